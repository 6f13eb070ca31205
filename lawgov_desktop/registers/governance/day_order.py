"""Checks that registers of decisions, documents and disclosure share: how days stand to each other."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from typing import Any

import peewee

from lawgov_desktop.records import dates
from lawgov_desktop.records.record_type import Problem

Where = Callable[[type[Any], date], peewee.Expression]


def before(earlier: Any, later: Any) -> bool:
    """Whether ``later`` certainly lies before ``earlier``; dates may be of a month or a year only."""
    start, end = dates.first_day(earlier), dates.last_day(later)
    return bool(start and end and end < start)


def in_order(draft: Mapping[str, Any], pairs: Sequence[tuple[str, str, str]]) -> Iterator[Problem]:
    """A doubt for each (earlier field, later field, what to say) whose days stand the other way round."""
    for first, second, what in pairs:
        if before(draft.get(first), draft.get(second)):
            yield Problem(second, "doubt", what, "", "请对照原件核对两个日期")


def empty_of(draft: Mapping[str, Any], names: Sequence[str]) -> list[str]:
    """Those of the fields that hold nothing."""
    return [name for name in names if draft.get(name) in (None, "", [])]


def coming(field: str, days: int) -> Where:
    """The day in this field is today or one of the next ``days`` days."""

    def where(model: type[Any], day: date) -> peewee.Expression:
        found: peewee.Expression = getattr(model, field).between(
            day.isoformat(), (day + timedelta(days=days)).isoformat()
        )
        return found

    return where


def passed(field: str) -> Where:
    """The day in this field lies before today."""

    def where(model: type[Any], day: date) -> peewee.Expression:
        column = getattr(model, field)
        found: peewee.Expression = column.is_null(False) & (column < day.isoformat())
        return found

    return where


def met_before_due(*rules: str) -> Where:
    """A clock of one of these rules was met before the day it runs to: of a minimum time, too early."""
    return _met("<", rules)


def met_after_due(*rules: str) -> Where:
    """A clock of one of these rules was met, but after the day it ran to: too late."""
    return _met(">", rules)


def _met(compared: str, rules: tuple[str, ...]) -> Where:
    """In the words of the table ``deadline``, which the store keeps for every kind."""
    marks = ", ".join("?" for _ in rules)

    def where(model: type[Any], day: date) -> peewee.Expression:
        # What was done in some month, on a day nobody wrote down, is called neither early nor late.
        found = peewee.SQL(
            f"(SELECT uuid FROM deadline WHERE kind = ? AND rule IN ({marks})"
            f" AND length(done_on) = 10 AND done_on {compared} due)",
            (model._meta.table_name, *rules),
        )
        met: peewee.Expression = model.uuid.in_(found)
        return met

    return where
