"""Where each page lies when pages stand below one another; thousands of them cost no more than a few."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate
from typing import Final, NamedTuple

GAP: Final = 16
"""Dots between two pages, and around them all."""

_DOTS_PER_POINT: Final = 96 / 72


class Place(NamedTuple):
    """The upper left corner of a page and its size, in dots of the screen."""

    left: int
    top: int
    width: int
    height: int


class PagePlaces:
    """Pages of ``sizes`` (points) at a zoom: 1.0 shows paper in its real size at 96 dots per inch."""

    def __init__(self, sizes: Sequence[tuple[float, float]], zoom: float) -> None:
        self.zoom = zoom
        scale = zoom * _DOTS_PER_POINT
        self._sizes = [(round(width * scale), round(height * scale)) for width, height in sizes]
        self._tops = list(accumulate((height + GAP for _, height in self._sizes), initial=GAP))
        self.widest = max((width for width, _ in self._sizes), default=0)

    def __len__(self) -> int:
        return len(self._sizes)

    @property
    def width(self) -> int:
        return self.widest + 2 * GAP

    @property
    def height(self) -> int:
        return self._tops[-1]

    def place(self, number: int, width: int) -> Place:
        """Where a page (from 0) lies on a ground ``width`` wide, in the middle."""
        across, down = self._sizes[number]
        return Place((max(width, self.width) - across) // 2, self._tops[number], across, down)

    def page_at(self, y: int) -> int:
        """The page at a height, or the one above the gap there; 0 without pages."""
        return min(max(bisect_right(self._tops, y) - 1, 0), max(len(self) - 1, 0))

    def between(self, upper: int, lower: int) -> range:
        """The pages of which something lies between two heights."""
        return range(self.page_at(upper), self.page_at(lower) + 1) if len(self) else range(0)
