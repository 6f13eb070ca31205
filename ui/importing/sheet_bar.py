"""The sheets of the file above the preview: one is on show, those with a tick go in."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLabel, QTabBar, QWidget

from lawgov_desktop.spreadsheets.choosing import SheetOffered

_NOT_ROWS = {
    "chart": "这是一张图表，里面没有可以导入的行",
    "macro": "这是一张宏表，里面没有可以导入的行",
}


class SheetBar(QWidget):
    """``shown(name)``: look at this sheet; ``ticked(name, wanted)``: 导入这张表. Hidden for one sheet."""

    shown = Signal(str)
    ticked = Signal(str, bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._names: list[str] = []
        self._boxes: dict[str, QCheckBox] = {}
        word = QLabel("工作表（打勾的才导入）")
        word.setObjectName("label")
        self.tabs = QTabBar()
        self.tabs.setAccessibleName("工作表")
        self.tabs.setExpanding(False)
        self.tabs.setUsesScrollButtons(True)
        self.tabs.setDrawBase(False)
        self.tabs.setElideMode(self.tabs.elideMode().ElideNone)
        self.tabs.currentChanged.connect(self._changed)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(word)
        row.addWidget(self.tabs, 1)
        self.hide()

    def show_sheets(self, sheets: Sequence[SheetOffered], ticked: Sequence[str], current: str) -> None:
        """Filled sheets with their rows; hidden ones are marked, charts and macros are there but greyed."""
        offered = [one for one in sheets if one.kind != "worksheet" or one.rows]
        self.tabs.blockSignals(True)
        while self.tabs.count():
            self.tabs.removeTab(0)
        self._names, self._boxes = [one.name for one in offered], {}
        for at, one in enumerate(offered):
            may = one.kind == "worksheet"
            hidden = "（隐藏）" if one.hidden else ""
            self.tabs.addTab(f"{one.name}{hidden}　{one.rows:,} 行" if may else one.name)
            self.tabs.setTabEnabled(at, may)
            if not may:
                self.tabs.setTabToolTip(at, _NOT_ROWS.get(one.kind, "这张表里没有可以导入的行"))
                continue
            box = QCheckBox()
            box.setChecked(one.name in ticked)
            box.setToolTip("导入这张表")
            box.setAccessibleName(f"导入工作表“{one.name}”")
            box.toggled.connect(lambda wanted, name=one.name: self.ticked.emit(name, wanted))
            self._boxes[one.name] = box
            self.tabs.setTabButton(at, QTabBar.ButtonPosition.LeftSide, box)
        if current in self._names:
            self.tabs.setCurrentIndex(self._names.index(current))
        self.tabs.blockSignals(False)
        self.setVisible(len(offered) > 1)

    def box(self, name: str) -> QCheckBox:
        return self._boxes[name]

    def choose(self, name: str) -> None:
        """Look at a sheet, as a click on its tab does."""
        self.tabs.setCurrentIndex(self._names.index(name))

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(self._names)

    def _changed(self, at: int) -> None:
        if 0 <= at < len(self._names):
            self.shown.emit(self._names[at])
