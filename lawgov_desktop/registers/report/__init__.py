"""年度报告: the reports of the office, what numbers were given to whom, and what the county assesses."""

from __future__ import annotations

from lawgov_desktop.records.record_type import RecordType
from lawgov_desktop.registers.report.annual_report import ANNUAL_REPORT
from lawgov_desktop.registers.report.indicator import INDICATOR
from lawgov_desktop.registers.report.submission import SUBMISSION

KINDS: tuple[RecordType, ...] = (ANNUAL_REPORT, SUBMISSION, INDICATOR)
