"""Stretches of text in a Word file: fonts by role, underlined blanks, indents in characters."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, Final

from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Pt
from docx.text.paragraph import Paragraph as WordParagraph
from docx.text.run import Run as WordRun

from lawgov_desktop.documents.document import Align, Blank, Content, Field, FontRole, Inline, Run

FONT_NAMES: Final[Mapping[FontRole, str]] = {
    FontRole.TITLE: "方正小标宋简体",
    FontRole.BODY: "仿宋_GB2312",
    FontRole.KAI: "楷体_GB2312",
    FontRole.HEI: "黑体",
    FontRole.SONG: "宋体",
    FontRole.SONG_BOLD: "宋体",
}
"""What GB/T 9704—2012 asks for; WPS and Word put a like one in place of what is not installed."""
LATIN: Final = "Times New Roman"

_ALIGN: Final[Mapping[Align, Any]] = {
    "left": WD_ALIGN_PARAGRAPH.LEFT,
    "center": WD_ALIGN_PARAGRAPH.CENTER,
    "right": WD_ALIGN_PARAGRAPH.RIGHT,
    "justify": WD_ALIGN_PARAGRAPH.JUSTIFY,
}
_WIDE_SPACE: Final = "\u3000"
"""As wide as one Chinese character, and kept when it is underlined."""


def lay_out(
    paragraph: WordParagraph,
    *,
    align: Align,
    line_pt: float,
    before_pt: float = 0,
    after_pt: float = 0,
    keep_with_next: bool = False,
) -> None:
    """Alignment, an exact line to line, the space around a paragraph; lines of one never stand alone."""
    shape = paragraph.paragraph_format
    shape.alignment = _ALIGN[align]
    shape.line_spacing_rule = WD_LINE_SPACING.EXACTLY
    shape.line_spacing = Pt(line_pt)
    shape.space_before, shape.space_after = Pt(before_pt), Pt(after_pt)
    shape.keep_with_next = keep_with_next
    shape.widow_control = True


def indent(
    paragraph: WordParagraph, *, first_chars: float = 0, left_chars: float = 0, size_pt: float
) -> None:
    """Indents in characters, so that they follow the size when the clerk changes it; points stand beside
    for programs that do not know characters."""
    if not first_chars and not left_chars:
        return
    element = paragraph._p.get_or_add_pPr().get_or_add_ind()
    for name, chars in (("firstLine", first_chars), ("left", left_chars)):
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
                paragraph, part.text, part.font or font, part.size_pt or size_pt, underline=part.underline
            )
            used += _width(part.text)
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
        used += _width(label)
        room = width_chars - used - _width(field.suffix)
        used += _blank(paragraph, Blank(field.value, field.width_chars), font, size_pt, room)
        if field.suffix:
            dressed(paragraph, field.suffix, font, size_pt)
            used += _width(field.suffix)


def dressed(
    paragraph: WordParagraph, text: str, font: FontRole, size_pt: float, *, underline: bool = False
) -> WordRun:
    """A run in the font of its role; digits and Latin letters in Times New Roman, as offices write them."""
    run = paragraph.add_run()
    lines = text.split("\n")
    for number, line in enumerate(lines):
        if number:
            run.add_break()
        run.add_text(line)
    run.font.size = Pt(size_pt)
    run.font.bold = font is FontRole.SONG_BOLD or None
    run.underline = underline or None
    fonts = run._r.get_or_add_rPr().get_or_add_rFonts()
    for name, value in (("eastAsia", FONT_NAMES[font]), ("ascii", LATIN), ("hAnsi", LATIN)):
        fonts.set(qn(f"w:{name}"), value)
    # A quotation mark, an ellipsis or a dash is Chinese here, not the narrow sign of a Latin font.
    fonts.set(qn("w:hint"), "eastAsia")
    return run


def add_field(paragraph: WordParagraph, code: str, font: FontRole, size_pt: float) -> None:
    """A value Word computes itself, such as PAGE."""
    for kind, text in (("begin", ""), ("", code), ("separate", ""), ("text", "1"), ("end", "")):
        run = dressed(paragraph, "", font, size_pt)
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
    short = max(int(wanted - _width(value)), 0)
    before = short // 2 if blank.width_chars else min(short, 1)
    text = f"{_WIDE_SPACE * before}{value}{_WIDE_SPACE * (short - before)}"
    dressed(paragraph, text, font, size_pt, underline=True)
    return _width(text)


def _width(text: str) -> float:
    """Width in Chinese characters: Latin letters and digits take half of one."""
    return sum(0.5 if ord(character) < 0x2E80 and character not in "“”‘’…—·" else 1 for character in text)
