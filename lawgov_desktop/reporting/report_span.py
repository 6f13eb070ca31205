"""The span a report says it is about: 2025年上半年 in its title counts half a year, not a whole one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from typing import Final

from lawgov_desktop.reporting.period import Period
from lawgov_desktop.reporting.report_text import Line, half_digits

_YEAR: Final = r"(?P<year>20[0-9]{2})[ \u3000]*年"
_PART: Final = re.compile(
    _YEAR + r"(?:度)?[ \u3000]*(?:(?P<half>[上下])半年|第?(?P<quarter>[一二三四])季度"
    r"|(?P<first>[0-9]{1,2})月?[ \u3000]*[至到—–~-]+[ \u3000]*(?P<last>[0-9]{1,2})月(?:份)?(?![0-9]{1,2}日)"
    r"|(?P<month>[0-9]{1,2})月(?:份)?(?![0-9至到—–~-]))"
)
_DAYS: Final = re.compile(
    _YEAR + r"(?P<m1>[0-9]{1,2})月(?P<d1>[0-9]{1,2})日[至到—–~-]+(?P<m2>[0-9]{1,2})月(?P<d2>[0-9]{1,2})日"
)


def report_span(lines: Sequence[Line], year: int) -> Period:
    """The span of ``year`` that the title names, else the beginning of the text; else the whole year."""
    plain = half_digits(lines)
    titles = [line.text for line in plain if line.kind == "title"]
    first = next((line.text.strip(" \u3000") for line in plain if line.kind == "body"), "")
    found = (_said(title, year, anywhere=True) for title in titles)
    said = next((one for one in found if one), None)
    return said or _said(first, year, anywhere=False) or Period.year(year)


def _said(text: str, year: int, *, anywhere: bool) -> Period | None:
    for shape in (_DAYS, _PART):
        one = shape.search(text) if anywhere else shape.match(text)
        if one is not None and int(one["year"]) == year:
            try:
                return _of_days(one, year) if shape is _DAYS else _of_months(one, year)
            except ValueError:
                return None  # 13月, 31 June
    return None


def _of_days(one: re.Match[str], year: int) -> Period | None:
    span = Period(date(year, int(one["m1"]), int(one["d1"])), date(year, int(one["m2"]), int(one["d2"])))
    return span if span.first <= span.last else None


def _of_months(one: re.Match[str], year: int) -> Period | None:
    if one["half"]:
        first, last = (1, 6) if one["half"] == "上" else (7, 12)
    elif one["quarter"]:
        last = 3 * ("一二三四".index(one["quarter"]) + 1)
        first = last - 2
    else:
        first, last = int(one["first"] or one["month"]), int(one["last"] or one["month"])
    return Period(date(year, first, 1), Period.month(year, last).last) if first <= last else None
