"""The form of a publicity event, written with craft: filled in at a stall within a minute."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any, ClassVar

from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QLabel, QWidget

from lawgov_desktop.procedures.publicity_photos import LONG_SIDE, keep_photo
from lawgov_desktop.records.dates import as_day
from lawgov_desktop.records.fields import attached
from lawgov_desktop.records.record_type import Draft, RecordType
from lawgov_desktop.registers.publicity.event_rules import is_done
from lawgov_desktop.registers.publicity.photo_date import OtherDay, other_days
from lawgov_desktop.registers.publicity.photos import TAKEN
from ui.forms.attachment_editor import AttachmentEditor, dropped_files
from ui.forms.child_rows import RowLook
from ui.forms.date_editor import DateEditor
from ui.forms.editors import Desk
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

    def __init__(self, kind: RecordType, desk: Desk, parent: QWidget | None = None) -> None:
        self._photos_told = QLabel()
        self._photos_wanted = QLabel()
        self._asked: object = None
        super().__init__(kind, desk, parent)

    def build(self) -> None:
        super().build()
        self._photos_told.setObjectName("doubt")
        self._photos_told.setWordWrap(True)
        self._photos_told.setAccessibleName("照片的日期")
        self._photos_told.hide()
        self._photos_wanted.setObjectName("small")
        self._photos_wanted.setAccessibleName("还差几张照片")
        self._photos_wanted.hide()
        photos = next(box for box in self.sections if box.title == "照片和签到")
        photos.grid.add_after("photos", self._photos_told)
        photos.grid.add_after("photos", self._photos_wanted)
        editor = self.fields["photos"].editor
        if isinstance(editor, AttachmentEditor) and self.desk.attachments is not None:
            editor.keep = self._keep_photo
            editor.captioned = True
            # Photos may be dropped anywhere between the fields.
            self.setAcceptDrops(True)
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
        self._count_photos(prepared)
        self._look_at_photos(prepared)

    def _keep_photo(self, source: Path) -> dict[str, Any]:
        return keep_photo(self.desk.attachments, source, self.desk.number(LONG_SIDE))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if dropped_files(event):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        editor = self.fields["photos"].editor
        if (found := dropped_files(event)) and isinstance(editor, AttachmentEditor):
            event.acceptProposedAction()
            editor.add_files(found)

    def _count_photos(self, prepared: Draft) -> None:
        """Say how many photos are still wanted of an event that was held (a local number)."""
        wanted, there = self.desk.number("event_photos"), len(attached(prepared.get("photos")))
        lacking = is_done(prepared) and there < wanted
        self._photos_wanted.setText(f"已有 {there} 张，还差 {wanted - there} 张（本地要求至少 {wanted} 张）")
        self._photos_wanted.setVisible(lacking)

    def _look_at_photos(self, prepared: Draft) -> None:
        """Ask, off the window's thread, whether the photos were taken on the day of the event."""
        day = as_day(prepared.get("held_on"))
        # Photos added by an older program do not say when they were taken: their files are asked.
        files = [file for file in attached(prepared.get("photos")) if TAKEN not in file]
        photos = [(file["name"], file["sha256"]) for file in files]
        if (day, photos) == self._asked:
            return
        self._asked = (day, photos)
        kept = self.desk.attachments
        if day is None or not photos or kept is None:
            self._show_other_days([])
        else:
            self.desk.jobs.quiet(lambda: other_days(photos, kept.path_of, day), self._show_other_days)

    def _show_other_days(self, found: list[OtherDay]) -> None:
        lines = [f"“{one.name}”是 {one.taken_on.isoformat()} 拍的，和活动日期不一样，请核对" for one in found]
        self._photos_told.setText("\n".join(lines))
        self._photos_told.setVisible(bool(lines))

    def _fold(self, draft: Mapping[str, object]) -> None:
        """What is filled in at the stall stands open: what was reached, once the event is held."""
        super()._fold(dict(draft))
        for box in self.sections:
            if box.title in ("成效", "照片和签到"):
                box.set_open(is_done(draft) or not draft.get("uuid"))

    def not_copied(self) -> frozenset[str]:
        """Of the last event only what stalls of one season share is copied."""
        return frozenset({*self.kind.fields, *self.kind.child_names} - _SHARED)
