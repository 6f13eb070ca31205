"""Blocks of a paper turned into strips, each block in its own manner."""

from __future__ import annotations

from lawgov_desktop.documents.document import (
    Block,
    FieldLine,
    KeepTogether,
    PageBreak,
    Paragraph,
    PhotoGrid,
    SignatureBlock,
    Spacer,
    Table,
    Title,
)
from lawgov_desktop.documents.pdf_lines import Dress, lay_out, lay_out_fields
from lawgov_desktop.documents.pdf_pages import MM, PdfPages
from lawgov_desktop.documents.pdf_photos import photo_strips
from lawgov_desktop.documents.pdf_strips import BreakStrip, GapStrip, LineStrip, Strip, keep_together
from lawgov_desktop.documents.pdf_table import table_strips


def strips_of(block: Block, width: float, pages: PdfPages) -> list[Strip]:
    """The strips of one block, laid out ``width`` points wide."""
    match block:
        case Title():
            return _title(block, width, pages)
        case Paragraph():
            return _paragraph(block, width, pages)
        case FieldLine():
            return _field_line(block, width, pages)
        case SignatureBlock():
            return _signatures(block, width, pages)
        case Table():
            return table_strips(block, width, pages)
        case PhotoGrid():
            return photo_strips(block, width, pages)
        case Spacer():
            return [GapStrip(block.height_mm * MM)]
        case PageBreak():
            return [BreakStrip()]
        case KeepTogether():
            return keep_together(
                [strip for inner in block.blocks for strip in strips_of(inner, width, pages)]
            )


def _title(title: Title, width: float, pages: PdfPages) -> list[Strip]:
    dress = Dress(pages.book.typeface(title.font), title.size_pt)
    lines = lay_out(title.text, dress, width, pages)
    strips: list[Strip] = [
        LineStrip(line, title.size_pt * 1.5, title.size_pt, "center", keep_with_next=True) for line in lines
    ]
    above, below = GapStrip(title.space_before_pt), GapStrip(title.space_after_pt, keep_with_next=True)
    return [above, *strips, below]


def _paragraph(paragraph: Paragraph, width: float, pages: PdfPages) -> list[Strip]:
    size, left = paragraph.size_pt, paragraph.left_indent_chars * paragraph.size_pt
    dress = Dress(pages.book.typeface(paragraph.font), size)
    first = 0.0 if paragraph.align in ("center", "right") else paragraph.first_indent_chars * size
    lines = lay_out(paragraph.content, dress, width - left, pages, first_indent=first)
    height = paragraph.line_pt or size * 1.75
    strips: list[Strip] = [LineStrip(line, height, size, paragraph.align, left) for line in lines]
    if len(strips) > 2:  # no single line of a paragraph stands alone at the foot or head of a page
        strips[0].keep_with_next = strips[-2].keep_with_next = True
    if paragraph.keep_with_next:
        strips[-1].keep_with_next = True
    if paragraph.space_before_pt:
        strips.insert(0, GapStrip(paragraph.space_before_pt))
    if paragraph.space_after_pt:
        strips.append(GapStrip(paragraph.space_after_pt, keep_with_next=paragraph.keep_with_next))
    return strips


def _field_line(block: FieldLine, width: float, pages: PdfPages) -> list[Strip]:
    size, left = block.size_pt, block.left_indent_chars * block.size_pt
    dress = Dress(pages.book.typeface(block.font), size)
    lines = lay_out_fields(block.fields, dress, width - left, pages)
    return [LineStrip(line, block.line_pt or size * 1.9, size, "left", left) for line in lines]


def _signatures(block: SignatureBlock, width: float, pages: PdfPages) -> list[Strip]:
    size = block.size_pt
    own = min(block.width_chars * size, width)
    dress = Dress(pages.book.typeface(block.font), size)
    height = block.line_pt or size * 2.2
    lines = [line for content in block.lines for line in lay_out(content, dress, own, pages)]
    strips: list[Strip] = [LineStrip(line, height, size, "left", width - own) for line in lines]
    return keep_together([GapStrip(block.space_before_pt), *strips])
