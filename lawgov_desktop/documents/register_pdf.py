"""A register as PDF: rows drawn straight onto the sheets, heading on every page, as fast as a list allows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from lawgov_desktop.documents.chinese_text import break_lines, clean
from lawgov_desktop.documents.document import PAPER_MM, FontRole, Paper
from lawgov_desktop.documents.fonts import FontBook, Typeface
from lawgov_desktop.documents.pdf_pages import ASCENT, MM, PdfPages, RenderResult
from lawgov_desktop.documents.register_table import (
    ColumnKind,
    HeaderSpan,
    RegisterTable,
    Value,
    cell_text,
    column_needs,
    fit_widths,
    header_spans,
    is_centred,
    with_sample,
)
from lawgov_desktop.progress import Progress

_SIDE: Final = 12 * MM
_TOP: Final = 15 * MM
_BOTTOM: Final = 15 * MM
_PAD_X: Final = 2.5
_PAD_Y: Final = 2.5
_LEADING: Final = 1.3
_SIZES: Final = (10.0, 9.5, 9.0, 8.5, 8.0, 7.5, 7.0, 6.5, 6.0)
_TITLE_SIZE: Final = 18.0
_SMALL: Final = 9.5
_REMEMBERED_TEXTS: Final = 2_000  # per column; bounds memory for registers of any length
_DOING: Final = "正在生成 PDF 台账"

_Line = tuple[float, str]
"""Distance from the column's left edge, and the operators that show the line."""


def write_register_pdf(
    table: RegisterTable,
    out: Path,
    fonts: FontBook,
    *,
    paper: Paper | None = None,
    landscape: bool = True,
    progress: Progress | None = None,
) -> RenderResult:
    """Write the register to ``out``, columns fitted to the width of the paper, text wrapped.

    The type shrinks from 10 to at least 6 pt when there are many columns; where dates and numbers would
    still be broken on A4, A3 is taken, unless ``paper`` says which. Rows are read once and
    finished pages are kept compressed. Raises :class:`~lawgov_desktop.errors.UserError` when the file
    cannot be written, ``Cancelled`` when the person stops; an older file then stays as it was.
    """
    progress = progress or Progress()
    sample, rows = with_sample(table.rows)
    chosen = paper or ("A4" if _fits(fonts, table, sample, _size_of("A4", landscape)[0]) else "A3")
    width, height = _size_of(chosen, landscape)
    pages = PdfPages(fonts, width=width, height=height, title=table.title, watermark=table.watermark)
    sheet = _Sheets(pages, table, _choose_layout(pages, table, sample))
    sheet.open_first()
    done = 0
    for row in rows:
        sheet.add_row(row)
        done += 1
        progress.step(_DOING, done, max(table.row_count, done + 1))
    if not done:
        sheet.add_remark("（无记录）")
    if table.totals:
        sheet.add_row(table.totals, bold=True)
    sheet.close(table.notes)
    pages.add_footers(_SIDE, pages.width - _SIDE, _BOTTOM * 0.5)
    progress.step(_DOING, done, done)
    return pages.save(out)


@dataclass(frozen=True, slots=True)
class _Layout:
    size: float
    edges: tuple[float, ...]
    """Left edges of the columns and the right edge of the last, in points from the left margin."""
    centred: tuple[bool, ...]


def _size_of(paper: Paper, landscape: bool) -> tuple[float, float]:
    """Width and height in points."""
    across, down = (side * MM for side in PAPER_MM[paper])
    return (down, across) if landscape else (across, down)


def _fits(fonts: FontBook, table: RegisterTable, sample: Sequence[Sequence[Value]], width: float) -> bool:
    """Whether the smallest type leaves every column the least it can do with."""
    bold = fonts.typeface(FontRole.HEI)
    needs = column_needs(table, sample, lambda text: bold.advance(clean(text)) * 2 + 0.2)
    least = sum(need.least for need in needs) * _SIZES[-1] / 2
    return least + 2 * _PAD_X * len(needs) <= width - 2 * _SIDE


def _choose_layout(pages: PdfPages, table: RegisterTable, sample: Sequence[Sequence[Value]]) -> _Layout:
    """The largest type in which the columns come out tolerably wide."""
    bold, width = pages.book.typeface(FontRole.HEI), pages.width - 2 * _SIDE
    needs = column_needs(table, sample, lambda text: bold.advance(clean(text)) * 2 + 0.2)
    padding = 2 * _PAD_X * len(needs)
    wanted = sum(need.least + 0.35 * (need.natural - need.least) for need in needs)
    size = next((size for size in _SIZES if wanted * size / 2 + padding <= width), _SIZES[-1])
    widths = fit_widths(needs, (width - padding) / (size / 2))
    edges = [0.0]
    for columns in widths:
        edges.append(edges[-1] + columns * size / 2 + 2 * _PAD_X)
    return _Layout(size, tuple(edges), tuple(map(is_centred, table.columns, needs)))


class _Column:
    """One column's text, laid out once per different text."""

    def __init__(self, pages: PdfPages, kind: ColumnKind, width: float, size: float, centred: bool) -> None:
        self.kind = kind
        self._pages = pages
        self._room = width - 2 * _PAD_X
        self._size = size
        self._share = 1.0 if kind in ("number", "money") else 0.5 if centred else 0.0
        self._known: dict[str, list[_Line]] = {}

    def lines(self, value: Value, typeface: Typeface, *, remember: bool = True) -> list[_Line]:
        """The lines of a value, placed for the column's alignment; none for an empty value."""
        text = cell_text(value, self.kind)
        if not text:
            return []
        if remember and (known := self._known.get(text)) is not None:
            return known
        placed = self._lay_out(text, typeface)
        if remember:
            if len(self._known) >= _REMEMBERED_TEXTS:
                self._known.clear()
            self._known[text] = placed
        return placed

    def _lay_out(self, text: str, typeface: Typeface) -> list[_Line]:
        pages, size, room = self._pages, self._size, self._room
        shown = pages.shown(text, typeface)
        if not shown.strip():
            return []
        wide = typeface.width(shown, size) if "\n" not in shown else room + 1
        if wide <= room:
            return [(_PAD_X + (room - wide) * self._share, pages.show_ops(shown, typeface, size))]
        lines = break_lines(shown, typeface.advance, room / size)
        share = self._share if self.kind in ("number", "money") else 0.0
        return [
            (_PAD_X + (room - typeface.width(line, size)) * share, pages.show_ops(line, typeface, size))
            if line
            else (_PAD_X, "")
            for line in lines
        ]


class _Sheets:
    """The sheet being filled: how far down it is, and what stands at its head."""

    def __init__(self, pages: PdfPages, table: RegisterTable, layout: _Layout) -> None:
        self._pages = pages
        self._table = table
        self._layout = layout
        self._body = pages.book.typeface(FontRole.SONG)
        self._bold = pages.book.typeface(FontRole.HEI)
        self._leading = layout.size * _LEADING
        self._rise = self._leading / 2 + layout.size * (ASCENT - 0.5)
        edges = layout.edges
        self._columns = [
            _Column(pages, column.kind, edges[i + 1] - edges[i], layout.size, layout.centred[i])
            for i, column in enumerate(table.columns)
        ]
        self._lefts = [_SIDE + edge for edge in edges[:-1]]
        self._right = _SIDE + edges[-1]
        self._header, self._header_height = self._heading()
        self._y = 0.0
        self._table_top = 0.0
        self._rules: list[float] = []

    def open_first(self) -> None:
        """Title and units, then the heading."""
        pages, table = self._pages, self._table
        self._y = pages.height - _TOP
        title_face = pages.book.typeface(FontRole.SONG_BOLD)
        room = self._right - _SIDE
        size = _TITLE_SIZE
        for line in break_lines(pages.shown(table.title, title_face), title_face.advance, room / size):
            self._y -= size * 1.5
            x = _SIDE + (room - title_face.width(line, size)) / 2
            pages.text(x, self._y + size * 0.35, line, title_face, size)
        if table.subtitle_left or table.subtitle_middle or table.subtitle_right:
            self._y -= _SMALL * 2
            for text, share in (
                (table.subtitle_left, 0.0),
                (table.subtitle_middle, 0.5),
                (table.subtitle_right, 1.0),
            ):
                shown = pages.shown(text, self._body)
                x = _SIDE + (room - self._body.width(shown, _SMALL)) * share
                pages.text(x, self._y + _SMALL * 0.6, shown, self._body, _SMALL)
        else:
            self._y -= 4
        self._open_table()

    def add_row(self, row: Sequence[Value], *, bold: bool = False) -> None:
        """Draw one row, on a fresh sheet when it does not fit; a row longer than a sheet is parted."""
        typeface = self._bold if bold else self._body
        cells = [
            column.lines(value, typeface, remember=not bold)
            for column, value in zip(self._columns, row, strict=True)
        ]
        most = max(map(len, cells)) or 1
        height = most * self._leading + 2 * _PAD_Y
        if height > self._y - _BOTTOM:
            if height <= self._full_room():
                self._turn()
            else:
                cells, most = self._draw_long(cells)
                height = most * self._leading + 2 * _PAD_Y
        self._draw_cells(cells, most)
        self._y -= height
        self._rules.append(self._y)

    def add_remark(self, text: str) -> None:
        """A row that says one thing across all columns, in the middle."""
        shown = self._pages.shown(text, self._body)
        height = self._leading + 2 * _PAD_Y
        size = self._layout.size
        x = (_SIDE + self._right - self._body.width(shown, size)) / 2
        self._pages.text(x, self._y - _PAD_Y - self._rise, shown, self._body, size)
        self._pages.rectangle(_SIDE, self._y - height, self._right - _SIDE, height)
        self._y -= height
        self._table_top = self._y

    def close(self, notes: str) -> None:
        """Rule the last sheet and write the notes under the table."""
        self._close_table()
        if notes:
            shown = self._pages.shown(notes, self._body)
            for line in break_lines(shown, self._body.advance, (self._right - _SIDE) / _SMALL):
                if self._y - _SMALL * 1.5 < _BOTTOM:
                    self._pages.end_page()
                    self._y = self._pages.height - _TOP
                self._y -= _SMALL * 1.6
                self._pages.text(_SIDE, self._y, line, self._body, _SMALL)
        self._pages.end_page()

    def _full_room(self) -> float:
        return self._pages.height - _TOP - self._header_height - _BOTTOM

    def _turn(self) -> None:
        self._close_table()
        self._pages.end_page()
        self._y = self._pages.height - _TOP
        self._open_table()

    def _open_table(self) -> None:
        self._pages.ops(f"q 1 0 0 1 0 {self._y:.2f} cm")
        self._pages.ops(self._header)
        self._pages.ops("Q")
        self._y -= self._header_height
        self._table_top = self._y
        self._rules = []

    def _close_table(self) -> None:
        """Horizontal rules under every row, vertical ones from the heading to the last row."""
        left, right = _SIDE, self._right
        rules = [f"{left:.2f} {y:.2f} m {right:.2f} {y:.2f} l" for y in self._rules]
        rules += [f"{x:.2f} {self._table_top:.2f} m {x:.2f} {self._y:.2f} l" for x in [*self._lefts, right]]
        self._pages.ops("0.5 w " + " ".join(rules) + " S")

    def _draw_cells(self, cells: Sequence[Sequence[_Line]], most: int) -> None:
        ops = ["BT"]
        for left, lines in zip(self._lefts, cells, strict=True):
            # Short cells stand in the middle of a tall row, as in Excel's usual register.
            y = self._y - _PAD_Y - self._rise - (most - len(lines)) * self._leading / 2
            for shift, show in lines:
                ops.append(f"1 0 0 1 {left + shift:.2f} {y:.2f} Tm {show}")
                y -= self._leading
        ops.append("ET")
        self._pages.ops(" ".join(ops))

    def _draw_long(self, cells: list[list[_Line]]) -> tuple[list[list[_Line]], int]:
        """Draw what fits of a row longer than a sheet, sheet by sheet; what is left fits the present one."""
        while True:
            fitting = int((self._y - _BOTTOM - 2 * _PAD_Y) / self._leading)
            most = max(map(len, cells))
            if most <= fitting:
                return cells, most
            if fitting > 0:
                self._draw_cells([lines[:fitting] for lines in cells], fitting)
                cells = [lines[fitting:] for lines in cells]
                self._y -= fitting * self._leading + 2 * _PAD_Y
                self._rules.append(self._y)
            self._turn()

    def _heading(self) -> tuple[str, float]:
        """Operators for the heading with its top at 0, and its height."""
        size, edges = self._layout.size, self._layout.edges
        spans = header_spans(self._table.columns)
        laid: list[tuple[HeaderSpan, list[str], float]] = []
        levels = [0.0, 0.0] if self._table.has_groups else [0.0]
        for span in spans:
            room = edges[span.last_column + 1] - edges[span.first_column] - 2 * _PAD_X
            shown = self._pages.shown(span.label, self._bold)
            lines = break_lines(shown, self._bold.advance, room / size)
            need = len(lines) * self._leading + 2 * _PAD_Y + 2
            laid.append((span, lines, room))
            if span.first_row == span.last_row:
                levels[span.first_row] = max(levels[span.first_row], need)
        for span, lines, _room in laid:
            lack = len(lines) * self._leading + 2 * _PAD_Y + 2 - sum(levels)
            if span.first_row != span.last_row and lack > 0:
                levels[-1] += lack
        ops = []
        for span, lines, room in laid:
            x = _SIDE + edges[span.first_column]
            top = -sum(levels[: span.first_row])
            height = sum(levels[span.first_row : span.last_row + 1])
            width = room + 2 * _PAD_X
            ops.append(f"0.5 w 0.94 g {x:.2f} {top - height:.2f} {width:.2f} {height:.2f} re B 0 g")
            y = top - (height - len(lines) * self._leading) / 2 - self._rise
            for line in lines:
                start = x + _PAD_X + (room - self._bold.width(line, size)) / 2
                ops.append(f"BT {start:.2f} {y:.2f} Td {self._pages.show_ops(line, self._bold, size)} ET")
                y -= self._leading
        return "\n".join(ops), sum(levels)
