"""A ruled table in a Word file: shares of the width, spans, a heading repeated on every page."""

from __future__ import annotations

import io
from dataclasses import replace
from typing import Any, Final

from docx.document import Document as WordDocument
from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT, WD_ROW_HEIGHT_RULE
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from docx.table import _Cell

from lawgov_desktop.documents.document import USUAL_PAD_PT, Align, Cell, FontRole, Table
from lawgov_desktop.documents.pictures import PictureRefused, fit_picture
from lawgov_desktop.documents.word_text import lay_out, write

_LINE: Final = 1.45
_PAD_PT: Final = 4.0
_MM_TO_PT: Final = 72 / 25.4
_SPARE_MM: Final = 2.0
"""Word's own cells leave a little more at the sides, and a line is a little higher than its picture."""


def add_table(word: WordDocument, table: Table, width_pt: float, *, bound: bool = False) -> None:
    """Add the table to the body. Rows are never parted by a page end unless one is longer than a page."""
    made = word.add_table(rows=len(table.rows), cols=len(table.columns))
    made.autofit = False
    if table.borders:
        made.style = "Table Grid"
    shares = sum(column.width for column in table.columns)
    widths = [width_pt * column.width / shares for column in table.columns]
    if table.pad_pt != USUAL_PAD_PT:
        _pad_sides(made, table.pad_pt[0])
    for column, width in zip(made.columns, widths, strict=True):
        column.width = Pt(width)
    # Asked for one cell or row, python-docx walks the whole table each time: hours for a long list.
    lines = list(made.rows)
    places = [[_Cell(place, made) for place in line._tr.tc_lst] for line in lines]
    taken: set[tuple[int, int]] = set()
    for number, row in enumerate(table.rows):
        line = lines[number]
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
            target = places[number][place]
            if one.rowspan > 1 or one.colspan > 1:
                target = target.merge(places[last_row][last])
            width = sum(widths[place : last + 1])
            if one.photo is not None:
                tall = sum(below.height_mm for below in table.rows[number : last_row + 1])
                one = _with_photo(target, one, width, tall, table.pad_pt)
            _fill(target, one, table, place, width, number < table.header_rows,
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
    size = cell.size_pt or table.size_pt
    font = cell.font or (FontRole.HEI if heading else table.font)
    align: Align = cell.align or (
        "center" if heading else "justify" if cell.colspan > 1 else table.columns[column].align
    )
    if cell.bare and table.borders:
        _without_lines(target)
    if cell.shaded:
        ground = OxmlElement("w:shd")
        for name, value in (("val", "clear"), ("color", "auto"), ("fill", "E6E6E6")):
            ground.set(qn(f"w:{name}"), value)
        target._tc.get_or_add_tcPr().append(ground)
    target.vertical_alignment = (
        WD_CELL_VERTICAL_ALIGNMENT.CENTER if cell.valign == "middle" else WD_CELL_VERTICAL_ALIGNMENT.TOP
    )
    if cell.photo is not None:
        target.paragraphs[0].alignment = WD_ALIGN_PARAGRAPH.CENTER
        return
    across, down = table.pad_pt if table.pad_pt != USUAL_PAD_PT else (_PAD_PT, _PAD_PT / 2)
    paragraph = target.paragraphs[0]
    lay_out(paragraph, align=align, line_pt=size * _LINE, before_pt=down, after_pt=down, keep_with_next=bound)
    write(paragraph, cell.content, font, size, (width_pt - 2 * across) / size)


def _with_photo(
    target: Any, cell: Cell, width_pt: float, height_mm: float, pad_pt: tuple[float, float]
) -> Cell:
    """The cell with its picture put in, or as one that holds the sentence why it cannot be shown."""
    across, down = (2 * pad / _MM_TO_PT for pad in pad_pt)
    room = max(height_mm - down - _SPARE_MM, 1)
    assert cell.photo is not None
    try:
        wide = max(width_pt / _MM_TO_PT - across - _SPARE_MM, 1)
        fitted = fit_picture(cell.photo.file, wide, room, name=cell.photo.name)
    except PictureRefused as refused:
        return replace(cell, content=str(refused), photo=None)
    target.paragraphs[0].add_run().add_picture(
        io.BytesIO(fitted.jpeg), width=Mm(fitted.width_mm), height=Mm(fitted.height_mm)
    )
    return cell


def _pad_sides(made: Any, across_pt: float) -> None:
    """Room between the lines at the sides and the text, for every cell of the table."""
    margins = OxmlElement("w:tblCellMar")
    for side in ("left", "right"):
        margin = OxmlElement(f"w:{side}")
        margin.set(qn("w:w"), str(round(across_pt * 20)))
        margin.set(qn("w:type"), "dxa")
        margins.append(margin)
    look = made._tbl.tblPr.find(qn("w:tblLook"))
    if look is None:
        made._tbl.tblPr.append(margins)
    else:
        look.addprevious(margins)


def _without_lines(target: Any) -> None:
    lines = OxmlElement("w:tcBorders")
    for side in ("top", "left", "bottom", "right"):
        line = OxmlElement(f"w:{side}")
        line.set(qn("w:val"), "nil")
        lines.append(line)
    target._tc.get_or_add_tcPr().append(lines)
