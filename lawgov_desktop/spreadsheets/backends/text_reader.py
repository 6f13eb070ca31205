"""Reads .csv and other text tables in the encodings Chinese offices use. Every value stays the text it is."""

from __future__ import annotations

import csv
import io
import re
from pathlib import Path

from lawgov_desktop.spreadsheets.backends.tables import RawBook, RawSheet, Refused
from lawgov_desktop.spreadsheets.sniff import Format

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
    sheet = RawSheet(path.stem)
    sheet.row_numbers = numbers = []
    cells = 0
    table = csv.reader(io.StringIO(text, newline=""), delimiter=about.delimiter or ",")
    for number, row in enumerate(table, start=1):
        if not any(row):
            continue
        sheet.rows.append([_value(field) for field in row] if any('="' in field for field in row) else row)
        numbers.append(number)
        cells += len(row)
        if cells > max_cells:
            raise Refused("too_many_cells", cells)
    return RawBook([sheet], notes)


def decode(data: bytes, encoding: str, notes: list[str]) -> str:
    """The text of a file without its byte order mark; a note when characters of it could not be read."""
    for attempt in dict.fromkeys((encoding, "gb18030" if encoding == "utf-8" else encoding)):
        try:
            return data.decode(attempt).removeprefix("\ufeff")
        except UnicodeDecodeError:
            continue
    notes.append("文件里有些字符读不出来，显示为“\ufffd”，请对照原表核对。")
    return data.decode(encoding, "replace").removeprefix("\ufeff")


def _value(field: str) -> str:
    kept = _KEPT_AS_TEXT.fullmatch(field)
    return kept[1] if kept else field
