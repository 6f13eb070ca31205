"""Makes the package of a report: every part asked for as a file in one new folder."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, Final

from lawgov_desktop.documents.chart import Chart
from lawgov_desktop.documents.whole_folder import pack_folder, safe_name, written_folder
from lawgov_desktop.errors import UserError
from lawgov_desktop.evidence import indicators_of, lacking, write_evidence, write_evidence_by_indicator
from lawgov_desktop.office import Office
from lawgov_desktop.printing import paper_of, print_paper, write_document
from lawgov_desktop.progress import Progress
from lawgov_desktop.records.record_type import Draft
from lawgov_desktop.registers.report.marks import marks_in
from lawgov_desktop.report_package.for_the_net import ForTheNet, for_the_net
from lawgov_desktop.report_package.parts import PackageAsked, part_of
from lawgov_desktop.reporting.period import Period
from lawgov_desktop.reporting.report.answers import Answers
from lawgov_desktop.reporting.report.chart_pages import chart_annex
from lawgov_desktop.reporting.report.on_paper import official_today, report_document
from lawgov_desktop.reporting.report.writing import KIND, period_of
from lawgov_desktop.sheets.charts import chart_of
from lawgov_desktop.sheets.report import sources_sheet, year_on_year
from lawgov_desktop.sheets.sheet import SheetAsked

_TITLE: Final = 40
"""Characters of the report's title in a name: Windows takes 260 for a whole path, and evidence lies deep."""
_EVIDENCE: Final = "佐证材料"


@dataclass(frozen=True, slots=True)
class MadePart:
    """One part that was made: its file (or folder), and what to know of it in words."""

    key: str
    title: str
    path: Path
    remark: str = ""


@dataclass(frozen=True, slots=True)
class Package:
    """What was made, in which folder; ``net`` is what was found in the text for the net, if it was made."""

    folder: Path
    made: tuple[MadePart, ...]
    left_out: tuple[tuple[str, str], ...] = ()
    """(title, why) of parts this report cannot have."""
    net: ForTheNet | None = None


@dataclass(frozen=True, slots=True)
class _Making:
    """What the makers of parts work with."""

    office: Office
    report: Draft
    told: Answers
    asked: PackageAsked
    charts: tuple[Chart, ...]
    net: ForTheNet | None
    progress: Progress

    @property
    def period(self) -> Period:
        return period_of(self.report)


def folder_name(report: Mapping[str, Any], today: date) -> str:
    """What the folder of the package is called unless somebody says otherwise."""
    return f"{safe_name(_title(report), _TITLE)} 成品 {today:%Y%m%d}"


def make_package(
    office: Office, asked: PackageAsked, told: Answers, folder: Path, progress: Progress | None = None
) -> Package:
    """Make what was asked for in the new or empty ``folder``; ``told`` are the numbers of the report's span.

    UserError for a report that is gone or has no text, an unknown part or chart, personal data in the text
    for the net that is neither masked nor kept for a reason, or a disk that refuses. Stopped or failed, it
    leaves nothing behind.
    """
    progress = progress or Progress()
    report = office.store.get(KIND, asked.uuid)
    if report is None or not (report.get("body") or "").strip():
        raise UserError("这份报告还没有正文。", todo="请先写初稿，看过以后再做成品。")
    parts = [part_of(key) for key in dict.fromkeys(asked.parts)]
    if not parts:
        raise UserError("没有选要做什么。", todo="请至少选一样。")
    net = for_the_net(office, report) if "web" in asked.parts else None
    if net is not None and net.findings and not asked.masked and not asked.reason.strip():
        raise UserError(
            f"公开文本里有 {len(net.findings)} 处个人信息，没有写明为什么保留。",
            todo="请隐去个人信息，或写明保留的理由。",
        )
    making = _Making(office, report, told, asked, _charts(office, report, asked, progress), net, progress)
    with written_folder(folder) as place:
        made, left_out = [], []
        for done, part in enumerate(parts):
            why_not = _why_not(making, part.key)
            if why_not:
                left_out.append((part.title, why_not))
                continue
            progress.step(f"正在做{part.title}", done, len(parts))
            name = f"{safe_name(_title(report), _TITLE)}{part.file}"
            path, remark = _MAKERS[part.key](making, place / name)
            made.append(MadePart(part.key, part.title, folder.resolve() / path.relative_to(place), remark))
    progress.step("报告成品已做好", len(parts), len(parts))
    return Package(folder.resolve(), tuple(made), tuple(left_out), net)


def _title(report: Mapping[str, Any]) -> str:
    return (report.get("title") or "法治政府建设年度报告").replace("\n", "")


def _charts(office: Office, report: Draft, asked: PackageAsked, progress: Progress) -> tuple[Chart, ...]:
    offers = [chart_of(key) for key in asked.charts] if asked.needs_charts else []
    made = []
    for done, offer in enumerate(offers):
        progress.step(f"正在画{offer.title}", done, len(offers))
        made.append(offer.make(office, period_of(report)))
    return tuple(chart for chart in made if not chart.empty)


def _why_not(making: _Making, key: str) -> str:
    """Why this report cannot have the part, in words; "" when it can."""
    by_number = key == "sources" or (key == "evidence" and making.asked.by == "number")
    if by_number and not marks_in(making.report.get("body") or ""):
        return "报告里没有连着台账的数字"
    if key == "year_on_year" and making.period != Period.year(making.period.first.year):
        return "同比表按整年比，这份报告不是整年的"
    if key == "charts" and not making.charts:
        return "没有选图表，或选的图表这段时间都没有可以画的记录"
    year = making.period.first.year
    if key == "evidence" and making.asked.by == "indicator" and not indicators_of(making.office.store, year):
        return f"{year}年还没有登记考核指标"
    return ""


# --- the parts


def _report(making: _Making, out: Path) -> tuple[Path, str]:
    office, report = making.office, making.report
    said = official_today(report, office.paper_context())
    charts = making.charts if making.asked.in_report else ()
    written = write_document(office, report_document(said, charts=charts), out, making.progress)
    remarks = [f"附图 {len(charts)} 幅"] if charts else []
    if written.missing_glyphs:
        remarks.append(f"字库里没有的字：{'、'.join(written.missing_glyphs)}")
    return out, "；".join(remarks)


def _letter(making: _Making, out: Path) -> tuple[Path, str]:
    kind = making.office.kind(KIND)
    print_paper(making.office, kind, paper_of(kind, "report_cover_letter"), making.report["uuid"], out)
    return out, "" if making.report.get("sent_to") else "报送单位留空，请手写"


def _web(making: _Making, out: Path) -> tuple[Path, str]:
    net = making.net
    assert net is not None
    hidden = bool(net.findings) and making.asked.masked
    remark = ""
    if net.findings:
        what = f"{len(net.findings)} 处个人信息"
        remark = f"已隐去 {what}" if hidden else f"保留了 {what}：{making.asked.reason.strip()}"
        out = (
            out.with_name(out.name.replace("（网上公开）", "（网上公开，已隐去个人信息）")) if hidden else out
        )
    # Windows' editor of plain text knows UTF-8 for certain by its mark only.
    out.write_text(net.masked if hidden else net.text, encoding="utf-8-sig")
    return out, remark


def _sources(making: _Making, out: Path) -> tuple[Path, str]:
    document = sources_sheet(making.office, SheetAsked(records=(making.report["uuid"],)))
    write_document(making.office, document, out, making.progress)
    return out, ""


def _year_on_year(making: _Making, out: Path) -> tuple[Path, str]:
    period = making.period
    document = year_on_year(making.office, SheetAsked(first=period.first, last=period.last))
    write_document(making.office, document, out, making.progress)
    return out, ""


def _chart_pages(making: _Making, out: Path) -> tuple[Path, str]:
    if not making.charts:
        raise UserError(
            "没有选图表，或选的图表这段时间都没有可以画的记录。", todo="请另选图表，或不做图表附页。"
        )
    document = chart_annex(f"{_title(making.report)}附图", making.charts, making.office.watermark)
    write_document(making.office, document, out, making.progress)
    return out, f"{len(making.charts)} 幅"


def _evidence(making: _Making, out: Path) -> tuple[Path, str]:
    office, asked, progress = making.office, making.asked, making.progress
    packed, out = out.with_name(f"{out.name}.zip"), out.with_name(_EVIDENCE)
    if asked.by == "indicator":
        year = making.period.first.year
        indicators = write_evidence_by_indicator(
            office, year, making.told, out, progress, papers=asked.papers
        )
        short = sum(bool(one.lacking) for one in indicators)
        remark = f"{len(indicators)} 项指标" + (f"，{short} 项还缺佐证" if short else "")
    else:
        keys = [
            key
            for key in dict.fromkeys(mark.key for mark in marks_in(making.report.get("body") or ""))
            if key in making.told
        ]
        proofs = write_evidence(office, making.told, keys, out, progress)
        short = sum(bool(lacking(one)) for one in proofs)
        remark = f"{len(proofs)} 个数字" + (f"，{short} 个还缺佐证" if short else "")
    if asked.zipped:
        pack_folder(out, packed, progress)
        shutil.rmtree(out, ignore_errors=True)
        return packed, remark
    return out, remark


_MAKERS: Final[Mapping[str, Callable[[_Making, Path], tuple[Path, str]]]] = {
    "pdf": _report,
    "docx": _report,
    "letter": _letter,
    "letter_docx": _letter,
    "web": _web,
    "sources": _sources,
    "year_on_year": _year_on_year,
    "charts": _chart_pages,
    "evidence": _evidence,
}
