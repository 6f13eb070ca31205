"""The drawer 行政应诉 of the practice book: the counts of the yearly report, and nothing out of order."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from lawgov_desktop.office import Office, on_day, open_office
from lawgov_desktop.practice import make_practice_book, practice_year
from lawgov_desktop.practice.litigation import write
from lawgov_desktop.practice.people import Population
from lawgov_desktop.practice.year import PracticeYear
from lawgov_desktop.procedures.litigation_counts import litigation_counts
from lawgov_desktop.storage.deadlines import open_deadlines
from lawgov_desktop.storage.listing import ListQuery, drafts

KINDS = ("litigation_case", "reconsideration_case", "judicial_suggestion", "case_handover")


def made(path: Path, today: date) -> Office:
    """A book that holds this drawer of the practice year alone."""
    rng = random.Random(1)
    year = practice_year(today)
    office = open_office(path, who="练习", today=on_day(today))
    with office.store.writing("练习") as batch:
        write(PracticeYear(batch, rng, Population(rng, year), year, today))
    return office


@pytest.fixture(scope="module", params=[2025, 2026, 2028])
def office(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    office = made(tmp_path_factory.mktemp("p") / "p.lawgov", date(request.param, 12, 31))
    yield office
    office.close()


def test_five_cases_of_four_disputes_were_received_and_all_closed(office: Office) -> None:
    year = office.store.today().year
    first, last = date(year, 1, 1), date(year, 12, 31)
    found = litigation_counts(office.store, first, last)
    assert (len(found.received), found.closing.text, found.open_at_end) == (5, "100.0%（5÷5）", ())
    assert len(litigation_counts(office.store, first, last, basis="disputes").received) == 4
    assert found.attendance.text == "80.0%（4÷5）"
    assert found.chief_attendance.text == "40.0%（2÷5）"
    assert found.loss.text == "20.0%（1÷5）"
    assert found.outstanding == ()
    plain = [
        row
        for row in drafts(office.store, ListQuery("litigation_case"))
        if row["received_on"][:4] == str(year)
    ]
    assert len(plain) == 5


def test_the_rest_of_the_drawer(office: Office) -> None:
    rows = {kind: list(drafts(office.store, ListQuery(kind))) for kind in KINDS}
    assert {kind: len(found) for kind, found in rows.items()} == {
        "litigation_case": 7, "reconsideration_case": 3, "judicial_suggestion": 1, "case_handover": 2,
    }  # fmt: skip
    assert [row["procedure"] for row in rows["reconsideration_case"]].count("simple") == 1
    assert {row["result"] for row in rows["case_handover"]} == {"filed", "returned"}
    (suggestion,) = rows["judicial_suggestion"]
    assert suggestion["replied_on"] < suggestion["reply_due"]
    assert suggestion["case"] in {row["uuid"] for row in rows["litigation_case"] if row["lost"]}


def test_nothing_in_it_is_doubtful_late_or_left_open(office: Office) -> None:
    said = [
        f"{kind} {row['received_on'] if 'received_on' in row else row['handed_on']}: {problem}"
        for kind in KINDS
        for row in drafts(office.store, ListQuery(kind))
        for problem in office.store.problems(kind, row)
        if problem.level != "missing"
    ]
    assert said == []
    assert open_deadlines(office.store) == []
    late = "SELECT title, due, done_on FROM deadline WHERE done_on > due"
    assert office.book.rows(late) == []


@pytest.mark.parametrize("today", [date(2025, 7, 1), date(2025, 9, 8), date(2026, 1, 5), date(2026, 11, 23)])
def test_inside_the_year_nothing_lies_ahead_but_plans(tmp_path: Path, today: date) -> None:
    office = made(tmp_path / "p.lawgov", today)
    plans = {"performance_due", "reply_due", "defence_due", "next_hearing_on"}
    ahead = [
        (kind, name, row[name])
        for kind in KINDS
        for row in drafts(office.store, ListQuery(kind))
        for name, own in office.kind(kind).fields.items()
        if own.kind_name == "date" and name not in plans and (row[name] or "") > today.isoformat()
    ]
    held = [
        hearing["held_on"]
        for row in drafts(office.store, ListQuery("litigation_case"))
        for hearing in row["hearings"]
        if hearing["leader_attended"] is not None
    ]
    office.close()
    assert ahead == []
    assert max(held) <= today.isoformat()


def test_on_the_eighth_of_september_a_hearing_or_a_case_is_still_open(tmp_path: Path) -> None:
    office = made(tmp_path / "p.lawgov", date(2025, 9, 8))
    opened = [row["cause"] for row in drafts(office.store, ListQuery("litigation_case", view="open"))]
    office.close()
    assert opened == ["不服土地权属争议处理决定"]


def test_the_leaders_in_court_are_those_of_the_leading_group(tmp_path: Path) -> None:
    office = make_practice_book(tmp_path / "p.lawgov", today=date(2025, 12, 31))
    heads = {
        member["person"]
        for group in drafts(office.store, ListQuery("leading_group"))
        for member in group["members"]
        if member["role"] == "head" and not member["valid_to"]
    }
    chiefs = {
        hearing["leader_name"]
        for row in drafts(office.store, ListQuery("litigation_case"))
        for hearing in row["hearings"]
        if hearing["leader_rank"] == "chief"
    }
    office.close()
    assert len(chiefs) == 1
    assert chiefs <= heads
