"""The forms for one entry of the province pack: a number, a text, or a table."""

from __future__ import annotations

from typing import Any, Final

from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QDialog,
    QFormLayout,
    QHBoxLayout,
    QHeaderView,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QSpinBox,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from lawgov_desktop.errors import UserError
from lawgov_desktop.timekeeping.province_pack import (
    PackColumn,
    PackNumber,
    PackTable,
    PackText,
    entry_of,
    number_from,
    table_from,
    text_from,
)
from lawgov_desktop.timekeeping.rule_words import CERTAINTY_WORDS
from ui.lists.steps_table import fitting
from ui.settings.desk import typed_day, words

Entry = PackNumber | PackText | PackTable

_MOST: Final = 1_000_000_000


class EntryForm(QDialog):
    """Accepted: ``entry`` is what was filled in. What is not sound is told in the form."""

    def __init__(self, entry: Entry, parent: QWidget) -> None:
        super().__init__(parent)
        self.entry: Entry = entry
        self.setWindowTitle(entry.title)
        wide = isinstance(entry, PackTable)
        self.resize(fitting(self, 1040 if wide else 520, 520 if wide else 320))
        self.value = QSpinBox()
        self.text = QLineEdit()
        self.table = QTableWidget()
        self.certainty = QComboBox()
        for known in ("setting", "memory-high", "read"):
            self.certainty.addItem(CERTAINTY_WORDS[known], known)
        self.certainty.setCurrentIndex(self.certainty.findData(entry.certainty))
        self.certainty.setAccessibleName("可靠程度")
        self.source = QLineEdit(entry.source)
        self.source.setPlaceholderText("依据的文件和条款；核对过原文的必填")
        self.source.setAccessibleName("来源")
        self.note = QPlainTextEdit(entry.note)
        self.note.setFixedHeight(self.fontMetrics().height() * 3)
        self.note.setAccessibleName("说明")
        self.refused = words("", "refuse")
        self.refused.hide()
        self._build()

    def _build(self) -> None:
        whole = QVBoxLayout(self)
        whole.setContentsMargins(16, 16, 16, 16)
        whole.setSpacing(8)
        form = QFormLayout()
        form.setSpacing(8)
        entry = self.entry
        if isinstance(entry, PackNumber):
            self.value.setRange(0, _MOST)
            self.value.setGroupSeparatorShown(True)
            self.value.setValue(entry.value)
            self.value.setSuffix(f" {entry.unit}" if entry.unit else "")
            self.value.setAccessibleName(entry.title)
            self.value.selectAll()
            form.addRow("数值", self.value)
            if entry.clock:
                form.addRow("", words("期限规则里的同一期限跟着改。", "small"))
        elif isinstance(entry, PackText):
            self.text.setText(entry.value)
            self.text.setAccessibleName(entry.title)
            form.addRow("内容", self.text)
        else:
            self._fill_table(entry)
            whole.addWidget(self.table, 1)
            whole.addLayout(self._row_buttons())
        form.addRow("可靠程度", self.certainty)
        form.addRow("来源", self.source)
        form.addRow("说明", self.note)
        whole.addLayout(form)
        if not isinstance(entry, PackTable):
            whole.addStretch(1)
        whole.addWidget(self.refused)
        ok = QPushButton("下一步：核对改动")
        ok.setObjectName("primary")
        ok.setDefault(True)
        ok.clicked.connect(self._take)
        cancel = QPushButton("取消")
        cancel.setAutoDefault(False)
        cancel.clicked.connect(self.reject)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(ok)
        row.addWidget(cancel)
        whole.addLayout(row)

    # -- a table

    def _fill_table(self, entry: PackTable) -> None:
        table = self.table
        table.setColumnCount(len(entry.columns))
        table.setHorizontalHeaderLabels([column.title for column in entry.columns])
        table.setAccessibleName(entry.title)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setRowCount(len(entry.rows))
        for number, row in enumerate(entry.rows):
            for place, column in enumerate(entry.columns):
                value = row.get(column.key)
                table.setItem(number, place, QTableWidgetItem("" if value is None else str(value)))
        head = table.horizontalHeader()
        head.setDefaultSectionSize(9 * self.fontMetrics().horizontalAdvance("国"))
        head.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        head.setMinimumHeight(round(self.fontMetrics().height() * 3.4))
        for place, column in enumerate(entry.columns):
            item = table.horizontalHeaderItem(place)
            if item is not None:
                item.setText(_broken(column.title))
                item.setToolTip(column.title)

    def _row_buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        for title, act in (("加一行", self._add_row), ("删去选中的行", self._remove_rows)):
            button = QPushButton(title)
            button.setAutoDefault(False)
            button.clicked.connect(act)
            row.addWidget(button)
        row.addStretch(1)
        return row

    def _add_row(self) -> None:
        row = self.table.rowCount()
        self.table.insertRow(row)
        for place in range(self.table.columnCount()):
            self.table.setItem(row, place, QTableWidgetItem(""))
        self.table.setCurrentCell(row, 0)

    def _remove_rows(self) -> None:
        for row in sorted({index.row() for index in self.table.selectedIndexes()}, reverse=True):
            self.table.removeRow(row)

    def _rows(self, entry: PackTable) -> list[dict[str, Any]]:
        rows = []
        for number in range(self.table.rowCount()):
            row = {}
            for place, column in enumerate(entry.columns):
                item = self.table.item(number, place)
                text = item.text().strip() if item else ""
                row[column.key] = _cell(column, text, number + 1)
            if any(value is not None for value in row.values()):
                rows.append(row)
        return rows

    # -- taking it

    def _take(self) -> None:
        try:
            self.entry = self._filled_in()
        except UserError as error:
            self.refused.setText(f"{error.what}{error.todo}")
            self.refused.show()
            return
        self.accept()

    def _filled_in(self) -> Entry:
        entry = self.entry
        told = entry_of(entry) | {
            "certainty": self.certainty.currentData(),
            "source": self.source.text().strip(),
            "note": self.note.toPlainText().strip(),
        }
        # Read as a file would be, so that what is refused there is refused here, in the same words.
        if isinstance(entry, PackNumber):
            return number_from(told | {"value": self.value.value()})
        if isinstance(entry, PackText):
            return text_from(told | {"value": self.text.text().strip()})
        return table_from(told | {"rows": self._rows(entry)})


def _cell(column: PackColumn, text: str, row: int) -> object:
    if not text:
        return None
    if column.kind == "whole":
        plain = text.replace(",", "").replace("，", "").removesuffix("元")
        if not (plain.isascii() and plain.isdigit()):
            raise UserError(f"第 {row} 行的“{column.title}”应为整数，实际是“{text}”。", todo="请改正。")
        return int(plain)
    if column.kind == "day":
        day = typed_day(text)
        return day.isoformat() if day else None
    return text


def _broken(title: str) -> str:
    """A long heading on two lines, as a narrow column bears it."""
    if len(title) <= 6:
        return title
    middle = title.index("（") if "（" in title else (len(title) + 1) // 2
    return f"{title[:middle]}\n{title[middle:]}"
