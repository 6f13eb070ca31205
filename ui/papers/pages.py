"""The pages of a PDF as pictures: measured once, drawn by pdfium when they come into sight."""

from __future__ import annotations

from collections import OrderedDict
from pathlib import Path
from typing import Final

import pypdfium2
from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from ui.jobs import Jobs

_GAP: Final = 16
_KEPT: Final = 12
_POINTS_PER_INCH: Final = 72


def page_sizes(pdf: Path, jobs: Jobs) -> list[tuple[float, float]]:
    """Width and height of every page in points."""
    with jobs.pdf_turn, pypdfium2.PdfDocument(pdf) as document:
        return [document.get_page_size(number) for number in range(len(document))]


def draw_page(pdf: Path, number: int, dots_per_inch: float, jobs: Jobs) -> QImage:
    """One page (from 0) on white; may be called from any thread."""
    with jobs.pdf_turn:
        return _drawn(pdf, number, dots_per_inch)


def _drawn(pdf: Path, number: int, dots_per_inch: float) -> QImage:
    with pypdfium2.PdfDocument(pdf) as document:
        page = document[number]
        bitmap = page.render(scale=dots_per_inch / _POINTS_PER_INCH, rev_byteorder=True, prefer_bgrx=True)
        picture = QImage(
            bytes(bitmap.buffer), bitmap.width, bitmap.height, bitmap.stride, QImage.Format.Format_RGBX8888
        )
        return picture.copy()


class PageStrip(QWidget):
    """All pages below one another; only those in sight are drawn, and a dozen are kept."""

    drawn = Signal(int)

    def __init__(self, jobs: Jobs, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("preview")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._jobs = jobs
        self._pdf: Path | None = None
        self._sizes: list[tuple[float, float]] = []
        self._zoom = 1.0
        self._pictures: OrderedDict[tuple[int, float], QImage] = OrderedDict()
        self._asked: set[tuple[int, float]] = set()

    def show_pdf(self, pdf: Path, sizes: list[tuple[float, float]]) -> None:
        self._pdf, self._sizes = pdf, sizes
        self._pictures.clear()
        self.set_zoom(self._zoom)

    def put_away(self) -> None:
        """Draw nothing any more, not even what was asked for already: the file may be removed."""
        with self._jobs.pdf_turn:
            self._pdf = None

    @property
    def page_count(self) -> int:
        return len(self._sizes)

    def set_zoom(self, zoom: float) -> None:
        """1.0 shows paper in its real size at 96 dots per inch."""
        self._zoom = zoom
        self._asked.clear()
        sizes = [self._size(number) for number in range(self.page_count)]
        width = max((size.width() for size in sizes), default=0)
        self.setFixedSize(width + 2 * _GAP, sum(size.height() + _GAP for size in sizes) + _GAP)
        self.update()

    def width_in_points(self) -> float:
        return max((width for width, _ in self._sizes), default=1.0)

    def _size(self, number: int) -> QSize:
        width, height = self._sizes[number]
        return QSize(round(width * self._zoom * 96 / 72), round(height * self._zoom * 96 / 72))

    def _place(self, number: int) -> QRect:
        top = _GAP + sum(self._size(before).height() + _GAP for before in range(number))
        size = self._size(number)
        return QRect((self.width() - size.width()) // 2, top, size.width(), size.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        top = _GAP
        for number in range(self.page_count):
            size = self._size(number)
            place = QRect((self.width() - size.width()) // 2, top, size.width(), size.height())
            top += size.height() + _GAP
            if place.intersects(event.rect()):
                painter.fillRect(place.translated(2, 2), QColor(0, 0, 0, 30))
                painter.fillRect(place, Qt.GlobalColor.white)
                picture = self._pictures.get((number, self._zoom))
                if picture is None:
                    painter.drawText(place, Qt.AlignmentFlag.AlignCenter, f"第 {number + 1} 页……")
                    self._ask(number)
                else:
                    painter.drawImage(place, picture)
        painter.end()

    def _ask(self, number: int) -> None:
        key = (number, self._zoom)
        pdf = self._pdf
        if key in self._asked or pdf is None:
            return
        self._asked.add(key)
        dots = 96 * self._zoom * self.devicePixelRatioF()

        def draw() -> tuple[tuple[int, float], QImage] | None:
            with self._jobs.pdf_turn:
                return (key, _drawn(pdf, number, dots)) if self._pdf == pdf else None

        self._jobs.quiet(draw, self._came)

    def _came(self, drawn: tuple[tuple[int, float], QImage] | None) -> None:
        if drawn is None:
            return
        key, picture = drawn
        self._pictures[key] = picture
        self._asked.discard(key)
        while len(self._pictures) > _KEPT:
            self._pictures.popitem(last=False)
        self.update()
        self.drawn.emit(key[0])
