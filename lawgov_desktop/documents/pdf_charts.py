"""Draws a laid-out chart on the sheets of a PDF: in grey and one dark colour, patterns beside it.

The same drawing, in other colours, is what a screen shows.
"""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import pypdfium2

from lawgov_desktop.documents.chart import Chart
from lawgov_desktop.documents.chart_colours import PAPER, ChartColours
from lawgov_desktop.documents.chart_layout import lay_out_chart
from lawgov_desktop.documents.chart_shapes import Box, Dot, Ink, LaidChart, Shape, Stroke, Word
from lawgov_desktop.documents.document import ChartBlock, FontRole
from lawgov_desktop.documents.fonts import FontBook
from lawgov_desktop.documents.pdf_pages import ASCENT, MM, PdfPages, RenderResult
from lawgov_desktop.documents.pdf_strips import Strip
from lawgov_desktop.documents.pdfium import PDFIUM_TURN

CHART_FONT: Final = FontRole.HEI
PICTURE_DPI: Final = 220
_MARGIN: Final = 10.0
_HATCH: Final = 3.2
"""Between the lines of a pattern."""


@dataclass(slots=True)
class ChartStrip:
    """A chart on its page; it is never parted."""

    laid: LaidChart
    keep_with_next: bool = False

    @property
    def height(self) -> float:
        return self.laid.height

    @property
    def heading(self) -> Sequence[Strip]:
        return ()

    def draw(self, pages: PdfPages, x: float, top: float) -> None:
        draw_chart(self.laid, pages, x, top)

    def split(self, room: float) -> tuple[Strip, Strip] | None:
        return None


def chart_strip(block: ChartBlock, width: float, pages: PdfPages) -> ChartStrip:
    """The chart laid out ``width`` points wide."""
    measure = pages.book.typeface(CHART_FONT).width
    return ChartStrip(
        lay_out_chart(block.chart, width, measure, height=block.height_mm * MM, titled=block.titled)
    )


def draw_chart(laid: LaidChart, pages: PdfPages, x: float, top: float, colours: ChartColours = PAPER) -> None:
    """Draw it with its upper left corner at (x, top)."""
    pages.ops("q")
    for shape in laid.shapes:
        _draw(shape, pages, x, top, colours)
    pages.ops("Q")


def _rgb(colour: str) -> str:
    """``#rrggbb`` as a PDF names it: red, green and blue from 0 to 1."""
    return " ".join(f"{int(colour[at : at + 2], 16) / 255:.3f}" for at in (1, 3, 5))


def _ink(ink: Ink, colours: ChartColours) -> str:
    named = {"ink": colours.ink, "quiet": colours.quiet, "accent": colours.accent, "white": colours.on_accent}
    return _rgb(named[ink])


def _draw(shape: Shape, pages: PdfPages, x: float, top: float, colours: ChartColours) -> None:
    match shape:
        case Box():
            _box(shape, pages, x + shape.x, top - shape.y - shape.height, colours)
        case Stroke():
            colour = _rgb(_line_colour(shape, colours))
            dash = "[4 2.5] 0 d " if shape.dashed else ""
            pages.ops(
                f"q {colour} RG {dash}{shape.weight:g} w {x + shape.x1:.2f} {top - shape.y1:.2f} m"
                f" {x + shape.x2:.2f} {top - shape.y2:.2f} l S Q"
            )
        case Dot():
            _dot(shape, pages, x + shape.x, top - shape.y, colours)
        case Word():
            _word(shape, pages, x, top, colours)


def _line_colour(line: Stroke, colours: ChartColours) -> str:
    if line.ground:
        return colours.ground
    return colours.faint if line.faint else colours.accent if line.accent else colours.ink


def _word(word: Word, pages: PdfPages, x: float, top: float, colours: ChartColours) -> None:
    typeface = pages.book.typeface(CHART_FONT)
    text = pages.shown(word.text, typeface)
    wide = typeface.width(text, word.size)
    x += word.x - {"left": 0.0, "center": wide / 2, "right": wide}[word.align]
    baseline = top - word.y - word.size * (ASCENT - 0.5)
    pages.ops(f"{_ink(word.ink, colours)} rg")
    pages.text(x, baseline, text, typeface, word.size)


def _dot(dot: Dot, pages: PdfPages, x: float, y: float, colours: ChartColours) -> None:
    if dot.look == 0:
        # Four curves make a circle.
        r, k = 2.6, 2.6 * 0.5523
        curves = (
            f"{x + r:.2f} {y:.2f} m"
            f" {x + r:.2f} {y + k:.2f} {x + k:.2f} {y + r:.2f} {x:.2f} {y + r:.2f} c"
            f" {x - k:.2f} {y + r:.2f} {x - r:.2f} {y + k:.2f} {x - r:.2f} {y:.2f} c"
            f" {x - r:.2f} {y - k:.2f} {x - k:.2f} {y - r:.2f} {x:.2f} {y - r:.2f} c"
            f" {x + k:.2f} {y - r:.2f} {x + r:.2f} {y - k:.2f} {x + r:.2f} {y:.2f} c f"
        )
        pages.ops(f"q {_rgb(colours.accent)} rg {curves} Q")
    else:
        fill, line = _rgb(colours.ground), _rgb(colours.ink)
        pages.ops(f"q {fill} rg {line} RG 0.9 w {x - 2.2:.2f} {y - 2.2:.2f} 4.4 4.4 re B Q")


def _box(box: Box, pages: PdfPages, x: float, y: float, colours: ChartColours) -> None:
    place = f"{x:.2f} {y:.2f} {box.width:.2f} {box.height:.2f} re"
    ground, ink = _rgb(colours.ground), _rgb(colours.ink)
    match box.look:
        case -1:
            pages.ops(f"q {ground} rg {place} f Q")
        case 0:
            pages.ops(f"q {_rgb(colours.accent)} rg {place} f Q")
        case 1 | 3:
            lines = _hatching(x, y, box.width, box.height, crossed=box.look == 3)
            pages.ops(
                f"q {ground} rg {place} f Q q {place} W n {ink} RG 0.5 w {lines} Q"
                f" q {ink} RG 0.6 w {place} S Q"
            )
        case 2:
            pages.ops(f"q {_rgb(colours.pale)} rg {ink} RG 0.6 w {place} B Q")
        case 5:
            pages.ops(f"q {ground} rg {_rgb(colours.faint)} RG 0.6 w {place} B Q")
        case _:
            pages.ops(f"q {ground} rg {ink} RG 0.6 w {place} B Q")


def _hatching(x: float, y: float, width: float, height: float, *, crossed: bool) -> str:
    """Slanting lines over a box, wider than it; the other way too when crossed."""
    lines, at = [], -height
    while at < width:
        lines.append(f"{x + at:.2f} {y:.2f} m {x + at + height:.2f} {y + height:.2f} l S")
        if crossed:
            lines.append(f"{x + at:.2f} {y + height:.2f} m {x + at + height:.2f} {y:.2f} l S")
        at += _HATCH
    return " ".join(lines)


# --- a chart alone, as a picture


@dataclass(frozen=True, slots=True)
class DrawnChart:
    """A chart alone on a PDF page of its own size; ``laid`` begins ``margin`` points inside the page."""

    laid: LaidChart
    result: RenderResult
    margin: float = _MARGIN


def write_chart(
    chart: Chart,
    out: Path,
    fonts: FontBook,
    *,
    width: float = 560.0,
    height: float = 0.0,
    watermark: str = "",
    titled: bool = True,
    colours: ChartColours = PAPER,
) -> DrawnChart:
    """Write the chart alone to ``out`` (.pdf); width and height of the page in points, 0 as it needs.

    ``colours``: those of paper; a screen may ask for others.

    UserError when the file cannot be written.
    """
    measure = fonts.typeface(CHART_FONT).width
    inner = max(height - 2 * _MARGIN, 0.0)
    laid = lay_out_chart(chart, width - 2 * _MARGIN, measure, height=inner, titled=titled)
    pages = PdfPages(
        fonts, width=width, height=laid.height + 2 * _MARGIN, title=chart.title, watermark=watermark
    )
    if colours.ground != PAPER.ground:
        pages.ops(f"q {_rgb(colours.ground)} rg 0 0 {width:.2f} {pages.height:.2f} re f Q")
    draw_chart(laid, pages, _MARGIN, pages.height - _MARGIN, colours)
    pages.end_page()
    return DrawnChart(laid, pages.save(out))


def picture_of(pdf: Path, out: Path, dots_per_inch: int = PICTURE_DPI) -> None:
    """The first page of a PDF as a PNG."""
    with PDFIUM_TURN, pypdfium2.PdfDocument(pdf.read_bytes()) as document:
        picture = document[0].render(scale=dots_per_inch / 72).to_pil()
    picture.save(out, "PNG", dpi=(dots_per_inch, dots_per_inch))


def chart_picture(block: ChartBlock, width: float, fonts: FontBook, out: Path) -> tuple[float, float]:
    """The chart of a paper as a PNG for a Word file; gives its width and height in points."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        pdf = Path(folder) / "chart.pdf"
        drawn = write_chart(
            block.chart, pdf, fonts, width=width, height=block.height_mm * MM, titled=block.titled
        )
        picture_of(pdf, out)
    return width, drawn.laid.height + 2 * drawn.margin
