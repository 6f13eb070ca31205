"""How the next deadline of a record looks in a list, where a register has levels of its own (T02)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Final

from lawgov_desktop.office import Office
from lawgov_desktop.procedures.enforcement_expiry import Pressing, expiry
from lawgov_desktop.storage.clock_rows import DueItem
from lawgov_desktop.timekeeping.deadlines import remaining_text
from ui.colours import AMBER, BRIGHT_RED, DARK_RED, QUIET, Tone

DueLook = Callable[[DueItem, date], tuple[str, str, Tone] | None]
"""(deadline, today) → (words, icon, colour), or None for the usual look."""

EXPIRY_COLOURS: Final[dict[Pressing, Tone]] = {
    "overdue": BRIGHT_RED,
    "last_call": DARK_RED,
    "notice": AMBER,
    "good": QUIET,
}
"""Bright red past the day, dark red in the last months, amber from the first notice; never colour alone."""


def due_look(office: Office) -> DueLook:
    """The looks of this office: cards by the months its province pack names."""

    def look(due: DueItem, today: date) -> tuple[str, str, Tone] | None:
        if due.rule != "certificate_validity":
            return None
        number = office.pack.number
        until = date.fromisoformat(due.due)
        found = expiry(
            until,
            today,
            number("certificate_notice_months"),
            number("certificate_last_call_months"),
        )
        return remaining_text(until, today), found.icon, EXPIRY_COLOURS[found.level]

    return look
