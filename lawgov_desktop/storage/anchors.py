"""Where the rows of a sorted list stand: a page in its middle is reached from the nearest row known.

``OFFSET`` walks an index from its beginning, so the middle of a million rows costs a thousand times what the
middle of a thousand does. An anchor is a row whose place is known; a page begins from the nearest one before
it. Anchors hold for one state of the book and are made on the way, when a page far from all of them is asked.
"""

from __future__ import annotations

import threading
from bisect import bisect_right
from collections import OrderedDict
from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass, replace
from operator import itemgetter
from typing import Any, Final, NamedTuple

from lawgov_desktop.storage.book import Book
from lawgov_desktop.storage.tables import quoted

APART: Final = 2_000
"""Rows between two anchors: SQLite skips that many in some hundredths of a millisecond."""

_LISTS_KEPT: Final = 16
"""Lists whose anchors are kept, the last ones asked: in a register of a million some 500 anchors each."""


class Anchor(NamedTuple):
    """A row of a list: how many rows have passed with it, its value in the sorted column, its row id."""

    passed: int
    value: Any
    id: int


@dataclass(frozen=True, slots=True)
class Order:
    """The order of a list: by a column and then by row id, or by row id alone (``column`` empty).

    As in SQLite, rows without a value come first, and last when the list runs ``down``.
    """

    column: str
    down: bool
    sorted_here: bool = False
    """Few rows of a large table: sort them, rather than walk the whole table in the order of an index."""

    @property
    def backwards(self) -> Order:
        return replace(self, down=not self.down)

    @property
    def sql(self) -> str:
        way, sign = "DESC" if self.down else "ASC", "+" if self.sorted_here else ""
        return f"ORDER BY {f'{sign}t.{quoted(self.column)} {way}, ' if self.column else ''}{sign}t.id {way}"

    def after(self, anchor: Anchor) -> Iterator[tuple[str, tuple[Any, ...]]]:
        """Conditions whose rows, one after the other, are all that follow an anchor.

        Several, because a comparison of rows, (a, b) > (?, ?), seeks by its first column only and then walks
        through all that are equal; and because no value compares with NULL.
        """
        beyond = "<" if self.down else ">"
        if not self.column:
            yield f"t.id {beyond} ?", (anchor.id,)
            return
        column = f"t.{quoted(self.column)}"
        yield f"{column} IS ? AND t.id {beyond} ?", (anchor.value, anchor.id)
        if anchor.value is not None:
            yield f"{column} {beyond} ?", (anchor.value,)
            if self.down:
                yield f"{column} IS NULL", ()
        elif not self.down:
            yield f"{column} IS NOT NULL", ()


@dataclass(frozen=True, slots=True)
class Listed:
    """The rows of a table under a condition, in an order."""

    table: str
    where: str
    params: tuple[Any, ...]
    order: Order

    def rows(self, book: Book, limit: int, skip: int, anchor: Anchor | None = None) -> list[Anchor]:
        """``limit`` rows, ``skip`` rows after ``anchor`` (none: after the beginning)."""
        first = (anchor.passed if anchor else 0) + skip
        if anchor is None:
            found = self._ask(book, "", (), limit, skip)
        else:
            found = []
            for condition, params in self.order.after(anchor):
                some = self._ask(book, condition, params, limit - len(found), skip)
                found += some
                if len(found) == limit:
                    break
                if some:
                    skip = 0
                elif skip:
                    skip -= self._count(book, condition, params)
        return [Anchor(passed, value, id_) for passed, (id_, value) in enumerate(found, start=first + 1)]

    def _ask(
        self, book: Book, condition: str, params: tuple[Any, ...], limit: int, skip: int
    ) -> list[tuple[Any, ...]]:
        # Ids and the sorted column alone, so that skipping walks an index and not the records.
        value = f"t.{quoted(self.order.column)}" if self.order.column else "NULL"
        return book.rows(
            f"SELECT t.id, {value} FROM {self.table} t {self._where(condition)} {self.order.sql}"
            " LIMIT ? OFFSET ?",
            (*self.params, *params, limit, skip),
        )

    def _count(self, book: Book, condition: str, params: tuple[Any, ...]) -> int:
        asked = f"SELECT count(*) FROM {self.table} t {self._where(condition)}"
        return int(book.rows(asked, (*self.params, *params))[0][0])

    def _where(self, condition: str) -> str:
        return f"{self.where} AND {condition}" if condition else self.where


class Anchors:
    """The anchors of the lists of one book; threads may share them."""

    def __init__(self, apart: int = APART) -> None:
        self.apart = apart
        self._lists: OrderedDict[Hashable, list[Anchor]] = OrderedDict()
        self._indexed: dict[tuple[str, str], bool] = {}
        self._turn = threading.Lock()

    def row_ids(self, book: Book, listed: Listed, offset: int, limit: int, *, stepping: bool) -> list[int]:
        """The row ids of a page.

        Inside a read transaction of the caller, who has written nothing in it: what is known of the list
        must be of the state that is read. ``stepping``: make anchors on the way to a page far from all of
        them. That asks many small questions, which is cheap only while nothing but an index is walked.
        """
        if offset < self.apart or not self.knows_index(book, listed):
            return [row.id for row in listed.rows(book, limit, offset)]
        state = book.rows("SELECT max(id) FROM history")[0][0]  # every change of a record adds to it
        key = (state, listed)
        near = self._nearest(key, offset)
        while stepping and offset - (near.passed if near else 0) >= self.apart:
            step = listed.rows(book, 1, self.apart - 1, near)
            if not step:
                return []  # the list ends before
            near = step[0]
            self._remember(key, near)
        page = listed.rows(book, limit, offset - (near.passed if near else 0), near)
        if page:
            self._remember(key, page[-1])
        return [row.id for row in page]

    def forget(self) -> None:
        """Know nothing of any list, as after a change of the book."""
        with self._turn:
            self._lists.clear()

    def _nearest(self, key: Hashable, offset: int) -> Anchor | None:
        """The last anchor known at or before the row that ``offset`` rows precede."""
        with self._turn:
            known = self._lists.get(key)
            if known is None:
                return None
            self._lists.move_to_end(key)
            place = bisect_right(known, offset, key=itemgetter(0))
            return known[place - 1] if place else None

    def _remember(self, key: Hashable, anchor: Anchor) -> None:
        """Keep an anchor, unless one shortly before or behind it is known."""
        with self._turn:
            known = self._lists.setdefault(key, [])
            self._lists.move_to_end(key)
            place = bisect_right(known, anchor.passed, key=itemgetter(0))
            if _far(known[place - 1 : place], anchor, self.apart) and _far(known[place:], anchor, self.apart):
                known.insert(place, anchor)
            if len(self._lists) > _LISTS_KEPT:
                self._lists.popitem(last=False)

    def knows_index(self, book: Book, listed: Listed) -> bool:
        """Whether the list walks an index: without one, every question would sort the whole register."""
        column = listed.order.column
        key = (listed.table, column)
        if not column:
            return True
        if key not in self._indexed:
            self._indexed[key] = bool(
                book.rows(
                    "SELECT 1 FROM pragma_index_list(?) own"
                    " JOIN pragma_index_info(own.name) one ON one.seqno = 0 AND one.name = 'deleted_at'"
                    " JOIN pragma_index_info(own.name) two ON two.seqno = 1 AND two.name = ?",
                    (listed.table, column),
                )
            )
        return self._indexed[key]


def _far(neighbour: Sequence[Anchor], anchor: Anchor, apart: int) -> bool:
    return not neighbour or abs(neighbour[0].passed - anchor.passed) >= apart
