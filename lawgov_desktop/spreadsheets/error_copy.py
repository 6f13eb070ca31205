"""The rows that could not be imported, as an Excel file laid out like the original, with what is wrong.

Of an .xlsx the copy keeps the looks: widths, header, drop-downs, number formats; only the good rows and
what stands below the list are taken out. Any other file gets a plain copy of its header and rows.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence, Set
from dataclasses import replace
from pathlib import Path
from typing import Any, Final

import openpyxl
from openpyxl.cell import Cell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter

from lawgov_desktop.documents.whole_file import written_whole
from lawgov_desktop.errors import UserError
from lawgov_desktop.spreadsheets.cells import FORMULA_START, escaped
from lawgov_desktop.spreadsheets.checks import PlanRow
from lawgov_desktop.spreadsheets.error_rows import (
    NOTE_WIDTH,
    TooDifferent,
    cells_of,
    columns_of,
    lines_with_sections,
    note_height,
    note_of,
    write_in_original,
    wrong_columns,
)
from lawgov_desktop.spreadsheets.grid import CellError, CellValue, Sheet
from lawgov_desktop.spreadsheets.headers import HeaderFinding
from lawgov_desktop.spreadsheets.mapping import ERROR_HEADING
from lawgov_desktop.spreadsheets.register import sheet_name

_WRONG: Final = PatternFill("solid", fgColor="FDE9E7")
_HEAD: Final = PatternFill("solid", fgColor="F2F2F2")
_LINE: Final = Side("thin", color="808080")
_BORDER: Final = Border(_LINE, _LINE, _LINE, _LINE)
_WRAP: Final = Alignment(vertical="center", wrap_text=True)
_MIDDLE: Final = Alignment(horizontal="center", vertical="center", wrap_text=True)
_WIDEST: Final = 40


def write_error_copy(
    sheet: Sheet,
    finding: HeaderFinding,
    rows: Sequence[PlanRow],
    out: Path,
    original: Path | None = None,
) -> None:
    """Title and header as in the file, then the given rows; wrong cells are coloured and explained.

    ``original``: the file itself, which was read already; an .xlsx lends the copy its looks. Raises
    :class:`UserError` when the file cannot be written.
    """
    if original is not None and original.suffix.lower() in (".xlsx", ".xlsm") and out.suffix == ".xlsx":
        try:
            with written_whole(out) as beside:
                write_in_original(original, sheet, finding, rows, beside)
            return
        except (TooDifferent, UserError):
            # Damaged in a part that reading does not need, giant, or moved away: the plain copy does as well.
            pass
    _write_plain(sheet, finding, rows, out)


def _write_plain(sheet: Sheet, finding: HeaderFinding, rows: Sequence[PlanRow], out: Path) -> None:
    book = openpyxl.Workbook()
    page = book.active
    page.title = sheet_name(sheet.name)
    last_column = finding.columns[-1].number
    note_column = last_column + 1
    # What was pasted without a header has its made one in row 0 (pasting.py); Excel's rows begin at 1.
    above = sheet if finding.header_rows[0] > 0 else _one_lower(sheet)
    if above is not sheet:
        finding = replace(finding, header_rows=tuple(number + 1 for number in finding.header_rows))
    head_end = finding.header_rows[-1]
    for number in range(1, head_end + 1):
        for place in range(1, last_column + 1):
            value = above.value(number, place)
            if value is not None:
                _put(page.cell(number, place), value)
    for merge in above.merges:
        if merge.last_row <= head_end:
            page.merge_cells(
                start_row=merge.first_row,
                end_row=merge.last_row,
                start_column=merge.first_col,
                end_column=merge.last_col,
            )
    wide = {merge.first_row for merge in above.merges if merge.last_col > merge.first_col}
    _dress_head(page, finding, note_column, titles=wide)
    for number, line in enumerate(lines_with_sections(sheet, rows), start=head_end + 1):
        if isinstance(line, PlanRow):
            _write_row(page, number, finding, line, note_column)
            continue
        for place in range(1, last_column + 1):
            value = sheet.value(line, place)
            if value is not None:
                _put(page.cell(number, place), value)
    for column in finding.columns:
        page.column_dimensions[column.letter].width = _width(page, column.number, head_end)
    page.column_dimensions[get_column_letter(note_column)].width = NOTE_WIDTH + 4
    page.freeze_panes = page.cell(head_end + 1, 1)
    with written_whole(out) as beside:
        book.save(beside)


def _one_lower(sheet: Sheet) -> Sheet:
    merges = (replace(one, first_row=one.first_row + 1, last_row=one.last_row + 1) for one in sheet.merges)
    return replace(sheet, first_row=sheet.first_row + 1, merges=tuple(merges))


def _dress_head(page: Any, finding: HeaderFinding, note_column: int, *, titles: Set[int]) -> None:
    first, last = finding.header_rows[0], finding.header_rows[-1]
    page.cell(first, note_column, ERROR_HEADING)
    if last > first:
        page.merge_cells(start_row=first, end_row=last, start_column=note_column, end_column=note_column)
    for number in range(first, last + 1):
        for column in range(finding.columns[0].number, note_column + 1):
            cell = page.cell(number, column)
            cell.font, cell.fill, cell.border, cell.alignment = Font(bold=True), _HEAD, _BORDER, _MIDDLE
    for number in range(1, first):
        for cell in page[number]:
            if number in titles:
                cell.alignment, cell.font = _MIDDLE, Font(bold=True, size=14)


def _write_row(page: Any, number: int, finding: HeaderFinding, row: PlanRow, note_column: int) -> None:
    wrong = wrong_columns(row)
    for place, letter, value in cells_of(finding, row):
        cell = page.cell(number, place)
        if value is not None:
            _put(cell, value)
        cell.border, cell.alignment = _BORDER, _WRAP
        if letter in wrong:
            cell.fill = _WRONG
    note = page.cell(number, note_column)
    _put(note, note_of(row))
    page.row_dimensions[number].height = note_height(str(note.value))
    note.border, note.alignment, note.font = _BORDER, _WRAP, Font(color="B3261E")


def _put(cell: Cell, value: CellValue) -> None:
    """A value as it was: texts stay texts, also those that look like numbers or formulas."""
    if isinstance(value, CellError):
        cell.value, cell.data_type = str(value), "s"
    elif isinstance(value, str):
        cell.value = escaped(value)
        cell.data_type = "s"
        cell.number_format = "@"
        if value.startswith(FORMULA_START):
            cell.quotePrefix = True
    elif isinstance(value, int) and not isinstance(value, bool) and abs(value) >= 10**15:
        cell.value = float(value)
        cell.number_format = "0"
    else:
        cell.value = value
        if isinstance(value, dt.date) and not isinstance(value, dt.datetime):
            cell.number_format = "yyyy-mm-dd"


def _width(page: Any, column: int, head_end: int) -> float:
    longest = max(
        (
            columns_of(line)
            for number in range(head_end, page.max_row + 1)
            for line in str(page.cell(number, column).value or "").splitlines()
        ),
        default=8,
    )
    return float(min(max(longest + 2, 8), _WIDEST))
