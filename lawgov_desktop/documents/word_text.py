"""Stretches of text in a Word file: fonts by role, underlined blanks, indents in characters."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any, Final

from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Pt, RGBColor
from docx.text.paragraph import Paragraph as WordParagraph
from docx.text.run import Run as WordRun

from lawgov_desktop.documents.chinese_text import chars_wide
from lawgov_desktop.documents.document import Align, Blank, Colour, Content, Field, FontRole, Inline, Run
from lawgov_desktop.documents.fonts import standard_name

LATIN: Final = "Times New Roman"

_ALIGN: Final[Mapping[Align, Any]] = {
    "left": WD_ALIGN_PARAGRAPH.LEFT,
    "center": WD_ALIGN_PARAGRAPH.CENTER,
    "right": WD_ALIGN_PARAGRAPH.RIGHT,
    "justify": WD_ALIGN_PARAGRAPH.JUSTIFY,
    "distribute": WD_ALIGN_PARAGRAPH.DISTRIBUTE,
}
_NOT_IN_XML: Final = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What an XML file must not hold (XML 1.0, 2.2); a file's name or an office's may bring it along."""
_WIDE_SPACE: Final = "\u3000"
"""As wide as one Chinese character, and kept when it is underlined."""


def xml_text(text: str) -> str:
    """The text without characters that would make the file one no program opens."""
    return _NOT_IN_XML.sub("", text)


def lay_out(
    paragraph: WordParagraph,
    *,
    align: Align,
    line_pt: float,
    before_pt: float = 0,
    after_pt: float = 0,
    keep_with_next: bool = False,
    lines_alone: bool = False,
) -> None:
    """Alignment, an exact line to line, the space around a paragraph; no line of it stands alone at a page
    end, unless ``lines_alone``."""
    shape = paragraph.paragraph_format
    shape.alignment = _ALIGN[align]
    shape.line_spacing_rule = WD_LINE_SPACING.EXACTLY
    shape.line_spacing = Pt(line_pt)
    shape.space_before, shape.space_after = Pt(before_pt), Pt(after_pt)
    shape.keep_with_next = keep_with_next
    shape.widow_control = not lines_alone


def indent(
    paragraph: WordParagraph,
    *,
    first_chars: float = 0,
    left_chars: float = 0,
    right_chars: float = 0,
    size_pt: float,
) -> None:
    """Indents in characters, so that they follow the size when the clerk changes it; points stand beside
    for programs that do not know characters. ``size_pt``: what a character takes on a line."""
    if not first_chars and not left_chars and not right_chars:
        return
    element = paragraph._p.get_or_add_pPr().get_or_add_ind()
    first = "hanging" if first_chars < 0 else "firstLine"
    for name, chars in ((first, abs(first_chars)), ("left", left_chars), ("right", right_chars)):
        if chars:
            element.set(qn(f"w:{name}Chars"), str(round(chars * 100)))
            element.set(qn(f"w:{name}"), str(round(chars * size_pt * 20)))


def write(
    paragraph: WordParagraph, content: Content, font: FontRole, size_pt: float, width_chars: float
) -> None:
    """Put a paragraph's text in. ``width_chars``: characters a line holds, for blanks that end with it."""
    parts: tuple[Inline, ...] = (Run(content),) if isinstance(content, str) else content
    used = 0.0
    for part in parts:
        if isinstance(part, Run):
            dressed(
                paragraph, part.text, part.font or font, part.size_pt or size_pt,
                underline=part.underline, colour=part.colour,
            )  # fmt: skip
            used += chars_wide(part.text)
        else:
            used += _blank(paragraph, part, font, size_pt, width_chars - used % max(width_chars, 1))


def write_fields(
    paragraph: WordParagraph, fields: Iterable[Field], font: FontRole, size_pt: float, width_chars: float
) -> None:
    """Labels with underlined blanks on one line."""
    used = 0.0
    for number, field in enumerate(fields):
        label = (_WIDE_SPACE if number else "") + field.label
        dressed(paragraph, label, font, size_pt)
        used += chars_wide(label)
        room = width_chars - used - chars_wide(field.suffix)
        used += _blank(paragraph, Blank(field.value, field.width_chars), font, size_pt, room)
        if field.suffix:
            dressed(paragraph, field.suffix, font, size_pt)
            used += chars_wide(field.suffix)


def dressed(
    paragraph: WordParagraph,
    text: str,
    font: FontRole,
    size_pt: float,
    *,
    underline: bool = False,
    colour: Colour = "black",
    latin: str = LATIN,
) -> WordRun:
    """A run in the font of its role; digits and Latin letters in Times New Roman, as offices write them."""
    run = paragraph.add_run()
    lines = xml_text(text).split("\n")
    for number, line in enumerate(lines):
        if number:
            run.add_break()
        run.add_text(line)
    run.font.size = Pt(size_pt)
    run.font.bold = font is FontRole.SONG_BOLD or None
    run.underline = underline or None
    if colour == "red":
        run.font.color.rgb = RGBColor(0xFF, 0, 0)
    fonts = run._r.get_or_add_rPr().get_or_add_rFonts()
    for name, value in (("eastAsia", standard_name(font)), ("ascii", latin), ("hAnsi", latin)):
        fonts.set(qn(f"w:{name}"), value)
    # A quotation mark, an ellipsis or a dash is Chinese here, not the narrow sign of a Latin font.
    fonts.set(qn("w:hint"), "eastAsia")
    return run


def add_field(
    paragraph: WordParagraph, code: str, font: FontRole, size_pt: float, *, latin: str = LATIN
) -> None:
    """A value Word computes itself, such as PAGE."""
    for kind, text in (("begin", ""), ("", code), ("separate", ""), ("text", "1"), ("end", "")):
        run = dressed(paragraph, "", font, size_pt, latin=latin)
        if kind == "text":
            run.add_text(text)
        elif kind:
            mark = OxmlElement("w:fldChar")
            mark.set(qn("w:fldCharType"), kind)
            run._r.append(mark)
        else:
            instruction = OxmlElement("w:instrText")
            instruction.set(qn("xml:space"), "preserve")
            instruction.text = f" {text} "
            run._r.append(instruction)


def _blank(paragraph: WordParagraph, blank: Blank, font: FontRole, size_pt: float, room: float) -> float:
    """The value underlined, filled up with wide spaces to the width of the place; how wide it is."""
    value = blank.value or ""
    wanted = blank.width_chars or max(room, 4)
    short = max(int(wanted - chars_wide(value)), 0)
    before = short // 2 if blank.width_chars else min(short, 1)
    text = f"{_WIDE_SPACE * before}{value}{_WIDE_SPACE * (short - before)}"
    dressed(paragraph, text, font, size_pt, underline=True)
    return chars_wide(text)
