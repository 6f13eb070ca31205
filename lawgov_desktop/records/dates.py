"""Dates as the office writes them: read from any cell, kept as partial ISO text, shown again in Chinese.

The stored form is ``"2021"``, ``"2021-03"`` or ``"2021-03-05"``: as precise as what was written, and it
sorts as text. A date that can be understood in two ways is never guessed: it stays unread, with its text
and a doubt.
"""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from typing import Literal

from lawgov_desktop.records.date_numbers import read_cell, read_number_cell
from lawgov_desktop.records.date_pieces import day_or_less, days_in, unreadable
from lawgov_desktop.records.date_text import read_text
from lawgov_desktop.records.reading import EMPTY, Reading
from lawgov_desktop.records.text import clean

_STORED = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")
_WORDED_DAY = re.compile("([0-9]{4})年([0-9]{1,2})月([0-9]{1,2})日")
_PLAIN_DAY = re.compile(r"([0-9]{4})([-./])([0-9]{1,2})\2([0-9]{1,2})(?: 0?0:00(?::00)?)?")


def read_date(raw: object, *, default_year: int | None = None, base_1904: bool = False) -> Reading:
    """Read one cell or one typed text as a date; the value is a partial ISO date.

    ``default_year`` is the year of the list, used (with a doubt) where only month and day are written;
    without it such a date stays unread. ``base_1904`` is the date system of the workbook (Excel for Mac);
    it matters for bare day counts only. A time of day is dropped.

    Impossible, ambiguous, lunar and vague dates and periods give ``value`` None with the text in ``raw``.
    """
    if raw is None:
        return EMPTY
    if isinstance(raw, str):
        plain = _PLAIN_DAY.fullmatch(raw)
        if plain:
            return day_or_less(int(plain[1]), int(plain[3]), int(plain[4]), raw)
        worded = _WORDED_DAY.fullmatch(raw) if raw[4:5] == "年" else None
        if worded:
            return day_or_less(int(worded[1]), int(worded[2]), int(worded[3]), raw)
        return read_text(raw, default_year, base_1904)
    if isinstance(raw, date):
        return read_cell(raw)
    if isinstance(raw, (int, float, Decimal)) and not isinstance(raw, bool):
        return read_number_cell(clean(raw), default_year, base_1904)
    return unreadable(clean(raw))


def as_day(value: str | None) -> date | None:
    """The day of a stored date, or None when it is missing or known only to the month or year."""
    return _bounds(value)[0] if value and len(value) == 10 else None


def first_day(value: str | None) -> date | None:
    """The first day a stored date can mean: ``"2021-03"`` → 2021-03-01."""
    return _bounds(value)[0]


def last_day(value: str | None) -> date | None:
    """The last day a stored date can mean: ``"2021-02"`` → 2021-02-28."""
    return _bounds(value)[1]


def since(day: date) -> str:
    """The text from which stored dates begin on ``day`` or later: the bound for SQL.

    A date of a month or a year begins on its first day, so the bound of 1 January is its year and that of
    the first of a month its month: ``"2021" <= "2021-03" <= "2021-03-05"``. The other bound is the last day
    as it stands.
    """
    text = day.isoformat()
    if day.day != 1:
        return text
    return text[:4] if day.month == 1 else text[:7]


def precision(value: str) -> Literal["year", "month", "day"]:
    """How precise a stored date is."""
    return "year" if len(value) == 4 else "month" if len(value) == 7 else "day"


def show_date(value: str | None) -> str:
    """A stored date for lists and forms: ``2021-03-05``, ``2021年3月``, ``2021年``; nothing gives ``""``."""
    if not value or len(value) == 10:
        return value or ""
    return date_in_words(value)


def date_in_words(value: str | None) -> str:
    """A stored date for papers, without padding zeros (GB/T 9704-2012, 7.3.5.4): ``2021年3月5日``."""
    if not value:
        return ""
    return "".join(f"{int(part)}{unit}" for part, unit in zip(value.split("-"), "年月日", strict=False))


def year_of(value: str | None) -> int | None:
    """The year of a stored date."""
    return int(value[:4]) if value else None


def out_of_order(first: str | None, second: str | None) -> bool:
    """Whether the second stored date certainly lies before the first; an empty or vaguer one is let pass."""
    begin, end = first_day(first), last_day(second)
    return bool(begin and end and end < begin)


def months_on(day: date, months: int) -> date:
    """The corresponding day so many months on (before, when negative), or that month's last day where it has
    none: the reckoning of 《民法典》第二百零二条. OverflowError beyond the years 1 to 9999.
    """
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    if not date.min.year <= year <= date.max.year:
        raise OverflowError(f"year {year}")
    return date(year, month + 1, min(day.day, days_in(year, month + 1)))


def _bounds(value: str | None) -> tuple[date | None, date | None]:
    found = _STORED.fullmatch(value) if value else None
    if found is None:
        return None, None
    year = int(found[1])
    try:
        first = date(year, int(found[2] or 1), int(found[3] or 1))
    except ValueError:
        return None, None
    if found[3]:
        return first, first
    last_month = int(found[2] or 12)
    return first, date(year, last_month, days_in(year, last_month))
