"""The shortcomings a report names are put on record, with who puts each right until when (G04)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from rapidfuzz import fuzz

from lawgov_desktop.records.record_type import Draft
from lawgov_desktop.registers.governance.problem import carried_on
from lawgov_desktop.reporting.report.shortcomings_of_text import LEAST_TITLE, Shortcoming, shortcomings_in
from lawgov_desktop.reporting.report_text import NUMERALS
from lawgov_desktop.storage.listing import Condition, ListQuery, drafts
from lawgov_desktop.storage.store import Store

KIND: Final = "problem"
SOURCE: Final = "annual_report"

_SAME: Final = 85.0
"""Percent of likeness from which two titles are one shortcoming."""


@dataclass(frozen=True, slots=True)
class ToRectify:
    """A shortcoming with its 责任单位 and 整改时限 (a partial ISO date); "" where nobody has said."""

    shortcoming: Shortcoming
    responsible_unit: str = ""
    due_on: str = ""


@dataclass(frozen=True, slots=True)
class Registered:
    """What was put on record. ``action_id`` is "" when nothing was; else one undo takes it back."""

    action_id: str
    made: tuple[str, ...]
    """uuids of the problems of the report's own year."""
    carried: tuple[str, ...] = ()
    """uuids of the items of the year after."""


def unregistered(store: Store, report: Mapping[str, object]) -> tuple[Shortcoming, ...]:
    """What a report calls wanting that no problem of its year tells of; none for a report without a year."""
    year, body = report.get("year"), report.get("body")
    if not isinstance(year, int) or not isinstance(body, str):
        return ()
    return not_on_record(store, year, shortcomings_in(body))


def not_on_record(store: Store, year: int, named: Sequence[Shortcoming]) -> tuple[Shortcoming, ...]:
    """Those that no problem of ``year``, nor one carried into the year after, tells of."""
    known = [_bare(title) for title in _titles(store, year)]
    return tuple(one for one in named if not any(_same(_bare(one.title), title) for title in known))


def register_items(store: Store, year: int, items: Sequence[ToRectify], *, carry: bool = False) -> Registered:
    """Put the shortcomings of the report of ``year`` on record, as one action; those on record are left out.

    ``carry``: also as items of the year after (由上年结转), which open that year's report; their own record
    then counts as carried on, as when a person does it year by year.
    """
    fresh = not_on_record(store, year, [one.shortcoming for one in items])
    wanted = [one for one in items if one.shortcoming in fresh]
    if not wanted:
        return Registered("", ())
    made, carried = [], []
    with store.writing(f"登记{year}年报告所列 {len(wanted)} 条不足", "procedure") as batch:
        for one in wanted:
            saved = batch.save(KIND, _problem(year, one))
            made.append(saved.uuid)
            if carry:
                carried.append(batch.save(KIND, carried_on(saved.draft)).uuid)
                batch.save(KIND, {"moved_on": store.today().isoformat()}, uuid=saved.uuid)
    return Registered(batch.action_id, tuple(made), tuple(carried))


def _problem(year: int, one: ToRectify) -> Draft:
    return {
        "title": one.shortcoming.title,
        "detail": one.shortcoming.detail or None,
        "year": year,
        "source": SOURCE,
        "responsible_unit": one.responsible_unit or None,
        "due_on": one.due_on or None,
    }


def _titles(store: Store, year: int) -> Iterator[str]:
    for about, sources in ((year, None), (year + 1, ("carried",))):
        query = ListQuery(KIND, order="id", conditions=(Condition("year", "is", about),))
        for draft in drafts(store, query):
            if sources is None or draft.get("source") in sources:
                yield draft.get("title") or ""


def _same(one: str, other: str) -> bool:
    shorter, longer = sorted((one, other), key=len)
    if len(shorter) >= 2 * LEAST_TITLE and shorter in longer:
        return True
    return bool(shorter) and fuzz.ratio(one, other) >= _SAME


def _bare(title: str) -> str:
    return re.sub(rf"^(?:[（(]?[{NUMERALS}0-9]+[）)]?[、.．是]?)(?=\S)|[^㐀-鿿0-9A-Za-z]", "", title)
