"""A register as it is handed to a writer: labelled columns, rows of values; neither Excel nor PDF."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import chain, islice
from typing import Final, Literal

ColumnKind = Literal["text", "number", "money", "date", "id", "long"]
"""``id`` is any code that must stay text: ID and phone numbers, certificate and case numbers."""

Value = str | int | float | Decimal | dt.date | None
"""``money`` columns hold whole 分 as int, ``date`` columns a date or ISO text (a year or month will do)."""

SAMPLE_ROWS: Final = 300
"""Rows looked at to find column widths; later rows wrap when they are longer."""


@dataclass(frozen=True, slots=True)
class RegisterColumn:
    """One column. Neighbours with the same ``group_label`` stand under one heading.

    ``width_chars`` is the wished width in Chinese characters; 0 leaves it to the content.
    """

    label: str
    kind: ColumnKind = "text"
    width_chars: float = 0
    group_label: str = ""
    narrow: bool = False
    """As narrow as its values, its heading in as many lines as that takes: for tables of fifty counts."""


@dataclass(frozen=True, slots=True)
class RegisterTable:
    """A register to be written. ``rows`` is read once, from first to last, and may be a generator."""

    title: str
    columns: tuple[RegisterColumn, ...]
    rows: Iterable[Sequence[Value]]
    row_count: int
    """How many rows there will be, for progress; 0 when not known."""
    subtitle_left: str = ""
    """填报单位"""
    subtitle_middle: str = ""
    """填报时间"""
    subtitle_right: str = ""
    """计量单位, such as 单位：件、元"""
    totals: tuple[Value, ...] = ()
    """A 合计 row under the rows, one value per column."""
    notes: str = ""
    """Under the table: 注：…"""
    watermark: str = ""
    short_title: str = ""
    """What its sheet is called among others in a workbook; without it the title."""

    @property
    def has_groups(self) -> bool:
        """Whether the heading has two levels."""
        return any(column.group_label for column in self.columns)


@dataclass(frozen=True, slots=True)
class HeaderSpan:
    """One heading cell: rows 0–1 (0 only when the heading has one level) and columns, both inclusive."""

    label: str
    first_row: int
    last_row: int
    first_column: int
    last_column: int


def header_spans(columns: Sequence[RegisterColumn]) -> list[HeaderSpan]:
    """Heading cells, top row first: groups over their columns, a column without group over both levels."""
    bottom = 1 if any(column.group_label for column in columns) else 0
    upper: list[HeaderSpan] = []
    lower: list[HeaderSpan] = []
    place = 0
    while place < len(columns):
        column = columns[place]
        end = place
        if not column.group_label:
            upper.append(HeaderSpan(column.label, 0, bottom, place, place))
        else:
            while end + 1 < len(columns) and columns[end + 1].group_label == column.group_label:
                end += 1
            upper.append(HeaderSpan(column.group_label, 0, 0, place, end))
            lower += [HeaderSpan(columns[i].label, 1, 1, i, i) for i in range(place, end + 1)]
        place = end + 1
    return upper + lower


def cell_text(value: Value, kind: ColumnKind) -> str:
    """A value as people read it: 1,234.50 for 123450 分, 2025-03-05, 是/否; absent is empty."""
    if value is None:
        return ""
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "是" if value else "否"
    if kind == "money":
        return money_text(value)
    if isinstance(value, dt.datetime):
        return value.strftime("%Y-%m-%d %H:%M")
    if isinstance(value, dt.date):
        return value.isoformat()
    if isinstance(value, float):
        return f"{value:.12g}"
    if isinstance(value, Decimal):
        return f"{value:f}"
    return str(value)


def money_text(fen: Value) -> str:
    """Whole 分 as 元 with two decimals; anything but an int is a mistake of the caller."""
    if not isinstance(fen, int):
        raise TypeError(f"a money column holds whole 分 as int, not {fen!r}")
    sign = "-" if fen < 0 else ""
    return f"{sign}{abs(fen) // 100:,}.{abs(fen) % 100:02d}"


def with_sample(rows: Iterable[Sequence[Value]]) -> tuple[list[Sequence[Value]], Iterator[Sequence[Value]]]:
    """The first rows, to measure, and all rows, to write."""
    iterator = iter(rows)
    sample = list(islice(iterator, SAMPLE_ROWS))
    return sample, chain(sample, iterator)


@dataclass(frozen=True, slots=True)
class ColumnNeed:
    """Width a column would like and the least it can do with, in half-width columns."""

    natural: float
    least: float


_WIDEST: Final[Mapping[ColumnKind, int]] = {
    "text": 30,
    "number": 22,
    "money": 22,
    "date": 18,
    "id": 30,
    "long": 60,
}
_LEAST_FLEXIBLE: Final = 10
_LEAST_LONG: Final = 18
_SHORT_WORDS: Final = 10
_NARROW: Final = 4


def column_needs(
    table: RegisterTable, sample: Sequence[Sequence[Value]], width: Callable[[str], float]
) -> list[ColumnNeed]:
    """What each column needs, from its heading (which may take two lines) and the sampled rows.

    ``width`` measures one line of text in half-width columns. Numbers, dates and codes should not
    wrap; text may, down to five Chinese characters, long text to nine.
    """
    needs = []
    for place, column in enumerate(table.columns):
        widest = _WIDEST[column.kind]
        texts = (
            cell_text(row[place], column.kind)
            for row in chain(sample, [table.totals] if table.totals else [])
        )
        content = max((width(line) for text in texts for line in text.splitlines()), default=0.0)
        heading = width(column.label)
        heading = heading if heading <= 8 else max(8, math.ceil(heading / 4) * 2)
        if column.narrow:
            heading = _NARROW
        natural = float(max(min(content, widest), heading, 4))
        if column.width_chars:
            natural = max(
                column.width_chars * 2, float(heading if column.kind in ("text", "long") else natural)
            )
        if column.kind in ("id", "number", "money") and len(sample) == SAMPLE_ROWS:
            natural += 2.4  # serial numbers grow by a digit or two further down
        flexible = column.kind in ("text", "long")
        needs.append(
            ColumnNeed(
                natural,
                min(natural, max(_LEAST_LONG if column.kind == "long" else _LEAST_FLEXIBLE, heading))
                if flexible
                else natural,
            )
        )
    return needs


def is_centred(column: RegisterColumn, need: ColumnNeed) -> bool:
    """Dates, codes and short words (names, 是/否) stand in the middle of their cells."""
    return (
        column.narrow
        or column.kind in ("date", "id")
        or (column.kind == "text" and need.natural <= _SHORT_WORDS)
    )


def fit_widths(needs: Sequence[ColumnNeed], room: float) -> list[float]:
    """Widths that add up to ``room``: flexible columns give or take first, then all in proportion."""
    natural = sum(need.natural for need in needs)
    least = sum(need.least for need in needs)
    if least >= room:
        return [need.least * room / least for need in needs]
    if natural >= room:
        part = (room - least) / (natural - least)
        return [need.least + (need.natural - need.least) * part for need in needs]
    flexible = sum(need.natural for need in needs if need.natural > need.least)
    if not flexible:
        return [need.natural * room / natural for need in needs]
    spare = room - natural
    # Half of the spare width goes to the flexible columns, half to all, so that codes are not cramped.
    return [
        need.natural * (1 + spare / 2 / natural)
        + (need.natural * spare / 2 / flexible if need.natural > need.least else 0.0)
        for need in needs
    ]
