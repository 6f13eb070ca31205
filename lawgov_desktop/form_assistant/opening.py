"""Opens a county's form: its values through the reading child, its looks as the parts it is made of."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from lawgov_desktop.errors import UserError
from lawgov_desktop.progress import Progress
from lawgov_desktop.spreadsheets.fill import check_fillable
from lawgov_desktop.spreadsheets.form_file import FormFile
from lawgov_desktop.spreadsheets.form_sheet import FormSheet
from lawgov_desktop.spreadsheets.form_styles import FormStyles
from lawgov_desktop.spreadsheets.grid import Sheet, Workbook
from lawgov_desktop.spreadsheets.reading import read_workbook
from lawgov_desktop.storage.attachments import file_sha256


@dataclass(frozen=True, slots=True)
class OpenForm:
    """A form that was read; ``sha256`` tells whether the file is still the one that was read."""

    path: Path
    sha256: str
    workbook: Workbook

    @property
    def pages(self) -> tuple[Sheet, ...]:
        """The sheets a person sees and may fill, in the order of the tabs."""
        return tuple(
            one for one in self.workbook.sheets if one.kind == "worksheet" and one.rows and not one.hidden
        )


def open_form(path: Path, progress: Progress | None = None) -> OpenForm:
    """Read a form. Raises UserError for a file that is no .xlsx/.xlsm, damaged, locked, giant or empty."""
    workbook = read_workbook(path, progress=progress)
    check_fillable(workbook)
    form = OpenForm(path, file_sha256(path), workbook)
    if not form.pages:
        raise UserError("这个文件里没有看得见的、有内容的工作表。", todo="请确认选对了文件。")
    return form


def sheet_of(package: FormFile, page: Sheet) -> FormSheet:
    """The worksheet of that name to look at and to write into; UserError when the file lacks it."""
    part = next((part for name, part in package.sheets() if name == page.name and part), None)
    if part is None:
        raise UserError("这份表格的文件内部有损坏，不能在上面填写。", todo="请用 WPS 打开它另存一份再试。")
    return FormSheet(package, page.name, part, FormStyles(package))
