"""The lists of matters a township takes over or keeps (事项清单), version by version."""

from __future__ import annotations

from lawgov_desktop.records.record_type import RecordType
from lawgov_desktop.registers.matters.matter import MATTER
from lawgov_desktop.registers.matters.matter_list import MATTER_LIST

KINDS: tuple[RecordType, ...] = (MATTER_LIST, MATTER)
