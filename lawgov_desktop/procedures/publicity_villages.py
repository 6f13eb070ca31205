"""Which villages have too few law helpers, or no legal adviser (feature P07)."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Final

from lawgov_desktop.records import dates
from lawgov_desktop.records.record_type import Draft
from lawgov_desktop.registers.terms import in_force
from lawgov_desktop.storage.listing import ListQuery, drafts
from lawgov_desktop.storage.store import Store

_ENDINGS: Final = re.compile(r"(?:村民委员会|居民委员会|村委会|居委会|行政村|社区|村)$")


@dataclass(frozen=True, slots=True)
class VillageCoverage:
    """One village on a day."""

    village: str
    helpers: tuple[str, ...]
    """uuids of the 法律明白人 of that day."""
    helpers_wanted: int
    advisers: tuple[str, ...]
    """uuids of the engagements in force."""
    visits: int
    """Visits of its advisers in the year of the day, up to the day."""

    @property
    def helpers_lacking(self) -> int:
        return max(self.helpers_wanted - len(self.helpers), 0)

    @property
    def is_lacking(self) -> bool:
        return bool(self.helpers_lacking) or not self.advisers


def village_key(name: object) -> str:
    """龙溪村, 龙溪村委会 and 龙溪 are one village."""
    return _ENDINGS.sub("", str(name or "").strip())


def villages_of(store: Store, day: date) -> list[str]:
    """The villages that have a mediation committee on a day, by name."""
    found = {
        committee["village"]: None
        for committee in drafts(store, ListQuery("committee", order="name"))
        if committee.get("village")
        and in_force(committee, day)
        and committee.get("kind") in ("village", "community")
    }
    return list(found)


def village_coverage(
    store: Store, day: date, helpers_per_village: int, villages: Iterable[str] | None = None
) -> list[VillageCoverage]:
    """Each village's helpers and advisers on a day; those that lack something first.

    ``villages`` are names, None for those with a mediation committee; villages that only helpers or
    advisers name are added. ``helpers_per_village`` is the target (a local number: not law).
    """
    wanted = list(villages) if villages is not None else villages_of(store, day)
    names = {village_key(name): name for name in wanted}
    helpers = _by_village(drafts(store, ListQuery("law_helper", order="name")), day, names)
    advisers = _by_village(drafts(store, ListQuery("village_adviser", order="name")), day, names, _in_term)
    found = [
        VillageCoverage(
            name,
            tuple(one["uuid"] for one in helpers.get(key, ())),
            helpers_per_village,
            tuple(one["uuid"] for one in advisers.get(key, ())),
            sum(_visits(one, day) for one in advisers.get(key, ())),
        )
        for key, name in names.items()
    ]
    return sorted(found, key=lambda one: (not one.is_lacking, -one.helpers_lacking))


def _in_term(adviser: Draft, day: date) -> bool:
    """聘期止 is the last day of the term, so it still counts."""
    start, end = dates.first_day(adviser.get("valid_from")), dates.last_day(adviser.get("valid_to"))
    return (start is None or start <= day) and (end is None or end >= day)


def _by_village(
    records: Iterable[Draft],
    day: date,
    names: dict[str, str],
    serving: Callable[[Draft, date], bool] = in_force,
) -> dict[str, list[Draft]]:
    found: dict[str, list[Draft]] = {}
    for record in records:
        key = village_key(record.get("village"))
        if key and serving(record, day):
            names.setdefault(key, record["village"])
            found.setdefault(key, []).append(record)
    return found


def _visits(adviser: Draft, day: date) -> int:
    days = [dates.first_day(row.get("held_on")) for row in adviser.get("visits") or ()]
    return sum(visited is not None and visited.year == day.year and visited <= day for visited in days)
