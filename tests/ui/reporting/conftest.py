"""The practice book at the end of its year in a window: where a report is written."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from lawgov_desktop.office import Office, open_office
from lawgov_desktop.practice.book import make_practice_book
from tests.ui.conftest import shown_window
from ui.main_window import MainWindow

TODAY = date(2025, 12, 31)


@pytest.fixture(scope="session")
def _report_book(tmp_path_factory: pytest.TempPathFactory, qapp: QApplication) -> Path:
    path = tmp_path_factory.mktemp("practice") / "practice.lawgov"
    make_practice_book(path, today=TODAY).close()
    return path


@pytest.fixture
def office(_report_book: Path, tmp_path: Path) -> Iterator[Office]:
    path = tmp_path / "practice.lawgov"
    shutil.copyfile(_report_book, path)
    opened = open_office(path, who="测试", today=lambda: TODAY)
    yield opened
    opened.close()


@pytest.fixture
def window(office: Office, qtbot: QtBot) -> Iterator[MainWindow]:
    with shown_window(office, qtbot) as built:
        yield built
