"""Words of the file that no code list knows, each decided once for the whole file (行政处罚类 → 行政处罚)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from ui.importing.findings import UnknownWord
from ui.importing.pieces import scaled

_HEADINGS: Final = ("栏目", "表里写的", "出现", "对应为")
_OPEN: Final = "?"
"""Not decided: the text stays beside the empty field."""


class ValueTable(QWidget):
    """``decided(dict)`` hands over path → {text: code, "" for empty} when the person asks to check again."""

    decided = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words: tuple[UnknownWord, ...] = ()
        self.table = QTableWidget(0, len(_HEADINGS))
        self.table.setAccessibleName("不认识的说法")
        self.table.setHorizontalHeaderLabels(_HEADINGS)
        self.table.verticalHeader().hide()
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.table.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the boxes take the keyboard
        self.table.horizontalHeader().setDefaultAlignment(
            Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        )
        self.table.horizontalHeader().setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        self.table.setColumnWidth(0, scaled(self, 150))
        self.table.setColumnWidth(2, scaled(self, 80))
        self.table.setColumnWidth(3, scaled(self, 260))
        self.again = QPushButton("按这些对应重新检查")
        self.again.clicked.connect(lambda: self.decided.emit(self.decisions))
        self.again.setEnabled(False)
        hint = QLabel("同一种说法只要定一次；不定的，原文照样另存在记录里。")
        hint.setObjectName("quiet")
        lower = QHBoxLayout()
        lower.addWidget(hint, 1)
        lower.addWidget(self.again)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 8, 0, 0)
        whole.setSpacing(8)
        whole.addWidget(self.table, 1)
        whole.addLayout(lower)

    def show_words(self, words: Sequence[UnknownWord], known: Mapping[str, Mapping[str, str]]) -> None:
        self._words = tuple(words)
        self.table.setRowCount(len(self._words))
        for row, word in enumerate(self._words):
            for column, text in enumerate(
                (word.label, word.text, f"{word.times:,} 行" if word.times else "已定")
            ):
                self.table.setItem(row, column, QTableWidgetItem(text))
            box = QComboBox()
            box.addItem("（没有定）", _OPEN)
            box.addItem("（留空）", "")
            for code, label in word.options:
                box.addItem(label, code)
            decided = known.get(word.path, {}).get(word.text, _OPEN)
            box.setCurrentIndex(max(box.findData(decided), 0))
            box.setAccessibleName(f"{word.label}“{word.text}”对应为")
            box.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            box.activated.connect(lambda _: self.again.setEnabled(True))
            self.table.setCellWidget(row, 3, box)
            self.table.setRowHeight(row, box.sizeHint().height() + 6)
        self.again.setEnabled(False)

    def box(self, row: int) -> QComboBox:
        box = self.table.cellWidget(row, 3)
        assert isinstance(box, QComboBox)
        return box

    @property
    def decisions(self) -> dict[str, dict[str, str]]:
        found: dict[str, dict[str, str]] = {}
        for row, word in enumerate(self._words):
            code = self.box(row).currentData()
            if code != _OPEN:
                found.setdefault(word.path, {})[word.text] = code
        return found
