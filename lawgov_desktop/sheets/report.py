"""Sheets of the yearly report: where its numbers come from, this year beside the last, what each means."""

from __future__ import annotations

from datetime import date
from typing import Final

from lawgov_desktop.documents.document import (
    Document,
    PageSetup,
    Paragraph,
    Table,
    TableColumn,
    TableRow,
    Title,
)
from lawgov_desktop.errors import UserError
from lawgov_desktop.office import Office
from lawgov_desktop.registers.report.marks import marks_in
from lawgov_desktop.reporting.period import Period
from lawgov_desktop.reporting.report.answers import Said, answers
from lawgov_desktop.reporting.report.on_paper import sources
from lawgov_desktop.reporting.report.writing import KIND, period_of
from lawgov_desktop.sheets.sheet import Sheet, SheetAsked

_WIDE: Final = PageSetup(landscape=True, top_mm=18, bottom_mm=16, left_mm=18, right_mm=18)
_SMALL: Final = 9.0
_HOW_COMPARED: Final = "上年为零的不算同比；末日口径的数字，两年都数到12月31日。"


def sources_sheet(office: Office, asked: SheetAsked) -> Document:
    """数据来源表 of one report: every number, its rule, its records."""
    report = office.store.get(KIND, asked.records[0]) or {}
    body = report.get("body") or ""
    if not marks_in(body):
        raise UserError("这份报告里没有连着台账的数字。", todo="请先写初稿。")
    told = answers(office.store, period_of(report))
    return Document(
        f"{report.get('title')}数据来源表", tuple(sources(office.store, body, told)), page=_WIDE,
        watermark=office.watermark,
    )  # fmt: skip


def year_on_year(office: Office, asked: SheetAsked) -> Document:
    """同比表: every number of the year beside the same of the year before (R06)."""
    now, before = (answers(office.store, Period.year(year)) for year in (asked.year, asked.year - 1))
    rows = [TableRow(("序号", "数字", f"{asked.year - 1}年", f"{asked.year}年", "增减", "同比", "口径"))]
    kept = [said for said in now.values() if said.value is not None and said.unit != "元"]
    for number, said in enumerate(kept, start=1):
        rows.append(TableRow((str(number), _named(said), *_compared(before[said.key], said), said.rule)))
    columns = (
        TableColumn(9, "center"), TableColumn(52), TableColumn(18, "right"), TableColumn(18, "right"),
        TableColumn(18, "right"), TableColumn(18, "right"), TableColumn(110),
    )  # fmt: skip
    return Document(
        f"{asked.year}年同比表",
        (
            Title(f"{asked.year}年法治建设主要数字同比表", space_before_pt=0),
            Table(columns, tuple(rows), header_rows=1, size_pt=_SMALL),
            Paragraph(
                _HOW_COMPARED,
                first_indent_chars=0,
                size_pt=_SMALL,
            ),
        ),
        page=_WIDE,
        watermark=office.watermark,
    )


def _named(said: Said) -> str:
    return f"{said.title}（{said.unit}）"


def _compared(before: Said, now: Said) -> tuple[str, str, str, str]:
    old, new = before.value or 0, now.value or 0
    change = f"{new - old:+d}" if new != old else "0"
    return str(old), str(new), change, f"{(new - old) / old:+.1%}" if old else "—"


def dictionary(office: Office, asked: SheetAsked) -> Document:
    """口径词典: what every number counts, and in which register (H01)."""
    told = answers(office.store, Period(asked.first or date.min, asked.last or date.max))
    rows = [TableRow(("序号", "数字", "单位", "怎么数", "哪本台账"))]
    for number, said in enumerate(told.values(), start=1):
        register = office.store.kinds[said.kind].title
        rows.append(TableRow((str(number), said.title, said.unit, said.rule, register)))
    columns = (
        TableColumn(9, "center"), TableColumn(60), TableColumn(14, "center"), TableColumn(130),
        TableColumn(34),
    )  # fmt: skip
    return Document(
        "口径词典",
        (Title("口径词典", space_before_pt=0), Table(columns, tuple(rows), header_rows=1, size_pt=_SMALL)),
        page=_WIDE,
        watermark=office.watermark,
    )


SHEETS: tuple[Sheet, ...] = (
    Sheet("report_sources", "数据来源表", (KIND,), sources_sheet, records="one"),
    Sheet("year_on_year", "同比表", (KIND,), year_on_year, period="year"),
    Sheet("figure_dictionary", "口径词典", (KIND,), dictionary, period="year"),
)
