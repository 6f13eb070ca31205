"""Problems carried on, meetings counted, 述法 drafted: in a real book, in one action, and taken back."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from lawgov_desktop.office import Office, on_day, open_office
from lawgov_desktop.procedures.governance_law_reports import draft_law_report, duties_of, leaders_of
from lawgov_desktop.procedures.governance_meetings import groups_on, meetings_of, studies_of
from lawgov_desktop.procedures.governance_rectification import carry_on, completion, in_words, plan_carrying
from lawgov_desktop.registers.governance.problem import STATES
from lawgov_desktop.storage.deadlines import open_deadlines
from lawgov_desktop.storage.listing import ListQuery, count

TODAY = date(2025, 12, 20)


@pytest.fixture
def office(fresh_book: Path) -> Iterator[Office]:
    opened = open_office(fresh_book, who="测试", today=on_day(TODAY))
    yield opened
    opened.close()


def problem(office: Office, title: str, **fields: Any) -> str:
    draft = {"title": title, "year": 2025, "source": "annual_report", "responsible_unit": "司法所"}
    return office.store.save("problem", draft | fields).uuid


def meeting(office: Office, kind: str, title: str, **fields: Any) -> str:
    return office.store.save("meeting", {"kind": kind, "title": title, **fields}).uuid


def test_open_problems_become_next_years_items_in_one_action(office: Office) -> None:
    first = problem(office, "力量不足", measures="补充人员", due_on="2025-11-30")
    done = problem(office, "宣传不够", done_on="2025-11-01", result="已办活动")
    plan = plan_carrying(office.store, 2025)
    assert [item.uuid for item in plan.items] == [first]
    assert [(left.uuid, left.why) for left in plan.left] == [(done, "已整改待销号")]
    carried = carry_on(office.store, plan)
    (made,) = carried.made
    item = office.store.get("problem", made)
    assert item is not None
    assert (item["title"], item["year"], item["carried_from"], item["due_on"]) == (
        "力量不足", 2026, first, "2026-12-31",
    )  # fmt: skip
    old = office.store.get("problem", first)
    assert old is not None
    assert (old["state"], old["moved_on"]) == ("moved", "2025-12-20")
    # The limit of the old item runs no longer; the new one has its own.
    assert [due.uuid for due in open_deadlines(office.store)] == [made]


def test_carrying_on_twice_makes_nothing_twice(office: Office) -> None:
    problem(office, "力量不足")
    plan = plan_carrying(office.store, 2025)
    assert len(carry_on(office.store, plan).made) == 1
    assert carry_on(office.store, plan).made == ()
    assert carry_on(office.store, plan_carrying(office.store, 2025)).action_id == ""
    assert count(office.store, ListQuery("problem")) == 2


def test_one_undo_takes_the_items_back_and_they_can_be_carried_again(office: Office) -> None:
    first = problem(office, "力量不足")
    carried = carry_on(office.store, plan_carrying(office.store, 2025))
    office.store.undo(carried.action_id)
    assert count(office.store, ListQuery("problem")) == 1
    old = office.store.get("problem", first)
    assert old is not None
    assert (old["state"], old["moved_on"]) == ("open", None)
    assert len(carry_on(office.store, plan_carrying(office.store, 2025)).made) == 1


def test_only_the_chosen_are_carried_with_the_limit_that_is_asked(office: Office) -> None:
    first, second = problem(office, "一"), problem(office, "二")
    plan = plan_carrying(office.store, 2025, due_on="2026-06-30")
    assert {item.due_on for item in plan.items} == {"2026-06-30"}
    carried = carry_on(office.store, plan, chosen=[second], due_on="2026-06-30")
    item = office.store.get("problem", carried.made[0])
    assert item is not None
    assert (item["carried_from"], item["due_on"]) == (second, "2026-06-30")
    untouched = office.store.get("problem", first)
    assert untouched is not None
    assert untouched["state"] == "open"


def test_what_became_of_each_is_told_also_across_the_year(office: Office) -> None:
    problem(office, "已销号的", done_on="2025-05-01", result="改了", closed_on="2025-06-01")
    late = problem(office, "逾期的", due_on="2025-10-31")
    moved = problem(office, "转走的", due_on="2025-10-31")
    (item,) = carry_on(office.store, plan_carrying(office.store, 2025), chosen=[moved]).made
    found = completion(office.store, 2025)
    assert (found.total, found.done, found.overdue, found.rate_text()) == (3, 1, 1, "33.3%")
    assert [one.uuid for one in found.outcomes if one.overdue] == [late]
    office.store.save("problem", {"done_on": "2025-12-19", "result": "跨年改了"}, uuid=item)
    found = completion(office.store, 2025)
    assert (found.done, found.rate_text()) == (2, "66.7%")
    assert in_words(found, dict(STATES)) == [
        "2025年问题 3 条，已整改 2 条，完成率 66.7%，逾期 1 条。",
        "1. 已销号的——已销号：改了",
        "2. 逾期的——整改中",
        "3. 转走的——已转下年（已整改待销号）：跨年改了",
    ]
    assert completion(office.store, 2019).rate_text() == "—"


def test_meetings_are_counted_by_kind_planned_and_held(office: Office) -> None:
    held = meeting(
        office, "special_study", "一", planned_on="2025-04", held_on="2025-04-12", due=10, present=9
    )
    waiting = meeting(office, "special_study", "二", planned_on="2025-12")
    unplanned = meeting(office, "special_study", "三", held_on="2025-09-06")
    off = meeting(office, "joint", "四", planned_on="2025-06", cancelled=1)
    meeting(office, "special_study", "上年", held_on="2024-09-06")
    found = meetings_of(office.store, 2025)
    study, joint = found.kinds
    assert (study.planned, study.held, study.waiting) == ((held, waiting), (held, unplanned), (waiting,))
    assert study.in_words() == "召开 2 次（计划 2 次）"
    assert study.attendance.rate_text() == "90.0%"
    assert (joint.label, joint.held, joint.cancelled) == ("联席会、联络会商", (), (off,))
    # Asked as of an earlier day, what came later has not been held.
    assert meetings_of(office.store, 2025, date(2025, 5, 1)).held("special_study") == 1
    assert meetings_of(office.store, 2025).held("integrity") == 0


def test_statutes_are_counted_once_however_often_they_are_studied(office: Office) -> None:
    for day, statutes in (("2025-02-25", ";行政处罚法;"), ("2025-05-20", ";行政许可法;行政处罚法;")):
        office.store.save(
            "law_study",
            {"title": f"学法{day}", "studied_on": day, "planned_on": day[:7], "statutes": statutes, "due": 20,
             "present": 19, "duration": 60, "test_held": 0},
        )  # fmt: skip
    office.store.save("law_study", {"title": "待学", "planned_on": "2025-12", "statutes": ";民法典;"})
    found = studies_of(office.store, 2025)
    assert found.statutes == ("行政处罚法", "行政许可法")
    assert (len(found.held), len(found.planned), len(found.waiting), found.minutes) == (2, 3, 1, 120)
    assert found.attendance.rate_text() == "95.0%"
    assert found.in_words() == "学法 2 次（计划 3 次），学习《行政处罚法》《行政许可法》共 2 部法律法规"


def test_the_groups_of_a_day_leave_out_those_not_in_being(office: Office) -> None:
    members = [{"role": "head", "person": "王强", "post": "镇长", "valid_from": "2021-01-01"}]
    for name, over in (("甲组", None), ("乙组", "2023-01-01")):
        office.store.save(
            "leading_group", {"name": name, "valid_from": "2021-01-01", "valid_to": over, "members": members}
        )
    assert [one.name for one in groups_on(office.store, date(2022, 6, 1))] == ["甲组", "乙组"]
    assert [one.name for one in groups_on(office.store, date(2025, 6, 1))] == ["甲组"]
    assert groups_on(office.store, date(2020, 6, 1)) == ()


def test_a_law_report_is_drafted_from_the_duties_and_invents_nothing(office: Office) -> None:
    for item, what in (("supervise", "督办整改。"), ("deploy", "主持会议。")):
        office.store.save(
            "duty",
            {"leader": "王强", "post": "镇长", "year": 2025, "item": item, "what": what, "done": 1,
             "evidence": "纪要"},
        )  # fmt: skip
    office.store.save("duty", {"leader": "王强", "year": 2025, "item": "study", "done": 0})
    office.store.save("duty", {"leader": "李娟", "year": 2025, "item": "study", "done": 0})
    assert leaders_of(office.store, 2025) == ("王强", "李娟")
    assert duties_of(office.store, "王强", 2025).in_person == ("deploy", "supervise")
    draft = draft_law_report(office.store, "王强", 2025)
    assert (draft["post"], draft["text"].splitlines()) == (
        "镇长",
        [
            "一、重要工作亲自部署", "主持会议（佐证：纪要）。",
            "二、重要任务亲自督办", "督办整改（佐证：纪要）。",
            "三、存在的不足", "带头学法、组织学法尚未完成，继续抓好落实。",
        ],
    )  # fmt: skip
    assert draft_law_report(office.store, "没有这人", 2025)["text"] is None
    office.store.save("law_report", draft)
