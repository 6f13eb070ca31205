"""The header of a list where it stands again: on the next printed page, under another class's name."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from lawgov_desktop.spreadsheets.grid import CellValue, Sheet
from lawgov_desktop.spreadsheets.line_words import (
    cell_words,
    heading_text,
    is_form_text,
    is_note,
    is_total,
    without_continued,
)


def texts_of(sheet: Sheet, numbers: Collection[int]) -> list[dict[int, str]]:
    """The normalised texts of Excel rows by their place; rows without any are left out."""
    found = []
    for number in numbers:
        index = number - sheet.first_row
        if 0 <= index < len(sheet.rows):
            texts = {at: heading_text(v) for at, v in enumerate(sheet.rows[index]) if v is not None}
            found.append({at: text for at, text in texts.items() if text})
    return [line for line in found if line]


class HeaderLines:
    """The texts of a sheet's header rows, looked for again further down."""

    def __init__(self, sheet: Sheet, header_rows: Collection[int]) -> None:
        self._sheet = sheet
        self._lines = texts_of(sheet, header_rows)
        self.words = {word for line in self._lines for word in line.values()}

    def repeats(self, cells: Sequence[CellValue]) -> bool:
        """Does this row say what a row of the header says (four of five cells)?"""
        line = {at: heading_text(v) for at, v in enumerate(cells) if v is not None}
        line = {at: text for at, text in line.items() if text}
        for header in self._lines:
            same = sum(header.get(at) == text for at, text in line.items())
            if same * 5 >= max(len(line), len(header)) * 4:
                return True
        return False

    def follows(self, number: int, within: int = 3) -> bool:
        """Does another page of the list begin below this row (a repeated header within so many rows)?"""
        start = number + 1 - self._sheet.first_row
        return any(self.repeats(row) for row in self._sheet.rows[start : start + within])

    def names_pages(self, text: str, begin: int, titles: Collection[str]) -> bool:
        """Does another text stand alone above the header's repetition (七年级一班, 七年级二班)?

        `text`: what stands above the header itself; `begin`: the first Excel row of data.
        """
        if is_form_text(text) or is_note(text):
            return False
        rows = self._sheet.rows
        at, first = next(iter(self._lines[0].items()), (0, "")) if self._lines else (0, "")
        for index in range(max(begin - self._sheet.first_row, 1), len(rows)):
            row = rows[index]
            cell = row[at] if at < len(row) else None
            if not isinstance(cell, str) or cell.lstrip()[:1] != first[:1] or heading_text(cell) != first:
                continue
            if self.repeats(row):
                above = [cell_words(v) for v in rows[index - 1] if cell_words(v)]
                return len(above) == 1 and not (
                    is_form_text(above[0])
                    or is_note(above[0])
                    or is_total(above[0])
                    or without_continued(heading_text(above[0])) in titles
                )
        return False
