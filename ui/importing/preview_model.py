"""The first rows of a sheet as Excel shows them: its own row numbers, column letters and what each row is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QBrush, QColor, QFont

Index = QModelIndex | QPersistentModelIndex

# See-through, so that they are right on a light and on a dark table.
_HEADING = QColor(27, 94, 120, 42)
_UNUSED = QColor(128, 128, 128, 28)
_SKIPPED = QColor(128, 128, 128, 18)
_GROUP = QColor(27, 94, 120, 16)
_TAKEN_BACK = QColor(44, 110, 73, 36)
_FADED = QColor(128, 128, 128)


@dataclass(frozen=True, slots=True)
class Preview:
    """What the table shows: ``rows[0]`` is Excel's row ``first_row``; all row numbers are Excel's."""

    rows: Sequence[Sequence[str]]
    first_row: int
    column_count: int
    header_rows: frozenset[int]
    skipped: Mapping[int, str]
    """Row number → why it is not imported."""
    unused_columns: frozenset[int]
    """Places of columns, from 0, that no field takes."""
    total_rows: int
    spans: tuple[tuple[int, int, int, int], ...] = ()
    """Merged cells as (line, column, lines, columns) of the table, from 0."""
    first_data_row: int = 1
    sections: frozenset[int] = frozenset()
    """Skipped rows that say something about all rows below them."""
    taken_back: frozenset[int] = frozenset()
    hidden_rows: frozenset[int] = frozenset()
    group_columns: frozenset[int] = frozenset()
    """Places of columns of a further group side by side."""
    beside_columns: frozenset[int] = frozenset()
    """Places of what stands in no column of the sheet: 分节行, 表名."""
    dropped_columns: frozenset[int] = frozenset()


EMPTY: Final = Preview((), 1, 0, frozenset(), {}, frozenset(), 0)


class PreviewModel(QAbstractTableModel):
    """Shows a :class:`Preview`; header rows are tinted, rows left out are grey and say why."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._preview = EMPTY
        self._heading_font = QFont()
        self._heading_font.setBold(True)
        self._skipped_font = QFont()
        self._skipped_font.setItalic(True)

    @property
    def preview(self) -> Preview:
        return self._preview

    def show(self, preview: Preview) -> None:
        """Take over a new picture; sections keep their widths when only the header or the mapping moved."""
        old = self._preview
        same_shape = (old.column_count, old.first_row) == (preview.column_count, preview.first_row)
        same_shape = same_shape and old.rows == preview.rows
        if not same_shape:
            self.beginResetModel()
            self._preview = preview
            self.endResetModel()
            return
        self._preview = preview
        if preview.rows and preview.column_count:
            last = self.index(len(preview.rows) - 1, preview.column_count - 1)
            self.dataChanged.emit(self.index(0, 0), last)
            self.headerDataChanged.emit(Qt.Orientation.Vertical, 0, len(preview.rows) - 1)
            self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, preview.column_count - 1)

    def row_number(self, row: int) -> int:
        """Excel's number of a line of the table."""
        return self._preview.first_row + row

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self._preview.rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else self._preview.column_count

    def text(self, row: int, column: int) -> str:
        cells = self._preview.rows[row]
        return cells[column] if column < len(cells) else ""

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        number = self.row_number(index.row())
        preview = self._preview
        if role == Qt.ItemDataRole.DisplayRole:
            return " ".join(self.text(index.row(), index.column()).split())
        if role == Qt.ItemDataRole.ToolTipRole:
            said = self.about_row(number)
            return said if number in preview.skipped else self.text(index.row(), index.column())
        if role == Qt.ItemDataRole.BackgroundRole:
            return self._ground(number, index.column())
        if role == Qt.ItemDataRole.ForegroundRole and (
            number in preview.skipped or index.column() in preview.beside_columns | preview.dropped_columns
        ):
            return QBrush(_FADED)
        if role == Qt.ItemDataRole.FontRole:
            if number in preview.header_rows or number in preview.sections:
                return self._heading_font
            if number in preview.skipped:
                return self._skipped_font
        return None

    def _ground(self, number: int, column: int) -> QBrush | None:
        preview = self._preview
        if number in preview.header_rows:
            return QBrush(_HEADING)
        if number in preview.taken_back:
            return QBrush(_TAKEN_BACK)
        if column in preview.group_columns:
            return QBrush(_GROUP)
        if column in preview.unused_columns:
            return QBrush(_UNUSED)
        return QBrush(_SKIPPED) if number in preview.skipped else None

    def about_row(self, number: int) -> str:
        """What a row of the sheet is taken for, in a sentence; "" for common data."""
        preview = self._preview
        if number in preview.header_rows:
            return f"第 {number} 行是表头"
        if number in preview.taken_back:
            return f"第 {number} 行已取回，按数据导入"
        if number in preview.sections:
            return f"第 {number} 行是分节行：不单独导入，它的文字归到下面的行（最右边的“分节行”一列）"
        why = preview.skipped.get(number)
        if why:
            return f"第 {number} 行不导入：{why}"
        return f"第 {number} 行在原表里是隐藏的，照样导入" if number in preview.hidden_rows else ""

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        preview = self._preview
        if orientation == Qt.Orientation.Horizontal:
            return None  # the mapping header paints itself
        number = self.row_number(section)
        if role == Qt.ItemDataRole.DisplayRole:
            # Row 0 is the header made for a table pasted without one; Excel's rows begin at 1.
            return " ".join(part for part in (self._word(number), str(number or "")) if part)
        if role == Qt.ItemDataRole.ToolTipRole:
            hint = "点一下：以这一行为表头；按住 Shift 再点：表头到这一行为止；右键还有别的"
            if number in preview.skipped and number >= preview.first_data_row:
                hint = "双击：按数据导入；右键还有别的"
            return f"{said}\n{hint}" if (said := self.about_row(number)) else hint
        if role == Qt.ItemDataRole.FontRole and number in preview.header_rows:
            return self._heading_font
        if role == Qt.ItemDataRole.ForegroundRole and number in preview.skipped:
            return QBrush(_FADED)
        return None

    def _word(self, number: int) -> str:
        """What stands before the number of a row that is not common data: a colour alone tells too little."""
        preview = self._preview
        for rows, word in (
            (preview.header_rows, "表头"), (preview.sections, "分节"), (preview.taken_back, "取回"),
        ):  # fmt: skip
            if number in rows:
                return word
        return ""
