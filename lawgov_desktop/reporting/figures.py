"""A figure is a question that remembers its records (features H01, R02): value, unit, rule in words, rows.

Start page, statistics and the yearly report ask the same figures. The question is a condition on the columns
of one register, asked in SQL, so that 200,000 records are counted where they lie.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

import peewee

from lawgov_desktop.reporting.period import Period
from lawgov_desktop.storage.listing import expression_sql
from lawgov_desktop.storage.store import Store

Where = Callable[[type[Any], Period], peewee.Expression]
"""(model, period) → which records of the register count."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A number of the report. ``rule`` is its 口径 in words, as printed beside it.

    The value is the number of the records of ``kind`` that ``where`` holds for, deleted ones left out; or the
    sum of their field ``sum_of``.
    """

    key: str
    title: str
    unit: str
    kind: str
    rule: str
    where: Where
    sum_of: str = ""


@dataclass(frozen=True, slots=True)
class Answered:
    """A figure for a period: its value, and the uuids of the records behind it in the order of the book."""

    figure: Figure
    period: Period
    value: int
    records: tuple[str, ...]


def answer(store: Store, figure: Figure, period: Period) -> Answered:
    """Ask the book."""
    kind = store.kinds[figure.kind]
    sql, params = expression_sql(store, kind, lambda model: figure.where(model, period))
    column = f', t."{figure.sum_of}"' if figure.sum_of else ""
    rows = store.book.rows(
        f"SELECT t.uuid{column} FROM {store.tables[figure.kind].name} t"
        f" WHERE t.deleted_at IS NULL AND ({sql}) ORDER BY t.id",
        tuple(params),
    )
    value = sum(row[1] or 0 for row in rows) if figure.sum_of else len(rows)
    return Answered(figure, period, value, tuple(row[0] for row in rows))


def answer_all(store: Store, figures: Iterable[Figure], period: Period) -> dict[str, Answered]:
    """Every figure, by its key."""
    return {figure.key: answer(store, figure, period) for figure in figures}
