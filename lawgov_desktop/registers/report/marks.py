"""Numbers in a report stay tied to their figure: ⟦lawsuits=5⟧ is shown as 5 and opens its records.

A mark holds the key of what was asked and what stands in the text. ``key:余`` asks for the rounded way of
saying it (40余 for 46). Everything else in the text is the writer's own and is never touched.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

ABOUT: Final = "余"
"""The style that says a number by its tens."""
OF_LAST_YEAR: Final = "last_year"
"""The key of words taken over from last year's report that somebody has yet to confirm: ⟦last_year:zero=2⟧件.
No figure answers it. Its style tells why, and which figure it may be."""

_MARK: Final = re.compile(r"⟦([a-z0-9_]+)(?::([^=⟦⟧]*))?=([^⟦⟧]*)⟧")


@dataclass(frozen=True, slots=True)
class Mark:
    """A number (or a name) in the text that comes from the registers; ``start``: its place in plain text."""

    key: str
    shown: str
    style: str = ""
    start: int = 0

    @property
    def end(self) -> int:
        return self.start + len(self.shown)

    def __str__(self) -> str:
        return f"⟦{self.key}{f':{self.style}' if self.style else ''}={_safe(self.shown)}⟧"


@dataclass(frozen=True, slots=True)
class Changed:
    """A mark whose number is another one now; the place is that of the new text."""

    mark: Mark
    old: str


def parted(text: str) -> Iterator[str | Mark]:
    """The text as stretches of plain text and marks, in order; marks know their place in the plain text."""
    place = plain = 0
    for found in _MARK.finditer(text):
        if before := text[place : found.start()]:
            plain += len(before)
            yield before
        yield Mark(found[1], found[3], found[2] or "", plain)
        plain += len(found[3])
        place = found.end()
    if rest := text[place:]:
        yield rest


def marks_in(text: str) -> list[Mark]:
    return [part for part in parted(text) if isinstance(part, Mark)]


def plain(text: str) -> str:
    """The text as it is read, without marks."""
    return "".join(part.shown if isinstance(part, Mark) else part for part in parted(text))


def on_paper(text: str) -> str:
    """The text as it is printed: what was taken over from last year and not confirmed cannot pass unseen."""

    def printed(part: str | Mark) -> str:
        if isinstance(part, str):
            return part
        return f"【待核：{part.shown}】" if part.key == OF_LAST_YEAR else part.shown

    return "".join(map(printed, parted(text)))


def refreshed(text: str, now: Mapping[str, str]) -> tuple[str, list[Changed]]:
    """The text with the numbers as they are now, and which of them changed; ``now``: key (with style) → text.

    A mark nobody answers for any more stays as it is: the writer is told by :func:`unanswered`.
    """
    changed: list[Changed] = []
    made: list[str] = []
    place = 0
    for part in parted(text):
        if isinstance(part, str):
            made.append(part)
            place += len(part)
            continue
        shown = now.get(name_of(part.key, part.style), part.shown)
        mark = Mark(part.key, shown, part.style, place)
        if shown != part.shown:
            changed.append(Changed(mark, part.shown))
        made.append(str(mark))
        place = mark.end
    return "".join(made), changed


def unanswered(text: str, now: Mapping[str, str]) -> list[Mark]:
    """Marks that ask for what nobody answers, such as a figure of another version."""
    return [mark for mark in marks_in(text) if name_of(mark.key, mark.style) not in now]


def name_of(key: str, style: str = "") -> str:
    return f"{key}:{style}" if style else key


def about(number: int) -> str:
    """46 → 40余, 40 → 40, 7 → 7: rounded down to the ten, 余 only where something is left over."""
    tens = number // 10 * 10
    return f"{tens}{ABOUT}" if number >= 10 and number != tens else str(number)


def _safe(shown: str) -> str:
    return shown.replace("⟦", "[").replace("⟧", "]")
