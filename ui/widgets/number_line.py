"""A short field for a whole number, with its unit beside it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QIntValidator
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QWidget

from ui.importing.pieces import scaled
from ui.widgets.enter import keep_enter


class NumberLine(QWidget):
    """``valueChanged(int)`` comes while one types; an empty or impossible number keeps the last good one."""

    # No QSpinBox: the style sheet's rule for line fields reaches the one inside it, and its text has no room.

    valueChanged = Signal(int)

    def __init__(
        self, value: int, least: int, most: int, *, unit: str, name: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._value, self._least, self._most = value, least, most
        self.line = QLineEdit(str(value))
        self.line.setValidator(QIntValidator(0, most, self))
        self.line.setAccessibleName(f"{name}（{unit}）")
        self.line.setFixedWidth(scaled(self, 28 + 9 * len(str(most))))
        self.line.textChanged.connect(self._typed)
        keep_enter(self.line)  # the number counts while it is typed
        self.setFocusProxy(self.line)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        row.addWidget(self.line)
        row.addWidget(QLabel(unit))

    def value(self) -> int:
        return self._value

    def setValue(self, value: int) -> None:
        self.line.setText(str(value))

    def _typed(self, text: str) -> None:
        if text.isdecimal() and self._least <= int(text) <= self._most and int(text) != self._value:
            self._value = int(text)
            self.valueChanged.emit(self._value)
