"""Counts of a year's publicity as the report prints them, with the records behind each (P03, P04, P06)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from lawgov_desktop.records.dates import since
from lawgov_desktop.records.fields import Names
from lawgov_desktop.records.record_type import Draft
from lawgov_desktop.records.several import parts
from lawgov_desktop.registers.publicity.event_tables import DONE_STATES
from lawgov_desktop.storage.listing import Condition, ListQuery, drafts, in_year
from lawgov_desktop.storage.store import Store

REPORTED_VENUES: Final = ("enterprise", "school")
"""What the published report counts together: 进企业、进学校活动20场次 (domain §5.3)."""


@dataclass(frozen=True, slots=True)
class VenueCount:
    """Events at some kinds of venue: each counted once in the total and once in every kind it belongs to."""

    by_venue: Mapping[str, tuple[str, ...]]
    """Code of ``venue_type`` → uuids of the events."""
    events: tuple[str, ...]
    """Every event once."""

    @property
    def total(self) -> int:
        return len(self.events)

    @property
    def overlap(self) -> int:
        """By how much the kinds together exceed the total."""
        return sum(map(len, self.by_venue.values())) - len(self.events)

    def in_words(self, names: Names) -> str:
        """``进企业12 + 进学校9 − 重复1 = 20``."""
        kinds = " + ".join(
            f"进{names.code_label('venue_type', venue)}{len(uuids)}" for venue, uuids in self.by_venue.items()
        )
        return f"{kinds}{f' − 重复{self.overlap}' if self.overlap else ''} = {self.total}"


@dataclass(frozen=True, slots=True)
class MarketDayCount:
    """Events held on market days. The report prints tens with 余; the exact number stays beside it."""

    events: tuple[str, ...]
    by_market: Mapping[str, tuple[str, ...]]
    """uuid of the market ("" where none was chosen) → uuids of its events."""
    cancelled: tuple[str, ...]
    made_up: tuple[str, ...]
    """Of the events, those that made up for a cancelled one."""

    @property
    def total(self) -> int:
        return len(self.events)

    @property
    def in_report(self) -> str:
        return f"{rounded(self.total)}次"


@dataclass(frozen=True, slots=True)
class StatuteCoverage:
    """One statute in a year: the lines of the plan that name it and the events that publicised it."""

    statute: str
    plans: tuple[str, ...]
    events: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PlanProgress:
    """One line of the plan and what has been held for it."""

    uuid: str
    month: str
    theme: str
    wanted: int
    events: tuple[str, ...]
    audience: int

    @property
    def is_met(self) -> bool:
        return len(self.events) >= max(self.wanted, 1)


def rounded(number: int) -> str:
    """The 余 rule: 46 → 40余, 40 → 40, 9 → 9. From ten on a number that is no full ten is cut to its tens."""
    return str(number) if number < 10 or number % 10 == 0 else f"{number // 10 * 10}余"


def events_done(store: Store, first: date, last: date) -> list[Draft]:
    """Every event held from ``first`` to ``last``, both included, those made up for among them."""
    query = ListQuery(
        "publicity_event",
        order="held_on",
        conditions=(
            Condition("held_on", "from", since(first)),
            Condition("held_on", "to", last.isoformat()),
        ),
    )
    return [event for event in drafts(store, query) if event["state"] in DONE_STATES]


def of_year(year: int) -> tuple[date, date]:
    return date(year, 1, 1), date(year, 12, 31)


def count_by_venue(events: Iterable[Draft], venues: Sequence[str] = REPORTED_VENUES) -> VenueCount:
    """Events at any of these venues; one that is both 进企业 and 进学校 is one event with two tags."""
    by_venue: dict[str, list[str]] = {venue: [] for venue in venues}
    every: list[str] = []
    for event in events:
        tags = [venue for venue in parts(event.get("venues")) if venue in by_venue]
        for venue in tags:
            by_venue[venue].append(event["uuid"])
        if tags:
            every.append(event["uuid"])
    return VenueCount({venue: tuple(uuids) for venue, uuids in by_venue.items()}, tuple(every))


def count_market_days(store: Store, first: date, last: date) -> MarketDayCount:
    """Events held on market days; what was only planned or was cancelled does not count (feature P03)."""
    done = [event for event in events_done(store, first, last) if event.get("is_market_day") == 1]
    by_market: dict[str, list[str]] = {}
    for event in done:
        by_market.setdefault(event.get("market") or "", []).append(event["uuid"])
    cancelled = drafts(
        store,
        ListQuery(
            "publicity_event",
            conditions=(
                Condition("held_on", "from", since(first)),
                Condition("held_on", "to", last.isoformat()),
                Condition("state", "is", "cancelled"),
                Condition("is_market_day", "is", 1),
            ),
        ),
    )
    return MarketDayCount(
        tuple(event["uuid"] for event in done),
        {market: tuple(uuids) for market, uuids in by_market.items()},
        tuple(event["uuid"] for event in cancelled),
        tuple(event["uuid"] for event in done if event["state"] == "made_up"),
    )


def totals(events: Iterable[Draft]) -> Mapping[str, int]:
    """Sums of what was reached: events, audience, copies, consultations, leads, boards, banners."""
    names = ("audience", "copies", "consultations", "leads", "boards", "banners")
    every = list(events)
    return {"events": len(every)} | {name: sum(event.get(name) or 0 for event in every) for name in names}


def statute_coverage(store: Store, year: int, listed: Iterable[str] = ()) -> list[StatuteCoverage]:
    """Every statute planned, publicised or ``listed`` in a year; those never publicised first."""
    plans: dict[str, list[str]] = {statute: [] for statute in listed}
    events: dict[str, list[str]] = {}
    for line in _plan_of(store, year):
        for statute in parts(line.get("statutes")):
            plans.setdefault(statute, []).append(line["uuid"])
    for event in events_done(store, *of_year(year)):
        for statute in parts(event.get("statutes")):
            events.setdefault(statute, []).append(event["uuid"])
    found = [
        StatuteCoverage(statute, tuple(plans.get(statute, ())), tuple(events.get(statute, ())))
        for statute in dict.fromkeys((*plans, *events))
    ]
    return sorted(found, key=lambda one: (bool(one.events), not one.plans))


def never_covered(store: Store, year: int, listed: Iterable[str] = ()) -> list[str]:
    """The statutes that were planned or listed and publicised at no event of the year (feature P06)."""
    return [one.statute for one in statute_coverage(store, year, listed) if not one.events]


def plan_progress(store: Store, year: int) -> list[PlanProgress]:
    """Every line of the year's plan with the events held for it, in the order of the months."""
    held: dict[str, list[Draft]] = {}
    for event in events_done(store, *of_year(year)):
        if event.get("plan"):
            held.setdefault(event["plan"], []).append(event)
    return [
        PlanProgress(
            line["uuid"],
            line["month"] or "",
            line["theme"],
            line.get("events_wanted") or 0,
            tuple(event["uuid"] for event in held.get(line["uuid"], ())),
            sum(event.get("audience") or 0 for event in held.get(line["uuid"], ())),
        )
        for line in _plan_of(store, year)
    ]


def _plan_of(store: Store, year: int) -> list[Draft]:
    query = ListQuery("publicity_plan", order="month", conditions=in_year("month", year))
    return list(drafts(store, query))
