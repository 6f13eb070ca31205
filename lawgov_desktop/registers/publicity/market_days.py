"""On which days a market is held: the calendar of any rule, with the days that fall out and why.

All fourteen forms of domain §3.3. Pure: a rule and dates in, days out.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from lawgov_desktop.errors import UserError
from lawgov_desktop.registers.publicity.market_rule import (
    LUNAR_FORMS,
    MarketRule,
    Pattern,
    Size,
    Stop,
    in_words,
)
from lawgov_desktop.registers.publicity.market_words import parse_rule
from lawgov_desktop.timekeeping.lunar import FIRST_YEAR, LAST_YEAR, LunarDay, branch, lunar_days

__all__ = ["MarketDay", "days", "days_of_year", "held_on", "in_words", "next_days", "parse_rule"]

_LONGEST_FAIR: Final = 60  # days; a rule with a longer one is refused


@dataclass(frozen=True, slots=True)
class MarketDay:
    """A day on which the rule looks for a market; ``held`` is False where it falls out, ``why`` tells."""

    day: date
    held: bool = True
    size: Size = ""
    why: str = ""


def days(rule: MarketRule, first: date, last: date) -> tuple[MarketDay, ...]:
    """Every market day from ``first`` to ``last``, both included, and those that fall out, in order.

    Raises UserError for years without a lunar calendar (before 1901, after 2099).
    """
    if first.year < FIRST_YEAR or last.year > LAST_YEAR:
        raise UserError(
            f"只能算 {FIRST_YEAR} 年到 {LAST_YEAR} 年的集日。",
            todo="请换一个年份。",
        )
    fairs = _fair_days(rule, first, last)
    found = (_on(rule, day, lunar, fairs.get(day)) for day, lunar in lunar_days(first, last))
    return tuple(one for one in found if one.held or one.why)


def days_of_year(rule: MarketRule, year: int) -> tuple[MarketDay, ...]:
    """:func:`days` of a year of the sun."""
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise UserError(f"只能算 {FIRST_YEAR} 年到 {LAST_YEAR} 年的集日。", todo="请换一个年份。")
    return days(rule, date(year, 1, 1), date(year, 12, 31))


def held_on(rule: MarketRule, day: date) -> MarketDay | None:
    """The market day of a date; None when there is no market on it."""
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        return None
    return next((one for one in days(rule, day, day) if one.held), None)


def next_days(rule: MarketRule, after: date, count: int) -> tuple[MarketDay, ...]:
    """The next ``count`` market days from ``after`` on; fewer when there are not so many in two years."""
    last = min(after + timedelta(days=731), date(LAST_YEAR, 12, 31))
    if not FIRST_YEAR <= after.year <= LAST_YEAR:
        return ()
    return tuple(one for one in days(rule, after, last) if one.held)[:count]


_FairDay = tuple[bool, Size, str]
"""Held, size, what to say: a day of a fair, or the day on which one falls out."""


@dataclass(slots=True)
class _Found:
    """What is known of one day while the rule is applied to it."""

    day: date
    held: bool = False
    sizes: tuple[Size, ...] = ()
    why: str = ""

    def done(self) -> MarketDay:
        size: Size = "big" if "big" in self.sizes else "small" if "small" in self.sizes else ""
        return MarketDay(self.day, self.held, size if self.held else "", self.why)

    def looked_at(self, fits: bool, size: Size, why: str) -> None:
        """Take in what one pattern says. A day that falls out by one is held when another holds it."""
        if fits:
            self.why = why if not self.held else self.why and why
            self.held = True
            self.sizes = (*self.sizes, size)
        elif not self.held:
            self.why = self.why or why


def _on(rule: MarketRule, day: date, lunar: LunarDay, fair: _FairDay | None) -> MarketDay:
    found = _Found(day)
    for pattern in rule.patterns:
        if _in_season(pattern, day, lunar):
            fits, why = _fits(rule, pattern, day, lunar)
            found.looked_at(fits, pattern.size, why)
    if fair is not None:
        found.looked_at(*fair)
    _apply_exceptions(rule, found, lunar)
    return found.done()


def _apply_exceptions(rule: MarketRule, found: _Found, lunar: LunarDay) -> None:
    if found.held and any(_stopped(stop, found.day, lunar) for stop in rule.stops):
        found.held, found.why = False, "每年这几天停集"
    for change in rule.changes:
        if not change.first <= found.day <= change.last:
            continue
        if change.held:
            found.held, found.why = True, f"加集：{change.reason}" if change.reason else "加集"
        elif found.held:
            found.held, found.why = False, f"停集：{change.reason}" if change.reason else "停集"


def _in_season(pattern: Pattern, day: date, lunar: LunarDay) -> bool:
    if not pattern.months:
        return True
    month, number = (lunar.month, lunar.day) if pattern.lunar_months else (day.month, day.day)
    return month in pattern.months and number >= pattern.from_day


def _fits(rule: MarketRule, pattern: Pattern, day: date, lunar: LunarDay) -> tuple[bool, str]:
    """Is the day one of the pattern's, and what must be said of it; (False, why) where it falls out."""
    numbers = pattern.numbers
    if pattern.form in LUNAR_FORMS:
        fits, why = _fits_lunar(rule, pattern, lunar)
        if lunar.leap and rule.leap_month == "skip" and (fits or why):
            return False, "闰月不逢集"
        return fits, why
    match pattern.form:
        case "solar_endings":
            if day.day == 31 and 1 in numbers and not rule.thirty_first:
                return False, "31日不算逢1"
            return day.day % 10 in numbers, ""
        case "solar_parity":
            return day.day % 2 == numbers[0], ""
        case "solar_days":
            return day.day in numbers, ""
        case "weekdays":
            return day.weekday() in numbers, ""
        case "every_day":
            return True, ""
        case "branches":
            return branch(day) in numbers, ""
        case "cycle":
            assert pattern.anchor is not None
            return (day - pattern.anchor).days % numbers[0] == 0, ""
    return False, ""  # fairs have days of their own


def _fits_lunar(rule: MarketRule, pattern: Pattern, lunar: LunarDay) -> tuple[bool, str]:
    numbers = pattern.numbers
    match pattern.form:
        case "lunar_parity":
            return lunar.day % 2 == numbers[0], ""
        case "lunar_endings":
            fits, wants_thirtieth = lunar.day % 10 in numbers, 0 in numbers
        case _:
            fits, wants_thirtieth = lunar.day in numbers, 30 in numbers
    if not fits and wants_thirtieth and lunar.day == lunar.month_length == 29:
        return (True, "小月，三十改廿九") if rule.small_month == "29" else (False, "小月没有三十")
    return fits, ""


def _stopped(stop: Stop, day: date, lunar: LunarDay) -> bool:
    if stop.lunar:
        if lunar.leap:
            return False
        here = (lunar.month, 30 if lunar.day == lunar.month_length else lunar.day)
    else:
        here = (day.month, day.day)
    if stop.first <= stop.last:
        return stop.first <= here <= stop.last
    return here >= stop.first or here <= stop.last


# --- fairs: they begin on one day of the year and go on


def _fair_days(rule: MarketRule, first: date, last: date) -> dict[date, _FairDay]:
    fairs = [pattern for pattern in rule.patterns if pattern.form in ("fair", "solar_fair")]
    if not fairs:
        return {}
    found: dict[date, _FairDay] = {}
    begin = max(first - timedelta(days=_LONGEST_FAIR), date(FIRST_YEAR, 1, 1))
    for day, lunar in lunar_days(begin, last):
        for pattern in fairs:
            starts, why = _fair_starts(rule, pattern, day, lunar)
            for more in range(pattern.lasts if starts else 0):
                found[day + timedelta(days=more)] = (True, pattern.size, "" if more else why)
            if why and not starts:
                found.setdefault(day, (False, "", why))
    return found


def _fair_starts(rule: MarketRule, pattern: Pattern, day: date, lunar: LunarDay) -> tuple[bool, str]:
    month, number = pattern.numbers
    if pattern.form == "solar_fair":
        return (day.month, day.day) == (month, number), ""
    if lunar.leap or lunar.month != month:
        return False, ""  # a fair of the fourth month is not held again in the leap fourth month
    if number == 30 and lunar.day == lunar.month_length == 29:
        return (True, "小月，三十改廿九") if rule.small_month == "29" else (False, "小月没有三十")
    return lunar.day == number, ""
