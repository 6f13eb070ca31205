"""Writes a list to Excel or PDF in the background, as seen, whole or masked; and the blank template."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QFileDialog, QWidget

from lawgov_desktop.documents.register_pdf import write_register_pdf
from lawgov_desktop.office import Office
from lawgov_desktop.printing import register_table
from lawgov_desktop.progress import Progress
from lawgov_desktop.records.record_type import RecordType
from lawgov_desktop.spreadsheets.register import write_register
from lawgov_desktop.spreadsheets.template import write_template
from lawgov_desktop.storage.listing import ListQuery
from ui.jobs import Jobs
from ui.widgets.files_outside import offer_to_open, with_suffix


def write_list(
    office: Office,
    query: ListQuery,
    fields: Sequence[str],
    out: Path,
    progress: Progress,
    *,
    masked: bool = False,
) -> Path:
    """Write the list to ``out``, .pdf or .xlsx by its suffix; without ``fields`` the whole register.
    ``masked``: names, numbers and addresses of persons are covered (feature X08)."""
    on_paper = out.suffix == ".pdf"
    table = register_table(office, query, masked=masked, fields=fields, on_paper=on_paper)
    if on_paper:
        write_register_pdf(table, out, office.fonts(), progress=progress)
    else:
        write_register(table, out, progress)
    return out


def export_register(
    office: Office, query: ListQuery, fields: Sequence[str], suffix: str, jobs: Jobs, say: Any,
    parent: QWidget,
    out: Path | None = None,
    *,
    masked: bool = False,
) -> None:  # fmt: skip
    """Ask for a file (unless ``out`` is given) and write it; the notice at the end opens it."""
    kind = office.kind(query.kind)
    if out is None:
        said = "（脱敏）" if masked else ""
        proposed = f"{office.office_name}{kind.title}{office.store.today():%Y%m%d}{said}{suffix}"
        filters = {".xlsx": "Excel 工作簿 (*.xlsx)", ".pdf": "PDF 文件 (*.pdf)"}
        chosen, _ = QFileDialog.getSaveFileName(parent.window(), "导出到", proposed, filters[suffix])
        if not chosen:
            return
        out = Path(chosen)
    target = with_suffix(out, suffix)
    query = replace(query)

    def written(path: Path) -> None:
        said = "已脱敏导出到" if masked else "已导出到"
        offer_to_open(say, f"{said}“{path.name}”。", path)

    def work(progress: Progress) -> Path:
        return write_list(office, query, fields, target, progress, masked=masked)

    jobs.start(f"导出{kind.title}", work, written)


def save_template(
    office: Office, kind: RecordType, jobs: Jobs, say: Any, parent: QWidget, out: Path | None = None
) -> None:
    """Ask for a file (unless ``out`` is given) and write the blank sheet to be filled in and imported."""
    if out is None:
        chosen, _ = QFileDialog.getSaveFileName(
            parent.window(), "空白模板存为", f"{kind.title}（空白模板）.xlsx", "Excel 工作簿 (*.xlsx)"
        )
        if not chosen:
            return
        out = Path(chosen)
    target = with_suffix(out, ".xlsx")

    def work(progress: Progress) -> Path:
        progress.step("正在写空白模板")
        write_template(kind, office.store.names, target)
        return target

    def written(path: Path) -> None:
        offer_to_open(say, f"空白模板已存为“{path.name}”，填好后点“导入”。", path)

    jobs.start("写空白模板", work, written)
