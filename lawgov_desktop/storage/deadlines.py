"""What is due: the clocks on all records, sorted by date and legal weight (feature C01)."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date
from typing import Any

from lawgov_desktop.storage.clock_rows import DueItem
from lawgov_desktop.storage.store import Store

__all__ = ["DueItem", "of_record", "open_deadlines"]

_COLUMNS = "kind, uuid, rule, title, start, due, done_on, risk, law, rolled_because, steps, warnings, bound"


def open_deadlines(
    store: Store, *, until: date | None = None, kind: str | None = None, limit: int | None = None
) -> list[DueItem]:
    """Clocks not yet met that end on or before ``until``, the earliest and then the weightiest first.

    A minimum time that has passed is none of them: from then on its step may end, and nothing is late.
    """
    conditions = ["done_on IS NULL", "(bound = 'latest' OR due >= ?)"]
    params: list[Any] = [store.today().isoformat()]
    if until is not None:
        conditions.append("due <= ?")
        params.append(until.isoformat())
    if kind is not None:
        conditions.append("kind = ?")
        params.append(kind)
    return _items(
        store,
        f"WHERE {' AND '.join(conditions)} ORDER BY due, risk DESC, id LIMIT ?",
        [*params, -1 if limit is None else limit],
    )


def of_record(store: Store, kind: str, uuid: str) -> list[DueItem]:
    """Every clock of one record, those already met too."""
    return _items(store, "WHERE kind = ? AND uuid = ? ORDER BY due, id", [kind, uuid])


def _items(store: Store, where: str, params: Sequence[Any]) -> list[DueItem]:
    items = []
    for row in store.book.rows(f"SELECT {_COLUMNS} FROM deadline {where}", tuple(params)):
        kind, uuid, rule, title, start, due, done_on, risk, law, rolled, steps, warnings, bound = row
        record = store.names.title(kind, uuid)
        items.append(
            DueItem(
                kind, uuid, record, rule, title, start, due, done_on, risk, law, rolled,
                tuple(json.loads(steps)), tuple(json.loads(warnings)), bound,
            )
        )  # fmt: skip
    return items
