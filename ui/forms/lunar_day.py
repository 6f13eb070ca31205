"""A day in the words that stand beside a date: its weekday and its day in the lunar calendar."""

from __future__ import annotations

from datetime import date
from typing import Final

from lunardate import LunarDate

_MONTHS: Final = "正二三四五六七八九十冬腊"
_FIRST_YEAR, _LAST_YEAR = 1901, 2099


def day_in_words(day: date) -> str:
    """``星期五 农历正月廿二``; the weekday alone outside the years the lunar tables cover."""
    weekday = f"星期{'一二三四五六日'[day.weekday()]}"
    if not _FIRST_YEAR <= day.year <= _LAST_YEAR:
        return weekday
    lunar = LunarDate.from_solar_date(day.year, day.month, day.day)
    leap = "闰" if lunar.is_leap_month else ""
    return f"{weekday} 农历{leap}{_MONTHS[lunar.month - 1]}月{_lunar_day(lunar.day)}"


def _lunar_day(day: int) -> str:
    if day in (10, 20, 30):
        return {10: "初十", 20: "二十", 30: "三十"}[day]
    return "初十廿"[day // 10] + "一二三四五六七八九"[day % 10 - 1]
