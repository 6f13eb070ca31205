"""核查提示: what in the cases looks odd, before somebody else finds it; hints only, never a bar (M15)."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby, pairwise
from typing import Any, Literal

from rapidfuzz import fuzz

from lawgov_desktop.progress import Progress
from lawgov_desktop.records import dates
from lawgov_desktop.records.fields import attached
from lawgov_desktop.records.record_type import Draft
from lawgov_desktop.registers.mediation.case_rules import state_of
from lawgov_desktop.storage.listing import Condition, ListQuery, drafts
from lawgov_desktop.storage.store import Store

HintKind = Literal["phone", "id_no", "text", "share", "before", "same_day", "no_scan"]
TITLES: Mapping[HintKind, str] = {
    "phone": "同一电话出现在多件案件",
    "id_no": "同一身份证号出现在多件案件",
    "text": "协议文字几乎相同",
    "share": "一个调委会占当月案件过多",
    "before": "协议日期早于受理日期",
    "same_day": "同一天集中结案",
    "no_scan": "书面协议没有扫描件",
}
"""What a hint is called, in the order they are told."""


@dataclass(frozen=True, slots=True)
class Limits:
    """From where on something is worth a hint; the names are those of the pack's numbers."""

    same_phone_cases: int = 3
    same_id_cases: int = 3
    text_likeness_percent: int = 90
    text_least_letters: int = 40
    """Shorter agreements are alike by nature."""
    committee_share_percent: int = 40
    share_least_cases: int = 8
    """A month with fewer cases says nothing about shares."""
    same_day_closings: int = 5


@dataclass(frozen=True, slots=True)
class CaseName:
    """A case as a hint names it."""

    uuid: str
    number: str
    party_names: str


@dataclass(frozen=True, slots=True)
class Hint:
    """One thing to look at, with the cases it speaks of and the threshold that made it a hint."""

    kind: HintKind
    what: str
    threshold: str
    cases: tuple[CaseName, ...]

    @property
    def title(self) -> str:
        return TITLES[self.kind]


def look(
    store: Store, first: date, last: date, limits: Limits | None = None, *, progress: Progress | None = None
) -> tuple[Hint, ...]:
    """The hints about the cases accepted from ``first`` to ``last``. Writes nothing."""
    span = (
        Condition("accepted_on", "from", dates.since(first)),
        Condition("accepted_on", "to", last.isoformat()),
    )
    cases = list(drafts(store, ListQuery("mediation_case", order="accepted_on", conditions=span)))
    committees = {
        uuid: store.names.title("committee", uuid)
        for uuid in {case["committee"] for case in cases if case.get("committee")}
    }
    return hints(cases, committees, limits, progress=progress)


def hints(
    cases: Iterable[Draft],
    committees: Mapping[str, str],
    limits: Limits | None = None,
    *,
    progress: Progress | None = None,
) -> tuple[Hint, ...]:
    """The hints about these cases, void numbers left out; ``committees`` are uuid → name."""
    set_limits = limits or Limits()
    kept = [case for case in cases if state_of(case) != "void"]
    found: list[Hint] = []
    for place, looking in enumerate((_numbers, _texts, _shares, _dates, _same_day, _scans)):
        if progress is not None:
            progress.step("正在核查", place, 6)
        found += looking(kept, committees, set_limits)
    order = list(TITLES)
    return tuple(sorted(found, key=lambda hint: (order.index(hint.kind), -len(hint.cases))))


def _name(case: Draft) -> CaseName:
    return CaseName(case["uuid"], case.get("number") or "", case.get("party_names") or "")


# --- one look each ---------------------------------------------------------------------------------------


def _numbers(cases: Sequence[Draft], committees: Mapping[str, str], limits: Limits) -> Iterator[Hint]:
    kinds: tuple[tuple[HintKind, str, int], ...] = (
        ("phone", "电话", limits.same_phone_cases),
        ("id_no", "身份证号", limits.same_id_cases),
    )
    for field, word, least in kinds:
        met: dict[str, dict[str, Draft]] = defaultdict(dict)
        names: dict[str, Counter[str]] = defaultdict(Counter)
        for case in cases:
            for party in case.get("parties") or ():
                for value in filter(None, re.split("[、,，;；\\s]+", party.get(field) or "")):
                    met[value.upper()][case["uuid"]] = case
                    names[value.upper()][party.get("name") or ""] += 1
        for value, held in met.items():
            if len(held) >= least:
                who = "、".join(name for name, _ in names[value].most_common(3) if name)
                ending = value[-4:]
                yield Hint(
                    field,
                    f"{word}尾号 {ending}（{who}）出现在 {len(held)} 件案件里",
                    f"达到 {least} 件提示",
                    tuple(map(_name, held.values())),
                )


def _texts(cases: Sequence[Draft], committees: Mapping[str, str], limits: Limits) -> Iterator[Hint]:
    texts = [(_agreement_text(case), case) for case in cases]
    texts = [(text, case) for text, case in texts if len(text) >= limits.text_least_letters]
    for group in alike([text for text, _ in texts], limits.text_likeness_percent):
        held = [texts[place][1] for place in group]
        yield Hint(
            "text",
            f"{len(held)} 件案件的协议文字几乎相同：{texts[group[0]][0][:24]}…",
            f"相同程度达到 {limits.text_likeness_percent}% 提示",
            tuple(map(_name, held)),
        )


_NOT_SAID = re.compile(r"\W+")


def _agreement_text(case: Draft) -> str:
    """Facts and terms without punctuation: two disputes may well end alike, but not begin alike too."""
    if case.get("result") != "agreed":
        return ""
    return _NOT_SAID.sub("", f"{case.get('facts') or ''}{case.get('terms') or ''}")


def alike(texts: Sequence[str], percent: int) -> list[list[int]]:
    """Groups of places whose texts are alike by at least ``percent`` (indel ratio), each with two or more.

    Equal texts are put together first. Of the others only those are compared whose lengths and letter
    pairs leave the ratio possible: d insertions and deletions change at most 3·d pairs, so a pair of texts
    whose sets of pairs differ more cannot be alike. Five thousand agreements take seconds.
    """
    equal: dict[str, list[int]] = defaultdict(list)
    for place, text in enumerate(texts):
        equal[text].append(place)
    distinct = sorted(equal, key=len)
    signs = [_pairs(text) for text in distinct]
    root = list(range(len(distinct)))

    def find(place: int) -> int:
        while root[place] != place:
            root[place] = root[root[place]]
            place = root[place]
        return place

    apart = 100 - percent
    for place, text in enumerate(distinct):
        size, sign = len(text), signs[place]
        for other in range(place + 1, len(distinct)):
            both = size + len(distinct[other])
            if (len(distinct[other]) - size) * 100 > both * apart:
                break
            if (sign ^ signs[other]).bit_count() * 100 > 3 * both * apart:
                continue
            if fuzz.ratio(text, distinct[other], score_cutoff=percent):
                root[find(other)] = find(place)
    groups: dict[int, list[int]] = defaultdict(list)
    for place, text in enumerate(distinct):
        groups[find(place)] += equal[text]
    return [sorted(group) for group in groups.values() if len(group) > 1]


def _pairs(text: str) -> int:
    """The neighbouring letter pairs of a text as bits of one number; pairs may share a bit."""
    sign = 0
    for first, second in pairwise(text):
        sign |= 1 << ((ord(first) * 31 + ord(second)) % 509)
    return sign


def _shares(cases: Sequence[Draft], committees: Mapping[str, str], limits: Limits) -> Iterator[Hint]:
    dated = sorted((case for case in cases if len(case.get("accepted_on") or "") >= 7), key=_month)
    for month, held in groupby(dated, key=_month):
        of_month = list(held)
        if len(of_month) < limits.share_least_cases:
            continue
        by_committee: dict[str, list[Draft]] = defaultdict(list)
        for case in of_month:
            by_committee[case.get("committee") or ""].append(case)
        if len(by_committee) < 2:
            continue
        for committee, own in by_committee.items():
            if committee and len(own) * 100 > len(of_month) * limits.committee_share_percent:
                name = committees.get(committee, "")
                yield Hint(
                    "share",
                    f"{dates.show_date(month)}{name}受理 {len(own)} 件，占当月 {len(of_month)} 件的"
                    f" {len(own) * 100 // len(of_month)}%",
                    f"超过 {limits.committee_share_percent}% 提示，当月至少 {limits.share_least_cases} 件",
                    tuple(map(_name, own)),
                )


def _month(case: Mapping[str, Any]) -> str:
    return str(case["accepted_on"])[:7]


def _dates(cases: Sequence[Draft], committees: Mapping[str, str], limits: Limits) -> Iterator[Hint]:
    early = []
    for case in cases:
        accepted, agreed = dates.first_day(case.get("accepted_on")), dates.last_day(case.get("agreement_on"))
        if accepted and agreed and agreed < accepted:
            early.append(case)
    if early:
        yield Hint(
            "before",
            f"{len(early)} 件案件的协议达成日期早于受理日期",
            "有一件就提示",
            tuple(map(_name, early)),
        )


def _same_day(cases: Sequence[Draft], committees: Mapping[str, str], limits: Limits) -> Iterator[Hint]:
    by_day: dict[str, list[Draft]] = defaultdict(list)
    for case in cases:
        if case.get("closed_on") and len(case["closed_on"]) == 10:
            by_day[case["closed_on"]].append(case)
    for day, held in sorted(by_day.items()):
        if len(held) >= limits.same_day_closings:
            yield Hint(
                "same_day",
                f"{day} 一天结案 {len(held)} 件",
                f"达到 {limits.same_day_closings} 件提示",
                tuple(map(_name, held)),
            )


def _scans(cases: Sequence[Draft], committees: Mapping[str, str], limits: Limits) -> Iterator[Hint]:
    bare = [
        case
        for case in cases
        if case.get("agreement_form") == "written"
        and state_of(case) in ("closed", "archived")
        and not attached(case.get("attachments"))
    ]
    if bare:
        yield Hint(
            "no_scan",
            f"{len(bare)} 件已结案的书面协议没有附扫描件，看不到签名和印章",
            "有一件就提示",
            tuple(map(_name, bare)),
        )
