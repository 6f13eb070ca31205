"""The text of an official document: headings by level, attachments, sign-off and date, 版记."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from lawgov_desktop.documents.chinese_text import chars_wide
from lawgov_desktop.documents.document import (
    ER_HAO,
    SAN_HAO,
    SI_HAO,
    Block,
    Cell,
    EndsLine,
    FontRole,
    Foot,
    Grid,
    KeepTogether,
    PageBreak,
    PageSetup,
    Paragraph,
    Rule,
    Run,
    SignOff,
    Table,
    TableColumn,
    TableRow,
    Title,
)
from lawgov_desktop.documents.title_lines import title_lines
from lawgov_desktop.records.dates import date_in_words

MM: Final = 72 / 25.4

OFFICIAL_PAGE: Final = PageSetup(
    top_mm=37.0, bottom_mm=35.0, left_mm=28.0, right_mm=26.0, grid=Grid(lines=22, chars=28, size_pt=SAN_HAO)
)
"""A4 with 天头 37, 订口 28 and a 版心 of 156 × 225 mm holding 22 lines of 28 characters (GB/T
9704—2012, 5.2)."""

PITCH: Final = OFFICIAL_PAGE.pitch_pt
"""Line to line: 225 mm / 22 = 28.99 pt."""

TITLE_CHARS: Final = 18.0
"""二号 characters on a title line at most: 396 of the 442 pt, so that a title keeps air at its sides."""

_COLOPHON_LINE: Final = 25.0
_SEAL_MM: Final = 4 * PITCH / MM
"""Room for a seal of 42 mm: four lines."""
_ACROSS: Final = 27
"""Characters that the names of a row may take together."""

_LEVELS: Final = (
    (re.compile("[一二三四五六七八九十百]+、"), FontRole.HEI),
    (re.compile("（[一二三四五六七八九十百]+）"), FontRole.KAI),
)
_SENTENCE: Final = re.compile("[^。！？：]*[。！？：]?")
_ISO: Final = re.compile(r"\d{4}(-\d{2}){0,2}")
_NO_DAY: Final = "　　　　年　　月　　日"


@dataclass(frozen=True, slots=True)
class Attached:
    """An attachment: its name in the list after the text, and its own pages when it is printed along."""

    name: str
    blocks: tuple[str | Block, ...] = ()


@dataclass(frozen=True, slots=True)
class Colophon:
    """版记: to whom copies go, who printed the document and when (ISO date)."""

    copies_to: tuple[str, ...] = ()
    printed_by: str = ""
    printed_on: str = ""


def body_line(text: str) -> Paragraph:
    """A paragraph of the text in 三号仿宋, two characters in; headings in the font of their level.

    ``一、`` is 黑体 and ``（一）`` 楷体, to the end of its first sentence when text follows on the line;
    ``1.`` and ``（1）`` are 仿宋 like the text (7.3.3). A heading alone stays with what follows.
    """
    for pattern, font in _LEVELS:
        if pattern.match(text):
            return _heading(text, font)
    return Paragraph(text, font=FontRole.BODY, size_pt=SAN_HAO)


def _heading(text: str, font: FontRole) -> Paragraph:
    match = _SENTENCE.match(text)
    end = match.end() if match else len(text)
    if end >= len(text):
        return Paragraph(text, font=font, size_pt=SAN_HAO, keep_with_next=True)
    return Paragraph(
        (Run(text[:end], font=font), Run(text[end:])), font=FontRole.BODY, size_pt=SAN_HAO
    )  # fmt: skip


def body(parts: Iterable[str | Block]) -> list[Block]:
    """The text: every line of a string is a paragraph, empty lines are dropped, blocks stand as they are."""
    blocks: list[Block] = []
    for part in parts:
        if isinstance(part, str):
            blocks += [body_line(line.strip()) for line in part.splitlines() if line.strip()]
        else:
            blocks.append(part)
    return blocks


def blank_line(count: int = 1) -> list[Block]:
    """Empty lines of the grid, kept at the top of a page."""
    return [Paragraph("", first_indent_chars=0, font=FontRole.BODY, size_pt=SAN_HAO)] * count


def title(text: str, *, whole: Sequence[str] = ()) -> Title:
    """二号小标宋, centred, in shaped lines, each on a line of the grid (7.3.1); names in ``whole`` are not
    parted while they fit a line."""
    lines = "\n".join(title_lines(text, TITLE_CHARS, words=whole))
    return Title(lines, font=FontRole.TITLE, size_pt=ER_HAO, space_before_pt=0, space_after_pt=0)


def addressed_to(organ: str) -> list[Block]:
    """主送机关: a line below the title, from the left edge, with a full-width colon (7.3.2)."""
    if not organ:
        return blank_line()
    name = organ.rstrip("：:") + "："
    return [
        *blank_line(),
        Paragraph(name, first_indent_chars=0, font=FontRole.BODY, size_pt=SAN_HAO),
    ]


def attachments_note(attached: Sequence[Attached]) -> list[Block]:
    """附件说明: a line below the text, two characters in, no mark at the end, names aligned (7.3.4)."""
    if not attached:
        return []
    made: list[Block] = []
    for number, one in enumerate(attached, start=1):
        before = "附件：" if number == 1 else ""
        count = f"{number}." if len(attached) > 1 else ""
        hang = len(before) + len(count) / 2
        made.append(
            Paragraph(
                f"{before}{count}{one.name}", first_indent_chars=-hang,
                left_indent_chars=5 + len(count) / 2, font=FontRole.BODY, size_pt=SAN_HAO,
                space_before_pt=PITCH if number == 1 else 0,
            )
        )  # fmt: skip
    return made


def attachment_pages(attached: Sequence[Attached]) -> list[Block]:
    """Every attachment on its own page: 附件1 in 黑体 on line 1, its title centred on line 3 (7.3.8)."""
    made: list[Block] = []
    for number, one in enumerate(attached, start=1):
        if not one.blocks:
            continue
        label = f"附件{number}" if len(attached) > 1 else "附件"
        made += [
            PageBreak(),
            Paragraph(label, first_indent_chars=0, font=FontRole.HEI, size_pt=SAN_HAO),
            *blank_line(),
            title(one.name),
            *blank_line(),
            *body(one.blocks),
        ]
    return made


def sign_off(organs: Sequence[str], day: str, *, sealed: bool) -> list[Block]:
    """署名 and 成文日期 (7.3.5).

    With a seal: the date ends four characters from the right, the name is centred over it, two lines
    below the text, so that the seal over both begins within one line of the text. Several organs stand
    side by side, up to three in a row, with room for their seals. Without a seal: a line below the text
    the name ends two characters from the right, the date begins two characters after it; when the date
    reaches further, it is the date that ends two characters from the right. ``day``: ISO date, words, or
    nothing, which leaves it to be written.
    """
    date = day_in_words(day)
    if not sealed:
        lines = (*organs, date)
        return [_signed(lines, centred=False, right=2, above=PITCH)]
    if len(organs) < 2:
        return [_signed((*organs, date), centred=True, right=4, above=2 * PITCH)]
    across = next(count for count in (3, 2, 1) if count == 1 or sum(_columns(organs, count)) <= _ACROSS)
    rows = [organs[start : start + across] for start in range(0, len(organs), across)]
    table = Table(
        tuple(TableColumn(width, "center") for width in _columns(organs, across)),
        tuple(
            TableRow(tuple(Cell(name) for name in (*row, *[""] * (across - len(row)))), height_mm=_SEAL_MM)
            for row in rows
        ),
        font=FontRole.BODY, size_pt=SAN_HAO, borders=False,
    )  # fmt: skip
    return [KeepTogether((table, _signed((date,), centred=True, right=4, above=0)))]


def _columns(organs: Sequence[str], across: int) -> list[float]:
    """Characters the longest name of each column takes, with air."""
    return [max(map(chars_wide, organs[column::across])) + 1 for column in range(min(across, len(organs)))]


def _signed(lines: tuple[str, ...], *, centred: bool, right: float, above: float) -> SignOff:
    return SignOff(lines, centred, right, font=FontRole.BODY, size_pt=SAN_HAO, space_before_pt=above)


def note(text: str) -> list[Block]:
    """附注: in round brackets, two characters in, below the date (7.3.6)."""
    if not text:
        return []
    words = text if text.startswith("（") else f"（{text}）"
    return [Paragraph(words, font=FontRole.BODY, size_pt=SAN_HAO)]


def colophon(said: Colophon | None, *, ruled: bool = True) -> list[Block]:
    """版记 at the foot of the last page, its last rule on the lower edge of the 版心 (7.4).

    Rules are 0.35 mm at the ends and 0.25 mm between, as the standard recommends by what is remembered
    of it; text in 四号仿宋, one character in at both sides. Not ``ruled``: only the copies, as a letter
    has them (10.1, remembered).
    """
    if said is None:
        return []
    parts: list[Block] = []
    if said.copies_to:
        parts.append(
            Paragraph(
                f"抄送：{'，'.join(said.copies_to)}。", left_indent_chars=4, first_indent_chars=-3,
                right_indent_chars=1, font=FontRole.BODY, size_pt=SI_HAO, line_pt=_COLOPHON_LINE,
            )
        )  # fmt: skip
    if ruled and (said.printed_by or said.printed_on):
        printed = f"{day_in_words(said.printed_on)}印发"
        parts.append(
            EndsLine(
                said.printed_by, printed, font=FontRole.BODY, size_pt=SI_HAO, line_pt=_COLOPHON_LINE,
                left_indent_chars=1, right_indent_chars=1,
            )
        )  # fmt: skip
    if not parts:
        return []
    if not ruled:
        return [Foot(tuple(parts))]
    between: list[Block] = [Rule(0.35)]
    for number, part in enumerate(parts, start=1):
        between += [part, Rule(0.35 if number == len(parts) else 0.25)]
    return [Foot(tuple(between))]


def day_in_words(day: str) -> str:
    """2022-02-25 as 2022年2月25日; words as they are; nothing as a place to write the date by hand."""
    if not day:
        return _NO_DAY
    return date_in_words(day) if _ISO.fullmatch(day) else day
