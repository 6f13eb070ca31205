"""Official documents as GB/T 9704—2012 lays them out: red-headed, letters, minutes, plain, for the web.

What the standard fixes is followed as docs name it (page, 22 × 28 grid, fonts by level, places in mm).
What is only remembered of it serves as layout and is said so where it is used: the weights of the red and
black rules, the distance of a letter's text from its rule, a letter's 版记 without rules, 出席 below minutes.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from lawgov_desktop.documents.document import SAN_HAO, Block, Document, FontRole, PageNumbers, Paragraph, Run
from lawgov_desktop.documents.gongwen_head import (
    Heading,
    letter_heading,
    letter_page,
    red_heading,
)
from lawgov_desktop.documents.gongwen_text import (
    OFFICIAL_PAGE,
    Attached,
    Colophon,
    addressed_to,
    attachment_pages,
    attachments_note,
    body,
    colophon,
    day_in_words,
    note,
    sign_off,
    title,
)

__all__ = [
    "Attached",
    "Colophon",
    "Heading",
    "Official",
    "for_web",
    "letter",
    "minutes",
    "plain",
    "red_headed",
    "web_text",
]

_NUMBERS: Final = PageNumbers()


@dataclass(frozen=True, slots=True)
class Official:
    """What an official document says; the functions below dress it.

    ``text``: strings, every line a paragraph whose heading level is read from its numbering, or blocks.
    ``day``: 成文日期 as ISO date or words; empty leaves room to write it. ``to``: 主送机关. ``note``: 附注.
    ``subtitle``: a line in 楷体 below the title, such as who speaks.
    """

    title: str
    text: tuple[str | Block, ...]
    signed_by: tuple[str, ...] = ()
    day: str = ""
    to: str = ""
    sealed: bool = True
    attached: tuple[Attached, ...] = ()
    note: str = ""
    subtitle: str = ""
    watermark: str = ""


def red_headed(said: Official, heading: Heading, end: Colophon | None = None) -> Document:
    """公文 with 红头: 版头, 主体, 版记 at the foot of the last page, ``— 1 —`` at the outer edge."""
    blocks = [*red_heading(heading), *_main(said), *attachment_pages(said.attached), *colophon(end)]
    return _document(said, blocks)


def letter(said: Official, heading: Heading, end: Colophon | None = None) -> Document:
    """信函 (10.1): the organ's name above a red double rule, another at the foot of the first page, which
    bears no number; copies at the foot of the last."""
    blocks = [
        *letter_heading(heading), *_main(said), *attachment_pages(said.attached), *colophon(end, ruled=False),
    ]  # fmt: skip
    made = _document(said, blocks, numbers=PageNumbers(on_first_page=False))
    return replace(made, first_page=letter_page(heading))


def minutes(
    said: Official, heading: Heading, present: Sequence[tuple[str, str]] = (), end: Colophon | None = None
) -> Document:
    """纪要 (10.3): the mark names the meeting (``Heading(organs=("…会议纪要",), mark="")``), no sign-off.

    ``present``: (出席, people), (请假, …), (列席, …), a line below the text, labels in 黑体 (remembered).
    """
    people: list[Block] = [
        Paragraph(
            (Run(f"{label}：", font=FontRole.HEI), Run(names)), left_indent_chars=3 + len(label),
            first_indent_chars=-1 - len(label), font=FontRole.BODY, size_pt=SAN_HAO,
            space_before_pt=OFFICIAL_PAGE.pitch_pt if not number else 0,
        )
        for number, (label, names) in enumerate(present)
    ]  # fmt: skip
    main = [*_titled(said), *body(said.text), *attachments_note(said.attached)]
    blocks = [*red_heading(heading), *main, *people, *attachment_pages(said.attached), *colophon(end)]
    return _document(said, blocks)


def plain(said: Official) -> Document:
    """内部打印: the same text on the same grid, without 红头 and 版记."""
    return _document(said, [*_main(said), *attachment_pages(said.attached)])


def for_web(said: Official) -> Document:
    """As it is published on the net: no 红头, no 版记, no seal, no page numbers."""
    shown = replace(said, sealed=False, note="")
    return _document(shown, [*_main(shown), *attachment_pages(shown.attached)], numbers=False)


def web_text(said: Official) -> str:
    """The same as plain text to paste into a web page: paragraphs begin with two wide spaces."""
    lines = [said.title.replace("\n", ""), *([said.subtitle] if said.subtitle else []), ""]
    lines += [f"{said.to.rstrip('：')}："] if said.to else []
    for block in body(said.text):
        if isinstance(block, Paragraph):
            lines.append(f"\u3000\u3000{_words(block)}")
    lines += ["", *said.signed_by, day_in_words(said.day)]
    return "\n".join(lines) + "\n"


def _words(paragraph: Paragraph) -> str:
    if isinstance(paragraph.content, str):
        return paragraph.content
    return "".join(part.text if isinstance(part, Run) else part.value or "" for part in paragraph.content)


def _titled(said: Official) -> list[Block]:
    under: list[Block] = []
    if said.subtitle:
        under.append(
            Paragraph(
                said.subtitle, align="center", first_indent_chars=0, font=FontRole.KAI, size_pt=SAN_HAO,
                keep_with_next=True,
            )
        )  # fmt: skip
    return [title(said.title, whole=(*said.signed_by, said.to)), *under, *addressed_to(said.to)]


def _main(said: Official) -> list[Block]:
    return [
        *_titled(said),
        *body(said.text),
        *attachments_note(said.attached),
        *sign_off(said.signed_by, said.day, sealed=said.sealed),
        *note(said.note),
    ]


def _document(said: Official, blocks: Sequence[Block], numbers: bool | PageNumbers = _NUMBERS) -> Document:
    return Document(
        title=said.title.replace("\n", ""), blocks=tuple(blocks), page=OFFICIAL_PAGE, page_numbers=numbers,
        watermark=said.watermark,
    )  # fmt: skip
