"""Fills a Word template: every placeholder gets its value in the dress it was written in, or a blank."""

from __future__ import annotations

import copy
import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any, Final

from lxml import etree

from lawgov_desktop.documents.chinese_text import clean
from lawgov_desktop.documents.template_file import TemplateFile, W
from lawgov_desktop.documents.template_names import Asked, FieldNames
from lawgov_desktop.documents.template_text import (
    Line,
    Mark,
    Piece,
    cell_of,
    lines,
    marks,
    read_line,
    unit_of,
)
from lawgov_desktop.documents.template_values import NO_DAY, Values, blank_width
from lawgov_desktop.errors import UserError
from lawgov_desktop.records.fields import Date, LongText
from lawgov_desktop.records.record_type import Draft

_NEVER_IN_XML: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_SPACE: Final = "{http://www.w3.org/XML/1998/namespace}space"
_SWALLOWED: Final = ("，", "、", "；", ",", ";")
_KEPT: Final = "\u00a0\u00a0"
_BLANK: Final = "\u3000"
_RULED_LINES: Final = 3
"""Lines for the pen where a long text that has a paragraph of its own is absent."""
_MOST_ELEMENTS: Final = 600_000
"""What a repeated part may grow to: some 3,000 pages."""
_USUAL_LINE: Final = 36.0
_PER_COPY: Final = (
    "{http://schemas.microsoft.com/office/word/2010/wordml}paraId",
    "{http://schemas.microsoft.com/office/word/2010/wordml}textId",
)

Row = tuple[int, Draft] | None
Group = tuple[str, tuple[str, str] | None]
"""A child's name and, when only a part of its rows is meant, the choice that tells which."""


def fill_template(file: TemplateFile, names: FieldNames, values: Values) -> bytes:
    """The filled Word file. UserError names a placeholder that is not known, or a part that grew too large.

    Nothing is computed from the template but names: there are no expressions, and what a value says is
    never read as a placeholder again.
    """
    done: dict[str, bytes] = {}
    line_chars = _USUAL_LINE
    for part in file.parts():
        filling = _Filling(names, values, line_chars)
        if not part.called:
            filling.line_chars = line_chars = _line_chars(part.root)
        filling.fill(list(lines(part)))
        done[part.name] = etree.tostring(
            part.root.getroottree(), xml_declaration=True, encoding="UTF-8", standalone=True
        )
    return file.with_parts(done)


@dataclass(slots=True)
class _Filling:
    names: FieldNames
    values: Values
    line_chars: float
    elements: int = 0
    blocks: list[tuple[list[Any], Group]] = field(default_factory=list)
    within: set[Any] = field(default_factory=set)

    def fill(self, every: Sequence[Line]) -> None:
        groups: dict[Any, Group] = {}
        with_marks: list[Line] = []
        begun: list[tuple[Line, Asked]] = []
        for line in every:
            found = [asked for _, asked in self._asked(line.text)]
            if found:
                with_marks.append(line)
            for asked in found:
                if asked.how == "begin":
                    begun.append((line, asked))
                elif asked.how == "end" and begun:
                    self._around(begun.pop(), line)
            group = next((asked.group for asked in found if asked.group), None)
            if group:
                groups.setdefault(unit_of(line.element), group)
        groups = {unit: group for unit, group in groups.items() if not self._is_within(unit)}
        for line in with_marks:
            if not self._is_within(line.element) and not any(
                unit in groups for unit in (line.element, *line.element.iterancestors())
            ):
                self._fill_line(line.element, None)
        for units in _neighbours(groups):
            self._repeat(units, *groups[units[0]])
        for units, group in self.blocks:
            self._repeat(units, *group)

    def _around(self, begun: tuple[Line, Asked], ended: Line) -> None:
        """What stands between two marks is repeated as a whole; the paragraphs of the marks go."""
        (line, asked), last = begun, ended.element
        first = line.element
        units = []
        for element in first.itersiblings():
            if element is last:
                break
            if element.tag != f"{W}sectPr":
                units.append(element)
        first.getparent().remove(first)
        last.getparent().remove(last)
        if units:
            self.blocks.append((units, (asked.child, asked.only)))
            self.within.update(units)

    def _is_within(self, element: Any) -> bool:
        return bool(self.within) and any(one in self.within for one in (element, *element.iterancestors()))

    def _asked(self, text: str) -> list[tuple[Mark, Asked]]:
        if "{{" not in text:
            return []
        found = []
        for mark in marks(text):
            asked = self.names.find(mark.inner) if mark.kind == "field" else None
            if asked is None:
                raise UserError(
                    f"模板里的“{text[mark.start : mark.end][:40]}”填不了。",
                    data_safe="台账没有改动。",
                    todo="请在“设置—文书模板”里重新检查这份模板，或恢复内置的文书。",
                )
            found.append((mark, asked))
        return found

    def _repeat(self, units: Sequence[Any], child: str, only: tuple[str, str] | None) -> None:
        rows: list[Row] = list(enumerate(self.values.rows(child, only), start=1)) or [None]
        self.elements += len(rows) * sum(sum(1 for _ in unit.iter()) for unit in units)
        if self.elements > _MOST_ELEMENTS:
            raise UserError(
                "按模板填出来的文件太大了。",
                data_safe="台账没有改动。",
                todo="请把模板里重复的部分改小，或恢复内置的文书。",
            )
        blank = [copy.deepcopy(unit) for unit in units]
        for one in blank:
            one.tail = None
            _forget_identities(one)
        copies = [list(units), *([copy.deepcopy(one) for one in blank] for _ in rows[1:])]
        last = units[-1]
        for more in copies[1:]:
            for one in more:
                last.addnext(one)
                last = one
        if _parts_pages(copies[-1][-1]) and len(units) > 1:
            dropped = copies[-1].pop()
            dropped.getparent().remove(dropped)
        for some, row in zip(copies, rows, strict=True):
            for unit in some:
                for paragraph in list(unit.iter(f"{W}p")):
                    self._fill_line(paragraph, row)

    def _fill_line(self, paragraph: Any, row: Row) -> None:
        text, pieces = read_line(paragraph)
        asked = self._asked(text)
        if not asked:
            return
        alone = len(asked) == 1 and text.strip() == text[asked[0][0].start : asked[0][0].end]
        if alone:
            several = self._paragraphs(paragraph, asked[0][1], row)
            if several:
                _in_several(paragraph, asked[0][0], several)
                return
        in_cell = alone and _fills_cell(paragraph)
        for mark, one in reversed(asked):
            carrier = _carrier(pieces, mark)
            value, ruled = self._dressed(one, row, in_cell=in_cell, ruled=_is_ruled(carrier.element))
            for piece in reversed(_within(pieces, mark)):
                element = piece.element
                if element.tag != f"{W}t":
                    element.getparent().remove(element)
                    continue
                before = element.text[: max(mark.start - piece.start, 0)]
                after = element.text[mark.end - piece.start :] if piece.end > mark.end else ""
                if piece is carrier:
                    if one.may_lack and not value:
                        after = after[1:] if after[:1] in _SWALLOWED else after
                    _put(element, before, value, after, ruled=ruled and bool(value))
                else:
                    _say(element, before + after)

    def _paragraphs(self, paragraph: Any, asked: Asked, row: Row) -> list[tuple[str, bool]]:
        """The paragraphs a long text becomes that stands alone: (text, ruled); empty for all others."""
        if not isinstance(asked.own, LongText) or asked.tick:
            return []
        text = self.values.text(asked, row)
        told = [clean(line).strip() for line in clean(text).split("\n") if line.strip()]
        if told:
            return [(line, False) for line in told] if len(told) > 1 else []
        if cell_of(paragraph) is not None:
            return []
        room = int(self.line_chars * 12 / _points(paragraph)) - 3
        return [(_BLANK * max(room, 8), True)] * _RULED_LINES

    def _dressed(self, asked: Asked, row: Row, *, in_cell: bool, ruled: bool) -> tuple[str, bool]:
        """The text to put, and whether it is to be underlined."""
        value = clean(self.values.text(asked, row)).strip("\n")
        if asked.tick:
            return value, False
        if not value and asked.may_lack:
            return "", False
        width = asked.width or (blank_width(asked) if ruled or not value else 0)
        if not value and not asked.width and not ruled:
            if in_cell:
                return "", False
            if isinstance(asked.own, Date):
                return NO_DAY, False
        if not width:
            return value, False
        return _padded(value, width), True


def _neighbours(groups: dict[Any, Group]) -> list[list[Any]]:
    """Rows and paragraphs that stand next to each other and repeat alike: they are repeated as one."""
    found: list[list[Any]] = []
    for unit, group in groups.items():
        before = unit.getprevious()
        while before is not None and before.tag in (f"{W}bookmarkStart", f"{W}bookmarkEnd", f"{W}proofErr"):
            before = before.getprevious()
        if found and before is found[-1][-1] and groups[found[-1][0]] == group:
            found[-1].append(unit)
        else:
            found.append([unit])
    return found


def _within(pieces: Sequence[Piece], mark: Mark) -> Sequence[Piece]:
    """The pieces a placeholder stands in, in their order."""
    first = bisect_right(pieces, mark.start, key=lambda piece: piece.end)
    return pieces[first : bisect_left(pieces, mark.end, key=lambda piece: piece.start)]


def _carrier(pieces: Sequence[Piece], mark: Mark) -> Piece:
    """The piece whose dress the value gets: that of the first letter of the name."""
    within = [piece for piece in _within(pieces, mark) if piece.element.tag == f"{W}t"]
    first = mark.start + 2 + len(mark.inner) - len(mark.inner.lstrip())
    return next((piece for piece in within if piece.end > first), within[0])


def _put(element: Any, before: str, value: str, after: str, *, ruled: bool) -> None:
    """Write ``value`` into a ``w:t``; a line end or an underline of its own parts the run there."""
    run = element.getparent()
    parts = [] if run.tag != f"{W}r" else value.split("\n")
    if not parts or (len(parts) == 1 and (not ruled or _is_ruled(element))):
        _say(element, before + value.replace("\n", " ") + after)
        return
    dress = run.find(f"{W}rPr")
    following = list(element.itersiblings())
    _say(element, before)
    new = _run(dress, ruled=ruled)
    for number, line in enumerate(parts):
        if number:
            etree.SubElement(new, f"{W}br")
        _say(etree.SubElement(new, f"{W}t"), line)
    rest = _run(dress)
    if after:
        _say(etree.SubElement(rest, f"{W}t"), after)
    rest.extend(following)
    rest.tail, run.tail = run.tail, None
    run.addnext(new)
    new.addnext(rest)


def _run(dress: Any | None, *, ruled: bool = False) -> Any:
    run = etree.Element(f"{W}r")
    if dress is not None:
        run.append(copy.deepcopy(dress))
    if ruled:
        own = run.find(f"{W}rPr")
        own = etree.SubElement(run, f"{W}rPr") if own is None else own
        _underline(own)
    return run


_AFTER_UNDERLINE: Final = frozenset(
    f"{W}{name}"
    for name in ("effect", "bdr", "shd", "fitText", "vertAlign", "rtl", "cs", "em", "lang", "eastAsianLayout",
                 "specVanish", "oMath", "rPrChange")
)  # fmt: skip
"""What stands behind ``w:u`` in the order the schema wants (ECMA-376-1, 17.3.2.28)."""


def _underline(dress: Any) -> None:
    line = dress.find(f"{W}u")
    if line is None:
        line = etree.Element(f"{W}u")
        place = next((n for n, one in enumerate(dress) if one.tag in _AFTER_UNDERLINE), len(dress))
        dress.insert(place, line)
    line.set(f"{W}val", "single")


def _is_ruled(element: Any) -> bool:
    run = element.getparent()
    line = run.find(f"{W}rPr/{W}u") if run is not None else None
    return line is not None and line.get(f"{W}val", "single") != "none"


def _say(element: Any, text: str) -> None:
    element.text = _NEVER_IN_XML.sub("", text)
    element.set(_SPACE, "preserve")


def _in_several(paragraph: Any, mark: Mark, told: Sequence[tuple[str, bool]]) -> None:
    """One paragraph for each line of a long text, all in the dress of the placeholder's own."""
    blank = copy.deepcopy(paragraph)
    blank.tail = None
    _forget_identities(blank)
    every = [paragraph, *(copy.deepcopy(blank) for _ in told[1:])]
    for before, one in pairwise(every):
        before.addnext(one)
    for one, (text, ruled) in zip(every, told, strict=True):
        _, pieces = read_line(one)
        carrier = _carrier(pieces, mark)
        for piece in pieces:
            if piece is not carrier and piece.element.tag == f"{W}t":
                _say(piece.element, "")
        _put(carrier.element, "", text, "", ruled=ruled)


def _fills_cell(paragraph: Any) -> bool:
    """Whether the paragraph is all there is in its cell: the empty cell is the place to write then."""
    cell = cell_of(paragraph)
    if cell is None:
        return False
    return not any(read_line(one)[0].strip() for one in cell.iter(f"{W}p") if one is not paragraph)


def _parts_pages(unit: Any) -> bool:
    """Whether a paragraph holds a page break and nothing else: it stands between the repeated parts."""
    if unit.tag != f"{W}p" or read_line(unit)[0].strip():
        return False
    return any(one.get(f"{W}type") == "page" for one in unit.iter(f"{W}br"))


def _forget_identities(unit: Any) -> None:
    """What must be unique in a file does not go into copies."""
    for element in list(unit.iter()):
        for name in _PER_COPY:
            element.attrib.pop(name, None)
    for name in ("bookmarkStart", "bookmarkEnd", "commentRangeStart", "commentRangeEnd", "sectPr"):
        for element in list(unit.iter(f"{W}{name}")):
            element.getparent().remove(element)


def _padded(value: str, width: int) -> str:
    """The value in a blank of that many characters; in a long one it begins near the left."""
    short = max(int(width - _wide(value)), 0)
    before = short // 2 if width < 20 else min(short, 1)
    behind = short - before
    # A line that ends in wide spaces lets them hang over its edge; not so behind a no-break space.
    return f"{_BLANK * before}{value}{_BLANK * (behind - 1)}{_KEPT if behind else ''}"


def _wide(text: str) -> float:
    """Width in Chinese characters."""
    return sum(1 if unicodedata.east_asian_width(one) in "WFA" else 0.5 for one in text)


def _points(paragraph: Any) -> float:
    """The size of a paragraph's text, by its first run that says one."""
    for size in paragraph.iter(f"{W}sz"):
        value = str(size.get(f"{W}val") or "")
        if value.isdecimal() and 8 <= int(value) <= 200:
            return int(value) / 2
    return 12.0


def _line_chars(root: Any) -> float:
    """Characters of 12 points on a line of the body, by its last section."""
    section = next(iter(reversed(list(root.iter(f"{W}sectPr")))), None)
    if section is None:
        return _USUAL_LINE
    page, margins = section.find(f"{W}pgSz"), section.find(f"{W}pgMar")
    try:
        width = int(page.get(f"{W}w")) - int(margins.get(f"{W}left")) - int(margins.get(f"{W}right"))
    except (AttributeError, TypeError, ValueError):
        return _USUAL_LINE
    return min(max(width / 20 / 12, 10), 90)
