"""Rules, framed paragraphs and lines with two ends in a Word file."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Final

from docx.enum.text import WD_TAB_ALIGNMENT
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Pt
from docx.text.paragraph import Paragraph as WordParagraph

from lawgov_desktop.documents.document import RULES_APART_MM, Colour, PageSetup, Rule
from lawgov_desktop.documents.word_text import lay_out

_MM: Final = 72 / 25.4
_HEX: Final[dict[Colour, str]] = {"black": "000000", "red": "FF0000"}
_CARRIER_PT: Final = 1.0
"""The least height of a line that every program keeps."""

_AFTER_SPACING: Final = ("w:w", "w:kern", "w:position", "w:sz", "w:szCs", "w:highlight", "w:u", "w:lang")

_PROPERTIES: Final = """
widowControl numPr suppressLineNumbers pBdr shd tabs suppressAutoHyphens kinsoku wordWrap
overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd snapToGrid spacing ind
contextualSpacing mirrorIndents suppressOverlap jc textDirection textAlignment textboxTightWrap
outlineLvl divId cnfStyle rPr sectPr pPrChange
"""
_AFTER_FRAME: Final = tuple(f"w:{name}" for name in _PROPERTIES.split())
"""What may stand after framePr in a paragraph's properties (ECMA-376 17.3.1.26), in order."""


def add_rule(new: Callable[[], WordParagraph], rule: Rule, page: PageSetup) -> list[WordParagraph]:
    """An empty paragraph as high as the line is thick and filled with its colour, for each line of the rule.

    WORKAROUND: LibreOffice (7.4) loses the borders of framed paragraphs, and their frame with them; a fill
    it keeps.
    """
    first, second = rule.weight_mm * _MM, rule.second_mm * _MM
    made = [_filled(new(), first, rule, page, rule.above_pt - first / 2)]
    below = rule.below_pt - first / 2
    if rule.second_mm:
        between = new()  # the space between two filled paragraphs would be filled as well
        lay_out(between, align="left", line_pt=RULES_APART_MM * _MM, keep_with_next=True)
        made += [between, _filled(new(), second, rule, page, 0)]
        below -= RULES_APART_MM * _MM + second
    made[-1].paragraph_format.space_after = Pt(max(below, 0))
    made[-1].paragraph_format.keep_with_next = rule.keep_with_next
    return made


def thickness_mm(rule: Rule) -> float:
    """From the upper edge of the first line to the lower edge of the last."""
    return rule.weight_mm + (RULES_APART_MM + rule.second_mm if rule.second_mm else 0)


def _filled(
    paragraph: WordParagraph, thick_pt: float, rule: Rule, page: PageSetup, before_pt: float
) -> WordParagraph:
    lay_out(paragraph, align="left", line_pt=thick_pt, before_pt=max(before_pt, 0), keep_with_next=True)
    colour = _HEX[rule.colour]
    fill = parse_xml(f'<w:shd {nsdecls("w")} w:val="clear" w:color="auto" w:fill="{colour}"/>')
    put(paragraph, fill, "w:shd")
    if rule.width_mm:
        beyond = (page.size_mm[0] - rule.width_mm) / 2
        inside = paragraph._p.get_or_add_pPr().get_or_add_ind()
        inside.set(qn("w:left"), str(round((beyond - page.left_mm) * _MM * 20)))
        inside.set(qn("w:right"), str(round((beyond - page.right_mm) * _MM * 20)))
    return paragraph


def put(paragraph: WordParagraph, element: object, tag: str) -> None:
    """Put an element among a paragraph's properties at the place the schema wants it."""
    after = _AFTER_FRAME[_AFTER_FRAME.index(tag) + 1 :] if tag in _AFTER_FRAME else _AFTER_FRAME
    paragraph._p.get_or_add_pPr().insert_element_before(element, *after)


def frame(paragraph: WordParagraph, page: PageSetup) -> None:
    """Take the paragraph out of the text to the bottom of the text area. Neighbours framed alike stand in
    one frame."""
    where = 'w:vAnchor="margin" w:hAnchor="margin" w:xAlign="left" w:yAlign="bottom"'
    _framed(paragraph, page.text_mm[0], where)


def frame_on_sheet(paragraph: WordParagraph, width_mm: float, from_top_mm: float) -> None:
    """The same to a height on the sheet, in the middle of its width."""
    y = round(from_top_mm * _MM * 20)
    _framed(paragraph, width_mm, f'w:vAnchor="page" w:hAnchor="page" w:xAlign="center" w:y="{y}"')


def _framed(paragraph: WordParagraph, width_mm: float, where: str) -> None:
    width = round(width_mm * _MM * 20)
    made = parse_xml(f'<w:framePr {nsdecls("w")} w:w="{width}" w:wrap="around" {where}/>')
    put(paragraph, made, "w:framePr")


def draw_closer(paragraph: WordParagraph, page: PageSetup) -> None:
    """Space the characters of the grid's size as the grid does, a twentieth closer: a program that rounds
    them up still gets all of them onto a line."""
    if page.grid is None:
        return
    size = Pt(page.grid.size_pt)
    apart = math.floor(page.gap_pt(page.grid.size_pt) * 20) - 1
    for run in paragraph.runs:
        if run.font.size == size:
            made = parse_xml(f'<w:spacing {nsdecls("w")} w:val="{apart}"/>')
            run._r.get_or_add_rPr().insert_element_before(made, *_AFTER_SPACING)


def end_paragraph(paragraph: WordParagraph) -> None:
    """An empty paragraph of the least height."""
    lay_out(paragraph, align="left", line_pt=_CARRIER_PT)


def tab_to_right(paragraph: WordParagraph, at_pt: float) -> None:
    """What follows a tab ends at ``at_pt`` from the left edge of the text."""
    paragraph.paragraph_format.tab_stops.add_tab_stop(Pt(at_pt), WD_TAB_ALIGNMENT.RIGHT)
    paragraph.add_run().add_tab()
