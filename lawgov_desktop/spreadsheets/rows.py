"""The data rows of a list below its header: what is data, what is skipped and why, what belongs together."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from typing import Final

from lawgov_desktop.spreadsheets.grid import CellValue, Merge, Sheet
from lawgov_desktop.spreadsheets.headers import HeaderFinding
from lawgov_desktop.spreadsheets.line_words import (
    cell_words,
    heading_text,
    is_date_line,
    is_form_text,
    is_note,
    is_numbering,
    is_section,
    is_serial,
    is_serial_heading,
    is_total,
)

TITLE: Final = "标题"
FORM_LINE: Final = "填报单位行"
BLANK: Final = "空行"
HEADER_AGAIN: Final = "表头重复"
TOTAL: Final = "合计行"
NOTE: Final = "注释、落款行"
NUMBERING: Final = "栏号行"
SECTION: Final = "分节行"
CONTINUED: Final = "合并单元格的延续行"
HIDDEN: Final = "隐藏行"
OUTSIDE: Final = "表格以外的文字"

_TEXT_SHOWN: Final = 80

# A blank, a 计 of 合计, a colon: such a cell is looked at closely.
_SUSPECT: Final = re.compile(r"[\s计:：]")

_Own = list[tuple[int, CellValue]]


@dataclass(frozen=True, slots=True)
class DataRow:
    """One line of data.

    row: Excel row. values: aligned with the finding's columns. filled: the column indexes whose value was
    filled down from a merged cell above. group_first, group_last: the Excel rows of the matter this line
    belongs to by its merged 序号 (the row itself twice when nothing is merged).
    """

    row: int
    values: list[CellValue]
    filled: frozenset[int]
    group_first: int
    group_last: int


@dataclass(frozen=True, slots=True)
class Skipped:
    """A row that is not data, why (Chinese), and the beginning of what it says.

    A long run of empty rows is one entry: `row` is its first, `last_row` its last (else 0).
    """

    row: int
    why: str
    text: str = ""
    last_row: int = 0

    @property
    def count(self) -> int:
        return max(self.last_row - self.row, 0) + 1


@dataclass(frozen=True, slots=True)
class DataRows:
    """The rows of a sheet without its header: each is in `rows` or in `skipped`, once, in order."""

    rows: list[DataRow]
    skipped: list[Skipped]


@dataclass(frozen=True, slots=True)
class Item:
    """One matter of a list and the lines it takes.

    first_row, last_row: Excel rows, both inside. values: one per column; several different texts of one
    column are joined by a line break, a value that stands alone keeps its type.
    """

    first_row: int
    last_row: int
    rows: list[DataRow]
    values: list[CellValue]


_NOTHING: Final[frozenset[int]] = frozenset()
_LONG_RUN: Final = 100
"""So many empty rows and more are told as one: files formatted down to row 1,048,576 are common."""


def data_rows(sheet: Sheet, finding: HeaderFinding, restore: Collection[int] = ()) -> DataRows:
    """Every row of the sheet outside the header, as data or as skipped with the reason.

    Vertically merged cells are filled down inside their range only; of a range merged across, the first
    column has the value. A row that only continues merged cells, with no text of its own, is no data.
    `restore`: Excel rows a person takes back; they are data whatever they look like.
    A hidden row that would be data is skipped as 隐藏行, to be taken back when it is wanted.
    """
    table = _Table(sheet, finding)
    taken_back = frozenset(restore)
    header = frozenset(finding.header_rows)
    rows: list[DataRow] = []
    skipped: list[Skipped] = []
    project = _projection(sheet, finding)
    fills, changed = table.fills, table.changed
    hidden = sheet.hidden_rows
    empty_from = 0
    for number, cells in enumerate(sheet.rows, sheet.first_row):
        if not cells and number not in changed and number not in taken_back and number not in header:
            empty_from = empty_from or number
            continue
        if empty_from:
            skipped += _empty_run(empty_from, number - 1)
            empty_from = 0
        if number in header:
            continue
        values = project(cells)
        filled = _NOTHING
        if number in changed:
            filled = table.fill(number, values)
        if number not in taken_back:
            why = table.why_not_data(number, cells, values, filled)
            if why is None and number in hidden:
                why = HIDDEN
            if why is not None:
                skipped.append(Skipped(number, why, _text_of(cells)))
                continue
        first, last = table.group(number) if number in fills else (number, number)
        rows.append(DataRow(number, values, filled, first, last))
    if empty_from:
        skipped += _empty_run(empty_from, sheet.first_row + len(sheet.rows) - 1)
    return DataRows(rows, skipped)


def _empty_run(first: int, last: int) -> list[Skipped]:
    if last - first + 1 >= _LONG_RUN:
        return [Skipped(first, BLANK, last_row=last)]
    return [Skipped(number, BLANK) for number in range(first, last + 1)]


def items(rows: Sequence[DataRow], finding: HeaderFinding) -> list[Item]:
    """The matters of a list: lines under one vertically merged 序号 (or first column) are one matter.

    In a 权责清单 the 子项, the legal basis or the stages of one matter stand on lines of their own. Texts
    of a column are joined by line breaks; what was filled down, or says the same again, counts once.
    """
    found: list[Item] = []
    group: list[DataRow] = []
    for row in rows:
        if group and row.group_first != group[0].group_first:
            found.append(_item(group, len(finding.columns)))
            group = []
        group.append(row)
    if group:
        found.append(_item(group, len(finding.columns)))
    return found


def _item(rows: list[DataRow], width: int) -> Item:
    first = min(rows[0].group_first, rows[0].row)
    last = max(max(row.group_last, row.row) for row in rows)
    if len(rows) == 1:
        return Item(first, last, list(rows), list(rows[0].values))
    values: list[CellValue] = []
    for index in range(width):
        texts: dict[str, CellValue] = {}
        for place, row in enumerate(rows):
            value = row.values[index]
            if place and index in row.filled and value is not None and cell_words(value) in texts:
                continue
            words = cell_words(value)
            if words:
                texts.setdefault(words, value)
        values.append(next(iter(texts.values())) if len(texts) == 1 else "\n".join(texts) or None)
    return Item(first, last, list(rows), values)


def _projection(sheet: Sheet, finding: HeaderFinding) -> Callable[[list[CellValue]], list[CellValue]]:
    """A function from a sheet's row to the values under the finding's columns."""
    offsets = [column.number - sheet.first_col for column in finding.columns]
    count = len(offsets)
    if offsets and offsets[0] >= 0 and offsets == list(range(offsets[0], offsets[0] + count)):
        start, stop = offsets[0], offsets[0] + count

        def together(cells: list[CellValue]) -> list[CellValue]:
            values = cells[start:stop]
            if len(values) < count:
                values.extend([None] * (count - len(values)))
            return values

        return together
    return lambda cells: [cells[o] if 0 <= o < len(cells) else None for o in offsets]


def _text_of(cells: Sequence[CellValue]) -> str:
    """What a row says, shortened, for the list of skipped rows."""
    words = [heading_text(v) for v in cells if v is not None]
    return "　".join(w for w in words if w)[:_TEXT_SHOWN]


class _Table:
    """What has to be known of a sheet to tell its data rows from the others."""

    def __init__(self, sheet: Sheet, finding: HeaderFinding) -> None:
        self._sheet = sheet
        self._columns = finding.columns
        self._width = len(finding.columns)
        self._header_first = finding.header_rows[0] if finding.header_rows else sheet.first_row
        self._begin = max(finding.first_data_row, (finding.header_rows[-1] + 1) if finding.header_rows else 0)
        self._has_header = bool(finding.header_rows)
        serial = [i for i, c in enumerate(finding.columns) if c.parts and is_serial_heading(c.parts[-1])]
        self._serial = serial[0] if serial else None
        self._header_lines = self._lines(finding.header_rows)
        self._header_words = {w for line in self._header_lines for w in line.values()}
        before = range(sheet.first_row, self._header_first)
        self._titles = {w for line in self._lines(before) for w in line.values() if len(w) > 1}
        self._numbers_next = self._begin
        self._in_note = False
        self._tail = sheet.first_row + len(sheet.rows) - 5
        self.fills: dict[int, list[tuple[int, CellValue, Merge]]] = {}
        self._clears: dict[int, set[int]] = {}
        self._across: dict[int, int] = {}
        self._read_merges()
        self.changed = frozenset(self.fills) | frozenset(self._clears)
        self._beside: dict[Merge, dict[int, tuple[int, int]]] = {}

    def _lines(self, numbers: Collection[int]) -> list[dict[int, str]]:
        """The normalised texts of rows by their place."""
        found = []
        for number in numbers:
            index = number - self._sheet.first_row
            if 0 <= index < len(self._sheet.rows):
                texts = {at: heading_text(v) for at, v in enumerate(self._sheet.rows[index]) if v is not None}
                found.append({at: text for at, text in texts.items() if text})
        return [line for line in found if line]

    def _read_merges(self) -> None:
        """Which cells are filled from above, which are hidden under a range merged across, and how wide."""
        last_row = self._sheet.first_row + len(self._sheet.rows) - 1
        place = {column.number: index for index, column in enumerate(self._columns)}
        numbers = [column.number for column in self._columns]
        # Ranges that do not overlap hold no more cells than the sheet: a hostile file is not followed.
        budget = (len(self._sheet.rows) + 1) * (self._width + 1)
        for merge in self._sheet.merges:
            anchor = self._sheet.value(merge.first_row, merge.first_col)
            if merge.first_row < self._begin or anchor is None or not cell_words(anchor):
                continue
            covered = [place[n] for n in numbers if merge.first_col < n <= merge.last_col]
            index = place.get(merge.first_col)
            bottom = min(merge.last_row, last_row)
            if index is None and not covered:
                continue
            if covered:
                self._across[merge.first_row] = max(self._across.get(merge.first_row, 0), len(covered) + 1)
            budget -= (bottom - merge.first_row + 1) * (len(covered) + 1)
            if budget < 0:
                break
            for row in range(merge.first_row, bottom + 1):
                if covered:
                    self._clears.setdefault(row, set()).update(covered)
                if index is not None and merge.last_row > merge.first_row:
                    self.fills.setdefault(row, []).append((index, anchor, merge))

    def fill(self, number: int, values: list[CellValue]) -> frozenset[int]:
        """Give a row what its merged cells show; which columns came from a row above."""
        for index in self._clears.get(number, ()):
            values[index] = None
        filled = set()
        for index, anchor, merge in self.fills.get(number, ()):
            if number > merge.first_row:
                values[index] = anchor
                filled.add(index)
        return frozenset(filled)

    def group(self, number: int) -> tuple[int, int]:
        """The Excel rows of the matter a line belongs to, by its key column (序号, or the first)."""
        merges = {index: merge for index, _anchor, merge in self.fills[number]}
        key = self._serial or 0
        if key in merges:
            return merges[key].first_row, merges[key].last_row
        beside = merges.get(key + 1)
        if self._serial is None or beside is None:
            return number, number
        # 序号 written once, not merged, while the name beside it is merged over the matter's lines.
        if beside not in self._beside:
            self._beside[beside] = self._by_serial(beside)
        return self._beside[beside][number]

    def _by_serial(self, merge: Merge) -> dict[int, tuple[int, int]]:
        """The rows of a merged range, cut wherever a 序号 of its own begins."""
        column = self._columns[self._serial or 0].number
        last = min(merge.last_row, self._sheet.first_row + len(self._sheet.rows) - 1)
        starts = [merge.first_row]
        starts += [
            row for row in range(merge.first_row + 1, last + 1) if cell_words(self._sheet.value(row, column))
        ]
        ends = [start - 1 for start in starts[1:]] + [merge.last_row]
        return {
            row: (first, end)
            for first, end in zip(starts, ends, strict=True)
            for row in range(first, min(end, last) + 1)
        }

    def why_not_data(
        self, number: int, cells: list[CellValue], values: list[CellValue], filled: frozenset[int]
    ) -> str | None:
        """The reason to leave a row out; None for data."""
        if number < self._begin:
            return self._above_header(cells)
        calm = number > self._numbers_next + 1 and not self._in_note and number < self._tail
        if calm and self._width - values.count(None) - values.count("") - len(filled) > 2:
            # The common line, told at once: three cells, and no word of a total, form line or header.
            own = [v for i, v in enumerate(values[:6]) if v is not None and i not in filled][:2]
            if len(own) == 2 and not any(isinstance(v, str) and self._suspicious(v) for v in own):
                return None
        return self._slowly(number, cells, values, filled)

    def _suspicious(self, text: str) -> bool:
        return not text or _SUSPECT.search(text, 0, 40) is not None or text in self._header_words

    def _above_header(self, cells: list[CellValue]) -> str:
        texts = [w for w in map(cell_words, cells) if w]
        if not texts:
            return BLANK
        if is_note(texts[0]):
            return NOTE
        return FORM_LINE if any(is_form_text(t) for t in texts) else TITLE

    def _slowly(
        self, number: int, cells: list[CellValue], values: list[CellValue], filled: frozenset[int]
    ) -> str | None:
        own: _Own = [
            (index, value)
            for index, value in enumerate(values)
            if value is not None and index not in filled and cell_words(value)
        ]
        if not own or (len(own) == 1 and own[0][0] == self._serial and is_serial(own[0][1])):
            if filled and not own:
                return CONTINUED
            if not own and any(cell_words(v) for v in cells) and number not in self._clears:
                return OUTSIDE
            self._in_note = False
            return BLANK
        whole = self._width > 1 and len(own) * 5 >= self._width * 4
        if number == self._numbers_next and whole and is_numbering([value for _index, value in own]):
            return NUMBERING
        first = own[0][1]
        texts = [cell_words(first), cell_words(own[1][1]) if len(own) > 1 else ""]
        why = self._special(number, own, texts, cells)
        self._in_note = why == NOTE
        return why

    def _special(self, number: int, own: _Own, texts: list[str], cells: list[CellValue]) -> str | None:
        """The reason by what a row with content says."""
        text = texts[0]
        normal = heading_text(own[0][1])
        if self._has_header and normal in self._header_words and self._repeats_header(cells):
            self._numbers_next = number + 1
            return HEADER_AGAIN
        if is_total(text) or (len(own) > 1 and is_total(texts[1], alone=True)):
            return TOTAL
        if len(own) == 1 and normal in self._titles:
            return FORM_LINE if is_form_text(text) else TITLE
        sparse = self._width > 3 and len(own) <= self._width // 2
        if is_note(text) and len(own) <= 2:
            return NOTE
        if is_form_text(text) and (":" in text or "：" in text or (sparse and self._near_end(number))):
            return FORM_LINE if normal in self._titles or self._rows_follow(number) else NOTE
        if len(own) == 1 and (self._in_note or (self._width > 2 and is_date_line(text))):
            return NOTE
        return SECTION if self._is_section(number, own) else None

    def _repeats_header(self, cells: list[CellValue]) -> bool:
        line = {at: heading_text(v) for at, v in enumerate(cells) if v is not None}
        line = {at: text for at, text in line.items() if text}
        for header in self._header_lines:
            same = sum(header.get(at) == text for at, text in line.items())
            if same * 5 >= max(len(line), len(header)) * 4:
                return True
        return False

    def _rows_follow(self, number: int) -> bool:
        """Does another page of the list begin below this row (a repeated header within three rows)?"""
        start = number + 1 - self._sheet.first_row
        return any(self._repeats_header(row) for row in self._sheet.rows[start : start + 3])

    def _near_end(self, number: int) -> bool:
        """Signatures without a colon are only believed among the last rows: 负责人 may be somebody's 职务."""
        return number >= self._tail

    def _is_section(self, number: int, own: _Own) -> bool:
        """One text across the table, alone or behind its number: 北京市（92所）, 一、行政许可."""
        if len(own) > 2 or (len(own) == 2 and own[0][0] != self._serial):
            return False
        value = own[-1][1]
        if not isinstance(value, str) or self._width < 2:
            return False
        if self._across.get(number, 0) * 2 >= self._width and self._across.get(number, 0) > 1:
            return True
        return len(own) == 1 and self._width > 2 and own[0][0] == 0 and is_section(value.strip())
