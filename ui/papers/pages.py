"""Pages below one another, drawn when they come into sight: zoom, scrolling, the page one is on."""

from __future__ import annotations

from typing import Final, Literal

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

from ui.colours import DESK, shade
from ui.jobs import Jobs
from ui.papers.page_pictures import PagePictures
from ui.papers.page_places import GAP, PagePlaces
from ui.papers.pdf_file import PdfFile

Fit = Literal["", "width", "page"]

_ZOOMS: Final = (0.25, 0.33, 0.5, 0.67, 0.8, 1.0, 1.25, 1.5, 2.0, 3.0)
_LEAST, _MOST, _MOST_BY_WIDTH = 0.2, 4.0, 1.6
_SHADOW: Final = QColor(0, 0, 0, 30)


class PageView(QAbstractScrollArea):
    """The pages of a PDF. It may be three or three thousand: only those in sight are drawn."""

    page_changed = Signal(int)
    """The page one is on, from 0."""
    zoomed = Signal(float)

    def __init__(self, jobs: Jobs, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("preview")
        self.setFrameShape(QAbstractScrollArea.Shape.NoFrame)
        self.setAccessibleName("页面")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._file: PdfFile | None = None
        self._places = PagePlaces((), 1.0)
        self._pictures = PagePictures(jobs, self)
        self._pictures.came.connect(self._came)
        self._fit: Fit = "width"
        self._page = 0
        self.verticalScrollBar().setSingleStep(48)
        self.horizontalScrollBar().setSingleStep(48)
        self.verticalScrollBar().valueChanged.connect(self._scrolled)

    # --- what is shown

    def show_file(self, file: PdfFile | None) -> PdfFile | None:
        """Show a PDF where the one before stood; gives that one back, to be closed."""
        before, self._file = self._file, file
        self._pictures.show(file)
        self._set_places(self._places.zoom)
        self.fit(self._fit)
        return before

    @property
    def page_count(self) -> int:
        return len(self._places)

    @property
    def page(self) -> int:
        """The page one is on, from 0."""
        return self._page

    @property
    def zoom(self) -> float:
        return self._places.zoom

    @property
    def fitted(self) -> Fit:
        """What the zoom follows: the width of the window, the whole page, or nothing."""
        return self._fit

    # --- zoom

    def fit(self, fit: Fit) -> None:
        """Follow the width of the window, or show whole pages; as large as twice the paper at most."""
        self._fit = fit
        if not fit or self._file is None or not self._file.sizes:
            return
        sizes = self._file.sizes
        across, down = (max(size[part] for size in sizes) * 96 / 72 for part in (0, 1))
        room = self.viewport().size()
        zoom = min((room.width() - 2 * GAP) / across, _MOST_BY_WIDTH)
        if fit == "page":
            zoom = min(zoom, (room.height() - 2 * GAP) / down)
        self._set_zoom(zoom)

    def set_zoom(self, zoom: float) -> None:
        """1.0 shows paper in its real size at 96 dots per inch."""
        self._fit = ""
        self._set_zoom(zoom)

    def step_zoom(self, by: int) -> None:
        """The next larger (1) or smaller (-1) of the usual sizes."""
        now = self.zoom
        steps = [zoom for zoom in _ZOOMS if (zoom > now + 0.01 if by > 0 else zoom < now - 0.01)]
        if steps:
            self.set_zoom(steps[0] if by > 0 else steps[-1])

    def _set_zoom(self, zoom: float) -> None:
        zoom = min(max(zoom, _LEAST), _MOST)
        if abs(zoom - self.zoom) > 0.001:
            self._set_places(zoom)
        self.zoomed.emit(self.zoom)

    def _set_places(self, zoom: float) -> None:
        """Lay the pages out anew; what stands at the upper edge stays there."""
        bar, before = self.verticalScrollBar(), self._places
        number = before.page_at(bar.value())
        part = 0.0
        if len(before):
            place = before.place(number, 0)
            part = (bar.value() - place.top) / max(place.height, 1)
        self._places = PagePlaces(self._file.sizes if self._file is not None else (), zoom)
        self._set_bars()
        if number < len(self._places):
            place = self._places.place(number, 0)
            bar.setValue(place.top + round(part * place.height) if bar.value() or part > 0 else 0)
        self._scrolled()
        self.viewport().update()

    def _set_bars(self) -> None:
        room = self.viewport().size()
        down, across = self.verticalScrollBar(), self.horizontalScrollBar()
        down.setPageStep(room.height())
        down.setRange(0, max(self._places.height - room.height(), 0) if len(self._places) else 0)
        across.setPageStep(room.width())
        across.setRange(0, max(self._places.width - room.width(), 0))

    # --- going somewhere

    def go_to(self, number: int) -> None:
        """Bring a page (from 0) to the upper edge."""
        if 0 <= number < self.page_count:
            self.verticalScrollBar().setValue(self._places.place(number, 0).top - GAP // 2)
            self._tell_page(number)

    def turn(self, by: int) -> None:
        """A window's height down (1) or up (-1); a whole page where pages are shown whole."""
        if self._fit == "page":
            self.go_to(min(max(self._page + by, 0), self.page_count - 1))
        else:
            bar = self.verticalScrollBar()
            bar.setValue(bar.value() + by * max(bar.pageStep() - 2 * GAP, GAP))

    def go_to_end(self, *, first: bool) -> None:
        """To the very beginning, or the very end."""
        bar = self.verticalScrollBar()
        bar.setValue(bar.minimum() if first else bar.maximum())
        self._tell_page(0 if first else max(self.page_count - 1, 0))

    def _scrolled(self) -> None:
        # The page under the upper third is the one a person reads.
        self._tell_page(
            self._places.page_at(self.verticalScrollBar().value() + self.viewport().height() // 3)
        )
        self.viewport().update()

    def _tell_page(self, number: int) -> None:
        if number != self._page:
            self._page = number
            self.page_changed.emit(number)

    # --- Qt

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), shade(DESK))
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        left, top = self.horizontalScrollBar().value(), self.verticalScrollBar().value()
        dots = max(round(96 * self.zoom * self.devicePixelRatioF()), 1)
        for number in self._places.between(top + event.rect().top(), top + event.rect().bottom()):
            lies = self._places.place(number, self.viewport().width())
            place = QRect(lies.left - left, lies.top - top, lies.width, lies.height)
            painter.fillRect(place.translated(2, 2), _SHADOW)
            painter.fillRect(place, Qt.GlobalColor.white)
            image = self._pictures.image(number, dots)
            if image is None:
                painter.drawText(place, Qt.AlignmentFlag.AlignCenter, f"第 {number + 1} 页……")
            else:
                painter.drawImage(place, image)
        painter.end()

    def _came(self, number: int) -> None:
        self.viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._set_bars()
        self.fit(self._fit)
        self._scrolled()

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            if event.angleDelta().y():
                self.step_zoom(1 if event.angleDelta().y() > 0 else -1)
            event.accept()
            return
        super().wheelEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key in (Qt.Key.Key_PageDown, Qt.Key.Key_PageUp):
            self.turn(1 if key == Qt.Key.Key_PageDown else -1)
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self.go_to_end(first=key == Qt.Key.Key_Home)
        elif key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            bar = self.verticalScrollBar()
            bar.setValue(bar.value() + (bar.singleStep() if key == Qt.Key.Key_Down else -bar.singleStep()))
        else:
            super().keyPressEvent(event)
