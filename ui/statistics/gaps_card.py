"""还缺什么: a quiet list of what the registers lack; each line opens the records on their register's page."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from lawgov_desktop.reporting.completeness import Gap
from lawgov_desktop.storage.store import Store

_RULE = (
    "案件、活动这类按日期登记的，只看日期在这段时间里的；名册、清单看全部。"
    "缺什么，按“未完善”、卷宗材料和各台账的视图数，点开就是这些记录。"
)
_EMS = 15
"""Width of a column of registers, in heights of the text."""


class GapsCard(QFrame):
    """Register by register in the order of the drawers; no rates and no ranking."""

    list_asked = Signal(str, str, object)
    """(kind, what they lack, uuids)."""

    def __init__(self, store: Store, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self._titles = {key: kind.title for key, kind in store.kinds.items()}
        self.buttons: list[QPushButton] = []
        """One for each gap, in order."""
        self._blocks: list[QWidget] = []
        self._columns = 0
        head = QLabel("还缺什么")
        head.setObjectName("heading")
        head.setToolTip(_RULE)
        head.setAccessibleDescription(_RULE)
        self.said = QLabel("正在查……")
        self.said.setObjectName("small")
        self.said.setWordWrap(True)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(16)
        self._grid.setVerticalSpacing(8)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 8, 12, 8)
        column.setSpacing(8)
        column.addWidget(head)
        column.addWidget(self.said)
        column.addLayout(self._grid)

    def show_gaps(self, gaps: Sequence[Gap]) -> None:
        """Show them in the place of what was there."""
        for block in self._blocks:
            block.hide()
            block.deleteLater()
        self.buttons, self._blocks = [], []
        self.said.setText(_RULE if gaps else "没有发现缺的。" + _RULE)
        self._blocks = [
            self._block(kind, list(some)) for kind, some in groupby(gaps, key=lambda gap: gap.kind)
        ]
        self._columns = 0
        self._place()

    def _block(self, kind: str, gaps: Sequence[Gap]) -> QWidget:
        block = QWidget(self)
        column = QVBoxLayout(block)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        title = QLabel(self._titles[kind])
        title.setObjectName("quiet")
        column.addWidget(title)
        for gap in gaps:
            button = QPushButton(gap.words)
            button.setObjectName("link")
            button.setAccessibleName(f"{self._titles[kind]}：{gap.words}，打开")
            said = f"{gap.what}缺"
            button.clicked.connect(
                lambda checked=False, gap=gap, said=said: self.list_asked.emit(gap.kind, said, gap.records)
            )
            self.buttons.append(button)
            column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)
        return block

    def _place(self) -> None:
        columns = max(self.width() // (_EMS * self.fontMetrics().height()), 1)
        if columns == self._columns:
            return
        for column in range(self._columns):
            self._grid.setColumnStretch(column, 0)
        self._columns = columns
        for place, block in enumerate(self._blocks):
            self._grid.addWidget(block, place // columns, place % columns)
        for column in range(columns):
            self._grid.setColumnStretch(column, 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()
