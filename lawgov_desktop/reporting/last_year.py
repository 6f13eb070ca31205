"""This year's report beside last year's: paragraphs taken over, and numbers that stand in the same words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from rapidfuzz import fuzz, process

from lawgov_desktop.reporting.finding import Finding, found
from lawgov_desktop.reporting.report_numbers import Number, numbers
from lawgov_desktop.reporting.report_text import Line, bounds

ALIKE: Final = 80.0
"""Percent from which a paragraph is marked 待更新 (features R06)."""

_SHORTEST: Final = 30
_SAME_WORDS: Final = 80.0
_LEAST_WORDS: Final = 3


@dataclass(frozen=True, slots=True)
class TakenOver:
    """A paragraph that is nearly one of last year's."""

    line: Line
    last: Line
    percent: float


@dataclass(frozen=True, slots=True)
class Compared:
    """A number of this year and the number that stood in the same words last year."""

    now: Number
    last: Number

    @property
    def change(self) -> float:
        """By how much it grew."""
        return self.now.value - self.last.value


def paragraphs_of(lines: Sequence[Line]) -> tuple[Line, ...]:
    """Headings, text and tables; also an opening sentence that ends in 如下： and so looks like a head."""
    return tuple(
        replace(line, kind="body") if line.kind == "head" else line
        for line in lines
        if line.kind in ("heading", "body", "table")
        or (line.kind == "head" and re.search("如下[:：]?$", line.text.strip()))
    )


def taken_over(lines: Sequence[Line], last_year: Sequence[Line], least: float = ALIKE) -> Iterator[TakenOver]:
    """Paragraphs of 30 characters and more that are at least ``least`` percent alike."""
    last = [line for line in last_year if _is_paragraph(line)]
    texts = [plain_words(line.text) for line in last]
    for line in lines:
        if not _is_paragraph(line):
            continue
        best = process.extractOne(plain_words(line.text), texts, scorer=fuzz.ratio, score_cutoff=least)
        if best is not None:
            yield TakenOver(line, last[best[2]], best[1])


def same_as_last_year(lines: Sequence[Line], last_year: Sequence[Line]) -> Iterator[Finding]:
    """A finding for every paragraph that is more than 80 % equal to last year's."""
    for one in taken_over(lines, last_year):
        start, end = bounds(one.line)
        percent = int(one.percent)
        yield found(
            one.line,
            start,
            end,
            "same_as_last_year",
            f"与上年相同 {percent}%（上年报告第{one.last.number}行）。",
            why="一字不改的段落往往忘了更新。",
            todo="请核对内容是否还符合本年度的情况。",
        )


def numbers_beside(lines: Sequence[Line], last_year: Sequence[Line]) -> list[Compared]:
    """The numbers of this year with those of last year that stand in the same words; each at most once."""
    free = list(numbers(last_year))
    pairs: list[Compared] = []
    for now in numbers(lines):
        scored = [(_likeness(now, one), one) for one in free if one.unit == now.unit]
        best = max(scored, key=lambda pair: pair[0], default=None)
        if best is not None and best[0] >= _SAME_WORDS:
            free.remove(best[1])
            pairs.append(Compared(now, best[1]))
    return pairs


def _likeness(now: Number, last: Number) -> float:
    """How alike the words around two numbers are, the nearest counting most; 0 when there are too few."""
    mine, theirs = _around(now), _around(last)
    if min(len(mine), len(theirs)) < _LEAST_WORDS:
        return 0.0
    return float(fuzz.ratio(mine, theirs))


def _around(number: Number) -> str:
    return f"{plain_words(number.before)[-16:]}#{plain_words(number.after)[:8]}".replace("的", "")


def _is_paragraph(line: Line) -> bool:
    return line.kind in ("body", "heading") and len(line.text.strip()) >= _SHORTEST


def plain_words(text: str) -> str:
    """Without spaces and without telling full width from half width: a web page changes both."""
    return re.sub(r"[\s\u3000]", "", text).translate(str.maketrans(",;:()?!", "，；：（）？！"))
