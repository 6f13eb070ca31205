"""The form of a screening, written with craft: a zero report is a village, a month and one press (M18)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout

from lawgov_desktop.records.record_type import Draft
from lawgov_desktop.registers.mediation.screening import DISPUTE_ONLY
from ui.forms.child_rows import RowLook
from ui.forms.record_sheet import RecordSheet

_DISPUTE_SECTIONS = ("发现的纠纷", "包保和化解")


class ScreeningSheet(RecordSheet):
    """A zero report hides everything that speaks of a dispute."""

    row_looks: ClassVar[Mapping[str, RowLook]] = {
        "parties": RowLook(first=("name", "phone", "address", "id_no"), start_with=2),
    }
    hidden_always: ClassVar[frozenset[str]] = frozenset(("party_names", "title"))

    def build(self) -> None:
        super().build()
        self.zero = QPushButton("本月没有纠纷，登记零报告")
        self.zero.setIcon(self.desk.icons("ok"))
        self.zero.clicked.connect(self.report_zero)
        self.words = QLabel("填好村和日期（或月份，如 2025.3），按一下就保存。")
        self.words.setObjectName("quiet")
        self.words.setWordWrap(True)
        self.strip = QFrame()
        self.strip.setObjectName("card")
        row = QHBoxLayout(self.strip)
        row.setContentsMargins(12, 8, 12, 8)
        row.setSpacing(12)
        row.addWidget(self.zero)
        row.addWidget(self.words, 1)
        page = self.widget()
        body = page.layout() if page is not None else None
        assert isinstance(body, QVBoxLayout)
        body.insertWidget(1, self.strip)

    def report_zero(self) -> None:
        """Make it a zero report of this month, where no month was written, and save it."""
        if self.fields["screened_on"].editor.entry().value is None:
            today = self.desk.today
            self.fields["screened_on"].editor.show_value(f"{today.year:04}-{today.month:02}")
        self.fields["zero_report"].editor.show_value(1)
        self.was_edited()
        self.check()
        self.save_asked.emit()

    def arrange(self, prepared: Draft) -> None:
        zero = prepared.get("zero_report") == 1
        held = any(prepared.get(name) not in (None, "", []) for name in DISPUTE_ONLY)
        for box in self.sections:
            if box.title in _DISPUTE_SECTIONS:
                box.setVisible(not zero or held)
        self.strip.setVisible(not zero and not held)
