"""A lawsuit: what follows from what is typed, what is doubted with which text, and which periods run."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lawgov_desktop.office import Office, open_office
from lawgov_desktop.records.record_type import Draft
from lawgov_desktop.registers.litigation import case_clocks, case_doubts, case_rules, stages
from lawgov_desktop.registers.litigation.case import LITIGATION_CASE
from lawgov_desktop.storage import listing
from lawgov_desktop.storage.deadlines import of_record, open_deadlines
from lawgov_desktop.storage.listing import ListQuery
from lawgov_desktop.storage.store import Refused
from tests.registers.shipped_names import ShippedNames
from tests.told import Run

TODAY = date(2025, 9, 25)


@pytest.fixture
def office(fresh_book: Path) -> Iterator[Office]:
    opened = open_office(fresh_book, who="测试", today=lambda: TODAY)
    yield opened
    opened.close()


@pytest.fixture
def save(office: Office) -> Callable[..., str]:
    def saved(**fields: Any) -> str:
        draft = {"received_on": "2025-09-20", "plaintiffs": "张示例", "cause": "不服处罚", "number": "初1号"}
        return office.store.save("litigation_case", draft | fields).uuid

    return saved


def dues(office: Office, uuid: str) -> dict[str, str]:
    return {item.clock_title: item.due for item in of_record(office.store, "litigation_case", uuid)}


# --- periods, through a saved case in a real book -------------------------------------------------------


def test_answer_and_evidence_are_due_on_the_day_of_the_rule_with_its_reason(
    office: Office, save: Callable[..., str]
) -> None:
    uuid = save()
    assert dues(office, uuid) == {"答辩期限": "2025-10-09", "举证期限": "2025-10-09"}
    item = open_deadlines(office.store)[0]
    assert item.rolled_because == "第15日 2025-10-05 为国庆节假期，顺延至 2025-10-09"
    assert item.law == "《中华人民共和国行政诉讼法》第六十七条"
    assert item.risk == 3


def test_the_command_deadlines_lists_it(office: Office, save: Callable[..., str], run: Run) -> None:
    uuid = save()
    path = office.book.path
    office.close()
    told = run("deadlines", "--books", path, "--json")
    (first, *_) = [one for one in told.data if one["record"] == uuid]
    assert (first["due"], first["rule"]) == ("2025-10-09", "defence")
    assert "顺延至 2025-10-09" in first["rolled_because"]


def test_a_day_set_by_hand_goes_before_the_rule_and_shows_both(
    office: Office, save: Callable[..., str]
) -> None:
    uuid = save(defence_due="2025-10-24", defence_due_note="法院准许延期举证")
    assert set(dues(office, uuid).values()) == {"2025-10-24"}
    told = "；".join(of_record(office.store, "litigation_case", uuid)[0].steps)
    assert "法院准许延期举证" in told
    assert "2025-10-09" in told


def test_a_day_set_by_hand_needs_its_reason(save: Callable[..., str]) -> None:
    with pytest.raises(Refused, match="没有写理由"):
        save(defence_due="2025-10-24")


def test_what_is_handed_in_is_done_and_the_other_stays_open(office: Office, save: Callable[..., str]) -> None:
    uuid = save(answered_on="2025-09-24")
    open_ones = [item.clock_title for item in open_deadlines(office.store) if item.uuid == uuid]
    assert open_ones == ["举证期限"]


def test_the_appeal_window_follows_the_form_of_the_decision(office: Office, save: Callable[..., str]) -> None:
    decided = {"judgment_on": "2025-12-01", "served_on": "2025-12-17", "answered_on": "2025-09-24"}
    judgment = save(outcome="claims_dismissed", **decided)
    assert dues(office, judgment)["对一审判决的上诉期限"] == "2026-01-04"  # 01-01 to 01-03 off, 01-04 made up
    ruling = save(number="初2号", outcome="suit_dismissed", **decided)
    assert dues(office, ruling)["对一审裁定的上诉期限"] == "2025-12-29"  # 12-27 a Saturday
    for outcome in ("withdrawn", "mediated", "transferred"):
        other = save(number=outcome, outcome=outcome, **decided)
        assert not [title for title in dues(office, other) if "上诉" in title]


def test_hearing_and_performance_run_to_the_days_of_their_papers(
    office: Office, save: Callable[..., str]
) -> None:
    uuid = save(
        answered_on="2025-09-24",
        evidence_filed_on="2025-09-24",
        hearings=[{"held_on": "2025-10-20"}],
        judgment_on=None,
    )
    assert [(i.clock_title, i.due) for i in open_deadlines(office.store) if i.uuid == uuid] == [
        ("开庭", "2025-10-20")
    ]
    office.store.save(
        "litigation_case",
        {
            "hearings": [{"held_on": "2025-10-20", "leader_attended": 1}],
            "judgment_on": "2025-11-10",
            "outcome": "ordered",
            "served_on": "2025-11-12",
            "appeal_by": "none",
            "effective_on": "2025-11-28",
            "performance_state": "pending",
            "performance_due": "2026-01-10",
        },
        uuid=uuid,
    )
    running = {i.clock_title: i.due for i in open_deadlines(office.store) if i.uuid == uuid}
    assert running == {"履行裁判": "2026-01-10", "申请再审期限": "2026-05-28"}


@pytest.mark.parametrize(
    ("instance", "position", "rule"),
    [
        ("first", "defendant", "defence"),
        ("remand", "co_defendant", "defence"),
        (None, None, "defence"),
        ("first", "third", None),
        ("second", "appellee", "appeal_answer"),
        ("second", "appellant", None),
        ("retrial_review", "retrial_respondent", None),
        ("enforcement", "debtor", None),
    ],
)
def test_who_must_answer_and_by_which_law(
    instance: str | None, position: str | None, rule: str | None
) -> None:
    assert stages.defence_rule({"instance": instance, "position": position}) == rule


def test_a_closed_case_has_nothing_open(office: Office, save: Callable[..., str]) -> None:
    save(judgment_on="2025-12-01", outcome="withdrawn", served_on="2025-12-02", closed_on="2025-12-05",
         filed_on="2025-09-17")  # fmt: skip
    assert open_deadlines(office.store) == []


# --- what follows ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("fields", "state"),
    [
        ({}, "defence"),
        ({"answered_on": "2025-09-22"}, "trial"),
        ({"hearings": [{"held_on": "2025-10-20"}]}, "defence"),
        ({"hearings": [{"held_on": "2025-10-20", "leader_attended": 0}]}, "trial"),
        ({"outcome": "revoked", "judgment_on": "2025-12-01"}, "judged"),
        ({"outcome": "revoked", "appeal_by": "us"}, "appealed"),
        ({"outcome": "revoked", "appeal_by": "none", "effective_on": "2025-12-20"}, "effective"),
        ({"outcome": "revoked", "effective_on": "2025-12-20", "closed_on": "2025-12-30"}, "closed"),
    ],
)
def test_where_the_case_stands(fields: Draft, state: str, names: ShippedNames) -> None:
    assert case_rules.derive({"received_on": "2025-09-20", **fields}, names)["state"] == state


@pytest.mark.parametrize(
    ("said", "attendance"),
    [([], "no_hearing"), ([None], None), ([1], "attended"), ([1, 0], "partly"), ([0], "absent"),
     ([0, None], "absent")],
)  # fmt: skip
def test_attendance_over_all_hearings(said: list[int | None], attendance: str | None) -> None:
    rows = [{"held_on": "2025-10-20", "leader_attended": one} for one in said]
    assert stages.attendance_of(rows) == attendance


LOST = {"revoked", "revoked_redo", "partly_revoked", "ordered", "payment", "illegal", "illegal_remedy",
        "void", "changed", "damages", "compensation", "agreement", "appeal_lost"}  # fmt: skip


def test_lost_follows_from_the_outcome(names: ShippedNames) -> None:
    found = {
        code: case_rules.lost({"outcome": code}, names)
        for code, _ in names.code_choices("litigation_outcome")
    }
    assert {code for code, lost in found.items() if lost} == LOST
    assert {code for code, lost in found.items() if lost is None} == {
        "transferred", "terminated", "appeal_upheld", "appeal_remanded", "appeal_continue",
        "appeal_withdrawn", "retrial_refused", "retrial_ordered", "enforced", "enforcement_ended",
        "nonsuit_allowed", "nonsuit_refused",
    }  # fmt: skip


def test_an_own_outcome_counts_by_its_own_line(office: Office, save: Callable[..., str]) -> None:
    office.store.save(
        "code_entry",
        {"list_key": "litigation_outcome", "code": "own", "label": "判决责令公开", "stat_line": "败诉"},
    )
    assert office.store.get("litigation_case", save(outcome="own"))["lost"] == 1  # type: ignore[index]


def test_an_upheld_appeal_says_what_the_first_instance_said(office: Office, save: Callable[..., str]) -> None:
    first = save(outcome="revoked", judgment_on="2025-12-01")
    second = save(number="终1号", instance="second", previous=first, outcome="appeal_upheld",
                  judgment_on="2026-03-01", served_on="2026-03-05")  # fmt: skip
    case = office.store.get("litigation_case", second)
    assert case is not None
    assert (case["lost"], case["effective_on"]) == (1, "2026-03-05")


def test_the_form_of_the_decision_is_filled_in_and_may_be_typed_over(names: ShippedNames) -> None:
    assert case_rules.derive({"outcome": "withdrawn"}, names)["judgment_kind"] == "ruling"
    assert case_rules.derive({"outcome": "revoked"}, names)["judgment_kind"] == "judgment"
    assert case_rules.derive({"outcome": "mediated"}, names)["judgment_kind"] == "mediation"
    assert "judgment_kind" not in case_rules.derive({"outcome": "appeal_upheld"}, names)


def test_what_a_case_still_lacks_follows_its_stage() -> None:
    sued = {"received_on": "2025-09-20", "state": "defence"}
    assert "answered_on" not in case_rules.wanted(sued)
    judged = {"state": "judged", "judgment_on": "2025-12-01", "instance": "first"}
    assert {"answered_on", "evidence_filed_on", "outcome", "served_on"} <= set(case_rules.wanted(judged))
    closed = {"state": "closed", "outcome": "revoked", "lost": 1}
    assert {"effective_on", "loss_causes", "rectification"} <= set(case_rules.wanted(closed))
    # What was appealed against never took effect; the second instance did.
    assert "effective_on" not in case_rules.wanted(closed | {"appeal_by": "us"})
    assert "effective_on" not in case_rules.wanted(
        {"state": "closed", "outcome": "transferred", "lost": None}
    )


# --- doubts ------------------------------------------------------------------------------------------------

ABSENT = {"held_on": "2025-10-20", "leader_attended": 0}
LAWYER = {"name": "赵示例", "kind": "lawyer"}
STAFF = {"name": "王示例", "kind": "staff"}


@pytest.mark.parametrize(
    ("fields", "where", "law"),
    [
        ({"answered_on": "2025-10-25"}, "answered_on", "第六十七条"),
        ({"evidence_filed_on": "2025-10-25"}, "evidence_filed_on", "视为没有相应证据"),
        ({"agents": [LAWYER]}, "agents", "不得仅委托律师"),
        ({"agents": [STAFF, LAWYER, LAWYER]}, "agents", "一至二人"),
        ({"hearings": [ABSENT]}, "hearings.1.absence_reason", "应当出庭应诉"),
        ({"hearings": [ABSENT]}, "hearings.1.statement", "情况说明"),
        ({"hearings": [ABSENT]}, "hearings.1.staff", "相应的工作人员"),
        ({"hearings": [ABSENT | {"absence_reason": "none"}]}, "hearings.1.absence_reason", "第一百三十二条"),
        ({"hearings": [ABSENT], "must_attend": ";mass;"}, "hearings.1.leader_attended", "第四条"),
        ({"hearings": [{"leader_attended": 1, "leader_name": "李示例"}]}, "hearings.1.leader_rank", "正职"),
        ({"instance": "second"}, "previous", "按争议统计"),
        ({"instance": "first", "previous": "x"}, "previous", "按争议统计"),
        ({"outcome": "revoked"}, "judgment_on", "审结"),
        ({"outcome": "withdrawn", "judgment_kind": "judgment"}, "judgment_kind", "十五日、十日"),
        ({"judgment_on": "2025-09-01"}, "judgment_on", ""),
        ({"served_on": "2025-12-01", "judgment_kind": "judgment", "effective_on": "2025-12-10"},
         "effective_on", "第八十五条"),
        ({"served_on": "2025-12-01", "judgment_kind": "judgment", "appealed_on": "2025-12-30"},
         "appealed_on", "第八十五条"),
        ({"performance_due": "2026-01-01", "performed_on": "2026-01-20"}, "performed_on", "第九十六条"),
        ({"performance_state": "unperformed", "closed_on": "2026-01-20", "outcome": "ordered"},
         "performance_state", "第九十四条"),
        ({"closed_on": "2026-01-20"}, "outcome", "败诉率"),
    ],
)  # fmt: skip
def test_doubts_name_their_text(fields: Draft, where: str, law: str, names: ShippedNames) -> None:
    draft = {"received_on": "2025-09-20", **fields}
    found = [p for p in case_doubts.rules(draft, names) if p.field == where]
    assert found, [str(p) for p in case_doubts.rules(draft, names)]
    assert any(law in str(problem) for problem in found)
    assert {problem.level for problem in found} == {"doubt"}


@pytest.mark.parametrize(
    "fields",
    [
        {"answered_on": "2025-10-05", "evidence_filed_on": "2025-10-05"},
        {"agents": [LAWYER, STAFF]},
        {
            "agents": [LAWYER],
            "hearings": [{"leader_attended": 1, "leader_name": "李", "leader_rank": "chief"}],
        },
        {"agents": [STAFF], "hearings": [ABSENT | {"absence_reason": "duty", "statement": 1}]},
        {"answered_on": "2025-10-05"},
        {"received_on": "2025-11-01", "answered_on": "2025-11-17"},  # the 15th day is a Sunday
        {"defence_due": "2025-11-20", "defence_due_note": "准许延期", "evidence_filed_on": "2025-11-18"},
        {"served_on": "2025-12-01", "judgment_kind": "judgment", "effective_on": "2025-12-17"},
    ],
)
def test_what_the_law_allows_is_not_doubted(fields: Draft, names: ShippedNames) -> None:
    assert case_doubts.rules({"received_on": "2025-09-20", **fields}, names) == []


def test_a_holiday_gets_the_benefit_of_the_doubt(names: ShippedNames) -> None:
    draft = {"received_on": "2025-09-20", "answered_on": "2025-10-09"}
    (problem,) = case_doubts.rules(draft, names)
    assert "可能逾期" in problem.what


_WILD = st.fixed_dictionaries(
    {},
    optional={
        name: st.sampled_from([None, "2025", "2025-09", "2025-09-20", "2026-01-03"])
        for name, own in LITIGATION_CASE.fields.items()
        if own.kind_name == "date"
    }
    | {
        "instance": st.sampled_from(["first", "second", "retrial", "enforcement", None]),
        "outcome": st.sampled_from([None, "revoked", "withdrawn", "appeal_upheld", "own"]),
        "hearings": st.lists(
            st.fixed_dictionaries({}, optional={"held_on": st.sampled_from([None, "2025-10", "2025-10-20"]),
                                                "leader_attended": st.sampled_from([None, 0, 1])}),
            max_size=3,
        ),
    },
)  # fmt: skip


@given(draft=_WILD)
def test_nothing_typed_breaks_rules_clocks_or_state(draft: Draft) -> None:
    names = ShippedNames({"litigation_outcome": {"entries": []}})
    whole = {**LITIGATION_CASE.new_draft(), **draft}
    whole |= case_rules.derive(whole, names)
    assert whole["state"] in dict(LITIGATION_CASE.fields["state"].options)  # type: ignore[attr-defined]
    assert all(problem.what for problem in case_doubts.rules(whole, names))
    assert all(clock.start for clock in case_clocks.clocks(whole))


# --- views and what it goes on to --------------------------------------------------------------------------


def test_the_views_hold_what_their_names_say(office: Office, save: Callable[..., str]) -> None:
    save(number="答辩中")
    save(number="逾期", received_on="2025-08-20")
    save(number="待开庭", answered_on="2025-09-22", evidence_filed_on="2025-09-22",
         hearings=[{"held_on": "2025-10-20"}])  # fmt: skip
    decided: Draft = {
        "received_on": "2025-06-02",
        "answered_on": "2025-06-10",
        "evidence_filed_on": "2025-06-10",
    }
    save(
        number="上诉期",
        judgment_on="2025-09-10",
        outcome="claims_dismissed",
        served_on="2025-09-16",
        **decided,
    )
    save(number="败诉未履行", judgment_on="2025-08-01", outcome="ordered", served_on="2025-08-05",
         effective_on="2025-08-22", hearings=[ABSENT | {"held_on": "2025-07-20"}], **decided)  # fmt: skip
    save(number="去年", received_on="2024-06-01", judgment_on="2024-09-10", outcome="withdrawn",
         closed_on="2024-09-20")  # fmt: skip

    def held(view: str) -> set[str]:
        return {
            row["number"] for row in listing.drafts(office.store, ListQuery("litigation_case", view=view))
        }

    assert held("answering") == {"答辩中"}
    assert held("answer_late") == {"逾期"}
    assert held("hearing") == {"待开庭"}
    assert held("appeal") == {"上诉期"}
    assert held("lost") == held("not_performed") == held("absent") == {"败诉未履行"}
    assert held("open") == {"答辩中", "逾期", "待开庭", "上诉期", "败诉未履行"}
    assert held("this_year") == held("open")


def test_the_second_instance_brings_its_parties_and_the_link(
    office: Office, save: Callable[..., str]
) -> None:
    first = save(outcome="claims_dismissed", judgment_on="2025-12-01", appeal_by="plaintiff",
                 position="defendant", agents=[STAFF])  # fmt: skip
    draft = office.store.get("litigation_case", first)
    assert draft is not None
    offered = {one.key: one for one in LITIGATION_CASE.onward if one.fits(draft)}
    assert set(offered) == {"appeal", "suggestion"}
    second = offered["appeal"].draft(draft)
    assert (second["previous"], second["instance"], second["position"]) == (first, "second", "appellee")
    assert (second["plaintiffs"], second["agents"][0]["name"]) == ("张示例", "王示例")
    assert not {"number", "received_on", "court", "outcome", "hearings"} & set(second)
    saved = office.store.save("litigation_case", second | {"received_on": "2026-01-10", "number": "终1号"})
    assert saved.draft["state"] == "defence"


def test_a_reason_that_was_not_understood_is_not_called_missing(names: ShippedNames) -> None:
    hearing = ABSENT | {"statement": 1, "staff": "许示例", "unread": {"absence_reason": "公务不能脱身"}}
    draft = {"received_on": "2025-09-20", "agents": [STAFF], "hearings": [hearing]}
    assert case_doubts.rules(draft, names) == []
