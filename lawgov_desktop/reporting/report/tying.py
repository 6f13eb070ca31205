"""Which number of last year's report may be tied to which figure, and what holds that back.

A number tied to the wrong figure is worse than one left as it stood: a tie needs words that can mean nothing
else, and nothing about them that speaks of another time, another place, a plan or a sum of several things.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final, Literal

from rapidfuzz import fuzz

from lawgov_desktop.reporting.checks_chapters import is_about_next_year
from lawgov_desktop.reporting.number_meanings import meaning_of
from lawgov_desktop.reporting.report.answers import Answers, Said
from lawgov_desktop.reporting.report.shortcomings_of_text import is_about_shortcomings
from lawgov_desktop.reporting.report_numbers import Number, numbers
from lawgov_desktop.reporting.report_text import Line

Why = Literal["", "unknown", "doubt", "plan", "nearly", "zero", "claim", "none", "year"]
"""Why something of last year is left to a person; "" when nothing holds it back."""

MOST_PROPOSED: Final = 3

_OTHER_TIME: Final = re.compile(
    "去年|上年|往年|前年|历年|同期|近年|近[一二三四五六七八九十两几]年|[一二三四五六七八九十两几]年(?:来|间|以来)|上半年|下半年|"
    "季度|十[一二三四五]五|下一?步|明年|来年|今后|预计|将(?:要|于|在|开展|组织|召开)|"
    "(?<![0-9至到—–~-])(?<![至到—–~-][0-9])(?:[0-9]{1,2}|[一二三四五六七八九十]{1,2})月(?!底|末|31日|30日)"
)
_BETWEEN: Final = re.compile("[0-9]{1,2}月?[至到—–~-]+[0-9]{1,2}月")
_CARRIED: Final = re.compile("含[^。；]{0,8}(?:上年|去年|结转|往年|遗留)|结转|累计")
_OTHER_PLACE: Final = re.compile(
    "[㐀-鿿](?![各个政乡农全本镇等然和及的进])[㐀-鿿](?:村(?![级居（(])|社区(?!矫正)|派出所|法庭|中学|小学)|全县|全市|全省|上级"
)
_WITH_INDUSTRY: Final = re.compile("其中[^。；]{0,30}(?:行业|专业)")
_ACTED_ON: Final = (
    "培训|考核|考试|检查|抽查|表彰|评选|推荐|更换|补选|新增|新聘|续聘|选聘|调整|撤销|解聘|辞退|招录|招聘|慰问|组织|参加|参训|补贴|"
    "奖励|规范化|星级"
)
_FOR_ONE: Final = "因|引发|涉及|关于|土地|征收|拆迁|工伤|旁听|代理"
_BUT: Final[Mapping[str, re.Pattern[str]]] = {
    key: re.compile(words)
    for keys, words in (
        ("officers auxiliary_officers committees industry_committees part_time_mediators full_time_mediators"
         " legal_advisers", _ACTED_ON),
        ("lawsuits reconsiderations administrative_mediation", _FOR_ONE),
        ("mediation_cases", f"司法所|派出所|综治|信访|中心|法庭|{_FOR_ONE}"),
        ("market_day_events", "(?:赶集日|集日|逢集|集市)(?:等|[、和及与])"),
        ("joint_enforcement", "(?:与|会同|配合|联合(?!执法))[㐀-鿿]{2,}"),
        ("decisions normative_documents", "#.*(?:审[查核]|备案|清理|评估|听证|论证|征求)"),
        ("disclosed", "(?:通过|在|利用)[㐀-鿿“”]*(?:公众号|网站?|公开栏|平台|微信|宣传栏)"),
    )
    for key in keys.split()
}  # fmt: skip
"""Figure → words in the clause of its number (#) that make of it a part, or something done with some."""
_MUST_SAY: Final[Mapping[str, re.Pattern[str]]] = {
    "certificates_cancelled": re.compile("执法"),
    "law_studies": re.compile("学法|法》|法律|法规|法治|宪法|民法典|条例"),
}
"""Figure → what the clause (or the rest of the sentence) has to speak of."""
_DIGITS: Final = re.compile(
    "(?P<front>[ \u3000]*(?:达到)?[ \u3000]*)"
    "(?P<shown>(?P<number>[0-9][0-9,，]*|[一二两三四五六七八九十百千零〇]+)(?P<more>[余多])?)"
    "(?P<unit>[^0-9一二两三四五六七八九十百千万亿余多]*)"
)
_SAME_UNITS: Final = (
    frozenset("件起宗例"), frozenset(("次", "场", "场次", "期")), frozenset("名人位"), frozenset("个家处所"),
    frozenset("项条"), frozenset("份册本"),
)  # fmt: skip
_LIKE: Final = 60.0


@dataclass(frozen=True, slots=True)
class Judged:
    """A number of last year's report. ``key``: the figure it speaks of, or may speak of; or ""."""

    number: Number
    key: str
    why: Why


def judged(lines: Sequence[Line], about: int | None) -> list[Judged]:
    """Every counted thing of a report about the year ``about``, in reading order."""
    text_of = {line.number: line.text for line in lines}
    plans = lines_not_of_the_year(lines)
    found: list[Judged] = []
    for number in numbers(lines):
        key = meaning_of(number, text_of[number.line])
        why: Why = "" if key else "unknown"
        if number.line in plans:
            why = "plan"
        elif key and _held_back(number, key, text_of[number.line], about):
            why = "doubt"
        elif key and place_of_digits(number) is None:
            why = "nearly"
        found.append(Judged(number, key, why))
    return list(_consistent(found))


def place_of_digits(number: Number) -> tuple[int, int, bool] | None:
    """Start and end of 40余 of 40余次 in its line, and whether it says 余; None for 近50、1.2万、20—30."""
    one = _DIGITS.fullmatch(number.text)
    if one is None or number.high is not None or (number.nearly and not one["more"]):
        return None
    return number.start + one.start("shown"), number.start + one.end("shown"), bool(one["more"])


def proposals(number: Number, asked: Answers) -> list[Said]:
    """Figures of the same unit whose names are alike to the words about the number; the likeliest first."""
    words = f"{number.before[-18:]}{number.after[:12]}"
    scored = [
        (fuzz.partial_ratio(said.title, words), said)
        for said in asked.values()
        if said.value and _same_unit(said.unit, number.unit)
    ]
    best = sorted((one for one in scored if one[0] >= _LIKE), key=lambda one: -one[0])
    return [said for _, said in best[:MOST_PROPOSED]]


def _same_unit(one: str, other: str) -> bool:
    return bool(one) and (one == other or any({one, other} <= group for group in _SAME_UNITS))


def lines_not_of_the_year(lines: Sequence[Line]) -> frozenset[int]:
    """The lines of chapters on what is wanting, what is advised, what comes, what became of older things."""
    outer = inner = False
    found: set[int] = set()
    for line in lines:
        if line.kind == "heading" and line.level <= 2:
            words = re.sub(r"[\s,，、.．]", "", line.words or line.text[line.after :])
            other = bool(
                is_about_shortcomings(line)
                or is_about_next_year(words)
                or re.search("整改|建议$|努力方向", words)
            )
            outer, inner = (other, False) if line.level <= 1 else (outer, other)
        if outer or inner:
            found.add(line.number)
    return frozenset(found)


def _held_back(number: Number, key: str, text: str, about: int | None) -> bool:
    first = max((text.rfind(stop, 0, number.start) for stop in "。！？"), default=-1) + 1
    ends = [place for stop in "。！？" if (place := text.find(stop, number.end)) >= 0]
    before, after = text[first : number.start], text[number.end : min(ends, default=len(text))]
    clause, must = f"{number.before}#{number.after}", _MUST_SAY.get(key)
    years = {int(year) for year in re.findall("(20[0-9]{2})(?=[ \u3000]?年)", _unquoted(before))}
    return bool(
        _OTHER_TIME.search(_BETWEEN.sub("", _unquoted(before)))
        or _OTHER_PLACE.search(number.before)
        or years - {about}
        or _CARRIED.search(number.before)
        or _CARRIED.search(after[:24])
        or (key == "committees" and _WITH_INDUSTRY.search(after))
        or (key in _BUT and _BUT[key].search(clause))
        or (must is not None and not must.search(f"{number.before}{after}"))
    )


def _unquoted(text: str) -> str:
    """Without names of documents; “十四五” is a time like another."""
    return re.sub("《[^《》]*》|〔[^〔〕]*〕", "", text)


def _consistent(found: Sequence[Judged]) -> Iterator[Judged]:
    """Of a figure that is said to be 5 here and 4 there nobody knows which is meant."""
    values: dict[str, set[float]] = defaultdict(set)
    for one in found:
        if one.key and not one.why:
            values[one.key].add(one.number.value)
    for one in found:
        several = not one.why and len(values.get(one.key, ())) > 1
        yield replace(one, why="doubt") if several else one


REASONS: Final[Mapping[Why, str]] = {
    "unknown": "台账里没有对应的数字",
    "doubt": "说的可能是别的时间、范围，或几项合计",
    "plan": "是上年写的不足、安排或建议",
    "nearly": "“近、约、万、至”这样的写法不自动改",
    "zero": "台账里现在是 0",
    "claim": "与台账不符",
    "none": "上年没有，今年台账里有",
    "year": "写的是年份或日期",
}
"""Why each is left to a person, in words."""
