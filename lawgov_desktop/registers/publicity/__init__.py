"""法治宣传: markets, events, plans, and the people who help."""

from __future__ import annotations

from lawgov_desktop.records.record_type import RecordType

KINDS: tuple[RecordType, ...] = ()
