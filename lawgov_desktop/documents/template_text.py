"""The text of a Word file by paragraph, whatever runs it is split into, and the placeholders in it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final, Literal

from lawgov_desktop.documents.template_file import TextPart, W

_P: Final = f"{W}p"
_T: Final = f"{W}t"
_TBL: Final = f"{W}tbl"
_TR: Final = f"{W}tr"
_TC: Final = f"{W}tc"
_BOX: Final = f"{W}txbxContent"
_SIGNS: Final = {f"{W}tab": "\t", f"{W}br": "\n", f"{W}cr": "\n", f"{W}noBreakHyphen": "-"}
_FALLBACK: Final = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_LEFT_OUT: Final = frozenset({_P, f"{W}pPr", f"{W}rPr", f"{W}del", f"{W}moveFrom"})
"""Not read as text of the paragraph: those of a text box inside, formats, what was struck out."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a paragraph's text and the element it stands in: a ``w:t``, or a tab or line end."""

    element: Any
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Line:
    """One paragraph: its text, the pieces it is made of, and where a clerk finds it."""

    element: Any
    text: str
    pieces: tuple[Piece, ...]
    where: str = ""
    again: bool = False
    """The second copy of a text box that Word keeps for older programs; filled, but not told of."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A placeholder, or what was meant to be one. ``inner`` is the text between its braces."""

    start: int
    end: int
    inner: str
    kind: Literal["field", "wide", "statement", "unclosed", "unopened"]
    """wide: with full-width braces; statement: {% … %} or {# … #}."""


def read_line(paragraph: Any) -> tuple[str, tuple[Piece, ...]]:
    """The text of a paragraph without that of text boxes in it, and its pieces."""
    texts: list[str] = []
    pieces: list[Piece] = []
    place = 0
    waiting = list(reversed(paragraph))
    while waiting:
        element = waiting.pop()
        if element.tag in _LEFT_OUT:
            continue
        text = (element.text or "") if element.tag == _T else _SIGNS.get(element.tag)
        if text is None:
            waiting.extend(reversed(element))
            continue
        if text:
            texts.append(text)
            pieces.append(Piece(element, place, place + len(text)))
            place += len(text)
    return "".join(texts), tuple(pieces)


def lines(part: TextPart) -> Iterator[Line]:
    """Every paragraph of a part in its order, with the place a clerk would look for it."""
    places = _Places(part)
    for paragraph in part.root.iter(_P):
        text, pieces = read_line(paragraph)
        yield Line(paragraph, text, pieces, *places.of(paragraph, text))


def unit_of(paragraph: Any) -> Any:
    """What is repeated with this paragraph: the table row it stands in, else itself."""
    for above in paragraph.iterancestors():
        if above.tag == _TR:
            return above
        if above.tag == _BOX:
            break
    return paragraph


def cell_of(paragraph: Any) -> Any | None:
    """The table cell a paragraph stands in; None elsewhere."""
    for above in paragraph.iterancestors():
        if above.tag == _TC:
            return above
        if above.tag == _BOX:
            return None
    return None


class _Places:
    """Counts as a clerk counts: paragraphs with text outside tables, tables, rows, cells."""

    def __init__(self, part: TextPart) -> None:
        self._called = part.called
        self._paragraphs = 0
        self._tables: dict[Any, int] = {}
        self._rows: dict[Any, int] = {}
        self._cells: dict[Any, int] = {}
        seen: dict[Any, int] = {}
        for element in part.root.iter(_TBL, _TR, _TC):
            if element.tag == _TBL:
                if not any(above.tag == _TBL for above in element.iterancestors()):
                    self._tables[element] = len(self._tables) + 1
                continue
            counted = self._rows if element.tag == _TR else self._cells
            owner = next((above for above in element.iterancestors() if above.tag in (_TBL, _TR)), part.root)
            seen[owner] = counted[element] = seen.get(owner, 0) + 1

    def of(self, paragraph: Any, text: str) -> tuple[str, bool]:
        """Where it stands, and whether it is a second copy."""
        row = cell = table = None
        boxed = nested = again = False
        for above in paragraph.iterancestors():
            if above.tag == _FALLBACK:
                again = True
            elif above.tag == _BOX:
                boxed = True
            elif not boxed and above.tag == _TC:
                cell = cell if cell is not None else above
            elif not boxed and above.tag == _TR:
                row = row if row is not None else above
            elif not boxed and above.tag == _TBL:
                nested, table = table is not None, above
        if text.strip() and cell is None and not boxed:
            self._paragraphs += 1
        around = f"第{max(self._paragraphs, 1)}段"
        if cell is not None:
            inside = "里的小表格" if nested else ""
            where = (
                f"表格{self._tables.get(table, 0)}{inside}第{self._rows.get(row, 0)}行"
                f"第{self._cells.get(cell, 0)}格"
            )
            where = f"文本框里的{where}" if boxed else where
        elif boxed:
            where = "文本框" if self._called else f"{around}旁的文本框"
        else:
            where = "" if self._called and around == "第1段" else around
        return self._called + where, again


_BRACES: Final = re.compile(r"\{\{|\}\}|\{[%#]|[%#]\}")
_NARROW: Final = {ord("｛"): "{", ord("｝"): "}", ord("％"): "%", ord("＃"): "#"}


def marks(text: str) -> list[Mark]:
    """The placeholders of a paragraph in their order, and everything that looks like a broken one."""
    found: list[Mark] = []
    begun: re.Match[str] | None = None
    for sign in _BRACES.finditer(text.translate(_NARROW)):
        if sign.group() == "{{" or sign.group() in ("{%", "{#"):
            if begun is not None:
                found.append(_mark(text, begun.start(), sign.start(), "unclosed"))
            begun = sign
        elif begun is None:
            if sign.group() == "}}":
                found.append(_mark(text, sign.start(), sign.end(), "unopened"))
        elif (sign.group() == "}}") == (begun.group() == "{{"):
            braces = text[begun.start() : begun.end()] + text[sign.start() : sign.end()]
            kind: Literal["field", "wide", "statement"] = "field" if braces == "{{}}" else "wide"
            if begun.group() != "{{":
                kind = "statement"
            found.append(Mark(begun.start(), sign.end(), text[begun.end() : sign.start()], kind))
            begun = None
    if begun is not None:
        found.append(_mark(text, begun.start(), len(text), "unclosed"))
    return found


def _mark(text: str, start: int, end: int, kind: Literal["unclosed", "unopened"]) -> Mark:
    return Mark(start, end, text[start:end].strip("{}｛｝%％#＃ \u3000"), kind)
