"""What a paper asks of the fonts, known before it is printed: what fills each role, what none draws."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from lawgov_desktop.documents.document import (
    Block,
    Cell,
    Content,
    Document,
    EndsLine,
    FieldLine,
    FontRole,
    Foot,
    KeepTogether,
    PageBreak,
    Paragraph,
    PhotoGrid,
    Rule,
    Run,
    SignatureBlock,
    SignOff,
    Spacer,
    Table,
    Title,
)
from lawgov_desktop.documents.fonts import FontBook, Substitution, notice_of, standard_name

_AROUND: Final = 8
"""Characters shown before and after a missing one."""


@dataclass(frozen=True, slots=True)
class RoleFont:
    """A role the paper uses: the font it stands for, the one that fills it, and its file."""

    role: FontRole
    wanted: str
    used: str
    file: Path


@dataclass(frozen=True, slots=True)
class MissingGlyph:
    """A character no font draws, what is printed for it, and the words round it where it is met first."""

    character: str
    printed: str
    where: str
    times: int = 1

    def __str__(self) -> str:
        return f"“{self.where}”里的“{self.character}”没有字体能显示，印成{self.printed}。"


@dataclass(frozen=True, slots=True)
class FontReport:
    """All a person should know about the fonts of a paper before it is printed."""

    fonts: tuple[RoleFont, ...]
    substitutions: tuple[Substitution, ...]
    missing: tuple[MissingGlyph, ...]


def font_report(document: Document, fonts: FontBook) -> FontReport:
    """Look at every word of ``document`` without drawing it (some milliseconds a page)."""
    roles: dict[FontRole, None] = {}
    missing: dict[str, MissingGlyph] = {}
    for role, text in words_of(document):
        roles[role] = None
        for character in fonts.missing(text, role):
            times = text.count(character)
            known = missing.get(character)
            if known is None:
                missing[character] = MissingGlyph(
                    character, notice_of(character), _around(text, character), times
                )
            else:
                missing[character] = MissingGlyph(character, known.printed, known.where, known.times + times)
    substitutions = (fonts.substitution(role) for role in roles)
    return FontReport(
        tuple(_filled(role, fonts) for role in roles),
        tuple(one for one in substitutions if one is not None),
        tuple(missing.values()),
    )


def _filled(role: FontRole, fonts: FontBook) -> RoleFont:
    font = fonts.font_of(role)
    return RoleFont(role, standard_name(role), font.full_name, font.file)


def _around(text: str, character: str) -> str:
    at = text.index(character)
    begin, end = max(at - _AROUND, 0), at + len(character) + _AROUND
    words = text[begin:end].replace("\n", " ").strip()
    return f"{'…' if begin else ''}{words}{'…' if end < len(text) else ''}"


def words_of(document: Document) -> Iterator[tuple[FontRole, str]]:
    """Every stretch of text of a paper with the role it is set in, in reading order."""
    song = FontRole.SONG
    yield from ((song, text) for text in (document.header, document.footer) if text)
    if document.watermark:
        yield FontRole.HEI, document.watermark
    if document.first_page is not None:
        yield from _of_blocks(document.first_page.head)
    yield from _of_blocks(document.blocks)
    if document.page_numbers:
        yield song, "第页共—0123456789"


def _of_blocks(blocks: Iterable[Block]) -> Iterator[tuple[FontRole, str]]:
    for block in blocks:
        match block:
            case Title():
                yield block.font, block.text
            case Paragraph():
                yield from _of_content(block.content, block.font)
            case EndsLine():
                yield from _of_content(block.left, block.font)
                yield from _of_content(block.right, block.font)
            case FieldLine():
                for field in block.fields:
                    yield from (
                        (block.font, text) for text in (field.label, field.value, field.suffix) if text
                    )
            case SignatureBlock():
                for line in block.lines:
                    yield from _of_content(line, block.font)
            case SignOff():
                yield from ((block.font, line) for line in block.lines)
            case PhotoGrid():
                yield from ((block.font, photo.caption) for photo in block.photos if photo.caption)
            case Table():
                yield from _of_table(block)
            case Foot() | KeepTogether():
                yield from _of_blocks(block.blocks)
            case Rule() | Spacer() | PageBreak():
                pass


def _of_table(table: Table) -> Iterator[tuple[FontRole, str]]:
    for number, row in enumerate(table.rows):
        usual = FontRole.HEI if number < table.header_rows else table.font
        for given in row.cells:
            cell = given if isinstance(given, Cell) else Cell(given)
            yield from _of_content(cell.content, cell.font or usual)


def _of_content(content: Content, font: FontRole) -> Iterator[tuple[FontRole, str]]:
    if isinstance(content, str):
        if content:
            yield font, content
        return
    for part in content:
        if isinstance(part, Run):
            yield part.font or font, part.text
        elif part.value:
            yield font, part.value
