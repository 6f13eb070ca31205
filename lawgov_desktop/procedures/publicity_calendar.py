"""A year's calendar of market days with what became of each: planned, held, cancelled, made up."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Final

from lawgov_desktop.records import dates
from lawgov_desktop.registers.publicity.market import known_rule
from lawgov_desktop.registers.publicity.market_days import days
from lawgov_desktop.registers.publicity.market_rule import SIZES
from lawgov_desktop.registers.terms import in_force
from lawgov_desktop.storage.listing import Condition, ListQuery, drafts
from lawgov_desktop.storage.store import Store
from lawgov_desktop.timekeeping.lunar import LunarDay, lunar_days

MARKS: Final = (
    ("held", "已开展", "✓"),
    ("made_up", "已补办", "补"),
    ("planned", "计划", "计"),
    ("cancelled", "已取消", "✕"),
    ("market", "集日，没有安排", "集"),
    ("fallen", "停集", "停"),
)
"""(key, what it is called, its sign): what a day shows, the most telling first."""


@dataclass(slots=True)
class CalendarDay:
    """One day of the calendar."""

    day: date
    lunar: LunarDay
    markets: list[tuple[str, str]] = field(default_factory=list)
    """(uuid, name with its size) of the markets held."""
    fallen: list[tuple[str, str]] = field(default_factory=list)
    """(name, why) of the markets that fall out."""
    events: list[tuple[str, str, str]] = field(default_factory=list)
    """(uuid, state, theme)."""
    at_market: dict[str, str] = field(default_factory=dict)
    """Market → the event held or planned there on this day."""

    @property
    def mark(self) -> str:
        """The key of what the day shows; "" for an ordinary day."""
        states = {state for _, state, _ in self.events}
        shown = next((key for key, _, _ in MARKS if key in states), "")
        return shown or ("market" if self.markets else "fallen" if self.fallen else "")

    def in_words(self) -> str:
        """What the day holds, one line for each thing."""
        titles = {key: title for key, title, _ in MARKS}
        lines = [f"{titles.get(state, state)}：{theme}" for _, state, theme in self.events]
        lines += [f"{name}逢集" for _, name in self.markets]
        lines += [f"{name}不逢集：{why}" for name, why in self.fallen]
        return "\n".join(lines)


@dataclass(frozen=True, slots=True)
class MarketCalendar:
    """A year."""

    year: int
    days: Mapping[date, CalendarDay]

    def counts(self) -> Mapping[str, int]:
        """How many days show each mark."""
        return Counter(one.mark for one in self.days.values() if one.mark)


def market_calendar(store: Store, year: int, market: str | None = None) -> MarketCalendar:
    """The calendar of a year: every market in force, or one. Raises UserError outside 1901–2099.

    Events that were on no market day are shown too, unless one market is asked for.
    """
    return MarketCalendar(year, calendar_days(store, date(year, 1, 1), date(year, 12, 31), market))


def calendar_days(
    store: Store, first: date, last: date, market: str | None = None
) -> dict[date, CalendarDay]:
    """Every day from ``first`` to ``last``, both included, as :func:`market_calendar` tells of a year."""
    found = {day: CalendarDay(day, lunar) for day, lunar in lunar_days(first, last)}
    for draft in drafts(store, ListQuery("market", order="name")):
        rule = known_rule(draft)
        if rule is None or market not in (None, draft["uuid"]):
            continue
        for one in days(rule, first, last):
            if not in_force(draft, one.day):
                continue
            if one.held:
                size = f"（{SIZES[one.size]}）" if one.size else ""
                found[one.day].markets.append((draft["uuid"], draft["name"] + size))
            else:
                found[one.day].fallen.append((draft["name"], one.why))
    conditions = [
        Condition("held_on", "from", first.isoformat()),
        Condition("held_on", "to", last.isoformat()),
    ]
    if market is not None:
        conditions.append(Condition("market", "is", market))
    query = ListQuery("publicity_event", order="held_on", conditions=tuple(conditions))
    for event in drafts(store, query):
        day = dates.as_day(event["held_on"])
        if day in found:
            found[day].events.append((event["uuid"], event["state"] or "held", event["theme"] or ""))
            if event["market"] and event["state"] != "cancelled":
                found[day].at_market[event["market"]] = event["uuid"]
    return found


def coming_market_days(store: Store, first: date, last: date) -> list[CalendarDay]:
    """The days from ``first`` to ``last`` on which a market in force is held, with their events."""
    return [one for one in calendar_days(store, first, last).values() if one.markets]


def weeks_of(year: int, month: int) -> list[list[date]]:
    """The days of a month in weeks that begin on Monday."""
    day = date(year, month, 1)
    weeks: list[list[date]] = []
    while day.month == month:
        if not weeks or day.weekday() == 0:
            weeks.append([])
        weeks[-1].append(day)
        day += timedelta(days=1)
    return weeks
