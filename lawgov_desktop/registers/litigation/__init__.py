"""行政应诉: lawsuits, reconsideration, suggestions, handovers."""

from __future__ import annotations

from lawgov_desktop.records.record_type import RecordType

KINDS: tuple[RecordType, ...] = ()
