"""The program's own outline icons, drawn from resources/icons in the colour they are wanted in."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from ui.colours import INK


class Icons:
    """Icons by name; each is drawn once per colour, and once more at double size for dense screens."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._drawn: dict[tuple[str, str], QIcon] = {}

    def __call__(self, name: str, colour: str = INK) -> QIcon:
        """The icon of that name (a file in the folder) in that colour; greyed where it is disabled."""
        known = self._drawn.get((name, colour))
        if known is None:
            known = QIcon()
            for size in (16, 20, 24, 32, 48):
                known.addPixmap(self._draw(name, colour, size), QIcon.Mode.Normal)
                known.addPixmap(self._draw(name, "#b4bcc3", size), QIcon.Mode.Disabled)
            self._drawn[name, colour] = known
        return known

    def pixmap(self, name: str, colour: str = INK, size: int = 18, ratio: float = 1.0) -> QPixmap:
        """A picture of ``size`` logical pixels, for labels; ``ratio`` is the screen's pixel ratio."""
        picture = self._draw(name, colour, round(size * ratio))
        picture.setDevicePixelRatio(ratio)
        return picture

    def _draw(self, name: str, colour: str, size: int) -> QPixmap:
        source = (self._folder / f"{name}.svg").read_text(encoding="utf-8").replace("currentColor", colour)
        renderer = QSvgRenderer(QByteArray(source.encode()))
        picture = QPixmap(QSize(size, size))
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        renderer.render(painter, QRectF(0, 0, size, size))
        painter.end()
        return picture
