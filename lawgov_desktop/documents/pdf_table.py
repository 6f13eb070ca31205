"""A ruled table as strips: rows that may be parted by a page end, cells that span, a heading that repeats."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from lawgov_desktop.documents.document import Align, Cell, FontRole, Photo, Table, TableColumn, VerticalAlign
from lawgov_desktop.documents.pdf_lines import Dress, Line, lay_out
from lawgov_desktop.documents.pdf_pages import MM, PdfPages
from lawgov_desktop.documents.pdf_strips import Strip
from lawgov_desktop.documents.pictures import FittedPicture, PictureRefused, fit_picture

_LINE: Final = 1.45  # line to line, in sizes


@dataclass(slots=True)
class _Placed:
    """A cell laid out: where it stands in its strip and the lines still to be drawn."""

    row: int
    rowspan: int
    x: float
    width: float
    lines: list[Line]
    size: float
    align: Align
    valign: VerticalAlign
    pad: tuple[float, float]
    bare: bool
    shaded: bool
    picture: FittedPicture | None = None

    @property
    def need(self) -> float:
        return len(self.lines) * self.size * _LINE + 2 * self.pad[1]


@dataclass(slots=True)
class RowsStrip:
    """One row, or rows tied together by a cell that spans them."""

    cells: list[_Placed]
    rows: list[float]
    """Height of each row in points."""
    borders: bool
    above: Sequence[Strip] = ()
    keep_with_next: bool = False
    height: float = field(init=False)

    def __post_init__(self) -> None:
        for cell in sorted(self.cells, key=lambda cell: cell.rowspan):
            lack = cell.need - sum(self.rows[cell.row : cell.row + cell.rowspan])
            if lack > 0:
                self.rows[cell.row + cell.rowspan - 1] += lack
        self.height = sum(self.rows)

    @property
    def heading(self) -> Sequence[Strip]:
        return self.above

    def draw(self, pages: PdfPages, x: float, top: float) -> None:
        for cell in self.cells:
            cell_top = top - sum(self.rows[: cell.row])
            height = sum(self.rows[cell.row : cell.row + cell.rowspan])
            if cell.shaded:
                pages.ground(x + cell.x, cell_top - height, cell.width, height)
            if self.borders and not cell.bare:
                pages.rectangle(x + cell.x, cell_top - height, cell.width, height)
            if cell.picture is not None:
                wide, high = cell.picture.width_mm * MM, cell.picture.height_mm * MM
                left, floor = x + cell.x + (cell.width - wide) / 2, cell_top - (height + high) / 2
                pages.picture(left, floor, wide, high, cell.picture.jpeg)
            spare = height - cell.need
            line_top = cell_top - cell.pad[1] - (spare / 2 if cell.valign == "middle" else 0.0)
            for line in cell.lines:
                line.draw(pages, x + cell.x + cell.pad[0], line_top, cell.size * _LINE, cell.align, cell.size)
                line_top -= cell.size * _LINE

    def split(self, room: float) -> tuple[Strip, Strip] | None:
        """Part between rows where possible, else inside the first row, between lines of text."""
        whole, used = 0, 0.0
        while whole < len(self.rows) and used + self.rows[whole] <= room:
            used += self.rows[whole]
            whole += 1
        if whole == len(self.rows):
            return None
        kept = whole or 1
        height = used if whole else room
        upper: list[_Placed] = []
        lower: list[_Placed] = []
        for cell in self.cells:
            last = cell.row + cell.rowspan
            if cell.row >= kept:
                lower.append(replace(cell, row=cell.row - kept + (0 if whole else 1)))
                continue
            if last <= kept and whole:
                upper.append(cell)
                continue
            inside = height - sum(self.rows[: cell.row]) - 2 * cell.pad[1]
            fitting = max(int(inside / (cell.size * _LINE) + 0.001), 0)
            upper.append(
                replace(
                    cell, rowspan=min(cell.rowspan, kept - cell.row), lines=cell.lines[:fitting], valign="top"
                )
            )
            rest = last - kept if whole else cell.rowspan
            lower.append(replace(cell, row=0, rowspan=rest, lines=cell.lines[fitting:], valign="top"))
        if not whole and all(not cell.lines for cell in upper):
            return None
        upper_rows = self.rows[:kept] if whole else [0.0]
        lower_rows = self.rows[kept:] if whole else [0.0, *self.rows[1:]]
        first = RowsStrip(upper, list(upper_rows), self.borders, self.above)
        second = RowsStrip(lower, list(lower_rows), self.borders, self.above, self.keep_with_next)
        return first, second


def table_strips(table: Table, width: float, pages: PdfPages) -> list[Strip]:
    """The strips of a table as wide as the text; the first ``header_rows`` rows stand above every page."""
    edges = _edges(table.columns, width)
    placed, heights = _place(table, edges, pages)
    groups = _tie(placed, len(heights))
    strips: list[RowsStrip] = []
    heading: list[RowsStrip] = []
    for start, end in groups:
        cells = [replace(cell, row=cell.row - start) for cell in placed if start <= cell.row < end]
        in_heading = start < table.header_rows
        strip = RowsStrip(cells, heights[start:end], table.borders, () if in_heading else tuple(heading))
        if in_heading:
            strip.keep_with_next = True
            heading.append(strip)
        strips.append(strip)
    return list(strips)


def _edges(columns: Sequence[TableColumn], width: float) -> list[float]:
    total = sum(column.width for column in columns)
    edges = [0.0]
    for column in columns:
        edges.append(edges[-1] + width * column.width / total)
    return edges


def _place(table: Table, edges: list[float], pages: PdfPages) -> tuple[list[_Placed], list[float]]:
    """Give every cell its place, as a browser does, and lay out its text."""
    placed: list[_Placed] = []
    covered: set[tuple[int, int]] = set()
    for row, source in enumerate(table.rows):
        column = 0
        for given in source.cells:
            cell = Cell(given) if isinstance(given, str) else given
            while (row, column) in covered:
                column += 1
            last = column + cell.colspan
            if last >= len(edges):
                last = len(edges) - 1
            if column >= last:
                raise ValueError(f"table row {row + 1} has more cells than the {len(table.columns)} columns")
            rowspan = min(cell.rowspan, len(table.rows) - row)
            covered.update((row + down, across) for down in range(rowspan) for across in range(column, last))
            size = cell.size_pt or table.size_pt
            in_heading = row < table.header_rows
            font = cell.font or (FontRole.HEI if in_heading else table.font)
            dress = Dress(pages.book.typeface(font), size)
            width = edges[last] - edges[column]
            content, picture = cell.content, None
            if cell.photo is not None:
                tall = sum(row.height_mm for row in table.rows[row : row + rowspan])
                content, picture = _photo(cell.photo, width / MM, tall, table.pad_pt)
            lines = [] if picture else lay_out(content, dress, width - 2 * table.pad_pt[0], pages)
            align = cell.align or _usual_align(table, column, last, in_heading)
            placed.append(
                _Placed(row, rowspan, edges[column], width, lines, size, align, cell.valign, table.pad_pt,
                        cell.bare, cell.shaded, picture)
            )  # fmt: skip
            column = last
    return placed, [row.height_mm * MM for row in table.rows]


def _photo(
    photo: Photo, width_mm: float, height_mm: float, pad_pt: tuple[float, float]
) -> tuple[str, FittedPicture | None]:
    """The picture fitted into a cell of this size, or the sentence that says why it cannot be shown."""
    across, down = (2 * pad / MM for pad in pad_pt)
    try:
        return "", fit_picture(photo.file, width_mm - across, max(height_mm - down, 1), name=photo.name)
    except PictureRefused as refused:
        return str(refused), None


def _usual_align(table: Table, column: int, last: int, in_heading: bool) -> Align:
    if in_heading:
        return "center"
    return table.columns[column].align if last - column == 1 else "justify"


def _tie(placed: Sequence[_Placed], rows: int) -> list[tuple[int, int]]:
    """Ranges of rows that no spanning cell crosses the border of."""
    reach = list(range(1, rows + 1))
    for cell in placed:
        reach[cell.row] = max(reach[cell.row], cell.row + cell.rowspan)
    groups: list[tuple[int, int]] = []
    start, end = 0, 0
    for row in range(rows):
        end = max(end, reach[row])
        if end == row + 1:
            groups.append((start, end))
            start = end
    return groups
