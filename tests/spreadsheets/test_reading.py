"""Workbooks of every kind, read through the child process: values, places, merges, what is hidden."""

from __future__ import annotations

import ctypes
import datetime as dt
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lawgov_desktop.errors import UserError
from lawgov_desktop.progress import Progress
from lawgov_desktop.spreadsheets import child_limits
from lawgov_desktop.spreadsheets.grid import (
    CellError,
    CellValue,
    Covered,
    Merge,
    Sheet,
    column_letter,
    column_number,
    plain_number,
)
from lawgov_desktop.spreadsheets.reading import Limits, child_command, read_workbook
from tests.spreadsheets import made_bytes
from tests.spreadsheets import made_files as make
from tests.spreadsheets.made_files import Made

LIST = Made(
    [
        ["序号", "姓名", "受理日期", "金额"],
        [1, "周大山", dt.date(2021, 3, 5), 12.5],
        [2, "#N/A", None, True],
        [3, "䶮𠅤", "=#REF!", 4.0],
    ]
)
VALUES: list[list[CellValue]] = [
    ["序号", "姓名", "受理日期", "金额"],
    [1, "周大山", dt.date(2021, 3, 5), 12.5],
    [2, CellError("#N/A"), None, True],
    [3, "䶮𠅤", CellError("#REF!"), 4],
]


def only_sheet(path: Path, read_by: str) -> Sheet:
    """The one sheet of a file; the reader is named because a second one would hide a fault of the first."""
    book = read_workbook(path)
    assert book.read_by == read_by
    assert len(book.sheets) == 1
    return book.sheets[0]


# ------------------------------------------------------------------------- values


def test_an_xls_is_read_with_its_errors_dates_and_whole_numbers(tmp_path: Path) -> None:
    sheet = only_sheet(make.xls(tmp_path / "甲.xls", LIST), "calamine")
    assert sheet.rows == VALUES
    assert type(sheet.rows[1][0]) is int
    assert type(sheet.rows[3][3]) is int
    assert sheet.rows[2][3] is True


def test_an_xlsx_is_read_with_its_errors_dates_and_whole_numbers(tmp_path: Path) -> None:
    rows = [["#REF!" if value == "=#REF!" else value for value in row] for row in LIST.rows]
    sheet = only_sheet(make.xlsx(tmp_path / "甲.xlsx", Made(rows)), "calamine")
    assert sheet.rows == VALUES


def test_the_second_reader_opens_what_the_first_panics_on(tmp_path: Path) -> None:
    rows = [[*row, make.CUT_OFF_FORMULA] for row in LIST.rows]
    sheet = only_sheet(make.xls(tmp_path / "甲.xls", Made(rows)), "xlrd")
    assert sheet.rows == [[*row, 7] for row in VALUES]


def test_a_worksheet_of_excel_4_without_a_container_is_read(tmp_path: Path) -> None:
    path = made_bytes.write(tmp_path, "1993.xls", make.biff4([["name", "no"], ["a", 1]]))
    assert only_sheet(path, "xlrd").rows == [["name", "no"], ["a", 1]]


def test_a_workbook_that_is_another_kind_than_its_name_says_is_read_and_told(tmp_path: Path) -> None:
    for path in (make.xls(tmp_path / "甲.xlsx", LIST), make.xlsx(tmp_path / "甲.xls", LIST)):
        book = read_workbook(path)
        assert book.read_by == "calamine"
        assert book.sheets[0].rows[1] == VALUES[1]
        assert path.suffix in book.format.sentence
    assert read_workbook(make.xls(tmp_path / "乙.xls", LIST)).format.sentence == ""


@pytest.mark.parametrize("kind", ["xls", "xlsx"])
def test_dates_of_the_1904_system_are_right(tmp_path: Path, kind: str) -> None:
    # The .xls writer always counts from 1900, so there the same number means a day 1,462 days later.
    day = dt.date(2021, 3, 5)
    made = Made([["日期"], [day]])
    path = tmp_path / f"甲.{kind}"
    if kind == "xls":
        assert only_sheet(make.xls(path, made, base_1904=True), "calamine").rows[1] == [
            day + dt.timedelta(days=1462)
        ]
    else:
        assert only_sheet(make.xlsx(path, made, base_1904=True), "calamine").rows[1] == [day]


def test_times_and_durations_keep_their_kind(tmp_path: Path) -> None:
    path = tmp_path / "甲.xlsx"
    moment = dt.datetime(2021, 3, 5, 14, 30)
    rows: list[list[make.Cell]] = [["时间"], [moment], [dt.time(9, 15)]]
    make.xlsx(path, Made(rows))
    assert [row[0] for row in only_sheet(path, "calamine").rows[1:]] == [moment, dt.time(9, 15)]


def test_a_long_number_shows_the_digits_excel_shows() -> None:
    assert plain_number(4.0) == 4
    assert plain_number(6222021234567891.0) == 6222021234567891
    assert plain_number(411328199001011234.0) == 411328199001011000
    assert plain_number(0.1 + 0.2) == 0.1 + 0.2
    assert plain_number(float("inf")) == float("inf")


# ------------------------------------------------------------------------- places


@pytest.mark.parametrize("kind", ["xls", "xlsx"])
def test_rows_and_columns_keep_excels_numbers(tmp_path: Path, kind: str) -> None:
    rows: list[list[make.Cell]] = [[], [], [None, None, "甲", None], [], [None, None, None, 5], []]
    sheet = only_sheet(getattr(make, kind)(tmp_path / f"甲.{kind}", Made(rows)), "calamine")
    assert (sheet.first_row, sheet.first_col, sheet.last_row) == (3, 3, 5)
    assert sheet.rows == [["甲", None], [], [None, 5]]
    assert (sheet.value(3, 3), sheet.value(5, 4), sheet.value(4, 3), sheet.value(99, 1)) == (
        "甲",
        5,
        None,
        None,
    )
    assert sheet.row_number(2) == 5


@pytest.mark.parametrize("kind", ["xls", "xlsx"])
def test_merges_what_is_hidden_and_what_lies_under_a_merge_are_told(tmp_path: Path, kind: str) -> None:
    made = Made(
        [
            ["镇", "村", "人"],
            ["甲镇", "一村", "周"],
            [None, "旧村名", "吴"],
            ["乙镇", "二村", "郑"],
            ["", None, None],
        ],
        merges=["A2:A3", "B2:B3", "A5:C5", "E9:F9"],
        hidden_rows=[3, 99],
        hidden_cols=[2],
    )
    sheet = only_sheet(getattr(make, kind)(tmp_path / f"甲.{kind}", made), "calamine")
    assert sheet.merges == (Merge(2, 3, 1, 1), Merge(2, 3, 2, 2))
    assert sheet.rows[2] == [None, None, "吴"]
    assert sheet.covered == (Covered(3, 2, "旧村名"),)
    assert (set(sheet.hidden_rows), set(sheet.hidden_cols)) == ({3}, {2})
    assert str(sheet.merges[0]) == "A2:A3"


@pytest.mark.parametrize("kind", ["xls", "xlsx"])
def test_hidden_sheets_and_charts_are_told_apart(tmp_path: Path, kind: str) -> None:
    path = getattr(make, kind)(
        tmp_path / f"甲.{kind}",
        Made([["x"]], name="藏", hidden=True),
        Made([["y"]], name="一村"),
        Made([], name="空"),
        Made([], name="图", chart=True),
    )
    book = read_workbook(path)
    assert [(s.name, s.hidden, s.kind) for s in book.sheets] == [
        ("藏", True, "worksheet"),
        ("一村", False, "worksheet"),
        ("空", False, "worksheet"),
        ("图", False, "chart"),
    ]
    assert [sheet.name for sheet in book.filled_sheets] == ["一村", "藏"]
    assert book.sheet("空") is book.sheets[2]


def test_rows_that_hold_only_errors_are_not_lost(tmp_path: Path) -> None:
    sheet = only_sheet(make.xls(tmp_path / "甲.xls", Made([["数"], ["#DIV/0!"], [1]])), "calamine")
    assert sheet.rows == [["数"], [CellError("#DIV/0!")], [1]]


def test_overlapping_merges_of_a_hostile_file_are_not_followed(tmp_path: Path) -> None:
    merges = "".join(f'<mergeCell ref="A1:XFD{1048576 - n}"/>' for n in range(3000))
    cell = '<row r="1"><c r="A1"><v>1</v></c></row><row r="9"><c r="B9"><v>2</v></c></row>'
    content = made_bytes.xlsx(cell, after=f"<mergeCells>{merges}</mergeCells>")
    sheet = only_sheet(made_bytes.write(tmp_path, "甲.xlsx", content), "calamine")
    assert len(sheet.merges) < 5


def test_errors_and_hidden_rows_are_found_in_any_writing_of_the_xml(tmp_path: Path) -> None:
    xml = """<row hidden='true' r='1'><c t='e' r='A1' s="0"><f>1/0</f><v>#DIV/0!</v></c>
    <c r="B1"><v>1</v></c></row><row r="2" ><c r="A2" t="str"><v>甲</v></c><c r="B2" t = "e" ><v>#N/A</v></c>
    </row>"""
    sheet = only_sheet(made_bytes.write(tmp_path, "甲.xlsx", made_bytes.xlsx(xml)), "calamine")
    assert sheet.rows == [[CellError("#DIV/0!"), 1], ["甲", CellError("#N/A")]]
    assert sheet.hidden_rows == {1}


@given(st.integers(1, 16_384))
def test_column_letters_and_numbers_are_inverse(col: int) -> None:
    assert column_number(column_letter(col)) == col


@pytest.mark.parametrize("letters,number", [("A", 1), ("Z", 26), ("aa", 27), ("XFD", 16_384)])
def test_column_letters_are_excels(letters: str, number: int) -> None:
    assert column_number(letters) == number
    assert column_letter(number) == letters.upper()


@pytest.mark.parametrize("letters", ["", "XFE", "A1", "甲"])
def test_what_is_no_column_is_refused(letters: str) -> None:
    with pytest.raises(ValueError):
        column_number(letters)


# ------------------------------------------------------------------------- limits


def refusal(path: Path, limits: Limits | None = None, **more: object) -> UserError:
    with pytest.raises(UserError) as caught:
        read_workbook(path, limits=limits, **more)  # type: ignore[arg-type]
    assert caught.value.todo.endswith("。")
    return caught.value


def test_an_xls_with_a_password_is_refused_with_what_to_do(tmp_path: Path) -> None:
    assert "打开密码" in refusal(make.xls(tmp_path / "密.xls", LIST, encrypted=True)).what


def test_more_cells_than_allowed_are_refused(tmp_path: Path) -> None:
    path = make.xlsx(tmp_path / "大.xlsx", Made([[1] * 10] * 21))
    assert len(read_workbook(path, limits=Limits(max_cells=210)).sheets[0].rows) == 21
    assert "太大" in refusal(path, Limits(max_cells=209)).what


def test_empty_rows_between_others_count_as_they_cost(tmp_path: Path) -> None:
    cells = '<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="A1048576"><v>2</v></c></row>'
    path = made_bytes.write(tmp_path, "远.xlsx", made_bytes.xlsx(cells))
    sheet = only_sheet(path, "calamine")
    assert (sheet.last_row, sheet.value(1_048_576, 1)) == (1_048_576, 2)
    assert "太大" in refusal(path, Limits(max_cells=1_000_000)).what


def test_a_file_larger_than_allowed_is_not_even_opened(tmp_path: Path) -> None:
    assert "太大" in refusal(make.xls(tmp_path / "大.xls", LIST), Limits(max_file_bytes=100)).what


def test_too_much_memory_is_told(tmp_path: Path) -> None:
    path = made_bytes.write(tmp_path, "大.csv", "甲" * 40_000_000)
    assert "内存" in refusal(path, Limits(memory_bytes=160 << 20)).what


def test_a_damaged_file_is_told_and_the_cause_is_kept(tmp_path: Path) -> None:
    path = made_bytes.write(tmp_path, "坏.xlsx", made_bytes.xlsx("<row r="))
    refused = refusal(path)
    assert "损坏" in refused.what
    assert refused.__cause__ is not None


def test_progress_is_reported(tmp_path: Path) -> None:
    told: list[tuple[str, int, int]] = []
    read_workbook(make.xls(tmp_path / "甲.xls", LIST), progress=Progress(lambda *step: told.append(step)))
    assert told[-1] == ("正在读取表格", 4, 4)


def test_nothing_is_left_in_the_folder_for_temporary_files(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    scratch = tmp_path / "tmp"
    scratch.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(scratch))
    read_workbook(make.xls(tmp_path / "甲.xls", LIST))
    refusal(made_bytes.write(tmp_path, "坏.xlsx", made_bytes.xlsx("<row r=")))
    assert list(scratch.iterdir()) == []


def test_the_child_is_found_from_any_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = make.xls(tmp_path / "甲.xls", LIST)
    made_bytes.write(tmp_path, "python_calamine.py", "raise SystemExit('foreign code was run')")
    monkeypatch.chdir(tmp_path)
    assert read_workbook(Path("甲.xls")).sheets[0].rows == read_workbook(path).sheets[0].rows


def test_the_packaged_program_starts_itself_as_the_child(root: Path, tmp_path: Path) -> None:
    command = [sys.executable, str(root / "main.py"), "--read-spreadsheet-child"]
    book = read_workbook(make.xls(tmp_path / "甲.xls", LIST), command=command)
    assert book.sheets[0].rows == VALUES
    assert child_command()[0] == sys.executable


def test_the_structures_of_the_windows_job_have_the_size_windows_expects() -> None:
    # sizeof in winnt.h for 64-bit programs
    assert ctypes.sizeof(child_limits.BasicLimits) == 64
    assert ctypes.sizeof(child_limits.ExtendedLimits) == 144
    assert child_limits.job_limits(1 << 30, 20).ProcessMemoryLimit == 1 << 30


# ------------------------------------------------------------------------- hostile files


def test_the_errors_of_the_file_full_of_errors_are_all_told(shared: Path) -> None:
    sheet = read_workbook(shared / "data" / "hostile" / "error_cells.xls").sheets[0]
    errors = [value for row in sheet.rows for value in row if isinstance(value, CellError)]
    assert len(errors) == 2751


def test_the_cells_at_the_far_end_of_nearly_empty_sheets_are_in_place(shared: Path) -> None:
    folder = shared / "data" / "hostile"
    million = read_workbook(folder / "million_empty_rows.xlsx").sheets[0]
    assert (million.value(1, 1), million.value(80_000, 1)) == ("First Row", 80_000)
    assert million.value(1_048_576, 1) is not None
    assert 1_048_552 in million.hidden_rows
    dense = read_workbook(folder / "dense_grid_42KB.xls").sheets[0]
    assert dense.value(1, 1) == "Top Left Cell"
    assert dense.value(65_536, 256) is not None
