"""A clerk imports a county's list: through the whole window, on a real book and real workbooks."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
from PySide6.QtCore import QModelIndex, QPoint, Qt, QTimer
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication, QFileDialog, QMessageBox
from pytestqt.qtbot import QtBot

from lawgov_desktop.office import Office
from lawgov_desktop.progress import Progress
from lawgov_desktop.storage.listing import ListQuery, count, page
from ui.importing.change_model import AT_ONCE, ChangeModel
from ui.importing.changes import AnswerLine, ChangeLine, Changes, FieldLine
from ui.importing.column_choice import DROP, KEEP
from ui.importing.import_dialog import CHECK, COLUMNS, DONE, FILE, ImportDialog
from ui.importing.problem_model import VALUE_COLUMN
from ui.importing.skipped_model import ROW

# The offscreen screen has no keyboard to grab for the choice that pops up.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)

HEADINGS = ("序号", "职权编码", "职权名称", "职权类型", "实施依据", "", "实施主体")
SECOND = ("", "", "", "", "法律", "法规规章", "")
NAME, KIND = 2, 3


def matter(number: int) -> list[object]:
    return [
        number,
        f"YL{number:06d}",
        f"对样例情形{number}的行政处罚",
        "行政处罚",
        f"《样例法》第{number}条",
        "《样例办法》第三条",
        "样例镇人民政府",
    ]


def write_list(path: Path, rows: list[list[object]]) -> Path:
    """A county's list: title, blank line, two header rows with merged cells, rows, 合计, 填表人."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "权责清单"
    for row in (
        ["样例镇权责清单（2025年版）"],
        [],
        HEADINGS,
        SECOND,
        *rows,
        ["合计", len(rows)],
        ["填表人：李示例"],
    ):
        sheet.append(row)
    sheet.merge_cells("A1:G1")
    sheet.merge_cells("E3:F3")
    for letter in "ABCDG":
        sheet.merge_cells(f"{letter}3:{letter}4")
    book.save(path)
    return path


def settled(qtbot: QtBot, dialog: ImportDialog) -> None:
    """Wait until nothing runs any more."""
    qtbot.waitUntil(lambda: not dialog.working.isVisible(), timeout=20_000)


def read(qtbot: QtBot, dialog: ImportDialog, path: Path) -> None:
    dialog.read_file(path)
    settled(qtbot, dialog)


def go_on(qtbot: QtBot, dialog: ImportDialog) -> None:
    qtbot.mouseClick(dialog.next_button, Qt.MouseButton.LeftButton)
    settled(qtbot, dialog)


def choose(qtbot: QtBot, dialog: ImportDialog, column: int, typed: str) -> None:
    """Open the choice above a column, type, and take the first field found."""
    head, popup = dialog.columns_page.head, dialog.columns_page.popup
    head.setFocus()
    head.go_to(column)
    qtbot.keyClick(head, Qt.Key.Key_Return)
    popup.search.setText(typed)
    qtbot.keyClick(popup.search, Qt.Key.Key_Return)
    assert not popup.isVisible()


def to_check(qtbot: QtBot, dialog: ImportDialog, path: Path) -> None:
    read(qtbot, dialog, path)
    go_on(qtbot, dialog)
    go_on(qtbot, dialog)
    assert dialog.step == CHECK


def matters(office: Office) -> int:
    return count(office.store, ListQuery("matter"))


def answer(qtbot: QtBot, word: str) -> None:
    """Press the button of that word in the question that is about to come up, however busy the machine."""

    def press() -> None:
        box = QApplication.activeModalWidget()
        if not isinstance(box, QMessageBox):
            QTimer.singleShot(50, press)
            return
        next(button for button in box.buttons() if button.text() == word).click()

    QTimer.singleShot(50, press)


def test_a_list_goes_through_the_whole_window_and_can_be_taken_back(
    qtbot: QtBot, office: Office, new_dialog: Callable[..., ImportDialog], tmp_path: Path
) -> None:
    path = write_list(tmp_path / "清单.xlsx", [matter(n) for n in range(1, 31)])
    dialog = new_dialog()
    assert dialog.step == FILE
    assert not dialog.next_button.isEnabled()
    read(qtbot, dialog, path)
    assert dialog.file_page.file_name.text() == "清单.xlsx"

    go_on(qtbot, dialog)
    assert dialog.step == COLUMNS
    assert (dialog.columns_page.first.value(), dialog.columns_page.last.value()) == (3, 4)
    assert dialog.columns_page.head.choice(4).heading == "实施依据/法律"
    version = dialog.columns_page.version
    assert version is not None
    assert version.title.text() == "样例镇权责清单（2025年版）"
    version.document_number.setText("样政发〔2025〕3号")
    version.effective_on.setText("20250401")

    go_on(qtbot, dialog)
    assert dialog.step == CHECK
    assert dialog.check_page.tiles["new"].number == 30
    assert dialog.check_page.tiles["skipped"].number == 4
    assert dialog.next_button.text() == "导入"
    assert matters(office) == 0

    with qtbot.waitSignal(dialog.imported, timeout=20_000):
        dialog.next_button.click()
    assert dialog.step == DONE
    assert dialog.done_page.tiles["new"].number == 30
    assert matters(office) == 30
    (edition,) = page(office.store, ListQuery("matter_list"), 0, 5)
    assert (edition["document_number"], edition["effective_on"]) == ("样政发〔2025〕3号", "2025-04-01")
    assert {one["list"] for one in page(office.store, ListQuery("matter"), 0, 50)} == {edition["uuid"]}

    answer(qtbot, "撤销")
    with qtbot.waitSignal(dialog.undone, timeout=20_000):
        dialog.done_page.undo_button.click()
    assert dialog.done_page.heading.text() == "已撤销本次导入"
    assert matters(office) == 0


def test_another_header_row_changes_the_columns_at_once(
    qtbot: QtBot, new_dialog: Callable[..., ImportDialog], tmp_path: Path
) -> None:
    dialog = new_dialog()
    read(qtbot, dialog, write_list(tmp_path / "清单.xlsx", [matter(n) for n in range(1, 11)]))
    go_on(qtbot, dialog)
    columns = dialog.columns_page
    assert columns.head.choice(NAME).choice == "name"

    def click(row: int, keys: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        numbers = columns.table.verticalHeader()
        place = numbers.sectionViewportPosition(row - 1) + 4
        qtbot.mouseClick(numbers.viewport(), Qt.MouseButton.LeftButton, keys, pos=QPoint(8, place))

    assert columns.head.choice(NAME).mark == "✓ 肯定"
    click(5)
    assert columns.first.value() == columns.last.value() == 5
    assert "name" not in {columns.head.choice(place).choice for place in range(3)}
    assert columns.head.choice(NAME).heading == "对样例情形1的行政处罚"
    click(3)
    assert columns.head.choice(4).heading == "实施依据"
    click(4, Qt.KeyboardModifier.ShiftModifier)
    assert (columns.first.value(), columns.last.value()) == (3, 4)
    assert columns.head.choice(4).heading == "实施依据/法律"
    assert columns.head.choice(NAME).choice == "name"


def test_a_field_moves_to_the_column_it_is_given_and_the_reset_brings_it_back(
    qtbot: QtBot, new_dialog: Callable[..., ImportDialog], tmp_path: Path
) -> None:
    dialog = new_dialog()
    read(qtbot, dialog, write_list(tmp_path / "清单.xlsx", [matter(n) for n in range(1, 11)]))
    go_on(qtbot, dialog)
    head = dialog.columns_page.head
    assert (head.choice(4).choice, head.choice(5).choice) == ("basis", KEEP)

    choose(qtbot, dialog, 5, "设定依据")
    assert head.choice(5).choice == "basis"
    assert head.choice(4).choice != "basis"
    assert "现在改为 F 列" in dialog.columns_page.note.text()

    head.setFocus()
    head.go_to(6)
    qtbot.keyClick(head, Qt.Key.Key_Delete)
    assert (head.choice(6).choice, head.choice(6).word, head.choice(6).mark) == (DROP, "不导入", "— 已选定")

    dialog.columns_page.reset_button.click()
    assert (head.choice(4).choice, head.choice(5).choice) == ("basis", KEEP)
    assert head.choice(6).mapped


def test_skipped_rows_are_grey_and_a_tick_takes_one_back(
    qtbot: QtBot, new_dialog: Callable[..., ImportDialog], tmp_path: Path
) -> None:
    dialog = new_dialog()
    read(qtbot, dialog, write_list(tmp_path / "清单.xlsx", [matter(n) for n in range(1, 6)]))
    go_on(qtbot, dialog)
    preview = dialog.columns_page.model
    assert preview.preview.skipped[10] == "合计行"
    assert "合计行" in preview.headerData(9, Qt.Orientation.Vertical, Qt.ItemDataRole.ToolTipRole)

    go_on(qtbot, dialog)
    skipped = dialog.check_page.skipped_model
    place = next(row for row in range(skipped.rowCount()) if skipped.index(row, ROW).data() == "10")
    checked = Qt.CheckState.Checked
    assert skipped.setData(skipped.index(place, 0), checked, Qt.ItemDataRole.CheckStateRole)
    settled(qtbot, dialog)
    assert 10 in dialog.session.current.taken_back
    assert dialog.check_page.tiles["skipped"].number == 3
    assert dialog.check_page.tiles["bad"].number == 1


def test_a_bad_row_holds_the_import_until_it_is_mended_in_place(
    qtbot: QtBot, office: Office, new_dialog: Callable[..., ImportDialog], tmp_path: Path
) -> None:
    rows = [matter(n) for n in range(1, 11)]
    rows[4][NAME] = None
    dialog = new_dialog()
    to_check(qtbot, dialog, write_list(tmp_path / "清单.xlsx", rows))
    problems = dialog.check_page.problem_pane.model
    assert [problems.index(0, column).data() for column in (0, 2, 3)] == ["✕ 有错", "9", "C"]
    assert problems.index(0, 6).data()
    assert problems.index(0, 8).data()
    assert not dialog.next_button.isEnabled()

    assert problems.setData(problems.index(0, VALUE_COLUMN), "对补填情形的行政处罚")
    settled(qtbot, dialog)
    assert dialog.check_page.tiles["bad"].number == 0
    with qtbot.waitSignal(dialog.imported, timeout=20_000):
        dialog.next_button.click()
    names = {one["name"] for one in page(office.store, ListQuery("matter"), 0, 20)}
    assert "对补填情形的行政处罚" in names


def test_good_rows_go_in_while_bad_ones_are_written_to_a_copy(
    qtbot: QtBot,
    office: Office,
    new_dialog: Callable[..., ImportDialog],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    rows = [matter(n) for n in range(1, 11)]
    rows[4][NAME] = None
    out = tmp_path / "有错的行.xlsx"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(out), ""))
    dialog = new_dialog()
    to_check(qtbot, dialog, write_list(tmp_path / "清单.xlsx", rows))
    dialog.check_page.save_errors.click()
    settled(qtbot, dialog)
    copy = openpyxl.load_workbook(out)
    cells = [cell for row in copy.active.iter_rows(values_only=True) for cell in row]
    assert "YL000005" in cells
    assert "YL000004" not in cells
    copy.close()

    dialog.check_page.good_only.click()
    with qtbot.waitSignal(dialog.imported, timeout=20_000):
        dialog.next_button.click()
    assert matters(office) == 9
    assert dialog.done_page.tiles["left"].number == 1
    assert "第 9 行" in dialog.done_page.details.text()


def test_an_unknown_word_is_decided_once_for_all_rows(
    qtbot: QtBot, office: Office, new_dialog: Callable[..., ImportDialog], tmp_path: Path
) -> None:
    rows = [matter(n) for n in range(1, 11)]
    rows[2][KIND] = rows[7][KIND] = "罚款那一类"
    dialog = new_dialog()
    to_check(qtbot, dialog, write_list(tmp_path / "清单.xlsx", rows))
    values = dialog.check_page.values
    assert [values.table.item(0, column).text() for column in (1, 2)] == ["罚款那一类", "2 行"]
    box = values.box(0)
    box.setCurrentIndex(box.findData("penalty"))
    box.activated.emit(box.currentIndex())
    values.again.click()
    settled(qtbot, dialog)
    assert dialog.check_page.tiles["doubtful"].number == 0
    with qtbot.waitSignal(dialog.imported, timeout=20_000):
        dialog.next_button.click()
    assert {one["matter_type"] for one in page(office.store, ListQuery("matter"), 0, 20)} == {"penalty"}


def test_a_revised_list_shows_old_and_new_and_writes_only_what_is_ticked(
    qtbot: QtBot, office: Office, new_dialog: Callable[..., ImportDialog], tmp_path: Path
) -> None:
    rows = [matter(n) for n in range(1, 11)]
    first = new_dialog()
    to_check(qtbot, first, write_list(tmp_path / "清单.xlsx", rows))
    with qtbot.waitSignal(first.imported, timeout=20_000):
        first.next_button.click()

    rows[1][6] = rows[3][6] = "样例镇综合行政执法队"
    second = new_dialog()
    to_check(qtbot, second, write_list(tmp_path / "修订.xlsx", rows[:9]))
    tiles = second.check_page.tiles
    assert {key: tiles[key].number for key in ("new", "changed", "same", "missing")} == {
        "new": 0, "changed": 2, "same": 7, "missing": 1,
    }  # fmt: skip
    changes = second.check_page.change_pane.model
    assert [changes.index(0, column).data() for column in (2, 4, 5, 6)] == [
        "6", "实施主体", "样例镇人民政府", "样例镇综合行政执法队",
    ]  # fmt: skip
    unchecked = Qt.CheckState.Unchecked
    assert changes.setData(changes.index(0, 0), unchecked, Qt.ItemDataRole.CheckStateRole)
    assert "更新 1 条" in second.check_page.outcome.text()
    with qtbot.waitSignal(second.imported, timeout=20_000):
        second.next_button.click()
    assert second.done_page.tiles["changed"].number == 1
    offices = [one["office"] for one in page(office.store, ListQuery("matter", order="code"), 0, 20)]
    assert offices.count("样例镇综合行政执法队") == 1
    assert offices[3] == "样例镇综合行政执法队"


def test_the_same_file_again_changes_nothing_and_says_when_it_came_before(
    qtbot: QtBot, new_dialog: Callable[..., ImportDialog], tmp_path: Path
) -> None:
    path = write_list(tmp_path / "清单.xlsx", [matter(n) for n in range(1, 6)])
    first = new_dialog()
    to_check(qtbot, first, path)
    with qtbot.waitSignal(first.imported, timeout=20_000):
        first.next_button.click()
    second = new_dialog()
    to_check(qtbot, second, path)
    assert second.check_page.tiles["same"].number == 5
    assert "已经导入过" in second.check_page.former.text()
    assert not second.next_button.isEnabled()


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04" + b"x" * 600, b"%PDF-1.7 not a table"])
def test_a_file_that_cannot_be_read_is_refused_in_place_and_another_can_be_chosen(
    qtbot: QtBot, new_dialog: Callable[..., ImportDialog], tmp_path: Path, content: bytes
) -> None:
    damaged = tmp_path / "坏.xlsx"
    damaged.write_bytes(content)
    dialog = new_dialog()
    read(qtbot, dialog, damaged)
    assert dialog.isVisible()
    assert dialog.step == FILE
    assert dialog.file_page.refusal.isVisible()
    assert "数据没有改动" in dialog.file_page.refusal.text
    assert not dialog.next_button.isEnabled()

    read(qtbot, dialog, write_list(tmp_path / "清单.xlsx", [matter(1), matter(2)]))
    assert not dialog.file_page.refusal.isVisible()
    assert dialog.next_button.isEnabled()


def test_stopping_while_writing_leaves_the_book_untouched(
    qtbot: QtBot, office: Office, new_dialog: Callable[..., ImportDialog], tmp_path: Path
) -> None:
    def wait_for_stop(progress: Progress) -> None:
        while True:
            progress.step("正在备份", 1, 2)
            time.sleep(0.001)  # real work gives the window its turn

    dialog = new_dialog(before_import=wait_for_stop)
    to_check(qtbot, dialog, write_list(tmp_path / "清单.xlsx", [matter(n) for n in range(1, 6)]))
    dialog.next_button.click()
    assert dialog.working.isVisible()

    answer(qtbot, "继续导入")
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert dialog.isVisible()
    assert dialog.working.stop_button.isEnabled()

    answer(qtbot, "停下")
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    settled(qtbot, dialog)
    assert dialog.step == CHECK
    assert "台账和导入前一样" in dialog.refusal.text
    assert dialog.refusal.isVisible()
    assert matters(office) == 0
    assert dialog.next_button.isEnabled()


def test_closing_before_the_last_step_leaves_the_book_untouched(
    qtbot: QtBot, office: Office, new_dialog: Callable[..., ImportDialog], tmp_path: Path
) -> None:
    dialog = new_dialog()
    to_check(qtbot, dialog, write_list(tmp_path / "清单.xlsx", [matter(n) for n in range(1, 6)]))
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()
    assert matters(office) == 0
    assert count(office.store, ListQuery("matter_list")) == 0


def test_enter_goes_on_and_a_number_box_keeps_it(
    qtbot: QtBot, new_dialog: Callable[..., ImportDialog], tmp_path: Path
) -> None:
    dialog = new_dialog()
    read(qtbot, dialog, write_list(tmp_path / "清单.xlsx", [matter(n) for n in range(1, 6)]))
    qtbot.keyClick(dialog, Qt.Key.Key_Return)
    assert dialog.step == COLUMNS
    qtbot.keyClick(dialog.columns_page.first, Qt.Key.Key_Return)
    assert dialog.step == COLUMNS
    qtbot.keyClick(dialog.columns_page.table, Qt.Key.Key_Return)
    settled(qtbot, dialog)
    assert dialog.step == CHECK


def test_other_registers_have_no_box_for_a_list_version(new_dialog: Callable[..., ImportDialog]) -> None:
    assert new_dialog("committee").columns_page.version is None


def test_an_uncertain_row_has_one_answer_and_the_choice_survives_a_filter(qapp: QApplication) -> None:
    model = ChangeModel()
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal, model)
    two = (FieldLine("电话", "1", "2"), FieldLine("地址", "", "村口"))
    either = (AnswerLine("a", "甲处"), AnswerLine("", "新的一条"))
    model.show(
        Changes(
            [
                ChangeLine("new", "5", "样例甲"),
                ChangeLine("changed", "6", "样例乙", two),
                ChangeLine("ask", "7", "样例丙", answers=either),
                ChangeLine("same", "8", "样例丁"),
            ]
        ),
        (),
        {},
    )
    assert model.rowCount() == 3
    question = model.index(2, 0)
    role, checked = Qt.ItemDataRole.CheckStateRole, Qt.CheckState.Checked
    assert model.rowCount(model.index(1, 0)) == 2
    assert model.setData(model.index(0, 0, question), checked, role)
    assert model.setData(model.index(1, 0, question), checked, role)
    assert model.answers == {("", "7"): ""}
    assert model.index(0, 0, question).data(role) == Qt.CheckState.Unchecked
    model.filter("same")
    assert model.rowCount(QModelIndex()) == 1
    model.filter(None)
    assert model.answers == {("", "7"): ""}
    model.tick_shown(False)
    assert model.left_out == {("", "5"), ("", "6")}


def test_a_long_tree_is_handed_to_the_view_piece_by_piece(qapp: QApplication) -> None:
    model = ChangeModel()
    total = 3 * AT_ONCE
    model.show(Changes([ChangeLine("new", str(row), f"样例{row}") for row in range(total)]), (), {})
    assert (model.rowCount(), model.total) == (AT_ONCE, total)
    assert model.row_of(("", str(total - 1))) == total - 1
    assert model.rowCount() == total
    model.search(f"样例{total - 1}")
    assert model.total == 1
    model.search("")
    model.tick_shown(False)
    assert len(model.left_out) == total


def test_after_a_second_version_the_comparison_is_named_as_the_next_step(
    qtbot: QtBot, office: Office, new_dialog: Callable[..., ImportDialog], tmp_path: Path
) -> None:
    told = []
    for year in (2024, 2025):
        dialog = new_dialog()
        to_check_as(qtbot, dialog, write_list(tmp_path / f"{year}.xlsx", [matter(1), matter(2)]), year)
        go_on(qtbot, dialog)
        assert dialog.step == DONE
        told.append(dialog.done_page.details.text())
        dialog.close()
    assert ["对比两个版本" in text for text in told] == [False, True]


def to_check_as(qtbot: QtBot, dialog: ImportDialog, path: Path, year: int) -> None:
    """Up to the check, the list being that year's version."""
    read(qtbot, dialog, path)
    go_on(qtbot, dialog)
    version = dialog.columns_page.version
    assert version is not None
    version.title.setText(f"样例镇权责清单（{year}年版）")
    version.effective_on.setText(f"{year}0401")
    go_on(qtbot, dialog)
    assert dialog.step == CHECK
