"""The practice book at the end of its year in a window: what is counted and drawn."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from lawgov_desktop.office import Office
from tests.practice_books import PracticeBooks
from tests.ui.conftest import shown_window
from ui.main_window import MainWindow

YEAR = 2025
TODAY = date(YEAR, 12, 31)


@pytest.fixture
def office(practice_books: PracticeBooks, tmp_path: Path) -> Iterator[Office]:
    with practice_books.opened(TODAY, tmp_path / "practice") as opened:
        yield opened


@pytest.fixture
def window(office: Office, qtbot: QtBot) -> Iterator[MainWindow]:
    with shown_window(office, qtbot) as built:
        yield built
