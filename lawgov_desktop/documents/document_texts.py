"""Walks the neutral tree of a paper: its texts, its blocks without wrapping, a copy with changed texts."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from difflib import SequenceMatcher
from itertools import count
from typing import Any, Final

from lawgov_desktop.documents.chart import Chart, ChartPoint, ChartSeries
from lawgov_desktop.documents.chinese_text import ColumnCounter
from lawgov_desktop.documents.document import (
    Blank,
    Block,
    Cell,
    ChartBlock,
    Content,
    Document,
    EndsLine,
    Field,
    FieldLine,
    FirstPage,
    Foot,
    KeepTogether,
    Paragraph,
    Photo,
    PhotoGrid,
    Run,
    SignatureBlock,
    SignOff,
    Table,
    TableRow,
    Title,
)


def mapped(thing: Any, change: Callable[[str], str]) -> Any:
    """The block with all its texts changed."""
    match thing:
        case str():
            return change(thing)
        case tuple():
            return tuple(mapped(one, change) for one in thing)
        case Title() | Run():
            return replace(thing, text=change(thing.text))
        case Blank():
            return replace(thing, value=change(thing.value)) if thing.value else thing
        case Paragraph() | Cell():
            return replace(thing, content=mapped(thing.content, change))
        case Field():
            value = change(thing.value) if thing.value else thing.value
            return replace(thing, label=change(thing.label), value=value, suffix=change(thing.suffix))
        case FieldLine():
            return replace(thing, fields=mapped(thing.fields, change))
        case SignatureBlock():
            return replace(thing, lines=mapped(thing.lines, change))
        case Table():
            return replace(thing, rows=mapped(thing.rows, change))
        case TableRow():
            return replace(thing, cells=mapped(thing.cells, change))
        case KeepTogether() | Foot():
            return replace(thing, blocks=mapped(thing.blocks, change))
        case EndsLine():
            return replace(thing, left=mapped(thing.left, change), right=mapped(thing.right, change))
        case SignOff():
            return replace(thing, lines=mapped(thing.lines, change))
        case PhotoGrid():
            return replace(thing, photos=mapped(thing.photos, change))
        case Photo():
            return replace(thing, caption=change(thing.caption))
        case ChartBlock():
            return replace(thing, chart=mapped(thing.chart, change))
        case Chart():
            return replace(thing, title=change(thing.title), series=mapped(thing.series, change))
        case ChartSeries():
            return replace(thing, title=change(thing.title), points=mapped(thing.points, change))
        case ChartPoint():
            return replace(thing, label=change(thing.label))
        case FirstPage():
            return replace(thing, head=mapped(thing.head, change))
    return thing


def texts_of(things: Sequence[Any]) -> list[str]:
    """All texts in these blocks."""
    found: list[str] = []

    def keep(text: str) -> str:
        found.append(text)
        return text

    for thing in things:
        mapped(thing, keep)
    return found


COMPUTED: Final = "\uf8ff"
"""Stands where a paper says a number it worked out from others: how many rows, how many pages."""
_NUMBER: Final = re.compile(f"[0-9]+|{COMPUTED}")
_COUNTED: Final = 3
"""Digits of a number that counts something."""


def without_computed(
    document: Document, other: Document, read: Callable[[str], str], read_other: Callable[[str], str]
) -> Document:
    """The document with :data:`COMPUTED` for every number that ``other``, the same paper of other numbers,
    says otherwise in the same sentence. ``read`` and ``read_other`` take out what is no such number."""
    mine = [unit for block in document.blocks for unit in units_of(block)]
    words = [_numbers_out(read("\n".join(texts_of((unit,))))) for unit in mine]
    others = [read_other("\n".join(texts_of((one,)))) for block in other.blocks for one in units_of(block)]
    match = SequenceMatcher(None, words, list(map(_numbers_out, others)), autojunk=False)
    computed: dict[int, set[int]] = {}
    for start, start_other, size in match.get_matching_blocks():
        for place in range(size):
            unit = mine[start + place]
            pairs = zip(
                _NUMBER.findall(read("\n".join(texts_of((unit,))))),
                _NUMBER.findall(others[start_other + place]),
                strict=True,
            )
            numbers = list(pairs)
            if any(one != two for one, two in numbers):
                # Where one number is worked out, a 0 beside it is worked out too.
                computed[id(unit)] = {
                    place for place, (one, two) in enumerate(numbers) if one != two or len(one) <= _COUNTED
                }

    def changed(unit: Any) -> Any:
        which = computed.get(id(unit))
        if not which:
            return unit
        counted = count()
        return mapped(
            unit,
            lambda text: _NUMBER.sub(lambda one: COMPUTED if next(counted) in which else one[0], read(text)),
        )

    return replace(document, blocks=tuple(_by_unit(block, changed) for block in document.blocks))


def _numbers_out(text: str) -> str:
    return _NUMBER.sub("0", text)


def _by_unit(block: Any, change: Callable[[Any], Any]) -> Any:
    """The block with what :func:`units_of` gives of it changed."""
    match block:
        case KeepTogether() | Foot():
            return replace(block, blocks=tuple(_by_unit(one, change) for one in block.blocks))
        case Table():
            return replace(block, rows=tuple(change(row) for row in block.rows))
    return change(block)


def wide(text: str) -> float:
    """Width in Chinese characters."""
    return ColumnCounter().width(text) / 2


def plain(content: Content) -> str:
    return "".join(texts_of((content,)))


def all_blocks(document: Document) -> tuple[Block, ...]:
    """Those of the first page's head too."""
    return (*(document.first_page.head if document.first_page else ()), *document.blocks)


def flat(blocks: Sequence[Block]) -> Iterator[Block]:
    for block in blocks:
        if isinstance(block, KeepTogether | Foot):
            yield from flat(block.blocks)
        else:
            yield block


def units_of(block: Block) -> Iterator[Any]:
    """What may be repeated: paragraphs and lines of fields, rows of tables; other blocks stand between."""
    for one in flat((block,)):
        if isinstance(one, Table):
            yield from one.rows
        else:
            yield one
