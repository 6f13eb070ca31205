"""What Excel, WPS and LibreOffice put on the clipboard becomes the table that was copied, no more."""

from __future__ import annotations

import time
from collections.abc import Sequence
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lawgov_desktop.errors import UserError
from lawgov_desktop.office import Office
from lawgov_desktop.registers import ALL
from lawgov_desktop.spreadsheets import pasting
from lawgov_desktop.spreadsheets.apply import apply_plan, write_errors
from lawgov_desktop.spreadsheets.grid import CellError, Sheet, Workbook
from lawgov_desktop.spreadsheets.headers import find_header
from lawgov_desktop.spreadsheets.mapping import known_labels
from lawgov_desktop.spreadsheets.pasting import (
    NO_HEADER,
    SHEET_NAME,
    parsed_text,
    pasted_workbook,
    quoted_cell,
)
from lawgov_desktop.spreadsheets.plan import Plan, make_plan
from lawgov_desktop.storage.imports import find_import
from lawgov_desktop.storage.listing import ListQuery, count
from tests.spreadsheets.clipboards import excel, libreoffice, text_of, wps

PEOPLE = ("name", "sex", "birth", "phone", "village", "address")
HEADER = ("姓名", "性别", "身份证号", "联系电话", "住址")
LI = ("李示例", "男", "110101199003072316", "13800000001", "样例村一组")
WANG = ("王示例", "女", "110101198511230021", "13800000002", "样例村二组")


def paste(office: Office, text: str = "", html: str = "", key: str = "person") -> Workbook:
    return pasted_workbook(text, html, office.kind(key), PEOPLE, office.store.names)


def plan_of(office: Office, workbook: Workbook, key: str = "person") -> Plan:
    kind = office.kind(key)
    found = find_header(workbook.filled_sheets[0], known_labels([kind])).header_rows
    return make_plan(kind, workbook, store=office.store, header=(found[0], found[-1]))


def cells(sheet: Sheet) -> list[list[object]]:
    return [list(row) for row in sheet.rows]


@pytest.mark.parametrize("program", [excel, wps, libreoffice])
def test_rows_with_their_header_come_as_from_a_file(office: Office, program: object) -> None:
    assert callable(program)
    workbook = paste(office, text_of([HEADER, LI, WANG]), program([HEADER, LI, WANG]))
    (sheet,) = workbook.sheets
    assert sheet.name == SHEET_NAME
    assert cells(sheet) == [list(HEADER), list(LI), list(WANG)]
    assert workbook.notes == ()
    plan = plan_of(office, workbook)
    assert plan.finding.header_rows == (1,)
    assert [column.path for column in plan.columns] == ["name", "sex", "id_no", "phone", "address"]
    assert [row.row for row in plan.rows] == [2, 3]
    assert plan.counts.new == 2
    assert plan.problems == []
    assert plan.file_name == SHEET_NAME


def test_text_alone_does_as_well(office: Office) -> None:
    workbook = paste(office, text_of([HEADER, LI]))
    assert cells(workbook.sheets[0]) == [list(HEADER), list(LI)]
    assert plan_of(office, workbook).counts.new == 1


@pytest.mark.parametrize("page", [True, False])
def test_rows_without_a_header_go_to_the_columns_in_sight(office: Office, page: bool) -> None:
    rows = [
        ("李示例", "男", "1990-03-07", "13800000001", "样例村", "一组"),
        ("王示例", "女", "1985年11月23日", "13800000002", "样例村", "二组"),
    ]
    workbook = paste(office, text_of(rows), excel(rows) if page else "")
    assert workbook.notes == (NO_HEADER,)
    plan = plan_of(office, workbook)
    assert [column.path for column in plan.columns] == list(PEOPLE)
    assert [row.row for row in plan.rows] == [1, 2]
    assert plan.rows[1].given["birth"] == "1985-11-23"
    assert plan.counts.new == 2


def test_a_problem_names_the_line_that_was_copied(office: Office) -> None:
    rows = [("李示例", "男", "1990-03-07"), ("", "女", "1985-11-23"), ("王示例", "女", "1985-13-45")]
    plan = plan_of(office, paste(office, text_of(rows)))
    assert [(problem.row, problem.column) for problem in plan.problems] == [(2, "A"), (3, "C")]


def test_columns_beyond_those_in_sight_are_numbered_and_fewer_are_fine(office: Office) -> None:
    wide = ("李示例", "男", "1990-03-07", "13800000001", "样例村", "一组", "别的", "还有")
    (sheet,) = paste(office, text_of([wide])).sheets
    assert sheet.rows[0][6:] == ["第 7 列", "第 8 列"]
    (sheet,) = paste(office, text_of([wide[:2]])).sheets
    assert cells(sheet) == [["姓名", "性别"], ["李示例", "男"]]


def test_an_empty_first_column_keeps_the_others_in_their_places(office: Office) -> None:
    rows = [("", "男", "1990-03-07"), ("", "女", "1985-11-23")]
    for html in ("", excel(rows)):
        (sheet,) = paste(office, text_of(rows), html).sheets
        assert (sheet.first_row, sheet.first_col) == (0, 2)
        assert sheet.rows[0] == ["性别", "出生日期"]


def test_empty_lines_on_top_keep_the_numbers_of_the_others(office: Office) -> None:
    (sheet,) = paste(office, "\r\n\r\n李示例\t男\r\n").sheets
    assert sheet.value(3, 1) == "李示例"
    assert sheet.first_row == 2


def test_one_cell_and_one_column_are_tables_too(office: Office) -> None:
    (sheet,) = paste(office, "李示例").sheets
    assert cells(sheet) == [["姓名"], ["李示例"]]
    (sheet,) = paste(office, "姓名\r\n李示例\r\n王示例\r\n").sheets
    assert cells(sheet) == [["姓名"], ["李示例"], ["王示例"]]
    plan = plan_of(office, paste(office, "李示例\n王示例"))
    assert [(row.row, row.given["name"]) for row in plan.rows] == [(1, "李示例"), (2, "王示例")]


def test_merged_headings_of_two_levels_are_read_from_the_page(office: Office) -> None:
    page = excel(
        [
            (
                "<td rowspan=2 height=38 class=xl66>受理日期",
                "<td colspan=2 class=xl66>甲方",
                "<td colspan=2>乙方",
            ),
            ("姓名", "电话", "姓名", "电话"),
            ("2025/3/5", "李示例", "13800000001", "王示例", "13800000002"),
        ]
    )
    text = (
        "受理日期\t甲方\t\t乙方\t\r\n\t姓名\t电话\t姓名\t电话\r\n"
        "2025/3/5\t李示例\t13800000001\t王示例\t13800000002\r\n"
    )
    workbook = paste(office, text, page, "mediation_case")
    plan = plan_of(office, workbook, "mediation_case")
    assert plan.finding.header_rows == (1, 2)
    assert [column.path for column in plan.columns] == [
        "accepted_on", "parties.1.name", "parties.1.phone", "parties.2.name", "parties.2.phone",
    ]  # fmt: skip
    assert plan.rows[0].given["accepted_on"] == "2025-03-05"


def test_id_numbers_and_leading_zeros_stay_the_texts_they_are(office: Office) -> None:
    rows = [("姓名", "身份证号", "联系电话"), ("李示例", "110101199003072316", "037165900001")]
    for html in (excel(rows), wps(rows), libreoffice(rows), ""):
        (sheet,) = paste(office, text_of(rows), html).sheets
        assert sheet.rows[1] == list(rows[1])


@pytest.mark.parametrize(
    "cell",
    ["<td align=right>1.10101E+17", '<td x:num="110101199003072000">1.10101E+17',
     '<td align="right" sdval="110101199003072000" sdnum="2052;">1.10101E+17',
     '<td align="right" sdval="1.10101199003072E+017" sdnum="2052;"><font>1.10101199003072E+017</font>'],
)  # fmt: skip
def test_an_id_shown_as_a_power_of_ten_is_told_as_destroyed(office: Office, cell: str) -> None:
    rows = [("姓名", "身份证号"), ("李示例", cell)]
    plan = plan_of(office, paste(office, "姓名\t身份证号\r\n李示例\t1.10101E+17\r\n", excel(rows)))
    (problem,) = plan.problems
    assert (problem.row, problem.column, problem.path) == (2, "B", "id_no")
    assert plan.rows[0].given.get("id_no") is None


def test_a_number_shown_shortened_is_taken_in_full_where_the_page_holds_it(office: Office) -> None:
    for cell in (
        '<td class="et3" x:num="371659000012">3.71659E+11',
        '<td align="right" sdval="371659000012" sdnum="2052;"><font face="宋体" size=1>3.71659E+11</font>',
    ):
        (sheet,) = paste(
            office, "姓名\t联系电话\r\n李示例\t3.71659E+11", wps([HEADER[::3], ("李", cell)])
        ).sheets
        assert sheet.rows[1] == ["李", "371659000012"]


def test_dates_and_results_of_formulas_are_what_was_shown(office: Office) -> None:
    shown = wps([("姓名", "出生日期"), ("李示例", '<td x:num="32939" x:fmla="=TODAY()">1990年3月7日')])
    plan = plan_of(office, paste(office, "", shown))
    assert plan.rows[0].given["birth"] == "1990-03-07"
    (sheet,) = paste(office, "姓名\t住址\n李示例\t#N/A\n").sheets
    assert sheet.rows[1][1] == CellError("#N/A")


def test_spaces_and_line_breaks_come_from_the_text_beside_the_page(office: Office) -> None:
    rows = [("姓名", "住址"), ("李示例", "样例镇\n  样例村")]
    page = excel(
        [rows[0], ("李示例", "样例镇<br>\n    <span style='mso-spacerun:yes'>&nbsp; </span>样例\n    村")]
    )
    (sheet,) = paste(office, text_of(rows), page).sheets
    assert sheet.rows[1][1] == "样例镇\n  样例村"


def test_cells_too_narrow_to_show_their_value_are_told(office: Office) -> None:
    workbook = paste(office, "姓名\t出生日期\n李示例\t########\n王示例\t####\n")
    (note,) = workbook.notes
    assert "2 格" in note
    assert "拉宽" in note


def test_the_longer_of_two_tables_of_a_web_page_comes_first(office: Office) -> None:
    page = (
        "<meta charset='utf-8'><p>说明</p><table><tr><td>样例镇</td></tr></table>"
        "<table><tr><th>姓名</th><th>电话</th></tr><tr><td>李示例</td><td>13800000001</td></tr></table>"
    )
    workbook = paste(office, "说明\n样例镇\n姓名\t电话", page)
    assert workbook.filled_sheets[0].rows[0] == ["姓名", "电话"]
    assert [sheet.name for sheet in workbook.sheets] == [SHEET_NAME, f"{SHEET_NAME}(2)"]


def test_the_description_windows_puts_before_a_page_is_no_part_of_it(office: Office) -> None:
    head = "Version:1.0\r\nStartHTML:0000000105\r\nEndHTML:0000001234\r\n"
    workbook = paste(office, "", head + excel([HEADER, LI]))
    assert cells(workbook.sheets[0]) == [list(HEADER), list(LI)]


def test_a_page_without_a_table_leaves_the_text(office: Office) -> None:
    workbook = paste(office, "李示例\t男", "<html><body><p>李示例 男</p></body></html>")
    assert workbook.sheets[0].rows[1] == ["李示例", "男"]


@pytest.mark.parametrize(
    ("text", "html"),
    [("", ""), ("\r\n", ""), ("\t\t\r\n\t\t\r\n", ""), ("", "<p>没有表格</p>"), ("", "<table></table>"),
     ("", "<html><img src='x.png'></html>")],
)  # fmt: skip
def test_a_clipboard_without_a_table_is_refused_in_words(office: Office, text: str, html: str) -> None:
    with pytest.raises(UserError) as told:
        paste(office, text, html)
    assert told.value.what
    assert told.value.todo


def test_a_header_without_rows_is_refused(office: Office) -> None:
    with pytest.raises(UserError, match="只有表头"):
        paste(office, text_of([HEADER]))


def test_far_too_much_is_a_files_work(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pasting, "MOST_CHARACTERS", 1000)
    with pytest.raises(UserError, match="太多") as told:
        paste(office, "李示例\t男\r\n" * 500)
    assert "另存为" in told.value.todo
    # The page of the same few cells is many times as long as their text.
    workbook = paste(office, text_of([HEADER, LI]), excel([HEADER, LI]) + " " * 1000)
    assert cells(workbook.sheets[0]) == [list(HEADER), list(LI)]
    monkeypatch.setattr(pasting, "MOST_CELLS", 100)
    with pytest.raises(UserError, match="格子"):
        paste(office, "\t" * 200)


def test_five_thousand_rows_are_no_wait(office: Office) -> None:
    rows = [HEADER, *((f"李{n}", "男", f"{n:018d}", f"138{n:08d}", f"样例村{n}号") for n in range(5000))]
    began = time.monotonic()
    workbook = paste(office, text_of(rows), excel(rows))
    assert time.monotonic() - began < 10
    assert workbook.sheets[0].last_row == 5001
    assert workbook.sheets[0].value(5001, 3) == "000000000000004999"


@pytest.mark.parametrize("text", ['"' * 200_000, '""a\t' * 50_000, '"""a\t' * 50_000, "\t" * 200_000 + "a"])
def test_text_made_to_be_slow_is_not(text: str) -> None:
    began = time.monotonic()
    parsed_text(text)
    assert time.monotonic() - began < 5


def test_a_page_made_to_be_slow_is_not(office: Office) -> None:
    began = time.monotonic()
    paste(office, "李示例\t男", "<table><td x:num=1 " * 100_000)
    paste(office, "李示例\t男", "<table><tr><td " + "x:num=1 " * 100_000)
    assert time.monotonic() - began < 25


def test_quotes_part_cells_only_where_excel_writes_them() -> None:
    for text, rows in (
        ('"甲\n乙"\t丙\r\n', [["甲\n乙", "丙"]]),
        ('"他说""好""\n走了"\t丙', [['他说"好"\n走了', "丙"]]),
        ('"好"\t"丙\r\n', [['"好"', '"丙']]),
        ('5"管\t他说"好"', [['5"管', '他说"好"']]),
        ('"甲"和"乙"\t丙', [['"甲"和"乙"', "丙"]]),
        ('"甲\t乙"\t丙', [["甲\t乙", "丙"]]),
        ('"a ""b"""\tc', [['a "b"', "c"]]),
        ("甲\t\r\n\t乙\r\n", [["甲", ""], ["", "乙"]]),
        ("甲\r乙\r", [["甲"], ["乙"]]),
        ("甲\t", [["甲", ""]]),
        ("", []),
    ):  # fmt: skip
        assert parsed_text(text) == rows, text


@given(
    st.lists(st.text(st.characters(exclude_characters="\r"), max_size=12), min_size=2, max_size=4).flatmap(
        lambda first: st.lists(
            st.lists(
                st.text(st.sampled_from('ab"\t\n 甲,=') | st.characters(exclude_characters="\r"), max_size=8),
                min_size=len(first),
                max_size=len(first),
            ),
            max_size=4,
        ).map(lambda rest: [first, *rest])
    ),
    st.sampled_from(["\n", "\r\n"]),
    st.booleans(),
)
def test_any_cells_survive_the_clipboards_text(rows: list[list[str]], end: str, last: bool) -> None:
    text = end.join("\t".join(map(quoted_cell, row)) for row in rows) + (end if last else "")
    expected = [list(row) for row in rows]
    expected[0][0] = expected[0][0].removeprefix("\ufeff")
    expected[-1][-1] = expected[-1][-1] if last else expected[-1][-1].rstrip("\x00")
    assert parsed_text(text) == expected


@pytest.mark.parametrize("key", [kind.key for kind in ALL])
def test_a_registers_own_headings_are_a_header_and_its_values_are_not(office: Office, key: str) -> None:
    kind = office.kind(key)
    saved: dict[str, str] = {}

    def link(other: str) -> str:
        if other not in saved:
            make = office.kind(other).sample
            assert make is not None
            saved[other] = office.store.save(other, make(link)).uuid
        return saved[other]

    record = office.store.get(key, link(key))
    assert record is not None
    shown = list(kind.list_fields)
    values = [kind.fields[name].show(record[name], office.store.names) for name in shown]
    labels = [kind.fields[name].label for name in shown]

    def made(rows: Sequence[Sequence[str]]) -> bool:
        workbook = pasted_workbook(text_of(rows), "", kind, shown, office.store.names)
        first = workbook.sheets[0].first_row
        assert find_header(workbook.sheets[0], known_labels([kind])).header_rows == (first,)
        assert (first == 0) == (NO_HEADER in workbook.notes)
        return first == 0

    assert made([values])
    assert made([values, values])
    assert made([values[:1]] * 3)
    assert not made([labels, values])
    assert not made([["序号", *labels], ["1", *values]])


def test_a_paste_is_one_logged_import_that_can_be_taken_back(office: Office) -> None:
    plan = plan_of(office, paste(office, text_of([LI[:2], WANG[:2]])))
    applied = apply_plan(plan, office.store)
    assert applied.created == 2
    entry = find_import(office.store, applied.import_id)
    assert entry.file_name == SHEET_NAME
    assert entry.sha256 == ""
    again = plan_of(office, paste(office, text_of([LI[:2], WANG[:2]])))
    assert again.former == ()
    office.store.undo(entry.action_id)
    assert count(office.store, ListQuery("person")) == 0


def test_bad_lines_of_a_paste_are_written_to_a_copy_with_its_made_header(
    office: Office, tmp_path: Path
) -> None:
    rows = [LI[:2], ("", "男", "1990-03-07"), WANG[:2]]
    plan = plan_of(office, paste(office, text_of(rows)))
    out = tmp_path / "有错的行.xlsx"
    assert write_errors(plan, out) == 1
    book = openpyxl.load_workbook(out)
    values = [list(row[:3]) for row in book.active.iter_rows(values_only=True)]
    book.close()
    assert values == [["姓名", "性别", "出生日期"], [None, "男", "1990-03-07"]]
