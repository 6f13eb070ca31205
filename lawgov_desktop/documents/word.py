"""Renders a neutral document as a Word file (.docx) that WPS, Word and LibreOffice open and a clerk edits."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import docx
from docx.document import Document as WordDocument
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_BREAK
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.section import Section
from docx.shared import Mm, Pt
from docx.text.paragraph import Paragraph as WordParagraph

from lawgov_desktop.documents.document import (
    Block,
    Document,
    FieldLine,
    FontRole,
    KeepTogether,
    PageBreak,
    Paragraph,
    PhotoGrid,
    SignatureBlock,
    Spacer,
    Table,
    Title,
)
from lawgov_desktop.documents.whole_file import written_whole
from lawgov_desktop.documents.word_photos import add_photos
from lawgov_desktop.documents.word_table import add_table
from lawgov_desktop.documents.word_text import FONT_NAMES, LATIN, add_field, dressed, indent, lay_out, write
from lawgov_desktop.documents.word_text import write_fields as write_field_line

_MM_TO_PT: Final = 72 / 25.4
_SMALL: Final = 9.0


def render_docx(document: Document, out: Path) -> Path:
    """Write ``document`` to ``out`` (.docx), the same words as on its PDF; gives ``out`` back.

    Fonts are named, not embedded: the office's own are used where the file is opened. Raises
    :class:`~lawgov_desktop.errors.UserError` when the file cannot be written; an older one then stays.
    """
    word = docx.Document()
    _begin(word, document)
    writer = _Writer(word, document)
    for block in document.blocks:
        writer.add(block)
    with written_whole(out) as beside:
        word.save(str(beside))
    return out


class _Writer:
    """Adds blocks to the body, one after the other."""

    def __init__(self, word: WordDocument, document: Document) -> None:
        self._word = word
        page = document.page
        self._width_pt = (page.size_mm[0] - page.left_mm - page.right_mm) * _MM_TO_PT

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
                add_table(self._word, block, self._width_pt, bound=bound)
            case PhotoGrid():
                add_photos(self._word, block, self._width_pt)
            case SignatureBlock():
                self._signatures(block)
            case Spacer():
                lay_out(self._new(), align="left", line_pt=block.height_mm * _MM_TO_PT)
            case PageBreak():
                self._new().add_run().add_break(WD_BREAK.PAGE)
            case KeepTogether():
                for number, one in enumerate(block.blocks, start=1):
                    self.add(one, bound=number < len(block.blocks))

    def _new(self) -> WordParagraph:
        return self._word.add_paragraph()

    def _title(self, block: Title) -> None:
        paragraph = self._new()
        lay_out(
            paragraph, align="center", line_pt=block.size_pt * 1.5, before_pt=block.space_before_pt,
            after_pt=block.space_after_pt, keep_with_next=True,
        )  # fmt: skip
        dressed(paragraph, block.text, block.font, block.size_pt)

    def _paragraph(self, block: Paragraph, bound: bool) -> None:
        paragraph = self._new()
        lay_out(
            paragraph, align=block.align, line_pt=block.line_pt or block.size_pt * 1.75,
            before_pt=block.space_before_pt, after_pt=block.space_after_pt,
            keep_with_next=block.keep_with_next or bound,
        )  # fmt: skip
        indent(
            paragraph,
            first_chars=block.first_indent_chars if block.align in ("left", "justify") else 0,
            left_chars=block.left_indent_chars,
            size_pt=block.size_pt,
        )
        room = self._width_pt / block.size_pt - block.left_indent_chars - block.first_indent_chars
        write(paragraph, block.content, block.font, block.size_pt, room)

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


def _begin(word: WordDocument, document: Document) -> None:
    """Page, the usual dress of the text, header, footer and watermark."""
    word.core_properties.title = document.title
    word.core_properties.author = ""
    usual = word.styles["Normal"]
    usual.font.name, usual.font.size = LATIN, Pt(12)
    usual.element.rPr.rFonts.set(qn("w:eastAsia"), FONT_NAMES[FontRole.SONG])
    section = word.sections[0]
    _lay_page(section, document)
    if document.header:
        paragraph = section.header.paragraphs[0]
        lay_out(paragraph, align="center", line_pt=12)
        dressed(paragraph, document.header, FontRole.SONG, _SMALL)
    if document.watermark:
        _watermark(section, document.watermark)
    if document.page_numbers or document.footer:
        _foot(section, document)
    # A document begins with an empty paragraph only when python-docx's own template has one.
    for paragraph in list(word.paragraphs):
        paragraph._p.getparent().remove(paragraph._p)


def _lay_page(section: Section, document: Document) -> None:
    page = document.page
    width, height = page.size_mm
    section.orientation = WD_ORIENT.LANDSCAPE if page.landscape else WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = Mm(width), Mm(height)
    section.top_margin, section.bottom_margin = Mm(page.top_mm), Mm(page.bottom_mm)
    section.left_margin, section.right_margin = Mm(page.left_mm), Mm(page.right_mm)
    section.header_distance, section.footer_distance = Mm(page.top_mm / 2), Mm(page.bottom_mm / 2)


def _foot(section: Section, document: Document) -> None:
    paragraph = section.footer.paragraphs[0]
    lay_out(paragraph, align="center", line_pt=12)
    if document.footer:
        dressed(paragraph, document.footer + "\u3000\u3000", FontRole.SONG, _SMALL)
    if document.page_numbers:
        for before, code in (("第 ", "PAGE"), (" 页 共 ", "NUMPAGES")):
            dressed(paragraph, before, FontRole.SONG, _SMALL)
            add_field(paragraph, code, FontRole.SONG, _SMALL)
        dressed(paragraph, " 页", FontRole.SONG, _SMALL)


def _watermark(section: Section, text: str) -> None:
    """Grey words across the page behind the text, as Word's own watermarks are made."""
    paragraph = section.header.paragraphs[0]
    run = paragraph.add_run()
    width = min(90.0 * len(text) + 90, 460)
    shape = parse_xml(
        f'<w:pict {nsdecls("w")} xmlns:v="urn:schemas-microsoft-com:vml"'
        ' xmlns:o="urn:schemas-microsoft-com:office:office">'
        '<v:shapetype id="_x0000_t136" coordsize="21600,21600" o:spt="136" adj="10800"'
        ' path="m@7,l@8,m@5,21600l@6,21600e"><v:formulas><v:f eqn="sum #0 0 10800"/>'
        '<v:f eqn="prod #0 2 1"/><v:f eqn="sum 21600 0 @1"/><v:f eqn="sum 0 0 @2"/>'
        '<v:f eqn="sum 21600 0 @3"/><v:f eqn="if @0 @3 0"/><v:f eqn="if @0 21600 @1"/>'
        '<v:f eqn="if @0 0 @2"/><v:f eqn="if @0 @4 21600"/></v:formulas>'
        '<v:path textpathok="t" o:connecttype="rect"/><v:textpath on="t" fitshape="t"/></v:shapetype>'
        '<v:shape id="watermark" o:spid="_x0000_s2049" type="#_x0000_t136" stroked="f" fillcolor="#d9d9d9"'
        f' style="position:absolute;width:{width}pt;height:150pt;rotation:315;z-index:-251658752;'
        "mso-position-horizontal:center;mso-position-horizontal-relative:margin;"
        'mso-position-vertical:center;mso-position-vertical-relative:margin">'
        f'<v:textpath style="font-family:&quot;黑体&quot;;font-size:1pt" string="{_escaped(text)}"/>'
        "</v:shape></w:pict>"
    )
    run._r.append(shape)


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace('"', "&quot;").replace("<", "&lt;")
