"""A form that leaves is held against what was given before, is kept, and its choices are known again."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

from lawgov_desktop.form_assistant.giving import contradicted, give, given_form, remember_choices
from lawgov_desktop.form_assistant.memory import Choice
from lawgov_desktop.form_assistant.opening import open_form
from lawgov_desktop.form_assistant.plan import FormPlan, plan_form
from lawgov_desktop.form_assistant.writing import write_form
from lawgov_desktop.office import Office
from lawgov_desktop.reporting.period import Period
from lawgov_desktop.reporting.report.answers import answers
from lawgov_desktop.reporting.statistics import count_table
from lawgov_desktop.reporting.submissions import (
    KIND,
    contradictions,
    moved_since_given,
    submission_of,
    submission_of_numbers,
)
from lawgov_desktop.reporting.tables import table_of
from tests.form_assistant import forms

YEAR = Period.year(2025)


def planned(office: Office, folder: Path, make: forms.Make = forms.pairs, **choices: Choice) -> FormPlan:
    form = make(folder / f"{make.__name__}.xlsx")
    return plan_form(office, open_form(form), choices=dict(choices))


def given_before(office: Office, key: str, value: str, unit: str, span: Period = YEAR) -> None:
    rows = [{"key": key, "title": "旧数", "value": value, "unit": unit}]
    office.store.save(
        KIND,
        submission_of_numbers("旧表", "form", span, rows, given_to="县司法局", on=date(2025, 12, 1)),
    )


def test_another_number_for_the_same_span_is_told(office: Office, tmp_path: Path) -> None:
    given_before(office, "mediation_cases", "140", "件")
    told = contradicted(office, planned(office, tmp_path))
    assert [str(one) for one in told] == ["人民调解案件总数：这次是 146，2025-12-01 报给县司法局的是 140"]


def test_a_sum_in_another_unit_is_the_same_sum(office: Office, tmp_path: Path) -> None:
    given_before(office, "mediation_amount", "910800.00", "元")
    assert contradicted(office, planned(office, tmp_path)) == []
    given_before(office, "mediation_amount", "91", "万元")
    told = contradicted(office, planned(office, tmp_path))
    assert [(one.value, one.before) for one in told] == [("91.08", "91")]


def test_a_rounded_sum_contradicts_no_exact_one(office: Office) -> None:
    def row(value: str, unit: str) -> dict[str, str]:
        return {"key": "mediation_amount", "title": "金额", "value": value, "unit": unit}

    def told(value: str, unit: str) -> int:
        rows = [row(value, unit)]
        draft = submission_of_numbers("", "form", YEAR, rows, given_to="", on=date(2025, 12, 9))
        return len(contradictions(office.store, draft))

    given_before(office, "mediation_amount", "123456.78", "元")
    assert told("12.35", "万元") == 0
    assert told("12.346", "万元") == 0
    assert told("12.34", "万元") == 1
    assert told("123456.77", "元") == 1


def test_last_years_numbers_are_held_against_last_years_submission(office: Office, tmp_path: Path) -> None:
    given_before(office, "publicity_events", "60", "场次", Period.year(2024))
    told = contradicted(office, planned(office, tmp_path, forms.label_column))
    assert [(one.key, one.before) for one in told] == [("publicity_events", "60")]


def test_the_form_is_kept_with_its_numbers_and_its_file(office: Office, tmp_path: Path) -> None:
    plan = planned(office, tmp_path, 未成年人案件=Choice(by_hand="3"))
    out = tmp_path / "填好.xlsx"
    write_form(plan, out)
    kept = office.store.get(KIND, give(office, plan, out, given_to="县司法局", by="张示例"))
    assert kept is not None
    assert (kept["kind"], kept["given_to"], kept["given_by"]) == ("form", "县司法局", "张示例")
    assert (kept["period_from"], kept["period_to"]) == ("2025-01-01", "2025-12-31")
    numbers = {row["title"]: (row["key"], row["value"], row["unit"]) for row in kept["numbers"]}
    assert numbers["涉及金额（万元）"] == ("mediation_amount", "91.08", "万元")
    assert numbers["未成年人案件"][:2] == (None, "3")
    files = json.loads(kept["files"])
    assert [one["name"] for one in files] == ["填好.xlsx"]
    assert office.attachments.path_of(files[0]["sha256"]).read_bytes() == out.read_bytes()
    assert contradicted(office, plan) == []


def test_a_number_of_another_span_is_kept_without_a_key(office: Office, tmp_path: Path) -> None:
    plan = planned(office, tmp_path, forms.label_column)
    rows = given_form(plan, given_to="县", on=date(2025, 12, 10))["numbers"]
    before = [row for row in rows if "（2024年）" in row["title"]]
    assert len(before) == 4
    assert all(row["key"] is None for row in before)


def test_what_stands_in_the_form_is_given_too(office: Office, tmp_path: Path) -> None:
    plan = planned(office, tmp_path, forms.filled_already)
    rows = given_form(plan, given_to="县", on=date(2025, 12, 10))["numbers"]
    assert {(row["key"], row["value"]) for row in rows} >= {("mediation_cases", "150")}


def test_late_entries_move_a_sum_given_in_wan(office: Office, tmp_path: Path) -> None:
    plan = planned(office, tmp_path)
    out = tmp_path / "填好.xlsx"
    write_form(plan, out)
    uuid = give(office, plan, out, given_to="县司法局")
    kept = office.store.get(KIND, uuid)
    assert kept is not None
    assert moved_since_given(kept, answers(office.store, YEAR)) == []
    case = answers(office.store, YEAR)["mediation_amount"].records[0]
    office.store.delete("mediation_case", case)
    moved = {one.key for one in moved_since_given(kept, answers(office.store, YEAR))}
    assert {"mediation_cases", "mediation_agreed"} <= moved


def test_tables_and_forms_speak_of_the_same_numbers(office: Office, tmp_path: Path) -> None:
    counted = [count_table(office.store, table_of("mediation_cases"), YEAR)]
    office.store.save(KIND, submission_of(counted, given_to="县司法局", on=date(2025, 12, 2)))
    assert contradicted(office, planned(office, tmp_path)) == []


def test_choices_are_known_when_the_form_comes_again(office: Office, tmp_path: Path) -> None:
    wishes = {"未成年人案件": Choice("mediation_difficult"), "F3": Choice(), "主要做法": Choice(by_hand="无")}
    plan = plan_form(office, open_form(forms.pairs(tmp_path / "a.xlsx")), choices=wishes)
    remember_choices(office, plan, wishes)
    (tmp_path / "again").mkdir()
    again = {cell.label: cell for cell in planned(office, tmp_path / "again").cells}
    assert again["未成年人案件"].figure == "mediation_difficult"
    assert again["未成年人案件"].why.startswith("与上次选的一样")
    assert again["涉及金额（万元）"].state == "empty"
    assert again["主要做法"].state == "left"  # what was typed is of its time


def test_a_zero_is_asked_about_every_time(office: Office, tmp_path: Path) -> None:
    wishes = {"F4": Choice("mediation_cases")}  # 上年同期: nothing of 2024 is in the book
    plan = plan_form(office, open_form(forms.label_column(tmp_path / "a.xlsx")), choices=wishes)
    assert plan.cells[1].value == "0"
    remember_choices(office, plan, wishes)
    again = plan_form(office, open_form(forms.label_column(tmp_path / "b.xlsx")))
    assert (again.cells[1].place, again.cells[1].state) == ("F4", "left")


def test_choices_are_known_in_next_years_form_with_a_line_more(office: Office, tmp_path: Path) -> None:
    def form(path: Path, year: int, *more: str) -> Path:
        book, page = forms.sheet()
        forms.title(page, f"{year}年法治情况表", "B")
        for row, label in enumerate(("信访接待批次", *more), start=2):
            page.cell(row, 1, label)
        forms.rule(page, f"A2:B{2 + len(more)}")
        book.save(path)
        return path

    wishes = {"信访接待批次": Choice("promises")}
    plan = plan_form(office, open_form(form(tmp_path / "a.xlsx", 2024)), choices=wishes)
    remember_choices(office, plan, wishes)
    later = plan_form(office, open_form(form(tmp_path / "b.xlsx", 2025, "合法性审查（件）")))
    assert [cell.figure for cell in later.cells] == ["promises", "legality_reviews"]


def test_a_damaged_note_is_no_memory(office: Office, tmp_path: Path) -> None:
    office.book.set_meta("form_choices", '{"x": 3}')
    assert planned(office, tmp_path).cells[0].figure == "mediation_cases"
