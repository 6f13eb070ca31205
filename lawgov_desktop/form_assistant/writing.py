"""Writes a planned form: its looks stay, formulas stay formulas, our values are numbers."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, Final

from lawgov_desktop.documents.whole_file import written_whole
from lawgov_desktop.errors import UserError
from lawgov_desktop.form_assistant.amounts import number_in
from lawgov_desktop.form_assistant.blanks import Blank
from lawgov_desktop.form_assistant.opening import sheet_of
from lawgov_desktop.form_assistant.plan import FormCell, FormPlan
from lawgov_desktop.spreadsheets.cells import date_serial, number_digits
from lawgov_desktop.spreadsheets.fill import check_fillable, check_names
from lawgov_desktop.spreadsheets.form_file import MAIN, FormFile
from lawgov_desktop.spreadsheets.form_sheet import FormSheet
from lawgov_desktop.spreadsheets.form_values import choices_of
from lawgov_desktop.storage.attachments import file_sha256

_DAYS_OF_1904: Final = 1462
"""Between the two calendars a workbook may count in (ECMA-376 part 1, 18.17.4.1)."""


@dataclass(frozen=True, slots=True)
class WrittenForm:
    """What was written: the file, how many cells, and values a drop-down of the form does not offer."""

    path: Path
    filled: int
    not_in_list: tuple[str, ...] = ()


def write_form(plan: FormPlan, out: Path) -> WrittenForm:
    """Write a copy of the form with its cells and blanks filled; the form itself stays as it is.

    Raises UserError when the form has changed since it was read, or cannot be saved under that name.
    """
    form = plan.form
    check_names(form.path, out)
    check_fillable(form.workbook, out)
    if not form.path.is_file() or file_sha256(form.path) != form.sha256:
        raise UserError("这份空白表在打开以后改过或移走了。", todo="请重新打开它，再填一次。")
    page = form.workbook.sheet(plan.sheet)
    assert page is not None
    package = FormFile.opened(form.path)
    sheet = sheet_of(package, page)
    strange = []
    filled = 0
    for cell in plan.cells:
        if cell.state != "filled" or sheet.has_formula(cell.asked.row, cell.asked.column):
            continue
        offered = choices_of(package, sheet, form.workbook, cell.asked.row, cell.asked.column)
        if offered and cell.value not in offered:
            strange.append(cell.label)
        _write(sheet, cell)
        filled += 1
    write_blanks(package, sheet, plan.blanks)
    sheet.forget_results()
    package.recalculate_on_opening()
    with written_whole(out) as beside:
        package.save(beside)
    return WrittenForm(out, filled, tuple(strange))


def write_blanks(package: FormFile, sheet: FormSheet, blanks: Iterable[Blank]) -> None:
    """Write 填报单位 and the like; a day as a date where its cell shows one."""
    from_1904 = _counts_from_1904(package)
    for blank in blanks:
        _write_blank(sheet, blank, from_1904=from_1904)


def _write(sheet: FormSheet, cell: FormCell) -> None:
    row, column = cell.asked.row, cell.asked.column
    style = sheet.style(row, column)
    number = number_in(cell.value)
    if number is not None and cell.unit == "%" and sheet.styles.is_percent(style):
        number /= 100
    digits = None if number is None else number_digits(number)
    if digits is None or sheet.styles.is_text(style):
        sheet.write(row, column, cell.value)
    else:
        sheet.write_digits(row, column, digits)


def _write_blank(sheet: FormSheet, blank: Blank, *, from_1904: bool) -> None:
    style = sheet.style(blank.row, blank.column)
    serial = date_serial(blank.day) if isinstance(blank.day, date) and sheet.styles.is_date(style) else None
    if serial is not None:
        sheet.write_digits(blank.row, blank.column, str(serial - _DAYS_OF_1904 if from_1904 else serial))
    else:
        sheet.write(blank.row, blank.column, blank.text)


def _counts_from_1904(package: FormFile) -> bool:
    properties: Any = package.workbook.find(f"{{{MAIN}}}workbookPr")
    return properties is not None and properties.get("date1904") in ("1", "true")
