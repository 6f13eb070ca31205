"""The report was put before the public: on which day and where, kept with its record."""

from __future__ import annotations

from PySide6.QtWidgets import QFormLayout, QLineEdit

from lawgov_desktop.records.record_type import Draft
from lawgov_desktop.reporting.submitting import published
from ui.papers.asking import read_day
from ui.tools.pieces import ToolDialog
from ui.tools.tool import ToolDesk


class PublishingDialog(ToolDialog):
    """Writes 公开日期 and 公开渠道 of one report; the notice takes it back."""

    def __init__(self, desk: ToolDesk, report: Draft) -> None:
        super().__init__(desk, "记下公开日期", 520, 240)
        self._report = report
        self.day = QLineEdit(report.get("published_on") or self.store.today().isoformat())
        self.day.setAccessibleName("公开日期")
        self.place = QLineEdit(report.get("published_at") or "")
        self.place.setAccessibleName("公开渠道")
        self.place.setPlaceholderText("如：县政府网站")
        self.add_head(report.get("title") or "")
        form = QFormLayout()
        form.addRow("公开日期", self.day)
        form.addRow("公开渠道", self.place)
        self.whole.addLayout(form)
        self.whole.addStretch(1)
        self.note_button = self.button("记下", "ok", primary=True)
        self.note_button.clicked.connect(self.note)
        self.add_buttons(self.note_button)
        self.day.textChanged.connect(lambda _: self._enable())
        self._enable()

    def _enable(self) -> None:
        self.note_button.setEnabled(read_day(self.day.text(), self.store.today()) is not None)

    def note(self) -> None:
        """Keep it with the report, in the background."""
        on = read_day(self.day.text(), self.store.today())
        if on is None:
            return
        store, uuid, place = self.store, self._report["uuid"], self.place.text().strip()
        self.desk.jobs.write(
            "记下公开日期", lambda: published(store, uuid, on, place), self._noted, self.tell
        )

    def _noted(self, action: str) -> None:
        self.desk.say("已记下公开日期。", self.desk.undo)
        self.accept()
