"""The form of a law study, written with craft: statutes are picked; a test's numbers stand beside a test."""

from __future__ import annotations

from typing import ClassVar

from lawgov_desktop.records.record_type import Draft
from ui.forms.record_sheet import RecordSheet

_OF_A_TEST = ("test_taken", "test_passed")
_OF_ONE_HELD = ("due", "present", "on_leave", "absent_names", "duration", "test_held", *_OF_A_TEST)


class LawStudySheet(RecordSheet):
    """What belongs to a session that was held is not asked of one that is only planned."""

    hidden_always: ClassVar[frozenset[str]] = frozenset(("year",))

    def build(self) -> None:
        super().build()
        line = self.fields["statutes"].editor.control()
        line.setProperty("placeholderText", "输入法律名称或拼音首字母，如 xzcff；可选几部")

    def arrange(self, prepared: Draft) -> None:
        hidden: set[str] = set()
        if prepared.get("test_held") != 1:
            hidden |= {name for name in _OF_A_TEST if prepared.get(name) is None}
        if prepared.get("state") == "planned":
            hidden |= {name for name in _OF_ONE_HELD if prepared.get(name) is None}
        if prepared.get("occasion") != "before_meeting" and prepared.get("meeting") is None:
            hidden.add("meeting")
        for box in self.sections:
            if any(getattr(part, "path", "") in self.fields for part in box.grid.parts()):
                box.grid.hide_fields(hidden)

    def not_copied(self) -> frozenset[str]:
        """Of the last session the place, the form and the numbers invited are copied."""
        shared = {"occasion", "place", "lecturer", "lecturer_unit", "due", "recorder"}
        return frozenset({*self.kind.fields} - shared)
