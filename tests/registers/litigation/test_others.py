"""Reconsideration, suggestions and handovers: clocks, doubts, states, and what they become."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lawgov_desktop.office import Office, open_office
from lawgov_desktop.records.record_type import Draft
from lawgov_desktop.registers.litigation import reconsideration_rules
from lawgov_desktop.registers.litigation.handover import CASE_HANDOVER
from lawgov_desktop.registers.litigation.reconsideration import RECONSIDERATION_CASE
from lawgov_desktop.registers.litigation.suggestion import JUDICIAL_SUGGESTION
from lawgov_desktop.storage.deadlines import of_record
from lawgov_desktop.storage.store import Refused
from lawgov_desktop.timekeeping.deadlines import LegalClocks
from tests.registers.shipped_names import ShippedNames

CLOCKS = LegalClocks.load(Path(__file__).resolve().parents[3] / "resources" / "rules")


@pytest.fixture
def office(fresh_book: Path) -> Iterator[Office]:
    opened = open_office(fresh_book, who="测试", today=lambda: date(2025, 9, 28))
    yield opened
    opened.close()


def saved_dues(office: Office, kind: str, draft: Draft) -> dict[str, str]:
    uuid = office.store.save(kind, draft).uuid
    return {item.rule: item.due for item in of_record(office.store, kind, uuid)}


BASE = {"applicants": "李示例", "act": "不予公开告知"}


@pytest.mark.parametrize(
    ("received", "procedure", "law", "rule", "due"),
    [
        ("2023-09-25", "ordinary", "2017", "reconsideration_reply", "2023-10-07"),
        ("2023-12-31", "ordinary", "2017", "reconsideration_reply", "2024-01-10"),
        ("2023-12-31", "simple", "2017", "reconsideration_reply", "2024-01-10"),
        ("2024-01-01", "ordinary", "2023", "reconsideration_reply", "2024-01-15"),
        ("2024-01-01", "simple", "2023", "reconsideration_reply_simple", "2024-01-08"),
        ("2025-09-26", "ordinary", "2023", "reconsideration_reply", "2025-10-16"),
        ("2025-09-26", "simple", "2023", "reconsideration_reply_simple", "2025-10-10"),
        ("2025-09-26", None, "2023", "reconsideration_reply", "2025-10-16"),
    ],
)
def test_the_law_of_the_day_of_receipt_and_the_procedure_choose_the_period(
    office: Office, received: str, procedure: str | None, law: str, rule: str, due: str
) -> None:
    saved = office.store.save(
        "reconsideration_case", {**BASE, "received_on": received, "procedure": procedure}
    )
    assert saved.draft["law_version"] == law
    (item,) = of_record(office.store, "reconsideration_case", saved.uuid)
    assert (item.rule, item.due) == (rule, due)


def test_an_opinion_letter_and_a_review_of_a_document_have_their_own_days(office: Office) -> None:
    found = saved_dues(
        office,
        "reconsideration_case",
        {**BASE, "received_on": "2025-07-01", "replied_on": "2025-07-08", "accepted_on": "2025-06-25",
         "extended_days": 30, "review_notice_on": "2025-09-26", "opinion_on": "2025-08-02"},
    )  # fmt: skip
    assert found == {
        "reconsideration_reply": "2025-07-15",
        "reconsideration_decision": "2025-09-23",
        "normative_review_reply": "2025-10-16",
        "opinion_feedback": "2025-10-09",
    }


def test_a_day_given_for_the_reply_needs_its_reason(office: Office) -> None:
    with pytest.raises(Refused, match="没有写理由"):
        office.store.save(
            "reconsideration_case", {**BASE, "received_on": "2025-09-26", "reply_due": "2025-10-30"}
        )


@pytest.mark.parametrize(
    ("fields", "where", "law"),
    [
        ({"received_on": "2023-12-01", "procedure": "simple"}, "procedure", "2024年1月1日起施行"),
        ({"received_on": "2025-03-03", "replied_on": "2025-04-03"}, "replied_on", "第七十条"),
        ({"received_on": "2025-03-03", "decision_on": "2025-05-03"}, "replied_on", "第七十条"),
        ({"leader_at_hearing": 0}, "leader_reason", "第五十一条"),
        ({"outcome": "revoked"}, "decision_on", "数不到"),
        ({"closed_on": "2025-09-01", "performance_state": "unperformed"}, "performance_state", "第七十七条"),
        ({"received_on": "2025-03-03", "decision_on": "2025-02-03"}, "decision_on", "早于"),
    ],
)
def test_doubts_of_a_reconsideration_name_their_text(
    fields: Draft, where: str, law: str, names: ShippedNames
) -> None:
    assert [p for p in reconsideration_rules.rules(fields, names) if p.field == where and law in str(p)]


@given(start=st.dates(date(2024, 1, 1), date(2026, 11, 20)), simple=st.booleans())
def test_an_answer_on_its_last_day_is_never_called_late(start: date, simple: bool) -> None:
    """The rule knows no calendar: its bound must lie beyond every holiday."""
    draft = {"received_on": start.isoformat(), "procedure": "simple" if simple else "ordinary"}
    due = CLOCKS.due(reconsideration_rules.reply_rule(draft), start).due
    for replied in (due, due - timedelta(days=1)):
        problems = reconsideration_rules.rules(draft | {"replied_on": replied.isoformat()}, ShippedNames({}))
        assert not problems


def test_corrected_follows_from_the_outcome(names: ShippedNames) -> None:
    found = {
        code: reconsideration_rules.derive({"outcome": code}, names)["corrected"]
        for code, _ in names.code_choices("reconsideration_outcome")
    }
    assert {code for code, one in found.items() if one} == {
        "revoked", "revoked_redo", "partly_revoked", "changed", "illegal", "void", "ordered", "agreement",
        "damages",
    }  # fmt: skip
    assert found["upheld"] == 0
    assert found["terminated"] is None


@pytest.mark.parametrize(
    ("outcome", "corrected", "position", "others"),
    [
        ("upheld", 0, "co_defendant", "样例县人民政府"),
        ("changed", 1, "third", None),
        (None, None, "defendant", None),
    ],
)
def test_the_lawsuit_after_it_knows_who_is_sued(
    outcome: str | None, corrected: int | None, position: str, others: str | None
) -> None:
    """行政诉讼法 §26."""
    decided = {"outcome": outcome, "corrected": corrected}
    draft = {**BASE, **decided, "uuid": "r1", "organ": "样例县人民政府", "act_number": "样告〔2025〕1号"}
    made = RECONSIDERATION_CASE.onward[0].draft(draft)
    assert (made["reconsideration"], made["plaintiffs"]) == ("r1", "李示例")
    assert (made["position"], made["co_defendants"]) == (position, others)
    assert made["act"] == "不予公开告知（样告〔2025〕1号）"


SUGGESTION = {
    "received_on": "2025-08-01",
    "from_organ": "样例县人民法院",
    "title": "规范送达",
    "kind": "court",
}


def test_a_suggestion_is_due_as_it_says_else_after_the_local_two_months(office: Office) -> None:
    assert saved_dues(office, "judicial_suggestion", SUGGESTION) == {
        "judicial_suggestion_reply": "2025-10-01"
    }
    given_day = {**SUGGESTION, "reply_due": "2025-09-15"}
    assert saved_dues(office, "judicial_suggestion", given_day) == {"judicial_suggestion_reply": "2025-09-15"}
    opinion = {**SUGGESTION, "kind": "reconsideration", "received_on": "2025-08-02"}
    assert saved_dues(office, "judicial_suggestion", opinion) == {"opinion_feedback": "2025-10-09"}


def test_a_local_period_is_never_printed_as_law(office: Office) -> None:
    uuid = office.store.save("judicial_suggestion", SUGGESTION).uuid
    (item,) = of_record(office.store, "judicial_suggestion", uuid)
    assert item.law == "本地设置"


def test_an_answered_suggestion_is_done(office: Office) -> None:
    saved = office.store.save("judicial_suggestion", {**SUGGESTION, "replied_on": "2025-09-20"})
    assert saved.draft["state"] == "replied"
    assert of_record(office.store, "judicial_suggestion", saved.uuid)[0].done_on == "2025-09-20"
    late = JUDICIAL_SUGGESTION.rules(
        {"replied_on": "2025-09-20", "reply_due": "2025-09-15"}, office.store.names
    )
    assert [p.field for p in late] == ["replied_on"]


@pytest.mark.parametrize(
    ("fields", "state"),
    [
        ({"direction": "out"}, "waiting"),
        ({"direction": "out", "receipt_on": "2025-04-03"}, "examining"),
        ({"direction": "in"}, "examining"),
        ({"direction": "out", "result": "returned"}, "back"),
        ({"direction": "out", "result": "filed", "closed_on": "2025-09-01"}, "closed"),
    ],
)
def test_where_a_handed_over_case_stands(fields: Draft, state: str, names: ShippedNames) -> None:
    assert CASE_HANDOVER.derive(fields, names)["state"] == state


def test_a_refusal_without_reason_and_a_return_without_sequel_are_doubted(names: ShippedNames) -> None:
    assert [p.field for p in CASE_HANDOVER.rules({"result": "refused"}, names)] == ["result_text"]
    returned = {"back_on": "2025-05-01", "closed_on": "2025-06-01"}
    assert [p.field for p in CASE_HANDOVER.rules(returned, names)] == ["after"]
