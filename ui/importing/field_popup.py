"""The choice for one column: as suggested, text kept, left out, or a field, found by typing."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Final

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from ui.colours import FAINT
from ui.importing.column_choice import AS_SUGGESTED, DROP, KEEP, ColumnChoice
from ui.importing.field_words import Field, fitting
from ui.importing.pieces import scaled
from ui.widgets.toned import ink_item

_PATH: Final = Qt.ItemDataRole.UserRole


class FieldPopup(QFrame):
    """``chosen(letter, choice)`` tells what the person picked; Esc or a click elsewhere changes nothing."""

    chosen = Signal(str, str)

    def __init__(self, fields: Sequence[Field], parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setObjectName("card")
        self._fields = fields
        self._letter = ""
        self._taken: Collection[str] = ()
        self.search = QLineEdit()
        self.search.setPlaceholderText("输入栏目名或拼音首字母")
        self.search.setAccessibleName("查找栏目")
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(self._fill)
        self.search.installEventFilter(self)
        self.list = QListWidget()
        self.list.setObjectName("candidates")
        self.list.setAccessibleName("可以对应的栏目")
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the search field keeps the keyboard
        self.list.itemClicked.connect(self._pick)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 8, 8, 8)
        column.setSpacing(8)
        column.addWidget(self.search)
        column.addWidget(self.list, 1)

    def ask(self, column: ColumnChoice, taken: Collection[str], where: QPoint) -> None:
        """Open for one column; ``taken`` are the fields other columns have."""
        self._letter, self._taken = column.letter, taken
        self.search.clear()
        self._fill()
        for row in range(self.list.count()):
            if self.list.item(row).data(_PATH) == column.choice:
                self.list.setCurrentRow(row)
        self.resize(scaled(self, 300), scaled(self, 380))
        screen = self.screen().availableGeometry()
        self.move(
            max(min(where.x(), screen.right() - self.width()), screen.left()),
            max(min(where.y(), screen.bottom() - self.height()), screen.top()),
        )
        self.show()
        self.search.setFocus()

    def _fill(self) -> None:
        typed = self.search.text()
        self.list.clear()
        if not typed.strip():
            for choice, word in (
                (AS_SUGGESTED, "按程序的建议"),
                (KEEP, "原文另存（不进栏目，随记录保存）"),
                (DROP, "不导入这一列"),
            ):
                self._add(choice, word)
        for path, heading in fitting(self._fields, typed):
            item = self._add(path, heading + ("　（已有别的列）" if path in self._taken else ""))
            if path in self._taken:
                ink_item(item, FAINT)
        if not self.list.count():
            self._add(None, "没有这样的栏目").setFlags(Qt.ItemFlag.NoItemFlags)
        self.list.setCurrentRow(0)

    def _add(self, choice: str | None, word: str) -> QListWidgetItem:
        item = QListWidgetItem(word)
        item.setData(_PATH, choice)
        self.list.addItem(item)
        return item

    def _pick(self, item: QListWidgetItem | None) -> None:
        choice = item.data(_PATH) if item is not None else None
        if choice is not None:
            self.hide()
            self.chosen.emit(self._letter, choice)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Arrows move in the list while the letters go into the search field."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: 8, Qt.Key.Key_PageUp: -8}
            if event.key() in steps:
                row = self.list.currentRow() + steps[Qt.Key(event.key())]
                self.list.setCurrentRow(max(0, min(row, self.list.count() - 1)))
                return True
            if event.key() == Qt.Key.Key_Escape:
                self.hide()
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._pick(self.list.currentItem())
                return True
        return super().eventFilter(watched, event)
