"""The pieces papers are made of: headings, sentences with places to write, captions, ruled lines, signatures.

Two looks: a LETTER of our own (四号, known values plain), and PRINTED as the ministry prints its forms (小四,
known values on their lines too).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final

from lawgov_desktop.documents.document import (
    SI_HAO,
    XIAO_SI,
    Blank,
    Block,
    Content,
    Document,
    Field,
    FieldLine,
    FontRole,
    KeepTogether,
    PageBreak,
    PageSetup,
    Paragraph,
    Run,
    SignatureBlock,
    Table,
    TableColumn,
    TableRow,
    Title,
)
from lawgov_desktop.records.record_type import PaperContext
from lawgov_desktop.registers.on_paper import SEAL, WRITE_HERE


@dataclass(frozen=True, slots=True)
class Look:
    """How the pieces of a paper are set."""

    size_pt: float
    caption_indent: float
    """In characters, as that of every paragraph."""
    caption_space_pt: float
    on_lines: bool
    """Known values stand on the line they would be written on."""


LETTER: Final = Look(SI_HAO, 2, 4, on_lines=False)
PRINTED: Final = Look(XIAO_SI, 0, 6, on_lines=True)

FORM_PAGE: Final = PageSetup(top_mm=18, bottom_mm=17, left_mm=24, right_mm=20)
"""The page of a form that is one table: a little more room than a letter has."""


def paper(
    context: PaperContext,
    title: str,
    blocks: Iterable[Block],
    *,
    copies: int = 1,
    page: PageSetup | None = None,
) -> Document:
    return Document(
        title=title,
        blocks=tuple(blocks),
        page=page or PageSetup(),
        watermark=context.watermark,
        copies=copies,
    )


def together(title: str, documents: Sequence[Document]) -> Document:
    """Several papers as one, each beginning a page; what stood at their feet ends them as a line of text."""
    blocks: list[Block] = []
    for document in documents:
        if blocks:
            blocks.append(PageBreak())
        blocks += document.blocks
        if document.footer:
            blocks.append(Paragraph(document.footer, first_indent_chars=0, space_before_pt=6))
    marks = dict.fromkeys(document.watermark for document in documents if document.watermark)
    return replace(
        documents[0], title=title, blocks=tuple(blocks), footer="", copies=1,
        watermark=next(iter(marks), "") if all(one.watermark for one in documents) else "",
    )  # fmt: skip


def below_name(issuer: str | None, title: str) -> str:
    """The name of a paper below the name of whoever issues it."""
    return f"{issuer}\n{title}" if issuer else title


def heading(title: str, *, number: tuple[str, str | None] | None = None, look: Look = LETTER) -> list[Block]:
    """The title, and at the right below it a number such as ("案号：", "（2025）…号")."""
    blocks: list[Block] = [Title(title, space_after_pt=10)]
    if number:
        label, value = number
        told: tuple[Run | Blank, ...] = (Blank(value, 15),)
        if not look.on_lines:
            # Ends in 号: spaces at the end of a line that is set to the right hang over the margin.
            told = (Run(value),) if value else (Blank(None, 12), Run("号"))
        blocks.append(Paragraph((Run(label), *told), align="right", space_after_pt=6))
    return blocks


def room(height_mm: float) -> Block:
    """Empty height that stays also at the top of a page, where a Spacer is dropped."""
    return Table((TableColumn(1),), (TableRow(("",), height_mm=height_mm),), borders=False)


def said(content: Content, *, indent: float = 2, size_pt: float = SI_HAO, **how: Any) -> Paragraph:
    """A paragraph of a letter: 四号, set wider than a table. Places to write are not spread over a line."""
    if not isinstance(content, str) and any(isinstance(one, Blank) for one in content):
        how = {"align": "left", **how}
    return Paragraph(content, first_indent_chars=indent, size_pt=size_pt, **how)


def place(value: str | None, width_chars: float = 10) -> Run | Blank:
    """A value in a sentence: plain where it is known, a place to write where it is not."""
    return Run(value) if value else Blank(None, width_chars)


def told_lines(*lines: tuple[str, str | None]) -> list[Block]:
    """原告：张三 line by line at the margin, a ruled place where nothing is known."""
    return [said((Run(label), place(value, 0)), indent=0, align="left") for label, value in lines]


def fields(*lines: Sequence[Field] | Field, size_pt: float = SI_HAO) -> list[Block]:
    """Lines of labels with blanks."""
    return [FieldLine((line,) if isinstance(line, Field) else tuple(line), size_pt=size_pt) for line in lines]


def caption(text: str, look: Look = LETTER) -> Paragraph:
    """What the lines below it are about."""
    return Paragraph(
        text,
        first_indent_chars=look.caption_indent,
        font=FontRole.SONG_BOLD,
        size_pt=look.size_pt,
        space_before_pt=look.caption_space_pt,
        keep_with_next=True,
    )


def written(label: str, lines: Sequence[str], blank_lines: int, look: Look = LETTER) -> list[Block]:
    """A caption and what was written under it, or ruled lines for the pen."""
    if lines:
        return [caption(label, look), *(said(line, size_pt=look.size_pt) for line in lines)]
    return [KeepTogether((caption(label, look), *ruled(blank_lines, look)))]


def filled(label: str, lines: Sequence[str], blank_lines: int) -> list[Block]:
    """A caption, what is known below it, and ruled lines to go on with by hand."""
    told = [said(line, keep_with_next=True) for line in lines]
    return [caption(label), *told, *ruled(blank_lines)] if told else written(label, [], blank_lines)


def ruled(lines: int, look: Look = LETTER) -> list[Block]:
    """Empty lines for the pen."""
    return fields(*[Field("", None)] * lines, size_pt=look.size_pt)


def addressed(name: str | None, space_before_pt: float = 6) -> list[Block]:
    """此致 and, at the margin, to whom."""
    return [
        said("此致", keep_with_next=True, space_before_pt=space_before_pt),
        said((place(name, 18),), indent=0),
    ]


def to_whom(name: str | None, look: Look = LETTER) -> list[Block]:
    """The line a paper begins with: 样例县人民法院："""
    if look.on_lines:
        return [Paragraph((Blank(name, 18), Run("：")), first_indent_chars=0, size_pt=look.size_pt)]
    return [said((place(name, 14), Run("：")), indent=0)]


def signatures(
    *lines: str | tuple[str, int | str],
    day: str | None = None,
    seal: Content = "",
    width_chars: float = 25,
    size_pt: float = XIAO_SI,
) -> SignatureBlock:
    """Lines to sign, ending at one edge. Seal and date stand last.

    ``(text, n)`` asks for n signatures, ``(text, name)`` writes a name where it would be signed ("": none).
    """
    asked = [(line, 1) if isinstance(line, str) else line for line in lines]
    longest = max((len(text) for text, _ in asked), default=0)
    content: list[Content] = []
    for text, times in asked:
        name, times = (times or None, 1) if isinstance(times, str) else (None, times)
        content += [(Run(text), Blank(name, 8 + longest - len(text)))] * max(times, 1)
    if seal:
        content.append(seal)
    content.append(day or WRITE_HERE)
    return SignatureBlock(tuple(content), width_chars=width_chars, size_pt=size_pt)


def signed(*lines: str, name: str | None = "", day: str | None = None, width: float = 22) -> SignatureBlock:
    """Who signs a letter at the right edge, the agency with its seal last, then the day or room for it.

    ``name``: None leaves a place for the name of the agency, "" is for a letter without a seal.
    """
    seal: Content = (Blank(None, 12), Run(SEAL)) if name is None else f"{name}{SEAL}" if name else ""
    return signatures(*lines, day=day, seal=seal, width_chars=width, size_pt=SI_HAO)
