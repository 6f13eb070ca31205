"""Every text of the real lists stands where a second, unrelated reader finds it."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import openpyxl
import xlrd

from lawgov_desktop.spreadsheets.grid import Sheet
from lawgov_desktop.spreadsheets.reading import read_workbook
from tests.spreadsheets.made_bytes import OLE2

Texts = dict[tuple[int, int], str]


def test_real_lists_hold_what_a_second_reader_finds(shared: Path) -> None:
    files = sorted((shared / "data" / "lists").iterdir())
    assert files
    for path in files:
        book = read_workbook(path)
        opinion = second_opinion(path)
        assert [sheet.name for sheet in book.sheets] == list(opinion), path.name
        for sheet in book.sheets:
            under_merges = {(covered.row, covered.col) for covered in sheet.covered}
            expected = {at: text for at, text in opinion[sheet.name].items() if at not in under_merges}
            assert texts_of(sheet) == expected, f"{path.name} / {sheet.name}"


def texts_of(sheet: Sheet) -> Texts:
    return texts(sheet.rows, sheet.first_row, sheet.first_col)


def second_opinion(path: Path) -> dict[str, Texts]:
    """Sheet → place → text; xlrd for old files, openpyxl for new ones, whatever the name says."""
    if path.read_bytes().startswith(OLE2):
        book = xlrd.open_workbook(file_contents=path.read_bytes())
        return {sheet.name: texts(map(sheet.row_values, range(sheet.nrows))) for sheet in book.sheets()}
    with path.open("rb") as file:
        found = {}
        for page in openpyxl.load_workbook(file, read_only=True, data_only=True):
            page.reset_dimensions()
            found[page.title] = texts(page.iter_rows(values_only=True))
        return found


def texts(rows: Iterable[Iterable[Any]], first_row: int = 1, first_col: int = 1) -> Texts:
    return {
        (number, col): value.strip()
        for number, row in enumerate(rows, first_row)
        for col, value in enumerate(row, first_col)
        if isinstance(value, str) and value.strip()
    }
