"""A filled form as something that leaves the office: its numbers against earlier ones, and kept (N04)."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path

from lawgov_desktop.form_assistant.memory import Choice, remember
from lawgov_desktop.form_assistant.plan import FormCell, FormPlan
from lawgov_desktop.office import Office
from lawgov_desktop.records.record_type import Draft
from lawgov_desktop.reporting.period import Period
from lawgov_desktop.reporting.submissions import KIND, Contradiction, contradictions, submission_of_numbers
from lawgov_desktop.spreadsheets.fill import FilledForm


def numbers_of(cells: Iterable[FormCell], span: Period) -> list[Draft]:
    """The numbers in the form as rows of a submission about ``span``.

    What a person typed, and what speaks of another span, carries no key: it is no answer of the registers
    for this span.
    """
    rows = []
    for cell in cells:
        if cell.state not in ("filled", "stands") or not cell.value:
            continue
        own = cell.meaning.period == span
        title = cell.label if own else f"{cell.label}（{cell.meaning.period.in_words}）"
        key = cell.figure if own and not cell.by_hand else None
        rows.append({"key": key or None, "title": title, "value": cell.value, "unit": cell.unit or None})
    return rows


def given_form(plan: FormPlan, *, given_to: str, on: date, by: str = "") -> Draft:
    """The record of the form as it is handed in."""
    return submission_of_numbers(
        plan.title or plan.form.path.stem, "form", plan.period, numbers_of(plan.cells, plan.period),
        given_to=given_to, on=on, by=by,
    )  # fmt: skip


def contradicted(office: Office, plan: FormPlan) -> list[Contradiction]:
    """Numbers of the form that were given otherwise before, those of last year in it among them."""
    found = []
    today = office.store.today()
    for span in dict.fromkeys(cell.meaning.period for cell in plan.cells):
        rows = numbers_of((cell for cell in plan.cells if cell.meaning.period == span), span)
        draft = submission_of_numbers("", "form", span, rows, given_to="", on=today)
        found += contradictions(office.store, draft)
    return found


def give(office: Office, plan: FormPlan, file: Path, *, given_to: str, by: str = "") -> str:
    """Keep that the form was handed in, with the written file; the uuid of the record."""
    draft = given_form(plan, given_to=given_to, on=office.store.today(), by=by)
    return _kept(office, draft, file)


def remember_choices(office: Office, plan: FormPlan, choices: Mapping[str, Choice]) -> None:
    """Keep what a person chose for the cells of this form, for the next time it comes."""
    by_label = {cell.label: choice for named, choice in choices.items() if (cell := plan.cell(named))}
    remember(office.store, plan.layout, plan.title, by_label)


def give_register_form(
    office: Office, plan: FormPlan, filled: FilledForm, register: str, period: Period | None, *,
    given_to: str, by: str = "",
) -> str:  # fmt: skip
    """Keep that a form of lines was handed in: how many records, and the written file."""
    rows: list[Draft] = [{"key": None, "title": register, "value": str(filled.filled), "unit": "条"}]
    draft = submission_of_numbers(
        plan.title or plan.form.path.stem, "form", period or plan.period, rows,
        given_to=given_to, on=office.store.today(), by=by,
    )  # fmt: skip
    if period is None:
        draft |= {"period_from": None, "period_to": None}
    return _kept(office, draft, filled.path)


def _kept(office: Office, draft: Draft, file: Path) -> str:
    kept = office.attachments.add(file)
    saved = office.store.save(KIND, {**draft, "files": json.dumps([kept], ensure_ascii=False)})
    return saved.uuid
