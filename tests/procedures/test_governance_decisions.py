"""Steps missing per decision, minimum times, opinions of a year, what expires and what is owed."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from lawgov_desktop.office import Office, open_office
from lawgov_desktop.procedures.governance_decisions import (
    documents_expiring,
    open_integrity_items,
    opinions_of_year,
    steps_of_decisions,
)
from lawgov_desktop.registers.governance.decision import DECISION
from lawgov_desktop.registers.governance.normative_document import NORMATIVE_DOCUMENT

TODAY = date(2025, 6, 10)


@pytest.fixture
def office(fresh_book: Path) -> Iterator[Office]:
    opened = open_office(fresh_book, today=lambda: TODAY)
    yield opened
    opened.close()


def whole(**changed: object) -> dict[str, object]:
    assert DECISION.sample
    return DECISION.sample(lambda kind: None) | changed


def test_a_whole_decision_is_sound_and_a_hasty_one_names_what_it_lacks(office: Office) -> None:
    office.store.save("decision", whole(title="甲"))
    office.store.save("decision", whole(title="乙", listed_on="2024-03-01", risk_on=None))
    office.store.save("decision", whole(title="丙", stopped_on="2024-05-01", stopped_reason="不再需要"))
    later, earlier = steps_of_decisions(office.store)
    assert (earlier.title, earlier.sound, earlier.missing) == ("甲", True, ())
    assert (later.title, later.sound, later.missing) == ("乙", False, ("风险评估",))
    risk = later.steps[2]
    assert (risk.words(decided=True), risk.words(decided=False)) == ("进行中", "进行中")


def test_a_step_not_begun_is_only_missing_once_the_decision_was_taken(office: Office) -> None:
    office.store.save("decision", {"title": "甲", "listed_on": "2025-06-01"})
    (fresh,) = steps_of_decisions(office.store)
    assert [one.words(fresh.decided) for one in fresh.steps] == ["未开始"] * 5
    assert [one.words(True) for one in fresh.steps] == ["缺少"] * 5


def test_the_work_calendar_judges_the_length_of_a_review(office: Office) -> None:
    # 30 April to 9 May 2025 are nine natural days, but the May holiday leaves four working days.
    office.store.save("decision", whole(review_sent_on="2025-04-30", review_on="2025-05-09"))
    (one,) = steps_of_decisions(office.store)
    (short,) = one.too_short
    assert (short.step, short.earliest) == ("review", date(2025, 5, 14))
    assert "第二十六条" in short.law
    assert any("劳动节" in step for step in short.because)
    assert not one.sound


def test_opinions_are_counted_by_adviser_and_year(office: Office) -> None:
    first = office.store.save("legal_adviser", {"name": "赵示例"}).uuid
    for day, adviser, work, adopted in (
        ("2025-01-10", first, "contract", "adopted"),
        ("2025-03-10", first, "contract", "not_adopted"),
        ("2025-03", first, "case", "partly"),
        ("2025-04-10", first, "consultation", None),
        ("2025-05-10", None, "document", "pending"),
        ("2024-12-31", first, "document", "adopted"),
        ("2026-01-01", first, "document", "adopted"),
    ):
        office.store.save(
            "adviser_opinion",
            {"subject": f"事项{day}", "given_on": day, "adviser": adviser, "work": work, "adopted": adopted},
        )
    named, nameless = opinions_of_year(office.store, 2025)
    assert (named.name, named.given, named.adopted, named.answered) == ("赵示例", 4, 2, 3)
    assert named.by_work == {"contract": 2, "case": 1, "consultation": 1}
    assert named.share == pytest.approx(2 / 3)
    assert (nameless.name, nameless.given, nameless.share) == ("", 1, None)


def test_documents_expire_by_their_own_day_or_by_the_local_rule(office: Office) -> None:
    assert NORMATIVE_DOCUMENT.sample
    base = NORMATIVE_DOCUMENT.sample(lambda kind: None) | {"number": None, "registered_number": None}
    for title, changed in (
        ("写明的", {"effective_on": "2023-01-01", "expires_on": "2025-08-31"}),
        ("没有写的", {"effective_on": "2020-07-15", "expires_on": None}),
        ("已过期的", {"effective_on": "2020-01-01", "expires_on": "2025-05-31"}),
        ("还早的", {"effective_on": "2024-01-01", "expires_on": "2025-10-01"}),
        ("废止的", {"expires_on": "2025-07-01", "state": "repealed", "ended_on": "2025-02-01"}),
    ):
        office.store.save("normative_document", base | changed | {"title": title})
    found = documents_expiring(office.store, TODAY, 3)
    assert [(one.title, one.days, one.written) for one in found] == [
        ("已过期的", -10, True),
        ("没有写的", 35, False),
        ("写明的", 82, True),
    ]
    assert documents_expiring(office.store, date(2025, 11, 30), 0)[-1].title == "还早的"


def test_open_items_stand_with_the_late_ones_first(office: Office) -> None:
    for draft in (
        {"subject": "甲", "kind": "promise", "due_on": "2025-09-01"},
        {"subject": "乙", "kind": "arrears", "due_on": "2025-05-01", "amount": 500, "party": "某公司"},
        {"subject": "丙", "kind": "court_list", "amount": 900},
        {"subject": "丁", "kind": "arrears", "amount": 100, "closed_on": "2025-01-01"},
        {"subject": "戊", "kind": "education"},
    ):
        office.store.save("integrity_record", draft)
    found = open_integrity_items(office.store, TODAY)
    assert [(one.subject, one.late, one.left) for one in found] == [
        ("乙", True, 500),
        ("甲", False, None),
        ("丙", False, 900),
    ]
