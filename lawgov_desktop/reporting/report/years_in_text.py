"""The years and days a report of last year names: what moves to this year, and what a person looks at."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from lawgov_desktop.reporting.checks_chapters import is_about_next_year
from lawgov_desktop.reporting.report_text import Line, report_year

_HAN: Final = "〇一二三四五六七八九"
_YEAR: Final = re.compile("(?<![0-9])(20[0-9]{2}|二[〇○零][〇○零一二三四五六七八九]{2})(?=[ \u3000]?年)")
_DAY: Final = re.compile("(?<![0-9年—–~至到-])[0-9]{1,2}月(?:[0-9]{1,2}日)?(?!底|末|31日|30日|[—–~至到-])")
_BEFORE: Final = re.compile("去年|前年|上年度?")
_RANGE: Final = re.compile("[（(]?20[0-9]{2}年?[ \u3000]?[—–~至到-]+[ \u3000]?20[0-9]{2}年[）)]?")
_QUOTED: Final = re.compile("《[^《》]*》|〔[^〔〕]*〕|[（(][^（）()]*号[）)]")
_UNTIL: Final = re.compile("截[至止到][ \u3000]?$")
_LAST_DAY: Final = re.compile("[ \u3000]?年[ \u3000]?(?:12月(?:31日|底|末)|底|末|年底)")


@dataclass(frozen=True, slots=True)
class YearHere:
    """A year or a day in a line. ``now``: what it becomes; "" when a person has to look at it."""

    start: int
    end: int
    text: str
    now: str = ""


def year_named(lines: Sequence[Line]) -> int | None:
    """The year a report is about, also one written 二〇二四年; None when it names none."""
    known = report_year(lines)
    if known is not None:
        return known
    for line in lines:
        if line.kind == "title" and (one := _YEAR.search(line.text)):
            return _value(one[1])
    return None


def moved_title(title: str, about: int | None, year: int) -> str:
    """The title of last year's report as this year's has it."""
    return _YEAR.sub(lambda one: _said(one[1], year) if _value(one[1]) == about else one[1], title)


def years_in(line: Line, about: int | None, year: int, *, next_year: bool) -> Iterator[YearHere]:
    """Every year and day of a line; ``next_year``: the line stands in the chapter on what comes.

    The report's own year becomes ``year``, where it names the year as a whole or its last day. In the chapter
    on what comes (and its heading) the year after becomes the year after ``year``. Ranges and names of
    documents stay; days, other years and 去年 are for a person.
    """
    quoted = [one.span() for one in _QUOTED.finditer(line.text)]
    ranges = [one.span() for one in _RANGE.finditer(line.text)]
    coming = next_year or (line.kind == "heading" and is_about_next_year(line.words or line.text))
    for one in _YEAR.finditer(line.text):
        start, end = one.span()
        value, behind = _value(one[1]), line.text[end:]
        if any(first <= start < last for first, last in ranges):
            continue
        if any(first <= start < last for first, last in quoted):
            if value == about:
                yield YearHere(start, end + 1, line.text[start : end + 1])
            continue
        last_day = _LAST_DAY.match(behind)
        of_a_day = re.match("[ \u3000]?年[ \u3000]?[0-9]{1,2}[ \u3000]?月", behind)
        if of_a_day and not (last_day and _UNTIL.search(line.text[:start])):
            stop = end + (_day_ends(behind) or len(of_a_day[0]))
            yield YearHere(start, stop, line.text[start:stop])
        elif value == about and line.text[start - 1 : start] not in tuple("自从较比"):
            yield YearHere(start, end, one[1], _said(one[1], year))
        elif about is not None and value == about + 1 and coming:
            yield YearHere(start, end, one[1], _said(one[1], year + 1))
        else:
            yield YearHere(start, end + 1, line.text[start : end + 1])
    if line.kind == "body":
        for one in (*_DAY.finditer(line.text), *_BEFORE.finditer(line.text)):
            if not any(first <= one.start() < last for first, last in quoted):
                yield YearHere(one.start(), one.end(), one[0])


def _day_ends(behind: str) -> int:
    one = re.match(
        "[ \u3000]?年[ \u3000]?[0-9]{1,2}[ \u3000]?月(?:[ \u3000]?[0-9]{1,2}[ \u3000]?日)?", behind
    )
    return one.end() if one else 0


def _value(text: str) -> int:
    return int(text if text.isascii() else "".join(str(_HAN.index(_plain(sign))) for sign in text))


def _plain(sign: str) -> str:
    return "〇" if sign in "○零" else sign


def _said(as_written: str, year: int) -> str:
    """In digits, or in the signs it was written in."""
    return str(year) if as_written.isascii() else "".join(_HAN[int(digit)] for digit in str(year))
