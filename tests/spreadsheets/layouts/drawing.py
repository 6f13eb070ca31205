"""Draws invented lists as text, each line marked with what a careful person takes it for."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass

from lawgov_desktop.spreadsheets.grid import CellError, CellValue, Merge, Sheet

KINDS = {
    "T": "标题",
    "F": "填报单位行",
    "B": "空行",
    "A": "表头重复",
    "X": "合计行",
    "N": "注释、落款行",
    "#": "栏号行",
    "S": "分节行",
    "C": "合并单元格的延续行",
    "O": "另一张表",
}


@dataclass(frozen=True)
class Layout:
    """A sheet and what a careful person finds in it.

    header: Excel rows. items: matters, people … that such a person counts. lines: Excel rows of data.
    skipped: the kind of every other row.
    """

    name: str
    sheet: Sheet
    header: tuple[int, ...]
    items: int
    lines: tuple[int, ...]
    skipped: dict[int, str]


def layout(
    name: str, drawing: str, *, first_row: int = 1, first_col: int = 1, hidden_rows: tuple[int, ...] = ()
) -> Layout:
    """A sheet from its drawing.

    Every line is "mark| cell | cell": H header, D data, D2 data of two groups side by side, d a further line
    of the matter above, and the marks of KINDS. "D*20|" stands for twenty lines; {n} counts on, {k} counts
    within. A cell "<" is merged with the one on its left, "^" with the one above; 'x is text whatever it
    looks like, @2025-03-01 a date, !#N/A an error; \\n breaks a line.
    """
    marks: list[str] = []
    grid: list[list[str]] = []
    count = 0
    for line in drawing.strip("\n").splitlines():
        if not line.strip():
            continue
        mark, _bar, rest = line.strip().partition("|")
        mark, _star, times = mark.strip().partition("*")
        for k in range(1, int(times or 1) + 1):
            count += "{n}" in rest
            text = rest.replace("{n}", str(count)).replace("{k}", str(k))
            marks.append(mark)
            grid.append([cell.strip() for cell in text.split("|")])
    width = max(len(row) for row in grid)
    grid = [row + [""] * (width - len(row)) for row in grid]
    rows = [[_value(cell) for cell in row] for row in grid]
    merges = tuple(
        Merge(
            m.first_row + first_row, m.last_row + first_row, m.first_col + first_col, m.last_col + first_col
        )
        for m in _merges(grid)
    )
    sheet = Sheet("Sheet1", rows, first_row, first_col, merges, hidden_rows=frozenset(hidden_rows))
    numbered = list(enumerate(marks, first_row))
    return Layout(
        name,
        sheet,
        tuple(row for row, mark in numbered if mark == "H"),
        sum(int(mark[1:] or 1) for mark in marks if mark.startswith("D")),
        tuple(row for row, mark in numbered if mark[:1] in ("D", "d")),
        {row: KINDS[mark] for row, mark in numbered if mark in KINDS},
    )


def _value(cell: str) -> CellValue:
    if cell in ("", "<", "^"):
        return None
    if cell.startswith("'"):
        return cell[1:]
    if cell.startswith("@"):
        return dt.date.fromisoformat(cell[1:])
    if cell.startswith("!"):
        return CellError(cell[1:])
    if re.fullmatch(r"-?\d{1,15}", cell):
        return int(cell)
    if re.fullmatch(r"-?\d+\.\d+", cell):
        return float(cell)
    return cell.replace("\\n", "\n")


def _merges(grid: list[list[str]]) -> list[Merge]:
    found = []
    for row, cells in enumerate(grid):
        for col, cell in enumerate(cells):
            if cell in ("<", "^"):
                continue
            right = col
            while right + 1 < len(cells) and cells[right + 1] == "<":
                right += 1
            down = row
            while down + 1 < len(grid) and all(c == "^" for c in grid[down + 1][col : right + 1]):
                down += 1
            if right > col or down > row:
                found.append(Merge(row, down, col, right))
    return found
