from __future__ import annotations

from datetime import date
from pathlib import Path

import openpyxl
import pytest
from openpyxl.utils import get_column_letter

from lawgov_desktop.office import Office
from lawgov_desktop.practice.book import make_practice_book
from lawgov_desktop.printing import register_query, write_register_file
from lawgov_desktop.records.record_type import Draft
from lawgov_desktop.registers import ALL
from lawgov_desktop.spreadsheets.apply import apply_plan
from lawgov_desktop.spreadsheets.plan import EXAMPLE_MARK
from lawgov_desktop.spreadsheets.template import write_template
from tests.spreadsheets.lists import COMMITTEE, plan_of

KEYS = [kind.key for kind in ALL]


def template(office: Office, kind: str, folder: Path) -> Path:
    out = folder / f"{kind}.xlsx"
    write_template(office.kind(kind), office.store.names, out)
    return out


@pytest.mark.parametrize("kind", KEYS)
def test_a_template_comes_back_mapped_by_itself_and_empty(office: Office, tmp_path: Path, kind: str) -> None:
    plan = plan_of(office, kind, template(office, kind, tmp_path))
    assert plan.counts.data == 0
    assert "示例行" in {one.why for one in plan.skipped}
    own = [column.path for column in plan.columns[1:] if column.number > 0]  # without the name of the sheet
    assert own == list(office.kind(kind).import_fields)


def test_a_filled_template_is_imported(office: Office, tmp_path: Path) -> None:
    file = template(office, "mediation_case", tmp_path)
    book = openpyxl.load_workbook(file)
    page = book.active
    kind = office.kind("mediation_case")
    columns = {path: place for place, path in enumerate(kind.import_fields, start=2)}
    typed = {
        "accepted_on": "2025-03-05",
        "committee": COMMITTEE,
        "dispute_type": "邻里纠纷",
        "summary": "因滴水发生争执",
        "amount": 1200,
        "parties.1.name": "张示例",
        "parties.1.id_no": "11010519491231002X",
        "parties.2.name": "李示例",
    }
    for path, value in typed.items():
        page.cell(6, columns[path]).value = value
    book.save(file)
    plan = plan_of(office, "mediation_case", file)
    assert (plan.counts.data, plan.counts.bad) == (1, 0)
    apply_plan(plan, office.store)
    saved = office.store.get("mediation_case", office.book.rows("SELECT uuid FROM mediation_case")[0][0])
    assert saved
    assert (saved["amount"], saved["party_names"]) == (120_000, "张示例、李示例")
    assert saved["parties"][0]["id_no"] == "11010519491231002X"


def test_choices_are_drop_downs_and_ids_are_text(office: Office, tmp_path: Path) -> None:
    page = openpyxl.load_workbook(template(office, "person", tmp_path)).active
    head = {cell.value: cell.column_letter for cell in page[3]}
    rules = {str(rule.sqref).split(":")[0]: rule for rule in page.data_validations.dataValidation}
    assert rules[f"{head['性别']}4"].formula1.startswith('"男,女')
    assert page.column_dimensions[head["身份证号"]].number_format == "@"
    assert page.column_dimensions[head["出生日期"]].number_format == "@"
    assert page[f"{head['姓名*']}3"].fill.fgColor.rgb.endswith("FCE8D5")


def test_a_long_list_of_choices_stands_on_a_hidden_sheet(office: Office, tmp_path: Path) -> None:
    for number in range(20):
        entry = {"list_key": "ethnic_group", "code": f"x{number}", "label": f"样例民族第{number}"}
        office.store.save("code_entry", entry)
    book = openpyxl.load_workbook(template(office, "person", tmp_path))
    page = book.active
    head = {cell.value: cell.column_letter for cell in page[3]}
    rule = next(r for r in page.data_validations.dataValidation if str(r.sqref).startswith(head["民族"]))
    choices = [cell.value for cell in book["选项"]["A"]]
    assert rule.formula1 == f"'选项'!$A$1:$A${len(choices)}"
    assert {"汉族", "样例民族第19"} <= set(choices)
    assert book["选项"].sheet_state == "hidden"


@pytest.mark.parametrize("kind", KEYS)
def test_the_sample_of_a_register_comes_back_from_its_export_unchanged(
    office: Office, tmp_path: Path, kind: str
) -> None:
    saved: dict[str, str] = {}
    for key in ("committee", "mediator", "person", "matter_list", kind):
        sample = office.kind(key).sample
        if sample and key not in saved:
            draft: Draft = sample(saved.get)
            saved[key] = office.store.save(key, draft).uuid
    out = tmp_path / "export.xlsx"
    written = write_register_file(office, register_query(office.kind(kind)), out)
    plan = plan_of(office, kind, out)
    assert (plan.counts.same, plan.missing) == (written.rows, ())
    assert plan.counts.data == written.rows


def test_a_whole_practice_year_comes_back_from_its_exports_unchanged(tmp_path: Path) -> None:
    office = make_practice_book(tmp_path / "practice.lawgov", today=date(2026, 1, 10))
    try:
        for kind in ALL:
            out = tmp_path / f"{kind.key}.xlsx"
            written = write_register_file(office, register_query(kind), out)
            plan = plan_of(office, kind.key, out)
            differing = [(row.row, row.match, row.changes) for row in plan.rows if row.match != "same"]
            assert differing == []
            assert (plan.counts.data, plan.missing) == (written.rows, ())
    finally:
        office.close()


@pytest.mark.parametrize("kind", KEYS)
def test_every_column_says_how_it_is_filled(office: Office, tmp_path: Path, kind: str) -> None:
    book = openpyxl.load_workbook(template(office, kind, tmp_path))
    page, guide = book.worksheets[0], book["填写说明"]
    own = office.kind(kind)
    columns = own.columns(
        [path for path in own.import_fields if own.column(path).field.kind_name != "attachment"]
    )
    head_end = int(str(page.print_title_rows).rpartition("$")[2])
    lists = {
        str(rule.sqref).rstrip("0123456789").split(":")[1]: rule
        for rule in page.data_validations.dataValidation
    }
    assert page.cell(head_end + 1, 1).value == EXAMPLE_MARK
    assert page.freeze_panes == f"B{head_end + 1}"
    assert [guide.cell(row, 1).value for row in range(2, guide.max_row + 1)] == [
        one.heading for one in columns
    ]
    filled = 0
    for place, column in enumerate(columns, start=2):
        head = page.cell(head_end, place)
        letter = get_column_letter(place)
        top = head if column.group else page.cell(3, place)
        assert str(top.value).startswith(column.label)
        example = page.cell(head_end + 1, place)
        filled += example.value is not None
        if column.field.kind_name in ("choice", "flag"):
            assert letter in lists, column.heading
        if letter in lists:
            assert "下拉" in top.comment.text
            rule = lists[letter]
            assert str(rule.sqref) == f"{letter}{head_end + 1}:{letter}{head_end + 5000}"
            if rule.formula1.startswith('"') and example.value:
                assert str(example.value) in rule.formula1.strip('"').split(",")
        if column.field.cell_kind in ("id", "date"):
            assert (example.number_format, page.column_dimensions[letter].number_format) == ("@", "@")
    assert filled >= 2
