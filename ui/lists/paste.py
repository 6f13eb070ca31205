"""Pastes what was copied in Excel or WPS into a register: read in the background, imported like a file."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QMimeData
from PySide6.QtWidgets import QApplication

from lawgov_desktop.errors import UserError
from lawgov_desktop.office import Office
from lawgov_desktop.spreadsheets.grid import Workbook
from lawgov_desktop.spreadsheets.pasting import pasted_workbook
from ui.jobs import Job, Jobs


def copied_table(copied: QMimeData | None) -> tuple[str, str]:
    """(text, page) of what is on the clipboard. Raises UserError when a table cannot be in it."""
    text = copied.text() if copied is not None and copied.hasText() else ""
    page = copied.html() if copied is not None and copied.hasHtml() else ""
    if copied is not None and not page and any(url.isLocalFile() for url in copied.urls()):
        raise UserError(
            "复制的是文件，不是表格里的内容。",
            todo="要导入整个文件，请点“导入”再选它；要粘贴几行，请打开它，选中这几行复制。",
        )
    if not text.strip() and not page.strip():
        what = "剪贴板里是图片" if copied is not None and copied.hasImage() else "剪贴板里没有内容"
        raise UserError(
            f"{what}，没有可以粘贴的表格。",
            todo="请在 WPS 或 Excel 里选中要登记的各行（最好连表头一起选），按 Ctrl+C，再回到这里粘贴。",
        )
    return text, page


def paste_into(
    office: Office,
    kind_key: str,
    columns: Sequence[str],
    jobs: Jobs,
    done: Callable[[Workbook], None],
) -> Job:
    """Read the clipboard in the background; ``done`` gets the workbook in the window's thread.

    ``columns``: paths of the columns in sight. Raises UserError when there is nothing to paste; what the
    reading finds is told like the failure of any job.
    """
    # Only the window's thread may look at the clipboard.
    text, page = copied_table(QApplication.clipboard().mimeData())
    kind, names, columns = office.kind(kind_key), office.store.names, tuple(columns)
    return jobs.start(
        "正在读取粘贴的内容",
        lambda progress: pasted_workbook(text, page, kind, columns, names, progress=progress),
        done,
    )
