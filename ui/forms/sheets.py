"""Which registers have a form written by hand; all others use the generic sheet."""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module
from typing import Final

from ui.forms.record_sheet import RecordSheet

SHEETS: Final[Mapping[str, str]] = {
    "annual_report": "annual_report_sheet.AnnualReportSheet",
    "law_study": "law_study_sheet.LawStudySheet",
    "litigation_case": "litigation_case_sheet.LitigationCaseSheet",
    "mediation_case": "mediation_case_sheet.MediationCaseSheet",
    "meeting": "meeting_sheet.MeetingSheet",
    "decision": "decision_sheet.DecisionSheet",
    "market": "market_sheet.MarketSheet",
    "publicity_event": "publicity_event_sheet.PublicityEventSheet",
    "officer": "officer_sheet.OfficerSheet",
    "training_class": "training_class_sheet.TrainingClassSheet",
    "screening": "screening_sheet.ScreeningSheet",
}
"""Register → module beside this one and class of its form; imported when the first such form is opened."""


def sheet_of(kind: str) -> type[RecordSheet]:
    """The form of a register."""
    if kind not in SHEETS:
        return RecordSheet
    module, _, name = SHEETS[kind].partition(".")
    sheet: type[RecordSheet] = getattr(import_module(f"ui.forms.{module}"), name)
    return sheet
