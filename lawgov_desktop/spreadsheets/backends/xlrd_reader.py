"""The second reader of .xls: xlrd, slower, but it opens many old and damaged files that calamine does not."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import xlrd
from xlrd.biffh import error_text_from_code
from xlrd.xldate import XLDateError, xldate_as_datetime

from lawgov_desktop.spreadsheets.backends.tables import MOST_SHEETS, Marks, RawBook, RawSheet, Refused
from lawgov_desktop.spreadsheets.transport import RawValue

_SAYS_NOTHING = (None, 367, 1252)
"""No code page, ASCII or Western European: what programs wrote in old Chinese files without thinking."""
_PLAIN_TYPES = frozenset((xlrd.XL_CELL_EMPTY, xlrd.XL_CELL_TEXT, xlrd.XL_CELL_NUMBER, xlrd.XL_CELL_BLANK))


def read(path: Path, kind: str, max_cells: int) -> RawBook:
    """All worksheets of an xls of any age (BIFF2 to BIFF8). Raises Refused."""
    data = path.read_bytes()
    book = _open(data)
    if book.biff_version < 80 and book.codepage in _SAYS_NOTHING:
        try:
            return _sheets(_open(data, "gb18030"), max_cells)
        except UnicodeDecodeError:
            book = _open(data)
    return _sheets(book, max_cells)


def _open(data: bytes, encoding: str | None = None) -> Any:
    try:
        return xlrd.open_workbook(
            file_contents=data,
            logfile=io.StringIO(),
            formatting_info=True,
            on_demand=True,
            ragged_rows=True,
            encoding_override=encoding,
        )
    except xlrd.XLRDError as error:
        if "encrypted" in str(error):
            raise Refused("password") from error
        raise


def _sheets(book: Any, max_cells: int) -> RawBook:
    count = min(book.nsheets, MOST_SHEETS + 1)
    return RawBook([_sheet(book, place, max_cells) for place in range(count)])


def _sheet(book: Any, place: int, max_cells: int) -> RawSheet:
    sheet = book.sheet_by_index(place)
    raw = RawSheet(sheet.name, hidden=bool(sheet.visibility))
    raw.row_numbers = numbers = []
    raw.marks = Marks(
        merges=[
            (first_row + 1, first_col + 1, end_row, end_col)
            for first_row, end_row, first_col, end_col in sheet.merged_cells
        ],
        hidden_rows={row + 1 for row, about in sheet.rowinfo_map.items() if about.hidden},
        hidden_cols={col + 1 for col, about in sheet.colinfo_map.items() if about.hidden},
    )
    cells = 0
    for row in range(sheet.nrows):
        if not sheet.row_len(row):
            continue
        raw.rows.append(_values(sheet, row, book.datemode, raw.marks))
        numbers.append(row + 1)
        cells += sheet.row_len(row)
        if cells > max_cells:
            raise Refused("too_many_cells", cells)
    book.unload_sheet(place)
    return raw


def _values(sheet: Any, row: int, date_mode: int, marks: Marks) -> Sequence[RawValue]:
    values, types = sheet.row_values(row), sheet.row_types(row)
    if _PLAIN_TYPES.issuperset(types):
        return list(values)
    return [
        _value(value, kind, (row + 1, col), date_mode, marks)
        for col, (value, kind) in enumerate(zip(values, types, strict=True), start=1)
    ]


def _value(value: Any, kind: int, place: tuple[int, int], date_mode: int, marks: Marks) -> RawValue:
    if kind == xlrd.XL_CELL_ERROR:
        marks.errors[place] = str(error_text_from_code.get(value, "#N/A"))
        return None
    if kind == xlrd.XL_CELL_BOOLEAN:
        return bool(value)
    if kind == xlrd.XL_CELL_DATE:
        return _date(float(value), date_mode)
    return value  # type: ignore[no-any-return]


def _date(number: float, date_mode: int) -> RawValue:
    try:
        moment: dt.datetime = xldate_as_datetime(number, date_mode)
    except (XLDateError, OverflowError, ValueError):
        return number
    if 0 <= number < 1:
        return moment.time()
    return moment.date() if moment.time() == dt.time() else moment
