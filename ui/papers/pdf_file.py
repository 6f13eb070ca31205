"""One open PDF: how large its pages are and what they look like, for any thread and without a window."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Final

import pypdfium2

from lawgov_desktop.documents.pdfium import PDFIUM_TURN
from lawgov_desktop.errors import UserError
from lawgov_desktop.progress import Progress

_POINTS_PER_INCH: Final = 72
_GLANCE_DOTS: Final = 36
"""Dots per inch at which a page is looked at for colour: a seal or a red heading shows at that size."""
_STEPS: Final = 64
"""Pages measured before others may have their turn."""
_PATIENCE_S: Final = 2.0


@dataclass(frozen=True, slots=True)
class Picture:
    """A page as rows of ``stride`` bytes: four a dot (blue, green, red, unused), or one where it is grey."""

    width: int
    height: int
    stride: int
    pixels: bytes
    grey: bool = False


class PdfFile:
    """A PDF held in memory; its file may be moved or removed meanwhile. Close it when it is done with."""

    def __init__(self, path: Path, progress: Progress | None = None) -> None:
        """Read the file and measure its pages. UserError when it cannot be read or is no PDF."""
        progress = progress or Progress()
        self._closed = False
        try:
            self.data = path.read_bytes()
            """The whole file."""
            with PDFIUM_TURN:
                self._document = pypdfium2.PdfDocument(self.data)
        except (OSError, pypdfium2.PdfiumError) as fault:
            self._closed = True
            raise UserError(f"“{path.name}”读不出来：{fault}。", todo="请重新生成一次。") from fault
        self.sizes: list[tuple[float, float]] = []
        """Width and height of every page in points."""
        count = len(self._document)
        while len(self.sizes) < count:
            progress.step("正在数页", len(self.sizes), count)
            with PDFIUM_TURN:
                upto = min(len(self.sizes) + _STEPS, count)
                for number in range(len(self.sizes), upto):
                    self.sizes.append(self._document.get_page_size(number))

    def __len__(self) -> int:
        return len(self.sizes)

    def draw(self, number: int, dots_per_inch: float, *, grey_if_it_is: bool = False) -> Picture | None:
        """One page (from 0) on white; None once the file is closed.

        With ``grey_if_it_is`` a page without colour takes a quarter of the room.
        """
        with PDFIUM_TURN:
            if self._closed:
                return None
            page = self._document[number]
            try:
                grey = grey_if_it_is and not _coloured(_rendered(page, _GLANCE_DOTS))
                return _rendered(page, dots_per_inch, grey=grey)
            finally:
                page.close()

    def close(self) -> None:
        """Draw nothing any more and free the memory; waits for a page that is being drawn."""
        with PDFIUM_TURN:
            self._close()

    def __del__(self) -> None:
        # Nobody was left to close it, say a window closed before its paper was ready. pdfium must not be
        # called beside a page that is being drawn.
        if not self._closed and PDFIUM_TURN.acquire(timeout=_PATIENCE_S):
            try:
                self._close()
            finally:
                PDFIUM_TURN.release()

    def _close(self) -> None:
        if not self._closed:
            self._closed = True
            self._document.close()


def _rendered(page: pypdfium2.PdfPage, dots_per_inch: float, *, grey: bool = False) -> Picture:
    bitmap = page.render(scale=dots_per_inch / _POINTS_PER_INCH, grayscale=grey, prefer_bgrx=True)
    try:
        return Picture(bitmap.width, bitmap.height, bitmap.stride, bytes(bitmap.buffer), grey)
    finally:
        bitmap.close()


def _coloured(picture: Picture) -> bool:
    blue, green, red = (picture.pixels[part::4] for part in range(3))
    return not blue == green == red
