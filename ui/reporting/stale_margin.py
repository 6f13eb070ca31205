"""The margin of the text that says 待更新 beside paragraphs that are still nearly last year's."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Final

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QHelpEvent, QPainter, QPaintEvent, QTextBlock
from PySide6.QtWidgets import QTextEdit, QToolTip, QWidget

from ui.colours import AMBER, shade

_WORD: Final = "待更新"
_BAR: Final = 3
_SPACE: Final = 6


class StaleMargin(QWidget):
    """Stands at the left of a text edit only while there is something to say.

    How much a paragraph is like last year's is kept with the paragraph itself (its user state), so that the
    word moves along while one types above it.
    """

    def __init__(self, text: QTextEdit, make_room: Callable[[int], None]) -> None:
        """``make_room(width)`` keeps so many pixels free at the left of the text."""
        super().__init__(text)
        self._text, self._make_room = text, make_room
        self._width = 0
        self._shown = False
        self.setAccessibleName("与上年相同的段落")
        self.hide()
        text.verticalScrollBar().valueChanged.connect(self._moved)
        text.document().documentLayout().documentSizeChanged.connect(self._moved)

    def show_stale(self, alike: Mapping[int, int]) -> None:
        """Paragraph number → percent; every other paragraph bears nothing."""
        block = self._text.document().begin()
        while block.isValid():
            block.setUserState(alike.get(block.blockNumber(), -1))
            block = block.next()
        self._shown = bool(alike)
        self.setVisible(self._shown)
        self.lay_out()
        self.update()

    def stale(self) -> dict[int, int]:
        """What is shown: paragraph → percent."""
        return {block.blockNumber(): block.userState() for block in self._blocks() if block.userState() > 0}

    def lay_out(self) -> None:
        """Take the room the word needs, or none."""
        width = self.sizeHint().width() if self._shown else 0
        if width != self._width:
            self._width = width
            self._make_room(width)
        inner = self._text.contentsRect()
        self.setGeometry(inner.left(), inner.top(), width, inner.height())

    def sizeHint(self) -> QSize:
        return QSize(self._word_width() + _BAR + 2 * _SPACE, 0)

    def _word_width(self) -> int:
        return self.fontMetrics().horizontalAdvance(_WORD)

    def _moved(self) -> None:
        self.update()

    def _blocks(self) -> Iterator[QTextBlock]:
        block = self._text.document().begin()
        while block.isValid():
            yield block
            block = block.next()

    def _places(self) -> Iterator[tuple[QTextBlock, QRectF]]:
        layout = self._text.document().documentLayout()
        gone = self._text.verticalScrollBar().value()
        for block in self._blocks():
            if block.userState() > 0:
                place = layout.blockBoundingRect(block).translated(0, -gone)
                if place.bottom() >= 0 and place.top() <= self.height():
                    yield block, place

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        colour = shade(AMBER)
        height = self.fontMetrics().height()
        for _, place in self._places():
            bar = QRectF(self.width() - _BAR, place.top() + 3, _BAR, place.height() - 6)
            soft = QColor(colour)
            soft.setAlpha(110)
            painter.fillRect(bar, soft)
            painter.setPen(colour)
            where = QRectF(_SPACE / 2, place.top() + 5, self._word_width() + 2, height)
            painter.drawText(where, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, _WORD)
        painter.end()

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent):
            for block, place in self._places():
                if place.top() <= event.pos().y() <= place.bottom():
                    told = f"与上年报告相同 {block.userState()}%，请看看是否还符合今年的情况"
                    QToolTip.showText(event.globalPos(), told, self)
                    return True
        return super().event(event)
