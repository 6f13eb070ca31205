"""Days as a chart: the months of a year or some of them, a sign in every day that holds something."""

from __future__ import annotations

from calendar import monthrange
from datetime import date
from typing import Final

from lawgov_desktop.documents.chart import Chart, ChartPoint
from lawgov_desktop.documents.chart_shapes import Area, Box, Measure, Shape, Stroke, Word

_WEEK: Final = "一二三四五六日"
_GAP: Final = 14.0
_LEAST: Final = 6.0
_WIDEST: Final = 250.0
"""Of a month, where few are shown."""
QUIET_DAY: Final = 5
"""The look of a day that only waits for something."""


def lay_out_days(
    chart: Chart,
    width: float,
    top: float,
    height: float,
    measure: Measure,
    shapes: list[Shape],
    areas: list[Area],
) -> float:
    """Place the months of the chart's days; gives where they end."""
    year = date.fromisoformat(next(p.label for one in chart.series for p in one.points)).year
    begin, end = chart.months
    count = end - begin + 1
    across = min(4 if width >= 560 else 3 if width >= 330 else 2, count)
    month_width = min((width - (across - 1) * _GAP) / across, _WIDEST)
    aside = (width - across * month_width - (across - 1) * _GAP) / 2
    cell = month_width / 7
    rows = -(-count // across)
    usual = min(cell * 0.78, 19.0)
    room = (height - top - 6) / rows if height else 0.0
    head = 2.6
    tall = max(min((room - 8) / (6 + head), cell), 10.5) if room else usual
    by_day: dict[str, list[tuple[int, str, str, ChartPoint]]] = {}
    for number, series in enumerate(chart.series):
        for point in series.points:
            by_day.setdefault(point.label, []).append((number, series.sign, series.title, point))
    for month in range(begin, end + 1):
        row, column = divmod(month - begin, across)
        x, y = aside + column * (month_width + _GAP), top + row * (tall * (6 + head) + 8)
        size = max(min(cell * 0.42, tall * 0.62, 9.0), _LEAST)
        shapes.append(Word(x + 2, y + tall * 0.55, f"{month}月", size + 1.5))
        for place, name in enumerate(_WEEK):
            shapes.append(Word(x + (place + 0.5) * cell, y + tall * 1.7, name, size, "center", "quiet"))
        shapes.append(Stroke(x, y + tall * 2.3, x + month_width, y + tall * 2.3, 0.4, faint=True))
        shift = date(year, month, 1).weekday()
        for day in range(1, monthrange(year, month)[1] + 1):
            line, place = divmod(day - 1 + shift, 7)
            left, upper = x + place * cell, y + (line + 2.45) * tall
            held = by_day.get(date(year, month, day).isoformat(), [])
            middle = upper + tall / 2
            if not held:
                shapes.append(Word(left + cell / 2, middle, str(day), size, "center", "quiet"))
                continue
            number = held[0][0]
            look = QUIET_DAY if chart.series[number].quiet else 4 if number else 2
            shapes.append(Box(left + 0.7, upper + 0.7, cell - 1.4, tall - 1.4, look))
            sign = held[0][1]
            together = measure(f"{day}", size) + measure(sign, size) + 1
            start = left + (cell - together) / 2
            shapes.append(Word(start, middle, str(day), size))
            shapes.append(Word(start + together, middle, sign, size, "right", "accent"))
            points = tuple((title, point) for _, _, title, point in held)
            areas.append(Area(left, upper, cell, tall, points))
    return top + rows * (tall * (6 + head) + 8)
