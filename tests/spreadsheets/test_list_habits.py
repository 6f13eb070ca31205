"""What offices do in their lists: leave out the year, write two dates in one cell, give each member a row."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from lawgov_desktop.office import Office, on_day, open_office
from lawgov_desktop.records.record_type import Draft
from lawgov_desktop.spreadsheets.apply import apply_plan
from lawgov_desktop.spreadsheets.template import write_template
from lawgov_desktop.storage.listing import ListQuery, drafts
from tests.spreadsheets.lists import plan_of, written
from tests.spreadsheets.offices.shelf import a_list, as_workbook


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    opened = open_office(tmp_path / "book.lawgov", who="测试", today=on_day(date(2026, 3, 20)))
    yield opened
    opened.close()


def records(office: Office, kind: str) -> list[Draft]:
    return list(drafts(office.store, ListQuery(kind, order="id")))


def taken(office: Office, name: str, folder: Path) -> list[Draft]:
    """The records of one of the drawn lists."""
    one = a_list(name)
    apply_plan(
        plan_of(office, one.kind, as_workbook(one, folder / f"{name}.xlsx")), office.store, good_only=True
    )
    return records(office, one.kind)


def rows_in(office: Office, kind: str, file: Path, rows: Sequence[Sequence[Any]]) -> list[Draft]:
    apply_plan(plan_of(office, kind, written(file, rows)), office.store)
    return records(office, kind)


def test_a_day_without_a_year_is_of_the_year_of_the_list(office: Office, tmp_path: Path) -> None:
    file = as_workbook(a_list("普法活动台账短表"), tmp_path / "普法.xlsx")
    plan = plan_of(office, "publicity_event", file)
    assert any("2025 年" in note for note in plan.notes)
    assert plan.rows[1].given["held_on"] == "2025-03-15"


@pytest.mark.parametrize("title", ["普法活动台账", "2021—2025年普法活动台账", "样政〔2025〕3号文附表"])
def test_without_one_certain_year_it_stays_asked(office: Office, tmp_path: Path, title: str) -> None:
    rows = [[title], ["序号", "时间", "活动主题"], [1, "3月5日", "学雷锋"], [2, "2025.3.6", "讲座"]]
    plan = plan_of(office, "publicity_event", written(tmp_path / "普法.xlsx", rows, ["A1:C1"]))
    assert [row.status for row in plan.rows] == ["bad", "good"]


def test_both_ends_of_a_period_are_kept(office: Office, tmp_path: Path) -> None:
    first, second, _ = taken(office, "持证人员统计", tmp_path)
    assert (first["roster_issued_on"], first["roster_valid_to"]) == ("2021-06-01", "2026-05-31")
    assert (second["roster_issued_on"], second["roster_valid_to"]) == ("2020-08-01", "2025-07-31")
    adviser, _ = taken(office, "法律顾问名册", tmp_path)
    assert [(row["valid_from"], row["valid_to"]) for row in adviser["terms"]] == [
        ("2025-01-01", "2025-12-31")
    ]
    _, joint = taken(office, "联合执法台账", tmp_path)
    assert (joint["held_on"], joint["ended_on"]) == ("2025-05-09", "2025-05-11")


def test_a_period_that_another_column_contradicts_is_asked(office: Office, tmp_path: Path) -> None:
    rows = [["姓名", "发证日期", "有效期至"], ["赵东风", "2021.6.1-2026.5.31", "2027.1.1"]]
    (officer,) = rows_in(office, "officer", tmp_path / "名册.xlsx", rows)
    assert officer["unread"] == {"roster_issued_on": "2021.6.1-2026.5.31"}
    assert officer["roster_valid_to"] == "2027-01-01"


def test_a_term_in_years_is_counted_from_its_begin(office: Office, tmp_path: Path) -> None:
    first, _ = taken(office, "顾问聘任", tmp_path)
    assert first["terms"][0]["valid_to"] == "2025-12-31"


def test_one_row_for_each_member_makes_one_group(office: Office, tmp_path: Path) -> None:
    (group,) = taken(office, "领导小组", tmp_path)
    assert [(row["role"], row["person"]) for row in group["members"]] == [
        ("head", "王强"), ("deputy", "李娟"), ("member", "赵明"),
    ]  # fmt: skip
    assert (group["head_name"], group["member_count"]) == ("王强", 3)


def test_one_row_for_each_visit_makes_one_adviser(office: Office, tmp_path: Path) -> None:
    first, second = taken(office, "顾问服务台账", tmp_path)
    assert (first["visit_count"], first["last_visit_on"], second["visit_count"]) == (2, "2025-04-09", 1)
    assert first["extra"]["服务对象（人）"] == "5；40"


def test_rows_that_name_no_one_record_stay_apart(office: Office, tmp_path: Path) -> None:
    rows = [["村", "服务日期"], ["东街村", "2025.3.1"], ["东街村", "2025.3.2"]]
    plan = plan_of(office, "village_adviser", written(tmp_path / "顾问.xlsx", rows))
    assert len(plan.rows) == 2


def test_who_was_at_a_hearing_is_told_apart(office: Office, tmp_path: Path) -> None:
    first, second, third = taken(office, "行政应诉台账", tmp_path)
    told = [(row["leader_attended"], row["leader_name"], row["leader_post"]) for row in first["hearings"]]
    assert told == [(1, "李示例", "副镇长")]
    assert (second["attendance"], third["attendance"]) == ("absent", "no_hearing")


def test_a_number_of_participants_is_no_name(office: Office, tmp_path: Path) -> None:
    first, second, third = taken(office, "执法培训台账", tmp_path)
    assert [row["name"] for row in first["enrolments"]] == ["赵东风", "钱进", "孙秀兰"]
    assert (second["enrolments"], second["headcount"]) == ([], 45)
    assert (third["enrolments"], third["participants"]) == ([], "执法队全体")
    first, _ = [one for one in taken(office, "培训考试汇总", tmp_path) if one["session"]]
    assert (first["headcount"], first["passed"]) == (45, 45)


def test_the_day_of_receipt_is_not_the_day_of_the_letter(office: Office, tmp_path: Path) -> None:
    first, *_ = taken(office, "依申请公开台账", tmp_path)
    assert (first["received_on"], first["extra"]) == ("2025-03-03", {"申请日期": "2025.2.28"})


def test_the_direction_is_taken_only_from_both_ends(office: Office, tmp_path: Path) -> None:
    assert [one["direction"] for one in taken(office, "行刑衔接移送", tmp_path)] == ["out", "out"]
    (referral,) = taken(office, "矛盾纠纷移送台账", tmp_path)
    assert (referral["direction"], referral["organ"]) == ("in", "police")


def test_ticked_boxes_name_the_channels(office: Office, tmp_path: Path) -> None:
    first, second = taken(office, "公开目录", tmp_path)
    assert (first["channels"], second["channels"]) == (";website;notice_board;", ";notice_board;")


MONTHS = [
    ["序号", "日期", "会议名称", "主持人"],
    [1, "2025.1.15", "依法行政领导小组会议", "王强"],
    [2, "2025.2.10", "行政执法联席会议", "李娟"],
    [3, "2025.3.9", "法治建设推进会", "王强"],
]


def test_a_cumulative_list_adds_only_the_new_month(office: Office, tmp_path: Path) -> None:
    rows_in(office, "meeting", tmp_path / "2月.xlsx", MONTHS[:3])
    plan = plan_of(office, "meeting", written(tmp_path / "3月.xlsx", MONTHS))
    assert (plan.counts.same, plan.counts.new, plan.counts.changed) == (2, 1, 0)
    apply_plan(plan, office.store)
    assert len(records(office, "meeting")) == 3


def test_a_later_list_adds_the_members_who_joined(office: Office, tmp_path: Path) -> None:
    head = ["小组名称", "小组职务", "姓名", "职务"]
    seats = [["普法领导小组", "组长", "李娟", "镇长"], ["普法领导小组", "成员", "赵明", "所长"]]
    rows_in(office, "leading_group", tmp_path / "一.xlsx", [head, *seats])
    joined = ["普法领导小组", "成员", "钱进", "队员"]
    (group,) = rows_in(office, "leading_group", tmp_path / "二.xlsx", [head, *seats, joined])
    assert [row["person"] for row in group["members"]] == ["李娟", "赵明", "钱进"]


def test_a_name_written_wrong_is_shown_as_a_change_of_the_same_person(office: Office, tmp_path: Path) -> None:
    head = ["姓名", "村", "身份证号"]
    rows_in(office, "law_helper", tmp_path / "一.xlsx", [head, ["郑秀英", "西街村", "419999198806200223"]])
    plan = plan_of(
        office,
        "law_helper",
        written(tmp_path / "二.xlsx", [head, ["郑秀瑛", "西街村", "419999198806200223"]]),
    )
    (row,) = plan.rows
    assert (row.match, [(one.path, one.old, one.new) for one in row.changes]) == (
        "changed",
        [("name", "郑秀英", "郑秀瑛")],
    )


def test_a_list_saved_as_gbk_text(office: Office, tmp_path: Path) -> None:
    file = tmp_path / "联席会议.csv"
    lines = [["2025年会议登记表"], *MONTHS]
    file.write_bytes("\r\n".join(",".join(map(str, line)) for line in lines).encode("gbk"))
    plan = plan_of(office, "meeting", file)
    assert [row.status for row in plan.rows] == ["good"] * 3


FILLED = {
    "publicity_event": {"日期": "2025.3.5", "活动主题": "学雷锋"},
    "officer": {"姓名": "赵东风", "单位（办所）": "执法队"},
    "problem": {"问题": "案卷不规范", "来源": "自查"},
    "leading_group": {"名称": "普法领导小组", "组长": "李娟（镇长）"},
    "foi_request": {"收到日期": "2025.3.3", "申请人": "王示例"},
}


def test_a_group_in_both_ways_loses_nobody(office: Office, tmp_path: Path) -> None:
    rows = [["名称", "组长", "小组职务", "姓名"], ["普法领导小组", "李娟（镇长）", "成员", "赵明"]]
    (group,) = rows_in(office, "leading_group", tmp_path / "一.xlsx", rows)
    assert [(row["role"], row["person"]) for row in group["members"]] == [
        ("head", "李娟"),
        ("member", "赵明"),
    ]


@pytest.mark.parametrize("kind", FILLED)
def test_a_template_filled_by_hand_comes_in(office: Office, tmp_path: Path, kind: str) -> None:
    file = tmp_path / "模板.xlsx"
    write_template(office.kind(kind), office.store.names, file)
    book = openpyxl.load_workbook(file)
    page = book.worksheets[0]
    cells = [cell for row in page.iter_rows() for cell in row if isinstance(cell.value, str)]
    places = {cell.value.rstrip("*"): cell.column for cell in reversed(cells)}
    bottom = page.max_row + 1
    for heading, value in FILLED[kind].items():
        page.cell(bottom, places[heading], value)
    book.save(file)
    plan = plan_of(office, kind, file)
    assert [row.status for row in plan.rows if row.status == "bad"] == []
    apply_plan(plan, office.store)
    assert len(records(office, kind)) == 1
