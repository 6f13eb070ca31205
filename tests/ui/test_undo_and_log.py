"""Steps back in the window: Ctrl+Z, 最近操作, 导入记录 with 撤销, and the backup an import waits for."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QDialog, QPushButton
from pytestqt.qtbot import QtBot

from lawgov_desktop import paths
from lawgov_desktop.commands.imports import take_in
from lawgov_desktop.errors import UserError
from lawgov_desktop.office import Office, open_office
from lawgov_desktop.progress import Progress
from lawgov_desktop.storage.actions import recent_actions
from lawgov_desktop.storage.backup_files import backups
from lawgov_desktop.storage.imports import imports
from lawgov_desktop.storage.listing import ListQuery, count, drafts
from lawgov_desktop.storage.looking import verify_backup
from tests.ui.conftest import MakeCase, shown_window
from ui.importing.import_dialog import ImportDialog
from ui.lists.undo_question import UndoQuestion
from ui.main_window import MainWindow

MATTERS = paths.resources_folder() / "samples" / "练习县赋予乡镇行政权力事项清单.xlsx"


def rows(office: Office, kind: str) -> int:
    return count(office.store, ListQuery(kind))


def question_of(window: MainWindow, qtbot: QtBot) -> UndoQuestion:
    """The question that comes up."""

    def asked() -> list[UndoQuestion]:
        return [one for one in window.findChildren(UndoQuestion) if one.isVisible()]

    qtbot.waitUntil(lambda: bool(asked()))
    return asked()[0]


def click(button: QPushButton, qtbot: QtBot) -> None:
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def press_undo(window: MainWindow, qtbot: QtBot) -> None:
    window.activateWindow()
    window.stack.setFocus()
    qtbot.keyClick(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)


# --- Ctrl+Z


def test_ctrl_z_takes_the_last_step_back_and_says_so(
    window: MainWindow, office: Office, make_case: MakeCase, qtbot: QtBot
) -> None:
    uuid = make_case(remarks="第一次")
    office.store.save("mediation_case", {"remarks": "第二次"}, uuid=uuid)
    press_undo(window, qtbot)
    draft = office.store.get("mediation_case", uuid)
    assert draft is not None
    assert draft["remarks"] == "第一次"
    assert window.notice.text == f"已撤销：修改人民调解台账　{draft['number']}。"
    press_undo(window, qtbot)
    assert rows(office, "mediation_case") == 0


def test_the_notice_offers_the_way_forward_again(
    window: MainWindow, office: Office, make_case: MakeCase, qtbot: QtBot
) -> None:
    make_case()
    press_undo(window, qtbot)
    assert rows(office, "mediation_case") == 0
    redo = next(one for one in window.notice.findChildren(QPushButton) if one.text() == "重做")
    click(redo, qtbot)
    assert rows(office, "mediation_case") == 1
    assert window.notice.text.startswith("已重做：新增人民调解台账")


def test_ctrl_z_in_a_text_field_belongs_to_the_text(
    window: MainWindow, office: Office, make_case: MakeCase, qtbot: QtBot
) -> None:
    make_case()
    window.activateWindow()
    window.search.setFocus()
    qtbot.keyClicks(window.search, "abc")
    qtbot.keyClick(window.search, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert window.search.text() == ""
    assert rows(office, "mediation_case") == 1


def test_when_nothing_is_left_to_undo_it_says_so(qtbot: QtBot, tmp_path: Path) -> None:
    office = open_office(tmp_path / "leer.lawgov", who="测试")
    with shown_window(office, qtbot) as built:
        built.undoing.undo_last()
        assert built.notice.text == "没有可以撤销的操作。"
    office.close()


# --- 最近操作


def test_recent_actions_are_listed_and_taken_back_and_done_again(
    window: MainWindow, office: Office, make_case: MakeCase, qtbot: QtBot
) -> None:
    uuid = make_case()
    office.store.delete("mediation_case", uuid)
    dialog = window.open_recent_actions()
    model = dialog.table.model()
    number = office.store.names.title("mediation_case", uuid)
    assert [model.index(row, 2).data() for row in range(2)] == [
        f"删除人民调解台账　{number}",
        f"新增人民调解台账　{number}",
    ]
    assert dialog.undo_button.text() == "撤销这一步"
    click(dialog.undo_button, qtbot)
    qtbot.waitUntil(lambda: model.index(0, 2).data().startswith("撤销：删除人民调解台账"))
    assert rows(office, "mediation_case") == 1
    dialog.table.selectRow(1)
    assert model.index(1, 4).data() == "已撤销"
    assert dialog.undo_button.text() == "重做这一步"
    click(dialog.undo_button, qtbot)
    qtbot.waitUntil(lambda: model.index(0, 2).data().startswith("重做：删除人民调解台账"))
    assert rows(office, "mediation_case") == 0
    dialog.accept()


# --- 导入记录


def test_an_import_is_undone_from_the_log_after_a_restart(qtbot: QtBot, tmp_path: Path) -> None:
    book = tmp_path / "台账.lawgov"
    first = open_office(book, who="王示例")
    _, applied = take_in(first, "matter", MATTERS)
    first.close()
    assert applied.created > 20

    office = open_office(book, who="王示例")
    edited = next(iter(drafts(office.store, ListQuery("matter", order="id"))))
    office.store.save("matter", {"remarks": "后来补的"}, uuid=edited["uuid"])
    with shown_window(office, qtbot) as window:
        dialog = window.open_import_log()
        cells = [dialog.table.model().index(0, column).data() for column in range(8)]
        assert cells[1:4] == ["王示例", office.kind("matter").title, MATTERS.name]
        assert cells[5] == str(applied.created)
        assert cells[7] == ""
        click(dialog.undo_button, qtbot)
        question = question_of(window, qtbot)
        assert question.table.rowCount() == 2
        assert "又修改过" in question.table.item(0, 2).text()
        assert "还在用" in question.table.item(1, 2).text()  # the list the edited matter stands in
        assert question.leave_button.isDefault()
        before = rows(office, "matter")
        click(question.leave_button, qtbot)
        assert rows(office, "matter") == before

        click(dialog.undo_button, qtbot)
        click(question_of(window, qtbot).undo_button, qtbot)
        qtbot.waitUntil(lambda: rows(office, "matter") == 1, timeout=20_000)
        qtbot.waitUntil(lambda: dialog.table.model().index(0, 7).data() == "已撤销", timeout=20_000)
        assert dialog.undo_button.text() == "重做这次导入"
        (copy,) = backups(tmp_path / "backups")
        assert (copy.reason, copy.counts["matter"]) == ("撤销前", before)
        dialog.accept()
    assert imports(office.store)[0].undone
    office.close()


def test_the_original_opens_as_a_copy_under_its_own_name(
    window: MainWindow, office: Office, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    take_in(office, "matter", MATTERS)
    opened: list[str] = []

    def open_url(url: QUrl) -> bool:  # the system's programs are not ours to start in a test
        opened.append(url.toLocalFile())
        return True

    monkeypatch.setattr(QDesktopServices, "openUrl", open_url)
    dialog = window.open_import_log()
    click(dialog.open_button, qtbot)
    (shown,) = map(Path, opened)
    assert shown.name == MATTERS.name
    assert shown.read_bytes() == MATTERS.read_bytes()
    assert office.attachments.folder not in shown.parents
    dialog.accept()


def test_a_book_without_imports_says_what_belongs_here(window: MainWindow, qtbot: QtBot) -> None:
    dialog = window.open_import_log()
    assert dialog.nothing.isVisible()
    assert not dialog.undo_button.isEnabled()
    dialog.accept()


# --- the backup an import waits for


def imported_in_window(window: MainWindow, office: Office, qtbot: QtBot) -> ImportDialog:
    """Go through the import window as far as 导入."""
    window.open_import("matter")
    (dialog,) = window.findChildren(ImportDialog)
    dialog.read_file(MATTERS)
    for _ in range(3):
        qtbot.waitUntil(lambda: dialog.next_button.isEnabled(), timeout=20_000)
        click(dialog.next_button, qtbot)
    qtbot.waitUntil(lambda: not window.jobs.busy, timeout=30_000)
    return dialog


def test_the_window_backs_up_before_it_imports(window: MainWindow, office: Office, qtbot: QtBot) -> None:
    office.back_up_before_import(Progress())
    office.store.save("person", {"name": "张三丰"})
    dialog = imported_in_window(window, office, qtbot)
    qtbot.waitUntil(lambda: rows(office, "matter") > 20, timeout=20_000)
    newest = backups(office.backups)[0]
    assert (newest.reason, newest.counts["matter"], newest.counts["person"]) == ("导入前", 0, 1)
    assert verify_backup(newest.path).ok
    assert recent_actions(office.store, 1)[0].kind == "import"
    dialog.accept()


def test_without_a_backup_the_window_imports_nothing_and_says_why(
    window: MainWindow, office: Office, qtbot: QtBot
) -> None:
    office.backups.write_text("a file where the folder belongs")
    with pytest.raises(UserError, match="没有导入"):
        office.back_up_before_import()
    dialog = imported_in_window(window, office, qtbot)
    qtbot.waitUntil(lambda: dialog.refusal.isVisible(), timeout=20_000)
    assert dialog.refusal.text.startswith("导入前的备份没有做成，所以没有导入。")
    assert rows(office, "matter") == 0
    assert imports(office.store) == []
    dialog.done(QDialog.DialogCode.Rejected)
