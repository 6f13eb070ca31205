"""The form of a lawsuit, written with craft: a time line with reasons, hearings that ask only what fits."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from PySide6.QtWidgets import QVBoxLayout, QWidget

from lawgov_desktop.records.record_type import Draft, RecordType
from lawgov_desktop.registers.litigation import stages
from lawgov_desktop.registers.litigation.time_line import time_line
from ui.forms.child_rows import RowLook
from ui.forms.editors import Desk
from ui.forms.field_grid import Field
from ui.forms.record_sheet import RecordSheet
from ui.forms.section_box import SectionBox
from ui.forms.time_line_view import TimeLine

_OF_THE_LEADER = frozenset(("leader_name", "leader_post", "leader_rank", "spoke"))
_OF_AN_ABSENCE = frozenset(("absence_reason", "statement"))
_LOSS = ("loss_causes", "loss_analysis", "rectification", "rectified_on")


def _hidden_of_hearing(row: Draft) -> frozenset[str]:
    """Who came is asked where somebody came, why not where nobody did; what is filled stays in sight."""
    hidden = {1: _OF_AN_ABSENCE, 0: _OF_THE_LEADER}.get(
        row.get("leader_attended"),  # type: ignore[arg-type]
        _OF_THE_LEADER | _OF_AN_ABSENCE,
    )
    unread = row.get("unread") or {}
    return frozenset(name for name in hidden if row.get(name) is None and name not in unread)


class LitigationCaseSheet(RecordSheet):
    """What is due stands above the fields; sections for a lost case show once it is lost."""

    row_looks: ClassVar[Mapping[str, RowLook]] = {
        "agents": RowLook(),
        "hearings": RowLook(
            first=(
                "held_on",
                "place",
                "leader_attended",
                "leader_name",
                "leader_post",
                "leader_rank",
                "spoke",
                "absence_reason",
                "statement",
                "staff",
                "result",
            ),
            hidden=_hidden_of_hearing,
        ),
    }
    hidden_always: ClassVar[frozenset[str]] = frozenset(("next_hearing_on", "attendance"))

    def __init__(self, kind: RecordType, desk: Desk, parent: QWidget | None = None) -> None:
        self.time_line = TimeLine(desk.icons)
        self._progress = SectionBox("办理进程", desk.icons)
        super().__init__(kind, desk, parent)

    def build(self) -> None:
        super().build()
        self._progress.grid.add(self.time_line)
        self._progress.hide()
        body = self.widget()
        column = body.layout() if body is not None else None
        assert isinstance(column, QVBoxLayout)
        column.insertWidget(0, self._progress)

    def arrange(self, prepared: Draft) -> None:
        steps = time_line(prepared, self.desk.store.clocks, self.desk.today) if self.desk.store.clocks else ()
        self.time_line.show_steps(steps)
        self._progress.setVisible(bool(steps))
        hidden = _hidden(prepared)
        for box in self.sections:
            if any(isinstance(part, Field) for part in box.grid.parts()):
                box.grid.hide_fields(hidden)
            if box.title == "败诉整改":
                box.setVisible(not hidden.issuperset(_LOSS))

    def not_copied(self) -> frozenset[str]:
        """Of the last case only what cases of one court and one handler share is copied."""
        shared = {
            "court",
            "instance",
            "procedure",
            "position",
            "field",
            "act_type",
            "handler",
            "office",
            "agents",
        }
        return frozenset({*self.kind.fields, *self.kind.child_names} - shared)


def _hidden(draft: Draft) -> frozenset[str]:
    """Fields that have no place in a case like this, unless they hold something."""
    away: set[str] = set()
    if not draft.get("defence_due"):
        away.add("defence_due_note")
    if stages.defence_rule(draft) is None:
        away |= {"defence_due", "defence_due_note"}
    if draft.get("instance") in (None, "first", "nonsuit"):
        away.add("previous")
    if draft.get("instance") not in (None, *stages.FIRST):
        away |= {"appeal_by", "appealed_on", "procedure"}
    if draft.get("appeal_by") in (None, "none"):
        away.add("appealed_on")
    if draft.get("damages_claimed") != 1:
        away.add("damages_amount")
    if draft.get("performance_state") in (None, "none"):
        away |= {"performance_due", "performed_on", "performance_duty"}
    if draft.get("position") != "co_defendant":
        away.add("co_defendants")
    if draft.get("lost") != 1:
        away |= {*_LOSS, "awarded"}
    unread = draft.get("unread") or {}
    return frozenset(name for name in away if draft.get(name) is None and name not in unread)
