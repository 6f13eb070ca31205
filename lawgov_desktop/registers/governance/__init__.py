"""法治建设: meetings, law study, decisions, documents, disclosure, integrity."""

from __future__ import annotations

from lawgov_desktop.records.record_type import RecordType
from lawgov_desktop.registers.governance.accountability import ACCOUNTABILITY
from lawgov_desktop.registers.governance.decision import DECISION
from lawgov_desktop.registers.governance.disclosure import DISCLOSURE_ITEM
from lawgov_desktop.registers.governance.duty import DUTY
from lawgov_desktop.registers.governance.foi_request import FOI_REQUEST
from lawgov_desktop.registers.governance.integrity import INTEGRITY_RECORD
from lawgov_desktop.registers.governance.joint_enforcement import JOINT_ENFORCEMENT
from lawgov_desktop.registers.governance.law_report import LAW_REPORT
from lawgov_desktop.registers.governance.law_study import LAW_STUDY
from lawgov_desktop.registers.governance.leading_group import LEADING_GROUP
from lawgov_desktop.registers.governance.legal_adviser import ADVISER_OPINION, LEGAL_ADVISER
from lawgov_desktop.registers.governance.legality_review import LEGALITY_REVIEW
from lawgov_desktop.registers.governance.liaison import LIAISON_PAIR
from lawgov_desktop.registers.governance.mechanism import MECHANISM
from lawgov_desktop.registers.governance.meeting import MEETING
from lawgov_desktop.registers.governance.next_plan import NEXT_PLAN
from lawgov_desktop.registers.governance.normative_document import NORMATIVE_DOCUMENT
from lawgov_desktop.registers.governance.problem import PROBLEM

GROUPS: tuple[tuple[str, tuple[RecordType, ...]], ...] = (
    ("会议和责任", (MEETING, LAW_STUDY, LEADING_GROUP, DUTY, LAW_REPORT, ACCOUNTABILITY)),
    ("问题和安排", (PROBLEM, NEXT_PLAN)),
    (
        "决策和文件",
        (DECISION, NORMATIVE_DOCUMENT, MECHANISM, LEGALITY_REVIEW, LEGAL_ADVISER, ADVISER_OPINION),
    ),
    ("公开和诚信", (DISCLOSURE_ITEM, FOI_REQUEST, INTEGRITY_RECORD)),
    ("执法协同", (LIAISON_PAIR, JOINT_ENFORCEMENT)),
)
"""(heading, registers) in the order of the window: nineteen without headings would not be found."""

KINDS: tuple[RecordType, ...] = tuple(kind for _, kinds in GROUPS for kind in kinds)
