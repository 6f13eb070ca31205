"""Normative documents, legality reviews and advisers: what is due, what is doubtful, what expires."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from lawgov_desktop.office import Office, open_office
from lawgov_desktop.records.record_type import Draft
from lawgov_desktop.registers.governance.legality_review import LEGALITY_REVIEW
from lawgov_desktop.registers.governance.normative_document import NORMATIVE_DOCUMENT
from lawgov_desktop.storage.deadlines import of_record, open_deadlines
from lawgov_desktop.storage.listing import ListQuery, ids

TODAY = date(2025, 6, 10)


@pytest.fixture
def office(fresh_book: Path) -> Iterator[Office]:
    opened = open_office(fresh_book, today=lambda: TODAY)
    yield opened
    opened.close()


def document(**changed: Any) -> Draft:
    assert NORMATIVE_DOCUMENT.sample
    return NORMATIVE_DOCUMENT.sample(lambda kind: None) | changed


def said(office: Office, kind: str, draft: Draft, field: str) -> str:
    return " ".join(
        str(one) for one in office.store.problems(kind, draft) if one.level == "doubt" and one.field == field
    )


def in_view(office: Office, kind: str, view: str) -> list[str]:
    return ids(office.store, ListQuery(kind, view=view))


# --- documents -------------------------------------------------------------------------------------------


def test_filing_is_due_from_the_day_of_publication(office: Office) -> None:
    uuid = office.store.save("normative_document", document(published_on="2025-05-06", filed_on=None)).uuid
    filing = next(
        one for one in of_record(office.store, "normative_document", uuid) if one.rule == "normative_filing"
    )
    assert filing.due == "2025-05-21"
    assert in_view(office, "normative_document", "unfiled") == [uuid]
    assert in_view(office, "normative_document", "filing_overdue") == [uuid]
    office.store.save("normative_document", {"filed_on": "2025-06-09"}, uuid=uuid)
    assert in_view(office, "normative_document", "filing_overdue") == []
    assert in_view(office, "normative_document", "filed_late") == [uuid]


def test_the_day_a_document_names_goes_before_the_local_rule(office: Office) -> None:
    named = office.store.save(
        "normative_document", document(effective_on="2023-08-01", expires_on="2025-07-31")
    ).uuid
    unnamed = office.store.save(
        "normative_document",
        document(title="另一个办法", number="2", effective_on="2020-07-01", expires_on=None),
    ).uuid
    due = {
        uuid: next(
            one.due
            for one in of_record(office.store, "normative_document", uuid)
            if one.rule == "normative_validity"
        )
        for uuid in (named, unnamed)
    }
    assert due == {named: "2025-07-31", unnamed: "2025-07-01"}
    assert set(in_view(office, "normative_document", "expiring")) == {named, unnamed}


def test_a_repealed_document_expires_no_more(office: Office) -> None:
    uuid = office.store.save(
        "normative_document",
        document(expires_on="2025-07-01", state="repealed", ended_on="2025-03-01"),
    ).uuid
    assert "normative_validity" not in [
        one.rule for one in of_record(office.store, "normative_document", uuid)
    ]
    assert in_view(office, "normative_document", "expiring") == []
    assert in_view(office, "normative_document", "over") == [uuid]


def test_a_document_past_its_force_is_listed_until_somebody_deals_with_it(office: Office) -> None:
    uuid = office.store.save("normative_document", document(expires_on="2025-05-31")).uuid
    assert in_view(office, "normative_document", "expired") == [uuid]
    office.store.save("normative_document", {"state": "lapsed", "ended_on": "2025-05-31"}, uuid=uuid)
    assert in_view(office, "normative_document", "expired") == []


@pytest.mark.parametrize(
    ("field", "changed", "words"),
    [
        ("review_on", {"review_on": None}, "没有合法性审核"),
        ("meeting_on", {"meeting_on": None}, "没有集体审议的记录"),
        ("registered_number", {"registered_number": None}, "没有统一登记"),
        ("fair_competition", {"fair_competition": "none"}, "公平竞争审查"),
        ("title", {"title": "样例镇防汛工作方案"}, "可能不是规范性文件"),
        ("meeting_on", {"review_on": "2024-06-10"}, "审议早于合法性审核"),
        ("effective_on", {"effective_on": "2024-06-01"}, "施行日期早于公布日期"),
        ("state", {"ended_on": "2025-01-01"}, "效力仍是"),
        ("ended_on", {"state": "repealed"}, "从哪天起"),
        ("filing_number", {"filing_number": None}, "没有备案号"),
    ],
)
def test_what_is_missing_of_a_published_document_is_doubted(
    office: Office, field: str, changed: Draft, words: str
) -> None:
    assert said(office, "normative_document", document(), field) == ""
    assert words in said(office, "normative_document", document(**changed), field)


def test_a_draft_document_is_asked_nothing_it_cannot_have(office: Office) -> None:
    drafting = {"title": "样例镇管护办法", "drafted_by": "农业服务中心"}
    saved = office.store.save("normative_document", drafting).draft
    assert saved["state"] == "drafting"
    assert list(office.store.problems("normative_document", drafting)) == []
    assert of_record(office.store, "normative_document", saved["uuid"]) == []


# --- reviews ---------------------------------------------------------------------------------------------


def test_a_review_of_a_decision_outside_the_register_has_its_own_minimum_time(office: Office) -> None:
    uuid = office.store.save(
        "legality_review", {"title": "某方案", "subject_kind": "decision", "sent_on": "2025-06-03"}
    ).uuid
    (clock,) = of_record(office.store, "legality_review", uuid)
    assert (clock.rule, clock.due) == ("legality_review", "2025-06-12")
    assert in_view(office, "legality_review", "waiting") == [uuid]


def test_a_contract_review_becomes_the_adviser_s_opinion(office: Office) -> None:
    assert LEGALITY_REVIEW.sample
    adviser = office.store.save("legal_adviser", {"name": "赵示例"}).uuid
    review = office.store.save("legality_review", LEGALITY_REVIEW.sample(lambda kind: adviser)).draft
    (onward,) = LEGALITY_REVIEW.onward
    assert onward.fits(review)
    opinion = office.store.save(onward.kind, onward.draft(review)).draft
    assert (opinion["adviser"], opinion["work"], opinion["review"]) == (adviser, "contract", review["uuid"])
    assert not onward.fits(review | {"opinion_on": None})


@pytest.mark.parametrize(
    ("field", "changed", "words"),
    [
        ("conclusion", {"conclusion": None}, "没有选审查结论"),
        ("not_adopted_reason", {"adopted": "not_adopted"}, "没有写理由"),
        ("adopted", {"opinion_on": None}, "没有意见日期"),
        ("adopted", {"conclusion": "unlawful", "adopted": "no_need"}, "审查结论不合法"),
        ("amount", {"subject_kind": "document"}, "不是合同"),
        ("opinion_on", {"opinion_on": "2024-03-01"}, "早于送审"),
    ],
)
def test_what_does_not_fit_in_a_review_is_doubted(
    office: Office, field: str, changed: Draft, words: str
) -> None:
    assert LEGALITY_REVIEW.sample
    sample = LEGALITY_REVIEW.sample(lambda kind: None)
    assert said(office, "legality_review", sample, field) == ""
    assert words in said(office, "legality_review", sample | changed, field)


# --- advisers --------------------------------------------------------------------------------------------


def terms(*spans: tuple[str, str | None]) -> list[Draft]:
    return [{"valid_from": start, "valid_to": end} for start, end in spans]


def test_an_adviser_s_terms_say_who_is_engaged_on_a_day(office: Office) -> None:
    renewed = office.store.save(
        "legal_adviser",
        {"name": "甲", "terms": terms(("2023-01-01", "2024-12-31"), ("2025-01-01", "2025-07-31"))},
    ).uuid
    open_end = office.store.save("legal_adviser", {"name": "乙", "terms": terms(("2024-01-01", None))}).uuid
    over = office.store.save(
        "legal_adviser", {"name": "丙", "terms": terms(("2022-01-01", "2024-12-31"))}
    ).uuid
    last_day = office.store.save(
        "legal_adviser", {"name": "丁", "terms": terms(("2024-06-11", TODAY.isoformat()))}
    ).uuid
    assert set(in_view(office, "legal_adviser", "engaged")) == {renewed, open_end, last_day}
    assert set(in_view(office, "legal_adviser", "ending")) == {renewed, last_day}
    assert in_view(office, "legal_adviser", "over") == [over]
    reminded = {one.uuid: one.due for one in open_deadlines(office.store, kind="legal_adviser")}
    assert reminded == {renewed: "2025-07-31", over: "2024-12-31", last_day: TODAY.isoformat()}


def test_an_adviser_who_left_is_reminded_of_no_more(office: Office) -> None:
    draft = {"name": "甲", "terms": terms(("2025-01-01", "2025-12-31")), "ended_on": "2025-05-01"}
    uuid = office.store.save("legal_adviser", draft).uuid
    assert in_view(office, "legal_adviser", "engaged") == []
    assert of_record(office.store, "legal_adviser", uuid) == []


def test_overlapping_terms_are_doubted(office: Office) -> None:
    draft = {"name": "甲", "terms": terms(("2024-01-01", "2025-01-01"), ("2025-01-01", "2025-12-31"))}
    assert "重叠" in said(office, "legal_adviser", draft, "terms.2.valid_from")
