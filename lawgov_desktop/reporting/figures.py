"""A figure is a question that remembers its records (features H01, R02): value, unit, rule in words, rows.

Start page, statistics and the yearly report ask the same figures. The question is a condition on the columns
of one register, asked in SQL, so that 200,000 records are counted where they lie.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final

import peewee

from lawgov_desktop.progress import Progress
from lawgov_desktop.reporting.period import Period
from lawgov_desktop.storage.listing import expression_sql
from lawgov_desktop.storage.store import Store

_BOUND: Final = re.compile(r":begins|:ends")

Where = Callable[[type[Any], Period], peewee.Expression]
"""(model, period) → which records of the register count."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A number of the report. ``rule`` is its 口径 in words, as printed beside it.

    The value is the number of the records of ``kind`` that ``where`` holds for, deleted ones left out; or the
    sum of their field ``sum_of``; or of what ``tally`` counts in each (SQL over the record ``t``, in which
    ``:begins`` and ``:ends`` stand for the bounds of the period).
    """

    key: str
    title: str
    unit: str
    kind: str
    rule: str
    where: Where
    sum_of: str = ""
    tally: str = ""

    @property
    def is_sum(self) -> bool:
        """Its value is added up, so it need not be the number of its records."""
        return bool(self.sum_of or self.tally)


@dataclass(frozen=True, slots=True)
class Answered:
    """A figure for a period: its value, and the uuids of the records behind it in the order of the book."""

    figure: Figure
    period: Period
    value: int
    records: tuple[str, ...]


def answer(store: Store, figure: Figure, period: Period) -> Answered:
    """Ask the book."""
    if figure.is_sum:
        return _answered(
            figure, period, [(uuid, value) for uuid, _, value in _records(store, figure, period)]
        )
    sql, params = _counted_sql(store, figure, period)
    # One long text costs less than a row for each of 45,000 uuids.
    ((uuids,),) = store.book.rows(f"SELECT group_concat(uuid, ' ') FROM ({sql})", params)
    records = tuple((uuids or "").split())
    return Answered(figure, period, len(records), records)


def answer_all(
    store: Store, figures: Iterable[Figure], period: Period, progress: Progress | None = None
) -> dict[str, Answered]:
    """Every figure, by its key."""
    progress = progress or Progress()
    every = list(figures)
    found = {}
    for done, figure in enumerate(every):
        progress.step("正在统计", done, len(every))
        found[figure.key] = answer(store, figure, period)
    return found


def answer_by(store: Store, figure: Figure, period: Period, field: str) -> dict[str | None, Answered]:
    """The figure parted by what a field of its register holds; None where the field is empty.

    ``field`` may be a date followed by ``:month``: then by its month ("2025-03"). The parts together are what
    :func:`answer` gives, each record in exactly one of them.
    """
    parts: dict[str | None, list[tuple[str, int]]] = defaultdict(list)
    for uuid, part, value in _records(store, figure, period, field):
        parts[part or None].append((uuid, value))
    return {part: _answered(figure, period, records) for part, records in parts.items()}


def bounded(sql: str, period: Period) -> tuple[str, tuple[str, ...]]:
    """SQL that names ``:begins`` and ``:ends``, as one with question marks and what they stand for."""
    bounds = {":begins": period.begins, ":ends": period.ends}
    return _BOUND.sub("?", sql), tuple(bounds[name] for name in _BOUND.findall(sql))


def _counted_sql(store: Store, figure: Figure, period: Period) -> tuple[str, tuple[Any, ...]]:
    """The question for the uuids of a figure, in the order of the book."""
    kind = store.kinds[figure.kind]
    sql, params = expression_sql(store, kind, lambda model: figure.where(model, period))
    table = store.tables[figure.kind].name
    # The plus sign keeps SQLite from walking the whole register in this order instead of an index.
    found = f"SELECT t.uuid FROM {table} t WHERE t.deleted_at IS NULL AND ({sql}) ORDER BY +t.id"
    return found, tuple(params)


def _records(
    store: Store, figure: Figure, period: Period, field: str = ""
) -> Iterator[tuple[str, str | None, int]]:
    """uuid, what ``field`` holds, and what the record adds to the value; in the order of the book."""
    kind = store.kinds[figure.kind]
    sql, params = expression_sql(store, kind, lambda model: figure.where(model, period))
    name, by_month = field.removesuffix(":month"), field.endswith(":month")
    part = f'substr(t."{name}", 1, {7 if by_month else 99})' if name else "NULL"
    value, bounds = bounded(figure.tally, period)
    if not figure.tally:
        value = f'COALESCE(t."{figure.sum_of}", 0)' if figure.sum_of else "1"
    rows = store.book.rows(
        f"SELECT t.uuid, {part}, {value} FROM {store.tables[figure.kind].name} t"
        f" WHERE t.deleted_at IS NULL AND ({sql}) ORDER BY t.id",
        (*bounds, *params),
    )
    yield from ((row[0], row[1], row[2]) for row in rows)


def _answered(figure: Figure, period: Period, records: Sequence[tuple[str, int]]) -> Answered:
    return Answered(figure, period, sum(value for _, value in records), tuple(uuid for uuid, _ in records))
