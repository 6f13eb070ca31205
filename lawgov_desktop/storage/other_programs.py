"""Whether another program has written to the book meanwhile: a second window, a command beside it."""

from __future__ import annotations

import threading

from lawgov_desktop.storage.book import Book


class OtherPrograms:
    """Asked at the start of every action: names, codes and rules kept in memory may be out of date by then.

    The answer hangs on the connection, and every thread has its own; what another thread of this program
    wrote counts as another's, which costs a second look and nothing else.
    """

    def __init__(self, book: Book) -> None:
        self._book = book
        self._seen = threading.local()

    def wrote(self) -> bool:
        """Since this thread last asked; True the first time. Ask inside the transaction that relies on it."""
        connection = self._book.db.connection()
        version = connection.execute("PRAGMA data_version").fetchone()[0]
        now, before = (id(connection), version), getattr(self._seen, "version", None)
        self._seen.version = now
        return now != before
