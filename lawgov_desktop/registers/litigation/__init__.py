"""行政应诉: lawsuits, reconsideration, suggestions, handovers."""

from __future__ import annotations

from lawgov_desktop.records.record_type import RecordType
from lawgov_desktop.registers.litigation.case import LITIGATION_CASE
from lawgov_desktop.registers.litigation.handover import CASE_HANDOVER
from lawgov_desktop.registers.litigation.reconsideration import RECONSIDERATION_CASE
from lawgov_desktop.registers.litigation.suggestion import JUDICIAL_SUGGESTION

KINDS: tuple[RecordType, ...] = (
    LITIGATION_CASE,
    RECONSIDERATION_CASE,
    JUDICIAL_SUGGESTION,
    CASE_HANDOVER,
)
