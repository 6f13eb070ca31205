"""Words of the file no code list knows, decided once for this file and later ones (行政处罚类 → 行政处罚)."""

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
_AT_ONCE: Final = 20
"""Words shown at first; every one has a box of its own, and a file may hold hundreds."""


class ValueTable(QWidget):
    """``decided(dict)`` hands over path → {text: code, "" for empty} when the person asks to check again."""

    decided = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words: tuple[UnknownWord, ...] = ()
        self._known: Mapping[str, Mapping[str, str]] = {}
        self._chosen: dict[tuple[str, str], str] = {}
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
        self.table.setColumnWidth(2, scaled(self, 150))
        self.table.setColumnWidth(3, scaled(self, 260))
        self.again = QPushButton("按这些对应重新检查")
        self.again.clicked.connect(lambda: self.decided.emit(self.decisions))
        self.again.setEnabled(False)
        self.more = QPushButton()
        self.more.clicked.connect(lambda: self._show_rows(self.table.rowCount() + _AT_ONCE))
        hint = QLabel("同一种说法只要定一次，导入后记住，以后也这样理解；不定的，原文照样另存在记录里。")
        hint.setObjectName("quiet")
        hint.setWordWrap(True)
        lower = QHBoxLayout()
        lower.addWidget(hint, 1)
        lower.addWidget(self.more)
        lower.addWidget(self.again)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 8, 0, 0)
        whole.setSpacing(8)
        whole.addWidget(self.table, 1)
        whole.addLayout(lower)

    def show_words(self, words: Sequence[UnknownWord], known: Mapping[str, Mapping[str, str]]) -> None:
        """Show what to decide; ``known`` are the decisions of this import, path → {text: code}."""
        self._words, self._known = tuple(words), known
        self._chosen = {}
        self.table.setRowCount(0)
        self._show_rows(_AT_ONCE)
        self.again.setEnabled(False)

    def _show_rows(self, count: int) -> None:
        first = self.table.rowCount()
        self.table.setRowCount(min(count, len(self._words)))
        for row in range(first, self.table.rowCount()):
            self._fill_row(row, self._words[row])
        left = len(self._words) - self.table.rowCount()
        self.more.setText(f"再列出一些（还有 {left:,} 种）")
        self.more.setVisible(left > 0)

    def _fill_row(self, row: int, word: UnknownWord) -> None:
        before = word.known is not None
        times = f"{word.times:,} 行" if word.times else "已定"
        for column, text in enumerate((word.label, word.text, f"{times}（上次定的）" if before else times)):
            self.table.setItem(row, column, QTableWidgetItem(text))
        box = QComboBox()
        if not before:
            box.addItem("（没有定）", _OPEN)
        box.addItem("（留空）", "")
        for code, label in word.options:
            box.addItem(label, code)
        decided = self._known.get(word.path, {}).get(word.text, _OPEN if word.known is None else word.known)
        box.setCurrentIndex(max(box.findData(decided), 0))
        box.setAccessibleName(f"{word.label}“{word.text}”对应为")
        box.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        box.activated.connect(lambda _, word=word, box=box: self._choose(word, box.currentData()))
        self.table.setCellWidget(row, 3, box)
        self.table.setRowHeight(row, box.sizeHint().height() + 6)

    def _choose(self, word: UnknownWord, code: str) -> None:
        self._chosen[word.path, word.text] = code
        self.again.setEnabled(True)

    def box(self, row: int) -> QComboBox:
        box = self.table.cellWidget(row, 3)
        assert isinstance(box, QComboBox)
        return box

    @property
    def decisions(self) -> dict[str, dict[str, str]]:
        """The decisions of this import with what was chosen since: path → {text: code}."""
        found = {path: dict(words) for path, words in self._known.items()}
        for (path, text), code in self._chosen.items():
            if code == _OPEN:
                found.get(path, {}).pop(text, None)
            else:
                found.setdefault(path, {})[text] = code
        return found
