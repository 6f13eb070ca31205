"""The registers of the office: every record type there is, in the order of the window."""

from __future__ import annotations

from lawgov_desktop.records.record_type import RecordType
from lawgov_desktop.registers.code_entry import CODE_ENTRY
from lawgov_desktop.registers.matters.matter import MATTER
from lawgov_desktop.registers.matters.matter_list import MATTER_LIST
from lawgov_desktop.registers.mediation.case import MEDIATION_CASE
from lawgov_desktop.registers.mediation.committee import COMMITTEE
from lawgov_desktop.registers.mediation.mediator import MEDIATOR
from lawgov_desktop.registers.mediation.person import PERSON

TABS: tuple[tuple[str, str], ...] = (
    ("mediation", "人民调解"),
    ("matters", "事项清单"),
    ("settings", "设置"),
)
"""(key, title) of the tabs that hold registers, from left to right."""

ALL: tuple[RecordType, ...] = (
    MEDIATION_CASE,
    COMMITTEE,
    MEDIATOR,
    PERSON,
    MATTER_LIST,
    MATTER,
    CODE_ENTRY,
)
"""Every record type; inside a tab they stand in this order."""
