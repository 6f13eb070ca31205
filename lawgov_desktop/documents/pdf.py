"""Renders a neutral document as a PDF: lays out its blocks, divides them into pages, numbers the pages."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Final

from lawgov_desktop.documents.document import (
    Block,
    Document,
    FirstPage,
    FontRole,
    KeepTogether,
    PageNumbers,
    SignatureBlock,
    SignOff,
)
from lawgov_desktop.documents.font_report import font_report
from lawgov_desktop.documents.fonts import FontBook
from lawgov_desktop.documents.pdf_blocks import strips_of
from lawgov_desktop.documents.pdf_pages import ASCENT, MM, PdfPages, RenderResult
from lawgov_desktop.documents.pdf_strips import BreakStrip, FootStrip, GapStrip, RuleStrip, Strip, draw_down
from lawgov_desktop.progress import Progress

_HEADER_SIZE: Final = 9.0
_DOING: Final = "正在生成 PDF"


def render_pdf(
    document: Document, out: Path, fonts: FontBook, progress: Progress | None = None
) -> RenderResult:
    """Write ``document`` to ``out`` (.pdf) with embedded fonts; the same document gives the same bytes.

    Characters without glyph are printed as 〔U+2A6A5〕 and named in the result. Raises
    :class:`~lawgov_desktop.errors.UserError` when the file cannot be written (its folder is missing, or
    it is open elsewhere), ``Cancelled`` when the person stops; an older file of that name then stays.
    """
    progress = progress or Progress()
    page = document.page
    width_mm, height_mm = page.size_mm
    pages = PdfPages(
        fonts, width=width_mm * MM, height=height_mm * MM, title=document.title, watermark=document.watermark
    )
    draw_document(document, pages, progress)
    left, right, bottom = page.left_mm * MM, pages.width - page.right_mm * MM, page.bottom_mm * MM
    if isinstance(document.page_numbers, PageNumbers):
        pages.add_outer_numbers(left, right, bottom, document.page_numbers)
    numbered = document.page_numbers is True
    if numbered or document.footer:
        pages.add_footers(left, right, bottom * 0.5, note=document.footer, numbered=numbered)
    progress.step(_DOING, len(document.blocks), len(document.blocks))
    result = pages.save(out)
    if result.missing_glyphs:
        result = replace(result, missing=font_report(document, fonts).missing)
    return result


def draw_document(
    document: Document,
    pages: PdfPages,
    progress: Progress,
    shift_mm: Callable[[int], float] = lambda number: 0.0,
) -> None:
    """Draw a paper on fresh sheets of ``pages``, which are as large as its paper; no page numbers yet.

    ``shift_mm`` says how far to the right everything on a sheet stands, asked by how many are finished: the
    back of a sheet is bound at its other edge.
    """
    page = document.page
    left, right = page.left_mm * MM, pages.width - page.right_mm * MM
    top, bottom = pages.height - page.top_mm * MM, page.bottom_mm * MM

    strips: list[Strip] = []
    for done, block in enumerate(document.blocks):
        progress.step(_DOING, done, len(document.blocks))
        if _is_signed(block):
            _bind_last_lines(strips)
        strips += strips_of(block, right - left, pages, page)
    head, taken = _first_head(document, right - left, pages)
    for number, placed in enumerate(_paginate(strips, top - bottom, taken)):
        progress.step(_DOING)
        shift = shift_mm(pages.finished) * MM
        if document.first_page and not number:
            draw_down(head, pages, left + shift, pages.height - document.first_page.head_mm * MM)
            _draw_first_foot(document.first_page, pages, left + shift, right + shift)
        if document.header:
            _draw_header(
                pages, document.header, left + shift, right + shift, pages.height - page.top_mm * MM / 2
            )
        for strip, below in placed:
            strip.draw(pages, left + shift, top - below)
        pages.end_page()


def _is_signed(block: Block) -> bool:
    if isinstance(block, KeepTogether):
        return any(map(_is_signed, block.blocks))
    return isinstance(block, SignatureBlock | SignOff)


def _bind_last_lines(strips: list[Strip]) -> None:
    """Signatures never stand on a page without text of the paper above them: two lines go along."""
    for strip in strips[-2:]:
        strip.keep_with_next = not isinstance(strip, BreakStrip)


def _first_head(document: Document, width: float, pages: PdfPages) -> tuple[list[Strip], float]:
    """What stands at the head of the first page, and how far it reaches into the text."""
    first, page = document.first_page, document.page
    if first is None:
        return [], 0.0
    head = [strip for block in first.head for strip in strips_of(block, width, pages, page)]
    reach = first.head_mm * MM + sum(strip.height for strip in head) - page.top_mm * MM
    return head, max(reach, 0.0)


def _draw_first_foot(first: FirstPage, pages: PdfPages, left: float, right: float) -> None:
    if first.foot is not None:
        strip = RuleStrip(first.foot, right - left)
        strip.draw(pages, left, first.foot_mm * MM + strip.thickness + first.foot.above_pt)


def _paginate(strips: list[Strip], room: float, taken: float = 0.0) -> Iterator[list[tuple[Strip, float]]]:
    """Pages of (strip, distance of its top from the top of the text); a paper has at least one page.

    ``taken``: height at the top of the first page where no strip may stand.
    """
    page: list[tuple[Strip, float]] = []
    used = taken
    queue = list(reversed(strips))

    while queue:
        strip = queue.pop()
        if isinstance(strip, BreakStrip):
            if page:
                yield page
                page, used = [], 0.0
            continue
        if isinstance(strip, GapStrip) and not page and not strip.kept:
            continue
        if not page:
            for heading in strip.heading:
                page.append((heading, used))
                used += heading.height
        bound = _bound_height(strip, queue)
        too_long = used + strip.height > room + 0.01
        if too_long or (page and bound <= room and used + bound > room + 0.01):
            over_a_page = strip.height > room - sum(heading.height for heading in strip.heading)
            parts = strip.split(room - used) if over_a_page or not page else None
            if parts is not None:
                page.append((parts[0], used))
                queue.append(parts[1])
                yield page
                page, used = [], 0.0
                continue
            if page and len(page) > len(strip.heading):
                queue.append(strip)
                yield page
                page, used = [], 0.0
                continue
            # Nothing helps: taller than a page and indivisible. Draw it; the clerk sees it run off.
        if isinstance(strip, FootStrip):
            used = max(used, room - strip.height)
        page.append((strip, used))
        used += strip.height
    if page or not strips:
        yield page


def _bound_height(strip: Strip, queue: list[Strip]) -> float:
    """Height of the strip with all that must stay with it."""
    height, following = strip.height, len(queue) - 1
    while strip.keep_with_next and following >= 0:
        strip = queue[following]
        height += strip.height
        following -= 1
    return height


def _draw_header(pages: PdfPages, text: str, left: float, right: float, baseline: float) -> None:
    typeface = pages.book.typeface(FontRole.SONG)
    text = pages.shown(text, typeface)
    x = (left + right - typeface.width(text, _HEADER_SIZE)) / 2
    pages.text(x, baseline - _HEADER_SIZE * (ASCENT - 0.5), text, typeface, _HEADER_SIZE)
