"""The same layouts as another program would save them: as text, without merged cells, moved, padded."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from lawgov_desktop.spreadsheets.grid import CellValue, Merge, Sheet
from lawgov_desktop.spreadsheets.headers import find_header
from lawgov_desktop.spreadsheets.line_words import cell_words
from lawgov_desktop.spreadsheets.rows import data_rows, items
from tests.spreadsheets.layouts.composed import composed
from tests.spreadsheets.layouts.test_layouts import ALL

AMBIGUOUS_WITHOUT_MERGES = {
    "随机抽查清单二层",
    "河长名单四级",
    "裁量基准无序号",
    "序号分主项子项",
    "决算表栏次",
    "三级表头上有时段",
    "总课表",
}
"""Nothing but the merged cells says that these lines are one matter, or these rows one header."""


def moved(sheet: Sheet, rows: int, cols: int) -> Sheet:
    merges = tuple(
        Merge(m.first_row + rows, m.last_row + rows, m.first_col + cols, m.last_col + cols)
        for m in sheet.merges
    )
    return Sheet(sheet.name, sheet.rows, sheet.first_row + rows, sheet.first_col + cols, merges)


def with_rows(sheet: Sheet, rows: list[list[CellValue]], *, merged: bool = True) -> Sheet:
    return Sheet(sheet.name, rows, sheet.first_row, sheet.first_col, sheet.merges if merged else ())


def as_text(sheet: Sheet) -> Sheet:
    return with_rows(sheet, [[cell_words(v) if v is not None else None for v in row] for row in sheet.rows])


def as_csv(sheet: Sheet) -> Sheet:
    return with_rows(sheet, [[cell_words(value) for value in row] for row in sheet.rows], merged=False)


def without_merges(sheet: Sheet) -> Sheet:
    return with_rows(sheet, sheet.rows, merged=False)


def in_a_phantom_range(sheet: Sheet) -> Sheet:
    """Formatted far to the right and down."""
    rows: list[list[CellValue]] = [[*row, *([None] * 40)] for row in sheet.rows]
    return with_rows(sheet, rows + [[""] * 3 for _ in range(130)])


def below_empty_rows(sheet: Sheet) -> Sheet:
    lower = moved(sheet, 2, 0)
    return Sheet(sheet.name, [[], [], *sheet.rows], sheet.first_row, sheet.first_col, lower.merges)


@pytest.mark.parametrize(
    ("change", "down"),
    [
        (as_text, 0),
        (as_csv, 0),
        (without_merges, 0),
        (in_a_phantom_range, 0),
        (below_empty_rows, 2),
        (lambda sheet: moved(sheet, 7, 3), 7),
    ],
    ids=["text", "csv", "without merges", "phantom range", "below empty rows", "moved"],
)
def test_a_layout_is_read_alike_however_it_was_saved(change: Callable[[Sheet], Sheet], down: int) -> None:
    wrong = set()
    for drawn in ALL:
        sheet = change(drawn.sheet)
        finding = find_header(sheet)
        found = data_rows(sheet, finding)
        read = (
            tuple(row - down for row in finding.header_rows),
            tuple(sorted({row.row - down for row in found.rows})),
            len(items(found.rows)),
        )
        if read != (drawn.header, drawn.lines, drawn.items):
            wrong.add(drawn.name)
    assert wrong <= AMBIGUOUS_WITHOUT_MERGES


@pytest.mark.parametrize("seed", range(120))
def test_a_list_put_together_at_random_is_read_as_it_was_meant(seed: int) -> None:
    drawn = composed(seed)
    finding = find_header(drawn.sheet)
    assert finding.header_rows == drawn.header
    found = data_rows(drawn.sheet, finding)
    assert [row.row for row in found.rows] == list(drawn.lines)
    assert len(items(found.rows)) == drawn.items
    as_saved_text = find_header(as_csv(drawn.sheet))
    assert as_saved_text.header_rows == drawn.header
