"""The clocks that run on records, computed when a record is saved and kept where SQL can sort them."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date
from typing import Any, Protocol

from lawgov_desktop.records.dates import as_day
from lawgov_desktop.records.record_type import Draft, RecordType
from lawgov_desktop.storage.book import Book


class Clocks(Protocol):
    """Computes due dates; ``timekeeping.deadlines.LegalClocks`` does."""

    def find_due(self, key: str, start: date | None, extension_days: int = 0) -> Any: ...


@dataclass(frozen=True, slots=True)
class DueItem:
    """A clock on a record, with the reason of its due date."""

    kind: str
    uuid: str
    title: str  # of the record
    rule: str
    clock_title: str
    start: str
    due: str
    done_on: str | None
    risk: int
    law: str
    rolled_because: str
    steps: tuple[str, ...]
    warnings: tuple[str, ...]


def write(book: Book, kind: RecordType, draft: Draft, clocks: Clocks | None, *, fresh: bool) -> None:
    """Replace the deadlines of one record; deleted records have none."""
    if not fresh:
        book.db.execute_sql("DELETE FROM deadline WHERE uuid = ?", (draft["uuid"],))
    if clocks is None or draft.get("deleted_at"):
        return
    for clock in kind.clocks(draft):
        due = clocks.find_due(clock.rule, as_day(clock.start), clock.extension_days)
        if due is None:
            continue
        book.db.execute_sql(
            "INSERT INTO deadline (kind, uuid, rule, title, start, due, done_on, extension_days, risk,"
            " law, rolled_because, steps, warnings) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                kind.key, draft["uuid"], clock.rule, clock.title or due.rule.title, clock.start,
                due.due.isoformat(), clock.done_on, clock.extension_days, due.rule.risk,
                due.rule.basis_text(),
                due.rolled_because, json.dumps(due.steps, ensure_ascii=False),
                json.dumps(due.warnings, ensure_ascii=False),
            ),
        )  # fmt: skip
