"""`evidence`: the records and files behind every number of the yearly report, in folders with an index."""

from __future__ import annotations

from lawgov_desktop.commands.answer import DONE, DONE_WITH_PROBLEMS, Answer, Asked, absolute, opened
from lawgov_desktop.evidence import lacking, write_evidence
from lawgov_desktop.registers.report.marks import marks_in
from lawgov_desktop.registers.report.whose import whose_report
from lawgov_desktop.reporting.period import Period
from lawgov_desktop.reporting.report.answers import answers
from lawgov_desktop.reporting.report.writing import begun, report_of


def evidence(asked: Asked) -> Answer:
    """`evidence --year Y --out DIR`: of the report kept in the book, else of the draft of that year."""
    period = Period.year(asked.year)
    with opened(asked) as office:
        told = answers(office.store, period)
        report = report_of(office.store, period)
        if report is None or not report.get("body"):
            report, _ = begun(office.store, period, "rule", whose_report(office.paper_context()), told)
        keys = [key for key in dict.fromkeys(mark.key for mark in marks_in(report["body"])) if key in told]
        proofs = write_evidence(office, told, keys, asked.out)
    missing = [(one.said.title, lacking(one)) for one in proofs if lacking(one)]
    data = {
        "folder": absolute(asked.out),
        "numbers": [
            {"key": one.said.key, "title": one.said.title, "folder": one.folder,
             "records": len(one.said.records), "files": one.files, "missing": lacking(one)}
            for one in proofs
        ],
    }  # fmt: skip
    lines = [f"已写到 {asked.out}：{len(proofs)} 个数字", *(f"{title}：{what}" for title, what in missing)]
    return Answer(data, lines, DONE_WITH_PROBLEMS if missing else DONE)
