"""Ledgers of meetings, law study, groups, duties and problems, as an office keeps them in Excel (§7)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from lawgov_desktop.office import Office, on_day, open_office
from lawgov_desktop.records.record_type import Draft
from lawgov_desktop.spreadsheets.apply import apply_plan
from lawgov_desktop.storage.listing import ListQuery, drafts
from tests.spreadsheets.lists import plan_of, written


@pytest.fixture
def office(fresh_book: Path) -> Iterator[Office]:
    opened = open_office(fresh_book, who="测试", today=on_day(date(2025, 12, 20)))
    yield opened
    opened.close()


def taken(office: Office, kind: str, folder: Path, rows: Sequence[Sequence[Any]]) -> list[Draft]:
    """The records of a list with a title line, imported as it is; the same list again changes nothing."""
    title = [f"样例镇2025年{office.kind(kind).title}"]
    file = written(folder / f"{kind}.xlsx", [title, ["填报单位：样例司法所"], *rows], ["A1:H1"])
    plan = plan_of(office, kind, file)
    assert [row.problems for row in plan.rows if row.status == "bad"] == []
    apply_plan(plan, office.store)
    again = plan_of(office, kind, file)
    assert again.counts.same == len(again.rows) == len(rows) - 1
    return list(drafts(office.store, ListQuery(kind, order="id")))


def test_a_ledger_of_meetings(office: Office, tmp_path: Path) -> None:
    first, second = taken(
        office,
        "meeting",
        tmp_path,
        [
            ("序号", "日期", "类型", "主持", "参会", "议题", "议定事项", "落实", "文号"),
            (1, "2025.4.12", "专题研究", "王强", "王强、李娟（请假）、赵明", "研究依法行政工作", "补齐案卷",
             "已补齐", "样会纪〔2025〕3号"),
            (2, "2025年6月3日", "联络会商", "李娟", "李娟、赵明", "会商整治", "联合巡查", "", ""),
        ],
    )  # fmt: skip
    assert (first["kind"], first["held_on"], first["chair"], first["state"]) == (
        "special_study", "2025-04-12", "王强", "held",
    )  # fmt: skip
    assert (first["due"], first["present"], first["on_leave"]) == (3, 2, 1)
    assert first["title"] == "专题研究（法治）：研究依法行政工作"
    (topic,) = first["topics"]
    assert (topic["decision"], topic["carried_out"]) == ("补齐案卷", "已补齐")
    assert (second["kind"], [row["name"] for row in second["attendees"]]) == ("joint", ["李娟", "赵明"])


def test_a_ledger_of_law_study(office: Office, tmp_path: Path) -> None:
    (study,) = taken(
        office,
        "law_study",
        tmp_path,
        [
            ("序号", "日期", "会议", "主讲", "法律法规", "参加人数", "应到", "请假", "学习时长", "记录人"),
            (1, "2025.2.25", "党委会前学法", "李娟", "《行政处罚法》、《中华人民共和国行政许可法》", 20, 22,
             2, 60,
             "赵明"),
        ],
    )  # fmt: skip
    assert (study["title"], study["studied_on"], study["lecturer"]) == ("党委会前学法", "2025-02-25", "李娟")
    assert study["statutes"] == ";行政处罚法;行政许可法;"
    assert (study["present"], study["due"], study["on_leave"], study["duration"]) == (20, 22, 2, 60)


def test_a_list_of_leading_groups(office: Office, tmp_path: Path) -> None:
    (group,) = taken(
        office,
        "leading_group",
        tmp_path,
        [
            ("序号", "领导小组名称", "组长", "副组长", "成员", "文号", "成立时间"),
            (1, "法治政府建设领导小组", "王强（镇长）", "李娟（副镇长）", "赵明、钱进", "样政〔2023〕6号",
             "2023.3.1"),
        ],
    )  # fmt: skip
    seats = [(row["role"], row["person"], row["post"]) for row in group["members"]]
    assert seats == [
        ("head", "王强", "镇长"), ("deputy", "李娟", "副镇长"), ("member", "赵明", None), ("member", "钱进",
         None),
    ]  # fmt: skip


def test_a_list_of_duties(office: Office, tmp_path: Path) -> None:
    (duty,) = taken(
        office,
        "duty",
        tmp_path,
        [
            ("序号", "姓名", "职务", "年度", "责任事项", "完成情况", "是否完成", "佐证"),
            (1, "王强", "镇长", 2025, "亲自部署", "主持召开会议", "是", "会议纪要"),
        ],
    )
    assert (duty["item"], duty["done"], duty["title"]) == ("deploy", 1, "王强2025年重要工作亲自部署")


def test_a_ledger_of_problems(office: Office, tmp_path: Path) -> None:
    done, open_ = taken(
        office,
        "problem",
        tmp_path,
        [
            ("序号", "问题", "来源", "类别", "责任单位", "责任人", "措施", "时限", "进度", "完成日", "佐证",
             "销号审核"),
            (1, "案卷不规范", "督察", "执法", "执法队", "赵明", "逐卷整改", "2025.7.31", "已评查",
             "2025.7.20", "通报",
             "王强"),
            (2, "公开不及时", "自查", "公开", "便民中心", "钱进", "每月更新", "2025年12月", "", "", "", ""),
        ],
    )  # fmt: skip
    assert (done["source"], done["category"], done["state"], done["latest"]) == (
        "supervision", "enforcement", "done", "已评查",
    )  # fmt: skip
    assert (open_["due_on"], open_["state"], open_["responsible"]) == ("2025-12", "open", "钱进")


def test_a_list_of_documents(office: Office, tmp_path: Path) -> None:
    (document,) = taken(
        office,
        "mechanism",
        tmp_path,
        [
            ("序号", "文件名称", "文种", "文号", "发文日期", "涉及工作", "文件状态"),
            (
                1,
                "行政执法联络会商制度",
                "制度",
                "样政〔2024〕12号",
                "2024.3.20",
                "联络会商、信息互通",
                "有效",
            ),
        ],
    )
    assert (document["kind"], document["subjects"], document["state"]) == (
        "system", ";liaison;information;", "in_force",
    )  # fmt: skip
