"""The lists of this folder: as township offices keep them in Excel, every name invented.

In the text files a list begins with "@@ register name". Its lines are drawn as in ``layouts/drawing.py``;
two more may follow the name: "K| heading | heading" names the columns no field takes (their text is kept
beside the record), and "R| row | row" the Excel rows a person has to add something to before they are saved.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import openpyxl

from tests.spreadsheets.layouts.drawing import Layout, layout


@dataclass(frozen=True)
class OfficeList:
    kind: str
    drawn: Layout
    kept: tuple[str, ...]
    refused: tuple[int, ...]

    @property
    def name(self) -> str:
        return self.drawn.name


def every_list() -> list[OfficeList]:
    files = sorted(Path(__file__).parent.glob("*.txt"))
    return [_cut(text) for file in files for text in file.read_text(encoding="utf-8").split("@@")[1:]]


def a_list(name: str) -> OfficeList:
    return next(one for one in every_list() if one.name == name)


def _cut(text: str) -> OfficeList:
    head, _, body = text.strip().partition("\n")
    kind, _, name = head.partition(" ")
    kept: list[str] = []
    refused: list[str] = []
    lines = []
    for line in body.splitlines():
        mark, _, rest = line.partition("|")
        into = {"K": kept, "R": refused}.get(mark.strip())
        if into is None:
            lines.append(line)
        else:
            into += [word.strip() for word in rest.split("|")]
    return OfficeList(kind, layout(name.strip(), "\n".join(lines)), tuple(kept), tuple(map(int, refused)))


def as_workbook(one: OfficeList, path: Path) -> Path:
    """The list as an .xlsx file with its merged cells."""
    book = openpyxl.Workbook()
    page = book.active
    page.title = "Sheet1"
    sheet = one.drawn.sheet
    for row, values in enumerate(sheet.rows, 1):
        for column, value in enumerate(values, 1):
            if value is not None:
                page.cell(row, column, value)
    for merge in sheet.merges:
        page.merge_cells(
            start_row=merge.first_row,
            end_row=merge.last_row,
            start_column=merge.first_col,
            end_column=merge.last_col,
        )
    book.save(path)
    return path
