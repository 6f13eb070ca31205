"""The second reader of .xlsx: openpyxl, for the files on which calamine gives up."""

from __future__ import annotations

import datetime as dt
import io
import warnings
from pathlib import Path
from typing import Any

import openpyxl
from openpyxl.worksheet._read_only import ReadOnlyWorksheet

from lawgov_desktop.spreadsheets.backends import xlsx_marks
from lawgov_desktop.spreadsheets.backends.tables import (
    MOST_SHEETS,
    Marks,
    RawBook,
    RawSheet,
    Refused,
    formula_notes,
)
from lawgov_desktop.spreadsheets.transport import RawValue


def read(path: Path, kind: str, max_cells: int) -> RawBook:
    """All sheets of an xlsx or xlsm. Raises Refused."""
    data = path.read_bytes()
    with warnings.catch_warnings():
        # What openpyxl cannot keep when it saves a file is of no matter to reading its cells.
        warnings.simplefilter("ignore")
        book = openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=True, keep_links=False)
        if not book.sheetnames:
            raise ValueError("openpyxl sees no sheets in a Strict file")
        marks = xlsx_marks.marks_of_sheets(io.BytesIO(data))
        sheets = [_sheet(sheet, marks.get(sheet.title, Marks()), max_cells) for sheet in _sheets(book)]
        return RawBook(sheets, formula_notes(sheets))


def _sheets(book: Any) -> list[Any]:
    return [book[name] for name in book.sheetnames[: MOST_SHEETS + 1]]


def _sheet(sheet: Any, marks: Marks, max_cells: int) -> RawSheet:
    raw = RawSheet(sheet.title, hidden=sheet.sheet_state != "visible", marks=marks)
    if not isinstance(sheet, ReadOnlyWorksheet):
        raw.kind = "chart"
        return raw
    if marks.is_macro:
        raw.kind, raw.marks = "macro", Marks()
        return raw
    # WORKAROUND: openpyxl read-only believes <dimension>, which some programs write wrongly.
    sheet.reset_dimensions()
    raw.row_numbers = numbers = []
    cells = 0
    for number, row in enumerate(sheet.iter_rows(values_only=True), start=1):
        if not any(cell is not None for cell in row):
            continue
        raw.rows.append([_value(cell) for cell in row])
        numbers.append(number)
        cells += len(row)
        if cells > max_cells:
            raise Refused("too_many_cells", cells)
    return raw


def _value(cell: Any) -> RawValue:
    if isinstance(cell, dt.datetime) and cell.time() == dt.time():
        return cell.date()
    return cell  # type: ignore[no-any-return]
