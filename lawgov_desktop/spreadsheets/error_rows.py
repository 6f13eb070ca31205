"""The bad rows of an import left standing in a copy of the file they came in, with a column of problems."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from lawgov_desktop.spreadsheets.cells import date_serial, safe_text
from lawgov_desktop.spreadsheets.checks import PlanRow
from lawgov_desktop.spreadsheets.form_file import FormFile
from lawgov_desktop.spreadsheets.form_moves import move_rows
from lawgov_desktop.spreadsheets.form_sheet import FormSheet
from lawgov_desktop.spreadsheets.form_styles import FormStyles
from lawgov_desktop.spreadsheets.grid import CellError, CellValue, Merge, Sheet, column_number
from lawgov_desktop.spreadsheets.headers import HeaderFinding
from lawgov_desktop.spreadsheets.line_words import cell_words, heading_text
from lawgov_desktop.spreadsheets.lines import SECTION
from lawgov_desktop.spreadsheets.mapping import ERROR_HEADING
from lawgov_desktop.spreadsheets.row_moves import RowsKept

NOTE_WIDTH: Final = 64  # half-width characters
_WRONG_COLOUR: Final = "FDE9E7"
_HIGHEST_ROW_PT: Final = 409.0


class TooDifferent(Exception):
    """The file has something that rows cannot be taken out of (a table with its own totals, a pivot)."""


def write_in_original(
    original: Path, sheet: Sheet, finding: HeaderFinding, rows: Sequence[PlanRow], beside: Path
) -> None:
    """Write the copy to ``beside``: header and bad rows as they stand in the file, the rest taken out.

    Other sheets stay, hidden, because drop-down lists may look at them. Raises :class:`TooDifferent` or
    UserError when the file does not lend itself to it.
    """
    form = FormFile.opened(original)
    part = next((part for name, part in form.sheets() if name == sheet.name and part), None)
    if part is None:
        raise TooDifferent(sheet.name)
    for kind, target in form.related(part):
        if kind == "pivotTable" or (kind == "table" and form.tree(target).get("totalsRowCount")):
            raise TooDifferent(kind)
    page = FormSheet(form, sheet.name, part, FormStyles(form))
    top = finding.header_rows[-1]
    lines = lines_with_sections(sheet, rows)
    kept = {line.row if isinstance(line, PlanRow) else line for line in lines}
    if any(row <= top for row in kept):
        raise TooDifferent("a row above the header")
    moves = RowsKept(top, kept)
    move_rows(page, moves)
    page.part_rows(top + 1)
    page.show_all_rows()
    note_column = _free_column(page, finding, top)
    _write_heading(page, finding, note_column)
    together: dict[int, list[PlanRow]] = {}
    for line in lines:
        if isinstance(line, PlanRow):
            together.setdefault(line.row, []).append(line)
    for row, of_row in together.items():
        place = moves.row(row)
        assert place is not None
        _write_row(page, sheet, finding, of_row, place, note_column)
    page.set_width(note_column, NOTE_WIDTH + 4)
    form.show_only(sheet.name)
    form.leave_macros()
    form.recalculate_on_opening()
    form.save(beside)


def _free_column(page: FormSheet, finding: HeaderFinding, top: int) -> int:
    """The first column right of the list in which nothing stands."""
    merged = [m.last_col for m in page.merges() if m.last_row >= finding.header_rows[0]]
    column = max([finding.columns[-1].number, *merged]) + 1
    rows = range(finding.header_rows[0], page.last_row + 1)
    while any(page.has_value(row, column) for row in rows):
        column += 1
    return column


def _write_heading(page: FormSheet, finding: HeaderFinding, column: int) -> None:
    first, last = finding.header_rows[0], finding.header_rows[-1]
    style = page.style(first, finding.columns[-1].number)
    for row in range(first, last + 1):
        page.set_style(row, column, style)
    page.write(first, column, ERROR_HEADING, style=style)
    if last > first:
        page.add_merge(Merge(first, last, column, column))


def _write_row(
    page: FormSheet,
    sheet: Sheet,
    finding: HeaderFinding,
    rows: Sequence[PlanRow],
    place: int,
    note_column: int,
) -> None:
    """One Excel row with the bad records that stand on it; good ones beside them are taken out."""
    said: set[int] = set()
    for row in rows:
        wrong = wrong_columns(row)
        for column, letter, value in cells_of(finding, row):
            said.add(column)
            if page.has_formula(place, column) or sheet.value(row.row, column) != value:
                _put(page, place, column, value)
            if letter in wrong:
                page.set_style(place, column, page.styles.filled(page.style(place, column), _WRONG_COLOUR))
    for column in (column.number for column in finding.columns):
        if column not in said:
            page.clear(place, column)
    note = "\n".join(note_of(row) for row in rows)
    base = page.style(place, finding.columns[-1].number)
    page.write(place, note_column, note, style=page.styles.wrapped(base))
    page.set_height(place, max(note_height(note), page.height(place)))


def _put(page: FormSheet, row: int, column: int, value: CellValue) -> None:
    """A value that stood elsewhere: filled down from a merged cell, or worked out by a formula."""
    if value is None:
        page.clear(row, column)
    elif isinstance(value, CellError):
        page.write(row, column, value.text)
    elif isinstance(value, dt.datetime | dt.date) and page.styles.is_date(page.style(row, column)):
        day = value.date() if isinstance(value, dt.datetime) else value
        serial = date_serial(day)
        page.write(row, column, serial if serial is not None else day.isoformat())
    elif isinstance(value, int | float) and not isinstance(value, bool) and abs(value) < 10**15:
        page.write(row, column, value)
    else:
        page.write(row, column, value if isinstance(value, str) else cell_words(value))


def wrong_columns(row: PlanRow) -> set[str]:
    """The letters of the cells that stand in the way."""
    return {problem.column for problem in row.problems if problem.level == "refuse"}


def note_height(note: str) -> float:
    """Points a row needs for the note beside it."""
    lines = sum(-(-columns_of(line) // NOTE_WIDTH) for line in note.splitlines())
    return min(15.0 * max(lines, 1) + 3, _HIGHEST_ROW_PT)


def columns_of(text: str) -> int:
    """Half-width characters a line takes."""
    return sum(2 if ord(sign) > 255 else 1 for sign in text)


def cells_of(finding: HeaderFinding, row: PlanRow) -> list[tuple[int, str, CellValue]]:
    """(column, letter, value) of a row; what has no column of its own in the file (the sheet's name) is
    left out."""
    letters = row.letters or tuple(column.letter for column in finding.own_columns)
    own = {column.letter for column in finding.columns}
    return [
        (column_number(letter), letter, value)
        for letter, value in zip(letters, row.cells, strict=False)
        if letter in own
    ]


def note_of(row: PlanRow) -> str:
    """What is wrong with a row, a line for each problem, by Excel's row and column."""
    told = [
        f"{f'{problem.column}列：' if problem.column else ''}"
        + "；".join(part for part in (problem.what, problem.why, problem.todo) if part)
        for problem in row.problems
    ]
    return safe_text(f"原第{row.row}行：\n" + "\n".join(told))


def lines_with_sections(sheet: Sheet, rows: Sequence[PlanRow]) -> list[PlanRow | int]:
    """The rows to write; a section row of the file (its number) stands before the first row it heads."""
    found: list[PlanRow | int] = []
    last = 0
    for row in rows:
        section = dict(zip(row.letters, row.cells, strict=False)).get(SECTION)
        above = _section_row(sheet, row.row, str(section)) if section else 0
        if above and above != last:
            found.append(above)
        last = above
        found.append(row)
    return found


def _section_row(sheet: Sheet, row: int, section: str) -> int:
    """The nearest row above that names the section; 0 when it is not found again."""
    for number in range(row - 1, sheet.first_row - 1, -1):
        cells = sheet.rows[number - sheet.first_row]
        filled = [cell for cell in cells if isinstance(cell, str) and cell.strip()]
        if len(filled) == 1 and heading_text(filled[0]).startswith(heading_text(section)):
            return number
    return 0
