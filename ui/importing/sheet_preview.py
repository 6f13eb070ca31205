"""The picture of a sheet for the preview: its first rows, what each row is, what stands beside the table."""

from __future__ import annotations

from typing import Final

from lawgov_desktop.spreadsheets.line_kinds import SECTION as SECTION_ROW
from lawgov_desktop.spreadsheets.line_words import cell_words
from ui.importing.column_choice import DROP
from ui.importing.preview_model import Preview
from ui.importing.sheet_choice import SheetChoice

MOST_ROWS: Final = 200
"""Rows shown; a person judges a layout by its beginning."""
MOST_CELLS: Final = 60_000
FEWEST_ROWS: Final = 5
"""Of a sheet that is thousands of columns wide fewer rows are shown, or the window would be held."""


def preview_of(choice: SheetChoice) -> Preview:
    """The first rows with Excel's numbers, one column per column of the header, 分节行 and 表名 behind."""
    sheet, finding = choice.sheet, choice.finding
    first = sheet.first_row
    most = max(FEWEST_ROWS, min(MOST_ROWS, MOST_CELLS // max(len(finding.columns), 1)))
    last = min(first + len(sheet.rows) - 1, first + most - 1)
    numbers = [column.number for column in finding.columns]
    choices = choice.choices
    beside = _beside(choice, len(choices) - len(numbers))
    nothing = ("",) * (len(choices) - len(numbers))
    skipped = {
        row: one.why
        for one in choice.lines.skipped
        for row in range(one.row, min(one.last_row or one.row, last) + 1)
        if row <= last and row not in choice.taken_back
    }
    return Preview(
        rows=[
            (*(cell_words(sheet.value(row, number)) for number in numbers), *beside.get(row, nothing))
            for row in range(first, last + 1)
        ],
        first_row=first,
        column_count=len(choices),
        header_rows=frozenset(finding.header_rows),
        first_data_row=finding.first_data_row,
        skipped=skipped,
        sections=frozenset(row for row, why in skipped.items() if why == SECTION_ROW),
        taken_back=frozenset(choice.taken_back),
        hidden_rows=frozenset(row for row in sheet.hidden_rows if row <= last),
        unused_columns=frozenset(at for at, one in enumerate(choices) if not one.mapped),
        group_columns=frozenset(at for at, one in enumerate(choices) if one.group),
        beside_columns=frozenset(at for at, one in enumerate(choices) if one.beside),
        dropped_columns=frozenset(at for at, one in enumerate(choices) if one.choice == DROP),
        total_rows=len(sheet.rows),
        spans=_spans(choice, last),
    )


def _beside(choice: SheetChoice, count: int) -> dict[int, tuple[str, ...]]:
    """Excel row → what 分节行 and 表名 say about it."""
    if not count:
        return {}
    lines, found = choice.lines, {}
    for row in lines.rows:
        section = (row.section,) if lines.section_at is not None else ()
        name = (lines.sheet_name,) if lines.sheet_name else ()
        found[row.row] = (*section, *name)
    return found


def _spans(choice: SheetChoice, last: int) -> tuple[tuple[int, int, int, int], ...]:
    """Merged cells of the preview, cut to its rows and columns."""
    first_row = choice.sheet.first_row
    place = {column.number: at for at, column in enumerate(choice.finding.columns)}
    found = []
    for merge in choice.sheet.merges:
        first, end = max(merge.first_row, first_row), min(merge.last_row, last)
        if first > end or merge.first_col not in place:
            continue
        covered = [place[n] for n in range(merge.first_col, merge.last_col + 1) if n in place]
        size = (end - first + 1, covered[-1] - covered[0] + 1)
        if size != (1, 1):
            found.append((first - first_row, covered[0], *size))
    return tuple(found)
