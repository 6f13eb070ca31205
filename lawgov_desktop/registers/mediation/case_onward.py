"""What a case comes from and what it becomes without typing it again: 排查 and 移送 in, 移送 and 补贴 out."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from lawgov_desktop.records.record_type import Draft
from lawgov_desktop.registers.mediation.case_rules import state_of
from lawgov_desktop.registers.mediation.parties import parted

_SOURCE_OF_ORGAN: Mapping[str, str] = {
    "police": "police",
    "court": "court",
    "procuratorate": "procuratorate",
    "petition": "petition",
    "town": "assigned",
}
"""Code of ``referral_organ`` → code of ``case_source``; every other organ is 其他部门委托移送."""
COURT_NOTICE = "当事人可以依法向人民法院起诉"
"""《人民调解法》第二十六条: who does not settle is told of 仲裁, 行政, 司法 ways."""


def _filled(draft: Draft) -> Draft:
    return {name: value for name, value in draft.items() if value not in (None, "", [])}


def _parties(source: Mapping[str, Any]) -> list[Draft]:
    """The parties as new rows; names written in one line are parted."""
    rows = [
        {name: value for name, value in row.items() if name not in ("uuid", "unread") and value is not None}
        for row in source.get("parties") or ()
    ]
    return rows or [{"name": name} for name in parted(source.get("party_names"))]


def case_of_screening(source: Draft) -> Draft:
    """A screened dispute as the draft of a case (M18)."""
    return _filled(
        {
            "screening": source.get("uuid"),
            "source": "screened",
            "accepted_on": source.get("screened_on"),
            "committee": source.get("committee"),
            "dispute_type": source.get("dispute_type"),
            "summary": source.get("details"),
            "people_involved": source.get("people_involved"),
            "parties": _parties(source),
            "escalation": "possible" if source.get("risk") == "high" else None,
        }
    )


def case_of_referral(source: Draft) -> Draft:
    """What another organ sent as the draft of a case."""
    return _filled(
        {
            "referral": source.get("uuid"),
            "source": _SOURCE_OF_ORGAN.get(source.get("organ") or "", "other_organ"),
            "accepted_on": source.get("received_on") or source.get("referred_on"),
            "committee": source.get("committee"),
            "dispute_type": source.get("dispute_type"),
            "summary": source.get("summary") or source.get("reason"),
            "parties": _parties(source),
        }
    )


def may_be_referred(case: Draft) -> bool:
    """Not what is void or was settled: a case not accepted may well belong to another organ."""
    return state_of(case) != "void" and case.get("result") != "agreed"


def referred(case: Draft) -> Draft:
    """The slip with which a case is sent on; of one that failed it notes the way to court (M22)."""
    failed = case.get("result") in ("failed", "withdrawn", "ended")
    return _filled(
        {
            "direction": "out",
            "mediation_case": case.get("uuid"),
            "committee": case.get("committee"),
            "dispute_type": case.get("dispute_type"),
            "party_names": case.get("party_names"),
            "summary": case.get("summary"),
            "reason": case.get("ended_reason"),
            "court_told": 1 if failed and case.get("other_ways_told") else None,
            "remarks": COURT_NOTICE if failed else None,
        }
    )


def may_be_subsidised(case: Draft) -> bool:
    return state_of(case) in ("closed", "archived")


def subsidised(case: Draft) -> Draft:
    """One case applied for by hand; the amount is written by a person or by the procedure of a period."""
    lead: Draft = next((row for row in case.get("mediators") or () if row.get("mediator")), {})
    return _filled(
        {
            "mediation_case": case.get("uuid"),
            "mediator": lead.get("mediator"),
            "grade": case.get("difficulty"),
            "agreement_form": case.get("agreement_form"),
            "performed": int(case.get("performance_state") in ("immediate", "performed")),
            "confirmed": int(case.get("confirmation_result") == "confirmed"),
            "counted_on": case.get("closed_on") or case.get("archived_on"),
        }
    )
