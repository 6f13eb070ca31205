"""Headings in two levels, as the table has them on paper: 委托移送 above 法院, 检察院, 公安机关."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QHeaderView, QWidget

from lawgov_desktop.reporting.statistics import StatColumn
from ui.colours import GROUND, INK, LINE, QUIET, shade

_WRAP = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWrapAnywhere


class GroupHeader(QHeaderView):
    """Knows the columns of a statutory table; neighbours of one group stand under one heading."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._columns: tuple[StatColumn, ...] = ()
        self._spans: dict[int, tuple[int, int]] = {}
        self._lines = 2
        self.setSectionsClickable(True)
        self.setHighlightSections(False)
        self.setMinimumSectionSize(2 * self.fontMetrics().height())

    def show_columns(self, columns: Sequence[StatColumn]) -> None:
        """Show these; widths follow :meth:`fit`."""
        self._columns = tuple(columns)
        self._spans.clear()
        at = 0
        for group, some in groupby(columns, key=lambda column: column.group):
            count = len(list(some))
            if group:
                self._spans |= dict.fromkeys(range(at, at + count), (at, at + count - 1))
            at += count

    def fit(self, widths: Sequence[int]) -> None:
        """Columns as wide as their numbers and at least so wide that a label takes few lines."""
        metrics = self.fontMetrics()
        em = metrics.horizontalAdvance("字")
        self._lines = 1
        for place, (column, number) in enumerate(zip(self._columns, widths, strict=True)):
            letters = len(column.label)
            wanted = em * (letters if letters <= 4 else -(-letters // (2 if letters <= 10 else 3))) + em
            wide = max(number, wanted, round(2.6 * em))
            self.resizeSection(place, wide)
            room = wide - 8
            lines = -(-metrics.horizontalAdvance(column.label) // max(room, 1))
            self._lines = max(self._lines, lines)
        self.updateGeometries()
        self.viewport().update()

    def sizeHint(self) -> QSize:
        size = super().sizeHint()
        line = self.fontMetrics().height()
        upper = line + 8 if self._spans else 0
        return QSize(size.width(), upper + self._lines * line + 8)

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        if section >= len(self._columns):
            return
        painter.save()
        painter.setClipRect(rect)
        painter.fillRect(rect, shade(GROUND))
        column = self._columns[section]
        below = QRect(rect)
        line = QPen(shade(LINE), 1)
        if section in self._spans:
            upper = self.fontMetrics().height() + 8
            first, last = self._spans[section]
            left = self.sectionViewportPosition(first)
            right = self.sectionViewportPosition(last) + self.sectionSize(last)
            # Where the group reaches out of sight its name stands over the part that is seen.
            shown = QRect(left, rect.top(), right - left, upper).intersected(
                QRect(0, rect.top(), self.viewport().width(), upper)
            )
            painter.setPen(shade(QUIET))
            painter.drawText(shown, Qt.AlignmentFlag.AlignCenter, column.group)
            painter.setPen(line)
            painter.drawLine(rect.left(), rect.top() + upper, rect.right(), rect.top() + upper)
            if section == last:
                painter.drawLine(rect.right(), rect.top(), rect.right(), rect.top() + upper)
            below.setTop(rect.top() + upper)
        painter.setPen(line)
        painter.drawLine(below.topRight(), below.bottomRight())
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        painter.setPen(shade(INK))
        painter.drawText(below.adjusted(3, 2, -3, -2), _WRAP, column.label)
        painter.restore()
