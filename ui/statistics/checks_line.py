"""Below a table: whether its sums agree, each that does not in words with the records to be looked at."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from lawgov_desktop.reporting.statistics import TOTAL, Check
from ui.colours import AMBER, GREEN
from ui.widgets.icons import Icons

_MOST: Final = 20


class ChecksLine(QFrame):
    """One line where all is well; else a short list that scrolls."""

    records_asked = Signal(object)
    """The :class:`Check` whose records a person wants to see."""

    def __init__(self, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icons = icons
        self.buttons: list[QPushButton] = []
        self.said = QLabel()
        self.said.setObjectName("quiet")
        self.said.setWordWrap(True)
        self._sign = QLabel()
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self._sign)
        head.addWidget(self.said, 1)
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.hide()
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(4)
        whole.addLayout(head)
        whole.addWidget(self._scroll)

    def show_checks(self, checks: Sequence[Check]) -> None:
        """Those of the whole first, then those of the units."""
        broken = sorted((one for one in checks if not one.ok), key=lambda one: one.row != TOTAL)
        self.buttons = []
        size = self.fontMetrics().height()
        sign, colour = ("warning", AMBER) if broken else ("ok", GREEN)
        self._icons.show_on(self._sign, sign, colour, size)
        if not broken:
            self.said.setText(f"核对相符：{len(checks)} 处合计和分项都对得上。" if checks else "")
            self._sign.setVisible(bool(checks))
            self._scroll.hide()
            return
        self._sign.show()
        more = f"，下面列出前 {_MOST} 处" if len(broken) > _MOST else ""
        self.said.setText(f"核对不符 {len(broken)} 处{more}，交表前请看一看：")
        body = QWidget()
        body.setObjectName("body")
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        for check in broken[:_MOST]:
            column.addLayout(self._line(check))
        column.addStretch(1)
        self._scroll.setWidget(body)
        self._scroll.setFixedHeight(round(min(len(broken), 3) * 1.45 * size))
        self._scroll.show()

    def _line(self, check: Check) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        words = QLabel(f"{check.row}：{check.why}")
        words.setWordWrap(True)
        words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        row.addWidget(words, 1)
        if check.records:
            button = QPushButton(f"打开这些记录（{len(check.records):,}）")
            button.setObjectName("link")
            button.setAutoDefault(False)
            button.setAccessibleName(f"{check.row}：{check.rule}，打开这些记录")
            button.clicked.connect(lambda checked=False: self.records_asked.emit(check))
            self.buttons.append(button)
            row.addWidget(button)
        return row
