"""The registers of decisions, documents, advisers, disclosure and integrity, in the order of the window."""

from __future__ import annotations

from lawgov_desktop.records.record_type import RecordType
from lawgov_desktop.registers.governance.decision import DECISION
from lawgov_desktop.registers.governance.disclosure import DISCLOSURE_ITEM
from lawgov_desktop.registers.governance.foi_request import FOI_REQUEST
from lawgov_desktop.registers.governance.integrity import INTEGRITY_RECORD
from lawgov_desktop.registers.governance.joint_enforcement import JOINT_ENFORCEMENT
from lawgov_desktop.registers.governance.legal_adviser import ADVISER_OPINION, LEGAL_ADVISER
from lawgov_desktop.registers.governance.legality_review import LEGALITY_REVIEW
from lawgov_desktop.registers.governance.liaison import LIAISON_PAIR
from lawgov_desktop.registers.governance.normative_document import NORMATIVE_DOCUMENT

DOCUMENT_KINDS: tuple[RecordType, ...] = (
    DECISION,
    NORMATIVE_DOCUMENT,
    LEGALITY_REVIEW,
    LEGAL_ADVISER,
    ADVISER_OPINION,
    DISCLOSURE_ITEM,
    FOI_REQUEST,
    INTEGRITY_RECORD,
    LIAISON_PAIR,
    JOINT_ENFORCEMENT,
)
