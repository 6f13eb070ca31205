"""Reads the tables of a web page: what many office systems call an Excel export is HTML named .xls."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

from lxml import etree

from lawgov_desktop.spreadsheets.backends.tables import RawBook, RawSheet, Refused
from lawgov_desktop.spreadsheets.backends.text_reader import decode
from lawgov_desktop.spreadsheets.grid import MAX_COLUMNS, MAX_ROWS
from lawgov_desktop.spreadsheets.sniff import Format

_SPACE = re.compile(r"[ \t\r\n\f]+")
_NOT_SHOWN = frozenset(("script", "style", "head", "title", "template", "rt", "rp"))
"""What is no text of a cell; rt and rp say how the text is pronounced."""
_HIDDEN = re.compile(r"display\s*:\s*none", re.I)
_TABLE_BEGINS, _TABLE_ENDS = re.compile(r"<table\b", re.I), re.compile(r"</table\b", re.I)
_NOT_ENDED = "网页里的表格没有写完，文件可能没有下载完整，后面的行可能缺了，请对照原表核对。"
_DECLARED = re.compile(r"\s*<\?xml[^>]*\?>")


def read(path: Path, about: Format, max_cells: int) -> RawBook:
    """Every table of the page as a sheet; a table within a cell counts as the cell's text. Raises Refused."""
    notes: list[str] = []
    text = decode(path.read_bytes(), about.encoding or "utf-8", notes)
    # The page was decoded here: an encoding it names itself must not be believed a second time.
    page = _Tables(max_cells)
    parser = etree.HTMLParser(target=page, encoding="utf-8", huge_tree=True)
    parser.feed(_DECLARED.sub("", text, count=1).encode("utf-8", "replace"))
    sheets = parser.close()
    if not sheets:
        raise Refused("no_table")
    if len(_TABLE_BEGINS.findall(text)) > len(_TABLE_ENDS.findall(text)):
        notes.append(_NOT_ENDED)
    book = RawBook(sheets, notes)
    if "#" in text:
        book.tell_errors()
    return book


class _Tables:
    """Collects cells while the parser walks the page; lxml calls start, data, end and close."""

    def __init__(self, max_cells: int) -> None:
        self._left = max_cells
        self._sheets: list[RawSheet] = []
        self._table_depth = 0
        self._unseen_depth = 0
        self._row = 0
        self._col = 0
        self._cells: dict[int, str] = {}
        self._taken: dict[int, int] = {}  # column → rows still covered by a cell above
        self._text: list[str] | None = None
        self._span = (1, 1)

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        if tag in _NOT_SHOWN:
            self._unseen_depth += 1
        elif tag == "table":
            self._table_depth += 1
            if self._table_depth == 1:
                self._begin_table()
        elif self._table_depth == 1 and tag == "tr":
            self._end_row()
            self._begin_row(hidden=_is_hidden(attributes))
        elif self._table_depth == 1 and tag == "col":
            self._note_column(attributes)
        elif self._table_depth == 1 and tag in ("td", "th"):
            self._end_cell()
            if not self._row:
                self._begin_row(hidden=False)
            self._span = (
                _number(attributes.get("rowspan"), MAX_ROWS),
                _number(attributes.get("colspan"), MAX_COLUMNS),
            )
            self._text = []
        elif tag in ("br", "p", "div", "tr", "li") and self._text:
            self._text.append("\n")
        elif tag in ("td", "th") and self._text:
            self._text.append(" ")

    def data(self, text: str) -> None:
        if self._text is not None and not self._unseen_depth:
            self._text.append(_SPACE.sub(" ", text))

    def end(self, tag: str) -> None:
        if tag in _NOT_SHOWN:
            self._unseen_depth = max(0, self._unseen_depth - 1)
        elif tag == "table" and self._table_depth:
            if self._table_depth == 1:
                self._end_row()
            self._table_depth -= 1
        elif self._table_depth == 1 and tag in ("td", "th"):
            self._end_cell()
        elif self._table_depth == 1 and tag == "tr":
            self._end_row()

    def close(self) -> list[RawSheet]:
        self._end_row()
        return [sheet for sheet in self._sheets if sheet.rows]

    def _begin_table(self) -> None:
        sheet = RawSheet(f"表{len(self._sheets) + 1}")
        sheet.row_numbers = []
        self._sheets.append(sheet)
        self._row = 0
        self._cells, self._taken, self._text = {}, {}, None
        self._last_row = 0
        self._columns = 0

    def _note_column(self, attributes: Mapping[str, str]) -> None:
        last = min(self._columns + _number(attributes.get("span"), MAX_COLUMNS), MAX_COLUMNS)
        if _is_hidden(attributes):
            self._sheets[-1].marks.hidden_cols.update(range(self._columns + 1, last + 1))
        self._columns = last

    def _begin_row(self, *, hidden: bool) -> None:
        self._last_row += 1
        self._row, self._col, self._cells = self._last_row, 1, {}
        if hidden:
            self._sheets[-1].marks.hidden_rows.add(self._row)

    def _end_cell(self) -> None:
        if self._text is None:
            return
        text, self._text = _shown("".join(self._text)), None
        while self._taken.get(self._col, 0) > 0:
            self._col += 1
        height, width = self._span
        width = min(width, MAX_COLUMNS - self._col + 1)
        if width < 1:
            return
        if text:
            self._cells[self._col] = text
        if (height, width) != (1, 1):
            self._sheets[-1].marks.merges.append(
                (self._row, self._col, self._row + height - 1, self._col + width - 1)
            )
            self._left -= width
            for col in range(self._col, self._col + width):
                self._taken[col] = height
        self._col += width

    def _end_row(self) -> None:
        if not self._row:
            return
        self._end_cell()
        if self._cells:
            width = max(self._cells)
            self._left -= width
            if self._left < 0:
                raise Refused("too_many_cells")
            sheet = self._sheets[-1]
            sheet.rows.append([self._cells.get(col) for col in range(1, width + 1)])
            assert isinstance(sheet.row_numbers, list)
            sheet.row_numbers.append(self._row)
        self._taken = {col: rows - 1 for col, rows in self._taken.items() if rows > 1}
        self._row = 0


def _is_hidden(attributes: Mapping[str, str]) -> bool:
    return "hidden" in attributes or _HIDDEN.search(attributes.get("style", "")) is not None


def _shown(text: str) -> str:
    """The text as a browser shows it: spaces at line ends and doubled ones are gone."""
    lines = [_SPACE.sub(" ", line).strip(" ") for line in text.split("\n")]
    return "\n".join(lines).strip("\n \u00a0")


def _number(text: str | None, most: int) -> int:
    digits = (text or "1").strip()
    return max(1, min(int(digits), most)) if digits.isdecimal() and len(digits) < 9 else 1
