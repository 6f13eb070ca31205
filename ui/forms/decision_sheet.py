"""The form of a major decision: its five steps as a path above the fields, each step with its evidence."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar, Final

from PySide6.QtWidgets import QVBoxLayout, QWidget

from lawgov_desktop.procedures.governance_decisions import steps_of
from lawgov_desktop.records.fields import attached
from lawgov_desktop.records.record_type import Draft, RecordType
from lawgov_desktop.registers.governance.decision_steps import STEPS
from ui.forms.decision_path import StepPath
from ui.forms.editors import Desk
from ui.forms.record_sheet import RecordSheet

_OF_HEARINGS: Final = ("hearing_papers_on", "hearing_on")
_SECTION_FIELD: Final = {
    "comment": "comment_from",
    "expert": "expert_on",
    "risk": "risk_on",
    "review": "review_sent_on",
    "discussion": "discussed_on",
}
"""Where the keyboard goes when a step of the path is pressed."""


class DecisionSheet(RecordSheet):
    """What a step does not need is hidden unless it is filled; what is missing stands above, by name."""

    hidden_always: ClassVar[frozenset[str]] = frozenset(("state", "steps_done", "steps_missing"))

    def __init__(self, kind: RecordType, desk: Desk, parent: QWidget | None = None) -> None:
        self.path = StepPath(desk.icons)
        super().__init__(kind, desk, parent)

    def build(self) -> None:
        super().build()
        body = self.widget()
        assert body is not None
        column = body.layout()
        assert isinstance(column, QVBoxLayout)
        column.insertWidget(0, self.path)
        self.path.asked.connect(self._go_to_step)

    def arrange(self, prepared: Draft) -> None:
        files = {step.key: len(attached(prepared.get(step.files))) for step in STEPS if step.files}
        self.path.show_decision(
            steps_of(self.desk.store, prepared), files, stopped=bool(prepared.get("stopped_on"))
        )
        hidden = {name for name in _not_needed(prepared) if prepared.get(name) in (None, "", [])}
        kept = self.loaded.get("unread") or {}
        for box in self.sections:
            box.grid.hide_fields(hidden - kept.keys())

    def _go_to_step(self, key: str) -> None:
        step = next(step for step in STEPS if step.key == key)
        prepared = self.desk.store.prepare(self.kind.key, self.whole_draft())
        waived = step.needed and prepared.get(step.needed) == 0
        self.go_to(step.needed if waived else _SECTION_FIELD[key])

    def _stops(self) -> Iterator[QWidget]:
        yield from super()._stops()
        # The path shows what the fields hold; Tab comes to it last, so that typing is not held up.
        yield from self.path.stops()

    def not_copied(self) -> frozenset[str]:
        """Of the last decision only what decisions of one office share is copied."""
        shared = {"matter_kind", "listed_on", "office", "handler", "risk_by", "review_by", "meeting", "chair"}
        return frozenset(set(self.kind.fields) - shared)


def _not_needed(prepared: Draft) -> Iterator[str]:
    """Fields with no place in this decision: the days of a waived step, the reason of one that is needed."""
    for step in STEPS:
        if not step.needed:
            continue
        if prepared.get(step.needed) == 0:
            yield from (*step.starts, *step.ends, *step.says, step.files)
            yield from _ONLY_WITH[step.key]
        else:
            yield step.waived
    if "hearing" not in str(prepared.get("comment_ways") or ""):
        yield from _OF_HEARINGS


_ONLY_WITH: Final = {
    "comment": ("comment_ways", "comment_short_reason", "opinions_adopted", *_OF_HEARINGS),
    "expert": ("expert_way",),
    "risk": ("risk_by",),
}
"""The other fields of a step that may be waived."""
