"""Fills a county's own register form from the book: the form's looks stay, only its cells get values."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, Final

from lawgov_desktop.documents.chinese_text import ColumnCounter
from lawgov_desktop.documents.whole_file import written_whole
from lawgov_desktop.errors import UserError
from lawgov_desktop.progress import Progress
from lawgov_desktop.records.fields import Labelled, Money, Names
from lawgov_desktop.records.record_type import Draft, RecordType
from lawgov_desktop.spreadsheets.choosing import Header, chosen_sheet
from lawgov_desktop.spreadsheets.form_area import FormArea, form_area
from lawgov_desktop.spreadsheets.form_file import MAIN, FormFile
from lawgov_desktop.spreadsheets.form_moves import move_rows, put_in
from lawgov_desktop.spreadsheets.form_sheet import FormSheet
from lawgov_desktop.spreadsheets.form_styles import FormStyles
from lawgov_desktop.spreadsheets.form_values import FormWords, choices_of, raw_or_value, shown
from lawgov_desktop.spreadsheets.grid import MAX_ROWS, Workbook
from lawgov_desktop.spreadsheets.headers import HeaderFinding
from lawgov_desktop.spreadsheets.line_words import heading_text, is_serial_heading
from lawgov_desktop.spreadsheets.mapping import ColumnMatch, suggest
from lawgov_desktop.spreadsheets.reading import read_workbook
from lawgov_desktop.spreadsheets.row_moves import RowsPutIn
from lawgov_desktop.spreadsheets.rows import data_rows

_DOING: Final = "正在填写表格"
_MOST_RECORDS: Final = 20_000
"""A form on paper holds far fewer; a whole register is exported instead."""

_LINE_PT: Final = 1.3  # of the font size, per line
_HIGHEST_ROW_PT: Final = 409.0
_FILLABLE: Final = {"xlsx": (".xlsx",), "xlsm": (".xlsm",)}


@dataclass(frozen=True, slots=True)
class NotInList:
    """A word written into a cell whose drop-down list does not have it."""

    heading: str
    value: str


@dataclass(frozen=True, slots=True)
class FilledForm:
    """What was written: how many records, which columns of the form stayed blank, what to look at."""

    path: Path
    filled: int
    sheet: str
    header_rows: tuple[int, ...]
    left: tuple[str, ...]
    not_in_list: tuple[NotInList, ...] = ()
    replaced: int = 0
    """Rows of the form that held something, samples mostly, and were written over."""
    added_rows: int = 0

    def to_json(self) -> dict[str, Any]:
        return {
            "file": str(self.path.resolve()),
            "filled": self.filled,
            "left": list(self.left),
            "sheet": self.sheet,
            "header_rows": list(self.header_rows),
            "not_in_list": [{"heading": one.heading, "value": one.value} for one in self.not_in_list],
            "replaced": self.replaced,
            "added_rows": self.added_rows,
        }


@dataclass(slots=True)
class _Column:
    """One column of the form that is filled."""

    number: int
    heading: str
    path: str
    own: Labelled
    unit: str
    words: FormWords


@dataclass(slots=True)
class _Columns:
    filled: list[_Column] = field(default_factory=list)
    serial: list[int] = field(default_factory=list)
    left: list[str] = field(default_factory=list)


def fill_form(
    form: Path,
    kind: RecordType,
    names: Names,
    drafts: Iterable[Draft],
    out: Path,
    *,
    sheet: str | None = None,
    header: Header = None,
    mapping: Mapping[str, str] | None = None,
    progress: Progress | None = None,
) -> FilledForm:
    """Write ``drafts`` into the blank rows of a form and save it as ``out``; the form itself stays as it is.

    Rows are put in above the footer when there are more records than blank rows; everything that speaks
    of rows (totals, merges, drop-downs, conditions, print area, pictures) follows. A formula of the form
    stays a formula. ``sheet``, ``header``, ``mapping`` as for an import. Raises UserError for a file that
    is no .xlsx/.xlsm, damaged, giant, or has no column of this register; ``Cancelled``.
    """
    progress = progress or Progress()
    check_names(form, out)
    workbook = read_workbook(form, progress=progress)
    check_fillable(workbook, out)
    page, finding = chosen_sheet(kind, workbook, sheet, header, names)
    found = data_rows(page, finding)
    # Where the same headings stand side by side, the first group takes the records.
    finding = replace(finding, columns=finding.own_columns, groups=())
    package = FormFile.opened(form)
    styles = FormStyles(package)
    part = next((part for name, part in package.sheets() if name == page.name and part), None)
    if part is None:
        raise UserError("这份表格的文件内部有损坏，不能在上面填写。", todo="请用 WPS 打开它另存一份再试。")
    form_sheet = FormSheet(package, page.name, part, styles)
    area = form_area(page, finding, found, form_sheet)
    matches = suggest(kind, finding, [row.values for row in found.rows[:200]], names, mapping or {})
    columns = _columns(kind, matches, finding, area, form_sheet, package, workbook, names)
    if not columns.filled and any(match.path for match in matches):
        raise UserError(
            "这张表的内容行是上下合并的，每条占的行数不一样，没法照着它填写。",
            todo="请换一张没有填过内容的空表，或先在表里去掉内容行的合并。",
        )
    if not columns.filled:
        raise UserError(
            f"这张表里没有认出“{kind.title}”的栏目，没有填写。",
            todo="请确认选对了登记簿和工作表；表头认错了的，可指定表头在第几行。",
        )
    records = _taken(drafts)

    replaced = _clear_samples(form_sheet, area, columns)
    added = _make_room(form_sheet, area, len(records), finding)
    properties = package.workbook.find(f"{{{MAIN}}}workbookPr")
    from_1904 = properties is not None and properties.get("date1904") in ("1", "true")
    fitted = _Heights(form_sheet)
    for number, draft in enumerate(records, start=1):
        progress.step(_DOING, number, len(records))
        row = area.first + (number - 1) * area.height
        for serial in columns.serial:
            if not form_sheet.has_formula(row, serial):
                _write_serial(form_sheet, row, serial, number)
        for column in columns.filled:
            if not form_sheet.has_formula(row, column.number):
                _write(form_sheet, row, column, draft, names, from_1904=from_1904)
        fitted.fit(row, area.height, columns.filled)
    form_sheet.forget_results()
    package.recalculate_on_opening()
    with written_whole(out) as beside:
        package.save(beside)
    not_in_list = [NotInList(c.heading, word) for c in columns.filled for word in c.words.not_in_list]
    return FilledForm(
        out, len(records), page.name, finding.header_rows, tuple(columns.left),
        tuple(not_in_list), replaced, added,
    )  # fmt: skip


def check_names(form: Path, out: Path) -> None:
    """Raises UserError when a form would be written over by its filled copy."""
    if out.exists() and form.exists() and out.resolve() == form.resolve():
        raise UserError("不能把填好的表写回空白表自己。", todo="请换一个文件名保存，空白表留着下次再用。")


def check_fillable(workbook: Workbook, out: Path | None = None) -> None:
    """Raises UserError unless the form can be written into, and saved under the name ``out``."""
    about = workbook.format.kind
    if about not in _FILLABLE:
        raise UserError(
            "只能在 .xlsx 表格上填写，这份表格是别的格式。",
            todo="请用 WPS 或 Excel 打开它，另存为“Excel 文件 (.xlsx)”，再选另存的那一份。",
        )
    if out is not None and out.suffix.lower() not in _FILLABLE[about]:
        raise UserError(
            f"填好的表不能存成“{out.suffix or out.name}”格式。",
            todo=f"文件名请以 {_FILLABLE[about][0]} 结尾，与空白表相同。",
        )


def _taken(drafts: Iterable[Draft]) -> list[Draft]:
    records: list[Draft] = []
    for draft in drafts:
        records.append(draft)
        if len(records) > _MOST_RECORDS:
            raise UserError(
                f"要填的记录超过 {_MOST_RECORDS:,} 条，太多了。",
                todo="请先按年度或条件筛选，或者改用导出。",
            )
    return records


def _columns(
    kind: RecordType,
    matches: Sequence[ColumnMatch],
    finding: HeaderFinding,
    area: FormArea,
    sheet: FormSheet,
    package: FormFile,
    workbook: Workbook,
    names: Names,
) -> _Columns:
    """Which columns are filled with what, which count lines, which stay blank."""
    columns = _Columns()
    for match, head in zip(matches, finding.columns, strict=True):
        if match.path is None:
            if head.parts and is_serial_heading(heading_text(head.parts[-1])):
                columns.serial.append(match.number)
            elif not sheet.has_formula(area.first, match.number):
                columns.left.append(match.heading)
            continue
        if match.number in area.merged_columns:
            columns.left.append(match.heading)
            continue
        own = kind.column(match.path).field
        offered = choices_of(package, sheet, workbook, area.first, match.number)
        columns.filled.append(
            _Column(
                match.number, match.heading, match.path, own,
                match.unit if isinstance(own, Money) else "", FormWords(offered, own, names),
            )
        )  # fmt: skip
    return columns


def _clear_samples(sheet: FormSheet, area: FormArea, columns: _Columns) -> int:
    """Take the values out of sample rows; how many rows held something of ours.

    What the form itself prints in every row (the name of the office) stays, and so do its numbers.
    """
    ours = [column.number for column in columns.filled]
    held = [
        row
        for row in area.rows
        if any(sheet.has_value(row, column) and not sheet.has_formula(row, column) for column in ours)
    ]
    for row in held:
        for column in area.columns:
            printed = column not in ours and column not in columns.serial and area.is_printed(column)
            if not sheet.has_formula(row, column) and not printed:
                sheet.clear(row, column)
    return len(held)


def _make_room(sheet: FormSheet, area: FormArea, records: int, finding: HeaderFinding) -> int:
    """Put rows in when the form has too few; how many."""
    blocks = len(area.rows) // area.height
    lacking = records - blocks
    if lacking <= 0:
        return 0
    count = lacking * area.height
    if area.first + records * area.height > MAX_ROWS:
        raise UserError("要填的记录超过了一张工作表的行数。", todo="请先按年度或条件筛选，再分次填写。")
    if not blocks:
        move_rows(sheet, RowsPutIn(area.first - 1, count))
        for row in range(area.first, area.first + count):
            for column in finding.columns:
                style = sheet.style(row, column.number)
                sheet.set_style(row, column.number, sheet.styles.ruled(style))
        return count
    # Above the last blank row: its bottom line stays at the bottom, totals reach over the new rows.
    after = area.first + (blocks - 1 if blocks > 1 else blocks) * area.height - 1
    source = list(range(after - area.height + 1, after + 1))
    put_in(sheet, RowsPutIn(after, count), source, lacking, after + 1)
    return count


def _write_serial(sheet: FormSheet, row: int, column: int, number: int) -> None:
    style = sheet.style(row, column)
    if sheet.styles.is_text(style):
        sheet.write(row, column, str(number))
    else:
        sheet.write(row, column, number)


def _write(
    sheet: FormSheet, row: int, column: _Column, draft: Draft, names: Names, *, from_1904: bool
) -> None:
    value, raw = raw_or_value(draft, column.path)
    style = sheet.style(row, column.number)
    if value is None:
        if raw:
            sheet.write(row, column.number, raw)
        else:
            sheet.clear(row, column.number)
        return
    cell = shown(
        column.own, value, names, unit=column.unit, style=style, styles=sheet.styles, from_1904=from_1904
    )
    if cell.digits is not None:
        sheet.write_digits(row, column.number, cell.digits)
    elif cell.text is not None:
        sheet.write(row, column.number, column.words.said(value, cell.text), style=cell.style)


class _Heights:
    """Rows of a form grow when a text of several lines would be cut off; they never shrink."""

    def __init__(self, sheet: FormSheet) -> None:
        self._sheet = sheet
        self._counter = ColumnCounter()
        self._widths: dict[int, float] = {}

    def fit(self, row: int, height: int, columns: Sequence[_Column]) -> None:
        sheet = self._sheet
        most = 1
        line = 0.0
        for column in columns:
            cell = sheet.cell(row, column.number)
            text = "" if cell is None else "".join(cell.itertext())
            style = sheet.style(row, column.number)
            if len(text) < 5 or cell.get("t") != "inlineStr" or not sheet.styles.wraps(style):
                continue
            width = self._widths.get(column.number)
            if width is None:
                width = self._widths[column.number] = max(sheet.width(column.number) - 1, 2)
            # Wider letters hold fewer signs: the width of a column is counted in signs of 11 points.
            size = sheet.styles.font_size(style)
            lines = self._counter.lines(text, max(width * 11 / size, 2))
            if lines * size > most * line:
                most, line = lines, size
        if most > 1:
            stands = sum(sheet.height(one) for one in range(row, row + height))
            needed = most * line * _LINE_PT + 4
            if needed > stands:
                own = sheet.height(row)
                sheet.set_height(row, min(own + needed - stands, _HIGHEST_ROW_PT))
