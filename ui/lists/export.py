"""Writes a list to Excel or PDF in the background: as seen, or with all columns of the register."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QWidget

from lawgov_desktop.documents.register_pdf import write_register_pdf
from lawgov_desktop.office import Office
from lawgov_desktop.printing import register_table
from lawgov_desktop.progress import Progress
from lawgov_desktop.spreadsheets.register import write_register
from lawgov_desktop.storage.listing import ListQuery
from ui.jobs import Jobs


def write_list(
    office: Office, query: ListQuery, fields: Sequence[str], out: Path, progress: Progress
) -> Path:
    """Write the list to ``out``, .pdf or .xlsx by its suffix; without ``fields`` the whole register."""
    on_paper = out.suffix == ".pdf"
    table = register_table(office, query, fields=fields, on_paper=on_paper)
    if on_paper:
        write_register_pdf(table, out, office.fonts(), progress=progress)
    else:
        write_register(table, out, progress)
    return out


def export_register(
    office: Office, query: ListQuery, fields: Sequence[str], suffix: str, jobs: Jobs, say: Any,
    parent: QWidget,
    out: Path | None = None,
) -> None:  # fmt: skip
    """Ask for a file (unless ``out`` is given) and write it; the notice at the end opens it."""
    kind = office.kind(query.kind)
    if out is None:
        proposed = f"{office.office_name}{kind.title}{office.store.today():%Y%m%d}{suffix}"
        filters = {".xlsx": "Excel 工作簿 (*.xlsx)", ".pdf": "PDF 文件 (*.pdf)"}
        chosen, _ = QFileDialog.getSaveFileName(parent.window(), "导出到", proposed, filters[suffix])
        if not chosen:
            return
        out = Path(chosen)
    target = out if out.suffix.lower() == suffix else out.with_name(out.name + suffix)
    query = replace(query)

    def written(path: Path) -> None:
        say(f"已导出到 {path.name}", lambda: QDesktopServices.openUrl(QUrl.fromLocalFile(str(path))), "打开")

    jobs.start(
        f"导出{kind.title}", lambda progress: write_list(office, query, fields, target, progress), written
    )
