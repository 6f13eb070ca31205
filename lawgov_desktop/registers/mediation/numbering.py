"""Case numbers: the pattern of a committee, the series a case counts in, and the check for gaps."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from lawgov_desktop.records import dates
from lawgov_desktop.records.record_type import Draft, Lookup
from lawgov_desktop.records.text import half_width

DEFAULT_PATTERN = "〔{年}〕{代字}人调字第{序号:04}号"
"""Year in 六角括号 as on official papers (GB/T 9704—2012, 7.2.5), the sequence as on the dossier form."""

_PLACE = re.compile(r"\{([^{}:]*)(?::0([1-9]))?\}")
_KNOWN = frozenset(("年", "代字", "类", "序号"))
_COMMITTEE = re.compile("人民调解委员会$|调解委员会$|调委会$")
_LAST_NUMBER = re.compile(r"([0-9]+)(?=[^0-9]*$)")


@dataclass(frozen=True, slots=True)
class SeriesCheck:
    """What is wrong in one series: numbers that are missing, and numbers that stand more than once."""

    series: str
    missing: tuple[int, ...]
    repeated: tuple[int, ...]
    unreadable: tuple[str, ...] = ()

    @property
    def sound(self) -> bool:
        return not (self.missing or self.repeated or self.unreadable)

    def __str__(self) -> str:
        said = []
        if self.missing:
            said.append("缺号：" + "、".join(_spans(self.missing)))
        if self.repeated:
            said.append("重号：" + "、".join(str(number) for number in self.repeated))
        if self.unreadable:
            said.append("看不出序号：" + "、".join(self.unreadable))
        return "；".join(said) or "没有缺号和重号"


def number_text(pattern: str | None, *, year: int, office: str, sequence: int, kind: str = "") -> str:
    """The number as written: the default pattern, 2025, 龙潭 and 12 give 〔2025〕龙潭人调字第0012号."""
    values = {"年": str(year), "代字": office, "类": kind}

    def fill(place: re.Match[str]) -> str:
        if place[1] == "序号":
            return str(sequence).zfill(int(place[2] or 1))
        return values[place[1]]

    return _PLACE.sub(fill, pattern or DEFAULT_PATTERN)


def pattern_fault(pattern: str | None) -> str:
    """Why a pattern cannot be used, in Chinese; "" for a good one or for none."""
    if not pattern:
        return ""
    places = _PLACE.findall(pattern)
    for name, digits in places:
        if name not in _KNOWN:
            return f"案号格式里的“{{{name}}}”不认识"
        if digits and name != "序号":
            return f"只有序号可以补零，“{{{name}:0{digits}}}”不行"
    if "{" in _PLACE.sub("", pattern) or "}" in _PLACE.sub("", pattern):
        return "案号格式里的花括号不成对"
    names = [name for name, _ in places]
    if names.count("序号") != 1:
        return "案号格式里要有一个 {序号}"
    return "" if "年" in names else "案号格式里要有 {年}，各年的案号才不会相同"


def office_word(committee: Draft) -> str:
    """The 代字 of a committee; without one its name, so that two committees never share a number."""
    return committee.get("short_name") or _COMMITTEE.sub("", committee.get("name") or "")


MOST_SETS: Final = 100
"""Sets of blank forms in a batch: what is carried to a village at once."""


def set_number(batch: str, serial: int) -> str:
    """The 预印编号 of one set: 〔2025〕河东预第2批-07."""
    return f"{batch}-{serial:02}"


def batch_of(form_number: str) -> str:
    """The number of the batch a 预印编号 belongs to; "" for a text that is none."""
    return half_width(form_number).rpartition("-")[0].strip()


def case_series(draft: Draft, names: Lookup) -> str | None:
    """``<committee uuid>/<year>``, with ``/口`` for oral agreements where the pattern tells them apart.

    None while the case is not accepted: a number is given at acceptance, in the year of acceptance.
    """
    year = dates.year_of(draft.get("accepted_on"))
    committee = draft.get("committee")
    if year is None or not committee or draft.get("not_accepted_reason"):
        return None
    kind = _kind(draft)
    apart = kind and "{类}" in (_committee(draft, names).get("number_pattern") or "")
    return f"{committee}/{year}/{kind}" if apart else f"{committee}/{year}"


def case_number(draft: Draft, sequence: int, names: Lookup) -> str:
    """The number of an accepted case, by the pattern of its committee."""
    committee = _committee(draft, names)
    return number_text(
        committee.get("number_pattern"),
        year=dates.year_of(draft.get("accepted_on")) or 0,
        office=office_word(committee),
        sequence=sequence,
        kind=_kind(draft),
    )


def gaps(numbers: Iterable[tuple[str, str]]) -> list[SeriesCheck]:
    """缺号/重号 check of ``(series, number as written)``, cancelled numbers included; one result a series.

    The sequence is the last run of digits (第0012号 → 12). Every series is expected to begin with 1.
    """
    series: dict[str, list[str]] = defaultdict(list)
    for name, text in numbers:
        series[name].append(text)
    return [_check(name, texts) for name, texts in sorted(series.items())]


def case_number_checks(cases: Iterable[Draft], names: Lookup) -> list[SeriesCheck]:
    """The 缺号/重号 check of a book's cases, each series called by its committee and year (M02)."""

    def numbered() -> Iterator[tuple[str, str]]:
        for case in cases:
            series = case_series(case, names) if case.get("number") else None
            if series:
                committee, _, rest = series.partition("/")
                yield f"{names.title('committee', committee)} {rest}", case["number"]

    return gaps(numbered())


def _check(name: str, texts: list[str]) -> SeriesCheck:
    found = [(text, _LAST_NUMBER.search(half_width(text))) for text in texts]
    counted = Counter(int(match[1]) for _, match in found if match)
    # A mistyped 第20250012号 would else list twenty million gaps: what lies far beyond is called unreadable.
    farthest = 20 * len(texts) + 1000
    reachable = {number for number in counted if 0 < number <= farthest}
    odd = [text for text, match in found if match is None or int(match[1]) not in reachable]
    return SeriesCheck(
        series=name,
        missing=tuple(n for n in range(1, max(reachable, default=0) + 1) if n not in reachable),
        repeated=tuple(sorted(number for number in reachable if counted[number] > 1)),
        unreadable=tuple(odd),
    )


def _spans(numbers: tuple[int, ...]) -> list[str]:
    """1, 2, 3, 7 → 1–3, 7."""
    spans: list[list[int]] = []
    for number in numbers:
        if spans and number == spans[-1][-1] + 1:
            spans[-1] = [spans[-1][0], number]
        else:
            spans.append([number])
    return [str(span[0]) if len(span) == 1 else f"{span[0]}–{span[-1]}" for span in spans]


def _kind(draft: Draft) -> str:
    return "口" if draft.get("agreement_form") == "oral" else ""


def _committee(draft: Draft, names: Lookup) -> Draft:
    """What the committee of a case says about numbers."""
    uuid = str(draft.get("committee") or "")
    found = {name: names.value("committee", uuid, name) for name in ("short_name", "number_pattern")}
    return {**found, "name": names.title("committee", uuid)}
