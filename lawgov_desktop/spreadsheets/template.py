"""A blank Excel file to fill in and import: the register's headings, drop-down lists, notes, one example."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final

import openpyxl
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation

from lawgov_desktop.documents.register_table import RegisterColumn, header_spans
from lawgov_desktop.documents.whole_file import written_whole
from lawgov_desktop.records.fields import (
    Attachment,
    Choice,
    Code,
    Codes,
    Flag,
    Labelled,
    Link,
    Money,
    Names,
    Statutes,
)
from lawgov_desktop.records.record_type import Column, RecordType, value_at
from lawgov_desktop.spreadsheets.cells import FORMULA_START, escaped
from lawgov_desktop.spreadsheets.plan import EXAMPLE_MARK
from lawgov_desktop.spreadsheets.register import sheet_name

_ROWS: Final = 5000
"""So many rows get the drop-down lists; more may be filled in all the same."""

_LONGEST_INLINE: Final = 250  # characters; Excel takes at most 255 in a list written into the rule
_OPTIONS: Final = "选项"
_GUIDE: Final = "填写说明"
_LINE: Final = Side("thin", color="808080")
_BORDER: Final = Border(_LINE, _LINE, _LINE, _LINE)
_MIDDLE: Final = Alignment(horizontal="center", vertical="center", wrap_text=True)
_LEFT: Final = Alignment(vertical="center", wrap_text=True)
_PLAIN: Final = Alignment(vertical="center")
_HEAD: Final = PatternFill("solid", fgColor="E8EEF7")
_NEEDED: Final = PatternFill("solid", fgColor="FCE8D5")
_GREY: Final = Font(name="宋体", size=11, italic=True, color="7F7F7F")
_TEXT_KINDS: Final = ("id", "date")  # dates too: a month or a year alone must not become a full date


def write_template(kind: RecordType, names: Names, out: Path) -> None:
    """Write the blank import template of a register as .xlsx.

    Every import column is there under its own heading, so that the file maps by itself when it comes
    back; the example row is known by its mark and never imported. Raises
    :class:`~lawgov_desktop.errors.UserError` when the file cannot be written.
    """
    columns = [
        column for column in kind.columns(kind.import_fields) if not isinstance(column.field, Attachment)
    ]
    book = openpyxl.Workbook()
    page = book.active
    page.title = sheet_name(kind.title)
    options = book.create_sheet(_OPTIONS)
    last = len(columns) + 1

    page.cell(1, 1, f"{kind.title}导入模板").font = Font(name="宋体", size=16, bold=True)
    page.merge_cells(start_row=1, end_row=1, start_column=1, end_column=last)
    page.cell(2, 1, _INSTRUCTIONS).font = Font(name="宋体", size=10, color="7F7F7F")
    page.merge_cells(start_row=2, end_row=2, start_column=1, end_column=last)
    # To the left: a title centred over sixty columns stands beyond every screen.
    page.cell(1, 1).alignment = page.cell(2, 1).alignment = _PLAIN
    page.row_dimensions[1].height, page.row_dimensions[2].height = 30, 20

    head_end = _write_head(page, kind, columns)
    _write_example(page, kind, columns, names, head_end + 1)
    for place, column in enumerate(columns, start=2):
        _set_up_column(page, options, place, column, names, head_end)
    page.column_dimensions["A"].width = 20
    page.freeze_panes = page.cell(head_end + 1, 2)
    page.page_setup.orientation, page.page_setup.paperSize = "landscape", 9
    page.print_title_rows = f"3:{head_end}"
    _write_guide(book.create_sheet(_GUIDE), kind, columns, names)
    options.sheet_state = "hidden"
    with written_whole(out) as beside:
        book.save(beside)


_INSTRUCTIONS: Final = (
    "说明：带 * 的栏必须填写；日期写成 2025-03-05，只知道年月的写 2025-03；"
    "身份证号、电话按文本填写；示例行不会导入，可以留着也可以删掉。"
)


def _put(cell: Any, value: str | int | float | None) -> None:
    """A value as it is; a label somebody called "=1+1" stays a text."""
    cell.value = escaped(value) if isinstance(value, str) else value
    if isinstance(value, str) and value.startswith(FORMULA_START):
        cell.data_type = "s"
        cell.quotePrefix = True


def _needed(kind: RecordType, column: Column) -> bool:
    if column.child is None:
        return column.path in kind.required
    name, number, own = column.child
    child = kind.child(name)
    return own in child.required and number <= child.at_least


def heading(column: Column, *, needed: bool) -> str:
    """The heading of a column: its label, the unit of money, a star when it must be filled."""
    unit = "（元）" if isinstance(column.field, Money) else ""
    return f"{column.label}{unit}{'*' if needed else ''}"


def _write_head(page: Any, kind: RecordType, columns: Sequence[Column]) -> int:
    """Headings from row 3 on, in one or two levels; returns the last heading row."""
    heads = [RegisterColumn("序号")] + [
        RegisterColumn(heading(column, needed=_needed(kind, column)), group_label=column.group)
        for column in columns
    ]
    levels = 2 if any(head.group_label for head in heads) else 1
    for row in range(3, 3 + levels):
        page.row_dimensions[row].height = 30 if levels == 1 else 24
        for place in range(1, len(heads) + 1):
            cell = page.cell(row, place)
            cell.fill, cell.border, cell.alignment = _HEAD, _BORDER, _MIDDLE
            cell.font = Font(name="宋体", size=11, bold=True)
    for span in header_spans(heads):
        cell = page.cell(3 + span.first_row, span.first_column + 1)
        _put(cell, span.label)
        if span.label.endswith("*"):
            cell.fill = _NEEDED
        if (span.first_row, span.first_column) != (span.last_row, span.last_column):
            page.merge_cells(
                start_row=3 + span.first_row,
                end_row=3 + span.last_row,
                start_column=span.first_column + 1,
                end_column=span.last_column + 1,
            )
    return 2 + levels


def _write_example(page: Any, kind: RecordType, columns: Sequence[Column], names: Names, row: int) -> None:
    sample = kind.new_draft() | (kind.sample(lambda _: None) if kind.sample else {})
    follows = kind.derive(sample, names)
    sample |= {name: value for name, value in follows.items() if sample.get(name) in (None, [])}
    page.cell(row, 1, EXAMPLE_MARK)
    for place, column in enumerate(columns, start=2):
        own = column.field
        value = value_at(sample, column.path)
        if value is not None:
            shown = value / 100 if isinstance(own, Money) else own.to_cell(value, names)
            _put(page.cell(row, place), shown)
        elif isinstance(own, Link):
            page.cell(row, place).value = "写全称，与登记的名称一致"
    for place in range(1, len(columns) + 2):
        cell = page.cell(row, place)
        cell.font, cell.border, cell.alignment = _GREY, _BORDER, _LEFT
    page.row_dimensions[row].height = 32


def _set_up_column(page: Any, options: Any, place: int, column: Column, names: Names, head_end: int) -> None:
    """Width, text format, drop-down list and the note on the heading of one column."""
    letter = get_column_letter(place)
    own = column.field
    dimension = page.column_dimensions[letter]
    dimension.width = _width(column)
    first, last = head_end + 1, head_end + _ROWS
    if own.cell_kind in _TEXT_KINDS:
        dimension.number_format = "@"
        page.cell(first, place).number_format = "@"
    elif isinstance(own, Money):
        dimension.number_format = "#,##0.00"
        page.cell(first, place).number_format = "#,##0.00"
    choices = _choices(own, names)
    if choices:
        rule = DataValidation(
            type="list",
            formula1=_source(choices, options),
            allow_blank=True,
            # 警告 rather than 停止: a word the office uses is decided on import, not refused in Excel.
            errorStyle="warning",
            errorTitle=own.label,
            error="不在可选项里，导入时会请您选定。",
            showErrorMessage=True,
        )
        rule.add(f"{letter}{first}:{letter}{last}")
        page.add_data_validation(rule)
    said = _how_to_fill(column, names)
    if said:
        note = Comment(said, "法治台账", width=260, height=90)
        head = page.cell(head_end if column.group else 3, place)
        head.comment = note


def _choices(own: Labelled, names: Names) -> list[str]:
    if isinstance(own, Choice):
        return [label for _, label in own.options]
    if isinstance(own, Code) and not isinstance(own, Codes):  # a drop-down takes one entry only
        return [label for _, label in names.code_choices(own.list_key)]
    return ["是", "否"] if isinstance(own, Flag) else []


def _source(choices: Sequence[str], options: Any) -> str:
    """The list of a drop-down: written into the rule when short, else a column of the hidden sheet."""
    inline = ",".join(choices)
    if len(inline) <= _LONGEST_INLINE and not any("," in one or '"' in one for one in choices):
        return f'"{inline}"'
    place = options.max_column + (1 if options.cell(1, 1).value is not None else 0)
    for row, one in enumerate(choices, start=1):
        _put(options.cell(row, place), one)
    letter = get_column_letter(place)
    return f"'{_OPTIONS}'!${letter}$1:${letter}${len(choices)}"


_HOW: Final = {
    "date": "日期，如 2025-03-05；只知道年月写 2025-03",
    "id": "按文本填写，保持全部数字",
    "money": "数字，单位：元",
    "number": "整数",
}


def _how_to_fill(column: Column, names: Names) -> str:
    own = column.field
    parts = [own.hint]
    if isinstance(own, Link):
        parts.append("写全称，与已登记的名称一致")
    elif isinstance(own, Codes):
        listed = "、".join(label for _, label in names.code_choices(own.list_key))
        parts.append(f"可填几项，用、隔开：{listed}")
    elif isinstance(own, Statutes):
        parts.append("法律法规名称，可填几部，用、隔开")
    elif _choices(own, names):
        parts.append("从下拉列表中选")
    elif own.kind_name != "id_text":
        parts.append(_HOW.get(own.cell_kind, ""))
    return "；".join(part for part in parts if part)


def _width(column: Column) -> float:
    usual = {"date": 13, "id": 20, "money": 14, "number": 9, "long": 32}.get(column.field.cell_kind, 14)
    wished = min(column.field.width, 36) or usual
    return float(max(wished, 2 * len(column.label) + 4, usual if column.field.cell_kind == "id" else 0))


def _write_guide(page: Any, kind: RecordType, columns: Sequence[Column], names: Names) -> None:
    """A second sheet: every column, whether it is needed, how to fill it, what to choose from."""
    rows = [("栏目名", "必填", "怎样填", "可以填")]
    rows += [
        (
            column.heading,
            "必填" if _needed(kind, column) else "",
            _how_to_fill(column, names),
            "、".join(_choices(column.field, names)),
        )
        for column in columns
    ]
    for number, row in enumerate(rows, start=1):
        for place, text in enumerate(row, start=1):
            cell = page.cell(number, place)
            _put(cell, text)
            cell.alignment, cell.border = _LEFT, _BORDER
            cell.font = Font(name="宋体", size=11, bold=number == 1)
            if number == 1:
                cell.fill = _HEAD
    for letter, width in zip("ABCD", (24, 8, 40, 70), strict=True):
        page.column_dimensions[letter].width = width
    page.freeze_panes = "A2"
