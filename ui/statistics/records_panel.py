"""Beside a table or a chart: what the number under the cursor counts, by which rule, and its records."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QModelIndex
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from lawgov_desktop.storage.store import Store
from ui.statistics.records_model import RecordsModel
from ui.widgets.whole_rows import whole_rows


class RecordsPanel(QFrame):
    """A double click, or Enter, opens the record; all of them may be listed on their register's page."""

    def __init__(
        self,
        store: Store,
        open_record: Callable[[str, str], None],
        hint: str,
        parent: QWidget | None = None,
        *,
        open_list: Callable[[str, str, Sequence[str]], object] | None = None,
        closable: bool = False,
    ) -> None:
        """``open_list``: (kind, what they are, uuids). ``closable``: can be put away again."""
        super().__init__(parent)
        self.setObjectName("card")
        self._open = open_record
        self._open_list = open_list
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
        self.list_button = QPushButton("在台账里列出")
        self.list_button.setToolTip("在台账页面上只列这些记录，可以打印、导出")
        self.list_button.setAutoDefault(False)
        self.list_button.clicked.connect(self._list)
        self.list_button.hide()
        self.close_button = QPushButton("收起")
        self.close_button.setAutoDefault(False)
        self.close_button.clicked.connect(self.hide)
        self.close_button.setVisible(closable)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 12, 12, 12)
        column.setSpacing(8)
        column.addWidget(self.title)
        column.addWidget(self.rule)
        column.addWidget(self.table, 1)
        column.addStretch(0)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        for button in (self.open_button, self.list_button):
            buttons.addWidget(button)
        buttons.addStretch(1)
        buttons.addWidget(self.close_button)
        column.addLayout(buttons)
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
        one_register = len({kind for kind, _ in self.model.records}) == 1
        self.list_button.setVisible(self._open_list is not None and one_register)
        if some:
            self.table.selectRow(0)

    def _list(self) -> None:
        records = self.model.records
        if records and self._open_list is not None:
            what = self.title.text().partition("\n")[0].partition("：")[0]
            self._open_list(records[0][0], what, [uuid for _, uuid in records])

    def _opened(self, index: QModelIndex) -> None:
        if index.isValid():
            self._open(*self.model.records[index.row()])
