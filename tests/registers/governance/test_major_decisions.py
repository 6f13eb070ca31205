"""A major decision: its five steps, what is missing before 已决定, and the minimum times."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lawgov_desktop.office import Office, open_office
from lawgov_desktop.records.record_type import Draft, Problem
from lawgov_desktop.registers.governance import decision_steps
from lawgov_desktop.registers.governance.decision import DECISION
from lawgov_desktop.storage.deadlines import of_record, open_deadlines
from lawgov_desktop.storage.listing import ListQuery, ids

TODAY = date(2025, 6, 10)


@pytest.fixture
def office(fresh_book: Path) -> Iterator[Office]:
    opened = open_office(fresh_book, today=lambda: TODAY)
    yield opened
    opened.close()


def whole(**changed: Any) -> Draft:
    assert DECISION.sample
    return DECISION.sample(lambda kind: None) | changed


def doubts(office: Office, draft: Draft) -> list[Problem]:
    return [one for one in office.store.problems("decision", draft) if one.level == "doubt"]


def about(office: Office, field: str, **changed: Any) -> str:
    return " ".join(str(one) for one in doubts(office, whole(**changed)) if one.field == field)


# --- the steps -------------------------------------------------------------------------------------------


def test_a_whole_decision_has_nothing_missing(office: Office) -> None:
    saved = office.store.save("decision", whole()).draft
    assert saved["steps_missing"] is None
    assert saved["steps_done"] == 5
    assert doubts(office, whole()) == []


def test_a_decision_that_passed_steps_by_is_saved_and_says_which(office: Office) -> None:
    hasty = whole(
        risk_on=None, risk_from=None, risk_grade=None, risk_conclusion=None, review_on=None,
        review_sent_on=None, review_conclusion=None,
    )  # fmt: skip
    saved = office.store.save("decision", hasty).draft
    assert saved["state"] == "published"
    assert saved["steps_missing"] == "风险评估、合法性审查"
    said = " ".join(str(one) for one in doubts(office, hasty) if one.field == "decided_on")
    assert "还缺 2 个程序" in said
    assert "风险评估（第二十二条至第二十四条）" in said
    assert "合法性审查（第二十五条至第二十八条）" in said
    assert ids(office.store, ListQuery("decision", view="steps_missing")) == [saved["uuid"]]


def test_what_is_not_decided_yet_is_not_blamed_for_steps_to_come(office: Office) -> None:
    fresh = {"title": "样例镇集镇管理办法", "comment_from": "2025-06-01", "comment_to": "2025-07-05"}
    saved = office.store.save("decision", fresh).draft
    assert saved["state"] == "in_procedure"
    assert not [one for one in doubts(office, fresh) if "还缺" in one.what]
    assert saved["uuid"] in ids(office.store, ListQuery("decision", view="in_comment"))
    assert ids(office.store, ListQuery("decision", view="steps_missing")) == []


def test_a_step_is_waived_only_with_its_reason(office: Office) -> None:
    bare = {
        "expert_needed": 0,
        "expert_on": None,
        "expert_from": None,
        "experts": None,
        "expert_conclusion": None,
    }
    assert office.store.prepare("decision", whole(**bare))["steps_missing"] == "专家论证"
    assert "没有写不需要专家论证的理由" in about(office, "expert_waived", **bare)
    told = bare | {"expert_waived": "不涉及专业问题"}
    assert office.store.prepare("decision", whole(**told))["steps_missing"] is None
    assert doubts(office, whole(**told)) == []


@pytest.mark.parametrize("step", [step for step in decision_steps.STEPS if not step.needed])
def test_review_and_discussion_can_never_be_waived(step: decision_steps.Step) -> None:
    assert step.key in ("review", "discussion")
    emptied = whole(**dict.fromkeys((*step.starts, *step.ends, *step.says)))
    assert step.title in [one.step.title for one in decision_steps.missing(emptied)]


def test_an_end_without_a_result_is_still_running() -> None:
    running = whole(comment_to="2024-05-06", opinions_received=None, comment_conclusion=None)
    (comment, *_) = decision_steps.standing(running)
    assert comment.state == "running"
    assert decision_steps.missing_text(running) == "公众参与（进行中）"


def test_a_decision_given_up_wants_nothing_more(office: Office) -> None:
    stopped = {"title": "样例镇集市搬迁", "comment_from": "2025-03-01", "stopped_on": "2025-04-01"}
    saved = office.store.save("decision", stopped | {"stopped_reason": "群众意见较大"}).draft
    assert (saved["state"], saved["steps_missing"]) == ("stopped", None)
    assert of_record(office.store, "decision", saved["uuid"]) == []


@given(
    filled=st.sets(st.sampled_from([n for step in decision_steps.STEPS for n in (*step.starts, *step.ends)])),
    said=st.sets(st.sampled_from([n for step in decision_steps.STEPS for n in step.says])),
    unneeded=st.sets(st.sampled_from(["comment", "expert", "risk"])),
)
def test_whatever_is_filled_every_step_stands_in_one_of_four_ways(
    filled: set[str], said: set[str], unneeded: set[str]
) -> None:
    draft: Draft = dict.fromkeys(filled, "2025-03-05") | dict.fromkeys(said, "1")
    draft |= {f"{key}_needed": 0 for key in unneeded} | {f"{key}_waived": "理由" for key in unneeded}
    steps = decision_steps.standing(draft)
    assert [one.step.key for one in steps] == ["comment", "expert", "risk", "review", "discussion"]
    assert len(decision_steps.missing(draft)) == sum(one.state in ("running", "missing") for one in steps)
    assert all(one.state == "waived" for one in steps if one.step.key in unneeded)
    assert (decision_steps.missing_text(draft) is None) == (not decision_steps.missing(draft))


# --- the minimum times -----------------------------------------------------------------------------------


def test_comment_shorter_than_thirty_days_is_doubted_with_the_first_good_day(office: Office) -> None:
    said = about(office, "comment_to", comment_from="2024-04-01", comment_to="2024-04-30")
    assert "2024-05-01" in said
    assert "第十五条" in said
    assert about(office, "comment_to", comment_from="2024-04-01", comment_to="2024-05-01") == ""


def test_a_reason_for_shortening_settles_the_doubt(office: Office) -> None:
    said = about(office, "comment_to", comment_to="2024-04-20", comment_short_reason="汛期临近，情况紧急")
    assert said == ""


def test_hearing_papers_go_out_seven_days_before(office: Office) -> None:
    late = about(office, "hearing_papers_on", hearing_on="2024-04-20", hearing_papers_on="2024-04-14")
    assert "2024-04-13" in late
    assert about(office, "hearing_papers_on", hearing_on="2024-04-20", hearing_papers_on="2024-04-13") == ""


def test_a_review_of_less_than_a_week_is_surely_too_short(office: Office) -> None:
    said = about(office, "review_on", review_sent_on="2024-05-21", review_on="2024-05-27")
    assert "只用了 6 天" in said
    # Whether seven days held seven working days only the work calendar knows: its clock tells.
    assert about(office, "review_on", review_sent_on="2024-05-21", review_on="2024-05-28") == ""


def test_the_clocks_of_a_saved_decision_give_the_earliest_days(office: Office) -> None:
    running = {
        "title": "样例镇污水治理方案",
        "comment_from": "2025-04-01",
        "review_sent_on": "2025-04-28",
    }
    uuid = office.store.save("decision", running).uuid
    due = {one.rule: one for one in of_record(office.store, "decision", uuid)}
    assert due["decision_comment"].due == "2025-05-01"
    assert due["decision_comment"].done_on is None
    # Seven working days from Monday 28 April 2025 skip the May holiday and the worked Sunday before it.
    assert due["legality_review"].due == "2025-05-12"
    assert due["legality_review"].law.endswith("第二十六条")


def test_a_time_too_short_by_the_work_calendar_is_listed(office: Office) -> None:
    # 30 April to 9 May 2025 hold four working days; the second review has ten.
    short = office.store.save("decision", whole(review_sent_on="2025-04-30", review_on="2025-05-09")).uuid
    office.store.save("decision", whole(title="另一件", decision_number="2"))
    assert ids(office.store, ListQuery("decision", view="too_short")) == [short]


def test_a_minimum_time_is_reminded_of_until_it_is_over_and_never_overdue(office: Office) -> None:
    coming = office.store.save("decision", {"title": "甲", "comment_from": "2025-05-20"}).uuid
    over = office.store.save("decision", {"title": "乙", "comment_from": "2025-04-01"}).uuid
    (item,) = open_deadlines(office.store, kind="decision")
    assert (item.uuid, item.due, item.bound) == (coming, "2025-06-19", "earliest")
    (passed,) = of_record(office.store, "decision", over)
    assert passed.is_over(TODAY.isoformat())
    assert passed.done_on is None


# --- what the regulation forbids -------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("field", "changed", "words"),
    [
        ("review_manner", {"review_manner": "consulted"}, "不能代替合法性审查"),
        ("leader_last", {"leader_last": 0}, "最后发表意见"),
        ("discussed_on", {"review_on": None}, "没有合法性审查意见就提交了集体讨论"),
        ("discussed_on", {"review_on": "2024-06-09"}, "集体讨论早于合法性审查意见"),
        ("review_conclusion", {"review_conclusion": "unlawful"}, "不合法的事项提交了集体讨论"),
        ("party_reported_on", {"party_reported_on": None}, "报同级党委"),
        ("decided_on", {"discussion_result": "postponed"}, "没有通过"),
        ("opinions_adopted", {"opinions_adopted": 99}, "比收到的还多"),
        ("published_on", {"published_on": "2024-06-01"}, "公布早于决定"),
    ],
)
def test_what_the_regulation_forbids_is_doubted_and_never_refused(
    office: Office, field: str, changed: Draft, words: str
) -> None:
    assert words in about(office, field, **changed)
    assert office.store.save("decision", whole(**changed)).created


def test_the_sample_becomes_a_review_that_knows_its_decision(office: Office) -> None:
    saved = office.store.save("decision", whole()).draft
    (onward,) = DECISION.onward
    review = office.store.save(onward.kind, onward.draft(saved)).draft
    assert (review["decision"], review["subject_kind"]) == (saved["uuid"], "decision")
    # The decision's own clock tells of the time; the review of it adds no second reminder.
    assert of_record(office.store, "legality_review", review["uuid"]) == []


def test_partial_dates_break_nothing(office: Office) -> None:
    vague = whole(comment_from="2024-04", comment_to="2024-05", review_sent_on="2024-05", review_on="2024-06")
    assert office.store.save("decision", vague).created
    assert not [one for one in doubts(office, vague) if "不足" in one.what]


def test_a_listed_decision_keeps_its_place_for_any_day(office: Office) -> None:
    office.store.save(
        "decision", {"title": "样例镇规划", "listed_on": (TODAY - timedelta(days=3)).isoformat()}
    )
    assert len(ids(office.store, ListQuery("decision", view="in_procedure"))) == 1


# --- the meeting -----------------------------------------------------------------------------------------


def test_the_meeting_it_was_discussed_at_gives_day_name_and_chair(office: Office) -> None:
    held = {"kind": "government", "title": "镇政府常务会议", "held_on": "2025-05-26", "chair": "李示例"}
    meeting = office.store.save("meeting", held).uuid
    draft = {"title": "样例方案", "meeting_held": meeting}
    saved = office.store.save("decision", draft).draft
    assert (saved["discussed_on"], saved["meeting"], saved["chair"]) == (
        "2025-05-26",
        "镇政府常务会议",
        "李示例",
    )
    assert saved["state"] == "discussed"


def test_what_is_written_of_the_discussion_stays(office: Office) -> None:
    meeting = office.store.save(
        "meeting", {"kind": "government", "title": "会", "held_on": "2025-05-26"}
    ).uuid
    draft = {"title": "样例方案", "meeting_held": meeting, "discussed_on": "2025-05-27", "chair": "王示例"}
    saved = office.store.save("decision", draft).draft
    assert (saved["discussed_on"], saved["chair"]) == ("2025-05-27", "王示例")


def test_answers_are_counted_once_the_asking_is_over() -> None:
    asking = {"comment_needed": 1, "comment_from": "2025-05-20", "comment_to": "2025-06-25"}
    assert "opinions_received" not in DECISION.wanted(asking)
    assert "opinions_received" in DECISION.wanted(asking | {"review_sent_on": "2025-06-26"})
