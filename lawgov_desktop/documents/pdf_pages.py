"""Blank sheets of a PDF to draw on: text in any role, lines, a watermark behind, page numbers at the end."""

from __future__ import annotations

import io
import math
import zlib
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from reportlab.lib.utils import ImageReader
from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFDocument, PDFName, PDFStream
from reportlab.pdfgen.canvas import Canvas

from lawgov_desktop.documents.document import Colour, FontRole, PageNumbers
from lawgov_desktop.documents.font_report import MissingGlyph
from lawgov_desktop.documents.fonts import FontBook, Substitution, Typeface
from lawgov_desktop.documents.pdf_font import EmbeddedFont, FontUse
from lawgov_desktop.documents.pdf_writing import write_pdf
from lawgov_desktop.documents.whole_file import written_whole

MM: Final = 72 / 25.4
"""Points in a millimetre."""

ASCENT: Final = 0.88
"""From the baseline to the top of a Chinese character's square, in em (the same in all our fonts)."""

_FOOTER_SIZE: Final = 9.0
_DASH: Final = "—"
_RED: Final = "1 0 0"
_WATERMARK_GREY: Final = 0.88
_GROUND_GREY: Final = 0.9


@dataclass(frozen=True, slots=True)
class RenderResult:
    """What became of a paper: the file, its pages, and everything about fonts a person should know."""

    path: Path
    pages: int
    missing_glyphs: tuple[str, ...]
    """Characters no font draws; each is printed as 〔U+2A6A5〕."""
    fonts_used: dict[FontRole, str]
    substitutions: tuple[Substitution, ...]
    missing: tuple[MissingGlyph, ...] = ()
    """The same characters with the words round them."""


class _BareCanvas(Canvas):
    """A reportlab canvas that does not drag in Helvetica, which could not be embedded."""

    def _make_preamble(self) -> None:
        # WORKAROUND: reportlab 5.1 names its initial font on every page whether it is used or not.
        self._preamble = ""


class PdfPages:
    """The sheets of one PDF, drawn one after the other and saved at the end; lengths in points, y upwards.

    Finished sheets are held compressed, so thousands of pages stay small. The same input gives
    the same bytes.
    """

    def __init__(
        self, book: FontBook, *, width: float, height: float, title: str, watermark: str = ""
    ) -> None:
        self.width, self.height = width, height
        self.book = book
        self._canvas = _BareCanvas("", pagesize=(width, height), pageCompression=1, invariant=1, lang="zh-CN")
        self._canvas.setTitle(title)
        self._canvas.setCreator("法治台账")
        self._document: PDFDocument = self._canvas._doc
        self._ops: list[str] = []
        self._missing: dict[str, None] = {}
        self._roles: dict[FontRole, None] = {}
        self._uses: dict[EmbeddedFont, FontUse] = {}
        self._watermark = self._watermark_ops(watermark) if watermark else ""
        self._start()

    @property
    def finished(self) -> int:
        """Sheets drawn so far."""
        return len(self._document.Pages.pages)

    def shown(self, text: str, typeface: Typeface) -> str:
        """Clean text as it will be drawn; characters without glyph are spelled out and remembered."""
        self._roles[typeface.role] = None
        visible = typeface.visible(text)
        if visible is not text:
            self._missing.update(dict.fromkeys(typeface.missing(text)))
        return visible

    def text(
        self,
        x: float,
        baseline: float,
        text: str,
        typeface: Typeface,
        size: float,
        gap: float = 0.0,
        colour: Colour = "black",
    ) -> None:
        """Draw shown text from ``x``; ``gap`` points are added after every character."""
        show = self.show_ops(text, typeface, size)
        spaced, unspaced = (f"{gap:.4f} Tc ", " 0 Tc") if gap else ("", "")
        drawn = f"BT {x:.2f} {baseline:.2f} Td {spaced}{show}{unspaced} ET"
        self._ops.append(f"{_RED} rg {drawn} 0 g" if colour == "red" else drawn)

    def show_ops(self, text: str, typeface: Typeface, size: float) -> str:
        """Font and show operators for ``text`` at the current text position."""
        shows = []
        for font, part in typeface.runs(text):
            use = self._uses.get(font)
            if use is None:
                use = self._uses[font] = font.use_in(self._document)
            shows.append(f"{use.name} {size:g} Tf {use.encode(part)} Tj")
        return " ".join(shows)

    def ops(self, operators: str) -> None:
        """Add raw content-stream operators."""
        self._ops.append(operators)

    def line(
        self, x1: float, y1: float, x2: float, y2: float, weight: float = 0.5, colour: Colour = "black"
    ) -> None:
        """A straight line."""
        drawn = f"{weight:g} w {x1:.2f} {y1:.2f} m {x2:.2f} {y2:.2f} l S"
        self._ops.append(f"{_RED} RG {drawn} 0 G" if colour == "red" else drawn)

    def rectangle(self, x: float, y: float, width: float, height: float, weight: float = 0.5) -> None:
        """An unfilled rectangle with its lower left corner at (x, y)."""
        self._ops.append(f"{weight:g} w {x:.2f} {y:.2f} {width:.2f} {height:.2f} re S")

    def ground(self, x: float, y: float, width: float, height: float) -> None:
        """A light grey ground, to be drawn before what stands on it."""
        self._ops.append(f"q {_GROUND_GREY:g} g {x:.2f} {y:.2f} {width:.2f} {height:.2f} re f Q")

    def picture(self, x: float, y: float, width: float, height: float, jpeg: bytes) -> None:
        """A picture with its lower left corner at (x, y); one drawn several times is kept once."""
        self._canvas.drawImage(ImageReader(io.BytesIO(jpeg)), x, y, width, height)
        self._ops += self._canvas._code
        self._canvas._code.clear()

    def end_page(self) -> None:
        """Finish the sheet and take a fresh one."""
        self._canvas.showPage()
        page = self._document.Pages.pages[-1]
        page.Contents = PDFArray([self._stream(self._ops)])
        page.stream = None
        self._start()

    def add_footers(
        self, left: float, right: float, baseline: float, *, note: str = "", numbered: bool = True
    ) -> None:
        """Write 第 n 页 共 m 页 on every finished sheet, centred between ``left`` and ``right``.

        ``note`` stands at the left on the same line.
        """
        typeface, pages = self.book.typeface(FontRole.SONG), self._document.Pages.pages
        note = self.shown(note, typeface)
        for number, page in enumerate(pages, start=1):
            self._ops = []
            if note:
                self.text(left, baseline, note, typeface, _FOOTER_SIZE)
            if numbered:
                text = self.shown(f"第 {number} 页 共 {len(pages)} 页", typeface)
                x = (left + right - typeface.width(text, _FOOTER_SIZE)) / 2
                self.text(x, baseline, text, typeface, _FOOTER_SIZE)
            page.Contents.sequence.append(self._stream(self._ops))
        self._ops = []

    def add_outer_numbers(self, left: float, right: float, text_bottom: float, style: PageNumbers) -> None:
        """Write ``— n —`` on the finished sheets: odd ones at the right, even ones at the left."""
        typeface, size = self.book.typeface(FontRole.SONG), style.size_pt
        (dash, _), *_ = typeface.runs(_DASH)
        baseline = text_bottom - style.below_text_mm * MM - dash.ink_middle(_DASH) * size
        inset = style.indent_chars * size
        for number, page in enumerate(self._document.Pages.pages, start=1):
            if number == 1 and not style.on_first_page:
                continue
            self._ops = []
            text = self.shown(f"{_DASH} {number} {_DASH}", typeface)
            x = right - inset - typeface.width(text, size) if number % 2 else left + inset
            self.text(x, baseline, text, typeface, size)
            page.Contents.sequence.append(self._stream(self._ops))
        self._ops = []

    def save(self, out: Path) -> RenderResult:
        """Write the finished sheets to ``out``, whole or not at all; :class:`UserError` when it cannot be."""
        with written_whole(out) as beside, beside.open("wb") as file:
            write_pdf(self._canvas, file)
        substitutions = (self.book.substitution(role) for role in self._roles)
        return RenderResult(
            path=out,
            pages=self.finished,
            missing_glyphs=tuple(self._missing),
            fonts_used={role: self.book.font_of(role).full_name for role in self._roles},
            substitutions=tuple(found for found in substitutions if found is not None),
        )

    def _start(self) -> None:
        self._ops = [self._watermark] if self._watermark else []

    def _stream(self, ops: list[str]) -> object:
        content = zlib.compress("\n".join(ops).encode("ascii"), 4)
        stream = PDFStream(PDFDictionary({"Filter": PDFName("FlateDecode")}), content)
        return self._document.Reference(stream)

    def _watermark_ops(self, text: str) -> str:
        typeface = self.book.typeface(FontRole.HEI)
        text = self.shown(text, typeface)
        angle = math.atan2(self.height, self.width)
        size = min(0.7 * math.hypot(self.width, self.height) / max(typeface.advance(text), 1), 150.0)
        cos, sin = math.cos(angle), math.sin(angle)
        across, down = typeface.width(text, size) / 2, size * (ASCENT - 0.5)
        x = self.width / 2 - across * cos + down * sin
        y = self.height / 2 - across * sin - down * cos
        grey = f"{_WATERMARK_GREY:g} g"
        show = self.show_ops(text, typeface, size)
        return f"q {grey} BT {cos:.5f} {sin:.5f} {-sin:.5f} {cos:.5f} {x:.2f} {y:.2f} Tm {show} ET Q"
