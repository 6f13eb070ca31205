"""A line of text as a paper prints it: every character in the font that draws it there."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from PySide6.QtCore import QPointF
from PySide6.QtGui import QGlyphRun, QPainter, QPaintEvent, QRawFont
from PySide6.QtWidgets import QWidget

from lawgov_desktop.documents.document import FontRole
from lawgov_desktop.documents.fonts import FontBook
from ui.colours import INK, SURFACE, shade

SAMPLE: Final = "样例县龙潭镇人民政府关于法治建设的报告　2025年第3号　䶮𠅤"
_PAD: Final = 12


class FontSample(QWidget):
    """Draws :data:`SAMPLE` from the font files themselves: they need not be installed for the window."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("字体样张")
        self._runs: list[tuple[Path, str]] = []
        self._loaded: dict[tuple[Path, float], QRawFont] = {}

    def show_role(self, fonts: FontBook, role: FontRole) -> None:
        """Show what fills this role."""
        self._runs = [(font.file, part) for font, part in fonts.typeface(role).runs(SAMPLE)]
        self.setToolTip("、".join(dict.fromkeys(file.name for file, _part in self._runs)))
        self.update()

    def rescale(self) -> None:
        """Take the height of the window's text."""
        self.setFixedHeight(round(self._size() * 1.3) + 2 * _PAD)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), shade(SURFACE))
        painter.setPen(shade(INK))
        x, baseline = float(_PAD), _PAD + self._size() * 1.05
        for file, part in self._runs:
            font = self._font(file)
            glyphs = font.glyphIndexesForString(part)
            places, step = [], 0.0
            for advance in font.advancesForGlyphIndexes(glyphs):
                places.append(QPointF(step, 0))
                step += advance.x()
            run = QGlyphRun()
            run.setRawFont(font)
            run.setGlyphIndexes(glyphs)
            run.setPositions(places)
            painter.drawGlyphRun(QPointF(x, baseline), run)
            x += step
        painter.end()

    def _size(self) -> float:
        return self.fontMetrics().height() * 1.4

    def _font(self, file: Path) -> QRawFont:
        key = (file, self._size())
        if key not in self._loaded:
            self._loaded[key] = QRawFont(str(file), self._size())
        return self._loaded[key]
