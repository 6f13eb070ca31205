"""Finds the header of a list: which rows it is, and what each column is called, whatever stands above it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from lawgov_desktop.spreadsheets.grid import Merge, Sheet, column_letter
from lawgov_desktop.spreadsheets.header_cells import (
    HeadCell,
    counting,
    filled,
    is_year,
    may_head,
    nests,
    parent_of,
)
from lawgov_desktop.spreadsheets.line_words import (
    cell_words,
    goes_on,
    heading_score,
    heading_text,
    is_attachment,
    is_form_text,
    is_label,
    is_note,
    is_numbering,
    is_section,
    is_serial_heading,
    is_unit,
    reads_like_title,
)
from lawgov_desktop.spreadsheets.side_by_side import side_by_side

LOOK_AT: Final = 15
"""So many non-blank rows from the top may be the header's first."""

MOST_LEVELS: Final = 3
MOST_ROWS: Final = 6

_CLEAR: Final = 0.6
_ALIKE: Final = 0.12
"""A row this clear, and less clear than the best by no more, is the header when it stands higher."""

Known = Callable[[str], float]


@dataclass(frozen=True, slots=True)
class HeaderColumn:
    """One column: its letter and number in Excel, its heading, the levels the heading is made of.

    hidden: nobody sees the column in the file; it may be offered, but is not to be chosen unasked.
    """

    letter: str
    number: int
    heading: str
    parts: tuple[str, ...]
    hidden: bool = False


@dataclass(frozen=True, slots=True)
class HeaderFinding:
    """Where a list's header is and how sure that is (0 to 1; 1 when a person chose it).

    `header_rows` and `first_data_row` are Excel rows. An empty sheet has no header and no columns.
    `groups`: where the same headings stand side by side (序号 姓名 电话 | 序号 姓名 电话), the indexes into
    `columns` of every group; () when there is one group only.
    """

    header_rows: tuple[int, ...]
    columns: tuple[HeaderColumn, ...]
    title: str
    first_data_row: int
    confidence: float
    groups: tuple[tuple[int, ...], ...] = ()

    @property
    def own_columns(self) -> tuple[HeaderColumn, ...]:
        """The columns a line of data has values for: those of the first group, or all."""
        return self.columns_of(0)

    def columns_of(self, group: int) -> tuple[HeaderColumn, ...]:
        """The columns of one group, in the order of `own_columns`; all columns when there are no groups."""
        return tuple(self.columns[at] for at in self.groups[group]) if self.groups else self.columns

    def place(self, row: int, group: int = 0) -> str:
        """How a record of the file is named: "12", or "12F" where several stand on one Excel row.

        F is the letter of the first column that only this group has.
        """
        if not self.groups:
            return str(row)
        shared = set.intersection(*map(set, self.groups))
        first = next((at for at in self.groups[group] if at not in shared), self.groups[group][0])
        return f"{row}{self.columns[first].letter}"


def find_header(sheet: Sheet, known_labels: Known | None = None) -> HeaderFinding:
    """The header of a list, one to three levels, searched within the first 15 non-blank rows.

    `known_labels` tells for a normalised heading text how surely it names something the program keeps
    (0 to 1); without it the shape of the sheet and common heading words decide.
    """
    page = _Page(sheet, known_labels)
    lines = page.top_lines()
    if not lines:
        return HeaderFinding((), (), "", sheet.first_row, 0.0)
    scored = [(page.header_score(row) - 0.01 * place, row) for place, row in enumerate(lines)]
    score, row = max(scored, key=lambda found: (found[0], -found[1]))
    # Where a second table stands below the first, the first is the list.
    early = [(s, r) for s, r in scored if s >= max(_CLEAR, score - _ALIKE)]
    score, row = min(early, key=lambda found: found[1], default=(score, row))
    first, last = page.extended(row)
    columns = page.columns(first, last)
    if not columns:
        return HeaderFinding((), (), "", sheet.first_row, 0.0)
    if page.is_form(first) or page.is_form(last):
        score *= 0.5
    confidence = round(min(1.0, max(0.05, score)), 2)
    return _finding(page, first, last, columns, confidence)


def header_at(sheet: Sheet, first: int, last: int) -> HeaderFinding:
    """The header in the Excel rows a person chose, both inside. Raises ValueError when last < first."""
    if last < first:
        raise ValueError(f"the header cannot end in row {last} before it begins in row {first}")
    page = _Page(sheet, None)
    first, last = max(first, sheet.first_row), min(last, page.last_row)
    if last < first:
        return HeaderFinding((), (), "", sheet.first_row, 0.0)
    return _finding(page, first, last, page.columns(first, last), 1.0)


def _finding(
    page: _Page, first: int, last: int, columns: tuple[HeaderColumn, ...], confidence: float
) -> HeaderFinding:
    groups = side_by_side([column.parts for column in columns])
    rows = tuple(range(first, last + 1))
    return HeaderFinding(rows, columns, page.title(first), last + 1, confidence, groups)


class _Page:
    """The top of one sheet, looked at as a person does: cells with their merged size."""

    def __init__(self, sheet: Sheet, known: Known | None) -> None:
        self.sheet = sheet
        self._known = known
        self.last_row = sheet.first_row + len(sheet.rows) - 1
        self._widest = max((len(row) for row in sheet.rows), default=0)
        self._merges = {(m.first_row, m.first_col): m for m in sheet.merges}
        # As wide as the lines that are filled; a phantom range formatted to column IV is nobody's column.
        widths = sorted(filled(row) for row in sheet.rows[:200])
        widths = [w for w in widths if w]
        self.width = max(1, widths[min(len(widths) - 1, len(widths) * 9 // 10)] if widths else 1)

    def cells(self, row: int) -> list[HeadCell]:
        """The cells that begin in an Excel row and are not blank, from left to right."""
        index = row - self.sheet.first_row
        if not 0 <= index < len(self.sheet.rows):
            return []
        found = []
        covered_to = 0
        for offset, value in enumerate(self.sheet.rows[index]):
            col = self.sheet.first_col + offset
            if col <= covered_to or value is None or not cell_words(value):
                continue
            merge = self._merges.get((row, col), Merge(row, row, col, col))
            covered_to = merge.last_col
            found.append(HeadCell(row, merge.last_row, col, merge.last_col, value))
        return found

    def top_lines(self) -> list[int]:
        """The first non-blank Excel rows."""
        found: list[int] = []
        for index, values in enumerate(self.sheet.rows):
            if filled(values):
                found.append(self.sheet.row_number(index))
                if len(found) == LOOK_AT:
                    break
        return found

    def _words(self, cells: Sequence[HeadCell]) -> float:
        """How much these cells read like headings, 0 to 1 on average."""
        if not cells:
            return 0.0
        scores = []
        for cell in cells:
            text = heading_text(cell.value)
            best = heading_score(text)
            if self._known is not None and text:
                best = max(best, self._known(text))
            scores.append(best)
        return sum(scores) / len(scores)

    def header_score(self, row: int) -> float:
        """How much a row looks like the header of what stands below it, 0 to 1."""
        cells = self.cells(row)
        if not cells or (len(cells) == 1 and self.width > 1):
            return 0.0
        if is_numbering([c.value for c in cells]) or not any(may_head(c.value) for c in cells):
            return 0.0
        days = counting(cells)
        if days:
            # 姓名 1 2 3 … 31, 村 2022 2023 2024: columns that count on stand for one heading.
            named = [c for c in cells if c.col not in days]
            if not named:
                return 0.75
            return 0.55 + 0.4 * self._words(named) if all(is_label(c.value) for c in named) else 0.0
        labels = [c for c in cells if is_label(c.value)]
        labelled = len(labels) / len(cells)
        cover = min(1.0, sum(min(c.width, self.width) for c in cells) / self.width)
        distinct = len({heading_text(c.value) for c in cells}) / len(cells)
        score = 0.3 * cover * labelled + 0.2 * labelled + 0.35 * self._words(cells) + 0.05 * distinct
        if self._unlike_below(cells):
            score += 0.1
        # One 联系人 among ten headings is a heading; 填报单位 and 日期 side by side are a form line.
        form = sum(is_form_text(cell_words(c.value)) for c in cells)
        if form * 2 >= len(cells) and not is_serial_heading(heading_text(cells[0].value)):
            score *= 0.4
        if any(isinstance(c.value, (int, float)) and not is_year(c.value) for c in cells):
            score *= 0.5
        return score

    def _unlike_below(self, cells: Sequence[HeadCell]) -> bool:
        """Numbers, dates, long or blank cells stand below where this row has labels."""
        unlike = 0
        for cell in cells:
            below = [self.sheet.value(cell.last_row + step, cell.col) for step in range(1, 5)]
            unlike += any(cell_words(v) and not is_label(v) for v in below)
        return unlike * 4 >= len(cells)

    def extended(self, row: int) -> tuple[int, int]:
        """The whole band of header rows around its clearest row."""
        first = last = row
        while last < self.last_row and last - first + 1 < MOST_ROWS:
            reach = max((c.last_row for r in range(first, last + 1) for c in self._high(r)), default=last)
            reach = min(reach, self.last_row, first + MOST_ROWS - 1)
            if reach > last:
                last = reach
            elif last - first + 1 < MOST_LEVELS and self._is_below(first, last):
                last += 1
            else:
                break
        while first > self.sheet.first_row and last - first + 1 < MOST_ROWS and self._is_above(first, last):
            first -= 1
        return first, last

    def _high(self, row: int) -> list[HeadCell]:
        """The labels of a row merged downwards; a row merged downwards as a whole says nothing of its own."""
        return [c for c in self.cells(row) if c.last_row > row and is_label(c.value)]

    def _is_below(self, first: int, last: int) -> bool:
        """Is the row after `last` a lower level of the header?"""
        children = self.cells(last + 1)
        if children and all(is_unit(heading_text(c.value)) for c in children):
            return len(children) * 3 >= self.width or len(children) > 1
        if not children or not all(may_head(c.value) for c in children):
            return False
        if any(is_section(cell_words(c.value)) for c in children):
            return False
        parents = self.cells(last)
        wide = [c for c in parents if c.width > 1]
        if wide:
            under = [c for c in children if any(p.col <= c.col <= p.last_col for p in wide)]
            return len(under) == len(children) and all(
                any(p.col <= c.col <= p.last_col for c in children) for p in wide
            )
        # Without merged cells (a CSV) a row of headings, or the numbers that begin below it, has to speak.
        return nests(parents, children, inside=first < last) and (
            self._words(children) >= 0.5 or self._numbers_begin(parents[0].col, children)
        )

    def _numbers_begin(self, col: int, children: Sequence[HeadCell]) -> bool:
        """Do the lines of data begin below these headings: with a 序号, or numbers under each of them?"""
        row = children[0].row + 1
        values = [self.sheet.value(row, c.col) for c in children]
        if all(is_unit(text := cell_words(value)) or (text and not is_label(value)) for value in values):
            return True
        first = self.sheet.value(row, col)
        blank = not cell_words(self.sheet.value(row - 1, col))
        return blank and bool(cell_words(first)) and not is_label(first)

    def _is_above(self, first: int, last: int) -> bool:
        """Is the row before `first` an upper level: names over groups of columns, no title, no 填报单位?"""
        row = first - 1
        cells = self.cells(row)
        if not cells or not all(may_head(c.value) for c in cells):
            return False
        texts = [heading_text(c.value) for c in cells]
        if sum(is_form_text(t) or is_attachment(t) for t in texts) * 3 > len(cells):
            return False
        if any(row < c.last_row < first for c in cells) or any(c.last_row > last for c in cells):
            return False
        if any(c.last_row >= first for c in cells):
            return len(cells) > 1 or not reads_like_title(texts[0])
        columns = {c.col for r in range(first, last + 1) for c in self.cells(r)}
        wide = [c for c in cells if c.width > 1]
        if len(cells) == 1:
            return bool(wide) and cells[0].width < 0.6 * self.width and not reads_like_title(texts[0])
        if any(c.width >= 0.6 * self.width and reads_like_title(heading_text(c.value)) for c in wide):
            return False
        if wide:
            return all(any(c.col <= col <= c.last_col for col in columns) for c in cells)
        starts = [c.col for c in cells]
        if nests(cells, self.cells(first)):
            return True
        grouped = any(b - a > 1 for a, b in pairwise(starts))
        return grouped and set(starts) <= columns and not any(reads_like_title(t) for t in texts)

    def columns(self, first: int, last: int) -> tuple[HeaderColumn, ...]:
        """The columns under header rows first..last, in order; headings flattened and told apart."""
        levels = [self.cells(row) for row in range(first, last + 1)]
        merged = [any(c.width > 1 for c in level) for level in levels]
        numbers = sorted(
            {col for level in levels for c in level for col in range(c.col, self._trim(c) + 1)}
            | self._unnamed(levels, last)
        )
        seen: set[str] = set()
        found = []
        for number in numbers:
            parts: list[str] = []
            for depth, level in enumerate(levels):
                cell = next((c for c in level if c.col <= number <= c.last_col), None)
                if cell is None and not merged[depth]:
                    cell = parent_of(levels, depth, number)
                text = heading_text(cell.value) if cell is not None else ""
                if text and (not parts or parts[-1] != text):
                    parts.append(text)
            letter = column_letter(number)
            name = heading = "/".join(parts) or f"（{letter}列无表头）"
            times = 1
            while heading in seen:
                times += 1
                heading = f"{name}({times})"
            seen.add(heading)
            hidden = number in self.sheet.hidden_cols
            found.append(HeaderColumn(letter, number, heading, tuple(parts), hidden))
        return tuple(found)

    def _trim(self, cell: HeadCell) -> int:
        """The last column of a heading that is real: a range merged beyond the read cells has none there."""
        if cell.width == 1:
            return cell.col
        return max(cell.col, min(cell.last_col, self.sheet.first_col + self._widest - 1))

    def _unnamed(self, levels: list[list[HeadCell]], last: int) -> set[int]:
        """Columns without a heading that hold data: any between the named ones, two cells beside them."""
        named = {col for level in levels for c in level for col in range(c.col, c.last_col + 1)}
        if not named:
            return set()
        counts: dict[int, int] = {}
        for values in self.sheet.rows[last + 1 - self.sheet.first_row :][:2000]:
            if len(values) - values.count(None) < 2:
                continue
            for offset, value in enumerate(values):
                col = self.sheet.first_col + offset
                if value is not None and col not in named and cell_words(value):
                    counts[col] = counts.get(col, 0) + 1
        inside = range(min(named), max(named) + 1)
        return {col for col, count in counts.items() if count > 1 or col in inside}

    def is_form(self, row: int) -> bool:
        """Is this somebody's form, with labels down its left edge too (姓名, 住址, 申请事项), not a list?"""
        below = [cells for at in range(row + 1, row + 7) if (cells := self.cells(at))]
        if len(below) < 3 or any(isinstance(c.value, (int, float)) for cells in below for c in cells):
            return False
        labels = [heading_text(cells[0].value) for cells in below if is_label(cells[0].value)]
        named = {text for text in labels if heading_score(text) >= 0.6}
        return len(named) * 5 >= len(below) * 3

    def title(self, first: int) -> str:
        """The list's name from the rows above its header; lines of one title joined by a space."""
        lines: list[str] = []
        in_note = False
        for row in range(self.sheet.first_row, first):
            cells = self.cells(row)
            if len(cells) != 1 or not isinstance(cells[0].value, str):
                continue
            text = heading_text(cells[0].value)
            in_note = is_note(text) or (in_note and goes_on(text))
            if not (in_note or is_attachment(text) or is_form_text(text)) and text not in lines:
                lines.append(text)
        return " ".join(lines)
