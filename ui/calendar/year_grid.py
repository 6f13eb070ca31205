"""A year on one surface: twelve months, every day with its lunar day and a sign for what it holds."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Final

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFont, QHelpEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from lawgov_desktop.procedures.publicity_calendar import MARKS, CalendarDay, MarketCalendar, weeks_of
from lawgov_desktop.timekeeping.lunar import WEEKDAYS, day_in_words, day_name, month_name
from ui.colours import (
    ACCENT,
    ACCENT_PALE,
    FAINT,
    GREEN,
    GROUND,
    HELD,
    INK,
    LINE,
    QUIET,
    RED,
    RED_PALE,
    SURFACE,
    shade,
)

SIGNS: Final = {key: sign for key, _, sign in MARKS}
FILLS: Final = {
    "held": (HELD, GREEN),
    "made_up": (HELD, GREEN),
    "planned": (ACCENT_PALE, ACCENT),
    "cancelled": (RED_PALE, RED),
    "market": (SURFACE, ACCENT),
    "fallen": (GROUND, FAINT),
}
"""Mark → (ground, ink); the sign tells the same without colour."""
_GAP: Final = 16
_STEPS: Final = {
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_Up: -7,
    Qt.Key.Key_Down: 7,
}


class YearGrid(QWidget):
    """Painted, not made of 365 widgets; arrows walk the days, Enter or a click chooses one."""

    chosen = Signal(object)
    """The day that was clicked or entered."""
    moved = Signal(object)
    """The day the keyboard stands on."""

    def __init__(self, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._today = today
        self._calendar = MarketCalendar(today.year, {})
        self.current = today
        self._columns = 3
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setAccessibleName("全年集日")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_year(self, calendar: MarketCalendar) -> None:
        """Show this year; the day that was current stays, moved into the year."""
        self._calendar = calendar
        if self.current.year != calendar.year:
            day = min(self.current.day, 28)
            self.current = self.current.replace(year=calendar.year, day=day)
        self._tell_current()
        self.update()

    # --- sizes: they grow with the text

    @property
    def _cell(self) -> QSize:
        em = self.fontMetrics().height()
        return QSize(round(2.9 * em), round(2.35 * em))

    @property
    def _head(self) -> int:
        return round(2.9 * self.fontMetrics().height())

    def _month_size(self) -> QSize:
        cell = self._cell
        return QSize(7 * cell.width(), self._head + 6 * cell.height())

    def resizeEvent(self, event: QEvent) -> None:
        self._lay_out()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.FontChange:
            self._lay_out()
        super().changeEvent(event)

    def _lay_out(self) -> None:
        month = self._month_size()
        self._columns = max(1, min(4, (self.width() + _GAP) // (month.width() + _GAP)))
        rows = -(-12 // self._columns)
        self.setFixedHeight(rows * (month.height() + _GAP))

    def month_rect(self, month: int) -> QRect:
        """Where a month stands."""
        size = self._month_size()
        row, column = divmod(month - 1, self._columns)
        spare = max(self.width() - self._columns * size.width() - (self._columns - 1) * _GAP, 0)
        left = spare // 2 + column * (size.width() + _GAP)
        return QRect(QPoint(left, row * (size.height() + _GAP)), size)

    def day_rect(self, day: date) -> QRect:
        """Where a day stands."""
        month, cell = self.month_rect(day.month), self._cell
        week = (day.day - 1 + day.replace(day=1).weekday()) // 7
        left = month.left() + day.weekday() * cell.width()
        return QRect(QPoint(left, month.top() + self._head + week * cell.height()), cell)

    def day_at(self, place: QPoint) -> date | None:
        """The day at a place; None beside the days."""
        for month in range(1, 13):
            if self.month_rect(month).contains(place):
                for week in weeks_of(self._calendar.year, month):
                    for day in week:
                        if self.day_rect(day).contains(place):
                            return day
        return None

    # --- painting

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        for month in range(1, 13):
            if self.month_rect(month).intersects(event.rect()):
                self._paint_month(painter, month)
        painter.end()

    def _paint_month(self, painter: QPainter, month: int) -> None:
        rect, cell = self.month_rect(month), self._cell
        bold = QFont(self.font())
        bold.setBold(True)
        painter.setFont(bold)
        painter.setPen(shade(INK))
        em = self.fontMetrics().height()
        painter.drawText(rect.adjusted(4, 0, 0, 0), Qt.AlignmentFlag.AlignTop, f"{month}月")
        painter.setFont(self._small())
        painter.setPen(shade(QUIET))
        for place, name in enumerate(WEEKDAYS):
            where = QRect(rect.left() + place * cell.width(), rect.top() + round(1.5 * em), cell.width(), em)
            painter.drawText(where, Qt.AlignmentFlag.AlignCenter, name)
        for week in weeks_of(self._calendar.year, month):
            for day in week:
                self._paint_day(painter, day)

    def _paint_day(self, painter: QPainter, day: date) -> None:
        rect = self.day_rect(day).adjusted(1, 1, -1, -1)
        known = self._calendar.days.get(day)
        mark = known.mark if known else ""
        ground, ink = FILLS.get(mark, (SURFACE, QUIET))
        painter.setPen(QPen(shade(ink if mark in ("market", "planned") else LINE), 1))
        painter.setBrush(shade(ground))
        painter.drawRect(rect)
        font = QFont(self.font())
        font.setBold(bool(mark) and mark != "fallen")
        painter.setFont(font)
        painter.setPen(shade(INK if mark else QUIET))
        upper = rect.adjusted(4, 0, -4, -rect.height() // 2 + 2)
        lower = rect.adjusted(4, rect.height() // 2 - 1, -2, 0)
        painter.drawText(upper, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, str(day.day))
        painter.setPen(shade(ink))
        if mark:
            painter.drawText(upper, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, SIGNS[mark])
        painter.setFont(self._small())
        painter.setPen(shade(QUIET))
        if known is not None:
            painter.drawText(lower, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, _lunar(known))
        if day == self._today:
            painter.setPen(shade(RED))
            painter.drawText(lower, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, "今")
        if day == self.current and self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(shade(ACCENT), 2))
            painter.drawRect(rect)

    def _small(self) -> QFont:
        small = QFont(self.font())
        small.setPointSizeF(self.font().pointSizeF() * 0.82)
        return small

    # --- keyboard and mouse

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = _STEPS.get(Qt.Key(event.key()), 0)
        if step:
            there = self.current + timedelta(days=step)
            if there.year == self._calendar.year:
                self.go_to(there)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.chosen.emit(self.current)
        else:
            super().keyPressEvent(event)

    def go_to(self, day: date) -> None:
        """Put the keyboard on a day of the year shown."""
        self.current = day
        self._tell_current()
        self.update()
        self.moved.emit(day)

    def focusInEvent(self, event: QEvent) -> None:
        self.update()

    def focusOutEvent(self, event: QEvent) -> None:
        self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        day = self.day_at(event.position().toPoint())
        if day is not None and event.button() == Qt.MouseButton.LeftButton:
            self.go_to(day)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        day = self.day_at(event.position().toPoint())
        if day is not None and day == self.current and event.button() == Qt.MouseButton.LeftButton:
            self.chosen.emit(day)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            day = self.day_at(event.pos())
            QToolTip.showText(event.globalPos(), self.words_of(day) if day else "", self)
            return True
        return super().event(event)

    def words_of(self, day: date) -> str:
        """A day in words, with what it holds."""
        known = self._calendar.days.get(day)
        held = known.in_words() if known else ""
        return f"{day.month}月{day.day}日 {day_in_words(day)}" + (f"\n{held}" if held else "")

    def _tell_current(self) -> None:
        self.setAccessibleDescription(self.words_of(self.current))


def _lunar(one: CalendarDay) -> str:
    """廿三; the month's name on its first day."""
    if one.lunar.day == 1:
        return month_name(one.lunar.month, leap=one.lunar.leap)
    return day_name(one.lunar.day)
