"""The colours a chart is drawn in: one set for paper, one for a light and one for a dark screen.

Colour never tells anything alone: series differ by pattern, and every bar has its number beside it. The sets
keep the contrasts of WCAG 2.1: 4.5:1 for words (1.4.3), 3:1 for what is read from its shape (1.4.11).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class ChartColours:
    """Colours as ``#rrggbb``; what is drawn stands on ``ground``."""

    ground: str
    ink: str
    """Words, axes, outlines and patterns."""
    quiet: str
    """Words of lesser weight: scales, units."""
    accent: str
    """The first series: solid bars, the line of the period asked for."""
    on_accent: str
    """Words on a solid bar."""
    pale: str
    """The filled bars and days that are no pattern; words stand on it."""
    faint: str
    """Lines that only guide the eye; nothing is read from them."""


PAPER: Final = ChartColours(
    ground="#ffffff",
    ink="#1f2933",
    quiet="#57636e",
    accent="#1b5e78",
    on_accent="#ffffff",
    pale="#d9e6eb",
    faint="#d6dbe0",
)
"""A laser printer makes greys of these: the accent dark, the pale fill light, the patterns black."""

LIGHT: Final = PAPER
"""A light screen shows the paper as it will be printed."""

DARK: Final = ChartColours(
    ground="#20272d",
    ink="#e6eaed",
    quiet="#a9b4bd",
    accent="#6fb7d2",
    on_accent="#10171c",
    pale="#2b4450",
    faint="#3b454d",
)


def contrast(one: str, other: str) -> float:
    """How far two colours are apart, from 1 (the same) to 21 (black on white); WCAG 2.1, contrast ratio."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    """Relative luminance of WCAG 2.1: 0 is black, 1 is white."""
    red, green, blue = (_linear(int(colour[at : at + 2], 16) / 255) for at in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(part: float) -> float:
    return float(part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4)
