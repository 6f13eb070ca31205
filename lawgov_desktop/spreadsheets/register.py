"""A register as an official-looking Excel file: title, units, ruled table, page numbers, ready to print."""

from __future__ import annotations

import math
import tempfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import xlsxwriter
from xlsxwriter.exceptions import FileCreateError

from lawgov_desktop.documents.chinese_text import ColumnCounter
from lawgov_desktop.documents.register_table import (
    HeaderSpan,
    RegisterTable,
    Value,
    column_needs,
    fit_widths,
    header_spans,
    is_centred,
    with_sample,
)
from lawgov_desktop.documents.whole_file import written_whole
from lawgov_desktop.errors import UserError
from lawgov_desktop.progress import Progress
from lawgov_desktop.spreadsheets.cells import (
    CellColumn,
    CellWriter,
    Dress,
    safe_text,
    string_cell,
)
from lawgov_desktop.spreadsheets.grid import column_letter
from lawgov_desktop.spreadsheets.row_sheet import RowSheet

_DOING: Final = "正在生成 Excel 台账"
_MOST_ROWS: Final = 1_048_576  # of one sheet, by the file format
_MOST_ON_A4: Final = 240.0
_MOST_ON_A3: Final = 340.0  # half-width columns at the size of letters A4 has at its fullest
_LEAST_TOTAL, _MOST_TOTAL = 110.0, 170.0  # half-width columns; more would print too small on A4
_LINE_PT: Final = 14.25
_ROW_PT: Final = 20.0
_HIGHEST_ROW_PT: Final = 409.0  # Excel's limit
_FORBIDDEN_IN_SHEET_NAME: Final = str.maketrans("[]:*?/\\", "【】：＊？／＼")


@dataclass(frozen=True, slots=True)
class WrittenRegister:
    """The file written, its rows (without heading and 合计), and how many texts no cell could hold whole."""

    path: Path
    rows: int
    cut_texts: int


def write_register(table: RegisterTable, out: Path, progress: Progress | None = None) -> WrittenRegister:
    """Write the register as .xlsx; memory stays flat for any number of rows.

    Codes are text, money and numbers are numbers, full dates are dates; nothing can turn into a
    formula. A text longer than a cell's 32,767 characters is cut with a visible note and counted.
    Raises :class:`~lawgov_desktop.errors.UserError` when the file cannot be written or the rows exceed
    a sheet, ``Cancelled`` when the person stops; an older file of that name then stays as it was.
    """
    return write_workbook((table,), out, progress)


def write_workbook(
    tables: Sequence[RegisterTable], out: Path, progress: Progress | None = None
) -> WrittenRegister:
    """Write tables as the sheets of one .xlsx, each as :func:`write_register` does, and count them all."""
    progress = progress or Progress()
    rows, cut_texts, names = 0, 0, set[str]()
    # Sheet data waits in scratch files; the folder goes with them, also when the person stops half-way.
    with written_whole(out) as beside, tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as scratch:
        options = {"constant_memory": True, "tmpdir": scratch, "strings_to_formulas": False}
        book = xlsxwriter.Workbook(str(beside), options)
        sheets: list[RowSheet] = []
        try:
            dress = Dress(book)
            for table in tables:
                name = _unused(sheet_name(table.short_title or table.title), names)
                sheet = book.add_worksheet(name, worksheet_class=RowSheet)
                assert isinstance(sheet, RowSheet)
                sheets.append(sheet)
                sample, source = with_sample(table.rows)
                written = _fill(sheet, table, sample, source, dress, progress)
                rows, cut_texts = rows + written.rows, cut_texts + written.cut_texts
            book.close()
        except FileCreateError as error:
            raise error.args[0] from error  # the OSError behind it, which becomes a sentence for the clerk
        finally:
            for sheet in sheets:
                sheet.drop_scratch()
    progress.step(_DOING, rows, rows)
    return WrittenRegister(out, rows, cut_texts)


def _unused(name: str, names: set[str]) -> str:
    """The name, numbered where a sheet of this book has it already (Excel does not tell A from a)."""
    number, wanted = 1, name
    while name.lower() in names:
        number += 1
        name = f"{wanted[: 30 - len(str(number))]}{number}"
    names.add(name.lower())
    return name


def sheet_name(title: str) -> str:
    """A name Excel accepts: at most 31 characters, none of ``[]:*?/\\``, no quote at either end."""
    name = safe_text(title).replace("\n", " ").translate(_FORBIDDEN_IN_SHEET_NAME).strip(" '")
    while len(name.encode("utf-16-le")) > 62:
        name = name[:-1]
    name = name.strip(" '")
    return "台账" if not name or name.lower() == "history" else name


@dataclass(frozen=True, slots=True)
class _Filled:
    rows: int
    cut_texts: int


def _fill(
    sheet: RowSheet,
    table: RegisterTable,
    sample: Sequence[Sequence[Value]],
    rows: Iterable[Sequence[Value]],
    dress: Dress,
    progress: Progress,
) -> _Filled:
    counter = ColumnCounter()
    needs = column_needs(table, sample, counter.width)
    natural = sum(need.natural for need in needs)
    # A date or amount narrower than its column would show as ####, so there is a floor under the squeeze.
    most = max(_MOST_TOTAL, sum(need.least for need in needs) * 1.05)
    widths = fit_widths(needs, min(max(natural, min(_LEAST_TOTAL, natural * 1.5)), most))
    sheet.columns = len(widths)
    for place, width in enumerate(widths):
        sheet.set_column(place, place, round(width * 1.06 + 1.6, 2))

    head_rows = _write_heading(sheet, table, widths, dress, counter)
    columns = [
        CellColumn(column.kind, width, is_centred(column, need))
        for column, width, need in zip(table.columns, widths, needs, strict=True)
    ]
    cells = CellWriter(columns, dress, counter)
    done = 0
    for row in rows:
        if sheet.rows >= _MOST_ROWS - 2:
            raise UserError(
                f"“{table.title}”的行数超过了 Excel 一张表的上限（{_MOST_ROWS:,} 行）。",
                todo="请先按年度或条件筛选，再分次导出。",
            )
        xml, lines = cells.row(row, sheet.rows + 1)
        sheet.append_row(xml, _height(lines))
        done += 1
        progress.step(_DOING, done, max(table.row_count, done + 1))
    if table.totals:
        xml, lines = CellWriter(columns, dress.bold(), counter).row(table.totals, sheet.rows + 1)
        sheet.append_row(xml, _height(lines))
    if table.notes:
        notes = safe_text(table.notes)
        lines = counter.lines(notes, sum(widths))
        _append_merged(sheet, [(notes, 0, len(widths) - 1, dress.note)], lines * _LINE_PT + 4, dress)
    _set_up_page(sheet, table, head_rows, widths)
    return _Filled(done, cells.cut_texts)


def _pages_across(widths: Sequence[float]) -> int:
    """Sheets of paper side by side, so that the letters of a very wide register can be read."""
    return min(max(math.ceil(sum(widths) / _MOST_ON_A3), 1), len(widths))


def _first_page(widths: Sequence[float]) -> int:
    """The last column of the first of these sheets: the title must not be cut in two."""
    room = sum(widths) / _pages_across(widths)
    wide = 0.0
    for place, width in enumerate(widths):
        wide += width
        if wide > room + 0.01:
            return max(place - 1, 0)
    return len(widths) - 1


def _height(lines: int) -> float:
    return min(max(lines * _LINE_PT + 4, _ROW_PT), _HIGHEST_ROW_PT)


def _write_heading(
    sheet: RowSheet, table: RegisterTable, widths: Sequence[float], dress: Dress, counter: ColumnCounter
) -> tuple[int, int]:
    """Title, units, column headings; returns the first and last heading row, counted from 0."""
    last = len(widths) - 1
    mark = f"【{table.watermark}】" if table.watermark else ""
    title = safe_text(mark + table.title)
    reach = _first_page(widths)
    title_lines = counter.lines(title, sum(widths[: reach + 1]) / 1.7)
    _append_merged(sheet, [(title, 0, reach, dress.title)], 34.0 * title_lines, dress)
    if table.subtitle_left or table.subtitle_middle or table.subtitle_right:
        _append_merged(sheet, _units(table, reach, dress), _ROW_PT, dress)

    first = sheet.rows
    spans = header_spans(table.columns)
    levels = 2 if table.has_groups else 1
    heights = [_ROW_PT + 4] * levels
    for span in spans:
        lines = counter.lines(span.label, sum(widths[span.first_column : span.last_column + 1]))
        across = span.last_row - span.first_row + 1
        for level in range(span.first_row, span.last_row + 1):
            heights[level] = max(heights[level], (lines * _LINE_PT + 8) / across)
    for level in range(levels):
        labels: dict[int, HeaderSpan] = {span.first_column: span for span in spans if span.first_row == level}
        row = sheet.rows + 1
        xml = "".join(
            string_cell(
                f"{column_letter(place + 1)}{row}",
                dress.heading,
                safe_text(labels[place].label) if place in labels else "",
            )
            for place in range(last + 1)
        )
        sheet.append_row(xml, heights[level])
    for span in spans:
        sheet.join_cells(first + span.first_row, span.first_column, first + span.last_row, span.last_column)
    return first, sheet.rows - 1


def _units(table: RegisterTable, last: int, dress: Dress) -> list[tuple[str, int, int, int]]:
    """填报单位 left, 填报时间 in the middle, 单位 right: three stretches of the second row."""
    parts = (table.subtitle_left, table.subtitle_middle, table.subtitle_right)
    if last < 2:
        return [("　　".join(safe_text(part) for part in parts if part), 0, last, dress.left)]
    third = max((last + 1) // 3, 1)
    bounds = [(0, third - 1), (third, last - third), (last - third + 1, last)]
    return [
        (safe_text(part), start, end, xf)
        for part, (start, end), xf in zip(parts, bounds, (dress.left, dress.middle, dress.right), strict=True)
    ]


def _append_merged(
    sheet: RowSheet, parts: Sequence[tuple[str, int, int, int]], height: float, dress: Dress
) -> None:
    """One row of merged stretches: (text, first column, last column, format)."""
    row = sheet.rows
    cells = []
    for text, start, end, xf in parts:
        for place in range(start, end + 1):
            cells.append(
                string_cell(f"{column_letter(place + 1)}{row + 1}", xf, text if place == start else "")
            )
        sheet.join_cells(row, start, row, end)
    sheet.append_row("".join(cells), min(height, _HIGHEST_ROW_PT))


def _set_up_page(
    sheet: RowSheet, table: RegisterTable, head_rows: tuple[int, int], widths: Sequence[float]
) -> None:
    """A4 across, A3 for a wide register, several A3 side by side for one wider still; numbered."""
    first, last = head_rows
    columns = len(widths)
    across = _pages_across(widths)
    sheet.freeze_panes(last + 1, 0)
    sheet.set_landscape()
    sheet.set_paper(9 if sum(widths) <= _MOST_ON_A4 else 8)  # A4, else A3
    sheet.fit_to_pages(across, 0)
    if across > 1:
        # 序号 and what follows it stand on every sheet, so that the halves of a line find each other.
        sheet.repeat_columns(0, 1)
        sheet.print_across()
    sheet.set_margins(left=0.5, right=0.5, top=0.6, bottom=0.7)
    sheet.center_horizontally()
    sheet.repeat_rows(first, last)
    sheet.print_area(0, 0, sheet.rows - 1, columns - 1)
    sheet.set_footer("&C第 &P 页 共 &N 页")
    if table.watermark:
        sheet.set_header(f"&C&18&KA6A6A6{table.watermark.replace('&', '&&')}")
