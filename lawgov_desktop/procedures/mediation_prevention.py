"""Monthly screening: which villages have reported, reported zero or said nothing, and the sums (M18)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

from lawgov_desktop.records import dates
from lawgov_desktop.records.record_type import Draft
from lawgov_desktop.records.text import match_key
from lawgov_desktop.registers.mediation.screening import FIGURES, zero_report
from lawgov_desktop.registers.terms import in_force
from lawgov_desktop.storage.listing import Condition, ListQuery, drafts
from lawgov_desktop.storage.store import Store

State = Literal["reported", "zero", "missing", "open", "ahead"]
"""reported: disputes · zero: a zero report · missing: neither · open: neither yet, the month runs · ahead."""

_VILLAGE_KINDS = ("village", "community")
_TAIL = re.compile("(?:村民委员会|居民委员会|村委会|居委会|社区|村)$")


@dataclass(frozen=True, slots=True)
class Cell:
    """One village in one month."""

    village: str
    committee: str
    """uuid of the committee of the village; "" when none is known."""
    month: str
    state: State
    disputes: int = 0
    records: tuple[str, ...] = ()
    """uuids of the screenings."""


@dataclass(frozen=True, slots=True)
class MonthTotals:
    """The figures of one month; ``figures`` has every name of ``screening.FIGURES``."""

    month: str
    figures: Mapping[str, int]
    records: int
    zero_reports: int
    villages: int
    """Villages that should have reported."""
    missing: tuple[str, ...]
    """Villages with neither a record nor a zero report."""

    @property
    def complete(self) -> bool:
        return not self.missing


def village_key(name: str) -> str:
    """北岗, 北岗村 and 北岗村委会 are one village."""
    return match_key(_TAIL.sub("", name.strip()))


def villages_on(store: Store, day: date) -> dict[str, tuple[str, str]]:
    """Key → (village, uuid of its committee) of the villages whose committee was in being on ``day``."""
    found: dict[str, tuple[str, str]] = {}
    for committee in drafts(store, ListQuery("committee", order="id")):
        village = committee.get("village")
        if village and committee.get("kind") in _VILLAGE_KINDS and in_force(committee, day):
            found.setdefault(village_key(village), (village, committee["uuid"]))
    return found


def matrix(store: Store, year: int, today: date) -> tuple[tuple[Cell, ...], ...]:
    """One row a village (those of the year's end or today), twelve cells a row."""
    villages = villages_on(store, min(today, date(year, 12, 31)))
    by_cell: dict[tuple[str, str], list[Draft]] = {}
    for screening in _of_months(store, f"{year}-01", f"{year}-12"):
        key = (village_key(screening.get("village") or ""), screening.get("month") or "")
        by_cell.setdefault(key, []).append(screening)
    this_month = f"{today.year:04}-{today.month:02}"
    return tuple(
        tuple(
            _cell(village, committee, month, by_cell.get((key, month), []), this_month)
            for month in (f"{year}-{number:02}" for number in range(1, 13))
        )
        for key, (village, committee) in villages.items()
    )


def month_totals(store: Store, month: str) -> MonthTotals:
    """The sums of a month (``2025-03``) and who is missing in it."""
    screenings = list(_of_months(store, month, month))
    reported = {village_key(screening.get("village") or "") for screening in screenings}
    last = dates.last_day(month)
    villages = villages_on(store, last) if last else {}
    return MonthTotals(
        month,
        {name: sum(screening.get(name) or 0 for screening in screenings) for name in FIGURES},
        len(screenings),
        sum(screening.get("zero_report") == 1 for screening in screenings),
        len(villages),
        tuple(village for key, (village, _) in villages.items() if key not in reported),
    )


def report_zero(store: Store, cells: Iterable[Cell], screener: str = "") -> tuple[str, tuple[str, ...]]:
    """Write the zero reports of these cells as one action; gives it and the uuids.

    Cells that hold something already are left alone.
    """
    empty = [cell for cell in cells if not cell.records]
    uuids = []
    with store.writing(f"零报告 {len(empty)} 条", "procedure") as batch:
        for cell in empty:
            draft = zero_report(cell.village, cell.month, screener or None, cell.committee or None)
            uuids.append(batch.save("screening", draft).uuid)
    return batch.action_id, tuple(uuids)


def _of_months(store: Store, first: str, last: str) -> Iterable[Draft]:
    span = (Condition("month", "from", first), Condition("month", "to", last))
    return drafts(store, ListQuery("screening", order="screened_on", conditions=span))


def _cell(village: str, committee: str, month: str, held: list[Draft], this_month: str) -> Cell:
    disputes = sum(screening.get("found") or 0 for screening in held)
    uuids = tuple(screening["uuid"] for screening in held)
    if any(screening.get("zero_report") != 1 for screening in held):
        return Cell(village, committee, month, "reported", disputes, uuids)
    if held:
        return Cell(village, committee, month, "zero", 0, uuids)
    state: State = "missing" if month < this_month else "open" if month == this_month else "ahead"
    return Cell(village, committee, month, state)
