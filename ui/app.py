"""Runs the window: builds the application, dresses it, shows the book, and catches what nobody foresaw."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from types import TracebackType

from PySide6.QtCore import QLibraryInfo, QLocale, QTranslator
from PySide6.QtWidgets import QApplication

from lawgov_desktop.office import Office
from ui.collector import WindowCollector
from ui.jobs import Jobs
from ui.look import Look
from ui.main_window import MainWindow
from ui.memory import WindowMemory
from ui.widgets.icons import Icons
from ui.widgets.messages import tell


def run(office: Office, argv: Sequence[str]) -> int:
    """Show the window and stay until it is closed; returns the exit code."""
    application = application_for(argv)
    window = build_window(office)
    _catch_defects(window)
    WindowCollector(window.jobs, window)
    window.show()
    return application.exec()


def application_for(argv: Sequence[str]) -> QApplication:
    """The one application, with Qt's own words (of file dialogs and text menus) in Chinese."""
    running = QApplication.instance()
    application = running if isinstance(running, QApplication) else QApplication(list(argv))
    application.setApplicationName("法治台账")
    QLocale.setDefault(QLocale(QLocale.Language.Chinese, QLocale.Country.China))
    translator = QTranslator(application)
    if translator.load("qtbase_zh_CN", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)):
        application.installTranslator(translator)
    return application


def build_window(office: Office) -> MainWindow:
    """The main window of an open office, with everything it needs; needs an application to be there."""
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    memory = WindowMemory(office.book.path.parent)
    icons = Icons(office.resources / "icons")
    look = Look(application, office.resources, memory, icons)
    jobs = Jobs(on_thread_end=office.book.close)
    return MainWindow(office, jobs, memory, icons, look)


def _catch_defects(window: MainWindow) -> None:
    """What no one caught is told in Chinese, with the details to hand on; the program goes on."""

    def told(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        tell(error, window.icons, window)

    sys.excepthook = told
