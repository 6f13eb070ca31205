"""Dates that stand in a cell as a day, a bare number or Excel's count of days."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from lawgov_desktop.records.date_pieces import (
    FIRST_YEAR,
    LAST_YEAR,
    day_or_less,
    exists,
    full_year,
    unread,
    unreadable,
    without_year,
)
from lawgov_desktop.records.reading import EMPTY, Doubt, Reading
from lawgov_desktop.records.text import clean

# Whole numbers are taken for Excel's day count only inside these years; else a stray number becomes a date.
_SERIAL_DAYS = (date(1950, 1, 1), date(2100, 12, 31))
_EPOCH_1900 = date(1899, 12, 30)  # right from 1900-03-01 on; Excel believes in 1900-02-29
_EPOCH_1904 = date(1904, 1, 1)


def read_cell(raw: date) -> Reading:
    day = raw.date() if isinstance(raw, datetime) else raw
    # A cell formatted as a date that holds 0, 5 or a time of day arrives as a day around 1900-01-01.
    if not FIRST_YEAR <= day.year <= LAST_YEAR or day < date(1900, 3, 1):
        why = "单元格里可能是一个普通数字，被设成了日期格式"
        return unread(clean(raw), "不像真实的日期", why, "请对照原件填写")
    return Reading(day.isoformat())


def read_number_cell(shown: str, default_year: int | None, base_1904: bool) -> Reading:
    """Read a number cell, given as the text of the number."""
    whole, _, fraction = shown.partition(".")
    if not shown:
        return EMPTY
    if not whole.isdigit() or not (fraction.isdigit() or not fraction):
        return unreadable(shown)
    if not fraction:
        return read_digits(shown, shown, base_1904)
    first = int(whole)
    if FIRST_YEAR <= first <= LAST_YEAR and len(fraction) <= 2:
        if fraction == "1":
            return unread(
                shown,
                f"“{shown}”可能是{whole}年1月，也可能是{whole}年10月",
                "单元格是数字，Excel 会去掉末尾的 0",
                "请对照原件选定月份",
            )
        return day_or_less(first, int(fraction), None, shown)
    if first <= 12 and len(fraction) <= 2:
        tens = int(fraction) * 10 if len(fraction) == 1 else 0
        if default_year is not None and exists(default_year, first, tens):
            return unread(
                shown,
                f"“{shown}”可能是{whole}月{fraction}日，也可能是{whole}月{fraction}0日",
                "单元格是数字，Excel 会去掉末尾的 0",
                "请对照原件填写",
            )
        return without_year(first, int(fraction), shown, default_year)
    return serial(first, shown, base_1904) or unreadable(shown)


def read_digits(digits: str, shown: str, base_1904: bool) -> Reading:
    """Read a run of digits: year, year and month, a whole day, or Excel's day count."""
    if len(digits) == 4:
        return day_or_less(int(digits), None, None, shown)
    if len(digits) == 8 or (
        len(digits) == 14 and digits[8:] < "240000" and digits[10] < "6" and digits[12] < "6"
    ):
        return day_or_less(int(digits[:4]), int(digits[4:6]), int(digits[6:8]), shown)
    if len(digits) == 6:
        year, month = int(digits[:4]), int(digits[4:])
        as_month = FIRST_YEAR <= year <= LAST_YEAR and 1 <= month <= 12
        as_day_ = exists(full_year(int(digits[:2])), int(digits[2:4]), int(digits[4:]))
        if as_month and not as_day_:
            return day_or_less(year, month, None, shown)
        if as_day_:
            why = "六位数字可能是年月，也可能是两位年份加月日"
            return unread(shown, f"“{shown}”可以有几种读法", why, "请写全年月日")
    return serial(int(digits), shown, base_1904) or unreadable(shown)


def serial(days: int, shown: str, base_1904: bool) -> Reading | None:
    if days > 100_000:
        return None
    day = (_EPOCH_1904 if base_1904 else _EPOCH_1900) + timedelta(days=days)
    if not _SERIAL_DAYS[0] <= day <= _SERIAL_DAYS[1]:
        return None
    value = day.isoformat()
    what = f"“{shown}”是 Excel 的日期序号，读作 {value}"
    return Reading(value, (Doubt(what, "单元格没有设成日期格式", "请核对"),))
