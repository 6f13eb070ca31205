"""执法培训: officers, certificates, training."""

from __future__ import annotations

from lawgov_desktop.records.record_type import RecordType

KINDS: tuple[RecordType, ...] = ()
