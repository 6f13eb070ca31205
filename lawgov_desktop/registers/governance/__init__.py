"""法治建设: meetings, law study, decisions, documents, disclosure, integrity."""

from __future__ import annotations

from lawgov_desktop.records.record_type import RecordType
from lawgov_desktop.registers.governance.assembly import MEETING_KINDS
from lawgov_desktop.registers.governance.papers_kinds import DOCUMENT_KINDS

KINDS: tuple[RecordType, ...] = (*MEETING_KINDS, *DOCUMENT_KINDS)
