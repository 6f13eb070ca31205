"""The lines of a sheet as an import takes them: one per matter or row, with what stands around the table.

A section row ("北京市（92所）") and the name of the sheet often say something about every line below them.
They become further columns at the end, which go to a field only when that is wanted.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from typing import Final

from lawgov_desktop.records.numbers import heading_unit
from lawgov_desktop.spreadsheets.grid import CellValue, Sheet
from lawgov_desktop.spreadsheets.headers import HeaderColumn, HeaderFinding
from lawgov_desktop.spreadsheets.rows import DataRow, Skipped, data_rows, items

SECTION: Final = "分节行"
SHEET_NAME: Final = "表名"
"""Stand in the place of a column's letter for what no column of the sheet holds."""

SECTION_HEADING: Final = "（分节行）"
SHEET_HEADING: Final = "（工作表名）"


@dataclass(frozen=True, slots=True)
class Line:
    """One line: its Excel rows, its cells (one per column of Lines), the group of columns it fills."""

    first: int
    last: int
    cells: tuple[CellValue, ...]
    group: int = 0


@dataclass(frozen=True, slots=True)
class Lines:
    """``finding`` has the columns of one line; ``letters`` their letters in each group of columns."""

    finding: HeaderFinding
    letters: tuple[tuple[str, ...], ...]
    rows: list[DataRow]
    skipped: tuple[Skipped, ...]
    section_at: int | None
    sheet_name: str
    in_items: bool
    unit: str
    """The unit of money that a line above the header states for the whole table (单位：万元), else ""."""

    @property
    def count(self) -> int:
        """How many lines there are at most (rows that make one matter together count apart)."""
        return len(self.rows)

    def samples(self, most: int) -> list[tuple[CellValue, ...]]:
        """The cells of the first lines, for judging columns by their content."""
        return [self._cells(row) for row in self.rows[:most]]

    def __iter__(self) -> Iterator[Line]:
        if not self.in_items:
            for row in self.rows:
                yield Line(row.row, row.row, self._cells(row), row.group)
            return
        for item in items(self.rows):
            cells = (*item.values, *self._beside(item.rows[0]))
            yield Line(item.first_row, item.last_row, cells)

    def _cells(self, row: DataRow) -> tuple[CellValue, ...]:
        return (*row.values, *self._beside(row))

    def _beside(self, row: DataRow) -> tuple[CellValue, ...]:
        section = (row.section or None,) if self.section_at is not None else ()
        return (*section, self.sheet_name) if self.sheet_name else section

    @property
    def notes(self) -> tuple[str, ...]:
        """What was done to the lines, in sentences for the clerk."""
        told = []
        hidden = sum(row.hidden for row in self.rows)
        if hidden:
            told.append(f"有 {hidden:,} 行在原表里是隐藏或筛选掉的，也算数据；不要的请去掉勾选。")
        same = sum(len(row.dittos) for row in self.rows)
        if same:
            told.append(f"有 {same:,} 处“同上”，已按上一行的内容补上。")
        if self.finding.groups:
            told.append(f"表头里并排着 {len(self.finding.groups)} 组相同的列，每组各算一条。")
        return tuple(told)


def lines_of(
    sheet: Sheet,
    finding: HeaderFinding,
    *,
    in_items: bool = False,
    restore: Collection[int] = (),
    name_too: bool = False,
) -> Lines:
    """Every line of a sheet below its header.

    ``in_items``: rows under one merged 序号 make one line. ``restore``: skipped Excel rows taken back.
    ``name_too``: the name of the sheet is offered as a column.
    """
    found = data_rows(sheet, finding, restore)
    own = list(finding.own_columns)
    beside: list[HeaderColumn] = []
    if any(row.section for row in found.rows):
        beside.append(HeaderColumn(SECTION, 0, SECTION_HEADING, (SECTION_HEADING,)))
    if name_too:
        beside.append(HeaderColumn(SHEET_NAME, -1, SHEET_HEADING, (SHEET_HEADING,)))
    extra = [column.letter for column in beside]
    groups = finding.groups or [range(len(own))]
    letters = [[finding.columns[at].letter for at in group] for group in groups]
    return Lines(
        finding=replace(finding, columns=(*own, *beside)) if beside else _of_own(finding, own),
        letters=tuple((*group, *extra) for group in letters),
        rows=found.rows,
        skipped=tuple(found.skipped),
        section_at=len(own) if extra[:1] == [SECTION] else None,
        sheet_name=sheet.name if name_too else "",
        in_items=in_items
        and not finding.groups
        and any(row.group_first != row.group_last for row in found.rows),
        unit=_unit_above(found.skipped, finding),
    )


def _unit_above(skipped: Collection[Skipped], finding: HeaderFinding) -> str:
    first = finding.header_rows[0] if finding.header_rows else 0
    above = (one.text for one in skipped if one.row < first and "单位" in one.text)
    return next((unit for text in above if (unit := heading_unit(text))), "")


def _of_own(finding: HeaderFinding, own: list[HeaderColumn]) -> HeaderFinding:
    return replace(finding, columns=tuple(own)) if finding.groups else finding
