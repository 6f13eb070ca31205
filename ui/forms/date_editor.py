"""A date as a clerk types it (20210305, 2021.3.5, 3-5) or picks it, its weekday and lunar day beside."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QDate, QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QKeyEvent, QTextCharFormat
from PySide6.QtWidgets import QCalendarWidget, QLabel, QLineEdit, QMenu, QWidget, QWidgetAction

from lawgov_desktop.records.dates import as_day, read_date
from lawgov_desktop.records.fields import Labelled
from lawgov_desktop.records.reading import Reading
from lawgov_desktop.timekeeping.lunar import day_in_words
from ui.colours import RED, shade
from ui.forms.editors import Desk, LineEditor

_EXAMPLE: Final = "如 20210305、3-5"
_AROUND: Final = 66
"""Pixels of a line around its text: borders, paddings, the sign of the calendar."""


class DateEditor(LineEditor):
    """Month and day alone mean this year; the whole date is shown at once, so nothing is guessed unseen."""

    def __init__(self, own: Labelled, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(own, desk, parent)
        self.line.setPlaceholderText(_EXAMPLE)
        pick = self.line.addAction(desk.icons("calendar"), QLineEdit.ActionPosition.TrailingPosition)
        pick.setText(f"从日历里选{own.label}")
        pick.setToolTip("从日历里选（Alt+↓）")
        pick.triggered.connect(self.open_calendar)
        self._beside = QLabel(own.hint)
        self._beside.setObjectName("hint")
        self._beside.setWordWrap(True)
        self.row.setStretchFactor(self.line, 0)
        self.row.addWidget(self._beside, 1)
        self.line.textChanged.connect(self._show_beside)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._fit()

    def _fit(self) -> None:
        """Room for a whole date and the sign of the calendar at any size of the text."""
        self.line.ensurePolished()
        self.line.setFixedWidth(self.line.fontMetrics().horizontalAdvance(_EXAMPLE) + _AROUND)

    def read(self, text: str) -> Reading:
        reading = read_date(text)
        if reading.unread:
            with_year = read_date(text, default_year=self.desk.today.year)
            if with_year.value is not None:
                return Reading(with_year.value)
        return reading

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            alt_down = event.key() == Qt.Key.Key_Down and event.modifiers() & Qt.KeyboardModifier.AltModifier
            if alt_down:
                self.open_calendar()
                return True
        return super().eventFilter(watched, event)

    @property
    def beside(self) -> str:
        return self._beside.text()

    def say_beside(self, words: str) -> None:
        """Tell more of the day than its weekday and lunar day: which market is held, say."""
        self._beside.setText(words)

    def open_calendar(self) -> None:
        calendar = QCalendarWidget()
        calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        calendar.setHorizontalHeaderFormat(QCalendarWidget.HorizontalHeaderFormat.SingleLetterDayNames)
        calendar.setFirstDayOfWeek(Qt.DayOfWeek.Monday)
        weekend = QTextCharFormat()
        weekend.setForeground(shade(RED))
        for weekday in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday):
            calendar.setWeekdayTextFormat(weekday, weekend)
        value = self.entry().value
        day = as_day(str(value)) if value else None
        day = day or self.desk.today
        calendar.setSelectedDate(QDate(day.year, day.month, day.day))
        menu = QMenu(self)
        action = QWidgetAction(menu)
        action.setDefaultWidget(calendar)
        menu.addAction(action)
        calendar.clicked.connect(lambda chosen: self._chosen(chosen, menu))
        calendar.activated.connect(lambda chosen: self._chosen(chosen, menu))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.line.mapToGlobal(QPoint(0, self.line.height())))
        calendar.setFocus()

    def _chosen(self, day: QDate, menu: QMenu) -> None:
        menu.close()
        self.line.setText(day.toString(Qt.DateFormat.ISODate))
        self._was_edited()
        self.line.setFocus()
        self.left.emit()

    def _show_beside(self, text: str) -> None:
        reading = self.read(text)
        day = as_day(str(reading.value)) if reading.value else None
        shown = day_in_words(day) if day else "" if text.strip() else self.own.hint
        if day and text.strip() != day.isoformat() and self.line.hasFocus():
            shown = f"{day.isoformat()} {shown}"
        # Only the hint is long; a wrapping label costs the lines below the field their true height.
        self._beside.setWordWrap(bool(shown) and shown == self.own.hint)
        self._beside.setText(shown)
