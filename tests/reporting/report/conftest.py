"""The practice office at the end of its year, and an empty one: what reports are written from."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from lawgov_desktop.office import Office, on_day, open_office
from lawgov_desktop.reporting.period import Period
from tests.practice_books import PracticeBooks

YEAR = 2025
TODAY = date(YEAR, 12, 31)
WHOLE = Period.year(YEAR)


@pytest.fixture
def practice(practice_books: PracticeBooks, tmp_path: Path) -> Iterator[Office]:
    """A copy of the practice book with the files kept beside it, to write in."""
    with practice_books.opened(TODAY, tmp_path / "practice") as opened:
        yield opened


@pytest.fixture
def empty(fresh_book: Path) -> Iterator[Office]:
    office = open_office(fresh_book, who="测试", today=on_day(TODAY))
    office.rename("样例镇司法所")
    yield office
    office.close()
