"""Which registers have a form written by hand; all others use the generic sheet."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from ui.forms.decision_sheet import DecisionSheet
from ui.forms.law_study_sheet import LawStudySheet
from ui.forms.litigation_case_sheet import LitigationCaseSheet
from ui.forms.market_sheet import MarketSheet
from ui.forms.mediation_case_sheet import MediationCaseSheet
from ui.forms.meeting_sheet import MeetingSheet
from ui.forms.officer_sheet import OfficerSheet
from ui.forms.publicity_event_sheet import PublicityEventSheet
from ui.forms.record_sheet import RecordSheet
from ui.forms.screening_sheet import ScreeningSheet
from ui.forms.training_class_sheet import TrainingClassSheet

SHEETS: Final[Mapping[str, type[RecordSheet]]] = {
    "law_study": LawStudySheet,
    "litigation_case": LitigationCaseSheet,
    "mediation_case": MediationCaseSheet,
    "meeting": MeetingSheet,
    "decision": DecisionSheet,
    "market": MarketSheet,
    "publicity_event": PublicityEventSheet,
    "officer": OfficerSheet,
    "training_class": TrainingClassSheet,
    "screening": ScreeningSheet,
}
