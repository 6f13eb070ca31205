"""Reads a report as a careful colleague would and marks what is wrong (features R05, R06, R08).

The rule of all rules: nothing is marked that a careful reader would call right. Each family of rules is a
module ``checks_*``; their findings name the line and the place in it, so that an editor can underline them.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from lawgov_desktop.progress import Progress
from lawgov_desktop.reporting.checks_chapters import chapters
from lawgov_desktop.reporting.checks_dates import dates
from lawgov_desktop.reporting.checks_headings import headings
from lawgov_desktop.reporting.checks_marks import marks
from lawgov_desktop.reporting.checks_numbers import numbers_checked
from lawgov_desktop.reporting.checks_pairs import pairs
from lawgov_desktop.reporting.checks_private import private
from lawgov_desktop.reporting.checks_runs import runs
from lawgov_desktop.reporting.checks_words import words
from lawgov_desktop.reporting.figures import Answered
from lawgov_desktop.reporting.finding import Finding
from lawgov_desktop.reporting.last_year import same_as_last_year
from lawgov_desktop.reporting.masking import PRIVATE
from lawgov_desktop.reporting.report_text import Line, half_digits, report_year
from lawgov_desktop.reporting.wrapped_lines import Whole, whole

_DOING = "正在检查报告"


def check_report(
    lines: Sequence[Line],
    year: int | None = None,
    figures: Mapping[str, Answered] | None = None,
    names: Collection[str] = (),
    last_year: Sequence[Line] = (),
    progress: Progress | None = None,
) -> list[Finding]:
    """Everything a careful reader would mark, in reading order.

    ``year`` is the year reported on; without it the one the report names. ``figures`` are the figures of that
    year by key (``figures.answer_all``), ``names`` those of parties in the book (``party_names``),
    ``last_year`` the lines of last year's report; what is not given is not compared.
    """
    progress = progress or Progress()
    text = whole(lines)
    given, lines, last_year = lines, text.lines, whole(last_year).lines
    about = year if year is not None else report_year(lines)
    plain = half_digits(lines)
    findings: list[Finding] = []
    families: tuple[Iterable[Finding], ...] = (
        headings(lines),
        runs(lines),
        marks(lines),
        pairs(lines),
        chapters(plain),
        numbers_checked(plain, figures),
        dates(plain, about),
        words(plain, about),
        private(plain, names),
        same_as_last_year(lines, last_year),
    )
    for done, family in enumerate(families):
        progress.step(_DOING, done, len(families))
        findings += family
    return sorted(
        dict.fromkeys(piece for one in findings for piece in _at_its_lines(one, text, given)),
        key=lambda one: (one.line, one.start, one.end, one.rule, one.what),
    )


def _at_its_lines(one: Finding, text: Whole, given: Sequence[Line]) -> Iterator[Finding]:
    """The finding of a paragraph at the line of the text it stands on; private data at every line of it."""
    pieces = text.places(one.line, one.start, one.end)
    offset = 0
    for number, start, end in pieces if one.rule in PRIVATE else pieces[:1]:
        shown = given[number - 1].text[start:end]
        if one.rule in PRIVATE:
            instead = one.instead[offset : offset + len(shown)]
        else:
            instead = one.instead if shown == one.text else ""
        offset += len(shown)
        yield replace(one, line=number, start=start, end=end, text=shown, instead=instead)
