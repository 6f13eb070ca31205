"""The practice year of enforcement staff comes out as the published report counts it; so do the commands."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import openpyxl
import pytest

from lawgov_desktop import cli
from lawgov_desktop.office import Office
from lawgov_desktop.practice import make_practice_book
from lawgov_desktop.procedures.enforcement_bridge import roster_bridge
from lawgov_desktop.procedures.enforcement_exams import exam_list
from lawgov_desktop.registers.enforcement.enrolment import outcome
from lawgov_desktop.storage.listing import ListQuery, count, drafts

KINDS = ("officer", "certificate", "training_class", "auxiliary_officer")


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("practice") / "practice.lawgov"
    make_practice_book(path, today=date(2025, 12, 31)).close()
    return path


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    made = make_practice_book(tmp_path_factory.mktemp("p") / "practice.lawgov", today=date(2025, 12, 31))
    yield made
    made.close()


def test_2_new_and_45_of_four_years_were_examined_in_public_law(office: Office) -> None:
    (held,) = [
        one
        for one in drafts(office.store, ListQuery("training_class"))
        if one["category"] == "public_law" and one["start_on"] >= "2025"
    ]
    assert held["platform"] == "fzjy"
    assert Counter(row["category"] for row in held["enrolments"]) == {"four_years": 45, "new": 2}
    assert Counter(map(outcome, held["enrolments"])) == {"pass": 47}
    assert Counter(row["result"] for row in held["enrolments"]) == {"pass": 44, "fail": 2, "absent": 1}


def test_the_45_are_those_the_program_finds(office: Office) -> None:
    for day in (date(2025, 6, 18), date(2025, 12, 31)):
        found = exam_list(office.store, day, 4)
        assert (len(found.sits), len(found.unclear)) == (45, 0)
        assert all("考试合格" in one.done for one in found.sits)


def test_two_cards_were_cancelled_for_different_reasons_and_handed_in(office: Office) -> None:
    query = ListQuery("certificate", view="cancelled_this_year")
    gone = list(drafts(office.store, query))
    assert len(gone) == 2
    assert len({one["cancel_reason"] for one in gone}) == 2
    assert all(one["returned"] for one in gone)


@pytest.mark.parametrize("year", [2024, 2025])
def test_the_bridge_of_the_year_closes(office: Office, year: int) -> None:
    found = roster_bridge(office.store, year)
    assert found.closes
    assert found.open_ends == ()
    if year == 2025:
        assert {term.key: term.count for term in found.terms if term.count} == {
            "new": 2,
            "transfer_in": 1,
            "cancelled": 2,
        }


def test_every_state_a_clerk_meets_is_there(office: Office) -> None:
    assert (
        count(office.store, ListQuery("officer")),
        count(office.store, ListQuery("auxiliary_officer")),
    ) == (62, 9)
    for kind, view in (
        ("certificate", "suspended"),
        ("certificate", "due_60"),
        ("certificate", "expired"),
        ("officer", "no_certificate"),
        ("training_class", "last_year"),
        ("training_class", "auxiliary"),
    ):
        assert count(office.store, ListQuery(kind, view=view)), view


def test_nothing_in_it_is_doubtful(office: Office) -> None:
    doubts = [
        (kind, problem.what)
        for kind in KINDS
        for draft in drafts(office.store, ListQuery(kind))
        for problem in office.store.problems(kind, draft)
        if problem.level == "doubt"
    ]
    assert doubts == []


@pytest.mark.parametrize("today", [date(2025, 7, 2), date(2025, 9, 20), date(2026, 2, 1)])
def test_nothing_is_held_before_its_day(tmp_path: Path, today: date) -> None:
    office = make_practice_book(tmp_path / "p.lawgov", today=today)
    now = today.isoformat()
    for held in drafts(office.store, ListQuery("training_class")):
        if held["start_on"] > now:
            assert not any(row["score"] or row["attendance"] for row in held["enrolments"])
    for card in drafts(office.store, ListQuery("certificate")):
        assert card["issued_on"] <= now
        assert all(event["on"] <= now for event in card["events"])
    assert roster_bridge(office.store, 2025).closes
    office.close()


def run(capsys: pytest.CaptureFixture[str], *words: object) -> tuple[int, str]:
    status = cli.main([str(word) for word in words])
    return status, capsys.readouterr().out


def test_exam_list_tells_who_and_why_and_writes_the_sign_up_sheet(
    book: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "报名表.xlsx"
    status, told = run(
        capsys, "exam-list", "--books", book, "--json", "--on", "2025-12-31", "--years", 4, "--out", out
    )
    data = json.loads(told)
    assert (status, data["count"], len(data["sits"]), data["unclear"]) == (0, 45, 45, [])
    assert set(data["sits"][0]) == {"id", "name", "unit", "certificate_no", "issued_on", "why", "done"}
    assert any("离册" in one["why"] for one in data["exempt"])
    page = openpyxl.load_workbook(out).worksheets[0]
    assert sum(str(row[0].value).isdigit() for row in page.iter_rows()) == 45


def test_a_sign_up_sheet_of_another_format_is_refused(
    book: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    status, told = run(capsys, "exam-list", "--books", book, "--json", "--out", tmp_path / "报名表.doc")
    assert status == 2
    assert "只能写成 .xlsx" in json.loads(told)["error"]["what"]


def test_roster_bridge_tells_every_term_with_its_people(
    book: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    status, told = run(capsys, "roster-bridge", "--books", book, "--year", 2025, "--json")
    data = json.loads(told)
    assert status == 0
    assert (data["opening"], data["expected"], data["closing"], data["closes"]) == (56, 57, 57, True)
    (cancelled,) = [term for term in data["terms"] if term["key"] == "cancelled"]
    assert [len(cancelled["people"]), cancelled["sign"]] == [2, -1]
    status, told = run(capsys, "roster-bridge", "--books", book, "--year", 2025)
    assert "对得上。" in told


def test_who_retired_was_of_the_age_for_it(office: Office) -> None:
    retired = [one for one in drafts(office.store, ListQuery("officer")) if one["left_by"] == "retired"]
    assert retired
    assert all(int(one["valid_to"][:4]) - int(one["birth"][:4]) >= 60 for one in retired)
