"""Which registers have a form written by hand; all others use the generic sheet."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from ui.forms.decision_sheet import DecisionSheet
from ui.forms.mediation_case_sheet import MediationCaseSheet
from ui.forms.record_sheet import RecordSheet

SHEETS: Final[Mapping[str, type[RecordSheet]]] = {
    "mediation_case": MediationCaseSheet,
    "decision": DecisionSheet,
}
