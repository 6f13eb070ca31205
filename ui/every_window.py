"""Builds and paints every window once, so that a machine where one cannot be shown says so (self-test)."""

from __future__ import annotations

import sys
import time
from pathlib import Path
from typing import Final

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from lawgov_desktop.practice import make_practice_book
from lawgov_desktop.sheets import sheets_of
from lawgov_desktop.storage.listing import ListQuery, drafts, ids
from ui import app
from ui.importing.import_dialog import ImportDialog
from ui.main_window import MainWindow
from ui.papers.preview import show_paper_preview
from ui.papers.sheet_questions import SheetQuestions
from ui.tools import tools_of

_JOB_SECONDS: Final = 30


def build_every_window(folder: Path) -> list[str]:
    """On a practice book in ``folder``: the main window, every register, form, tool and dialog; their names.

    Raises RuntimeError naming the window that failed.
    """
    application = app.application_for([sys.argv[0]])
    office = make_practice_book(folder / "practice.lawgov")
    window = app.build_window(office)
    window.show()
    try:
        painter = _Painter(application, window)
        painter.paint("start page")
        for key in office.store.kinds:
            _register(painter, key)
        _settings(painter)
        return painter.painted
    finally:
        window.close()
        application.processEvents()
        office.close()


class _Painter:
    """Waits until a window has its content, paints it, and raises what went wrong in it."""

    def __init__(self, application: QApplication, window: MainWindow) -> None:
        self.window = window
        self.painted: list[str] = []
        self._application = application
        self._faults: list[BaseException] = []
        # What goes wrong inside a Qt slot is told here and nowhere else.
        sys.excepthook = lambda kind, error, trace: self._faults.append(error)
        # So is what goes wrong in the background: the window tells a person of it.
        window.jobs.crashed.connect(self._faults.append)
        window.job_bar.failed.connect(self._faults.append)

    def paint(self, name: str) -> None:
        self._application.processEvents()
        end = time.monotonic() + _JOB_SECONDS
        while self.window.jobs.busy and time.monotonic() < end:
            self._application.processEvents()
            time.sleep(0.01)
        if self._faults:
            raise RuntimeError(f"window {name}: {self._faults[0]!r}") from self._faults[0]
        for widget in self._application.topLevelWidgets():
            if widget.isVisible() and widget.grab().isNull():
                raise RuntimeError(f"window {name} was not painted")
        self.painted.append(name)

    def close_dialogs(self) -> None:
        """Close what was opened beside the main window."""
        for widget in self._application.topLevelWidgets():
            if isinstance(widget, QDialog) and widget.isVisible():
                widget.reject()

    def answering_no(self) -> QTimer:
        """While it runs, every question that holds the program is painted and answered with 取消."""

        def answer() -> None:
            modal: QWidget | None = self._application.activeModalWidget()
            if isinstance(modal, QDialog):
                if modal.grab().isNull():
                    self._faults.append(RuntimeError(f"{modal.windowTitle()} was not painted"))
                modal.reject()

        timer = QTimer(interval=20)
        timer.timeout.connect(answer)
        return timer


def _register(painter: _Painter, key: str) -> None:
    window = painter.window
    office = window.office
    page = window.open_register(key)
    painter.paint(f"register {key}")
    form = window.forms.open_new(key)
    painter.paint(f"new form {key}")
    form.close()
    first = next(iter(ids(office.store, ListQuery(key), limit=1)), None)
    opened = window.forms.open_record(key, first) if first else None
    if opened is not None:
        painter.paint(f"form {key}")
        opened.close()
    dialog = ImportDialog(office, key, window.jobs, window)
    dialog.show()
    painter.paint(f"import {key}")
    dialog.close()
    _papers(painter, key)
    for sheet in sheets_of(key):
        asking = SheetQuestions(office, sheet, (), window)
        asking.show()
        painter.paint(f"sheet {sheet.name} of {key}")
        asking.close()
    if first:
        page.table.selectRow(0)
    for tool in tools_of(key):
        answering = painter.answering_no()
        answering.start()
        window.open_tool(tool, page)
        answering.stop()
        painter.paint(f"tool {tool.title} of {key}")
        painter.close_dialogs()


def _papers(painter: _Painter, key: str) -> None:
    window = painter.window
    office = window.office
    kind = office.kind(key)
    for paper in kind.papers:
        fitting = next((one for one in drafts(office.store, ListQuery(key)) if paper.fits(one)), None)
        if fitting is not None:
            preview = show_paper_preview(
                office, kind, paper, fitting["uuid"], window.jobs, window.icons, window
            )
            painter.paint(f"paper {paper.name}")
            preview.close()


def _settings(painter: _Painter) -> None:
    window = painter.window
    window.show_settings()
    for key in ("clocks", "workdays", "pack"):
        window.tab_pages["settings"].open_more(key)
        painter.paint(f"settings {key}")
    for name, opened in (
        ("import log", window.open_import_log()),
        ("recent actions", window.open_recent_actions()),
    ):
        painter.paint(name)
        opened.close()
