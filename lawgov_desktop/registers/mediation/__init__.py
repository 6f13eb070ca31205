"""人民调解, 行政调解: cases, screenings, referrals, subsidies, funds, blank forms, committees and people."""

from __future__ import annotations

from lawgov_desktop.records.record_type import RecordType
from lawgov_desktop.registers.mediation.admin_mediation_case import ADMIN_MEDIATION_CASE
from lawgov_desktop.registers.mediation.case import MEDIATION_CASE
from lawgov_desktop.registers.mediation.committee import COMMITTEE
from lawgov_desktop.registers.mediation.file_review import FILE_REVIEW
from lawgov_desktop.registers.mediation.form_batch import FORM_BATCH
from lawgov_desktop.registers.mediation.fund import MEDIATION_FUND
from lawgov_desktop.registers.mediation.mediator import MEDIATOR
from lawgov_desktop.registers.mediation.person import PERSON
from lawgov_desktop.registers.mediation.referral import REFERRAL
from lawgov_desktop.registers.mediation.screening import SCREENING
from lawgov_desktop.registers.mediation.subsidy import SUBSIDY

KINDS: tuple[RecordType, ...] = (
    MEDIATION_CASE,
    SCREENING,
    REFERRAL,
    ADMIN_MEDIATION_CASE,
    SUBSIDY,
    MEDIATION_FUND,
    FORM_BATCH,
    FILE_REVIEW,
    COMMITTEE,
    MEDIATOR,
    PERSON,
)
