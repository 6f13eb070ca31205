"""The first reader: python-calamine, fast and right for most files; what it leaves out is looked up."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from xml.etree import ElementTree

from python_calamine import (
    CalamineSheet,
    CalamineWorkbook,
    PasswordError,
    SheetMetadata,
    SheetTypeEnum,
    SheetVisibleEnum,
)
from xlrd.biffh import XLRDError
from xlrd.compdoc import CompDocError

from lawgov_desktop.spreadsheets.backends import xls_marks, xlsb_marks, xlsx_marks
from lawgov_desktop.spreadsheets.backends.package_parts import macro_sheets_as_dialogs
from lawgov_desktop.spreadsheets.backends.tables import (
    MOST_SHEETS,
    NEAR_COLUMNS,
    Marks,
    RawBook,
    RawSheet,
    Refused,
    formula_notes,
    is_empty,
)
from lawgov_desktop.spreadsheets.grid import SheetKind

_MARKS_LEFT_OUT = "文件有损坏：错误值和隐藏的行列没能认出，请对照原表核对。"

_BREAKS_OFF = "工作表“{}”没有写完，文件有损坏，后面的行可能缺了，请对照原表核对。"


def read(path: Path, kind: str, max_cells: int) -> RawBook:
    """All sheets of an xls, xlsx, xlsm, xlsb or ods. Raises Refused."""
    # WORKAROUND: python-calamine given a path trusts the suffix; from an open file it looks inside.
    data = path.read_bytes()
    if kind == "xlsb":
        data = macro_sheets_as_dialogs(data)
    notes: list[str] = []
    with ThreadPoolExecutor(1) as beside:
        # Unpacking and searching for marks lets calamine run meanwhile.
        looking = beside.submit(_marks, data, kind)
        try:
            book = CalamineWorkbook.from_filelike(io.BytesIO(data))
        except PasswordError as error:
            raise Refused("password") from error
        listed = book.sheets_metadata[: MOST_SHEETS + 1]
        sheets = [_sheet(book, place, about, max_cells) for place, about in enumerate(listed)]
        found = looking.result()
    if found is None:
        notes.append(_MARKS_LEFT_OUT)
    for place, sheet in enumerate(sheets):
        if isinstance(found, list) and place < len(found):
            sheet.marks = found[place]
        elif isinstance(found, dict):
            sheet.marks = found.get(sheet.name, sheet.marks)
        if sheet.kind == "worksheet" and not sheet.marks.is_whole:
            notes.append(_BREAKS_OFF.format(sheet.name))
        _forget_errors_outside(sheet)
    return RawBook(sheets, notes + formula_notes(sheets))


def _marks(data: bytes, kind: str) -> dict[str, Marks] | list[Marks] | None:
    """By the sheet's name or in the workbook's order; None when a damaged file does not show them.

    Of ods only the values are known: calamine is its second reader.
    """
    if kind in ("xlsx", "xlsm", "xlsb"):
        look = xlsb_marks.marks_of_sheets if kind == "xlsb" else xlsx_marks.marks_of_sheets
        try:
            return look(io.BytesIO(data))
        except (ElementTree.ParseError, zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError):
            return None
        except (struct.error, IndexError, RuntimeError, ValueError, OSError):
            return None
    if kind == "xls":
        try:
            return xls_marks.marks_of_sheets(data)
        except (CompDocError, XLRDError, struct.error, AssertionError, IndexError):
            return None
    return {}


def _sheet(book: CalamineWorkbook, place: int, about: SheetMetadata, max_cells: int) -> RawSheet:
    raw = RawSheet(
        name=about.name,
        kind=_kind(about.typ),
        hidden=about.visible != SheetVisibleEnum.Visible,
    )
    if raw.kind != "worksheet":
        return raw
    sheet = book.get_sheet_by_index(place)
    if sheet.start is None:
        return raw
    raw.first_col = sheet.start[1] + 1
    raw.marks.merges = [
        (first_row + 1, first_col + 1, last_row + 1, last_col + 1)
        for (first_row, first_col), (last_row, last_col) in sheet.merged_cell_ranges or ()
    ]
    _take_rows(raw, sheet, sheet.start[0] + 1, max_cells)
    return raw


def _kind(found: SheetTypeEnum) -> SheetKind:
    if found == SheetTypeEnum.WorkSheet:
        return "worksheet"
    return "chart" if found == SheetTypeEnum.ChartSheet else "macro"


def _take_rows(raw: RawSheet, sheet: CalamineSheet, first_row: int, max_cells: int) -> None:
    if sheet.height * sheet.width <= max_cells:
        raw.rows = list(sheet.to_python())
        raw.row_numbers = range(first_row, first_row + len(raw.rows))
        return
    # A large area may be nearly empty: take it row by row and keep what holds something. Rows that
    # hold nothing but errors look empty here; in an area of this size they are no list.
    raw.row_numbers = numbers = []
    cells = 0
    for number, row in enumerate(sheet.iter_rows(), start=first_row):
        far = row[NEAR_COLUMNS:]
        # Both are quick looks at the whole row: 0 and False are values, but they are not "any".
        if not any(far) and 0 not in far:
            del row[NEAR_COLUMNS:]
        if not is_empty(row):
            raw.rows.append(row)
            numbers.append(number)
            cells += len(row)
            if cells > max_cells:
                raise Refused("too_many_cells", cells)


def _forget_errors_outside(sheet: RawSheet) -> None:
    if not sheet.marks.errors:
        return
    numbers, width = set(sheet.row_numbers), max(map(len, sheet.rows), default=0)
    sheet.marks.errors = {
        (row, col): code
        for (row, col), code in sheet.marks.errors.items()
        if row in numbers and 0 <= col - sheet.first_col < width
    }
