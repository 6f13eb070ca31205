"""The registers of meetings, law study, groups, duties and problems, in the order of the window."""

from __future__ import annotations

from lawgov_desktop.records.record_type import RecordType
from lawgov_desktop.registers.governance.accountability import ACCOUNTABILITY
from lawgov_desktop.registers.governance.duty import DUTY
from lawgov_desktop.registers.governance.law_report import LAW_REPORT
from lawgov_desktop.registers.governance.law_study import LAW_STUDY
from lawgov_desktop.registers.governance.leading_group import LEADING_GROUP
from lawgov_desktop.registers.governance.mechanism import MECHANISM
from lawgov_desktop.registers.governance.meeting import MEETING
from lawgov_desktop.registers.governance.next_plan import NEXT_PLAN
from lawgov_desktop.registers.governance.problem import PROBLEM

MEETING_KINDS: tuple[RecordType, ...] = (
    MEETING,
    LAW_STUDY,
    LEADING_GROUP,
    DUTY,
    LAW_REPORT,
    ACCOUNTABILITY,
    MECHANISM,
    PROBLEM,
    NEXT_PLAN,
)
