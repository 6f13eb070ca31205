"""The tree of differences: a line per row of the file with its tick, below it old → new, or the answers."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any, Final

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QBrush

from ui.colours import ACCENT, AMBER, GREEN, QUIET, Tone, shade
from ui.importing.changes import AnswerLine, ChangeLine, Changes, FieldLine, Key, Status
from ui.widgets.headed import Headed

Index = QModelIndex | QPersistentModelIndex

STATUS_WORDS: Final[dict[Status, str]] = {
    "new": "＋ 新增",
    "changed": "≠ 变更",
    "ask": "？ 需确认",
    "same": "＝ 相同",
    "missing": "－ 缺失",
}
HEADINGS: Final = ("记录", "工作表", "行", "情况", "栏目", "台账里", "文件里")
TITLE, SHEET, ROW, STATUS, LABEL, OLD, NEW = range(7)
AT_ONCE: Final = 500
"""Lines handed to the view at a time; more come as it is rolled down."""

_PLAIN: Final = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
_TICKED: Final = _PLAIN | Qt.ItemFlag.ItemIsUserCheckable
_COLOURS: Final[dict[Status, Tone]] = {
    "new": GREEN,
    "changed": ACCENT,
    "ask": AMBER,
    "same": QUIET,
    "missing": QUIET,
}


class ChangeModel(Headed, QAbstractItemModel):
    """A tree over :class:`Changes`. ``left_out`` and ``answers`` hold the person's choices by sheet and
    place; they survive filtering."""

    headings = HEADINGS

    chosen = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._changes = Changes()
        self._shown: list[int] = []
        self._rows: dict[Key, int] | None = None
        self._fetched = 0
        self._status: Status | None = None
        self._text = ""
        self._sheet = ""
        self.left_out: set[Key] = set()
        self.answers: dict[Key, str] = {}

    # ------------------------------------------------------------ choices

    def show(self, changes: Changes, left_out: Collection[Key], answers: Mapping[Key, str]) -> None:
        """Take over a plan's lines with the choices made so far."""
        self._changes = changes
        self.left_out, self.answers = set(left_out), dict(answers)
        self._choose()

    def filter(self, status: Status | None) -> None:
        """Only one status; with None all there is to do."""
        self._status = status
        self._choose()

    def only_sheet(self, sheet: str) -> None:
        """Only the lines of one sheet; "" for all."""
        self._sheet = sheet
        self._choose()

    def search(self, text: str) -> None:
        """Only lines that hold this text."""
        self._text = text.strip().lower()
        self._choose()

    def _choose(self) -> None:
        self.beginResetModel()
        changes, status = self._changes, self._status
        wanted = ("new", "changed", "ask") if status is None else (status,)
        self._shown = [at for at, own in enumerate(changes.statuses) if own in wanted]
        if self._sheet:
            self._shown = [at for at in self._shown if changes.keys[at][0] == self._sheet]
        if self._text:
            self._shown = [at for at in self._shown if changes.says(at, self._text)]
        self._rows = None
        self._fetched = min(len(self._shown), AT_ONCE)
        self.endResetModel()

    @property
    def total(self) -> int:
        """Lines that pass the filter, those not handed to the view yet among them."""
        return len(self._shown)

    def statuses(self) -> frozenset[Status]:
        """What the lines that pass the filter are."""
        return frozenset(self._changes.statuses[at] for at in self._shown)

    @property
    def any_question(self) -> bool:
        """Does some line, shown or not, wait for an answer or offer one?"""
        return bool(self._changes.answers)

    def tick_shown(self, ticked: bool) -> None:
        """Tick or untick every line that passes the filter."""
        changes = self._changes
        keys = {changes.keys[at] for at in self._shown if changes.statuses[at] in ("new", "changed")}
        if ticked:
            self.left_out -= keys
        else:
            self.left_out |= keys
        if self._fetched:
            self.dataChanged.emit(self.index(0, 0), self.index(self._fetched - 1, 0))
        if keys:
            self.chosen.emit()

    @staticmethod
    def _can_tick(line: ChangeLine) -> bool:
        return line.status in ("new", "changed")

    # ------------------------------------------------------------ the tree

    def line(self, row: int) -> ChangeLine:
        return self._changes.line(self._shown[row])

    def key(self, row: int) -> Key:
        return self._changes.keys[self._shown[row]]

    def asks(self, row: int) -> bool:
        return self.key(row) in self._changes.answers

    def row_of(self, key: Key) -> int:
        """The line of that key, handed to the view if need be; -1 when it is not among the lines shown."""
        if self._rows is None:
            keys = self._changes.keys
            self._rows = {keys[at]: row for row, at in enumerate(self._shown)}
        row = self._rows.get(key, -1)
        while row >= self._fetched:
            self.fetchMore()
        return row

    def canFetchMore(self, parent: Index = QModelIndex()) -> bool:  # noqa: B008 - Qt's own signature
        return not parent.isValid() and self._fetched < len(self._shown)

    def fetchMore(self, parent: Index = QModelIndex()) -> None:  # noqa: B008
        more = min(AT_ONCE, len(self._shown) - self._fetched)
        if parent.isValid() or more <= 0:
            return
        self.beginInsertRows(QModelIndex(), self._fetched, self._fetched + more - 1)
        self._fetched += more
        self.endInsertRows()

    def index(self, row: int, column: int, parent: Index = QModelIndex()) -> QModelIndex:  # noqa: B008
        # Called once per line when the view lays itself out, so it does no more than it must.
        if not 0 <= column < len(HEADINGS) or row < 0:
            return QModelIndex()
        if not parent.isValid():
            return self.createIndex(row, column, 0) if row < self._fetched else QModelIndex()
        if row >= self.rowCount(parent):
            return QModelIndex()
        return self.createIndex(row, column, parent.row() + 1)  # 0 = a line; n = a child of line n-1

    def parent(self, child: Index = QModelIndex()) -> QModelIndex:  # type: ignore[override]  # noqa: B008
        owner = child.internalId() if child.isValid() else 0
        return self.createIndex(int(owner) - 1, 0, 0) if owner else QModelIndex()

    def _owner(self, index: Index) -> int:
        return int(index.internalId()) - 1

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        if not parent.isValid():
            return self._fetched
        if parent.internalId() or parent.column():
            return 0
        at = self._shown[parent.row()]
        count = self._changes.parts[at]
        # A single changed field stands in the line itself.
        return count if count > 1 or (count and self._changes.keys[at] in self._changes.answers) else 0

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return len(HEADINGS)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        owner = self._owner(index)
        if owner < 0:
            return self._line_data(self.line(index.row()), index.column(), role)
        line = self.line(owner)
        if line.answers:
            return self._answer_data(line, line.answers[index.row()], index.column(), role)
        return self._field_data(line.fields[index.row()], index.column(), role)

    def _line_data(self, line: ChangeLine, column: int, role: int) -> Any:
        if role == Qt.ItemDataRole.DisplayRole:
            return " ".join(self._line_text(line, column).split())
        if role == Qt.ItemDataRole.CheckStateRole and column == TITLE and self._can_tick(line):
            return Qt.CheckState.Unchecked if line.key in self.left_out else Qt.CheckState.Checked
        if role == Qt.ItemDataRole.ForegroundRole and column == STATUS:
            return QBrush(shade(_COLOURS[line.status]))
        if role == Qt.ItemDataRole.TextAlignmentRole and column == ROW:
            return Qt.AlignmentFlag.AlignCenter
        if role == Qt.ItemDataRole.ToolTipRole:
            return self._line_text(line, column) or None
        return None

    def _line_text(self, line: ChangeLine, column: int) -> str:
        single = line.fields[0] if len(line.fields) == 1 and line.status == "changed" else None
        if column == LABEL:
            if single:
                return single.label
            if line.status == "changed":
                return f"{len(line.fields)} 处不同，展开查看"
            answer = self.answers.get(line.key)
            return next((one.text for one in line.answers if one.answer == answer), line.note)
        texts = {
            TITLE: line.title,
            SHEET: line.sheet,
            ROW: line.place,
            STATUS: STATUS_WORDS[line.status],
            OLD: (single.old or "（空）") if single else "",
            NEW: (single.new or "（空）") if single else "；".join(line.about),
        }
        return texts[column]

    def _answer_data(self, line: ChangeLine, answer: AnswerLine, column: int, role: int) -> Any:
        if column:
            return None
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return answer.text
        if role == Qt.ItemDataRole.CheckStateRole:
            chosen = self.answers.get(line.key) == answer.answer
            return Qt.CheckState.Checked if chosen else Qt.CheckState.Unchecked
        return None

    @staticmethod
    def _field_data(field: FieldLine, column: int, role: int) -> Any:
        texts = {LABEL: field.label, OLD: field.old or "（空）", NEW: field.new or "（空）"}
        if role == Qt.ItemDataRole.DisplayRole:
            return " ".join(texts.get(column, "").split())
        if role == Qt.ItemDataRole.ToolTipRole:
            return texts.get(column) or None
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        # Asked for every line when the view lays itself out: no words are made here.
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        if index.column():
            return _PLAIN
        owner = index.internalId()
        at = self._shown[int(owner) - 1 if owner else index.row()]
        if owner:
            return _TICKED if self._changes.keys[at] in self._changes.answers else _PLAIN
        return _TICKED if self._changes.statuses[at] in ("new", "changed") else _PLAIN

    def hasChildren(self, parent: Index = QModelIndex()) -> bool:  # noqa: B008
        return self.rowCount(parent) > 0

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != Qt.ItemDataRole.CheckStateRole or not self.flags(index) & Qt.ItemFlag.ItemIsUserCheckable:
            return False
        ticked = Qt.CheckState(value) == Qt.CheckState.Checked
        owner = self._owner(index)
        if owner < 0:
            (self.left_out.discard if ticked else self.left_out.add)(self.key(index.row()))
            self.dataChanged.emit(index, index)
        else:
            line = self.line(owner)
            if ticked:
                self.answers[line.key] = line.answers[index.row()].answer
            else:
                self.answers.pop(line.key, None)
            parent = self.index(owner, 0)
            last = self.index(len(line.answers) - 1, 0, parent)
            self.dataChanged.emit(self.index(0, 0, parent), last)
            self.dataChanged.emit(parent, self.index(owner, len(HEADINGS) - 1))
        self.chosen.emit()
        return True
