"""The practice office at the end of its year, and an empty one: what reports are written from."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from lawgov_desktop.office import Office, on_day, open_office
from lawgov_desktop.practice import make_practice_book
from lawgov_desktop.reporting.period import Period

YEAR = 2025
TODAY = date(YEAR, 12, 31)
WHOLE = Period.year(YEAR)


@pytest.fixture(scope="session")
def _practice_report(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("practice") / "练习.lawgov"
    make_practice_book(path, today=TODAY).close()
    return path


@pytest.fixture
def practice(_practice_report: Path, tmp_path: Path) -> Iterator[Office]:
    """A copy of the practice book, to write in."""
    copy = tmp_path / "practice" / "练习.lawgov"
    copy.parent.mkdir()
    shutil.copyfile(_practice_report, copy)
    office = open_office(copy, who="测试", today=on_day(TODAY))
    yield office
    office.close()


@pytest.fixture
def empty(fresh_book: Path) -> Iterator[Office]:
    office = open_office(fresh_book, who="测试", today=on_day(TODAY))
    office.rename("样例镇司法所")
    yield office
    office.close()
