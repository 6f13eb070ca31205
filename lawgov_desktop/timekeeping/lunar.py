"""The lunar day of a date, how long its month is, and the earthly branch that some markets follow.

Lunar days come from the library lunardate, which agrees with four others on every day from 1990 to 2050; the
branch of a day is counted (2024-02-10 is 甲辰). Outside 1901–2099 there is no lunar day to be had.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from lunardate import LunarDate

FIRST_YEAR: Final = 1901
LAST_YEAR: Final = 2099
"""The first and last year, counted by the sun, of which every day has a lunar day here."""

MONTHS: Final = "正二三四五六七八九十冬腊"
BRANCHES: Final = "子丑寅卯辰巳午未申酉戌亥"
ANIMALS: Final = "鼠牛虎兔龙蛇马羊猴鸡狗猪"
WEEKDAYS: Final = "一二三四五六日"


@dataclass(frozen=True, slots=True)
class LunarDay:
    """A day of the lunar calendar. ``month_length`` is 29 (小月) or 30 (大月)."""

    year: int
    month: int
    day: int
    leap: bool
    month_length: int


def lunar_day(day: date) -> LunarDay | None:
    """The lunar day of a date; None outside 1901–2099."""
    return next((found for _, found in lunar_days(day, day)), None)


def lunar_days(first: date, last: date) -> Iterator[tuple[date, LunarDay]]:
    """Every day from ``first`` to ``last`` that has a lunar day, with it."""
    day = max(first, date(FIRST_YEAR, 1, 1))
    end = min(last, date(LAST_YEAR, 12, 31))
    while day <= end:
        lunar = LunarDate.from_solar_date(day.year, day.month, day.day)
        begin = day - timedelta(days=lunar.day - 1)
        after = begin + timedelta(days=29)
        following = LunarDate.from_solar_date(after.year, after.month, after.day)
        length = 29 if following.day == 1 else 30
        for number in range(lunar.day, length + 1):
            if day > end:
                return
            yield day, LunarDay(lunar.year, lunar.month, number, bool(lunar.is_leap_month), length)
            day += timedelta(days=1)


def branch(day: date) -> int:
    """The earthly branch of a day: 0 = 子 (鼠) … 11 = 亥 (猪)."""
    return (day.toordinal() + 2) % 12


def day_name(day: int) -> str:
    """``初一`` … ``三十``."""
    if day in (10, 20, 30):
        return {10: "初十", 20: "二十", 30: "三十"}[day]
    return "初十廿"[day // 10] + "一二三四五六七八九"[day % 10 - 1]


def month_name(month: int, *, leap: bool = False) -> str:
    """``正月`` … ``腊月``, ``闰四月``."""
    return f"{'闰' if leap else ''}{MONTHS[month - 1]}月"


def lunar_in_words(day: date) -> str:
    """``正月廿二``; "" outside the years there are tables for."""
    lunar = lunar_day(day)
    return f"{month_name(lunar.month, leap=lunar.leap)}{day_name(lunar.day)}" if lunar else ""


def day_in_words(day: date) -> str:
    """``星期五 农历正月廿二``; the weekday alone where there is no lunar day."""
    lunar = lunar_in_words(day)
    return f"星期{WEEKDAYS[day.weekday()]}" + (f" 农历{lunar}" if lunar else "")
