"""The registers of decisions, documents, advisers, disclosure and integrity, in the order of the window."""

from __future__ import annotations

from lawgov_desktop.records.record_type import RecordType

DOCUMENT_KINDS: tuple[RecordType, ...] = ()
