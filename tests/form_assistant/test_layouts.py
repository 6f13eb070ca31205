"""Layouts met one at a time: towns across, units in a line of their own, numbered columns, two tables."""

from __future__ import annotations

from pathlib import Path

import pytest

from lawgov_desktop.form_assistant.opening import open_form
from lawgov_desktop.form_assistant.plan import plan_form
from lawgov_desktop.office import Office
from tests.form_assistant import forms

Rows = tuple[tuple[object, ...], ...]


def found(office: Office, folder: Path, name: str, rows: Rows, *merges: str) -> dict[str, str]:
    """Place → figure of what is filled, "?" of what is left."""
    plan = plan_form(office, open_form(forms.table(folder / "表.xlsx", name, rows, merges)))
    assert plan.sort == "numbers"
    return {cell.place: cell.figure or "?" for cell in plan.cells}


def test_towns_stand_across(read_only: Office, tmp_path: Path) -> None:
    rows: Rows = (
        ("指标", "青山镇", "龙溪镇", "合计"), ("人民调解案件", None, None, None),
        ("行政复议案件", None, None, None),
    )  # fmt: skip
    assert found(read_only, tmp_path, "2025年情况", rows) == {
        "C3": "mediation_cases",
        "C4": "reconsiderations",
    }


def test_units_stand_in_a_line_of_their_own(read_only: Office, tmp_path: Path) -> None:
    rows: Rows = (("案件总数", "涉及金额", "当事人"), ("件", "万元", "人"), (None, None, None))
    plan = plan_form(read_only, open_form(forms.table(tmp_path / "表.xlsx", "2025年人民调解情况", rows)))
    assert [(cell.place, cell.figure, cell.value, cell.unit) for cell in plan.cells] == [
        ("A4", "mediation_cases", "146", "件"), ("B4", "mediation_amount", "91.08", "万元"),
        ("C4", "mediation_people", "393", "人"),
    ]  # fmt: skip


def test_columns_are_numbered_below_their_headings(read_only: Office, tmp_path: Path) -> None:
    rows: Rows = (("单位", "案件总数", "调解成功"), ("甲", 1, 2), ("龙溪镇", None, None))
    assert found(read_only, tmp_path, "2025年人民调解情况", rows) == {
        "B4": "mediation_cases", "C4": "mediation_agreed",
    }  # fmt: skip


def test_two_tables_stand_side_by_side(read_only: Office, tmp_path: Path) -> None:
    rows: Rows = (("指标", "数量", "指标", "数量"), ("人民调解案件", None, "行政复议案件", None),
                  ("合法性审查", None, "重大行政决策", None))  # fmt: skip
    assert found(read_only, tmp_path, "2025年情况", rows) == {
        "B3": "mediation_cases", "D3": "reconsiderations", "B4": "legality_reviews", "D4": "decisions",
    }  # fmt: skip


def test_three_levels_of_headings(read_only: Office, tmp_path: Path) -> None:
    rows: Rows = (
        ("单位", "矛盾调处", None, None), (None, "人民调解", None, "行政调解"),
        (None, "案件数", "成功数", "受理数"),
        ("龙溪镇", None, None, None),
    )  # fmt: skip
    merges = ("A2:A4", "B2:D2", "B3:C3")
    filled = found(read_only, tmp_path, "2025年情况", rows, *merges)
    assert set(filled) == {"B5", "C5", "D5"}
    assert filled["D5"] in ("administrative_mediation", "?")


def test_a_group_down_the_side(read_only: Office, tmp_path: Path) -> None:
    rows: Rows = (
        ("类别", "指标", "数量"), ("人民调解", "案件数", None), (None, "成功数", None),
        ("行政应诉", "案件数", None),
    )  # fmt: skip
    assert found(read_only, tmp_path, "2025年情况", rows, "A3:A4") == {
        "C3": "mediation_cases", "C4": "mediation_agreed", "C5": "lawsuits",
    }  # fmt: skip


def test_a_unit_behind_the_blank(read_only: Office, tmp_path: Path) -> None:
    rows: Rows = (("人民调解案件", None, "件"), ("人民调解涉及金额", None, "万元"))
    plan = plan_form(read_only, open_form(forms.table(tmp_path / "表.xlsx", "2025年情况", rows)))
    assert [(cell.figure, cell.value, cell.unit) for cell in plan.cells] == [
        ("mediation_cases", "146", "件"), ("mediation_amount", "91.08", "万元"),
    ]  # fmt: skip


def test_a_second_table_below_has_its_own_headings(read_only: Office, tmp_path: Path) -> None:
    rows: Rows = (
        ("人民调解案件", "调解成功", None), (None, None, None), ("行政应诉案件", "行政复议案件", "备注"),
        (None, None, None),
    )  # fmt: skip
    filled = found(read_only, tmp_path, "2025年人民调解情况", rows)
    assert (filled["A3"], filled["A5"], filled["B5"]) == ("mediation_cases", "lawsuits", "reconsiderations")


@pytest.mark.parametrize("heading", ["同比", "增减%", "同比增长（%）"])
def test_what_is_reckoned_is_left_to_people(heading: str, read_only: Office, tmp_path: Path) -> None:
    rows: Rows = (("指标", "本期", heading), ("人民调解案件", None, None))
    assert found(read_only, tmp_path, "2025年情况", rows) == {"B3": "mediation_cases", "C3": "?"}
