"""A report that leaves the office is noted with every number of its text, and so is when and to whom."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, Final

from lawgov_desktop.records.record_type import Draft
from lawgov_desktop.registers.report.marks import ABOUT, about, marks_in
from lawgov_desktop.reporting.report.answers import Answers
from lawgov_desktop.reporting.report.sign_off import kept_at_signature
from lawgov_desktop.reporting.report.writing import KIND as REPORT
from lawgov_desktop.reporting.report.writing import period_of
from lawgov_desktop.reporting.submissions import KIND, submission_of_numbers
from lawgov_desktop.storage.listing import ListQuery, drafts
from lawgov_desktop.storage.store import Store

_NUMBER: Final = re.compile(r"[0-9][0-9,.]*%?")


def numbers_of_report(report: Mapping[str, Any], told: Answers) -> list[Draft]:
    """Every number that stands in the text tied to the registers, once, as rows of a submission.

    The value is what stands there. Where the text says it by its tens (40余) the value is the number behind
    it, of the signature if there is one, and the title tells how it was written: 46 and 40余 do not disagree.
    Names of laws and posts are no numbers and are left out.
    """
    kept: dict[str, dict[str, Any]] = {}
    if report.get("signed_on"):
        kept = kept_at_signature(report.get("frozen")).get("numbers", {})
    rows: dict[str, Draft] = {}
    for mark in marks_in(report.get("body") or ""):
        said, signed = told.get(mark.key), kept.get(mark.key, {})
        if said is None and not signed:
            continue  # nobody answers for it: not a number of the registers
        title = signed.get("title") or (said.title if said else mark.key)
        value = signed.get("value") if signed else said.value if said else None
        shown = mark.shown
        if mark.style == ABOUT:
            if mark.key in rows:
                continue
            if value is not None and about(value) == mark.shown:
                shown = str(value)
                title = f"{title}（写作{mark.shown}）" if shown != mark.shown else title
        elif not _NUMBER.fullmatch(shown):
            continue
        if mark.style == ABOUT or mark.key not in rows or "（写作" in rows[mark.key]["title"]:
            unit = signed.get("unit") or (said.unit if said else "")
            rows[mark.key] = {"key": mark.key, "title": title, "value": shown, "unit": unit}
    return list(rows.values())


def submission_of_report(
    report: Mapping[str, Any], told: Answers, *, given_to: str, on: date, by: str = ""
) -> Draft:
    """The record of a report that was handed in; nothing is saved. UserError for a report without a span."""
    period = period_of(report)
    numbers = numbers_of_report(report, told)
    draft = submission_of_numbers(
        report.get("title") or "", "report", period, numbers, given_to=given_to, on=on, by=by
    )
    return {**draft, "title": report.get("title"), "given_to": given_to or None, "report": report.get("uuid")}


def addressed(store: Store, report: Draft, given_to: str) -> Draft:
    """The report with its 报送单位, saved where it has none yet: the letter it goes with names it."""
    if report.get("sent_to") or not given_to:
        return report
    with store.writing("填写报送单位", "procedure") as batch:
        return batch.save(REPORT, {"sent_to": given_to}, uuid=report["uuid"]).draft


def note_given(store: Store, draft: Draft) -> str:
    """Save what was given; a report it names gets its 上报日期 and 报送单位 where they are empty.

    One action, whose id is given back, for undo.
    """
    with store.writing(f"记入上报记录：{draft.get('title') or ''}", "procedure") as batch:
        batch.save(KIND, draft)
        uuid = draft.get("report")
        report = store.get(REPORT, uuid) if uuid else None
        if report is not None and uuid:
            empty = {
                name: draft.get(given)
                for name, given in (("sent_on", "given_on"), ("sent_to", "given_to"))
                if not report.get(name) and draft.get(given)
            }
            if empty:
                batch.save(REPORT, empty, uuid=uuid)
    return batch.action_id


def published(store: Store, uuid: str, on: date, place: str) -> str:
    """Keep on which day and where a report was put before the public; gives the action, for undo."""
    with store.writing("记下报告的公开日期", "procedure") as batch:
        batch.save(REPORT, {"published_on": on.isoformat(), "published_at": place or None}, uuid=uuid)
    return batch.action_id


def usual_receivers(store: Store, kind: str = "") -> Sequence[str]:
    """To whom numbers were given before, the newest first, each once; ``kind`` narrows it to one way."""
    found: dict[str, None] = {}
    for draft in drafts(store, ListQuery(KIND, order="-given_on")):
        if draft.get("given_to") and (not kind or draft.get("kind") == kind):
            found.setdefault(str(draft["given_to"]))
    return list(found)
