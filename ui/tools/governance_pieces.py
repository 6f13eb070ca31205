"""What the tools of the governance drawer are put together from: a year, a plain table, a row of buttons."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QSpinBox,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
)

from ui.tools.tool import ToolDesk


class ToolDialog(QDialog):
    """A dialog of the drawer: what is asked above, the answer below, buttons at the foot."""

    def __init__(self, desk: ToolDesk, title: str) -> None:
        super().__init__(desk.window)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self.desk = desk
        self.store = desk.office.store
        self.asked = QHBoxLayout()
        self.asked.setSpacing(8)
        self.foot = QHBoxLayout()
        self.foot.setSpacing(8)
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(16, 16, 16, 16)
        self.body.setSpacing(12)
        self.body.addLayout(self.asked)

    def finish(self, *buttons: QPushButton) -> None:
        """Put the buttons at the foot, 关闭 last, and fit the dialog to the size of the text."""
        self.foot.addStretch(1)
        for button in buttons:
            self.foot.addWidget(button)
        close = QPushButton("关闭")
        close.clicked.connect(self.reject)
        self.foot.addWidget(close)
        self.body.addLayout(self.foot)
        em = self.fontMetrics().height()
        room = self.screen().availableGeometry()
        self.resize(min(44 * em, room.width() - 60), min(32 * em, room.height() - 80))

    def ask_year(self, year: int, changed: Callable[[], object]) -> QSpinBox:
        """The year asked about, first in the row above."""
        box = QSpinBox()
        box.setRange(1990, 2100)
        box.setValue(year)
        box.setSuffix(" 年")
        box.setAccessibleName("年度")
        box.valueChanged.connect(lambda _: changed())
        label = QLabel("年度")
        label.setBuddy(box)
        self.asked.addWidget(label)
        self.asked.addWidget(box)
        return box


def year_asked(today: date) -> int:
    """The year a clerk most likely means: last year's business is finished in the first months."""
    return today.year if today.month >= 4 else today.year - 1


def plain_table(headings: Sequence[str], stretched: tuple[int, ...], name: str) -> QTableWidget:
    """A table that is read and clicked, not typed into; the stretched columns share what width is left."""
    table = QTableWidget(0, len(headings))
    table.setHorizontalHeaderLabels(list(headings))
    table.setAccessibleName(name)
    table.verticalHeader().hide()
    table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
    table.setAlternatingRowColors(True)
    table.setTabKeyNavigation(False)
    header = table.horizontalHeader()
    header.setHighlightSections(False)
    for column in range(len(headings)):
        mode = QHeaderView.ResizeMode.Stretch if column in stretched else (
            QHeaderView.ResizeMode.ResizeToContents
        )  # fmt: skip
        header.setSectionResizeMode(column, mode)
    return table


def fill_table(table: QTableWidget, rows: Sequence[Sequence[str]], keys: Sequence[str] = ()) -> None:
    """Show rows of text; ``keys`` (a uuid for each row) are kept with the first cell."""
    table.setRowCount(len(rows))
    for at, row in enumerate(rows):
        for column, text in enumerate(row):
            item = QTableWidgetItem(text)
            item.setToolTip(text)
            if column == 0 and keys:
                item.setData(Qt.ItemDataRole.UserRole, keys[at])
            table.setItem(at, column, item)


def key_at(table: QTableWidget, row: int) -> str:
    """The key kept with a row, "" for none."""
    item = table.item(row, 0)
    return str(item.data(Qt.ItemDataRole.UserRole) or "") if item is not None else ""


def copy_button(desk: ToolDesk, text: Callable[[], str]) -> QPushButton:
    """Copies the answer in words, to be pasted into a report."""
    button = QPushButton("复制文字")
    button.setIcon(desk.icons("duplicate"))

    def copy() -> None:
        QApplication.clipboard().setText(text())
        desk.say("已复制，可以粘贴到报告里。")

    button.clicked.connect(copy)
    return button
