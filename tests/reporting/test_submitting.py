"""A report that was handed in is noted with every number of its text, and its own dates are filled."""

from __future__ import annotations

from datetime import date

import pytest

from lawgov_desktop.office import Office
from lawgov_desktop.registers.report.whose import whose_report
from lawgov_desktop.reporting.period import Period
from lawgov_desktop.reporting.report.answers import Answers, answers
from lawgov_desktop.reporting.report.writing import KIND as REPORT
from lawgov_desktop.reporting.report.writing import begun, sign
from lawgov_desktop.reporting.statistics import count_table
from lawgov_desktop.reporting.submissions import KIND, contradictions, submission_of
from lawgov_desktop.reporting.submitting import (
    addressed,
    note_given,
    numbers_of_report,
    submission_of_report,
    usual_receivers,
)
from lawgov_desktop.reporting.tables import table_of

WHOLE = Period.year(2025)
ON = date(2026, 2, 20)


@pytest.fixture
def practice(own_practice: Office) -> Office:
    return own_practice


@pytest.fixture
def told(practice: Office) -> Answers:
    return answers(practice.store, WHOLE)


@pytest.fixture
def report(practice: Office, told: Answers) -> str:
    draft, _ = begun(practice.store, WHOLE, "rule", whose_report(practice.paper_context()), told)
    return practice.store.save(REPORT, draft).uuid


def test_every_number_of_the_text_is_noted_once_and_names_are_not(
    practice: Office, report: str, told: Answers
) -> None:
    draft = practice.store.get(REPORT, report) or {}
    rows = {row["key"]: row for row in numbers_of_report(draft, told)}
    assert (rows["lawsuits"]["value"], rows["lawsuits"]["unit"]) == ("5", "件")
    assert not {"laws_studied", "plan_title", "group_head"} & set(rows)


def test_a_number_said_by_its_tens_is_noted_with_the_number_behind_it(told: Answers) -> None:
    body = "开展政策宣传⟦market_day_events:余=40余⟧次，应诉⟦lawsuits=5⟧件。"
    rows = numbers_of_report({"body": body}, told)
    assert [(row["key"], row["value"], row["title"]) for row in rows] == [
        ("market_day_events", "46", "利用赶集日开展的政策宣传（写作40余）"),
        ("lawsuits", "5", "行政应诉案件"),
    ]
    both = numbers_of_report({"body": body + "全年⟦market_day_events=46⟧次。"}, told)
    assert both[0]["title"] == "利用赶集日开展的政策宣传"


def test_what_a_person_wrote_instead_is_what_was_given(told: Answers) -> None:
    (row,) = numbers_of_report({"body": "应诉⟦lawsuits=6⟧件。"}, told)
    assert row["value"] == "6"


def test_after_the_signature_the_signed_numbers_are_noted(
    practice: Office, report: str, told: Answers
) -> None:
    store = practice.store
    body = "开展政策宣传⟦market_day_events:余=40余⟧次。"
    store.save(REPORT, {"body": body}, uuid=report)
    sign(store, report, told, signer="李示例", on=store.today())
    event = told["market_day_events"].records[0]
    store.save("publicity_event", {"state": "cancelled"}, uuid=event)
    rows = numbers_of_report(store.get(REPORT, report) or {}, answers(store, WHOLE))
    assert [row["value"] for row in rows] == ["46"]


def test_noting_fills_only_what_the_report_lacks_and_is_taken_back_as_one(
    practice: Office, report: str, told: Answers
) -> None:
    store = practice.store
    before = addressed(store, store.get(REPORT, report) or {}, "县委、县政府")
    given = submission_of_report(before, told, given_to="县委依法治县办", on=ON, by="张示例")
    action = note_given(store, given)
    after = store.get(REPORT, report) or {}
    assert (after["sent_to"], after["sent_on"], after["state"]) == ("县委、县政府", "2026-02-20", "sent")
    assert usual_receivers(store, "report")[0] == "县委依法治县办"
    store.undo(action)
    assert (store.get(REPORT, report) or {})["sent_on"] is None
    assert "县委依法治县办" not in usual_receivers(store)


def test_a_table_given_before_that_says_otherwise_is_found(
    practice: Office, report: str, told: Answers
) -> None:
    store = practice.store
    counted = count_table(store, table_of("lawsuits"), WHOLE)
    table = submission_of([counted], given_to="县司法局", on=date(2026, 1, 5))
    for row in table["numbers"]:
        if row["key"] == "lawsuits_received":
            row["key"], row["value"] = "lawsuits", "4"
    store.save(KIND, table)
    given = submission_of_report(store.get(REPORT, report) or {}, told, given_to="县委", on=ON)
    assert [(one.key, one.value, one.before) for one in contradictions(store, given)] == [
        ("lawsuits", "5", "4")
    ]
