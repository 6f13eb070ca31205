"""The form of a publicity event, written with craft: filled in at a stall within a minute."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from lawgov_desktop.records.record_type import Draft
from lawgov_desktop.registers.publicity.event import is_done
from ui.forms.child_rows import RowLook
from ui.forms.date_editor import DateEditor
from ui.forms.record_sheet import RecordSheet

_SHARED = frozenset(
    (
        "hours",
        "theme",
        "market",
        "place",
        "village",
        "venues",
        "forms",
        "statutes",
        "occasion",
        "organiser",
        "carried_out_by",
        "units",
        "filled_by",
    )
)
"""What stalls of one season have in common."""


class PublicityEventSheet(RecordSheet):
    """The market stands beside the date; what belongs to another state of the event is not shown."""

    row_looks: ClassVar[Mapping[str, RowLook]] = {
        "leaflets": RowLook(first=("kind", "title", "copies"), start_with=1, in_a_line=True),
        "staff": RowLook(first=("name", "role", "unit", "helper"), in_a_line=True),
    }
    hidden_always: ClassVar[frozenset[str]] = frozenset(("heading", "calendar"))

    def build(self) -> None:
        super().build()
        # Weekday, lunar day and market stand beside the date: they need the line.
        self.fields["held_on"].editor.wide = True

    def arrange(self, prepared: Draft) -> None:
        date = self.fields["held_on"].editor
        if isinstance(date, DateEditor) and prepared.get("calendar"):
            date.say_beside(str(prepared["calendar"]))
        hidden = set() if prepared.get("market") or prepared.get("is_market_day") else {"is_market_day"}
        if prepared.get("state") != "cancelled" and not prepared.get("reason"):
            hidden.add("reason")
        if prepared.get("state") != "made_up" and not prepared.get("makes_up_for"):
            hidden.add("makes_up_for")
        if not prepared.get("leads"):
            hidden.add("leads_text")
        for box in self.sections:
            box.grid.hide_fields(hidden)

    def _fold(self, draft: Mapping[str, object]) -> None:
        """What is filled in at the stall stands open: what was reached, once the event is held."""
        super()._fold(dict(draft))
        for box in self.sections:
            if box.title in ("成效", "照片和签到"):
                box.set_open(is_done(draft) or not draft.get("uuid"))

    def not_copied(self) -> frozenset[str]:
        """Of the last event only what stalls of one season share is copied."""
        return frozenset({*self.kind.fields, *self.kind.child_names} - _SHARED)
