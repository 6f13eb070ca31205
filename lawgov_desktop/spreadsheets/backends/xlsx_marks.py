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
from xml.etree import ElementTree

from lawgov_desktop.spreadsheets.backends.tables import Block, Marks, Place
from lawgov_desktop.spreadsheets.grid import MAX_COLUMNS, column_number

_CHUNK_BYTES = 1 << 20
_LONGEST_ROW_BYTES = 32 << 20
_MOST_PART_BYTES = 8 << 20

_TRUE = rb"""=\s*["'](?:1|true|on)["']"""
_SAYS_E = re.compile(rb"""=\s*["']e["']""")
_ERROR_CELL = re.compile(rb"""<(?:\w+:)?c\s(?:[^>]*\s)?t\s*=\s*["']e["']""")
_ERROR_CODE = re.compile(rb"""(?:(?!</?(?:\w+:)?c[\s>]).)*?<(?:\w+:)?v[^>]*>([^<]{1,40})<""", re.S)
_HIDDEN_ROW = re.compile(rb"""<(?:\w+:)?row\s(?P<tag>[^>]*?\bhidden\s*""" + _TRUE + rb"""[^>]*)>""")
_HIDDEN_COL = re.compile(rb"""<(?:\w+:)?col\s(?P<tag>[^>]*?\bhidden\s*""" + _TRUE + rb"""[^>]*)>""")
_MERGE = re.compile(
    rb"""<(?:\w+:)?mergeCell\s[^>]*?\bref\s*=\s*["']([A-Za-z$]+)(\d+):([A-Za-z$]+)(\d+)["']"""
)
_PLACE = re.compile(rb"""(?:^|\s)r\s*=\s*["']([A-Za-z]*)(\d+)["']""")
_COL_SPAN = re.compile(rb"""\b(min|max)\s*=\s*["'](\d+)["']""")


def marks_of_sheets(file: BinaryIO) -> dict[str, Marks]:
    """The marks of every worksheet, by the sheet's name."""
    with zipfile.ZipFile(file) as packed:
        parts = {name.replace("\\", "/").lower(): name for name in packed.namelist()}
        marks = {}
        for sheet, part in _sheet_parts(packed, parts):
            with packed.open(part) as stream:
                marks[sheet] = _marks_of(_pieces(stream))
        return marks


def _sheet_parts(packed: zipfile.ZipFile, parts: dict[str, str]) -> Iterator[tuple[str, str]]:
    """(name of the sheet, name of its part in the zip), in the order of the workbook."""
    book = next((parts[name] for name in parts if name.endswith("xl/workbook.xml")), None)
    if book is None:
        return
    folder = book.replace("\\", "/").rpartition("/")[0]
    relations = parts.get(f"{folder}/_rels/workbook.xml.rels".lower())
    if relations is None:
        return
    targets = {
        relation.get("Id", ""): relation.get("Target", "")
        for relation in _parse(packed, relations).iter()
        if _local(relation.tag) == "Relationship"
    }
    for element in _parse(packed, book).iter():
        if _local(element.tag) != "sheet":
            continue
        target = targets.get(next((v for k, v in element.items() if _local(k) == "id"), ""), "")
        path = target.lstrip("/") if target.startswith("/") else f"{folder}/{target}"
        part = parts.get(path.replace("\\", "/").lower())
        if part is not None:
            yield element.get("name", ""), part


def _parse(packed: zipfile.ZipFile, part: str) -> ElementTree.Element:
    with packed.open(part) as stream:
        return ElementTree.fromstring(stream.read(_MOST_PART_BYTES))


def _local(tag: str) -> str:
    return tag.rpartition("}")[2]


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


def _block(found: tuple[bytes, bytes, bytes, bytes]) -> Block:
    return int(found[1]), _col(found[0]), int(found[3]), _col(found[2])


def _col(letters: bytes) -> int:
    try:
        return column_number(letters.decode("ascii").replace("$", ""))
    except ValueError:
        return MAX_COLUMNS
