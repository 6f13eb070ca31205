"""What is odd in the rows to import: where it stands in Excel, what is wrong, why, and what to do."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final, Literal

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QBrush

from ui.colours import AMBER, QUIET, RED, Tone, shade
from ui.widgets.headed import Headed

Index = QModelIndex | QPersistentModelIndex
Grade = Literal["bad", "doubt"]

GRADE_WORDS: Final[dict[Grade, str]] = {"bad": "✕ 有错", "doubt": "△ 存疑"}
_GRADE_COLOURS: Final[dict[Grade, Tone]] = {"bad": RED, "doubt": AMBER}
HEADINGS: Final = ("级别", "工作表", "行", "列", "栏目", "表里写的", "问题", "原因", "怎么改")
GRADE, SHEET, ROW, LETTER, LABEL, VALUE_COLUMN, WHAT, WHY, TODO = range(9)
_TYPED: Final = "… 正在核对"


@dataclass(frozen=True, slots=True)
class ProblemLine:
    """One problem of one cell; ``row`` and ``letter`` are Excel's own (letter "" = no cell).

    ``place`` names the line of the file, ``sort`` the problem without what is particular to this cell.
    """

    grade: Grade
    row: int
    letter: str
    label: str
    value: str
    what: str
    why: str
    todo: str
    sheet: str = ""
    place: str = ""
    sort: str = ""

    @property
    def cell(self) -> tuple[str, int, str]:
        """Sheet, Excel row, letter."""
        return (self.sheet, self.row, self.letter)


class ProblemModel(Headed, QAbstractTableModel):
    """The problems that pass the filters. A value can be typed over: ``corrected(line, text)``."""

    headings = HEADINGS

    corrected = Signal(object, str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._every: Sequence[ProblemLine] = ()
        self._shown: list[ProblemLine] = []
        self._typed: dict[tuple[str, int, str], str] = {}
        self.grade: Grade | None = None
        self.only_label = ""
        self.only_sort = ""
        self.only_sheet = ""
        self.text = ""

    def show(self, lines: Sequence[ProblemLine]) -> None:
        self.take(lines)
        self.choose()

    def take(self, lines: Sequence[ProblemLine]) -> None:
        """Take over new problems; they are shown by the next :meth:`choose`."""
        self._every = lines
        self._typed = {}

    def choose(self) -> None:
        """Filter anew by grade, label, sort, sheet and text; "" and None let everything through."""
        self.beginResetModel()
        lines = list(self._every)
        if self.grade:
            lines = [line for line in lines if line.grade == self.grade]
        for name, wanted in (
            ("sheet", self.only_sheet),
            ("label", self.only_label),
            ("sort", self.only_sort),
        ):
            if wanted:
                lines = [line for line in lines if getattr(line, name) == wanted]
        text = self.text.strip().lower()
        if text:
            lines = [line for line in lines if _says(line, text)]
        self._shown = lines
        self.endResetModel()

    def counts(self, of: Literal["grade", "label", "sort", "sheet"]) -> Counter[str]:
        """How many problems there are of each grade, column, sort or sheet, whatever is filtered."""
        return Counter(getattr(line, of) for line in self._every)

    def same_value(self, line: ProblemLine) -> list[ProblemLine]:
        """Problems of other cells of the column that hold the very same value; one line per cell."""
        if not line.letter:
            return []
        found = {
            one.cell: one
            for one in self._every
            if one.value == line.value
            and one.label == line.label
            and one.sheet == line.sheet
            and one.letter
            and one.cell != line.cell
        }
        return list(found.values())

    def say_typed(self, cells: Sequence[ProblemLine], text: str) -> None:
        """Show what was typed at once; whether it is right is told when the rows have been checked anew."""
        for line in cells:
            self._typed[line.cell] = text
        if self._shown:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._shown) - 1, len(HEADINGS) - 1))

    def line(self, row: int) -> ProblemLine:
        return self._shown[row]

    def row_of(self, line: ProblemLine) -> int:
        """The row of that problem, or of the first one that stands as far down in the file; -1 for none."""
        for row, one in enumerate(self._shown):
            if (one.sheet, one.row, one.letter, one.what) == (line.sheet, line.row, line.letter, line.what):
                return row
        below = (
            row for row, one in enumerate(self._shown) if one.sheet == line.sheet and one.row >= line.row
        )
        return next(below, len(self._shown) - 1)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self._shown)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(HEADINGS)

    def _text(self, line: ProblemLine, column: int) -> str:
        typed = self._typed.get(line.cell)
        if column == VALUE_COLUMN:
            return line.value if typed is None else typed
        if column == GRADE:
            return GRADE_WORDS[line.grade] if typed is None else _TYPED
        label = line.label or "（整行）"
        return (
            "", line.sheet, str(line.row), line.letter, label, "", line.what, line.why, line.todo,
        )[column]  # fmt: skip

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        line = self._shown[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole):
            text = self._text(line, index.column())
            return text if role == Qt.ItemDataRole.EditRole else " ".join(text.split())
        if role == Qt.ItemDataRole.ToolTipRole:
            return self._text(line, index.column()) or None
        if role == Qt.ItemDataRole.ForegroundRole:
            if line.cell in self._typed:
                return QBrush(shade(QUIET))
            if index.column() == GRADE:
                return QBrush(shade(_GRADE_COLOURS[line.grade]))
        if role == Qt.ItemDataRole.TextAlignmentRole and index.column() in (ROW, LETTER):
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
        if str(value) == self._text(line, VALUE_COLUMN):
            return False
        self.corrected.emit(line, str(value))
        return True


def _says(line: ProblemLine, text: str) -> bool:
    return text == str(line.row) or any(
        text in word.lower() for word in (line.value, line.label, line.what, line.why)
    )
