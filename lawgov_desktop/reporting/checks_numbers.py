"""Checks of numbers: against the registers, against each other, parts against the whole, percentages."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Final

from lawgov_desktop.reporting.figures import Answered
from lawgov_desktop.reporting.finding import Finding, found
from lawgov_desktop.reporting.number_meanings import meant
from lawgov_desktop.reporting.report_numbers import Number, numbers, numbers_of
from lawgov_desktop.reporting.report_text import Line

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
_WHOLE_WORDS: Final = re.compile("受理|排查|办理|收到|承办|应[考诉参]|共|总|参加|参考|接到|登记|发现|列入")
_MOST_PARTS: Final = 12
_CARRIED: Final = re.compile("结转|上年|去年|往年|历年|积案|遗留|以前")
_EXCLUSIVE: Final = (
    (re.compile("专职"), re.compile("兼职")),
    (re.compile("调解成功|达成协议|成功"), re.compile("未成功|不成功|未达成|失败")),
    (re.compile("(?<!未)(?<!已)办结|已办结"), re.compile("未办结|正在办理|在办")),
    (re.compile("口头协议"), re.compile("书面协议")),
    (re.compile("男"), re.compile("女")),
)


def numbers_checked(
    lines: Sequence[Line], figures: Mapping[str, Answered] | None = None
) -> Iterator[Finding]:
    """Everything about numbers; with ``figures`` also against the registers."""
    by_number = {line.number: line for line in lines}
    said: dict[str, Number] = {}
    for one in meant(lines):
        number, line = one.number, by_number[one.number.line]
        counted = figures.get(one.figure) if figures else None
        if counted is not None and not number.agrees_with(counted.value):
            yield _differs(line, number, counted)
        first = said.setdefault(one.figure, number)
        if first is not number and _contradict(first, number):
            yield found(
                line,
                number.start,
                number.end,
                "numbers",
                f"同一个数字前后不一致：这里是“{number.text.strip()}”，第{first.line}行是“{first.text.strip()}”。",
                todo="请核对哪一个是对的，改成一致。",
                figure=one.figure,
            )
    for line in lines:
        if line.kind in ("body", "heading"):
            yield from _percentages(line)
            yield from _parts(line)
            yield from _year_on_year(line)
    yield from _several_ways(lines)


def _differs(line: Line, number: Number, counted: Answered) -> Finding:
    figure = counted.figure
    what = f"报告写“{number.text.strip()}”，台账里{figure.title}是{counted.value}{figure.unit}。"
    if not counted.value:
        what = f"报告写“{number.text.strip()}”，台账里没有登记{figure.title}，无法核对。"
    instead = ""
    if counted.value and number.exact and re.match(r"[0-9]+", number.text):
        instead = re.sub(r"^[0-9,，]+", str(counted.value), number.text)
    return found(
        line,
        number.start,
        number.end,
        "figure",
        what,
        why=f"口径：{figure.rule}。",
        todo="请核对报告和台账；台账有漏登的请补登。",
        instead=instead,
        figure=figure.key,
    )


def _contradict(first: Number, now: Number) -> bool:
    if first.exact and now.exact:
        return first.value != now.value
    if first.exact:
        return not now.agrees_with(int(first.value))
    if now.exact:
        return not first.agrees_with(int(now.value))
    return False


def _several_ways(lines: Sequence[Line]) -> Iterator[Finding]:
    """The same dozen words before the same unit, and another number behind them."""
    seen: dict[tuple[str, str], tuple[Number, Line]] = {}
    by_number = {line.number: line for line in lines}
    for number in numbers(lines):
        key = re.sub(r"[^㐀-鿿]", "", number.before)[-14:]
        if len(key) < 10 or not number.exact or not number.unit or number.unit in ("%", "个百分点"):
            continue
        line = by_number[number.line]
        if line.kind != "body":
            continue
        first, _ = seen.setdefault((key, number.unit), (number, line))
        if first is not number and first.value != number.value and first.after[:2] == number.after[:2]:
            yield found(
                line,
                number.start,
                number.end,
                "numbers",
                f"同一句话前后数字不同：这里是“{number.text.strip()}”，第{first.line}行是“{first.text.strip()}”。",
                todo="请核对哪一个是对的。",
            )


# ------------------------------------------------------------------------- percentages


def _percentages(line: Line) -> Iterator[Finding]:
    own = list(numbers_of(line))
    for number in own:
        if number.unit != "%" or not number.exact:
            continue
        words = list(_RATE.finditer(number.before))
        if not words or re.search("增|升|降|提高|超过", number.before[words[-1].end() :]):
            continue
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
            continue
        yield from _recounted(line, number, rate["of"], own)


def _recounted(line: Line, number: Number, of: str, own: Sequence[Number]) -> Iterator[Finding]:
    """受理120件，调解成功114件，成功率95%: counted again where just two numbers stand before it."""
    done = _DONE_WORDS.get(of)
    before = [
        one for one in own if one.sentence == number.sentence and one.start < number.start and one.unit != "%"
    ]
    if (
        done is None
        or len(before) != 2
        or before[0].unit != before[1].unit
        or _CARRIED.search(number.sentence)
    ):
        return
    whole, part = before
    text = line.text
    if not (whole.exact and part.exact and whole.value and _WHOLE_WORDS.search(whole.before)):
        return
    between = text[whole.end : part.end] + part.after
    if (
        not re.search(done, between)
        or re.search(done, whole.before + "")
        or re.search("[。；;]", text[whole.start : number.start])
    ):
        return
    exact = part.value * 100 / whole.value
    places = len(number.text.split(".")[1].rstrip("%％ ")) if "." in number.text else 0
    if abs(exact - number.value) < 10**-places:  # rounded or cut off
        return
    right = f"{exact:.{places or 1}f}".rstrip("0").rstrip(".") if not places else f"{exact:.{places}f}"
    yield found(
        line,
        number.start,
        number.end,
        "percentage",
        f"{part.value:g}÷{whole.value:g}约为{right}%，这里写的是{number.text.strip()}。",
        why=f"前面写的是{whole.text.strip()}和{part.text.strip()}。",
        todo="请核对三个数字。",
    )


# ------------------------------------------------------------------------- parts and the whole


def _parts(line: Line) -> Iterator[Finding]:
    own = list(numbers_of(line))
    for place, whole in enumerate(own):
        if not whole.exact or not whole.unit or whole.unit in ("%", "元", "个百分点"):
            continue
        parts = _parts_of(line, whole, own[place + 1 : place + 1 + _MOST_PARTS])
        for part in parts:
            if part.exact and part.value > whole.value:
                yield found(
                    line,
                    part.start,
                    part.end,
                    "parts",
                    f"“其中”的{part.text.strip()}比总数{whole.text.strip()}还多。",
                    todo="请核对这两个数字。",
                )
        yield from _sum(line, whole, parts)
    yield from _more_done_than_there(line, own)


def _parts_of(line: Line, whole: Number, later: Sequence[Number]) -> list[Number]:
    """The numbers of the same unit behind 其中, in the same sentence."""
    behind = line.text[whole.end : whole.end + 40]
    opening = re.match(r"[^，。；、（(：:]{0,14}[，,（(：:；;][ \u3000]?其中[：:，,]?", behind)
    if not opening:
        return []
    parts: list[Number] = []
    for one in later:
        if one.sentence != whole.sentence or re.search(
            "[。；;]|另|还|此外|同时|全年|共|比|较|上年|去年", line.text[whole.end : one.start]
        ):
            break
        if one.unit == whole.unit:
            parts.append(one)
        elif one.unit not in ("%", "元"):
            break
    return parts


def _sum(line: Line, whole: Number, parts: Sequence[Number]) -> Iterator[Finding]:
    """Two parts that are all there is, 专职 and 兼职, come to the whole."""
    if (
        len(parts) != 2
        or not all(one.exact for one in parts)
        or any(one.value > whole.value for one in parts)
    ):
        return
    words = [
        line.text[whole.end : parts[0].end] + parts[0].after,
        line.text[parts[0].end : parts[1].end] + parts[1].after,
    ]
    words[0] = line.text[whole.end : parts[0].end]
    for one, other in _EXCLUSIVE:
        pair = (one, other) if one.search(words[0]) and not other.search(words[0]) else (other, one)
        if pair[0].search(words[0]) and pair[1].search(words[1]):
            total = parts[0].value + parts[1].value
            if total != whole.value:
                yield found(
                    line,
                    whole.start,
                    whole.end,
                    "parts",
                    f"两部分之和是{total:g}，与总数{whole.text.strip()}不符。",
                    why=f"{parts[0].text.strip()}＋{parts[1].text.strip()}＝{total:g}。",
                    todo="请核对这三个数字。",
                )
            return


def _more_done_than_there(line: Line, own: Sequence[Number]) -> Iterator[Finding]:
    """受理12件，调解成功15件: more was done than there was."""
    for whole, part in pairwise(own):
        if not (whole.exact and part.exact and whole.unit == part.unit and whole.sentence == part.sentence):
            continue
        if (
            part.value <= whole.value
            or whole.unit not in ("件", "起", "宗")
            or _CARRIED.search(whole.sentence)
        ):
            continue
        first = re.search(r"(?:受理|收到|承办)(?P<thing>[㐀-鿿]{0,14})$", whole.before)
        between = line.text[whole.end : part.start]
        if (
            first
            and re.fullmatch(
                r"[，,](?:已|均)?(?:调解成功|成功调解|办结|审结|化解|达成协议|成功化解)(?:了)?", between
            )
            and not part.after
        ):
            yield found(
                line,
                part.start,
                part.end,
                "parts",
                f"{between.strip('，,')}{part.text.strip()}，比受理的{whole.text.strip()}还多。",
                why="如有上年结转的案件，应当写明。",
                todo="请核对这两个数字。",
            )


def _year_on_year(line: Line) -> Iterator[Finding]:
    """5件，比上年的4件增加1件: the difference is counted again."""
    own = [one for one in numbers_of(line) if one.exact]
    for now, last, change in zip(own, own[1:], own[2:], strict=False):
        if not (
            now.unit == last.unit == change.unit
            and now.unit not in ("", "%")
            and now.sentence == change.sentence
        ):
            continue
        said = f"{line.text[now.end : last.start]}#{line.text[last.end : change.start]}#"
        one = re.fullmatch(
            r"[，,（(](?:较|比|同比)(?:上年|去年)(?:同期)?的?#(?P<way>增加|增长|上升|多|减少|下降|少)了?#",
            said,
        )
        if not one:
            continue
        grown = one["way"] in ("增加", "增长", "上升", "多")
        if now.value - last.value != (change.value if grown else -change.value):
            yield found(
                line,
                change.start,
                change.end,
                "numbers",
                f"{last.text.strip()}变为{now.text.strip()}，不是{one['way']}{change.text.strip()}。",
                todo="请核对这三个数字。",
            )
