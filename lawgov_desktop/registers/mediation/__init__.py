"""人民调解, 行政调解: cases, committees, mediators and persons."""

from __future__ import annotations

from lawgov_desktop.records.record_type import RecordType
from lawgov_desktop.registers.mediation.case import MEDIATION_CASE
from lawgov_desktop.registers.mediation.committee import COMMITTEE
from lawgov_desktop.registers.mediation.mediator import MEDIATOR
from lawgov_desktop.registers.mediation.person import PERSON

KINDS: tuple[RecordType, ...] = (MEDIATION_CASE, COMMITTEE, MEDIATOR, PERSON)
