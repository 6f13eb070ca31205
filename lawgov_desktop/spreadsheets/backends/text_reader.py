"""Reads .csv and other text tables in the encodings Chinese offices use. Every value stays the text it is."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable
from pathlib import Path

from lawgov_desktop.spreadsheets.backends.tables import RawBook, RawSheet, Refused
from lawgov_desktop.spreadsheets.sniff import Format, text_encoding

_UNPAIRED = "文件里有不成对的引号，已当作普通文字逐行读入，请对照原表核对。"
_ZEROS = "文件里有空字节，已略去，请对照原表核对。"
_LONGEST_FIELD = 10_000_000
_SEP_LINE = re.compile(r"sep=.\r?\n", re.I)
# Written by systems that keep Excel from eating leading zeros: ="00123"
_KEPT_AS_TEXT = re.compile(r'="(.*)"', re.S)


def read(path: Path, about: Format, max_cells: int) -> RawBook:
    """The one table of a text file, under the file's name, as Excel calls it. Raises Refused."""
    notes: list[str] = []
    text = decode(path.read_bytes(), about.encoding or "utf-8", notes)
    # Excel does not show the line that names the delimiter; its row numbers begin after it.
    text = _SEP_LINE.sub("", text, count=1) if _SEP_LINE.match(text) else text
    csv.field_size_limit(_LONGEST_FIELD)
    mark = about.delimiter or ","
    sheet = _sheet(csv.reader(io.StringIO(text, newline=""), delimiter=mark), path.stem, max_cells)
    if text.count('"') % 2 and sheet.rows and "\n" in str(sheet.rows[-1][-1]):
        # A quote nobody closed: everything after it went into one cell.
        notes.append(_UNPAIRED)
        plainly = csv.reader(io.StringIO(text, newline=""), delimiter=mark, quoting=csv.QUOTE_NONE)
        sheet = _sheet((map(_unquoted, row) for row in plainly), path.stem, max_cells)
    book = RawBook([sheet], notes)
    if "#" in text:
        book.tell_errors()
    return book


def _sheet(table: Iterable[Iterable[str]], name: str, max_cells: int) -> RawSheet:
    sheet = RawSheet(name)
    sheet.row_numbers = numbers = []
    cells = 0
    for number, line in enumerate(table, start=1):
        row = list(line)
        if not any(row):
            continue
        sheet.rows.append([_value(field) for field in row] if any('="' in field for field in row) else row)
        numbers.append(number)
        cells += len(row)
        if cells > max_cells:
            raise Refused("too_many_cells", cells)
    return sheet


def _unquoted(field: str) -> str:
    return field[1:-1] if len(field) > 1 and field[0] == field[-1] == '"' else field


def decode(data: bytes, encoding: str, notes: list[str]) -> str:
    """The text of a file without its byte order mark; a note when characters of it could not be read."""
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError:
        # The beginning alone may have been plain letters, which say nothing of what follows.
        text = data.decode(text_encoding(data, whole=True) or encoding, "replace")
        if "\ufffd" in text:
            notes.append("文件里有些字符读不出来，显示为“\ufffd”，请对照原表核对。")
    return _without_zeros(text.removeprefix("\ufeff"), notes)


def _without_zeros(text: str, notes: list[str]) -> str:
    """No cell of a list holds the character zero; damaged disks and old programs leave it in texts."""
    if "\0" not in text:
        return text
    notes.append(_ZEROS)
    return text.replace("\0", "")


def _value(field: str) -> str:
    kept = _KEPT_AS_TEXT.fullmatch(field)
    return kept[1] if kept else field
