"""What leaves a register: masked lists, the blank template; and what an empty window says."""

from __future__ import annotations

from pathlib import Path

import openpyxl
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from tests.ui.conftest import MakeCase
from ui.lists.empty_register import EmptyRegister
from ui.lists.recent_actions_dialog import RecentActionsDialog
from ui.main_window import MainWindow


def texts(file: Path) -> str:
    book = openpyxl.load_workbook(file)
    cells = [str(cell) for row in book.worksheets[0].iter_rows(values_only=True) for cell in row if cell]
    book.close()
    return "\n".join(cells)


def test_a_masked_list_names_nobody(
    window: MainWindow, qtbot: QtBot, make_case: MakeCase, tmp_path: Path
) -> None:
    make_case("张三丰", "李小四")
    page = window.open_register("mediation_case")
    plain, masked = tmp_path / "原样.xlsx", tmp_path / "脱敏.xlsx"
    page.export(".xlsx", as_seen=True, out=plain)
    qtbot.waitUntil(lambda: "已导出到“原样.xlsx”" in window.notice.text, timeout=20_000)
    page.export(".xlsx", as_seen=True, masked=True, out=masked)
    qtbot.waitUntil(lambda: "已脱敏导出到“脱敏.xlsx”" in window.notice.text, timeout=20_000)
    assert "张三丰" in texts(plain)
    assert "张三丰" not in texts(masked)
    assert "张*丰" in texts(masked)


def test_the_blank_template_is_written_under_its_headings(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    page = window.open_register("matter")
    page.save_template(tmp_path / "模板")
    qtbot.waitUntil(lambda: "空白模板已存为" in window.notice.text, timeout=20_000)
    assert "事项名称" in texts(tmp_path / "模板.xlsx")


def test_an_empty_register_says_what_belongs_there_uncut(window: MainWindow, qtbot: QtBot) -> None:
    page = window.open_register("matter")
    empty = page.findChild(EmptyRegister)
    assert empty is not None
    words = next(
        label
        for label in empty.findChildren(QLabel)
        if label.text() == window.office.kind("matter").belongs_here
    )
    qtbot.waitUntil(lambda: words.isVisible() and words.height() >= words.heightForWidth(words.width()))


def test_recent_actions_of_a_new_book_say_what_will_stand_there(window: MainWindow, qtbot: QtBot) -> None:
    dialog = RecentActionsDialog(window.office, window.undoing, window.icons, window)
    dialog.table.show_steps([])
    dialog.show()
    assert dialog.table.isVisible() != dialog.nothing.isVisible()
    assert "撤销" in dialog.nothing.text()
    dialog.close()
