"""A record's value as a county's own form wants it: its unit, its way with dates, its words."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Final

from lawgov_desktop.documents.register_table import cell_text
from lawgov_desktop.records.fields import Labelled, Money, Names
from lawgov_desktop.records.numbers import FEN_PER_UNIT
from lawgov_desktop.records.record_type import Draft, value_at
from lawgov_desktop.records.text import match_key
from lawgov_desktop.spreadsheets.cells import date_serial, number_digits
from lawgov_desktop.spreadsheets.form_file import MAIN, FormFile
from lawgov_desktop.spreadsheets.form_sheet import FormSheet, drop_downs
from lawgov_desktop.spreadsheets.form_styles import FormStyles
from lawgov_desktop.spreadsheets.grid import Merge, Workbook, column_number
from lawgov_desktop.spreadsheets.line_words import cell_words

_1904: Final = 1462
"""Days between the two calendars a workbook may count in (ECMA-376 part 1, 18.17.4.1)."""

_AREA: Final = re.compile(
    r"(?:(?:'(?P<quoted>(?:[^']|'')+)'|(?P<plain>[^'!]+))!)?\$?(?P<c1>[A-Za-z]{1,3})\$?(?P<r1>\d+)"
    r"(?::\$?(?P<c2>[A-Za-z]{1,3})\$?(?P<r2>\d+))?"
)
_LONG_NUMBER: Final = re.compile(r"\d{5,}[Xx]?|0\d+")
_MOST_CHOICES: Final = 2_000


@dataclass(frozen=True, slots=True)
class Shown:
    """What goes into one cell: a text or exact digits, and the style it needs (a number of the form)."""

    text: str | None
    digits: str | None
    style: int


def shown(
    own: Labelled, value: Any, names: Names, *, unit: str, style: int, styles: FormStyles, from_1904: bool
) -> Shown:
    """The stored value of a field for a cell of that style; ``unit`` is what the heading says (万元)."""
    cell = own.to_cell(value, names)
    if isinstance(own, Money) and isinstance(cell, int):
        amount = Decimal(cell) / FEN_PER_UNIT[unit or own.unit or "元"]
        digits = number_digits(amount)
        if digits is not None and not styles.is_text(style):
            return Shown(None, digits, style)
        return Shown(f"{amount:f}", None, style)
    if own.cell_kind == "date":
        serial = date_serial(cell)
        if serial is not None and styles.is_date(style):
            days = serial - _1904 if from_1904 else serial
            if days >= 0:
                return Shown(None, str(days), style)
    elif own.cell_kind == "number" and not styles.is_text(style):
        digits = number_digits(cell)
        if digits is not None:
            return Shown(None, digits, style)
    text = cell_text(cell, own.cell_kind)
    # Edited in Excel, a text of digits alone would become a number and lose its zeros.
    if _LONG_NUMBER.fullmatch(text) and not styles.is_text(style):
        style = styles.as_text(style)
    return Shown(text, None, style)


def unread_at(draft: Mapping[str, Any], path: str) -> str:
    """The text beside an empty field that could not be read; empty when there is none."""
    parts = path.split(".")
    if len(parts) == 1:
        holder: Mapping[str, Any] = draft
    else:
        rows = draft.get(parts[0]) or []
        number = int(parts[1])
        holder = rows[number - 1] if number <= len(rows) else {}
    return str((holder.get("unread") or {}).get(parts[-1], ""))


class FormWords:
    """The words one column of a form lets people choose from, and ours said in them."""

    def __init__(self, choices: Sequence[str] | None, own: Labelled, names: Names) -> None:
        self.choices = choices
        self.not_in_list: dict[str, None] = {}
        self._keys = {match_key(choice): choice for choice in choices or ()}
        self._own = own
        self._names = names
        self._meant: dict[Any, str] | None = None

    def said(self, value: Any, label: str) -> str:
        """The form's word for a stored value: the same label, else the choice that means the same; our
        own label, noted, when the form has none."""
        if not self.choices or not label:
            return label
        same = self._keys.get(match_key(label))
        if same is not None:
            return same
        if self._meant is None:
            self._meant = {}
            for choice in self.choices:
                reading = self._own.read(choice, self._names)
                if reading.value is not None and not reading.doubts:
                    self._meant.setdefault(reading.value, choice)
        meant = self._meant.get(value)
        if meant is None:
            self.not_in_list[label] = None
            return label
        return meant


def choices_of(
    form: FormFile, sheet: FormSheet, workbook: Workbook, row: int, column: int
) -> list[str] | None:
    """What the drop-down of a cell offers; None when it has none, or one that is worked out by a formula."""
    for areas, source in drop_downs(sheet):
        if any(_covers(area, row, column) for area in areas.split()):
            return _choices(form, sheet, workbook, source)
    return None


def _covers(area: str, row: int, column: int) -> bool:
    found = _AREA.fullmatch(area)
    if found is None:
        return False
    left, top = column_number(found["c1"]), int(found["r1"])
    right, bottom = column_number(found["c2"] or found["c1"]), int(found["r2"] or found["r1"])
    return left <= column <= right and top <= row <= bottom


def _choices(form: FormFile, sheet: FormSheet, workbook: Workbook, source: str) -> list[str] | None:
    source = source.strip().lstrip("=")
    if source.startswith('"') and source.endswith('"'):
        return [one.strip() for one in source[1:-1].replace('""', '"').split(",") if one.strip()]
    found = _AREA.fullmatch(source) or _AREA.fullmatch(_named(form, source))
    if found is None:
        return None
    name = (found["quoted"] or found["plain"] or sheet.name).replace("''", "'")
    page = workbook.sheet(name)
    if page is None:
        return None
    area = Merge(
        int(found["r1"]), int(found["r2"] or found["r1"]),
        column_number(found["c1"]), column_number(found["c2"] or found["c1"]),
    )  # fmt: skip
    choices: list[str] = []
    for row in range(max(area.first_row, page.first_row), min(area.last_row, page.last_row) + 1):
        for column in range(area.first_col, min(area.last_col, area.first_col + 50) + 1):
            words = cell_words(page.value(row, column))
            if words and len(choices) < _MOST_CHOICES:
                choices.append(words)
    return choices or None


def _named(form: FormFile, name: str) -> str:
    names = form.workbook.find(f"{{{MAIN}}}definedNames")
    if names is None:
        return ""
    return next((str(one.text or "") for one in names if str(one.get("name")).lower() == name.lower()), "")


def raw_or_value(draft: Draft, path: str) -> tuple[Any, str]:
    """(stored value, "") or (None, the text nobody could read)."""
    value = value_at(draft, path)
    return (value, "") if value is not None else (None, unread_at(draft, path))
