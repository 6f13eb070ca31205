"""Strips: pieces of a page of known height, between which a page may end."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from lawgov_desktop.documents.document import Align
from lawgov_desktop.documents.pdf_lines import Line
from lawgov_desktop.documents.pdf_pages import PdfPages


class Strip(Protocol):
    """A piece of a page, as wide as the text and ``height`` points high."""

    height: float
    keep_with_next: bool

    @property
    def heading(self) -> Sequence[Strip]:
        """Strips printed again above this one when it begins a page."""

    def draw(self, pages: PdfPages, x: float, top: float) -> None:
        """Draw below ``top``, from ``x`` to the right."""

    def split(self, room: float) -> tuple[Strip, Strip] | None:
        """Two strips, the first at most ``room`` high; None when it cannot be parted there."""


@dataclass(slots=True)
class LineStrip:
    """One line of text."""

    line: Line
    height: float
    size: float
    align: Align
    shift: float = 0.0
    keep_with_next: bool = False

    @property
    def heading(self) -> Sequence[Strip]:
        return ()

    def draw(self, pages: PdfPages, x: float, top: float) -> None:
        self.line.draw(pages, x + self.shift, top, self.height, self.align, self.size)

    def split(self, room: float) -> tuple[Strip, Strip] | None:
        return None


@dataclass(slots=True)
class GapStrip:
    """Empty height; dropped where a page begins."""

    height: float
    keep_with_next: bool = False

    @property
    def heading(self) -> Sequence[Strip]:
        return ()

    def draw(self, pages: PdfPages, x: float, top: float) -> None:
        pass

    def split(self, room: float) -> tuple[Strip, Strip] | None:
        return None


@dataclass(slots=True)
class BreakStrip(GapStrip):
    """The page ends here."""

    height: float = 0.0


def keep_together(strips: list[Strip]) -> list[Strip]:
    """The same strips, bound so that no page end falls between them while they fit one page."""
    for strip in strips[:-1]:
        strip.keep_with_next = True
    return strips
