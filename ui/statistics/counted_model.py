"""A counted table as Qt shows it: units down, columns across, 合计 last; zeros stand back."""

from __future__ import annotations

from typing import Any, Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QFont

from lawgov_desktop.reporting.statistics import Counted, StatCell, StatColumn, StatRow
from ui.colours import ACCENT_PALE, QUIET, shade

Index = QModelIndex | QPersistentModelIndex

NOTHING: Final = "—"
"""In the rows of units, where a column is told of the whole only."""


def shown_value(column: StatColumn, value: int) -> str:
    """A number as the table prints it; money is kept in 分."""
    return f"{value / 100:,.2f}" if column.kind == "money" else f"{value:,}"


class CountedModel(QAbstractTableModel):
    """Read only. The titles of the rows are its vertical headings."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.counted: Counted | None = None

    def show(self, counted: Counted | None) -> None:
        self.beginResetModel()
        self.counted = counted
        self.endResetModel()

    @property
    def columns(self) -> tuple[StatColumn, ...]:
        return self.counted.table.columns if self.counted else ()

    def row(self, row: int) -> StatRow:
        """The row shown there; the last is the total."""
        assert self.counted is not None
        return (*self.counted.rows, self.counted.total)[row]

    def cell(self, index: Index) -> StatCell | None:
        """What a cell counts; None where the column is not told of units."""
        if not index.isValid() or self.counted is None:
            return None
        return self.row(index.row()).cells.get(self.columns[index.column()].key)

    def words_of(self, index: Index) -> str:
        """上河村 · 受理：2 件."""
        cell, column = self.cell(index), self.columns[index.column()]
        group = f"{column.group}·" if column.group else ""
        unit = column.figure.unit
        label = column.label.removesuffix(f"（{unit}）")
        said = f"{shown_value(column, cell.value)} {unit}" if cell else NOTHING
        return f"{self.row(index.row()).title}：{group}{label} {said}"

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() or self.counted is None else len(self.counted.rows) + 1

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.columns)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if self.counted is None:
            return None
        if orientation == Qt.Orientation.Vertical:
            if role == Qt.ItemDataRole.DisplayRole:
                return self.row(section).title
            return None
        column = self.columns[section]
        if role == Qt.ItemDataRole.DisplayRole:
            return column.label
        if role == Qt.ItemDataRole.ToolTipRole:
            return f"{column.figure.title}\n口径：{column.figure.rule}"
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        cell = self.cell(index)
        last = index.row() == self.rowCount() - 1
        if role == Qt.ItemDataRole.DisplayRole:
            return shown_value(self.columns[index.column()], cell.value) if cell else NOTHING
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        if role == Qt.ItemDataRole.ForegroundRole and (cell is None or not cell.value):
            return shade(QUIET)
        if role == Qt.ItemDataRole.BackgroundRole and last:
            return shade(ACCENT_PALE)
        if role == Qt.ItemDataRole.FontRole and last:
            font = QFont()
            font.setBold(True)
            return font
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            return self.words_of(index)
        return None
