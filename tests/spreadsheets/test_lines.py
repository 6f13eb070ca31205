"""What stands around a table and beside another one: sections, sheet names, hidden columns, groups."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest

from lawgov_desktop.errors import UserError
from lawgov_desktop.office import Office
from lawgov_desktop.spreadsheets.apply import apply_plan, apply_plans
from lawgov_desktop.spreadsheets.lines import SECTION, SHEET_NAME
from lawgov_desktop.spreadsheets.mapping import KEEP
from lawgov_desktop.spreadsheets.plan import make_plan
from lawgov_desktop.spreadsheets.reading import read_workbook
from lawgov_desktop.spreadsheets.template import write_template
from lawgov_desktop.storage.imports import imports
from lawgov_desktop.storage.listing import ListQuery, drafts
from tests.spreadsheets.lists import case_list, case_row, plan_of, written

MATTERS = [
    ["样例县下放事项清单", None, None],
    ["序号", "事项名称", "实施依据"],
    ["一、行政许可（2项）", None, None],
    [1, "样例许可甲", "样例法第一条"],
    [2, "样例许可乙", "样例法第二条"],
    ["二、行政处罚（1项）", None, None],
    [3, "样例处罚丙", "样例法第三条"],
]


def people(path: Path, sheets: dict[str, list[list[object]]]) -> Path:
    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, rows in sheets.items():
        page = book.create_sheet(name)
        for row in [["姓名", "联系电话", "住址"], *rows]:
            page.append(row)
    book.save(path)
    return path


def test_sections_become_a_value_of_the_rows_below_them(office: Office, tmp_path: Path) -> None:
    file = written(tmp_path / "清单.xlsx", MATTERS)
    plan = plan_of(office, "matter", file)
    # The words of the sections are those of a code list: the type of the matters.
    section = next(column for column in plan.columns if column.letter == SECTION)
    assert section.path == "matter_type"
    assert [row.given["matter_type"] for row in plan.rows] == ["licence", "licence", "penalty"]
    assert [one.row for one in plan.skipped if one.why == "分节行"] == [3, 6]


def test_a_section_nobody_gives_a_field_is_kept_as_text(office: Office, tmp_path: Path) -> None:
    rows = [["序号", "姓名", "联系电话"], ["东街村（2人）", None, None], [1, "王一", None], [2, "王二", None]]
    file = written(tmp_path / "人.xlsx", rows)
    plan = plan_of(office, "person", file, mapping={})
    assert [row.given["extra"] for row in plan.rows] == [{"（分节行）": "东街村"}] * 2
    told = plan_of(office, "person", file, mapping={SECTION: "village"})
    assert [row.given.get("village") for row in told.rows] == ["东街村"] * 2
    dropped = plan_of(office, "person", file, mapping={"（分节行）": ""})
    assert [row.given["extra"] for row in dropped.rows] == [{}, {}]


def test_the_name_of_the_sheet_is_a_value_when_that_is_wanted(office: Office, tmp_path: Path) -> None:
    file = people(tmp_path / "村.xlsx", {"东街村": [["王一", "", ""]], "西街村": [["王二", "", ""]]})
    plain = plan_of(office, "person", file, sheet="西街村")
    column = next(one for one in plain.columns if one.letter == SHEET_NAME)
    assert (column.path, column.ignored) == (None, True)
    assert plain.rows[0].given["extra"] == {}
    told = plan_of(office, "person", file, sheet="西街村", mapping={SHEET_NAME: "village"})
    assert [row.given["village"] for row in told.rows] == ["西街村"]
    assert [one.name for one in told.sheets] == ["东街村", "西街村"]


def test_hidden_columns_are_offered_and_not_chosen(office: Office, tmp_path: Path) -> None:
    file = written(tmp_path / "人.xlsx", [["姓名", "联系电话", "住址"], ["王一", "13800001234", "旧址"]])
    book = openpyxl.load_workbook(file)
    book.active.column_dimensions["C"].hidden = True
    book.save(file)
    plan = plan_of(office, "person", file)
    assert [column.path for column in plan.columns] == ["name", "phone", None]
    assert "隐藏" in plan.columns[2].why
    assert plan.rows[0].given["extra"] == {}
    chosen = plan_of(office, "person", file, mapping={"C": "address"})
    assert chosen.rows[0].given["address"] == "旧址"


def test_hidden_rows_are_data_and_told(office: Office, tmp_path: Path) -> None:
    file = written(tmp_path / "人.xlsx", [["姓名", "联系电话"], ["王一", ""], ["王二", ""], ["王三", ""]])
    book = openpyxl.load_workbook(file)
    book.active.row_dimensions[3].hidden = True
    book.save(file)
    plan = plan_of(office, "person", file)
    assert [row.row for row in plan.rows] == [2, 3, 4]
    assert any("1 行" in note and "隐藏" in note for note in plan.notes)


def test_groups_side_by_side_are_one_record_each_with_letters_of_their_own(
    office: Office, tmp_path: Path
) -> None:
    head = ["序号", "姓名", "联系电话"]
    rows = [
        [*head, *head],
        [1, "王一", "13800001234", 3, "王三", "电话同村部"],
        [2, "王二", None, None, None, None],
    ]
    plan = plan_of(office, "person", written(tmp_path / "人.xlsx", rows))
    assert [(row.place, row.given["name"]) for row in plan.rows] == [
        ("2", "王一"),
        ("2D", "王三"),
        ("3", "王二"),
    ]
    assert [(problem.row, problem.column) for problem in plan.problems] == [(2, "F")]
    fixed = plan_of(office, "person", tmp_path / "人.xlsx", fixes={(2, "F"): "13800005678"})
    assert fixed.rows[1].given["phone"] == "13800005678"
    assert fixed.problems == []
    assert apply_plan(fixed, office.store).created == 3


def test_ditto_marks_take_the_value_above_and_are_told(office: Office, tmp_path: Path) -> None:
    rows = [["姓名", "联系电话", "住址"], ["王一", "", "东街村1组"], ["王二", "", "同上"], ["王三", "", "〃"]]
    plan = plan_of(office, "person", written(tmp_path / "人.xlsx", rows))
    assert [row.given["address"] for row in plan.rows] == ["东街村1组"] * 3
    assert any("2 处" in note for note in plan.notes)


def test_a_recognised_column_can_be_kept_as_text_or_left_out(office: Office, tmp_path: Path) -> None:
    file = written(tmp_path / "人.xlsx", [["姓名", "住址"], ["王一", "东街村1组"]])
    kept = plan_of(office, "person", file, mapping={"住址": KEEP})
    assert (kept.columns[1].path, kept.columns[1].ignored) == (None, False)
    assert kept.rows[0].given["extra"] == {"住址": "东街村1组"}
    dropped = plan_of(office, "person", file, mapping={"住址": ""})
    assert dropped.rows[0].given["extra"] == {}


def test_blank_cells_empty_a_field_only_when_told(office: Office, tmp_path: Path) -> None:
    first = written(
        tmp_path / "一.xlsx", [["姓名", "联系电话", "住址"], ["王一", "13800001234", "东街村1组"]]
    )
    apply_plan(plan_of(office, "person", first), office.store)
    second = written(tmp_path / "二.xlsx", [["姓名", "联系电话", "住址"], ["王一", "13800001234", None]])
    assert plan_of(office, "person", second).counts.same == 1
    plan = plan_of(office, "person", second, blanks=True)
    assert [(one.label, one.old, one.new) for one in plan.rows[0].changes] == [("住址", "东街村1组", "")]
    apply_plan(plan, office.store)
    (record,) = drafts(office.store, ListQuery("person"))
    assert (record["address"], record["phone"]) == (None, "13800001234")


def test_sheets_go_in_together_and_what_a_later_one_repeats_is_asked(office: Office, tmp_path: Path) -> None:
    one, two = ["王一", "13800001234", ""], ["王二", "13800005678", ""]
    file = people(tmp_path / "月.xlsx", {"1月": [one], "2月": [one, two], "3月": [["", "13800009999", ""]]})
    workbook = read_workbook(file)
    plans = []
    for name in ("1月", "2月", "3月"):
        before = plans[-1] if plans else None
        plans.append(
            make_plan(
                office.kind("person"), workbook, store=office.store, path=file, sheet=name, after=before
            )
        )
    assert [row.match for plan in plans for row in plan.rows] == ["new", "ambiguous", "new", "new"]
    assert "“1月”第 2 行" in plans[1].rows[0].problems[0].what
    with pytest.raises(UserError, match="工作表“3月”第 2 行"):
        apply_plans(plans, office.store)
    done = apply_plans(plans, office.store, good_only=True)
    assert (done.created, [(one.sheet, one.row) for one in done.left_out]) == (2, [("2月", 2), ("3月", 2)])
    (entry,) = imports(office.store)
    assert entry.sheet == "1月、2月、3月"
    assert [record["import_sheet"] for record in drafts(office.store, ListQuery("person", order="id"))] == [
        "1月",
        "2月",
    ]
    assert office.store.undo(entry.action_id).reverted == 2


def test_words_decided_once_are_understood_in_the_next_file(office: Office, tmp_path: Path) -> None:
    head = ["事项名称", "事项类型"]
    file = written(tmp_path / "一.xlsx", [head, ["样例事项甲", "罚的那类"]])
    decided = {"matter_type": {"罚的那类": "penalty"}}
    apply_plan(plan_of(office, "matter", file, values=decided), office.store)
    later = plan_of(office, "matter", written(tmp_path / "二.xlsx", [head, ["样例事项乙", "罚的那类"]]))
    assert later.rows[0].given["matter_type"] == "penalty"
    undecided = plan_of(
        office, "matter", tmp_path / "二.xlsx", values={"matter_type": {"罚的那类": "licence"}}
    )
    assert undecided.rows[0].given["matter_type"] == "licence"


@pytest.mark.parametrize(
    "above,heading,fen",
    [
        ("单位：万元", "涉及金额", 500_000),
        ("填报单位：样例司法所　　金额单位：万元", "涉及金额", 500_000),
        ("单位：万元", "涉及金额（元）", 50),
        ("填报单位：样例司法所", "涉及金额（万元）", 500_000),
        ("填报单位：样例司法所", "涉及金额/万元", 500_000),
        ("填报单位：样例司法所", "涉及金额", 50),
        ("单位：件、人", "涉及金额", 50),
    ],
)
def test_the_unit_of_money_is_taken_from_the_heading_or_the_line_above(
    office: Office, tmp_path: Path, above: str, heading: str, fen: int
) -> None:
    rows = [
        ["样例镇人民调解台账"],
        [above],
        ["序号", "案号", "受理日期", heading],
        [1, "甲1号", "2025.3.1", 0.5],
    ]
    plan = plan_of(office, "mediation_case", written(tmp_path / "案.xlsx", rows))
    assert plan.rows[0].given["amount"] == fen
    assert any("万元" in note for note in plan.notes) == (fen == 500_000 and "万元" in above)


def test_lines_of_one_matter_are_joined_beside_sections_and_sheet_names(
    office: Office, tmp_path: Path
) -> None:
    file = written(
        tmp_path / "清单.xlsx",
        [
            ["序号", "事项名称", "实施依据"],
            ["一、行政许可", None, None],
            [1, "样例许可甲", "样例法第一条"],
            [None, None, "样例条例第二条"],
            [2, "样例许可乙", "样例法第三条"],
        ],
        ["A3:A4", "B3:B4"],
    )
    book = openpyxl.load_workbook(file)
    book.create_sheet("附表").append(["说明", "内容"])
    book["附表"].append(["甲", "乙"])
    book.save(file)
    plan = plan_of(office, "matter", file, mapping={SHEET_NAME: "remarks"})
    assert [(row.row, row.given["basis"]) for row in plan.rows] == [
        (3, "样例法第一条\n样例条例第二条"),
        (5, "样例法第三条"),
    ]
    assert {row.given["remarks"] for row in plan.rows} == {"表"}
    assert [row.given["extra"] for row in plan.rows] == [{"（分节行）": "行政许可"}] * 2


def test_a_template_filled_without_numbers_keeps_every_row(office: Office, tmp_path: Path) -> None:
    file = tmp_path / "模板.xlsx"
    write_template(office.kind("matter"), office.store.names, file)
    book = openpyxl.load_workbook(file)
    page = book.active
    place = next(cell.column for cell in page[3] if str(cell.value).startswith("事项名称"))
    for number, name in enumerate(["样例事项甲", "样例事项甲", "样例事项乙"], start=5):
        page.cell(number, place, name)
    book.save(file)
    plan = plan_of(office, "matter", file)
    assert [row.row for row in plan.rows] == [5, 6, 7]


def test_what_was_decided_for_a_section_is_no_burden_for_a_file_without(
    office: Office, tmp_path: Path
) -> None:
    head = ["序号", "姓名", "联系电话"]
    file = written(tmp_path / "一.xlsx", [head, ["东街村（1人）", None, None], [1, "王一", "13800001234"]])
    apply_plan(plan_of(office, "person", file, mapping={SECTION: "village"}), office.store)
    later = written(tmp_path / "二.xlsx", [head, ["西街村（1人）", None, None], [1, "王二", "13800005678"]])
    assert plan_of(office, "person", later).rows[0].given["village"] == "西街村"
    plain = plan_of(office, "person", written(tmp_path / "三.xlsx", [head, [1, "王三", "13800007890"]]))
    assert plain.rows[0].given.get("village") is None


def test_what_the_file_names_and_nobody_registered_comes_along_when_wanted(
    office: Office, tmp_path: Path
) -> None:
    rows = [case_row(1, 调委会="新设村调委会"), case_row(2, 调委会="新设村调委会"), case_row(3)]
    file = case_list(tmp_path / "案.xlsx", rows)
    plan = plan_of(office, "mediation_case", file)
    assert plan.unknown_links == {"committee": ("新设村调委会",)}
    assert (plan.counts.bad, plan.counts.good) == (2, 1)
    along = plan_of(office, "mediation_case", file, create=["committee"])
    assert along.counts.bad == 0
    done = apply_plan(along, office.store)
    (committee,) = office.store.names.find("committee", "新设村调委会")
    cases = list(drafts(office.store, ListQuery("mediation_case")))
    assert [case["committee"] for case in cases].count(committee) == 2
    (entry,) = imports(office.store)
    assert entry.import_id == done.import_id
    office.store.undo(entry.action_id)
    assert office.store.names.find("committee", "新设村调委会") == []
