"""An office with an empty book, the practice office, and files such as clerks scan them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from lawgov_desktop.documents.fonts import FontBook
from lawgov_desktop.office import Office
from lawgov_desktop.volume.scans import ScanTaker
from tests.practice_books import PracticeBooks

TODAY = date(2025, 11, 20)


@pytest.fixture(scope="session")
def fonts() -> FontBook:
    return FontBook([], Path(__file__).parents[2] / "resources" / "fonts")


@pytest.fixture
def practice(practice_books: PracticeBooks, tmp_path: Path) -> Iterator[Office]:
    """A copy of the practice book with the files kept beside it, to write in."""
    with practice_books.opened(TODAY, tmp_path / "practice") as opened:
        yield opened


@pytest.fixture
def scans() -> Iterator[ScanTaker]:
    with ScanTaker() as taker:
        yield taker
