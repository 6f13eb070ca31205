"""Tables that are no workbooks: csv in every encoding, web pages and XML named .xls, OpenDocument."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from lawgov_desktop.errors import UserError
from lawgov_desktop.spreadsheets.grid import CellError, Merge, Sheet
from lawgov_desktop.spreadsheets.reading import read_workbook
from tests.spreadsheets import made_bytes


def only_sheet(path: Path, read_by: str) -> Sheet:
    """The one sheet of a file; the reader is named because a second one would hide a fault of the first."""
    book = read_workbook(path)
    assert book.read_by == read_by
    assert len(book.sheets) == 1
    return book.sheets[0]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16", "utf-16-le", "utf-16-be"])
def test_a_csv_in_any_encoding_keeps_its_texts(tmp_path: Path, encoding: str) -> None:
    text = '序号,姓名,证号\r\n01,"䶮, 𠅤\n二行",="00123"\r\n\r\n,,\r\n3,周,\r\n'
    sheet = only_sheet(made_bytes.write(tmp_path, "村表.csv", text.encode(encoding)), "csv")
    assert sheet.name == "村表"
    assert sheet.rows == [
        ["序号", "姓名", "证号"],
        ["01", "䶮, 𠅤\n二行", "00123"],
        [],
        [],
        ["3", "周", None],
    ]


def test_a_csv_that_says_its_delimiter_begins_after_that_line(tmp_path: Path) -> None:
    sheet = only_sheet(made_bytes.write(tmp_path, "甲.csv", "sep=;\n序号;金额\n1;3,5\n"), "csv")
    assert sheet.rows == [["序号", "金额"], ["1", "3,5"]]


def test_a_gb_text_with_broken_characters_is_read_with_a_note(tmp_path: Path) -> None:
    data = "序号,姓名\n".encode("gb18030") + "1,周大山\n".encode("gb18030") * 100 + b"2,\xff\n"
    book = read_workbook(made_bytes.write(tmp_path, "甲.csv", data))
    assert book.sheets[0].rows[-1] == ["2", "\ufffd"]
    assert "读不出来" in book.notes[0]


def test_a_page_that_turns_to_gb_after_its_plain_beginning_is_read(tmp_path: Path) -> None:
    head = "<html><head><meta charset=gb2312><style>" + "x{}" * 100_000 + "</style></head>"
    page = head + "<table><tr><td>姓名</td></tr></table></html>"
    assert only_sheet(made_bytes.write(tmp_path, "甲.xls", page.encode("gb18030")), "html").rows == [["姓名"]]


def test_a_web_page_named_xls_gives_its_tables_with_spans_as_merges(tmp_path: Path) -> None:
    page = """<html><head><title>导出</title><style>td{mso-number-format:"\\@"}</style></head><body>
    <table border=1><tr><td rowspan=2>序号</td><td colspan="2">当事人</td></tr>
    <tr><th>姓&nbsp;名</th><th>电 话</th></tr><tr><td>1<td>周<br>大山<td>139&amp;</tr>
    <tr style="display:none"><td>2</td><td><table><tr><td>里</td><td>层</td></tr></table></td></tr></table>
    <p>说明</p><table><tr><td>另一张</td></tr></table></body></html>"""
    book = read_workbook(made_bytes.write(tmp_path, "甲.xls", page))
    first, second = book.sheets
    assert first.rows == [
        ["序号", "当事人", None],
        [None, "姓\u00a0名", "电 话"],
        ["1", "周\n大山", "139&"],
        ["2", "里 层", None],
    ]
    assert first.merges == (Merge(1, 2, 1, 1), Merge(1, 1, 2, 3))
    assert first.hidden_rows == {4}
    assert (second.name, second.rows) == ("表2", [["另一张"]])


def test_a_web_page_without_a_table_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="没有找到表格"):
        read_workbook(made_bytes.write(tmp_path, "甲.xls", "<html><frameset><frame src=a></frameset></html>"))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_an_xml_table_of_excel_2003_is_read(tmp_path: Path, encoding: str) -> None:
    table = """<Column/><Column ss:Hidden="1" ss:Span="1"/><Row ss:Index="2">
    <Cell ss:MergeAcross="1"><Data ss:Type="String">名 &amp; 称</Data></Cell>
    <Cell><Data ss:Type="Number">4</Data></Cell></Row>
    <Row ss:Hidden="1"><Cell ss:Index="3"><Data ss:Type="DateTime">2021-03-05T00:00:00.000</Data></Cell>
    <Cell><Data ss:Type="Boolean">1</Data></Cell><Cell><Data ss:Type="Error">#N/A</Data></Cell></Row>"""
    xml = (
        f'<?xml version="1.0" encoding="{encoding}"?><?mso-application progid="Excel.Sheet"?>'
        '<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"'
        ' xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet">'
        f'<Worksheet ss:Name="台账"><Table>{table}</Table></Worksheet></Workbook>'
    )
    sheet = only_sheet(made_bytes.write(tmp_path, "甲.xls", xml.encode(encoding)), "xml")
    assert (sheet.first_row, sheet.first_col) == (2, 1)
    assert sheet.rows == [
        ["名 & 称", None, 4, None, None],
        [None, None, dt.date(2021, 3, 5), True, CellError("#N/A")],
    ]
    assert sheet.merges == (Merge(2, 2, 1, 2),)
    assert (set(sheet.hidden_rows), set(sheet.hidden_cols)) == ({3}, {2, 3})


def test_an_ods_is_read_with_repeats_merges_and_what_is_hidden(tmp_path: Path) -> None:
    cell = '<table:table-cell office:value-type="{}"{}><text:p>{}</text:p></table:table-cell>'
    table = (
        '<table:table-column/><table:table-column table:visibility="collapse"/>'
        '<table:table-row table:number-rows-repeated="2"/><table:table-row>'
        + cell.format("string", ' table:number-columns-spanned="2"', "当<text:s text:c='2'/>事人")
        + '<table:covered-table-cell/></table:table-row><table:table-row table:number-rows-repeated="2">'
        + cell.format("float", ' office:value="4"', "4.00")
        + cell.format("date", ' office:date-value="2021-03-05"', "21/3/5")
        + cell.format(
            "string",
            ' xmlns:calcext="urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0"'
            ' calcext:value-type="error"',
            "#N/A",
        )
        + '</table:table-row><table:table-row table:visibility="filter">'
        + cell.format("boolean", ' office:boolean-value="true" table:number-columns-repeated="2"', "是")
        + '<table:table-cell table:number-columns-repeated="16382"/></table:table-row>'
        '<table:table-row table:number-rows-repeated="1048570"><table:table-cell/></table:table-row>'
    )
    sheet = only_sheet(made_bytes.write(tmp_path, "甲.ods", made_bytes.ods(table)), "ods")
    assert sheet.first_row == 3
    assert sheet.rows == [
        ["当  事人", None, None],
        [4, dt.date(2021, 3, 5), CellError("#N/A")],
        [4, dt.date(2021, 3, 5), CellError("#N/A")],
        [True, True, None],
    ]
    assert sheet.merges == (Merge(3, 3, 1, 2),)
    assert (set(sheet.hidden_rows), set(sheet.hidden_cols)) == ({6}, {2})
