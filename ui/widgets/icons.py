"""The program's own outline icons, drawn from resources/icons in the colour they are wanted in."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QLabel

from ui.colours import ICON_IDLE, INK, Colours, Tone, colours_of

_SIGN: Final = "sign"
"""The property of a label that keeps which icon it shows: name, colour, size."""


class Icons:
    """Icons by name; each is drawn once per colour and look, and once more at double size for dense
    screens.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._drawn: dict[tuple[str, Tone, str], QIcon] = {}
        self._meant: dict[int, tuple[str, Tone]] = {}
        """By Qt's key of an icon: what it shows, to draw it anew in another look."""

    def __call__(self, name: str, colour: Tone = INK) -> QIcon:
        """The icon of that name (a file in the folder) in that colour; greyed where it is disabled."""
        look = colours_of()
        key = name, colour, look.ground
        known = self._drawn.get(key)
        if known is None:
            known = self._drawn[key] = self._icon(name, colour, look)
            self._meant[known.cacheKey()] = (name, colour)
        return known

    def pixmap(self, name: str, colour: Tone = INK, size: int = 18, ratio: float = 1.0) -> QPixmap:
        """A picture of ``size`` logical pixels; ``ratio`` is the screen's pixel ratio."""
        picture = self._draw(name, colours_of().code(colour), round(size * ratio))
        picture.setDevicePixelRatio(ratio)
        return picture

    def show_on(self, label: QLabel, name: str, colour: Tone = INK, size: int = 18) -> None:
        """Show an icon of ``size`` logical pixels on a label, which keeps what it shows."""
        label.setProperty(_SIGN, [name, colour, size])
        label.setPixmap(self.pixmap(name, colour, size, label.devicePixelRatioF()))

    def show_anew(self, label: QLabel) -> None:
        """Draw what the label shows in the present look; a label without an icon stays as it is."""
        sign = label.property(_SIGN)
        if sign and not label.pixmap().isNull():
            name, colour, size = sign
            self.show_on(label, name, Tone(colour), int(size))

    def anew(self, icon: QIcon) -> QIcon:
        """The same icon in the present look; one that was not drawn here is given back."""
        meant = self._meant.get(icon.cacheKey())
        return icon if meant is None else self(*meant)

    def _icon(self, name: str, colour: Tone, look: Colours) -> QIcon:
        icon = QIcon()
        for size in (16, 20, 24, 32, 48):
            icon.addPixmap(self._draw(name, look.code(colour), size), QIcon.Mode.Normal)
            icon.addPixmap(self._draw(name, look.code(ICON_IDLE), size), QIcon.Mode.Disabled)
        return icon

    def _draw(self, name: str, code: str, size: int) -> QPixmap:
        source = (self._folder / f"{name}.svg").read_text(encoding="utf-8").replace("currentColor", code)
        renderer = QSvgRenderer(QByteArray(source.encode()))
        picture = QPixmap(QSize(size, size))
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        renderer.render(painter, QRectF(0, 0, size, size))
        painter.end()
        return picture
