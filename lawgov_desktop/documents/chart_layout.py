"""Finds the place of everything in a chart: legend, scale, bars with values, labels, where to click."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Final

from lawgov_desktop.documents.chart import Chart, ChartPoint, ChartSeries
from lawgov_desktop.documents.chart_days import lay_out_days
from lawgov_desktop.documents.chart_shapes import Area, Box, Dot, LaidChart, Measure, Shape, Stroke, Word

SIZE: Final = 9.0
TITLE_SIZE: Final = 13.0
_SMALLEST: Final = 6.5
_SMALL_LABEL: Final = 7.5
"""Labels below standing bars may shrink to this before the bars lie down."""
_LINE: Final = 1.5
_TICKS: Final = 5
_LEAST_AREA: Final = 7.0
_BAR: Final = 44.0
"""Widest standing bar."""
_CLOSEST: Final = 0.74
"""How much closer lying bars may stand where the room is short."""
_LYING: Final = 12.0
"""Height of a lying bar."""
_ROW: Final = SIZE * 1.35
"""Below the labels: a row with the numbers of a line over bars."""


@dataclass(slots=True)
class _Sheet:
    """What has been placed so far; ``top`` is where the free part begins."""

    chart: Chart
    width: float
    wanted: float
    measure: Measure
    top: float = 0.0
    shapes: list[Shape] = field(default_factory=list)
    areas: list[Area] = field(default_factory=list)
    lies: bool = False
    """The bars lie."""

    @property
    def bars(self) -> list[tuple[int, ChartSeries]]:
        """(look, series) of what is drawn as bars."""
        return [(look, one) for look, one in enumerate(self.chart.series) if self.lies or not one.as_line]

    @property
    def over(self) -> list[tuple[int, ChartSeries]]:
        """(look, series) of the lines over standing bars; they are never the first to be drawn."""
        return [
            (max(look, 1), one) for look, one in enumerate(self.chart.series) if not self.lies and one.as_line
        ]

    def area(self, x: float, y: float, width: float, height: float, title: str, point: ChartPoint) -> None:
        """A place to click on something drawn, made large enough to be hit."""
        wide, high = max(width, _LEAST_AREA), max(height, _LEAST_AREA)
        x, y = x - (wide - width) / 2, y - (high - height) / 2
        self.areas.append(Area(x, y, wide, high, ((title, point),)))

    def word(self, *word: object, **more: object) -> None:
        self.shapes.append(Word(*word, **more))  # type: ignore[arg-type]

    def fitting(self, text: str, room: float, size: float = SIZE) -> float:
        """The size at which the text goes into the room; never too small to be read."""
        return max(min(size, size * room / max(self.measure(text, size), 0.1)), _SMALLEST)


def lay_out_chart(
    chart: Chart, width: float, measure: Measure, *, height: float = 0.0, titled: bool = True
) -> LaidChart:
    """The chart ``width`` points wide. ``height`` 0: as high as it reads well; else so high, as far as its
    kind can be stretched or set closer. ``titled``: its title stands above it.
    """
    sheet = _Sheet(chart, width, height, measure)
    if titled:
        size = min(TITLE_SIZE, TITLE_SIZE * width / max(measure(chart.title, TITLE_SIZE), 1))
        sheet.word(width / 2, size * 0.8, chart.title, size, "center")
        sheet.top += size * 1.9
    sheet.lies = chart.kind in ("bar", "stacked") and not chart.empty and _lies(sheet)
    _legend(sheet)
    if chart.empty:
        sheet.word(width / 2, sheet.top + 40, "这段时间没有可以画的记录", SIZE + 1, "center", ink="quiet")
        return LaidChart(width, max(sheet.top + 80, height), tuple(sheet.shapes), ())
    if chart.kind == "year_days":
        bottom = lay_out_days(chart, width, sheet.top, height, measure, sheet.shapes, sheet.areas)
    elif chart.kind == "line":
        bottom = _standing(sheet, _lines)
    elif sheet.lies:
        bottom = _lying(sheet)
    else:
        bottom = _standing(sheet, _stacks if chart.kind == "stacked" else _groups)
    return LaidChart(width, bottom, tuple(sheet.shapes), tuple(sheet.areas))


def _legend(sheet: _Sheet) -> None:
    """Which pattern is which series at the left, the unit at the right."""
    chart = sheet.chart
    unit = f"单位：{chart.unit}" if chart.unit else ""
    if len(chart.series) < 2 and not unit:
        return
    right = sheet.width - (sheet.measure(unit, SIZE) + 12 if unit else 0)
    x, y = 2.0, sheet.top + SIZE * 0.8
    if unit:
        sheet.word(sheet.width - 2, y, unit, SIZE, "right", ink="quiet")
    for look, series in enumerate(chart.series) if len(chart.series) > 1 else ():
        title = f"{series.title} {series.total:,}" if not chart.own_scale else series.title
        wide = 22 + sheet.measure(title, SIZE)
        if x + wide > right and x > 2:
            x, y = 2.0, y + SIZE * _LINE
        if chart.kind == "year_days":
            sheet.word(x + 7, y, series.sign, SIZE, "center", ink="accent")
        elif chart.kind == "line" or (series.as_line and not sheet.lies):
            sheet.shapes.append(Stroke(x, y, x + 16, y, 1.2, dashed=look > 0, accent=look == 0))
            sheet.shapes.append(Dot(x + 8, y, look))
        else:
            sheet.shapes.append(Box(x, y - 4, 14, 8, look))
        sheet.word(x + 19, y, title, SIZE)
        x += wide + 12
    sheet.top = y + SIZE * 1.3


# --- the scale


def steps_of(highest: int) -> list[int]:
    """Whole numbers for the scale, from 0 to at least the highest value: 0, 5, 10, 15."""
    step, factors = 1, (2, 5, 10)
    while step * _TICKS < highest:
        base = 10 ** (len(str(step)) - 1)
        step = next(factor * base for factor in factors if factor * base > step)
    return [step * place for place in range(-(-max(highest, 1) // step) + 1)]


def _lies(sheet: _Sheet) -> bool:
    """Whether the bars lie: where a label has no room below a standing one."""
    chart = sheet.chart
    if chart.own_scale:
        return True
    slot = (sheet.width - 30) / max(len(chart.labels), 1)
    return any(sheet.measure(label, _SMALL_LABEL) > slot - 2 for label in chart.labels)


def _highest(sheet: _Sheet) -> int:
    """The highest bar, pile of bars or point of a line."""
    bars = list(zip(*([point.value for point in one.points] for _, one in sheet.bars), strict=True))
    piles = [sum(column) if sheet.chart.kind == "stacked" else max(column) for column in bars]
    over = [point.value for _, one in sheet.over for point in one.points]
    highest: int = max([0, *piles, *over])
    return highest


_Draw = Callable[[_Sheet, float, float, Callable[[float], float], float], None]


def _standing(sheet: _Sheet, draw: _Draw) -> float:
    """Scale at the left, labels below; ``draw`` sets the bars or lines between."""
    chart = sheet.chart
    ticks = steps_of(_highest(sheet))
    left = max(sheet.measure(f"{tick:,}", SIZE) for tick in ticks) + 8
    foot = SIZE * 2 + _ROW * len(sheet.over)
    top = sheet.top + SIZE * _LINE
    high = max((sheet.wanted or sheet.width * 0.42) - top - foot, 90.0)
    base = top + high

    def y_of(value: float) -> float:
        return base - high * value / ticks[-1]

    for tick in ticks:
        y = y_of(tick)
        sheet.shapes.append(Stroke(left, y, sheet.width, y, 0.4, faint=True))
        sheet.word(left - 5, y, f"{tick:,}", SIZE - 1, "right", ink="quiet")
    slot = (sheet.width - left) / len(chart.labels)
    draw(sheet, left, slot, y_of, base)
    sheet.shapes.append(Stroke(left, base, sheet.width, base, 0.8))
    for place, label in enumerate(chart.labels):
        size = sheet.fitting(label, slot - 1)
        sheet.word(left + (place + 0.5) * slot, base + SIZE, label, size, "center")
    for row, (look, one) in enumerate(sheet.over):
        _over(sheet, look, one, left, slot, y_of)
        _numbers_below(sheet, look, one, left, slot, base + SIZE * 2 + _ROW * (row + 0.3))
    return base + foot


def _over(
    sheet: _Sheet, look: int, one: ChartSeries, left: float, slot: float, y_of: Callable[[float], float]
) -> None:
    """A line over the bars, from what has a place in the row to the next that has."""
    spots = [(left + (n + 0.5) * slot, y_of(point.value), point) for n, point in enumerate(one.points)]
    joined = [pair for pair in pairwise(spots) if not pair[0][2].apart and not pair[1][2].apart]
    for weight, below in ((3.6, True), (1.2, False)):
        for (x1, y1, _), (x2, y2, _) in joined:
            sheet.shapes.append(Stroke(x1, y1, x2, y2, weight, dashed=not below, ground=below))
    for x, y, point in spots:
        if point.value or not point.apart:
            sheet.shapes.append(Dot(x, y, look))
        if point.value:
            sheet.area(x - 2.5, y - 2.5, 5, 5, one.title, point)


def _numbers_below(sheet: _Sheet, look: int, one: ChartSeries, left: float, slot: float, y: float) -> None:
    """What a line counts, one number below each label; its mark stands before them."""
    sheet.shapes.append(Dot(left - 7, y, look))
    for place, point in enumerate(one.points):
        text = f"{point.value:,}" if point.value or not point.apart else ""
        size = sheet.fitting(text, slot - 1, SIZE - 1)
        sheet.word(left + (place + 0.5) * slot, y, text, size, "center", ink="quiet")


def _groups(sheet: _Sheet, left: float, slot: float, y_of: Callable[[float], float], base: float) -> None:
    bars = sheet.bars
    bar = min(slot * 0.76 / len(bars), _BAR)
    for at, (look, one) in enumerate(bars):
        for place, point in enumerate(one.points):
            if not point.value:
                continue
            x = left + (place + 0.5) * slot + (at - len(bars) / 2) * bar
            y = y_of(point.value)
            sheet.shapes.append(Box(x + 0.5, y, bar - 1, base - y, look))
            text = f"{point.value:,}"
            room = bar + (slot * 0.24 if len(bars) == 1 else -1)
            sheet.word(x + bar / 2, y - SIZE * 0.65, text, sheet.fitting(text, room, SIZE - 0.5), "center")
            sheet.area(x + 0.5, y, bar - 1, base - y, one.title, point)


def _stacks(sheet: _Sheet, left: float, slot: float, y_of: Callable[[float], float], base: float) -> None:
    bars = sheet.bars
    bar = min(slot * 0.5, _BAR)
    for place in range(len(sheet.chart.labels)):
        x, below = left + (place + 0.5) * slot - bar / 2, 0
        parts = sum(1 for _, one in bars if one.points[place].value)
        for look, one in bars:
            point = one.points[place]
            if not point.value:
                continue
            lower, upper = y_of(below), y_of(below + point.value)
            sheet.shapes.append(Box(x, upper, bar, lower - upper, look))
            if parts > 1:
                crossed = [y_of(line.points[place].value) for _, line in sheet.over]
                ends = _free_part((upper, lower), crossed)
                _part_value(sheet, x, bar, ends, f"{point.value:,}", look)
            sheet.area(x, upper, bar, lower - upper, one.title, point)
            below += point.value
        if below:
            text = f"{below:,}"
            sheet.word(left + (place + 0.5) * slot, y_of(below) - SIZE * 0.65, text, SIZE, "center")


def _free_part(ends: tuple[float, float], crossed: Sequence[float]) -> tuple[float, float]:
    """The larger part of a bar that a line over it leaves free, where the line meets its middle."""
    upper, lower = ends
    for y in crossed:
        if abs(y - (upper + lower) / 2) < SIZE:
            upper, lower = (upper, y - 3) if y - upper >= lower - y else (y + 3, lower)
    return upper, lower


def _part_value(sheet: _Sheet, x: float, bar: float, ends: tuple[float, float], text: str, look: int) -> None:
    """In its part of the bar, on a plate where the part has a pattern; beside it where it is too low."""
    upper, lower = ends
    size, middle = SIZE - 1.5, (upper + lower) / 2
    wide = sheet.measure(text, size)
    if lower - upper < size * 1.2 or wide + 4 > bar:
        sheet.word(x + bar + 1.5, middle, text, _SMALLEST, ink="quiet")
        return
    if look:
        sheet.shapes.append(Box(x + bar / 2 - wide / 2 - 1.5, middle - size * 0.55, wide + 3, size * 1.1, -1))
    sheet.word(x + bar / 2, middle, text, size, "center", ink="ink" if look else "white")


def _lines(sheet: _Sheet, left: float, slot: float, y_of: Callable[[float], float], base: float) -> None:
    series = sheet.chart.series
    for look, one in reversed(list(enumerate(series))):
        spots = [(left + (n + 0.5) * slot, y_of(point.value)) for n, point in enumerate(one.points)]
        for (x1, y1), (x2, y2) in pairwise(spots):
            sheet.shapes.append(Stroke(x1, y1, x2, y2, 1.4, dashed=look > 0, accent=look == 0))
        for place, ((x, y), point) in enumerate(zip(spots, one.points, strict=True)):
            sheet.shapes.append(Dot(x, y, look))
            others = [other.points[place].value for other in series if other is not one]
            above = all(point.value > other or (point.value == other and look == 0) for other in others)
            if point.value and not (look and point.value in others):
                size = SIZE - 0.5
                shift = -size if above or not others else size
                near = [spots[n][1] for n in (place - 1, place + 1) if 0 <= n < len(spots)]
                free = all(abs(y_of(other) - y) > 3 * size for other in others)
                if len(near) == 2 and max(near) < y and free:
                    shift = size  # in a valley the line itself stands above
                if y + shift > base - size * 0.4:
                    shift = -size
                sheet.word(x, y + shift, f"{point.value:,}", size, "center", ink="quiet" if look else "ink")
            if point.records:
                sheet.area(x - 2.5, y - 2.5, 5, 5, one.title, point)


# --- lying bars


def _wrapped(text: str, room: float, measure: Measure) -> list[str]:
    """The label on one line, or on two."""
    if measure(text, SIZE) <= room:
        return [text]
    half = next((n for n in range(len(text), 0, -1) if measure(text[:n], SIZE) <= room), 1)
    rest = text[half:]
    while measure(rest, SIZE) > room and len(rest) > 2:
        rest = rest[:-2] + "…"
    return [text[:half], rest]


def _lying(sheet: _Sheet) -> float:
    chart = sheet.chart
    series = chart.series
    piled = [look for look, one in enumerate(series) if chart.kind == "stacked" and not one.as_line]
    beside = [look for look in range(len(series)) if look not in piled]
    lanes = bool(piled) + len(beside)
    widest = max(sheet.measure(label, SIZE) for label in chart.labels)
    left = min(widest, sheet.width * 0.34) + 8
    names = [_wrapped(label, left - 8, sheet.measure) for label in chart.labels]
    ends = [f"{point.value:,}{point.unit}" for one in series for point in one.points]
    room = sheet.width - left - max(sheet.measure(text, SIZE) for text in ends) - 8
    gap = 7.0
    top = sheet.top + 2
    rows = [max(lanes * _LYING, len(lines) * SIZE * 1.25) + gap for lines in names]
    stretch = (sheet.wanted - top - 6) / sum(rows) if sheet.wanted else 1.0
    stretch = min(max(stretch, _CLOSEST), 1.6)
    highest = max(_highest(sheet), 1)
    y = top
    for place, lines in enumerate(names):
        row = rows[place] * stretch
        bar = _LYING * stretch
        middle = y + row / 2
        for number, text in enumerate(lines):
            shift = (number - (len(lines) - 1) / 2) * SIZE * 1.25
            sheet.word(left - 6, middle + shift, text, SIZE, "right")
        most = max((one.points[place].value for one in series), default=0) if chart.own_scale else highest
        scale, upper = room / max(most, 1), middle - lanes * bar / 2
        if piled:
            _pile(sheet, place, piled, (left, upper, bar), scale)
            upper += bar
        for look in beside:
            _one_lying(sheet, look, series[look].points[place], (left, upper, bar), scale)
            upper += bar
        y += row
    sheet.shapes.append(Stroke(left, top, left, y, 0.8))
    return y + 4


def _pile(
    sheet: _Sheet, place: int, looks: Sequence[int], at: tuple[float, float, float], scale: float
) -> None:
    """Bars one behind the other, their sum at the end."""
    start, upper, bar = at
    total = 0
    for look in looks:
        one = sheet.chart.series[look]
        point = one.points[place]
        if point.value:
            long = point.value * scale
            sheet.shapes.append(Box(start, upper + 1, long, bar - 2, look))
            sheet.area(start, upper + 1, long, bar - 2, one.title, point)
            start += long
            total += point.value
    if total:
        sheet.word(start + 4, upper + bar / 2, f"{total:,}", SIZE)


def _one_lying(
    sheet: _Sheet, look: int, point: ChartPoint, at: tuple[float, float, float], scale: float
) -> None:
    left, upper, bar = at
    long = point.value * scale
    chart = sheet.chart
    if point.value:
        sheet.shapes.append(Box(left, upper + 1, long, bar - 2, look))
        sheet.area(left, upper + 1, long, bar - 2, chart.series[look].title, point)
    if point.value or chart.own_scale or len(chart.series) == 1:
        text, ink = f"{point.value:,}{point.unit}", "ink" if point.value else "quiet"
        sheet.word(left + long + 4, upper + bar / 2, text, min(SIZE, bar * 0.9), ink=ink)


def chart_values(chart: Chart) -> Sequence[tuple[str, ...]]:
    """The numbers of the chart as rows of a plain table, for copying: heading, then a row for each label."""
    if chart.kind == "year_days":
        rows = sorted((p.label, one.title, f"{p.value}") for one in chart.series for p in one.points)
        return [("日期", "情况", "数量"), *rows]
    head = ("", *(series.title for series in chart.series))
    lines = [
        (label, *(f"{one.points[place].value}{one.points[place].unit}" for one in chart.series))
        for place, label in enumerate(chart.labels)
    ]
    return [head, *lines]


__all__ = ["Area", "Box", "Dot", "LaidChart", "chart_values", "lay_out_chart", "steps_of"]
