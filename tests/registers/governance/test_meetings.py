"""What follows from a meeting and a law study, and what is doubtful in them."""

from __future__ import annotations

from typing import Any

import pytest

from lawgov_desktop.records.record_type import Draft, RecordType
from lawgov_desktop.registers.governance.law_study import LAW_STUDY
from lawgov_desktop.registers.governance.meeting import MEETING
from tests.registers.shipped_names import ShippedNames


def whole(register: RecordType, names: ShippedNames, **fields: Any) -> Draft:
    draft = {**register.new_draft(), **fields}
    for name, value in register.derive(draft, names).items():
        if name in register.derived or name in register.child_names or draft.get(name) in (None, ""):
            draft[name] = value
    return draft


def doubted(kind: RecordType, names: ShippedNames, draft: Draft) -> set[str]:
    return {problem.field for problem in kind.rules(draft, names)}


@pytest.mark.parametrize(
    ("fields", "state"),
    [
        ({"planned_on": "2025-03"}, "planned"),
        ({"planned_on": "2025-03", "held_on": "2025-04-02"}, "held"),
        ({"held_on": "2025-04-02", "cancelled": 1}, "cancelled"),
        ({}, "planned"),
    ],
)
def test_the_state_follows_from_the_days(names: ShippedNames, fields: Draft, state: str) -> None:
    assert whole(MEETING, names, kind="joint", **fields)["state"] == state


def test_a_meeting_counts_for_the_year_it_was_held_in_not_planned_for(names: ShippedNames) -> None:
    meeting = whole(MEETING, names, kind="joint", planned_on="2024-12", held_on="2025-01-06")
    assert meeting["year"] == 2025


def test_the_names_of_a_list_give_rows_and_numbers(names: ShippedNames) -> None:
    meeting = whole(
        MEETING, names, kind="joint", held_on="2025-03-05", attendee_names="王强、李娟（请假）、赵明（列席）"
    )
    assert [row["name"] for row in meeting["attendees"]] == ["王强", "李娟", "赵明"]
    assert (meeting["due"], meeting["present"], meeting["on_leave"]) == (2, 1, 1)


def test_an_emptied_roll_stays_empty(names: ShippedNames) -> None:
    meeting = whole(MEETING, names, kind="joint", held_on="2025-03-05", attendee_names="王强")
    emptied = MEETING.derive(meeting | {"attendees": []}, names)
    assert (emptied["attendees"], emptied["attendee_names"]) == ([], None)


def test_a_meeting_without_a_name_is_called_by_kind_and_topic(names: ShippedNames) -> None:
    meeting = whole(MEETING, names, kind="joint", held_on="2025-03-05", topics=[{"title": "会商整治"}])
    assert meeting["title"] == "联席会、联络会商：会商整治"


def test_what_is_doubtful_is_told_and_saved(names: ShippedNames) -> None:
    undated = whole(MEETING, names, kind="joint")
    assert doubted(MEETING, names, undated) == {"held_on"}
    crowded = whole(MEETING, names, kind="joint", held_on="2025-03-05", due=3, present=4)
    assert doubted(MEETING, names, crowded) == {"present"}
    called_off = whole(MEETING, names, kind="joint", held_on="2025-03-05", cancelled=1)
    assert doubted(MEETING, names, called_off) == {"held_on"}
    early = whole(
        MEETING, names, kind="joint", held_on="2025-03-05", topics=[{"title": "一", "done_on": "2025-02"}]
    )
    assert doubted(MEETING, names, early) == {"topics.1.done_on"}
    levels = {problem.level for problem in MEETING.rules(early, names)}
    assert levels == {"doubt"}


def test_only_a_meeting_that_was_held_wants_its_minutes(names: ShippedNames) -> None:
    assert "minutes" in MEETING.wanted(whole(MEETING, names, kind="joint", held_on="2025-03-05"))
    assert MEETING.wanted(whole(MEETING, names, kind="joint", planned_on="2025-06")) == ()


def test_what_a_meeting_decided_runs_until_it_is_carried_out(names: ShippedNames) -> None:
    meeting = whole(
        MEETING,
        names,
        kind="joint",
        held_on="2025-03-05",
        topics=[
            {"title": "甲", "due_on": "2025-04"},
            {"title": "乙", "due_on": "2025-04-10", "done_on": "2025-04-02"},
            {"title": "丙", "due_on": "2025-04-10", "carried_out": "已办"},
            {"title": "丁"},
        ],
    )
    told = [(clock.title, clock.due, clock.done_on) for clock in MEETING.clocks(meeting)]
    assert told == [
        ("议定事项：甲", "2025-04-30", None),
        ("议定事项：乙", "2025-04-10", "2025-04-02"),
        ("议定事项：丙", "2025-04-10", "2025-04-10"),
    ]
    assert MEETING.clocks(meeting | {"held_on": None, "state": "planned"}) == ()


def test_a_topic_goes_on_as_a_problem_with_its_owner_and_limit(names: ShippedNames) -> None:
    meeting = whole(
        MEETING,
        names,
        kind="special_study",
        held_on="2025-04-12",
        topics=[
            {"title": "已办", "done_on": "2025-04-20"},
            {"title": "案卷质量", "decision": "每季评查", "responsible": "执法队", "due_on": "2025-06-30"},
        ],
    ) | {"uuid": "m"}
    onward = next(one for one in MEETING.onward if one.key == "problem")
    assert onward.fits(meeting)
    assert {name: value for name, value in onward.draft(meeting).items() if value} == {
        "title": "案卷质量", "year": 2025, "source": "meeting", "meeting": "m", "found_on": "2025-04-12",
        "measures": "每季评查", "responsible_unit": "执法队", "due_on": "2025-06-30",
    }  # fmt: skip


def test_statutes_named_in_the_text_are_taken_up(names: ShippedNames) -> None:
    study = whole(LAW_STUDY, names, title="学习《中华人民共和国行政处罚法》", content="和《行政许可法》")
    assert study["statutes"] == ";行政处罚法;行政许可法;"
    own = whole(LAW_STUDY, names, title="学习《行政处罚法》", statutes=";民法典;")
    assert own["statutes"] == ";民法典;"


def test_who_stayed_away_follows_from_due_and_present(names: ShippedNames) -> None:
    study = whole(LAW_STUDY, names, title="会前学法", studied_on="2025-03-05", due=22, present=20)
    assert (study["state"], study["on_leave"]) == ("held", 2)


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"due": 3, "present": 5}, "present"),
        ({"present": 3, "test_taken": 4}, "test_taken"),
        ({"test_taken": 3, "test_passed": 4}, "test_passed"),
        ({"test_held": 0, "test_taken": 4}, "test_held"),
    ],
)
def test_numbers_that_cannot_be_are_doubted(names: ShippedNames, fields: Draft, field: str) -> None:
    study = whole(LAW_STUDY, names, title="学法", studied_on="2025-03-05", **fields)
    assert doubted(LAW_STUDY, names, study) == {field}
