"""Checks of percentages: beyond a hundred, against the numbers beside them, shares and changes counted again.

A percentage is marked only when no pair of numbers of its sentence explains it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from lawgov_desktop.reporting.finding import Finding, found
from lawgov_desktop.reporting.report_numbers import Number
from lawgov_desktop.reporting.report_text import Line

CARRIED: Final = re.compile("结转|上年|去年|往年|历年|积案|遗留|以前")
"""What was there before the year: then more may be done than was received."""

_RATE: Final = re.compile(
    r"(?P<of>成功|办结|结案|化解|调解|调处|履行|出庭应诉|出庭|合格|通过|参考|参训|参加|覆盖|满意|知晓|达标|公开|按时办结|按期办结|完成|整改|回复|答复)率"
)
_DONE_WORDS: Final = {
    "成功": "成功|达成",
    "办结": "办结|完结|审结",
    "结案": "结案|办结|审结",
    "化解": "化解",
    "调处": "调处成功|化解",
    "履行": "履行",
    "出庭": "出庭",
    "出庭应诉": "出庭",
    "合格": "合格",
    "通过": "通过",
    "参考": "参考|参加考试",
    "按时办结": "按时办结",
    "按期办结": "按期办结",
    "整改": "整改|完成",
    "完成": "完成",
}
_NOT: Final = "(?<![未不无没])"
_WHOLE_WORDS: Final = re.compile(
    "受理|排查|办理|收到|承办|应[考诉参]|共|总|参加|参考|接到|登记|发现|列入|抽检|抽查|检测"
)
_SHARE: Final = re.compile(r"(?:^|[，,、（(])占(?:总数|总量|总人数|比|其中)?(?:的|约|为)?$")
_OTHER_BASE: Final = re.compile("全[省市县区镇乡国]|较|比|增|减|同期|上年|去年")
_CHANGE: Final = re.compile(
    r"^[，,](?:降幅|增幅|同比)?(?P<way>下降|减少|降低|增长|增加|上升|提高|压减|压缩|减|增)?了?(?:为|达|约)?$"
)
_TURNED: Final = re.compile(
    r"^[^，。；、]{0,12}?(?:减少|下降|降低|压减|压缩|精简|缩短|减|降|增加|增长|上升|提高|提升|扩大|增)(?:至|到|为)[^，。；、0-9]{0,6}$"
)
_FELL: Final = ("下降", "减少", "降低", "压减", "压缩", "减")
_FROM: Final = re.compile(r"[由从][^，。；、0-9]{0,14}$|[由从]20[0-9]{2}年[^，。；、0-9]{0,10}$")
_ABOVE_LAST: Final = re.compile(r"[，,（(](?:较|比|同比)(?:上年|去年)(?:同期)?的?[^，。；0-9]{0,8}$")
_DIFFERENCE: Final = re.compile(
    r"[，,（(](?:同比|较上年|比上年|较去年|比去年)(?P<way>增加|增长|上升|多|减少|下降|少)了?$"
)
_MOST: Final = 12
"""Numbers of one sentence looked back on."""


def percentages(line: Line, own: Sequence[Number]) -> Iterator[Finding]:
    """Everything about the percentages of a line; ``own`` are its numbers."""
    for place, number in enumerate(own):
        if number.unit != "%" or not number.exact:
            continue
        before = _before(own, place)
        words = list(_RATE.finditer(number.before))
        if words and not re.search("增|升|降|提高|超过", number.before[words[-1].end() :]):
            rate = words[-1]
            if number.value > 100 and rate["of"] != "完成":
                yield found(
                    line,
                    number.start,
                    number.end,
                    "percentage",
                    f"{rate[0]}不会超过100%，这里是{number.text.strip()}。",
                    todo="请重新计算。",
                )
            else:
                yield from _recounted(line, number, rate["of"], before)
        elif _SHARE.search(line.text[max(0, number.start - 12) : number.start]):
            yield from _share(line, number, before)
        elif before:
            yield from _change(line, number, before)


def _before(own: Sequence[Number], place: int) -> list[Number]:
    """The numbers before one in its sentence, percentages left out; at most ``_MOST``."""
    number = own[place]
    return [
        one
        for one in own[max(0, place - _MOST) : place]
        if one.unit != "%" and one.sentence == number.sentence
    ]


def _recounted(line: Line, number: Number, of: str, before: Sequence[Number]) -> Iterator[Finding]:
    """受理120件，调解成功114件，成功率95%: counted again where just two numbers stand before it."""
    done = _DONE_WORDS.get(of)
    if (
        done is None
        or len(before) != 2
        or before[0].unit != before[1].unit
        or CARRIED.search(number.sentence)
    ):
        return
    whole, part = before
    text = line.text
    if not (whole.exact and part.exact and whole.value and _WHOLE_WORDS.search(whole.before)):
        return
    between = text[whole.end : part.end] + part.after
    if re.search("[。；;]", text[whole.start : number.start]) or re.search(done, whole.before):
        return
    if re.search(f"{_NOT}(?:{done})", between):
        counted = part.value
    elif re.search(done, between):  # 不合格: what is left has the rate
        counted = whole.value - part.value
    else:
        return
    yield from _compared(line, number, counted, whole.value, (whole, part))


def _share(line: Line, number: Number, before: Sequence[Number]) -> Iterator[Finding]:
    """在编98名，持证86名，占87.8%: the number before is a part of one of those before it."""
    if len(before) < 2 or not before[-1].exact or not before[-1].unit:
        return
    part = before[-1]
    wholes = [one for one in before[:-1] if one.unit == part.unit and one.value >= part.value > 0]
    between = line.text[wholes[0].end : number.start] if wholes else ""
    if not wholes or not all(one.exact for one in wholes) or _OTHER_BASE.search(between):
        return
    if re.search("[。；;]", between) or not re.search("其中|中[，,]|[名人件起个户]中", between):
        return
    if any(_agrees(number, part.value, one.value) for one in wholes):
        return
    yield from _compared(line, number, part.value, wholes[-1].value, (wholes[-1], part))


def _change(line: Line, number: Number, before: Sequence[Number]) -> Iterator[Finding]:
    """由6次减至2次，降幅66.7%; 6件，比上年的4件增长50%; 120件，同比减少10件，下降7.7%."""
    text, last = line.text, before[-1]
    told = text[last.end : number.start]
    way = _CHANGE.match(told) or re.fullmatch(
        r"[，,]?(?:案件|人次)?(?P<way>增长|上升|增加|提高|下降|减少)了?(?:约)?", told
    )
    if way is None or len(before) < 2 or not last.exact or not before[-2].exact:
        return
    first = before[-2]
    if first.unit != last.unit or not last.unit or text[number.end : number.end + 3].startswith("以"):
        return
    middle = text[first.end : last.start]
    head = text[max(0, first.start - 24) : first.start]
    if told[0] in "，," and _TURNED.match(middle) and _FROM.search(head):
        old, new = first.value, last.value
    elif told[0] not in "，," and _ABOVE_LAST.search(middle):
        old, new = last.value, first.value
    elif told[0] in "，," and (one := _DIFFERENCE.search(middle)) and middle[0] in "，,（(":
        step = last.value if one["way"] in ("增加", "增长", "上升", "多") else -last.value
        old, new = first.value - step, first.value
    else:
        return
    if old <= 0:
        return
    said = way["way"]
    if said and (said in _FELL) != (new < old):
        return  # told by the words of another rule, or another thing is meant
    yield from _compared(line, number, abs(new - old), old, (first, last))


def _agrees(number: Number, part: float, whole: float) -> bool:
    """Rounded or cut off at the last place that is written."""
    return abs(part * 100 / whole - number.value) < 10.0 ** -_places(number) + 1e-9


def _places(number: Number) -> int:
    return len(number.text.split(".")[1].rstrip("%％‰ \u3000")) if "." in number.text else 0


def _compared(
    line: Line, number: Number, part: float, whole: float, of: tuple[Number, Number]
) -> Iterator[Finding]:
    if _agrees(number, part, whole):
        return
    places = _places(number)
    exact = part * 100 / whole
    right = f"{exact:.{places or 1}f}".rstrip("0").rstrip(".") if not places else f"{exact:.{places}f}"
    yield found(
        line,
        number.start,
        number.end,
        "percentage",
        f"{part:g}÷{whole:g}约为{right}%，这里写的是{number.text.strip()}。",
        why=f"前面写的是{of[0].text.strip()}和{of[1].text.strip()}。",
        todo="请核对三个数字。",
    )
