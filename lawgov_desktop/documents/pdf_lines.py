"""Text with blanks made into lines of given width: Chinese line-end rules, underlining, justified edges."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Final, Literal

from lawgov_desktop.documents.chinese_text import WORD, is_space, pieces
from lawgov_desktop.documents.document import Align, Blank, Colour, Content, Field, Inline, Run
from lawgov_desktop.documents.fonts import Typeface
from lawgov_desktop.documents.pdf_pages import ASCENT, PdfPages

_BOX: Final = "\ufffc"  # stands for a blank while text is cut into pieces
_UNIT: Final = re.compile(f"{WORD}|.", re.DOTALL)
_WIDEST_GAP: Final = 0.6  # em; a line that would need wider gaps to be flush is left ragged
_NARROWEST: Final = 0.6  # of its width a blank keeps at least
_LEAST_FILL: Final = 4.0  # em; a blank to the line's end is never shorter


@dataclass(frozen=True, slots=True)
class Dress:
    """How a stretch of text looks; ``pitch`` points are added after every character by the page's grid."""

    typeface: Typeface
    size: float
    underline: bool = False
    colour: Colour = "black"
    pitch: float = 0.0

    def width(self, text: str) -> float:
        """Points the text takes on a line."""
        return self.typeface.width(text, self.size) + self.pitch * len(text)


@dataclass(slots=True)
class Part:
    """A stretch of one line in one dress; a ``box`` is a blank with its value centred on it."""

    text: str
    dress: Dress
    width: float
    box: bool = False
    fill: bool = False


@dataclass(slots=True)
class _Atom:
    """What a line end may not part."""

    parts: list[Part]
    kind: Literal["text", "space", "end"] = "text"

    @property
    def width(self) -> float:
        return sum(part.width for part in self.parts)


@dataclass(slots=True)
class Line:
    """One finished line. ``indent`` and ``limit`` are points from the left edge of the block."""

    parts: list[Part] = field(default_factory=list)
    indent: float = 0.0
    limit: float = 0.0
    soft: bool = False
    """Ended because it was full, so it may be justified."""

    @property
    def width(self) -> float:
        """From the indent to the end of the last part."""
        return sum(part.width for part in self.parts)

    def draw(self, pages: PdfPages, x: float, top: float, height: float, align: Align, size: float) -> None:
        """Draw within ``height`` points below ``top``; ``size`` places the baseline."""
        baseline = top - height / 2 - size * (ASCENT - 0.5)
        room = self.limit - self.indent - self.width
        gap = 0.0
        if (align == "justify" and self.soft) or align == "distribute":
            units = sum(_count_units(part) for part in self.parts)
            gap = room / (units - 1) if units > 1 and room > 0 else 0.0
            gap = gap if gap <= _WIDEST_GAP * size or align == "distribute" else 0.0
        shift = {"center": room / 2, "right": room}.get(align, 0.0)
        place = x + self.indent + shift
        for part in self.parts:
            start = place
            place = _draw_part(pages, part, place, baseline, gap)
            if part.box or part.dress.underline:
                below = baseline - 0.16 * part.dress.size
                pages.line(start, below, place - gap, below, weight=0.6)


def lay_out(
    content: Content, dress: Dress, limit: float, pages: PdfPages, *, first_indent: float = 0.0
) -> list[Line]:
    """Lines of at most ``limit`` points for ``content``; text without a dress of its own wears ``dress``.

    ``pages`` is told what is shown, so that characters without glyph are reported.
    """
    inlines: Sequence[Inline] = (Run(content),) if isinstance(content, str) else content
    return _fill_lines(_atoms(_flatten(inlines, dress, limit, pages)), limit, first_indent)


def lay_out_fields(fields: Sequence[Field], dress: Dress, limit: float, pages: PdfPages) -> list[Line]:
    """Lines of labels and blanks; a line ends between fields, never between a label and its blank."""
    atoms: list[_Atom] = []
    for field_ in fields:
        if atoms:
            atoms.append(_Atom([Part("  ", dress, dress.width("  "))], "space"))
        inlines = (Run(field_.label), Blank(field_.value, field_.width_chars), Run(field_.suffix))
        own = list(_atoms(_flatten(inlines, dress, limit, pages)))
        whole = _Atom([part for atom in own for part in atom.parts])
        atoms += [whole] if whole.width <= limit and all(atom.kind != "end" for atom in own) else own
    _narrow([part for atom in atoms for part in atom.parts], limit)
    return _fill_lines(iter(atoms), limit, 0.0)


def _narrow(parts: list[Part], limit: float) -> None:
    """Take width from the blanks when that brings a row of fields onto one line; else leave it to wrap."""
    excess = sum(part.width for part in parts) - limit
    if excess <= 0:
        return
    spare = {}
    for place, part in enumerate(parts):
        if part.box:
            size = part.dress.size
            least = max(part.dress.width(part.text) + 0.5 * size, _NARROWEST * part.width)
            spare[place] = max(part.width - least, 0.0)
    total = sum(spare.values())
    if total >= excess:
        for place, room in spare.items():
            parts[place].width -= excess * room / total


@dataclass(slots=True)
class _Stretch:
    text: str
    dress: Dress
    box: Part | None = None


def _flatten(inlines: Sequence[Inline], dress: Dress, limit: float, pages: PdfPages) -> Iterator[_Stretch]:
    for inline in inlines:
        if isinstance(inline, Run):
            typeface = dress.typeface if inline.font is None else pages.book.typeface(inline.font)
            size = inline.size_pt or dress.size
            pitch = dress.pitch if size == dress.size else 0.0
            own = Dress(typeface, size, inline.underline, inline.colour, pitch)
            yield _Stretch(pages.shown(inline.text, typeface), own)
            continue
        value = pages.shown(inline.value or "", dress.typeface).strip()
        under = replace(dress, underline=True)
        wide, em = dress.width(value), dress.size
        fill = inline.width_chars == 0
        least = min(_LEAST_FILL * dress.size if fill else inline.width_chars * dress.size, limit)
        if wide + em > limit or "\n" in value:
            # Too long for one line: run on as underlined text, and rule the rest of the last line if asked.
            yield _Stretch(value, under)
            if fill:
                yield _Stretch(_BOX, under, Part("", under, 0.0, box=True, fill=True))
        else:
            width = max(least, wide + em) if value else least
            yield _Stretch(_BOX, under, Part(value, under, width, box=True, fill=fill))


def _atoms(stretches: Iterator[_Stretch]) -> Iterator[_Atom]:
    owned = list(stretches)
    flat = "".join(stretch.text for stretch in owned)
    owners = [stretch for stretch in owned for _ in stretch.text]
    for match in pieces(flat):
        piece = match.group()
        if piece == "\n":
            yield _Atom([], "end")
            continue
        atom = _Atom([], "space" if is_space(piece) else "text")
        start = match.start()
        while start < match.end():
            owner, end = owners[start], start + 1
            while end < match.end() and owners[end] is owner:
                end += 1
            if owner.box is not None:
                atom.parts.append(owner.box)
            else:
                text = flat[start:end]
                atom.parts.append(Part(text, owner.dress, owner.dress.width(text)))
            start = end
        yield atom


def _fill_lines(atoms: Iterator[_Atom], limit: float, first_indent: float) -> list[Line]:
    lines: list[Line] = []
    line, used = Line(indent=first_indent, limit=limit), first_indent

    def end(*, soft: bool) -> None:
        nonlocal line, used
        line.soft = soft
        _close(line)
        lines.append(line)
        line, used = Line(limit=limit), 0.0

    def add(parts: list[Part]) -> None:
        nonlocal used
        for part in parts:
            line.parts.append(part)
            used += part.width

    for atom in atoms:
        if atom.kind == "end":
            end(soft=False)
        elif atom.kind == "space":
            add(atom.parts)  # spaces may hang over the edge; they are taken off at the line's end
        elif used + atom.width <= limit + 0.01:
            add(atom.parts)
        else:
            if line.parts:
                end(soft=True)
            if used + atom.width <= limit + 0.01:
                add(atom.parts)
                continue
            for part in _crumbs(atom.parts):
                if line.parts and used + part.width > limit + 0.01:
                    end(soft=True)
                add([part])
    end(soft=False)
    return lines


def _close(line: Line) -> None:
    """Take trailing spaces off, join parts in one dress, and stretch blanks that reach to the line's end."""
    while line.parts and not line.parts[-1].box and not line.parts[-1].text.strip(" \u3000"):
        line.parts.pop()
    joined: list[Part] = []
    for part in line.parts:
        last = joined[-1] if joined else None
        if last is not None and not last.box and not part.box and last.dress == part.dress:
            joined[-1] = Part(last.text + part.text, last.dress, last.width + part.width)
        else:
            joined.append(part)
    line.parts = joined
    fills = [part for part in joined if part.fill]
    room = line.limit - line.indent - line.width
    for part in fills:
        part.width += max(room, 0.0) / len(fills)
    if fills:
        line.soft = False


def _crumbs(parts: list[Part]) -> Iterator[Part]:
    """Parts cut character by character, for what is wider than a whole line."""
    for part in parts:
        if part.box:
            yield part
        else:
            for character in part.text:
                yield Part(character, part.dress, part.dress.width(character))


def _count_units(part: Part) -> int:
    return 1 if part.box else sum(1 for _ in _UNIT.finditer(part.text))


def _draw_part(pages: PdfPages, part: Part, x: float, baseline: float, gap: float) -> float:
    """Draw and return where the next part begins; ``gap`` goes after each Chinese character or word."""
    dress = part.dress
    if part.box:
        if part.text:
            inset = (part.width - dress.width(part.text)) / 2
            _draw_text(pages, part.text, dress, x + inset, baseline)
        return x + part.width + gap
    if not gap:
        _draw_text(pages, part.text, dress, x, baseline)
        return x + part.width
    run = ""
    for match in _UNIT.finditer(part.text):
        unit = match.group()
        if len(unit) == 1:
            run += unit
            continue
        x = _draw_spaced(pages, run, dress, x, baseline, gap)
        run = ""
        _draw_text(pages, unit, dress, x, baseline)
        x += dress.width(unit) + gap
    return _draw_spaced(pages, run, dress, x, baseline, gap)


def _draw_spaced(pages: PdfPages, run: str, dress: Dress, x: float, baseline: float, gap: float) -> float:
    if not run:
        return x
    _draw_text(pages, run, dress, x, baseline, gap)
    return x + dress.width(run) + gap * len(run)


def _draw_text(pages: PdfPages, text: str, dress: Dress, x: float, baseline: float, gap: float = 0.0) -> None:
    pages.text(x, baseline, text, dress.typeface, dress.size, gap + dress.pitch, dress.colour)
