"""The tool for leading groups: who sat in which group, in which role, on any day (G05)."""

from __future__ import annotations

from datetime import date

from PySide6.QtWidgets import QLabel, QLineEdit, QPlainTextEdit

from lawgov_desktop.procedures.governance_meetings import groups_on
from lawgov_desktop.records.dates import as_day, read_date
from lawgov_desktop.registers.governance.composition import in_words
from ui.tools.pieces import ToolDialog
from ui.tools.tool import ToolDesk


class GroupOnDayDialog(ToolDialog):
    """A date is typed; the composition of every group that was in being follows."""

    def __init__(self, desk: ToolDesk) -> None:
        super().__init__(desk, "领导小组某日名单")
        asked = self.add_row()
        self.day = QLineEdit(self.store.today().isoformat())
        self.day.setAccessibleName("日期")
        self.day.setMaximumWidth(12 * self.fontMetrics().height())
        label = QLabel("哪一天")
        label.setBuddy(self.day)
        asked.addWidget(label)
        asked.addWidget(self.day)
        asked.addStretch(1)
        self.answer = QPlainTextEdit()
        self.answer.setReadOnly(True)
        self.answer.setAccessibleName("领导小组名单")
        self.whole.addWidget(self.answer, 1)
        self._labels = dict(self.store.names.code_choices("group_role"))
        self.day.textChanged.connect(lambda _: self.show_day())
        self.add_buttons(self.button_to_copy(self.answer.toPlainText))
        self.show_day()

    def asked_day(self) -> date | None:
        return as_day(str(read_date(self.day.text()).value or ""))

    def show_day(self) -> None:
        """Answer for the day typed."""
        day = self.asked_day()
        if day is None:
            self.answer.setPlainText("请输入日期，如 20211231。")
            return
        found = groups_on(self.store, day)
        parts = ["\n".join(in_words(one, self._labels)) for one in found]
        self.answer.setPlainText("\n\n".join(parts) or "这一天没有在存续期间的领导小组。")
