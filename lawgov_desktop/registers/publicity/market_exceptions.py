"""What departs from a market's pattern: 小月, 闰月, 春节停集, 停集公告, 加集."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Final, Literal

from lawgov_desktop.registers.publicity.market_numbers import (
    ANY_DAY,
    FULL_DATE,
    LUNAR_MONTH,
    full_date,
    month,
    months,
    number,
)
from lawgov_desktop.registers.publicity.market_rule import DateChange, Stop

SPRING_FESTIVAL: Final = Stop((1, 1), (1, 4))
_STOP: Final = r"(?:停集|停市|停场|停圩|停街|停会|休市|休集|歇集|罢集|不逢集|不赶集|不开市|无集)"
_ADD: Final = r"(?:加集|加场|加圩|增集|增场|增加集日|补集)"
_LATER_DATE: Final = rf"(?:{FULL_DATE}|\d{{1,2}}月\d{{1,2}}日?|\d{{1,2}}日)"
_CHANGE: Final = re.compile(
    rf"(?:因(?P<because>[^\d]+?))?(?P<first>{FULL_DATE})(?:[至到~-](?P<last>{_LATER_DATE}))?"
    rf"(?:因(?P<since>[^停加增补]+))?(?:(?P<stop>{_STOP})|(?P<add>{_ADD}))(?:\((?P<reason>.*)\))?"
)
_YEARLY: Final = re.compile(
    rf"(?:(?P<m1>{LUNAR_MONTH}|\d{{1,2}})月)?(?P<d1>{ANY_DAY})[日号]?"
    rf"(?:[至到~-](?:(?P<m2>{LUNAR_MONTH}|\d{{1,2}})月)?(?P<d2>{ANY_DAY})[日号]?)?"
)
_MONTHS_ONLY: Final = re.compile(
    rf"(?:(?:{LUNAR_MONTH}|\d{{1,2}})月?[、至到~-])*(?:{LUNAR_MONTH}|\d{{1,2}})月份?"
)


@dataclass
class Exceptions:
    """What has been read of them so far."""

    small_month: Literal["skip", "29"] = "skip"
    thirty_first: bool = True
    leap_month: Literal["held", "skip"] = "held"
    stops: list[Stop] = field(default_factory=list)
    changes: list[DateChange] = field(default_factory=list)
    doubts: list[str] = field(default_factory=list)


class NotUnderstood(ValueError):
    """A clause speaks of an exception in words that are not known; the message quotes them."""


def read_exception(piece: str, kept: Exceptions, read_extra: Callable[[str], bool]) -> bool:
    """Take in a clause about an exception; False when it is none. Raises NotUnderstood."""
    change = _CHANGE.fullmatch(piece)
    if change:
        _take_change(change, kept, piece)
    elif "小月" in piece:
        kept.small_month = "29" if re.search("廿九|二十九|29", piece) else "skip"
        if kept.small_month == "skip" and not re.search("停|不|没|无|跳|空", piece):
            raise NotUnderstood(piece)
    elif "闰月" in piece:
        kept.leap_month = "skip" if re.search("停|不|无", piece) else "held"
    elif re.search(r"31[日号]?", piece) and re.search(r"算|逢1|停|有集|逢集", piece) and "月" not in piece:
        kept.thirty_first = not re.search("不|停", piece)
    elif re.search(_STOP, piece):
        kept.stops += _stops(piece, kept)
    elif re.search(_ADD, piece):
        plain = re.sub(_ADD, "", piece)
        if not read_extra(plain):
            kept.doubts.append(f"“{piece}”没有写是哪几天，没有算进去。")
    else:
        return False
    return True


def _take_change(found: re.Match[str], kept: Exceptions, piece: str) -> None:
    first = full_date(found["first"])
    last = full_date(found["last"], like=first) if found["last"] else first
    if first is None or last is None or last < first:
        raise NotUnderstood(piece)
    reason = found["reason"] or found["because"] or found["since"] or ""
    kept.changes.append(DateChange(first, last, bool(found["add"]), reason))


def _stops(piece: str, kept: Exceptions) -> list[Stop]:
    """The days of every year on which there is no market."""
    plain = re.sub(_STOP, "", piece)
    plain = re.sub(r"每年|农历|阴历|期间|[()]|从|自|前后|其中", "", plain)
    solar = bool(re.search("公历|阳历|新历", plain))
    plain = re.sub("公历|阳历|新历", "", plain)
    spring = bool(re.search("春节|过年|大年", plain))
    plain = re.sub(r"春节|过年|:", "", plain)
    plain = re.sub("除夕|大年三十|年三十", "腊月三十", plain).replace("大年", "正月")
    if not plain:
        if spring:
            kept.doubts.append("“春节停集”没有写到哪一天，按正月初一至初四算。")
            return [SPRING_FESTIVAL]
        raise NotUnderstood(piece)
    if _MONTHS_ONLY.fullmatch(plain):
        arabic = bool(re.search(r"\d", plain))
        numbers = months(plain)
        return [Stop((one, 1), (one, 31 if arabic else 30), lunar=not arabic) for one in numbers]
    found = _YEARLY.fullmatch(plain)
    if not found or not (found["m1"] or spring):
        raise NotUnderstood(piece)
    first = (month(found["m1"] or "正"), number(found["d1"]))
    last = (month(found["m2"]) if found["m2"] else first[0], number(found["d2"]) if found["d2"] else first[1])
    if found["d2"] and not found["m2"] and last < first:
        last = (first[0] % 12 + 1, last[1])  # 腊月廿八至初四
    longest = 31 if solar else 30
    if not all(1 <= m <= 12 and 1 <= d <= longest for m, d in (first, last)):
        raise NotUnderstood(piece)
    arabic = bool(found["m1"] and found["m1"].isdecimal())
    return [Stop(first, last, lunar=not (solar or arabic))]
