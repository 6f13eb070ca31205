"""Errors, merged and hidden cells of an .xls, looked up in its records: calamine shows errors as empty cells.

The record layouts are [MS-XLS] 2.4 (BIFF8); those used here are the same in BIFF5.
"""

from __future__ import annotations

import io
import struct

from xlrd.biffh import error_text_from_code
from xlrd.compdoc import CompDoc

from lawgov_desktop.spreadsheets.backends.tables import Marks, Refused

_BOF, _EOF = 0x0809, 0x000A
_BOUND_SHEET = 0x0085
_FILE_PASS = 0x002F
_ROW = 0x0208
_COL_INFO = 0x007D
_BOOL_ERR = 0x0205
_FORMULA = 0x0006
_MERGED_CELLS = 0x00E5

_TELLING = frozenset((_BOF, _EOF, _ROW, _COL_INFO, _BOOL_ERR, _FORMULA, _MERGED_CELLS))

_RECORD = struct.Struct("<HH")
_CELL = struct.Struct("<HH")
_FOUR = struct.Struct("<HHHH")


def marks_of_sheets(data: bytes) -> list[Marks]:
    """The marks of every sheet, charts and macro sheets too, in the order of the workbook.

    Raises Refused when the book opens only with a password.
    """
    stream = _workbook_stream(data)
    return [_marks_at(stream, start) for start in _sheet_starts(stream)]


def _workbook_stream(data: bytes) -> bytes:
    packed = CompDoc(data, logfile=io.StringIO())
    for name in ("Workbook", "Book"):
        whole, start, size = packed.locate_named_stream(name)
        if whole:
            return bytes(whole[start : start + size])
    return b""


def _sheet_starts(stream: bytes) -> list[int]:
    starts = []
    place = 0
    while place + 4 <= len(stream):
        opcode, length = _RECORD.unpack_from(stream, place)
        if opcode == _BOUND_SHEET and length >= 6:
            starts.append(struct.unpack_from("<I", stream, place + 4)[0])
        elif opcode == _FILE_PASS:
            # WORKAROUND: calamine 0.37 refuses RC4 only; a book scrambled by XOR it reads as gibberish.
            raise Refused("password")
        elif opcode == _EOF:
            break
        place += 4 + length
    return starts


def _marks_at(stream: bytes, place: int) -> Marks:
    """Walk the records of one sheet; a chart inside it begins and ends by itself."""
    marks = Marks()
    unpack = _RECORD.unpack_from
    end = len(stream) - 4
    depth = 0
    while 0 <= place <= end:
        opcode, length = unpack(stream, place)
        body = place + 4
        place = body + length
        if opcode not in _TELLING:
            continue
        if place > len(stream):
            break
        if opcode == _FORMULA:
            # A result that is no number ends in FFFF; its first byte 2 says error, its third which one.
            if length >= 14 and stream[body + 12 : body + 14] == b"\xff\xff" and stream[body + 6] == 2:
                row, col = _CELL.unpack_from(stream, body)
                marks.errors[row + 1, col + 1] = _text(stream[body + 8])
        elif opcode == _BOOL_ERR:
            if length >= 8 and stream[body + 7] == 1:
                row, col = _CELL.unpack_from(stream, body)
                marks.errors[row + 1, col + 1] = _text(stream[body + 6])
        elif opcode == _ROW:
            if length >= 14 and stream[body + 12] & 0x20:
                marks.hidden_rows.add(_CELL.unpack_from(stream, body)[0] + 1)
        elif opcode == _COL_INFO:
            if length >= 10 and stream[body + 8] & 1:
                first, last = _CELL.unpack_from(stream, body)
                marks.hidden_cols.update(range(first + 1, min(last, 255) + 2))
        elif opcode == _MERGED_CELLS:
            for at in range(body + 2, place - 7, 8):
                first_row, last_row, first_col, last_col = _FOUR.unpack_from(stream, at)
                marks.merges.append((first_row + 1, first_col + 1, last_row + 1, last_col + 1))
        elif opcode == _BOF:
            depth += 1
        elif opcode == _EOF:
            depth -= 1
            if depth <= 0:
                return marks
    marks.is_whole = False
    return marks


def _text(code: int) -> str:
    return str(error_text_from_code.get(code, "#N/A"))
