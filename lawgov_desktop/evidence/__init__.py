"""The evidence of a report: folders with the records and files behind its numbers, and an index of them."""

from __future__ import annotations

from lawgov_desktop.evidence.by_indicator import (
    MISSING,
    IndicatorProof,
    indicators_of,
    write_evidence_by_indicator,
)
from lawgov_desktop.evidence.by_number import write_evidence
from lawgov_desktop.evidence.proof import INDEX, Proof, lacking

__all__ = [
    "INDEX",
    "MISSING",
    "IndicatorProof",
    "Proof",
    "indicators_of",
    "lacking",
    "write_evidence",
    "write_evidence_by_indicator",
]
