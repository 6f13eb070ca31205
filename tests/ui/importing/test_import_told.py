"""The import window says what it means: why a list is empty, why a button is off, what Esc would lose."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QMessageBox, QPushButton
from pytestqt.qtbot import QtBot

from lawgov_desktop.office import Office
from lawgov_desktop.spreadsheets.pasting import pasted_workbook
from tests.ui.importing.parts import (
    HEADINGS,
    MakeDialog,
    bring_in,
    matter,
    matters,
    settled,
    stored,
    to_check,
    to_columns,
    write_book,
)
from ui.importing.change_model import LABEL, NEW, OLD
from ui.importing.check_page import CHANGES, SKIPPED
from ui.importing.column_choice import DROP
from ui.importing.import_dialog import CHECK, COLUMNS, DONE
from ui.importing.problem_detail import ProblemDetail
from ui.importing.problem_model import VALUE_COLUMN, ProblemLine

# The offscreen screen has no keyboard to grab for the choice that pops up.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


def a_list(folder: Path, rows: list[list[object]] | None = None, name: str = "清单.xlsx") -> Path:
    return write_book(folder / name, {"清单": [HEADINGS, *(rows or matters(1, 4))]})


def answer(qtbot: QtBot, word: str, asked: list[str]) -> None:
    """Press the button of that word in the question about to come up; keep what was asked."""

    def press() -> None:
        box = QApplication.activeModalWidget()
        if not isinstance(box, QMessageBox):
            QTimer.singleShot(20, press)
            return
        asked.append(box.text())
        qtbot.mouseClick(next(one for one in box.buttons() if one.text() == word), Qt.MouseButton.LeftButton)

    QTimer.singleShot(0, press)


# ---------------------------------------------------------------- Esc


def test_esc_asks_before_choices_are_lost_and_may_be_taken_back(
    qtbot: QtBot, new_dialog: MakeDialog, tmp_path: Path
) -> None:
    dialog = new_dialog()
    to_columns(qtbot, dialog, a_list(tmp_path))
    dialog.columns_page.column_chosen.emit("E", DROP)
    asked: list[str] = []
    answer(qtbot, "接着导入", asked)
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert "不会保留" in asked[0]
    assert dialog.isVisible()
    answer(qtbot, "关闭", asked)
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_esc_closes_at_once_while_nothing_was_chosen(
    qtbot: QtBot, new_dialog: MakeDialog, tmp_path: Path
) -> None:
    dialog = new_dialog()
    to_check(qtbot, dialog, a_list(tmp_path))
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_esc_after_the_import_closes_at_once(qtbot: QtBot, new_dialog: MakeDialog, tmp_path: Path) -> None:
    dialog = new_dialog()
    to_check(qtbot, dialog, a_list(tmp_path))
    dialog.session.touched = True
    bring_in(qtbot, dialog)
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_esc_in_a_search_empties_the_search_first(
    qtbot: QtBot, new_dialog: MakeDialog, tmp_path: Path
) -> None:
    dialog = new_dialog()
    to_check(qtbot, dialog, a_list(tmp_path))
    search = dialog.check_page.change_pane.search
    search.setFocus()
    search.setText("情形2")  # Qt types no Chinese in tests
    qtbot.keyClick(search, Qt.Key.Key_Escape)
    assert search.text() == ""
    assert dialog.isVisible()
    qtbot.keyClick(search, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_the_close_button_of_the_window_asks_too(
    qtbot: QtBot, new_dialog: MakeDialog, tmp_path: Path
) -> None:
    dialog = new_dialog()
    to_check(qtbot, dialog, a_list(tmp_path))
    dialog.check_page.change_pane.tick_none.click()
    asked: list[str] = []
    answer(qtbot, "接着导入", asked)
    dialog.close()
    assert len(asked) == 1
    assert dialog.isVisible()


# ---------------------------------------------------------------- step two


def test_a_list_without_a_name_says_so_until_it_has_one(office: Office, new_dialog: MakeDialog) -> None:
    copied = "事项编码\t事项名称\nYL900001\t对样例情形的检查\n"
    workbook = pasted_workbook(copied, "", office.kind("matter"), ("code", "name"), office.store.names)
    dialog = new_dialog(pasted=workbook)
    page = dialog.columns_page
    assert not dialog.next_button.isEnabled()
    assert "还没有清单名称" in page.note.text()
    assert "还没有清单名称" in dialog.next_button.toolTip()
    assert page.version is not None
    page.version.title.setText("样例清单")
    assert dialog.next_button.isEnabled()
    assert not page.note.isVisible()


def test_a_table_of_another_register_is_told(qtbot: QtBot, new_dialog: MakeDialog, tmp_path: Path) -> None:
    heads = ("序号", "姓名", "失业保险编号", "身份证号", "电话号码")
    path = write_book(tmp_path / "花名册.xlsx", {"表": [heads, [1, "张示例", "9", "8", "7"]]})
    dialog = new_dialog()
    to_columns(qtbot, dialog, path)
    assert "像是别的登记簿" in dialog.columns_page.note.text()


def test_the_column_worth_a_look_is_found_with_one_press(
    qtbot: QtBot, new_dialog: MakeDialog, tmp_path: Path
) -> None:
    heads = ("序号", "职权编码", "职权名称", "职权类型", "实施依据", "学校名称")
    rows = [[*matter(number)[:5], f"样例{number}小学"] for number in range(1, 4)]
    dialog = new_dialog()
    to_columns(qtbot, dialog, write_book(tmp_path / "清单.xlsx", {"清单": [heads, *rows]}))
    page = dialog.columns_page
    doubtful = [at for at in range(page.model.columnCount()) if page.head.choice(at).doubtful]
    assert page.look_button.isVisible() == bool(doubtful)
    for place in doubtful:
        page.look_button.click()
        assert page.head.current == place


# ---------------------------------------------------------------- step three


def test_the_problem_in_use_is_told_in_full(qtbot: QtBot, new_dialog: MakeDialog, tmp_path: Path) -> None:
    rows = matters(1, 4)
    rows[1] = [*rows[1][:2], "", *rows[1][3:]]
    dialog = new_dialog()
    to_check(qtbot, dialog, a_list(tmp_path, [list(row) for row in rows]))
    pane = dialog.check_page.problem_pane
    assert pane.table.currentIndex().column() == VALUE_COLUMN
    assert "第 3 行 C 列" in pane.detail.text
    assert "怎么改：" in pane.detail.text
    pane.detail.change_button.click()
    assert pane.typing


def test_a_problem_of_a_whole_row_leads_to_its_comparison(
    qtbot: QtBot, new_dialog: MakeDialog, tmp_path: Path
) -> None:
    first = new_dialog()
    to_check(qtbot, first, a_list(tmp_path))
    bring_in(qtbot, first)
    again = [[9, "", "对样例情形2的行政处罚。", "行政处罚", "《样例法》", "样例镇人民政府"]]
    dialog = new_dialog()
    to_columns(qtbot, dialog, a_list(tmp_path, again, "再来.xlsx"))
    version = dialog.columns_page.version
    assert version is not None
    version.old_button.setChecked(True)
    to_check(qtbot, dialog)
    page = dialog.check_page
    assert page.problem_pane.detail.row_button.isVisible()
    page.problem_pane.detail.row_button.click()
    assert page.tabs.currentIndex() == CHANGES
    assert page.change_pane.tree.isExpanded(page.change_pane.tree.currentIndex())


def test_a_missing_field_without_a_column_offers_no_comparison(qtbot: QtBot) -> None:
    detail = ProblemDetail()
    qtbot.addWidget(detail)
    bad = ProblemLine("bad", 4, "", "当事人", "", "当事人只有 1 个", "至少要有 2 个", "请添加当事人")
    detail.show_problem(bad)
    assert detail.row_button.isHidden()
    assert detail.change_button.isHidden()
    assert detail.text == "第 4 行（当事人）：当事人只有 1 个。原因：至少要有 2 个。　怎么改：请添加当事人。"
    detail.show_problem(ProblemLine("doubt", 4, "", "", "", "与第 3 行像是同一条", "主要内容相同", "请核对"))
    assert not detail.row_button.isHidden()


def test_new_rows_show_what_the_file_says(qtbot: QtBot, new_dialog: MakeDialog, tmp_path: Path) -> None:
    dialog = new_dialog()
    to_check(qtbot, dialog, a_list(tmp_path))
    pane = dialog.check_page.change_pane
    assert "事项编码：YL000001" in pane.model.index(0, NEW).data()
    assert pane.tree.isColumnHidden(LABEL)
    assert pane.tree.isColumnHidden(OLD)
    assert pane.tick_all.isEnabled()


def test_the_same_file_again_says_that_nothing_is_new(
    qtbot: QtBot, new_dialog: MakeDialog, office: Office, tmp_path: Path
) -> None:
    path = a_list(tmp_path)
    first = new_dialog()
    to_check(qtbot, first, path)
    bring_in(qtbot, first)
    again = new_dialog()
    to_check(qtbot, again, path)
    pane = again.check_page.change_pane
    assert "4 行都和台账里一样" in pane.nothing.text()
    assert pane.nothing.isVisible()
    assert not pane.tree.isVisible()
    assert not pane.tick_none.isEnabled()
    assert not again.next_button.isEnabled()
    assert "没有要写入" in again.next_button.toolTip()
    pane.show_status("same")
    assert pane.tree.isVisible()
    assert len(stored(office)) == 4


def test_skipped_rows_are_counted_by_reason(qtbot: QtBot, new_dialog: MakeDialog, tmp_path: Path) -> None:
    dialog = new_dialog()
    to_check(qtbot, dialog, a_list(tmp_path, [*map(list, matters(1, 3)), ["合计", 3]]))
    dialog.check_page.show_only("skipped")
    assert dialog.check_page.tabs.currentIndex() == SKIPPED
    assert "合计行 1 处" in dialog.check_page.why_skipped.text()


def test_equal_blank_cells_are_called_blank(qtbot: QtBot, new_dialog: MakeDialog, tmp_path: Path) -> None:
    rows = [list(row) for row in matters(1, 5)]
    rows[1][2] = rows[2][2] = ""
    dialog = new_dialog()
    to_check(qtbot, dialog, a_list(tmp_path, rows))
    model = dialog.check_page.problem_pane.model
    model.setData(model.index(0, VALUE_COLUMN), "补上的名称")
    strip = dialog.check_page.problem_pane.same_strip
    assert "也空着" in "".join(word.text() for word in strip.findChildren(type(dialog.check_page.former)))
    settled(qtbot, dialog)


# ---------------------------------------------------------------- keys only


def test_a_whole_import_by_keys(qtbot: QtBot, new_dialog: MakeDialog, office: Office, tmp_path: Path) -> None:
    dialog = new_dialog()
    dialog.activateWindow()
    dialog.read_file(a_list(tmp_path))
    settled(qtbot, dialog)
    assert dialog.focusWidget() is dialog.next_button
    qtbot.keyClick(dialog.focusWidget(), Qt.Key.Key_Return)
    assert dialog.step == COLUMNS
    assert dialog.focusWidget() is dialog.columns_page.table
    qtbot.keyClick(dialog.columns_page.table, Qt.Key.Key_Right)
    qtbot.keyClick(dialog.columns_page.table, Qt.Key.Key_Space)
    assert dialog.columns_page.popup.isVisible()
    qtbot.keyClick(dialog.columns_page.popup.search, Qt.Key.Key_Escape)
    assert not dialog.columns_page.popup.isVisible()
    qtbot.keyClick(dialog.columns_page.table, Qt.Key.Key_Return)
    settled(qtbot, dialog)
    assert dialog.step == CHECK
    assert dialog.focusWidget() is dialog.check_page.change_pane.tree
    with qtbot.waitSignal(dialog.imported, timeout=30_000):
        qtbot.keyClick(dialog.check_page.change_pane.tree, Qt.Key.Key_Return)
    assert dialog.step == DONE
    assert dialog.focusWidget() is dialog.next_button
    assert len(stored(office)) == 4


def test_every_button_and_list_has_a_name_for_a_screen_reader(
    qtbot: QtBot, new_dialog: MakeDialog, tmp_path: Path
) -> None:
    dialog = new_dialog()
    to_check(qtbot, dialog, a_list(tmp_path))
    for button in dialog.findChildren(QPushButton):
        assert button.text() or button.accessibleName()
    for part in (dialog.columns_page.table, dialog.columns_page.head, dialog.check_page.skipped):
        assert part.accessibleName()
