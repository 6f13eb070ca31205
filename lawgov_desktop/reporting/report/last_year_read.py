"""Last year's report as it is looked up while this year's is written: its paragraphs, numbers, meanings."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from rapidfuzz import fuzz, process

from lawgov_desktop.reporting.last_year import paragraphs_of, plain_words, taken_over
from lawgov_desktop.reporting.number_meanings import Meant, meant
from lawgov_desktop.reporting.report.own_words import own_words
from lawgov_desktop.reporting.report_numbers import Number, numbers
from lawgov_desktop.reporting.report_text import Line, report_year, text_lines
from lawgov_desktop.reporting.wrapped_lines import whole

_CORRESPONDS: Final = 45.0
_SHORTEST: Final = 6


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
        words = plain_words(paragraph)
        if len(words) < _SHORTEST:
            return None
        texts = [plain_words(line.text) for line in self.paragraphs]
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
    counted = tuple(numbers(kept))
    return LastYear(report_year(lines), kept, counted, tuple(_meant(kept, counted)))


def still_last_years(text: str, last: LastYear) -> dict[int, int]:
    """Paragraph of a text (from 0) → percent, where it is 80 % and more equal to one of last year's."""
    return {one.line.number - 1: int(one.percent) for one in taken_over(text_lines(text), last.paragraphs)}


def _meant(lines: Sequence[Line], counted: Sequence[Number]) -> Iterator[Meant]:
    """By the words about a number, or because the sentence is one of ours; in reading order."""
    known = {(one.number.line, one.number.start): one.figure for one in meant(lines)}
    for line in lines:
        for own in own_words(line.text):
            for number in counted:
                if number.line == line.number and own.start <= number.start < own.end:
                    known[number.line, number.start] = own.key
    for number in counted:
        if (number.line, number.start) in known:
            yield Meant(number, known[number.line, number.start])
