"""年度报告: the reports of the office, and what numbers were given to whom."""

from __future__ import annotations

from lawgov_desktop.records.record_type import RecordType
from lawgov_desktop.registers.report.annual_report import ANNUAL_REPORT
from lawgov_desktop.registers.report.submission import SUBMISSION

KINDS: tuple[RecordType, ...] = (ANNUAL_REPORT, SUBMISSION)
