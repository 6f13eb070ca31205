"""`report`: the yearly report, drafted or as it was written, refreshed, signed, on paper."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from lawgov_desktop.commands.answer import (
    DONE,
    DONE_WITH_PROBLEMS,
    Answer,
    Asked,
    absolute,
    existing,
    opened,
)
from lawgov_desktop.documents.gongwen import web_text
from lawgov_desktop.documents.whole_file import written_whole
from lawgov_desktop.errors import UserError
from lawgov_desktop.office import Office
from lawgov_desktop.printing import write_document
from lawgov_desktop.records.record_type import Draft
from lawgov_desktop.registers.report.marks import Changed, marks_in
from lawgov_desktop.registers.report.whose import whose_report
from lawgov_desktop.reporting.period import Period
from lawgov_desktop.reporting.report.answers import Answers, Said, answers
from lawgov_desktop.reporting.report.from_last_year import (
    FromLastYear,
    Open,
    drafted_from,
    proposed,
    still_open,
)
from lawgov_desktop.reporting.report.on_paper import official_today, report_document, sources
from lawgov_desktop.reporting.report.sign_off import is_intact, moved_since, text_changed
from lawgov_desktop.reporting.report.writing import (
    KIND,
    begun,
    check_signable,
    confirmed_zeros,
    open_places,
    report_of,
    sign,
    with_numbers_of_today,
)
from lawgov_desktop.spreadsheets.prose import read_paragraphs


def report(asked: Asked) -> Answer:
    """`report --year Y --out FILE.docx|.pdf|.txt [--from D --to D] [--base LAST_YEARS] [--sign-off]`."""
    suffix = asked.out.suffix.lower()
    if suffix not in (".pdf", ".docx", ".txt"):
        raise UserError(
            f"报告不会写成“{asked.out.suffix or asked.out.name}”。",
            todo="文件名请以 .docx、.pdf 或 .txt 结尾。",
        )
    period = Period(asked.first or date(asked.year, 1, 1), asked.last or date(asked.year, 12, 31))
    if period.first > period.last or period.first.year != asked.year:
        raise UserError("统计起止不在报告年度里，或者颠倒了。", todo="请核对 --from 和 --to。")
    if asked.base is not None and (asked.sign_off or asked.outline):
        raise UserError(
            "以上年报告为底稿时，不能同时签发或另选体例。", todo="请先写出初稿，逐处核对以后再签发。"
        )
    with opened(asked) as office:
        told = answers(office.store, period)
        from_last: FromLastYear | None = None
        if asked.base is not None:
            kept, from_last = _from_last_year(office, period, asked.base, told)
            zeros: Sequence[Said] = ()
            changed: Sequence[Changed] = ()
        else:
            kept, zeros, changed = _text(office, period, asked.outline, told)
        notes = list(_kept_as_it_is(kept, asked))
        if asked.sign_off and not kept.get("signed_on"):
            kept = _signed(office, kept, told, asked.who or "")
        body = kept.get("body") or ""
        left = list(still_open(body, told))
        frozen = (kept.get("frozen") or "") if kept.get("signed_on") else ""
        moved = moved_since(frozen, told) if frozen else []
        signed = _signature(kept, frozen)
        notes += signed["notes"] if signed else ()
        write_report(office, kept, told, asked.out, with_sources=asked.sources)
    data: dict[str, Any] = {
        "file": absolute(asked.out),
        "title": kept["title"],
        "figures": {
            mark.key: {"value": said.value, "shown": mark.shown, "unit": said.unit, "rule": said.rule,
                       "records": list(said.records)}
            for mark in marks_in(body)
            if (said := told.get(mark.key)) is not None
        },
        "confirm_zero": [{"key": one.key, "title": one.title} for one in zeros],
        "to_write": open_places(body),
        "to_check": [
            {"paragraph": one.line + 1, "text": one.mark.shown, "why": one.why, "clause": one.clause}
            for one in left
        ],
        "refreshed": [{"key": one.mark.key, "old": one.old, "new": one.mark.shown} for one in changed],
        "changed_since_sign_off": [
            {"key": one.key, "title": one.title, "signed": one.signed, "now": one.now,
             "came": list(one.came), "went": list(one.went)}
            for one in moved
        ],
        "signed": signed,
    }  # fmt: skip
    lines = [f"已写成 {asked.out}：{kept['title']}"]
    if from_last is not None:
        data["base"] = _told_of_base(asked.base, from_last, told)
        lines.append(f"以上年报告为底稿：{len(from_last.tied)} 个数字换成了台账的数")
    lines += [f"刷新：{told[one.mark.key].title} {one.old} → {one.mark.shown}" for one in changed]
    lines += [f"为零，请确认是没有还是没有登记：{one.title}" for one in zeros]
    lines += [f"待补写：{place}" for place in data["to_write"]]
    lines += [f"待核：{one.clause}（{one.mark.shown}：{one.said}）" for one in left]
    lines += [f"签发以后变动：{one}" for one in moved]
    lines += [f"请注意：{note}" for note in notes]
    sound = not (zeros or data["to_write"] or moved or left or notes)
    return Answer(data, lines, DONE if sound else DONE_WITH_PROBLEMS)


def _kept_as_it_is(kept: Draft, asked: Asked) -> Iterator[str]:
    """What was asked for and not done, since a report stands in the book already."""
    signed_on = kept.get("signed_on")
    if signed_on and asked.sign_off:
        yield f"这份报告已于 {signed_on} 签发，没有重新签发。"
    if asked.outline and asked.base is None and kept.get("outline") != asked.outline:
        yield f"台账里已有这份报告，按它写出，没有改用体例“{asked.outline}”。"


def _signature(kept: Draft, frozen: str) -> dict[str, Any] | None:
    """When and by whom the report was signed, and whether text and numbers are still what was signed."""
    if not kept.get("signed_on"):
        return None
    intact = is_intact(frozen, kept.get("frozen_hash") or "")
    changed = intact and text_changed(frozen, kept.get("body") or "")
    notes = []
    if not frozen:
        notes.append("填了签发日期，没有用“签发”冻结数字。")
    elif not intact:
        notes.append("签发时保存的数字被改动过，与校验码不符。")
    if changed:
        notes.append("正文在签发以后改过。")
    return {
        "on": kept["signed_on"], "by": kept.get("signer"), "hash": kept.get("frozen_hash"), "intact": intact,
        "text_changed": changed, "notes": notes,
    }  # fmt: skip


def _from_last_year(office: Office, period: Period, file: Path, told: Answers) -> tuple[Draft, FromLastYear]:
    """A draft in the words of the file; a report kept in the book stays as it is."""
    text = "\n".join(one.text for one in read_paragraphs(existing(file)))
    kept = report_of(office.store, period) or {}
    made = drafted_from(text, period.first.year, told, confirmed_zeros(kept))
    title = made.title or kept.get("title") or f"{period.in_words}法治政府建设报告"
    return {"title": title, "body": made.text}, made


def _told_of_base(file: Path, made: FromLastYear, told: Answers) -> dict[str, Any]:
    return {
        "file": absolute(file),
        "year": made.about,
        "tied": [
            {"paragraph": one.line + 1, "key": one.key, "title": one.title, "last": one.last, "now": one.now,
             "sentence": one.sentence}
            for one in made.tied
        ],
        "untied": [
            {"paragraph": one.line + 1, "text": one.mark.shown, "why": one.why, "said": one.said,
             "clause": one.clause, "proposed": _proposed(made, one, told)}
            for one in made.open
        ],
    }  # fmt: skip


def _proposed(made: FromLastYear, one: Open, told: Answers) -> list[dict[str, str]]:
    paragraph = made.text.split("\n")[one.line]
    return [
        {"key": said.key, "title": said.title, "shown": said.shown}
        for said in proposed(paragraph, one.mark, told)
    ]


def _text(
    office: Office, period: Period, outline: str, told: Answers
) -> tuple[Draft, Sequence[Said], Sequence[Changed]]:
    """The report kept in the book with the numbers of today, or a draft; a signed one stays as it is."""
    kept = report_of(office.store, period)
    if kept is None or not kept.get("body"):
        draft, drafted = begun(
            office.store, period, outline or "rule", whose_report(office.paper_context()), told, kept
        )
        return draft, drafted.confirm_zero, []
    if kept.get("signed_on"):
        return kept, (), []
    body, changed = with_numbers_of_today(kept, told)
    return {**kept, "body": body}, (), changed


def _signed(office: Office, draft: Draft, told: Answers, who: str) -> Draft:
    check_signable(draft, told)  # before anything is saved
    saved = office.store.save(KIND, draft, uuid=draft.get("uuid"))
    sign(office.store, saved.uuid, told, signer=who, on=office.store.today())
    signed = office.store.get(KIND, saved.uuid)
    assert signed is not None
    return signed


def write_report(office: Office, kept: Draft, told: Answers, out: Path, *, with_sources: bool) -> None:
    """Write a report as .pdf, .docx or .txt; ``with_sources`` adds the table of its numbers and records."""
    said = official_today(kept, office.paper_context())
    if out.suffix.lower() == ".txt":
        with written_whole(out) as beside:
            beside.write_text(web_text(said), encoding="utf-8")
        return
    table = sources(office.store, kept["body"] or "", told) if with_sources else []
    write_document(office, report_document(said, table), out)
