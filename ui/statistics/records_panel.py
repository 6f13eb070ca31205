"""Beside a table or a chart: what the number under the cursor counts, by which rule, and its records."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import QFrame, QHeaderView, QLabel, QPushButton, QTableView, QVBoxLayout, QWidget

from lawgov_desktop.storage.store import Store
from ui.statistics.records_model import RecordsModel
from ui.widgets.whole_rows import whole_rows


class RecordsPanel(QFrame):
    """A double click, or Enter, opens the record."""

    def __init__(
        self,
        store: Store,
        open_record: Callable[[str, str], None],
        hint: str,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self._open = open_record
        self._hint = hint
        self.title = QLabel(hint)
        self.title.setObjectName("quiet")
        self.title.setWordWrap(True)
        self.rule = QLabel()
        self.rule.setObjectName("small")
        self.rule.setWordWrap(True)
        self.rule.hide()
        self.model = RecordsModel(store, self)
        self.table = QTableView()
        self.table.setModel(self.model)
        whole_rows(self.table, "这个数字背后的记录")
        self.table.setWordWrap(False)
        head = self.table.horizontalHeader()
        head.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        head.setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        self.table.setColumnWidth(0, self.fontMetrics().horizontalAdvance("2025-12-31") + 20)
        self.table.activated.connect(self._opened)
        self.table.hide()
        self.open_button = QPushButton("打开记录")
        self.open_button.setAutoDefault(False)
        self.open_button.clicked.connect(lambda: self._opened(self.table.currentIndex()))
        self.open_button.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 12, 12, 12)
        column.setSpacing(8)
        column.addWidget(self.title)
        column.addWidget(self.rule)
        column.addWidget(self.table, 1)
        column.addWidget(self.open_button, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(0)
        self.setMinimumWidth(16 * self.fontMetrics().height())

    def tell(self, title: str, rule: str) -> None:
        """Say what a number is, without its records yet."""
        self.show_records(title, rule, ())

    def show_records(self, title: str, rule: str, records: Sequence[tuple[str, str]]) -> None:
        """List the records, (kind, uuid) each; the first one is current."""
        self.title.setText(title or self._hint)
        self.title.setObjectName("wanted" if title else "quiet")
        self.title.style().polish(self.title)
        self.rule.setText(f"口径：{rule}" if rule else "")
        self.rule.setVisible(bool(rule))
        self.model.show(records)
        some = bool(self.model.records)
        self.table.setVisible(some)
        self.open_button.setVisible(some)
        if some:
            self.table.selectRow(0)

    def _opened(self, index: QModelIndex) -> None:
        if index.isValid():
            self._open(*self.model.records[index.row()])
