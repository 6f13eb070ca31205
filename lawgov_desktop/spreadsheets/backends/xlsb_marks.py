"""Errors, merged and hidden cells of an .xlsb, looked up in its records: calamine leaves them all out.

The records are those of [MS-XLSB] 2.4; 2.1.4 says how their numbers and lengths are written.
"""

from __future__ import annotations

import struct
import zipfile
from collections.abc import Iterator
from typing import BinaryIO, Final

from xlrd.biffh import error_text_from_code

from lawgov_desktop.spreadsheets.backends.package_parts import sheet_targets
from lawgov_desktop.spreadsheets.backends.tables import Marks
from lawgov_desktop.spreadsheets.grid import MAX_COLUMNS, MAX_ROWS

_ROW: Final = 0
_CELL_ERROR: Final = 3
_FORMULA_ERROR: Final = 11
_COLUMN: Final = 60
_SHEET: Final = 156
_MERGE: Final = 176
_END_SHEET: Final = 130
_TELLING = frozenset((_ROW, _CELL_ERROR, _FORMULA_ERROR, _COLUMN, _MERGE))

_MOST_PART_BYTES = 256 << 20
_MOST_BOOK_BYTES = 8 << 20
_MOST_MARKS = 1_000_000

_NUMBER = struct.Struct("<I")
_TWO = struct.Struct("<II")
_FOUR = struct.Struct("<IIII")
_HIDDEN_ROW: Final = 0x10


def marks_of_sheets(file: BinaryIO) -> dict[str, Marks]:
    """The marks of every worksheet, by the sheet's name."""
    with zipfile.ZipFile(file) as packed:
        parts = {name.replace("\\", "/").lower(): name for name in packed.namelist()}
        book = next((parts[name] for name in parts if name.endswith("xl/workbook.bin")), None)
        if book is None:
            return {}
        targets = sheet_targets(packed, parts, book)
        with packed.open(book) as stream:
            names = list(_sheet_names(stream.read(_MOST_BOOK_BYTES)))
        marks = {}
        for name, relation in names:
            target = targets.get(relation)
            if target is not None:
                with packed.open(target.part) as stream:
                    marks[name] = _marks_of(stream.read(_MOST_PART_BYTES))
                marks[name].is_macro = target.is_macro
        return marks


def _sheet_names(book: bytes) -> Iterator[tuple[str, str]]:
    """(name, id of its relation) of every sheet, in the order of the workbook."""
    for number, start, end in _records(book):
        if number == _SHEET:
            relation, after = _text(book, start + 8, end)
            name, _ = _text(book, after, end)
            yield name, relation


def _text(data: bytes, place: int, end: int) -> tuple[str, int]:
    """The text that begins there, and where it ends; a length beyond the record gives an empty one."""
    if place + 4 > end:
        return "", end
    (length,) = _NUMBER.unpack_from(data, place)
    after = place + 4 + 2 * length
    if after > end:
        return "", end
    return data[place + 4 : after].decode("utf-16-le", "replace"), after


def _records(data: bytes) -> Iterator[tuple[int, int, int]]:
    """(number, start of the body, its end) of every whole record."""
    place, size = 0, len(data)
    while place + 1 < size:
        number = data[place]
        place += 1
        if number & 0x80:
            number = number & 0x7F | (data[place] & 0x7F) << 7
            place += 1
        length = shift = 0
        while place < size and shift < 28:
            seven = data[place]
            place += 1
            length |= (seven & 0x7F) << shift
            if not seven & 0x80:
                break
            shift += 7
        end = place + length
        if end > size:
            return
        yield number, place, end
        place = end


def _marks_of(sheet: bytes) -> Marks:
    marks = Marks()
    row = 0
    left = _MOST_MARKS
    for number, start, end in _records(sheet):
        if number not in _TELLING:
            if number == _END_SHEET:
                return marks
            continue
        length = end - start
        if number == _ROW and length >= 12:
            row = _NUMBER.unpack_from(sheet, start)[0] + 1
            if sheet[start + 11] & _HIDDEN_ROW and row <= MAX_ROWS:
                marks.hidden_rows.add(row)
        elif number in (_CELL_ERROR, _FORMULA_ERROR) and length >= 9:
            col = _NUMBER.unpack_from(sheet, start)[0] + 1
            if row <= MAX_ROWS and col <= MAX_COLUMNS and left:
                left -= 1
                marks.errors[row, col] = str(error_text_from_code.get(sheet[start + 8], "#N/A"))
        elif number == _COLUMN and length >= 18:
            first, last = _TWO.unpack_from(sheet, start)
            if sheet[start + 16] & 1:
                marks.hidden_cols.update(range(first + 1, min(last + 1, MAX_COLUMNS) + 1))
        elif number == _MERGE and length >= 16 and left:
            left -= 1
            first_row, last_row, first_col, last_col = _FOUR.unpack_from(sheet, start)
            marks.merges.append((first_row + 1, first_col + 1, last_row + 1, last_col + 1))
    marks.is_whole = False
    return marks
