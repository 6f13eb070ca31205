"""Last year's text beside this year's: the paragraph that corresponds is shown, and may be taken over."""

from __future__ import annotations

from collections import defaultdict
from typing import Final

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QFont, QTextBlockFormat, QTextCharFormat, QTextCursor, QTextFormat
from PySide6.QtWidgets import QLabel, QPushButton, QTextEdit, QVBoxLayout, QWidget

from lawgov_desktop.reporting.report.last_year_read import LastYear
from lawgov_desktop.reporting.report_numbers import Number
from lawgov_desktop.reporting.report_text import Line
from ui.colours import ACCENT, ACCENT_PALE, AMBER, shade

_NONE: Final = "还没有上年报告。点上面的“上年报告…”，选去年的 Word 或文本文件，或取台账里的上年报告。"


class LastYearPage(QWidget):
    """Read only. Numbers of known figures are underlined; those nobody knows are underlined with dashes."""

    wanted = Signal(int)
    """The number of the line of the paragraph to be taken over."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.about = QLabel(_NONE)
        self.about.setObjectName("hint")
        self.about.setWordWrap(True)
        self.text = QTextEdit()
        self.text.setReadOnly(True)
        self.text.setAccessibleName("上年报告全文")
        self.text.setTabChangesFocus(True)
        self.take = QPushButton("把这一段拿过来")
        self.take.setToolTip("插到正文光标所在段落的后面，认得的数字换成今年的")
        self.take.clicked.connect(self._take)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 8, 8, 8)
        column.setSpacing(6)
        column.addWidget(self.about)
        column.addWidget(self.text, 1)
        column.addWidget(self.take)
        self._lines: tuple[Line, ...] = ()
        self.text.cursorPositionChanged.connect(self._mark_here)
        self.show_report(None)

    def show_report(self, last: LastYear | None) -> None:
        """Show it from its beginning; None: there is none yet."""
        self._last = last
        self._lines = last.paragraphs if last is not None else ()
        self.about.setText(_NONE if last is None else f"{last.in_words}。")
        self.text.clear()
        self.text.setVisible(bool(self._lines))
        self.take.setVisible(bool(self._lines))
        if last is None:
            return
        known = {(one.number.line, one.number.start) for one in last.meant}
        numbers: defaultdict[int, list[Number]] = defaultdict(list)
        for number in last.numbers:
            numbers[number.line].append(number)
        cursor = QTextCursor(self.text.document())
        for place, line in enumerate(self._lines):
            if place:
                cursor.insertBlock()
            shape = QTextBlockFormat()
            shape.setLineHeight(135.0, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
            shape.setBottomMargin(4.0)
            cursor.setBlockFormat(shape)
            cursor.insertText(line.text.strip(" \u3000"), _words(line))
            begin = cursor.block().position() - (len(line.text) - len(line.text.lstrip(" \u3000")))
            for number in numbers[line.number]:
                one = QTextCursor(self.text.document())
                one.setPosition(begin + number.start)
                one.setPosition(begin + number.end, QTextCursor.MoveMode.KeepAnchor)
                one.mergeCharFormat(_number((line.number, number.start) in known))
        self.text.moveCursor(QTextCursor.MoveOperation.Start)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "_last"):
            self.show_report(self._last)

    def go_to(self, line: Line) -> None:
        """Show the paragraph that corresponds to where one writes."""
        if line not in self._lines:
            return
        block = self.text.document().findBlockByNumber(self._lines.index(line))
        cursor = QTextCursor(block)
        if cursor.block() == self.text.textCursor().block():
            return
        self.text.setTextCursor(cursor)
        top = self.text.cursorRect().top() + self.text.verticalScrollBar().value()
        self.text.verticalScrollBar().setValue(max(top - 40, 0))

    def here(self) -> Line | None:
        """The paragraph that is shown as the corresponding one."""
        place = self.text.textCursor().blockNumber()
        return self._lines[place] if place < len(self._lines) else None

    def _take(self) -> None:
        line = self.here()
        if line is not None:
            self.wanted.emit(line.number)

    def _mark_here(self) -> None:
        here = QTextEdit.ExtraSelection()
        here.cursor = self.text.textCursor()
        here.cursor.movePosition(QTextCursor.MoveOperation.StartOfBlock)
        here.cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor)
        dress = QTextCharFormat()
        dress.setBackground(shade(ACCENT_PALE))
        dress.setProperty(QTextFormat.Property.FullWidthSelection, True)
        here.format = dress
        self.text.setExtraSelections([here])


def _words(line: Line) -> QTextCharFormat:
    dress = QTextCharFormat()
    if line.kind == "heading" and line.level <= 1:
        dress.setFontWeight(QFont.Weight.Bold)
    return dress


def _number(known: bool) -> QTextCharFormat:
    dress = QTextCharFormat()
    dress.setForeground(shade(ACCENT if known else AMBER))
    dress.setUnderlineStyle(
        QTextCharFormat.UnderlineStyle.SingleUnderline
        if known
        else QTextCharFormat.UnderlineStyle.DashUnderline
    )
    return dress
