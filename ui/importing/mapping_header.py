"""The head of the preview: above every column its letter, the field it goes to, and how sure that is.

A click (or Enter) opens the choice; a field is dragged from one column to another.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QDrag,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPen,
    QPixmap,
)
from PySide6.QtWidgets import QApplication, QHeaderView, QTableView, QToolTip, QWidget

from ui.colours import ACCENT, ACCENT_PALE, FAINT, FIELD_LINE, HEADING, INK, LINE, QUIET, SURFACE, shade
from ui.importing.column_choice import DROP, ColumnChoice
from ui.importing.field_list import field_mime
from ui.importing.field_words import MIME
from ui.importing.pieces import scaled

_GRIP: Final = 5  # pixels beside an edge that resize a column


class MappingHeader(QHeaderView):
    """A horizontal header that shows :class:`ColumnChoice`; it knows places, not what they mean."""

    asked = Signal(int)
    """The person wants to choose for this column."""
    chosen = Signal(str, str)
    """Letter of the column, its choice."""
    dropped = Signal(str, str)
    """What was dragged here (a path, or "@" and the letter it left), letter of the column it fell on."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._choices: tuple[ColumnChoice, ...] = ()
        self._pressed_at: QPoint | None = None
        self._over = -1
        self.current = 0
        """The column the keyboard is at."""
        self.setSectionsClickable(False)
        self.setMinimumSectionSize(scaled(self, 96))
        self.setDefaultSectionSize(scaled(self, 150))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAcceptDrops(True)
        self.viewport().setAcceptDrops(True)
        self.viewport().setMouseTracking(True)
        self.setAccessibleName("每一列对应的栏目")

    def show_choices(self, choices: Sequence[ColumnChoice]) -> None:
        self._choices = tuple(choices)
        self.current = max(0, min(self.current, len(choices) - 1))
        self._describe()
        self.viewport().update()

    def choice(self, column: int) -> ColumnChoice:
        return self._choices[column]

    def place_of(self, letter: str) -> int:
        return next((at for at, one in enumerate(self._choices) if one.letter == letter), -1)

    def go_to(self, column: int) -> None:
        """Bring the keyboard to a column and the column into view."""
        if not 0 <= column < len(self._choices):
            return
        self.current = column
        table = self.parentWidget()
        if isinstance(table, QTableView):
            left, width = self.sectionViewportPosition(column), self.sectionSize(column)
            bar = table.horizontalScrollBar()
            if left < 0:
                bar.setValue(bar.value() + left)
            elif left + width > self.viewport().width():
                bar.setValue(bar.value() + min(left, left + width - self.viewport().width()))
        self._describe()
        self.viewport().update()

    def _describe(self) -> None:
        if self._choices:
            self.setAccessibleDescription(self._choices[self.current].told)

    def ask(self, column: int) -> None:
        """Open the choice for a column; those of further groups follow the first."""
        if 0 <= column < len(self._choices) and not self._choices[column].group:
            self.go_to(column)
            self.asked.emit(column)

    def box_corner(self, column: int) -> QPoint:
        """The lower left corner of a column's box, on the screen."""
        rect = self._box(self._section(column))
        return self.viewport().mapToGlobal(rect.bottomLeft())

    # ------------------------------------------------------------ keyboard

    def keyPressEvent(self, event: QKeyEvent) -> None:
        keys = Qt.Key
        steps = {keys.Key_Left: -1, keys.Key_Right: 1, keys.Key_Home: -len(self._choices)}
        steps[keys.Key_End] = len(self._choices)
        key = Qt.Key(event.key())
        if key in steps:
            self.go_to(max(0, min(self.current + steps[key], len(self._choices) - 1)))
        elif key in (keys.Key_Return, keys.Key_Enter, keys.Key_Space, keys.Key_Down, keys.Key_F4):
            self.ask(self.current)
        elif key == keys.Key_Delete and self._choices and not self._choices[self.current].group:
            self.chosen.emit(self._choices[self.current].letter, DROP)
        else:
            super().keyPressEvent(event)

    # ------------------------------------------------------------ mouse, dragging

    def mousePressEvent(self, event: QMouseEvent) -> None:
        place = event.position().toPoint()
        if event.button() == Qt.MouseButton.LeftButton and not self._on_grip(place):
            self._pressed_at = place
            return
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        start = self._pressed_at
        if start is None:
            super().mouseMoveEvent(event)
            return
        moved = (event.position().toPoint() - start).manhattanLength()
        column = self.logicalIndexAt(start)
        if moved >= QApplication.startDragDistance() and 0 <= column < len(self._choices):
            self._pressed_at = None
            choice = self._choices[column]
            if choice.mapped and not choice.group:
                drag = QDrag(self)
                drag.setMimeData(field_mime(f"@{choice.letter}"))
                drag.setPixmap(self._picture(choice.word))
                drag.exec(Qt.DropAction.MoveAction)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        start, self._pressed_at = self._pressed_at, None
        if start is None:
            super().mouseReleaseEvent(event)
            return
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        self.ask(self.logicalIndexAt(start))

    def _on_grip(self, place: QPoint) -> bool:
        column = self.logicalIndexAt(place)
        if column < 0:
            return True
        left = self.sectionViewportPosition(column)
        near_left = place.x() - left < _GRIP and column > 0
        return near_left or left + self.sectionSize(column) - place.x() <= _GRIP

    def _picture(self, word: str) -> QPixmap:
        metrics, ratio = self.fontMetrics(), self.devicePixelRatioF()
        size = QSize(metrics.horizontalAdvance(word) + 24, metrics.height() + 10)
        picture = QPixmap(size * ratio)
        picture.setDevicePixelRatio(ratio)
        picture.fill(shade(ACCENT_PALE))
        painter = QPainter(picture)
        painter.setFont(self.font())
        painter.setPen(shade(INK))
        painter.drawText(QRect(QPoint(0, 0), size), Qt.AlignmentFlag.AlignCenter, word)
        painter.end()
        return picture

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        self.dragMoveEvent(event)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        if not event.mimeData().hasFormat(MIME):
            event.ignore()
            return
        x = event.position().toPoint().x()
        column = self.logicalIndexAt(QPoint(x, 1))
        self._roll(x)
        fits = 0 <= column < len(self._choices) and not self._choices[column].group
        self._mark(column if fits else -1)
        if fits:
            event.acceptProposedAction()
        else:
            event.ignore()

    def _roll(self, x: int) -> None:
        """Near an edge the table rolls on, so that a far column can be reached."""
        table, margin = self.parentWidget(), scaled(self, 32)
        if isinstance(table, QTableView):
            bar = table.horizontalScrollBar()
            step = -margin if x < margin else margin if x > self.viewport().width() - margin else 0
            bar.setValue(bar.value() + step)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self._mark(-1)

    def dropEvent(self, event: QDropEvent) -> None:
        column = self.logicalIndexAt(QPoint(event.position().toPoint().x(), 1))
        self._mark(-1)
        if not event.mimeData().hasFormat(MIME) or not 0 <= column < len(self._choices):
            return
        if not self._choices[column].group:
            event.acceptProposedAction()
            said = bytes(event.mimeData().data(MIME).data()).decode()
            self.go_to(column)
            self.dropped.emit(said, self._choices[column].letter)

    def _mark(self, column: int) -> None:
        if column != self._over:
            self._over = column
            self.viewport().update()

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            column = self.logicalIndexAt(event.pos())
            told = self._choices[column].told if 0 <= column < len(self._choices) else ""
            QToolTip.showText(event.globalPos(), told, self)
            return True
        return super().viewportEvent(event)

    # ------------------------------------------------------------ places and painting

    def _line(self) -> int:
        return self.fontMetrics().height()

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), self._line() * 3 + 30)

    def _section(self, column: int) -> QRect:
        return QRect(
            self.sectionViewportPosition(column), 0, self.sectionSize(column), self.viewport().height()
        )

    def _box(self, section: QRect) -> QRect:
        return QRect(section.left() + 4, self._line() + 7, section.width() - 9, self._line() + 10)

    def paintSection(self, painter: QPainter, rect: QRect, logical: int) -> None:
        painter.save()
        painter.fillRect(rect, shade(ACCENT_PALE if logical == self._over else HEADING))
        painter.setPen(shade(LINE))
        painter.drawLine(rect.topRight(), rect.bottomRight())
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        if logical < len(self._choices):
            choice = self._choices[logical]
            self._paint_head(painter, rect.adjusted(6, 4, -6, -4), choice)
            if not choice.group:
                self._paint_box(painter, self._box(rect), choice, here=logical == self.current)
            painter.setPen(shade(choice.colour))
            mark = painter.fontMetrics().elidedText(
                choice.mark, Qt.TextElideMode.ElideRight, rect.width() - 10
            )
            painter.drawText(
                rect.adjusted(6, 3, -4, -5), Qt.AlignmentFlag.AlignBottom | Qt.AlignmentFlag.AlignLeft, mark
            )
        painter.restore()

    @staticmethod
    def _paint_head(painter: QPainter, inner: QRect, choice: ColumnChoice) -> None:
        top_left = Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft
        font = painter.font()
        font.setBold(True)
        painter.setFont(font)
        painter.setPen(shade(INK))
        letter = "" if choice.beside else choice.letter
        painter.drawText(inner, top_left, letter)
        used = painter.fontMetrics().horizontalAdvance(letter) + (6 if letter else 0)
        font.setBold(False)
        painter.setFont(font)
        painter.setPen(shade(QUIET))
        words = ("隐藏　" if choice.hidden else "") + choice.heading
        text = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, inner.width() - used)
        painter.drawText(inner.adjusted(used, 0, 0, 0), top_left, text)

    def _paint_box(self, painter: QPainter, box: QRect, choice: ColumnChoice, *, here: bool) -> None:
        focus = here and self.hasFocus()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(shade(ACCENT if focus else FIELD_LINE), 2 if focus else 1))
        painter.setBrush(shade(SURFACE if choice.choice != DROP else HEADING))
        painter.drawRoundedRect(box, 4, 4)
        painter.setPen(shade(INK if choice.mapped else QUIET))
        inner = box.adjusted(8, 0, -20, 0)
        word = painter.fontMetrics().elidedText(choice.word, Qt.TextElideMode.ElideRight, inner.width())
        painter.drawText(inner, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, word)
        painter.setPen(QPen(shade(FAINT), 1.5))
        middle = QPoint(box.right() - 11, box.center().y() + 1)
        painter.drawLine(middle + QPoint(-4, -2), middle + QPoint(0, 2))
        painter.drawLine(middle + QPoint(0, 2), middle + QPoint(4, -2))
