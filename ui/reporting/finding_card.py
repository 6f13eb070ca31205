"""What the checker found at the place one went to, and the button that mends it where that can be done."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QVBoxLayout, QWidget

from lawgov_desktop.reporting.finding import Finding

_LONGEST = 16


class FindingCard(QFrame):
    """Shown until the cursor goes elsewhere."""

    mend_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self.title, self.what, self.why, self.todo = map(_words, ("heading", "", "hint", ""))
        self.mend = QPushButton()
        self.mend.setAutoDefault(False)
        self.mend.clicked.connect(self.mend_asked)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 10, 12, 10)
        column.setSpacing(6)
        for widget in (self.title, self.what, self.why, self.todo, self.mend):
            column.addWidget(widget)
        self.hide()

    def show_finding(self, found: Finding, mending: str) -> None:
        """``mending``: what the button says; "" where only a person can mend it."""
        for label, words in (
            (self.title, found.title),
            (self.what, found.what),
            (self.why, found.why),
            (self.todo, found.todo),
        ):
            label.setText(words)
            label.setVisible(bool(words))
        self.mend.setText(mending)
        self.mend.setVisible(bool(mending))
        self.show()


def mending_of(found: Finding) -> str:
    """The words of the button that mends a finding; "" where the checker does not know what to write."""
    if found.rule == "half_width" and not found.instead:
        return "全文改为全角"
    if not found.instead:
        return "删去" if found.rule == "space" and found.text.isspace() else ""
    short = found.instead if len(found.instead) <= _LONGEST else f"{found.instead[: _LONGEST - 1]}…"
    return f"改为“{short}”"


def _words(name: str) -> QLabel:
    label = QLabel()
    label.setObjectName(name)
    label.setWordWrap(True)
    return label
