"""A chart on the screen: the page of its PDF as a picture, with the places a click or Enter opens."""

from __future__ import annotations

import tempfile
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from PySide6.QtCore import QEvent, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import (
    QGuiApplication,
    QHelpEvent,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QFrame, QScrollArea, QToolTip, QWidget

from lawgov_desktop.documents.chart import Chart
from lawgov_desktop.documents.chart_colours import DARK, LIGHT, ChartColours
from lawgov_desktop.documents.chart_shapes import Area
from lawgov_desktop.documents.pdf_charts import DrawnChart, write_chart
from lawgov_desktop.office import Office
from ui.colours import ACCENT, shade
from ui.jobs import Jobs
from ui.papers.page_pictures import image_of
from ui.papers.pdf_file import PdfFile, Picture
from ui.style import BASE_POINTS

_WAIT_MS: Final = 120
"""After the last change of the window's size."""
_LEAST: Final = 260
CARD_HEIGHT: Final = 215.0
"""Points a chart in a card is asked to fill, as far as its kind can be set closer."""
_STEPS: Final = {
    Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1, Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1,
}  # fmt: skip


def screen_colours(palette: QPalette) -> ChartColours:
    """The colours of a chart on a screen with this palette: the dark set where its cards are dark."""
    card = palette.color(QPalette.ColorRole.Base)
    return replace(DARK if card.lightness() < 128 else LIGHT, ground=card.name())


@dataclass(frozen=True, slots=True)
class _Shown:
    """What a worker made: the chart, where everything lies, and the picture."""

    asked: int
    drawn: DrawnChart
    picture: Picture


class ChartSurface(QWidget):
    """The picture; arrows walk from bar to bar, Enter opens what one counts."""

    chosen = Signal(object)
    """The :class:`Area` clicked or entered."""
    moved = Signal(object)
    """The area the keyboard or the pointer is on; None beside them."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setAccessibleName("图表")
        self.drawn: DrawnChart | None = None
        self.image: QImage | None = None
        self.scale = 1.0
        """Dots of the screen for a point of the page."""
        self.current = -1
        """The area the keyboard is on."""

    def show_drawn(self, drawn: DrawnChart, image: QImage, scale: float) -> None:
        self.drawn, self.image, self.scale = drawn, image, scale
        self.current = min(self.current, len(drawn.laid.areas) - 1)
        self.setMinimumHeight(round(image.height() / image.devicePixelRatio()))
        self.update()

    @property
    def areas(self) -> tuple[Area, ...]:
        return self.drawn.laid.areas if self.drawn else ()

    def place_of(self, area: Area) -> QRectF:
        """Where an area lies in the window."""
        assert self.drawn is not None
        margin, scale = self.drawn.margin, self.scale
        return QRectF(
            (area.x + margin) * scale, (area.y + margin) * scale, area.width * scale, area.height * scale
        )

    def area_at(self, x: float, y: float) -> Area | None:
        if self.drawn is None:
            return None
        margin = self.drawn.margin
        return self.drawn.laid.area_at(x / self.scale - margin, y / self.scale - margin)

    def go_to(self, number: int) -> None:
        """Put the keyboard on an area and tell it."""
        if not self.areas:
            return
        self.current = number % len(self.areas)
        area = self.areas[self.current]
        self.setAccessibleDescription(area.words)
        self.moved.emit(area)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(event.rect(), QGuiApplication.palette().color(QPalette.ColorRole.Base))
        if self.image is not None:
            painter.drawImage(0, 0, self.image)
        if self.hasFocus() and 0 <= self.current < len(self.areas):
            painter.setPen(QPen(shade(ACCENT), 2))
            painter.drawRect(self.place_of(self.areas[self.current]).adjusted(-2, -2, 2, 2))
        painter.end()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = _STEPS.get(Qt.Key(event.key()), 0)
        if step:
            self.go_to(self.current + step if self.current >= 0 else 0)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            if 0 <= self.current < len(self.areas):
                self.chosen.emit(self.areas[self.current])
        else:
            super().keyPressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        area = self.area_at(event.position().x(), event.position().y())
        self.setCursor(Qt.CursorShape.PointingHandCursor if area else Qt.CursorShape.ArrowCursor)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        area = self.area_at(event.position().x(), event.position().y())
        if area is not None and event.button() == Qt.MouseButton.LeftButton:
            self.current = self.areas.index(area)
            self.update()
            self.chosen.emit(area)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            area = self.area_at(event.pos().x(), event.pos().y())
            QToolTip.showText(event.globalPos(), area.words if area else "", self)
            return True
        return super().event(event)


class ChartView(QScrollArea):
    """Lays the chart out for its own size, whenever that changes; the words grow with the window's text.

    ``in_card``: part of a page: without a title of its own and without a watermark, and as high as
    ``card_height`` points and the chart ask for.
    """

    ready = Signal()
    """The picture is there."""

    def __init__(
        self, office: Office, jobs: Jobs, parent: QWidget | None = None, *, in_card: bool = False
    ) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._in_card = in_card
        self.card_height = CARD_HEIGHT
        if in_card:
            self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
            self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            self.setMinimumSize(_LEAST, _LEAST // 2)
        else:
            self.setObjectName("card")
            self.setMinimumSize(_LEAST, _LEAST)
        self.surface = ChartSurface()
        self.setWidget(self.surface)
        self._office, self._jobs = office, jobs
        self.chart: Chart | None = None
        self._asked = 0
        self._soon = QTimer(self, singleShot=True, interval=_WAIT_MS)
        self._soon.timeout.connect(self._draw)

    def show_chart(self, chart: Chart) -> None:
        """Show another chart, from its top."""
        self.chart = chart
        self.surface.current = -1
        self.surface.setAccessibleName(chart.title)
        self.verticalScrollBar().setValue(0)
        self._draw()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrower_or_wider = event.size().width() != event.oldSize().width()
        if self.chart is not None and (narrower_or_wider or not self._in_card):
            self._soon.start()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        changed = (QEvent.Type.PaletteChange, QEvent.Type.FontChange, QEvent.Type.StyleChange)
        if event.type() in changed and getattr(self, "chart", None) is not None:
            self._soon.start()

    def _scale(self) -> float:
        return 96 / 72 * self.font().pointSizeF() / BASE_POINTS

    def _draw(self) -> None:
        chart, office = self.chart, self._office
        if chart is None:
            return
        self._asked += 1
        asked, scale, ratio = self._asked, self._scale(), self.devicePixelRatioF()
        colours = screen_colours(QGuiApplication.palette())
        # The room of a scroll bar is left free: with it and without, the chart is laid out the same.
        bar = 0 if self._in_card else self.verticalScrollBar().sizeHint().width()
        width = (self.width() - bar - 2) / scale
        height = self.card_height if self._in_card else (self.height() - 4) / scale
        titled, watermark = not self._in_card, "" if self._in_card else office.watermark

        def work() -> _Shown:
            with tempfile.TemporaryDirectory(prefix="lawgov-chart-", ignore_cleanup_errors=True) as folder:
                out = Path(folder) / "chart.pdf"
                drawn = write_chart(
                    chart, out, office.fonts(), width=max(width, _LEAST / scale), height=height,
                    watermark=watermark, titled=titled, colours=colours,
                )  # fmt: skip
                file = PdfFile(out)
            try:
                picture = file.draw(0, 72 * scale * ratio)
            finally:
                file.close()
            assert picture is not None
            return _Shown(asked, drawn, picture)

        self._jobs.quiet(work, self._came)

    def _came(self, shown: _Shown) -> None:
        if shown.asked != self._asked:
            return
        image = image_of(shown.picture).copy()
        image.setDevicePixelRatio(self.devicePixelRatioF())
        self.surface.show_drawn(shown.drawn, image, self._scale())
        if self._in_card:
            self.setFixedHeight(self.surface.minimumHeight())
        self.ready.emit()
