"""What the tool windows of the drawer 人民调解 share: a dialog beside the list, a table of lines."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QComboBox, QDialog, QHBoxLayout, QLabel, QPushButton, QVBoxLayout

from ui.lists.steps_model import Step, StepsModel
from ui.lists.steps_table import StepsTable, fitting
from ui.tools.tool import ToolDesk
from ui.widgets.messages import tell


class ToolDialog(QDialog):
    """A window beside the register, not in front of it: records opened from it can be worked on."""

    def __init__(self, desk: ToolDesk, title: str, width: int, height: int) -> None:
        super().__init__(desk.window)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self.resize(fitting(self, width, height))
        self.desk = desk
        self._closed = False
        self.whole = QVBoxLayout(self)
        self.whole.setContentsMargins(16, 16, 16, 16)
        self.whole.setSpacing(12)

    def closeEvent(self, event: QCloseEvent) -> None:
        self._closed = True
        super().closeEvent(event)

    def done(self, result: int) -> None:
        """Esc comes here and tells no closeEvent."""
        self._closed = True
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

    def add_buttons(self, *buttons: QPushButton) -> None:
        """The row below; 关闭 stands last."""
        row = QHBoxLayout()
        row.setSpacing(8)
        for button in buttons:
            row.addWidget(button)
        row.addStretch(1)
        close = QPushButton("关闭")
        close.clicked.connect(self.close)
        row.addWidget(close)
        self.whole.addLayout(row)

    def button(self, words: str, icon: str, *, primary: bool = False) -> QPushButton:
        button = QPushButton(words)
        if primary:
            button.setObjectName("primary")
        button.setIcon(self.desk.icons(icon, "#ffffff") if primary else self.desk.icons(icon))
        button.setAutoDefault(False)
        return button


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


def choice(name: str, entries: Sequence[tuple[str, Any]]) -> QComboBox:
    """A drop-down of (words, value)."""
    box = QComboBox()
    box.setAccessibleName(name)
    for words, value in entries:
        box.addItem(words, value)
    return box
