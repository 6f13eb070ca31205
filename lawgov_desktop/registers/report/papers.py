"""The report on paper: the report itself in official style, and the letter it goes to the county with."""

from __future__ import annotations

from dataclasses import replace

from lawgov_desktop.documents.document import Document
from lawgov_desktop.documents.gongwen import Attached, Heading, Official, letter
from lawgov_desktop.documents.gongwen import plain as laid_out
from lawgov_desktop.documents.gongwen_text import blank_line
from lawgov_desktop.records import dates
from lawgov_desktop.records.record_type import Draft, Paper, PaperContext
from lawgov_desktop.registers.on_paper import agency_name
from lawgov_desktop.registers.report.marks import on_paper

_LINES_TO_WRITE = 18


def report_paper(report: Draft, context: PaperContext) -> Document:
    """年度报告 as GB/T 9704 lays out a document without 红头; what is still to be written stays marked."""
    body = on_paper(report.get("body") or "")
    lines = tuple(line for line in body.split("\n") if line.strip())
    organ = agency_name(context)
    said = Official(
        title=report.get("title") or "法治政府建设年度报告",
        text=lines or tuple(blank_line(_LINES_TO_WRITE)),
        signed_by=(organ,) if organ else (),
        day=dates.date_in_words(report.get("signed_on")) or "",
        sealed=False,
        watermark=context.watermark,
    )
    return laid_out(said)


def cover_letter(report: Draft, context: PaperContext) -> Document:
    """报送函: the report goes to the county's Party committee and government by 1 March, with a copy to its
    body for the rule of law (厅字〔2019〕28号); to whom is written by the office."""
    organ = agency_name(context) or ""
    title = report.get("title") or "法治政府建设年度报告"
    said = Official(
        title=f"关于报送{title}的函",
        text=(
            f"根据《法治政府建设与责任落实督察工作规定》，现将《{title}》报送你们，请审阅。",
            "专此函达。",
        ),
        to=report.get("sent_to") or "　　　　　　　　",
        signed_by=(organ,) if organ else (),
        day=dates.date_in_words(report.get("sent_on")) or "",
        attached=(Attached(title),),
        watermark=context.watermark,
    )
    document = letter(said, Heading((organ or "　　　　　　",), number=report.get("number") or ""))
    return replace(document, title=f"{title}报送函")


PAPERS: tuple[Paper, ...] = (
    Paper("annual_report", "年度报告", report_paper),
    Paper("report_cover_letter", "报送函", cover_letter),
)
