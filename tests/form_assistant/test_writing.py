"""The written form: only chosen cells differ, its looks stay, numbers are numbers, formulas stay formulas."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl.styles import Border, Font, PatternFill, Side

from lawgov_desktop.errors import UserError
from lawgov_desktop.form_assistant.memory import Choice
from lawgov_desktop.form_assistant.opening import open_form
from lawgov_desktop.form_assistant.plan import plan_form, with_choices
from lawgov_desktop.form_assistant.writing import write_form
from lawgov_desktop.office import Office
from tests.form_assistant import forms
from tests.form_assistant.conftest import Plan

_LOOKS = ("font", "fill", "border", "alignment", "number_format", "protection")


def cells_of(file: Path) -> dict[tuple[str, str], tuple[Any, ...]]:
    """(sheet, place) → value and looks of every cell that has any."""
    book = openpyxl.load_workbook(file)
    return {
        (page.title, cell.coordinate): (cell.value, *(repr(getattr(cell, look)) for look in _LOOKS))
        for page in book
        for row in page.iter_rows()
        for cell in row
        if cell.value is not None or cell.has_style
    }


def shape_of(file: Path) -> dict[str, tuple[Any, ...]]:
    """What a sheet is besides its cells."""
    book = openpyxl.load_workbook(file)
    return {
        page.title: (
            sorted(str(area) for area in page.merged_cells.ranges),
            sorted((str(rule.sqref), rule.formula1) for rule in page.data_validations.dataValidation),
            {letter: one.width for letter, one in page.column_dimensions.items()},
            page.sheet_state, page.protection.sheet, page.protection.password,
        )
        for page in book
    }  # fmt: skip


@pytest.mark.parametrize("make", forms.NUMBERS.values(), ids=list(forms.NUMBERS))
def test_only_what_was_planned_differs(make: forms.Make, plan: Plan, tmp_path: Path) -> None:
    made = plan(make)
    out = tmp_path / "填好.xlsx"
    written = write_form(made, out)
    before, after = cells_of(made.form.path), cells_of(out)
    touched = {(made.sheet, cell.place) for cell in made.cells if cell.state == "filled"}
    spaces = {(made.sheet, one.place) for one in made.blanks}
    assert written.filled == len(touched)
    for place in before.keys() | after.keys():
        was, now = before.get(place), after.get(place)
        if place in touched or place in spaces:
            assert now is not None
            assert was is None or now[1:] == was[1:], place
        else:
            assert now == was, place
    for cell in made.cells:
        if cell.state == "filled":
            assert after[made.sheet, cell.place][0] == pytest.approx(float(cell.value))
    assert shape_of(out) == shape_of(made.form.path)


def test_blanks_are_filled_in_the_manner_they_are_written(plan: Plan, tmp_path: Path) -> None:
    write_form(plan(forms.two_levels), tmp_path / "a.xlsx")
    page = openpyxl.load_workbook(tmp_path / "a.xlsx")["附表1"]
    assert page["A2"].value == "填报单位：龙溪镇司法所　　填报人：测试　　填报时间：2025年12月10日"
    assert page["A5"].value == "龙溪镇司法所"
    write_form(plan(forms.pairs), tmp_path / "b.xlsx")
    page = openpyxl.load_workbook(tmp_path / "b.xlsx")["调解"]
    assert page["B2"].value == "龙溪镇司法所"
    assert page["E2"].value == datetime(2025, 12, 10)
    assert page["B7"].value is None  # 联系人 is for a person to say


def test_a_blank_that_is_filled_stays(tmp_path: Path, read_only: Office) -> None:
    book, page = forms.sheet()
    page["A1"] = "填报单位：青山镇　填报人：李示例　填报时间：2025年3月1日"
    page["A2"], page["B2"] = "人民调解案件", None
    forms.rule(page, "A2:B2")
    book.save(tmp_path / "表.xlsx")
    assert plan_form(read_only, open_form(tmp_path / "表.xlsx")).blanks == ()


def test_a_heading_is_no_blank(tmp_path: Path, read_only: Office) -> None:
    rows = (("填报单位", None, "行政复议案件"), (None, None, None))
    made = plan_form(read_only, open_form(forms.table(tmp_path / "表.xlsx", "2025年情况", rows)))
    assert [(one.place, one.text) for one in made.blanks] == [("A3", "龙溪镇司法所")]


def test_formulas_are_worked_out_anew(plan: Plan, tmp_path: Path) -> None:
    made = plan(forms.towns)
    write_form(made, tmp_path / "填好.xlsx")
    page = openpyxl.load_workbook(tmp_path / "填好.xlsx")["汇总"]
    assert page["B8"].value == "=SUM(B4:B7)"
    shown = openpyxl.load_workbook(tmp_path / "填好.xlsx", data_only=True)["汇总"]
    assert shown["B8"].value == 31 + page["B5"].value


def test_a_rate_in_a_cell_of_per_cent_is_a_share(tmp_path: Path, read_only: Office) -> None:
    book, page = forms.sheet()
    page["A1"], page["A2"] = "人民调解成功率", "人民调解案件（件）"
    forms.rule(page, "A1:B2")
    page["B1"].number_format = "0.0%"
    page["B2"].number_format = "@"
    book.save(tmp_path / "表.xlsx")
    write_form(plan_form(read_only, open_form(tmp_path / "表.xlsx")), tmp_path / "填好.xlsx")
    page = openpyxl.load_workbook(tmp_path / "填好.xlsx").active
    assert page["B1"].value == pytest.approx(0.822)
    assert page["B2"].value == "146"  # a cell of text stays one


def test_a_value_no_list_offers_is_told(plan: Plan, tmp_path: Path) -> None:
    made = with_choices(plan(forms.drop_downs), {"B3": Choice(by_hand="7"), "C3": Choice(by_hand="否")})
    assert write_form(made, tmp_path / "填好.xlsx").not_in_list == ("行政复议案件数",)
    page = openpyxl.load_workbook(tmp_path / "填好.xlsx")["选择"]
    assert (page["B3"].value, page["C3"].value) == (7, "否")


def test_the_blank_form_is_never_written_over(plan: Plan) -> None:
    made = plan(forms.pairs)
    with pytest.raises(UserError, match="不能把填好的表写回空白表自己"):
        write_form(made, made.form.path)
    with pytest.raises(UserError, match="不能存成"):
        write_form(made, made.form.path.with_suffix(".pdf"))


def test_a_form_that_changed_meanwhile_is_refused(plan: Plan, tmp_path: Path) -> None:
    made = plan(forms.pairs)
    forms.towns(made.form.path)
    with pytest.raises(UserError, match="在打开以后改过"):
        write_form(made, tmp_path / "填好.xlsx")
    assert not (tmp_path / "填好.xlsx").exists()


def test_a_formula_typed_by_hand_is_a_text(plan: Plan, tmp_path: Path) -> None:
    made = with_choices(plan(forms.pairs), {"F5": Choice(by_hand="=1+1")})
    write_form(made, tmp_path / "填好.xlsx")
    cell = openpyxl.load_workbook(tmp_path / "填好.xlsx")["调解"]["F5"]
    assert (cell.value, cell.data_type) == ("=1+1", "s")


_WORDS = st.sampled_from(
    [
        None, "人民调解案件总数", "调解成功", "涉及金额（万元）", "行政复议", "龙溪镇", "青山镇", "合计",
        "本期", "上年同期", "填报单位：", "填报单位：　　　填报时间：　年　月　日", "单位", "件", "备注",
        "一、人民调解", "序号", "=SUM(A1:A3)", 5, 0, 2.5, "2025年", "说明：按季报送。", date(2025, 3, 1),
        True, "x" * 300,
    ]
)  # fmt: skip
_STYLE = st.integers(0, 3)
_PLACES = st.dictionaries(
    st.tuples(st.integers(1, 9), st.integers(1, 7)), st.tuples(_WORDS, _STYLE), min_size=1, max_size=40
)
_AREAS = st.lists(
    st.tuples(st.integers(1, 8), st.integers(1, 6), st.integers(0, 2), st.integers(0, 5)), max_size=4
)


def _wild(path: Path, places: Any, areas: Any) -> None:
    book, page = forms.sheet("表")
    thin = Side("thin")
    for (row, column), (value, style) in places.items():
        cell = page.cell(row, column, value)
        if style & 1:
            cell.border = Border(thin, thin, thin, thin)
        if style & 2:
            cell.font = Font(name="仿宋", size=15, color="C00000")
            cell.fill = PatternFill("solid", fgColor="FFF2CC")
            cell.number_format = "0.00"
    taken: set[tuple[int, int]] = set()
    for row, column, down, right in areas:
        covered = {(r, c) for r in range(row, row + down + 1) for c in range(column, column + right + 1)}
        if len(covered) > 1 and not covered & taken:
            taken |= covered
            page.merge_cells(
                start_row=row, end_row=row + down, start_column=column, end_column=column + right
            )
    page["A12"] = "末行"
    book.save(path)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=25)
@given(places=_PLACES, areas=_AREAS)
def test_whatever_the_form_other_cells_keep_values_and_looks(
    places: Any, areas: Any, read_only: Office, tmp_path: Path
) -> None:
    form, out = tmp_path / "表.xlsx", tmp_path / "填好.xlsx"
    _wild(form, places, areas)
    made = replace(plan_form(read_only, open_form(form)), sort="numbers")
    write_form(made, out)
    touched = {("表", cell.place) for cell in made.cells if cell.state == "filled"}
    touched |= {("表", one.place) for one in made.blanks}
    before, after = cells_of(form), cells_of(out)
    for place in before.keys() | after.keys():
        if place not in touched:
            assert after.get(place) == before.get(place), place
    assert shape_of(out) == shape_of(form)
    # What stood there was nobody's to change: only blank cells and blanks behind a colon are written.
    for place in touched & before.keys():
        assert before[place][0] is None or "填报" in str(before[place][0])
