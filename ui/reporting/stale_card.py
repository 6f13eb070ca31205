"""A paragraph that is still last year's: how much, and the word that it was read and may stay."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QVBoxLayout, QWidget


class StaleCard(QFrame):
    """Shown while the cursor stands in a paragraph that bears 待更新."""

    read_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self.said = QLabel()
        self.said.setWordWrap(True)
        self.read = QPushButton("看过了，不用改")
        self.read.setToolTip("谁、哪天看过，记在“数字说明”里；这一段不再标“待更新”")
        self.read.setAutoDefault(False)
        self.read.clicked.connect(self.read_asked)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 10, 12, 10)
        column.setSpacing(6)
        column.addWidget(self.said)
        column.addWidget(self.read)
        self.hide()

    def show_percent(self, percent: int | None) -> None:
        """None: the paragraph is this year's own."""
        self.setVisible(percent is not None)
        self.said.setText(f"这一段与上年报告相同 {percent}%，请看看是否还符合今年的情况。")
