"""F07: every figure of the yearly report beside one bare SQL aggregate over the same tables."""

from __future__ import annotations

import shutil
import sqlite3
import time
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import peewee

from benchmarks.measure import Line, at_most, interleaved
from lawgov_desktop.office import Office, open_office
from lawgov_desktop.practice import make_practice_book
from lawgov_desktop.records.fields import Date
from lawgov_desktop.records.record_type import RecordType
from lawgov_desktop.reporting.figures import answer_all
from lawgov_desktop.reporting.mechanisms import FIGURES
from lawgov_desktop.reporting.period import Period

BOUND = 3.0
MOST = 200_000
"""Records of the book: what the design asks for, also where the other lines are measured on a million."""
YEARS = 5
TODAY = date(2025, 12, 31)


def measure(folder: Path, rows: int) -> Iterator[Line]:
    """The line of F07 for a book of ``rows`` (200,000 at most) in the registers the report asks."""
    path = report_book(folder, min(rows, MOST))
    office = open_office(path, today=lambda: TODAY)
    try:
        period = Period.year(TODAY.year)
        bare = bare_aggregate(office, period)
        ours, peer = interleaved(
            lambda: answer_all(office.store, FIGURES, period), lambda: office.book.rows(*bare), 7
        )
        records = sum(row[1] for row in office.book.rows(*bare))
        behind = sum(len(one.records) for one in answer_all(office.store, FIGURES, period).values())
        what = f"{len(FIGURES)} figures, {records:,} records, {behind:,} of them named"
        yield at_most("F07", what, ours, peer, BOUND)
    finally:
        office.close()


def report_kinds(office: Office) -> dict[str, RecordType]:
    """The registers the figures of the report count."""
    return {figure.kind: office.store.kinds[figure.kind] for figure in FIGURES}


def bare_aggregate(office: Office, period: Period) -> tuple[str, tuple[Any, ...]]:
    """One statement a person would write: of every register how many there are, and how many in the year."""
    parts, params = [], []
    for kind in report_kinds(office).values():
        name = kind.order.lstrip("-")
        day = name if isinstance(kind.fields.get(name), Date) else "created_at"
        parts.append(
            f'SELECT \'{kind.key}\', count(*), sum("{day}" >= ? AND "{day}" <= ?)'
            f" FROM {office.store.tables[kind.key].name} WHERE deleted_at IS NULL"
        )
        params += [period.begins, period.ends]
    return " UNION ALL ".join(parts), tuple(params)


# --- the book


def report_book(folder: Path, rows: int) -> Path:
    """The practice year many times over, spread over five years, in the registers of the report."""
    path = folder / f"report-{rows}.lawgov"
    if path.exists():
        return path
    folder.mkdir(parents=True, exist_ok=True)
    began = time.perf_counter()
    work = folder / "report.part.lawgov"
    work.unlink(missing_ok=True)
    office = make_practice_book(work, today=TODAY)
    kinds = report_kinds(office)
    tables = {kind.key: _columns(kind) for kind in kinds.values()}
    children = {
        kind.key: [(child.model._meta.table_name, _names(child.model)) for child in kind.children]
        for kind in kinds.values()
    }
    names = {key: office.store.tables[key].name for key in kinds}
    there = sum(office.book.rows(f"SELECT count(*) FROM {name}")[0][0] for name in names.values())
    office.close()
    with sqlite3.connect(work) as db:
        for key, name in names.items():
            _multiply(db, name, tables[key], children[key], max(rows // there, 1))
    db.close()
    shutil.move(work, path)
    print(f"  book of {rows:,} made in {time.perf_counter() - began:.0f} s")
    return path


def _names(model: type[peewee.Model]) -> list[str]:
    return [field.column_name for field in model._meta.sorted_fields if field.column_name != "id"]


def _columns(kind: RecordType) -> dict[str, bool]:
    """Column → whether it holds a date, or a year."""
    found = dict.fromkeys(_names(kind.model), False)
    for name, own in kind.fields.items():
        found[name] = isinstance(own, Date) or name in ("year", "report_year")
    return found


def _multiply(
    db: sqlite3.Connection,
    table: str,
    columns: dict[str, bool],
    children: list[tuple[str, list[str]]],
    times: int,
) -> None:
    """Copy every record and its children, each copy some years earlier."""
    step = db.execute(f"SELECT COALESCE(max(id), 0) FROM {table}").fetchone()[0]
    for copy in range(1, times):
        back = copy % YEARS

        def told(name: str, back: int = back) -> str:
            if name == "uuid":
                return "lower(hex(randomblob(16)))"
            if columns[name] and back:
                year = f'CAST(substr("{name}", 1, 4) - {back} AS TEXT)'
                return f'CASE WHEN "{name}" IS NULL THEN NULL ELSE {year} || substr("{name}", 5) END'
            return f'"{name}"'

        into = ", ".join(f'"{name}"' for name in columns)
        db.execute(
            f"INSERT INTO {table} (id, {into}) SELECT id + {copy * step}, {', '.join(map(told, columns))}"
            f" FROM {table} WHERE id <= {step}"
        )
        for child, own in children:
            into = ", ".join(f'"{name}"' for name in own)
            what = ", ".join(f"owner + {copy * step}" if name == "owner" else f'"{name}"' for name in own)
            db.execute(f"INSERT INTO {child} ({into}) SELECT {what} FROM {child} WHERE owner <= {step}")
