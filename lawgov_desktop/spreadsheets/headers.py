"""Finds the header of a list: which rows it is, and what each column is called, whatever stands above it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from lawgov_desktop.spreadsheets.grid import CellValue, Merge, Sheet, column_letter
from lawgov_desktop.spreadsheets.line_words import (
    cell_words,
    heading_score,
    heading_text,
    is_attachment,
    is_form_text,
    is_label,
    is_note,
    is_numbering,
    is_section,
    is_serial_heading,
    reads_like_title,
)

LOOK_AT: Final = 15
"""So many non-blank rows from the top may be the header's first."""

MOST_LEVELS: Final = 3
MOST_ROWS: Final = 6

Known = Callable[[str], float]


@dataclass(frozen=True, slots=True)
class HeaderColumn:
    """One column: its letter and number in Excel, its heading, the levels the heading is made of."""

    letter: str
    number: int
    heading: str
    parts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class HeaderFinding:
    """Where a list's header is and how sure that is (0 to 1; 1 when a person chose it).

    `header_rows` and `first_data_row` are Excel rows. An empty sheet has no header and no columns.
    """

    header_rows: tuple[int, ...]
    columns: tuple[HeaderColumn, ...]
    title: str
    first_data_row: int
    confidence: float


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
    first, last = page.extended(row)
    columns = page.columns(first, last)
    if not columns:
        return HeaderFinding((), (), "", sheet.first_row, 0.0)
    confidence = round(min(1.0, max(0.05, score)), 2)
    return HeaderFinding(tuple(range(first, last + 1)), columns, page.title(first), last + 1, confidence)


def header_at(sheet: Sheet, first: int, last: int) -> HeaderFinding:
    """The header in the Excel rows a person chose, both inside. Raises ValueError when last < first."""
    if last < first:
        raise ValueError(f"the header cannot end in row {last} before it begins in row {first}")
    page = _Page(sheet, None)
    first, last = max(first, sheet.first_row), min(last, page.last_row)
    if last < first:
        return HeaderFinding((), (), "", sheet.first_row, 0.0)
    rows = tuple(range(first, last + 1))
    return HeaderFinding(rows, page.columns(first, last), page.title(first), last + 1, 1.0)


@dataclass(frozen=True, slots=True)
class _Cell:
    """A filled cell of a header or title row, as wide and high as its merged range."""

    row: int
    last_row: int
    col: int
    last_col: int
    value: CellValue

    @property
    def width(self) -> int:
        return self.last_col - self.col + 1


class _Page:
    """The top of one sheet, looked at as a person does: cells with their merged size."""

    def __init__(self, sheet: Sheet, known: Known | None) -> None:
        self.sheet = sheet
        self._known = known
        self.last_row = sheet.first_row + len(sheet.rows) - 1
        self._widest = max((len(row) for row in sheet.rows), default=0)
        self._merges = {(m.first_row, m.first_col): m for m in sheet.merges}
        # As wide as the lines that are filled; a phantom range formatted to column IV is nobody's column.
        widths = sorted(_filled(row) for row in sheet.rows[:200])
        filled = [w for w in widths if w]
        self.width = max(1, filled[min(len(filled) - 1, len(filled) * 9 // 10)] if filled else 1)

    def cells(self, row: int) -> list[_Cell]:
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
            found.append(_Cell(row, merge.last_row, col, merge.last_col, value))
        return found

    def top_lines(self) -> list[int]:
        """The first non-blank Excel rows."""
        found: list[int] = []
        for index, values in enumerate(self.sheet.rows):
            if _filled(values):
                found.append(self.sheet.row_number(index))
                if len(found) == LOOK_AT:
                    break
        return found

    def _words(self, cells: Sequence[_Cell]) -> float:
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
        if is_numbering([c.value for c in cells]) or not any(is_label(c.value) for c in cells):
            return 0.0
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
        if any(isinstance(c.value, (int, float)) and not _is_year(c.value) for c in cells):
            score *= 0.5
        return score

    def _unlike_below(self, cells: Sequence[_Cell]) -> bool:
        """Numbers, dates, long or blank cells stand below where this row has labels."""
        unlike = 0
        for cell in cells:
            below = [self.sheet.value(cell.last_row + step, cell.col) for step in range(1, 5)]
            unlike += any(v is not None and not is_label(v) for v in below)
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

    def _high(self, row: int) -> list[_Cell]:
        """The labels of a row merged downwards; a row merged downwards as a whole says nothing of its own."""
        return [c for c in self.cells(row) if c.last_row > row and is_label(c.value)]

    def _is_below(self, first: int, last: int) -> bool:
        """Is the row after `last` a lower level of the header?"""
        children = self.cells(last + 1)
        if not children or not all(is_label(c.value) for c in children):
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
        # Without merged cells (a CSV): the lower row names what the upper leaves blank, and leaves alone
        # what the upper has named.
        named = {c.col for c in parents}
        below = {c.col for c in children}
        return bool(
            below - named
            and named - below
            and len(below) >= 2
            and min(below) > min(named)
            and self._words(children) >= 0.5
        )

    def _is_above(self, first: int, last: int) -> bool:
        """Is the row before `first` an upper level: names over groups of columns, no title, no 填报单位?"""
        row = first - 1
        cells = self.cells(row)
        if not cells or not all(is_label(c.value) for c in cells):
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
        if wide:
            return all(any(c.col <= col <= c.last_col for col in columns) for c in cells)
        starts = [c.col for c in cells]
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
                    cell = _parent(levels, depth, number)
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
            found.append(HeaderColumn(letter, number, heading, tuple(parts)))
        return tuple(found)

    def _trim(self, cell: _Cell) -> int:
        """The last column of a heading that is real: a range merged beyond the read cells has none there."""
        if cell.width == 1:
            return cell.col
        return max(cell.col, min(cell.last_col, self.sheet.first_col + self._widest - 1))

    def _unnamed(self, levels: list[list[_Cell]], last: int) -> set[int]:
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

    def title(self, first: int) -> str:
        """The list's name from the rows above its header; lines of one title joined by a space."""
        lines: list[str] = []
        for row in range(self.sheet.first_row, first):
            cells = self.cells(row)
            if len(cells) != 1 or not isinstance(cells[0].value, str):
                continue
            text = heading_text(cells[0].value)
            if not (is_attachment(text) or is_form_text(text) or is_note(text)) and text not in lines:
                lines.append(text)
        return " ".join(lines)


def _parent(levels: list[list[_Cell]], depth: int, number: int) -> _Cell | None:
    """Without merged cells a group's name stands over its first column only: find it for the others."""
    deeper = {c.col for level in levels[depth + 1 :] for c in level}
    if number not in deeper:
        return None
    left = [c for c in levels[depth] if c.col < number]
    if not left or left[-1].col not in deeper or left[-1].last_row > left[-1].row:
        return None
    # Every column from the group's name to here has to belong to the lower level.
    return left[-1] if all(col in deeper for col in range(left[-1].col, number)) else None


def _filled(values: Sequence[CellValue]) -> int:
    """How many cells of a row are not blank."""
    return sum(1 for v in values if v is not None and (not isinstance(v, str) or v.strip()))


def _is_year(value: CellValue) -> bool:
    return isinstance(value, (int, float)) and 1949 <= value <= 2100 and value == int(value)
