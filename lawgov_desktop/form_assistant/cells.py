"""What a number form asks: its cells that wait for a number, each with the labels beside and above it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from lawgov_desktop.spreadsheets.form_file import whole
from lawgov_desktop.spreadsheets.form_sheet import FormSheet, q
from lawgov_desktop.spreadsheets.grid import CellValue, Merge, Sheet, column_letter
from lawgov_desktop.spreadsheets.line_words import (
    heading_text,
    is_attachment,
    is_form_text,
    is_note,
    is_numbering,
    is_section,
    reads_like_title,
)

_MOST_ROWS: Final = 300
_MOST_COLUMNS: Final = 150
"""A form of numbers is far smaller; what lies beyond is a list."""
_BLANK_IN_WORDS: Final = re.compile(
    r"(?:[_＿]{2,}|[（(][ \u3000_]+[)）]|[ \u3000]{2,})[ \u3000]*"
    r"(?:件|起|宗|场次|场|次|人次|人|名|个|户|份|条|项|万元|元|[%％])"
)
_LONGEST_LABEL: Final = 60
_CODE: Final = re.compile(r"代码|代号|编号|序号?|行次|行号|栏次|项次")
_MARK_OF_LINE: Final = re.compile(r"[\d.]{1,4}|[甲乙丙丁A-Z]|[一二三四五六七八九十]{1,2}")


_UNIT_HEADING: Final = re.compile(
    r"(填报|报送|上报|责任)?(单位|乡镇|地区|部门)(名称)?([(（].{1,8}[)）])?|乡镇、?街道"
)


@dataclass(frozen=True, slots=True)
class AskedCell:
    """A cell to be filled: Excel's row and column, its labels (nearest first), and what stands in it."""

    row: int
    column: int
    beside: tuple[str, ...]
    above: tuple[str, ...]
    section: str = ""
    """The heading across the table, or the numbered one, that the line belongs to."""
    stands: CellValue = None
    behind: str = ""
    """The next text at the right: a unit, perhaps."""

    @property
    def place(self) -> str:
        return f"{column_letter(self.column)}{self.row}"


@dataclass(frozen=True, slots=True)
class Protection:
    """Whether the sheet is protected, and whether it leaves cells open to be filled."""

    on: bool
    leaves_open: bool


class FormGrid:
    """Values and looks of one sheet under one roof. Rows and columns count from 1, as in Excel."""

    def __init__(self, page: Sheet, sheet: FormSheet) -> None:
        self.page, self.sheet = page, sheet
        self.last_row = min(max(page.last_row, sheet.last_row), _MOST_ROWS)
        widest = max((page.first_col + len(row) - 1 for row in page.rows), default=1)
        self.used_columns = widest
        self._cells = {}
        self._by_formula = sheet.filled_by_one_formula()
        for number, row in sheet.rows.items():
            if number <= self.last_row:
                for cell in row.findall(q("c")):
                    letters = re.match(r"[A-Z]+", cell.get("r") or "")
                    if letters:
                        self._cells[number, letters[0]] = cell
        ruled_columns = [
            column
            for column in range(1, _MOST_COLUMNS + 1)
            if any(self._is_ruled(row, column) for row in range(1, self.last_row + 1))
        ]
        self.is_ruled = len(ruled_columns) > 1
        self.last_column = min(max([widest + 1, *ruled_columns]), _MOST_COLUMNS)
        self.table_width = max([widest, *ruled_columns]) if self.is_ruled else widest
        self._owner: dict[tuple[int, int], Merge] = {}
        for merge in sheet.merges():
            for row in range(merge.first_row, min(merge.last_row, self.last_row) + 1):
                for column in range(merge.first_col, min(merge.last_col, self.last_column) + 1):
                    self._owner[row, column] = merge
        on = sheet.root.find(q("sheetProtection"))
        protected = on is not None and on.get("sheet") in ("1", "true")
        is_open = protected and any(
            not sheet.styles.is_locked(self.style(row, column))
            for row in range(1, self.last_row + 1)
            for column in range(1, self.last_column + 1)
            if self._cell(row, column) is not None and self.value(row, column) is None
        )
        self.protection = Protection(protected, is_open)

    # --- looking

    def _cell(self, row: int, column: int) -> object:
        return self._cells.get((row, column_letter(column)))

    def style(self, row: int, column: int) -> int:
        cell = self._cells.get((row, column_letter(column)))
        return self.sheet.style(row, column) if cell is None else whole(cell.get("s"))

    def _is_ruled(self, row: int, column: int) -> bool:
        return self._cell(row, column) is not None and self.sheet.styles.is_ruled(self.style(row, column))

    def value(self, row: int, column: int) -> CellValue:
        """What stands there; spaces and a formula's result are what they are on the screen."""
        value = self.page.value(row, column)
        return None if isinstance(value, str) and not value.strip() else value

    def area(self, row: int, column: int) -> Merge:
        """The merged range a cell belongs to, or the cell alone."""
        return self._owner.get((row, column)) or Merge(row, row, column, column)

    def text(self, row: int, column: int) -> str:
        """The text of the cell, or of the merged range over it, on one line; "" for numbers."""
        area = self.area(row, column)
        value = self.value(area.first_row, area.first_col)
        return heading_text(value) if isinstance(value, str) else ""

    def has_formula(self, row: int, column: int) -> bool:
        cell = self._cells.get((row, column_letter(column)))
        if cell is not None and cell.find(q("f")) is not None:
            return True
        return any(
            area.first_row <= row <= area.last_row and area.first_col <= column <= area.last_col
            for area in self._by_formula
        )

    def waits(self, row: int, column: int) -> bool:
        """Could a number be written here: blank or a number, no formula, seen, open, inside the lines?"""
        area = self.area(row, column)
        if (area.first_row, area.first_col) != (row, column) or self.has_formula(row, column):
            return False
        value = self.value(row, column)
        if value is not None and (isinstance(value, bool) or not isinstance(value, (int, float))):
            return False
        if row in self.page.hidden_rows or column in self.page.hidden_cols or self._is_hidden(row):
            return False
        if (
            self.protection.on
            and self.protection.leaves_open
            and self.sheet.styles.is_locked(self.style(row, column))
        ):
            return False
        return self._is_ruled(row, column) if self.is_ruled else column <= self.last_column

    def _is_hidden(self, row: int) -> bool:
        element = self.sheet.row(row)
        return element is not None and element.get("hidden") in ("1", "true")

    def spans_table(self, row: int, column: int) -> bool:
        """Does the text stand across (nearly) the whole table: a title, a section?"""
        area = self.area(row, column)
        width = area.last_col - area.first_col + 1
        return width > 1 and width >= 0.8 * self.table_width


def title_of(grid: FormGrid) -> str:
    """The words above the table that say what it is about, joined by a space."""
    said: list[str] = []
    for row in range(1, min(grid.last_row, 8) + 1):
        texts = list(dict.fromkeys(grid.text(row, column) for column in range(1, grid.last_column + 1)))
        texts = [text for text in texts if text]
        waiting = grid.is_ruled and any(grid.waits(row, one) for one in range(1, grid.last_column + 1))
        if len(texts) > 1 or waiting:
            break
        if texts and not grid.is_ruled and not reads_like_title(texts[0]):
            break
        if texts and not is_attachment(texts[0]) and not is_form_text(texts[0]) and not is_note(texts[0]):
            said.append(texts[0])
    return " ".join(said)


def lines_above(grid: FormGrid) -> list[str]:
    """Every text of the first lines: where the span and the unit of money are said."""
    found: dict[str, None] = {}
    for row in range(1, min(grid.last_row, 8) + 1):
        for column in range(1, grid.last_column + 1):
            if text := grid.text(row, column):
                found[text] = None
    return list(found)


def asked_cells(grid: FormGrid) -> list[AskedCell]:
    """The cells that wait for a number, in the order of reading.

    Where lines without a name stand below the same headings, only the first of them is asked.
    """
    section = ""
    found = []
    nameless: set[tuple[tuple[str, ...], int]] = set()
    columns = range(1, grid.last_column + 1)
    for row in range(1, grid.last_row + 1):
        section = _section_of(grid, row) or section
        if is_numbering([value for one in columns if (value := grid.value(row, one)) is not None]):
            continue
        for column in columns:
            if not grid.waits(row, column):
                continue
            beside, above = tuple(_beside(grid, row, column)), tuple(_above(grid, row, column))
            if (not beside and not above) or (beside and is_form_text(beside[0])):
                continue
            below = grid.area(row, column).last_row + 1
            if not above and _behind_another(grid, row, column):
                continue  # the label belongs to the blank beside it
            heads = not above and grid.text(below, column) and not grid.spans_table(below, column)
            if heads and grid.value(row, column) is None:
                continue  # a blank of the heading itself
            if above and _CODE.fullmatch(above[0]):
                continue
            value = grid.value(row, column)
            if not grid.is_ruled and value is None and not _is_room(grid, row, column, beside, above):
                continue
            if not beside:
                if (above, column) in nameless:
                    continue
                nameless.add((above, column))
            found.append(AskedCell(row, column, beside, above, section, value, _behind(grid, row, column)))
    return found


def _behind_another(grid: FormGrid, row: int, column: int) -> bool:
    """Does another blank, or a formula, stand between the cell and its label?"""
    left = grid.area(row, column - 1)
    return column > 1 and (
        grid.has_formula(left.first_row, left.first_col)
        or (grid.waits(left.first_row, left.first_col) and grid.value(left.first_row, left.first_col) is None)
    )


def _behind(grid: FormGrid, row: int, column: int) -> str:
    columns = range(grid.area(row, column).last_col + 1, grid.last_column + 1)
    return next((text for one in columns if (text := grid.text(row, one))), "")


def _is_room(grid: FormGrid, row: int, column: int, beside: tuple[str, ...], above: tuple[str, ...]) -> bool:
    """On a sheet without lines: does a label ask for this cell, or is it only empty paper?"""
    if not beside:
        heads = {grid.text(row - 1, one) for one in range(1, grid.last_column + 1)} - {""}
        return len(heads) > 1
    near = grid.text(row, column - 1)
    return bool(above) or (bool(near) and not (row <= 3 and reads_like_title(near)))


def _section_of(grid: FormGrid, row: int) -> str:
    for column in range(1, grid.last_column + 1):
        text = grid.text(row, column)
        if not text:
            continue
        area = grid.area(row, column)
        across = grid.spans_table(row, column) and any(
            len({grid.text(above, c) for c in range(1, grid.last_column + 1)} - {""}) > 1
            for above in range(1, row)
        )
        numbered = is_section(text) and area.first_row == row
        return text if (across or numbered) and not is_note(text) and not is_form_text(text) else ""
    return ""


def blanks_in_words(grid: FormGrid) -> list[str]:
    """The places of texts that hold blanks for numbers: 共受理____件, 成功（　）件."""
    return [
        f"{column_letter(column)}{row}"
        for row in range(1, grid.last_row + 1)
        for column in range(1, grid.last_column + 1)
        if isinstance(text := grid.value(row, column), str) and _BLANK_IN_WORDS.search(text)
    ]


def asks_for_unit(heading: str) -> bool:
    """Is this the heading of the column that names who reports?"""
    return _UNIT_HEADING.fullmatch(re.sub(r"\s", "", heading)) is not None


def _is_heading(text: str) -> bool:
    return (
        bool(text)
        and len(text) <= _LONGEST_LABEL
        and not is_attachment(text)
        and not is_form_text(text)
        and not is_note(text)
    )


def _beside(grid: FormGrid, row: int, column: int) -> Iterator[str]:
    """The texts left of the cell, nearest first, up to the next cell that waits for something."""
    met = False
    place = column - 1
    while place >= 1:
        area = grid.area(row, place)
        text = grid.text(row, place)
        if text and not _MARK_OF_LINE.fullmatch(text):
            if not _is_heading(text):
                yield text
                return
            yield text
            met = True
        elif met and not text and not _is_code(grid, row, place):
            break
        place = area.first_col - 1
    else:
        return
    # 人民调解 | 受理 | _ | 成功 | _ : the group at the left edge speaks of all pairs of its lines.
    for edge in range(1, place):
        area = grid.area(row, edge)
        text = grid.text(row, edge)
        if text and area.last_row > area.first_row and area.last_col == area.first_col and _is_heading(text):
            yield text
            return


def _is_code(grid: FormGrid, row: int, column: int) -> bool:
    """Does a blank or a number at this place belong to a column of line numbers?"""
    return any(_CODE.fullmatch(text) for text in _above(grid, row, column))


def _above(grid: FormGrid, row: int, column: int) -> Iterator[str]:
    """The headings over the cell, nearest first, up to the first line that is no heading."""
    met = False
    place = row - 1
    while place >= 1:
        area = grid.area(place, column)
        text = grid.text(place, column)
        if text and not _MARK_OF_LINE.fullmatch(text):
            if grid.spans_table(place, column):
                if met or (not is_section(text) and place <= 3):
                    return
                place = area.first_row - 1
                continue
            if not _is_heading(text) and not asks_for_unit(text):
                return
            if met and is_section(text) and area.first_col == area.last_col:
                return
            yield text
            met = True
        elif met and not text:
            return
        place = area.first_row - 1
