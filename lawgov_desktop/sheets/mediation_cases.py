"""Papers of chosen cases: a set half filled in for the village, one session alone (M07, M21)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from lawgov_desktop.documents.document import Document
from lawgov_desktop.errors import UserError
from lawgov_desktop.office import Office
from lawgov_desktop.records.record_type import Draft
from lawgov_desktop.registers.mediation.case import MEDIATION_CASE
from lawgov_desktop.registers.mediation.case_shown import CaseShown
from lawgov_desktop.registers.mediation.papers_sessions import one_session
from lawgov_desktop.registers.paper_pieces import together
from lawgov_desktop.sheets.sheet import Ask, Sheet, SheetAsked

_NOT_TAKEN_ALONG: Final = ("cover", "confirmation_application", "mediation_proof", "closing_report",
                           "volume_note", "back_cover")  # fmt: skip
"""Papers nobody fills in at the village: they belong to the volume or to the court."""
_EMPTY: Final = {"new_survey": "survey", "new_mediation": "mediation"}
"""Answers that ask for an empty record → its kind."""
_MOST: Final = 30
"""Records of one case among which one can be chosen."""


def _papers(office: Office) -> Sequence[tuple[str, str]]:
    return [(paper.name, paper.title) for paper in MEDIATION_CASE.papers]


def _which(office: Office) -> Sequence[tuple[str, str]]:
    numbered = [(str(number), f"第 {number} 次") for number in range(1, _MOST + 1)]
    return [*numbered, ("new_survey", "空白调查记录"), ("new_mediation", "空白调解记录")]


def half_filled(office: Office, asked: SheetAsked) -> Document:
    """What is known of the cases is printed, what lacks is left to the pen; one paper, or all that go along.

    Cases whose number is void are left out. UserError when nothing is left, or the paper is for none of them.
    """
    context = office.paper_context(masked=asked.masked)
    wanted = asked.values["paper"]
    cases = [case for case in _cases(office, asked) if not case.get("number_void")]
    if not cases:
        raise UserError("选中的案件编号已经作废，不再填写文书。", todo="请另选案件。")
    made = [
        paper.build(case, context)
        for case in cases
        for paper in MEDIATION_CASE.papers
        if (paper.name == wanted and paper.fits(case))
        or (not wanted and paper.name not in _NOT_TAKEN_ALONG and paper.offered(case, office.pack))
    ]
    if not made:
        raise UserError("选中的案件都不适用这份文书。", todo="请换一份文书，或者先填好案件里的调解结果。")
    return replace(together("半填文书", made), page_numbers=False)


def _cases(office: Office, asked: SheetAsked) -> list[Draft]:
    found = (office.store.get("mediation_case", uuid) for uuid in asked.records)
    return [case for case in found if case is not None]


def session(office: Office, asked: SheetAsked) -> Document:
    """The record of one 调查 or 调解, counted in the order of time; or an empty one for the next.

    UserError for a number the case does not have, naming those it has.
    """
    (case,) = _cases(office, asked)
    context = office.paper_context(masked=asked.masked)
    which = asked.values["which"]
    if which in _EMPTY:
        return one_session(case, context, {"kind": _EMPTY[which]})
    shown = CaseShown(case, context)
    rows = shown.sessions()
    if int(which) > len(rows):
        line = shown.sessions_in_one_line()
        told = f"这件案件依次有：{line}。" if line else "这件案件还没有调查和调解记录。"
        raise UserError(f"没有第 {which} 次记录。", todo=f"{told}要空白的，请选空白记录。")
    return one_session(case, context, rows[int(which) - 1])


SHEETS: tuple[Sheet, ...] = (
    Sheet(
        "half_filled",
        "半填文书",
        ("mediation_case",),
        half_filled,
        records="several",
        asks=(Ask("paper", "文书（不选为成套）", "", _papers),),
    ),
    Sheet(
        "one_session",
        "单次调查或调解记录",
        ("mediation_case",),
        session,
        records="one",
        asks=(Ask("which", "按时间第几次", "1", _which),),
    ),
)
