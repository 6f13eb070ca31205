"""The small window before a sheet is made: its year or days, its records, and what else it wants to know."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Final

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QDialog,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from lawgov_desktop.office import Office
from lawgov_desktop.sheets.sheet import Ask, Sheet, SheetAsked
from lawgov_desktop.storage import listing
from lawgov_desktop.storage.listing import ListQuery
from ui.papers.asking import read_day
from ui.widgets.number_line import NumberLine

_SHOWN: Final = 60
_LOOK_AFTER_MS: Final = 200


class RecordChoice(QWidget):
    """The latest records of a register, narrowed by typing; one or several of them are chosen."""

    def __init__(self, office: Office, kind: str, *, several: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._office = office
        self._kind = office.kind(kind)
        self.line = QLineEdit()
        self.line.setPlaceholderText(f"输入几个字，找{self._kind.title}")
        self.line.setAccessibleName(f"找{self._kind.title}")
        self.line.setClearButtonEnabled(True)
        self.list = QListWidget()
        self.list.setObjectName("candidates")
        self.list.setAccessibleName(self._kind.title)
        self.list.setUniformItemSizes(True)
        mode = QAbstractItemView.SelectionMode
        self.list.setSelectionMode(mode.ExtendedSelection if several else mode.SingleSelection)
        self.list.setMinimumHeight(8 * self.fontMetrics().height())
        self._looking = QTimer(self, singleShot=True, interval=_LOOK_AFTER_MS)
        self._looking.timeout.connect(self._look)
        self.line.textChanged.connect(self._looking.start)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.line)
        column.addWidget(self.list)
        if several:
            hint = QLabel("按住 Ctrl 可选几条")
            hint.setObjectName("hint")
            column.addWidget(hint)
        self._look()

    def _look(self) -> None:
        store, kind = self._office.store, self._kind
        query = ListQuery(kind.key, order=kind.order, text=self.line.text())
        self.list.clear()
        for draft in listing.page(store, query, 0, _SHOWN):
            item = QListWidgetItem(kind.title_of(draft, store.names) or "（未编号）")
            item.setData(Qt.ItemDataRole.UserRole, draft["uuid"])
            self.list.addItem(item)
        if self.list.count():
            self.list.setCurrentRow(0)

    def chosen(self) -> tuple[str, ...]:
        """The uuids, in the order of the list."""
        items = (self.list.item(row) for row in range(self.list.count()))
        return tuple(item.data(Qt.ItemDataRole.UserRole) for item in items if item.isSelected())


class SheetQuestions(QDialog):
    """Asks only for what is still open; every answer has a sound one in place."""

    answered = Signal(object)
    """The :class:`~lawgov_desktop.sheets.sheet.SheetAsked`."""

    def __init__(
        self, office: Office, sheet: Sheet, records: tuple[str, ...], parent: QWidget | None = None
    ) -> None:
        """``records``: those settled already by where the person stands."""
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(sheet.title)
        self.setMinimumWidth(26 * self.fontMetrics().height())
        self._office = office
        self._sheet = sheet
        self._records = records
        self._today = office.store.today()
        self.answers: dict[str, Callable[[], str]] = {}
        self.year: NumberLine | None = None
        self.first: QLineEdit | None = None
        self.last: QLineEdit | None = None
        self.choice: RecordChoice | None = None
        self._form = QFormLayout()
        self._form.setSpacing(8)
        self._form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        self._ask_period()
        self._ask_records()
        for one in sheet.asks:
            self._ask_more(one)
        self._build_rest()

    def _ask_period(self) -> None:
        today = self._today
        if self._sheet.period == "year":
            self.year = NumberLine(today.year, 1990, 2100, unit="年", name="年度")
            self._form.addRow("年度", self.year)
        elif self._sheet.period == "day":
            self.first = self._day_line("日期", today)
        elif self._sheet.period == "span":
            self.first = self._day_line("从", date(today.year, 1, 1))
            self.last = self._day_line("到", today)

    def _day_line(self, label: str, day: date) -> QLineEdit:
        line = QLineEdit(day.isoformat())
        line.setAccessibleName(label)
        line.setPlaceholderText("如 20250305、3-5")
        self._form.addRow(label, line)
        return line

    def _ask_records(self) -> None:
        sheet = self._sheet
        if sheet.records == "none":
            return
        kind = self._office.kind(sheet.kinds[0])
        if self._records:
            first = self._office.store.names.title(kind.key, self._records[0])
            more = f" 等 {len(self._records)} 条" if len(self._records) > 1 else ""
            label = QLabel(f"{first}{more}")
            label.setWordWrap(True)
            self._form.addRow(kind.title, label)
        else:
            self.choice = RecordChoice(self._office, kind.key, several=sheet.records == "several")
            self._form.addRow(kind.title, self.choice)

    def _ask_more(self, one: Ask) -> None:
        choices = one.choices(self._office) if one.choices else ()
        if choices:
            box = QComboBox()
            for value, words in choices:
                box.addItem(words, value)
            box.setCurrentIndex(max(box.findData(one.default), 0))
            box.setAccessibleName(one.label)
            self._form.addRow(one.label, box)
            self.answers[one.key] = lambda: str(box.currentData())
        else:
            line = QLineEdit(one.default)
            line.setAccessibleName(one.label)
            self._form.addRow(one.label, line)
            self.answers[one.key] = lambda: line.text().strip()

    def _build_rest(self) -> None:
        self.said = QLabel()
        self.said.setObjectName("refuse")
        self.said.setWordWrap(True)
        self.said.hide()
        show = QPushButton("预览")
        show.setObjectName("primary")
        show.setDefault(True)
        show.clicked.connect(self.accept)
        cancel = QPushButton("取消")
        cancel.setAutoDefault(False)
        cancel.clicked.connect(self.reject)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(show)
        buttons.addWidget(cancel)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(16, 16, 16, 16)
        whole.setSpacing(16)
        whole.addLayout(self._form)
        whole.addWidget(self.said)
        whole.addStretch(1)
        whole.addLayout(buttons)

    def accept(self) -> None:
        """Tell what was asked, or say what is not understood yet."""
        asked = self._asked()
        if isinstance(asked, str):
            self.said.setText(asked)
            self.said.show()
            return
        super().accept()
        self.answered.emit(asked)

    def _asked(self) -> SheetAsked | str:
        """What was asked; a sentence when it is not complete."""
        first = last = None
        if self.year is not None:
            first, last = date(self.year.value(), 1, 1), date(self.year.value(), 12, 31)
        if self.first is not None:
            first = last = read_day(self.first.text(), self._today)
            if self.last is not None:
                last = read_day(self.last.text(), self._today)
            if first is None or last is None:
                return "日期没有读懂，请写成 2025-03-05 这样的整日。"
            if last < first:
                return "“到”的日期在“从”的前面。"
        records = self._records or (self.choice.chosen() if self.choice is not None else ())
        if self._sheet.records != "none" and not records:
            return f"请先选一条{self._office.kind(self._sheet.kinds[0]).title}。"
        return SheetAsked(first, last, records, {key: answer() for key, answer in self.answers.items()})
