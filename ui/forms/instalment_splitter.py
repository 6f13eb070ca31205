"""分 n 期: makes the rows of an agreement paid by instalments from the sum, the number and the first day."""

from __future__ import annotations

from datetime import date
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from lawgov_desktop.records.dates import as_day, read_date
from lawgov_desktop.records.numbers import read_money, show_money
from lawgov_desktop.records.record_type import Draft
from lawgov_desktop.registers.mediation import instalments
from ui.forms.editors import Desk

_USUAL: Final = "3"


class InstalmentSplitter(QFrame):
    """One line above the rows, shown while there are none."""

    made = Signal(object)
    """Carries the rows."""

    def __init__(self, parent: QWidget, desk: Desk) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self.total = self._editor("总金额（元）", 8)
        self.number = self._editor("期数", 3)
        self.number.setText(_USUAL)
        self.first = self._editor("第一期日期", 10)
        self.months = self._editor("每几个月一期", 3)
        self.months.setText("1")
        self.make = QPushButton("生成各期")
        self.make.setIcon(desk.icons("add"))
        self.make.clicked.connect(self._make)
        self.said = QLabel()
        self.said.setObjectName("doubt")
        self.said.setWordWrap(True)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(12, 8, 12, 8)
        whole.setSpacing(6)
        # Two lines: one is too long for a narrow form with large text.
        whole.addLayout(_line(QLabel("总金额"), self.total, QLabel("元，分"), self.number, QLabel("期")))
        whole.addLayout(
            _line(QLabel("第一期"), self.first, QLabel("，每"), self.months, QLabel("个月一期"), self.make)
        )
        whole.addWidget(self.said)
        self.said.hide()

    def _editor(self, name: str, letters: int) -> QLineEdit:
        editor = QLineEdit()
        editor.setAccessibleName(name)
        editor.setFixedWidth(editor.fontMetrics().horizontalAdvance("0" * letters) + 26)
        return editor

    def offer(self, case: Draft) -> None:
        """Show what the case tells, where nobody typed otherwise; hidden once there are rows."""
        self.setVisible(not case.get("instalments"))
        if not self.total.isModified() and case.get("amount"):
            self.total.setText(show_money(int(case["amount"])))
        first = case.get("performance_due") or case.get("agreement_on")
        if not self.first.isModified() and first and len(first) == 10:
            self.first.setText(first)

    def _make(self) -> None:
        total = read_money(self.total.text(), "元").value
        first = as_day(str(read_date(self.first.text()).value or ""))
        number, months = (_whole(editor.text()) for editor in (self.number, self.months))
        fault = self._fault(total, first, number, months)
        self.said.setText(fault)
        self.said.setVisible(bool(fault))
        if fault or first is None:
            return
        self.made.emit(instalments.split(int(total or 0), number, first, months=months))

    @staticmethod
    def _fault(total: object, first: date | None, number: int, months: int) -> str:
        if not isinstance(total, int) or total <= 0:
            return "请写总金额"
        if not 1 <= number <= instalments.MOST:
            return f"期数请写 1 到 {instalments.MOST}"
        if first is None:
            return "请写第一期日期，如 20250410"
        if not 1 <= months <= 12:
            return "间隔请写 1 到 12 个月"
        return "金额太小，分不了这么多期" if total < number else ""


def _line(*parts: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(6)
    for part in parts:
        row.addWidget(part)
    row.addStretch(1)
    return row


def _whole(text: str) -> int:
    text = text.strip()
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 5 else 0
