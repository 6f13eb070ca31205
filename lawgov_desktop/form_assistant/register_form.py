"""A form of lines: filled from the register it fits, with the blanks around it."""

from __future__ import annotations

import tempfile
from dataclasses import replace
from pathlib import Path

from lawgov_desktop.documents.whole_file import written_whole
from lawgov_desktop.form_assistant.blanks import blanks
from lawgov_desktop.form_assistant.cells import FormGrid
from lawgov_desktop.form_assistant.opening import sheet_of
from lawgov_desktop.form_assistant.plan import FormPlan
from lawgov_desktop.form_assistant.register_rows import rows_of
from lawgov_desktop.form_assistant.writing import write_blanks
from lawgov_desktop.office import Office
from lawgov_desktop.printing import fill_county_form
from lawgov_desktop.progress import Progress
from lawgov_desktop.reporting.period import Period
from lawgov_desktop.spreadsheets.fill import FilledForm, check_names
from lawgov_desktop.spreadsheets.form_file import FormFile
from lawgov_desktop.spreadsheets.reading import read_workbook


def write_register_form(
    office: Office,
    plan: FormPlan,
    kind_key: str,
    out: Path,
    *,
    period: Period | None,
    progress: Progress | None = None,
) -> FilledForm:
    """Fill the form's lines from a register, then its blanks (填报单位 …); see ``spreadsheets.fill``."""
    kind = office.kind(kind_key)
    query, year = rows_of(kind, period)
    check_names(plan.form.path, out)
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        lines = Path(folder) / f"lines{out.suffix}"
        filled = fill_county_form(
            office, query, plan.form.path, lines, year=year, sheet=plan.sheet, progress=progress
        )
        package = FormFile.opened(lines)
        page = next(page for page in read_workbook(lines).sheets if page.name == filled.sheet)
        sheet = sheet_of(package, page)
        last = max(filled.header_rows, default=0)
        around = [
            blank
            for blank in blanks(
                FormGrid(page, sheet), office.office_name, office.store.who, office.store.today()
            )
            if not last <= blank.row <= last + filled.filled
        ]
        write_blanks(package, sheet, around)
        with written_whole(out) as beside:
            package.save(beside)
    return replace(filled, path=out)
