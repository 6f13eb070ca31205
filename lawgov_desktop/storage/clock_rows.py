"""The clocks that run on records, computed when a record is saved and kept where SQL can sort them."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal, Protocol

from lawgov_desktop.records.dates import as_day
from lawgov_desktop.records.record_type import Draft, RecordType
from lawgov_desktop.storage.book import Book
from lawgov_desktop.storage.tables import at_once, executemany, marks


class Clocks(Protocol):
    """Computes due dates; ``timekeeping.deadlines.LegalClocks`` does."""

    def find_due(self, key: str, start: date | None, extension_days: int = 0) -> Any: ...

    def given_due(self, key: str, start: date | None, due: date, because: str = "") -> Any: ...


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
    bound: Literal["latest", "earliest"] = "latest"
    """earliest: a minimum time. Its last day is one from which on something may be done, never overdue."""

    def is_over(self, today: str) -> bool:
        """A minimum time that has passed: nothing is left to remind of."""
        return self.bound == "earliest" and self.due < today


DueKey = tuple[str, str, int, str, str]
"""What a due date hangs on: rule, start, extension, the day given by a document, and why."""

DueRow = tuple[Any, ...]
"""The values of one row of the table, in the order of ``COLUMNS``."""

COLUMNS = (
    "kind", "uuid", "rule", "title", "start", "due", "done_on", "extension_days", "risk",
    "law", "rolled_because", "steps", "warnings", "bound", "given", "because",
)  # fmt: skip
_MOST_REMEMBERED = 20_000


class DueRows:
    """Makes and writes the deadlines of records; without clocks there are none."""

    def __init__(self, clocks: Clocks | None) -> None:
        self.use(clocks)

    def use(self, clocks: Clocks | None) -> None:
        """From now on these clocks."""
        self._clocks = clocks
        self._computed: dict[DueKey, tuple[Any, ...] | None] = {}

    def of(self, kind: RecordType, draft: Draft) -> list[DueRow]:
        """The deadlines of a record as it stands; deleted records have none."""
        if self._clocks is None or draft.get("deleted_at"):
            return []
        rows = []
        for clock in kind.clocks(draft):
            key = (clock.rule, clock.start, clock.extension_days, clock.due or "", clock.because)
            found = self.values(key)
            if found is not None:
                title, due, *rest = found
                rows.append(
                    (
                        kind.key, draft["uuid"], clock.rule, clock.title or title, clock.start or due,
                        due, clock.done_on, clock.extension_days, *rest,
                        *(key[3:] if as_day(key[3]) else ("", "")),
                    )
                )  # fmt: skip
        return rows

    def values(self, key: DueKey) -> tuple[Any, ...] | None:
        """What is computed: title, due, risk, law, rolled_because, steps, warnings and bound; or None."""
        if self._clocks is None:
            return None
        if key not in self._computed:
            self._remember(self._clocks, key)
        return self._computed[key]

    def _remember(self, clocks: Clocks, key: DueKey) -> None:
        rule, start, extension_days, given, because = key
        day = as_day(given)
        if day is None:
            due = clocks.find_due(rule, as_day(start), extension_days)
        else:
            due = clocks.given_due(rule, as_day(start), day, because)
        if len(self._computed) >= _MOST_REMEMBERED:
            self._computed.clear()
        self._computed[key] = due and (
            due.rule.title, due.due.isoformat(), due.rule.risk, due.rule.basis_text(), due.rolled_because,
            json.dumps(due.steps, ensure_ascii=False), json.dumps(due.warnings, ensure_ascii=False),
            due.rule.bound,
        )  # fmt: skip


def write(book: Book, due: Sequence[tuple[str, Sequence[DueRow], bool]]) -> None:
    """Write the deadlines of records, inside the caller's transaction: (uuid, deadlines, new record).

    Those of a known record replace what is there; where nothing is different they are left alone.
    """
    columns = ", ".join(COLUMNS)
    there: dict[str, list[DueRow]] = {}
    for some in at_once([uuid for uuid, _, fresh in due if not fresh]):
        for row in book.rows(
            f"SELECT {columns} FROM deadline WHERE uuid IN ({marks(some)}) ORDER BY id", tuple(some)
        ):
            there.setdefault(row[1], []).append(row)
    changed = [(uuid, rows) for uuid, rows, _ in due if there.get(uuid, []) != rows]
    old = [(uuid,) for uuid, _ in changed if uuid in there]
    executemany(book, "DELETE FROM deadline WHERE uuid = ?", old)
    executemany(
        book,
        f"INSERT INTO deadline ({columns}) VALUES ({marks(COLUMNS)})",
        [row for _, rows in changed for row in rows],
    )
