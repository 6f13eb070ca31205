"""The practice book: invented from end to end, the same every time, with something of everything in it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from lawgov_desktop.errors import UserError
from lawgov_desktop.office import Office, open_office
from lawgov_desktop.practice import make_practice_book, practice_year
from lawgov_desktop.practice.people import NO_AREA, PHONES, RARE_NAMES, Population
from lawgov_desktop.records.identity import read_resident_id, resident_id_check_char
from lawgov_desktop.records.record_type import Draft
from lawgov_desktop.registers.mediation.numbering import gaps
from lawgov_desktop.storage.deadlines import open_deadlines
from lawgov_desktop.storage.listing import ListQuery, count, drafts

TODAY = date(2025, 12, 10)


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    office = make_practice_book(tmp_path_factory.mktemp("practice") / "practice.lawgov", today=TODAY)
    yield office
    office.close()


@pytest.fixture(scope="module")
def cases(office: Office) -> list[Draft]:
    return list(drafts(office.store, ListQuery("mediation_case")))


def test_it_is_marked_as_practice(tmp_path: Path) -> None:
    office = make_practice_book(tmp_path / "p.lawgov", today=TODAY)
    office.close()
    again = open_office(tmp_path / "p.lawgov")
    assert (again.practice, again.watermark, again.office_name) == (True, "练习", "龙溪镇司法所")
    again.close()


def test_counts_of_a_township_year(office: Office) -> None:
    assert count(office.store, ListQuery("mediation_case")) == 150
    assert count(office.store, ListQuery("matter", view="in_force")) == 306
    assert count(office.store, ListQuery("matter_list", view="in_force")) == 1


def test_every_matter_has_its_own_name(office: Office) -> None:
    names = [draft["full_name"] for draft in drafts(office.store, ListQuery("matter", view="in_force"))]
    assert len(set(names)) == 306


@pytest.mark.parametrize(
    "day,villages,trades,part_time,full_time",
    [
        (TODAY.isoformat(), 22, 1, 22, 4),
        ("2021-05-01", 23, 1, 3, 0),  # before a village was merged, under the former term
    ],
)
def test_committees_and_mediators_are_counted_for_any_day(
    office: Office, day: str, villages: int, trades: int, part_time: int, full_time: int
) -> None:
    in_being = Counter(
        draft["kind"]
        for draft in drafts(office.store, ListQuery("committee"))
        if draft["valid_from"] <= day and not (draft["valid_to"] and draft["valid_to"] <= day)
    )
    in_post = Counter(
        post["employment"]
        for draft in drafts(office.store, ListQuery("mediator"))
        for post in draft["posts"]
        if post["valid_from"] <= day and not (post["valid_to"] and post["valid_to"] <= day)
    )
    assert (in_being["village"], in_being["industry"]) == (villages, trades)
    assert (in_post["part_time"], in_post["full_time"]) == (part_time, full_time)


def test_cases_stand_in_every_state_and_cover_all_eighteen_types(cases: list[Draft]) -> None:
    assert {case["state"] for case in cases} == {
        "open", "agreed", "failed", "closed", "archived", "not_accepted", "void",
    }  # fmt: skip
    assert len({case["dispute_type"] for case in cases}) == 18
    assert {case["agreement_form"] for case in cases} == {"written", "oral", None}
    assert any(case["incomplete"] for case in cases)


def test_case_numbers_have_no_gap(cases: list[Draft]) -> None:
    numbers = [
        (f"{case['committee']}/{case['number'][:6]}", case["number"]) for case in cases if case["number"]
    ]
    assert [str(series) for series in gaps(numbers) if not series.sound] == []


def test_nobody_argues_with_himself(cases: list[Draft]) -> None:
    for case in cases:
        names = [party["name"] for party in case["parties"]]
        assert len(set(names)) == len(names), case["number"]


def test_rare_names_are_among_the_parties_and_have_written_agreements(cases: list[Draft]) -> None:
    met = {party["name"] for case in cases for party in case["parties"]}
    assert set(RARE_NAMES) <= met
    assert any(
        case["agreement_form"] == "written" and re.search("[䶮𠅤㛃]", case["party_names"]) for case in cases
    )


def test_something_is_overdue_and_something_is_due_soon(office: Office) -> None:
    items = open_deadlines(office.store)
    assert any(item.rule == "mediation_limit" and item.due < TODAY.isoformat() for item in items)
    assert any(0 <= (date.fromisoformat(item.due) - TODAY).days <= 7 for item in items)
    assert any(item.rule == "judicial_confirmation" and item.due >= TODAY.isoformat() for item in items)


def test_no_number_can_be_a_real_persons(cases: list[Draft]) -> None:
    parties = [party for case in cases for party in case["parties"]]
    assert all(party["id_no"].startswith(NO_AREA) for party in parties if party["id_no"])
    assert all(party["phone"].startswith(PHONES[:6]) for party in parties if party["phone"])


def test_invented_ids_have_a_right_check_character() -> None:
    import random

    people = Population(random.Random(1), 2025)
    for _ in range(200):
        someone = people.anyone("石桥")
        assert someone.id_no[-1] == resident_id_check_char(someone.id_no[:17])
        assert read_resident_id(someone.id_no).value == someone.id_no
        assert someone.id_no[6:14] == someone.birth.replace("-", "")


def test_some_entries_are_doubtful_on_purpose(office: Office, cases: list[Draft]) -> None:
    doubts = [
        problem
        for case in cases
        for problem in office.store.problems("mediation_case", case)
        if problem.level == "doubt"
    ]
    assert any(problem.field.endswith("id_no") for problem in doubts)
    assert any(problem.field.endswith("phone") for problem in doubts)
    assert not [problem for problem in doubts if "早于" in problem.what]
    assert len(doubts) <= 10, "a practice book full of warnings teaches to overlook them"


def test_nothing_happened_after_today(cases: list[Draft]) -> None:
    happened = ("accepted_on", "result_on", "agreement_on", "effective_on", "performed_on", "closed_on",
                "archived_on", "confirmation_applied_on", "confirmation_decided_on",
                "last_follow_up_on")  # fmt: skip
    late = [
        (case["number"], name)
        for case in cases
        for name in happened
        if (case[name] or "") > TODAY.isoformat()
    ]
    assert late == []


@pytest.mark.parametrize("today", [date(2026, 1, 5), date(2025, 7, 1), date(2026, 11, 23), date(2028, 2, 29)])
def test_it_can_be_made_on_any_day(tmp_path: Path, today: date) -> None:
    office = make_practice_book(tmp_path / "p.lawgov", today=today)
    every = list(drafts(office.store, ListQuery("mediation_case")))
    office.close()
    assert len(every) == 150
    assert min(case["accepted_on"] for case in every) >= f"{practice_year(today) - 1}-12-30"
    assert max(case["accepted_on"] for case in every) <= today.isoformat()


def test_the_same_day_gives_the_same_records(tmp_path: Path) -> None:
    def told(name: str) -> list[tuple[str, str, str]]:
        office = make_practice_book(tmp_path / name, today=TODAY)
        every = [
            (case["number"] or "", case["party_names"], case["summary"])
            for case in drafts(office.store, ListQuery("mediation_case", order="id"))
        ]
        office.close()
        return every

    assert told("a.lawgov") == told("b.lawgov")


def test_an_older_practice_book_is_replaced_but_never_a_real_one(tmp_path: Path) -> None:
    path = tmp_path / "book.lawgov"
    make_practice_book(path, today=TODAY).close()
    make_practice_book(path, today=TODAY).close()
    real = tmp_path / "real.lawgov"
    own = open_office(real)
    own.store.save("person", {"name": "王示例"})
    own.close()
    with pytest.raises(UserError, match="正式台账"):
        make_practice_book(real, today=TODAY)
    own = open_office(real)
    assert count(own.store, ListQuery("person")) == 1
    own.close()
