"""The registers of the office: every record type there is, in the order of the window."""

from __future__ import annotations

from lawgov_desktop.records.record_type import RecordType
from lawgov_desktop.registers import (
    enforcement,
    governance,
    litigation,
    matters,
    mediation,
    publicity,
    report,
)
from lawgov_desktop.registers.code_entry import CODE_ENTRY

TABS: tuple[tuple[str, str], ...] = (
    ("mediation", "人民调解"),
    ("publicity", "法治宣传"),
    ("enforcement", "执法培训"),
    ("litigation", "行政应诉"),
    ("matters", "事项清单"),
    ("governance", "法治建设"),
    ("report", "年度报告"),
    ("settings", "设置"),
)
"""(key, title) of the tabs that hold registers, from left to right."""

HEADINGS: dict[str, str] = {kinds[0].key: heading for heading, kinds in governance.GROUPS}
"""Key of a register → the heading that stands above it in its tab; a tab with few registers has none."""

ALL: tuple[RecordType, ...] = (
    *mediation.KINDS,
    *publicity.KINDS,
    *enforcement.KINDS,
    *litigation.KINDS,
    *matters.KINDS,
    *governance.KINDS,
    *report.KINDS,
    CODE_ENTRY,
)
"""Every record type; inside a tab they stand in this order. A drawer lists its own in its ``KINDS``."""
