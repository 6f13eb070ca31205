"""The sheet of a Word file: margins and grid, headers, page numbers, the watermark, the first page's own."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from docx.document import Document as WordDocument
from docx.enum.section import WD_ORIENT
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.section import Section, _Footer, _Header
from docx.shared import Mm, Pt
from docx.text.paragraph import Paragraph as WordParagraph

from lawgov_desktop.documents.document import Document, FontRole, PageNumbers, PageSetup
from lawgov_desktop.documents.fonts import standard_name
from lawgov_desktop.documents.word_marks import add_rule, frame_on_sheet, thickness_mm
from lawgov_desktop.documents.word_text import LATIN, add_field, dressed, indent, lay_out, xml_text

_PT_MM: Final = 25.4 / 72
_SMALL: Final = 9.0


_LONGEST_TITLE: Final = 255
"""Characters of a property of the file (ECMA-376 part 2, 11.1, as python-docx holds it)."""


def begin(word: WordDocument, document: Document) -> None:
    """Page, the usual dress of the text, header, footer and watermark."""
    word.core_properties.title = xml_text(document.title)[:_LONGEST_TITLE]
    word.core_properties.author = ""
    grid = document.page.grid
    usual = word.styles["Normal"]
    usual.font.name, usual.font.size = LATIN, Pt(grid.size_pt if grid else 12)
    usual.element.rPr.rFonts.set(qn("w:eastAsia"), standard_name(FontRole.SONG))
    section = word.sections[0]
    _lay_page(section, document.page)
    if grid is not None:
        _lay_grid(word, section, document.page)
    own_first = document.first_page is not None or not _numbers_first(document)
    section.different_first_page_header_footer = own_first
    word.settings.odd_and_even_pages_header_footer = isinstance(document.page_numbers, PageNumbers)
    for head in _heads(section, document):
        if document.header:
            paragraph = head.paragraphs[0]
            lay_out(paragraph, align="center", line_pt=12)
            dressed(paragraph, document.header, FontRole.SONG, _SMALL)
        if document.watermark:
            _watermark(head.paragraphs[0], document.watermark)
    _feet(section, document)
    # A document begins with an empty paragraph only when python-docx's own template has one.
    for paragraph in list(word.paragraphs):
        paragraph._p.getparent().remove(paragraph._p)


def line_pt(page: PageSetup) -> float:
    """The grid's line to line as Word can hold it: whole twentieths of a point, never more than fit."""
    return int(page.pitch_pt * 20) / 20


def _lay_page(section: Section, page: PageSetup) -> None:
    width, height = page.size_mm
    section.orientation = WD_ORIENT.LANDSCAPE if page.landscape else WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = Mm(width), Mm(height)
    section.top_margin, section.bottom_margin = Mm(page.top_mm), Mm(page.bottom_mm)
    section.left_margin, section.right_margin = Mm(page.left_mm), Mm(page.right_mm)
    section.header_distance, section.footer_distance = Mm(page.top_mm / 2), Mm(page.bottom_mm / 2)


def _lay_grid(word: WordDocument, section: Section, page: PageSetup) -> None:
    """The section's 文档网格, and text that fills it: no width added between Chinese and digits, no mark hung
    over the edge.

    WORKAROUND: LibreOffice (7.4) gives a character two places of the grid when it is wider than one, as
    三号 is (16 pt on 15.79). So the section tells the grid, and the text keeps to it by its own line height
    and spacing (:func:`~.word_marks.draw_closer`) instead of being snapped.
    """
    assert page.grid is not None
    inside = section._sectPr
    for old in inside.findall(qn("w:docGrid")):
        inside.remove(old)
    gap = page.gap_pt(page.grid.size_pt)
    inside.append(
        parse_xml(
            f'<w:docGrid {nsdecls("w")} w:type="linesAndChars" w:linePitch="{int(page.pitch_pt * 20)}"'
            f' w:charSpace="{round(gap * 4096)}"/>'
        )
    )
    shape = word.styles["Normal"].element.get_or_add_pPr()
    for name in ("widowControl", "overflowPunct", "autoSpaceDE", "autoSpaceDN", "snapToGrid"):
        one = parse_xml(f'<w:{name} {nsdecls("w")} w:val="0"/>')
        shape.insert_element_before(one, "w:spacing", "w:ind")


def _numbers_first(document: Document) -> bool:
    style = document.page_numbers
    return not isinstance(style, PageNumbers) or style.on_first_page


def _heads(section: Section, document: Document) -> Iterator[_Header]:
    yield section.header
    if section.different_first_page_header_footer:
        yield section.first_page_header
    if isinstance(document.page_numbers, PageNumbers):
        yield section.even_page_header


def _feet(section: Section, document: Document) -> None:
    page, style = document.page, document.page_numbers
    if isinstance(style, PageNumbers):
        section.footer_distance = Mm(page.bottom_mm - style.below_text_mm - style.size_pt / 2 * _PT_MM)
        _outer_number(section.footer, style, odd=True)
        _outer_number(section.even_page_footer, style, odd=False)
        if section.different_first_page_header_footer and style.on_first_page:
            _outer_number(section.first_page_footer, style, odd=True)
    elif style or document.footer:
        feet = [section.footer]
        if section.different_first_page_header_footer:
            feet.append(section.first_page_footer)
        for foot in feet:
            _counted(foot.paragraphs[0], document)
    first = document.first_page
    if first is not None and first.foot is not None:
        paragraph = section.first_page_footer.paragraphs[0]
        wide = first.foot.width_mm or page.text_mm[0]
        top = page.size_mm[1] - first.foot_mm - thickness_mm(first.foot)
        for made in add_rule(section.first_page_footer.add_paragraph, replace(first.foot, width_mm=0), page):
            frame_on_sheet(made, wide, top)
        # Word wants a paragraph that is not framed at the end.
        paragraph._p.getparent().append(paragraph._p)


def _outer_number(foot: _Footer, style: PageNumbers, *, odd: bool) -> None:
    paragraph = foot.paragraphs[0]
    lay_out(paragraph, align="right" if odd else "left", line_pt=style.size_pt)
    chars = {"right_chars" if odd else "left_chars": style.indent_chars}
    indent(paragraph, size_pt=style.size_pt, **chars)
    song = standard_name(FontRole.SONG)
    dressed(paragraph, "— ", FontRole.SONG, style.size_pt, latin=song)
    add_field(paragraph, "PAGE", FontRole.SONG, style.size_pt, latin=song)
    dressed(paragraph, " —", FontRole.SONG, style.size_pt, latin=song)


def _counted(paragraph: WordParagraph, document: Document) -> None:
    lay_out(paragraph, align="center", line_pt=12)
    if document.footer:
        dressed(paragraph, document.footer + "\u3000\u3000", FontRole.SONG, _SMALL)
    if document.page_numbers:
        for before, code in (("第 ", "PAGE"), (" 页 共 ", "NUMPAGES")):
            dressed(paragraph, before, FontRole.SONG, _SMALL)
            add_field(paragraph, code, FontRole.SONG, _SMALL)
        dressed(paragraph, " 页", FontRole.SONG, _SMALL)


def mark_pages(word: WordDocument, text: str) -> None:
    """Put a watermark on every page of any Word file, also where the first page has its own header."""
    for number, section in enumerate(word.sections):
        headers = [section.header]
        if section.different_first_page_header_footer:
            headers.append(section.first_page_header)
        if word.settings.odd_and_even_pages_header_footer:
            headers.append(section.even_page_header)
        for header in headers:
            if number == 0 or not header.is_linked_to_previous:
                _watermark(header.paragraphs[0] if header.paragraphs else header.add_paragraph(), text)


def _watermark(paragraph: WordParagraph, text: str) -> None:
    """Grey words across the page behind the text, as Word's own watermarks are made."""
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
