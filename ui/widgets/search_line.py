"""A line to narrow a list with; the list hears of it when the typing rests."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QLineEdit, QWidget

_REST_MS: Final = 200


class SearchLine(QLineEdit):
    """``rested``: nothing was typed for a moment since the text changed."""

    rested = Signal()

    def __init__(self, placeholder: str, name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setPlaceholderText(placeholder)
        self.setAccessibleName(name or placeholder)
        self.setClearButtonEnabled(True)
        self._pause = QTimer(self, singleShot=True, interval=_REST_MS)
        self._pause.timeout.connect(self.rested)
        self.textChanged.connect(lambda: self._pause.start())

    def heard(self) -> None:
        """Whoever listens has taken the text over already."""
        self._pause.stop()

    def empty(self) -> None:
        """Clear the line without a word."""
        self.clear()
        self.heard()
