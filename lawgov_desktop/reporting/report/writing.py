"""A report as a record: begun from the registers, refreshed without touching the writer's words, signed."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from hashlib import sha256
from typing import Any, Final

from lawgov_desktop.errors import UserError
from lawgov_desktop.records.dates import first_day, last_day
from lawgov_desktop.records.record_type import Draft
from lawgov_desktop.registers.report.marks import OF_LAST_YEAR, Changed, marks_in, name_of, plain, refreshed
from lawgov_desktop.registers.report.whose import Whose
from lawgov_desktop.reporting.period import Period
from lawgov_desktop.reporting.report.answers import Answers, Said, shown_now
from lawgov_desktop.reporting.report.drafting import Drafted, draft_report
from lawgov_desktop.reporting.report.from_last_year import drafted_from
from lawgov_desktop.reporting.report.outlines import outline_of
from lawgov_desktop.reporting.report.sign_off import freeze
from lawgov_desktop.storage.listing import Condition, ListQuery, drafts
from lawgov_desktop.storage.store import Store

KIND = "annual_report"
FROM_LAST_YEAR = "last_year"
"""The way of drafting beside the outlines: last year's report with this year's numbers."""
_TITLE: Final = 40


def period_of(report: Mapping[str, Any]) -> Period:
    """The span a report is about. UserError when its record does not say."""
    year = report.get("year")
    first = first_day(report.get("period_from")) or (date(year, 1, 1) if year else None)
    last = last_day(report.get("period_to")) or (date(year, 12, 31) if year else None)
    if first is None or last is None or first > last:
        raise UserError("报告没有写明年度，或者统计起止颠倒了。", todo="请先填好年度和统计起止。")
    return Period(first, last)


def confirmed_zeros(report: Mapping[str, Any]) -> set[str]:
    """Keys of the figures somebody has confirmed to be 0."""
    return {row["key"] for row in report.get("numbers") or () if row.get("note") == "zero" and row.get("key")}


def given_numbers(report: Mapping[str, Any]) -> dict[str, str]:
    """Key → what a person wants to stand in the text instead of the computed number."""
    return {
        row["key"]: row["given"]
        for row in report.get("numbers") or ()
        if row.get("note") == "given" and row.get("key") and row.get("given")
    }


def given_note(report: Mapping[str, Any], key: str) -> str:
    """陈洁 2026-01-12 另填：有一份意见没有登记。 of a number somebody gave otherwise; "" of every other."""
    for row in report.get("numbers") or ():
        if row.get("key") == key and row.get("note") == "given":
            by = " ".join(filter(None, (row.get("who"), row.get("on"))))
            return f"{by} 另填：{row.get('reason') or '没有写理由'}。".strip()
    return ""


def noted(
    store: Store, report: Mapping[str, Any], said: Said, note: str, given: str = "", reason: str = ""
) -> list[Draft]:
    """数字说明 with what the person at work says of a number today (``note``: zero or given); an older word
    gives way."""
    rows = [dict(row) for row in report.get("numbers") or () if row.get("key") != said.key]
    row: Draft = {
        "key": said.key,
        "title": said.title,
        "note": note,
        "computed": said.shown,
        "given": given or None,
        "reason": reason or None,
        "who": store.who or None,
        "on": store.today().isoformat(),
    }
    return [*rows, row]


def read_through(store: Store, report: Mapping[str, Any], paragraph: str) -> list[Draft]:
    """数字说明 with the word of the person at work that a paragraph of last year was read and may stay."""
    key, words = paragraph_key(paragraph), plain(paragraph).strip()
    rows = [dict(row) for row in report.get("numbers") or () if row.get("key") != key]
    title = words if len(words) <= _TITLE else f"{words[: _TITLE - 1]}…"
    who, on = store.who or None, store.today().isoformat()
    return [*rows, {"key": key, "title": title, "note": "read", "who": who, "on": on}]


def were_read(report: Mapping[str, Any]) -> set[str]:
    """Keys (:func:`paragraph_key`) of the paragraphs of last year somebody has read and let stand."""
    return {row["key"] for row in report.get("numbers") or () if row.get("note") == "read" and row.get("key")}


def paragraph_key(paragraph: str) -> str:
    """Names a paragraph by its words: other numbers leave the key, another word changes it."""
    words = re.sub(r"⟦[^⟧]*⟧|[0-9\s]", "", paragraph)
    return f"paragraph_{sha256(words.encode()).hexdigest()[:12]}"


def report_of(store: Store, period: Period) -> Draft | None:
    """The newest report of exactly this span, or None."""
    found = [
        draft
        for draft in drafts(store, ListQuery(KIND, order="-id"))
        if draft.get("year") == period.first.year
        and (draft.get("period_from") or "") == period.first.isoformat()
        and (draft.get("period_to") or "") == period.last.isoformat()
    ]
    return found[0] if found else None


def report_of_last_year(store: Store, period: Period) -> Draft | None:
    """The newest report with a text of the span a year before; else of that year; None without any."""
    same = report_of(store, period.year_before)
    if same is not None and same.get("body"):
        return same
    query = ListQuery(KIND, order="-id", conditions=(Condition("year", "is", period.first.year - 1),))
    return next((draft for draft in drafts(store, query) if draft.get("body")), None)


def begun(
    store: Store, period: Period, outline: str, whose: Whose, asked: Answers, report: Draft | None = None
) -> tuple[Draft, Drafted]:
    """The draft of a new report (or of ``report`` written anew), and what it lacks. Nothing is saved.

    ``outline``: the key of one, or ``FROM_LAST_YEAR``. UserError when it is not known, or when the report has
    no text of last year to go by.
    """
    if outline == FROM_LAST_YEAR:
        drafted = _from_last_year(report or {}, period, asked)
    else:
        drafted = draft_report(
            store, outline_of(outline), period, asked, town=whose.town, organ=whose.organ,
            confirmed=confirmed_zeros(report or {}),
        )  # fmt: skip
    return {
        **(report or {}),
        "title": drafted.title,
        "year": period.first.year,
        "period_from": period.first.isoformat(),
        "period_to": period.last.isoformat(),
        "outline": outline,
        "body": drafted.text,
    }, drafted


def _from_last_year(report: Mapping[str, Any], period: Period, asked: Answers) -> Drafted:
    base = report.get("base_text") or ""
    if not base.strip():
        raise UserError("还没有上年报告，写不出以它为底稿的初稿。", todo="请先点“上年报告…”，选去年的报告。")
    made = drafted_from(base, period.first.year, asked, confirmed_zeros(report))
    title = made.title or report.get("title") or f"{period.in_words}法治政府建设报告"
    return Drafted(title, made.text, (), ())


def with_numbers_of_today(report: Mapping[str, Any], asked: Answers) -> tuple[str, list[Changed]]:
    """The text with every tied number as it is now (or as a person has said), and what changed."""
    now = shown_now(asked)
    for key, given in given_numbers(report).items():
        for name in [name for name in (*now, name_of(key)) if name.split(":")[0] == key]:
            now[name] = given
    return refreshed(report.get("body") or "", now)


def check_signable(report: Mapping[str, Any], asked: Answers) -> None:
    """UserError for a report that cannot be signed as it stands.

    It is signed already, is left open somewhere, or has numbers in it that are not those of today.
    """
    if report.get("signed_on"):
        raise UserError("这份报告已经签发过了。", todo="要重新签发，请先在表单里清空签发日期。")
    body = report.get("body") or ""
    left = [mark for mark in marks_in(body) if mark.key == OF_LAST_YEAR]
    if left:
        said = "、".join(mark.shown for mark in left[:5])
        raise UserError(
            f"报告里还有 {len(left)} 处上年的内容没有核对：{said}。",
            todo="请打开报告，在“还要做的事”里逐处核对，再签发。",
        )
    empty = open_places(body)
    if empty:
        raise UserError(
            f"报告里还有 {len(empty)} 处待补写：{'；'.join(empty[:5])}。", todo="请补写或删去以后再签发。"
        )
    _, changed = with_numbers_of_today(report, asked)
    if changed:
        said = "、".join(f"{asked[one.mark.key].title}{one.old}→{one.mark.shown}" for one in changed[:5])
        raise UserError(
            f"报告里有 {len(changed)} 个数字与台账不一致：{said}。", todo="请先刷新数字，看过以后再签发。"
        )


def sign(store: Store, uuid: str, asked: Answers, *, signer: str, on: date) -> str:
    """Freeze the numbers of the report as they stand in its text now; gives the action, for undo.

    UserError for a report that is gone, and as :func:`check_signable` has it.
    """
    report = store.get(KIND, uuid)
    if report is None:
        raise UserError("这份报告已经不在了。", todo="请看看回收站。")
    check_signable(report, asked)
    frozen = freeze(report.get("body") or "", period_of(report), asked)
    with store.writing(f"签发{report.get('title') or '年度报告'}", "procedure") as batch:
        batch.save(
            KIND,
            {
                "signer": signer or report.get("signer"),
                "signed_on": on.isoformat(),
                "frozen": frozen.text,
                "frozen_hash": frozen.sha256,
            },
            uuid=uuid,
        )
    return batch.action_id


def open_places(body: str) -> list[str]:
    """What the writer still has to say: the places left open in the draft."""
    return [part.split("】")[0] for part in body.split("【待补写：")[1:]]
