"""Reads .ods with its merged, hidden and repeated cells, which calamine does not tell (OpenDocument 1.2)."""

from __future__ import annotations

import datetime as dt
import re
import zipfile
from itertools import islice
from pathlib import Path

from lxml import etree

from lawgov_desktop.spreadsheets.backends.tables import (
    MOST_SHEETS,
    RawBook,
    RawSheet,
    Refused,
)
from lawgov_desktop.spreadsheets.grid import MAX_COLUMNS, MAX_ROWS
from lawgov_desktop.spreadsheets.transport import RawValue

_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
_CALC = "{urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0}"
_NOT_OF_THE_TEXT = (f"{_OFFICE}annotation", f"{_TEXT}ruby-text")
"""Comments, and how a text is pronounced."""
_DURATION = re.compile(
    r"(?P<sign>-?)P(?:(?P<days>\d{1,7})D)?"
    r"(?:T(?:(?P<hours>\d{1,8})H)?(?:(?P<minutes>\d{1,8})M)?(?:(?P<seconds>\d{1,9}(?:[.,]\d+)?)S)?)?"
)
"""XML Schema part 2, 3.2.6 duration, without years and months, which no time of a sheet has."""
_CELLS = (f"{_TABLE}table-cell", f"{_TABLE}covered-table-cell")


def read(path: Path, kind: str, max_cells: int) -> RawBook:
    """All tables of the spreadsheet. Raises Refused."""
    with zipfile.ZipFile(path) as packed, packed.open("content.xml") as stream:
        parser = etree.XMLParser(resolve_entities=False, huge_tree=True)
        content = etree.parse(stream, parser).getroot()
    unseen = {
        style.get(f"{_STYLE}name")
        for style in content.iter(f"{_STYLE}style")
        if any(about.get(f"{_TABLE}display") == "false" for about in style.iter(f"{_STYLE}table-properties"))
    }
    tables = content.iterfind(f"{_OFFICE}body/{_OFFICE}spreadsheet/{_TABLE}table")
    return RawBook([_Table(table, max_cells).sheet(unseen) for table in islice(tables, MOST_SHEETS + 1)])


class _Table:
    """One table while its rows are unrolled."""

    def __init__(self, element: etree._Element, max_cells: int) -> None:
        self._element = element
        self._max_cells = max_cells
        self._cells = 0
        self._numbers: list[int] = []
        self._sheet = RawSheet(element.get(f"{_TABLE}name", ""), row_numbers=self._numbers)

    def sheet(self, unseen: set[str | None]) -> RawSheet:
        self._sheet.hidden = self._element.get(f"{_TABLE}style-name") in unseen
        col = 0
        for column in self._element.iter(f"{_TABLE}table-column"):
            last = min(col + _repeated(column, "columns"), MAX_COLUMNS)
            if column.get(f"{_TABLE}visibility", "visible") != "visible":
                self._sheet.marks.hidden_cols.update(range(col + 1, last + 1))
            col = last
        number = 1
        for row in self._element.iter(f"{_TABLE}table-row"):
            times = min(_repeated(row, "rows"), MAX_ROWS - number + 1)
            self._take(row, number, times)
            number += times
        return self._sheet

    def _take(self, row: etree._Element, number: int, times: int) -> None:
        marks = self._sheet.marks
        values: list[RawValue] = []
        errors: list[tuple[int, str]] = []
        col = 1
        for cell in row.iterchildren(*_CELLS):
            repeated = min(_repeated(cell, "columns"), MAX_COLUMNS - col + 1)
            across, down = _whole(cell, "number-columns-spanned"), _whole(cell, "number-rows-spanned")
            if across > 1 or down > 1:
                marks.merges.append((number, col, number + down - 1, col + across - 1))
            value = _value(cell)
            if cell.get(f"{_CALC}value-type") == "error":
                errors += [(place, str(value or "#N/A")) for place in range(col, col + repeated)]
                value = None
            if value is not None and value != "":
                values += [None] * (col - 1 - len(values))
                values += [value] * repeated
            col += repeated
        if not values and not errors:
            return
        self._cells += max(len(values), *(place for place, _ in errors), 0) * times
        if self._cells > self._max_cells:
            raise Refused("too_many_cells", self._cells)
        values += [None] * (max((place for place, _ in errors), default=0) - len(values))
        hidden = row.get(f"{_TABLE}visibility", "visible") != "visible"
        for unrolled in range(number, number + times):
            self._numbers.append(unrolled)
            self._sheet.rows.append(values)
            marks.errors.update({(unrolled, place): code for place, code in errors})
            if hidden:
                marks.hidden_rows.add(unrolled)


def _value(cell: etree._Element) -> RawValue:
    kind = cell.get(f"{_OFFICE}value-type")
    try:
        if kind in ("float", "percentage", "currency"):
            return float(cell.get(f"{_OFFICE}value", ""))
        if kind == "date":
            moment = dt.datetime.fromisoformat(cell.get(f"{_OFFICE}date-value", ""))
            return moment.date() if moment.time() == dt.time() else moment
        if kind == "time":
            return _duration(cell.get(f"{_OFFICE}time-value", ""))
    except (ValueError, OverflowError):
        return _text(cell)
    if kind == "boolean":
        return bool(cell.get(f"{_OFFICE}boolean-value") == "true")
    return _text(cell)


def _duration(text: str) -> RawValue:
    """A time of day, or a span of a day and more, as the other readers give them. Raises ValueError."""
    found = _DURATION.fullmatch(text)
    if found is None:
        raise ValueError(text)
    days, hours, minutes = (int(found[part] or 0) for part in ("days", "hours", "minutes"))
    span = dt.timedelta(
        days=days, hours=hours, minutes=minutes, seconds=float((found["seconds"] or "0").replace(",", "."))
    )
    if found["sign"]:
        return -span
    return (dt.datetime.min + span).time() if span < dt.timedelta(days=1) else span


def _text(cell: etree._Element) -> str:
    return "\n".join(_paragraph(paragraph) for paragraph in cell.iterchildren(f"{_TEXT}p"))


def _paragraph(element: etree._Element) -> str:
    parts = [element.text or ""]
    for child in element:
        if child.tag == f"{_TEXT}s":
            parts.append(" " * min(_whole(child, "c", _TEXT), 1000))
        elif child.tag == f"{_TEXT}line-break":
            parts.append("\n")
        elif child.tag == f"{_TEXT}tab":
            parts.append("\t")
        elif child.tag not in _NOT_OF_THE_TEXT:
            parts.append(_paragraph(child))
        parts.append(child.tail or "")
    return "".join(parts)


def _repeated(element: etree._Element, what: str) -> int:
    return _whole(element, f"number-{what}-repeated")


def _whole(element: etree._Element, name: str, namespace: str = _TABLE) -> int:
    text = element.get(f"{namespace}{name}", "1")
    return max(1, int(text)) if text.isdecimal() and len(text) < 10 else 1
