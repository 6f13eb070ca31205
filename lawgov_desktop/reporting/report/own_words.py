"""The program's own sentences found again in a report: what stands in the places of their figures.

A report that was drafted here and comes back a year later is known word for word: where a whole sentence of
an outline stands, its numbers mean what the outline meant.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Final

from lawgov_desktop.reporting.report.outlines import OUTLINES
from lawgov_desktop.reporting.report.sentences import filled

_NAMES: Final = frozenset({"laws_studied", "plan_title", "group_head"})
_NUMBER: Final = "[0-9][0-9,.]*余?%?"
_NAME: Final = "[^，。；]{1,200}?"


@dataclass(frozen=True, slots=True)
class OwnWord:
    """A place of a paragraph that an outline filled with a figure."""

    start: int
    end: int
    key: str
    style: str


def own_words(text: str) -> Iterator[OwnWord]:
    """The places of figures in every sentence of ours that stands in the paragraph, in reading order."""
    places = {
        (found.start(number), found.end(number)): OwnWord(found.start(number), found.end(number), key, style)
        for shape, asked in _shapes()
        for found in shape.finditer(text)
        for number, (key, style) in enumerate(asked, start=1)
    }
    yield from sorted(places.values(), key=lambda one: one.start)


@cache
def _shapes() -> tuple[tuple[re.Pattern[str], tuple[tuple[str, str], ...]], ...]:
    """Every sentence of the outlines as a shape, and (key, style) of its places; made when first asked."""
    found = []
    sentences = {
        sentence.text: sentence
        for outline in OUTLINES
        for section in outline.sections
        for paragraph in section.paragraphs
        for sentence in paragraph.sentences
    }
    for text, sentence in sentences.items():
        literal = filled(text, lambda key, style: "\0")
        pieces = [re.escape(piece) for piece in literal.split("\0")]
        shape = pieces[0] + "".join(
            f"({_NAME if key in _NAMES else _NUMBER}){piece}"
            for (key, _), piece in zip(sentence.asked, pieces[1:], strict=True)
        )
        found.append((re.compile(f"(?:(?<=[。：:])|^){shape}"), sentence.asked))
    return tuple(found)
