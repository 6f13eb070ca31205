"""`report-package`: what leaves the office with the yearly report, in one folder, and that it left."""

from __future__ import annotations

from lawgov_desktop.commands.answer import DONE, DONE_WITH_PROBLEMS, Answer, Asked, absolute, opened
from lawgov_desktop.commands.told_before import told_before_data, told_before_lines
from lawgov_desktop.documents.whole_folder import check_new
from lawgov_desktop.errors import UserError
from lawgov_desktop.report_package.for_the_net import ForTheNet, note_kept
from lawgov_desktop.report_package.leaving import before_leaving
from lawgov_desktop.report_package.making import make_package
from lawgov_desktop.report_package.parts import PARTS, USUAL_CHARTS, PackageAsked
from lawgov_desktop.reporting.period import Period
from lawgov_desktop.reporting.report.answers import answers
from lawgov_desktop.reporting.report.writing import report_of
from lawgov_desktop.reporting.submissions import contradictions
from lawgov_desktop.reporting.submitting import addressed, note_given, submission_of_report


def report_package(asked: Asked) -> Answer:
    """`report-package --year Y --out DIR [--part P …] [--charts C …] [--given-to WHOM]`; 1: look at it."""
    period = Period(asked.first, asked.last) if asked.first and asked.last else Period.year(asked.year)
    with opened(asked) as office:
        report = report_of(office.store, period)
        if report is None:
            raise UserError(
                f"台账里没有{period.in_words}的年度报告。", todo="请先写好报告并保存（也可在窗口里写）。"
            )
        told = answers(office.store, period)
        wanted = PackageAsked(
            report["uuid"],
            tuple(asked.part) or tuple(part.key for part in PARTS if part.usual),
            charts=_charts(asked),
            in_report=not asked.no_charts,
            by=asked.by,
            zipped=asked.zip,
            papers=asked.papers,
            masked=not asked.web_as_is,
            reason=asked.web_as_is,
        )
        if asked.given_to:
            check_new(asked.out)  # before anything is saved
            report = addressed(office.store, report, asked.given_to)
        made = make_package(office, wanted, told, asked.out)
        if made.net is not None and made.net.findings and not wanted.masked:
            note_kept(office.store, report, made.net, wanted.reason)
        notes = list(before_leaving(report, told))
        before = []
        if asked.given_to:
            given = submission_of_report(
                report, told, given_to=asked.given_to, on=office.store.today(), by=asked.who or ""
            )
            before = contradictions(office.store, given)
            note_given(office.store, given)
    data = {
        "folder": absolute(asked.out),
        "made": [
            {"part": one.key, "title": one.title, "file": str(one.path), "remark": one.remark}
            for one in made.made
        ],
        "left_out": [{"title": title, "why": why} for title, why in made.left_out],
        "private": _private(made.net),
        "notes": notes,
        "told_before": told_before_data(before),
    }
    lines = [f"已写到 {asked.out}："]
    lines += [f"  {one.path.name}{f'（{one.remark}）' if one.remark else ''}" for one in made.made]
    lines += [f"没有做{title}：{why}" for title, why in made.left_out]
    lines += [f"请注意：{note}" for note in notes]
    if made.net is not None:
        lines += [f"个人信息：{made.net.sentence_of(one)}（{one.title}）" for one in made.net.findings]
    lines += told_before_lines(before)
    sound = not made.left_out and not notes and not before and not (made.net and made.net.findings)
    return Answer(data, lines, DONE if sound else DONE_WITH_PROBLEMS)


def _charts(asked: Asked) -> tuple[str, ...]:
    return () if asked.no_charts else tuple(asked.charts) or USUAL_CHARTS


def _private(net: ForTheNet | None) -> list[dict[str, object]]:
    if net is None:
        return []
    return [
        {"line": one.line, "text": one.text, "rule": one.rule, "instead": one.instead,
         "sentence": net.sentence_of(one)}
        for one in net.findings
    ]  # fmt: skip
