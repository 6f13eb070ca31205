"""Where a person stands who wants to print, and what a sheet still has to ask of them; no window in it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from lawgov_desktop.records.dates import as_day, read_date
from lawgov_desktop.sheets.sheet import Sheet

MOST_AT_ONCE: Final = 1_000
"""Records whose papers are put into one preview."""


@dataclass(frozen=True, slots=True)
class Standing:
    """``current``: the record, ``selected``: those chosen in the list, ``too_many``: more than are printed
    at once. ``list_shown`` gives what is listed as it is seen (a ``making.Printable``); None away from a
    list, as in a form.
    """

    kind: str
    current: str = ""
    selected: tuple[str, ...] = ()
    too_many: bool = False
    list_shown: Callable[[], Any] | None = None


def chosen_records(sheet: Sheet, standing: Standing) -> tuple[str, ...]:
    """The records a sheet can take from where the person stands; none when they are of another register."""
    if sheet.records == "none" or standing.kind != sheet.kinds[0]:
        return ()
    if sheet.records == "several" and standing.selected:
        return standing.selected
    return (standing.current,) if standing.current else ()


def wants_nothing(sheet: Sheet, standing: Standing) -> bool:
    """Whether the sheet can be made without a question."""
    settled = sheet.records == "none" or bool(chosen_records(sheet, standing))
    return settled and sheet.period == "none" and not sheet.asks


def read_day(text: str, today: date) -> date | None:
    """A whole day as a clerk types it; month and day alone mean this year. None when it is none."""
    reading = read_date(text)
    value = reading.value
    if value is None:
        value = read_date(text, default_year=today.year).value
    return as_day(str(value)) if value is not None else None
