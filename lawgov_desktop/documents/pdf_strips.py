"""Strips: pieces of a page of known height, between which a page may end."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from lawgov_desktop.documents.document import RULES_APART_MM, Align, Rule
from lawgov_desktop.documents.pdf_lines import Line
from lawgov_desktop.documents.pdf_pages import MM, PdfPages


class Strip(Protocol):
    """A piece of a page, as wide as the text and ``height`` points high."""

    keep_with_next: bool

    @property
    def height(self) -> float:
        """Points the strip takes on its page."""

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
    """Empty height; dropped where a page begins unless it is ``kept`` there."""

    height: float
    keep_with_next: bool = False
    kept: bool = False

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


@dataclass(slots=True)
class EndsStrip:
    """One line with text at its left and at its right end."""

    left: Line
    right: Line
    height: float
    size: float
    keep_with_next: bool = False

    @property
    def heading(self) -> Sequence[Strip]:
        return ()

    def draw(self, pages: PdfPages, x: float, top: float) -> None:
        self.left.draw(pages, x, top, self.height, "left", self.size)
        self.right.draw(pages, x, top, self.height, "right", self.size)

    def split(self, room: float) -> tuple[Strip, Strip] | None:
        return None


@dataclass(slots=True)
class RuleStrip:
    """A line, or two, across the text or centred on the sheet."""

    rule: Rule
    width: float
    """Of the text, in points."""
    keep_with_next: bool = False

    @property
    def height(self) -> float:
        return self.rule.above_pt + self.rule.below_pt

    @property
    def thickness(self) -> float:
        """From the middle of the first line to the lower edge of the last."""
        first, second = self.rule.weight_mm * MM, self.rule.second_mm * MM
        return first / 2 + RULES_APART_MM * MM + second if second else first / 2

    @property
    def heading(self) -> Sequence[Strip]:
        return ()

    def draw(self, pages: PdfPages, x: float, top: float) -> None:
        rule, left, wide = self.rule, x, self.width
        if rule.width_mm:
            wide = rule.width_mm * MM
            left = (pages.width - wide) / 2
        y, first, second = top - rule.above_pt, rule.weight_mm * MM, rule.second_mm * MM
        pages.line(left, y, left + wide, y, first, rule.colour)
        if second:
            y -= first / 2 + second / 2 + RULES_APART_MM * MM
            pages.line(left, y, left + wide, y, second, rule.colour)

    def split(self, room: float) -> tuple[Strip, Strip] | None:
        return None


@dataclass(slots=True)
class FootStrip:
    """Strips that go to the very bottom of the text of their page."""

    strips: Sequence[Strip]
    keep_with_next: bool = False

    @property
    def height(self) -> float:
        return sum(strip.height for strip in self.strips)

    @property
    def heading(self) -> Sequence[Strip]:
        return ()

    def draw(self, pages: PdfPages, x: float, top: float) -> None:
        draw_down(self.strips, pages, x, top)

    def split(self, room: float) -> tuple[Strip, Strip] | None:
        return None


def draw_down(strips: Sequence[Strip], pages: PdfPages, x: float, top: float) -> None:
    """Draw the strips one below the other from ``top``."""
    for strip in strips:
        strip.draw(pages, x, top)
        top -= strip.height


def keep_together(strips: list[Strip]) -> list[Strip]:
    """The same strips, bound so that no page end falls between them while they fit one page."""
    for strip in strips[:-1]:
        strip.keep_with_next = True
    return strips
