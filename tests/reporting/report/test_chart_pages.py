"""附图: every chart whole on its page with its rule, two a page where they are not long."""

from __future__ import annotations

from pathlib import Path

import pypdfium2
import pytest

from lawgov_desktop.documents.chart import Chart, ChartPoint, ChartSeries
from lawgov_desktop.documents.document import Block, ChartBlock, PageBreak
from lawgov_desktop.documents.fonts import FontBook, usual_font_dirs
from lawgov_desktop.documents.gongwen_text import OFFICIAL_PAGE
from lawgov_desktop.documents.pdf import render_pdf
from lawgov_desktop.reporting.report.chart_pages import chart_annex, chart_pages
from lawgov_desktop.reporting.report.on_paper import official, report_document

RULES = ("受理日期在报告期内，不予受理和作废编号除外", "按登记簿的次序排列，不是名次")


def chart(title: str, bars: int = 6, *, series: int = 2, value: int = 7, kind: str = "bar") -> Chart:
    made = tuple(
        ChartSeries(f"第{n}列", tuple(ChartPoint(f"柳河镇第{bar}村", value + bar) for bar in range(bars)))
        for n in range(series)
    )
    return Chart(title, title, kind, made, "件", RULES)  # type: ignore[arg-type]


def pages_of(blocks: list[Block]) -> list[list[str]]:
    """The titles of the charts page by page."""
    pages: list[list[str]] = [[]]
    for block in blocks:
        if isinstance(block, PageBreak):
            pages.append([])
        elif isinstance(block, ChartBlock):
            pages[-1].append(block.chart.title)
    return pages


@pytest.mark.parametrize(("small", "tall"), [(1, 0), (2, 0), (3, 1), (0, 2), (5, 2)])
def test_two_a_page_and_the_long_ones_alone_each_on_one_sheet(
    small: int, tall: int, root: Path, tmp_path: Path
) -> None:
    charts = [chart(f"图{n}") for n in range(small)] + [chart(f"长图{n}", 23) for n in range(tall)]
    expected = -(-small // 2) + tall
    assert len(pages_of(chart_pages(charts))) == expected
    out = tmp_path / "附图.pdf"
    fonts = FontBook(usual_font_dirs(), root / "resources" / "fonts")
    render_pdf(chart_annex("附图", charts), out, fonts)
    with pypdfium2.PdfDocument(out) as document:
        assert len(document) == expected
        text = "".join(page.get_textpage().get_text_bounded() for page in document)
    assert text.count("口径：") == small + tall


def test_every_chart_is_numbered_in_the_order_of_the_pages() -> None:
    blocks = chart_pages([chart("长", 23), chart("一"), chart("二")])
    titles = [title for page in pages_of(blocks) for title in page]
    assert titles == ["附图1　一", "附图2　二", "附图3　长"]
    assert pages_of(chart_pages([chart("只有一张")])) == [["只有一张"]]


def test_more_bars_than_a_page_holds_stand_together_and_none_is_lost() -> None:
    (block,) = [one for one in chart_pages([chart("多", 40)]) if isinstance(one, ChartBlock)]
    shown = block.chart.series[0]
    assert shown.points[-1].label.startswith("其余 ")
    assert shown.total == chart("多", 40).series[0].total
    assert block.height_mm < OFFICIAL_PAGE.text_mm[1]


def test_a_chart_with_nothing_to_draw_is_left_out() -> None:
    empty = Chart("空", "空", "bar", (ChartSeries("列", (ChartPoint("一月", 0),)),))
    assert chart_pages([empty]) == []
    said = official("报告", "正文。", organ="样例镇人民政府")
    assert report_document(said, charts=[empty]) == report_document(said)
