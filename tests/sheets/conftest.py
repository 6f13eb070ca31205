"""An office with an empty book, and the practice office: what sheets are printed from."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from lawgov_desktop.office import Office, open_office
from lawgov_desktop.practice.book import make_practice_book

TODAY = date(2025, 11, 20)


@pytest.fixture
def office(fresh_book: Path) -> Iterator[Office]:
    opened = open_office(fresh_book, who="测试", today=lambda: TODAY)
    opened.rename("样例镇司法所")
    yield opened
    opened.close()


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
