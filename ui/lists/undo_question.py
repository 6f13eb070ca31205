"""Asks before a step that touched many records is taken back, and names those that will stay as they are."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from lawgov_desktop.office import Office
from lawgov_desktop.storage.actions import Action
from lawgov_desktop.storage.store import Kept
from ui.lists.steps_table import fitting

_MOST_SHOWN: Final = 500


def kept_because(kept: Sequence[Kept]) -> str:
    """Why records stay as they are, when all stay for one reason."""
    reasons = {one.why for one in kept}
    return reasons.pop() if len(reasons) == 1 else "各有原因"


class UndoQuestion(QDialog):
    """Accepted: take it back. Enter and Esc both give the safe answer."""

    def __init__(
        self, office: Office, action: Action, kept: Sequence[Kept], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        redo = action.label.startswith("撤销：")
        word = "重做" if redo else "撤销"
        self.setWindowTitle(f"{word}这次操作")
        self.setMinimumWidth(fitting(self, 520, 200).width())
        heading = QLabel(f"{word}“{action.label.removeprefix('撤销：')}”？")
        heading.setObjectName("heading")
        heading.setWordWrap(True)
        goes = max(action.records - len(kept), 0)
        words = f"{goes:,} 条记录恢复到这次操作以前的样子。动手之前先自动备份；做了以后还可以再改回来。"
        self.words = QLabel(words)
        self.words.setWordWrap(True)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(16, 16, 16, 16)
        whole.setSpacing(8)
        whole.addWidget(heading)
        whole.addWidget(self.words)
        self.table = QTableWidget(0, 3)
        if kept:
            self.setMinimumWidth(fitting(self, 720, 200).width())
            told = QLabel(f"下面 {len(kept):,} 条{kept_because(kept)}，保持现在的样子，不会动：")
            told.setObjectName("wanted")
            told.setWordWrap(True)
            whole.addWidget(told)
            whole.addWidget(self._fill(office, kept), 1)
        else:
            whole.addWidget(QLabel("之后没有人再改过这些记录。"))
        self.leave_button, self.undo_button = QPushButton(f"不{word}"), QPushButton(word)
        self.leave_button.setObjectName("primary")
        self.leave_button.clicked.connect(self.reject)
        self.undo_button.clicked.connect(self.accept)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self.undo_button)
        row.addWidget(self.leave_button)
        whole.addSpacing(8)
        whole.addLayout(row)
        self.undo_button.setAutoDefault(False)
        self.leave_button.setDefault(True)
        self.leave_button.setFocus()

    def _fill(self, office: Office, kept: Sequence[Kept]) -> QTableWidget:
        table = self.table
        table.setHorizontalHeaderLabels(["登记簿", "记录", "之后"])
        table.setAccessibleName("不会动的记录")
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setShowGrid(False)
        table.verticalHeader().hide()
        table.setMinimumHeight(160)
        table.setRowCount(min(len(kept), _MOST_SHOWN))
        kinds = office.store.kinds
        for place, one in enumerate(kept[:_MOST_SHOWN]):
            title = kinds[one.kind].title if one.kind in kinds else one.kind
            for column, text in enumerate((title, one.title or "（没有名称）", one.why)):
                item = QTableWidgetItem(text)
                item.setToolTip(text)
                table.setItem(place, column, item)
        head = table.horizontalHeader()
        head.setSectionResizeMode(0, QHeaderView.ResizeMode.ResizeToContents)
        head.setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        head.setSectionResizeMode(2, QHeaderView.ResizeMode.ResizeToContents)
        return table
