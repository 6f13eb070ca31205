"""A county's own form filled from the book: what the county drew is still there, values as it wants them."""

from __future__ import annotations

import datetime as dt
import json
import re
import shutil
import subprocess
import zipfile
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from openpyxl.styles import Border, Side

from lawgov_desktop.cli import main
from lawgov_desktop.errors import Cancelled, UserError
from lawgov_desktop.office import Office
from lawgov_desktop.printing import fill_county_form, register_query
from lawgov_desktop.progress import Progress
from lawgov_desktop.spreadsheets.fill import FilledForm
from tests.spreadsheets.county_forms import case_form
from tests.spreadsheets.lists import written

SHEET = "人民调解 统计"


def cases(office: Office, count: int, **more: Any) -> None:
    committee = office.book.rows("SELECT uuid FROM committee")[0][0]
    for number in range(1, count + 1):
        draft = {
            "accepted_on": f"2025-03-{31 - number:02d}",  # the register begins with the newest
            "committee": committee,
            "dispute_type": "neighbour",
            "summary": f"第{number}件，因滴水发生争执",
            "amount": number * 1_000_000,
            "parties": [{"name": f"张示例{'甲乙丙丁戊己庚辛壬癸'[number % 10]}"}, {"name": "李示例"}],
        }
        office.store.save("mediation_case", draft | more)


def filled(office: Office, form: Path, kind: str = "mediation_case", **more: Any) -> FilledForm:
    out = form.with_name(f"填好的{form.suffix}")
    return fill_county_form(office, register_query(office.kind(kind)), form, out, **more)


def opened(done: FilledForm) -> Any:
    return openpyxl.load_workbook(done.path)[SHEET]


def merges(page: Any) -> set[str]:
    return {str(one) for one in page.merged_cells.ranges}


def test_a_form_with_room_enough_keeps_every_part_that_holds_no_value(office: Office, tmp_path: Path) -> None:
    cases(office, 3)
    form = case_form(tmp_path / "表.xlsx")
    done = filled(office, form)
    assert (done.filled, done.added_rows, done.left) == (3, 0, ("是否入选典型",))
    assert done.replaced == 1
    before, after = openpyxl.load_workbook(form)[SHEET], opened(done)
    assert merges(before) == merges(after)
    with zipfile.ZipFile(form) as old, zipfile.ZipFile(done.path) as new:
        assert old.namelist() == new.namelist()
        same = {one for one in old.namelist() if old.read(one) == new.read(one)}
        assert {one for one in old.namelist() if "media" in one or "theme" in one or "sheet2" in one} <= set(
            same
        )
    for row in range(1, before.max_row + 1):
        assert before.row_dimensions[row].height == after.row_dimensions[row].height
        for column in range(1, 10):
            old_cell, new_cell = before.cell(row, column), after.cell(row, column)
            for part in ("border", "font", "fill", "alignment", "number_format"):
                assert repr(getattr(old_cell, part)) == repr(getattr(new_cell, part))


def test_values_stand_as_the_form_wants_them(office: Office, tmp_path: Path) -> None:
    cases(office, 2)
    page = opened(filled(office, case_form(tmp_path / "表.xlsx")))
    assert [cell.value for cell in page[5]] == [
        1,
        dt.datetime(2025, 3, 30),
        "邻里",  # the form's own word for 邻里纠纷
        "张示例乙、李示例",
        "样例村人民调解委员会",
        "第1件，因滴水发生争执",
        1,  # 10,000 元 in 万元
        None,
        "=G5/2",
    ]
    assert page["B5"].number_format == 'yyyy"年"m"月"d"日"'
    assert [page.cell(7, column).value for column in (1, 4, 6, 9)] == [None, None, None, "=G7/2"]


def test_more_records_than_rows_push_the_footer_down_with_all_that_belongs_to_it(
    office: Office, tmp_path: Path
) -> None:
    cases(office, 9)
    done = filled(office, case_form(tmp_path / "表.xlsx"))
    page = opened(done)
    assert done.added_rows == 5
    assert [page.cell(row, 1).value for row in range(5, 14)] == list(range(1, 10))
    assert page["A14"].value == "合计"
    assert page["G14"].value == "=SUM(G5:G13)"
    assert openpyxl.load_workbook(done.path, data_only=True)[SHEET]["G14"].value == 45
    assert page["I13"].value == "=G13/2"
    assert {"A14:F14", "A15:I15", "A1:I1", "F3:G3"} <= merges(page)
    assert page.row_dimensions[14].height == 33
    assert [page.row_dimensions[row].height for row in range(5, 14)] == [26] * 9
    assert page["A13"].border.bottom.style == "medium"
    assert page["A12"].border.bottom.style == "thin"
    assert page["A16"].comment.text.startswith("县局")
    assert page["A14"].hyperlink.ref == "A14"
    rules = {str(rule.sqref): rule.formula1 for rule in page.data_validations.dataValidation}
    assert rules == {"C5:C13": "'选项'!$A$1:$A$3", "H5:H13": '"是,否"'}
    assert [str(one.sqref) for one in page.conditional_formatting] == ["G5:G13"]
    assert page.print_area == f"'{SHEET}'!$A$1:$I$16"
    assert page.print_title_rows == "$3:$4"
    assert (page.freeze_panes, page.page_setup.orientation, page.page_margins.left) == (
        "B5",
        "landscape",
        0.33,
    )
    assert page.oddFooter.center.text == "第&P页 县司法局制"
    assert page.column_dimensions["F"].width == 30
    assert page._images[0].anchor._from.row == 14
    book = page.parent
    assert book.defined_names["合计金额"].attr_text == f"'{SHEET}'!$G$14"
    assert book["选项"]["C1"].value == f"='{SHEET}'!G14*10000"


def test_a_long_story_makes_its_row_higher_and_no_other(office: Office, tmp_path: Path) -> None:
    cases(office, 1, summary="因滴水发生争执，多次劝说无果。" * 12)
    page = opened(filled(office, case_form(tmp_path / "表.xlsx")))
    assert page.row_dimensions[5].height > 100
    assert page.row_dimensions[6].height == 26


@pytest.mark.parametrize("blank_rows", [0, 1])
def test_a_form_with_one_blank_row_or_none_grows(office: Office, tmp_path: Path, blank_rows: int) -> None:
    cases(office, 4)
    page = opened(filled(office, case_form(tmp_path / "表.xlsx", blank_rows=blank_rows)))
    assert [page.cell(row, 1).value for row in range(5, 10)] == [1, 2, 3, 4, "合计"]
    assert all(page.cell(row, 4).border.left.style == "thin" for row in range(5, 9))
    assert page["G9"].value == ("=SUM(G5:G8)" if blank_rows else None)
    assert "A9:F9" in merges(page)


def test_a_word_the_drop_down_lacks_is_written_and_told(office: Office, tmp_path: Path) -> None:
    cases(office, 1, dispute_type="homestead")
    form = case_form(tmp_path / "表.xlsx")
    label = office.store.names.code_label("dispute_type", "homestead")
    done = filled(office, form)
    assert [(one.heading, one.value) for one in done.not_in_list] == [("纠纷类型", label)]
    assert opened(done)["C5"].value == label


def test_texts_like_formulas_and_long_numbers_stay_texts(office: Office, tmp_path: Path) -> None:
    form = tmp_path / "名册.xlsx"
    book = openpyxl.Workbook()
    book.active.append(["序号", "姓名", "身份证号", "联系电话", "住址", "出生日期"])
    book.save(form)
    person = {
        "name": '=HYPERLINK("x")',
        "id_no": "11010519491231002X",
        "phone": "01088886666",
        "address": "+1 号院\n二层",
        "birth_date": "1949-12-31",
    }
    office.store.save("person", person)
    done = filled(office, form, "person")
    page = openpyxl.load_workbook(done.path).active
    assert [cell.value for cell in page[2]] == [1, *person.values()]
    assert {cell.data_type for cell in page[2][1:]} == {"s"}
    assert [page["B2"].quotePrefix, page["E2"].quotePrefix] == [True, True]
    assert [page["C2"].number_format, page["D2"].number_format] == ["@", "@"]
    with zipfile.ZipFile(done.path) as packed:
        assert b"<f>" not in packed.read("xl/worksheets/sheet1.xml")


def test_one_record_takes_as_many_rows_as_its_merged_number(office: Office, tmp_path: Path) -> None:
    form = tmp_path / "两行.xlsx"
    book = openpyxl.Workbook()
    page = book.active
    page.title = SHEET
    page.append(["序号", "姓名", "联系电话", "签名"])
    side = Side("thin")
    for row in range(2, 6):
        for column in range(1, 5):
            page.cell(row, column).border = Border(side, side, side, side)
    for row in (2, 4):
        for letter in "ABC":
            page.merge_cells(f"{letter}{row}:{letter}{row + 1}")
    page["A6"] = "审核人："
    book.save(form)
    for number in range(3):
        office.store.save("person", {"name": f"张示例{'甲乙丙'[number]}"})
    done = filled(office, form, "person")
    page = opened(done)
    assert [page.cell(row, 1).value for row in (2, 4, 6)] == [1, 2, 3]
    assert page["A8"].value == "审核人："
    assert merges(page) == {f"{letter}{row}:{letter}{row + 1}" for letter in "ABC" for row in (2, 4, 6)}
    assert done.left == ("签名",)


def test_what_the_form_prints_in_every_row_stays(office: Office, tmp_path: Path) -> None:
    form = tmp_path / "名册.xlsx"
    book = openpyxl.Workbook()
    page = book.active
    page.append(["序号", "上报乡镇全称", "姓名", "签到"])
    for number in range(1, 4):
        page.append([number, "样例镇", f"样本{'甲乙丙'[number - 1]}", "已签" if number == 1 else None])
    book.save(form)
    office.store.save("person", {"name": "张示例"})
    page = openpyxl.load_workbook(filled(office, form, "person").path).active
    assert [cell.value for cell in page[2]] == [1, "样例镇", "张示例", None]


def test_other_formats_are_refused_with_the_way_out(office: Office, tmp_path: Path) -> None:
    text = tmp_path / "表.csv"
    text.write_text("序号,姓名\n1,张三\n", encoding="utf-8")
    with pytest.raises(UserError) as told:
        fill_county_form(office, register_query(office.kind("person")), text, tmp_path / "出.xlsx")
    assert "另存为" in told.value.todo
    form = case_form(tmp_path / "表.xlsx")
    with pytest.raises(UserError, match="格式"):
        fill_county_form(office, register_query(office.kind("mediation_case")), form, tmp_path / "出.xls")
    with pytest.raises(UserError, match="空白表自己"):
        fill_county_form(office, register_query(office.kind("mediation_case")), form, form)


def test_a_form_of_another_register_is_refused_and_nothing_written(office: Office, tmp_path: Path) -> None:
    form = tmp_path / "别的.xlsx"
    book = openpyxl.Workbook()
    book.active.append(["品名", "规格", "单价"])
    book.save(form)
    with pytest.raises(UserError, match="没有认出"):
        filled(office, form, "committee")
    assert [one.name for one in tmp_path.glob("*填好的*")] == []


def test_a_published_list_whose_matters_are_merged_unevenly_says_why_it_cannot_be_filled(
    office: Office, tmp_path: Path
) -> None:
    rows = [
        ["序号", "事项名称", "设定依据"],
        [1, "样例事项甲", "样例法第一条"],
        [],
        [2, "样例事项乙", "样例法"],
        [],
        [],
    ]
    merges = [f"{letter}{first}:{letter}{last}" for letter in "ABC" for first, last in ((2, 3), (4, 6))]
    form = written(tmp_path / "清单.xlsx", rows, merges)
    out = tmp_path / "填好.xlsx"
    with pytest.raises(UserError, match="每条占的行数不一样"):
        fill_county_form(office, register_query(office.kind("matter")), form, out)
    assert not out.exists()


def test_an_entity_bomb_in_a_form_is_refused(office: Office, tmp_path: Path) -> None:
    form = case_form(tmp_path / "表.xlsx")
    bomb = tmp_path / "坏.xlsx"
    with zipfile.ZipFile(form) as old, zipfile.ZipFile(bomb, "w") as new:
        for name in old.namelist():
            data = old.read(name)
            if name == "xl/styles.xml":
                data = b'<!DOCTYPE x [<!ENTITY a "aaaa">]>' + data
            new.writestr(name, data)
    with pytest.raises(UserError):
        filled(office, bomb)


def test_stopping_leaves_no_file(office: Office, tmp_path: Path) -> None:
    cases(office, 2)
    form = case_form(tmp_path / "表.xlsx")
    progress = Progress()
    progress.cancel()
    with pytest.raises(Cancelled):
        filled(office, form, progress=progress)
    assert [one.name for one in tmp_path.iterdir() if one.suffix == ".xlsx"] == ["表.xlsx"]


def test_macros_of_a_form_are_kept(office: Office, tmp_path: Path) -> None:
    plain = case_form(tmp_path / "表.xlsx")
    form = tmp_path / "表.xlsm"
    with zipfile.ZipFile(plain) as old, zipfile.ZipFile(form, "w") as new:
        for name in old.namelist():
            data = old.read(name)
            if name == "[Content_Types].xml":
                data = data.replace(
                    b"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml",
                    b"application/vnd.ms-excel.sheet.macroEnabled.main+xml",
                )
            new.writestr(name, data)
        new.writestr("xl/vbaProject.bin", b"\xd0\xcf\x11\xe0 macros")
    done = filled(office, form)
    with zipfile.ZipFile(done.path) as packed:
        assert packed.read("xl/vbaProject.bin") == b"\xd0\xcf\x11\xe0 macros"


def test_the_filled_form_is_read_by_another_program_with_its_totals(office: Office, tmp_path: Path) -> None:
    soffice = shutil.which("soffice")
    if soffice is None:
        pytest.skip("needs LibreOffice")
    cases(office, 9)
    done = filled(office, case_form(tmp_path / "表.xlsx"))
    home = f"-env:UserInstallation={(tmp_path / 'lo').as_uri()}"
    command = [
        soffice,
        home,
        "--headless",
        "--convert-to",
        "csv:Text - txt - csv (StarCalc):44,34,76",
        "--outdir",
    ]
    subprocess.run([*command, str(tmp_path), str(done.path)], check=True, capture_output=True, timeout=120)
    text = (tmp_path / "填好的.csv").read_text(encoding="utf-8")
    assert re.search(r"^合计,,,,,,45", text, re.M)
    assert "9,2025年3月22日,邻里" in text


def test_the_command_says_what_was_filled_and_what_stayed_blank(
    office: Office, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    cases(office, 2)
    path = office.book.path
    office.close()
    form, out = case_form(tmp_path / "表.xlsx"), tmp_path / "出.xlsx"
    asked = ["fill", str(form), "mediation_case", "--out", str(out), "--year", "2025", "--where", "张示例乙"]
    assert main([*asked, "--books", str(path), "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert (told["filled"], told["left"], told["file"]) == (1, ["是否入选典型"], str(out.resolve()))


def test_formulas_that_share_one_text_are_parted_when_rows_move(office: Office, tmp_path: Path) -> None:
    form = case_form(tmp_path / "表.xlsx")
    shared = tmp_path / "共享.xlsx"
    with zipfile.ZipFile(form) as old, zipfile.ZipFile(shared, "w") as new:
        for name in old.namelist():
            data = old.read(name)
            if name == "xl/worksheets/sheet1.xml":
                data = data.replace(b"<f>G5/2</f>", b'<f t="shared" ref="I5:I8" si="0">G5/2</f>')
                for row in (6, 7, 8):
                    data = data.replace(b"<f>G%d/2</f>" % row, b'<f t="shared" si="0"/>')
            new.writestr(name, data)
    cases(office, 6)
    page = opened(filled(office, shared))
    assert [page.cell(row, 9).value for row in range(5, 11)] == [f"=G{row}/2" for row in range(5, 11)]


def test_lists_that_only_newer_excel_knows_grow_too(office: Office, tmp_path: Path) -> None:
    form = case_form(tmp_path / "表.xlsx")
    newer = tmp_path / "新.xlsx"
    ext = (
        b'<extLst><ext uri="{CCE6A557-97BC-4b89-ADB6-D9C93CAAB3DF}" '
        b'xmlns:x14="http://schemas.microsoft.com/office/spreadsheetml/2009/9/main">'
        b'<x14:dataValidations count="1" xmlns:xm="http://schemas.microsoft.com/office/excel/2006/main">'
        b'<x14:dataValidation type="list"><x14:formula1><xm:f>OPTIONS!$A$1:$A$3</xm:f></x14:formula1>'
        b"<xm:sqref>D5:D8</xm:sqref></x14:dataValidation></x14:dataValidations></ext></extLst></worksheet>"
    ).replace(b"OPTIONS", "选项".encode())
    with zipfile.ZipFile(form) as old, zipfile.ZipFile(newer, "w") as new:
        for name in old.namelist():
            data = old.read(name)
            if name == "xl/worksheets/sheet1.xml":
                data = data.replace(b"</worksheet>", ext)
            new.writestr(name, data)
    cases(office, 6)
    done = filled(office, newer)
    with zipfile.ZipFile(done.path) as packed:
        assert b"<xm:sqref>D5:D10</xm:sqref>" in packed.read("xl/worksheets/sheet1.xml")
    assert "当事人" in {one.heading for one in done.not_in_list}
