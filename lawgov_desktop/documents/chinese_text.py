"""How Chinese text may be cleaned, measured and broken into lines, whatever it is drawn with."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator
from typing import Final

# Line-start and line-end rules: GB/T 15834—2011 标点符号用法, 5.1 (横排文稿标点符号的位置).
_NEVER_FIRST: Final = "，。、；：？！）］｝〕】》〉」』”’〗·～－／％‰℃°′″,.;:?!)\\]}%"
_NEVER_LAST: Final = "（［｛〔【《〈「『“‘〖￥＄￡¥$(\\[{"
_LETTER: Final = "0-9A-Za-z\u00c0-\u024f\u0370-\u03ff\u0400-\u04ff"
WORD: Final = f"[{_LETTER}]+(?:[-.,:'/_@&+][{_LETTER}]+)*"
"""A Latin word or a number with its inner marks (2025-03-05, 1,234.56): not broken while it fits a line."""

_PIECE: Final = re.compile(rf"\n|[ \u3000]+|[{_NEVER_LAST}]*(?:{WORD}|——|……|[^\n \u3000])[{_NEVER_FIRST}]*")
_ODD_SPACE: Final = re.compile("[\u1680\u2000-\u200a\u202f\u205f]")
# Controls, zero-width and direction marks, variation selectors: nothing to see, so nothing to print.
_INVISIBLE: Final = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufe00-\ufe0f\ufeff\U000e0100-\U000e01ef]"
)


def clean(text: str) -> str:
    """Text as it can be printed: line ends as ``\\n``, odd spaces as spaces, invisible marks gone."""
    if text.isprintable():
        if text.isascii():
            return text
    else:
        text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\u2028", "\n").replace("\u2029", "\n")
        text = _ODD_SPACE.sub(" ", text.replace("\t", "    "))
    return _INVISIBLE.sub("", text)


def pieces(text: str) -> Iterator[re.Match[str]]:
    """Cut text into what a line end may not part: a character with its marks, a word, spaces, ``\\n``."""
    return _PIECE.finditer(text)


def is_space(piece: str) -> bool:
    """True for the spaces :func:`pieces` cuts out, which vanish at a line end."""
    return piece[0] in " \u3000"


def break_lines(text: str, width: Callable[[str], float], limit: float) -> list[str]:
    """Break clean text into lines no wider than ``limit`` (in the unit of ``width``); never empty.

    A piece wider than a whole line is cut between characters: nothing is ever lost.
    """
    lines: list[str] = []
    line, used = "", 0.0
    for match in _PIECE.finditer(text):
        piece = match.group()
        if piece == "\n":
            lines.append(line.rstrip())
            line, used = "", 0.0
            continue
        wide = width(piece)
        if used + wide <= limit:
            line, used = line + piece, used + wide
            continue
        if is_space(piece):
            used = limit + 1  # the spaces vanish and the next piece begins a line
            continue
        if line:
            lines.append(line.rstrip())
            line, used = "", 0.0
        if wide <= limit:
            line, used = piece, wide
            continue
        for character in piece:
            wide = width(character)
            if line and used + wide > limit:
                lines.append(line)
                line, used = "", 0.0
            line, used = line + character, used + wide
    lines.append(line.rstrip())
    return lines


class _Columns(dict[str, int]):
    """Half-width columns a character takes, worked out once per character."""

    def __missing__(self, character: str) -> int:
        columns = self[character] = _columns(character)
        return columns


def _columns(character: str) -> int:
    if unicodedata.combining(character):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WFA" else 1


def chars_wide(text: str) -> float:
    """Width in Chinese characters of text on one line; a Latin letter or a digit is half of one."""
    return sum(map(_columns, text)) / 2


class ColumnCounter:
    """Measures text in half-width columns (a Chinese character is 2), as spreadsheets measure widths."""

    def __init__(self) -> None:
        self._columns = _Columns()

    def width(self, text: str) -> int:
        """Columns the text takes on one line."""
        if text.isascii():
            return len(text)
        return sum(map(self._columns.__getitem__, text))

    def lines(self, text: str, columns: float) -> int:
        """Lines the text takes in a cell ``columns`` wide."""
        if "\n" not in text and (len(text) * 2 <= columns or self.width(text) <= columns):
            return 1
        return len(break_lines(text, self.width, columns))
