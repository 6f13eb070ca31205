"""An empty book with the shipped code lists, and import windows over it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from lawgov_desktop.office import Office, open_office
from tests.ui.importing.parts import MakeDialog, unasked
from ui.importing.import_dialog import ImportDialog
from ui.jobs import Jobs


@pytest.fixture
def office(fresh_book: Path, qapp: QApplication) -> Iterator[Office]:
    opened = open_office(fresh_book, who="李示例", today=lambda: date(2025, 6, 1))
    yield opened
    opened.close()


@pytest.fixture
def jobs(office: Office) -> Iterator[Jobs]:
    working = Jobs(on_thread_end=office.book.close)
    yield working
    working.stop()


@pytest.fixture
def new_dialog(office: Office, jobs: Jobs, qtbot: QtBot) -> MakeDialog:
    """Shows an import window; it takes the register and whatever else ImportDialog takes."""

    def make(kind: str = "matter", **more: object) -> ImportDialog:
        dialog = ImportDialog(office, kind, jobs, **more)  # type: ignore[arg-type]
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
        qtbot.addWidget(dialog, before_close_func=unasked)
        dialog.show()
        return dialog

    return make
