"""版头: what stands above the title of an official document, on red-headed paper, letters and minutes."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from lawgov_desktop.documents.chinese_text import chars_wide
from lawgov_desktop.documents.document import (
    RULES_APART_MM,
    SAN_HAO,
    Align,
    Block,
    Cell,
    EndsLine,
    FirstPage,
    FontRole,
    Paragraph,
    Rule,
    Run,
    Spacer,
    Table,
    TableColumn,
    TableRow,
)
from lawgov_desktop.documents.gongwen_text import MM, OFFICIAL_PAGE, PITCH, blank_line

MARK_FROM_TOP_MM: Final = 35.0
"""Upper edge of the 发文机关标志 below that of the 版心 (7.2.4); the same for 纪要 (10.3)."""

_RED_RULE_MM: Final = 0.5
"""Not fixed by the standard; offices use 0.35 to 0.5 mm (remembered)."""

_MARK_MOST: Final = 48.0
_LETTER_MARK_MOST: Final = 40.0
_INK: Final = 0.025
"""What a 小标宋 character leaves free at the top of its square, in em: the mark is measured at its ink."""

_LINE: Final = 1.2
"""Line of the mark, in sizes: room for fonts that reach beyond their square."""

_TEXT_WIDTH: Final = OFFICIAL_PAGE.text_mm[0] * MM
_MARK_SHARE: Final = 0.94
"""Of the 版心's width a long mark takes at most: it should not run from edge to edge like a headline."""

_THICK_MM: Final = 1.0
_THIN_MM: Final = 0.35
_LETTER_RULES_MM: Final = 170.0


@dataclass(frozen=True, slots=True)
class Heading:
    """版头. Several ``organs`` issue jointly, the lead first; ``mark`` follows their names in red.

    ``number`` is the 发文字号. ``signers`` are named on documents to a higher organ (上行文) only.
    ``copy_no`` (份号) is written with six digits; ``secrecy`` and ``urgency`` as they are printed.
    """

    organs: tuple[str, ...]
    number: str = ""
    signers: tuple[str, ...] = ()
    mark: str = "文件"
    copy_no: str = ""
    secrecy: str = ""
    urgency: str = ""


def document_number(text: str) -> str:
    """龙政〔2022〕3号: 〔〕 round the year, no 第, no leading zeros (7.2.5)."""
    text = re.sub(r"[\[［(（【]\s*(\d{4})\s*[\]］)）】]", r"〔\1〕", text.strip())
    return re.sub(r"〕第?0*(\d+)号", r"〕\1号", text)


def red_heading(heading: Heading) -> list[Block]:
    """From the top of the 版心 to the line the title begins on, all in whole lines of the grid.

    份号, 密级, 紧急程度 from the first line on; the mark's ink 35 mm below the top; two lines below it
    the 发文字号, centred, or at the left with the 签发人 at the right; the red rule 4 mm below, as wide as
    the 版心; two empty lines.
    """
    marks = _marginal(heading)
    mark: Block
    top = MARK_FROM_TOP_MM * MM
    if len(heading.organs) > 1:
        mark, above, height, edge = _joint_mark(heading)
    else:
        size = _mark_size("".join(heading.organs) + heading.mark, _MARK_MOST)
        mark = _mark("".join(heading.organs) + heading.mark, size)
        above, height, edge = ((_LINE - 1) / 2 + _INK) * size, _LINE * size, size
    numbered = _numbered(heading)
    first_numbered = round((top + edge) / PITCH + 2)
    filled = first_numbered * PITCH - (top - above + height)
    return [
        *marks,
        Spacer((top - above - len(marks) * PITCH) / MM, kept=True),
        mark,
        Spacer(filled / MM, kept=True),
        *numbered,
        _red_rule(),
    ]


def letter_page(heading: Heading) -> FirstPage:
    """The head of a 信函 (10.1): the organ's name, its ink 30 mm below the sheet's edge; 4 mm below it a red
    double rule, thick above thin; another, thin above thick, 20 mm above the lower edge; both 170 mm.

    Weights of the rules, and 7/8 of a character between the rule and the text, are remembered.
    """
    name = "".join(heading.organs)
    size = _mark_size(name, _LETTER_MARK_MOST)
    above = ((_LINE - 1) / 2 + _INK) * size
    to_rule = 4 * MM + _THICK_MM * MM / 2 - (_LINE - 1) / 2 * size
    thick = (_THICK_MM / 2 + RULES_APART_MM + _THIN_MM) * MM
    rule = Rule(
        _THICK_MM, "red", second_mm=_THIN_MM, width_mm=_LETTER_RULES_MM, above_pt=to_rule, below_pt=thick
    )
    to_text = Spacer((SAN_HAO * 7 / 8 - (PITCH - SAN_HAO) / 2) / MM, kept=True)
    foot = Rule(_THIN_MM, "red", second_mm=_THICK_MM, width_mm=_LETTER_RULES_MM)
    return FirstPage((_mark(name, size), rule, to_text), 30.0 - above / MM, foot, 20.0)


def letter_heading(heading: Heading) -> list[Block]:
    """Below the double rule: 份号, 密级, 紧急程度 at the left, 发文字号 at the right; two empty lines."""
    marks = [part.content for part in _marginal(heading)]
    number = document_number(heading.number)
    rows = marks or ([""] if number else [])
    lines: list[Block] = [
        EndsLine(text, number if not row else "", font=FontRole.BODY, size_pt=SAN_HAO)
        for row, text in enumerate(rows)
    ]
    return [*lines, *blank_line(2)]


def _marginal(heading: Heading) -> list[Paragraph]:
    """份号, 密级和保密期限, 紧急程度: those there are, one below the other from the left edge."""
    copy_no = heading.copy_no.zfill(6) if heading.copy_no.isdigit() else heading.copy_no
    said = ((copy_no, FontRole.BODY), (heading.secrecy, FontRole.HEI), (heading.urgency, FontRole.HEI))
    return [
        Paragraph((Run(text, font=font),), first_indent_chars=0, font=font, size_pt=SAN_HAO)
        for text, font in said
        if text
    ]


def _mark_size(text: str, most: float) -> float:
    """As large as fits on one line, in half points; prominent, but not over ``most``."""
    return min(most, int(2 * _MARK_SHARE * _TEXT_WIDTH / max(chars_wide(text), 1)) / 2)


def _mark(text: str, size: float) -> Paragraph:
    return Paragraph(
        (Run(text, colour="red"),), align="center", first_indent_chars=0, font=FontRole.TITLE, size_pt=size,
        line_pt=_LINE * size, keep_with_next=True,
    )  # fmt: skip


def _joint_mark(heading: Heading) -> tuple[Table, float, float, float]:
    """Names below one another from edge to edge, 文件 at their right in the middle.

    Also: from the table's top to the ink, the table's height, from the first ink to the last square's end.
    """
    pads = 14.0  # a cell of Word keeps 5.4 pt free at each side
    longest = max(map(chars_wide, heading.organs))
    aside = chars_wide(heading.mark)
    size = min(36.0, int(2 * (_TEXT_WIDTH - 3 * pads) / (longest + aside + 0.5)) / 2)
    row = 1.6 * size + 7
    names, mark = longest * size + pads, (aside + 0.5) * size + pads
    side = (_TEXT_WIDTH - names - mark) / 2
    count = len(heading.organs)
    rows = []
    for number, organ in enumerate(heading.organs):
        cells = [Cell(), _red(organ, size, "distribute")]
        if not number:
            cells += [_red(heading.mark, size, "center", count), Cell(rowspan=count)]
        rows.append(TableRow(tuple(cells), height_mm=row / MM))
    table = Table(
        tuple(TableColumn(width) for width in (side, names, mark, side)), tuple(rows), borders=False
    )
    return table, (row - size) / 2 + _INK * size, count * row, (count - 1) * row + size


def _red(text: str, size: float, align: Align, rowspan: int = 1) -> Cell:
    words = (Run(text, colour="red"),)
    return Cell(words, rowspan=rowspan, align=align, font=FontRole.TITLE, size_pt=size)


def _numbered(heading: Heading) -> list[Block]:
    """发文字号 centred; with 签发人 both stand one character in, two names on a line, 楷体 (7.2.6)."""
    number = document_number(heading.number)
    if not heading.signers:
        return [Paragraph(number, align="center", first_indent_chars=0, font=FontRole.BODY, size_pt=SAN_HAO)]
    return _signed_by(number, heading.signers)


def _signed_by(number: str, signers: Sequence[str]) -> list[Block]:
    rows = [signers[start : start + 2] for start in range(0, len(signers), 2)]
    lines: list[Block] = []
    for place, row in enumerate(rows):
        names = (Run("\u3000".join(row), font=FontRole.KAI),)
        label = (Run("签发人："),) if not place else ()
        # A single name on a further line stands under the first of the line above.
        missing = chars_wide(rows[0][-1]) + 1 if len(row) < len(rows[0]) else 0
        lines.append(
            EndsLine(
                number if place == len(rows) - 1 else "", label + names, font=FontRole.BODY,
                size_pt=SAN_HAO, left_indent_chars=1, right_indent_chars=1 + missing,
            )
        )  # fmt: skip
    return lines


def _red_rule() -> Rule:
    """Its upper edge 4 mm below the characters of the line before; two lines of the grid with what follows
    it."""
    above = (SAN_HAO - PITCH) / 2 + (4 + _RED_RULE_MM / 2) * MM
    return Rule(_RED_RULE_MM, "red", above_pt=above, below_pt=2 * PITCH - above)
