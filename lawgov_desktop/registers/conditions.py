"""Conditions that views of several registers share: what is due, in this year, in being, met in time.

Each gives the ``where`` of a :class:`~lawgov_desktop.records.record_type.View`.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import peewee

Where = Callable[[type[Any], date], peewee.Expression]


def due_within(days: int, *rules: str) -> Where:
    """A clock of one of these rules is open and runs out from today to so many days on."""

    def where(model: type[Any], day: date) -> peewee.Expression:
        last = day + timedelta(days=days)
        return _of_deadline(
            model, rules, "done_on IS NULL AND due >= ? AND due <= ?", day.isoformat(), last.isoformat()
        )

    return where


def overdue(*rules: str) -> Where:
    """A clock of one of these rules is open and has run out."""

    def where(model: type[Any], day: date) -> peewee.Expression:
        return _of_deadline(model, rules, "done_on IS NULL AND due < ?", day.isoformat())

    return where


def in_year(field: str, years_back: int = 0) -> Where:
    """The date field lies in the year of today, or so many years before it. Partial dates count too."""

    def where(model: type[Any], day: date) -> peewee.Expression:
        year = day.year - years_back
        column = getattr(model, field)
        found: peewee.Expression = (column >= f"{year:04}") & (column < f"{year + 1:04}")
        return found

    return where


def year_is(field: str, years_back: int = 0) -> Where:
    """The field holds the year of today as a number, or so many years before it."""

    def where(model: type[Any], day: date) -> peewee.Expression:
        found: peewee.Expression = getattr(model, field) == day.year - years_back
        return found

    return where


def in_month(field: str) -> Where:
    """The date field lies in the month of today."""

    def where(model: type[Any], day: date) -> peewee.Expression:
        # Partial dates are text: "2025-03" and "2025-03-09" both begin with the month.
        found: peewee.Expression = getattr(model, field).startswith(day.isoformat()[:7])
        return found

    return where


def in_being(start: str, end: str) -> Where:
    """Today lies between the two date fields; an empty one leaves that side open."""

    def where(model: type[Any], day: date) -> peewee.Expression:
        finish = getattr(model, end)
        found: peewee.Expression = _begun(model, start, day) & (finish.is_null() | (finish > day.isoformat()))
        return found

    return where


def within_term(start: str, end: str) -> Where:
    """Today lies in a term whose last day still counts (聘期至12月31日); an empty side is open."""

    def where(model: type[Any], day: date) -> peewee.Expression:
        finish = getattr(model, end)
        # "2025-12" as an end holds every day of that month.
        found: peewee.Expression = _begun(model, start, day) & (
            finish.is_null() | (finish.concat("~") >= day.isoformat())
        )
        return found

    return where


def ended(end: str) -> Where:
    """The date field says that it is over today."""

    def where(model: type[Any], day: date) -> peewee.Expression:
        finish = getattr(model, end)
        found: peewee.Expression = finish.is_null(False) & (finish <= day.isoformat())
        return found

    return where


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
        # A day known to its month has passed when the month has.
        found: peewee.Expression = column.is_null(False) & (column.concat("~") < day.isoformat())
        return found

    return where


def met_before_due(*rules: str) -> Where:
    """A clock of one of these rules was met before the day it runs to: of a minimum time, too early."""
    return _met("<", rules)


def met_after_due(*rules: str) -> Where:
    """A clock of one of these rules was met, but after the day it ran to: too late."""
    return _met(">", rules)


def _begun(model: type[Any], start: str, day: date) -> peewee.Expression:
    begin = getattr(model, start)
    found: peewee.Expression = begin.is_null() | (begin <= day.isoformat())
    return found


def _met(compared: str, rules: tuple[str, ...]) -> Where:
    def where(model: type[Any], day: date) -> peewee.Expression:
        # What was done in some month, on a day nobody wrote down, is called neither early nor late.
        return _of_deadline(model, rules, f"length(done_on) = 10 AND done_on {compared} due")

    return where


def _of_deadline(model: type[Any], rules: tuple[str, ...], said: str, *values: str) -> peewee.Expression:
    """``said`` of a clock of one of these rules: a condition on the table ``deadline`` (kept for all)."""
    marks = ", ".join("?" for _ in rules)
    found = peewee.SQL(
        f"(SELECT uuid FROM deadline WHERE kind = ? AND rule IN ({marks}) AND {said})",
        (model._meta.table_name, *rules, *values),
    )
    where: peewee.Expression = model.uuid.in_(found)
    return where
