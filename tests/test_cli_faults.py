"""What a command says when the disk is full, the book is held, or an answer would overwrite a list."""

from __future__ import annotations

import signal
import sqlite3
import subprocess
import sys
import time
from datetime import date
from pathlib import Path

import pytest

from lawgov_desktop import paths
from lawgov_desktop.office import open_office
from lawgov_desktop.practice import make_practice_book
from tests.test_cli import program
from tests.told import Run, Told

SAMPLES = paths.resources_folder() / "samples"
MATTERS = SAMPLES / "练习县赋予乡镇行政权力事项清单.xlsx"
MEDIATORS = SAMPLES / "龙溪镇人民调解员花名册.xlsx"


@pytest.fixture
def book(tmp_path: Path) -> Path:
    """A practice book to write in."""
    path = tmp_path / "practice.lawgov"
    make_practice_book(path, today=date(2025, 12, 10)).close()
    return path


def test_a_folder_in_the_place_of_the_book_is_refused(run: Run, tmp_path: Path) -> None:
    told = run("list", "matter", "--books", tmp_path, "--json")
    assert told.status == 2
    assert "读不出来" in told.data["error"]["what"]


def test_a_book_that_another_program_writes_is_told_within_seconds(book: Path) -> None:
    other = sqlite3.connect(book)
    other.execute("BEGIN IMMEDIATE")
    try:
        began = time.monotonic()
        told = program("import", "matter", MATTERS, "--apply", "--books", book, "--json")
        assert time.monotonic() - began < 14
        assert told.status == 2
        assert "另一个程序正在写" in told.data["error"]["what"]
        assert program("list", "matter", "--books", book, "--json").status == 0
    finally:
        other.rollback()
        other.close()


@pytest.mark.skipif(sys.platform == "win32", reason="a limit on the size of files is a POSIX thing")
def test_a_disk_that_is_full_half_way_leaves_the_book_as_it_was(book: Path, tmp_path: Path) -> None:
    import resource

    full = book.stat().st_size + 60_000  # room for the backup, not for the log of the import
    lines = "\n".join(f"{number},王示例{number},备注{number * 7919}" for number in range(16_000))
    file = tmp_path / "人.csv"
    file.write_text(f"序号,姓名,备注\n{lines}", encoding="utf-8")

    def limited() -> None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (full, full))

    done = subprocess.run(
        [sys.executable, str(paths.program_folder() / "main.py"), "import", "person", str(file), "--apply",
         "--books", str(book), "--json"],
        capture_output=True, text=True, encoding="utf-8", check=False, preexec_fn=limited,
    )  # fmt: skip
    told = Told(done.returncode, done.stdout, done.stderr)
    assert told.status == 2, told.err
    assert "磁盘已满" in told.data["error"]["what"]
    with open_office(book).book.db as db:
        assert db.execute_sql("SELECT count(*) FROM person WHERE import_id <> ''").fetchone() == (0,)
    assert [path for path in tmp_path.rglob(".*") if path.is_file()] == []


def test_bad_rows_are_never_written_over_the_list_or_into_another_format(
    run: Run, book: Path, tmp_path: Path
) -> None:
    file = tmp_path / "案件.xlsx"
    file.write_bytes(MEDIATORS.read_bytes())
    before = file.read_bytes()
    for out in (file, tmp_path / "错.csv"):
        told = run("import", "mediator", file, "--errors-out", out, "--books", book, "--json")
        assert told.status == 2
    assert file.read_bytes() == before
    assert not (tmp_path / "错.csv").exists()
