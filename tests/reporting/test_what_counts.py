"""What a figure counts at its edges, told in single cases."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest

from lawgov_desktop.office import Office, on_day, open_office
from lawgov_desktop.procedures.enforcement_bridge import roster_bridge
from lawgov_desktop.procedures.matters_as_at import matters_as_at
from lawgov_desktop.procedures.publicity_counts import count_by_venue, events_done, of_year
from lawgov_desktop.records.record_type import Draft
from lawgov_desktop.reporting.figures import answer
from lawgov_desktop.reporting.mechanisms import FIGURES
from lawgov_desktop.reporting.period import Period
from lawgov_desktop.storage.deadlines import of_record
from lawgov_desktop.storage.listing import Condition, ListQuery, drafts

YEAR = 2025
BY_KEY = {figure.key: figure for figure in FIGURES}


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    office = open_office(tmp_path / "台账.lawgov", who="测试", today=on_day(date(YEAR, 12, 31)))
    yield office
    office.close()


Adds = Callable[[str, str, Draft], int]


@pytest.fixture
def adds(office: Office) -> Adds:
    """By how much a figure of the year grows when this record is saved."""

    def added(figure: str, kind: str, draft: Draft) -> int:
        before = answer(office.store, BY_KEY[figure], Period.year(YEAR)).value
        office.store.save(kind, draft)
        return answer(office.store, BY_KEY[figure], Period.year(YEAR)).value - before

    return added


# --- single cases ------------------------------------------------------------------------------------------

MEDIATED = {
    "accepted_on": "2025-01-31", "summary": "x", "parties": [{"name": "甲"}, {"name": "乙"}],
}  # fmt: skip


def test_a_void_number_and_a_case_not_accepted_count_nowhere(adds: Adds, office: Office) -> None:
    committee = office.store.save("committee", {"name": "样例村调委会", "kind": "village"}).uuid
    case = {**MEDIATED, "committee": committee, "dispute_type": "neighbour"}
    agreed = {**case, "result": "agreed", "agreement_on": "2025-02-10"}
    assert adds("mediation_agreed", "mediation_case", agreed) == 1
    assert adds("mediation_agreed", "mediation_case", {**agreed, "number_void": 1}) == 0
    assert adds("administrative_mediation", "admin_mediation_case", MEDIATED) == 1
    assert adds("administrative_mediation", "admin_mediation_case", {**MEDIATED, "number_void": 1}) == 0
    refused = {**MEDIATED, "not_accepted_reason": "other"}
    assert adds("administrative_mediation", "admin_mediation_case", refused) == 0


@pytest.mark.parametrize(
    ("terms", "counted"),
    [
        ([("2025-01-01", "2025-12-31")], 1),
        ([("2025-01-01", "2025-12")], 1),
        ([("2025-01-01", "2025-12-30")], 0),
        ([("2020-01-01", "2020-12-31"), ("2026-01-01", None)], 0),
        ([], 1),
    ],
)
def test_an_adviser_is_engaged_to_the_last_day_of_a_term_and_not_between_two(
    adds: Adds, office: Office, terms: list[tuple[str, str | None]], counted: int
) -> None:
    rows = [{"valid_from": begin, "valid_to": end} for begin, end in terms]
    assert adds("legal_advisers", "legal_adviser", {"name": "甲", "terms": rows}) == counted
    assert len(list(drafts(office.store, ListQuery("legal_adviser", view="engaged")))) == counted


def test_a_card_cancelled_and_issued_again_was_cancelled(adds: Adds, office: Office) -> None:
    officer = office.store.save("officer", {"name": "甲", "valid_from": "2020-01-01"}).uuid
    events = [{"kind": "cancelled", "on": "2025-03-01"}, {"kind": "reissued", "on": "2025-04-01"}]
    card = {"number": "样执字第1号", "officer": officer, "events": events}
    assert adds("certificates_cancelled", "certificate", card) == 1


def test_holders_of_a_card_are_those_of_the_bridge(practice: Office) -> None:
    for year in (YEAR - 2, YEAR - 1, YEAR):
        held = answer(practice.store, BY_KEY["officers"], Period.year(year))
        assert set(held.records) == {one.uuid for one in roster_bridge(practice.store, year).closing}


def test_an_officer_without_a_card_is_no_holder(adds: Adds) -> None:
    assert adds("officers", "officer", {"name": "甲", "valid_from": "2020-01-01"}) == 0


def test_rules_and_education_are_nothing_that_is_open(adds: Adds) -> None:
    lesson = {"kind": "education", "subject": "诚信教育", "happened_on": "2025-03-01"}
    assert adds("integrity_open", "integrity_record", lesson) == 0
    assert adds("integrity_open", "integrity_record", {"kind": "arrears", "subject": "工程款"}) == 1


def test_execution_is_no_lawsuit(adds: Adds) -> None:
    case = {"court": "样例县人民法院", "plaintiffs": "甲", "cause": "处罚", "received_on": "2025-05-01"}
    assert adds("lawsuits", "litigation_case", {**case, "number": "（2025）样1行初1号"}) == 1
    nonsuit = {**case, "number": "（2025）样1行审1号", "instance": "nonsuit"}
    assert adds("lawsuits", "litigation_case", nonsuit) == 0


def test_a_committee_without_a_kind_counts_once(adds: Adds) -> None:
    assert adds("committees", "committee", {"name": "样例调委会"}) == 1
    assert adds("industry_committees", "committee", {"name": "样例调委会二"}) == 0


def test_two_cards_of_one_mediator_are_one_person(adds: Adds, office: Office) -> None:
    committee = office.store.save("committee", {"name": "样例村调委会", "kind": "village"}).uuid
    card = {"name": "甲示例", "id_no": "11010519491231002X"}
    part = {**card, "posts": [{"committee": committee, "employment": "part_time"}]}
    full = {**card, "posts": [{"committee": committee, "employment": "full_time"}]}
    assert adds("part_time_mediators", "mediator", part) == 1
    assert adds("part_time_mediators", "mediator", full) == -1
    assert answer(office.store, BY_KEY["full_time_mediators"], Period.year(YEAR)).value == 1


def test_a_deleted_list_takes_its_matters_out(own_practice: Office) -> None:
    store, last = own_practice.store, date(YEAR, 12, 31)
    query = ListQuery("matter_list", conditions=(Condition("ended_on", "empty"),))
    current = next(iter(drafts(store, query)))["uuid"]
    store.delete("matter_list", current)
    figure = answer(store, BY_KEY["matters_in_force"], Period.year(YEAR)).value
    assert figure == matters_as_at(store, last).total == 0
    store.restore("matter_list", current)
    assert answer(store, BY_KEY["matters_in_force"], Period.year(YEAR)).value == 306


@pytest.mark.parametrize("held_on", ["2025", "2025-01", "2025-01-01", "2025-12", "2025-12-31"])
def test_the_drawer_counts_the_events_the_report_counts(office: Office, held_on: str) -> None:
    event = {"held_on": held_on, "theme": "送法", "place": "样例学校", "venues": ";school;"}
    office.store.save("publicity_event", event)
    found = answer(office.store, BY_KEY["enterprise_school_events"], Period.year(YEAR))
    counted = count_by_venue(events_done(office.store, *of_year(YEAR)))
    assert found.records == counted.events
    assert found.value == 1


def test_one_absurd_extension_keeps_no_list_out(office: Office) -> None:
    request = {"applicant": "甲", "content": "预算", "received_on": "2025-03-03"}
    absurd = {**request, "extended_on": "2025-03-10", "extended_days": 99_999_999}
    saved = office.store.save("foi_request", absurd)
    assert any(problem.field == "extended_days" for problem in office.store.problems("foi_request", absurd))
    assert not of_record(office.store, "foi_request", saved.uuid)
