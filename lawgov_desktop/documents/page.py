"""The sheet a paper is printed on: its size and margins, the grid its text stands on, its page numbers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, Literal

Paper = Literal["A4", "A3"]

PAPER_MM: Final[Mapping[Paper, tuple[float, float]]] = {"A4": (210.0, 297.0), "A3": (297.0, 420.0)}
"""Portrait width and height in mm (GB/T 148)."""

_MM: Final = 72 / 25.4


@dataclass(frozen=True, slots=True)
class Grid:
    """Lines on a page and characters of ``size_pt`` on a line that fill the text area exactly (文档网格).

    Text of that size stands on it; paragraphs follow its lines unless they give their own; pages are
    filled to the last line.
    """

    lines: int = 22
    chars: int = 28
    size_pt: float = 16.0


@dataclass(frozen=True, slots=True)
class PageNumbers:
    """Numbers at the outer edge: odd pages right, even pages left, between dashes (``— 1 —``).

    ``below_text_mm`` is from the lower edge of the text area to the dash, ``indent_chars`` from the edge.
    """

    size_pt: float = 14.0
    below_text_mm: float = 7.0
    indent_chars: float = 1.0
    on_first_page: bool = True


@dataclass(frozen=True, slots=True)
class PageSetup:
    """Paper and margins in mm. The default left margin leaves room to bind the paper into a volume."""

    paper: Paper = "A4"
    landscape: bool = False
    top_mm: float = 25.0
    bottom_mm: float = 22.0
    left_mm: float = 28.0
    right_mm: float = 24.0
    grid: Grid | None = None

    @property
    def size_mm(self) -> tuple[float, float]:
        """Width and height as the sheet is read."""
        width, height = PAPER_MM[self.paper]
        return (height, width) if self.landscape else (width, height)

    @property
    def text_mm(self) -> tuple[float, float]:
        """Width and height of the text area (版心)."""
        width, height = self.size_mm
        return width - self.left_mm - self.right_mm, height - self.top_mm - self.bottom_mm

    @property
    def pitch_pt(self) -> float:
        """Line to line on the grid; 0 without one."""
        return self.text_mm[1] * _MM / self.grid.lines if self.grid else 0.0

    def gap_pt(self, size_pt: float) -> float:
        """Points the grid adds after every character of this size, less than 0 when it draws them closer."""
        if self.grid is None or abs(size_pt - self.grid.size_pt) > 0.01:
            return 0.0
        return self.text_mm[0] * _MM / self.grid.chars - size_pt

    def char_pt(self, size_pt: float) -> float:
        """What one Chinese character of this size takes on a line."""
        return size_pt + self.gap_pt(size_pt)


USUAL_PAGE: Final = PageSetup()
"""What papers have that ask for nothing else."""
