"""The report as an official document with its charts, and the table that proves its numbers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any, Final

from lawgov_desktop.documents.chart import Chart
from lawgov_desktop.documents.document import (
    WU_HAO,
    Block,
    Cell,
    Document,
    PageBreak,
    Table,
    TableColumn,
    TableRow,
    Title,
)
from lawgov_desktop.documents.gongwen import Official, plain
from lawgov_desktop.records.record_type import PaperContext
from lawgov_desktop.registers.report.marks import marks_in
from lawgov_desktop.registers.report.marks import on_paper as printed
from lawgov_desktop.registers.report.whose import whose_report
from lawgov_desktop.reporting.report.answers import Answers
from lawgov_desktop.reporting.report.chart_pages import chart_pages
from lawgov_desktop.storage.store import Store

_MOST_NAMED: Final = 3
"""Records named in the table of sources; the window opens all of them."""


def official(title: str, body: str, *, organ: str, day: str = "", watermark: str = "") -> Official:
    """What the report says, to be dressed by :mod:`~lawgov_desktop.documents.gongwen`."""
    lines = tuple(line for line in printed(body).split("\n") if line.strip())
    return Official(title, lines, (organ,) if organ else (), day, sealed=False, watermark=watermark)


def official_today(report: Mapping[str, Any], context: PaperContext) -> Official:
    """A report as it leaves the office: of its organ, of the day of its signature, else of today."""
    return official(
        report.get("title") or "",
        report.get("body") or "",
        organ=whose_report(context).organ,
        day=report.get("signed_on") or context.today.isoformat(),
        watermark=context.watermark,
    )


def report_document(said: Official, sources: Sequence[Block] = (), charts: Sequence[Chart] = ()) -> Document:
    """The report in the style of GB/T 9704 without a red head; charts and sources follow on own pages."""
    document = plain(said)
    behind: list[Block] = []
    for blocks in (chart_pages(charts), sources):
        behind += [PageBreak(), *blocks] if blocks else []
    return replace(document, blocks=(*document.blocks, *behind))


def sources(store: Store, body: str, asked: Answers) -> list[Block]:
    """数据来源表: a line for every number of the text, with its rule, its register and its first records."""
    rows = [TableRow(tuple(Cell(text) for text in ("序号", "数字", "数值", "口径", "来源台账", "记录")))]
    for number, key in enumerate(dict.fromkeys(mark.key for mark in marks_in(body)), start=1):
        said = asked.get(key)
        if said is None:
            continue
        named = [store.names.title(said.kind, uuid) for uuid in said.records[:_MOST_NAMED]]
        told = "；".join(name for name in named if name)
        register = store.kinds[said.kind].title
        if len(said.records) > _MOST_NAMED:
            told += f"等{len(said.records)}条"
        value = f"{said.shown}{said.unit}"
        rows.append(TableRow((str(number), said.title, value, said.proof, register, told)))
    widths = (9, 30, 26, 52, 22, 42)
    columns = tuple(
        TableColumn(width, "center" if place in (0, 2) else "left") for place, width in enumerate(widths)
    )
    return [
        Title("数据来源表", size_pt=18.0, space_before_pt=0, space_after_pt=8),
        Table(columns, tuple(rows), header_rows=1, size_pt=WU_HAO - 1.5),
    ]
