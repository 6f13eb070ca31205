"""What each kind of file keeps: errors, merges, what is hidden, dates, times, texts as they are shown."""

from __future__ import annotations

import datetime as dt
import io
import zipfile
from pathlib import Path

import openpyxl
import pytest
import xlsxwriter
from xlsxwriter.format import Format

from lawgov_desktop.errors import UserError
from lawgov_desktop.spreadsheets.grid import CellError, Covered, Merge, Sheet, Workbook
from lawgov_desktop.spreadsheets.reading import read_workbook
from tests.spreadsheets import made_bytes, made_xlsb
from tests.spreadsheets import made_files as make
from tests.spreadsheets.made_files import Made

DBASE = bytes((3, 95, 7, 26, 1, 0, 0, 0, 65, 0, 11, 0)) + bytes(52) + b"\r" + b" abcdefghij\x1a"
DAY = dt.date(2021, 3, 5)


def first(path: Path) -> Sheet:
    return read_workbook(path).sheets[0]


# ------------------------------------------------------------------------- xlsb


def test_an_xlsb_keeps_errors_merges_and_what_is_hidden(tmp_path: Path) -> None:
    made = Made(
        [
            ["序号", "姓名", "日期"],
            [1, "周大山", DAY],
            [2, "#N/A", "=#REF!"],
            [True, "吴", 2.5],
            [None, "旧名", 1],
        ],
        merges=["B4:B5"],
        hidden_rows=[3],
        hidden_cols=[2],
    )
    path = made_xlsb.xlsb(
        tmp_path / "甲.xlsb",
        made,
        Made([["x"]], name="藏", hidden=True),
        Made([], name="图", chart=True),
    )
    book = read_workbook(path)
    assert (book.format.kind, book.read_by, book.notes) == ("xlsb", "calamine", ())
    assert [(sheet.name, sheet.kind, sheet.hidden) for sheet in book.sheets] == [
        ("台账", "worksheet", False),
        ("藏", "worksheet", True),
        ("图", "chart", False),
    ]
    sheet = book.sheets[0]
    assert sheet.rows == [
        ["序号", "姓名", "日期"],
        [1, "周大山", DAY],
        [2, CellError("#N/A"), CellError("#REF!")],
        [True, "吴", 2.5],
        [None, None, 1],
    ]
    assert sheet.merges == (Merge(4, 5, 2, 2),)
    assert sheet.covered == (Covered(5, 2, "旧名"),)
    assert (set(sheet.hidden_rows), set(sheet.hidden_cols)) == ({3}, {2})


def test_dates_of_the_1904_system_are_right_in_an_xlsb(tmp_path: Path) -> None:
    path = made_xlsb.xlsb(tmp_path / "甲.xlsb", Made([["日期"], [DAY]]), base_1904=True)
    assert first(path).rows == [["日期"], [DAY]]


def test_an_xlsb_of_lies_is_read_or_refused(tmp_path: Path) -> None:
    # A merged cell and a hidden column as far as the numbers go, an error beyond the last row.
    content = made_xlsb.packed(Made([["甲", "乙"], [1, 2]]))
    merge = made_xlsb.record(made_xlsb.MERGE, b"\0\0\0\0" + b"\xff" * 4 + b"\0\0\0\0" + b"\xff" * 4)
    hidden = made_xlsb.record(made_xlsb.COLUMN, b"\0\0\0\0" + b"\xff" * 4 + bytes(8) + b"\1\0")
    with_lies = made_bytes.with_part(
        content, "xl/worksheets/sheet1.bin", lambda part: hidden + part + merge * 9
    )
    sheet = first(made_bytes.write(tmp_path, "甲.xlsb", with_lies))
    assert sheet.rows == [["甲", "乙"], [1, 2]]
    assert sheet.merges == ()


# ------------------------------------------------------------------------- Excel 2 to 95


@pytest.mark.parametrize("code_page", [936, None, 1252])
@pytest.mark.parametrize("version", [2, 3, 4, 5])
def test_chinese_texts_of_old_excel_are_right_even_where_the_file_names_no_encoding(
    tmp_path: Path, version: int, code_page: int | None
) -> None:
    rows: list[list[make.Cell]] = [["姓名", "数额"], ["张示例", 2.5], ["#N/A", 3]]
    content = make.old_excel(version, rows, code_page=code_page)
    book = read_workbook(made_bytes.write(tmp_path, "1995.xls", content))
    assert book.read_by == "xlrd"
    assert "Excel 95" in book.format.title
    assert book.sheets[0].rows == [["姓名", "数额"], ["张示例", 2.5], [CellError("#N/A"), 3]]
    if version == 5:
        assert book.sheets[0].name == "名册"


# ------------------------------------------------------------------------- values as they are shown


def test_everything_a_cell_can_hold_comes_out_of_an_xlsx(tmp_path: Path) -> None:
    path = tmp_path / "甲.xlsx"
    with xlsxwriter.Workbook(path) as book:
        page = book.add_worksheet()

        def shown(number_format: str) -> Format:
            return book.add_format({"num_format": number_format})

        page.write_datetime(
            0, 0, dt.datetime(2021, 3, 5), book.add_format({"num_format": 'yyyy"年"m"月"d"日"'})
        )
        page.write_datetime(
            0, 1, dt.datetime(2021, 3, 5, 14, 30), book.add_format({"num_format": "yyyy-m-d h:mm"})
        )
        page.write_datetime(0, 2, dt.time(9, 15), shown("h:mm"))
        page.write_number(0, 3, 1.5, shown("[h]:mm"))
        page.write_number(0, 4, 0.125, shown("0.0%"))
        page.write_boolean(0, 5, True)
        page.write_string(0, 6, "00123")
        page.write_formula(0, 7, "=1/0", None, "#DIV/0!")
        page.write_formula(0, 8, "=1+1", None, 2)
        page.write_rich_string(0, 9, "红", book.add_format({"bold": True}), "粗", "尾")
        page.write_string(0, 10, "长" * 32_000)
    book_read = read_workbook(path)
    assert book_read.notes == ()
    assert book_read.sheets[0].rows[0] == [
        DAY,
        dt.datetime(2021, 3, 5, 14, 30),
        dt.time(9, 15),
        dt.timedelta(hours=36),
        0.125,
        True,
        "00123",
        CellError("#DIV/0!"),
        2,
        "红粗尾",
        "长" * 32_000,
    ]


def test_how_a_text_is_pronounced_is_not_part_of_it(tmp_path: Path) -> None:
    sound = '<rPh sb="0" eb="2"><t>zhang</t></rPh>'
    xlsx = made_bytes.xlsx(f'<row r="1"><c r="A1" t="inlineStr"><is><t>张示例</t>{sound}</is></c></row>')
    ods = made_bytes.ods(
        '<table:table-row><table:table-cell office:value-type="string"><text:p><text:ruby><text:ruby-base>张'
        "</text:ruby-base><text:ruby-text>zhang</text:ruby-text></text:ruby>示例</text:p></table:table-cell>"
        "</table:table-row>"
    )
    page = "<table><tr><td><ruby>张<rp>(</rp><rt>zhang</rt><rp>)</rp></ruby>示例</td></tr></table>"
    for name, content in (("甲.xlsx", xlsx), ("甲.ods", ods), ("甲.html", page)):
        assert first(made_bytes.write(tmp_path, name, content)).rows == [["张示例"]]


def test_times_of_an_ods_are_times(tmp_path: Path) -> None:
    cells = "".join(
        f'<table:table-cell office:value-type="time" office:time-value="{value}"><text:p>x</text:p>'
        "</table:table-cell>"
        for value in ("PT09H15M00S", "PT36H00M00S", "P1DT1H", "-PT1H", "PT0,5S", "nonsense")
    )
    sheet = first(
        made_bytes.write(tmp_path, "甲.ods", made_bytes.ods(f"<table:table-row>{cells}</table:table-row>"))
    )
    assert sheet.rows == [
        [
            dt.time(9, 15),
            dt.timedelta(hours=36),
            dt.timedelta(hours=25),
            dt.timedelta(hours=-1),
            dt.time(0, 0, 0, 500_000),
            "x",
        ]
    ]


def test_a_day_written_out_with_midnight_is_a_day(tmp_path: Path) -> None:
    cells = "".join(
        f'<c r="{letter}1" t="d"><v>2021-03-05T{hour}:00:00</v></c>'
        for letter, hour in (("A", "00"), ("B", "08"))
    )
    content = made_bytes.xlsx(f'<row r="1">{cells}</row>')
    assert first(made_bytes.write(tmp_path, "甲.xlsx", content)).rows == [[DAY, dt.datetime(2021, 3, 5, 8)]]


@pytest.mark.parametrize(
    "name,content",
    [
        ("甲.csv", "姓名,数额\n张示例,#N/A\n#REF!,2\n"),
        (
            "甲.xls",
            "<table><tr><td>姓名<td>数额<tr><td>张示例<td>#N/A<tr><td>#REF!<td>2</table>",
        ),
    ],
)
def test_what_an_error_cell_shows_is_an_error_in_texts_and_pages(
    tmp_path: Path, name: str, content: str
) -> None:
    sheet = first(made_bytes.write(tmp_path, name, content))
    assert sheet.rows == [["姓名", "数额"], ["张示例", CellError("#N/A")], [CellError("#REF!"), "2"]]


def test_hidden_rows_and_columns_of_a_page_are_known(tmp_path: Path) -> None:
    page = (
        "<table><col span=2><col style='display: none'><tr><td>姓名<td>住址<td>备注"
        "<tr style='display:none'><td>张示例<td>一村<td>无<tr hidden><td>李示例<td>二村<td>无</table>"
    )
    sheet = first(made_bytes.write(tmp_path, "甲.xls", page))
    assert len(sheet.rows) == 3
    assert (set(sheet.hidden_rows), set(sheet.hidden_cols)) == ({2, 3}, {3})


# ------------------------------------------------------------------------- what the clerk is told


def test_formulas_nobody_has_worked_out_are_told_with_their_number_and_first_place(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    page = book.active
    page.title = "清单"
    page.append(["序号", "数", "和"])
    page.append([1, 2, "=A2+B2"])
    page.append(["=A2+1", 2, "=A3+B3"])
    book.save(tmp_path / "甲.xlsx")
    (note,) = read_workbook(tmp_path / "甲.xlsx").notes
    assert "3 个公式没有算出结果" in note
    assert "“清单”的 C2" in note
    assert "保存一次" in note


def test_a_formula_whose_result_is_an_empty_text_is_worked_out(tmp_path: Path) -> None:
    cells = (
        '<row r="1"><c r="A1" t="str"><f>IF(1,"")</f><v></v></c><c r="B1"><f>1+1</f><v>2</v></c>'
        '<c r="C1" t="n"><f t="shared" si="0"/><v>3</v></c></row>'
    )
    assert read_workbook(made_bytes.write(tmp_path, "甲.xlsx", made_bytes.xlsx(cells))).notes == ()
    empty = '<row r="1"><c r="A1"><f t="shared" si="0"/></c><c r="B1"><v>2</v></c></row>'
    (note,) = read_workbook(made_bytes.write(tmp_path, "乙.xlsx", made_bytes.xlsx(empty))).notes
    assert "A1" in note


def test_formulas_that_a_program_wrote_with_nothing_but_zeros_are_told(tmp_path: Path) -> None:
    with xlsxwriter.Workbook(tmp_path / "甲.xlsx") as book:
        page = book.add_worksheet("清单")
        page.write_row(0, 0, [5, 6])
        page.write_formula(1, 0, "=A1*2")
        page.write_formula(1, 1, "=B1*2")
    (note,) = read_workbook(tmp_path / "甲.xlsx").notes
    assert "2 个公式的结果都是 0" in note
    with xlsxwriter.Workbook(tmp_path / "乙.xlsx") as book:
        page = book.add_worksheet("清单")
        page.write_formula(1, 0, "=A1*2")
        page.write_formula(1, 1, "=B1*2", None, 12)
    assert read_workbook(tmp_path / "乙.xlsx").notes == ()


def test_a_page_or_xml_that_was_cut_off_is_told(tmp_path: Path) -> None:
    page = "<table>" + "<tr><td>张示例</td><td>1</td></tr>" * 50 + "</table>"
    assert read_workbook(made_bytes.write(tmp_path, "整.xls", page)).notes == ()
    (note,) = read_workbook(made_bytes.write(tmp_path, "断.xls", page[:900])).notes
    assert "后面的行可能缺了" in note
    xml = made_bytes.SPREADSHEETML
    assert read_workbook(made_bytes.write(tmp_path, "整.xml", xml)).notes == ()
    (note,) = read_workbook(made_bytes.write(tmp_path, "断.xml", xml[: xml.index("2024-03")])).notes
    assert "后面的行可能缺了" in note


def test_a_sheet_whose_records_break_off_is_told(tmp_path: Path) -> None:
    made = Made([["姓名", "数额"], ["张示例", 1], ["李示例", 2]])
    end = made_xlsb.record(made_xlsb.END_SHEET)
    broken = made_bytes.with_part(
        made_xlsb.packed(made), "xl/worksheets/sheet1.bin", lambda part: part.removesuffix(end)
    )
    (note,) = read_workbook(made_bytes.write(tmp_path, "甲.xlsb", broken)).notes
    assert "“台账”没有写完" in note

    whole = make.xls(tmp_path / "甲.xls", made).read_bytes()
    place = whole.index("李示例".encode("utf-16-le")) - 13  # the record of that cell begins here
    lie = whole[: place + 2] + b"\xff\x7f" + whole[place + 4 :]
    outcome = outcome_of(made_bytes.write(tmp_path, "乙.xls", lie))
    assert isinstance(outcome, UserError) or "没有写完" in outcome.notes[0]


def test_a_quote_nobody_closed_does_not_swallow_the_rows_after_it(tmp_path: Path) -> None:
    text = '姓名,住址\n"张示例,一村\n' + "李示例,二村\n" * 30
    book = read_workbook(made_bytes.write(tmp_path, "甲.csv", text))
    assert len(book.sheets[0].rows) == 32
    assert book.sheets[0].rows[2] == ["李示例", "二村"]
    assert "引号" in book.notes[0]


def test_more_sheets_than_a_person_looks_through_are_left_out_and_told(tmp_path: Path) -> None:
    page = "<table><tr><td>甲</td></tr></table>" * 1_200
    book = read_workbook(made_bytes.write(tmp_path, "甲.html", page))
    assert len(book.sheets) == 1_000
    assert "1000 张" in book.notes[0]


def test_rows_below_the_last_one_of_a_sheet_are_not_believed(tmp_path: Path) -> None:
    cells = '<row r="1"><c r="A1"><v>1</v></c></row><row r="1048577"><c r="A1048577"><v>2</v></c></row>'
    outcome = outcome_of(made_bytes.write(tmp_path, "甲.xlsx", made_bytes.xlsx(cells)))
    if isinstance(outcome, Workbook):
        assert outcome.sheets[0].last_row <= 1_048_576
    else:
        assert outcome.todo


@pytest.mark.parametrize("dense", [True, False])
def test_a_stray_cell_far_to_the_right_does_not_make_the_list_too_large(tmp_path: Path, dense: bool) -> None:
    count = 100 if dense else 400
    rows = "".join(made_bytes.text_row(n, [f"事项{n}", "条例"]) for n in range(1, count + 1))
    rows = rows.replace('</row><row r="9">', '<c r="XFD8" t="str"><v>x</v></c></row><row r="9">')
    book = read_workbook(made_bytes.write(tmp_path, "甲.xlsx", made_bytes.xlsx(rows)))
    assert len(book.sheets[0].rows) == count
    assert set(map(len, book.sheets[0].rows)) == {2}
    (note,) = book.notes
    assert "1 个格子有内容" in note
    assert "XFD8" in note


def test_what_stands_beyond_column_512_without_a_gap_belongs_to_the_list(tmp_path: Path) -> None:
    row = "<row>" + '<c t="str"><v>列</v></c>' * 600 + "</row>"
    book = read_workbook(made_bytes.write(tmp_path, "甲.xlsx", made_bytes.xlsx(row * 3)))
    assert (len(book.sheets[0].rows[0]), book.notes) == (600, ())


@pytest.mark.parametrize(
    "name,content", [("甲.csv", "1;" * 20_000), ("甲.xls", "<table><tr>" + "<td>1" * 9_000)]
)
def test_more_columns_than_any_list_has_are_refused(tmp_path: Path, name: str, content: str) -> None:
    refusal = outcome_of(made_bytes.write(tmp_path, name, content))
    assert isinstance(refusal, UserError)
    assert "列，太多了" in refusal.what


def test_a_macro_sheet_is_named_but_not_among_the_lists(tmp_path: Path) -> None:
    content = made_xlsb.packed(Made([["姓名"], ["张示例"]]), Made([["x"]], name="宏"))
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        parts = {
            name.replace("worksheets/sheet2", "macrosheets/sheet2"): packed.read(name).replace(
                b"worksheets/sheet2", b"macrosheets/sheet2"
            )
            for name in packed.namelist()
        }
    content = made_bytes.zipped(parts)
    book = read_workbook(made_bytes.write(tmp_path, "甲.xlsb", content))
    assert [(sheet.name, sheet.kind) for sheet in book.sheets] == [("台账", "worksheet"), ("宏", "macro")]
    assert [sheet.name for sheet in book.filled_sheets] == ["台账"]


def test_a_macro_sheet_of_an_xlsx_is_named_but_not_among_the_lists(tmp_path: Path) -> None:
    content = made_bytes.xlsx('<row r="1"><c r="A1"><v>1</v></c></row>')
    kind = b"http://schemas.microsoft.com/office/2006/relationships/xlMacrosheet"
    usual = b"http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet"
    content = made_bytes.with_part(
        content, "xl/_rels/workbook.xml.rels", lambda part: part.replace(usual, kind)
    )
    book = read_workbook(made_bytes.write(tmp_path, "甲.xlsm", content))
    assert [(sheet.name, sheet.kind) for sheet in book.sheets] == [("名册", "macro")]
    assert book.filled_sheets == ()


def test_a_zip_whose_directory_points_before_the_file_is_a_broken_file_not_a_broken_disk(
    tmp_path: Path,
) -> None:
    content = bytearray(made_bytes.xlsx(made_bytes.text_row(1, ["甲"])))
    end = content.rindex(b"PK\x05\x06")
    content[end + 16 : end + 20] = (0x7FFFFFFF).to_bytes(4, "little")
    refusal = outcome_of(made_bytes.write(tmp_path, "甲.xlsx", bytes(content)))
    assert isinstance(refusal, UserError)
    assert "不完整" in refusal.what


def outcome_of(path: Path) -> Workbook | UserError:
    try:
        return read_workbook(path)
    except UserError as refusal:
        return refusal


def test_the_name_that_says_something_else_is_told_in_a_sentence(tmp_path: Path) -> None:
    path = make.xlsx(tmp_path / "名册.xls", Made([["姓名"], ["张示例"]]))
    assert read_workbook(path).format.sentence == (
        "文件名的后缀是 .xls，内容其实是Excel 工作簿（.xlsx），已按内容读取，不用改名。"
    )


@pytest.mark.parametrize(
    "name,content,what",
    [
        ("甲.slk", b'ID;PCALCOOO32\r\nC;X1;Y1;K"a"\r\nE\r\n', "SYLK"),
        ("甲.dif", b'TABLE\r\n0,1\r\n"x"\r\nVECTORS\r\n0,2\r\n', "DIF"),
        (
            "甲.dbf",
            DBASE,
            "dBASE",
        ),
        ("甲.et", b"\x00\x01\x02\x80" * 300, "旧版 WPS 表格"),
        ("甲.uof", b'<?xml version="1.0"?><uof:UOF xmlns:uof="http://schemas.uof.org/2003"/>', "UOF"),
        ("甲.wps", b"\x00\x01\x02\x80" * 300, "文字文档"),
        ("甲.et", make.ole2({"ET_Document": bytes(600)}), "旧版 WPS 表格"),
    ],
)
def test_formats_nobody_reads_any_more_are_named_with_what_to_do(
    tmp_path: Path, name: str, content: bytes, what: str
) -> None:
    refusal = outcome_of(made_bytes.write(tmp_path, name, content))
    assert isinstance(refusal, UserError)
    assert what in refusal.what
    assert ".xlsx" in refusal.todo
