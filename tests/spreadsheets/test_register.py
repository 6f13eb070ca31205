"""A register as Excel: values read back equal by two readers, laid out as an office expects."""

from __future__ import annotations

import datetime as dt
import re
import tracemalloc
import zipfile
from collections.abc import Iterator, Sequence
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl.worksheet.worksheet import Worksheet
from python_calamine import CalamineWorkbook

from lawgov_desktop.documents.register_table import RegisterColumn, RegisterTable, Value
from lawgov_desktop.errors import Cancelled, UserError
from lawgov_desktop.progress import Progress
from lawgov_desktop.spreadsheets.grid import column_letter
from lawgov_desktop.spreadsheets.register import sheet_name, write_register

COLUMNS = (
    RegisterColumn("序号", "number"),
    RegisterColumn("案件编号", "id"),
    RegisterColumn("受理日期", "date"),
    RegisterColumn("姓名", group_label="申请人"),
    RegisterColumn("身份证号码", "id", group_label="申请人"),
    RegisterColumn("纠纷简要情况", "long"),
    RegisterColumn("涉及金额", "money"),
)


def case_rows(count: int) -> Iterator[Sequence[Value]]:
    for number in range(1, count + 1):
        yield (
            number,
            f"(2025)龙潭人调字第{number:04d}号",
            f"2025-03-{1 + number % 28:02d}",
            ("张𠅤", "㛃䶮", "李四")[number % 3],
            f"53000019780101{number % 10000:04d}",
            "双方因宅基地边界发生争执。" * (1 + number % 5),
            number * 12345,
        )


def register(rows: int, **more: object) -> RegisterTable:
    return RegisterTable("龙潭镇2025年人民调解台账", COLUMNS, case_rows(rows), rows, **more)  # type: ignore[arg-type]


def one_column(values: Sequence[Value], kind: str = "text") -> RegisterTable:
    return RegisterTable("表", (RegisterColumn("栏", kind),), [(v,) for v in values], len(values))  # type: ignore[arg-type]


def opened(file: Path) -> Worksheet:
    sheet = openpyxl.load_workbook(file).active
    assert isinstance(sheet, Worksheet)
    return sheet


def calamine_rows(file: Path) -> list[list[object]]:
    book = CalamineWorkbook.from_path(str(file))
    return [list(row) for row in book.get_sheet_by_index(0).to_python(skip_empty_area=False)]


def column_values(file: Path) -> list[object]:
    """The one column's values under title and heading, as openpyxl reads them."""
    return [row[0] for row in opened(file).iter_rows(min_row=3, values_only=True)]


def test_two_readers_read_back_what_was_written(tmp_path: Path) -> None:
    written = write_register(register(50), tmp_path / "a.xlsx")
    assert written.rows == 50
    expected = [
        (n, number, dt.datetime.fromisoformat(str(day)), name, identity, story, fen / 100)  # type: ignore[operator]
        for n, number, day, name, identity, story, fen in case_rows(50)
    ]
    assert list(opened(written.path).iter_rows(min_row=4, values_only=True)) == expected
    assert [tuple(row) for row in calamine_rows(written.path)[3:]] == [
        (row[0], row[1], row[2].date(), *row[3:]) for row in expected
    ]


def test_title_units_and_two_level_heading(tmp_path: Path) -> None:
    table = register(
        3,
        subtitle_left="填报单位：司法所",
        subtitle_middle="填报时间：2025年",
        subtitle_right="单位：件、元",
        notes="注：按季填报。",
        totals=("合计", None, None, None, None, None, 99),
    )
    sheet = opened(write_register(table, tmp_path / "a.xlsx").path)
    rows = list(sheet.iter_rows(values_only=True))
    assert rows[0][0] == "龙潭镇2025年人民调解台账"
    assert [value for value in rows[1] if value] == ["填报单位：司法所", "填报时间：2025年", "单位：件、元"]
    assert rows[2] == ("序号", "案件编号", "受理日期", "申请人", None, "纠纷简要情况", "涉及金额")
    assert rows[3][3:5] == ("姓名", "身份证号码")
    assert rows[7][0] == "合计"
    assert rows[7][6] == 0.99
    assert rows[8][0] == "注：按季填报。"
    merged = {str(area) for area in sheet.merged_cells.ranges}
    assert {"A1:G1", "A2:B2", "C2:E2", "F2:G2", "D3:E3", "A3:A4", "G3:G4", "A9:G9"} <= merged
    assert sheet["A1"].font.sz == 18
    assert sheet["A1"].font.b
    assert sheet["A1"].alignment.horizontal == "center"


def test_page_is_ready_to_print(tmp_path: Path) -> None:
    sheet = opened(write_register(register(40), tmp_path / "a.xlsx").path)
    assert sheet.freeze_panes == "A4"
    assert sheet.print_title_rows == "$2:$3"
    assert sheet.print_area == "'龙潭镇2025年人民调解台账'!$A$1:$G$43"
    assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", 9)
    assert (sheet.page_setup.fitToWidth or 1, sheet.page_setup.fitToHeight) == (1, 0)  # 1 when not given
    assert sheet.sheet_properties.pageSetUpPr.fitToPage
    assert sheet.oddFooter.center.text == "第 &P 页 共 &N 页"
    assert sheet.dimensions == "A1:G43"


def test_every_body_cell_is_ruled_and_dressed_by_its_kind(tmp_path: Path) -> None:
    sheet = opened(write_register(register(5), tmp_path / "a.xlsx").path)
    for row in sheet.iter_rows(min_row=4, max_row=8):
        assert all(cell.border.left.style == cell.border.bottom.style == "thin" for cell in row)
    formats = [cell.number_format for cell in sheet[4]]
    assert formats == ["General", "@", "yyyy-mm-dd", "@", "@", "General", "#,##0.00"]
    assert [cell.data_type for cell in sheet[4]] == ["n", "s", "d", "s", "s", "s", "n"]
    assert sheet["F4"].alignment.wrap_text


def test_wrapped_text_gets_the_height_it_needs(tmp_path: Path) -> None:
    columns = (RegisterColumn("序号", "number"), RegisterColumn("情况", "long", 20))
    rows = [(1, "短"), (2, "长" * 100), (3, "一\n二\n三\n四"), (4, "很" * 5000)]
    sheet = opened(write_register(RegisterTable("表", columns, rows, 4), tmp_path / "a.xlsx").path)
    heights = [sheet.row_dimensions[row].height for row in range(3, 7)]
    lines = 100 / (sheet.column_dimensions["B"].width / 2)
    assert heights[0] == 20
    assert heights[1] >= lines * 13.5
    assert heights[2] >= 4 * 13.5
    assert heights[3] == 409  # Excel's limit


@pytest.mark.parametrize("text", ["=1+1", "+86 138", "-5℃", "@某", '=HYPERLINK("x")', "{=1}", "\t=1", "'=1"])
@pytest.mark.parametrize("kind", ["text", "long", "id", "number", "date", "money"])
def test_text_never_becomes_a_formula(tmp_path: Path, text: str, kind: str) -> None:
    file = write_register(one_column([text], kind), tmp_path / "a.xlsx").path
    xml = zipfile.ZipFile(file).read("xl/worksheets/sheet1.xml").decode("utf-8")
    assert "<f>" not in xml
    cell = opened(file)["A3"]
    if text.startswith("="):
        # openpyxl reads every string with = as a formula; the file itself says in-line text, kept by a quote.
        assert cell.quotePrefix
    assert calamine_rows(file)[2][0] == text


def test_codes_stay_text_and_long_numbers_keep_every_digit(tmp_path: Path) -> None:
    values: list[Value] = ["530000197801010000", "007", "13800000000", "2025-03-05", "1e5"]
    file = write_register(one_column(values, "id"), tmp_path / "a.xlsx").path
    assert column_values(file) == values
    numbers: list[Value] = [
        12345678901234567890,
        10**14,
        Decimal("0.1"),
        Decimal("1.2345678901234567"),
        2.5,
        "约三",
    ]
    file = write_register(one_column(numbers, "number"), tmp_path / "b.xlsx").path
    assert column_values(file) == ["12345678901234567890", 10**14, 0.1, "1.2345678901234567", 2.5, "约三"]


def test_number_that_is_none_is_written_as_text(tmp_path: Path) -> None:
    file = write_register(one_column([float("nan"), float("inf"), True], "number"), tmp_path / "a.xlsx").path
    assert column_values(file) == ["nan", "inf", "是"]


def test_only_full_real_dates_become_dates(tmp_path: Path) -> None:
    values: list[Value] = [
        "2025-03-05",
        dt.date(2024, 2, 29),
        "2025-03",
        "2025",
        "2025-02-30",
        "1899-12-31",
        "1900-03-01",
        "民国三十年",
    ]
    file = write_register(one_column(values, "date"), tmp_path / "a.xlsx").path
    assert column_values(file) == [
        dt.datetime(2025, 3, 5),
        dt.datetime(2024, 2, 29),
        "2025-03",
        "2025",
        "2025-02-30",
        "1899-12-31",
        dt.datetime(1900, 3, 1),
        "民国三十年",
    ]


def test_money_is_written_to_the_fen(tmp_path: Path) -> None:
    file = write_register(one_column([1, -5, 123456789, 0, None, "免"], "money"), tmp_path / "a.xlsx").path
    assert column_values(file) == [0.01, -0.05, 1234567.89, 0, None, "免"]
    with pytest.raises(TypeError, match="whole 分"):
        write_register(one_column([1.5], "money"), tmp_path / "b.xlsx")


def test_characters_xml_forbids_are_dropped_and_nothing_else(tmp_path: Path) -> None:
    values: list[Value] = [
        "张\x00三\x0b",
        "\ufffe甲\ud800乙",
        "<r>甲</r>",
        "a&b<c>\"d'",
        "_x0041_",
        " 前后 ",
        "甲\r\n乙",
        "𠅤😀",
    ]
    file = write_register(one_column(values), tmp_path / "a.xlsx").path
    assert [row[0] for row in calamine_rows(file)[2:]] == [
        "张三",
        "甲乙",
        "<r>甲</r>",
        "a&b<c>\"d'",
        "_x0041_",
        " 前后 ",
        "甲\n乙",
        "𠅤😀",
    ]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.text(min_size=1, max_size=40), min_size=1, max_size=8))
def test_any_text_makes_a_readable_file_with_the_same_text(tmp_path: Path, texts: list[str]) -> None:
    file = write_register(one_column([*texts, "尾"]), tmp_path / "a.xlsx").path
    forbidden = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff\ud800-\udfff]")
    expected = [forbidden.sub("", text.replace("\r\n", "\n").replace("\r", "\n")) for text in texts]
    rows = calamine_rows(file)[2:-1]
    assert [str(row[0]) for row in rows] == expected


def test_text_longer_than_a_cell_is_cut_visibly_and_counted(tmp_path: Path) -> None:
    written = write_register(one_column(["长" * 40_000, "𠅤" * 20_000, "短" * 32_767]), tmp_path / "a.xlsx")
    first, second, third = (str(row[0]) for row in calamine_rows(written.path)[2:])
    assert written.cut_texts == 2
    assert first.endswith("以下略）")
    assert len(first) == 32_767
    assert len(second.encode("utf-16-le")) // 2 <= 32_767
    assert third == "短" * 32_767


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("龙潭镇台账", "龙潭镇台账"),
        ("A/B:[C]*?\\", "A／B：【C】＊？＼"),
        ("'甲'", "甲"),
        ("", "台账"),
        ("History", "台账"),
        ("长" * 40, "长" * 31),
        ("𠅤" * 20, "𠅤" * 15),
    ],
)
def test_sheet_name_is_one_excel_accepts(tmp_path: Path, title: str, name: str) -> None:
    assert sheet_name(title) == name
    table = RegisterTable(title, (RegisterColumn("栏"),), [("值",)], 1)
    assert opened(write_register(table, tmp_path / "a.xlsx").path).title == name


def test_practice_register_is_marked(tmp_path: Path) -> None:
    sheet = opened(write_register(register(2, watermark="练习"), tmp_path / "a.xlsx").path)
    assert sheet["A1"].value == "【练习】龙潭镇2025年人民调解台账"
    assert sheet.oddHeader.center.text.endswith("练习")


def test_register_without_rows_has_its_heading(tmp_path: Path) -> None:
    written = write_register(register(0), tmp_path / "a.xlsx")
    assert written.rows == 0
    assert opened(written.path).max_row == 3


def test_column_letters() -> None:
    assert [column_letter(number) for number in (1, 26, 27, 702, 703)] == ["A", "Z", "AA", "ZZ", "AAA"]


def test_stopping_half_way_leaves_the_older_file_and_no_scratch(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    scratch = tmp_path / "scratch"
    scratch.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(scratch))
    out = tmp_path / "a.xlsx"
    out.write_bytes(b"older")
    progress = Progress()

    def rows() -> Iterator[Sequence[Value]]:
        for number, row in enumerate(case_rows(1000)):
            if number == 600:
                progress.cancel()
            yield row

    with pytest.raises(Cancelled):
        write_register(RegisterTable("表", COLUMNS, rows(), 1000), out, progress)
    assert out.read_bytes() == b"older"
    assert sorted(tmp_path.iterdir()) == [out, scratch]
    assert list(scratch.iterdir()) == []


def test_progress_counts_rows(tmp_path: Path) -> None:
    seen: list[tuple[str, int, int]] = []
    write_register(register(30), tmp_path / "a.xlsx", Progress(lambda *step: seen.append(step)))
    assert seen[-1] == ("正在生成 Excel 台账", 30, 30)


def test_missing_folder_is_told_in_words(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="不存在"):
        write_register(register(1), tmp_path / "no" / "a.xlsx")


def test_memory_stays_flat(tmp_path: Path) -> None:
    write_register(register(10), tmp_path / "a.xlsx")

    def peak(rows: int) -> int:
        tracemalloc.start()
        write_register(register(rows), tmp_path / "a.xlsx")
        _now, most = tracemalloc.get_traced_memory()
        tracemalloc.stop()
        return most

    assert peak(6000) <= 1.2 * peak(1000)


def test_a_very_wide_register_prints_on_several_sheets_side_by_side(tmp_path: Path) -> None:
    columns = tuple(RegisterColumn(f"第{number}栏", "text", width_chars=12) for number in range(1, 41))
    row = tuple("某村某组某号" for _ in columns)
    table = RegisterTable("样例镇台账", columns, [row], 1, subtitle_left="填报单位：样例镇司法所")
    page = opened(write_register(table, tmp_path / "a.xlsx").path)
    assert page.page_setup.fitToWidth >= 2
    assert (page.page_setup.fitToHeight, page.page_setup.pageOrder) == (0, "overThenDown")
    assert page.print_title_cols == "$A:$B"
    title = next(one for one in page.merged_cells.ranges if one.min_row == 1)
    assert title.max_col < 40 / page.page_setup.fitToWidth + 1
