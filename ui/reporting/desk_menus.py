"""The two menus of the desk: how the draft is written, and where last year's report comes from."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QMenu, QWidget

from lawgov_desktop.registers.report.annual_report import OUTLINES
from ui.reporting.beside_last_year import BesideLastYear
from ui.widgets.icons import Icons


def ways_menu(parent: QWidget, write_as: Callable[[str], object]) -> QMenu:
    """The outlines, and last year's report as a third way."""
    menu = QMenu(parent)
    for key, title in OUTLINES:
        menu.addAction(title, partial(write_as, key))
    return menu


def last_year_menu(
    parent: QWidget, icons: Icons, beside: BesideLastYear, show_text: Callable[[], object]
) -> QMenu:
    """From a file, from the book when it has one, and the way to its text."""
    menu = QMenu(parent)
    menu.addAction(icons("import"), "选文件（Word 或文本）…", beside.choose_file)
    of_book = menu.addAction("取台账里的上年报告", beside.take_from_book)
    menu.addSeparator()
    menu.addAction("看上年全文", show_text)

    def known() -> None:
        report = beside.of_the_book()
        title = str(report.get("title") or "") if report is not None else ""
        of_book.setEnabled(report is not None)
        of_book.setText(f"取台账里的《{title}》" if title else "取台账里的上年报告（还没有）")

    menu.aboutToShow.connect(known)
    return menu
