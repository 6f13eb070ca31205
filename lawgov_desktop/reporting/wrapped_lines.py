"""A text with a line end after every so many characters, as old programs save it, read as its paragraphs."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Final

from lawgov_desktop.reporting.report_text import NUMERALS, Line, lines_of

_NARROWEST, _WIDEST = 15, 60  # characters of a line; a paragraph of a report is mostly longer
_LOOSE: Final = 3
"""A line ends so many characters early where a mark or a number may not be parted."""
_LEAST: Final = 5
_SET_RIGHT: Final = re.compile(r"[ \u3000]{5,}")
"""Before a title in the middle or a signature at the right: such a line says nothing of the width."""
_STOPPED: Final = re.compile(r"[。！？；：!?;:][”’》）)】]*$")
_BEGINS: Final = re.compile(
    rf"[ \u3000]{{2,}}|\u3000|[{NUMERALS}]{{1,3}}[、是]|[（(][{NUMERALS}0-9]{{1,3}}[）)]|[0-9]{{1,2}}[.、．]"
)

_DAY_ALONE: Final = re.compile(r"[（(]?20[0-9]{2}年[0-9]{1,2}月[0-9]{1,2}日[）)]?")


@dataclass(frozen=True, slots=True)
class Whole:
    """The paragraphs of a text; each bears the number of the first line it stands on."""

    lines: tuple[Line, ...]
    parts: dict[int, tuple[Line, ...]]
    """Number of a paragraph → the lines it is made of."""

    def place(self, number: int, start: int, end: int) -> tuple[int, int, int]:
        """Where a place of a paragraph stands: line, start, end; what runs over a line end is cut there."""
        offset = 0
        for line in self.parts[number]:
            if start < offset + len(line.text):
                return line.number, start - offset, min(end - offset, len(line.text))
            offset += len(line.text)
        last = self.parts[number][-1]
        return last.number, max(0, len(last.text) - 1), len(last.text)

    def places(self, number: int, start: int, end: int) -> list[tuple[int, int, int]]:
        """Where a place of a paragraph stands, line by line."""
        offset, found = 0, []
        for line in self.parts[number]:
            first, last = max(0, start - offset), min(end - offset, len(line.text))
            if first < last:
                found.append((line.number, first, last))
            offset += len(line.text)
        return found or [self.place(number, start, end)]


def whole(lines: Sequence[Line]) -> Whole:
    """The text as paragraphs; a text that is not wrapped stays as it is."""
    measure, width = _width(lines)
    if not width:
        return Whole(tuple(lines), {line.number: (line,) for line in lines})
    groups: list[list[Line]] = []
    for line in lines:
        above = groups[-1][-1] if groups else None
        if above is not None and _goes_on(above, line, width, measure):
            # Spaces at the end of a line that goes on are no part of the sentence.
            groups[-1][-1] = replace(above, text=above.text.rstrip(" \u3000"))
            groups[-1].append(line)
        else:
            groups.append([line])
    joined = lines_of("".join(line.text for line in group) for group in groups)
    numbered = tuple(
        replace(line, number=group[0].number) for line, group in zip(joined, groups, strict=True)
    )
    return Whole(numbered, {group[0].number: tuple(group) for group in groups})


def _width(lines: Sequence[Line]) -> tuple[Callable[[str], float], float]:
    """How the lines were measured when they were cut, and how long a full one is; 0 when nothing was cut.

    A program counts characters, or columns of the screen, of which a Chinese character takes two.
    """
    if any(line.kind == "table" for line in lines):
        return _characters, 0
    texts = [
        line.text.rstrip(" \u3000")
        for line in lines
        if line.text.strip() and not _SET_RIGHT.match(line.text.replace("\u3000", "  "))
    ]
    if not texts or max(map(len, texts)) > 2 * _WIDEST:
        return _characters, 0
    measures: tuple[Callable[[str], float], ...] = (_characters, _columns)
    widths = [(_full(texts, measure), measure) for measure in measures]
    (count, width), measure = max(widths, key=lambda one: one[0][0])
    return measure, width if count else 0


def _full(texts: Sequence[str], measure: Callable[[str], float]) -> tuple[int, float]:
    """How many lines are full by this measure, and how long they are; (0, 0) when the text was not cut."""
    widest = max(map(measure, texts))
    if not _NARROWEST <= widest <= _WIDEST:
        return 0, 0
    full = [text for text in texts if measure(text) >= widest - _LOOSE]
    cut = [text for text in full if not _STOPPED.search(text)]
    many = len(full) >= _LEAST and len(full) * 10 >= len(texts) * 3 and len(cut) * 2 >= len(full)
    return (len(full), widest) if many else (0, 0)


def _characters(text: str) -> float:
    return len(text)


def _columns(text: str) -> float:
    """Length in Chinese characters: a half-width one is half as wide."""
    return sum(1.0 if unicodedata.east_asian_width(sign) in "WFA" else 0.5 for sign in text)


def _goes_on(above: Line, line: Line, width: float, measure: Callable[[str], float]) -> bool:
    text = above.text.rstrip(" \u3000")
    if not line.text.strip() or measure(text) < width - _LOOSE:
        return False
    if _DAY_ALONE.fullmatch(line.text.strip(" \u3000")):
        return False
    begins = _BEGINS.match(line.text)
    return not begins or not (_STOPPED.search(text) or line.text[0] in " \u3000")
