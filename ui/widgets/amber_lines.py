"""What speaks against a step, in amber with a sign and in words; nothing to say takes no room."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from ui.colours import AMBER
from ui.widgets.icons import Icons

_MOST: Final = 6


class AmberLines(QFrame):
    """A heading and a line for each thing; the last line counts those that are not shown."""

    def __init__(self, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("warning")
        sign = QLabel()
        icons.show_on(sign, "warning", AMBER, self.fontMetrics().height())
        self.head = QLabel()
        self.head.setWordWrap(True)
        self.said = QLabel()
        self.said.setWordWrap(True)
        self.said.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self.head)
        words.addWidget(self.said)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 6, 12, 6)
        row.setSpacing(12)
        row.addWidget(sign, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
        self.hide()

    def show_lines(self, head: str, lines: Sequence[str]) -> None:
        """Show them; without lines the frame is hidden."""
        shown = [*lines[:_MOST], *([f"……共 {len(lines)} 处"] if len(lines) > _MOST else ())]
        self.head.setText(head)
        self.head.setVisible(bool(head))
        self.said.setText("\n".join(shown))
        self.setVisible(bool(lines))
