"""The tool for duties: a 述法 report drafted from what a leader has done in a year (G06)."""

from __future__ import annotations

from PySide6.QtWidgets import QComboBox, QLabel, QPlainTextEdit, QPushButton

from lawgov_desktop.procedures.governance_law_reports import draft_law_report, leaders_of
from lawgov_desktop.reporting.period import year_asked
from ui.tools.pieces import ToolDialog, year_box
from ui.tools.tool import ToolDesk


class LawReportDialog(ToolDialog):
    """Year and leader are chosen; the draft is read before it goes into a form of 述法报告."""

    def __init__(self, desk: ToolDesk) -> None:
        super().__init__(desk, "从职责起草述法报告")
        asked = self.add_row()
        self.year = year_box(asked, year_asked(self.store.today()), self.show_leaders)
        self.leader = QComboBox()
        self.leader.setAccessibleName("述法人")
        self.leader.setMinimumWidth(10 * self.fontMetrics().height())
        label = QLabel("述法人")
        label.setBuddy(self.leader)
        asked.addSpacing(16)
        asked.addWidget(label)
        asked.addWidget(self.leader)
        asked.addStretch(1)
        self.text = QPlainTextEdit()
        self.text.setReadOnly(True)
        self.text.setAccessibleName("述法内容草稿")
        self.whole.addWidget(self.text, 1)
        note = QLabel("按第一责任人职责里“已完成”的事项逐条写成；进了表单还可以改。")
        note.setObjectName("small")
        note.setWordWrap(True)
        self.whole.addWidget(note)
        self.draft_button = QPushButton("放进述法报告表单")
        self.draft_button.setObjectName("primary")
        self.draft_button.clicked.connect(self.take)
        self.leader.currentTextChanged.connect(lambda _: self.show_draft())
        self.add_buttons(self.draft_button)
        self.show_leaders()

    def show_leaders(self) -> None:
        """The leaders who have duties in the year."""
        self.leader.blockSignals(True)
        self.leader.clear()
        self.leader.addItems(list(leaders_of(self.store, self.year.value())))
        self.leader.blockSignals(False)
        self.show_draft()

    def show_draft(self) -> None:
        leader = self.leader.currentText()
        text = draft_law_report(self.store, leader, self.year.value())["text"] if leader else None
        self.draft_button.setEnabled(bool(leader))
        missing = "这一年还没有登记第一责任人职责。" if not leader else "这一年还没有完成的职责事项。"
        self.text.setPlainText(text or missing)

    def take(self) -> None:
        """Open the form with the draft in it; saving is the clerk's."""
        draft = draft_law_report(self.store, self.leader.currentText(), self.year.value())
        self.accept()
        self.desk.open_form("law_report", draft)
