"""What the window tells and asks: faults in Chinese, closing with changes, history, filters, empty tabs."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from lawgov_desktop.errors import UserError
from lawgov_desktop.office import Office
from lawgov_desktop.storage import listing
from lawgov_desktop.storage.history import history
from lawgov_desktop.storage.listing import Condition, ListQuery
from ui.forms import record_form
from ui.lists.filter_dialog import FilterDialog
from ui.lists.history_dialog import HistoryDialog
from ui.main_window import MainWindow
from ui.tools import tools_of
from ui.top_frame import TABS
from ui.widgets.messages import FaultDialog, sentences


def words(widget: QWidget) -> str:
    return "\n".join(label.text() for label in widget.findChildren(QLabel))


def test_a_fault_of_the_world_is_told_in_three_sentences(window: MainWindow, qtbot: QtBot) -> None:
    error = UserError("磁盘满了。", data_safe="台账没有改动。", todo="请腾出空间。")
    dialog = FaultDialog(error, window.icons, window)
    told = words(dialog)
    assert all(sentence in told for sentence in ("磁盘满了。", "台账没有改动。", "请腾出空间。"))


def test_a_defect_shows_no_english_before_it_is_asked_for(window: MainWindow) -> None:
    what, safe, todo = sentences(ZeroDivisionError("division by zero"))
    assert "division" not in words(FaultDialog(ZeroDivisionError("division by zero"), window.icons, window))
    assert "不受影响" in safe
    assert what
    assert todo


@pytest.mark.parametrize("answer,kept,open_still", [(0, 1, False), (1, 0, True), (2, 0, False)])
def test_closing_with_changes_asks_once_and_the_safe_answer_saves(
    window: MainWindow, office: Office, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, answer: int, kept: int,
    open_still: bool,
) -> None:  # fmt: skip
    asked: list[tuple[str, ...]] = []

    def answered(parent: QWidget, title: str, question: str, *answers: str) -> int:
        asked.append(answers)
        return answer

    monkeypatch.setattr(record_form, "ask", answered)
    form = window.forms.open_new("person")
    form.sheet.prefill("name", "张三")
    form.close()
    assert asked == [("保存", "继续填写", "不保存")]
    assert listing.count(office.store, ListQuery("person")) == kept
    assert (form in window.forms.forms.values()) is open_still


def test_a_record_changed_meanwhile_keeps_both_changes(
    window: MainWindow, office: Office, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    uuid = office.store.save("person", {"name": "张三"}).uuid
    form = window.forms.open_record("person", uuid)
    assert form is not None
    office.store.save("person", {"phone": "19900000001"}, uuid=uuid)
    form.sheet.fields["village"].editor.show_value("样例村")
    monkeypatch.setattr(record_form, "ask", lambda *_: 0)
    form.save()
    saved = office.store.get("person", uuid)
    assert saved is not None
    assert (saved["phone"], saved["village"]) == ("19900000001", "样例村")


def test_an_old_value_is_put_back_from_the_history(window: MainWindow, office: Office, qtbot: QtBot) -> None:
    store = office.store
    uuid = store.save("person", {"name": "张三", "village": "东村"}).uuid
    store.save("person", {"village": "西村"}, uuid=uuid)
    dialog = HistoryDialog(store, office.kind("person"), uuid, window.icons, window)
    entry = history(store, "person", uuid)[0]
    dialog._put_back(entry, entry.changes[0])
    saved = store.get("person", uuid)
    assert saved is not None
    assert saved["village"] == "东村"
    assert "恢复" in history(store, "person", uuid)[0].reason


def test_conditions_narrow_the_list_and_are_cleared(
    window: MainWindow, office: Office, qtbot: QtBot, make_case: object
) -> None:
    assert callable(make_case)
    make_case(accepted_on="2025-01-02")
    make_case("周", "吴", accepted_on="2025-03-02")
    page = window.open_register("mediation_case")
    dialog = FilterDialog(page.kind, office.store.names, (), window.icons, page)
    row = dialog.rows[0]
    row.field.setCurrentIndex(row.field.findData("accepted_on"))
    row.operator.setCurrentIndex(row.operator.findData("from"))
    row.value.setText("2025-2")
    assert dialog.conditions() == (Condition("accepted_on", "from", "2025-02"),)
    page.filters.set_conditions(dialog.conditions())
    assert page.model.rowCount() == 1
    page.filters.clear()
    assert page.model.rowCount() == 2


def test_views_tell_how_many_records_they_hold(
    window: MainWindow, office: Office, qtbot: QtBot, make_case: object
) -> None:
    assert callable(make_case)
    make_case()
    page = window.open_register("mediation_case")
    qtbot.waitUntil(lambda: page.filters._pills["open"].text() == "未办结 1")


def test_every_tab_of_the_design_is_there_and_says_something(window: MainWindow, qtbot: QtBot) -> None:
    assert [title for _, title in TABS][1:3] == ["人民调解", "法治宣传"]
    for place in range(len(TABS)):
        window.tabs.setCurrentIndex(place)
        qtbot.waitUntil(lambda: bool(words(window.stack.currentWidget())))


def test_the_import_wizard_opens_from_a_register(window: MainWindow, qtbot: QtBot) -> None:
    page = window.open_register("person")
    page.toolbar.import_button.click()
    dialogs = [child for child in window.children() if type(child).__name__ == "ImportDialog"]
    assert len(dialogs) == 1
    dialogs[0].close()  # type: ignore[attr-defined]


def test_a_missing_and_a_repeated_number_are_named(
    office: Office, window: MainWindow, qtbot: QtBot, make_case: object
) -> None:
    assert callable(make_case)
    for number in (1, 2, 4, 4):
        make_case(number=f"〔2025〕样例人调字第{number:04d}号")
    page = window.open_register("mediation_case")
    window.open_tool(next(tool for tool in tools_of("mediation_case") if tool.title == "缺号重号检查"), page)
    qtbot.waitUntil(lambda: "样例村人民调解委员会 2025" in window.notice.text, timeout=10_000)
    assert "缺号：3；重号：4" in window.notice.text
