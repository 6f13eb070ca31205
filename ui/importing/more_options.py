"""更多选项 of an import: what blank cells do, and by which fields a record is recognised."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from ui.importing.pieces import scaled


class MoreOptions(QFrame):
    """``changed(blanks, keys)`` once the person asks to check again with what he chose."""

    changed = Signal(bool, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setObjectName("card")
        self.blanks = QCheckBox("空白格也清空台账里的内容")
        small = QLabel("平时不勾：表里空着的格子不会动台账里已有的内容。勾上后会在“变更”里逐项列出。")
        self.keys = (QComboBox(), QComboBox())
        word = QLabel("用哪些列认出同一条")
        self._why = QLabel()
        for label in (small, self._why):
            label.setObjectName("small")
            label.setWordWrap(True)
            label.setFixedWidth(scaled(self, 360))
        row = QHBoxLayout()
        row.setSpacing(8)
        for place, box in enumerate(self.keys, start=1):
            box.setAccessibleName(f"认出同一条用的第 {place} 个栏目")
            row.addWidget(box, 1)
            if place == 1:
                row.addWidget(QLabel("加上"))
        self.again = QPushButton("按这些重新核对")
        self.again.setObjectName("primary")
        self.again.clicked.connect(self._take_over)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(8)
        column.addWidget(self.blanks)
        column.addWidget(small)
        column.addSpacing(8)
        column.addWidget(word)
        column.addLayout(row)
        column.addWidget(self._why)
        column.addWidget(self.again, 0, Qt.AlignmentFlag.AlignRight)

    def ask(
        self, fields: Sequence[tuple[str, str]], keys: Sequence[str], own: str, *, blanks: bool, where: QPoint
    ) -> None:
        """Open with the present choice; ``fields`` are (name, label) to recognise records by, ``own`` says
        how the register does it by itself."""
        self.blanks.setChecked(blanks)
        for place, box in enumerate(self.keys):
            box.clear()
            box.addItem("（不加）" if place else "不指定，程序自己认", "")
            for name, label in fields:
                box.addItem(label, name)
            box.setCurrentIndex(max(box.findData(keys[place] if place < len(keys) else ""), 0))
            box.setMinimumContentsLength(10)
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        by_itself = f"（{own}）" if own else ""
        self._why.setText(f"选了就先按它认；认不出的，再由程序自己认{by_itself}。")
        self.adjustSize()
        screen = self.screen().availableGeometry()
        self.move(
            max(screen.left(), min(where.x(), screen.right() - self.width())),
            max(screen.top(), where.y() - self.height()),
        )
        self.show()
        self.blanks.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.hide()
        else:
            super().keyPressEvent(event)

    @property
    def chosen_keys(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(name for box in self.keys if (name := box.currentData())))

    def _take_over(self) -> None:
        self.hide()
        self.changed.emit(self.blanks.isChecked(), self.chosen_keys)
