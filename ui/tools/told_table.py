"""A table that tells and is not typed into: what a tool found, each row opening its record."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, QSize, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from ui.colours import Tone
from ui.lists.steps_table import fitting
from ui.widgets.headed import Headed
from ui.widgets.icons import Icons
from ui.widgets.nothing_here import nothing_here
from ui.widgets.whole_rows import whole_rows

_YEARS_BACK: Final = 10
_FEWEST_ROWS: Final = 6


@dataclass(frozen=True, slots=True)
class ToldRow:
    """One row: ``looks`` gives icon and colour per cell, ``kind`` and ``uuid`` what the row opens."""

    cells: tuple[str, ...]
    looks: tuple[tuple[str, Tone], ...] = ()
    kind: str = ""
    uuid: str = ""
    tip: str = ""


@dataclass(frozen=True, slots=True)
class Told:
    """What the dialog shows: the rows, and sentences below them (a formula, say)."""

    rows: tuple[ToldRow, ...]
    sentences: tuple[str, ...] = ()


class _Model(Headed, QAbstractTableModel):
    def __init__(self, headings: Sequence[str], icons: Icons, parent: QWidget) -> None:
        super().__init__(parent)
        self.headings = headings
        self.rows: tuple[ToldRow, ...] = ()
        self._icons = icons

    def show_rows(self, rows: tuple[ToldRow, ...]) -> None:
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.headings)

    def data(
        self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        row = self.rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return row.cells[index.column()]
        if role == Qt.ItemDataRole.ToolTipRole:
            return row.tip or row.cells[index.column()]
        if role == Qt.ItemDataRole.DecorationRole and index.column() < len(row.looks):
            icon, colour = row.looks[index.column()]
            return self._icons(icon, colour) if icon else None
        return None


class ToldDialog(QDialog):
    """Such a table with a year to choose where ``find`` asks for one; it can be copied into a sheet."""

    def __init__(
        self,
        title: str,
        headings: Sequence[str],
        find: Callable[[int], Told],
        icons: Icons,
        *,
        empty: str,
        wide: tuple[int, ...] = (0,),
        year: int | None = None,
        size: tuple[int, int] = (980, 520),
        open_record: Callable[[str, str], None] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._find = find
        self._wide = wide
        self._open = open_record
        self._now = year or 0
        self.year = QComboBox()
        self.year.setAccessibleName("年度")
        self.year.addItems([str(self._now - back) for back in range(_YEARS_BACK)])
        self.model = _Model(headings, icons, self)
        self.table = self._build_table(title)
        self._nothing = nothing_here(empty)
        self.said = QLabel()
        self.said.setWordWrap(True)
        self.said.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        copy = QPushButton("复制")
        copy.setIcon(icons("duplicate"))
        copy.setToolTip("复制整张表，可以粘贴到 Excel 或公文里")
        copy.clicked.connect(self.copy)
        close = QPushButton("关闭")
        close.clicked.connect(self.accept)
        for button in (copy, close):
            button.setAutoDefault(False)  # Enter belongs to the table
        top = QHBoxLayout()
        top.setSpacing(8)
        heading = QLabel(title)
        heading.setObjectName("heading")
        top.addWidget(heading)
        top.addStretch(1)
        if year is not None:
            label = QLabel("年度")
            label.setBuddy(self.year)
            top.addWidget(label)
            top.addWidget(self.year)
        bottom = QHBoxLayout()
        bottom.setSpacing(8)
        bottom.addWidget(copy)
        bottom.addStretch(1)
        bottom.addWidget(close)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(16, 16, 16, 16)
        whole.setSpacing(12)
        whole.addLayout(top)
        whole.addWidget(self.table, 1)
        whole.addWidget(self._nothing)
        whole.addWidget(self.said)
        whole.addLayout(bottom)
        self.year.currentIndexChanged.connect(lambda back: self.show_year(self._now - back))
        self.show_year(self._now)
        # A table of three rows needs no window for thirty.
        rows = max(_FEWEST_ROWS, len(self.model.rows))
        self.resize(fitting(self, size[0], min(size[1], 190 + 34 * rows)))

    def _build_table(self, title: str) -> QTableView:
        table = QTableView()
        table.setModel(self.model)
        whole_rows(table, title)
        table.setWordWrap(False)
        height = table.fontMetrics().height()
        table.setIconSize(QSize(height - 3, height - 3))
        table.activated.connect(lambda index: self._opened(index.row()))
        return table

    def show_year(self, year: int) -> None:
        """Ask anew for that year and show what was found."""
        found = self._find(year)
        self.model.show_rows(found.rows)
        self.table.setVisible(bool(found.rows))
        self._nothing.setVisible(not found.rows)
        self.said.setText("\n".join(found.sentences))
        self.said.setVisible(bool(found.sentences))
        self.table.resizeColumnsToContents()
        head, em = self.table.horizontalHeader(), self.fontMetrics().height()
        for column in range(self.model.columnCount()):
            stretched = column in self._wide
            head.setSectionResizeMode(
                column, QHeaderView.ResizeMode.Stretch if stretched else QHeaderView.ResizeMode.Interactive
            )
            if not stretched:
                self.table.setColumnWidth(column, min(self.table.columnWidth(column) + em, 12 * em))

    def copy(self) -> None:
        """The table and its sentences as text: tabs between cells, lines between rows."""
        lines = ["\t".join(self.model.headings), *("\t".join(row.cells) for row in self.model.rows)]
        lines += self.said.text().splitlines()
        QGuiApplication.clipboard().setText("\n".join(lines))

    def _opened(self, row: int) -> None:
        chosen = self.model.rows[row]
        if self._open is not None and chosen.uuid:
            self.accept()
            self._open(chosen.kind, chosen.uuid)
