"""Which sheet of a workbook holds the list, and which of its rows are the header."""

from __future__ import annotations

import re
from dataclasses import dataclass

from lawgov_desktop.errors import UserError
from lawgov_desktop.records.fields import Names
from lawgov_desktop.records.record_type import RecordType
from lawgov_desktop.spreadsheets.grid import Sheet, SheetKind, Workbook
from lawgov_desktop.spreadsheets.headers import HeaderFinding, find_header, header_at
from lawgov_desktop.spreadsheets.mapping import known_labels, suggest

Header = str | int | tuple[int, int] | None


@dataclass(frozen=True, slots=True)
class SheetOffered:
    """A sheet of the file: may it be chosen, and what is in the way of choosing it unasked."""

    name: str
    kind: SheetKind
    hidden: bool
    rows: int


def sheets_of(workbook: Workbook) -> tuple[SheetOffered, ...]:
    """Every sheet in the file's order, chart and macro sheets and empty ones among them."""
    return tuple(SheetOffered(one.name, one.kind, one.hidden, len(one.rows)) for one in workbook.sheets)


def chosen_sheet(
    kind: RecordType, workbook: Workbook, sheet: str | None, header: Header, names: Names
) -> tuple[Sheet, HeaderFinding]:
    """The named sheet, or the visible one whose headings fit the register best, with its header.

    Raises :class:`UserError` when there is no such sheet, none with values, or none with a header.
    """
    filled = workbook.filled_sheets
    if sheet is not None:
        page = workbook.sheet(sheet)
        if page is None or not page.rows:
            there = "、".join(f"“{one.name}”" for one in filled) or "没有"
            raise UserError(
                f"文件里没有叫“{sheet}”的工作表，或者它是空的。", todo=f"有内容的工作表：{there}。"
            )
        candidates = [page]
    else:
        candidates = [one for one in filled if not one.hidden] or list(filled)
    if not candidates:
        raise UserError("这个文件里没有数据。", todo="请确认选对了文件，数据在工作表的格子里。")
    rows = _header_rows(header)
    labels = known_labels([kind])
    best: tuple[float, Sheet, HeaderFinding] | None = None
    for page in candidates:
        if rows and rows[1] >= page.first_row + len(page.rows):
            continue  # the header cannot stand below the last row
        finding = header_at(page, *rows) if rows else find_header(page, labels)
        if not finding.columns:
            continue
        fit = 0.0
        if len(candidates) > 1:
            matches = suggest(kind, finding, [], names)
            fit = sum(match.confidence for match in matches if match.path) + finding.confidence / 10
        if best is None or fit > best[0]:
            best = (fit, page, finding)
    if best is None:
        if rows and all(rows[1] >= page.first_row + len(page.rows) for page in candidates):
            raise UserError(f"表里没有第 {rows[1]} 行。", todo="请看看表头在第几行，再写行号，如 3 或 3:4。")
        raise UserError("没有找到表头。", todo="请指定表头在第几行，如 3 或 3:4。")
    return best[1], best[2]


def _header_rows(header: Header) -> tuple[int, int] | None:
    if header is None:
        return None
    if isinstance(header, str):
        found = re.fullmatch(r"\s*(\d+)\s*(?:[:：-]\s*(\d+))?\s*", header)
        if found is None:
            raise UserError(f"看不懂表头行“{header}”。", todo="请写行号，如 3；两行表头写 3:4。")
        first, last = int(found[1]), int(found[2] or found[1])
    else:
        first, last = (header, header) if isinstance(header, int) else header
    # Row 0 is no row of a sheet; what was pasted without a header has its made one there (pasting.py).
    if not (0 if isinstance(header, tuple) else 1) <= first <= last:
        raise UserError(f"表头行“{header}”不对。", todo="请从上往下写，如 3:4。")
    return first, last
