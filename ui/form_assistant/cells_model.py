"""The cells of a number form, one a line: label, what goes in, which figure it is, and why."""

from __future__ import annotations

from typing import Any, Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QFont

from lawgov_desktop.form_assistant.matching import titles
from lawgov_desktop.form_assistant.plan import RECOGNISED, FormCell, FormPlan
from ui.colours import AMBER, FAINT, GREEN, QUIET, Tone, shade
from ui.widgets.headed import Headed
from ui.widgets.icons import Icons

Index = QModelIndex | QPersistentModelIndex

STATES: Final[dict[str, tuple[str, str, Tone]]] = {
    "filled": ("已填", "ok", GREEN),
    "stands": ("原有", "lock", QUIET),
    "left": ("未填", "warning", AMBER),
    "empty": ("留空", "close", QUIET),
}
"""State of a cell → its word, icon and colour."""
_VALUE: Final = 3


class CellsModel(Headed, QAbstractTableModel):
    """Read only; a person changes a cell in the card beside the table."""

    headings = ("格", "状态", "表上的栏目", "填入", "从哪里来")

    def __init__(self, icons: Icons, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._icons = icons
        self._titles = titles()
        self.cells: tuple[FormCell, ...] = ()
        self._plan: FormPlan | None = None

    def show(self, plan: FormPlan | None) -> None:
        """Show the cells of a plan; the same cells with other values keep the place of the cursor."""
        cells = plan.cells if plan is not None else ()
        same = [one.place for one in cells] == [one.place for one in self.cells]
        self._plan = plan
        if same and cells:
            self.cells = cells
            self.dataChanged.emit(self.index(0, 0), self.index(len(cells) - 1, len(self.headings) - 1))
            return
        self.beginResetModel()
        self.cells = cells
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self.cells)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.headings)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        cell = self.cells[index.row()]
        word, icon, colour = STATES[cell.state]
        if role == Qt.ItemDataRole.DisplayRole:
            return self._texts(cell)[index.column()]
        if role == Qt.ItemDataRole.ToolTipRole:
            return self._texts(cell)[index.column()] or None
        if role == Qt.ItemDataRole.DecorationRole and index.column() == 1:
            return self._icons(icon, colour)
        if role == Qt.ItemDataRole.TextAlignmentRole and index.column() == _VALUE:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        if role == Qt.ItemDataRole.ForegroundRole:
            return shade(FAINT) if index.column() == 0 else None
        if role == Qt.ItemDataRole.FontRole and index.column() == _VALUE:
            font = QFont()
            font.setBold(True)
            return font
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{cell.label}：{word} {cell.value}"
        return None

    def _texts(self, cell: FormCell) -> tuple[str, ...]:
        value = f"{cell.value} {cell.unit}".strip() if cell.value else ""
        return (
            cell.place, STATES[cell.state][0], cell.label, value, self._source(cell),
        )  # fmt: skip

    def _source(self, cell: FormCell) -> str:
        """The figure, and what is to be said of it besides that its label was recognised."""
        figure = self.figure_of(cell)
        if not figure or cell.by_hand:
            return cell.why
        more = cell.why.removeprefix(RECOGNISED).lstrip("；")
        return f"{figure}；{more}" if more else figure

    def figure_of(self, cell: FormCell) -> str:
        """达成协议的人民调解案件（2024年）: with its span where that is not the form's own."""
        if not cell.figure:
            return "自己填的" if cell.by_hand else ""
        own = self._plan is None or cell.meaning.period == self._plan.period
        span = "" if own else f"（{cell.meaning.period.in_words}）"
        return f"{self._titles.get(cell.figure, cell.figure)}{span}"
