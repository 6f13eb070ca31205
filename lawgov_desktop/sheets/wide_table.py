"""A sheet that is one wide table: title, who fills it in, a heading repeated on every page, lines to sign."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from lawgov_desktop.documents.document import (
    Align,
    Block,
    Cell,
    Field,
    FieldLine,
    KeepTogether,
    PageSetup,
    Paper,
    Paragraph,
    Run,
    Table,
    TableColumn,
    TableRow,
    Title,
)
from lawgov_desktop.office import Office
from lawgov_desktop.sheets.sheet import Ask

PAPER_ASK: Final = Ask("paper", "纸张", "A4", lambda office: (("A4", "A4横向"), ("A3", "A3横向")))


@dataclass(frozen=True, slots=True)
class WideColumn:
    """``group``: neighbours with the same one stand under one heading."""

    label: str
    width: float
    align: Align = "left"
    group: str = ""


def landscape(paper: str) -> PageSetup:
    """A4 or A3 across, with the margin for binding at the top edge's left."""
    chosen: Paper = "A3" if paper == "A3" else "A4"
    return PageSetup(chosen, landscape=True, top_mm=17, bottom_mm=15, left_mm=18, right_mm=16)


def wide_blocks(
    office: Office,
    title: str,
    columns: Sequence[WideColumn],
    rows: Sequence[Sequence[str]],
    *,
    told: str = "",
    notes: Sequence[str] = (),
    signers: Sequence[str] = ("填表人", "审核人", "单位负责人"),
    size_pt: float = 9.5,
    row_mm: float = 7.5,
) -> list[Block]:
    """``told`` stands at the right above the table (单位：项); notes below it, then the lines to sign."""
    today = office.store.today()
    above = f"填报单位：{office.office_name}　　　制表日期：{today.isoformat()}"
    shares = tuple(TableColumn(column.width, column.align) for column in columns)
    lines = [TableRow(tuple(row), height_mm=row_mm) for row in rows]
    head = _heading(columns)
    # The last row goes to the next page with the lines to sign: no page holds signatures only.
    table = Table(shares, (*head, *lines[:-1]), header_rows=len(head), size_pt=size_pt)
    last = Table(shares, tuple(lines[-1:]), size_pt=size_pt)
    return [
        Title(title, size_pt=16, space_after_pt=6),
        Paragraph((Run(f"{above}　　　{told}" if told else above),), first_indent_chars=0, size_pt=size_pt),
        table,
        KeepTogether(
            (
                last,
                *(
                    Paragraph(note, first_indent_chars=0, size_pt=9, line_pt=14, space_before_pt=3)
                    for note in notes
                ),
                FieldLine(
                    (*(Field(f"{who}：", None, 8) for who in signers), Field("日期：", None, 8)), line_pt=28
                ),
            )
        ),
    ]


def _heading(columns: Sequence[WideColumn]) -> list[TableRow]:
    if not any(column.group for column in columns):
        return [TableRow(tuple(column.label for column in columns))]
    upper: list[Cell] = []
    lower: list[Cell] = []
    last = ""
    for place, column in enumerate(columns):
        if not column.group:
            upper.append(Cell(column.label, rowspan=2))
        else:
            lower.append(Cell(column.label))
            if column.group != last:
                run = columns[place:]
                span = next((n for n, one in enumerate(run) if one.group != column.group), len(run))
                upper.append(Cell(column.group, colspan=span))
        last = column.group
    return [TableRow(tuple(upper)), TableRow(tuple(lower))]
