"""The rows that could not be imported, as an Excel file laid out like the original, with what is wrong."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence, Set
from pathlib import Path
from typing import Any, Final

import openpyxl
from openpyxl.cell import Cell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter

from lawgov_desktop.documents.whole_file import written_whole
from lawgov_desktop.spreadsheets.cells import safe_text
from lawgov_desktop.spreadsheets.checks import PlanRow
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
_NOTE_WIDTH: Final = 64  # half-width characters


def write_error_copy(sheet: Sheet, finding: HeaderFinding, rows: Sequence[PlanRow], out: Path) -> None:
    """Title and header as in the file, then the given rows; wrong cells are coloured and explained.

    Raises :class:`UserError` when the file cannot be written.
    """
    book = openpyxl.Workbook()
    page = book.active
    page.title = sheet_name(sheet.name)
    last_column = finding.columns[-1].number
    note_column = last_column + 1
    head_end = finding.header_rows[-1]
    for number in range(1, head_end + 1):
        for place in range(1, last_column + 1):
            value = sheet.value(number, place)
            if value is not None:
                _put(page.cell(number, place), value)
    for merge in sheet.merges:
        if merge.last_row <= head_end:
            page.merge_cells(
                start_row=merge.first_row,
                end_row=merge.last_row,
                start_column=merge.first_col,
                end_column=merge.last_col,
            )
    wide = {merge.first_row for merge in sheet.merges if merge.last_col > merge.first_col}
    _dress_head(page, finding, note_column, titles=wide)
    for number, row in enumerate(rows, start=head_end + 1):
        _write_row(page, number, finding, row, note_column)
    for column in finding.columns:
        page.column_dimensions[column.letter].width = _width(page, column.number, head_end)
    page.column_dimensions[get_column_letter(note_column)].width = _NOTE_WIDTH + 4
    page.freeze_panes = page.cell(head_end + 1, 1)
    with written_whole(out) as beside:
        book.save(beside)


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
    wrong = {problem.column for problem in row.problems if problem.level == "refuse"}
    for column, value in zip(finding.columns, row.cells, strict=True):
        cell = page.cell(number, column.number)
        if value is not None:
            _put(cell, value)
        cell.border, cell.alignment = _BORDER, _WRAP
        if column.letter in wrong:
            cell.fill = _WRONG
    told = [
        f"{f'{problem.column}列：' if problem.column else ''}"
        + "；".join(part for part in (problem.what, problem.why, problem.todo) if part)
        for problem in row.problems
    ]
    note = page.cell(number, note_column)
    _put(note, f"原第{row.row}行：\n" + "\n".join(told))
    lines = sum(-(-_columns(line) // _NOTE_WIDTH) for line in str(note.value).splitlines())
    page.row_dimensions[number].height = min(15.0 * max(lines, 1) + 3, 409)
    note.border, note.alignment, note.font = _BORDER, _WRAP, Font(color="B3261E")


def _put(cell: Cell, value: CellValue) -> None:
    """A value as it was: texts stay texts, also those that look like numbers or formulas."""
    if isinstance(value, CellError):
        cell.value, cell.data_type = str(value), "s"
    elif isinstance(value, str):
        cell.value = safe_text(value)
        cell.data_type = "s"
        cell.number_format = "@"
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
            _columns(line)
            for number in range(head_end, page.max_row + 1)
            for line in str(page.cell(number, column).value or "").splitlines()
        ),
        default=8,
    )
    return float(min(max(longest + 2, 8), _WIDEST))


def _columns(text: str) -> int:
    """Half-width characters a line takes."""
    return sum(2 if ord(sign) > 255 else 1 for sign in text)
