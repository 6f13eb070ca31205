"""What stands behind the number under the cursor: its value, how it is counted, and the records."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QLabel, QListWidget, QListWidgetItem, QPushButton, QVBoxLayout, QWidget

from lawgov_desktop.records.fields import Names
from lawgov_desktop.registers.report.marks import Mark
from lawgov_desktop.reporting.report.answers import Said

_MOST: int = 500


class NumberCard(QFrame):
    """Shows one answer; a double click or Enter opens the record."""

    refresh_asked = Signal(str)
    """The key of a number that should be as the registers have it now."""
    given_asked = Signal(str)
    """The key of a number the person wants otherwise, with a reason."""

    def __init__(
        self,
        names: Names,
        titles: Callable[[str], str],
        open_record: Callable[[str, str], object],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self._names, self._titles, self._open = names, titles, open_record
        self._key = ""
        self.title = _words("heading")
        self.value = _words("title")
        self.differs = _words("hint")
        self.rule = _words("hint")
        self.where = _words("small")
        self.records = QListWidget()
        self.records.setAccessibleName("数字背后的记录")
        self.records.itemActivated.connect(self._open_item)
        self.take = QPushButton("改成台账的数")
        self.take.clicked.connect(lambda: self.refresh_asked.emit(self._key))
        self.give = QPushButton("另填一个数…")
        self.give.clicked.connect(lambda: self.given_asked.emit(self._key))
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 12, 12, 12)
        column.setSpacing(6)
        for widget in (self.title, self.value, self.differs, self.take, self.rule, self.where):
            column.addWidget(widget)
        column.addWidget(self.records, 1)
        column.addWidget(self.give)
        self.show_nothing()

    def show_nothing(self) -> None:
        """The cursor stands in the writer's own words."""
        self._key = ""
        self.title.setText("数字从哪里来")
        self.value.clear()
        self.rule.setText("把光标放到带下划线的数字上，这里就列出它的口径和背后的每一条记录，双击打开。")
        for widget in (self.differs, self.take, self.where, self.records, self.give, self.value):
            widget.hide()

    def show_said(self, said: Said, mark: Mark, now: str) -> None:
        """``now``: how the registers say it today, in the style of the mark."""
        self._key = said.key
        self.title.setText(said.title)
        self.value.setText(f"{mark.shown}{said.unit}")
        same = mark.shown == now
        exact = f"，确切数 {said.shown}" if said.value is not None and now != said.shown else ""
        self.differs.setText("" if same else f"正文里是 {mark.shown}，台账现在是 {now}{exact}。")
        if same and exact:
            self.differs.setText(f"“余”按整十向下取{exact}。")
        self.differs.setVisible(bool(self.differs.text()))
        self.take.setVisible(not same)
        self.rule.setText(f"口径：{said.rule}。")
        self.where.setText(f"{self._titles(said.kind)}，{len(said.records)} 条：")
        self.records.clear()
        for uuid in said.records[:_MOST]:
            item = QListWidgetItem(self._names.title(said.kind, uuid) or "（没有名称）")
            item.setData(Qt.ItemDataRole.UserRole, (said.kind, uuid))
            self.records.addItem(item)
        if len(said.records) > _MOST:
            self.records.addItem(f"……还有 {len(said.records) - _MOST} 条，请到台账里看")
        for widget in (self.value, self.where, self.records, self.give):
            widget.show()

    def _open_item(self, item: QListWidgetItem) -> None:
        named = item.data(Qt.ItemDataRole.UserRole)
        if named:
            self._open(*named)


def _words(name: str) -> QLabel:
    label = QLabel()
    label.setObjectName(name)
    label.setWordWrap(True)
    return label
