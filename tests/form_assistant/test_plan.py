"""What a form asks is recognised, asked from the right span, and left open where nothing is certain."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import openpyxl
import pytest

from lawgov_desktop.errors import UserError
from lawgov_desktop.form_assistant.memory import Choice
from lawgov_desktop.form_assistant.opening import open_form
from lawgov_desktop.form_assistant.plan import FormPlan, plan_form
from lawgov_desktop.form_assistant.writing import write_form
from lawgov_desktop.office import Office
from lawgov_desktop.reporting.period import Period
from lawgov_desktop.reporting.report.answers import answers
from tests.form_assistant import forms
from tests.form_assistant.conftest import Plan

HALF = Period(date(2025, 1, 1), date(2025, 6, 30))


def figures(plan: FormPlan) -> dict[str, str]:
    return {cell.place: cell.figure for cell in plan.cells if cell.state == "filled"}


def test_one_line_below_two_levels_of_headings(plan: Plan, read_only: Office) -> None:
    made = plan(forms.two_levels)
    assert made.sort == "numbers"
    assert made.period == HALF
    assert made.said_period
    assert figures(made) == {
        "B5": "mediation_cases", "C5": "mediation_agreed", "D5": "mediation_rate", "E5": "mediation_amount",
        "F5": "mediation_people", "G5": "administrative_mediation", "H5": "admin_mediation_agreed",
        "I5": "admin_mediation_amount",
    }  # fmt: skip
    told = answers(read_only.store, HALF)
    cells = {cell.place: cell for cell in made.cells}
    assert cells["B5"].value == str(told["mediation_cases"].value)
    assert cells["B5"].said is not None
    assert cells["B5"].said.records == told["mediation_cases"].records
    assert float(cells["E5"].value) == round((told["mediation_amount"].value or 0) / 1_000_000, 2)
    assert float(cells["I5"].value) == (told["admin_mediation_amount"].value or 0) / 100
    assert made.left == ()


def test_labels_with_their_blank_beside_them(plan: Plan) -> None:
    made = plan(forms.pairs)
    found = figures(made)
    assert found["B3"] == "mediation_cases"
    assert found["D3"] == "mediation_agreed"
    assert found["F3"] == "mediation_amount"
    assert found["D4"] == "mediation_written"
    assert found["B5"] == "mediation_by_type_1"
    assert made.left == ("未成年人案件", "主要做法")


def test_last_years_column_is_asked_from_last_year(plan: Plan, read_only: Office) -> None:
    made = plan(forms.label_column)
    cells = {cell.place: cell for cell in made.cells}
    before = answers(read_only.store, Period.year(2024))
    assert cells["F12"].figure == "publicity_events"
    assert cells["F12"].meaning.period == Period.year(2024)
    assert cells["F12"].value == str(before["publicity_events"].value)
    assert cells["E12"].value != cells["F12"].value
    assert "G4" not in cells  # a formula of the form


def test_nothing_entered_is_not_taken_for_nothing_done(plan: Plan, office: Office, tmp_path: Path) -> None:
    cells = {cell.place: cell for cell in plan(forms.label_column).cells}
    assert cells["F4"].state == "left"  # the book has no case of 2024 at all
    assert "2024年没有登记" in cells["F4"].why
    assert cells["F4"].proposals[0].key == "mediation_cases"
    told = {cell.place: cell for cell in plan(forms.merged_labels).cells}
    assert (told["D6"].state, told["D6"].value) == ("filled", "0")  # committees there are, none of this kind
    said = {
        cell.place: cell for cell in plan(forms.label_column, choices={"F4": Choice("mediation_cases")}).cells
    }
    assert (said["F4"].state, said["F4"].value) == ("filled", "0")


def test_a_section_says_what_its_lines_speak_of(plan: Plan) -> None:
    found = figures(plan(forms.label_column))
    assert found["E4"] == "mediation_cases"
    assert found["E9"] == "lawsuits"
    assert found["E10"] == "lawsuits_leader_attended"


def test_only_our_town_is_filled(plan: Plan) -> None:
    made = plan(forms.towns)
    assert set(figures(made)) == {"B5", "C5", "D5", "E5"}
    assert {cell.place for cell in made.cells} == {"B5", "C5", "D5", "E5"}
    assert next(cell.unit for cell in made.cells if cell.place == "D5") == "万元"


def test_a_form_without_our_town_says_so_and_fills_nothing(plan: Plan, tmp_path: Path) -> None:
    def others(path: Path) -> Path:
        return forms.towns(path, "黑石镇")

    made = plan(others)
    assert figures(made) == {}
    assert any("没有找到“龙溪镇”的行" in note for note in made.notes)


def test_merged_labels_reach_all_their_cells(plan: Plan) -> None:
    made = plan(forms.merged_labels)
    assert made.period == HALF  # 截至2025年6月30日
    assert figures(made) == {
        "D4": "organisation_committees", "D5": "organisation_kind_1", "D6": "organisation_kind_5",
        "H4": "organisation_mediators", "H5": "full_time_mediators", "H6": "part_time_mediators",
    }  # fmt: skip


def test_what_somebody_has_filled_stays_and_is_said(plan: Plan) -> None:
    made = plan(forms.filled_already)
    cells = {cell.place: cell for cell in made.cells}
    assert cells["B2"].state == "stands"
    assert cells["B2"].value == "150"
    assert "表里已有 150" in cells["B2"].why
    assert "台账里是 146" in cells["B2"].why
    assert cells["B4"].state == "stands"
    assert cells["B3"].state == "filled"
    assert "B5" not in cells  # words stand there


def test_months_sums_and_years_are_columns_of_their_own_span(plan: Plan, read_only: Office) -> None:
    cells = {cell.place: cell for cell in plan(forms.months).cells}
    assert cells["D4"].meaning.period == Period.month(2025, 3)
    assert cells["O4"].meaning.period == Period.year(2024)
    counted = [int(cells[f"{column}4"].value) for column in "BCDEFGHIJKLM"]
    assert sum(counted) == int(cells["N4"].value)
    assert not any(place.startswith("P") for place in cells)  # 备注


def test_a_village_gets_no_number_of_the_whole_town(plan: Plan) -> None:
    made = plan(forms.villages)
    assert figures(made) == {}
    assert len(made.left) == 6


def test_a_sheet_without_lines_is_read_by_its_labels(plan: Plan) -> None:
    made = plan(forms.plain)
    assert made.title == "请各乡镇报送以下数据（2025年1-6月）"
    assert figures(made) == {
        "B3": "mediation_cases", "B4": "reconsiderations", "B5": "legality_reviews", "B6": "legal_advisers",
    }  # fmt: skip
    assert made.left == ("信访接待批次：",)


def test_questions_are_left_to_people(plan: Plan) -> None:
    made = plan(forms.questions)
    assert figures(made) == {}
    assert made.left == ("主要做法", "存在的问题", "意见建议", "典型案例")


def test_hidden_sheets_and_locked_cells_are_left_alone(plan: Plan) -> None:
    made = plan(forms.protected)
    assert made.sheet == "保护"
    assert set(figures(made)) == {"A3", "B3"}
    assert {cell.place for cell in made.cells} == {"A3", "B3"}


@pytest.mark.parametrize(("kind", "make"), forms.REGISTERS.items(), ids=list(forms.REGISTERS))
def test_a_form_of_lines_finds_its_register(kind: str, make: forms.Make, plan: Plan) -> None:
    made = plan(make)
    assert made.sort == "register"
    assert made.registers[0].kind == kind
    assert made.cells == ()


def test_a_person_goes_before_what_was_recognised(plan: Plan) -> None:
    wishes = {
        "未成年人案件": Choice(by_hand="3"), "F3": Choice(), "口头协议": Choice("mediation_written"),
    }  # fmt: skip
    cells = {cell.place: cell for cell in plan(forms.pairs, choices=wishes).cells}
    assert (cells["F5"].value, cells["F5"].by_hand, cells["F5"].figure) == ("3", True, "")
    assert cells["F3"].state == "empty"
    assert cells["B4"].value == cells["D4"].value


def test_a_label_that_is_not_there_is_refused(plan: Plan) -> None:
    with pytest.raises(UserError, match="没有叫“天气”的空格"):
        plan(forms.pairs, choices={"天气": Choice(by_hand="1")})


def test_another_span_counts_anew(plan: Plan, read_only: Office) -> None:
    month = Period.month(2025, 3)
    cells = {cell.place: cell for cell in plan(forms.pairs, period=month).cells}
    assert cells["B3"].value == answers(read_only.store, month)["mediation_cases"].shown


def test_a_sheet_is_asked_for_by_name(plan: Plan) -> None:
    assert plan(forms.protected, sheet="参数").sheet == "参数"
    with pytest.raises(UserError, match="没有叫“附表9”的工作表"):
        plan(forms.protected, sheet="附表9")


def test_several_sheets_are_filled_one_after_the_other(read_only: Office, tmp_path: Path) -> None:
    book, page = forms.sheet("附表1")
    second = book.create_sheet("附表2")
    for one, labels in (
        (page, ("人民调解案件（件）", "行政调解案件（件）")),
        (second, ("行政复议案件（件）",)),
    ):
        for row, label in enumerate(labels, start=1):
            one.cell(row, 1, label)
        forms.rule(one, f"A1:B{len(labels)}")
    book.save(tmp_path / "表.xlsx")
    made = plan_form(read_only, open_form(tmp_path / "表.xlsx"))
    assert made.sheet == "附表1"
    assert any("工作表“附表2”也要填" in note for note in made.notes)
    write_form(made, tmp_path / "一.xlsx")
    again = plan_form(read_only, open_form(tmp_path / "一.xlsx"), sheet="附表2")
    write_form(again, tmp_path / "二.xlsx")
    done = openpyxl.load_workbook(tmp_path / "二.xlsx")
    assert (done["附表1"]["B1"].value, done["附表2"]["B1"].value) == (146, 3)


def test_numbers_that_are_the_forms_own_are_not_spoken_of(read_only: Office, tmp_path: Path) -> None:
    book, page = forms.sheet()
    for row, line in enumerate(
        (("指标", "分值", "数量"), ("人民调解案件", 10, None), ("绿化面积", 5, 7)), start=1
    ):
        for column, text in enumerate(line, start=1):
            page.cell(row, column, text)
    forms.rule(page, "A1:C3", head=1)
    book.save(tmp_path / "表.xlsx")
    made = plan_form(read_only, open_form(tmp_path / "表.xlsx"))
    assert [(cell.place, cell.figure) for cell in made.cells] == [("C2", "mediation_cases")]


def test_a_file_that_is_no_xlsx_is_refused_in_words(tmp_path: Path) -> None:
    csv = tmp_path / "表.csv"
    csv.write_text("指标,数量\n案件,\n", encoding="utf-8")
    with pytest.raises(UserError, match=r"只能在 \.xlsx 表格上填写"):
        open_form(csv)


def test_an_empty_workbook_is_refused_in_words(tmp_path: Path, read_only: Office) -> None:
    openpyxl.Workbook().save(tmp_path / "空.xlsx")
    with pytest.raises(UserError, match="没有看得见的、有内容的工作表"):
        open_form(tmp_path / "空.xlsx")


def test_nothing_of_the_real_and_hostile_files_crashes(shared: Path, read_only: Office) -> None:
    ends: dict[str, str] = {}
    for folder in ("data/lists", "data/hostile"):
        for file in sorted((shared / folder).rglob("*")):
            if file.is_file():
                try:
                    ends[file.name] = plan_form(read_only, open_form(file)).sort
                except UserError as refused:
                    ends[file.name] = refused.what
    assert len(ends) > 10
    assert all(ends.values())
    lists = [end for name, end in ends.items() if name.endswith("权责清单.xlsx") and end == "register"]
    assert len(lists) >= 3
