"""The numbers of a report with their sentences (features R10): value, unit, place, and the words around them.

Years, article numbers and slogans (四个意识) are not counted things and are left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final, Literal

from lawgov_desktop.reporting.report_text import HAN, Line

Nearly = Literal["", "余", "近", "约", "超", "以上"]

_UNITS: Final = (
    "万元|亿元|千元|元|亩|公里|平方米|人次|场次|户次|件次|批次|车次|个百分点|个|名|人|位|件|起|次|场|期|项|条|份|"
    "户|家|处|所|支|批|篇|部|册|本|张|辆|台|套|宗|例|对|块|幅|天|小时|学时|课时|分|遍|轮|类|种|届|村"
)
_DIGITS: Final = (
    r"[0-9]{1,3}(?:[,，][0-9]{3})+(?![0-9])|(?<![0-9.])[1-9][0-9]{0,2}(?: [0-9]{3})+(?![0-9])"
    r"|[0-9]+(?:\.[0-9]+)?"
)
"""Thousands may be parted by a comma or by a thin space (GB/T 15835—2011)."""
_HAN_DIGITS: Final = "[一二两三四五六七八九十百千零〇]{1,7}"
_NUMBER: Final = re.compile(
    rf"(?P<front>近|约|超过|超|逾|达到)?[ \u3000]?(?:"
    rf"(?P<low>{_DIGITS})[ \u3000]?(?:(?P<range>[-—–~～至到]+)[ \u3000]?(?P<high>{_DIGITS}))?"
    rf"[ \u3000]?(?P<tens>[百千]?[万亿]|[百千])?(?P<more>余|多(?!元化))?(?P<tens2>万)?"
    rf"[ \u3000]?(?P<unit>{_UNITS}|[%％‰])?(?P<behind>以上|余)?"
    rf"|(?P<han>{_HAN_DIGITS})(?P<more2>余|多)?(?P<unit2>名|人次|场次|件|起|场|期|份|次|户|人)"
    rf"(?=[{HAN}]*[，。；、,;]|$)"
    rf"|百分之(?P<percent>{_HAN_DIGITS}|[0-9.]+))"
)
_NO_COUNT: Final = re.compile(
    r"^[ \u3000]?(?:年|月|日|号|时(?!间|长)|点(?!位)|款|章|节|条(?=规定|、|的|之)|届|中全会|楼|栋|室|级|"
    "周年|世纪)"
)
_BEFORE_NO_COUNT: Final = re.compile(
    r"(?:第|[A-Za-z〔\[【]|[0-9][.．/:：-]|电话[:：]?|号码[:：]?|编号[:：]?|[-/])$"
)
_TENS: Final = {"百": 100, "千": 1000, "万": 10**4, "百万": 10**6, "千万": 10**7, "亿": 10**8, "十万": 10**5}
_HAN_VALUE: Final = {sign: value for value, sign in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
_LONGEST_CLAUSE, _LONGEST_SENTENCE = 200, 1_000  # characters; a text without stops must not take forever
_CLAUSE: Final = "，。；：！？,;:!?（）()\n\t"
_QUOTES: Final = re.compile(r"《[^《》]*》|〔[^〔〕]*〕")
_NEAR: Final[dict[str, Nearly]] = {
    "余": "余",
    "多": "余",
    "近": "近",
    "约": "约",
    "超过": "超",
    "超": "超",
    "逾": "超",
    "以上": "以上",
}


@dataclass(frozen=True, slots=True)
class Number:
    """A counted thing in a report; ``line.text[start:end]`` is the number with its unit."""

    line: int
    start: int
    end: int
    text: str
    value: float
    """As written: 3.5万元 is 35000 of 元; a percentage is 95.0 of %."""
    unit: str
    nearly: Nearly
    """余: more than ``value``; 近: less; empty when exact."""
    high: float | None
    """The upper end of a range."""
    before: str
    """The words of its clause before it."""
    after: str
    """The words of its clause after it."""
    sentence: str

    @property
    def exact(self) -> bool:
        """Whether the report gives just this number."""
        return not self.nearly and self.high is None

    def agrees_with(self, count: int) -> bool:
        """Whether a count may be written like this: 40余 for 41 to 49, 近50 for less than 50."""
        if self.high is not None:
            return self.value <= count <= self.high
        if self.nearly == "余":
            step = _step(self.value)
            return self.value < count < self.value + step if step > 1 else count >= self.value
        if self.nearly == "近":
            return self.value * 0.8 <= count <= self.value
        if self.nearly in ("超", "以上"):
            return count >= self.value
        if self.nearly == "约":
            return abs(count - self.value) <= self.value * 0.1
        return count == self.value


def numbers(lines: Sequence[Line]) -> list[Number]:
    """Every counted thing of the report in reading order."""
    return [
        number for line in lines if line.kind in ("body", "heading", "table") for number in numbers_of(line)
    ]


def numbers_of(line: Line) -> Iterator[Number]:
    """The counted things of one line."""
    quoted = within(_QUOTES, line.text)
    begin = line.after if line.level else 0
    for one in _NUMBER.finditer(line.text, begin):
        start = one.start("low") if one["low"] else one.start()
        if quoted[start] or _NO_COUNT.match(line.text[_digits_end(one) : _digits_end(one) + 8]):
            continue
        if _BEFORE_NO_COUNT.search(line.text[max(0, start - 8) : start]):
            continue
        number = _number(line, one)
        if number is not None:
            yield number


def within(shape: re.Pattern[str], text: str) -> bytearray:
    """Which characters of a text lie within what has this shape."""
    covered = bytearray(len(text))
    for one in shape.finditer(text):
        covered[one.start() : one.end()] = b"\1" * (one.end() - one.start())
    return covered


def clause(text: str, start: int, end: int) -> tuple[str, str]:
    """The words before and after a place up to the next marks."""
    first, last = _around(text, start, end, _CLAUSE, _LONGEST_CLAUSE)
    return text[first:start], text[end:last]


def sentence_of(text: str, at: int) -> str:
    """The sentence around a place."""
    first, last = _around(text, at, at, "。！？!?\n", _LONGEST_SENTENCE)
    return text[first : last + 1].strip(" \u3000")


def _around(text: str, start: int, end: int, stops: str, most: int) -> tuple[int, int]:
    """Where what stands between two stops begins and ends; no farther away than ``most`` characters."""
    least, farthest = max(0, start - most), min(len(text), end + most)
    first = max(text.rfind(sign, least, start) for sign in stops) + 1
    rights = [place for sign in stops if (place := text.find(sign, end, farthest)) >= 0]
    return first or least, min(rights, default=farthest)


def _digits_end(one: re.Match[str]) -> int:
    """Where the digits end: 2021 of 2021年."""
    for name in ("more", "tens", "high", "low"):
        if one["low"] and one[name]:
            return one.end(name)
    return one.end()


def _number(line: Line, one: re.Match[str]) -> Number | None:
    high: float | None = None
    if one["percent"]:
        value, unit = _plain(one["percent"]), "%"
        more = ""
    elif one["han"]:
        if re.match("性|一|又一", line.text[one.end() : one.end() + 2]) or line.text.endswith(
            one[0], 0, one.start()
        ):
            return None  # 一次性, 一件一件
        value, unit, more = _plain(one["han"]), one["unit2"], one["more2"] or ""
    else:
        times = _TENS.get(one["tens"] or "", 1) * (10**4 if one["tens2"] else 1)
        unit = (one["unit"] or "").replace("％", "%")
        if one["unit"] in ("万元", "亿元", "千元"):
            times *= {"万": 10**4, "亿": 10**8, "千": 1000}[one["unit"][0]]
            unit = "元"
        value = float(re.sub("[,， ]", "", one["low"])) * times
        if one["high"]:
            high = float(re.sub("[,， ]", "", one["high"])) * times
        more = one["more"] or one["behind"] or ""
        if not unit and not one["tens"] and not one["more"]:
            return None  # 2021, 110: a number without a unit counts nothing
    if value is None:
        return None
    nearly = _NEAR.get(more) or _NEAR.get(one["front"] or "", "")
    start = one.start()
    before, after = clause(line.text, start, one.end())
    return Number(
        line.number,
        start,
        one.end(),
        one[0],
        value,
        unit,
        nearly,
        high,
        before,
        after,
        sentence_of(line.text, start),
    )


def _plain(text: str) -> float | None:
    """三百二十 → 320; None for what is no number."""
    if re.fullmatch(r"[0-9]+(?:\.[0-9]+)?", text):
        return float(text)
    total, digit = 0, 0
    seen = False
    for sign in text:
        if sign in _HAN_VALUE:
            digit, seen = _HAN_VALUE[sign], True
        elif sign in "十百千":
            total += (digit or 1) * {"十": 10, "百": 100, "千": 1000}[sign]
            digit, seen = 0, True
        else:
            return None
    return float(total + digit) if seen else None


def _step(value: float) -> float:
    """What 余 leaves open: 10 after 40, 100 after 300, 1 after 45."""
    step = 1.0
    while value and value % (step * 10) == 0:
        step *= 10
    return step
