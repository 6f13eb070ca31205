"""`evidence`: the records and files behind the numbers of the yearly report, in folders with an index."""

from __future__ import annotations

from lawgov_desktop.commands.answer import DONE, DONE_WITH_PROBLEMS, Answer, Asked, absolute, opened
from lawgov_desktop.evidence import lacking, write_evidence, write_evidence_by_indicator
from lawgov_desktop.registers.report.marks import marks_in
from lawgov_desktop.registers.report.whose import whose_report
from lawgov_desktop.reporting.period import Period
from lawgov_desktop.reporting.report.answers import answers
from lawgov_desktop.reporting.report.writing import begun, report_of


def evidence(asked: Asked) -> Answer:
    """`evidence --year Y --out DIR`: of the report kept in the book, else of the draft of that year.

    `--by indicator`: by the assessment indicators of the year, into a folder or a .zip file.
    """
    if asked.by == "indicator":
        return _by_indicator(asked)
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


def _by_indicator(asked: Asked) -> Answer:
    with opened(asked) as office:
        told = answers(office.store, Period.year(asked.year))
        made = write_evidence_by_indicator(office, asked.year, told, asked.out, papers=asked.papers)
    data = {
        "folder": absolute(asked.out),
        "indicators": [
            {
                "id": one.uuid, "number": one.number, "title": one.title, "folder": one.folder,
                "records": one.records, "files": one.files, "missing": list(one.lacking),
                "sources": [
                    {"key": proof.said.key, "title": proof.said.title, "folder": proof.folder,
                     "records": len(proof.said.records), "files": proof.files, "papers": proof.papers,
                     "missing": lacking(proof)}
                    for proof in one.proofs
                ],
            }
            for one in made
        ],
    }  # fmt: skip
    lines = [f"已写到 {asked.out}：{len(made)} 项考核指标"]
    lines += [f"{one.number} {one.title}：{what}".lstrip() for one in made for what in one.lacking]
    return Answer(data, lines, DONE_WITH_PROBLEMS if any(one.lacking for one in made) else DONE)
