"""The table of a register: its columns are remembered, rows are copied as Excel expects them."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QHeaderView,
    QMenu,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from lawgov_desktop.records.fields import Code, Labelled
from lawgov_desktop.storage.listing import ListQuery
from ui.lists.record_table_model import STATE, RecordTableModel
from ui.memory import WindowMemory

_WIDTHS = {"date": 12, "money": 14, "number": 9, "flag": 8, "phone": 14, "resident_id": 20, "id_text": 22,
           "long_text": 32, "person_name": 10, "code": 14, "choice": 11, "link": 24, "codes": 18,
           "statutes": 28}  # fmt: skip

_PADDING = 20
_WIDEST_CODE = 20
_STATE_WIDTHS = {(True, True): 20, (True, False): 15, (False, True): 9, (False, False): 9}
"""(can be due, can be incomplete) → the width of the column of hints."""


class _CutInTheMiddle(QStyledItemDelegate):
    """Text too long for its cell loses its middle instead of its end."""

    def initStyleOption(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        super().initStyleOption(option, index)
        option.textElideMode = Qt.TextElideMode.ElideMiddle


class RecordTable(QTableView):
    """Columns can be shown, hidden, moved and widened; all of it survives a crash (feature S02)."""

    opened = Signal(str)
    """Enter or double click: the record's uuid."""
    delete_asked = Signal()
    selection_changed = Signal()

    def __init__(self, model: RecordTableModel, memory: WindowMemory, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows = model
        self._memory = memory
        self._key = f"columns/{model.kind.key}"
        self.setModel(model)
        self.setAccessibleName(f"{model.kind.title}列表")
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setAlternatingRowColors(True)
        self.setShowGrid(True)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setCornerButtonEnabled(False)
        head = self.horizontalHeader()
        head.setSectionsMovable(True)
        head.setSortIndicatorShown(True)
        head.setSectionsClickable(True)
        head.setHighlightSections(False)
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        head.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        head.customContextMenuRequested.connect(lambda at: self.columns_menu().popup(head.mapToGlobal(at)))
        numbers = self.verticalHeader()
        numbers.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        numbers.setDefaultAlignment(Qt.AlignmentFlag.AlignCenter)
        self.size_rows()
        self._cut_in_the_middle()
        self._keeping = QTimer(self, singleShot=True, interval=400)
        self._keeping.timeout.connect(self.keep_columns)
        self._restore_columns()
        head.sectionResized.connect(lambda *_: self._keeping.start())
        head.sectionMoved.connect(lambda *_: self._keeping.start())
        head.sectionClicked.connect(self._sort_clicked)
        self.doubleClicked.connect(lambda index: self.opened.emit(self._rows.uuid(index.row())))
        self.selectionModel().selectionChanged.connect(lambda *_: self.selection_changed.emit())
        self.selectionModel().currentRowChanged.connect(lambda *_: self.selection_changed.emit())

    def _cut_in_the_middle(self) -> None:
        """Names of lists and matters differ at their ends: …清单（2025年版）, …的行政处罚."""
        cut = _CutInTheMiddle(self)
        for column in range(len(self._rows.columns)):
            own = self._rows.field(column)
            if own is not None and (
                own.kind_name == "link" or self._rows.columns[column] == self._rows.kind.title_field
            ):
                self.setItemDelegateForColumn(column, cut)

    def size_rows(self) -> None:
        """Fit the rows to the size of the text."""
        self.ensurePolished()
        height = self.fontMetrics().height()
        self.verticalHeader().setDefaultSectionSize(height + 14)
        self.setIconSize(QSize(height - 3, height - 3))

    def rescale(self) -> None:
        """After the size of the text changed."""
        self.size_rows()
        self._restore_columns()

    # --- selection

    def selected_rows(self) -> list[int]:
        return sorted(index.row() for index in self.selectionModel().selectedRows())

    def selected_uuids(self) -> list[str]:
        return [uuid for row in self.selected_rows() if (uuid := self._rows.uuid(row))]

    def current_uuid(self) -> str:
        index = self.currentIndex()
        return self._rows.uuid(index.row()) if index.isValid() else ""

    def go_to(self, uuid: str) -> None:
        """Select a record if it is among the rows at hand."""
        row = self._rows.row_of(uuid)
        if row is not None:
            self.selectRow(row)
            self.scrollTo(self._rows.index(row, self.visible_columns()[0]))

    def copy_rows(self) -> None:
        """Put the selected rows, as seen, on the clipboard: tabs between cells, lines between rows.

        The column of hints is left out: pasted again it would be taken for a column of the register.
        """
        from lawgov_desktop.spreadsheets.pasting import quoted_cell

        columns = [column for column in self.visible_columns() if self._rows.columns[column] != STATE]
        lines = ["\t".join(self._rows.heading(column) for column in columns)]
        for row in self.selected_rows():
            texts = (self._rows.text(row, column) for column in columns)
            lines.append("\t".join(quoted_cell(text) for text in texts))
        if len(lines) > 1:
            QApplication.clipboard().setText("\n".join(lines))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy_rows()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.current_uuid():
            self.opened.emit(self.current_uuid())
        elif event.key() == Qt.Key.Key_Delete and self.selected_rows():
            self.delete_asked.emit()
        else:
            super().keyPressEvent(event)

    # --- columns

    def visible_columns(self) -> list[int]:
        """Columns in sight, from left to right."""
        head = self.horizontalHeader()
        order = [head.logicalIndex(place) for place in range(head.count())]
        return [column for column in order if not head.isSectionHidden(column)]

    def visible_fields(self) -> list[str]:
        """Names of the fields in sight, from left to right, without the column of hints."""
        names = [self._rows.columns[column] for column in self.visible_columns()]
        return [name for name in names if name != STATE]

    def show_column(self, name: str, shown: bool) -> None:
        self.setColumnHidden(self._rows.columns.index(name), not shown)
        self.keep_columns()

    def columns_menu(self) -> QMenu:
        """Show and hide columns; put all back as they were."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for column, name in enumerate(self._rows.columns):
            action = QAction(self._rows.heading(column), menu, checkable=True)
            action.setChecked(not self.isColumnHidden(column))
            action.toggled.connect(lambda on, name=name: self.show_column(name, on))
            menu.addAction(action)
            if column == len(self._rows.kind.list_fields):
                menu.addSeparator()
        menu.addSeparator()
        menu.addAction("恢复原来的栏目", self.restore_usual_columns)
        return menu

    def restore_usual_columns(self) -> None:
        self._memory.forget(self._key)
        self._restore_columns()
        self._rows.show_query(_with_order(self._rows, self._rows.kind.order))
        self._show_order()

    def keep_columns(self) -> None:
        head = self.horizontalHeader()
        kept = [
            {"field": self._rows.columns[column], "width": self._kept_width(column),
             "hidden": head.isSectionHidden(column)}
            for column in (head.logicalIndex(place) for place in range(head.count()))
        ]  # fmt: skip
        self._memory.keep(self._key, {"columns": kept, "order": self._rows.query.order})

    def _kept_width(self, column: int) -> float:
        """The width in digits, so that it fits at any size of the text."""
        if self.isColumnHidden(column):
            return self._usual_width(column)
        return round((self.columnWidth(column) - _PADDING) / self._digit(), 2)

    def _pixels(self, width: float) -> int:
        return round(width * self._digit()) + _PADDING

    def _digit(self) -> int:
        return self.fontMetrics().horizontalAdvance("0")

    def _usual_width(self, column: int) -> float:
        own = self._rows.field(column)
        if own is None:
            return _STATE_WIDTHS[self._rows.has_clocks, self._rows.has_wanted]
        named = 4 if self._rows.columns[column] == self._rows.kind.title_field else 0
        beside = 7 if own.kind_name in ("number", "money") else 4  # room for the mark of the order
        heading = 2.2 * len(self._rows.heading(column)) + beside
        return max(min(own.width or self._by_kind(own), 32) + named, heading)

    def _by_kind(self, own: Labelled) -> float:
        """The usual width of a kind of field; that of a code list follows its longest entry."""
        if own.kind_name == "code" and isinstance(own, Code):
            entries = self._rows.store.names.code_choices(own.list_key)
            longest = max((len(label) for _, label in entries), default=6)
            return min(max(1.9 * longest + 1, 8), _WIDEST_CODE)
        return _WIDTHS.get(own.kind_name, 16)

    def _restore_columns(self) -> None:
        head = self.horizontalHeader()
        kept = self._memory.get(self._key)
        by_name: dict[str, Any] = {}
        if isinstance(kept, dict):
            by_name = {
                one["field"]: one for one in kept.get("columns", []) if one["field"] in self._rows.columns
            }
            order = str(kept.get("order") or "")
            if order and order.lstrip("-") in (*self._rows.kind.fields, "id"):
                self._rows.show_query(_with_order(self._rows, order))
        usual = {*self._rows.kind.list_fields, *([STATE] if self._rows.has_states else [])}
        for column, name in enumerate(self._rows.columns):
            one = by_name.get(name, {})
            self.setColumnHidden(column, bool(one.get("hidden", name not in usual)))
            self.setColumnWidth(column, self._pixels(float(one.get("width", self._usual_width(column)))))
        wanted = [*by_name, *(name for name in self._rows.columns if name not in by_name)]
        for place, name in enumerate(wanted):
            head.moveSection(head.visualIndex(self._rows.columns.index(name)), place)
        self._show_order()

    # --- order

    def _sort_clicked(self, column: int) -> None:
        name = self._rows.columns[column]
        if name == STATE:
            self._show_order()
            return
        order = f"-{name}" if self._rows.query.order == name else name
        self._rows.show_query(_with_order(self._rows, order))
        self._show_order()
        self.keep_columns()

    def _show_order(self) -> None:
        order = self._rows.query.order
        name = order.lstrip("-")
        head = self.horizontalHeader()
        column = self._rows.columns.index(name) if name in self._rows.columns else -1
        down = Qt.SortOrder.DescendingOrder if order.startswith("-") else Qt.SortOrder.AscendingOrder
        head.setSortIndicator(column, down)


def _with_order(model: RecordTableModel, order: str) -> ListQuery:
    return replace(model.query, order=order)
