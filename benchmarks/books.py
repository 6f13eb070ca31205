"""The books the speed lines are measured on: invented matters, made once and kept in out/bench."""

from __future__ import annotations

import sys
import time
from pathlib import Path

from lawgov_desktop.commands.bench_data import fill
from lawgov_desktop.office import Office, open_office
from lawgov_desktop.progress import Progress
from lawgov_desktop.storage.listing import ListQuery, count

KIND = "matter"


def bench_book(folder: Path, rows: int) -> Path:
    """A book with that many matters; made when it is not there yet."""
    path = folder / f"matters-{rows}.lawgov"
    if path.exists():
        office = open_office(path)
        there = count(office.store, ListQuery(KIND))
        office.close()
        if there == rows:
            return path
        for leftover in folder.glob(path.name + "*"):
            leftover.unlink()
    folder.mkdir(parents=True, exist_ok=True)
    began = time.perf_counter()
    office = open_office(path)
    try:
        fill(office, KIND, rows, Progress(_tell))
    except BaseException:
        office.close()
        path.unlink(missing_ok=True)
        raise
    office.close()
    print(f"\r  book of {rows:,} made in {time.perf_counter() - began:.0f} s" + " " * 20)
    return path


def opened(path: Path) -> Office:
    return open_office(path)


def _tell(doing: str, done: int, total: int) -> None:
    if sys.stdout.isatty():
        print(f"\r  {doing} {done:,} / {total:,}", end="", flush=True)
