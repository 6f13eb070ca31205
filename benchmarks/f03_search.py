"""F03: searching a large book beside a LIKE scan of the same table, and beside its own time at 10,000."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path

from benchmarks.books import KIND, bench_book, opened
from benchmarks.measure import Line, at_least, at_most, interleaved, milliseconds
from lawgov_desktop.office import Office
from lawgov_desktop.storage.search import search

SMALL = 10_000
FASTER = 50.0
GROWS = 3.0
SCANS = 3

# Each query shows equally many hits in both books: a screenful, one or none.
QUERIES = (
    ("two characters", "石桥"),
    ("one character", "噪"),
    ("a phrase", "擅自取水"),
    ("pinyin initials", "sqc"),
    ("part of a number", "007"),
    ("a whole number", "LX00004321"),
    ("a number without letters", "00004321"),
    ("a number of nobody", "99004321"),
    ("two words", "柳沟 农业服务"),
    ("nothing there", "䶮䶮"),
)


def measure(folder: Path, rows: int) -> Iterator[Line]:
    """The lines of F03 at ``rows`` records."""
    small, large = opened(bench_book(folder, SMALL)), opened(bench_book(folder, rows))
    try:
        for what, text in QUERIES:
            ours, before = interleaved(partial(search, large.store, text), partial(search, small.store, text))
            scan = milliseconds(partial(_like_scan, large, text), SCANS)
            yield at_least("F03", f"{what} “{text}” beside a LIKE scan", ours, scan, FASTER)
            yield at_most("F03", f"{what} “{text}” beside itself at {SMALL:,}", ours, before, GROWS)
    finally:
        small.close()
        large.close()


def _like_scan(office: Office, text: str) -> int:
    """What a plain program does: every word anywhere in any searched column of the table."""
    kind = office.kind(KIND)
    table = kind.model._meta.table_name
    columns = [name for name in kind.search_fields if "." not in name]
    words = text.split()
    one = "(" + " OR ".join(f"{column} LIKE ?" for column in columns) + ")"
    found = office.book.rows(
        f"SELECT uuid FROM {table} WHERE {' AND '.join([one] * len(words))}",
        tuple(f"%{word}%" for word in words for _ in columns),
    )
    return len(found)
