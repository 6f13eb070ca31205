"""以案定补: one case once, sums that add up, caps that hold, and every case left out with its reason."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lawgov_desktop.errors import UserError
from lawgov_desktop.office import Office, open_office
from lawgov_desktop.procedures.mediation_subsidies import (
    STEPS,
    Proposal,
    SubsidyRule,
    apply_for,
    note_step,
    period_name,
    propose,
    rule_for,
    rules_from,
)
from lawgov_desktop.storage.listing import ListQuery, count, drafts
from lawgov_desktop.storage.store import Refused
from tests.procedures.mediation.conftest import MakeCase

ROWS = (
    {"grade": "ordinary", "form": "written", "amount_yuan": 100, "confirmation_bonus_yuan": 50},
    {"grade": "ordinary", "form": "oral", "amount_yuan": 50},
    {"grade": "complex", "form": "", "amount_yuan": 200},
    {"grade": "ordinary", "form": "none", "amount_yuan": 30},
)
RULES = rules_from(ROWS)
FIRST, LAST = date(2025, 1, 1), date(2025, 3, 31)


def reasons(proposal: Proposal) -> list[str]:
    return [one.why for one in proposal.skipped]


def test_a_sound_case_earns_what_the_table_says(office: Office, make_case: MakeCase) -> None:
    make_case()
    make_case("王五", "赵六", confirmation_result="confirmed")
    proposal = propose(office.store, FIRST, LAST, RULES)
    assert sorted(line.amount for line in proposal.lines) == [10000, 15000]
    assert (proposal.period, proposal.total, proposal.skipped) == ("2025年第一季度", 25000, ())
    assert [(one.name, one.cases, one.amount) for one in proposal.by_mediator] == [("赵调解", 2, 25000)]
    assert "司法确认另加 50.00 元" in proposal.lines[1].rule_text + proposal.lines[0].rule_text


def test_proposing_writes_nothing_and_applying_is_one_action_that_can_be_taken_back(
    office: Office, make_case: MakeCase
) -> None:
    make_case()
    make_case("王五", "赵六")
    proposal = propose(office.store, FIRST, LAST, RULES)
    assert count(office.store, ListQuery("subsidy")) == 0
    action = apply_for(office.store, proposal, date(2025, 4, 2))
    saved = list(drafts(office.store, ListQuery("subsidy")))
    assert {one["state"] for one in saved} == {"applied"}
    assert sum(one["amount"] for one in saved) == proposal.total
    office.store.undo(action)
    assert count(office.store, ListQuery("subsidy")) == 0


def test_a_case_is_applied_for_once_ever(office: Office, make_case: MakeCase) -> None:
    make_case()
    first = propose(office.store, FIRST, LAST, RULES)
    apply_for(office.store, first, date(2025, 4, 2))
    again = propose(office.store, date(2025, 1, 1), date(2025, 12, 31), RULES)
    assert again.lines == ()
    assert reasons(again) == ["已经申报过（2025年第一季度）"]
    with pytest.raises(Refused, match="已经申报过"):
        apply_for(office.store, first, date(2025, 4, 3))
    assert count(office.store, ListQuery("subsidy")) == 1


def test_a_second_subsidy_typed_by_hand_is_refused_and_the_first_can_still_be_edited(
    office: Office, make_case: MakeCase
) -> None:
    make_case()
    apply_for(office.store, propose(office.store, FIRST, LAST, RULES), date(2025, 4, 2))
    (saved,) = drafts(office.store, ListQuery("subsidy"))
    with pytest.raises(Refused, match="已经申报过"):
        office.store.save("subsidy", {"case_number": saved["case_number"], "amount": 1})
    office.store.save("subsidy", {"checked_on": "2025-04-08"}, uuid=saved["uuid"])
    assert office.store.get("subsidy", saved["uuid"])["state"] == "checked"  # type: ignore[index]


def test_a_returned_application_is_taken_up_in_its_own_record(office: Office, make_case: MakeCase) -> None:
    make_case()
    apply_for(office.store, propose(office.store, FIRST, LAST, RULES), date(2025, 4, 2))
    (saved,) = drafts(office.store, ListQuery("subsidy"))
    returned = {"returned_on": "2025-04-20", "returned_reason": "缺回访记录"}
    assert office.store.save("subsidy", returned, uuid=saved["uuid"]).draft["state"] == "returned"
    assert reasons(propose(office.store, FIRST, LAST, RULES)) == [
        "已经申报过（2025年第一季度），退回的请在原记录上重新申报"
    ]
    later = {"checked_on": "2025-05-06"}
    assert office.store.save("subsidy", later, uuid=saved["uuid"]).draft["state"] == "checked"


@pytest.mark.parametrize(
    "fields,why",
    [
        ({"closed_on": None}, "还没有结案"),
        ({"follow_ups": []}, "卷宗还缺：回访"),
        ({"sessions": []}, "没有调解记录"),
        ({"performance_state": "partial", "performance_due": "2025-03-01"}, "协议还没有履行完"),
        ({"difficulty": "major"}, "补贴标准里没有这一等级和协议形式"),
        ({"mediators": [{"name": "过路人"}]}, "没有写明登记在册的调解员"),
    ],
)
def test_a_case_left_out_is_told_with_its_reason(
    office: Office, make_case: MakeCase, fields: dict[str, object], why: str
) -> None:
    make_case(**fields)
    proposal = propose(office.store, FIRST, LAST, RULES)
    assert proposal.lines == ()
    assert reasons(proposal) == [why]


def test_a_void_number_and_another_period_are_not_spoken_of(office: Office, make_case: MakeCase) -> None:
    make_case(number_void=1, void_reason="重复")
    make_case("王五", "赵六", closed_on="2025-04-01")
    proposal = propose(office.store, FIRST, LAST, RULES)
    assert (proposal.lines, proposal.skipped) == ((), ())


def test_who_takes_no_subsidy_is_skipped_while_that_holds(
    office: Office, make_case: MakeCase, mediator: str
) -> None:
    make_case()
    excluded = {"subsidy_excluded": 1, "subsidy_excluded_reason": "财政供养人员"}
    office.store.save("mediator", excluded, uuid=mediator)
    assert reasons(propose(office.store, FIRST, LAST, RULES)) == ["不领补贴：财政供养人员"]
    office.store.save("mediator", {"subsidy_excluded_from": "2025-06-01"}, uuid=mediator)
    assert len(propose(office.store, FIRST, LAST, RULES).lines) == 1


def test_a_failed_case_is_paid_only_where_the_table_says_so(office: Office, make_case: MakeCase) -> None:
    failed = {
        "result": "failed", "agreement_form": None, "facts": None, "terms": None, "performance_state": None,
        "performed_on": None, "performance_way": None, "effective_on": None, "ended_reason": "差距大",
        "other_ways_told": 1, "follow_ups": [],
    }  # fmt: skip
    make_case(**failed)
    assert propose(office.store, FIRST, LAST, RULES).total == 3000
    assert propose(office.store, FIRST, LAST, RULES[:3]).lines == ()


def test_the_full_time_factor_and_the_dates_of_the_table_count_on_the_day_of_closing(
    office: Office, make_case: MakeCase, committee: str, mediator: str
) -> None:
    post = {"committee": committee, "role": "engaged", "employment": "full_time", "valid_from": "2025-03-01"}
    office.store.save("mediator", {"posts": [post]}, uuid=mediator)
    make_case()
    rules = rules_from(
        [
            {"grade": "ordinary", "form": "written", "amount_yuan": 80, "valid_to": "2025-02-28"},
            {"grade": "ordinary", "form": "written", "amount_yuan": 125, "full_time_percent": 50,
             "valid_from": "2025-03-01"},
        ]
    )  # fmt: skip
    (line,) = propose(office.store, FIRST, LAST, rules).lines
    assert line.amount == 6250
    assert "专职按 50%" in line.rule_text


def test_without_a_table_nothing_can_be_told(office: Office) -> None:
    with pytest.raises(UserError, match="补贴标准"):
        propose(office.store, FIRST, LAST, ())


def test_an_exact_form_goes_before_any_form_and_a_later_rule_before_an_earlier() -> None:
    rules = (
        SubsidyRule("ordinary", "", 1),
        SubsidyRule("ordinary", "oral", 2),
        SubsidyRule("ordinary", "oral", 3, valid_from=date(2025, 1, 1)),
    )
    case = {"difficulty": "ordinary", "agreement_form": "oral", "result": "agreed"}
    day = date(2025, 2, 1)
    assert rule_for(rules, case, day) is rules[2]
    assert rule_for(rules, case, date(2024, 2, 1)) is rules[1]
    assert rule_for(rules, {**case, "agreement_form": "written"}, day) is rules[0]
    assert rule_for(rules, {**case, "agreement_form": None, "result": "failed"}, day) is None


@pytest.mark.parametrize("step", STEPS)
def test_a_step_is_noted_for_many_at_once(office: Office, make_case: MakeCase, step: str) -> None:
    make_case()
    make_case("王五", "赵六")
    apply_for(office.store, propose(office.store, FIRST, LAST, RULES), date(2025, 4, 2))
    uuids = [one["uuid"] for one in drafts(office.store, ListQuery("subsidy"))]
    noted = note_step(office.store, uuids, step, date(2025, 5, 6))
    assert noted.number == 2
    assert {one[step] for one in drafts(office.store, ListQuery("subsidy"))} == {"2025-05-06"}
    assert note_step(office.store, uuids, step, date(2025, 5, 7)).number == 0
    office.store.undo(noted.action_id)
    assert {one[step] for one in drafts(office.store, ListQuery("subsidy"))} == {None}


@pytest.mark.parametrize(
    "first,last,name",
    [
        ("2025-01-01", "2025-03-31", "2025年第一季度"),
        ("2025-10-01", "2025-12-31", "2025年第四季度"),
        ("2024-02-01", "2024-02-29", "2024年2月"),
        ("2025-01-01", "2025-12-31", "2025年"),
        ("2025-02-01", "2025-04-30", "2025-02-01 至 2025-04-30"),
        ("2025-01-02", "2025-03-31", "2025-01-02 至 2025-03-31"),
    ],
)
def test_a_period_has_the_name_people_use(first: str, last: str, name: str) -> None:
    assert period_name(date.fromisoformat(first), date.fromisoformat(last)) == name


CASES = st.lists(
    st.tuples(
        st.sampled_from(["ordinary", "complex", "simple"]),
        st.sampled_from(["written", "oral"]),
        st.sampled_from(["2025-01-15", "2025-02-15", "2025-02-28", "2025-03-31"]),
        st.booleans(),
        st.integers(0, 1),
    ),
    max_size=12,
)


@given(cases=CASES, monthly=st.none() | st.integers(0, 400), yearly=st.none() | st.integers(0, 600))
@settings(max_examples=15)
def test_the_total_is_the_sum_and_no_cap_is_passed(
    cases: list[tuple[str, str, str, bool, int]], monthly: int | None, yearly: int | None
) -> None:
    rows = [{**row, "monthly_cap_yuan": monthly, "yearly_cap_yuan": yearly} for row in ROWS]
    with TemporaryDirectory() as folder:
        office = open_office(Path(folder) / "book.lawgov")
        with office.store.writing("样例") as batch:
            committee = batch.save("committee", {"name": "样例调委会", "short_name": "样"}).uuid
            both = [batch.save("mediator", {"name": name}).uuid for name in ("甲调解", "乙调解")]
            for grade, form, closed, confirmed, who in cases:
                batch.save("mediation_case", sound(committee, both[who], grade, form, closed, confirmed))
        proposal = propose(office.store, FIRST, LAST, rules_from(rows))
        office_total = sum(one.amount for one in proposal.by_mediator)
        apply_for(office.store, proposal, date(2025, 4, 2))
        saved = list(drafts(office.store, ListQuery("subsidy")))
        again = propose(office.store, FIRST, LAST, rules_from(rows))
        office.close()
    assert proposal.total == office_total == sum(one["amount"] for one in saved)
    assert len({line.case for line in proposal.lines}) == len(proposal.lines)
    assert len(proposal.lines) + len(proposal.skipped) == len(cases)
    assert all(line.amount > 0 for line in proposal.lines)
    assert again.lines == ()
    for cap, length in ((monthly, 7), (yearly, 4)):
        if cap is not None:
            sums: dict[tuple[str, str], int] = {}
            for line in proposal.lines:
                key = (line.mediator, line.counted_on.isoformat()[:length])
                sums[key] = sums.get(key, 0) + line.amount
            assert all(amount <= cap * 100 for amount in sums.values())


def sound(
    committee: str, mediator: str, grade: str, form: str, closed: str, confirmed: bool
) -> dict[str, object]:
    return {
        "accepted_on": "2025-01-02", "committee": committee, "dispute_type": "neighbour", "source": "applied",
        "difficulty": grade, "people_involved": 2, "consent": 1, "summary": "滴水",
        "parties": [{"name": "张三"}, {"name": "李四"}], "mediators": [{"mediator": mediator}],
        "sessions": [{"kind": "mediation", "held_on": "2025-01-05"}], "result": "agreed",
        "result_on": "2025-01-05", "agreement_form": form, "effective_on": "2025-01-05", "facts": "滴水。",
        "terms": "修檐沟。", "performance_way": "act", "performance_state": "performed",
        "confirmation_result": "confirmed" if confirmed else None,
        "follow_ups": [{"visited_on": "2025-01-10"}], "closed_on": closed,
    }  # fmt: skip
