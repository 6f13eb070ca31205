"""Plans a year of publicity on market days, and marks what became of it: held, cancelled, made up (P03)."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from lawgov_desktop.errors import UserError
from lawgov_desktop.records.record_type import Draft
from lawgov_desktop.registers.publicity.event import made_up_draft
from lawgov_desktop.registers.publicity.event_rules import is_done
from lawgov_desktop.registers.publicity.market import known_rule
from lawgov_desktop.registers.publicity.market_days import MarketDay, days
from lawgov_desktop.registers.publicity.market_rule import Size
from lawgov_desktop.registers.publicity.occasion import occasion_days
from lawgov_desktop.registers.terms import in_force
from lawgov_desktop.storage.listing import Condition, ListQuery, drafts
from lawgov_desktop.storage.store import Saved, Store

THEME: Final = "赶集日法治宣传"


@dataclass(frozen=True, slots=True)
class MarketEvent:
    """One event to be planned: a market day of a market, with the occasion that lies on it."""

    day: date
    market: str
    """uuid"""
    market_name: str
    size: Size
    occasion: str | None
    occasion_name: str
    statutes: str | None
    place: str
    village: str | None

    @property
    def theme(self) -> str:
        return f"{self.occasion_name}·{THEME}" if self.occasion_name else THEME


@dataclass(frozen=True, slots=True)
class MarketYear:
    """What a plan would add from one day to another, and what stands already."""

    first: date
    last: date
    events: tuple[MarketEvent, ...]
    there: int
    """Market days that have their event already: they are not planned twice."""
    left_out: int
    """Market days passed over, because so many in a month are enough."""
    fallen: tuple[tuple[str, MarketDay], ...]
    """(market, day) that fall out by the market's own rule, with why."""
    unread: tuple[str, ...]
    """Markets whose rule is not understood, or that have none."""


@dataclass(frozen=True, slots=True)
class Planned:
    """The events written, as one action."""

    action_id: str
    uuids: tuple[str, ...]


def market_year(
    store: Store,
    first: date,
    last: date,
    *,
    markets: Collection[str] | None = None,
    most_per_month: int = 0,
) -> MarketYear:
    """What would be planned from ``first`` to ``last``, both included; nothing is written.

    ``markets`` are uuids, None for all; ``most_per_month`` events of one market in a month, spread over it
    (0: every market day). Raises UserError for years without a lunar calendar.
    """
    known = _events_there(store, first, last)
    # What nobody has checked against a document (待核实) names no event by itself.
    in_use = ListQuery("occasion", conditions=(Condition("in_use", "is", 1),))
    occasions = [one for one in drafts(store, in_use) if not one.get("unsure")]
    events: list[MarketEvent] = []
    fallen: list[tuple[str, MarketDay]] = []
    unread: list[str] = []
    there = left_out = 0
    for market in drafts(store, ListQuery("market", order="name")):
        if markets is not None and market["uuid"] not in markets:
            continue
        rule = known_rule(market)
        if rule is None:
            unread.append(market["name"])
            continue
        found = [one for one in days(rule, first, last) if in_force(market, one.day)]
        fallen += [(market["name"], one) for one in found if not one.held]
        for month in _by_month([one for one in found if one.held]):
            taken = [one for one in month if _is_there(market, one.day, known)]
            free = [one for one in month if one not in taken]
            room = max(most_per_month - len(taken), 0) if most_per_month else len(free)
            chosen = _spread(free, room)
            there, left_out = there + len(taken), left_out + len(free) - len(chosen)
            events += [_event(market, one, occasions) for one in chosen]
    events.sort(key=lambda one: (one.day, one.market_name))
    return MarketYear(first, last, tuple(events), there, left_out, tuple(fallen), tuple(unread))


def carry_out(store: Store, plan: MarketYear, *, organiser: str | None = None) -> Planned:
    """Write the events of a plan as one action; what has been planned meanwhile is not planned twice."""
    known = _events_there(store, plan.first, plan.last)
    with store.writing(f"排赶集宣传计划（{plan.first.year}年 {len(plan.events)} 场）") as batch:
        uuids = [
            batch.save("publicity_event", _draft(event, organiser)).uuid
            for event in plan.events
            if (event.day.isoformat(), event.market) not in known
        ]
    return Planned(batch.action_id, tuple(uuids))


def mark_held(store: Store, uuid: str, **figures: Any) -> Saved:
    """The event was held; one that makes up for another counts as 补办. ``figures`` are further fields."""
    event = _event_of(store, uuid)
    state = "made_up" if event.get("makes_up_for") else "held"
    with store.writing("登记普法活动已开展") as batch:
        return batch.save("publicity_event", {**figures, "state": state}, uuid=uuid)


def mark_cancelled(store: Store, uuids: Sequence[str], reason: str) -> str:
    """These planned events are not held, for one reason; the action. Events already held are refused."""
    if not reason.strip():
        raise UserError("没有写取消的原因。", data_safe="没有改动。", todo="请写一句原因，检查时要用。")
    with store.writing(f"取消普法活动 {len(uuids)} 场") as batch:
        for uuid in uuids:
            if is_done(_event_of(store, uuid)):
                raise UserError(
                    "选中的活动里有已经开展的。", data_safe="没有改动。", todo="请只选计划中的活动。"
                )
            batch.save("publicity_event", {"state": "cancelled", "reason": reason.strip()}, uuid=uuid)
    return batch.action_id


def make_up(store: Store, uuid: str, day: date) -> Saved:
    """Plan an event on ``day`` that makes up for a cancelled one, with what that one was to be."""
    event = _event_of(store, uuid)
    if event.get("state") != "cancelled":
        raise UserError(
            "只有取消了的活动才补办。", data_safe="没有改动。", todo="请先把这场活动改为已取消，写上原因。"
        )
    with store.writing("安排补办普法活动") as batch:
        return batch.save("publicity_event", made_up_draft(event) | {"held_on": day.isoformat()})


def _event_of(store: Store, uuid: str) -> Draft:
    found = store.get("publicity_event", uuid)
    if found is None:
        raise UserError("没有找到这场活动。", data_safe="没有改动。", todo="请刷新列表。")
    return found


def _events_there(store: Store, first: date, last: date) -> set[tuple[str, str]]:
    """(day, market uuid) and (day, place) of every event of these days, whatever became of it."""
    query = ListQuery(
        "publicity_event",
        conditions=(
            Condition("held_on", "from", first.isoformat()),
            Condition("held_on", "to", last.isoformat()),
        ),
    )
    known: set[tuple[str, str]] = set()
    for event in drafts(store, query):
        known |= {(event["held_on"], str(event[name])) for name in ("market", "place") if event.get(name)}
    return known


def _is_there(market: Mapping[str, Any], day: date, known: set[tuple[str, str]]) -> bool:
    return bool({(day.isoformat(), market["uuid"]), (day.isoformat(), market["name"])} & known)


def _by_month(found: Sequence[MarketDay]) -> Iterator[list[MarketDay]]:
    months: dict[tuple[int, int], list[MarketDay]] = {}
    for one in found:
        months.setdefault((one.day.year, one.day.month), []).append(one)
    yield from months.values()


def _spread(found: Sequence[MarketDay], count: int) -> list[MarketDay]:
    """So many of them, as evenly over the month as they come; big markets before others."""
    if count >= len(found):
        return list(found)
    big = [one for one in found if one.size == "big"]
    pool = big if len(big) >= count else found
    step = len(pool) / count if count else 0
    return [pool[int(step * number + step / 2)] for number in range(count)]


def _event(market: Draft, one: MarketDay, occasions: Sequence[Draft]) -> MarketEvent:
    occasion = _occasion_on(one.day, occasions)
    return MarketEvent(
        day=one.day,
        market=market["uuid"],
        market_name=market["name"],
        size=one.size,
        occasion=occasion["uuid"] if occasion else None,
        occasion_name=occasion["name"] if occasion else "",
        statutes=occasion["statutes"] if occasion else None,
        place=market.get("spot") or market["name"],
        village=market.get("village"),
    )


def _occasion_on(day: date, occasions: Sequence[Draft]) -> Draft | None:
    """The shortest occasion that lies on a day: 国家宪法日 before 宪法宣传周 before a whole month."""
    found = []
    for occasion in occasions:
        for year in (day.year, day.year - 1):
            span = occasion_days(occasion, year)
            if span and span[0] <= day <= span[1]:
                found.append(((span[1] - span[0]).days, occasion["name"], occasion))
    return min(found, key=lambda one: one[:2])[2] if found else None


def planned_event(store: Store, market: str, day: date) -> Draft:
    """The draft of an event planned at a market on a day, as the plan of a year would write it."""
    planned = market_year(store, day, day, markets=[market]).events
    if planned:
        return _draft(planned[0], None)
    return {"held_on": day.isoformat(), "market": market, "state": "planned", "theme": THEME}


def _draft(event: MarketEvent, organiser: str | None) -> Draft:
    return {
        "held_on": event.day.isoformat(),
        "state": "planned",
        "theme": event.theme,
        "market": event.market,
        "is_market_day": 1,
        "place": event.place,
        "village": event.village,
        "venues": ";market;",
        "forms": ";stall;leaflets;",
        "occasion": event.occasion,
        "statutes": event.statutes,
        "organiser": organiser,
    }
