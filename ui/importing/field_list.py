"""The fields no column gives yet, beside the preview: drag one onto a column, or press Enter on it."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from PySide6.QtCore import QMimeData, Qt, Signal
from PySide6.QtGui import QDrag
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from ui.importing.field_words import MIME, Field, fitting
from ui.importing.pieces import scaled


class _Fields(QListWidget):
    """A list whose items are dragged as fields."""

    def startDrag(self, supportedActions: Qt.DropAction) -> None:
        item = self.currentItem()
        if item is None or not item.data(Qt.ItemDataRole.UserRole):
            return
        drag = QDrag(self)
        drag.setMimeData(field_mime(item.data(Qt.ItemDataRole.UserRole)))
        drag.exec(Qt.DropAction.CopyAction)


def field_mime(said: str) -> QMimeData:
    """A field on its way: its path, or "@" and the letter of the column it leaves."""
    data = QMimeData()
    data.setData(MIME, said.encode())
    return data


class FieldList(QWidget):
    """``wanted(path)``: the person asks for this field in the column in use."""

    wanted = Signal(str)

    def __init__(
        self, fields: Sequence[Field], required: Collection[str], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._fields = fields
        self._required = required
        self._given: Collection[str] = ()
        heading = QLabel("还没用上的栏目")
        heading.setObjectName("label")
        self.search = QLineEdit()
        self.search.setPlaceholderText("查找，可用拼音首字母")
        self.search.setAccessibleName("查找还没用上的栏目")
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(self._fill)
        self.list = _Fields()
        self.list.setObjectName("candidates")
        self.list.setAccessibleName("还没用上的栏目")
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setDragEnabled(True)
        self.list.setDragDropMode(QAbstractItemView.DragDropMode.DragOnly)
        self.list.setToolTip("拖到左边的某一列上；或先点那一列，再在这里双击（或按 Enter）")
        self.list.itemActivated.connect(lambda item: self.wanted.emit(item.data(Qt.ItemDataRole.UserRole)))
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 0, 0, 0)
        column.setSpacing(4)
        for part in (heading, self.search, self.list):
            column.addWidget(part)
        self.setMinimumWidth(scaled(self, 150))

    def show_given(self, given: Collection[str]) -> None:
        """Leave out the fields that columns give."""
        self._given = given
        self._fill()

    def _fill(self) -> None:
        chosen = self.list.currentItem()
        path = chosen.data(Qt.ItemDataRole.UserRole) if chosen else ""
        self.list.clear()
        left = [field for field in fitting(self._fields, self.search.text()) if field[0] not in self._given]
        for own, heading in sorted(left, key=lambda field: field[0] not in self._required):
            item = QListWidgetItem(f"* {heading}（必填）" if own in self._required else heading)
            item.setData(Qt.ItemDataRole.UserRole, own)
            item.setToolTip(heading)
            self.list.addItem(item)
            if own == path:
                self.list.setCurrentItem(item)
