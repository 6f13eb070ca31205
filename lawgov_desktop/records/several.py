"""Several values in one field: stored as ``;a;b;``, so that SQL finds one without cutting the text."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import peewee

MARK = ";"


def parts(value: object) -> list[str]:
    """The values a stored text holds, in the order they were given; none for an empty field."""
    return [part for part in str(value or "").split(MARK) if part]


def joined(values: Iterable[str]) -> str | None:
    """What is stored for these values, each once, in this order; None for none."""
    kept = list(dict.fromkeys(value for value in values if value))
    return f"{MARK}{MARK.join(kept)}{MARK}" if kept else None


def holds(field: Any, value: str) -> peewee.Expression:
    """SQL: the field holds this value among its several."""
    found: peewee.Expression = peewee.fn.instr(field, f"{MARK}{value}{MARK}") > 0
    return found
