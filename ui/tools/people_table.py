"""A table of people in a tool's window: whole rows, icons beside words, a double click opens the record."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QHeaderView, QTableWidget, QTableWidgetItem, QWidget

from ui.colours import INK, Tone
from ui.widgets.icons import Icons
from ui.widgets.toned import ink_item
from ui.widgets.whole_rows import whole_rows

_KEY = Qt.ItemDataRole.UserRole


@dataclass(frozen=True, slots=True)
class Line:
    """One row: what its double click opens (kind, uuid), its cells, and how it is marked."""

    kind: str
    uuid: str
    cells: tuple[str, ...]
    icon: str = ""
    colour: Tone = INK
    ticked: bool | None = None
    """Whether its box is ticked; None: the row has none."""


class PeopleTable(QTableWidget):
    """``opened(kind, uuid)`` and ``ticks_changed()``; the mark stands in ``marked`` column, never alone."""

    opened = Signal(str, str)
    ticks_changed = Signal()

    def __init__(
        self,
        headings: Sequence[str],
        icons: Icons,
        *,
        name: str,
        wide: Sequence[int] = (),
        marked: int = 0,
        right: Sequence[int] = (),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(0, len(headings), parent)
        self._icons = icons
        self._wide, self._right, self._marked = tuple(wide), frozenset(right), marked
        self.setHorizontalHeaderLabels(list(headings))
        whole_rows(self, name)
        self.itemActivated.connect(lambda item: self._open(item.row()))
        self.itemChanged.connect(self._changed)
        self.lines: tuple[Line, ...] = ()

    def show_lines(self, lines: Sequence[Line]) -> None:
        """Show these rows in this order; every box stands as its line says."""
        self.lines = tuple(lines)
        self.blockSignals(True)
        self.setRowCount(len(self.lines))
        line_height = self.fontMetrics().height()
        self.setIconSize(QSize(line_height - 3, line_height - 3))
        for row, line in enumerate(self.lines):
            for column, text in enumerate(line.cells):
                item = QTableWidgetItem(text)
                item.setToolTip(text if len(text) > 14 else "")
                side = Qt.AlignmentFlag.AlignRight if column in self._right else Qt.AlignmentFlag.AlignLeft
                item.setTextAlignment(side | Qt.AlignmentFlag.AlignVCenter)
                if column == self._marked and line.icon:
                    item.setIcon(self._icons(line.icon, line.colour))
                    ink_item(item, line.colour)
                if column == 0 and line.ticked is not None:
                    item.setCheckState(Qt.CheckState.Checked if line.ticked else Qt.CheckState.Unchecked)
                self.setItem(row, column, item)
        self.blockSignals(False)
        self._fit()

    def ticked(self) -> list[str]:
        """uuids of the rows whose box is ticked, in order."""
        return [line.uuid for row, line in enumerate(self.lines) if self._is_ticked(row)]

    def tick_all(self, on: bool) -> None:
        state = Qt.CheckState.Checked if on else Qt.CheckState.Unchecked
        self.blockSignals(True)
        for row, line in enumerate(self.lines):
            item = self.item(row, 0)
            if line.ticked is not None and item is not None:
                item.setCheckState(state)
        self.blockSignals(False)
        self.ticks_changed.emit()

    def _is_ticked(self, row: int) -> bool:
        item = self.item(row, 0)
        if item is None or self.lines[row].ticked is None:
            return False
        return item.checkState() == Qt.CheckState.Checked

    def _changed(self, item: QTableWidgetItem) -> None:
        if item.column() == 0:
            self.ticks_changed.emit()

    def _open(self, row: int) -> None:
        line = self.lines[row]
        if line.uuid:
            self.opened.emit(line.kind, line.uuid)

    def _fit(self) -> None:
        """Columns as wide as what stands in them; the wide ones share what is left."""
        header = self.horizontalHeader()
        for column in range(self.columnCount()):
            if column in self._wide:
                header.setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)
            else:
                self.resizeColumnToContents(column)
                extra = self.fontMetrics().horizontalAdvance("国")
                self.setColumnWidth(column, self.columnWidth(column) + extra)
