"""Rows copied elsewhere, or in our own registers, are pasted into a register as a clerk does it."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QLabel, QMenu, QWidget
from pytestqt.qtbot import QtBot

from lawgov_desktop.errors import UserError
from lawgov_desktop.office import Office
from lawgov_desktop.registers import ALL
from lawgov_desktop.spreadsheets.grid import Workbook
from lawgov_desktop.spreadsheets.pasting import NO_HEADER, SHEET_NAME
from lawgov_desktop.spreadsheets.plan import Plan, make_plan
from lawgov_desktop.storage.imports import imports
from lawgov_desktop.storage.listing import ListQuery, count
from tests.spreadsheets.clipboards import excel, text_of
from ui.importing.import_dialog import CHECK, COLUMNS, DONE, ImportDialog
from ui.lists.filter_row import BIN
from ui.lists.paste import copied_table
from ui.lists.register_page import RegisterPage
from ui.main_window import MainWindow
from ui.widgets.messages import FaultDialog

KINDS = [kind.key for kind in ALL]


def save_sample(office: Office, key: str) -> str:
    """A sample with one sample of every kind it links to, so that each is told by its name."""
    saved: dict[str, str] = {"committee": office.store.names.find("committee", "样例村人民调解委员会")[0]}

    def link(other: str) -> str:
        if other not in saved:
            make = office.kind(other).sample
            assert make is not None
            saved[other] = office.store.save(other, make(link)).uuid
        return saved[other]

    return link(key)


def copied(text: str = "", html: str = "", urls: Sequence[str] = ()) -> QMimeData:
    data = QMimeData()
    if text:
        data.setText(text)
    if html:
        data.setHtml(html)
    if urls:
        data.setUrls([QUrl(url) for url in urls])
    return data


def pasted(qtbot: QtBot, register: RegisterPage) -> Workbook:
    """What the page hands over when Ctrl+V is pressed in its table."""
    with qtbot.waitSignal(register.pasted, timeout=20_000) as told:
        qtbot.keyClick(register.table, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert told.args is not None
    workbook = told.args[1]
    assert isinstance(workbook, Workbook)
    return workbook


def dialog_of(window: MainWindow) -> ImportDialog:
    return window.findChildren(ImportDialog)[-1]


def settled(qtbot: QtBot, dialog: ImportDialog) -> None:
    qtbot.waitUntil(lambda: not dialog.working.isVisible(), timeout=20_000)


def plan_of(office: Office, key: str, workbook: Workbook) -> Plan:
    """The plan as the import window makes it, with the made header where there is one."""
    first = workbook.sheets[0].first_row
    return make_plan(office.kind(key), workbook, store=office.store, header=(first, first))


@pytest.mark.parametrize("key", KINDS)
def test_rows_copied_here_and_pasted_back_change_nothing(
    window: MainWindow, office: Office, qtbot: QtBot, key: str
) -> None:
    save_sample(office, key)
    register = window.open_register(key)
    register.pasted.disconnect(window.open_import)
    if key == "matter":
        register.table.show_column("name", True)  # 事项全称 is worked out from it
    register.table.selectAll()
    register.table.copy_rows()
    plan = plan_of(office, key, pasted(qtbot, register))
    assert NO_HEADER not in plan.notes
    told = [(row.match, row.changes, row.problems) for row in plan.rows if row.match != "same"]
    assert told == []
    assert plan.counts.data == register.model.rowCount()


def press_paste(qtbot: QtBot, widget: QWidget) -> None:
    qtbot.keyClick(widget, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)


def go_on(qtbot: QtBot, dialog: ImportDialog) -> None:
    qtbot.waitUntil(lambda: dialog.next_button.isEnabled(), timeout=20_000)
    dialog.next_button.click()
    settled(qtbot, dialog)


@pytest.mark.parametrize("with_header", [True, False])
def test_pasted_rows_go_through_every_step_into_the_register_and_back(
    window: MainWindow, office: Office, qtbot: QtBot, with_header: bool
) -> None:
    register = window.open_register("person")
    columns = register.table.visible_fields()
    header = [register.kind.fields[name].label for name in columns]
    row = {"name": "李示例", "sex": "男", "phone": "13800000001", "village": "样例村"}
    rows = [[row.get(name, "") for name in columns], [row.get(name, "") for name in columns]]
    rows[1][columns.index("name")] = "王示例"
    rows[1][columns.index("phone")] = "13800000002"
    whole = [header, *rows] if with_header else rows
    QApplication.clipboard().setMimeData(copied(text_of(whole), excel(whole)))
    # Nothing is in the register yet: there is no table to have the focus.
    with qtbot.waitSignal(register.pasted, timeout=20_000):
        press_paste(qtbot, register)
    dialog = dialog_of(window)
    assert dialog.step == COLUMNS
    told = any(NO_HEADER in label.text() for label in dialog.findChildren(QLabel) if label.isVisible())
    assert told != with_header
    assert not dialog.back_button.isVisible()
    go_on(qtbot, dialog)
    assert dialog.step == CHECK
    with qtbot.waitSignal(dialog.imported, timeout=20_000):
        go_on(qtbot, dialog)
    assert dialog.step == DONE
    assert count(office.store, ListQuery("person")) == 2
    (entry,) = imports(office.store)
    assert entry.file_name == SHEET_NAME
    office.store.undo(entry.action_id)
    assert count(office.store, ListQuery("person")) == 0
    dialog.reject()


def test_what_is_no_table_is_refused_in_words_and_opens_nothing(
    window: MainWindow, office: Office, qtbot: QtBot
) -> None:
    register = window.open_register("committee")
    picture = QMimeData()
    picture.setImageData(QImage(4, 4, QImage.Format.Format_RGB32))
    for data, word in (
        (QMimeData(), "没有内容"),
        (picture, "图片"),
        (copied("file:///C:/清单.xlsx", urls=["file:///C:/清单.xlsx"]), "文件"),
    ):
        with pytest.raises(UserError, match=word):
            copied_table(data)
    QApplication.clipboard().setMimeData(picture)
    press_paste(qtbot, register.table)
    (fault,) = window.findChildren(FaultDialog)
    assert any("图片" in label.text() for label in fault.findChildren(QLabel))
    assert window.findChildren(ImportDialog) == []
    fault.accept()


def test_a_page_without_a_table_and_without_text_is_told_by_the_job(window: MainWindow, qtbot: QtBot) -> None:
    register = window.open_register("committee")
    QApplication.clipboard().setMimeData(copied(html="<html><body><p>你好</p></body></html>"))
    press_paste(qtbot, register.table)
    qtbot.waitUntil(lambda: bool(window.findChildren(FaultDialog)), timeout=20_000)
    assert window.findChildren(ImportDialog) == []
    window.findChildren(FaultDialog)[0].accept()


def test_the_line_above_the_table_and_the_bin_do_not_import(window: MainWindow, qtbot: QtBot) -> None:
    register = window.open_register("committee")
    QApplication.clipboard().setText("样例村\t王示例")
    register.filters.line.setFocus()
    with qtbot.assertNotEmitted(register.pasted, wait=500):
        press_paste(qtbot, register.filters.line)
    assert "样例村" in register.filters.line.text()
    register.filters.line.clear()
    register.filters.choose(BIN)
    with qtbot.assertNotEmitted(register.pasted, wait=500):
        press_paste(qtbot, register.table)


def test_the_menu_offers_it_too(window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    register = window.open_register("committee")
    register.pasted.disconnect(window.open_import)
    QApplication.clipboard().setText("样例村人民调解委员会")
    monkeypatch.setattr(QMenu, "popup", lambda *_: None)  # a screen's business
    register.toolbar.more_button.click()
    menu = register.findChildren(QMenu)[-1]
    action = next(action for action in menu.actions() if action.text().startswith("粘贴"))
    with qtbot.waitSignal(register.pasted, timeout=20_000):
        action.trigger()
    menu.close()
