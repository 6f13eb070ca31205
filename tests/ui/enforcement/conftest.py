"""A window over the invented township year, in which the tools have something to say."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from lawgov_desktop.office import Office, open_office
from lawgov_desktop.practice import make_practice_book
from tests.ui.conftest import shown_window
from ui.main_window import MainWindow
from ui.tools.tool import ToolDesk

TODAY = date(2025, 12, 31)


@pytest.fixture(scope="session")
def made_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("enforcement") / "practice.lawgov"
    make_practice_book(path, today=TODAY).close()
    return path


@pytest.fixture
def office(made_once: Path, tmp_path: Path) -> Iterator[Office]:
    """A copy of the practice book, to write in."""
    path = tmp_path / "practice.lawgov"
    shutil.copyfile(made_once, path)
    opened = open_office(path, who="测试", today=lambda: TODAY)
    yield opened
    opened.close()


@pytest.fixture
def window(office: Office, qtbot: QtBot) -> Iterator[MainWindow]:
    with shown_window(office, qtbot) as built:
        yield built


@pytest.fixture
def desk(office: Office, window: MainWindow) -> ToolDesk:
    page = window.open_register("officer")
    return ToolDesk(
        office=office,
        jobs=window.jobs,
        icons=window.icons,
        window=window,
        query=page.model.query,
        selected=(),
        say=window.say,
        undo=window.undoing.undo_last,
        open_record=window.open_record,
        open_form=lambda kind, draft: window.forms.open_filled(kind, draft),
    )
