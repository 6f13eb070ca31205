"""Reads the paragraphs of a .docx as a person sees them: with Word's own numbers, without deleted text.

The parts are read one by one under a bound (ECMA-376 part 1, 17): a damaged picture or a link that leads
nowhere, which WPS writes, keeps nobody from the text.
"""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from lxml import etree

from lawgov_desktop.records.numbers import chinese_numeral
from lawgov_desktop.spreadsheets.backends.tables import RawBook, RawSheet, Refused

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_STRICT = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
_USUAL = b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_GONE = (f"{_W}del", f"{_W}moveFrom", _FALLBACK)
"""Deleted or moved away with 修订 on; and what is written a second time for old programs."""
_MOST_PART_BYTES = 64 << 20
_CHINESE = ("chineseCounting", "chineseCountingThousand", "ideographTraditional", "japaneseCounting",
            "taiwaneseCounting", "taiwaneseCountingThousand", "ideographDigital")  # fmt: skip
_DEEPEST = 9  # levels of a list; ECMA-376 knows no more

_NOTES = (("word/footnotes.xml", f"{_W}footnote"), ("word/endnotes.xml", f"{_W}endnote"))

TABLE, HEADING, TITLE, NOTE = "table", "heading", "title", "note"
"""What the second cell of a row says of a paragraph; ``heading`` is followed by its level."""


def read(path: Path, kind: str, max_cells: int) -> RawBook:
    """One sheet: a row for each paragraph or table row, with its text and what it is. Raises Refused."""
    with zipfile.ZipFile(path) as packed:
        content = _part(packed, "word/document.xml")
        if content is None:
            raise Refused("no_text", 0)
        styles = _styles(_part(packed, "word/styles.xml"))
        numbering = _Numbering(_part(packed, "word/numbering.xml"))
        notes = [(_part(packed, name), tag) for name, tag in _NOTES]
    sheet = RawSheet("")
    sheet.row_numbers = numbers = []
    number = 0
    body = content.find(f"{_W}body")
    paragraphs = () if body is None else _paragraphs(body, styles, numbering)
    for text, what in (*paragraphs, *_notes(notes)):
        for piece in text.split("\n"):
            number += 1
            if piece.strip():
                sheet.rows.append([piece, what])
                numbers.append(number)
        if number > max_cells:
            raise Refused("too_many_cells", number)
    return RawBook([sheet])


def _part(packed: zipfile.ZipFile, name: str) -> etree._Element | None:
    found = next((one for one in packed.infolist() if one.filename.replace("\\", "/").lower() == name), None)
    if found is None:
        return None
    with packed.open(found) as stream:
        data = stream.read(_MOST_PART_BYTES + 1)
    if len(data) > _MOST_PART_BYTES:
        raise Refused("too_many_cells", len(data))
    return etree.fromstring(data.replace(_STRICT, _USUAL), etree.XMLParser(resolve_entities=False))


# ------------------------------------------------------------------------- styles and numbers


@dataclass(slots=True)
class _Style:
    name: str = ""
    based_on: str = ""
    outline: int | None = None
    number: str | None = None
    level: int | None = None


def _value(element: etree._Element | None, path: str) -> str | None:
    found = None if element is None else element.find("/".join(f"{_W}{step}" for step in path.split("/")))
    return None if found is None else found.get(f"{_W}val")


def _small(text: str | None) -> int | None:
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 6 else None


def _styles(part: etree._Element | None) -> dict[str, _Style]:
    styles: dict[str, _Style] = {}
    for one in () if part is None else part.iterfind(f"{_W}style"):
        styles[one.get(f"{_W}styleId", "")] = _Style(
            (_value(one, "name") or "").lower(),
            _value(one, "basedOn") or "",
            _small(_value(one, "pPr/outlineLvl")),
            _value(one, "pPr/numPr/numId"),
            _small(_value(one, "pPr/numPr/ilvl")),
        )
    for key, one in styles.items():
        seen, above = {key}, styles.get(one.based_on)
        while above is not None and one.based_on not in seen:
            seen.add(one.based_on)
            one.outline = above.outline if one.outline is None else one.outline
            one.number = above.number if one.number is None else one.number
            one.level = above.level if one.level is None else one.level
            one.based_on, above = above.based_on, styles.get(above.based_on)
    return styles


@dataclass(slots=True)
class _List:
    shapes: dict[int, tuple[str, str, int]] = field(default_factory=dict)
    """Level → (format of the number, text with %1 … in it, first number)."""
    counts: dict[int, int] = field(default_factory=dict)


class _Numbering:
    """Counts as Word counts: the numbers of headings often stand nowhere in the text."""

    def __init__(self, part: etree._Element | None) -> None:
        self._lists: dict[str, _List] = {}
        self._list_of: dict[str, str] = {}
        self._restarts: dict[str, dict[int, int]] = {}
        if part is None:
            return
        for one in part.iterfind(f"{_W}abstractNum"):
            shapes = self._lists.setdefault(one.get(f"{_W}abstractNumId", ""), _List()).shapes
            for level in one.iterfind(f"{_W}lvl"):
                place = _small(level.get(f"{_W}ilvl"))
                if place is not None and place < _DEEPEST:
                    first = _small(_value(level, "start"))
                    shape = _value(level, "numFmt") or "decimal", _value(level, "lvlText") or ""
                    shapes[place] = (*shape, 1 if first is None else first)
        for one in part.iterfind(f"{_W}num"):
            number = one.get(f"{_W}numId", "")
            self._list_of[number] = _value(one, "abstractNumId") or ""
            starts = {
                _small(level.get(f"{_W}ilvl")): _small(_value(level, "startOverride"))
                for level in one.iterfind(f"{_W}lvlOverride")
            }
            self._restarts[number] = {
                place: first for place, first in starts.items() if place is not None and first is not None
            }

    def next(self, number: str, level: int) -> str:
        """The number of the next paragraph of this list, as it is printed; "" for a bullet."""
        own = self._lists.get(self._list_of.get(number, ""))
        if own is None or level not in own.shapes:
            return ""
        first = own.shapes[level][2]
        restart = self._restarts.get(number, {}).pop(level, None)
        own.counts[level] = restart if restart is not None else own.counts.get(level, first - 1) + 1
        for deeper in [place for place in own.counts if place > level]:
            del own.counts[deeper]
        shape, text, _ = own.shapes[level]
        if shape in ("bullet", "none"):
            return ""
        for place in range(level + 1):
            if f"%{place + 1}" in text:
                kind, _, start = own.shapes.get(place, ("decimal", "", 1))
                text = text.replace(f"%{place + 1}", _written(own.counts.get(place, start), kind))
        return text


def _written(number: int, shape: str) -> str:
    if shape in _CHINESE:
        return chinese_numeral(number)
    if shape.startswith("decimalEnclosedCircle") and 1 <= number <= 20:
        return chr(0x245F + number)
    if shape in ("lowerLetter", "upperLetter") and 1 <= number <= 26:
        return chr((0x60 if shape == "lowerLetter" else 0x40) + number)
    return str(number)


# ------------------------------------------------------------------------- paragraphs


def _paragraphs(
    body: etree._Element, styles: dict[str, _Style], numbering: _Numbering
) -> Iterator[tuple[str, str]]:
    for element in _blocks(body):
        if element.tag == f"{_W}tr":
            cells = (" ".join(_text(one) for one in cell.iter(f"{_W}p")) for cell in element.iter(f"{_W}tc"))
            yield "\t".join(" ".join(cell.split()) for cell in cells), TABLE
            continue
        style = styles.get(_value(element, "pPr/pStyle") or "", _Style())
        number = _value(element, "pPr/numPr/numId")
        level = _small(_value(element, "pPr/numPr/ilvl"))
        number = style.number if number is None else number
        level = style.level if level is None else level
        text = _text(element)
        if number and number != "0" and text.strip():
            text = numbering.next(number, level or 0) + text
        outline = _small(_value(element, "pPr/outlineLvl"))
        outline = style.outline if outline is None else outline
        if style.name == "title":
            yield text, TITLE
        elif outline is not None and outline < _DEEPEST:
            yield text, f"{HEADING}{outline + 1}"
        else:
            yield text, ""


def _notes(parts: list[tuple[etree._Element | None, str]]) -> Iterator[tuple[str, str]]:
    """Footnotes and endnotes, behind the text; those with a type are only the lines above them."""
    for part, tag in parts:
        for note in () if part is None else part.iterfind(tag):
            if note.get(f"{_W}type") is None:
                for paragraph in note.iter(f"{_W}p"):
                    yield _text(paragraph), NOTE


def _blocks(element: etree._Element) -> Iterator[etree._Element]:
    """Paragraphs and table rows in the order of the page; those of text boxes after the one they hang on."""
    for child in element:
        if child.tag in _GONE:
            continue
        if child.tag in (f"{_W}p", f"{_W}tr"):
            yield child
            if child.tag == f"{_W}tr":
                continue
        yield from _blocks(child)


def _text(element: etree._Element) -> str:
    """The text of one paragraph, without that of paragraphs inside it."""
    pieces: list[str] = []
    for child in element:
        if child.tag == f"{_W}t":
            pieces.append(child.text or "")
        elif child.tag in (f"{_W}br", f"{_W}cr"):
            pieces.append("" if child.get(f"{_W}type") == "page" else "\n")
        elif child.tag == f"{_W}tab":
            pieces.append("\t")
        elif child.tag == f"{_W}noBreakHyphen":
            pieces.append("-")
        elif child.tag not in (*_GONE, f"{_W}p", f"{_W}pPr", f"{_W}rPr"):
            pieces.append(_text(child))
    return "".join(pieces)
