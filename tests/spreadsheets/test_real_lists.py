"""Real lists of real offices, counted by hand: header rows, lines of data, matters or people."""

from __future__ import annotations

import importlib
import importlib.util
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from lawgov_desktop.spreadsheets.grid import Sheet, Workbook
from lawgov_desktop.spreadsheets.headers import find_header
from lawgov_desktop.spreadsheets.rows import data_rows, items


@dataclass(frozen=True)
class Counted:
    """What a careful person finds in a file's first sheet.

    lines: rows with text of their own. matters: what such a person would number. skipped: how many rows of
    each kind, without blank rows and rows that only continue merged cells: readers end a sheet differently.
    """

    file: str  # the beginning of its name
    header: tuple[int, ...]
    columns: int
    first: str
    last: str
    lines: int
    matters: int
    skipped: dict[str, int] = field(default_factory=dict)


LISTS = [
    # Rows 3-4, 5-6, 7-10 are merged in every column: three matters, written in three rows.
    Counted("04_", (2,), 15, "序号", "备注", 3, 3, {"标题": 1}),
    # An .xls named .xlsx; two title rows; "序  号"; 录入人 is a heading here, no signature.
    Counted("05_", (3,), 26, "序号", "是否公示", 75, 75, {"标题": 2}),
    # Matters 3 and 4 have five 子项 each, 序号 merged (5:9, 10:14).
    Counted("06_", (2,), 15, "序号", "备注", 108, 100, {"标题": 1}),
    # Four headings come twice; row 22 lost its number (20) and is a matter all the same.
    Counted("10_", (2,), 19, "序号", "备注(2)", 21, 21, {"标题": 1}),
    # Every matter is merged over 2 to 45 rows; seven have 子项, which makes 12 lines more than matters.
    Counted("12_", (2,), 15, "序号", "备注", 149, 137, {"标题": 1}),
    # Title merged over rows 1-2, twelve matters of seven merged rows; the two files are the same.
    Counted("16_", (3,), 14, "序号", "备注", 12, 12, {"标题": 1}),
    Counted("17_", (3,), 14, "序号", "备注", 12, 12, {"标题": 1}),
    # 附件1 and the title above; 31 provinces as merged lines between the 2,919 schools.
    Counted("25_", (3,), 7, "序号", "备注", 2919, 2919, {"标题": 2, "分节行": 31}),
    # Begins in row 2; 3,209 lines with a code, 2 districts and 4 "省直辖县级行政单位" without; three notes.
    Counted("29_", (3,), 2, "行政区划代码", "单位名称", 3215, 3215, {"标题": 1, "注释、落款行": 3}),
    # 上午/下午 over two blocks of names; the second page has its title, date line and header, and no names.
    Counted(
        "47_", (4, 5), 10, "上午/姓名", "下午/时、分(2)", 9, 9, {"标题": 2, "填报单位行": 2, "表头重复": 2}
    ),
    # A blank form: 17 numbers and nobody; a note and two lines of signatures below.
    Counted("48_", (3,), 5, "序号", "电话号码", 0, 0, {"标题": 1, "填报单位行": 1, "注释、落款行": 3}),
]


def first_sheet(folder: Path, start: str) -> Sheet:
    """The file's first sheet as the program reads it; skips where the reader or the file is missing."""
    name = "lawgov_desktop.spreadsheets.reading"
    if importlib.util.find_spec(name) is None:
        pytest.skip("lists cannot be read yet")
    files = sorted((folder / "data" / "lists").glob(start + "*"))
    if not files:
        pytest.skip(f"no list {start}* here")
    book: Workbook = importlib.import_module(name).read_workbook(files[0])
    return book.sheets[0]


@pytest.mark.parametrize("expected", LISTS, ids=lambda c: c.file.rstrip("_"))
def test_a_real_list_is_understood_as_a_careful_person_does(shared: Path, expected: Counted) -> None:
    sheet = first_sheet(shared, expected.file)
    finding = find_header(sheet)
    assert finding.header_rows == expected.header
    assert len(finding.columns) == expected.columns
    assert (finding.columns[0].heading, finding.columns[-1].heading) == (expected.first, expected.last)
    assert finding.confidence >= 0.6
    found = data_rows(sheet, finding)
    reasons = [s.why for s in found.skipped if s.why not in ("空行", "合并单元格的延续行")]
    assert {why: reasons.count(why) for why in reasons} == expected.skipped
    assert len(found.rows) == expected.lines
    assert len(items(found.rows)) == expected.matters


def test_the_numbers_of_the_schools_run_through_without_a_gap(shared: Path) -> None:
    sheet = first_sheet(shared, "25_")
    rows = data_rows(sheet, find_header(sheet)).rows
    assert [row.values[0] for row in rows] == list(range(1, 2920))


def test_a_matter_of_five_lines_keeps_its_sub_matters_and_says_common_things_once(shared: Path) -> None:
    sheet = first_sheet(shared, "06_")
    finding = find_header(sheet)
    matter = items(data_rows(sheet, finding).rows)[2]
    assert (matter.first_row, matter.last_row, matter.values[0]) == (5, 9, 3)
    assert str(matter.values[2]).count("\n") == 4
    assert matter.values[3] == "行政许可"
