"""The text of a report to be written in: tied numbers are underlined and stay tied; the rest is paper.

Words of last year that nobody has confirmed are underlined with dashes until they are confirmed or changed.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Final

from PySide6.QtCore import QEvent, QMimeData, QSignalBlocker, Qt, Signal
from PySide6.QtGui import (
    QFont,
    QResizeEvent,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextFormat,
)
from PySide6.QtWidgets import QTextEdit, QWidget

from lawgov_desktop.registers.report.marks import OF_LAST_YEAR, Mark, marks_in, parted
from ui.colours import ACCENT, AMBER, MARKED, shade
from ui.reporting.stale_margin import StaleMargin

_KEY: Final = int(QTextFormat.Property.UserProperty) + 1
_STYLE: Final = _KEY + 1
_CHANGED: Final = _KEY + 2
_STOOD: Final = _KEY + 3
"""What stood in a mark when it was shown."""
_CHAPTER: Final = re.compile(r"^[一二三四五六七八九十]{1,3}、")
_PART: Final = re.compile(r"^[（(][一二三四五六七八九十]{1,3}[)）]")


class ReportText(QTextEdit):
    """Shows a body with marks and gives it back. A mark is a stretch of text with the key of its figure."""

    standing_at = Signal(object)
    """The mark the cursor stands in (a :class:`Mark`), or None."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAcceptRichText(False)
        self.setTabChangesFocus(True)
        self.setAccessibleName("报告正文")
        self.setPlaceholderText("点“写初稿”，程序从各本台账写出初稿；也可以直接打字。")
        self.document().setDocumentMargin(18)
        self._margin = StaleMargin(self, lambda left: self.setViewportMargins(left, 0, 0, 0))
        self.cursorPositionChanged.connect(self._moved)

    # --- the body

    def show_body(self, body: str, changed: frozenset[str] = frozenset()) -> None:
        """Show the text; the numbers named in ``changed`` are marked as changed. Undo begins anew."""
        self.setUndoRedoEnabled(False)
        self.clear()
        cursor = QTextCursor(self.document())
        for number, line in enumerate(body.split("\n")):
            if number:
                cursor.insertBlock()
            self._write(cursor, line, changed)
        self.setUndoRedoEnabled(True)
        self.moveCursor(QTextCursor.MoveOperation.Start)

    def _write(self, cursor: QTextCursor, line: str, changed: frozenset[str] = frozenset()) -> None:
        cursor.setBlockFormat(_paragraph(line))
        self._write_parts(cursor, line, line, changed)

    def _write_parts(
        self, cursor: QTextCursor, text: str, line: str, changed: frozenset[str] = frozenset()
    ) -> None:
        """Write a stretch of the paragraph ``line``."""
        for part in parted(text):
            if isinstance(part, Mark):
                cursor.insertText(part.shown, self._tied(part, part.key in changed))
            else:
                cursor.insertText(part, self._plain(line))

    def insert_paragraph(self, line: str) -> None:
        """Put a paragraph (with marks) behind the one the cursor stands in, or into it when it is empty."""
        cursor = self.textCursor()
        cursor.beginEditBlock()
        cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock)
        if cursor.block().text().strip():
            cursor.insertBlock()
        self._write(cursor, line)
        cursor.endEditBlock()
        self.setTextCursor(cursor)
        self.setFocus()

    def settle(self, with_: str = "") -> bool:
        """Words of last year under the cursor give way to ``with_`` (with marks), or become the writer's own.

        False when the cursor stands at none.
        """
        mark = self.mark_here()
        if mark is None or mark.key != OF_LAST_YEAR:
            return False
        cursor = self.textCursor()
        block = cursor.block()
        line = block.text()
        cursor.beginEditBlock()
        cursor.setPosition(block.position() + mark.start)
        cursor.setPosition(block.position() + mark.end, QTextCursor.MoveMode.KeepAnchor)
        cursor.removeSelectedText()
        self._write_parts(cursor, with_ or mark.shown, line)
        cursor.endEditBlock()
        self.setTextCursor(cursor)
        return True

    def mend(self, paragraph: int, start: int, end: int, instead: str) -> None:
        """Write something else at a place; what stays the same (a tied number, say) is not touched."""
        block = self.document().findBlockByNumber(paragraph)
        stood = block.text()[start:end]
        same = _same_start(stood, instead)
        tail = _same_start(stood[same:][::-1], instead[same:][::-1])
        cursor = QTextCursor(block)
        cursor.setPosition(block.position() + start + same)
        cursor.setPosition(block.position() + end - tail, QTextCursor.MoveMode.KeepAnchor)
        cursor.insertText(instead[same : len(instead) - tail], self._plain(block.text()))
        self.setTextCursor(cursor)
        self.setFocus()

    def rewrite(self, anew: Callable[[str], str]) -> int:
        """Each paragraph as ``anew`` has it (as long as before), in one step; tied numbers keep their words.

        How many characters are others now.
        """
        count = 0
        cursor = QTextCursor(self.document())
        cursor.beginEditBlock()
        block = self.document().begin()
        while block.isValid():
            text, tied = block.text(), marks_in(_line_of(block))
            for place, (was, now) in enumerate(zip(text, anew(text), strict=True)):
                if was != now and not any(mark.start <= place < mark.end for mark in tied):
                    cursor.setPosition(block.position() + place)
                    cursor.deleteChar()
                    cursor.insertText(now, self._plain(text))
                    count += 1
            block = block.next()
        cursor.endEditBlock()
        return count

    def undress(self) -> None:
        """Words of last year that were typed over are the writer's own, and look so."""
        block = self.document().begin()
        while block.isValid():
            pieces = block.begin()
            while not pieces.atEnd():
                fragment = pieces.fragment()
                if _typed_over(fragment.charFormat(), fragment.text()):
                    cursor = QTextCursor(self.document())
                    cursor.setPosition(fragment.position())
                    cursor.setPosition(
                        fragment.position() + fragment.length(), QTextCursor.MoveMode.KeepAnchor
                    )
                    cursor.setCharFormat(self._plain(block.text()))
                    break  # the fragments are other ones now
                pieces += 1
            else:
                block = block.next()

    def show_stale(self, alike: Mapping[int, int]) -> None:
        """Paragraph → percent: those that are still nearly last year's bear 待更新 at the margin."""
        self._margin.show_stale(alike)

    def stale(self) -> dict[int, int]:
        """Which paragraphs bear it: paragraph → percent."""
        return self._margin.stale()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._margin.lay_out()

    def body(self) -> str:
        """The text with its marks."""
        lines = []
        block = self.document().begin()
        while block.isValid():
            lines.append(_line_of(block))
            block = block.next()
        return "\n".join(lines)

    # --- walking

    def headings(self) -> list[tuple[int, int, str]]:
        """(paragraph number, level 1 or 2, text) of every heading."""
        found = []
        block = self.document().begin()
        while block.isValid():
            text = block.text().strip()
            if _CHAPTER.match(text):
                found.append((block.blockNumber(), 1, text))
            elif _PART.match(text) and len(text) <= 40 and "。" not in text[:-1]:
                found.append((block.blockNumber(), 2, text))
            block = block.next()
        return found

    def go_to(self, paragraph: int, place: int = 0, end: int | None = None) -> None:
        """Put the cursor at a place of a paragraph (selecting up to ``end``) and show it near the top."""
        block = self.document().findBlockByNumber(paragraph)
        cursor = QTextCursor(block)
        cursor.setPosition(block.position() + min(place, block.length() - 1))
        if end is not None:
            cursor.setPosition(
                block.position() + min(end, block.length() - 1), QTextCursor.MoveMode.KeepAnchor
            )
        self.setTextCursor(cursor)
        top = self.cursorRect().top() + self.verticalScrollBar().value()
        self.verticalScrollBar().setValue(max(top - 80, 0))
        self.setFocus()

    def select_words(self, words: str) -> bool:
        """Select the first place where these words stand; False when they stand nowhere."""
        block = self.document().begin()
        while block.isValid():
            start = block.text().find(words)
            if start >= 0:
                self.go_to(block.blockNumber(), start, start + len(words))
                return True
            block = block.next()
        return False

    def select_next(self, wanted: frozenset[str]) -> bool:
        """Select the next mark of one of these figures after the cursor; False when there is none."""
        start = self.textCursor().selectionEnd()
        places = [(block, place, mark) for block, place, mark in self._marks() if mark.key in wanted]
        for block, place, mark in [one for one in places if self._absolute(*one[:2]) >= start] or places:
            self.go_to(block, place, place + len(mark.shown))
            return True
        return False

    def _absolute(self, block: int, place: int) -> int:
        return self.document().findBlockByNumber(block).position() + place

    def _marks(self) -> list[tuple[int, int, Mark]]:
        found = []
        for number, line in enumerate(self.body().split("\n")):
            found += [(number, part.start, part) for part in parted(line) if isinstance(part, Mark)]
        return found

    def mark_here(self) -> Mark | None:
        """The mark the cursor stands in or at the edge of."""
        cursor = self.textCursor()
        place = cursor.positionInBlock()
        here = (mark for mark in marks_in(_line_of(cursor.block())) if mark.start <= place <= mark.end)
        return next(here, None)

    def paragraph_here(self) -> str:
        """The paragraph the cursor stands in, with its marks."""
        return _line_of(self.textCursor().block())

    def _moved(self) -> None:
        cursor = self.textCursor()
        if not cursor.hasSelection() and cursor.charFormat().property(_KEY) and self._at_edge(cursor):
            # What is typed beside a number is the writer's own.
            self.setCurrentCharFormat(self._plain(cursor.block().text()))
        self.standing_at.emit(self.mark_here())

    @staticmethod
    def _at_edge(cursor: QTextCursor) -> bool:
        after = QTextCursor(cursor)
        if not after.movePosition(QTextCursor.MoveOperation.NextCharacter) or after.block() != cursor.block():
            return True
        return after.charFormat().property(_KEY) != cursor.charFormat().property(_KEY)

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Pasted text is text: no dress of another program comes along."""
        self.textCursor().insertText(source.text(), self._plain(self.textCursor().block().text()))

    # --- dress

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "_margin"):
            self._dress_anew()

    def _dress_anew(self) -> None:
        """The colours of the look that is worn now, in one step; nothing counts as typed."""
        places = []
        block = self.document().begin()
        while block.isValid():
            pieces = block.begin()
            while not pieces.atEnd():
                fragment = pieces.fragment()
                form = fragment.charFormat()
                if form.property(_KEY):
                    mark = Mark(str(form.property(_KEY)), fragment.text(), str(form.property(_STYLE) or ""))
                    dress = self._tied(mark, bool(form.property(_CHANGED)))
                    dress.setProperty(_STOOD, form.property(_STOOD))
                    places.append((fragment.position(), fragment.length(), dress))
                pieces += 1
            block = block.next()
        cursor = QTextCursor(self.document())
        with QSignalBlocker(self):
            cursor.beginEditBlock()
            for start, length, dress in places:
                cursor.setPosition(start)
                cursor.setPosition(start + length, QTextCursor.MoveMode.KeepAnchor)
                cursor.setCharFormat(dress)
            cursor.endEditBlock()

    def _tied(self, mark: Mark, changed: bool) -> QTextCharFormat:
        dress = QTextCharFormat()
        dress.setProperty(_KEY, mark.key)
        dress.setProperty(_STYLE, mark.style)
        dress.setProperty(_CHANGED, changed)
        dress.setProperty(_STOOD, mark.shown)
        if mark.key == OF_LAST_YEAR:
            dress.setForeground(shade(AMBER))
            dress.setUnderlineStyle(QTextCharFormat.UnderlineStyle.DashUnderline)
            return dress
        dress.setForeground(shade(ACCENT))
        dress.setUnderlineStyle(QTextCharFormat.UnderlineStyle.SingleUnderline)
        if changed:
            dress.setBackground(shade(MARKED))
            dress.setFontWeight(QFont.Weight.Bold)
        return dress

    @staticmethod
    def _plain(line: str) -> QTextCharFormat:
        dress = QTextCharFormat()
        if _CHAPTER.match(line):
            dress.setFontWeight(QFont.Weight.Bold)
        return dress


def _line_of(block: QTextBlock) -> str:
    """One paragraph with its marks."""
    line = ""
    pieces = block.begin()
    while not pieces.atEnd():
        fragment = pieces.fragment()
        form, text = fragment.charFormat(), fragment.text()
        key = form.property(_KEY)
        if key and text.strip() and not _typed_over(form, text):
            line += str(Mark(str(key), text, str(form.property(_STYLE) or "")))
        else:
            line += text.replace("⟦", "[").replace("⟧", "]")
        pieces += 1
    return line


def _same_start(one: str, other: str) -> int:
    """How many characters both begin with."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((place for place, (left, right) in pairs if left != right), min(len(one), len(other)))


def _typed_over(form: QTextCharFormat, text: str) -> bool:
    """Whether somebody wrote something else where words of last year stood."""
    return bool(form.property(_KEY) == OF_LAST_YEAR and form.property(_STOOD) != text)


def _paragraph(line: str) -> QTextBlockFormat:
    shape = QTextBlockFormat()
    shape.setLineHeight(150.0, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
    shape.setTextIndent(28.0)
    if _CHAPTER.match(line):
        shape.setTopMargin(8.0)
    shape.setAlignment(Qt.AlignmentFlag.AlignLeft)
    return shape
