"""The form of a meeting, written with craft: topics by card, the roll in lines, and what was called off."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar

from PySide6.QtWidgets import QWidget

from lawgov_desktop.records.record_type import Draft
from ui.forms.child_rows import ChildRowsEditor, RowLook
from ui.forms.record_sheet import RecordSheet
from ui.forms.roll_editor import RollEditor

_OF_ONE_HELD = ("due", "present", "on_leave")


class MeetingSheet(RecordSheet):
    """A planned meeting shows no numbers of those who came; a reason stands only beside 已取消."""

    row_looks: ClassVar[Mapping[str, RowLook]] = {
        "topics": RowLook(
            first=("title", "responsible", "decision", "due_on", "done_on", "carried_out"), start_with=1
        ),
    }
    hidden_always: ClassVar[frozenset[str]] = frozenset(("topic_titles", "attendee_names", "year"))

    def make_rows(self, name: str, parent: QWidget) -> ChildRowsEditor:
        if name == "attendees":
            return RollEditor(self.kind.child(name), self.desk, parent)
        return super().make_rows(name, parent)

    def show_draft(self, draft: Mapping[str, Any]) -> None:
        super().show_draft(draft)
        self.children_rows["attendees"].changed_cards.emit()

    def arrange(self, prepared: Draft) -> None:
        hidden = set() if prepared.get("cancelled") else {"cancelled_reason"}
        if prepared.get("state") != "held":
            hidden |= {name for name in _OF_ONE_HELD if prepared.get(name) is None}
        for box in self.sections:
            if any(getattr(part, "path", "") in self.fields for part in box.grid.parts()):
                box.grid.hide_fields(hidden)

    def not_copied(self) -> frozenset[str]:
        """Of the last meeting its kind, form, place and people are copied, and who was invited."""
        shared = {"kind", "form", "place", "chair", "recorder", "organiser", "attendees"}
        return frozenset({*self.kind.fields, *self.kind.child_names} - shared)
