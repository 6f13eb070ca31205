"""Rows of photos as strips: boxes of one size, captions below, a sentence where a file cannot be shown."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from lawgov_desktop.documents.document import Photo, PhotoGrid
from lawgov_desktop.documents.pdf_lines import Dress, Line, lay_out
from lawgov_desktop.documents.pdf_pages import MM, PdfPages
from lawgov_desktop.documents.pdf_strips import Strip
from lawgov_desktop.documents.pictures import FittedPicture, PictureRefused, fit_picture

PHOTO_GAP_MM: Final = 4.0
"""Between photos beside and below one another."""

_LINE: Final = 1.45  # line to line, in sizes


@dataclass(slots=True)
class _Box:
    """One photo in its box: the picture, or the lines that say why there is none."""

    picture: FittedPicture | None
    refused: list[Line]
    caption: list[Line]


@dataclass(slots=True)
class PhotosStrip:
    """One row of photos with their captions."""

    boxes: list[_Box]
    box_width: float
    box_height: float
    size: float
    height: float
    keep_with_next: bool = False

    @property
    def heading(self) -> Sequence[Strip]:
        return ()

    def draw(self, pages: PdfPages, x: float, top: float) -> None:
        for box in self.boxes:
            floor = top - self.box_height
            if box.picture is None:
                pages.rectangle(x, floor, self.box_width, self.box_height)
                below = (self.box_height - len(box.refused) * self.size * _LINE) / 2
                self._draw_lines(pages, box.refused, x, top - below)
            else:
                wide, high = box.picture.width_mm * MM, box.picture.height_mm * MM
                left = x + (self.box_width - wide) / 2
                pages.picture(left, floor + (self.box_height - high) / 2, wide, high, box.picture.jpeg)
            self._draw_lines(pages, box.caption, x, floor - 2)
            x += self.box_width + PHOTO_GAP_MM * MM

    def split(self, room: float) -> tuple[Strip, Strip] | None:
        return None

    def _draw_lines(self, pages: PdfPages, lines: Sequence[Line], x: float, top: float) -> None:
        for line in lines:
            line.draw(pages, x, top, self.size * _LINE, "center", self.size)
            top -= self.size * _LINE


def photo_strips(grid: PhotoGrid, width: float, pages: PdfPages) -> list[Strip]:
    """One strip for each row of the grid, ``width`` points wide."""
    gaps = PHOTO_GAP_MM * MM * (grid.columns - 1)
    box_width, box_height = (width - gaps) / grid.columns, grid.height_mm * MM
    dress = Dress(pages.book.typeface(grid.font), grid.size_pt)
    strips: list[Strip] = []
    for start in range(0, len(grid.photos), grid.columns):
        row = grid.photos[start : start + grid.columns]
        boxes = [_boxed(photo, box_width, box_height, dress, pages) for photo in row]
        captions = max(len(box.caption) for box in boxes) * grid.size_pt * _LINE
        height = box_height + captions + PHOTO_GAP_MM * MM
        strips.append(PhotosStrip(boxes, box_width, box_height, grid.size_pt, height))
    return strips


def _boxed(photo: Photo, width: float, height: float, dress: Dress, pages: PdfPages) -> _Box:
    caption = lay_out(photo.caption, dress, width, pages) if photo.caption else []
    try:
        return _Box(fit_picture(photo.file, width / MM, height / MM, name=photo.name), [], caption)
    except PictureRefused as refused:
        return _Box(None, lay_out(str(refused), dress, width - 8 * MM, pages), caption)
