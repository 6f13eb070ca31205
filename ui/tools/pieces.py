"""What the windows of the tools are put together from: a dialog beside the list, tables, drop-downs."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
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

from ui.colours import ON_FILL
from ui.lists.steps_model import Step, StepsModel
from ui.lists.steps_table import StepsTable, fitting
from ui.tools.tool import ToolDesk
from ui.widgets.messages import tell
from ui.widgets.whole_rows import whole_rows


class ToolDialog(QDialog):
    """A window beside the register, not in front of it: records opened from it can be worked on.

    ``whole`` is its column. Width and height are in pixels of the usual text.
    """

    def __init__(self, desk: ToolDesk, title: str, width: int = 880, height: int = 620) -> None:
        super().__init__(desk.window)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self.resize(fitting(self, width, height))
        self.desk = desk
        self.store = desk.office.store
        self._closed = False
        self.whole = QVBoxLayout(self)
        self.whole.setContentsMargins(16, 16, 16, 16)
        self.whole.setSpacing(12)

    def closeEvent(self, event: QCloseEvent) -> None:
        self._closed = True
        super().closeEvent(event)

    def done(self, result: int) -> None:
        self._closed = True  # accepted or refused: Qt sends no close event then
        super().done(result)

    def ask(self, work: Callable[[], Any], show: Callable[[Any], None]) -> None:
        """Work off the window's thread; the answer is dropped when the window was closed meanwhile."""
        self.desk.jobs.quiet(work, lambda found: None if self._closed else show(found))

    def tell(self, error: BaseException) -> None:
        tell(error, self.desk.icons, None if self._closed else self)

    def add_head(self, words: str) -> QLabel:
        """A quiet line that says what the window shows and by which rule."""
        line = QLabel(words)
        line.setObjectName("quiet")
        line.setWordWrap(True)
        self.whole.addWidget(line)
        return line

    def add_row(self) -> QHBoxLayout:
        """A row for what is asked: a year, a person."""
        row = QHBoxLayout()
        row.setSpacing(8)
        self.whole.addLayout(row)
        return row

    def add_buttons(self, *buttons: QPushButton) -> None:
        """The row below; 关闭 stands last."""
        row = self.add_row()
        for button in buttons:
            row.addWidget(button)
        row.addStretch(1)
        close = QPushButton("关闭")
        close.setAutoDefault(False)  # Enter after a day or a year was typed is not 关闭
        close.clicked.connect(self.close)
        row.addWidget(close)

    def button(self, words: str, icon: str, *, primary: bool = False) -> QPushButton:
        button = QPushButton(words)
        if primary:
            button.setObjectName("primary")
        if icon:
            button.setIcon(self.desk.icons(icon, ON_FILL) if primary else self.desk.icons(icon))
        button.setAutoDefault(False)
        return button

    def button_to_copy(self, text: Callable[[], str]) -> QPushButton:
        """Copies the answer in words, to be pasted into a report."""
        button = self.button("复制文字", "duplicate")

        def copy() -> None:
            QApplication.clipboard().setText(text())
            self.desk.say("已复制，可以粘贴到报告里。")

        button.clicked.connect(copy)
        return button


def year_box(row: QHBoxLayout, year: int, changed: Callable[[], object]) -> QSpinBox:
    """The year asked about, added to a row with its label."""
    box = QSpinBox()
    box.setRange(1990, 2100)
    box.setValue(year)
    box.setSuffix(" 年")
    box.lineEdit().setTextMargins(6, 0, 0, 0)  # the style sheet's padding does not reach it
    box.setAccessibleName("年度")
    box.valueChanged.connect(lambda _: changed())
    label = QLabel("年度")
    label.setBuddy(box)
    row.addWidget(label)
    row.addWidget(box)
    return box


def choice(name: str, entries: Sequence[tuple[str, Any]]) -> QComboBox:
    """A drop-down of (words, value)."""
    box = QComboBox()
    box.setAccessibleName(name)
    for words, value in entries:
        box.addItem(words, value)
    return box


def table(
    headings: Sequence[str], numbers: Sequence[int], wide: tuple[int, ...], name: str
) -> tuple[StepsTable, StepsModel]:
    """A table of lines with its model; ``numbers`` stand at the right, ``wide`` take the room."""
    model = StepsModel(headings, numbers)
    shown = StepsTable(model, wide, name)
    model.setParent(shown)
    return shown, model


def line(about: Any, *cells: object) -> Step:
    return Step(tuple(str(cell) for cell in cells), False, about)


def plain_table(headings: Sequence[str], wide: Sequence[int], name: str) -> QTableWidget:
    """A table that is read and clicked, not typed into; the wide columns share what width is left."""
    shown = QTableWidget(0, len(headings))
    shown.setHorizontalHeaderLabels(list(headings))
    whole_rows(shown, name)
    for column in range(len(headings)):
        stretched = column in wide
        mode = QHeaderView.ResizeMode.Stretch if stretched else QHeaderView.ResizeMode.ResizeToContents
        shown.horizontalHeader().setSectionResizeMode(column, mode)
    return shown


def fill_table(shown: QTableWidget, rows: Sequence[Sequence[str]], keys: Sequence[str] = ()) -> None:
    """Show rows of text; ``keys`` (a uuid for each row) are kept with the first cell."""
    shown.setRowCount(len(rows))
    for at, row in enumerate(rows):
        for column, text in enumerate(row):
            item = QTableWidgetItem(text)
            item.setToolTip(text)
            if column == 0 and keys:
                item.setData(Qt.ItemDataRole.UserRole, keys[at])
            shown.setItem(at, column, item)


def key_at(shown: QTableWidget, row: int) -> str:
    """The key kept with a row, "" for none."""
    item = shown.item(row, 0)
    return str(item.data(Qt.ItemDataRole.UserRole) or "") if item is not None else ""
