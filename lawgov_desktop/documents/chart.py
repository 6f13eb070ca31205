"""A chart as numbers and words: what it shows, not how it is drawn; one for screen and paper."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

ChartKind = Literal["bar", "stacked", "line", "year_days"]


@dataclass(frozen=True, slots=True)
class ChartPoint:
    """One number of a chart and the records (uuids of the register ``kind``) it counts.

    ``label`` says what it stands for: a month, a village; an ISO date in a chart of ``year_days``.
    """

    label: str
    value: int
    kind: str = ""
    records: tuple[str, ...] = ()
    unit: str = ""
    """Written behind the value where the rows of a chart count different things."""
    apart: bool = False
    """Stands beside the row of the others (what has no month): no line leads to it."""


@dataclass(frozen=True, slots=True)
class ChartSeries:
    """Points that are drawn alike. ``sign`` stands in the days of a year and in its legend."""

    title: str
    points: tuple[ChartPoint, ...]
    sign: str = ""
    quiet: bool = False
    """Drawn faintly: days that only wait for something."""
    as_line: bool = False
    """Among bars: a line over them, to compare them with (another year, a plan); where the bars lie, one
    more bar. Its numbers stand in a row below."""

    @property
    def total(self) -> int:
        return sum(point.value for point in self.points)


@dataclass(frozen=True, slots=True)
class Chart:
    """Series with the same labels in the same order; those of ``year_days`` name only the days they mark.

    ``rules``: how it was counted (口径), printed below it. ``own_scale``: every row is drawn on a scale of
    its own, because the rows count different things. ``months``: which of the year ``year_days`` shows, the
    first and the last.
    """

    key: str
    title: str
    kind: ChartKind
    series: tuple[ChartSeries, ...]
    unit: str = ""
    rules: tuple[str, ...] = ()
    own_scale: bool = False
    months: tuple[int, int] = (1, 12)

    @property
    def labels(self) -> tuple[str, ...]:
        return tuple(point.label for point in self.series[0].points) if self.series else ()

    @property
    def empty(self) -> bool:
        """Nothing to be drawn."""
        return not any(point.value for series in self.series for point in series.points)
