"""Tables of forms: labels beside values in rows, blanks to fill, opinions to sign, lists.

A form has either two pairs of label and value to a row (:data:`TWO_PAIRS`), or up to three
(:data:`THREE_PAIRS`).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
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
from lawgov_desktop.registers.on_paper import SIGN, WRITE_HERE, Shown, Told
from lawgov_desktop.registers.paper_pieces import below_name

Columns = tuple[TableColumn, ...]

TWO_PAIRS: Final[Columns] = (
    TableColumn(29, "center"),
    TableColumn(48),
    TableColumn(29, "center"),
    TableColumn(48),
)
THREE_PAIRS: Final[Columns] = (TableColumn(1),) * 6
"""All of one width: one, two or three facts stand in a line."""

LOW_MM: Final = 8.0
"""The least height of a row that is read, not written in."""
LINE_MM: Final = 9.0
"""The usual least height of a line of facts."""

_SPANS: Final = {1: (5,), 2: (2, 2), 3: (1, 1, 1)}
"""Facts in a line → the columns the value of each takes."""
_SIGN_AT_RIGHT: Final = f"{'　' * 9}签名：　　　　　　　{WRITE_HERE}"
_SIGNS: Final = {len(TWO_PAIRS): SIGN, len(THREE_PAIRS): _SIGN_AT_RIGHT}


def form(rows: Iterable[TableRow], columns: Columns = TWO_PAIRS) -> Table:
    """The table of a form."""
    return Table(columns=columns, rows=tuple(rows))


def head(label: str, *, colspan: int = 1, rowspan: int = 1) -> Cell:
    """What a place is for."""
    return Cell(label, colspan, rowspan, align="center", font=FontRole.SONG_BOLD)


def opinion(
    label: str,
    text: str | None = None,
    *,
    height_mm: float = 26,
    columns: Columns = TWO_PAIRS,
    sign: str = "",
) -> TableRow:
    """What somebody has to say, with room for a signature and its day below (``sign``: in other words)."""
    sign = sign or _SIGNS[len(columns)]
    said = f"{text}\n{sign}" if text else f"\n\n{sign}"
    return TableRow((head(label), Cell(said, colspan=len(columns) - 1, align="left")), height_mm)


# --- two pairs to a row --------------------------------------------------------------------------------


def pair(
    label: str,
    value: str | None,
    other: str,
    other_value: str | None,
    *,
    height_mm: float = LOW_MM,
    align: Align | None = None,
) -> TableRow:
    """Two labels with their values in one row."""
    values = (Cell(value or "", align=align), Cell(other_value or "", align=align))
    return TableRow((head(label), values[0], head(other), values[1]), height_mm)


def wide(label: str, value: str | None, height_mm: float = LOW_MM) -> TableRow:
    """One label with a value that takes the whole width."""
    return TableRow((head(label), Cell(value or "", colspan=3, align="left")), height_mm)


def of_fields(
    shown: Shown, *lines: tuple[str, ...], height_mm: float = 0, low_mm: float = LOW_MM
) -> list[TableRow]:
    """A row for each line of one or two fields; a field alone takes the width and the height."""
    rows = []
    for names in lines:
        values = [(shown.label(name), shown.told(name)) for name in names]
        if len(names) == 1:
            rows.append(wide(*values[0], height_mm or low_mm))
        else:
            rows.append(pair(*values[0], *values[1], height_mm=low_mm))
    return rows


# --- up to three pairs to a row ------------------------------------------------------------------------


def facts(*pairs: tuple[str, str], height_mm: float = LINE_MM) -> TableRow:
    """One, two or three (label, value) in a line; one alone has the whole width."""
    align: Align = "left" if len(pairs) == 1 else "center"
    cells: list[Cell | str] = []
    for (label, value), span in zip(pairs, _SPANS[len(pairs)], strict=True):
        cells += [head(label), Cell(value, colspan=span, align=align)]
    return TableRow(tuple(cells), height_mm)


def lines(told: Told, *names: tuple[str, ...], height_mm: float = LINE_MM) -> list[TableRow]:
    """A line for each tuple of one to three fields."""
    return [
        facts(*((told.label(name), told.counted(name)) for name in line), height_mm=height_mm)
        for line in names
    ]


def band(title: str) -> TableRow:
    """A line that begins a part of the table."""
    return TableRow((Cell(title, colspan=len(THREE_PAIRS), align="center", font=FontRole.HEI),), LINE_MM)


# --- around a table, and lists -------------------------------------------------------------------------


def listed(
    heads: Sequence[tuple[str, float, Align]],
    rows: Iterable[Sequence[str]],
    *,
    at_least: int = 0,
    height_mm: float = LINE_MM,
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
    return Title(below_name(office, title), space_after_pt=10)


def between(text: str) -> Paragraph:
    """The heading of a table that follows another."""
    return Paragraph(
        text,
        align="center",
        first_indent_chars=0,
        font=FontRole.HEI,
        space_before_pt=6,
        space_after_pt=4,
        keep_with_next=True,
    )


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
