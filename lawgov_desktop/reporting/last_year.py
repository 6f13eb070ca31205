"""This year's report beside last year's: paragraphs taken over, and numbers that stand in the same words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from rapidfuzz import fuzz, process

from lawgov_desktop.reporting.finding import Finding, found
from lawgov_desktop.reporting.number_meanings import Meant, meant
from lawgov_desktop.reporting.report_numbers import Number, numbers
from lawgov_desktop.reporting.report_text import Line, bounds, report_year, text_lines
from lawgov_desktop.reporting.wrapped_lines import whole

ALIKE: Final = 80.0
"""Percent from which a paragraph is marked 待更新 (features R06)."""

_SHORTEST: Final = 30
_CORRESPONDS: Final = 45.0
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


@dataclass(frozen=True, slots=True)
class LastYear:
    """Last year's report as it is looked up while this year's is written."""

    year: int | None
    paragraphs: tuple[Line, ...]
    """Headings, text and tables, in order."""
    numbers: tuple[Number, ...]
    meant: tuple[Meant, ...]
    """Those of the numbers whose figure is certain."""

    def said_of(self, figure: str) -> Number | None:
        """Where the report first speaks of a figure."""
        return next((one.number for one in self.meant if one.figure == figure), None)

    def like(self, paragraph: str) -> Line | None:
        """The paragraph that corresponds to one of this year's: the one most alike, if any is alike."""
        words = _plain(paragraph)
        if len(words) < 2 * _LEAST_WORDS:
            return None
        texts = [_plain(line.text) for line in self.paragraphs]
        # A paragraph that was cut short or grew still holds long stretches of the other.
        near = process.extract(words, texts, scorer=fuzz.partial_ratio, limit=4, score_cutoff=_CORRESPONDS)
        best = max(near, key=lambda one: one[1] + fuzz.ratio(words, one[0]), default=None)
        return self.paragraphs[best[2]] if best is not None else None

    @property
    def in_words(self) -> str:
        """认出 23 个数字，其中 17 个台账里有；42 段."""
        return (
            f"认出 {len(self.numbers)} 个数字，其中 {len(self.meant)} 个台账里有；{len(self.paragraphs)} 段"
        )


def last_year_of(text: str) -> LastYear:
    """Read a report once; what stands above and below its text is left out."""
    lines = whole(text_lines(text)).lines
    kept = paragraphs_of(lines)
    return LastYear(report_year(lines), kept, tuple(numbers(kept)), tuple(meant(kept)))


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
    texts = [_plain(line.text) for line in last]
    for line in lines:
        if not _is_paragraph(line):
            continue
        best = process.extractOne(_plain(line.text), texts, scorer=fuzz.ratio, score_cutoff=least)
        if best is not None:
            yield TakenOver(line, last[best[2]], best[1])


def still_last_years(text: str, last: LastYear) -> dict[int, int]:
    """Paragraph of a text (from 0) → percent, where it is 80 % and more equal to one of last year's."""
    return {one.line.number - 1: int(one.percent) for one in taken_over(text_lines(text), last.paragraphs)}


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
    return f"{_plain(number.before)[-16:]}#{_plain(number.after)[:8]}".replace("的", "")


def _is_paragraph(line: Line) -> bool:
    return line.kind in ("body", "heading") and len(line.text.strip()) >= _SHORTEST


def _plain(text: str) -> str:
    """Without spaces and without telling full width from half width: a web page changes both."""
    return re.sub(r"[\s\u3000]", "", text).translate(str.maketrans(",;:()?!", "，；：（）？！"))
