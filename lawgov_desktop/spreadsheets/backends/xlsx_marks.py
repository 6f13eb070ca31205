"""Errors, merged and hidden cells of an .xlsx, looked up in its XML: calamine shows errors as empty cells.

Only the few places that matter are looked at, by searching the unpacked bytes; a sheet without errors or
hidden rows costs hardly more than unpacking it. Cells that do not say where they stand (a rare way of
writing, which the standard allows) are not found here. ECMA-376 part 1, 18.3.1: cols, row, c, mergeCell.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from html import unescape
from typing import IO, BinaryIO

from lawgov_desktop.spreadsheets.backends.package_parts import Target, local, parse, sheet_targets
from lawgov_desktop.spreadsheets.backends.tables import Block, Marks, Place
from lawgov_desktop.spreadsheets.grid import MAX_COLUMNS, column_number

_CHUNK_BYTES = 1 << 20
_LONGEST_ROW_BYTES = 32 << 20

_TRUE = rb"""=\s*["'](?:1|true|on)["']"""
_SAYS_E = re.compile(rb"""=\s*["']e["']""")
_ERROR_CELL = re.compile(rb"""<(?:\w+:)?c\s(?:[^>]*\s)?t\s*=\s*["']e["']""")
_ERROR_CODE = re.compile(rb"""(?:(?!</?(?:\w+:)?c[\s>]).)*?<(?:\w+:)?v[^>]*>([^<]{1,40})<""", re.S)
_HIDDEN_ROW = re.compile(rb"""<(?:\w+:)?row\s(?P<tag>[^>]*?\bhidden\s*""" + _TRUE + rb"""[^>]*)>""")
_HIDDEN_COL = re.compile(rb"""<(?:\w+:)?col\s(?P<tag>[^>]*?\bhidden\s*""" + _TRUE + rb"""[^>]*)>""")
_MERGE = re.compile(
    rb"""<(?:\w+:)?mergeCell\s[^>]*?\bref\s*=\s*["']([A-Za-z$]+)(\d+):([A-Za-z$]+)(\d+)["']"""
)
_NO_RESULT = re.compile(
    rb"""(?:</(?:\w+:)?f>|<(?:\w+:)?f\s[^<>]*/>)\s*"""
    rb"""(?:<(?:\w+:)?v\s*/>|<(?:\w+:)?v>\s*</(?:\w+:)?v>|(?=</(?:\w+:)?c>))"""
)
_FORMULA = re.compile(rb"""<(?:\w+:)?f[\s>/]""")
_ZERO_RESULT = re.compile(rb"""</(?:\w+:)?f>\s*<(?:\w+:)?v>0</""")
_CELL_TAG = re.compile(rb"""<(?:\w+:)?c\s[^>]*>""")
_SAYS_TEXT = re.compile(rb"""\bt\s*=\s*["']str["']""")
_PLACE = re.compile(rb"""(?:^|\s)r\s*=\s*["']([A-Za-z]*)(\d+)["']""")
_COL_SPAN = re.compile(rb"""\b(min|max)\s*=\s*["'](\d+)["']""")


def marks_of_sheets(file: BinaryIO) -> dict[str, Marks]:
    """The marks of every worksheet, by the sheet's name."""
    with zipfile.ZipFile(file) as packed:
        parts = {name.replace("\\", "/").lower(): name for name in packed.namelist()}
        marks = {}
        for sheet, target in _sheet_parts(packed, parts):
            with packed.open(target.part) as stream:
                marks[sheet] = _marks_of(_pieces(stream))
            marks[sheet].is_macro = target.is_macro
        _forget_sound_zeros(packed, parts, marks)
        return marks


def _forget_sound_zeros(packed: zipfile.ZipFile, parts: dict[str, str], marks: dict[str, Marks]) -> None:
    """A program that cannot work out formulas writes 0 for each, and asks Excel to do it on opening."""
    formulas = sum(one.formulas for one in marks.values())
    zeros = sum(one.doubtful_zeros for one in marks.values())
    book = next((parts[name] for name in parts if name.endswith("xl/workbook.xml")), None)
    asks = any(
        element.get("fullCalcOnLoad") in ("1", "true")
        for element in (parse(packed, book).iter() if book and zeros == formulas > 1 else ())
    )
    if not asks:
        for one in marks.values():
            one.doubtful_zeros = 0


def _sheet_parts(packed: zipfile.ZipFile, parts: dict[str, str]) -> Iterator[tuple[str, Target]]:
    """(name of the sheet, where it is), in the order of the workbook."""
    book = next((parts[name] for name in parts if name.endswith("xl/workbook.xml")), None)
    if book is None:
        return
    targets = sheet_targets(packed, parts, book)
    for element in parse(packed, book).iter():
        if local(element.tag) != "sheet":
            continue
        target = targets.get(next((v for k, v in element.items() if local(k) == "id"), ""))
        if target is not None:
            yield element.get("name", ""), target


def _pieces(stream: IO[bytes]) -> Iterator[bytes]:
    """The sheet's XML in pieces that end with a row, so that no cell is cut in two."""
    rest = b""
    while chunk := stream.read(_CHUNK_BYTES):
        rest += chunk
        cut = rest.rfind(b"row>") + 4
        if cut < 4:
            if len(rest) < _LONGEST_ROW_BYTES:
                continue
            cut = len(rest)
        yield rest[:cut]
        rest = rest[cut:]
    yield rest


def _marks_of(pieces: Iterator[bytes]) -> Marks:
    marks = Marks()
    for piece in pieces:
        # Plain searches first: the patterns are slower, and most pieces hold nothing for them.
        if b'"e"' in piece or b"'e'" in piece:
            marks.errors.update(_errors(piece))
        if b"hidden" in piece:
            _take_hidden(piece, marks)
        if b"mergeCell" in piece:
            marks.merges += map(_block, _MERGE.findall(piece))
        if b"<f" in piece or b":f" in piece:
            marks.formulas += len(_FORMULA.findall(piece))
            marks.doubtful_zeros += len(_ZERO_RESULT.findall(piece))
            for place in _without_result(piece):
                marks.first_without_result = marks.first_without_result or place
                marks.without_result += 1
    return marks


def _take_hidden(piece: bytes, marks: Marks) -> None:
    for hidden in _HIDDEN_ROW.finditer(piece):
        if place := _PLACE.search(hidden["tag"]):
            marks.hidden_rows.add(int(place[2]))
    for hidden in _HIDDEN_COL.finditer(piece):
        span = {name: int(number) for name, number in _COL_SPAN.findall(hidden["tag"])}
        first, last = span.get(b"min", 1), min(span.get(b"max", 0), MAX_COLUMNS)
        marks.hidden_cols.update(range(max(first, 1), last + 1))


def _errors(piece: bytes) -> Iterator[tuple[Place, str]]:
    for hint in _SAYS_E.finditer(piece):
        start, end = piece.rfind(b"<", 0, hint.start()), piece.find(b">", hint.end())
        tag = piece[start:end]
        if end < 0 or not _ERROR_CELL.match(tag):
            continue
        place, code = _PLACE.search(tag), _ERROR_CODE.match(piece, end + 1)
        if place and code:
            text = unescape(code[1].decode("utf-8", "replace")).strip()
            yield (int(place[2]), _col(place[1])), text


def _without_result(piece: bytes) -> Iterator[Place]:
    """Cells with a formula that no program has worked out yet; an empty text as result is a result."""
    for found in _NO_RESULT.finditer(piece):
        start = piece.rfind(b"r=", 0, found.start())
        tag = _CELL_TAG.match(piece, max(piece.rfind(b"<", 0, start), 0))
        if tag is None or _SAYS_TEXT.search(tag[0]):
            continue
        if place := _PLACE.search(tag[0].rstrip(b">")):
            yield int(place[2]), _col(place[1])


def _block(found: tuple[bytes, bytes, bytes, bytes]) -> Block:
    return int(found[1]), _col(found[0]), int(found[3]), _col(found[2])


def _col(letters: bytes) -> int:
    try:
        return column_number(letters.decode("ascii").replace("$", ""))
    except ValueError:
        return MAX_COLUMNS
