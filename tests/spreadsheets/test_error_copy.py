"""The copy of the bad rows: it looks like the file it came from, and comes back good when it is corrected."""

from __future__ import annotations

import zipfile
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from lawgov_desktop.office import Office
from lawgov_desktop.spreadsheets.apply import apply_plan
from lawgov_desktop.spreadsheets.error_copy import write_error_copy
from lawgov_desktop.spreadsheets.mapping import ERROR_HEADING
from lawgov_desktop.spreadsheets.plan import Plan
from tests.spreadsheets.county_forms import case_form
from tests.spreadsheets.lists import COMMITTEE, case_list, case_row, plan_of, written

SHEET = "人民调解 统计"


def form_with_rows(path: Path) -> Path:
    """The county's form with four cases: the second has no committee that is known, the fourth no day."""
    case_form(path, blank_rows=6, sample=False)
    book = openpyxl.load_workbook(path)
    page = book[SHEET]
    for number, row in enumerate(range(5, 9), start=1):
        values = [
            number,
            f"2025.3.{number}",
            "邻里纠纷",
            f"张样{'甲乙丙丁'[number - 1]}、李样例",
            COMMITTEE,
            "滴水",
            0.5,
        ]
        for column, value in enumerate(values, start=1):
            page.cell(row, column).value = value
    page["E6"] = "没有的调委会"
    page["B8"] = "三月份"
    book.save(path)
    return path


def bad_rows(plan: Plan, out: Path, original: Path | None) -> Any:
    write_error_copy(
        plan.sheet, plan.finding, [row for row in plan.rows if row.status == "bad"], out, original
    )
    return openpyxl.load_workbook(out)


def test_the_copy_keeps_the_looks_of_the_original(office: Office, tmp_path: Path) -> None:
    file = form_with_rows(tmp_path / "表.xlsx")
    plan = plan_of(office, "mediation_case", file)
    book = bad_rows(plan, tmp_path / "错.xlsx", file)
    page, before = book[SHEET], openpyxl.load_workbook(file)[SHEET]
    assert [page.cell(row, 1).value for row in range(3, 8)] == ["序号", None, 2, 4, None]
    assert page["J3"].value == ERROR_HEADING
    assert page["J5"].value.startswith("原第6行：\nE列：")
    assert page["J6"].value.startswith("原第8行：\nB列：")
    assert page["A3"].fill.fgColor.rgb == before["A3"].fill.fgColor.rgb
    assert page["J3"].fill.fgColor.rgb == before["A3"].fill.fgColor.rgb
    assert [page.column_dimensions[letter].width for letter in "AF"] == [5, 30]
    assert page.column_dimensions["J"].width > 60
    assert page["E5"].fill.fgColor.rgb == "FFFDE9E7"
    assert page["G5"].number_format == "0.0000"
    assert {"A1:I1", "A3:A4", "F3:G3", "J3:J4"} <= {str(one) for one in page.merged_cells.ranges}
    rules = {str(rule.sqref): rule.formula1 for rule in page.data_validations.dataValidation}
    assert rules == {"C5:C6": "'选项'!$A$1:$A$3", "H5:H6": '"是,否"'}
    assert book["选项"].sheet_state == "hidden"


@pytest.mark.parametrize("looks", [True, False])
def test_the_corrected_copy_comes_back_good(office: Office, tmp_path: Path, looks: bool) -> None:
    file = form_with_rows(tmp_path / "表.xlsx")
    plan = plan_of(office, "mediation_case", file)
    assert (plan.counts.good, plan.counts.bad) == (2, 2)
    copy = tmp_path / "错.xlsx"
    book = bad_rows(plan, copy, file if looks else None)
    apply_plan(plan, office.store, good_only=True)
    page = book[SHEET]
    page["E5"] = COMMITTEE
    page["B6"] = "2025-03-04"
    book.save(copy)
    corrected = plan_of(office, "mediation_case", copy)
    assert (corrected.counts.good, corrected.counts.bad, corrected.counts.data) == (2, 0, 2)
    note = next(column for column in corrected.columns if column.heading == ERROR_HEADING)
    assert (note.ignored, note.path) == (True, None)
    assert apply_plan(corrected, office.store).created == 2


def test_values_filled_down_from_a_merged_cell_go_with_their_row(office: Office, tmp_path: Path) -> None:
    rows = [
        case_row(1),
        case_row(2, 受理日期="过几天", 调委会=None),
        case_row(3, 受理日期="不记得了", 调委会=None),
    ]
    file = case_list(tmp_path / "案件.xlsx", rows)
    book = openpyxl.load_workbook(file)
    book.active.merge_cells("D4:D6")
    book.save(file)
    plan = plan_of(office, "mediation_case", file)
    page = bad_rows(plan, tmp_path / "错.xlsx", file).active
    assert [page.cell(row, 4).value for row in (4, 5)] == [COMMITTEE, COMMITTEE]
    assert {str(one) for one in page.merged_cells.ranges} == {"A1:H1"}


def test_what_the_original_cannot_lend_is_written_plainly(office: Office, tmp_path: Path) -> None:
    file = written(tmp_path / "人.xlsx", [["姓名", "住址"], [None, "=村口"]])
    plan = plan_of(office, "person", file)
    gone = tmp_path / "已删除.xlsx"
    page = bad_rows(plan, tmp_path / "错.xlsx", gone).active
    assert (page["A1"].value, page["C1"].value) == ("姓名", ERROR_HEADING)


def test_a_copy_of_a_file_with_macros_has_none_and_opens_as_xlsx(office: Office, tmp_path: Path) -> None:
    plain, file = form_with_rows(tmp_path / "表.xlsx"), tmp_path / "表.xlsm"
    relation = "http://schemas.microsoft.com/office/2006/relationships/vbaProject"
    with zipfile.ZipFile(plain) as old, zipfile.ZipFile(file, "w") as new:
        for name in old.namelist():
            text = old.read(name)
            usual = b"vnd.openxmlformats-officedocument.spreadsheetml.sheet.main"
            text = text.replace(usual, b"vnd.ms-excel.sheet.macroEnabled.main")
            if name == "xl/_rels/workbook.xml.rels":
                macros = (
                    f'<Relationship Id="rIdVba" Type="{relation}" Target="vbaProject.bin"/></Relationships>'
                )
                text = text.replace(b"</Relationships>", macros.encode())
            new.writestr(name, text)
        new.writestr("xl/vbaProject.bin", b"macros")
    plan = plan_of(office, "mediation_case", file)
    bad_rows(plan, tmp_path / "错.xlsx", file)
    with zipfile.ZipFile(tmp_path / "错.xlsx") as packed:
        assert "xl/vbaProject.bin" not in packed.namelist()
        assert b"macroEnabled" not in packed.read("[Content_Types].xml")
        assert b"vbaProject" not in packed.read("xl/_rels/workbook.xml.rels")
