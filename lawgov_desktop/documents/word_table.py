"""A ruled table in a Word file: shares of the width, spans, a heading repeated on every page."""

from __future__ import annotations

from typing import Any, Final

from docx.document import Document as WordDocument
from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT, WD_ROW_HEIGHT_RULE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from lawgov_desktop.documents.document import Align, Cell, FontRole, Table
from lawgov_desktop.documents.word_text import lay_out, write

_LINE: Final = 1.45
_PAD_PT: Final = 4.0


def add_table(word: WordDocument, table: Table, width_pt: float, *, bound: bool = False) -> None:
    """Add the table to the body. Rows are never parted by a page end unless one is longer than a page."""
    made = word.add_table(rows=len(table.rows), cols=len(table.columns))
    made.autofit = False
    if table.borders:
        made.style = "Table Grid"
    shares = sum(column.width for column in table.columns)
    widths = [width_pt * column.width / shares for column in table.columns]
    for column, width in zip(made.columns, widths, strict=True):
        column.width = Pt(width)
    taken: set[tuple[int, int]] = set()
    for number, row in enumerate(table.rows):
        line = made.rows[number]
        _row_rules(line, heading=number < table.header_rows)
        if row.height_mm:
            line.height, line.height_rule = Mm(row.height_mm), WD_ROW_HEIGHT_RULE.AT_LEAST
        place = 0
        for cell in row.cells:
            while (number, place) in taken:
                place += 1
            one = cell if isinstance(cell, Cell) else Cell(cell)
            last_row, last = number + one.rowspan - 1, place + one.colspan - 1
            taken |= {(r, c) for r in range(number, last_row + 1) for c in range(place, last + 1)}
            target = made.cell(number, place)
            if one.rowspan > 1 or one.colspan > 1:
                target = target.merge(made.cell(last_row, last))
            _fill(target, one, table, place, sum(widths[place : last + 1]), number < table.header_rows,
                  bound=bound or number < table.header_rows)  # fmt: skip
            place = last + 1


def _row_rules(line: Any, *, heading: bool) -> None:
    rules = line._tr.get_or_add_trPr()
    rules.append(OxmlElement("w:cantSplit"))
    if heading:
        again = OxmlElement("w:tblHeader")
        again.set(qn("w:val"), "true")
        rules.append(again)


def _fill(
    target: Any, cell: Cell, table: Table, column: int, width_pt: float, heading: bool, *, bound: bool
) -> None:
    target.vertical_alignment = (
        WD_CELL_VERTICAL_ALIGNMENT.CENTER if cell.valign == "middle" else WD_CELL_VERTICAL_ALIGNMENT.TOP
    )
    size = cell.size_pt or table.size_pt
    font = cell.font or (FontRole.HEI if heading else table.font)
    align: Align = cell.align or (
        "center" if heading else "justify" if cell.colspan > 1 else table.columns[column].align
    )
    paragraph = target.paragraphs[0]
    lay_out(
        paragraph, align=align, line_pt=size * _LINE, before_pt=_PAD_PT / 2, after_pt=_PAD_PT / 2,
        keep_with_next=bound,
    )  # fmt: skip
    write(paragraph, cell.content, font, size, (width_pt - 2 * _PAD_PT) / size)
