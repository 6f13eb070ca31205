"""事项清单: the lists of matters a township takes over, version by version; proofs, promises, supervision."""

from __future__ import annotations

from lawgov_desktop.records.record_type import RecordType
from lawgov_desktop.registers.matters.matter import MATTER
from lawgov_desktop.registers.matters.matter_list import MATTER_LIST
from lawgov_desktop.registers.matters.promise import PROMISE
from lawgov_desktop.registers.matters.proof_item import PROOF_ITEM
from lawgov_desktop.registers.matters.supervision import SUPERVISION

KINDS: tuple[RecordType, ...] = (MATTER_LIST, MATTER, PROOF_ITEM, PROMISE, SUPERVISION)
