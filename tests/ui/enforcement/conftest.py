"""A window over the invented township year, in which the tools have something to say."""

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
from ui.tools.tool import ToolDesk

TODAY = date(2025, 12, 31)


@pytest.fixture
def office(practice_books: PracticeBooks, tmp_path: Path) -> Iterator[Office]:
    """A copy of the practice book with the files kept beside it, to write in."""
    with practice_books.opened(TODAY, tmp_path / "practice") as opened:
        yield opened


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
