"""Which deadlines move when rules change: told before it is done, and written in one go when it is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from lawgov_desktop.progress import Progress
from lawgov_desktop.records.record_type import RecordType
from lawgov_desktop.storage.clock_rows import COLUMNS, Clocks, DueRow, DueRows, write
from lawgov_desktop.storage.tables import at_once, executemany, marks

if TYPE_CHECKING:
    from lawgov_desktop.storage.store import Store

_AT_ONCE: Final = 2_000
_OFTEN: Final = 5_000
_DOING: Final = "正在按新规则推算到期日"

_RULE, _TITLE, _START, _DUE, _DONE, _EXTENSION = (
    COLUMNS.index(name) for name in ("rule", "title", "start", "due", "done_on", "extension_days")
)
_GIVEN = COLUMNS.index("given")


@dataclass(frozen=True, slots=True)
class DueMove:
    """One clock on a record whose day becomes another; None where no rule gives a day."""

    kind: str
    uuid: str
    rule: str
    clock_title: str
    start: str
    before: str | None
    after: str | None
    done: bool
    """Already met: its day changes on the record and is nobody's work any more."""


@dataclass(frozen=True, slots=True)
class DueMoves:
    """What a change of rules does to the deadlines of a book. ``looked_at`` deadlines were computed anew."""

    open: tuple[DueMove, ...]
    """Those not yet met, sorted by their new day."""
    met: int
    looked_at: int

    def by_kind(self) -> dict[str, int]:
        """How many open ones move, by kind of record, the most first."""
        return dict(Counter(move.kind for move in self.open).most_common())


@dataclass(frozen=True, slots=True)
class _Row:
    """One deadline before and after; ``id`` is None where there was none."""

    kind: str
    uuid: str
    id: int | None
    old: DueRow | None
    new: DueRow | None


def due_moves(
    store: Store,
    before: Clocks,
    after: Clocks,
    rules: Collection[str],
    *,
    everywhere: bool,
    progress: Progress | None = None,
) -> DueMoves:
    """The deadlines under these rules whose day moves; nothing is written.

    ``everywhere``: clocks may begin or cease to run, so every record is asked, not the deadlines alone.
    """
    rows = list(_rows(store, before, after, rules, everywhere, progress or Progress()))
    return _told(rows)


def rewrite(
    store: Store,
    before: Clocks,
    after: Clocks,
    rules: Collection[str],
    *,
    everywhere: bool,
    progress: Progress | None = None,
) -> DueMoves:
    """Write the deadlines under these rules anew, inside the caller's transaction; what moved."""
    rows = list(_rows(store, before, after, rules, everywhere, progress or Progress()))
    book = store.book
    if everywhere:
        anew: dict[str, list[DueRow]] = {}
        for row in rows:
            anew.setdefault(row.uuid, []).extend([row.new] if row.new else [])
        write(book, [(uuid, some, False) for uuid, some in anew.items()])
        return _told(rows)
    settings = ", ".join(f"{name} = ?" for name in COLUMNS)
    changed = [(*row.new, row.id) for row in rows if row.new and row.new != row.old]
    executemany(book, f"UPDATE deadline SET {settings} WHERE id = ?", changed)
    executemany(book, "DELETE FROM deadline WHERE id = ?", [(row.id,) for row in rows if not row.new])
    return _told(rows)


def _rows(
    store: Store, before: Clocks, after: Clocks, rules: Collection[str], everywhere: bool, progress: Progress
) -> Iterator[_Row]:
    if not rules:
        return iter(())
    if everywhere:
        return _of_records(store, DueRows(after), progress)
    return _of_deadlines(store, DueRows(before), DueRows(after), rules, progress)


def _of_deadlines(
    store: Store, before: DueRows, after: DueRows, rules: Collection[str], progress: Progress
) -> Iterator[_Row]:
    """The deadlines there are, computed anew without a look at their records."""
    wanted = tuple(sorted(rules))
    found = store.book.rows(
        f"SELECT id, {', '.join(COLUMNS)} FROM deadline WHERE rule IN ({marks(wanted)})", wanted
    )
    for number, (row_id, *values) in enumerate(found):
        if number % _OFTEN == 0:
            progress.step(_DOING, number, len(found))
        old = tuple(values)
        rule, title, start, extension = old[_RULE], old[_TITLE], old[_START], old[_EXTENSION]
        key = (rule, start, extension, *old[_GIVEN:])
        was, now = before.values(key), after.values(key)
        new = None
        if now is not None:
            own_title = was is None or title != was[0]
            new = (
                *old[:_TITLE], title if own_title else now[0], start, now[1], old[_DONE], extension,
                *now[2:], *old[_GIVEN:],
            )  # fmt: skip
        yield _Row(old[0], old[1], row_id, old, new)
    progress.step(_DOING, len(found), len(found))


def _of_records(store: Store, after: DueRows, progress: Progress) -> Iterator[_Row]:
    """Every clock that runs on a live record or has a deadline now."""
    book = store.book
    kinds = [kind for kind in store.kinds.values() if kind.clocks is not _usual_clocks()]
    uuids = {
        kind.key: [
            uuid
            for (uuid,) in book.rows(
                f"SELECT uuid FROM {kind.model._meta.table_name} WHERE deleted_at IS NULL ORDER BY id"
            )
        ]
        for kind in kinds
    }
    total, done = sum(map(len, uuids.values())), 0
    for kind in kinds:
        for some in at_once(uuids[kind.key], _AT_ONCE):
            progress.step(_DOING, done, total)
            done += len(some)
            drafts = store.tables[kind.key].get_all(book, some)
            there: dict[str, list[DueRow]] = {}
            for few in at_once(some):
                for row in book.rows(
                    f"SELECT {', '.join(COLUMNS)} FROM deadline WHERE uuid IN ({marks(few)}) ORDER BY id",
                    tuple(few),
                ):
                    there.setdefault(row[1], []).append(row)
            for uuid, draft in drafts.items():
                yield from _paired(kind.key, uuid, there.get(uuid, []), after.of(kind, draft))
    progress.step(_DOING, total, total)


def _paired(kind: str, uuid: str, old: Sequence[DueRow], new: Sequence[DueRow]) -> Iterator[_Row]:
    """Deadlines of one record, before beside after, in the order they have afterwards."""
    left = list(old)
    for row in new:
        match = next((one for one in left if one[_RULE] == row[_RULE] and one[_START] == row[_START]), None)
        if match is not None:
            left.remove(match)
        yield _Row(kind, uuid, None, match, row)
    for row in left:
        yield _Row(kind, uuid, None, row, None)


def _usual_clocks() -> Any:
    return RecordType.__dataclass_fields__["clocks"].default


def _told(rows: Sequence[_Row]) -> DueMoves:
    moved = [_move(row) for row in rows if (row.old and row.old[_DUE]) != (row.new and row.new[_DUE])]
    still_open = sorted(
        (move for move in moved if not move.done),
        key=lambda move: (move.after or move.before or "", move.before or "", move.kind, move.uuid),
    )
    return DueMoves(tuple(still_open), len(moved) - len(still_open), len(rows))


def _move(row: _Row) -> DueMove:
    told = row.new or row.old
    assert told is not None
    return DueMove(
        row.kind, row.uuid, told[_RULE], told[_TITLE], told[_START],
        row.old[_DUE] if row.old else None, row.new[_DUE] if row.new else None, bool(told[_DONE]),
    )  # fmt: skip
