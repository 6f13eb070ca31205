"""Writes a list to Excel or PDF in the background: as seen, or with all columns of the register."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QWidget

from lawgov_desktop.documents.register_pdf import write_register_pdf
from lawgov_desktop.documents.register_table import RegisterColumn, RegisterTable, Value
from lawgov_desktop.office import Office
from lawgov_desktop.printing import register_table, unread_at
from lawgov_desktop.progress import Progress
from lawgov_desktop.records.fields import Money
from lawgov_desktop.spreadsheets.register import write_register
from lawgov_desktop.storage.listing import ListQuery, count, page
from ui.jobs import Jobs

_AT_ONCE = 500


def listed_table(office: Office, query: ListQuery, fields: Sequence[str]) -> RegisterTable:
    """The list with the columns a person sees, in their order; without ``fields`` the whole register."""
    if not fields:
        return register_table(office, query)
    kind = office.kind(query.kind)
    columns = kind.columns(fields)
    money = any(isinstance(column.field, Money) for column in columns)
    heads = [
        RegisterColumn(column.label, column.field.cell_kind, column.field.width / 2) for column in columns
    ]
    return RegisterTable(
        title=f"{office.office_name}{kind.title}",
        columns=(RegisterColumn("序号", "number", 3), *heads),
        rows=_rows(office, query, fields),
        row_count=count(office.store, query),
        subtitle_left=f"填报单位：{office.office_name}" if office.office_name else "",
        subtitle_middle=f"制表日期：{office.store.today().isoformat()}",
        subtitle_right="单位：元" if money else "",
        watermark=office.watermark,
    )


def _rows(office: Office, query: ListQuery, fields: Sequence[str]) -> Iterator[Sequence[Value]]:
    kind, names = office.kind(query.kind), office.store.names
    done = 0
    while some := page(office.store, query, done, _AT_ONCE):
        for number, record in enumerate(some, start=done + 1):
            cells: list[Any] = [number]
            for name in fields:
                value = record.get(name)
                cells.append(
                    unread_at(record, name) or None
                    if value is None
                    else kind.fields[name].to_cell(value, names)
                )
            yield cells
        done += len(some)


def write_list(
    office: Office, query: ListQuery, fields: Sequence[str], out: Path, progress: Progress
) -> Path:
    """Write the list to ``out``, as .pdf or .xlsx by its suffix."""
    table = listed_table(office, query, fields)
    if out.suffix == ".pdf":
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
