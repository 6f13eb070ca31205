"""Where in a form the records go: its blank or sample rows between the header and the footer."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from lawgov_desktop.spreadsheets.form_sheet import FormSheet
from lawgov_desktop.spreadsheets.grid import Merge, Sheet
from lawgov_desktop.spreadsheets.headers import HeaderFinding
from lawgov_desktop.spreadsheets.line_kinds import HEADER_AGAIN, NUMBERING, TOTAL
from lawgov_desktop.spreadsheets.line_words import (
    cell_words,
    heading_text,
    is_date_line,
    is_form_text,
    is_note,
    is_serial_heading,
    is_total,
)
from lawgov_desktop.spreadsheets.rows import DataRows

_MOST_ROWS: Final = 20_000
_HIGHEST_BLOCK: Final = 6
"""Rows one record may take; a merge higher than that covers the whole table, not one record."""


@dataclass(frozen=True, slots=True)
class FormArea:
    """The rows that take records. ``height``: rows per record, more than one where 序号 is merged."""

    first: int
    rows: tuple[int, ...]
    height: int
    columns: tuple[int, ...]
    merged_columns: frozenset[int]
    """Columns merged over several records: they cannot be filled one by one."""
    printed_columns: frozenset[int]

    def is_printed(self, column: int) -> bool:
        """Does the form itself say the same in this column of every row?"""
        return column in self.printed_columns


def form_area(page: Sheet, finding: HeaderFinding, found: DataRows, sheet: FormSheet) -> FormArea:
    """Find the rows for records below the header.

    They end before the footer (合计, 填表人, 注, a line of text across the table), and with the ruled
    lines where the first row is ruled.
    """
    columns = tuple(column.number for column in finding.columns)
    merges = [m for m in sheet.merges() if m.last_col >= columns[0] and m.first_col <= columns[-1]]
    why = {one.row: one.why for one in found.skipped}
    below = _Below(page, sheet, columns, merges, why)
    first = finding.first_data_row
    while why.get(first) in (NUMBERING, HEADER_AGAIN):
        first += 1
    if why.get(first) == TOTAL and below.is_room(first + 1):
        first += 1  # 合计 stands on top of its list
    last = min(max(sheet.last_row, first), first + _MOST_ROWS)
    rows = []
    ruled = below.is_ruled(first)
    for row in range(first, last + 1):
        if below.is_footer(row) or (ruled and not below.is_ruled(row)) or sheet.row(row) is None:
            break
        rows.append(row)
    height = _block_height(merges, finding, first, len(rows))
    covered = frozenset(
        column
        for m in merges
        if m.last_row > m.first_row and m.last_row >= first and rows and m.first_row <= rows[-1]
        if (m.first_row - first) % height or m.last_row - m.first_row + 1 > height
        for column in columns
        if m.first_col <= column <= m.last_col
    )
    printed = frozenset(
        column
        for column in columns
        if len(rows) > 1
        and len({cell_words(page.value(row, column)) for row in rows}) == 1
        and cell_words(page.value(first, column))
    )
    return FormArea(first, tuple(rows), height, columns, covered, printed)


def _block_height(merges: list[Merge], finding: HeaderFinding, first: int, rows: int) -> int:
    serial = [c.number for c in finding.columns if c.parts and is_serial_heading(heading_text(c.parts[-1]))]
    lead = serial[0] if serial else finding.columns[0].number
    for merge in merges:
        if merge.first_row == first and merge.first_col == lead:
            height = merge.last_row - merge.first_row + 1
            if height <= min(_HIGHEST_BLOCK, rows):
                return height
    return 1


class _Below:
    """What stands below the header, row by row."""

    def __init__(
        self,
        page: Sheet,
        sheet: FormSheet,
        columns: tuple[int, ...],
        merges: list[Merge],
        why: dict[int, str],
    ) -> None:
        self._page = page
        self._sheet = sheet
        self._columns = columns
        self._wide = {
            m.first_row: m
            for m in merges
            if m.first_row == m.last_row and 2 * (m.last_col - m.first_col + 1) > len(columns) > 2
        }
        self._why = why

    def is_ruled(self, row: int) -> bool:
        styles = self._sheet.styles
        return any(styles.is_ruled(self._sheet.style(row, column)) for column in self._columns)

    def is_footer(self, row: int) -> bool:
        """A row that belongs to the form and not to a record."""
        texts = [words for column in self._columns if (words := cell_words(self._page.value(row, column)))]
        if not texts:
            return False
        if self._why.get(row) in (TOTAL, HEADER_AGAIN) or row in self._wide:
            return True
        said = [text for text in texts if not text.isdecimal()]
        return bool(said) and (
            any(is_total(text, alone=True) for text in said[:2])
            or is_note(said[0])
            or is_date_line(said[0])
            or is_form_text(said[0])
            or (self._why.get(row) is not None and len(texts) == 1 and len(said[0]) > 4)
        )

    def is_room(self, row: int) -> bool:
        """Could a record stand in this row?"""
        blank = not self._sheet.has_value(row, self._columns[0])
        return not self.is_footer(row) and (self.is_ruled(row) or blank)
