"""Lists and steps that the tests of the import window share."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import openpyxl
from pytestqt.qtbot import QtBot

from lawgov_desktop.office import Office
from lawgov_desktop.storage.listing import ListQuery, page
from ui.importing.import_dialog import CHECK, COLUMNS, ImportDialog

HEADINGS = ("序号", "职权编码", "职权名称", "职权类型", "实施依据", "实施主体")
MakeDialog = Callable[..., ImportDialog]
TYPE_COLUMN = "D"


def matter(number: int) -> list[object]:
    return [
        number,
        f"YL{number:06d}",
        f"对样例情形{number}的行政处罚",
        "行政处罚",
        f"《样例法》第{number}条",
        "样例镇人民政府",
    ]


def matters(first: int, last: int) -> list[Sequence[object]]:
    return [matter(number) for number in range(first, last + 1)]


def write_book(path: Path, sheets: dict[str, list[Sequence[object]]], hidden: Sequence[str] = ()) -> Path:
    """A workbook of these sheets, row by row."""
    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(list(row))
        if name in hidden:
            sheet.sheet_state = "hidden"
    book.save(path)
    book.close()
    return path


def settled(qtbot: QtBot, dialog: ImportDialog) -> None:
    """Wait until nothing runs any more and nothing waits to run."""
    step = dialog.check_step
    qtbot.waitUntil(lambda: not dialog.working.isVisible() and not step.quietly, timeout=30_000)


def to_columns(qtbot: QtBot, dialog: ImportDialog, path: Path) -> None:
    dialog.read_file(path)
    settled(qtbot, dialog)
    dialog.next_button.click()
    version = dialog.columns_page.version
    if version is not None and not version.title.text():
        version.title.setText("样例清单")
    assert dialog.step == COLUMNS


def to_check(qtbot: QtBot, dialog: ImportDialog, path: Path | None = None) -> None:
    if path is not None:
        to_columns(qtbot, dialog, path)
    dialog.next_button.click()
    settled(qtbot, dialog)
    assert dialog.step == CHECK


def bring_in(qtbot: QtBot, dialog: ImportDialog) -> None:
    with qtbot.waitSignal(dialog.imported, timeout=30_000):
        dialog.next_button.click()


def stored(office: Office, kind: str = "matter") -> list[dict[str, object]]:
    return list(page(office.store, ListQuery(kind, order="id"), 0, 500))


def unasked(dialog: ImportDialog) -> None:
    """Let a window close at the end of a test without its question."""
    dialog.session.touched = False
