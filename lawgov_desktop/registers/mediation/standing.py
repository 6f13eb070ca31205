"""How many committees and mediators there are on any past day: 22 委员会 + 1 行业, 兼职 22, 专职 4 (M17)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from lawgov_desktop.records.names import name_key
from lawgov_desktop.records.record_type import Draft
from lawgov_desktop.registers.terms import in_force

SEAT_ROLES = frozenset(("director", "deputy", "member"))
"""主任, 副主任 and 委员 are elected to the committee (§8, §9); 聘任调解员 are engaged by it (§13)."""
INDUSTRY_KINDS = frozenset(("industry", "regional", "social"))


@dataclass(frozen=True, slots=True)
class CommitteesOn:
    """The committees in being on a day."""

    day: date
    by_kind: Mapping[str, tuple[Draft, ...]]
    """Code of ``committee_kind`` ("" where none was chosen) → the committees."""
    undated: tuple[Draft, ...]
    """Counted as in being because no 设立日期 is known."""

    @property
    def total(self) -> int:
        return sum(len(rows) for rows in self.by_kind.values())

    @property
    def industry(self) -> int:
        """行业性专业性、区域性 and other social bodies; the others are ``total - industry``."""
        return sum(len(rows) for kind, rows in self.by_kind.items() if kind in INDUSTRY_KINDS)

    def count(self, kind: str) -> int:
        return len(self.by_kind.get(kind, ()))


@dataclass(frozen=True, slots=True)
class MediatorsOn:
    """The mediators in post on a day; every list holds each person once.

    ``full_time``, ``part_time`` and ``unsaid`` part all persons in post: one who is full-time anywhere is
    full-time. ``seated`` sit on a committee, ``engaged_only`` are engaged and sit on none: the law counts
    both as mediators (§13), the seed's "调解员 26 人" plainly does not count every 委员.
    """

    day: date
    full_time: tuple[Draft, ...]
    part_time: tuple[Draft, ...]
    unsaid: tuple[Draft, ...]
    seated: tuple[Draft, ...]
    engaged_only: tuple[Draft, ...]
    by_role: Mapping[str, int]
    undated: tuple[Draft, ...]
    """In post by a post without 任职日期."""

    @property
    def total(self) -> int:
        return len(self.full_time) + len(self.part_time) + len(self.unsaid)


def committees_on(drafts: Iterable[Draft], day: date) -> CommitteesOn:
    """Which committees were in being on ``day``, by kind."""
    by_kind: dict[str, list[Draft]] = {}
    undated = []
    for draft in drafts:
        if in_force(draft, day):
            by_kind.setdefault(draft.get("kind") or "", []).append(draft)
            if not draft.get("valid_from"):
                undated.append(draft)
    return CommitteesOn(day, {kind: tuple(rows) for kind, rows in by_kind.items()}, tuple(undated))


def mediators_on(drafts: Iterable[Draft], day: date, *, committee: str | None = None) -> MediatorsOn:
    """Who was in post on ``day``, of one committee or of all; a person with two cards counts once by ID."""
    persons: dict[str, Draft] = {}
    posts: dict[str, list[Draft]] = {}
    for number, draft in enumerate(drafts):
        held = [
            post
            for post in draft.get("posts") or ()
            if in_force(post, day) and committee in (None, post.get("committee"))
        ]
        if held:
            key = _person(draft, number)
            persons.setdefault(key, draft)
            posts.setdefault(key, []).extend(held)

    def those(answers: Iterable[str]) -> tuple[Draft, ...]:
        return tuple(persons[key] for key in answers)

    employed = {key: {post.get("employment") for post in held} for key, held in posts.items()}
    seats = {key for key, held in posts.items() if any(post.get("role") in SEAT_ROLES for post in held)}
    full = [key for key, kinds in employed.items() if "full_time" in kinds]
    part = [key for key, kinds in employed.items() if "part_time" in kinds and "full_time" not in kinds]
    said = {*full, *part}
    engaged = [
        key
        for key, held in posts.items()
        if key not in seats and any(post.get("role") == "engaged" for post in held)
    ]
    return MediatorsOn(
        day=day,
        full_time=those(full),
        part_time=those(part),
        unsaid=those(key for key in persons if key not in said),
        seated=those(key for key in persons if key in seats),
        engaged_only=those(engaged),
        by_role=Counter(
            role for held in posts.values() for role in {post.get("role") or "" for post in held}
        ),
        undated=those(key for key, held in posts.items() if any(not post.get("valid_from") for post in held)),
    )


def _person(draft: Draft, number: int) -> str:
    """Two cards of one person are known by the ID; without it a card is a person."""
    if draft.get("id_no"):
        return f"{name_key(draft.get('name') or '')}/{draft['id_no']}"
    return str(draft.get("uuid") or number)


def in_words(committees: CommitteesOn, mediators: MediatorsOn) -> list[str]:
    """The answer as a report would put it, with what is counted: definitions travel with numbers."""
    others = committees.total - committees.industry
    lines = [
        f"{committees.day.isoformat()} 在册："
        f"人民调解委员会 {others} 个，行业性专业性调委会 {committees.industry} 个。",
        f"兼职调解员 {len(mediators.part_time)} 名，专职调解员 {len(mediators.full_time)} 名"
        + (f"，未注明专兼职 {len(mediators.unsaid)} 名。" if mediators.unsaid else "。"),
        f"口径：每人只计一次，任一职务为专职即计为专职；其中调委会委员 {len(mediators.seated)} 名，"
        f"只受聘任的 {len(mediators.engaged_only)} 名。起止日期在内、截止日当天不再计入。",
    ]
    undated = len(committees.undated) + len(mediators.undated)
    if undated:
        lines.append(f"有 {undated} 条没有填起始日期，按一直在册计。")
    return lines
