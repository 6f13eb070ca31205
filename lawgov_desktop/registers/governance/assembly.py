"""The registers of meetings, law study, groups, duties and problems, in the order of the window."""

from __future__ import annotations

from lawgov_desktop.records.record_type import RecordType

MEETING_KINDS: tuple[RecordType, ...] = ()
