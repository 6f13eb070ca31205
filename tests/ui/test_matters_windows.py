"""The windows of the lists of matters, driven as a person does: compare and answer, a day, a law amended."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from PySide6.QtCore import QItemSelectionModel, Qt, QTimer
from PySide6.QtWidgets import QApplication, QMessageBox, QPushButton
from pytestqt.qtbot import QtBot

from lawgov_desktop.office import Office
from lawgov_desktop.procedures.matters_versions import compare_versions
from lawgov_desktop.storage.listing import ListQuery, count, drafts
from ui.main_window import MainWindow
from ui.matters.as_at_dialog import AsAtDialog
from ui.matters.law_amended_dialog import LawAmendedDialog
from ui.matters.versions_dialog import VersionsDialog
from ui.tools import tools_of


class Lists:
    """Two versions in the book, and their matters by a letter."""

    def __init__(self, office: Office) -> None:
        self.office = office
        self.old = self._list("样例镇承接事项清单（2023年版）", "2023-05-01")
        self.new = self._list("样例镇承接事项清单（2025年版）", "2025-03-01")
        own = {"own_office": "综合行政执法队", "own_responsible": "王示例"}
        self.olds = {
            "甲": self._matter(self.old, 1, "对在集市擅自设摊的行政处罚", **own),
            "乙": self._matter(self.old, 2, "对农村自建房未按图纸施工的行政处罚", **own),
            "丙": self._matter(self.old, 3, "对露天焚烧秸秆的行政处罚", **own),
        }
        self.news = {
            "甲": self._matter(self.new, 1, "对在集市擅自设摊的行政处罚", basis="《样例条例》第九条"),
            "乙": self._matter(self.new, 2, "对农村自建住房未按照图纸施工的行政处罚"),
            "丁": self._matter(self.new, 3, "燃放烟花爆竹许可", matter_type="licence"),
        }

    def _list(self, title: str, begins: str) -> str:
        draft = {"title": title, "kind": "devolved", "effective_on": begins}
        return self.office.store.save("matter_list", draft).uuid

    def _matter(self, version: str, position: int, name: str, **fields: Any) -> str:
        draft = {
            "list": version, "position": position, "name": name, "matter_type": "penalty",
            "basis": "《中华人民共和国样例法》第三条", "list_kind": "devolved",
        }  # fmt: skip
        return self.office.store.save("matter", draft | fields).uuid


@pytest.fixture
def lists(office: Office) -> Lists:
    return Lists(office)


@pytest.fixture
def compared(lists: Lists, window: MainWindow, qtbot: QtBot) -> Iterator[VersionsDialog]:
    dialog = opened(window, "matter_list", "对比两个版本…", VersionsDialog)
    qtbot.waitUntil(lambda: dialog.compared is not None)
    yield dialog
    dialog.close()


def opened(window: MainWindow, kind: str, title: str, cls: type[Any]) -> Any:
    """A tool chosen under 办理 on the page of a register."""
    page = window.open_register(kind)
    tool = next(tool for tool in tools_of(kind) if tool.title == title)
    window.open_tool(tool, page)
    return next(child for child in reversed(window.findChildren(cls)) if child.isVisible())


def states(dialog: VersionsDialog) -> list[str]:
    return [line.word for line in dialog.shown()]


def choose(dialog: VersionsDialog, *words: str) -> None:
    """Select the lines of these words, as Ctrl and the mouse do."""
    flags = QItemSelectionModel.SelectionFlag
    selection = dialog.table.selectionModel()
    selection.clearSelection()
    for row, word in enumerate(states(dialog)):
        if word in words:
            index = dialog.table.model().index(row, 0)
            selection.setCurrentIndex(index, flags.NoUpdate)
            selection.select(index, flags.Select | flags.Rows)


def pressed(qtbot: QtBot, dialog: VersionsDialog, key: Qt.Key) -> None:
    """Press a key in the table and wait for the comparison that follows."""
    before = dialog.compared
    dialog.table.setFocus()
    qtbot.keyClick(dialog.table, key)
    qtbot.waitUntil(lambda: dialog.compared is not before)


def answering(title: str) -> None:
    """Answer the next question with the button of that title."""

    def click() -> None:
        box = QApplication.activeModalWidget()
        assert isinstance(box, QMessageBox)
        next(button for button in box.buttons() if button.text() == title).click()

    QTimer.singleShot(50, click)


def test_the_two_versions_are_picked_by_themselves(compared: VersionsDialog, lists: Lists) -> None:
    assert (compared.old.currentData(), compared.new.currentData()) == (lists.old, lists.new)
    assert states(compared) == ["？ 需确认", "＋ 新增", "＋ 新增", "－ 取消", "－ 取消", "≠ 调整"]
    assert [button.text() for button in compared.bridge.terms] == ["旧版 3", "新增 2", "取消 2", "新版 3"]


def test_a_line_is_shown_side_by_side(compared: VersionsDialog) -> None:
    choose(compared, "≠ 调整")
    row = [compared.sides.item(0, column) for column in range(3)]
    assert [item.text() if item else "" for item in row] == [
        "≠ 设定依据", "《中华人民共和国样例法》第三条", "《样例条例》第九条",
    ]  # fmt: skip


def test_questions_are_answered_by_keys_and_remembered(
    compared: VersionsDialog, lists: Lists, qtbot: QtBot, office: Office
) -> None:
    choose(compared, "？ 需确认")
    pressed(qtbot, compared, Qt.Key.Key_N)
    assert "？ 需确认" not in states(compared)
    assert len(compare_versions(office.store, lists.old, lists.new).found.removed) == 2
    compared.pills.choose(0)
    choose(compared, "＋ 新增")
    assert not compared.answers.yes_button.isEnabled()  # two added matters are never one
    selection = compared.table.selectionModel()
    flags = QItemSelectionModel.SelectionFlag
    selection.clearSelection()
    for row, line in enumerate(compared.shown()):
        if lists.olds["乙"] == (line.old or {}).get("uuid") or lists.news["乙"] == (line.new or {}).get(
            "uuid"
        ):
            selection.select(compared.table.model().index(row, 0), flags.Select | flags.Rows)
    assert compared.answers.yes_button.isEnabled()
    pressed(qtbot, compared, Qt.Key.Key_Y)  # made one by hand
    assert "≈ 更名" in states(compared)
    choose(compared, "≈ 更名")
    pressed(qtbot, compared, Qt.Key.Key_U)
    assert "？ 需确认" in states(compared)


def test_a_removed_matter_is_said_to_be_moved_out(compared: VersionsDialog, qtbot: QtBot) -> None:
    choose(compared, "？ 需确认")
    pressed(qtbot, compared, Qt.Key.Key_Y)
    choose(compared, "－ 取消")
    pressed(qtbot, compared, Qt.Key.Key_3)
    assert "－ 划出" in states(compared)
    assert compared.bridge.accessibleName() == "旧版 3 + 新增 1 − 划出 1 = 3"


def test_a_term_of_the_bridge_lists_its_matters(compared: VersionsDialog, lists: Lists) -> None:
    compared.bridge.terms[1].click()
    assert {line.new["uuid"] for line in compared.shown() if line.new} == {lists.news["乙"], lists.news["丁"]}
    compared.bridge.terms[0].click()
    assert len(compared.shown()) == 3


def test_the_changes_are_written_as_one_step_and_taken_back(
    compared: VersionsDialog, lists: Lists, qtbot: QtBot, office: Office
) -> None:
    choose(compared, "？ 需确认")
    pressed(qtbot, compared, Qt.Key.Key_Y)
    answering("写入")
    compared.apply()
    qtbot.waitUntil(lambda: count(office.store, ListQuery("matter", view="in_force")) == 3)
    qtbot.waitUntil(lambda: "已写入" in compared._notice.text)
    new = office.store.get("matter", lists.news["乙"])
    assert new is not None
    assert (new["own_responsible"], new["former"], new["change_kind"]) == (
        "王示例",
        lists.olds["乙"],
        "renamed",
    )
    qtbot.waitUntil(lambda: "已经写入过" in compared.note.text())
    [(action,)] = office.book.rows("SELECT id FROM action ORDER BY at DESC, rowid DESC LIMIT 1")
    office.store.undo(action)
    qtbot.waitUntil(lambda: "已经写入过" not in compared.note.text())
    back = office.store.get("matter", lists.news["乙"])
    assert back is not None
    assert (back["own_responsible"], back["former"]) == (None, None)


def test_a_second_thought_writes_nothing(compared: VersionsDialog, lists: Lists, office: Office) -> None:
    answering("再看看")
    compared.apply()
    version = office.store.get("matter_list", lists.new)
    assert version is not None
    assert version["succeeds"] is None


def test_the_table_of_changes_is_exported(compared: VersionsDialog, qtbot: QtBot, tmp_path: Path) -> None:
    out = tmp_path / "对照表.xlsx"
    compared.export(".xlsx", out)
    qtbot.waitUntil(lambda: "已导出" in compared._notice.text)
    sheet = openpyxl.load_workbook(out).active
    assert sheet is not None
    assert sheet["A1"].value == "样例镇承接事项清单（2025年版）动态调整对照表"


def test_one_version_alone_cannot_be_compared(office: Office, window: MainWindow) -> None:
    dialog = opened(window, "matter", "对比两个版本…", VersionsDialog)
    assert "至少要有两个" in dialog.nothing.text()
    assert not dialog.apply_button.isEnabled()
    dialog.close()


def test_a_day_is_typed_and_its_matters_stand_there(
    lists: Lists, window: MainWindow, qtbot: QtBot, office: Office, tmp_path: Path
) -> None:
    office.store.save("matter_list", {"succeeds": lists.old}, uuid=lists.new)
    dialog = opened(window, "matter", "某日有效事项…", AsAtDialog)
    qtbot.waitUntil(lambda: dialog.found is not None)
    assert "共 3 项" in dialog.answer.text()
    assert "2025年版" in dialog.lists.text()
    dialog.day.setText("2024.1.1")
    qtbot.waitUntil(lambda: "2024年1月1日" in dialog.answer.text())
    assert {draft["uuid"] for draft in dialog.shown()} == set(lists.olds.values())
    assert dialog.pills is not None
    assert dialog.pills.group.button(1).text() == "基本履职 3"
    dialog.export(".xlsx", tmp_path / "d.xlsx")
    qtbot.waitUntil(lambda: "已导出" in dialog._notice.text)
    dialog.day.setText("2000")
    qtbot.waitUntil(lambda: "请输入日期" in dialog.answer.text())
    dialog.close()


def test_a_law_amended_marks_its_matters_and_they_are_looked_at(
    lists: Lists, window: MainWindow, qtbot: QtBot, office: Office
) -> None:
    dialog = opened(window, "matter", "法律修改了…", LawAmendedDialog)
    qtbot.waitUntil(lambda: dialog.statute.count() > 0)
    dialog.statute.setEditText("《中华人民共和国样例法》")
    dialog.from_day.setText("20250701")
    dialog.from_day.editingFinished.emit()
    dialog.look()
    qtbot.waitUntil(lambda: dialog.table.model().rowCount() == 5)
    assert dialog.words.text() == "《样例法》修改，2025-07-01 起施行"
    assert dialog.act_button.text() == "标为待复核（5）"
    dialog.act_button.click()
    qtbot.waitUntil(lambda: count(office.store, ListQuery("matter", view="to_review")) == 5)
    dialog.pills.choose(1)
    assert dialog.table.model().rowCount() == 5
    dialog.table.selectRow(0)
    dialog.words.setText("条款没有变化")
    dialog.act_button.click()
    qtbot.waitUntil(lambda: count(office.store, ListQuery("matter", view="to_review")) == 4)
    assert dialog.table.model().rowCount() == 4
    dialog.close()


def test_a_false_promise_goes_on_to_integrity(office: Office, window: MainWindow) -> None:
    promise = {
        "applicant": "王示例",
        "promised_on": "2025-01-06",
        "verified_on": "2025-01-20",
        "result": "false",
    }
    uuid = office.store.save("promise", promise).uuid
    window.go_onward("promise", uuid, "integrity")
    [form] = [form for form in window.forms.forms.values() if form.kind.key == "integrity_record"]
    form.save()
    [record] = drafts(office.store, ListQuery("integrity_record"))
    assert (record["promise"], record["kind"], record["party"]) == (uuid, "false_promise", "王示例")


def test_enter_in_a_field_does_not_take_back_what_was_written(compared: VersionsDialog) -> None:
    compared.say("已写入。", lambda: None)
    assert not [button for button in compared.findChildren(QPushButton) if button.isDefault()]


def test_work_to_do_is_counted_once_while_two_versions_overlap(office: Office) -> None:
    """The old version's matter ends next month; the same one of the new version has its place already."""
    for ends in (None, "2025-04-01"):
        matter = {"name": "对占道经营的行政处罚", "taken_over": 0, "valid_to": ends}
        office.store.save("matter", matter)
    assert count(office.store, ListQuery("matter", view="not_taken_over")) == 1
