"""A record's facts as one ruled table, as 登记表 are printed: labels beside values, blanks to fill."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final

from lawgov_desktop.documents.document import (
    WU_HAO,
    Align,
    Cell,
    Field,
    FieldLine,
    FontRole,
    KeepTogether,
    Paragraph,
    Table,
    TableColumn,
    TableRow,
    Title,
)
from lawgov_desktop.records import dates
from lawgov_desktop.records.fields import Date, IdText, Labelled, LongText, Money, Number, Text
from lawgov_desktop.records.hiding import numbers_hidden
from lawgov_desktop.records.record_type import Draft, PaperContext, Record, Row

COLUMNS: Final = 6
"""Of a form's table, all of one width: one, two or three facts stand in a line."""
LOW_MM: Final = 9.0
"""The usual least height of a line."""
WRITE_DAY: Final = "　　　　年　　月　　日"
SIGN_AND_DAY: Final = f"{'　' * 9}签名：　　　　　　　{WRITE_DAY}"

_SPANS: Final = {1: (5,), 2: (2, 2), 3: (1, 1, 1)}
"""Facts in a line → the columns the value of each takes."""


@dataclass(frozen=True, slots=True)
class Told:
    """Values of a record, or of one of its rows, as they stand on paper: masked where that was asked."""

    model: type[Record] | type[Row]
    draft: Draft
    context: PaperContext

    def of(self, name: str) -> str:
        """A field in words: a day as 2025年3月5日, a code by its label; "" leaves a place to write."""
        own = self._field(name)
        value = self.draft.get(name)
        if isinstance(own, Date):
            return dates.date_in_words(value)
        text = own.show(value, self.context.names)
        if not self.context.masked:
            return text
        if isinstance(own, Text | LongText) and not own.privacy and not isinstance(own, IdText):
            return numbers_hidden(text)
        return own.mask(text)

    def counted(self, name: str) -> str:
        """A field as :meth:`of` gives it, a figure with its unit: 200份."""
        own, text = self._field(name), self.of(name)
        return f"{text}{own.unit}" if text and isinstance(own, Number | Money) else text

    def label(self, name: str) -> str:
        return str(self._field(name).label)

    def row(self, model: type[Row], draft: Draft) -> Told:
        """The same for one row of the record."""
        return replace(self, model=model, draft=draft)

    def _field(self, name: str) -> Labelled:
        own: Labelled = self.model._meta.fields[name]
        return own


def columns(count: int = COLUMNS) -> tuple[TableColumn, ...]:
    """The columns of a form's table."""
    return tuple(TableColumn(1) for _ in range(count))


def head(label: str, *, colspan: int = 1, rowspan: int = 1) -> Cell:
    """What a place is for."""
    return Cell(label, colspan, rowspan, align="center", font=FontRole.SONG_BOLD)


def facts(*pairs: tuple[str, str], height_mm: float = LOW_MM) -> TableRow:
    """One, two or three (label, value) in a line; one alone has the whole width."""
    align: Align = "left" if len(pairs) == 1 else "center"
    cells: list[Cell | str] = []
    for (label, value), span in zip(pairs, _SPANS[len(pairs)], strict=True):
        cells += [head(label), Cell(value, colspan=span, align=align)]
    return TableRow(tuple(cells), height_mm)


def lines(told: Told, *names: tuple[str, ...], height_mm: float = LOW_MM) -> list[TableRow]:
    """A line for each tuple of one to three fields."""
    return [
        facts(*((told.label(name), told.counted(name)) for name in line), height_mm=height_mm)
        for line in names
    ]


def band(title: str) -> TableRow:
    """A line that begins a part of the table."""
    return TableRow((Cell(title, colspan=COLUMNS, align="center", font=FontRole.HEI),), LOW_MM)


def opinion(label: str, text: str = "", *, height_mm: float = 26) -> TableRow:
    """What is decided, with room to sign it: 签名 and 年月日 stand below."""
    said = f"{text}\n{SIGN_AND_DAY}" if text else f"\n\n{SIGN_AND_DAY}"
    return TableRow((head(label), Cell(said, colspan=COLUMNS - 1, align="left")), height_mm)


def form(rows: Iterable[TableRow]) -> Table:
    """The table of a form."""
    return Table(columns=columns(), rows=tuple(rows))


def listed(
    heads: Sequence[tuple[str, float, Align]],
    rows: Iterable[Sequence[str]],
    *,
    at_least: int = 0,
    height_mm: float = LOW_MM,
    **dress: Any,
) -> Table:
    """A list: (heading, width, alignment) of its columns, its rows, and empty ones up to ``at_least``.

    ``dress``: further fields of the table. Its heading is repeated on every page.
    """
    told = [tuple(row) for row in rows]
    told += [("",) * len(heads)] * (at_least - len(told))
    body = [TableRow(row, height_mm) for row in told]
    return Table(
        columns=tuple(TableColumn(width, align) for _, width, align in heads),
        rows=(TableRow(tuple(label for label, _, _ in heads), height_mm), *body),
        header_rows=1,
        **dress,
    )


def titled(office: str, title: str) -> Title:
    """The title of a form below the name of the office that keeps it."""
    return Title(f"{office}\n{title}" if office else title, space_after_pt=10)


def below_title(text: str) -> Paragraph:
    """A line below the title: of which days or which people a list tells."""
    return Paragraph(
        text, align="center", first_indent_chars=0, size_pt=WU_HAO, space_after_pt=4, keep_with_next=True
    )


def summed_and_signed(said: str, *signed: str) -> KeepTogether:
    """What a list comes to, and places to sign it: the two are not parted by a page end."""
    return KeepTogether(
        (
            Paragraph(said, first_indent_chars=0, size_pt=WU_HAO, space_before_pt=6),
            FieldLine(tuple(Field(label, None, 9) for label in signed), size_pt=WU_HAO),
        )
    )
