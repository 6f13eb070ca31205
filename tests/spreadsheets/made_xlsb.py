"""Makes an .xlsb, which no library writes: the records of [MS-XLSB] 2.4, just far enough for a list."""

from __future__ import annotations

import datetime as dt
import struct
from collections.abc import Iterable
from pathlib import Path

import openpyxl

from tests.spreadsheets.made_bytes import zipped
from tests.spreadsheets.made_files import ERROR_CODES, Cell, Made

_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_MS_RELATIONS = "http://schemas.microsoft.com/office/2006/relationships"
_MS_TYPE = "application/vnd.ms-excel"

ROW, BLANK, ERROR, BOOL, REAL, STRING, FORMULA_ERROR = 0, 1, 3, 4, 5, 6, 11
BEGIN_SHEET, END_SHEET, BEGIN_BOOK, END_BOOK = 129, 130, 131, 132
BEGIN_SHEETS, END_SHEETS, BEGIN_DATA, END_DATA, SIZE, BOOK, SHEET = 143, 144, 145, 146, 148, 153, 156
COLUMN, BEGIN_COLUMNS, END_COLUMNS = 60, 390, 391
MERGE, BEGIN_MERGES, END_MERGES = 176, 177, 178
BEGIN_STYLES, END_STYLES, BEGIN_XFS, XF, END_XFS = 278, 279, 617, 47, 618


def xlsb(path: Path, *sheets: Made, base_1904: bool = False) -> Path:
    """An .xlsb with these sheets; a text such as "=#N/A" is a formula that gives the error."""
    path.write_bytes(packed(*sheets, base_1904=base_1904))
    return path


def packed(*sheets: Made, base_1904: bool = False) -> bytes:
    """The bytes of it."""
    names = [f"{'chart' if made.chart else 'work'}sheets/sheet{n}.bin" for n, made in enumerate(sheets, 1)]
    kinds = ["chartsheet" if made.chart else "worksheet" for made in sheets]
    types = "".join(
        f'<Override PartName="/xl/{name}" ContentType="{_MS_TYPE}.{kind}"/>'
        for name, kind in zip(names, kinds, strict=True)
    )
    relations = [(f"{_RELATIONS}/{kind}", name) for name, kind in zip(names, kinds, strict=True)]
    relations.append((f"{_RELATIONS}/styles", "styles.bin"))
    return zipped(
        {
            "[Content_Types].xml": f'<Types xmlns="{_PACKAGE}/content-types">'
            '<Default Extension="rels" ContentType='
            '"application/vnd.openxmlformats-package.relationships+xml"/>'
            f'<Default Extension="bin" ContentType="{_MS_TYPE}.sheet.binary.macroEnabled.main"/>'
            f'{types}<Override PartName="/xl/styles.bin" ContentType="{_MS_TYPE}.styles"/></Types>',
            "_rels/.rels": _relations([(f"{_RELATIONS}/officeDocument", "xl/workbook.bin")]),
            "xl/workbook.bin": _book(sheets, base_1904),
            "xl/_rels/workbook.bin.rels": _relations(relations),
            "xl/styles.bin": record(BEGIN_STYLES)
            + record(BEGIN_XFS, struct.pack("<I", 2))
            + record(XF, struct.pack("<HH", 0, 0) + bytes(12))
            + record(XF, struct.pack("<HH", 0, 14) + bytes(12))
            + record(END_XFS)
            + record(END_STYLES),
            **{f"xl/{name}": sheet(made, base_1904) for name, made in zip(names, sheets, strict=True)},
        }
    )


def record(number: int, body: bytes = b"") -> bytes:
    """One record: its number and length in groups of seven bits, low ones first."""
    return _sevens(number) + _sevens(len(body)) + body


def _sevens(number: int) -> bytes:
    out = bytearray()
    while number >= 0x80:
        out.append(number & 0x7F | 0x80)
        number >>= 7
    return bytes([*out, number])


def _relations(pairs: Iterable[tuple[str, str]]) -> str:
    inner = "".join(
        f'<Relationship Id="rId{n}" Type="{kind}" Target="{target}"/>'
        for n, (kind, target) in enumerate(pairs, start=1)
    )
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{inner}</Relationships>'


def _text(text: str) -> bytes:
    coded = text.encode("utf-16-le")
    return struct.pack("<I", len(coded) // 2) + coded


def _book(sheets: tuple[Made, ...], base_1904: bool) -> bytes:
    parts = [record(BEGIN_BOOK), record(BOOK, struct.pack("<III", base_1904, 0, 0)), record(BEGIN_SHEETS)]
    for number, made in enumerate(sheets, 1):
        about = struct.pack("<II", 2 if made.hidden else 0, number)
        parts.append(record(SHEET, about + _text(f"rId{number}") + _text(made.name)))
    return b"".join([*parts, record(END_SHEETS), record(END_BOOK)])


def sheet(made: Made, base_1904: bool = False) -> bytes:
    """The part of one sheet."""
    width = max(map(len, made.rows), default=1)
    parts = [record(BEGIN_SHEET), record(SIZE, struct.pack("<IIII", 0, len(made.rows), 0, width - 1))]
    if made.hidden_cols:
        parts.append(record(BEGIN_COLUMNS))
        for col in made.hidden_cols:
            parts.append(record(COLUMN, struct.pack("<IIIIH", col - 1, col - 1, 2304, 0, 1)))
        parts.append(record(END_COLUMNS))
    parts.append(record(BEGIN_DATA))
    for row, values in enumerate(made.rows):
        flags = 0x10 if row + 1 in made.hidden_rows else 0
        head = struct.pack("<IIHBBBIII", row, 0, 300, 0, flags, 0, 1, 0, max(len(values), 1) - 1)
        parts.append(record(ROW, head))
        parts += [_cell(col, value, base_1904) for col, value in enumerate(values) if value is not None]
    parts.append(record(END_DATA))
    if made.merges:
        parts.append(record(BEGIN_MERGES, struct.pack("<I", len(made.merges))))
        for merge in made.merges:
            first_col, first_row, last_col, last_row = openpyxl.utils.range_boundaries(merge)
            block = struct.pack("<IIII", first_row - 1, last_row - 1, first_col - 1, last_col - 1)
            parts.append(record(MERGE, block))
        parts.append(record(END_MERGES))
    return b"".join([*parts, record(END_SHEET)])


def _cell(col: int, value: Cell, base_1904: bool) -> bytes:
    place = struct.pack("<II", col, 0)
    if isinstance(value, bool):
        return record(BOOL, place + bytes([value]))
    if isinstance(value, str):
        if value.startswith("=#"):
            code = ERROR_CODES[value[1:]]
            formula = struct.pack("<HI", 0, 2) + bytes([0x1C, code]) + struct.pack("<I", 0)
            return record(FORMULA_ERROR, place + bytes([code]) + formula)
        if value in ERROR_CODES:
            return record(ERROR, place + bytes([ERROR_CODES[value]]))
        return record(STRING, place + _text(value))
    if isinstance(value, dt.date):
        start = dt.date(1904, 1, 1) if base_1904 else dt.date(1899, 12, 30)
        return record(REAL, struct.pack("<IId", col, 1, (value - start).days))
    assert isinstance(value, int | float)
    return record(REAL, place + struct.pack("<d", value))
