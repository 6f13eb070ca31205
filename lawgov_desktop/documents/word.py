"""Renders a neutral document as a Word file (.docx) that WPS, Word and LibreOffice open and a clerk edits."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import docx
from docx.document import Document as WordDocument
from docx.enum.text import WD_BREAK
from docx.oxml.ns import qn
from docx.section import _Header
from docx.shared import Mm
from docx.text.paragraph import Paragraph as WordParagraph

from lawgov_desktop.documents.chinese_text import chars_wide
from lawgov_desktop.documents.document import (
    Align,
    Block,
    ChartBlock,
    Content,
    Document,
    EndsLine,
    FieldLine,
    FirstPage,
    Foot,
    KeepTogether,
    PageBreak,
    Paragraph,
    PhotoGrid,
    Rule,
    Run,
    SignatureBlock,
    SignOff,
    Spacer,
    Table,
    Title,
)
from lawgov_desktop.documents.fonts import FontBook
from lawgov_desktop.documents.pdf_blocks import sign_off_places
from lawgov_desktop.documents.whole_file import written_whole
from lawgov_desktop.documents.word_charts import add_chart
from lawgov_desktop.documents.word_marks import add_rule, draw_closer, end_paragraph, frame, tab_to_right
from lawgov_desktop.documents.word_page import begin, line_pt
from lawgov_desktop.documents.word_photos import add_photos
from lawgov_desktop.documents.word_table import add_table
from lawgov_desktop.documents.word_text import dressed, indent, lay_out, write
from lawgov_desktop.documents.word_text import write_fields as write_field_line

_MM_TO_PT: Final = 72 / 25.4


def render_docx(document: Document, out: Path, fonts: FontBook | None = None) -> Path:
    """Write ``document`` to ``out`` (.docx), the same words as on its PDF; gives ``out`` back.

    Fonts are named, not embedded: the office's own are used where the file is opened. ``fonts`` are those
    its charts are drawn with, which are pictures; ValueError for a chart without any. Raises
    :class:`~lawgov_desktop.errors.UserError` when the file cannot be written; an older one then stays.
    """
    word = docx.Document()
    begin(word, document)
    if document.first_page is not None and document.first_page.head:
        _head_of_first_page(word, document, document.first_page)
    writer = _Writer(word, document, fonts=fonts)
    for block in document.blocks:
        writer.add(block)
    writer.end()
    with written_whole(out) as beside:
        word.save(str(beside))
    return out


def _head_of_first_page(word: WordDocument, document: Document, first: FirstPage) -> None:
    """In the first page's own header, which pushes the text down as far as it reaches."""
    section = word.sections[0]
    header = section.first_page_header
    section.header_distance = Mm(first.head_mm)
    empty = [p for p in header.paragraphs if not p._p.xpath("./w:r")]
    writer = _Writer(word, document, header)
    for block in first.head:
        writer.add(block)
    for paragraph in empty:
        paragraph._p.getparent().remove(paragraph._p)
    if document.watermark and not document.header:
        end_paragraph(header.paragraphs[0])  # what holds the watermark takes no room


class _Writer:
    """Adds blocks to the body, or to a header, one after the other."""

    def __init__(
        self,
        word: WordDocument,
        document: Document,
        into: _Header | None = None,
        fonts: FontBook | None = None,
    ) -> None:
        self._word = word
        self._fonts = fonts
        self._into: WordDocument | _Header = into or word
        self._page = document.page
        self._width_pt = document.page.text_mm[0] * _MM_TO_PT
        self._floating = False
        self._break_due = False

    def add(self, block: Block, *, bound: bool = False) -> None:
        """``bound``: the block stays on the page of what follows it."""
        match block:
            case Title():
                self._title(block)
            case Paragraph():
                self._paragraph(block, bound)
            case FieldLine():
                self._fields(block, bound)
            case Table():
                self._break_now()
                add_table(self._word, block, self._width_pt, bound=bound)
            case PhotoGrid():
                self._break_now()
                add_photos(self._word, block, self._width_pt)
            case ChartBlock():
                add_chart(self._new(), block, self._width_pt, self._fonts)
            case SignatureBlock():
                self._signatures(block)
            case Spacer():
                # A page of the grid is full to 0.9 pt: what is rounded up must not cost it a line.
                slack = 0.5 if self._page.grid else 0.0
                lay_out(self._new(), align="left", line_pt=block.height_mm * _MM_TO_PT - slack)
            case EndsLine():
                self._ends_line(block, bound)
            case Rule():
                add_rule(self._new, block, self._page)
            case SignOff():
                self._sign_off(block)
            case Foot():
                self._foot(block)
            case PageBreak():
                self._break()
            case KeepTogether():
                for number, one in enumerate(block.blocks, start=1):
                    self.add(one, bound=number < len(block.blocks))

    def end(self) -> None:
        """Word wants a paragraph outside the frame of a foot, which holds it on its page."""
        if self._floating:
            end_paragraph(self._new())
        for element in self._word.element.body.iter(qn("w:p")):
            draw_closer(WordParagraph(element, self._word), self._page)

    def _new(self) -> WordParagraph:
        paragraph = self._into.add_paragraph()
        if self._break_due:
            paragraph.paragraph_format.page_break_before = True
            self._break_due = False
        return paragraph

    def _break(self) -> None:
        # On a full page the paragraph of a break would itself go to the next page and leave one empty.
        if self._page.grid is not None:
            self._break_due = True
        else:
            self._new().add_run().add_break(WD_BREAK.PAGE)

    def _break_now(self) -> None:
        """What follows is no paragraph that could begin a page."""
        if self._break_due:
            self._break_due = False
            self._new().add_run().add_break(WD_BREAK.PAGE)

    def _line(self, given: float, usual: float) -> float:
        return given or line_pt(self._page) or usual

    def _lay(
        self, paragraph: WordParagraph, *, align: Align, line: float, before_pt: float = 0,
        after_pt: float = 0, keep_with_next: bool = False,
    ) -> None:  # fmt: skip
        lay_out(
            paragraph, align=align, line_pt=line, before_pt=before_pt, after_pt=after_pt,
            keep_with_next=keep_with_next, lines_alone=self._page.grid is not None,
        )  # fmt: skip

    def _title(self, block: Title) -> None:
        paragraph = self._new()
        self._lay(paragraph, align="center", line=self._line(0, block.size_pt * 1.5),
            before_pt=block.space_before_pt, after_pt=block.space_after_pt, keep_with_next=True,
        )  # fmt: skip
        dressed(paragraph, block.text, block.font, block.size_pt)

    def _paragraph(self, block: Paragraph, bound: bool) -> None:
        paragraph = self._new()
        self._lay(paragraph, align=block.align, line=self._line(block.line_pt, block.size_pt * 1.75),
            before_pt=block.space_before_pt, after_pt=block.space_after_pt,
            keep_with_next=block.keep_with_next or bound,
        )  # fmt: skip
        first = block.first_indent_chars if block.align in ("left", "justify") else 0
        char_pt = self._page.char_pt(block.size_pt)
        indent(
            paragraph, first_chars=first, left_chars=block.left_indent_chars,
            right_chars=block.right_indent_chars, size_pt=char_pt,
        )  # fmt: skip
        room = self._width_pt / char_pt - block.left_indent_chars - block.right_indent_chars - first
        write(paragraph, block.content, block.font, block.size_pt, room)

    def _ends_line(self, block: EndsLine, bound: bool) -> None:
        char_pt = self._page.char_pt(block.size_pt)
        room = self._width_pt / char_pt - block.left_indent_chars - block.right_indent_chars
        together = _words_wide(block.left) + 1 + _words_wide(block.right) <= room
        line = self._line(block.line_pt, block.size_pt * 1.75)
        paragraph = self._new()
        self._lay(paragraph, align="left", line=line, keep_with_next=bound or not together)
        chars = {"left_chars": block.left_indent_chars, "right_chars": block.right_indent_chars}
        if together:
            chars["right_chars"] = 0
        indent(paragraph, size_pt=char_pt, **chars)
        write(paragraph, block.left, block.font, block.size_pt, room)
        if together:
            tab_to_right(paragraph, self._width_pt - block.right_indent_chars * char_pt)
        else:
            paragraph = self._new()
            self._lay(paragraph, align="right", line=line, keep_with_next=bound)
            indent(paragraph, size_pt=char_pt, **chars)
        write(paragraph, block.right, block.font, block.size_pt, room)

    def _sign_off(self, block: SignOff) -> None:
        char_pt = self._page.char_pt(block.size_pt)
        places = sign_off_places(
            [chars_wide(line) for line in block.lines], self._width_pt / char_pt, block.right_indent_chars,
            0 if block.centred else 2,
        )  # fmt: skip
        self._bind_last()
        for number, (line, place) in enumerate(zip(block.lines, places, strict=True), start=1):
            paragraph = self._new()
            self._lay(paragraph, align="left", line=self._line(block.line_pt, block.size_pt * 1.75),
                before_pt=block.space_before_pt if number == 1 else 0, keep_with_next=number < len(places),
            )  # fmt: skip
            indent(paragraph, left_chars=place, size_pt=char_pt)
            dressed(paragraph, line, block.font, block.size_pt)

    def _foot(self, block: Foot) -> None:
        body = self._word.element.body
        before = len(body) - 1  # the section's properties stand last
        for one in block.blocks:
            self.add(one)
        for child in body[before:]:
            if child.tag == qn("w:p"):
                frame(WordParagraph(child, self._word), self._page)
        self._floating = True

    def _fields(self, block: FieldLine, bound: bool) -> None:
        paragraph = self._new()
        lay_out(paragraph, align="left", line_pt=block.line_pt or block.size_pt * 1.9, keep_with_next=bound)
        indent(paragraph, left_chars=block.left_indent_chars, size_pt=block.size_pt)
        room = self._width_pt / block.size_pt - block.left_indent_chars
        write_field_line(paragraph, block.fields, block.font, block.size_pt, room)

    def _signatures(self, block: SignatureBlock) -> None:
        left = max(self._width_pt / block.size_pt - block.width_chars, 0)
        self._bind_last()
        for number, line in enumerate(block.lines):
            paragraph = self._new()
            lay_out(
                paragraph, align="left", line_pt=block.line_pt or block.size_pt * 2.2,
                before_pt=0 if number else block.space_before_pt,
                keep_with_next=number + 1 < len(block.lines),
            )  # fmt: skip
            indent(paragraph, left_chars=left, size_pt=block.size_pt)
            write(paragraph, line, block.font, block.size_pt, block.width_chars)

    def _bind_last(self) -> None:
        """No page holds signatures only: the paragraph before them goes along."""
        body = self._word.element.body
        before = [child for child in body.iterchildren() if child.tag == qn("w:p")]
        if before:
            WordParagraph(before[-1], self._word).paragraph_format.keep_with_next = True


def _words_wide(content: Content) -> float:
    parts = (Run(content),) if isinstance(content, str) else content
    return sum(chars_wide(part.text) if isinstance(part, Run) else part.width_chars for part in parts)
