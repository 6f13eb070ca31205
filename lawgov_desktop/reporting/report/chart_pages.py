"""附图: the charts of a report on its own pages, each whole, with how it was counted."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from math import ceil
from typing import Final

from lawgov_desktop.documents.chart import Chart
from lawgov_desktop.documents.chart_layout import lay_out_chart
from lawgov_desktop.documents.document import (
    SAN_HAO,
    Block,
    ChartBlock,
    Document,
    FontRole,
    PageBreak,
    PageNumbers,
    Paragraph,
    Spacer,
)
from lawgov_desktop.documents.gongwen_text import MM, OFFICIAL_PAGE
from lawgov_desktop.reporting.charts import shortened

_RULE_PT: Final = 9.0
_RULE_LINE_PT: Final = 13.0
_RULE_CHARS: Final = 48
"""Characters of a rule on one line of the 版心 (156 mm), its indent taken off."""
_HEAD_MM: Final = 12.0
"""The word 附图 above the first chart."""
_BETWEEN_MM: Final = 6.0
_TO_SPARE_MM: Final = 7.0
"""What a rule that breaks earlier than counted may take, and the line a picture stands on in a Word file."""
_TALL: Final = 14
"""Bars lying side by side that half a page still shows; charts with more of them get a page."""


def chart_annex(title: str, charts: Sequence[Chart], watermark: str = "") -> Document:
    """The charts alone, to be laid beside a report that is already on paper."""
    return Document(
        title, tuple(chart_pages(charts)), OFFICIAL_PAGE, page_numbers=PageNumbers(), watermark=watermark
    )


def chart_pages(charts: Sequence[Chart]) -> list[Block]:
    """附图: two charts a page with how they were counted, one that is long on a page of its own.

    Made for the page of official documents (版心 156 × 225 mm). Charts without anything to draw are left
    out. Their patterns tell the series apart on a black-and-white printer.
    """
    drawn = [chart for chart in charts if not chart.empty]
    made: list[Block] = []
    number = 0
    for place, page in enumerate(_in_pages(drawn)):
        if place:
            made.append(PageBreak())
        else:
            made.append(_note("附图", font=FontRole.HEI, size_pt=SAN_HAO))
        room = OFFICIAL_PAGE.text_mm[1] - (0 if place else _HEAD_MM)
        room = room if _is_tall(page[0]) else room / 2 - _BETWEEN_MM
        for below, chart in enumerate(page):
            number += 1
            made += [Spacer(_BETWEEN_MM)] if below else []
            numbered = replace(chart, title=f"附图{number}　{chart.title}") if len(drawn) > 1 else chart
            made += _with_rules(numbered, room)
    return made


def _in_pages(charts: Sequence[Chart]) -> Iterator[list[Chart]]:
    """Those that share a page first, in pairs; else a tall one would leave half a page empty before it."""
    sharing = [chart for chart in charts if not _is_tall(chart)]
    for place in range(0, len(sharing), 2):
        yield sharing[place : place + 2]
    yield from ([chart] for chart in charts if _is_tall(chart))


def _is_tall(chart: Chart) -> bool:
    return chart.own_scale or chart.kind == "year_days" or (chart.kind == "bar" and len(chart.labels) > _TALL)


def _with_rules(chart: Chart, room_mm: float) -> list[Block]:
    """The chart as high as the room leaves beside its rules, which stand below it in small print."""
    rules = [f"{'口径：' if place == 0 else ''}{rule}。" for place, rule in enumerate(chart.rules)]
    lines = sum(ceil(len(rule) / _RULE_CHARS) for rule in rules)
    left_mm = room_mm - lines * _RULE_LINE_PT / MM - _TO_SPARE_MM
    return [
        ChartBlock(_fitted(chart, left_mm), height_mm=left_mm),
        *(
            _note(rule, size_pt=_RULE_PT, line_pt=_RULE_LINE_PT, left_indent_chars=0 if place == 0 else 3)
            for place, rule in enumerate(rules)
        ),
    ]


def _fitted(chart: Chart, height_mm: float) -> Chart:
    """A chart of more bars than the page holds: the last of them stand together as 其余 n 个."""
    width = OFFICIAL_PAGE.text_mm[0] * MM
    most = len(chart.labels)
    shown = chart
    while chart.kind == "bar" and most > _TALL:
        laid = lay_out_chart(shown, width, lambda text, size: len(text) * size, height=height_mm * MM)
        if laid.height <= height_mm * MM:
            break
        most -= 1
        shown = replace(chart, series=shortened(chart.series, most))
    return shown


def _note(words: str, *, font: FontRole = FontRole.SONG, size_pt: float, line_pt: float = 0,
          left_indent_chars: float = 0) -> Paragraph:  # fmt: skip
    return Paragraph(
        words, first_indent_chars=0, font=font, size_pt=size_pt, line_pt=line_pt,
        left_indent_chars=left_indent_chars, keep_with_next=font is FontRole.HEI,
    )  # fmt: skip
