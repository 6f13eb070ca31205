"""The sets of blank forms of a batch: every form of a set carries the number of the set at its head."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial
from typing import Final

from lawgov_desktop.documents.document import Blank, Document, Paragraph, Run
from lawgov_desktop.errors import UserError
from lawgov_desktop.records.record_type import Draft, Paper, PaperContext
from lawgov_desktop.records.several import parts
from lawgov_desktop.registers.mediation.numbering import MOST_SETS, set_number
from lawgov_desktop.registers.mediation.papers_agreement import agreement, oral_agreement
from lawgov_desktop.registers.mediation.papers_begin import (
    acceptance,
    application,
    power_of_attorney,
    rights_notice,
)
from lawgov_desktop.registers.mediation.papers_end import follow_up_record, termination
from lawgov_desktop.registers.mediation.papers_sessions import one_session
from lawgov_desktop.registers.paper_pieces import together

_Build = Callable[[Draft, PaperContext], Document]

FORMS: Final[Mapping[str, _Build]] = {
    "application": application,
    "acceptance": acceptance,
    "rights_notice": rights_notice,
    "power_of_attorney": power_of_attorney,
    "survey": partial(one_session, row={"kind": "survey"}),
    "mediation": partial(one_session, row={"kind": "mediation"}),
    "agreement": agreement,
    "oral_agreement": oral_agreement,
    "termination": termination,
    "follow_up": follow_up_record,
}
"""Code of the list ``blank_form`` → its paper, in the order of the dossier."""
_USUAL: Final = ("application", "acceptance", "mediation", "agreement")


def blank_forms(batch: Draft, context: PaperContext) -> Document:
    """All sets of a batch, one after the other; without a choice the forms every written agreement needs.

    A batch that is not saved yet has no number: its place is left blank. UserError for forms unknown here.
    """
    number = batch.get("number")
    chosen = parts(batch.get("forms")) or list(_USUAL)
    forms = [build for code, build in FORMS.items() if code in chosen]
    if not forms:
        raise UserError("这一批没有可以印的文书。", todo="请在“文书”里选部里的文书。")
    empty: Draft = {"committee": batch.get("committee")}
    made = []
    for serial in range(1, min(max(batch.get("sets") or 1, 1), MOST_SETS) + 1):
        head = _head(set_number(number, serial) if number else None)
        for build in forms:
            form = build(empty, context)
            made.append(replace(form, blocks=(head, *form.blocks)))
    title = f"预印文书 {number}" if number else "预印文书"
    return replace(together(title, made), page_numbers=False, watermark=context.watermark)


def _head(number: str | None) -> Paragraph:
    return Paragraph(
        (Run("预印编号："), Blank(number, 14)), align="right", first_indent_chars=0, size_pt=10.5
    )


PAPERS: tuple[Paper, ...] = (Paper("blank_forms", "成套空白文书", blank_forms),)
