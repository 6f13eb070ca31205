"""The period a person asks for: this month, this quarter, half a year, a year, or two days of their own."""

from __future__ import annotations

from datetime import date
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QLineEdit, QWidget

from lawgov_desktop.records.dates import first_day, last_day, read_date
from lawgov_desktop.reporting.period import Period
from ui.widgets.enter import keep_enter

PERIODS: Final = (
    ("month", "本月"), ("last_month", "上月"), ("quarter", "本季"), ("last_quarter", "上季"),
    ("half", "上半年"), ("second_half", "下半年"), ("year", "本年"), ("last_year", "上年"),
    ("own", "自定起止"),
)  # fmt: skip


def named_period(key: str, today: date) -> Period | None:
    """The period of that name as of ``today``; None for one of two days of one's own.

    上半年 and 下半年 are those of this year; what is not over yet is counted to its last day all the same.
    """
    year, month = today.year, today.month
    match key:
        case "month":
            return Period.month(year, month)
        case "last_month":
            return Period.month(year, month - 1) if month > 1 else Period.month(year - 1, 12)
        case "quarter":
            return _quarter(year, (month - 1) // 3)
        case "last_quarter":
            return _quarter(year, (month - 1) // 3 - 1) if month > 3 else _quarter(year - 1, 3)
        case "half":
            return Period(date(year, 1, 1), date(year, 6, 30))
        case "second_half":
            return Period(date(year, 7, 1), date(year, 12, 31))
        case "year":
            return Period.year(year)
        case "last_year":
            return Period.year(year - 1)
    return None


def _quarter(year: int, number: int) -> Period:
    """The quarter of a year, counted from 0."""
    return Period(date(year, 3 * number + 1, 1), Period.month(year, 3 * number + 3).last)


class PeriodRow(QWidget):
    """A drop-down, and two days that say what it means and may be typed over."""

    changed = Signal()

    def __init__(self, today: date, chosen: str = "year", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._today = today
        self.named = QComboBox()
        self.named.setAccessibleName("时间")
        for key, words in PERIODS:
            self.named.addItem(words, key)
        self.first, self.last = self._day("起始日期"), self._day("截止日期")
        self.wrong = QLabel()
        self.wrong.setObjectName("overdue")
        self.wrong.hide()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        label = QLabel("时间")
        label.setBuddy(self.named)
        for widget in (label, self.named, self.first, QLabel("至"), self.last, self.wrong):
            row.addWidget(widget)
        self.period = Period.year(today.year)
        """The period asked for; stays as it was while the days typed make none."""
        self.choose(chosen)
        self.named.activated.connect(lambda _: self.choose(self.named.currentData(), tell=True))
        for edit in (self.first, self.last):
            edit.editingFinished.connect(self._typed)
        keep_enter(self.first, self.last)
        self.rescale()

    def rescale(self) -> None:
        """Fit the days to the size of the text."""
        for edit in (self.first, self.last):
            edit.setFixedWidth(edit.fontMetrics().horizontalAdvance("2025-12-31") + 28)

    def _day(self, name: str) -> QLineEdit:
        edit = QLineEdit()
        edit.setAccessibleName(name)
        return edit

    def choose(self, key: str, *, tell: bool = False) -> None:
        """Choose a period by its name; 自定起止 leaves the days and goes to the first of them."""
        self.named.setCurrentIndex(self.named.findData(key))
        period = named_period(key, self._today)
        if period is None:
            self.first.setFocus()
            self.first.selectAll()
            return
        self._show(period)
        if tell:
            self.changed.emit()

    def show_period(self, period: Period) -> None:
        """Show any period: by its name if it has one, else as two days."""
        key = next((key for key, _ in PERIODS if named_period(key, self._today) == period), "own")
        self.named.setCurrentIndex(self.named.findData(key))
        self._show(period)

    def _show(self, period: Period) -> None:
        self.period = period
        self.first.setText(period.first.isoformat())
        self.last.setText(period.last.isoformat())
        self.wrong.hide()

    def _typed(self) -> None:
        first = first_day(str(read_date(self.first.text()).value or ""))
        last = last_day(str(read_date(self.last.text()).value or ""))
        if first is None or last is None or last < first:
            self.wrong.setText("截止日期早于起始日期" if first and last else "日期看不懂，如 20250101")
            self.wrong.show()
            return
        if Period(first, last) != self.period or self.wrong.isVisible():
            self.show_period(Period(first, last))
            self.changed.emit()
