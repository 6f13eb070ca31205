"""执法培训: officers, certificates, training."""

from __future__ import annotations

from lawgov_desktop.records.record_type import RecordType
from lawgov_desktop.registers.enforcement.auxiliary_officer import AUXILIARY_OFFICER
from lawgov_desktop.registers.enforcement.certificate import CERTIFICATE
from lawgov_desktop.registers.enforcement.officer import OFFICER
from lawgov_desktop.registers.enforcement.training_class import TRAINING_CLASS

KINDS: tuple[RecordType, ...] = (OFFICER, CERTIFICATE, TRAINING_CLASS, AUXILIARY_OFFICER)
