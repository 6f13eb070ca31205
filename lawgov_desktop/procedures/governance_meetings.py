"""How many meetings and law studies were planned and held in a year: 专题研究2次, 学法4次 (G01)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from lawgov_desktop.records import dates, several
from lawgov_desktop.records.record_type import Draft
from lawgov_desktop.registers.governance.composition import Composition, composition
from lawgov_desktop.storage.listing import Condition, ListQuery, drafts
from lawgov_desktop.storage.store import Store


@dataclass(frozen=True, slots=True)
class Attendance:
    """Who should have come and who did, over the sessions that say both."""

    sessions: int
    due: int
    present: int

    @property
    def per_mille(self) -> int | None:
        """Present of due in thousandths, halves up; None where nobody was due."""
        return (2000 * self.present + self.due) // (2 * self.due) if self.due else None

    def rate_text(self) -> str:
        """90.9%; — where nothing is known."""
        return "—" if self.per_mille is None else f"{self.per_mille // 10}.{self.per_mille % 10}%"


@dataclass(frozen=True, slots=True)
class KindOfMeeting:
    """The meetings of one kind in one year."""

    kind: str
    label: str
    planned: tuple[str, ...]
    """uuids of all that stood in the plan of the year, held or not."""
    held: tuple[str, ...]
    waiting: tuple[str, ...]
    """Planned, not held, not called off."""
    cancelled: tuple[str, ...]
    attendance: Attendance

    def in_words(self) -> str:
        """召开 2 次（计划 2 次）."""
        return f"召开 {len(self.held)} 次（计划 {len(self.planned)} 次）"


@dataclass(frozen=True, slots=True)
class YearOfMeetings:
    year: int
    as_of: date
    kinds: tuple[KindOfMeeting, ...]
    """In the order of the code list, only those with a meeting."""

    def of(self, kind: str) -> KindOfMeeting | None:
        return next((one for one in self.kinds if one.kind == kind), None)

    def held(self, kind: str) -> int:
        found = self.of(kind)
        return len(found.held) if found else 0


@dataclass(frozen=True, slots=True)
class YearOfStudy:
    """学法 of one year; a session counts once, a statute once however often it was studied."""

    year: int
    as_of: date
    planned: tuple[str, ...]
    held: tuple[str, ...]
    waiting: tuple[str, ...]
    cancelled: tuple[str, ...]
    statutes: tuple[str, ...]
    """Names without 《》, in the order they were first studied."""
    attendance: Attendance
    minutes: int
    """Length of all sessions that say it, in minutes."""
    tested: int
    """Sessions with a test."""

    def in_words(self) -> str:
        """学法 4 次（计划 4 次），学习《行政处罚法》…等 5 部法律法规."""
        named = "".join(f"《{name}》" for name in self.statutes)
        studied = f"，学习{named}共 {len(self.statutes)} 部法律法规" if self.statutes else ""
        return f"学法 {len(self.held)} 次（计划 {len(self.planned)} 次）{studied}"


def meetings_of(store: Store, year: int, as_of: date | None = None) -> YearOfMeetings:
    """Every kind of meeting with what was planned and held in ``year``, as known on ``as_of`` (today).

    A meeting counts for the year it was held in, or planned for; one dated after ``as_of`` is not held yet.
    """
    day = as_of or store.today()
    by_kind: dict[str, list[Draft]] = {}
    for draft in _in_year(store, "meeting", year):
        by_kind.setdefault(draft.get("kind") or "", []).append(draft)
    order = [code for code, _ in store.names.code_choices("meeting_kind")]
    kinds = sorted(by_kind, key=lambda code: order.index(code) if code in order else len(order))
    return YearOfMeetings(
        year,
        day,
        tuple(
            KindOfMeeting(
                code,
                store.names.code_label("meeting_kind", code) if code else "未写类型",
                *_parted(by_kind[code], "held_on", day),
                attendance_of(one for one in by_kind[code] if _was(one, "held_on", day)),
            )
            for code in kinds
        ),
    )


def studies_of(store: Store, year: int, as_of: date | None = None) -> YearOfStudy:
    """The law study of ``year``: sessions planned and held, distinct statutes, attendance."""
    day = as_of or store.today()
    every = _in_year(store, "law_study", year)
    held = [draft for draft in every if _was(draft, "studied_on", day)]
    held.sort(key=lambda draft: str(draft.get("studied_on")))
    statutes = dict.fromkeys(name for draft in held for name in several.parts(draft.get("statutes")))
    return YearOfStudy(
        year,
        day,
        *_parted(every, "studied_on", day),
        statutes=tuple(statutes),
        attendance=attendance_of(held),
        minutes=sum(draft.get("duration") or 0 for draft in held),
        tested=sum(draft.get("test_held") == 1 for draft in held),
    )


def attendance_of(sessions: Iterable[Draft]) -> Attendance:
    """The sums over sessions that give both 应到 and 实到; the others would bend the rate."""
    told = [one for one in sessions if one.get("due") and one.get("present") is not None]
    return Attendance(len(told), sum(one["due"] for one in told), sum(one["present"] for one in told))


def groups_on(store: Store, day: date) -> tuple[Composition, ...]:
    """Every leading group in being on ``day``, as it was composed then (G05)."""
    found = (composition(draft, day) for draft in drafts(store, ListQuery("leading_group")))
    return tuple(one for one in found if one.in_being)


def _in_year(store: Store, kind: str, year: int) -> list[Draft]:
    return list(drafts(store, ListQuery(kind, order="id", conditions=(Condition("year", "is", year),))))


def _was(draft: Draft, field: str, day: date) -> bool:
    """Held, and not after ``day``; a date of a month or a year is taken at its first day."""
    held = dates.first_day(draft.get(field))
    return not draft.get("cancelled") and held is not None and held <= day


def _parted(
    sessions: Iterable[Draft], field: str, day: date
) -> tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...], tuple[str, ...]]:
    """uuids of the planned, the held, those still waiting and those called off."""
    planned, held, waiting, cancelled = [], [], [], []
    for draft in sessions:
        uuid = str(draft["uuid"])
        was = _was(draft, field, day)
        # Held without ever standing in a plan is no plan kept: it counts as held alone.
        if draft.get("planned_on") or not draft.get(field):
            planned.append(uuid)
        if was:
            held.append(uuid)
        elif draft.get("cancelled"):
            cancelled.append(uuid)
        else:
            waiting.append(uuid)
    return tuple(planned), tuple(held), tuple(waiting), tuple(cancelled)
