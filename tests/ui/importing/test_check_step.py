"""Step three of an import: filters, fixing in place, words remembered, options, stopping at every stage."""

from __future__ import annotations

import gc
import threading
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtWidgets import QAbstractItemView, QLineEdit
from pytestqt.qtbot import QtBot

from lawgov_desktop.office import Office
from lawgov_desktop.progress import Progress
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
from ui.importing import import_dialog
from ui.importing.change_model import AT_ONCE
from ui.importing.check_page import CHANGES, PROBLEMS, SKIPPED, WORDS
from ui.importing.import_dialog import CHECK, COLUMNS, FILE, ImportDialog
from ui.importing.problem_model import VALUE_COLUMN
from ui.jobs import Job, Jobs
from ui.main_window import MainWindow

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


TITLE = ("样例镇权责清单（2025年版）",)
"""Lists of the same title belong to the same version, so that a second one is compared with the first."""


def with_mistakes(tmp_path: Path, count: int = 12) -> Path:
    """Rows 3, 6, 9 and 12 say a type nobody knows; row 5 has no name."""
    rows = [matter(number) for number in range(1, count + 1)]
    for at in range(1, count, 3):
        rows[at][3] = "罚款那一类"
    rows[3][2] = None
    return write_book(tmp_path / "清单.xlsx", {"清单": [HEADINGS, *rows]})


def test_a_tile_narrows_the_list_it_counts(qtbot: QtBot, new_dialog: MakeDialog, tmp_path: Path) -> None:
    dialog = new_dialog()
    to_check(qtbot, dialog, with_mistakes(tmp_path))
    page = dialog.check_page
    problems, changes = page.problem_pane.model, page.change_pane.model

    def click(key: str) -> None:
        qtbot.mouseClick(page.tiles[key], Qt.MouseButton.LeftButton)

    click("bad")
    assert page.tabs.currentIndex() == PROBLEMS
    assert {problems.line(row).grade for row in range(problems.rowCount())} == {"bad"}
    click("doubtful")
    assert problems.rowCount() == page.tiles["doubtful"].number == 4
    click("new")
    assert page.tabs.currentIndex() == CHANGES
    assert changes.total == page.tiles["new"].number == 11
    click("changed")
    assert changes.total == 0
    page.tiles["skipped"].setFocus()
    qtbot.keyClick(page.tiles["skipped"], Qt.Key.Key_Return)
    assert page.tabs.currentIndex() == SKIPPED
    assert dialog.step == CHECK


def test_problems_are_filtered_by_column_by_sort_and_by_text(
    qtbot: QtBot, new_dialog: MakeDialog, tmp_path: Path
) -> None:
    dialog = new_dialog()
    to_check(qtbot, dialog, with_mistakes(tmp_path))
    pane = dialog.check_page.problem_pane
    assert [pane.labels.itemText(at) for at in range(3)] == ["全部栏目", "职权类型　4", "职权名称　1"]
    assert pane.model.rowCount() == 5
    pane.labels.setCurrentIndex(2)
    pane.labels.activated.emit(2)
    assert [pane.model.line(row).row for row in range(pane.model.rowCount())] == [5]
    pane.labels.setCurrentIndex(0)
    pane.labels.activated.emit(0)
    assert pane.sorts.itemText(1).endswith("　4")  # one sort, whatever word it is about
    pane.sorts.setCurrentIndex(1)
    pane.sorts.activated.emit(1)
    assert pane.model.rowCount() == 4
    pane.search.setText("没有填")
    qtbot.waitUntil(lambda: pane.model.rowCount() == 0, timeout=5_000)
    pane.sorts.setCurrentIndex(0)
    pane.sorts.activated.emit(0)
    assert pane.model.rowCount() == 1


def test_a_fix_keeps_filter_and_place_and_all_equal_values_follow(
    qtbot: QtBot, office: Office, new_dialog: MakeDialog, tmp_path: Path
) -> None:
    dialog = new_dialog()
    to_check(qtbot, dialog, with_mistakes(tmp_path))
    page = dialog.check_page
    pane = page.problem_pane
    page.show_only("doubtful")
    pane.table.setCurrentIndex(pane.model.index(1, VALUE_COLUMN))
    assert pane.model.setData(pane.model.index(1, VALUE_COLUMN), "行政处罚")
    assert pane.model.index(1, VALUE_COLUMN).data() == "行政处罚"  # at once, before it was checked
    assert dialog.pages.isEnabled()  # one may go on fixing meanwhile
    assert not dialog.next_button.isEnabled()
    settled(qtbot, dialog)
    assert [pane.model.line(row).row for row in range(pane.model.rowCount())] == [3, 9, 12]
    assert pane.table.currentIndex().row() == 1
    assert pane.same_strip.isVisible()
    assert "行政处罚" in pane.same_button.text()
    pane.same_button.click()
    settled(qtbot, dialog)
    assert page.tiles["doubtful"].number == 0
    assert not pane.same_strip.isVisible()
    page.good_only.click()
    bring_in(qtbot, dialog)
    assert {one["matter_type"] for one in stored(office)} == {"penalty"}


def test_fixes_made_while_the_rows_are_checked_are_all_taken(
    qtbot: QtBot, new_dialog: MakeDialog, tmp_path: Path
) -> None:
    dialog = new_dialog()
    to_check(qtbot, dialog, with_mistakes(tmp_path))
    model = dialog.check_page.problem_pane.model
    rows = [row for row in range(model.rowCount()) if model.line(row).grade == "doubt"]
    for row in rows:
        assert model.setData(model.index(row, VALUE_COLUMN), "行政处罚")
    settled(qtbot, dialog)
    assert dialog.check_page.tiles["doubtful"].number == 0
    assert dialog.check_page.tiles["bad"].number == 1


def test_the_list_is_not_renewed_under_a_cell_being_typed_in(
    qtbot: QtBot, new_dialog: MakeDialog, tmp_path: Path
) -> None:
    dialog = new_dialog()
    to_check(qtbot, dialog, with_mistakes(tmp_path))
    pane = dialog.check_page.problem_pane
    assert pane.model.setData(pane.model.index(0, VALUE_COLUMN), "行政处罚")
    cell = pane.model.index(2, VALUE_COLUMN)
    pane.table.setCurrentIndex(cell)
    pane.table.edit(cell)
    editor = pane.table.findChild(QLineEdit)
    assert editor is not None
    editor.setText("行政检查")
    qtbot.waitUntil(lambda: not dialog.working.isVisible(), timeout=20_000)
    assert pane.table.state() == QAbstractItemView.State.EditingState
    assert editor.text() == "行政检查"
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    settled(qtbot, dialog)
    assert dialog.check_page.tiles["doubtful"].number == 2


def test_a_decided_word_is_remembered_shown_and_can_be_changed(
    qtbot: QtBot, office: Office, new_dialog: MakeDialog, tmp_path: Path
) -> None:
    rows = [matter(number) for number in range(1, 6)]
    rows[1][3] = "罚款那一类"
    first = new_dialog()
    to_check(qtbot, first, write_book(tmp_path / "一.xlsx", {"清单": [HEADINGS, *rows]}))
    values = first.check_page.values
    box = values.box(0)
    box.setCurrentIndex(box.findData("penalty"))
    box.activated.emit(box.currentIndex())
    values.again.click()
    settled(qtbot, first)
    bring_in(qtbot, first)
    assert "以后也这样理解" in first.done_page.details.text()

    more = [matter(number) for number in range(11, 16)]
    more[2][3] = more[3][3] = "罚款那一类"
    second = new_dialog()
    to_check(qtbot, second, write_book(tmp_path / "二.xlsx", {"清单": [HEADINGS, *more]}))
    page = second.check_page
    assert page.tiles["doubtful"].number == 0
    assert page.tabs.tabText(WORDS) == "定过的说法（1）"
    assert page.values.table.item(0, 2).text() == "2 行（上次定的）"
    box = page.values.box(0)
    assert box.currentData() == "penalty"
    box.setCurrentIndex(box.findData("inspection"))
    box.activated.emit(box.currentIndex())
    page.values.again.click()
    settled(qtbot, second)
    bring_in(qtbot, second)
    assert [one["matter_type"] for one in stored(office)].count("inspection") == 2


def test_blank_cells_empty_fields_only_when_told(
    qtbot: QtBot, office: Office, new_dialog: MakeDialog, tmp_path: Path
) -> None:
    first = new_dialog()
    to_check(qtbot, first, write_book(tmp_path / "一.xlsx", {"清单": [TITLE, HEADINGS, *matters(1, 3)]}))
    bring_in(qtbot, first)
    rows = [matter(number) for number in range(1, 4)]
    rows[0][5] = None
    second = new_dialog()
    to_check(qtbot, second, write_book(tmp_path / "二.xlsx", {"清单": [TITLE, HEADINGS, *rows]}))
    page = second.check_page
    assert (page.tiles["changed"].number, page.tiles["same"].number) == (0, 3)
    page.more.click()
    assert page.options.isVisible()
    page.options.blanks.setChecked(True)
    page.options.again.click()
    settled(qtbot, second)
    assert page.tiles["changed"].number == 1
    page.show_only("changed")
    model = page.change_pane.model
    assert [model.index(0, column).data() for column in (4, 5, 6)] == ["实施主体", "样例镇人民政府", "（空）"]
    bring_in(qtbot, second)
    assert stored(office)[0]["office"] is None


def test_records_are_recognised_by_the_columns_one_chooses(
    qtbot: QtBot, new_dialog: MakeDialog, tmp_path: Path
) -> None:
    first = new_dialog()
    to_check(qtbot, first, write_book(tmp_path / "一.xlsx", {"清单": [TITLE, HEADINGS, *matters(1, 3)]}))
    bring_in(qtbot, first)
    rows = [matter(number) for number in range(1, 4)]
    rows[1][1], rows[1][2] = "XX999", "对另一情形的行政处罚"
    second = new_dialog()
    to_check(qtbot, second, write_book(tmp_path / "二.xlsx", {"清单": [TITLE, HEADINGS, *rows]}))
    page = second.check_page
    assert page.tiles["new"].number == 1
    page.more.click()
    box = page.options.keys[0]
    assert "程序自己认" in box.itemText(0)
    box.setCurrentIndex(box.findData("basis"))
    page.options.again.click()
    settled(qtbot, second)
    assert second.session.keys == ("basis",)
    assert (page.tiles["new"].number, page.tiles["changed"].number) == (0, 1)


def test_the_same_row_on_two_sheets_asks(
    qtbot: QtBot, office: Office, new_dialog: MakeDialog, tmp_path: Path
) -> None:
    path = write_book(
        tmp_path / "清单.xlsx",
        {"一月": [HEADINGS, *matters(1, 3)], "二月": [HEADINGS, *matters(3, 5)]},
    )
    dialog = new_dialog()
    to_check(qtbot, dialog, path)
    page = dialog.check_page
    assert (page.tiles["new"].number, page.tiles["ambiguous"].number) == (5, 1)
    assert "还有 1 行没有确认" in page.outcome.text()
    page.show_only("ambiguous")
    model = page.change_pane.model
    question = model.index(0, 0)
    assert page.change_pane.tree.isExpanded(question)
    assert model.index(0, 0, question).data() == "不是同一条，作为新的一条导入"
    role, checked = Qt.ItemDataRole.CheckStateRole, Qt.CheckState.Checked
    assert model.setData(model.index(0, 0, question), checked, role)
    assert "新增 6 条" in page.outcome.text()
    bring_in(qtbot, dialog)
    assert len(stored(office)) == 6


def test_ticks_survive_a_search_a_filter_and_a_new_check(
    qtbot: QtBot, new_dialog: MakeDialog, tmp_path: Path
) -> None:
    dialog = new_dialog()
    to_check(qtbot, dialog, with_mistakes(tmp_path))
    page = dialog.check_page
    pane = page.change_pane
    page.show_only("new")
    pane.search.setText("情形7的")
    qtbot.waitUntil(lambda: pane.model.total == 1, timeout=5_000)
    pane.tick_none.click()
    pane.search.clear()
    qtbot.waitUntil(lambda: pane.model.total == 11, timeout=5_000)
    problems = page.problem_pane.model
    place = next(row for row in range(problems.rowCount()) if problems.line(row).grade == "bad")
    index = pane.model.index(3, 0)
    pane.tree.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
    key = pane.model.key(3)
    assert problems.setData(problems.index(place, VALUE_COLUMN), "补填的行政处罚")
    settled(qtbot, dialog)
    assert pane.model.left_out == {("清单", "8")}
    assert pane.model.key(pane.tree.currentIndex().row()) == key
    assert "新增 11 条" in page.outcome.text()


def test_a_long_list_comes_to_the_tree_piece_by_piece(
    qtbot: QtBot, new_dialog: MakeDialog, tmp_path: Path
) -> None:
    dialog = new_dialog()
    total = 5 * AT_ONCE
    to_check(qtbot, dialog, write_book(tmp_path / "长.xlsx", {"清单": [HEADINGS, *matters(1, total)]}))
    dialog.check_page.show_only("new")
    pane = dialog.check_page.change_pane
    qtbot.wait(50)
    first = pane.model.rowCount()
    assert AT_ONCE <= first < total
    bar = pane.tree.verticalScrollBar()
    bar.setValue(bar.maximum())
    qtbot.waitUntil(lambda: pane.model.rowCount() == first + AT_ONCE, timeout=5_000)


def test_an_earlier_import_of_the_file_is_told_with_its_result(
    qtbot: QtBot, new_dialog: MakeDialog, tmp_path: Path
) -> None:
    path = write_book(tmp_path / "清单.xlsx", {"清单": [HEADINGS, *matters(1, 3)]})
    first = new_dialog()
    to_check(qtbot, first, path)
    bring_in(qtbot, first)
    second = new_dialog()
    to_check(qtbot, second, path)
    told = second.check_page.former.text()
    assert "李示例" in told
    assert "新增 3 条、更新 0 条" in told


@pytest.mark.parametrize("stage", ["reading", "planning", "errors", "applying"])
def test_every_stage_runs_in_the_worker_tells_n_of_n_and_can_be_stopped(
    qtbot: QtBot,
    office: Office,
    jobs: Jobs,
    new_dialog: MakeDialog,
    tmp_path: Path,
    stage: str,
) -> None:
    rows = [matter(number) for number in range(1, 801)]
    for row in rows[::2]:
        row[2] = None
    path = write_book(tmp_path / "清单.xlsx", {"清单": [HEADINGS, *rows]})
    dialog = new_dialog()
    told: list[tuple[int, int]] = []
    threads: set[threading.Thread] = set()
    watched: list[Job] = []

    def watch(job: Job) -> None:
        """From now on note the thread and what is told, and ask to stop at the third report."""
        watched.append(job)
        progress = job._progress
        step = progress.step

        def noted(doing: str, done: int = 0, total: int = 0) -> None:
            threads.add(threading.current_thread())
            if total:
                told.append((done, total))
            if len(told) >= 3:
                job.cancel()
            step(doing, done, total)

        progress.step = noted  # type: ignore[method-assign]

    out = tmp_path / "有错.xlsx"
    if stage == "reading":
        jobs.started.connect(watch)
        dialog.read_file(path)
    elif stage == "planning":
        to_columns(qtbot, dialog, path)
        jobs.started.connect(watch)
        dialog.next_button.click()
    else:
        to_check(qtbot, dialog, path)
        jobs.started.connect(watch)
        if stage == "errors":
            dialog.check_step.save_errors_to(out)
        else:
            dialog.check_page.good_only.click()
            dialog.next_button.click()
    qtbot.waitUntil(lambda: watched[0].done, timeout=30_000)
    jobs.started.disconnect(watch)
    settled(qtbot, dialog)
    assert threading.main_thread() not in threads
    if stage != "reading":  # a small file may be read in one go, before there is anything to stop
        assert told
        assert all(0 <= done <= total for done, total in told)
        assert "已停下" in dialog.refusal.text
        assert dialog.refusal.isVisible()
    assert not out.exists()
    assert stored(office) == []
    assert dialog.step == {"reading": FILE, "planning": COLUMNS, "errors": CHECK, "applying": CHECK}[stage]


def test_the_stop_button_stops_reading(
    qtbot: QtBot, new_dialog: MakeDialog, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    reached = threading.Event()

    def endless(self: object, path: Path) -> Callable[[Progress], object]:
        def work(progress: Progress) -> object:
            while True:
                progress.step("正在读取表格", 1, 3)
                reached.set()
                reached.wait(0.001)

        return work

    monkeypatch.setattr(import_dialog.ImportSession, "read", endless)
    dialog = new_dialog()
    dialog.read_file(tmp_path / "清单.xlsx")
    qtbot.waitUntil(reached.is_set, timeout=10_000)
    qtbot.mouseClick(dialog.working.stop_button, Qt.MouseButton.LeftButton)
    settled(qtbot, dialog)
    assert "已停下" in dialog.refusal.text
    assert not dialog.next_button.isEnabled()


def test_bad_rows_of_several_sheets_are_each_written_to_a_copy(
    qtbot: QtBot, new_dialog: MakeDialog, tmp_path: Path
) -> None:
    one, other = [matter(1), matter(2)], [matter(11), matter(12)]
    one[0][2] = other[1][2] = None
    path = write_book(tmp_path / "清单.xlsx", {"一月": [HEADINGS, *one], "二月": [HEADINGS, *other]})
    dialog = new_dialog()
    to_check(qtbot, dialog, path)
    dialog.check_step.save_errors_to(tmp_path / "有错.xlsx")
    settled(qtbot, dialog)
    found = {}
    for name in ("一月", "二月"):
        book = openpyxl.load_workbook(tmp_path / f"有错-{name}.xlsx")
        found[name] = {cell for row in book[name].iter_rows(values_only=True) for cell in row}
        book.close()
    assert "YL000001" in found["一月"]
    assert "YL000012" in found["二月"]
    assert "YL000011" not in found["二月"]


def test_the_collector_looks_after_everything_again_when_the_window_closes(
    qtbot: QtBot, new_dialog: MakeDialog, tmp_path: Path
) -> None:
    dialog = new_dialog()
    to_check(qtbot, dialog, with_mistakes(tmp_path))
    # On in a worker, it would destroy widgets outside their thread.
    assert not gc.isenabled()
    assert gc.get_freeze_count() > 0
    dialog.reject()
    assert gc.get_freeze_count() == 0
    assert dialog.check_step.plans == ()


def test_after_the_import_the_register_opens(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    window.open_import("matter")
    dialog = next(child for child in window.children() if isinstance(child, ImportDialog))
    to_check(qtbot, dialog, write_book(tmp_path / "清单.xlsx", {"清单": [HEADINGS, *matters(1, 3)]}))
    bring_in(qtbot, dialog)
    window.tabs.setCurrentIndex(0)
    dialog.done_page.register_button.click()
    tab = window.tab_pages[window.office.kind("matter").tab]
    assert tab.pages["matter"].isVisible()


def test_what_the_file_names_and_nobody_registered_is_registered_when_wanted(
    qtbot: QtBot, new_dialog: MakeDialog, office: Office, tmp_path: Path
) -> None:
    head = ("案号", "受理日期", "调委会", "纠纷类型", "纠纷简要情况", "当事人")
    rows = [
        (f"甲{n}号", "2025.3.1", "新设村调委会", "邻里纠纷", "因滴水发生争执", f"张示{n}、李示例")
        for n in "甲乙"
    ]
    dialog = new_dialog("mediation_case")
    to_check(qtbot, dialog, write_book(tmp_path / "案件.xlsx", {"案件": [head, *rows]}))
    page = dialog.check_page
    assert page.create_box.isVisible()
    assert "1 个" in page.create_box.text()
    assert not dialog.next_button.isEnabled()
    page.create_box.click()
    settled(qtbot, dialog)
    assert dialog.next_button.isEnabled()
    bring_in(qtbot, dialog)
    assert len(stored(office, "mediation_case")) == 2
    assert len(office.store.names.find("committee", "新设村调委会")) == 1
