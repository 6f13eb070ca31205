"""The form of a yearly report, written with craft: the desk it is written at stands above its fields."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar

from PySide6.QtCore import QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout

from lawgov_desktop.records.record_type import Draft
from ui.forms.record_sheet import RecordSheet
from ui.reporting.report_desk import ReportDesk


class AnnualReportSheet(RecordSheet):
    """The text is edited at the desk; what the sign-off kept is never shown as text."""

    hidden_always: ClassVar[frozenset[str]] = frozenset(("body", "frozen"))
    wants_the_screen: ClassVar[bool] = True

    def build(self) -> None:
        super().build()
        desk = self.desk
        self.writing = ReportDesk(
            desk.store, desk.jobs, desk.icons, desk.open_record, desk.whose, self._report_now
        )
        self._fit_desk()
        body = self.widget()
        assert body is not None
        column = body.layout()
        assert isinstance(column, QVBoxLayout)
        column.insertWidget(1, self.writing)
        self.writing.edited.connect(self.was_edited)
        self.writing.numbers_edited.connect(self._note_numbers)
        self.writing.field_asked.connect(self._fill_in)
        self.writing.drafted.connect(self._make_room)

    def _report_now(self) -> Draft:
        return {**self.loaded, **super().draft(), "body": self.loaded.get("body")}

    def show_draft(self, draft: Mapping[str, Any]) -> None:
        super().show_draft(draft)
        self.writing.show_body(draft.get("body") or "")
        if draft.get("body"):
            self._make_room()

    def _make_room(self) -> None:
        """Who has begun a report wants to write on: the fields above are folded, the desk is shown whole."""
        self.sections[0].set_open(False)
        QTimer.singleShot(0, self, self._show_desk)

    def _show_desk(self) -> None:
        self.verticalScrollBar().setValue(0)
        self.writing.text.setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_desk()

    def _fit_desk(self) -> None:
        """The desk fills what is seen below the folded fields, and never becomes too low to write at."""
        line = self.fontMetrics().height()
        self.writing.setMinimumHeight(max(16 * line, self.viewport().height() - 6 * line))

    def draft(self) -> Draft:
        body = self.writing.body() if hasattr(self, "writing") else self.loaded.get("body")
        return super().draft() | {"body": body or None}

    def _fill_in(self, name: str, text: str) -> None:
        """What a person chose at the desk is no longer what the program filled in."""
        self.fields[name].editor.setProperty("filled", False)
        self.prefill(name, text)

    def _note_numbers(self, rows: list[Draft]) -> None:
        self.children_rows["numbers"].show_rows(rows)
        self.was_edited()
        if not self.writing.body().strip():
            self.writing.write_draft()

    def not_copied(self) -> frozenset[str]:
        """Of last year's report the outline and to whom it goes are copied."""
        shared = {"outline", "sent_to", "published_at", "signer"}
        return frozenset({*self.kind.fields, "numbers"} - shared)
