"""Whether something that begins and ends is there on a day: posts, committees, markets, list versions.

The SQL twin is :func:`lawgov_desktop.registers.conditions.in_being`.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from lawgov_desktop.records.dates import first_day


def stands(row: Mapping[str, Any], begins: str, ends: str, day: date) -> bool:
    """From the one date on, and before the other: on the day a thing ends it is no longer there.

    A date of a month or a year is taken at its first possible day; an empty one leaves its side open.
    """
    first, last = first_day(row.get(begins)), first_day(row.get(ends))
    return (first is None or first <= day) and (last is None or last > day)


def in_force(row: Mapping[str, Any], day: date) -> bool:
    """:func:`stands` by the fields most registers keep their term in, 起 and 止."""
    return stands(row, "valid_from", "valid_to", day)
