"""What figures ask again and again: a date in the period, something that stands on its last day."""

from __future__ import annotations

from functools import reduce
from operator import and_, or_
from typing import Any

import peewee

from lawgov_desktop.records.several import holds
from lawgov_desktop.registers import conditions as registers
from lawgov_desktop.reporting.figures import Where, bounded
from lawgov_desktop.reporting.period import Period


def within(field: str, **equal: object) -> Where:
    """The date lies in the period, and each named field has this value (a tuple: one of these)."""

    def where(model: type[Any], period: Period) -> peewee.Expression:
        column = getattr(model, field)
        found: peewee.Expression = (column >= period.begins) & (column <= period.ends)
        return _and_equal(found, model, equal)

    return where


def standing(begins: str, ends: str, **equal: object) -> Where:
    """It is there on the last day of the period; an empty date leaves its side open."""

    def where(model: type[Any], period: Period) -> peewee.Expression:
        return _and_equal(registers.in_being(begins, ends)(model, period.last), model, equal)

    return where


def of_year(field: str, **equal: object) -> Where:
    """The field holds the year of the period's last day."""

    def where(model: type[Any], period: Period) -> peewee.Expression:
        found: peewee.Expression = getattr(model, field) == period.last.year
        return _and_equal(found, model, equal)

    return where


def both(*conditions: Where) -> Where:
    """All of these hold."""

    def where(model: type[Any], period: Period) -> peewee.Expression:
        found: peewee.Expression = reduce(and_, [condition(model, period) for condition in conditions])
        return found

    return where


def has(field: str, *values: str) -> Where:
    """The field of several values holds one of these."""

    def where(model: type[Any], period: Period) -> peewee.Expression:
        column = getattr(model, field)
        found: peewee.Expression = reduce(or_, [holds(column, value) for value in values])
        return found

    return where


def linked(sql: str) -> Where:
    """The record is named by a query over other tables that selects uuids.

    ``:begins`` and ``:ends`` in it stand for the bounds of the period.
    """

    def where(model: type[Any], period: Period) -> peewee.Expression:
        asked, params = bounded(sql, period)
        found: peewee.Expression = model.uuid.in_(peewee.SQL(f"({asked})", params))
        return found

    return where


def until_end(field: str) -> Where:
    """The date lies in the period or before it: done by its last day."""

    def where(model: type[Any], period: Period) -> peewee.Expression:
        found: peewee.Expression = getattr(model, field) <= period.ends
        return found

    return where


def not_by_end(field: str) -> Where:
    """The date lies after the period, or there is none: not done yet on its last day."""

    def where(model: type[Any], period: Period) -> peewee.Expression:
        column = getattr(model, field)
        found: peewee.Expression = column.is_null() | (column > period.ends)
        return found

    return where


def counts_as(field: str, list_key: str, line: str) -> Where:
    """The code in the field is counted on this line of the table (统计归类 of the code list)."""

    def where(model: type[Any], period: Period) -> peewee.Expression:
        codes = peewee.SQL(
            "(SELECT code FROM code_entry WHERE list_key = ? AND stat_line = ?)", (list_key, line)
        )
        found: peewee.Expression = getattr(model, field).in_(codes)
        return found

    return where


def _and_equal(found: peewee.Expression, model: type[Any], equal: dict[str, object]) -> peewee.Expression:
    for name, value in equal.items():
        column = getattr(model, name)
        found &= column.in_(value) if isinstance(value, tuple) else column == value
    return found
