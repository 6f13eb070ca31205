"""Reads XML tables of Excel 2003, which many systems write and name .xls (XML Spreadsheet Reference)."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from lxml import etree

from lawgov_desktop.spreadsheets.backends.tables import RawBook, RawSheet, Refused
from lawgov_desktop.spreadsheets.backends.text_reader import decode
from lawgov_desktop.spreadsheets.grid import MAX_COLUMNS, MAX_ROWS
from lawgov_desktop.spreadsheets.sniff import Format
from lawgov_desktop.spreadsheets.transport import RawValue

_NS = "{urn:schemas-microsoft-com:office:spreadsheet}"
_EXCEL_NS = "{urn:schemas-microsoft-com:office:excel}"

_DAMAGED = "文件有损坏或没有下载完整，后面的行可能缺了，请对照原表核对。"


def read(path: Path, about: Format, max_cells: int) -> RawBook:
    """All worksheets. Raises Refused."""
    notes: list[str] = []
    text = decode(path.read_bytes(), about.encoding or "utf-8", notes)
    # Decoded here: an encoding the file names itself must not be believed a second time.
    declaration_end = text.find("?>") + 2 if text.lstrip().startswith("<?xml") else 0
    parser = etree.XMLParser(encoding="utf-8", resolve_entities=False, recover=True, huge_tree=True)
    book = etree.fromstring(text[declaration_end:].encode("utf-8", "replace"), parser)
    if book is None:
        raise Refused("no_table")
    if any(error.level_name == "FATAL" for error in parser.error_log):
        notes.append(_DAMAGED)
    return RawBook([_sheet(element, max_cells) for element in book.iter(f"{_NS}Worksheet")], notes)


def _sheet(element: etree._Element, max_cells: int) -> RawSheet:
    sheet = RawSheet(element.get(f"{_NS}Name", ""))
    visible = element.find(f"{_EXCEL_NS}WorksheetOptions/{_EXCEL_NS}Visible")
    sheet.hidden = visible is not None and visible.text in ("SheetHidden", "SheetVeryHidden")
    table = element.find(f"{_NS}Table")
    if table is None:
        return sheet
    sheet.row_numbers = numbers = []
    col = 0
    for column in table.iterfind(f"{_NS}Column"):
        col = _whole(column, "Index", col + 1)
        last = min(col + _whole(column, "Span", 0), MAX_COLUMNS)
        if column.get(f"{_NS}Hidden") == "1":
            sheet.marks.hidden_cols.update(range(col, last + 1))
        col = last
    number, cells = 0, 0
    for row in table.iterfind(f"{_NS}Row"):
        number = _whole(row, "Index", number + 1)
        if number > MAX_ROWS:
            break
        if row.get(f"{_NS}Hidden") == "1":
            sheet.marks.hidden_rows.add(number)
        values = _row(row, number, sheet)
        cells += len(values)
        if cells > max_cells:
            raise Refused("too_many_cells", cells)
        if values:
            sheet.rows.append(values)
            numbers.append(number)
        number += _whole(row, "Span", 0)
    return sheet


def _row(row: etree._Element, number: int, sheet: RawSheet) -> list[RawValue]:
    values: list[RawValue] = []
    col = 0
    for cell in row.iterfind(f"{_NS}Cell"):
        col = _whole(cell, "Index", col + 1)
        if col > MAX_COLUMNS:
            break
        across, down = _whole(cell, "MergeAcross", 0), _whole(cell, "MergeDown", 0)
        if across or down:
            sheet.marks.merges.append((number, col, number + down, col + across))
        data = cell.find(f"{_NS}Data")
        if data is not None:
            values += [None] * (col - 1 - len(values))
            text = "".join(data.itertext())
            if data.get(f"{_NS}Type") == "Error":
                sheet.marks.errors[number, col] = text.strip() or "#N/A"
                text = ""
            values[col - 1 :] = [_value(data.get(f"{_NS}Type", "String"), text)]
        col += across
    return values


def _value(kind: str, text: str) -> RawValue:
    try:
        if kind == "Number":
            return float(text)
        if kind == "DateTime":
            moment = dt.datetime.fromisoformat(text)
            return moment.date() if moment.time() == dt.time() else moment
    except ValueError:
        return text
    return text.strip() == "1" if kind == "Boolean" else text


def _whole(element: etree._Element, name: str, otherwise: int) -> int:
    text = element.get(f"{_NS}{name}", "")
    return int(text) if text.isdecimal() and len(text) < 8 else otherwise
