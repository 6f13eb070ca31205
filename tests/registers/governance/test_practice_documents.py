"""The practice township's decisions, documents and disclosure: the numbers of its year, on any day."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from lawgov_desktop.office import Office
from lawgov_desktop.practice import make_practice_book
from lawgov_desktop.procedures.governance_decisions import opinions_of_year, steps_of_decisions
from lawgov_desktop.procedures.governance_disclosure import requests_on_time
from lawgov_desktop.storage.listing import ListQuery, count, drafts, view_counts

NUMBERS = {
    "decision": 2,
    "normative_document": 3,
    "legality_review": 14,
    "legal_adviser": 3,
    "adviser_opinion": 18,
    "disclosure_item": 24,
    "foi_request": 5,
    "integrity_record": 5,
    "liaison_pair": 3,
    "joint_enforcement": 4,
}


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    folder = tmp_path_factory.mktemp("practice")
    opened = make_practice_book(folder / "practice.lawgov", today=date(2025, 12, 31))
    yield opened
    opened.close()


def test_the_numbers_of_the_year(office: Office) -> None:
    assert {kind: count(office.store, ListQuery(kind)) for kind in NUMBERS} == NUMBERS


def test_they_are_the_same_in_a_book_made_later(tmp_path: Path) -> None:
    later = make_practice_book(tmp_path / "p.lawgov", today=date(2026, 3, 2))
    assert {kind: count(later.store, ListQuery(kind)) for kind in NUMBERS} == NUMBERS
    later.close()


def test_one_decision_is_sound_and_one_is_open_to_comment(office: Office) -> None:
    running, done = sorted(steps_of_decisions(office.store), key=lambda one: one.sound)
    assert done.sound
    assert done.decided
    assert not running.decided
    assert running.steps[0].state == "running"
    assert view_counts(office.store, "decision")["in_comment"] == 1


def test_documents_stand_in_three_ways(office: Office) -> None:
    views = view_counts(office.store, "normative_document")
    assert (views["in_force"], views["expiring"], views["over"]) == (2, 1, 1)
    late = [
        one["title"]
        for one in drafts(office.store, ListQuery("normative_document"))
        if (date.fromisoformat(one["filed_on"]) - date.fromisoformat(one["published_on"])).days > 15
    ]
    assert late == ["龙溪镇农村建房管理规定"]


def test_advisers_and_requests_of_the_year(office: Office) -> None:
    assert view_counts(office.store, "legal_adviser")["engaged"] == 2
    assert sum(one.given for one in opinions_of_year(office.store, 2025)) == 18
    found = requests_on_time(office.store, date(2025, 1, 1), date(2025, 12, 31))
    assert [one.outcome for one in found.counted] == ["in_time"] * 4 + ["open"]
    assert [one.extended for one in found.counted if one.extended] == [15]


def test_the_figures_of_the_table_of_phrases(office: Office) -> None:
    def every(kind: str) -> list[dict[str, Any]]:
        return list(drafts(office.store, ListQuery(kind)))

    assert sum(pair["guidance_count"] for pair in every("liaison_pair")) == 9
    assert [one["people"] for one in every("integrity_record") if one["kind"] == "education"] == [86]
    assert [one["left_amount"] for one in every("integrity_record") if one["left_amount"]] == [10_500_000]
    given = [one["adopted"] for one in every("legality_review") if one["opinion_on"]]
    assert (len(given), sum(adopted != "not_adopted" for adopted in given)) == (13, 12)
    assert view_counts(office.store, "normative_document")["filed_late"] == 1
    assert view_counts(office.store, "disclosure_item")["late"] == 1
    assert view_counts(office.store, "disclosure_item")["this_year"] == 23


def test_nothing_doubtful_was_invented(office: Office) -> None:
    doubts = [
        str(problem)
        for kind in NUMBERS
        for draft in drafts(office.store, ListQuery(kind))
        for problem in office.store.problems(kind, draft)
        if problem.level == "doubt"
    ]
    assert doubts == []


PLANNED = frozenset(("comment_to", "expires_on", "due_on", "valid_to", "term_to"))


@pytest.mark.parametrize("today", [date(2025, 7, 1), date(2025, 9, 30), date(2025, 12, 31)])
def test_nothing_has_happened_after_today(tmp_path: Path, today: date) -> None:
    made = make_practice_book(tmp_path / "p.lawgov", today=today)
    late = [
        (kind, name, value)
        for kind in NUMBERS
        for draft in drafts(made.store, ListQuery(kind))
        for name, field in made.store.kinds[kind].fields.items()
        if field.kind_name == "date" and name not in PLANNED
        if (value := draft.get(name) or "") > today.isoformat()
    ]
    made.close()
    assert late == []
