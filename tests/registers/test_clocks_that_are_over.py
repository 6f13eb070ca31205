"""No clock stays open for what is over, and a limit known to the month is the month's last day."""

from __future__ import annotations

from typing import Any

import pytest

from lawgov_desktop.registers import ALL

KINDS = {kind.key: kind for kind in ALL}
AGREED = {
    "accepted_on": "2025-02-01", "result": "agreed", "result_on": "2025-02-20", "agreement_on": "2025-02-20",
    "effective_on": "2025-02-20",
}  # fmt: skip
SUED = {
    "received_on": "2025-03-01", "answered_on": "2025-03-10", "evidence_filed_on": "2025-03-10",
    "judgment_on": "2025-05-01", "effective_on": "2025-05-20", "performance_due": "2025-06-30",
}  # fmt: skip
RECONSIDERED = {"received_on": "2025-03-01", "replied_on": "2025-03-10", "decision_on": "2025-04-20"}


def _open(kind: str, draft: dict[str, Any]) -> set[str]:
    return {clock.rule for clock in KINDS[kind].clocks(draft) if clock.done_on is None}


@pytest.mark.parametrize(
    ("kind", "draft", "still_open"),
    [
        ("mediation_case", {**AGREED, "closed_on": "2025-03-01"}, set()),
        ("mediation_case", {"accepted_on": "2025-02-01", "result": "withdrawn"}, set()),
        (
            "mediation_case",
            {**AGREED, "closed_on": "2025-04-01", "confirmation_applied_on": "2025-03-01",
             "confirmation_result": "withdrawn"},
            set(),
        ),
        (
            "mediation_case",
            {**AGREED, "closed_on": "2025-04-01", "confirmation_applied_on": "2025-03-01",
             "confirmation_result": "pending"},
            {"confirmation_acceptance"},
        ),
        ("admin_mediation_case", {"accepted_on": "2025-02-01", "result": "withdrawn"}, set()),
        ("admin_mediation_case", {"accepted_on": "2025-02-01"}, {"admin_mediation"}),
        ("committee", {"term_from": "2021-03-01", "formed_on": "2021-03-01", "state": "revoked"}, set()),
        ("litigation_case", {**SUED, "performance_state": "performed"}, set()),
        ("litigation_case", {**SUED, "performance_state": "unperformed"}, {"court_date"}),
        (
            "reconsideration_case",
            {**RECONSIDERED, "performance_due": "2025-06-01", "performance_state": "performed"},
            set(),
        ),
        ("reconsideration_case", {**RECONSIDERED, "review_notice_on": "2025-03-05"}, set()),
        ("normative_document", {"state": "repealed", "published_on": "2025-01-05"}, set()),
        ("disclosure_item", {"formed_on": "2025-01-05", "withdrawn_on": "2025-01-20"}, set()),
        ("integrity_record", {"kind": "promise", "due_on": "2025-06-30", "kept": 1}, set()),
        (
            "integrity_record",
            {"kind": "arrears", "due_on": "2025-06-30", "left_amount": 0,
             "payments": [{"paid_on": "2025-05-01", "paid": 100}]},
            set(),
        ),
        ("integrity_record", {"kind": "arrears", "due_on": "2025-06-30", "left_amount": 1}, {"agreed_date"}),
    ],
)  # fmt: skip
def test_what_is_over_reminds_of_nothing(kind: str, draft: dict[str, Any], still_open: set[str]) -> None:
    assert _open(kind, draft) == still_open


@pytest.mark.parametrize(
    ("kind", "draft", "rule", "due"),
    [
        ("litigation_case", {**SUED, "performance_due": "2025-06"}, "court_date", "2025-06-30"),
        (
            "reconsideration_case", {**RECONSIDERED, "performance_due": "2024-02"}, "court_date",
            "2024-02-29",
        ),
        (
            "judicial_suggestion", {"kind": "court", "received_on": "2025-01-05", "reply_due": "2025-04"},
            "judicial_suggestion_reply", "2025-04-30",
        ),
        (
            "normative_document",
            {"state": "in_force", "effective_on": "2025-01-31", "expires_on": "2027-12"},
            "normative_validity", "2027-12-31",
        ),
        ("integrity_record", {"kind": "arrears", "due_on": "2025-12"}, "agreed_date", "2025-12-31"),
        ("legal_adviser", {"terms": [{"valid_to": "2025"}]}, "agreed_date", "2025-12-31"),
    ],
)  # fmt: skip
def test_a_limit_known_to_the_month_ends_with_it(
    kind: str, draft: dict[str, Any], rule: str, due: str
) -> None:
    assert [clock.due for clock in KINDS[kind].clocks(draft) if clock.rule == rule] == [due]


@pytest.mark.parametrize("kind", ["mediation_case", "admin_mediation_case"])
def test_a_negative_extension_shortens_nothing(kind: str) -> None:
    draft = {
        "accepted_on": "2025-02-01", "extension_days": -3, "extension_consent": 1,
        "extension_consent_on": "2025-02-10",
    }  # fmt: skip
    assert [clock.extension_days for clock in KINDS[kind].clocks(draft)] == [0]
