"""The time line of a lawsuit: done, late, pressing, over, and both days where one was set by hand."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lawgov_desktop.records.record_type import Draft
from lawgov_desktop.registers.litigation.time_line import Step, time_line
from lawgov_desktop.timekeeping.deadlines import LegalClocks

CLOCKS = LegalClocks.load(Path(__file__).resolve().parents[3] / "resources" / "rules")
CASE: Draft = {"received_on": "2025-09-20", "instance": "first", "position": "defendant"}


def steps(today: str, **fields: object) -> dict[str, Step]:
    return {step.title: step for step in time_line({**CASE, **fields}, CLOCKS, date.fromisoformat(today))}


@pytest.mark.parametrize(
    ("today", "fields", "state"),
    [
        ("2025-09-21", {}, "open"),
        ("2025-10-03", {}, "open"),
        ("2025-10-04", {}, "soon"),  # five days before the day: evidence would be lost
        ("2025-10-09", {}, "soon"),
        ("2025-10-10", {}, "overdue"),
        ("2025-11-01", {"evidence_filed_on": "2025-10-09"}, "done"),
        ("2025-11-01", {"evidence_filed_on": "2025-10-10"}, "late"),
    ],
)
def test_evidence_from_the_complaint_to_its_last_day(today: str, fields: Draft, state: str) -> None:
    step = steps(today, **fields)["举证"]
    assert (step.state, step.due) == (state, date(2025, 10, 9))
    assert any("国庆节假期，顺延至 2025-10-09" in reason for reason in step.reasons)
    assert step.law == "《中华人民共和国行政诉讼法》第六十七条"


def test_the_order_of_the_case() -> None:
    absent = {"held_on": "2025-10-20", "leader_attended": 0}
    came = {"held_on": "2025-11-20", "leader_attended": 1}
    decided = {"judgment_on": "2025-12-01", "judgment_kind": "judgment", "outcome": "ordered", "lost": 1}
    after = {"served_on": "2025-12-05", "appeal_by": "none", "effective_on": "2025-12-23"}
    owed = {"performance_state": "pending", "performance_due": "2026-02-20"}
    handed_in = {"answered_on": "2025-10-08", "evidence_filed_on": "2025-10-08"}
    whole = steps("2026-03-01", hearings=[absent, came], **handed_in, **decided, **after, **owed)
    assert "、".join(whole) == (
        "收到起诉状副本、答辩、举证、第1次开庭、第2次开庭、裁判、上诉、裁判生效、履行、败诉整改、办结"
    )
    assert whole["第1次开庭"].said.endswith("负责人未出庭")
    assert (whole["上诉"].state, whole["上诉"].due) == ("passed", date(2025, 12, 22))  # 12-20 a Saturday
    assert whole["履行"].said == "最迟 2026-02-20，已超期 9 天"


def test_a_hearing_that_was_held_and_not_told_is_asked_for() -> None:
    held = [{"held_on": "2025-10-20"}]
    assert steps("2025-10-19", hearings=held)["开庭"].state == "soon"
    asked = steps("2025-10-21", hearings=held)["开庭"]
    assert (asked.state, asked.said) == ("overdue", "2025-10-20，开庭后请填写出庭情况")


def test_a_year_without_its_notice_is_told_among_the_reasons() -> None:
    reasons = steps("2027-09-21", received_on="2027-09-20")["答辩"].reasons
    assert any("没有 2027 年的放假安排" in reason for reason in reasons)


def test_a_month_instead_of_a_day_gives_no_due_day() -> None:
    step = steps("2025-10-01", received_on="2025-09")["答辩"]
    assert (step.due, step.said) == (None, "收到日期不完整，算不出期限")


def test_a_third_party_and_an_appellant_have_nothing_to_answer() -> None:
    assert "答辩" not in steps("2025-10-01", position="third")
    second = steps("2025-10-01", instance="second", position="appellee")
    assert "答辩" in second
    assert "举证" not in second
    assert "收到上诉状副本" in second
    assert "答辩" not in steps("2025-10-01", instance="second", position="appellant")


_DAYS = st.sampled_from([None, "2025", "2025-09", "2025-09-20", "2025-12-31"])
_DATED = ("answered_on", "evidence_filed_on", "defence_due", "judgment_on", "served_on", "appealed_on",
          "effective_on", "performance_due", "performed_on", "filed_on", "closed_on")  # fmt: skip
_OTHERS = {
    "lost": st.sampled_from([None, 0, 1]),
    "instance": st.sampled_from([None, "first", "second", "retrial"]),
    "hearings": st.lists(st.fixed_dictionaries({"held_on": _DAYS}), max_size=2),
}


@given(draft=st.fixed_dictionaries({"received_on": _DAYS}, optional=dict.fromkeys(_DATED, _DAYS) | _OTHERS))
def test_every_case_has_a_line_for_each_step(draft: Draft) -> None:
    found = time_line(draft, CLOCKS, date(2025, 10, 1))
    assert bool(found) == bool(draft["received_on"])
    assert all(step.said for step in found)
    assert len({step.title for step in found}) == len(found)
