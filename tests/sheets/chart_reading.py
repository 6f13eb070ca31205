"""What tests of charts look at: every chart there is, its points, and whether all of it lies on its sheet."""

from __future__ import annotations

import pytest

from lawgov_desktop.documents.chart import Chart, ChartPoint
from lawgov_desktop.documents.chart_shapes import LaidChart
from lawgov_desktop.sheets.charts import CHARTS

every_chart = pytest.mark.parametrize("offer", CHARTS, ids=lambda offer: offer.key)


def wide(text: str, size: float) -> float:
    """Every character as wide as it is high: wider than any font."""
    return len(text) * size


def points_of(chart: Chart) -> list[ChartPoint]:
    return [point for series in chart.series for point in series.points]


def inside(laid: LaidChart) -> bool:
    return all(
        area.x >= -0.1 and area.x + area.width <= laid.width + 0.1
        and area.y >= -0.1 and area.y + area.height <= laid.height + 0.1
        for area in laid.areas
    )  # fmt: skip
