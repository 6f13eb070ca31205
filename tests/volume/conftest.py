"""An office with an empty book, the practice office, and files such as clerks scan them."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from lawgov_desktop.documents.fonts import FontBook
from lawgov_desktop.office import Office, open_office
from lawgov_desktop.practice.book import make_practice_book
from lawgov_desktop.volume.scans import ScanTaker

TODAY = date(2025, 11, 20)


@pytest.fixture(scope="session")
def fonts() -> FontBook:
    return FontBook([], Path(__file__).parents[2] / "resources" / "fonts")


@pytest.fixture(scope="session")
def _practice_made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("practice") / "practice.lawgov"
    make_practice_book(path, today=TODAY).close()
    return path


@pytest.fixture
def practice(_practice_made: Path, tmp_path: Path) -> Iterator[Office]:
    """A copy of the practice book with the files kept beside it, to write in."""
    folder = tmp_path / "practice"
    shutil.copytree(_practice_made.parent, folder)
    opened = open_office(folder / _practice_made.name, who="测试", today=lambda: TODAY)
    yield opened
    opened.close()


@pytest.fixture
def scans() -> Iterator[ScanTaker]:
    with ScanTaker() as taker:
        yield taker
