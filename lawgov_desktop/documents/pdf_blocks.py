"""Blocks of a paper turned into strips, each block in its own manner."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from lawgov_desktop.documents.document import (
    Block,
    ChartBlock,
    EndsLine,
    FieldLine,
    FontRole,
    Foot,
    KeepTogether,
    PageBreak,
    PageSetup,
    Paragraph,
    PhotoGrid,
    Rule,
    SignatureBlock,
    SignOff,
    Spacer,
    Table,
    Title,
)
from lawgov_desktop.documents.page import USUAL_PAGE
from lawgov_desktop.documents.pdf_charts import chart_strip
from lawgov_desktop.documents.pdf_lines import Dress, lay_out, lay_out_fields
from lawgov_desktop.documents.pdf_pages import MM, PdfPages
from lawgov_desktop.documents.pdf_photos import photo_strips
from lawgov_desktop.documents.pdf_strips import (
    BreakStrip,
    EndsStrip,
    FootStrip,
    GapStrip,
    LineStrip,
    RuleStrip,
    Strip,
    keep_together,
)
from lawgov_desktop.documents.pdf_table import table_strips

_LINE: Final = 1.75  # line to line, in sizes, where neither block nor grid says


def strips_of(block: Block, width: float, pages: PdfPages, page: PageSetup = USUAL_PAGE) -> list[Strip]:
    """The strips of one block, laid out ``width`` points wide; ``page`` may bring a grid."""
    match block:
        case Title():
            return _title(block, width, pages, page)
        case Paragraph():
            return _paragraph(block, width, pages, page)
        case EndsLine():
            return _ends_line(block, width, pages, page)
        case Rule():
            return [RuleStrip(block, width, block.keep_with_next)]
        case SignOff():
            return _sign_off(block, width, pages, page)
        case Foot():
            return [
                FootStrip([strip for one in block.blocks for strip in strips_of(one, width, pages, page)])
            ]
        case FieldLine():
            return _field_line(block, width, pages)
        case SignatureBlock():
            return _signatures(block, width, pages)
        case Table():
            return table_strips(block, width, pages)
        case PhotoGrid():
            return photo_strips(block, width, pages)
        case ChartBlock():
            return [chart_strip(block, width, pages)]
        case Spacer():
            return [GapStrip(block.height_mm * MM, kept=block.kept)]
        case PageBreak():
            return [BreakStrip()]
        case KeepTogether():
            return keep_together(
                [strip for inner in block.blocks for strip in strips_of(inner, width, pages, page)]
            )


def _dress(font: FontRole, size: float, pages: PdfPages, page: PageSetup) -> Dress:
    return Dress(pages.book.typeface(font), size, pitch=page.gap_pt(size))


def _title(title: Title, width: float, pages: PdfPages, page: PageSetup) -> list[Strip]:
    dress = _dress(title.font, title.size_pt, pages, page)
    lines, height = lay_out(title.text, dress, width, pages), page.pitch_pt or title.size_pt * 1.5
    strips: list[Strip] = [
        LineStrip(line, height, title.size_pt, "center", keep_with_next=True) for line in lines
    ]
    above, below = (
        GapStrip(title.space_before_pt, keep_with_next=True),
        GapStrip(title.space_after_pt, keep_with_next=True),
    )
    return [above, *strips, below]


def _paragraph(paragraph: Paragraph, width: float, pages: PdfPages, page: PageSetup) -> list[Strip]:
    size = paragraph.size_pt
    dress = _dress(paragraph.font, size, pages, page)
    left, right = (chars * page.char_pt(size) for chars in _indents(paragraph))
    first = paragraph.first_indent_chars * page.char_pt(size)
    if paragraph.align in ("center", "right", "distribute"):
        first = 0.0
    lines = lay_out(paragraph.content, dress, width - left - right, pages, first_indent=first)
    height = paragraph.line_pt or page.pitch_pt or size * _LINE
    strips: list[Strip] = [LineStrip(line, height, size, paragraph.align, left) for line in lines]
    if len(strips) > 2 and page.grid is None:
        # No single line of a paragraph stands alone at the foot or head of a page; a grid is filled.
        strips[0].keep_with_next = strips[-2].keep_with_next = True
    if paragraph.keep_with_next:
        strips[-1].keep_with_next = True
    if paragraph.space_before_pt:
        # A heading above keeps with the text below this gap, not with the gap.
        strips.insert(0, GapStrip(paragraph.space_before_pt, keep_with_next=True))
    if paragraph.space_after_pt:
        strips.append(GapStrip(paragraph.space_after_pt, keep_with_next=paragraph.keep_with_next))
    return strips


def _indents(block: Paragraph | EndsLine) -> tuple[float, float]:
    return block.left_indent_chars, block.right_indent_chars


def _ends_line(block: EndsLine, width: float, pages: PdfPages, page: PageSetup) -> list[Strip]:
    size = block.size_pt
    dress = _dress(block.font, size, pages, page)
    left, right = (chars * page.char_pt(size) for chars in _indents(block))
    height = block.line_pt or page.pitch_pt or size * _LINE
    room = width - left - right
    lefts, rights = (lay_out(text, dress, room, pages) for text in (block.left, block.right))
    if len(lefts) == len(rights) == 1 and lefts[0].width + size + rights[0].width <= room:
        one, other = replace(lefts[0], indent=left), replace(rights[0], limit=width - right)
        return [EndsStrip(one, other, height, size)]
    strips: list[Strip] = [LineStrip(line, height, size, "left", left) for line in lefts]
    strips += [LineStrip(line, height, size, "right", left) for line in rights]
    return keep_together(strips)


def _sign_off(block: SignOff, width: float, pages: PdfPages, page: PageSetup) -> list[Strip]:
    size = block.size_pt
    dress = _dress(block.font, size, pages, page)
    lines = [line for text in block.lines for line in lay_out(text, dress, width, pages)]
    places = sign_off_places(
        [line.width for line in lines], width, block.right_indent_chars * page.char_pt(size),
        0.0 if block.centred else 2 * page.char_pt(size),
    )  # fmt: skip
    height = block.line_pt or page.pitch_pt or size * _LINE
    strips: list[Strip] = [
        LineStrip(line, height, size, "left", place) for line, place in zip(lines, places, strict=True)
    ]
    return keep_together([GapStrip(block.space_before_pt), *strips])


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


def sign_off_places(widths: Sequence[float], width: float, indent: float, step: float) -> list[float]:
    """Where each line of a sign-off begins, from the left edge; all lengths in one unit.

    Without a ``step`` the lines are centred over the last, which ends ``indent`` before the right edge;
    with one, all begin below one another, the last a step further right, and the furthest end stands
    ``indent`` before the edge. A line too long for that is moved left into the text.
    """
    if step:
        steps = [0.0] * (len(widths) - 1) + [step]
        start = width - indent - max(map(sum, zip(steps, widths, strict=True)))
        places = [start + one for one in steps]
    else:
        middle = width - indent - widths[-1] / 2
        over = max(max(middle + wide / 2 for wide in widths) - width, 0.0)
        places = [middle - over - wide / 2 for wide in widths]
    return [max(min(place, width - wide), 0.0) for place, wide in zip(places, widths, strict=True)]
