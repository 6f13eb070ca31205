"""Makes workbooks as offices save them: cells of every kind, merged, hidden, in old formats and new.

The .xls writer follows [MS-XLS] and [MS-CFB] just far enough for that.
"""

from __future__ import annotations

import datetime as dt
import struct
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import openpyxl
from openpyxl.utils import get_column_letter
from openpyxl.utils.datetime import CALENDAR_MAC_1904

from tests.spreadsheets.made_bytes import ole2

Cell = str | int | float | bool | dt.date | dt.time | None
"""A text such as "#N/A" makes an error cell; "=#N/A" in an .xls a formula that gives the error."""

CUT_OFF_FORMULA = "=cut off"
"""A cell of an .xls with the value 7 and a formula that breaks off: calamine panics, xlrd reads the value."""

ERROR_CODES = {"#NULL!": 0x00, "#DIV/0!": 0x07, "#VALUE!": 0x0F, "#REF!": 0x17, "#NAME?": 0x1D, "#N/A": 0x2A}


@dataclass(frozen=True)
class Made:
    """One sheet to be made. Rows and columns counted from 1; a merge is like "A3:B4"."""

    rows: Sequence[Sequence[Cell]]
    name: str = "台账"
    merges: Sequence[str] = ()
    hidden_rows: Sequence[int] = ()
    hidden_cols: Sequence[int] = ()
    hidden: bool = False
    chart: bool = False


def xlsx(path: Path, *sheets: Made, base_1904: bool = False) -> Path:
    """An .xlsx as openpyxl writes it."""
    book = openpyxl.Workbook()
    book.remove(book.active)
    if base_1904:
        book.epoch = CALENDAR_MAC_1904
    for made in sheets:
        if made.chart:
            book.create_chartsheet(made.name)
            continue
        sheet = book.create_sheet(made.name)
        for row in made.rows:
            sheet.append(row)
        for merge in made.merges:
            # merge_cells() would drop what lies under the merged cell; Excel's own files may hold it.
            sheet.merged_cells.add(merge)
        for number in made.hidden_rows:
            sheet.row_dimensions[number].hidden = True
        for number in made.hidden_cols:
            sheet.column_dimensions[get_column_letter(number)].hidden = True
        if made.hidden:
            sheet.sheet_state = "veryHidden"
    book.save(path)
    return path


def xls(path: Path, *sheets: Made, base_1904: bool = False, encrypted: bool = False) -> Path:
    """An .xls of Excel 97: BIFF8 in an OLE2 file."""
    bodies = [_sheet_stream(made) for made in sheets]
    head = [_bof(0x0005)]
    if encrypted:
        head.append(_record(0x002F, bytes(54)))
    head += [_record(0x0022, struct.pack("<H", base_1904)), _font(), _xf(0), _xf(14)]
    names = [made.name.encode("utf-16-le") for made in sheets]
    start = sum(map(len, head)) + sum(4 + 8 + len(name) for name in names) + 4
    for made, name, body in zip(sheets, names, bodies, strict=True):
        about = (start, 2 if made.hidden else 0, 2 if made.chart else 0, len(made.name), 1)
        head.append(_record(0x0085, struct.pack("<IBBBB", *about) + name))
        start += len(body)
    path.write_bytes(ole2({"Workbook": b"".join([*head, _record(0x000A), *bodies])}))
    return path


def biff4(rows: Sequence[Sequence[Cell]]) -> bytes:
    """A bare worksheet of Excel 4 (1992), one byte per character."""
    parts = [_record(0x0409, struct.pack("<HHH", 0, 0x0010, 0))]
    for row, values in enumerate(rows):
        for col, value in enumerate(values):
            place = struct.pack("<HHH", row, col, 0)
            if isinstance(value, str):
                text = value.encode("ascii")
                parts.append(_record(0x0204, place + struct.pack("<H", len(text)) + text))
            elif isinstance(value, int | float):
                parts.append(_record(0x0203, place + struct.pack("<d", value)))
    return b"".join([*parts, _record(0x000A)])


def _sheet_stream(made: Made) -> bytes:
    parts = [_bof(0x0020 if made.chart else 0x0010)]
    for col in made.hidden_cols:
        parts.append(_record(0x007D, struct.pack("<HHHHHH", col - 1, col - 1, 2304, 0, 1, 0)))
    for row, values in enumerate(made.rows):
        options = 0x0120 if row + 1 in made.hidden_rows else 0x0100
        parts.append(_record(0x0208, struct.pack("<HHHHHHHH", row, 0, len(values), 255, 0, 0, options, 15)))
    for row, values in enumerate(made.rows):
        parts += [_cell(row, col, value) for col, value in enumerate(values) if value is not None]
    if made.merges:
        blocks = [_block(merge) for merge in made.merges]
        parts.append(_record(0x00E5, struct.pack("<H", len(blocks)) + b"".join(blocks)))
    return b"".join([*parts, _record(0x000A)])


def _cell(row: int, col: int, value: Cell) -> bytes:
    place = struct.pack("<HHH", row, col, 0)
    if isinstance(value, bool):
        return _record(0x0205, place + struct.pack("<BB", value, 0))
    if isinstance(value, str):
        return _text_cell(place, value)
    if isinstance(value, dt.date):
        days = (value - dt.date(1899, 12, 30)).days
        return _record(0x0203, struct.pack("<HHHd", row, col, 1, days))
    assert isinstance(value, int | float)
    return _record(0x0203, place + struct.pack("<d", value))


def _text_cell(place: bytes, text: str) -> bytes:
    if text == CUT_OFF_FORMULA:
        return _record(0x0006, place + struct.pack("<dHIH", 7, 0, 0, 1) + b"\x1d")
    if text.startswith("=#"):
        code = ERROR_CODES[text[1:]]
        result = bytes((2, 0, code, 0, 0, 0, 0xFF, 0xFF))
        return _record(0x0006, place + result + struct.pack("<HIH", 0, 0, 2) + bytes((0x1C, code)))
    if text in ERROR_CODES:
        return _record(0x0205, place + struct.pack("<BB", ERROR_CODES[text], 1))
    packed = text.encode("utf-16-le")
    return _record(0x0204, place + struct.pack("<HB", len(packed) // 2, 1) + packed)


def _block(merge: str) -> bytes:
    first_col, first_row, last_col, last_row = openpyxl.utils.range_boundaries(merge)
    return struct.pack("<HHHH", first_row - 1, last_row - 1, first_col - 1, last_col - 1)


def _record(opcode: int, body: bytes = b"") -> bytes:
    return struct.pack("<HH", opcode, len(body)) + body


def _bof(kind: int) -> bytes:
    return _record(0x0809, struct.pack("<HHHHII", 0x0600, kind, 0x0DBB, 0x07CC, 0x41, 0x0006))


def _font() -> bytes:
    name = b"Arial"
    return _record(0x0031, struct.pack("<HHHHHBBBBBB", 200, 0, 8, 400, 0, 0, 0, 0, 0, len(name), 0) + name)


def _xf(number_format: int) -> bytes:
    return _record(0x00E0, struct.pack("<HHH", 0, number_format, 1) + bytes(14))


def old_excel(version: int, rows: Sequence[Sequence[Cell]], *, code_page: int | None = 936) -> bytes:
    """A sheet of Excel 2 to 5 (BIFF2–BIFF5) as Chinese programs wrote it: texts in GBK.

    Excel 5 packs it in an OLE2 file with one sheet 名册; ``code_page`` None leaves out what names the
    encoding, as many programs did.
    """
    opcode, size = {2: (0x0009, 4), 3: (0x0209, 6), 4: (0x0409, 6), 5: (0x0809, 8)}[version]
    kinds = {5: 0x0500}.get(version, 0)
    pages = [] if code_page is None else [_record(0x0042, struct.pack("<H", code_page))]
    start = _record(opcode, struct.pack("<HHHH", kinds, 0x0010, 0, 0)[:size])
    cells = []
    for row, values in enumerate(rows):
        for col, value in enumerate(values):
            place = struct.pack("<HH", row, col) + (bytes(3) if version == 2 else bytes(2))
            if isinstance(value, str) and value in ERROR_CODES:
                error = bytes([ERROR_CODES[value], 1])
                cells.append(_record(0x0005 if version == 2 else 0x0205, place + error))
            elif isinstance(value, str):
                text = value.encode("gbk")
                length = bytes([len(text)]) if version == 2 else struct.pack("<H", len(text))
                cells.append(_record(0x0004 if version == 2 else 0x0204, place + length + text))
            elif isinstance(value, int | float):
                number = struct.pack("<d", value)
                cells.append(_record(0x0003 if version == 2 else 0x0203, place + number))
    if version < 5:
        return b"".join([start, *pages, *cells, _record(0x000A)])
    name = "名册".encode("gbk")
    book = _record(opcode, struct.pack("<HHHH", kinds, 0x0005, 0, 0)) + b"".join(pages)
    sheet_at = len(book) + 4 + 7 + len(name) + 4
    book += _record(0x0085, struct.pack("<IHB", sheet_at, 0, len(name)) + name) + _record(0x000A)
    return ole2({"Book": b"".join([book, start, *cells, _record(0x000A)])})
