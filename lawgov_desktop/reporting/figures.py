"""A figure is a question that remembers its records (feature H01, R02): value, unit, rule in words, rows.

Start page, statistics and the yearly report ask the same figures. The question is SQL over the tables of the
book, so that 200,000 records are counted where they lie; it selects uuids of the register the figure opens.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from lawgov_desktop.reporting.period import Period
from lawgov_desktop.storage.store import Store


@dataclass(frozen=True, slots=True)
class Figure:
    """A number of the report. ``rule`` is its 口径 in words, as printed beside it.

    ``where`` is an SQL condition on the table of ``kind`` (alias t) with the names :first, :last, :as_of and
    :year of :meth:`~lawgov_desktop.reporting.period.Period.bounds`. Deleted records never count. The value is
    the number of records, or the sum of the column ``sum_of``.
    """

    key: str
    title: str
    unit: str
    kind: str
    rule: str
    where: str
    sum_of: str = ""


@dataclass(frozen=True, slots=True)
class Answered:
    """A figure for a period: its value, and the uuids of the records behind it in the order of the book."""

    figure: Figure
    period: Period
    value: int
    records: tuple[str, ...]

    def to_json(self) -> dict[str, Any]:
        return {
            "value": self.value,
            "unit": self.figure.unit,
            "rule": self.figure.rule,
            "kind": self.figure.kind,
            "records": list(self.records),
        }


def answer(store: Store, figure: Figure, period: Period) -> Answered:
    """Ask the book."""
    table = store.tables[figure.kind].name
    column = f', t."{figure.sum_of}"' if figure.sum_of else ""
    rows = store.book.rows(
        f"SELECT t.uuid{column} FROM {table} t WHERE t.deleted_at IS NULL AND ({figure.where}) ORDER BY t.id",
        period.bounds(),
    )
    value = sum(row[1] or 0 for row in rows) if figure.sum_of else len(rows)
    return Answered(figure, period, value, tuple(row[0] for row in rows))


def answer_all(store: Store, figures: Mapping[str, Figure], period: Period) -> dict[str, Answered]:
    """Every figure, by its key."""
    return {key: answer(store, figure, period) for key, figure in figures.items()}
