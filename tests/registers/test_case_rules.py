"""What follows from a mediation case, what is doubted in it and which clocks run on it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from lawgov_desktop.records.record_type import Clock, Draft
from lawgov_desktop.registers.mediation import case_rules
from lawgov_desktop.registers.mediation.case import MEDIATION_CASE as KIND
from tests.registers.shipped_names import ShippedNames

# Invented; the check digit is right (GB 11643).
ID = "110101198003070011"


def derived(case: Draft, names: ShippedNames) -> Draft:
    found = KIND.derive(case, names)
    owned = set(KIND.derived) | KIND.child_names
    return {**case, **{k: v for k, v in found.items() if k in owned or case.get(k) is None}}


def clock(case: Draft, rule: str) -> Clock | None:
    return next((clock for clock in KIND.clocks(case) if clock.rule == rule), None)


# --- what follows


def test_five_fields_are_enough_and_the_case_is_marked_unfinished(
    five_fields: Draft, names: ShippedNames
) -> None:
    case = derived(five_fields, names)
    assert [p for p in KIND.problems(case, names) if p.level == "refuse"] == []
    assert case["incomplete"] == 1
    assert case["state"] == "open"


def test_one_party_is_refused(five_fields: Draft, names: ShippedNames) -> None:
    case = {**five_fields, "parties": [{"name": "张䶮"}]}
    assert [p.field for p in KIND.problems(case, names) if p.level == "refuse"] == ["parties"]


def test_names_of_rare_characters_stand_in_one_line(five_fields: Draft, names: ShippedNames) -> None:
    assert derived(five_fields, names)["party_names"] == "张䶮、李𠅤㛃"


def test_an_id_fills_sex_birthday_and_the_age_at_acceptance(five_fields: Draft, names: ShippedNames) -> None:
    five_fields["parties"][0] |= {"id_no": ID}
    party = derived(five_fields, names)["parties"][0]
    assert (party["sex"], party["birth"], party["age"]) == ("1", "1980-03-07", 44)


def test_the_birthday_of_the_day_of_acceptance_counts(five_fields: Draft, names: ShippedNames) -> None:
    five_fields |= {"accepted_on": "2025-03-07"}
    five_fields["parties"][0] |= {"id_no": ID}
    assert derived(five_fields, names)["parties"][0]["age"] == 45


def test_what_was_written_stands_against_the_id_and_is_doubted(
    five_fields: Draft, names: ShippedNames, what: Callable[[Draft], set[str]]
) -> None:
    five_fields["parties"][0] |= {"id_no": ID, "sex": "2", "age": 50}
    party = derived(five_fields, names)["parties"][0]
    assert (party["sex"], party["age"]) == ("2", 50)
    assert "parties.1.sex" in what(five_fields)


def test_a_wrong_id_is_marked_and_the_case_can_be_saved(five_fields: Draft, names: ShippedNames) -> None:
    five_fields["parties"][0] |= {"id_no": ID[:-1] + "9"}
    problems = KIND.problems(derived(five_fields, names), names)
    assert ("parties.1.id_no", "doubt") in {(p.field, p.level) for p in problems}
    assert not [p for p in problems if p.level == "refuse"]


def test_deriving_twice_changes_nothing(settled: Draft, names: ShippedNames) -> None:
    assert derived(settled, names) == settled


def test_deriving_leaves_the_given_draft_alone(five_fields: Draft, names: ShippedNames) -> None:
    five_fields["parties"][0] |= {"id_no": ID}
    before = repr(five_fields)
    KIND.derive(five_fields, names)
    assert repr(five_fields) == before


@pytest.mark.parametrize(
    "cell", ["张三、李四", "张三，李四", "张三与李四", "张三诉李四", "张三\n李四", "张三 / 李四"]
)
def test_one_cell_of_an_old_list_becomes_two_parties(cell: str, names: ShippedNames) -> None:
    case = derived({"party_names": cell}, names)
    assert [party["name"] for party in case["parties"]] == ["张三", "李四"]


def test_a_surname_he_is_not_parted(names: ShippedNames) -> None:
    assert [p["name"] for p in derived({"party_names": "和平、李和"}, names)["parties"]] == ["和平", "李和"]


def test_a_visit_written_in_one_cell_becomes_a_row(five_fields: Draft, names: ShippedNames) -> None:
    case = derived({**five_fields, "last_follow_up_on": "2025-04-02"}, names)
    assert case["follow_ups"] == [{"visited_on": "2025-04-02"}]


def test_a_mediator_taken_off_the_case_does_not_come_back(settled: Draft, names: ShippedNames) -> None:
    case = derived({**settled, "mediators": []}, names)
    assert (case["mediators"], case["mediator_names"]) == ([], None)


def test_a_mediator_from_the_register_brings_his_name(five_fields: Draft, names: ShippedNames) -> None:
    case = derived({**five_fields, "mediators": [{"mediator": "m1"}]}, names)
    assert case["mediator_names"] == "赵调解"


def test_copies_are_the_parties_and_one(settled: Draft, names: ShippedNames) -> None:
    assert settled["copies"] == 3
    assert derived({**settled, "copies": 5}, names)["copies"] == 5


def test_an_oral_agreement_takes_effect_when_it_is_reached(five_fields: Draft, names: ShippedNames) -> None:
    oral = {**five_fields, "result": "agreed", "agreement_form": "oral", "agreement_on": "2025-03-06"}
    assert derived(oral, names)["effective_on"] == "2025-03-06"
    written = derived({**oral, "agreement_form": "written"}, names)
    assert written.get("effective_on") is None


@pytest.mark.parametrize(
    ("said", "state"),
    [
        ({}, "open"),
        ({"result": "ongoing"}, "open"),
        ({"result": "agreed"}, "agreed"),
        ({"result": "failed"}, "failed"),
        ({"result": "withdrawn"}, "failed"),
        ({"result": "agreed", "closed_on": "2025-04-01"}, "closed"),
        ({"result": "agreed", "closed_on": "2025-04-01", "archived_on": "2025-05"}, "archived"),
        ({"not_accepted_reason": "refused"}, "not_accepted"),
        ({"result": "agreed", "number_void": 1}, "void"),
    ],
)
def test_the_state_follows_from_what_was_recorded(said: Draft, state: str) -> None:
    assert case_rules.state_of(said) == state


def test_a_finished_case_lacks_nothing(settled: Draft, names: ShippedNames) -> None:
    finished = {
        **settled,
        "agreement_number": "〔2025〕河东人调字第0001号",
        "performance_state": "performed",
        "follow_ups": [{"visited_on": "2025-03-25"}],
        "closed_on": "2025-03-26",
    }
    case = derived(finished, names)
    assert list(KIND.wanted(case)) == []
    assert case["incomplete"] == 0


def test_a_failed_case_wants_the_reason_and_the_other_ways(five_fields: Draft, names: ShippedNames) -> None:
    wanted = KIND.wanted(derived({**five_fields, "result": "failed"}, names))
    assert {"ended_reason", "other_ways_told"} <= set(wanted)
    assert "terms" not in wanted


@pytest.mark.parametrize("said", [{"number_void": 1}, {"not_accepted_reason": "refused"}])
def test_nothing_is_wanted_and_nothing_runs_when_there_is_no_case(five_fields: Draft, said: Draft) -> None:
    assert list(KIND.wanted({**five_fields, **said})) == []
    assert list(KIND.clocks({**five_fields, **said})) == []


# --- what is doubtful


@pytest.mark.parametrize(
    ("said", "field"),
    [
        ({"agreement_on": "2025-03-01"}, "agreement_on"),
        ({"effective_on": "2025-03-09"}, "effective_on"),
        ({"agreement_form": "oral", "copies": 3}, "copies"),
        ({"oral_reason": "无需制作协议书"}, "oral_reason"),
        ({"signed_and_sealed": 0}, "effective_on"),
        ({"copies": 2}, "copies"),
        ({"result": "failed"}, "result"),
        ({"result": None, "closed_on": "2025-04-01"}, "result"),
        ({"closed_on": "2025-03-01"}, "closed_on"),
        ({"extension_days": 10}, "extension_consent"),
        ({"extension_days": 10, "extension_consent": 1}, "extension_consent"),
        ({"consent": 0}, "consent"),
        ({"confirmation_applied_on": "2025-04-20"}, "confirmation_applied_on"),
        ({"confirmation_applied_on": "2025-03-20", "confirmation_waived": 1}, "confirmation_waived"),
        ({"number_void": 1}, "void_reason"),
        ({"follow_ups": [{"visited_on": "2025-03-01"}]}, "follow_ups.1.visited_on"),
        ({"sessions": [{"held_on": "2025-02-28"}]}, "sessions.1.held_on"),
        ({"parties": [{"name": "张某某"}, {"name": "李四"}]}, "parties.1.name"),
        (
            {"parties": [{"name": "李四", "village": "河东"}, {"name": "李四", "village": "河东"}]},
            "parties.2.name",
        ),
    ],
)
def test_what_is_odd_is_doubted(
    settled: Draft, what: Callable[[Draft], set[str]], said: dict[str, Any], field: str
) -> None:
    assert field not in what(settled)
    assert field in what({**settled, **said})


@pytest.mark.parametrize(
    "said",
    [
        {"agreement_on": "2025-03", "effective_on": "2025-03-10"},
        {"accepted_on": "2025", "agreement_on": "2025-01-05", "effective_on": "2025-03-10"},
        {"extension_days": 10, "extension_consent": 1, "extension_consent_on": "2025-04-01"},
        {"confirmation_applied_on": "2025-04-09"},
        {"parties": [{"name": "样例县样例建筑工程有限公司", "party_kind": "legal_person"}, {"name": "李四"}]},
    ],
)
def test_what_may_be_right_is_not_doubted(
    settled: Draft, what: Callable[[Draft], set[str]], said: Draft
) -> None:
    assert what({**settled, "sessions": [], **said}) == set()


@pytest.mark.parametrize(("applied", "said"), [("2025-04-10", "可能已过期"), ("2025-05-10", "已过期：")])
def test_a_late_application_says_how_late(
    settled: Draft, names: ShippedNames, applied: str, said: str
) -> None:
    problems = KIND.rules({**settled, "confirmation_applied_on": applied}, names)
    assert [p for p in problems if p.field == "confirmation_applied_on" and said in p.what]


def test_rules_never_refuse(settled: Draft, names: ShippedNames) -> None:
    wild = {**settled, "closed_on": "1999", "effective_on": "1998-01-01", "copies": -3, "result": "?"}
    assert {p.level for p in KIND.rules(wild, names)} == {"doubt"}


@pytest.mark.parametrize(("form", "hidden"), [("oral", "copies"), ("written", "oral_reason")])
def test_one_form_hides_the_fields_of_the_other(form: str, hidden: str) -> None:
    assert hidden in case_rules.hidden_fields(form)
    assert hidden not in case_rules.hidden_fields(None)
    assert set(case_rules.hidden_fields(form)) <= set(KIND.fields)


# --- clocks


def test_the_month_runs_from_acceptance_until_the_result(five_fields: Draft, settled: Draft) -> None:
    assert clock(five_fields, "mediation_limit") == Clock("mediation_limit", "2025-03-05")
    assert clock(settled, "mediation_limit") == Clock("mediation_limit", "2025-03-05", "2025-03-10")


def test_ongoing_mediation_is_no_result(five_fields: Draft) -> None:
    case = {**five_fields, "result": "ongoing", "result_on": "2025-03-20"}
    found = clock(case, "mediation_limit")
    assert found is not None
    assert found.done_on is None


def test_an_extension_counts_only_with_the_consent_and_its_day(five_fields: Draft) -> None:
    case = {**five_fields, "extension_days": 20, "extension_consent": 1}
    assert case_rules.extension_days(case) == 0
    assert case_rules.extension_days({**case, "extension_consent_on": "2025-04-01"}) == 20
    assert (
        case_rules.extension_days({**case, "extension_consent": 0, "extension_consent_on": "2025-04-01"}) == 0
    )


@pytest.mark.parametrize(
    ("accepted", "until", "days"),
    [("2025-03-05", "2025-04-25", 20), ("2025-01-31", "2025-03-10", 10), ("2025-12-15", "2026-01-20", 5)],
)
def test_the_days_follow_from_the_day_of_extension(
    accepted: str, until: str, days: int, five_fields: Draft, names: ShippedNames
) -> None:
    case = {**five_fields, "accepted_on": accepted, "extension_until": until}
    assert derived(case, names)["extension_days"] == days


def test_confirmation_runs_from_effect_and_only_for_an_agreement(settled: Draft) -> None:
    assert clock(settled, "judicial_confirmation") == Clock("judicial_confirmation", "2025-03-10")
    assert clock({**settled, "result": "failed"}, "judicial_confirmation") is None
    assert clock({**settled, "effective_on": None}, "judicial_confirmation") is None


def test_confirmation_is_not_asked_for_when_waived_or_performed(settled: Draft) -> None:
    assert clock({**settled, "confirmation_waived": 1}, "judicial_confirmation") is None
    assert clock({**settled, "performance_state": "immediate"}, "judicial_confirmation") is None


def test_the_courts_clocks_follow_the_application(settled: Draft) -> None:
    applied = {**settled, "confirmation_applied_on": "2025-03-20", "performance_state": "performed"}
    assert clock(applied, "judicial_confirmation") == Clock(
        "judicial_confirmation", "2025-03-10", "2025-03-20"
    )
    assert clock(applied, "confirmation_acceptance") == Clock("confirmation_acceptance", "2025-03-20")
    received = {**applied, "confirmation_accepted_on": "2025-03-21"}
    assert clock(received, "confirmation_decision") == Clock("confirmation_decision", "2025-03-21")


def test_a_visit_ends_the_clocks_it_came_after(settled: Draft) -> None:
    visited = {**settled, "follow_ups": [{"visited_on": "2025-03-15"}]}
    assert clock(visited, "follow_up_agreement") == Clock("follow_up_agreement", "2025-03-10", "2025-03-15")
    assert clock(visited, "follow_up") == Clock("follow_up", "2025-03-20")


def test_the_next_visit_is_proposed_by_the_risk_of_the_last(settled: Draft) -> None:
    visits = [
        {"visited_on": "2025-03-25", "risk": "high"},
        {"visited_on": "2025-03-15", "risk": "low"},
    ]
    case = {**settled, "follow_ups": visits}
    assert clock(case, "follow_up_high_risk") == Clock("follow_up_high_risk", "2025-03-25")
    assert clock(case, "follow_up_low_risk") is None
    assert clock({**case, "closed_on": "2025-04-01"}, "follow_up_high_risk") is None
