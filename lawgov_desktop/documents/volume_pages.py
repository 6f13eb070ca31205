"""The sheets of a volume: drawn in any order, then put in theirs, numbered at the outer edge, bookmarked."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Final

from lawgov_desktop.documents.document import PAPER_MM, WU_HAO, XIAO_SI, XIAO_WU, FontRole, PageSetup
from lawgov_desktop.documents.fonts import FontBook
from lawgov_desktop.documents.pdf_pages import ASCENT, MM, PdfPages
from lawgov_desktop.documents.pdf_writing import ForeignObjects, PictureOnDisk

NUMBER_EDGE_MM: Final = 15.0
"""From the outer edge of the sheet to the page number; copiers leave this much white."""
NUMBER_TOP_MM: Final = 9.0
"""From the upper edge of the sheet to the top of the number."""


class VolumePages(PdfPages):
    """A4 sheets; a paper of another size takes its own by :meth:`take_sheet` before it is drawn."""

    def __init__(self, book: FontBook, *, title: str, watermark: str = "") -> None:
        width, height = PAPER_MM["A4"]
        self._sizes: list[tuple[float, float]] = []
        super().__init__(book, width=width * MM, height=height * MM, title=title, watermark=watermark)
        self._mark = watermark
        self._pictures = 0

    def take_sheet(self, page: PageSetup | None = None) -> None:
        """The next sheets are as large as this paper, or A4 upright; their watermark fits them."""
        width, height = (page or PageSetup()).size_mm
        self.width, self.height = width * MM, height * MM
        self._canvas.setPageSize((self.width, self.height))
        self._watermark = self._watermark_ops(self._mark) if self._mark else ""
        self._start()

    def scan(
        self,
        jpeg: Path,
        pixels: tuple[int, int],
        place: tuple[float, float, float, float],
        *,
        grey: bool,
        turned: bool,
    ) -> None:
        """A picture in the rectangle ``place`` (left, bottom, width, height in points of the sheet).

        ``turned``: its head points to the left edge, where the volume is bound.
        """
        self._pictures += 1
        name = f"scan{self._pictures}"
        internal = f"FormXob.{name}"
        self._document.Reference(PictureOnDisk(jpeg, pixels, grey=grey), internal)
        self._canvas._formsinuse.append(name)
        left, bottom, width, height = place
        matrix = (
            f"0 {height:.3f} {-width:.3f} 0 {left + width:.3f} {bottom:.3f}"
            if turned
            else f"{width:.3f} 0 0 {height:.3f} {left:.3f} {bottom:.3f}"
        )
        self.ops(f"q {matrix} cm /{internal} Do Q")

    def foreign_page(self, objects: ForeignObjects, form: int, matrix: Sequence[float]) -> None:
        """A page of another PDF as it is: ``form`` is its object, ``matrix`` places its lower left corner."""
        self._pictures += 1
        objects.put_into(self._document, f"foreign{self._pictures}")
        internal = objects.name_of(form)
        self._canvas._formsinuse.append(internal.removeprefix("FormXob."))
        placed = " ".join(f"{value:.4f}" for value in matrix)
        self.ops(f"q {placed} cm /{internal} Do Q")

    def mark_beside_scan(self) -> None:
        """A scan covers the watermark behind it: the word stands in the upper margin as well."""
        if self._mark:
            typeface = self.book.typeface(FontRole.HEI)
            text = self.shown(self._mark, typeface)
            baseline = self.height - (NUMBER_TOP_MM * MM + XIAO_SI * ASCENT)
            x = (self.width - typeface.width(text, WU_HAO)) / 2
            self.text(x, baseline, text, typeface, WU_HAO)

    def note(self, sheet: int, text: str, x: float, baseline: float) -> None:
        """Small words at the foot of a finished sheet, as a paper's own footer."""
        typeface = self.book.typeface(FontRole.SONG)
        self._write_on(sheet, x, baseline, self.shown(text, typeface), XIAO_WU)

    def number(self, sheet: int, text: str, *, at_left: bool) -> None:
        """Write a page number on a finished sheet: upper right, or upper left on the back."""
        typeface = self.book.typeface(FontRole.SONG)
        width, height = self._sizes[sheet]
        text = self.shown(text, typeface)
        edge = NUMBER_EDGE_MM * MM
        x = edge if at_left else width - edge - typeface.width(text, XIAO_SI)
        self._write_on(sheet, x, height - (NUMBER_TOP_MM * MM + XIAO_SI * ASCENT), text, XIAO_SI)

    def _write_on(self, sheet: int, x: float, baseline: float, text: str, size: float) -> None:
        self._ops = []
        self.text(x, baseline, text, self.book.typeface(FontRole.SONG), size)
        self._document.Pages.pages[sheet].Contents.sequence.append(self._stream(self._ops))
        self._start()

    def end_page(self) -> None:
        self._sizes.append((self.width, self.height))
        self._canvas.bookmarkPage(_bookmark(self.finished))
        super().end_page()

    def arrange(self, order: Sequence[int], bookmarks: Sequence[tuple[str, int]]) -> None:
        """Put the finished sheets in this order; a bookmark names (title, sheet as it was drawn)."""
        pages = self._document.Pages.pages
        pages[:] = [pages[sheet] for sheet in order]
        for title, sheet in bookmarks:
            self._canvas.addOutlineEntry(title, _bookmark(sheet))


def _bookmark(sheet: int) -> str:
    return f"sheet{sheet}"
