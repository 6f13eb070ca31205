"""What a report is made of: sections of paragraphs, paragraphs of sentences, sentences that ask for figures.

A sentence is said only when the registers bear it out: every figure it names is more than nothing. Where
nothing is there, ``zero`` is what may be said instead, once a person has confirmed that there was nothing.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from lawgov_desktop.reporting.period import Period
from lawgov_desktop.reporting.report.answers import Answers
from lawgov_desktop.storage.store import Store

_ASKED: Final = re.compile(r"\{([a-z0-9_]+)(?::([^{}]*))?\}")

Paragraphs = Callable[[Store, Period, Answers], list[str]]
"""Paragraphs made of the records themselves: problems, plans, what a leader did."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """``text`` names figures as {lawsuits} or {market_day_events:余}; it is said when all are more than 0.

    ``unless``: figures that keep it from being said; ``same`` and ``differ``: two figures that must be equal
    (全部办结), or must not.
    ``needs``: figures that must be more than 0 too, where the text itself does not name them.
    ``zero``: what is said instead when the first figure is 0 and the writer has confirmed it.
    """

    text: str
    zero: str = ""
    unless: tuple[str, ...] = ()
    same: tuple[str, str] | None = None
    differ: tuple[str, str] | None = None
    needs: tuple[str, ...] = ()

    @property
    def keys(self) -> tuple[str, ...]:
        """What it rests on, in order: all of it must be there."""
        return (*(found[1] for found in _ASKED.finditer(self.text)), *self.needs)

    @property
    def asked(self) -> tuple[tuple[str, str], ...]:
        """(key, style) of everything it names, in order."""
        return tuple((found[1], found[2] or "") for found in _ASKED.finditer(self.text))


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Sentences in a row. ``opening`` stands before them when at least one of them is said."""

    sentences: tuple[Sentence, ...]
    opening: str = ""


@dataclass(frozen=True, slots=True)
class Section:
    """A heading with its paragraphs; ``told`` adds paragraphs made of records.

    ``missing`` tells the writer what to look for when the registers have nothing for it.
    """

    heading: str
    paragraphs: tuple[Paragraph, ...] = ()
    told: Paragraphs | None = None
    missing: str = ""


@dataclass(frozen=True, slots=True)
class Outline:
    """How a report is built; its texts may name {town}, {organ}, {term} (2025年度) and {span} (2025年)."""

    key: str
    name: str
    title: str
    opening: str
    sections: tuple[Section, ...]
    closing: str = ""


def filled(text: str, mark: Callable[[str, str], str]) -> str:
    """The sentence with each figure it names replaced by what ``mark(key, style)`` gives."""
    return _ASKED.sub(lambda found: mark(found[1], found[2] or ""), text)
