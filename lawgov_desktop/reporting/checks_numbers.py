"""Checks of numbers: against the registers and against each other.

Parts and wholes are added up by ``checks_parts``, percentages counted again by ``checks_percentages``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from lawgov_desktop.reporting.checks_parts import parts
from lawgov_desktop.reporting.checks_percentages import percentages
from lawgov_desktop.reporting.figures import Answered
from lawgov_desktop.reporting.finding import Finding, found
from lawgov_desktop.reporting.number_meanings import meant
from lawgov_desktop.reporting.report_numbers import Number, numbers, numbers_of
from lawgov_desktop.reporting.report_text import Line


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
            own = list(numbers_of(line))
            yield from percentages(line, own)
            yield from parts(line, own)
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
