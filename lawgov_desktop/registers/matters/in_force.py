"""Which version of a list, and which matter, is in force on a day: by dates, and by what took its place."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

import peewee

from lawgov_desktop.records.dates import first_day
from lawgov_desktop.records.record_type import Draft
from lawgov_desktop.registers.conditions import in_being
from lawgov_desktop.registers.terms import stands

_SUCCEEDED = (
    "SELECT succeeds FROM matter_list WHERE succeeds IS NOT NULL AND deleted_at IS NULL AND effective_on <= ?"
)


def list_in_force(model: type[Any], day: date) -> peewee.Expression:
    """SQL: a list version in force; one whose next version has begun is not."""
    where: peewee.Expression = in_being("effective_on", "ended_on")(model, day) & model.uuid.not_in(
        peewee.SQL(f"({_SUCCEEDED})", (day.isoformat(),))
    )
    return where


def matter_in_force(model: type[Any], day: date) -> peewee.Expression:
    """SQL: a matter in force by its own dates, in a list version in force (or in none).

    A version that was deleted takes its matters out with it, as in the answer for a day (D01).
    """
    today = day.isoformat()
    out = peewee.SQL(
        "(SELECT uuid FROM matter_list WHERE deleted_at IS NOT NULL OR effective_on > ? OR ended_on <= ?"
        f" OR uuid IN ({_SUCCEEDED}))",
        (today, today, today),
    )
    where: peewee.Expression = in_being("valid_from", "valid_to")(model, day) & (
        model.list.is_null() | model.list.not_in(out)
    )
    return where


def matter_not_over(model: type[Any], day: date) -> peewee.Expression:
    """SQL: a matter in force or still to come: neither it nor its list version has ended."""
    today = day.isoformat()
    over = peewee.SQL(
        "(SELECT uuid FROM matter_list WHERE deleted_at IS NOT NULL OR ended_on <= ?"
        f" OR uuid IN ({_SUCCEEDED}))",
        (today, today),
    )
    where: peewee.Expression = (model.valid_to.is_null() | (model.valid_to > today)) & (
        model.list.is_null() | model.list.not_in(over)
    )
    return where


def lists_on(lists: Iterable[Draft], day: date) -> list[Draft]:
    """The list versions in force on a day, of all that there are, in the order given."""
    every = list(lists)
    succeeded = {
        one["succeeds"]
        for one in every
        if one.get("succeeds") and (begun := first_day(one.get("effective_on"))) and begun <= day
    }
    return [
        one for one in every if one["uuid"] not in succeeded and stands(one, "effective_on", "ended_on", day)
    ]
