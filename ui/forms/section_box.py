"""One part of a form, as on the paper: a heading that folds it, the fields, and how much of it is filled."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from ui.colours import QUIET
from ui.forms.field_grid import FieldGrid
from ui.widgets.icons import Icons


class SectionBox(QFrame):
    """A card with a heading; folded parts say how many fields are filled or still missing."""

    def __init__(self, title: str, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("section")
        self.title = title
        self._icons = icons
        self.turn = QToolButton()
        self.turn.setObjectName("flat")
        self.turn.setText(title)
        self.turn.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        font = self.turn.font()
        font.setBold(True)
        self.turn.setFont(font)
        self.turn.clicked.connect(lambda: self.set_open(not self.is_open))
        self._said = QLabel()
        self._said.setObjectName("small")
        self.grid = FieldGrid()
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self.turn)
        head.addWidget(self._said)
        head.addStretch(1)
        self._inner = QWidget()
        inner = QVBoxLayout(self._inner)
        inner.setContentsMargins(8, 0, 8, 8)
        inner.addWidget(self.grid)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(8, 4, 8, 4)
        whole.setSpacing(4)
        whole.addLayout(head)
        whole.addWidget(self._inner)
        self.set_open(True)

    @property
    def is_open(self) -> bool:
        return self._inner.isVisibleTo(self)

    def set_open(self, is_open: bool) -> None:
        self._inner.setVisible(is_open)
        self.turn.setIcon(self._icons("up" if is_open else "down", QUIET))
        self.turn.setAccessibleName(f"{self.title}，{'收起' if is_open else '展开'}")

    def say(self, filled: int, missing: int) -> None:
        """How many fields hold something, and how many the finished record still needs."""
        parts = [f"已填 {filled} 项"] if filled and not self.is_open else []
        parts += [f"待完善 {missing} 项"] if missing else []
        self._said.setText(" · ".join(parts))
