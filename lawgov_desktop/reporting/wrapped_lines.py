"""A text with a line end after every so many characters, as old programs save it, read as its paragraphs."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from lawgov_desktop.reporting.report_text import NUMERALS, Line, lines_of

_NARROWEST, _WIDEST = 15, 60  # characters of a line; a paragraph of a report is mostly longer
_LOOSE: Final = 3
"""A line ends so many characters early where a mark or a number may not be parted."""
_LEAST: Final = 5
_STOPPED: Final = re.compile(r"[。！？；：!?;:][”’》）)】]*$")
_BEGINS: Final = re.compile(
    rf"[ \u3000]{{2,}}|\u3000|[{NUMERALS}]{{1,3}}[、是]|[（(][{NUMERALS}0-9]{{1,3}}[）)]|[0-9]{{1,2}}[.、．]"
)


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


def whole(lines: Sequence[Line]) -> Whole:
    """The text as paragraphs; a text that is not wrapped stays as it is."""
    width = _width(lines)
    if not width:
        return Whole(tuple(lines), {line.number: (line,) for line in lines})
    groups: list[list[Line]] = []
    for line in lines:
        above = groups[-1][-1] if groups else None
        if above is not None and _goes_on(above, line, width):
            groups[-1].append(line)
        else:
            groups.append([line])
    joined = lines_of("".join(line.text for line in group) for group in groups)
    numbered = tuple(
        replace(line, number=group[0].number) for line, group in zip(joined, groups, strict=True)
    )
    return Whole(numbered, {group[0].number: tuple(group) for group in groups})


def _width(lines: Sequence[Line]) -> int:
    """How many characters a full line has; 0 when the text is not wrapped."""
    if any(line.kind == "table" for line in lines):
        return 0
    texts = [line.text.rstrip(" \u3000") for line in lines if line.text.strip()]
    widest = max(map(len, texts), default=0)
    if not _NARROWEST <= widest <= _WIDEST:
        return 0
    full = [text for text in texts if len(text) >= widest - _LOOSE]
    cut = [text for text in full if not _STOPPED.search(text)]
    return (
        widest
        if len(full) >= _LEAST and len(full) * 10 >= len(texts) * 3 and len(cut) * 2 >= len(full)
        else 0
    )


def _goes_on(above: Line, line: Line, width: int) -> bool:
    text = above.text.rstrip(" \u3000")
    if not line.text.strip() or len(text) < width - _LOOSE:
        return False
    begins = _BEGINS.match(line.text)
    return not begins or not (_STOPPED.search(text) or line.text[0] in " \u3000")
