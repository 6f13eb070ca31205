"""F02: opening, sorting and paging a large register beside the same at 1,000 records; memory flat."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import cycle
from pathlib import Path

from benchmarks.books import KIND, bench_book, opened
from benchmarks.measure import Line, at_most, for_information, interleaved, peak_megabytes
from lawgov_desktop.office import Office
from lawgov_desktop.storage.listing import ListQuery, count, page

SMALL = 1_000
MIDDLE = 50_000
"""Peak memory is compared with a book that fills the page cache too: what grows then, grows with the rows."""

SCREEN = 60
"""Rows a window fetches at once."""

NAMES = "full_name"
ALIKE = "list"
"""Columns of the matters: names, sorted by long keys, and the version of the list, the same in all rows."""

BOUND = 2.0
MEMORY_BOUND = 1.3


def measure(folder: Path, rows: int) -> Iterator[Line]:
    """The lines of F02 at ``rows`` records."""
    small_path, large_path = bench_book(folder, SMALL), bench_book(folder, rows)
    small, large = opened(small_path), opened(large_path)
    try:
        yield _line("open: count and first rows", lambda office: _first_rows(office, ""), small, large)
        kind = large.kind(KIND)
        for name in kind.list_fields:
            for order, way in ((name, "up"), (f"-{name}", "down")):
                yield _line(f"sort by {name}, {way}", _sorting(order), small, large)
        for part, what in (
            (2, "page to the middle"),
            (3, "page to a third of the way"),
            (1, "page to the end"),
        ):
            yield _line(what, _paging(part), small, large)
        yield _line(f"page to the middle by {NAMES}", _paging(2, NAMES), small, large)
        yield _line(f"page to the middle by {ALIKE}, of which all are alike", _paging(2, ALIKE), small, large)
        # The places of rows are known for one state of the book; the first jump after a change learns them.
        ours, peer = interleaved(lambda: _first_jump(large), lambda: _first_jump(small))
        yield for_information("F02", "the first page to the middle after a change", ours, peer, "ms")
    finally:
        small.close()
        large.close()
    yield _memory(bench_book(folder, MIDDLE), large_path, rows)


def _line(what: str, work: Callable[[Office], object], small: Office, large: Office) -> Line:
    ours, peer = interleaved(lambda: work(large), lambda: work(small))
    return at_most("F02", what, ours, peer, BOUND)


def _first_rows(office: Office, order: str) -> int:
    query = ListQuery(KIND, order=order)
    return count(office.store, query) + len(page(office.store, query, 0, SCREEN))


def _sorting(order: str) -> Callable[[Office], object]:
    return lambda office: _first_rows(office, order)


def _paging(part: int, order: str = "") -> Callable[[Office], object]:
    """Turns to a place that is ``1 / part`` down the register, a little further every time."""
    further = cycle(range(0, 160, 32))

    def turn(office: Office) -> object:
        query = ListQuery(KIND, order=order)
        total = count(office.store, query)
        return page(office.store, query, max(total // part - SCREEN - next(further), 0), SCREEN)

    return turn


def _first_jump(office: Office) -> object:
    office.store.anchors.forget()
    return _paging(2)(office)


def _memory(middle: Path, large: Path, rows: int) -> Line:
    def looking(path: Path) -> str:
        return (
            "from pathlib import Path\n"
            "from benchmarks.f02_register import look_through\n"
            f"look_through(Path({str(path.resolve())!r}))"
        )

    return at_most(
        "F02",
        f"peak memory of a session, beside {MIDDLE:,} records",
        peak_megabytes(looking(large)),
        peak_megabytes(looking(middle)),
        MEMORY_BOUND,
        "MB",
    )


def look_through(path: Path) -> None:
    """A session: open, sort by every column, turn pages."""
    office = opened(path)
    for name in office.kind(KIND).list_fields:
        _first_rows(office, name)
    for part in (4, 2, 1):
        _paging(part)(office)
    office.close()
