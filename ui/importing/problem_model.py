"""What is odd in the rows to import: where it stands in Excel, what is wrong, why, and what to do."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final, Literal

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QBrush, QColor

from ui.colours import AMBER, RED

Index = QModelIndex | QPersistentModelIndex
Grade = Literal["bad", "doubt"]

GRADE_WORDS: Final[dict[Grade, str]] = {"bad": "✕ 有错", "doubt": "△ 存疑"}
_GRADE_COLOURS: Final[dict[Grade, str]] = {"bad": RED, "doubt": AMBER}
HEADINGS: Final = ("级别", "行", "列", "栏目", "表里写的", "问题", "原因", "怎么改")
VALUE_COLUMN: Final = 4


@dataclass(frozen=True, slots=True)
class ProblemLine:
    """One problem of one cell; ``row`` and ``letter`` are Excel's own (letter "" = no cell)."""

    grade: Grade
    row: int
    letter: str
    label: str
    value: str
    what: str
    why: str
    todo: str


class ProblemModel(QAbstractTableModel):
    """The problems, all or of one grade. A value can be typed over: ``corrected(row, letter, text)``."""

    corrected = Signal(int, str, str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._every: tuple[ProblemLine, ...] = ()
        self._shown: tuple[ProblemLine, ...] = ()
        self._grade: Grade | None = None

    def show(self, lines: Sequence[ProblemLine]) -> None:
        self._every = tuple(lines)
        self._choose()

    def filter(self, grade: Grade | None) -> None:
        """Only one grade, or everything with None."""
        self._grade = grade
        self._choose()

    def _choose(self) -> None:
        self.beginResetModel()
        self._shown = tuple(line for line in self._every if self._grade in (None, line.grade))
        self.endResetModel()

    def line(self, row: int) -> ProblemLine:
        return self._shown[row]

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self._shown)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(HEADINGS)

    def _texts(self, line: ProblemLine) -> tuple[str, ...]:
        return (
            GRADE_WORDS[line.grade],
            str(line.row),
            line.letter,
            line.label,
            line.value,
            line.what,
            line.why,
            line.todo,
        )

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        line = self._shown[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole):
            text = self._texts(line)[index.column()]
            return text if role == Qt.ItemDataRole.EditRole else " ".join(text.split())
        if role == Qt.ItemDataRole.ToolTipRole:
            return self._texts(line)[index.column()] or None
        if role == Qt.ItemDataRole.ForegroundRole and index.column() == 0:
            return QBrush(QColor(_GRADE_COLOURS[line.grade]))
        if role == Qt.ItemDataRole.TextAlignmentRole and index.column() in (1, 2):
            return Qt.AlignmentFlag.AlignCenter
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        if index.isValid() and index.column() == VALUE_COLUMN and self._shown[index.row()].letter:
            flags |= Qt.ItemFlag.ItemIsEditable
        return flags

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != Qt.ItemDataRole.EditRole or index.column() != VALUE_COLUMN:
            return False
        line = self._shown[index.row()]
        if str(value) == line.value:
            return False
        self.corrected.emit(line.row, line.letter, str(value))
        return True

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return HEADINGS[section]
        return None
