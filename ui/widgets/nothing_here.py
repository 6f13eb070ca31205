"""What stands in the place of an empty list: a sentence on what belongs there."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel


def nothing_here(words: str) -> QLabel:
    """The sentence, hidden until the list turns out to be empty."""
    label = QLabel(words)
    label.setObjectName("quiet")
    label.setWordWrap(True)
    label.setAlignment(Qt.AlignmentFlag.AlignCenter)
    label.hide()
    return label
