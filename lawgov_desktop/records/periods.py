"""Two dates in one cell: 2021.6.1-2026.5.31, 2025年3月11日至13日, 至2023.4.4."""

from __future__ import annotations

import re
from datetime import date, timedelta

from lawgov_desktop.records.dates import as_day, read_date, year_of
from lawgov_desktop.records.text import clean, half_width

_DASHES = str.maketrans(dict.fromkeys("‐‑‒–—―−～", "-"))
_BETWEEN = re.compile(r"\s*(?:至|到|~|-{2,})\s*")
_DAY_ONLY = re.compile(r"([0-9]{1,2})[日号]?")
_YEARS = re.compile(r"(?:有效期)?(?:为)?([0-9]{1,2}|[一二两三四五六七八九十])年(?:整)?")
_NUMERALS = {word: number for number, word in enumerate("一二三四五六七八九十", start=1)} | {"两": 2}


def read_period(raw: object, default_year: int | None = None) -> tuple[str, str] | None:
    """The stored first and last date of a period; "" for an end that is not written (至2023.4.4).

    None for anything that is no period of two sound dates in their order.
    """
    if not isinstance(raw, str):
        return None
    text = half_width(clean(raw)).translate(_DASHES).strip("()（）。; ")
    halves = _BETWEEN.split(text)
    if len(halves) == 1 and text.count("-") == 1:
        halves = [half.strip() for half in text.split("-")]
    if len(halves) != 2:
        return None
    first, last = (
        half.removeprefix("自").removeprefix("从").removesuffix("起").removesuffix("止") for half in halves
    )
    if not last:
        return None
    begin = _sound(first, default_year) if first else ""
    if begin is None:
        return None
    day = _DAY_ONLY.fullmatch(last)
    if day and len(begin) == 10:
        last = f"{begin[:8]}{int(day[1]):02d}"
    end = _sound(last, year_of(begin) or default_year)
    if end is None or end < begin[: len(end)]:
        return None
    return begin, end


def after_years(begin: str, raw: object) -> str | None:
    """The last day of a term told by its length: 5年 from 2021-06-01 is 2026-05-31; None when it is not."""
    told = _YEARS.fullmatch(half_width(clean(raw))) if isinstance(raw, str) else None
    day = as_day(begin)
    if told is None or day is None:
        return None
    years = int(told[1]) if told[1].isdecimal() else _NUMERALS[told[1]]
    try:
        past = date(day.year + years, day.month, day.day)
    except ValueError:  # 29 February
        past = date(day.year + years, 3, 1)
    return (past - timedelta(days=1)).isoformat()


def _sound(text: str, default_year: int | None) -> str | None:
    value = read_date(text, default_year=default_year).value
    return value if isinstance(value, str) else None
