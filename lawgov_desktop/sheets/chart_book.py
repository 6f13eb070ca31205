"""统计图册: the charts of a period one after the other on A4, each with how it was counted (H02)."""

from __future__ import annotations

from typing import Final

from lawgov_desktop.documents.chart import Chart
from lawgov_desktop.documents.document import (
    Block,
    ChartBlock,
    Document,
    FontRole,
    PageSetup,
    Paragraph,
    Title,
)
from lawgov_desktop.errors import UserError
from lawgov_desktop.office import Office
from lawgov_desktop.reporting.period import Period
from lawgov_desktop.sheets.charts import chart_of
from lawgov_desktop.sheets.sheet import Sheet, SheetAsked

IN_BOOK: Final = (
    "mediation_by_month",
    "mediation_by_type",
    "mediation_by_result",
    "events_by_month",
    "mediation_by_committee",
    "year_calendar",
    "certificates",
    "lawsuits_by_month",
    "year_on_year",
)
"""About in the order of the drawers, so that no page stands half empty."""

_PAGE: Final = PageSetup(top_mm=20, bottom_mm=20, left_mm=22, right_mm=20)
_HEIGHTS: Final = {"year_calendar": 150.0, "mediation_by_committee": 190.0, "year_on_year": 130.0}
_USUAL: Final = 72.0
_SMALL: Final = 9.0


def chart_book(office: Office, asked: SheetAsked) -> Document:
    """Every chart that has something to tell. UserError when none has."""
    assert asked.first is not None  # the sheet asks for a span
    assert asked.last is not None
    period = Period(asked.first, asked.last)
    made = [chart_of(key).make(office, period) for key in IN_BOOK]
    shown = [chart for chart in made if not chart.empty]
    if not shown:
        raise UserError(f"{period.in_words}没有可以画的记录。", todo="请换一段时间。")
    blocks: list[Block] = [
        Title(
            f"{office.office_name}统计图册（{period.in_words}）",
            size_pt=18,
            space_before_pt=0,
            space_after_pt=4,
        ),
        Paragraph(
            f"制图日期：{office.store.today().isoformat()}",
            align="center",
            size_pt=_SMALL,
            first_indent_chars=0,
        ),
    ]
    for number, chart in enumerate(shown, start=1):
        blocks += _pages_of(number, chart)
    return Document(f"统计图册（{period.in_words}）", tuple(blocks), _PAGE, watermark=office.watermark)


def _pages_of(number: int, chart: Chart) -> list[Block]:
    """Its title, how it was counted, and the picture; the three stay together."""
    rules = [
        Paragraph(
            f"{'口径：' if place == 0 else ''}{rule}。",
            first_indent_chars=0,
            left_indent_chars=0 if place == 0 else 3,
            size_pt=_SMALL,
            line_pt=13,
            space_after_pt=4 if place == len(chart.rules) - 1 else 0,
            keep_with_next=True,
        )
        for place, rule in enumerate(chart.rules)
    ]
    return [
        Paragraph(
            f"图{number}　{chart.title}",
            first_indent_chars=0,
            font=FontRole.HEI,
            size_pt=12,
            space_before_pt=12,
            space_after_pt=2,
            keep_with_next=True,
        ),
        *rules,
        ChartBlock(chart, height_mm=_HEIGHTS.get(chart.key, _USUAL), titled=False),
    ]


SHEETS: Final = (Sheet("chart_book", "统计图册", ("annual_report",), chart_book, period="span"),)
