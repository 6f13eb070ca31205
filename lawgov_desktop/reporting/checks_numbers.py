"""Checks of numbers: against the registers and against each other.

Parts and wholes are added up by ``checks_parts``, percentages counted again by ``checks_percentages``.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from lawgov_desktop.reporting.checks_chapters import planned_lines
from lawgov_desktop.reporting.checks_parts import parts
from lawgov_desktop.reporting.checks_percentages import percentages
from lawgov_desktop.reporting.figures import Answered
from lawgov_desktop.reporting.finding import Finding, found
from lawgov_desktop.reporting.number_meanings import meant
from lawgov_desktop.reporting.report_numbers import Number, numbers_of
from lawgov_desktop.reporting.report_text import HAN, Line

_SAME_WORDS: Final = 10
"""Characters of the opening of a sentence that hardly come again for another matter."""


def numbers_checked(
    lines: Sequence[Line], figures: Mapping[str, Answered] | None = None
) -> Iterator[Finding]:
    """Everything about numbers; with ``figures`` also against the registers."""
    by_number = {line.number: line for line in lines}
    said: dict[str, Number] = {}
    planned = planned_lines(lines)
    named = list(meant(lines))
    values: dict[tuple[int, str, str], set[float]] = defaultdict(set)
    for one in named:
        values[one.number.line, one.number.sentence, one.figure].add(one.number.value)
    for one in named:
        if one.number.line in planned:
            continue  # what is to be done next year is in no register yet
        if len(values[one.number.line, one.number.sentence, one.figure]) > 1:
            continue  # 与公安开展联合执法2次，与县直部门开展联合执法4次: parts of it
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
    told: list[tuple[Line, list[Number]]] = []
    for line in lines:
        if line.kind in ("body", "heading"):
            own = list(numbers_of(line))
            yield from percentages(line, own)
            yield from parts(line, own)
            if line.number not in planned:
                told.append((line, own))
    yield from _several_ways(told)


def _differs(line: Line, number: Number, counted: Answered) -> Finding:
    figure = counted.figure
    what = f"报告写“{number.text.strip()}”，台账里{figure.title}是{counted.value}{figure.unit}。"
    if not counted.value:
        what = f"报告写“{number.text.strip()}”，台账里没有登记{figure.title}，无法核对。"
    instead = ""
    if counted.value and number.exact and re.match(r"[0-9]+", number.text):
        instead = re.sub(r"^[0-9,， ]+", str(counted.value), number.text)
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


def _several_ways(counted: Sequence[tuple[Line, Sequence[Number]]]) -> Iterator[Finding]:
    """A sentence that begins in the same words and goes on with another number of the same unit."""
    seen: dict[tuple[str, str], Number] = {}
    for line, own in counted:
        sentence = ""
        for number in own:
            opens, sentence = number.sentence != sentence, number.sentence
            if not opens or not number.exact or not number.unit or number.unit in ("%", "个百分点"):
                continue
            least = max(line.after, number.start - 8 * _SAME_WORDS)
            begin = max(line.text.rfind(stop, least, number.start) for stop in "。！？!?；;") + 1
            key = re.sub(rf"[^{HAN}]", "", line.text[max(begin, least) : number.start])
            if not _SAME_WORDS <= len(key) < 4 * _SAME_WORDS:
                continue
            first = seen.setdefault((key, number.unit), number)
            if first.value != number.value and first.after[:2] == number.after[:2]:
                yield found(
                    line,
                    number.start,
                    number.end,
                    "numbers",
                    f"同一句话前后数字不同：这里是“{number.text.strip()}”，第{first.line}行是“{first.text.strip()}”。",
                    todo="请核对哪一个是对的。",
                )
