"""The built-in paper as a first template: built from a record whose values are the names of its fields."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Any, Final

from lawgov_desktop.documents.document import (
    Blank,
    Block,
    Cell,
    Content,
    Document,
    EndsLine,
    Field,
    FieldLine,
    FirstPage,
    FontRole,
    Foot,
    Inline,
    KeepTogether,
    PageBreak,
    Paragraph,
    Run,
    SignatureBlock,
    SignOff,
    Table,
    TableColumn,
    TableRow,
    Title,
)
from lawgov_desktop.documents.document_texts import (
    COMPUTED,
    all_blocks,
    flat,
    mapped,
    plain,
    texts_of,
    units_of,
    wide,
)
from lawgov_desktop.documents.template_check import Wanted
from lawgov_desktop.documents.template_names import BEGIN, CALLED, END, LAST, NUMBER
from lawgov_desktop.documents.template_signs import SIGNS, Built, Said, build_of_signs
from lawgov_desktop.records.fields import IdText
from lawgov_desktop.records.record_type import Paper, PaperContext, RecordType, child_fields

_ONE_OF_SEVERAL: Final = re.compile("(?<![^，])[\U000f0000-\U000fffff]，(?=[\U000f0000-\U000fffff])")
"""A value before another of the same kind (工作单位，住址): where it lacks, its comma goes with it."""
_ONE_IN_CELL: Final = re.compile("(?<![^，])[\U000f0000-\U000fffff]，(?=.)")
"""The same in a cell of a table, where values and labelled values stand in one row of commas."""
_BY_HAND: Final = "　　"
"""Where the paper works a number out, which a template cannot."""
_SPARE_ROWS: Final = 3
_MOST_COLUMNS: Final = 6
_SIGNED: Final = re.compile("签名|签字|盖章|印章|手印|指印")


def start_document(kind: RecordType, paper: Paper, context: PaperContext) -> Document:
    """The built-in paper with {{names}} where a record's values would stand.

    Child rows stand there once: as a repeated row or paragraph where several of their fields stand
    together, joined by 、 where one stands alone. What the paper decides by a value (a box that is ticked)
    is as for a record without it.
    """
    return _Writing(build_of_signs(kind, paper, context)).document()


def start_of_kind(kind: RecordType) -> Document:
    """A first template of a paper of the office's own: every field of the register in tables."""
    blocks: list[Block] = [Title(kind.title)]
    for section in kind.sections:
        own = [kind.fields[name].label for name in section.fields if name in kind.fields]
        if own:
            blocks.append(Paragraph(section.title, first_indent_chars=0, font=FontRole.SONG_BOLD,
                                    space_before_pt=8, keep_with_next=True))  # fmt: skip
            rows = tuple(TableRow((label, f"{{{{{label}}}}}")) for label in own)
            blocks.append(Table((TableColumn(1), TableColumn(3)), rows))
    for child in kind.children:
        labels = [one.label for one in child_fields(child).values()][:_MOST_COLUMNS]
        blocks.append(Paragraph(child.label, first_indent_chars=0, font=FontRole.SONG_BOLD,
                                space_before_pt=8, keep_with_next=True))  # fmt: skip
        heading = TableRow((NUMBER, *labels))
        row = TableRow(tuple(f"{{{{{child.label}.{label}}}}}" for label in (NUMBER, *labels)))
        columns = (TableColumn(0.6), *(TableColumn(1) for _ in labels))
        blocks.append(Table(columns, (heading, row), header_rows=1))
    blocks.append(SignatureBlock(("{{本单位}}", "{{今天}}")))
    return Document(kind.title, tuple(blocks))


def wanted_of(kind: RecordType, paper: Paper, context: PaperContext) -> Wanted:
    """What a template of this paper should not lack: numbers, what a record must have, places to sign."""
    made = build_of_signs(kind, paper, context)
    signs, document = made.signs, made.document
    text = signs.found("".join(texts_of(all_blocks(document))))
    labels = [
        said.label for sign, said in signs.said.items()
        if sign in text and said.own is not None and not said.child
        and (isinstance(said.own, IdText) or said.own.name in (*kind.required, kind.title_field))
    ]  # fmt: skip
    signed = [
        plain(line).strip("　 ")
        for block in flat(all_blocks(document)) if isinstance(block, SignatureBlock)
        for line in block.lines if _SIGNED.search(plain(line)) and not SIGNS.search(plain(line))
    ]  # fmt: skip
    return Wanted(tuple(dict.fromkeys(labels)), tuple(dict.fromkeys(signed)))


class _Writing:
    """Turns the signs of a document into placeholders."""

    def __init__(self, made: Built) -> None:
        page = made.document.page
        self._document = made.document
        self._signs = made.signs
        self._line_mm = page.size_mm[0] - page.left_mm - page.right_mm
        self._own_pages = made.own_pages
        self._repeated: frozenset[int] = frozenset()

    def document(self) -> Document:
        document = self._document
        blocks = [self._known(block) for block in document.blocks]
        units = [unit for block in blocks for unit in units_of(block)]
        self._repeated = frozenset(self._repeating(units))
        captions = self._captions(blocks)
        return replace(
            document,
            title=self._written(self._signs.found(document.title), each=False),
            header=self._written(self._signs.found(document.header), each=False),
            footer=self._written(self._signs.found(document.footer), each=False),
            blocks=self._paged(tuple(self._block(block, captions) for block in blocks)),
            first_page=self._first_page(document.first_page),
            watermark="",
            copies=1,
            copies_for="",
        )

    def _first_page(self, first: FirstPage | None) -> FirstPage | None:
        """The red head of an official document."""
        if first is None:
            return None
        return replace(first, head=tuple(self._block(self._known(block), {}) for block in first.head))

    def _paged(self, blocks: tuple[Block, ...]) -> tuple[Block, ...]:
        """All of it once for each row that has its own page; the page break behind the last is left out."""
        if self._own_pages is None:
            return blocks
        begin, end = (
            Paragraph(f"{{{{每个{self._own_pages.label}{word}}}}}", first_indent_chars=0)
            for word in (BEGIN, END)
        )
        return (begin, *blocks, PageBreak(), end)

    # -- which units repeat

    def _repeating(self, units: Sequence[Any]) -> Iterator[int]:
        """ids of the paragraphs and rows in which a child's fields stand together with others of it."""
        if self._own_pages is not None:
            return
        group: list[Any] = []
        prefix = ""
        for unit in [*units, None]:
            prefixes = {said.prefix for said in self._said(unit) if self._may_repeat(said)}
            one = next(iter(prefixes)) if len(prefixes) == 1 else ""
            if group and (one != prefix or not one or type(unit) is TableRow is not type(group[-1])):
                fields = {said.label for each in group for said in self._said(each) if self._may_repeat(said)}
                if len(fields) > 1:
                    yield from map(id, group)
                group = []
            if one:
                group.append(unit)
            prefix = one

    def _said(self, unit: Any) -> list[Said]:
        signs = SIGNS.findall("".join(texts_of((unit,)))) if unit is not None else ()
        return [self._signs.said[sign] for sign in signs if sign in self._signs.said]

    def _may_repeat(self, said: Said) -> bool:
        return bool(said.child) and not said.prefix.startswith(LAST) and not self._paged_by(said)

    def _paged_by(self, said: Said) -> bool:
        return self._own_pages is not None and said.child == self._own_pages.name

    def _captions(self, blocks: Sequence[Block]) -> dict[int, str]:
        """A line that says only what the repeated part below is about: 当事人 becomes {{当事人.称谓}}."""
        every = list(flat(blocks))
        found = {}
        for above, below in pairwise(every):
            if isinstance(above, Paragraph) and id(below) in self._repeated:
                prefix = next(said.prefix for said in self._said(below) if said.child)
                if plain(above.content).strip() == prefix:
                    found[id(above)] = f"{{{{{prefix}.{CALLED}}}}}"
        return found

    # -- signs become names

    def _written(self, text: str, *, each: bool, width: int = 0, in_cell: bool = False) -> str:
        def name(found: re.Match[str]) -> str:
            said = self._signs.said.get(found[0])
            if said is None:
                return ""
            label = said.label if each or not self._may_repeat(said) else said.as_all()
            if not width and (_ONE_IN_CELL if in_cell else _ONE_OF_SEVERAL).match(text, found.start()):
                return f"{{{{{label}?}}}}"
            return f"{{{{{label} {width}格}}}}" if width else f"{{{{{label}}}}}"

        return SIGNS.sub(name, text).replace(COMPUTED, _BY_HAND)

    def _content(self, content: Content, *, each: bool) -> Content:
        if isinstance(content, str):
            return self._written(content, each=each)
        return tuple(
            self._inline(part, content[number + 1 :][:1], each=each) for number, part in enumerate(content)
        )

    def _inline(self, part: Inline, following: Sequence[Inline], *, each: bool) -> Inline:
        if isinstance(part, Run):
            return replace(part, text=self._written(part.text, each=each))
        value = part.value or ""
        if (
            (value.isdecimal() or value == COMPUTED)
            and following
            and isinstance(following[0], Run)
            and following[0].text[:1] == "份"
        ):
            return Run(f"{{{{份数 {int(part.width_chars) or 3}格}}}}", underline=True)
        if not SIGNS.search(value):
            return part
        return Run(self._blank(value, int(part.width_chars) or 12, each=each), underline=True)

    def _blank(self, value: str, width: int, *, each: bool) -> str:
        return self._written(value, each=each, width=width if len(value) == 1 else 0)

    def _block(self, block: Any, captions: Mapping[int, str]) -> Any:
        each = id(block) in self._repeated
        match block:
            case Paragraph() if id(block) in captions:
                return replace(block, content=captions[id(block)])
            case Paragraph():
                return replace(block, content=self._content(block.content, each=each))
            case Title():
                return replace(block, text=self._written(block.text, each=False))
            case FieldLine() if any(SIGNS.search(one.value or "") for one in block.fields):
                return self._field_line(block, each=each)
            case SignatureBlock():
                return replace(block, lines=tuple(self._content(line, each=False) for line in block.lines))
            case EndsLine():
                left, right = (self._content(one, each=False) for one in (block.left, block.right))
                return replace(block, left=left, right=right)
            case SignOff():
                return replace(block, lines=tuple(self._written(line, each=False) for line in block.lines))
            case KeepTogether() | Foot():
                return replace(block, blocks=tuple(self._block(one, captions) for one in block.blocks))
            case Table():
                return replace(block, rows=tuple(self._row(row) for row in self._few_spare(block.rows)))
        return block

    def _few_spare(self, rows: Sequence[TableRow]) -> Iterator[TableRow]:
        """Empty rows behind a repeated one are there to fill the page: a few do, without their numbers."""
        behind = 0
        for row in rows:
            said = [plain(cell.content if isinstance(cell, Cell) else cell).strip() for cell in row.cells]
            if id(row) in self._repeated:
                behind = 1
            elif behind and not any(said[1:]) and (not said[0] or said[0] == COMPUTED or said[0].isdecimal()):
                behind += 1
                row = replace(row, cells=("", *row.cells[1:]))
                if behind > _SPARE_ROWS + 1:
                    continue
            else:
                behind = 0
            yield row

    def _row(self, row: TableRow) -> TableRow:
        each = id(row) in self._repeated
        prefix = next((said.prefix for said in self._said(row) if self._may_repeat(said)), "") if each else ""
        cells = (cell if isinstance(cell, Cell) else Cell(cell) for cell in row.cells)
        return replace(
            row,
            cells=tuple(
                replace(cell, content=f"{{{{{prefix}.{CALLED}}}}}")
                if prefix and plain(cell.content).strip() in (prefix, f"{prefix}1")
                else replace(cell, content=f"{{{{{prefix}.{NUMBER}}}}}")
                if prefix and place == 0 and plain(cell.content).strip() in ("1", COMPUTED)
                else replace(cell, content=self._in_cell(cell.content, each=each))
                for place, cell in enumerate(cells)
            ),
        )

    def _in_cell(self, content: Content, *, each: bool) -> Content:
        """A cell is its own blank: no width, no line."""
        if isinstance(content, str):
            return self._written(content, each=each, in_cell=True)
        return tuple(
            Run(self._written(part.value or "", each=each, in_cell=True))
            if isinstance(part, Blank) and SIGNS.search(part.value or "")
            else self._inline(part, (), each=each)
            for part in content
        )

    def _field_line(self, block: FieldLine, *, each: bool) -> Paragraph:
        """Labels and blanks as running text: the width of each blank stands in its placeholder."""
        line = self._line_mm * 72 / 25.4 / block.size_pt - block.left_indent_chars
        fixed = sum(wide(one.label + one.suffix) + one.width_chars + 1 for one in block.fields)
        rest = max(int(line - fixed), 4)
        content: list[Inline] = []
        for number, one in enumerate(block.fields):
            content.append(Run(("　" if number else "") + one.label))
            content.append(self._field(one, int(one.width_chars) or rest, each=each))
            if one.suffix:
                content.append(Run(one.suffix))
        return Paragraph(
            tuple(content),
            align="left",
            first_indent_chars=0,
            left_indent_chars=block.left_indent_chars,
            font=block.font,
            size_pt=block.size_pt,
            line_pt=block.line_pt or block.size_pt * 1.9,
        )

    def _field(self, one: Field, width: int, *, each: bool) -> Inline:
        if not SIGNS.search(one.value or ""):
            return Blank(one.value, one.width_chars)
        return Run(self._blank(one.value or "", width, each=each), underline=True)

    # -- days and numbers become signs first, in the whole tree

    def _known(self, block: Any) -> Any:
        return mapped(block, self._signs.found)
