"""A year on one page: days off carry 休, worked weekends 班, each with a tint; a day is chosen to change."""

from __future__ import annotations

import calendar
from collections.abc import Mapping
from datetime import date, timedelta
from typing import Final

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QFont, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.colours import (
    ACCENT,
    ACCENT_PALE,
    AMBER,
    AMBER_PALE,
    FAINT,
    INK,
    LINE,
    QUIET,
    RED,
    RED_PALE,
    SURFACE,
    shade,
)

_ACROSS: Final = 4
_DOWN: Final = 3
_SIGN_SIZE: Final = 0.72
_HEADS: Final = "一二三四五六日"
_STEPS: Final = {
    Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: -7, Qt.Key.Key_Down: 7,
    Qt.Key.Key_PageUp: -28, Qt.Key.Key_PageDown: 28,
}  # fmt: skip


class YearCalendar(QWidget):
    """Twelve months, weeks from Monday. Arrows move the chosen day; Enter, Space or a click ask for it."""

    asked = Signal(object)
    """The day a person wants to change."""
    moved = Signal(object)
    """The day now chosen."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMouseTracking(True)
        self.year = date.today().year
        self.chosen = date(self.year, 1, 1)
        self.holidays: Mapping[date, str] = {}
        self.makeup: Mapping[date, str] = {}
        self._cells: dict[date, QRect] = {}

    def show_year(self, year: int, holidays: Mapping[date, str], makeup: Mapping[date, str]) -> None:
        """Show this year with these days off and worked weekends."""
        if year != self.year:
            self.chosen = date(year, 1, 1)
        self.year, self.holidays, self.makeup = year, holidays, makeup
        self.setAccessibleName(f"{year} 年的放假和调休")
        self._say()
        self.update()

    def rect_of(self, day: date) -> QRect:
        """Where a day is drawn."""
        self._lay_out()
        return self._cells[day]

    def words_of(self, day: date) -> str:
        """10月1日，星期三，休：国庆节."""
        told = f"{day.month}月{day.day}日，星期{_HEADS[day.weekday()]}"
        if day in self.holidays:
            return f"{told}，休：{self.holidays[day]}"
        if day in self.makeup:
            return f"{told}，班：{self.makeup[day]}"
        return told + ("，双休日" if day.weekday() >= 5 else "，工作日")

    # -- Qt

    def sizeHint(self) -> QSize:
        return QSize(760, 480)

    def minimumSizeHint(self) -> QSize:
        line = self.fontMetrics().height()
        return QSize(_ACROSS * 7 * line, _DOWN * 8 * line)

    def _fitting_font(self) -> QFont:
        """The usual font, smaller where a day with its sign would not fit into its cell."""
        area = self._month_area(1)
        metrics = self.fontMetrics()
        wanted = metrics.horizontalAdvance("28") + metrics.horizontalAdvance("休") * _SIGN_SIZE + 8
        font = QFont(self.font())
        shrunk = min(1.0, area.width() / 7 / wanted, self._line(area) / metrics.height())
        font.setPointSizeF(font.pointSizeF() * shrunk)
        return font

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), shade(SURFACE))
        self._lay_out()
        usual = self._fitting_font()
        bold = QFont(usual)
        bold.setBold(True)
        for month in range(1, 13):
            area = self._month_area(month)
            height = self._line(area)
            painter.setFont(bold)
            painter.setPen(shade(INK))
            painter.drawText(QRect(area.left(), area.top(), area.width(), height),
                             Qt.AlignmentFlag.AlignCenter, f"{month}月")  # fmt: skip
            painter.setFont(usual)
            for place, head in enumerate(_HEADS):
                painter.setPen(shade(FAINT if place < 5 else QUIET))
                painter.drawText(self._cell(area, place, 1), Qt.AlignmentFlag.AlignCenter, head)
        for day, cell in self._cells.items():
            self._paint_day(painter, day, cell)

    def _paint_day(self, painter: QPainter, day: date, cell: QRect) -> None:
        box = cell.adjusted(1, 1, -1, -1)
        sign, colour, ground = "", INK, None
        if day in self.holidays:
            sign, colour, ground = "休", RED, RED_PALE
        elif day in self.makeup:
            sign, colour, ground = "班", AMBER, AMBER_PALE
        elif day.weekday() >= 5:
            colour = FAINT
        if ground:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(shade(ground))
            painter.drawRoundedRect(box, 3, 3)
        if day == self.chosen:
            painter.setPen(shade(ACCENT if self.hasFocus() else LINE))
            painter.setBrush(Qt.BrushStyle.NoBrush if ground else shade(ACCENT_PALE))
            painter.drawRoundedRect(box, 3, 3)
        painter.setPen(shade(colour))
        if not sign:
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, str(day.day))
            return
        usual = painter.font()
        small = QFont(usual)
        small.setPointSizeF(usual.pointSizeF() * _SIGN_SIZE)
        middle = box.left() + box.width() * 56 // 100
        left = QRect(box.left(), box.top(), middle - box.left(), box.height())
        across = Qt.AlignmentFlag.AlignVCenter
        painter.drawText(left, across | Qt.AlignmentFlag.AlignRight, str(day.day))
        painter.setFont(small)
        right = QRect(middle + 1, box.top(), box.right() - middle, box.height())
        painter.drawText(right, across | Qt.AlignmentFlag.AlignLeft, sign)
        painter.setFont(usual)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = next((days for key, days in _STEPS.items() if event.key() == key), 0)
        if step:
            day = self.chosen + timedelta(days=step)
            if day in self._cells:
                self._choose(day)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.asked.emit(self.chosen)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        day = self._day_at(event)
        if day is not None:
            self._choose(day)
            self.asked.emit(day)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        day = self._day_at(event)
        self.setToolTip(self.words_of(day) if day else "")

    def _choose(self, day: date) -> None:
        self.chosen = day
        self._say()
        self.moved.emit(day)
        self.update()

    def _say(self) -> None:
        self.setAccessibleDescription(self.words_of(self.chosen))

    def _day_at(self, event: QMouseEvent) -> date | None:
        place = event.position().toPoint()
        return next((day for day, cell in self._cells.items() if cell.contains(place)), None)

    # -- where things stand

    def _lay_out(self) -> None:
        self._cells = {}
        for month in range(1, 13):
            area = self._month_area(month)
            first, days = calendar.monthrange(self.year, month)
            for number in range(days):
                week, place = divmod(first + number, 7)
                self._cells[date(self.year, month, number + 1)] = self._cell(area, place, week + 2)

    def _month_area(self, month: int) -> QRect:
        down, across = divmod(month - 1, _ACROSS)
        width, height = self.width() / _ACROSS, self.height() / _DOWN
        return QRect(round(across * width), round(down * height), round(width), round(height)).adjusted(
            8, 4, -8, -4
        )

    def _line(self, area: QRect) -> int:
        return area.height() // 8

    def _cell(self, area: QRect, place: int, line: int) -> QRect:
        height, width = self._line(area), area.width() / 7
        return QRect(area.left() + round(place * width), area.top() + line * height, round(width), height)
