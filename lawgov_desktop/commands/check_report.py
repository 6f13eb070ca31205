"""`check-report`: what a careful reader would mark in a yearly report, of ours or of anybody."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from lawgov_desktop.commands.answer import DONE, DONE_WITH_PROBLEMS, Answer, Asked, absolute, existing, opened
from lawgov_desktop.documents.whole_file import written_whole
from lawgov_desktop.errors import UserError
from lawgov_desktop.reporting.checker import check_report
from lawgov_desktop.reporting.figures import Answered, answer_all
from lawgov_desktop.reporting.finding import Finding
from lawgov_desktop.reporting.last_year import numbers_beside
from lawgov_desktop.reporting.masking import PRIVATE, masked_lines
from lawgov_desktop.reporting.mechanisms import FIGURES
from lawgov_desktop.reporting.party_names import party_names
from lawgov_desktop.reporting.period import Period
from lawgov_desktop.reporting.report_numbers import Number, numbers
from lawgov_desktop.reporting.report_span import report_span
from lawgov_desktop.reporting.report_text import Line, lines_of, report_year
from lawgov_desktop.reporting.wrapped_lines import Whole, whole
from lawgov_desktop.spreadsheets.prose import read_paragraphs


def check(asked: Asked) -> Answer:
    """`check-report FILE [--year Y] [--last-year FILE] [--masked-out FILE.txt] [--from D --to D]`.

    With `--books` the report is held to the book, and the names of its parties are looked for. Status 1:
    findings.
    """
    out: Path | None = asked.masked_out
    if out is not None and (out.suffix.lower() != ".txt" or absolute(out) == absolute(asked.file)):
        raise UserError(
            "隐去个人信息的文本要另存为一个 .txt 文件。",
            todo="--masked-out 请写一个新的、以 .txt 结尾的文件名。",
        )
    lines = _read(asked.file)
    last = _read(asked.last_year) if asked.last_year else []
    year = asked.year or report_year(lines)
    figures: Mapping[str, Answered] = {}
    span: Period | None = None
    names: frozenset[str] = frozenset()
    if asked.books is not None:
        with opened(asked) as office:
            names = party_names(office.store)
            if year is not None:
                span = _span(asked, lines, year)
                figures = answer_all(office.store, FIGURES, span)
    findings = check_report(lines, year, figures, names, last)
    text, before = whole(lines), whole(last)
    data: dict[str, object] = {
        "file": absolute(asked.file),
        "year": year,
        "compared_with_book": span is not None,
        "period": {"from": span.first.isoformat(), "to": span.last.isoformat()} if span else None,
        "lines": len(lines),
        "findings": [_finding(one) for one in findings],
        "numbers": [_number(one, text) for one in numbers(text.lines)],
        "year_on_year": [
            {"now": _number(one.now, text), "last": _number(one.last, before), "change": one.change}
            for one in numbers_beside(text.lines, before.lines)
        ],
    }
    hidden = [one for one in findings if one.rule in PRIVATE]
    if out is not None:
        data["masked"] = {"file": absolute(out), "places": len(hidden), "names": asked.books is not None}
        text_out = "\n".join(masked_lines([line.text for line in lines], findings))
        with written_whole(out) as beside:
            beside.write_text(text_out + "\n", encoding="utf-8")
    about = f"{year}年度" if year else "没有写明年度"
    if span is not None and span != Period.year(span.first.year):
        about = span.in_words
    told = f"{asked.file}：{about}，{f'有 {len(findings)} 处请核对' if findings else '没有发现问题'}"
    said = [told, *map(_line, findings)]
    if out is not None:
        looked_for = "" if asked.books is not None else "；没有用 --books 指定台账，当事人姓名没有查"
        said.append(f"已写成 {out}：隐去 {len(hidden)} 处个人信息{looked_for}")
    return Answer(data, said, DONE_WITH_PROBLEMS if findings else DONE)


def _span(asked: Asked, lines: Sequence[Line], year: int) -> Period:
    """What the numbers are counted for: as asked, else as title or opening say, else the whole year."""
    said = report_span(lines, year)
    span = Period(asked.first or said.first, asked.last or said.last)
    if span.first > span.last:
        raise UserError("截止日期早于开始日期。", todo="请核对 --from 和 --to。")
    return span


def _read(file: Path) -> list[Line]:
    paragraphs = read_paragraphs(existing(file))
    return lines_of([one.text for one in paragraphs], [one.style for one in paragraphs])


def _finding(one: Finding) -> dict[str, object]:
    return {
        "line": one.line, "start": one.start, "end": one.end, "text": one.text,
        "rule": one.rule, "title": one.title,
        "what": one.what, "why": one.why, "todo": one.todo, "instead": one.instead, "figure": one.figure,
    }  # fmt: skip


def _number(one: Number, text: Whole) -> dict[str, object]:
    line, start, end = text.place(one.line, one.start, one.end)
    return {
        "line": line, "start": start, "end": end, "text": one.text,
        "value": one.value, "unit": one.unit,
        "nearly": one.nearly, "high": one.high, "before": one.before, "sentence": one.sentence,
    }  # fmt: skip


def _line(one: Finding) -> str:
    shown = one.text if len(one.text) <= 24 else f"{one.text[:23]}…"
    return f"第{one.line}行〔{one.title}〕{shown}：{one.what}{one.todo}"
