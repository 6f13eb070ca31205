"""What officers, cards, classes and assistants derive, doubt and remind of."""

from __future__ import annotations

from typing import Any

import pytest

from lawgov_desktop.records.record_type import Draft, RecordType
from lawgov_desktop.registers.enforcement.auxiliary_officer import AUXILIARY_OFFICER
from lawgov_desktop.registers.enforcement.certificate import CERTIFICATE
from lawgov_desktop.registers.enforcement.enrolment import outcome, passed_on, score_of
from lawgov_desktop.registers.enforcement.officer import OFFICER
from lawgov_desktop.registers.enforcement.training_class import TRAINING_CLASS
from tests.registers.shipped_names import ShippedNames


def completed(kind: RecordType, names: ShippedNames, /, **fields: Any) -> Draft:
    draft = kind.new_draft() | fields
    for name, value in kind.derive(draft, names).items():
        if name in kind.derived or draft.get(name) is None:
            draft[name] = value
    return draft


def said(kind: RecordType, names: ShippedNames, /, **fields: Any) -> str:
    draft = completed(kind, names, **fields)
    return "；".join(problem.what for problem in kind.problems(draft, names) if problem.level == "doubt")


# --- cards


@pytest.mark.parametrize(
    ("events", "state"),
    [
        ([], "valid"),
        (["issued"], "valid"),
        (["issued", "suspended"], "suspended"),
        (["issued", "suspended", "resumed"], "valid"),
        (["issued", "lost"], "lost"),
        (["issued", "lost", "reissued"], "valid"),
        (["issued", "amended"], "valid"),
        (["issued", "recalled"], "recalled"),
        (["issued", "recalled", "cancelled"], "cancelled"),
    ],
)
def test_a_card_stands_where_its_last_change_left_it(
    names: ShippedNames, events: list[str], state: str
) -> None:
    rows = [{"kind": kind, "on": f"2024-0{month}-01"} for month, kind in enumerate(events, start=1)]
    assert completed(CERTIFICATE, names, number="1", events=rows[::-1])["state"] == state


def test_a_cancellation_tells_its_day_its_reason_and_whether_the_card_came_back(names: ShippedNames) -> None:
    event = {"kind": "cancelled", "on": "2025-05-06", "reason": "retired", "returned": 1}
    draft = completed(CERTIFICATE, names, number="1", issued_on="2022-01-01", events=[event])
    assert (draft["cancelled_on"], draft["cancel_reason"], draft["returned"]) == ("2025-05-06", "retired", 1)
    (clock,) = CERTIFICATE.clocks(draft)
    assert clock.done_on == "2025-05-06"


def test_a_column_注销日期_becomes_a_change_of_the_card_once(names: ShippedNames) -> None:
    listed = {"number": "1", "cancelled_on": "2025-05-06", "cancel_reason": "died"}
    first = completed(CERTIFICATE, names, **listed)
    assert [(row["kind"], row["on"], row["reason"]) for row in first["events"]] == [
        ("cancelled", "2025-05-06", "died")
    ]
    removed = completed(CERTIFICATE, names, **{**first, "events": []})
    assert (removed["state"], removed["events"]) == ("valid", [])


def test_the_day_printed_on_the_card_stands_above_the_local_setting(names: ShippedNames) -> None:
    draft = completed(CERTIFICATE, names, number="1", issued_on="2022-03", valid_to="2026-08")
    (clock,) = CERTIFICATE.clocks(draft)
    assert (clock.start, clock.due) == ("2022-03-01", "2026-08-31")
    (counted,) = CERTIFICATE.clocks(completed(CERTIFICATE, names, number="1", issued_on="2022-03-01"))
    assert counted.due is None


def test_a_cancellation_without_its_reason_is_doubted_and_never_refused(names: ShippedNames) -> None:
    event = {"kind": "cancelled", "on": "2025-05-06", "returned": 0}
    told = said(CERTIFICATE, names, number="1", issued_on="2022-01-01", events=[event])
    assert "没有写原因" in told
    assert "还没有交回" in told


# --- officers


def test_a_contract_worker_is_doubted_by_local_rule_not_refused(names: ShippedNames) -> None:
    assert "工勤、合同制人员一般不能申领执法证" in said(OFFICER, names, name="甲", establishment="contract")


def test_a_reviewer_without_the_qualification_is_doubted(names: ShippedNames) -> None:
    assert "法律职业资格证号" in said(OFFICER, names, name="甲", reviewer=1)
    assert not said(OFFICER, names, name="甲示例", reviewer=1, lawyer_number="A1")


def test_leaving_wants_its_reason_and_its_day(names: ShippedNames) -> None:
    assert "没有写离册原因" in said(OFFICER, names, name="甲", valid_to="2025-01-01")
    assert "没有离册日期" in said(OFFICER, names, name="甲", left_by="retired")


def test_retraining_runs_while_the_card_is_held_and_the_person_is_there(names: ShippedNames) -> None:
    held: dict[str, Any] = {
        "name": "甲",
        "certificate_issued_on": "2021-07-01",
        "certificate_state": "suspended",
    }
    assert [clock.rule for clock in OFFICER.clocks(OFFICER.new_draft() | held)] == ["retraining"]
    for gone in ({"certificate_state": "cancelled"}, {"valid_to": "2025-01-01"}):
        assert not OFFICER.clocks(OFFICER.new_draft() | held | gone)
    passed = OFFICER.new_draft() | held | {"retrained_on": "2020-07-01"}  # with a former card
    assert OFFICER.clocks(passed)[0].done_on is None


# --- classes


def test_results_follow_from_scores_by_the_mark_of_the_class(names: ShippedNames) -> None:
    rows = [
        {"name": "甲", "score": "59.5"},
        {"name": "乙", "score": "60分"},
        {"name": "丙", "result": "absent"},
    ]
    draft = completed(TRAINING_CLASS, names, name="班", pass_mark=60, enrolments=rows)
    assert [row.get("result") for row in draft["enrolments"]] == ["fail", "pass", "absent"]
    assert (draft["headcount"], draft["passed"], draft["participants"]) == (3, 1, "甲、乙、丙")


def test_a_resit_passed_is_a_pass_on_its_own_day() -> None:
    row = {"result": "fail", "exam_on": "2025-06-18", "resit_result": "pass", "resit_on": "2025-07-10"}
    assert (outcome(row), passed_on(row)) == ("pass", "2025-07-10")
    assert passed_on({"result": "pass"}, "2025-06-18") == "2025-06-18"
    assert passed_on({"result": "absent"}) is None


def test_names_in_one_cell_of_an_old_ledger_become_places_once(names: ShippedNames) -> None:
    draft = completed(TRAINING_CLASS, names, name="班", participants="甲示例、乙示例，丙示例")
    assert [row["name"] for row in draft["enrolments"]] == ["甲示例", "乙示例", "丙示例"]
    emptied = completed(TRAINING_CLASS, names, **{**draft, "enrolments": []})
    assert (emptied["enrolments"], emptied["headcount"]) == ([], 0)


@pytest.mark.parametrize(
    ("row", "told"),
    [
        ({"name": "甲", "score": "88", "result": "fail"}, "和所填结果不一致"),
        ({"name": "甲", "score": "108"}, "超过 100 分"),
        ({"name": "甲", "score": "良好"}, "不是分数"),
        ({"name": "甲", "hours_online": 99}, "多于本班的 20"),
    ],
)
def test_what_does_not_fit_the_class_is_doubted(names: ShippedNames, row: Draft, told: str) -> None:
    assert told in said(TRAINING_CLASS, names, name="班", hours=20, pass_mark=60, enrolments=[row])


@pytest.mark.parametrize(
    ("text", "points"), [("87.5", "87.5"), (" 60分", "60"), ("缺考", None), ("-1", None), (None, None)]
)
def test_a_score_is_read_as_points(text: str | None, points: str | None) -> None:
    found = score_of(text)
    assert (str(found) if found is not None else None) == points


# --- assistants


def test_an_assistant_is_asked_for_who_leads_him(names: ShippedNames) -> None:
    draft = completed(AUXILIARY_OFFICER, names, name="辅助")
    assert "led_by" in AUXILIARY_OFFICER.wanted(draft)
