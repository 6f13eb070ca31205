"""What was copied in Excel, WPS or LibreOffice, as a workbook: a paste is an import like any (feature I16).

A clipboard holds the copied cells twice: as a web page, which knows merged cells, and as text with tabs,
which keeps every space and line break. The page is read as any foreign file is, in the reading child.
"""

from __future__ import annotations

import re
import tempfile
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Final

from lawgov_desktop.errors import UserError
from lawgov_desktop.progress import Progress
from lawgov_desktop.records.fields import Money, Names
from lawgov_desktop.records.record_type import RecordType
from lawgov_desktop.spreadsheets.backends.tables import ERROR_TEXTS
from lawgov_desktop.spreadsheets.grid import CellError, CellValue, Sheet, Workbook
from lawgov_desktop.spreadsheets.headers import HeaderFinding, Known, find_header
from lawgov_desktop.spreadsheets.line_words import heading_text, is_serial_heading
from lawgov_desktop.spreadsheets.mapping import known_labels, suggest
from lawgov_desktop.spreadsheets.reading import Limits, read_workbook
from lawgov_desktop.spreadsheets.sniff import Format

SHEET_NAME: Final = "粘贴的内容"
READ_BY: Final = "剪贴板"
NO_HEADER: Final = "粘贴的内容没有表头，先按本表各列的顺序对应，请核对。"

MOST_CHARACTERS: Final = 16_000_000
"""Of the page or of the text; some 10,000 lines of a wide list. More is a file's work, not a clipboard's."""
MOST_CELLS: Final = 1_000_000

_LIMITS: Final = Limits(max_cells=MOST_CELLS)
_SAVE_AS_FILE: Final = "请在 WPS 或 Excel 里把它另存为 .xlsx，再点“导入”选这个文件。"
_COPY_CELLS: Final = "请在 WPS 或 Excel 里选中要登记的各行（最好连表头一起选），按 Ctrl+C，再回到这里粘贴。"

_TABLE: Final = re.compile(r"<table\b", re.I)
_NOT_IN_A_PAGE: Final = re.compile("[\x00\ud800-\udfff]")
# Quotes only part a cell from its neighbours where they close right before the next one.
_QUOTED: Final = re.compile(r'"((?:[^"]|"")*+)"(?=[\t\r\n]|\Z)')
_PLAIN: Final = re.compile(r"[^\t\r\n]*+")
_LINE_END: Final = re.compile(r"\r\n|\r|\n")
_WANTS_QUOTES: Final = re.compile(r'[\t\r\n]|""')
_SPACE: Final = re.compile(r"\s+")
_TOO_NARROW: Final = re.compile("#{2,}")
_SHORTENED: Final = re.compile(
    r"(<t[dh]\b[^<>]{0,1000}?\b(?:x:num|sdval)\s*=\s*[\"']?([\d.]{1,24}(?:E\+?\d{1,3})?)[\"']?[^<>]{0,1000}>"
    r"\s*(?:<(?:font|b|i|u|span)\b[^<>]{0,500}>\s*){0,4})(\d(?:\.\d+)?E\+\d{1,3})(?=\s*<)",
    re.I,
)
"""A cell that shows 1.38E+11 beside its number in full (attributes of WPS and Excel, of LibreOffice)."""

_EXACT: Final = 10**15
"""Numbers below are kept digit by digit (Excel specifications and limits: 15 digits)."""


def pasted_workbook(
    text: str,
    html: str,
    kind: RecordType,
    columns: Sequence[str],
    names: Names,
    *,
    progress: Progress | None = None,
) -> Workbook:
    """The table on the clipboard, to be imported into ``kind`` like a file.

    ``text``, ``html``: the two forms the clipboard holds it in, "" for none; the page counts when it holds
    a table. ``columns``: the paths of the columns in sight, in order: without a header in what was copied,
    the n-th column of it is the n-th of these; a made header then stands above the first filled line, and
    rows have the numbers of the copied lines (the first is 1). Every value is the text that was shown.
    Raises UserError when there is no table or a far too large one, Cancelled when the person stops.
    """
    if len(text) > MOST_CHARACTERS:
        text = ""
        if not html or len(html) > MOST_CHARACTERS:
            raise UserError("剪贴板里的内容太多，粘贴不了。", todo=_SAVE_AS_FILE)
    found = _from_page(html, text, progress) or _from_text(text)
    if found is None:
        if len(html) > MOST_CHARACTERS:
            raise UserError("剪贴板里的内容太多，粘贴不了。", todo=_SAVE_AS_FILE)
        raise UserError("剪贴板里没有表格，没有可以粘贴的内容。", todo=_COPY_CELLS)
    labels = known_labels([kind])
    sheets, notes = [], list(found.notes)
    for sheet in found.filled_sheets:
        finding = find_header(sheet, labels)
        if not _is_header(kind, finding, labels, names):
            sheet = _with_header(sheet, kind, columns)
            if NO_HEADER not in notes:
                notes.append(NO_HEADER)
        elif finding.header_rows[-1] >= sheet.last_row and len(found.filled_sheets) == 1:
            raise UserError("粘贴的内容只有表头，下面没有数据。", todo=_COPY_CELLS)
        else:
            sheet, emptied = _without_our_own(sheet, kind, finding)
            if emptied:
                notes.append(f"“{'”“'.join(emptied)}”由程序算出或只在窗口里填写，粘贴时没有读。")
        sheets.append(sheet)
    narrow = sum(_too_narrow(sheet) for sheet in sheets)
    if narrow:
        notes.append(
            f"有 {narrow:,} 格在原表里因为列太窄只显示“####”，复制出来也是“####”。"
            "请在原表里把列拉宽，再复制一次。"
        )
    return replace(found, sheets=tuple(sheets), read_by=READ_BY, notes=tuple(notes))


# ------------------------------------------------------------------------- the page


def _from_page(html: str, text: str, progress: Progress | None) -> Workbook | None:
    """The tables of the clipboard's page, the longest first; None when none can be read."""
    if len(html) > MOST_CHARACTERS or not _TABLE.search(html):
        return None
    try:
        book = _read_page(html, progress)
    except UserError:
        # A page that no reader bears: the same cells stand on the clipboard as text.
        if text.strip():
            return None
        raise
    sheets = sorted(book.filled_sheets, key=lambda sheet: -len(sheet.rows))
    if not sheets:
        return None
    if len(sheets) == 1 and text:
        sheets = [_with_spaces(sheets[0], parsed_text(text))]
    named = (
        replace(sheet, name=SHEET_NAME if number == 1 else f"{SHEET_NAME}({number})")
        for number, sheet in enumerate(sheets, start=1)
    )
    return replace(book, sheets=tuple(named))


def _read_page(html: str, progress: Progress | None) -> Workbook:
    # What stands before the first tag is Windows' own description of the format. The remark is there so
    # that the page is taken for what it is written in, whatever encoding it names itself.
    page = "<!DOCTYPE html><!--粘贴-->" + html[max(html.find("<"), 0) :]
    page = _SHORTENED.sub(_in_full, _NOT_IN_A_PAGE.sub("", page))
    with tempfile.TemporaryDirectory(prefix="lawgov-", ignore_cleanup_errors=True) as folder:
        path = Path(folder) / "clipboard.html"
        path.write_text(page, encoding="utf-8", newline="")
        return read_workbook(path, limits=_LIMITS, progress=progress)


def _in_full(found: re.Match[str]) -> str:
    """The number itself where the cell shows it shortened; beyond 15 digits nothing is left to tell."""
    try:
        number = float(found[2])
    except ValueError:
        return found[0]
    return f"{found[1]}{int(number)}" if number < _EXACT and number.is_integer() else found[0]


def _with_spaces(sheet: Sheet, copied: Sequence[Sequence[str]]) -> Sheet:
    """Spaces and line breaks as the text has them: a page's source breaks its lines where it likes."""

    def told(row: int, col: int, value: CellValue) -> CellValue:
        if not isinstance(value, str) or row > len(copied) or col > len(copied[row - 1]):
            return value
        beside = copied[row - 1][col - 1]
        return beside.strip() if _SPACE.sub("", beside) == _SPACE.sub("", value) else value

    rows = [
        [told(row, col, value) for col, value in enumerate(cells, sheet.first_col)]
        for row, cells in enumerate(sheet.rows, sheet.first_row)
    ]
    return replace(sheet, rows=rows)


# ------------------------------------------------------------------------- the text


def parsed_text(text: str) -> list[list[str]]:
    """The cells of a text as Excel puts it on the clipboard: tabs between cells, a line end after each row.

    A cell with a tab, a line end or (not everywhere) a quote in it stands in quotes, its own quotes
    doubled; any other quote is only a quote. A line end within a cell becomes a line feed.
    """
    text = text.removeprefix("\ufeff").rstrip("\x00")
    rows: list[list[str]] = []
    row: list[str] = []
    place, end, cells = 0, len(text), 0
    while place < end:
        cell, place = _cell(text, place)
        row.append(cell)
        cells += 1
        if cells > MOST_CELLS:
            most = MOST_CELLS // 10_000
            raise UserError(f"剪贴板里的格子超过了 {most} 万个，粘贴不了。", todo=_SAVE_AS_FILE)
        if place < end and text[place] == "\t":
            place += 1
            if place == end:
                row.append("")
        else:
            line_end = _LINE_END.match(text, place)
            place = line_end.end() if line_end else place
            rows.append(row)
            row = []
    if row:
        rows.append(row)
    return rows


def _cell(text: str, place: int) -> tuple[str, int]:
    """The cell that begins at a place, and where it ends."""
    if text.startswith('"', place):
        quoted = _QUOTED.match(text, place)
        if quoted and (not quoted[1] or _WANTS_QUOTES.search(quoted[1])):
            return _LINE_END.sub("\n", quoted[1].replace('""', '"')), quoted.end()
    plain = _PLAIN.match(text, place)
    assert plain is not None
    return plain[0], plain.end()


def quoted_cell(text: str) -> str:
    """One cell of a text for the clipboard, so that Excel and :func:`parsed_text` take it whole."""
    if any(sign in text for sign in '\t\r\n"'):
        return '"' + text.replace('"', '""') + '"'
    return text


def _from_text(text: str) -> Workbook | None:
    rows = [[_value(cell) for cell in row] for row in parsed_text(text)]
    filled = [number for number, row in enumerate(rows, start=1) if any(cell is not None for cell in row)]
    if not filled:
        return None
    rows = rows[filled[0] - 1 : filled[-1]]
    places = [place for row in rows for place, cell in enumerate(row) if cell is not None]
    left, right = min(places), max(places)
    rows = [row[left : right + 1] for row in rows]
    sheet = Sheet(SHEET_NAME, rows, first_row=filled[0], first_col=left + 1)
    return Workbook(Format("csv", encoding="utf-8", delimiter="\t"), (sheet,))


def _value(cell: str) -> CellValue:
    if cell.strip() in ERROR_TEXTS:
        return CellError(cell.strip())
    return cell if cell.strip(" \t\n\u00a0\u3000") else None


def _too_narrow(sheet: Sheet) -> int:
    texts = (cell for row in sheet.rows for cell in row if isinstance(cell, str))
    return sum(_TOO_NARROW.fullmatch(text) is not None for text in texts)


# ------------------------------------------------------------------------- the header


def _is_header(kind: RecordType, finding: HeaderFinding, labels: Known, names: Names) -> bool:
    """Was a header copied too? Then half of its headings, or two at least, are words for the register's."""
    known = 0
    for column in finding.columns:
        words = [*column.parts, "".join(column.parts)]
        known += any(labels(word) > 0 or is_serial_heading(heading_text(word)) for word in words)
    if not known:
        return False
    if known >= 2 or known * 2 >= len(finding.columns):
        return True
    # One word we know and others that are only like ours.
    likely = sum(column.path is not None for column in suggest(kind, finding, (), names))
    return likely * 2 >= len(finding.columns)


def _with_header(sheet: Sheet, kind: RecordType, columns: Sequence[str]) -> Sheet:
    """The sheet with the register's columns, as they are in sight, over its own: the n-th over the n-th."""
    last = sheet.first_col + max(map(len, sheet.rows), default=0) - 1
    known = [column.heading for column in kind.columns(columns)]
    numbers: Iterable[int] = range(sheet.first_col, last + 1)
    header: list[CellValue] = [
        known[number - 1] if number <= len(known) else f"第 {number} 列" for number in numbers
    ]
    return replace(sheet, rows=[header, *sheet.rows], first_row=sheet.first_row - 1)


def _without_our_own(sheet: Sheet, kind: RecordType, finding: HeaderFinding) -> tuple[Sheet, list[str]]:
    """Rows copied from the register itself, without the columns no import takes; and their headings.

    What the program works out (办理状态) would else come back as a foreign column and count as a change.
    Only where every heading is the register's own: in anybody else's list such a column is theirs to keep.
    """
    labels: dict[str, list[str]] = {}
    for name, own in kind.fields.items():
        labels.setdefault(own.label, []).append(name)
        if isinstance(own, Money):
            labels.setdefault(f"{own.label}（元）", []).append(name)  # as the list on the screen heads it
    if len(finding.header_rows) != 1 or any(column.heading not in labels for column in finding.columns):
        return sheet, []
    taken = {*kind.import_fields, *kind.register_fields}
    dropped = {
        column.number: column.heading
        for column in finding.columns
        if taken.isdisjoint(labels[column.heading])
    }
    if not dropped:
        return sheet, []
    rows = [
        [None if col in dropped else value for col, value in enumerate(cells, sheet.first_col)]
        for cells in sheet.rows
    ]
    return replace(sheet, rows=rows), list(dropped.values())
