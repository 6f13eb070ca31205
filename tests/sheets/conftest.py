"""An office with an empty book, and the practice office: what sheets are printed from."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from lawgov_desktop.office import Office, open_office
from tests.practice_books import YEAR_END, PracticeBooks

TODAY = date(2025, 11, 20)


@pytest.fixture
def office(fresh_book: Path) -> Iterator[Office]:
    opened = open_office(fresh_book, who="测试", today=lambda: TODAY)
    opened.rename("样例镇司法所")
    yield opened
    opened.close()


@pytest.fixture
def practice(practice_books: PracticeBooks, tmp_path: Path) -> Iterator[Office]:
    """A copy of the practice book with the files kept beside it, to write in."""
    with practice_books.opened(TODAY, tmp_path / "practice") as opened:
        yield opened


@pytest.fixture(scope="session")
def whole_year(practice_books: PracticeBooks, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    """The practice office on the last day of its year; for tests that write nothing into its book."""
    with practice_books.opened(YEAR_END, tmp_path_factory.mktemp("sheets") / "book") as opened:
        yield opened
