"""Binds a volume into one PDF: cover, 目录 with the real page numbers, papers and scans, back."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Final

from lawgov_desktop.documents.document import (
    SI_HAO,
    Cell,
    Document,
    Paragraph,
    Spacer,
    Table,
    TableColumn,
    TableRow,
    Title,
)
from lawgov_desktop.documents.fonts import FontBook
from lawgov_desktop.documents.pdf import draw_document
from lawgov_desktop.documents.pdf_pages import MM
from lawgov_desktop.documents.volume_pages import VolumePages
from lawgov_desktop.progress import Progress
from lawgov_desktop.volume.pieces import BoundVolume, Line, OnPaper, Piece, Printed, Scanned, Volume
from lawgov_desktop.volume.scans import BINDING_MM, OUTER_MM, ROOM_MM, ScanRefused, ScanTaker, TakenPage

_DOING: Final = "正在装订卷宗"
_BACK_SHIFT_MM: Final = -4.0
"""The papers leave 28 mm at the left and 24 mm at the right."""


def bind(
    volume: Volume, out: Path, fonts: FontBook, scans: ScanTaker, progress: Progress | None = None
) -> BoundVolume:
    """Write the volume to ``out``. Fonts are embedded once; pictures go from disk to disk.

    Raises UserError when the file cannot be written, Cancelled when the person stops; an older file stays.
    """
    work = _Binder(volume, fonts, scans, progress or Progress())
    work.draw_pieces()
    work.draw_outside()
    return work.save(out)


class _Binder:
    """The sheets drawn so far, in the order they were drawn: the pieces first, then what tells of them."""

    def __init__(self, volume: Volume, fonts: FontBook, scans: ScanTaker, progress: Progress) -> None:
        self._volume, self._fonts, self._scans, self._progress = volume, fonts, scans, progress
        self._pages = VolumePages(fonts, title=volume.title, watermark=volume.watermark)
        self._lines: list[Line] = []
        self._first_sheets: list[int] = []
        self._stamps: dict[int, tuple[int, int]] = {}
        """Sheet of a piece → the first and the last number it bears."""
        self._refused: list[str] = []
        self._contents: list[int] = []
        self._order: list[int] = []
        self._last = self._sheets_of_contents() if volume.numbering.contents_too else 0
        self._begun_at = 0

    def _sheets_of_contents(self) -> int:
        """How many sheets the 目录 takes: its lines are known, and their numbers take no more room."""
        trial = VolumePages(self._fonts, title=self._volume.title)
        lines = [Line(piece.title, 888, 999, piece.remark) for piece in self._volume.pieces]
        document = self._volume.contents(lines)
        trial.take_sheet(document.page)
        draw_document(document, trial, Progress())
        return trial.finished

    # -- pieces

    def draw_pieces(self) -> None:
        pieces = self._volume.pieces
        for done, piece in enumerate(pieces):
            self._progress.step(_DOING, done, len(pieces))
            first, sheet = self._last + 1, self._pages.finished
            self._draw(piece)
            self._first_sheets.append(sheet)
            self._lines.append(Line(piece.title, first, self._last, piece.remark))
        self._progress.step(_DOING, len(pieces), len(pieces))

    def _draw(self, piece: Piece) -> None:
        if isinstance(piece, Printed):
            self._draw_document(piece.document)
        elif isinstance(piece, OnPaper):
            count = max(piece.sheets, 1)
            self._draw_document(_in_its_place(piece), count=count)
            if self._volume.numbering.both_sides and count % 2 == 0:
                self._blank()  # so that odd numbers stay on fronts
        else:
            self._draw_scans(piece)

    def _draw_document(self, document: Document, count: int = 1) -> None:
        """A paper with its small foot line; its own page numbers give way to those of the volume."""
        first = self._begun_at = self._pages.finished
        self._pages.take_sheet(document.page)
        draw_document(document, self._pages, self._progress, self._shift)
        for sheet in range(first, self._pages.finished):
            if document.footer:
                left = (document.page.left_mm + self._shift(sheet)) * MM
                self._pages.note(sheet, document.footer, left, document.page.bottom_mm * MM * 0.5)
        for sheet in range(first, self._pages.finished):
            self._stamp(sheet, count)

    def _stamp(self, sheet: int, count: int = 1) -> None:
        self._stamps[sheet] = (self._last + 1, self._last + count)
        self._last += count

    def _shift(self, sheet: int) -> float:
        """A back is bound at its right edge: what stands on it is moved away from there."""
        number = self._last + 1 + sheet - self._begun_at
        return _BACK_SHIFT_MM if self._volume.numbering.both_sides and number % 2 == 0 else 0.0

    def _draw_scans(self, piece: Scanned) -> None:
        for file, name in piece.files:
            self._progress.step(_DOING)
            try:
                pages: Sequence[TakenPage] = self._scans.take_in(file, name, self._progress)
            except ScanRefused as refused:
                self._refused.append(str(refused))
                self._draw_document(_framed(piece.title, str(refused)))
                continue
            for page in pages:
                self._draw_scan(page)

    def _draw_scan(self, page: TakenPage) -> None:
        """Fitted into what is left beside the binding edge, at the top, in the middle across."""
        pages = self._pages
        pages.take_sheet()
        number = self._last + 1
        back = self._volume.numbering.both_sides and number % 2 == 0
        wide, high = page.size_mm if not (page.is_pdf and page.turned) else page.size_mm[::-1]
        scale = min(ROOM_MM[0] / wide, ROOM_MM[1] / high, 1.0)
        wide, high = wide * scale * MM, high * scale * MM
        left = (OUTER_MM if back else BINDING_MM) * MM + (ROOM_MM[0] * MM - wide) / 2
        low = OUTER_MM * MM + ROOM_MM[1] * MM - high
        pages.mark_beside_scan()
        if page.objects is not None:
            matrix = _matrix(page, left, low, scale)
            pages.foreign_page(page.objects, page.form, matrix)
        else:
            pages.scan(page.file, page.pixels, (left, low, wide, high), grey=page.grey, turned=page.turned)
        pages.end_page()
        self._stamp(pages.finished - 1)

    # -- cover, 目录, back

    def draw_outside(self) -> None:
        """Cover, 目录 and back, and the order of all sheets: on both sides page 1 begins on a front."""
        volume = self._volume
        inner = list(range(self._pages.finished))
        cover = self._outside(volume.cover)
        self._contents = self._outside(volume.contents(self._lines))
        back = self._outside(volume.back(self._last))
        parts = [cover, self._contents, inner]
        if volume.numbering.contents_too:
            parts = [cover, self._contents + inner]  # numbered on: what follows it may begin on its back
        if volume.numbering.both_sides:
            parts = [[*part, self._blank()] if len(part) % 2 else part for part in parts]
        self._order = [sheet for part in (*parts, back) for sheet in part]

    def _outside(self, document: Document) -> list[int]:
        first = self._pages.finished
        self._pages.take_sheet(document.page)
        draw_document(document, self._pages, self._progress)
        return list(range(first, self._pages.finished))

    def _blank(self) -> int:
        self._pages.take_sheet()
        self._pages.end_page()
        return self._pages.finished - 1

    # -- the end

    def save(self, out: Path) -> BoundVolume:
        both = self._volume.numbering.both_sides
        for sheet, (first, last) in self._stamps.items():
            text = str(first) if first == last else f"{first}—{last}"
            self._pages.number(sheet, text, at_left=both and first % 2 == 0)
        if self._volume.numbering.contents_too:
            for number, sheet in enumerate(self._contents, start=1):
                self._pages.number(sheet, str(number), at_left=both and number % 2 == 0)
        bookmarks = [("卷宗封面", self._order[0]), ("卷内目录", self._contents[0])]
        bookmarks += [
            (line.title, sheet) for line, sheet in zip(self._lines, self._first_sheets, strict=True)
        ]
        bookmarks.append(("封底", self._order[-1]))
        self._pages.arrange(self._order, bookmarks)
        rendered = self._pages.save(out)
        return BoundVolume(
            out, rendered.pages, self._last, tuple(self._lines), tuple(self._refused),
            rendered.missing_glyphs,
        )  # fmt: skip


def _matrix(page: TakenPage, left: float, low: float, scale: float) -> tuple[float, ...]:
    """Places a PDF page of width w and height h, turned clockwise, with its lower left corner there."""
    across, down = page.box
    turn = (page.turn + (270 if page.turned else 0)) % 360
    wide, high = across * scale, down * scale
    if turn == 90:
        return (0, -scale, scale, 0, left, low + wide)
    if turn == 180:
        return (-scale, 0, 0, -scale, left + wide, low + high)
    if turn == 270:
        return (0, scale, -scale, 0, left + high, low)
    return (scale, 0, 0, scale, left, low)


def _in_its_place(piece: OnPaper) -> Document:
    count = f"共 {piece.sheets} 页" if piece.sheets > 1 else "1 页"
    return _leaf(piece.title, piece.said or f"纸质材料，{count}，装订在此处。")


def _framed(title: str, sentence: str) -> Document:
    return _leaf(title, sentence)


def _leaf(title: str, sentence: str) -> Document:
    """A sheet in the place of what is not in the PDF: a title, and a sentence in a frame."""
    frame = Table(
        columns=(TableColumn(1, "center"),),
        rows=(TableRow((Cell(sentence, align="center", size_pt=SI_HAO),), height_mm=60),),
    )
    return Document(
        title=title,
        blocks=(Title(title, space_before_pt=0), Spacer(40), frame, Paragraph("")),
        page_numbers=False,
    )
