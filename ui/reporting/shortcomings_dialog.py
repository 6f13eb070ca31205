"""The shortcomings last year's report named, to be looked through before they are put on record."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from lawgov_desktop.reporting.report.shortcomings_of_text import Shortcoming


class ShortcomingsDialog(QDialog):
    """Every item with a tick; what is ticked when the person agrees is put on record."""

    def __init__(self, year: int, named: Sequence[Shortcoming], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("登记上年报告所列不足")
        self._named = tuple(named)
        told = QLabel(
            f"下面是{year}年报告里写的、台账里还没有的不足。打勾的登记到“问题与整改”（来源：年度报告），"
            f"并转为{year + 1}年的整改事项；今年的报告用它们开头交代怎么改的。"
        )
        told.setWordWrap(True)
        self.list = QListWidget()
        self.list.setAccessibleName("上年报告所列不足")
        self.list.setWordWrap(True)
        for one in self._named:
            item = QListWidgetItem(one.title + (f"\n{one.detail}" if one.detail else ""))
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Checked)
            self.list.addItem(item)
        self.list.itemChanged.connect(lambda _: self._count())
        buttons = QDialogButtonBox()
        self.register_button = buttons.addButton("登记", QDialogButtonBox.ButtonRole.AcceptRole)
        self.register_button.setObjectName("primary")
        buttons.addButton("不登记", QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(12)
        column.addWidget(told)
        column.addWidget(self.list, 1)
        column.addWidget(buttons)
        self.resize(34 * self.fontMetrics().averageCharWidth() * 2, 20 * self.fontMetrics().height())
        self._count()

    def chosen(self) -> tuple[Shortcoming, ...]:
        """The ticked ones, in order."""
        return tuple(
            one
            for row, one in enumerate(self._named)
            if self.list.item(row).checkState() == Qt.CheckState.Checked
        )

    def _count(self) -> None:
        count = len(self.chosen())
        self.register_button.setText(f"登记 {count} 条")
        self.register_button.setEnabled(count > 0)
