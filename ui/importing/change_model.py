"""What an import would do to the book, row by row: new, changed old → new, to be decided, same, missing."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Final, Literal

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QBrush, QColor

from ui.colours import ACCENT, AMBER, GREEN, QUIET

Index = QModelIndex | QPersistentModelIndex
Status = Literal["new", "changed", "ask", "same", "missing"]

STATUS_WORDS: Final[dict[Status, str]] = {
    "new": "＋ 新增",
    "changed": "≠ 变更",
    "ask": "？ 需确认",
    "same": "＝ 相同",
    "missing": "－ 缺失",
}
HEADINGS: Final = ("记录", "行", "情况", "栏目", "台账里", "文件里")
_COLOURS: Final[dict[Status, str]] = {
    "new": GREEN,
    "changed": ACCENT,
    "ask": AMBER,
    "same": QUIET,
    "missing": QUIET,
}


@dataclass(frozen=True, slots=True)
class FieldLine:
    """One field that would change, in words."""

    label: str
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class AnswerLine:
    """One possible answer for a row that fits several records."""

    answer: str
    text: str


@dataclass(frozen=True, slots=True)
class ChangeLine:
    """One row of the file (or one record missing from it: ``row`` 0)."""

    status: Status
    row: int
    title: str
    fields: tuple[FieldLine, ...] = ()
    answers: tuple[AnswerLine, ...] = ()
    note: str = ""


class ChangeModel(QAbstractItemModel):
    """A tree: a line per row with a tick, below it its changed fields, or the answers to choose from.

    ``ticked`` and ``answers`` hold the person's choices by Excel row; they survive filtering.
    """

    chosen = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._every: tuple[ChangeLine, ...] = ()
        self._shown: tuple[ChangeLine, ...] = ()
        self._status: Status | None = None
        self._left_out: set[int] = set()
        self._answers: dict[int, str] = {}

    # ------------------------------------------------------------ choices

    def show(self, lines: Sequence[ChangeLine], left_out: Iterable[int], answers: dict[int, str]) -> None:
        """Take over a plan's lines with the choices made so far."""
        self._every = tuple(lines)
        self._left_out = set(left_out)
        self._answers = dict(answers)
        self._choose()

    def filter(self, status: Status | None) -> None:
        self._status = status
        self._choose()

    def _choose(self) -> None:
        self.beginResetModel()
        self._shown = tuple(
            line
            for line in self._every
            if (self._status is None and line.status not in ("same", "missing"))
            or line.status == self._status
        )
        self.endResetModel()

    @property
    def left_out(self) -> frozenset[int]:
        """Excel rows the person unticked."""
        return frozenset(self._left_out)

    @property
    def answers(self) -> dict[int, str]:
        return dict(self._answers)

    def tick_shown(self, ticked: bool) -> None:
        """Tick or untick every line now shown."""
        for line in self._shown:
            if self._can_tick(line):
                (self._left_out.discard if ticked else self._left_out.add)(line.row)
        if self._shown:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._shown) - 1, 0))
            self.chosen.emit()

    @staticmethod
    def _can_tick(line: ChangeLine) -> bool:
        return line.status in ("new", "changed")

    # ------------------------------------------------------------ the tree

    def line(self, row: int) -> ChangeLine:
        return self._shown[row]

    def index(self, row: int, column: int, parent: Index = QModelIndex()) -> QModelIndex:  # noqa: B008
        if not self.hasIndex(row, column, parent):
            return QModelIndex()
        # 0 = a line; n = a child of line n-1
        return self.createIndex(row, column, parent.row() + 1 if parent.isValid() else 0)

    def parent(self, child: Index = QModelIndex()) -> QModelIndex:  # type: ignore[override]  # noqa: B008
        owner = child.internalId() if child.isValid() else 0
        return self.createIndex(int(owner) - 1, 0, 0) if owner else QModelIndex()

    def _owner(self, index: Index) -> int:
        return int(index.internalId()) - 1

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        if not parent.isValid():
            return len(self._shown)
        if parent.internalId() or parent.column():
            return 0
        line = self._shown[parent.row()]
        if line.answers:
            return len(line.answers)
        return len(line.fields) if len(line.fields) > 1 else 0  # a single one stands in the line itself

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return len(HEADINGS)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        owner = self._owner(index)
        if owner < 0:
            return self._line_data(self._shown[index.row()], index.column(), role)
        line = self._shown[owner]
        if line.answers:
            return self._answer_data(line, line.answers[index.row()], index.column(), role)
        return self._field_data(line.fields[index.row()], index.column(), role)

    def _line_data(self, line: ChangeLine, column: int, role: int) -> Any:
        if role == Qt.ItemDataRole.DisplayRole:
            single = line.fields[0] if len(line.fields) == 1 and line.status == "changed" else None
            summary = line.note
            if line.status == "changed" and single is None:
                summary = f"{len(line.fields)} 处不同，展开查看"
            elif line.answers:
                answered = next((a.text for a in line.answers if a.answer == self._answers.get(line.row)), "")
                summary = answered or line.note
            texts = (
                line.title,
                str(line.row) if line.row else "",
                STATUS_WORDS[line.status],
                single.label if single else summary,
                single.old if single else "",
                single.new if single else "",
            )
            return " ".join(texts[column].split())
        if role == Qt.ItemDataRole.CheckStateRole and column == 0 and self._can_tick(line):
            return Qt.CheckState.Unchecked if line.row in self._left_out else Qt.CheckState.Checked
        if role == Qt.ItemDataRole.ForegroundRole and column == 2:
            return QBrush(QColor(_COLOURS[line.status]))
        if role == Qt.ItemDataRole.TextAlignmentRole and column == 1:
            return Qt.AlignmentFlag.AlignCenter
        if role == Qt.ItemDataRole.ToolTipRole and column == 0:
            return line.title
        return None

    def _answer_data(self, line: ChangeLine, answer: AnswerLine, column: int, role: int) -> Any:
        if column:
            return None
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return answer.text
        if role == Qt.ItemDataRole.CheckStateRole:
            chosen = self._answers.get(line.row) == answer.answer
            return Qt.CheckState.Checked if chosen else Qt.CheckState.Unchecked
        return None

    @staticmethod
    def _field_data(field: FieldLine, column: int, role: int) -> Any:
        texts = ("", "", "", field.label, field.old or "（空）", field.new or "（空）")
        if role == Qt.ItemDataRole.DisplayRole:
            return " ".join(texts[column].split())
        if role == Qt.ItemDataRole.ToolTipRole:
            return texts[column] or None
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        if not index.isValid() or index.column():
            return flags
        owner = self._owner(index)
        tickable = self._can_tick(self._shown[index.row()]) if owner < 0 else bool(self._shown[owner].answers)
        return flags | Qt.ItemFlag.ItemIsUserCheckable if tickable else flags

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != Qt.ItemDataRole.CheckStateRole or not self.flags(index) & Qt.ItemFlag.ItemIsUserCheckable:
            return False
        ticked = Qt.CheckState(value) == Qt.CheckState.Checked
        owner = self._owner(index)
        if owner < 0:
            row = self._shown[index.row()].row
            (self._left_out.discard if ticked else self._left_out.add)(row)
            self.dataChanged.emit(index, index)
        else:
            line = self._shown[owner]
            if ticked:
                self._answers[line.row] = line.answers[index.row()].answer
            else:
                self._answers.pop(line.row, None)
            parent = self.index(owner, 0)
            last = self.index(len(line.answers) - 1, 0, parent)
            self.dataChanged.emit(self.index(0, 0, parent), last)
            self.dataChanged.emit(parent, self.index(owner, len(HEADINGS) - 1))
        self.chosen.emit()
        return True

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return HEADINGS[section]
        return None
