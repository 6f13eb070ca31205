"""What a drawn chart is made of: boxes, lines, marks and words at their places, and the places to click."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from lawgov_desktop.documents.chart import ChartPoint

Measure = Callable[[str, float], float]
"""(text, size in points) → its width in points."""

Ink = Literal["ink", "quiet", "accent", "white"]


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle filled in the manner of series ``look``: 0 solid, then patterns; -1 a white plate."""

    x: float
    y: float
    width: float
    height: float
    look: int


@dataclass(frozen=True, slots=True)
class Stroke:
    """A straight line; ``faint`` for what only guides the eye."""

    x1: float
    y1: float
    x2: float
    y2: float
    weight: float = 0.6
    faint: bool = False
    dashed: bool = False
    accent: bool = False
    ground: bool = False
    """In the colour of the ground: it frees what is drawn over it from what lies below."""


@dataclass(frozen=True, slots=True)
class Dot:
    """The mark of a line's point: full for the first series, hollow and square for the second."""

    x: float
    y: float
    look: int


@dataclass(frozen=True, slots=True)
class Word:
    """Text on one line; (x, y) is the middle of its height, at its left, its middle or its right."""

    x: float
    y: float
    text: str
    size: float
    align: Literal["left", "center", "right"] = "left"
    ink: Ink = "ink"


Shape = Box | Stroke | Dot | Word


@dataclass(frozen=True, slots=True)
class Area:
    """A place to click, and what is shown there; several points where a day holds several things."""

    x: float
    y: float
    width: float
    height: float
    points: tuple[tuple[str, ChartPoint], ...]
    """(title of the series, point)."""

    def holds(self, x: float, y: float) -> bool:
        return self.x <= x <= self.x + self.width and self.y <= y <= self.y + self.height

    @property
    def words(self) -> str:
        """8月 受理：12."""
        return "\n".join(
            f"{point.label} {title}：{point.value:,}{point.unit}".replace("  ", " ")
            for title, point in self.points
        )


@dataclass(frozen=True, slots=True)
class LaidChart:
    """Shapes in points from the upper left corner, y downwards, in the order they are drawn."""

    width: float
    height: float
    shapes: tuple[Shape, ...]
    areas: tuple[Area, ...]

    def area_at(self, x: float, y: float) -> Area | None:
        """The uppermost place there."""
        return next((area for area in reversed(self.areas) if area.holds(x, y)), None)
