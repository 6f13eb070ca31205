"""The rows an import leaves out, with the reason; a tick takes a row back in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from ui.widgets.headed import Headed

Index = QModelIndex | QPersistentModelIndex
HEADINGS: Final = ("取回", "工作表", "行", "为什么跳过", "这一行写的")
TICK, SHEET, ROW, WHY, TEXT = range(5)


@dataclass(frozen=True, slots=True)
class SkippedLine:
    """A row left out; ``row`` is Excel's number, ``taken_back`` when the person wants it after all."""

    row: int
    why: str
    text: str
    taken_back: bool = False
    sheet: str = ""


class SkippedModel(Headed, QAbstractTableModel):
    """The skipped rows; ``taken_back(sheet, row, wanted)`` asks for one to be imported all the same."""

    headings = HEADINGS

    taken_back = Signal(str, int, bool)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lines: Sequence[SkippedLine] = ()

    def show(self, lines: Sequence[SkippedLine]) -> None:
        self.beginResetModel()
        self._lines = lines
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self._lines)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(HEADINGS)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        line, column = self._lines[index.row()], index.column()
        if role == Qt.ItemDataRole.CheckStateRole and column == TICK:
            return Qt.CheckState.Checked if line.taken_back else Qt.CheckState.Unchecked
        if role == Qt.ItemDataRole.DisplayRole:
            return ("", line.sheet, str(line.row), line.why, " ".join(line.text.split()))[column]
        if role == Qt.ItemDataRole.ToolTipRole:
            return line.text if column == TEXT else None
        if role == Qt.ItemDataRole.AccessibleTextRole and column == TICK:
            return f"取回第 {line.row} 行"
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        return flags | Qt.ItemFlag.ItemIsUserCheckable if index.column() == TICK else flags

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != Qt.ItemDataRole.CheckStateRole or index.column() != TICK:
            return False
        line = self._lines[index.row()]
        self.taken_back.emit(line.sheet, line.row, Qt.CheckState(value) == Qt.CheckState.Checked)
        return True
