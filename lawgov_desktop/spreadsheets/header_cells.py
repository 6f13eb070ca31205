"""The cells of a header, and how those of one level stand under those of the level above."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from lawgov_desktop.spreadsheets.grid import CellValue
from lawgov_desktop.spreadsheets.line_words import counted, is_label, is_period


@dataclass(frozen=True, slots=True)
class HeadCell:
    """A filled cell of a header or title row, as wide and high as its merged range."""

    row: int
    last_row: int
    col: int
    last_col: int
    value: CellValue

    @property
    def width(self) -> int:
        return self.last_col - self.col + 1


def may_head(value: CellValue) -> bool:
    """May this cell be a heading: a short text, or one that counts on such as 2023年, or a span of time?"""
    return is_label(value) or counted(value) is not None or is_period(value)


def nests(upper: Sequence[HeadCell], lower: Sequence[HeadCell], *, inside: bool = False) -> bool:
    """Without merged cells: does each lower heading stand under the name of a group of two and more?

    A group's name stands over its first column, and the columns behind it are blank in the upper row; some
    upper heading has nothing below it (序号), unless the upper row lies inside a header already.
    """
    starts = [c.col for c in upper]
    groups: dict[int, list[int]] = {}
    for cell in lower:
        start = max((s for s in starts if s <= cell.col), default=None)
        if start is None:
            return False
        groups.setdefault(start, []).append(cell.col)
    if not groups or any(len(cols) < 2 or cols[0] != start for start, cols in groups.items()):
        return False
    return inside or (len(groups) < len(starts) and starts[0] not in groups)


def counting(cells: Sequence[HeadCell]) -> frozenset[int]:
    """The columns of headings that count on behind the first: 1 2 3 …, 2022年 2023年, days; or none.

    Where all of them count on (星期一 … 星期五 beside a blank corner) the first does so too.
    """
    marks = [(c.col, mark) for c in cells[1:] if (mark := counted(c.value)) is not None]
    begin = counted(cells[0].value) if cells and len(marks) == len(cells) - 1 else None
    if begin is not None and begin[0] != "number":
        marks.insert(0, (cells[0].col, begin))
    kinds = {kind for _col, (kind, _number) in marks}
    numbers = [number for _col, (_kind, number) in marks]
    if len(kinds) != 1 or len(marks) < 3 or len(marks) * 2 < len(cells):
        return frozenset()
    if any(b <= a for a, b in pairwise(numbers)):
        return frozenset()
    if kinds == {"number"} and (len(marks) < 5 or numbers != list(range(1, len(marks) + 1))):
        return frozenset()
    return frozenset(col for col, _mark in marks)


def parent_of(levels: list[list[HeadCell]], depth: int, number: int) -> HeadCell | None:
    """Without merged cells a group's name stands over its first column only: find it for the others."""
    deeper = {c.col for level in levels[depth + 1 :] for c in level}
    if number not in deeper:
        return None
    left = [c for c in levels[depth] if c.col < number]
    if not left or left[-1].col not in deeper or left[-1].last_row > left[-1].row:
        return None
    # Every column from the group's name to here has to belong to the lower level.
    return left[-1] if all(col in deeper for col in range(left[-1].col, number)) else None


def filled(values: Sequence[CellValue]) -> int:
    """How many cells of a row are not blank."""
    return sum(1 for v in values if v is not None and (not isinstance(v, str) or v.strip()))


def is_year(value: CellValue) -> bool:
    """A number that is a year, as 2023 over a column."""
    return isinstance(value, (int, float)) and 1949 <= value <= 2100 and value == int(value)
