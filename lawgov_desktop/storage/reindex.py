"""The search index is cut anew when the program cuts texts otherwise than the one that made the book."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import groupby
from operator import itemgetter
from typing import Final

from lawgov_desktop.storage.book import Book
from lawgov_desktop.storage.grams import TOKENS_VERSION
from lawgov_desktop.storage.names import BookNames
from lawgov_desktop.storage.saving import AT_ONCE, Register
from lawgov_desktop.storage.tables import executemany

VERSION_KEY: Final = "index_version"
"""The note in a book that says how its texts were cut."""


def keep_index_current(book: Book, registers: Mapping[str, Register], names: BookNames) -> bool:
    """Index every record anew when the book was indexed by another version; True when that was done.

    One transaction: a book is indexed wholly one way. The order in which hits come stays as it was.
    """
    current = str(TOKENS_VERSION)
    if book.meta(VERSION_KEY) == current:
        return False
    with book.db.atomic("IMMEDIATE"):
        if book.meta(VERSION_KEY) == current:
            return False  # another process was here between our look and our turn
        book.db.execute_sql("INSERT INTO search_index (search_index) VALUES ('delete-all')")
        last = 0
        while docs := book.rows(
            "SELECT id, kind, uuid FROM search_doc WHERE id > ? ORDER BY id LIMIT ?", (last, AT_ONCE)
        ):
            for kind, some in groupby(docs, itemgetter(1)):
                _index(book, registers, names, kind, [(doc, uuid) for doc, _, uuid in some])
            last = docs[-1][0]
        book.set_meta(VERSION_KEY, current)
    return True


def _index(
    book: Book, registers: Mapping[str, Register], names: BookNames, kind: str, docs: list[tuple[int, str]]
) -> None:
    register = registers.get(kind)
    if register is None:
        return  # a register this program does not know is not searched either
    drafts = register.table.get_all(book, [uuid for _, uuid in docs])
    entries = [(doc, register.entries.of(drafts[uuid], names)) for doc, uuid in docs if uuid in drafts]
    executemany(book, "DELETE FROM search_doc WHERE id = ?", [(doc,) for doc, _ in entries])
    register.entries.write_as(book, entries)
