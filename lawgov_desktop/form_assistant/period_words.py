"""Spans of time as forms write them: 2025年上半年, 一季度, 1-6月, 截至2025年6月30日, 上年同期, 累计."""

from __future__ import annotations

import re
from datetime import date
from typing import Final

from lawgov_desktop.reporting.period import Period, year_asked
from lawgov_desktop.reporting.report_text import numeral

_DAY: Final = r"(20\d\d)[年./-](\d{1,2})[月./-](\d{1,2})日?"
_SPAN: Final = re.compile(
    _DAY + r"(?:起)?(?:至|到|[-—–~～]+)(?:(20\d\d)[年./-])?(\d{1,2})[月./-](\d{1,2})日?"
)
_UNTIL: Final = re.compile(r"截[至止]到?(20\d\d)[年./-](\d{1,2})(?:[月./-](?:(\d{1,2})日?)?|月?底|月末)?")
_YEAR: Final = re.compile(r"(20\d\d)(?:年度|年|年度的)")
_MONTHS: Final = re.compile(r"(?<!\d)(\d{1,2})月?份?(?:至|到|[-—–~～]+)(\d{1,2})月")
_FIRST_QUARTERS: Final = re.compile(r"前([一二三1-3])(?:个)?季度?")
_QUARTER: Final = re.compile(r"第?([一二三四1-4])季度|第([一二三四1-4])季")
_MONTH: Final = re.compile(r"(?<![\d年])(\d{1,2}|十[一二]?|[一二三四五六七八九])月份?")
_YEAR_BEFORE: Final = re.compile(r"(上年|去年|上一年|上年度)(同期|同月|同季|度|数|全年|累计)*|同期(数|值)?")
_NOW: Final = re.compile(r"(本|当|今|报告|统计)(期|年|年度|次)(数|值|累计|实绩|完成|发生)?(数|额)?")
_CUMULATED: Final = re.compile(
    r"(本年|年初至今|年初至(?:本|当)?(?:月|季|期)末?|年度|自?年初|今年以来|(?:1|一)?月?(?:至|到|[-—–~～]+)(?:本|当|报告)(?:月|季度?|期)(?:末|止)?)累计(数|值)?"
    r"|累计(数|值)?|年初至今|今年以来|(?:1|一)月?(?:至|到|[-—–~～]+)(?:本|当|报告)(?:月|季度?|期)"
)
_MONTH_BEFORE: Final = re.compile(r"上(个)?月(数|值)?")
_QUARTER_BEFORE: Final = re.compile(r"上(个)?季(度)?(数|值)?")
_UNBOUNDED: Final = re.compile(r"(历年|历史|自?成立以来|.{1,6}以来|上期)(累计)?(数|值)?|累计至今")


def period_in(text: str, today: date) -> Period | None:
    """The span a title or a heading names; a year that is not said is the last one it can be.

    None where no span is said, or its blanks are still blank (　年　季度).
    """
    text = _plain(text)
    if span := _SPAN.search(text):
        y1, m1, d1, y2, m2, d2 = span.groups()
        return _made(_day(y1, m1, d1), _day(y2 or y1, m2, d2))
    if until := _UNTIL.search(text):
        year, month, day = until.groups()
        last = _day(year, month, day) if day else _month_end(int(year), int(month))
        return _made(date(int(year), 1, 1), last)
    said = _YEAR.search(text)
    year = int(said[1]) if said else None
    months = _months_in(text[said.end() :] if said else text)
    if months is None:
        return Period.year(year) if year else None
    if year is None:
        year = today.year if months[0] <= today.month else today.year - 1
    return _made(date(year, months[0], 1), _month_end(year, months[1]))


def _months_in(text: str) -> tuple[int, int] | None:
    """(first, last) month of what is said without its year."""
    if found := _MONTHS.search(text):
        first, last = int(found[1]), int(found[2])
        return (first, last) if 1 <= first <= last <= 12 else None
    if "上半年" in text:
        return 1, 6
    if "下半年" in text:
        return 7, 12
    if found := _FIRST_QUARTERS.search(text):
        return 1, 3 * _number(found[1])
    if found := _QUARTER.search(text):
        quarter = _number(found[1] or found[2])
        return 3 * quarter - 2, 3 * quarter
    if found := _MONTH.search(text):
        month = _number(found[1])
        return (month, month) if 1 <= month <= 12 else None
    return None


def period_of_heading(text: str, base: Period, today: date) -> Period | None:
    """The span a heading asks for in a form that is about ``base``: 上年同期, 累计, 2024年, 3月.

    None when the heading is no word for a span.
    """
    text = _plain(text)
    if _YEAR_BEFORE.fullmatch(text):
        whole = any(word in text for word in ("全年", "年度"))
        return Period.year(base.last.year - 1) if whole else base.year_before
    if _CUMULATED.fullmatch(text):
        return Period(date(base.last.year, 1, 1), base.last)
    if _NOW.fullmatch(text):
        return base
    if text in ("本月", "当月", "本月数", "当月数"):
        return Period.month(base.last.year, base.last.month)
    if _MONTH_BEFORE.fullmatch(text):
        return _month_before(base)
    if _QUARTER_BEFORE.fullmatch(text):
        first = _quarter_of(base)
        last = _month_before(Period(first, first)).last
        return Period(date(last.year, last.month - 2, 1), last)
    if text in ("本季", "本季度", "当季"):
        begins = _quarter_of(base)
        return Period(begins, Period.month(begins.year, begins.month + 2).last)
    if not _only_span(text):
        return None
    said = period_in(text, base.last)
    if said is None:
        return None
    if _YEAR.fullmatch(text) and said.last.year == base.last.year:
        return base  # 2025年 in a form about the first half of 2025
    if _YEAR.search(text) or said.first.year == base.last.year:
        return said
    return Period(
        date(base.last.year, said.first.month, 1), Period.month(base.last.year, said.last.month).last
    )


def speaks_of_another_span(text: str) -> bool:
    """历年累计, 自成立以来: a span whose beginning no form says."""
    text = _plain(text)
    return _CUMULATED.fullmatch(text) is None and _UNBOUNDED.fullmatch(text) is not None


def _quarter_of(base: Period) -> date:
    """The first day of the quarter the span ends in."""
    return date(base.last.year, base.last.month - (base.last.month - 1) % 3, 1)


def _month_before(base: Period) -> Period:
    """The month before the last of the span."""
    year, month = base.last.year, base.last.month
    return Period.month(year - (month == 1), 12 if month == 1 else month - 1)


def _only_span(text: str) -> bool:
    """Is nothing else said than a span?"""
    rest = _YEAR.sub("", text, count=1)
    rest = re.sub(r"\d{1,2}月?份?(至|到|[-—–~～]+)\d{1,2}月份?", "", rest, count=1)
    rest = re.sub(r"[上下]半年|前[一二三1-3]季度|第?[一二三四1-4]季度", "", rest, count=1)
    rest = re.sub(r"(\d{1,2}|十[一二]?|[一二三四五六七八九])月份?", "", rest, count=1)
    return rest != text and re.fullmatch(r"(数|累计|合计|同期|发生数)?", rest) is not None


def usual_period(today: date) -> Period:
    """What is meant when nothing is said: in the first months last year's business is reported."""
    return Period.year(year_asked(today))


def _plain(text: str) -> str:
    return re.sub(r"\s", "", text).translate(str.maketrans("０１２３４５６７８９", "0123456789"))


def _number(word: str) -> int:
    """3, 三, 十二."""
    return int(word) if word.isdecimal() else numeral(word)


def _day(year: str, month: str, day: str) -> date | None:
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None


def _month_end(year: int, month: int) -> date | None:
    return Period.month(year, month).last if 1 <= month <= 12 else None


def _made(first: date | None, last: date | None) -> Period | None:
    return Period(first, last) if first and last and first <= last else None
