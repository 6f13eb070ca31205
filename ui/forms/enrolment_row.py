"""One row of the table of 参训人: what was typed, what follows from it, and how its cells show that."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QTableWidgetItem

from lawgov_desktop.records.fields import Labelled, Names
from lawgov_desktop.records.record_type import Draft, Problem
from ui.colours import AMBER, AMBER_PALE, GREEN, INK, PALE_MARK, QUIET, RED, Tone
from ui.widgets.icons import Icons
from ui.widgets.toned import ground_item, ink_item

COLUMNS: Final = (
    "card",
    "name",
    "unit",
    "category",
    "attendance",
    "hours_online",
    "hours_classroom",
    "hours_exam",
    "exam_on",
    "score",
    "result",
    "resit_on",
    "resit_score",
    "resit_result",
    "certificate_no",
    "note",
)
"""The columns; ``card`` says whose card the row belongs to, the others are fields of the row."""


class EnrolmentRow:
    """One row of the table, as the sheet knows the card of a child row; ``show`` shows it anew."""

    def __init__(
        self,
        fields: Sequence[str],
        show: Callable[[EnrolmentRow], None],
        values: Mapping[str, Any] | None = None,
    ) -> None:
        self._names = tuple(fields)
        self._show = show
        self.values: Draft = {}
        self.unread: dict[str, str] = {}
        self.filled: Draft = {}
        """What follows from the other cells; shown in grey, never kept as typed."""
        self.problems: dict[str, list[Problem]] = {}
        self.fields: dict[str, Any] = {}
        if values is not None:
            self.take(values)

    def take(self, values: Mapping[str, Any]) -> None:
        self.unread = dict(values.get("unread") or {})
        self.values = {
            name: value for name, value in values.items() if name != "unread" and value is not None
        }
        self.filled = {}

    @property
    def empty(self) -> bool:
        return not self.unread and not any(name not in ("uuid",) for name in self.values)

    def row(self) -> Draft:
        typed: Draft = dict.fromkeys(self._names)
        return typed | self.values | {"unread": dict(self.unread)}

    def show_row(self, values: Mapping[str, Any]) -> None:
        self.take(values)
        self._show(self)

    def fill(self, values: Mapping[str, Any]) -> None:
        follows = {
            name: value
            for name, value in values.items()
            if name in COLUMNS and value is not None and name not in self.values and name not in self.unread
        }
        if follows != self.filled:
            self.filled = follows
            self._show(self)

    def unfold(self) -> None:
        """A row of the table is never folded."""


def show_cell(item: QTableWidgetItem, person: EnrolmentRow, name: str, own: Labelled, names: Names) -> None:
    """Put the text of a field into its cell, what follows in grey and what is doubtful on amber."""
    _mark(item, person, name)
    value = person.values.get(name)
    follows = value is None and name not in person.unread
    if follows:
        value = person.filled.get(name)
    item.setText(own.show(value, names) if value is not None else person.unread.get(name, ""))
    ink_item(item, _ink(name, value, follows))
    if own.kind_name == "number" or name in ("score", "resit_score"):
        item.setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)


def show_card(item: QTableWidgetItem, person: EnrolmentRow, icons: Icons) -> None:
    """Show in the first cell whether the row belongs to a card."""
    told = _mark(item, person, "card")
    item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable)
    linked = person.values.get("officer") or person.values.get("assistant")
    icon, colour = ("person", QUIET) if linked else ("warning", AMBER)
    item.setIcon(icons("person", PALE_MARK) if person.empty else icons(icon, colour))
    item.setToolTip(told or ("有人员卡片；点这里可以换人" if linked else "点这里选定是哪一位"))


def _mark(item: QTableWidgetItem, person: EnrolmentRow, name: str) -> str:
    told = "\n".join(str(problem) for problem in person.problems.get(name, ()))
    item.setToolTip(told)
    ground_item(item, AMBER_PALE if told or name in person.unread else None)
    return told


def _ink(name: str, value: object, follows: bool) -> Tone:
    if name in ("result", "resit_result") and value:
        return GREEN if value == "pass" else RED
    return QUIET if follows else INK
