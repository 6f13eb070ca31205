"""The shortcomings of a signed report become items with who puts each right until when (G04)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from lawgov_desktop.records.record_type import Draft
from lawgov_desktop.reporting.report.shortcomings_of_text import (
    KIND,
    SOURCE,
    Registered,
    Shortcoming,
    not_on_record,
    shortcomings_in,
)
from lawgov_desktop.storage.store import Store


@dataclass(frozen=True, slots=True)
class ToRectify:
    """A shortcoming with its 责任单位 and 整改时限 (a partial ISO date); "" where nobody has said."""

    shortcoming: Shortcoming
    responsible_unit: str = ""
    due_on: str = ""


def unregistered(store: Store, report: Mapping[str, object]) -> tuple[Shortcoming, ...]:
    """What a report calls wanting that no problem of its year tells of; none for a report without a year."""
    year, body = report.get("year"), report.get("body")
    if not isinstance(year, int) or not isinstance(body, str):
        return ()
    return not_on_record(store, year, shortcomings_in(body))


def register_items(store: Store, year: int, items: Sequence[ToRectify]) -> Registered:
    """Put them on record as problems of ``year``, as one action; those on record are left out."""
    fresh = not_on_record(store, year, [one.shortcoming for one in items])
    wanted = [one for one in items if one.shortcoming in fresh]
    if not wanted:
        return Registered("", ())
    with store.writing(f"登记{year}年报告所列 {len(wanted)} 条不足", "procedure") as batch:
        made = tuple(batch.save(KIND, _problem(year, one)).uuid for one in wanted)
    return Registered(batch.action_id, made)


def _problem(year: int, one: ToRectify) -> Draft:
    return {
        "title": one.shortcoming.title,
        "detail": one.shortcoming.detail or None,
        "year": year,
        "source": SOURCE,
        "responsible_unit": one.responsible_unit or None,
        "due_on": one.due_on or None,
    }
