from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest

from lawgov_desktop.errors import Cancelled, UserError
from lawgov_desktop.office import Office
from lawgov_desktop.progress import Progress
from lawgov_desktop.spreadsheets.apply import apply_plan
from lawgov_desktop.spreadsheets.grid import CellValue, Sheet, Workbook
from lawgov_desktop.spreadsheets.plan import MOST_ROWS, make_plan
from lawgov_desktop.spreadsheets.reading import read_workbook
from lawgov_desktop.spreadsheets.sniff import Format
from lawgov_desktop.storage.listing import ListQuery, count, drafts
from tests.spreadsheets.lists import CASE_HEAD, COMMITTEE, case_list, case_row, plan_of, written

MATTERS = {"04_": 3, "05_": 75, "06_": 100, "10_": 21, "12_": 137, "16_": 12, "17_": 12}
"""The seven 权责清单 and how many matters a careful person counts in each."""

OTHERS = {"25_": 2919, "29_": 3215, "47_": 9, "48_": 0}


def real(shared: Path, start: str) -> Path:
    found = sorted((shared / "data" / "lists").glob(start + "*"))
    if not found:
        pytest.skip(f"no list {start}* here")
    return found[0]


@pytest.mark.parametrize("start,matters", (MATTERS | OTHERS).items())
def test_a_real_list_plans_with_the_right_number_of_matters(
    office: Office, shared: Path, start: str, matters: int
) -> None:
    plan = plan_of(office, "matter", real(shared, start))
    assert plan.counts.data == matters
    if start in MATTERS:
        assert (plan.counts.bad, plan.counts.new) == (0, matters)
        assert {"name", "matter_type", "basis"} <= set(plan.mapping.values())


@pytest.mark.parametrize("start,matters", MATTERS.items())
def test_a_real_list_applied_twice_changes_nothing_the_second_time(
    office: Office, shared: Path, start: str, matters: int
) -> None:
    file = real(shared, start)
    first = apply_plan(plan_of(office, "matter", file), office.store)
    assert first.created == matters
    again = plan_of(office, "matter", file)
    assert (again.counts.same, again.counts.new, again.counts.changed) == (matters, 0, 0)
    assert again.missing == ()
    assert again.new_list is None
    assert [entry.import_id for entry in again.former] == [first.import_id]
    assert apply_plan(again, office.store).import_id == ""
    assert count(office.store, ListQuery("matter_list")) == 1


def test_planning_writes_nothing(office: Office, tmp_path: Path) -> None:
    file = case_list(tmp_path / "案件.xlsx", [case_row(n) for n in range(1, 6)])
    before = office.book.rows("SELECT count(*) FROM action")
    plan = plan_of(office, "mediation_case", file)
    assert plan.counts.new == 5
    assert count(office.store, ListQuery("mediation_case")) == 0
    assert office.book.rows("SELECT count(*) FROM action") == before


def test_units_dates_codes_and_links_are_read(office: Office, tmp_path: Path) -> None:
    file = case_list(tmp_path / "案件.xlsx", [case_row(1, 调委会=f" {COMMITTEE} ", 受理日期="2025年3月")])
    given = plan_of(office, "mediation_case", file).rows[0].given
    assert given["amount"] == 500_000  # 0.5 万元, in 分
    assert given["accepted_on"] == "2025-03"
    assert given["dispute_type"] == "neighbour"
    assert office.store.names.title("committee", given["committee"]) == COMMITTEE


def test_problems_name_excels_row_and_column_and_say_what_to_do(office: Office, tmp_path: Path) -> None:
    rows = [
        case_row(1),
        case_row(2, 调委会="没有的调委会"),
        case_row(3, 受理日期="2021-2-30"),
        case_row(4, 纠纷简要情况=None),
    ]
    plan = plan_of(office, "mediation_case", case_list(tmp_path / "案件.xlsx", rows))
    assert [row.status for row in plan.rows] == ["good", "bad", "bad", "bad"]
    told = {(problem.row, problem.column): problem for problem in plan.problems if problem.level == "refuse"}
    assert set(told) == {(5, "D"), (6, "C"), (7, "G")}
    assert "没有的调委会" in told[5, "D"].what
    assert "先新增" in told[5, "D"].todo
    assert told[6, "C"].value == "2021-2-30"
    assert plan.rows[2].given["unread"] == {"accepted_on": "2021-2-30"}


def test_an_unknown_committee_may_be_created(office: Office, tmp_path: Path) -> None:
    file = case_list(tmp_path / "案件.xlsx", [case_row(n, 调委会="新村调委会") for n in (1, 2)])
    plan = plan_of(office, "mediation_case", file, create=["committee"])
    assert plan.counts.bad == 0
    apply_plan(plan, office.store)
    assert len(office.store.names.find("committee", "新村调委会")) == 1
    assert plan_of(office, "mediation_case", file).counts.same == 2


def test_columns_without_a_field_are_kept_beside_the_record(office: Office, tmp_path: Path) -> None:
    head = ["姓名", "联系电话", "领导批示", "序号"]
    file = written(tmp_path / "人.xlsx", [head, ["王一", "13800000000", "已阅", 1]])
    assert plan_of(office, "person", file).rows[0].given["extra"] == {"领导批示": "已阅"}


def test_changes_are_shown_cell_by_cell_and_blanks_never_overwrite(office: Office, tmp_path: Path) -> None:
    apply_plan(plan_of(office, "mediation_case", case_list(tmp_path / "一.xlsx", [case_row(1), case_row(2)])),
               office.store)  # fmt: skip
    changed = case_row(1, 纠纷简要情况="因院墙发生争执")
    changed[CASE_HEAD.index("涉及金额(万元)")] = None
    plan = plan_of(office, "mediation_case", case_list(tmp_path / "二.xlsx", [changed, case_row(3)]))
    assert [row.match for row in plan.rows] == ["changed", "new"]
    (change,) = plan.rows[0].changes
    assert (change.label, change.old, change.new) == ("纠纷简要情况", "因滴水发生争执", "因院墙发生争执")
    assert len(plan.missing) == 1
    apply_plan(plan, office.store)
    kept = next(
        d for d in drafts(office.store, ListQuery("mediation_case")) if d["summary"] == "因院墙发生争执"
    )
    assert kept["amount"] == 500_000


def test_width_spaces_and_brackets_are_ignored_for_matching_only(office: Office, tmp_path: Path) -> None:
    number = "〔２０２５〕样调字第　1号"
    apply_plan(plan_of(office, "mediation_case", case_list(tmp_path / "一.xlsx", [case_row(1, 案号=number)])),
               office.store)  # fmt: skip
    again = plan_of(
        office, "mediation_case", case_list(tmp_path / "二.xlsx", [case_row(1, 案号="[2025]样调字第1号")])
    )
    assert again.rows[0].match == "same"
    assert any("只差全角半角" in note for note in again.notes)
    (kept,) = drafts(office.store, ListQuery("mediation_case"))
    assert kept["number"] == number


def test_many_matches_are_asked_never_guessed(office: Office, tmp_path: Path) -> None:
    for village in ("东村", "西村"):
        office.store.save("person", {"name": "王一", "phone": "13800000000", "village": village})
    file = written(tmp_path / "人.xlsx", [["姓名", "联系电话", "住址"], ["王一", "13800000000", "一组"]])
    plan = plan_of(office, "person", file)
    (row,) = plan.rows
    assert (row.match, len(row.candidates)) == ("ambiguous", 2)
    applied = apply_plan(plan, office.store)
    assert (applied.created, applied.updated, [one.row for one in applied.left_out]) == (0, 0, [2])
    plan.choose(row, row.candidates[0], office.store)
    assert apply_plan(plan, office.store).updated == 1


def test_one_record_cannot_be_two_rows(office: Office, tmp_path: Path) -> None:
    office.store.save("person", {"name": "王一", "phone": "13800000000"})
    rows = [["姓名", "联系电话", "住址"], ["王一", "13800000000", "一组"], ["王一", "13800000000", "二组"]]
    plan = plan_of(office, "person", written(tmp_path / "人.xlsx", rows))
    assert [row.match for row in plan.rows] == ["changed", "ambiguous"]


def test_a_row_written_twice_is_pointed_out_and_stays_stable(office: Office, tmp_path: Path) -> None:
    file = written(
        tmp_path / "人.xlsx", [["姓名", "联系电话"], ["王一", "13800001234"], ["王一", "13800001234"]]
    )
    plan = plan_of(office, "person", file)
    assert [row.status for row in plan.rows] == ["good", "doubtful"]
    assert "第 2 行" in plan.rows[1].problems[0].what
    apply_plan(plan, office.store)
    assert plan_of(office, "person", file).counts.same == 2


def test_a_similar_title_is_pointed_out_and_goes_in_as_new(office: Office, tmp_path: Path) -> None:
    file = written(tmp_path / "调委会.xlsx", [["名称", "主任"], ["样例村-人民调解委员会", "王示例"]])
    (row,) = plan_of(office, "committee", file).rows
    assert (row.match, row.status, len(row.candidates)) == ("new", "doubtful", 1)


def test_keys_may_be_named_by_the_person(office: Office, tmp_path: Path) -> None:
    office.store.save("person", {"name": "王一", "village": "东村"})
    file = written(tmp_path / "人.xlsx", [["姓名", "住址"], ["王一", "一组"]])
    assert plan_of(office, "person", file).rows[0].match == "new"
    assert plan_of(office, "person", file, keys=["name"]).rows[0].match == "changed"


def test_a_lost_id_and_a_formula_error_are_kept_as_text_and_marked(office: Office, tmp_path: Path) -> None:
    file = written(tmp_path / "人.xlsx", [["姓名", "身份证号", "住址"], ["王一", 411328199001011234, "一组"]])
    book = openpyxl.load_workbook(file)
    book.active["C2"].value, book.active["C2"].data_type = "#REF!", "e"
    book.save(file)
    (row,) = plan_of(office, "person", file).rows
    assert row.status == "doubtful"
    assert row.given.get("id_no") is None
    assert row.given["unread"]["address"] == "#REF!"
    assert {problem.column for problem in row.problems} == {"B", "C"}


def test_a_cell_may_be_fixed_and_a_skipped_row_taken_back(office: Office, tmp_path: Path) -> None:
    file = case_list(tmp_path / "案件.xlsx", [case_row(1, 受理日期="三月某日"), ["合计", *[None] * 6, 1]])
    plan = plan_of(office, "mediation_case", file)
    assert plan.counts.bad == 1
    assert ("合计行", 5) in {(one.why, one.row) for one in plan.skipped}
    fixed = plan_of(office, "mediation_case", file, fixes={(4, "C"): "2025-03-01"}, restore=[5])
    assert [row.status for row in fixed.rows] == ["good", "bad"]


def test_a_word_of_the_office_is_decided_once(office: Office, tmp_path: Path) -> None:
    file = case_list(tmp_path / "案件.xlsx", [case_row(n, 纠纷类型="鸡毛蒜皮") for n in (1, 2)])
    assert plan_of(office, "mediation_case", file).counts.bad == 2
    decided = plan_of(office, "mediation_case", file, values={"dispute_type": {"鸡毛蒜皮": "neighbour"}})
    assert decided.counts.good == 2


def test_decisions_about_columns_are_remembered_for_this_layout(office: Office, tmp_path: Path) -> None:
    head, row = ["姓名", "联系电话", "补充"], ["王一", "13800000000", "务农"]
    first = written(tmp_path / "一.xlsx", [head, row])
    apply_plan(plan_of(office, "person", first, mapping={"补充": "occupation"}), office.store)
    second = written(tmp_path / "二.xlsx", [head, ["李二", "13800000001", "经商"]])
    assert plan_of(office, "person", second).mapping["补充"] == "occupation"
    assert "补充" not in plan_of(office, "person", second, mapping={}).mapping


def test_the_best_fitting_visible_sheet_is_chosen(office: Office, tmp_path: Path) -> None:
    file = written(tmp_path / "多表.xlsx", [["栏目", "说明"], ["一", "填写要求"]], title="填写说明")
    book = openpyxl.load_workbook(file)
    for name, hidden in (("隐藏", True), ("人员", False)):
        page = book.create_sheet(name)
        page.append(["姓名", "性别", "联系电话"])
        page.append(["王一", "男", "13800001234"])
        page.sheet_state = "hidden" if hidden else "visible"
    book.save(file)
    assert plan_of(office, "person", file).sheet.name == "人员"
    assert plan_of(office, "person", file, sheet="隐藏").sheet.name == "隐藏"
    with pytest.raises(UserError, match="没有叫"):
        plan_of(office, "person", file, sheet="没有的表")


def test_the_header_may_be_said(office: Office, tmp_path: Path) -> None:
    file = written(tmp_path / "人.xlsx", [["姓名", "电话"], ["名字", "手机"], ["王一", "13800001234"]])
    plan = plan_of(office, "person", file, header="2")
    assert (plan.finding.header_rows, plan.counts.data) == ((2,), 1)
    for wrong in ("三", "0", "5:2"):
        with pytest.raises(UserError):
            plan_of(office, "person", file, header=wrong)


def test_a_header_below_the_last_row_is_refused(office: Office, tmp_path: Path) -> None:
    file = case_list(tmp_path / "一.xlsx", [case_row(1)])
    with pytest.raises(UserError, match="没有第 99 行"):
        plan_of(office, "mediation_case", file, header=(3, 99))


def test_matters_go_into_a_named_list(office: Office, tmp_path: Path) -> None:
    listed = office.store.save("matter_list", {"title": "旧清单"})
    file = written(tmp_path / "清单.xlsx", [["序号", "事项名称", "事项类型"], [1, "样例事项", "行政处罚"]])
    plan = plan_of(office, "matter", file, context={"list": listed.uuid})
    assert plan.new_list is None
    assert plan.rows[0].given["list"] == listed.uuid
    assert plan_of(office, "matter", file).new_list == {"title": "清单"}


def test_the_answer_for_scripts_is_as_promised(office: Office, tmp_path: Path) -> None:
    file = case_list(tmp_path / "案件.xlsx", [case_row(1), case_row(2, 调委会="没有的")])
    answer = plan_of(office, "mediation_case", file).to_json()
    assert list(answer) == [
        "format", "sheet", "header_rows", "columns", "rows", "skipped", "problems", "compare", "applied",
        "import_id", "sheets", "notes", "unknown_links",
    ]  # fmt: skip
    assert (answer["format"], answer["header_rows"]) == ("xlsx", [3])
    assert answer["rows"] == {"data": 2, "good": 1, "doubtful": 0, "bad": 1, "skipped": 2}
    assert answer["compare"] == {"new": 2, "changed": 0, "same": 0, "missing": 0, "ambiguous": 0}
    assert answer["columns"][2] == {
        "letter": "C", "heading": "受理日期", "field": "accepted_on", "confidence": 1.0,
    }  # fmt: skip
    assert set(answer["problems"][0]) == {"row", "column", "value", "what", "why", "todo"}


def test_planning_can_be_stopped(office: Office, tmp_path: Path) -> None:
    file = case_list(tmp_path / "案件.xlsx", [case_row(1)])
    progress = Progress()
    workbook = read_workbook(file)
    progress.cancel()
    with pytest.raises(Cancelled):
        make_plan(office.kind("mediation_case"), workbook, store=office.store, progress=progress)


def test_a_file_may_add_one_column_to_known_records(office: Office, tmp_path: Path) -> None:
    first = case_list(tmp_path / "一.xlsx", [case_row(1)])
    apply_plan(plan_of(office, "mediation_case", first), office.store)
    rows = [["案号", "结案日期"], [case_row(1)[1], "2025-04-01"], ["别的案号", "2025-04-02"]]
    plan = plan_of(office, "mediation_case", written(tmp_path / "结案.xlsx", rows))
    assert [(row.match, row.status) for row in plan.rows] == [("changed", "good"), ("new", "bad")]
    assert [change.path for change in plan.rows[0].changes] == ["closed_on"]


def test_what_follows_from_other_fields_is_not_taken_over_silently(office: Office, tmp_path: Path) -> None:
    first = case_list(tmp_path / "一.xlsx", [case_row(1, 当事人="张示例与李示例")])
    apply_plan(plan_of(office, "mediation_case", first), office.store)
    assert plan_of(office, "mediation_case", first).rows[0].problems == ()
    changed = case_list(tmp_path / "二.xlsx", [case_row(1, 当事人="王一、赵二")])
    (row,) = plan_of(office, "mediation_case", changed).rows
    assert row.match == "same"
    assert [(one.column, one.value) for one in row.problems] == [("E", "王一、赵二")]


def test_another_case_number_is_another_case_however_alike(office: Office, tmp_path: Path) -> None:
    first = case_list(tmp_path / "一.xlsx", [case_row(1)])
    apply_plan(plan_of(office, "mediation_case", first), office.store)
    second = case_list(tmp_path / "二.xlsx", [case_row(1, 案号="〔2025〕样调字第77号")])
    (row,) = plan_of(office, "mediation_case", second).rows
    assert (row.match, row.status, len(row.candidates)) == ("new", "doubtful", 1)


def test_a_sheet_longer_than_any_list_is_refused_in_words(office: Office) -> None:
    rows: list[list[CellValue]] = [["姓名", "联系电话"]] + [["王一", None]] * MOST_ROWS
    workbook = Workbook(Format("csv"), (Sheet("名单", rows),))
    with pytest.raises(UserError, match="200,001 行"):
        make_plan(office.kind("person"), workbook, store=office.store)
