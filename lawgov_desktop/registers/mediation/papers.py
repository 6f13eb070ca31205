"""The papers of a mediation case, in the order of the dossier: the ministry's forms of 2010 and local ones.

Absent data leaves blanks. A paper with ``local`` is one that some counties use and others do not: it is
offered where the text of the 省份规则包 names it.
"""

from __future__ import annotations

from typing import Final

from lawgov_desktop.records.record_type import Draft, Paper
from lawgov_desktop.registers.mediation.papers_agreement import (
    agreement,
    confirmation_application,
    mediation_proof,
    oral_agreement,
)
from lawgov_desktop.registers.mediation.papers_begin import (
    acceptance,
    application,
    cover,
    power_of_attorney,
    rights_notice,
)
from lawgov_desktop.registers.mediation.papers_end import (
    TERMINATED,
    back_cover,
    closing_report,
    follow_up_record,
    termination,
    volume_note,
)
from lawgov_desktop.registers.mediation.papers_sessions import session_record

EXTRA_PAPERS: Final = "mediation_extra_papers"
"""The local text that lists which of the papers the ministry does not ask for are used."""


def _accepted(case: Draft) -> bool:
    return not case.get("not_accepted_reason")


def _may_agree(case: Draft) -> bool:
    return _accepted(case) and case.get("result") in (None, "ongoing", "agreed")


def _agreed(case: Draft) -> bool:
    return _accepted(case) and case.get("result") == "agreed"


def _to_court(case: Draft) -> bool:
    """A written agreement, which the parties have not said they will leave unconfirmed."""
    return _agreed(case) and case.get("agreement_form") != "oral" and not case.get("confirmation_waived")


PAPERS: tuple[Paper, ...] = (
    Paper("cover", "卷宗封面", cover),
    Paper("application", "人民调解申请书", application, lambda case: case.get("source") in (None, "applied")),
    Paper("acceptance", "人民调解受理登记表", acceptance),
    Paper("rights_notice", "当事人权利义务告知书", rights_notice, _accepted, EXTRA_PAPERS),
    Paper("power_of_attorney", "授权委托书", power_of_attorney, _accepted, EXTRA_PAPERS),
    Paper("session_record", "调查和调解记录", session_record, _accepted),
    Paper(
        "agreement",
        "人民调解协议书",
        agreement,
        lambda case: _may_agree(case) and case.get("agreement_form") != "oral",
    ),
    Paper(
        "oral_agreement",
        "人民调解口头协议登记表",
        oral_agreement,
        lambda case: _may_agree(case) and case.get("agreement_form") == "oral",
    ),
    Paper(
        "termination",
        "终止调解告知书",
        termination,
        lambda case: _accepted(case) and case.get("result") in TERMINATED,
    ),
    Paper(
        "follow_up_record",
        "人民调解回访记录",
        follow_up_record,
        lambda case: case.get("result") == "agreed" or bool(case.get("follow_ups")),
    ),
    Paper("confirmation_application", "司法确认申请书", confirmation_application, _to_court),
    Paper("mediation_proof", "主持调解证明", mediation_proof, _to_court),
    Paper(
        "closing_report",
        "结案报告表",
        closing_report,
        lambda case: _accepted(case) and case.get("result") not in (None, "ongoing"),
        EXTRA_PAPERS,
    ),
    Paper("volume_note", "卷宗情况说明", volume_note),
    Paper("back_cover", "封底", back_cover),
)
