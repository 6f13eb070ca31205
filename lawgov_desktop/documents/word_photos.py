"""Photos in a Word file: an unruled table with a picture and its caption in every cell."""

from __future__ import annotations

import io
from typing import Final

from docx.document import Document as WordDocument
from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT
from docx.shared import Mm, Pt
from docx.table import _Cell as WordCell

from lawgov_desktop.documents.document import Photo, PhotoGrid
from lawgov_desktop.documents.pictures import PictureRefused, fit_picture
from lawgov_desktop.documents.word_text import lay_out, write

_PT_MM: Final = 25.4 / 72
_LINE: Final = 1.45
_PAD_MM: Final = 2.0


def add_photos(word: WordDocument, grid: PhotoGrid, width_pt: float) -> None:
    """Add the grid to the body; a file that cannot be shown leaves its sentence, as on the PDF."""
    rows = -(-len(grid.photos) // grid.columns)
    if not rows:
        return
    made = word.add_table(rows=rows, cols=grid.columns)
    made.autofit = False
    for column in made.columns:
        column.width = Pt(width_pt / grid.columns)
    box_mm = width_pt / grid.columns * _PT_MM - 2 * _PAD_MM
    for place, photo in enumerate(grid.photos):
        cell = made.cell(place // grid.columns, place % grid.columns)
        cell.vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.CENTER
        _fill(cell, photo, grid, box_mm)


def _fill(cell: WordCell, photo: Photo, grid: PhotoGrid, box_mm: float) -> None:
    paragraph = cell.paragraphs[0]
    paragraph.alignment = 1  # centred; an exact line height would cut the picture off
    paragraph.paragraph_format.space_after = Pt(2)
    paragraph.paragraph_format.keep_with_next = bool(photo.caption)
    try:
        fitted = fit_picture(photo.file, box_mm, grid.height_mm, name=photo.name)
        paragraph.add_run().add_picture(
            io.BytesIO(fitted.jpeg), width=Mm(fitted.width_mm), height=Mm(fitted.height_mm)
        )
    except PictureRefused as refused:
        write(paragraph, str(refused), grid.font, grid.size_pt, box_mm / _PT_MM / grid.size_pt)
    if photo.caption:
        below = cell.add_paragraph()
        lay_out(below, align="center", line_pt=grid.size_pt * _LINE, after_pt=4)
        write(below, photo.caption, grid.font, grid.size_pt, box_mm / _PT_MM / grid.size_pt)
