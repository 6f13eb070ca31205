"""A chart as it is drawn: what is clicked lies on what is drawn, and every look stands out."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from lawgov_desktop.documents.chart import Chart, ChartPoint, ChartSeries
from lawgov_desktop.documents.chart_colours import DARK, LIGHT, PAPER, ChartColours, contrast
from lawgov_desktop.documents.chart_layout import lay_out_chart, steps_of
from lawgov_desktop.documents.chart_shapes import Box, Dot, Stroke, Word
from lawgov_desktop.documents.pdf_charts import CHART_FONT, picture_of, write_chart
from lawgov_desktop.office import Office
from lawgov_desktop.reporting.period import Period
from lawgov_desktop.sheets.charts import ChartOffer, chart_of
from tests.sheets.chart_reading import every_chart, inside, points_of, wide

WHOLE = Period.year(2025)


@pytest.fixture(scope="module")
def practice(whole_year: Office) -> Office:
    return whole_year


@given(st.integers(0, 2_000_000))
def test_a_scale_is_of_whole_numbers_and_holds_the_highest(highest: int) -> None:
    steps = steps_of(highest)
    assert steps[0] == 0
    assert steps[-1] >= max(highest, 1)
    assert 2 <= len(steps) <= 6
    assert len({one - other for one, other in zip(steps[1:], steps, strict=False)}) == 1


@every_chart
@pytest.mark.parametrize(("width", "height"), [(420, 0), (560, 0), (900, 480), (728, 400)])
def test_what_is_clicked_lies_on_what_is_drawn(
    practice: Office, offer: ChartOffer, width: float, height: float
) -> None:
    chart = offer.make(practice, WHOLE)
    laid = lay_out_chart(chart, width, practice.fonts().typeface(CHART_FONT).width, height=height)
    clickable = [point for area in laid.areas for _, point in area.points]
    assert Counter(id(point) for point in clickable) == Counter(id(p) for p in points_of(chart) if p.value)
    assert inside(laid)
    lines = [point for series in chart.series if series.as_line for point in series.points]
    if chart.kind in ("bar", "stacked"):
        bars = [box for box in laid.shapes if isinstance(box, Box) and box.look >= 0]
        for area in laid.areas:
            if any(point in lines for _, point in area.points):
                continue
            middle = (area.x + area.width / 2, area.y + area.height / 2)
            on = [
                box for box in bars
                if box.x - 0.1 <= middle[0] <= box.x + box.width + 0.1
                and box.y - 0.1 <= middle[1] <= box.y + box.height + 0.1
            ]  # fmt: skip
            assert on, area.words


def test_bars_are_as_long_as_their_values() -> None:
    points = tuple(ChartPoint(f"第{n}", n, "k", ("u",) * n) for n in (1, 2, 4, 8))
    for long_labels in (False, True):
        named = tuple(replace(one, label=one.label * (9 if long_labels else 1)) for one in points)
        laid = lay_out_chart(Chart("k", "图", "bar", (ChartSeries("一", named),)), 500, wide)
        sizes = [box.width if long_labels else box.height for box in laid.shapes if isinstance(box, Box)]
        assert [round(size / sizes[0], 2) for size in sizes] == [1, 2, 4, 8]


wild = st.lists(st.tuples(st.text(max_size=40), st.integers(0, 10**6)), min_size=1, max_size=60)


@given(wild, st.sampled_from(["bar", "stacked", "line"]), st.floats(260, 1200), st.floats(0, 800))
def test_any_numbers_and_words_can_be_laid_out(
    rows: list[tuple[str, int]], kind: str, width: float, height: float
) -> None:
    points = tuple(ChartPoint(label, value, "k", ("u",) * min(value, 1)) for label, value in rows)
    other = tuple(replace(point, value=point.value // 2) for point in points)
    chart = Chart("k", "图", kind, (ChartSeries("一", points), ChartSeries("二", other)))  # type: ignore[arg-type]
    laid = lay_out_chart(chart, width, lambda text, size: len(text) * size * 0.6, height=height)
    assert laid.height > 0
    for box in laid.shapes:
        if isinstance(box, Box):
            assert box.width >= 0
            assert box.height >= 0


def test_a_line_over_bars_does_not_reach_what_has_no_month() -> None:
    bars = tuple(ChartPoint(f"{n}月", 3, "k", ("u",) * 3) for n in range(1, 6))
    other = (ChartPoint("未写月份", 2, "k", ("u",) * 2, apart=True),)
    line = ChartSeries("上年", (*bars, *other), as_line=True)
    chart = Chart("k", "图", "bar", (ChartSeries("本年", (*bars, *other)), line))
    laid = lay_out_chart(chart, 500, wide)
    dots = [one for one in laid.shapes if isinstance(one, Dot)]
    dashes = [one for one in laid.shapes if isinstance(one, Stroke) and one.dashed]
    last = max(dot.x for dot in dots)
    assert all(one.x2 < last for one in dashes)
    assert len(dashes) == 4 + 1  # between five months, and the one in the legend
    foot = max(one.y for one in laid.shapes if isinstance(one, Word))
    below = [one.text for one in laid.shapes if isinstance(one, Word) and one.y == foot]
    assert below == ["3", "3", "3", "3", "3", "2"]


def test_where_bars_lie_a_line_is_one_more_bar() -> None:
    points = tuple(ChartPoint(f"很长的名称{n}" * 3, n, "k", ("u",) * n) for n in (2, 4))
    for kind in ("bar", "stacked"):
        series = (
            ChartSeries("一", points),
            ChartSeries("二", points),
            ChartSeries("上年", points, as_line=True),
        )
        laid = lay_out_chart(Chart("k", "图", kind, series), 300, wide)  # type: ignore[arg-type]
        assert not [one for one in laid.shapes if isinstance(one, Dot)]
        assert len(laid.areas) == 6
        assert inside(laid)


# --- in colours


@pytest.mark.parametrize("colours", [PAPER, LIGHT, DARK], ids=["paper", "light", "dark"])
def test_words_and_marks_stand_out_from_what_they_stand_on(colours: ChartColours) -> None:
    for words, below in (
        (colours.ink, colours.ground),
        (colours.quiet, colours.ground),
        (colours.accent, colours.ground),  # the signs of days
        (colours.on_accent, colours.accent),
        (colours.ink, colours.pale),
        (colours.accent, colours.pale),
    ):
        assert contrast(words, below) >= 4.5, (words, below)
    for mark in (colours.accent, colours.ink):  # bars; outlines, patterns and axes
        assert contrast(mark, colours.ground) >= 3


def test_the_contrast_is_that_of_the_standard() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == contrast("#ffffff", "#777777") == pytest.approx(4.48, abs=0.01)


def test_a_dark_chart_is_dark_and_a_paper_never(practice: Office, tmp_path: Path) -> None:
    chart = chart_of("mediation_by_month").make(practice, WHOLE)
    for colours in (PAPER, DARK):
        write_chart(chart, tmp_path / "a.pdf", practice.fonts(), width=400, colours=colours)
        picture_of(tmp_path / "a.pdf", tmp_path / "a.png", 72)
        with Image.open(tmp_path / "a.png") as picture:
            found = "#{:02x}{:02x}{:02x}".format(*picture.convert("RGB").getpixel((1, 1)))  # type: ignore[misc]
            assert contrast(found, colours.ground) < 1.02


def test_in_grey_no_two_looks_are_alike(practice: Office, tmp_path: Path) -> None:
    points = (ChartPoint("月", 10, "k", ("u",)),)
    chart = Chart("k", "图", "bar", tuple(ChartSeries(f"第{n}", points) for n in range(5)))
    drawn = write_chart(chart, tmp_path / "a.pdf", practice.fonts(), width=400, height=300)
    picture_of(tmp_path / "a.pdf", tmp_path / "a.png", 144)
    with Image.open(tmp_path / "a.png") as picture:
        grey = picture.convert("L")
        bars = []
        for area in drawn.laid.areas:
            left, upper = (drawn.margin + area.x + 3) * 2, (drawn.margin + area.y + 3) * 2
            inner = (left, upper, left + 2 * (area.width - 6), upper + 2 * (area.height - 6))
            values = list(grey.crop(tuple(map(round, inner))).get_flattened_data())
            bars.append((round(sum(values) / len(values)), max(values) - min(values) > 60))
    assert len(set(bars)) == 5, bars
    greys = sorted(mean for mean, _ in bars)
    assert all(other - one >= 12 for one, other in pairwise(greys)), bars
