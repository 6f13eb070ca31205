"""The settings in a real window: clocks, working days and the province pack, each changed after a look."""

from __future__ import annotations

import dataclasses
import json
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from lawgov_desktop.office import Office
from lawgov_desktop.storage.deadlines import of_record
from lawgov_desktop.timekeeping.province_pack import PackNumber, PackTable
from tests.ui.conftest import MakeCase
from ui.main_window import MainWindow
from ui.settings.change_dialog import ChangeDialog
from ui.settings.clock_form import ClockForm
from ui.settings.clocks_page import ClocksPage
from ui.settings.pack_page import PackPage
from ui.settings.workdays_page import WorkdaysPage
from ui.settings.year_calendar import YearCalendar


@pytest.fixture
def clocks(window: MainWindow) -> ClocksPage:
    window.show_settings()
    page = window.tab_pages["settings"].open_more("clocks")
    assert isinstance(page, ClocksPage)
    return page


@pytest.fixture
def workdays(window: MainWindow) -> WorkdaysPage:
    window.show_settings()
    page = window.tab_pages["settings"].open_more("workdays")
    assert isinstance(page, WorkdaysPage)
    return page


@pytest.fixture
def pack(window: MainWindow) -> PackPage:
    window.show_settings()
    page = window.tab_pages["settings"].open_more("pack")
    assert isinstance(page, PackPage)
    return page


def due(office: Office, uuid: str) -> str:
    (item,) = of_record(office.store, "mediation_case", uuid)
    return item.due


def ready(qtbot: QtBot, dialog: ChangeDialog | None) -> ChangeDialog:
    assert dialog is not None
    qtbot.waitUntil(dialog.apply_button.isEnabled)
    return dialog


def apply(qtbot: QtBot, dialog: ChangeDialog | None) -> None:
    shown = ready(qtbot, dialog)
    with qtbot.waitSignal(shown.applied):
        shown.apply_button.click()


def test_every_clock_stands_under_its_drawer_with_its_certainty_in_words(clocks: ClocksPage) -> None:
    items = clocks._items()
    assert len(items) == len(clocks._desk.office.clocks.book.keys())
    said = {item.text(2) for item in items}
    assert said == {"已核对原文", "本地设置", "协议或文书载明"}
    assert clocks._tops()[0].text(0).startswith("人民调解")


def test_a_law_gets_a_new_version_and_a_local_clock_is_changed(clocks: ClocksPage) -> None:
    clocks.choose("defence")
    assert not clocks.edit_button.isEnabled()
    assert clocks.version_button.isEnabled()
    clocks.choose("follow_up")
    assert clocks.edit_button.isEnabled()


def test_what_moves_is_seen_before_it_applies_and_taken_back_after(
    clocks: ClocksPage, window: MainWindow, office: Office, make_case: MakeCase, qtbot: QtBot
) -> None:
    uuid = make_case()
    clocks.choose("mediation_limit")
    rule = clocks.rule()
    assert rule is not None
    longer = dataclasses.replace(rule, length=2, valid_from=date(2025, 3, 1), law_certainty="memory-high")
    dialog = ready(qtbot, clocks.change_to(longer, new_version=True))
    assert "1 个未办结的期限会变动：人民调解台账 1 个" in dialog.counted.text()
    told = [dialog.model.index(0, column).data() for column in range(4)]
    assert told == ["2025-04-05", "2025-05-05", "晚 30 天", "人民调解期限"]
    assert due(office, uuid) == "2025-04-05"
    dialog.cancel_button.click()
    assert office.rules.own() == frozenset()

    again = clocks.change_to(longer, new_version=True)
    assert again is not None
    again.reason.setText("省里新规定")
    apply(qtbot, again)
    assert due(office, uuid) == "2025-05-05"
    assert office.rules.history()[0].reason == "省里新规定"
    qtbot.waitUntil(lambda: clocks.versions.rowCount() == 2)
    assert "（改过）" in clocks.tree.currentItem().text(0)
    window.undoing.undo_last()
    qtbot.waitUntil(lambda: due(office, uuid) == "2025-04-05")
    qtbot.waitUntil(lambda: clocks.versions.rowCount() == 1)


def test_the_form_of_a_new_version_says_what_is_missing(clocks: ClocksPage, qtbot: QtBot) -> None:
    clocks.choose("defence")
    rule = clocks.rule()
    assert rule is not None
    form = ClockForm(rule, new_version=True, parent=clocks)
    qtbot.addWidget(form)
    form._take()
    assert "自哪天起适用" in form.refused.text()
    form.valid_from.setText("2026.1.1")
    form.length.setValue(20)
    form.remind.setText("十天")
    form._take()
    assert "提前提醒" in form.refused.text()
    form.remind.setText("10、3")
    form._take()
    assert (form.rule.length, form.rule.valid_from, form.rule.remind_days) == (20, date(2026, 1, 1), (10, 3))
    assert form.rule.law_certainty == "memory-high"  # a new text is not compared with its source yet


def test_trying_a_clock_shows_its_steps_under_the_version_of_the_day(clocks: ClocksPage) -> None:
    clocks.choose("defence")
    clocks.try_start.setText("2025-9-20")
    assert clocks.try_result.text().startswith("2025-10-09")
    assert "国庆节" in clocks.try_steps.text()
    clocks.try_start.setText("九月")
    assert "不是一个日子" in clocks.try_steps.text()
    clocks.choose("reconsideration_reply")
    clocks.try_start.setText("2023-09-25")
    assert clocks.try_result.text().startswith("2023-10-07")


def test_clocks_are_found_by_name_or_law(clocks: ClocksPage) -> None:
    clocks.finding.setText("信访工作条例")
    clocks._narrow()
    shown = [item for item in clocks._items() if not item.isHidden()]
    assert len(shown) == 7
    assert sum(not top.isHidden() for top in clocks._tops()) == 1


def test_a_year_without_an_arrangement_is_warned_of_and_typed_in(
    workdays: WorkdaysPage, office: Office, qtbot: QtBot
) -> None:
    workdays.show_year(2027)
    assert "没有 2027 年的放假安排" in workdays._state.text()
    assert not workdays.apply_button.isEnabled()
    for day in range(1, 8):
        workdays.set_off(date(2027, 10, day), "国庆节")
    workdays.set_worked(date(2027, 10, 9), "国庆节调休上班")
    assert "10-01至10-07国庆节" in workdays._listed.text()
    apply(qtbot, workdays.apply())
    assert office.clocks.calendar.knows(2027)
    assert not office.clocks.calendar.is_workday(date(2027, 10, 4))
    qtbot.waitUntil(lambda: "本单位录入" in workdays._state.text())


def test_a_working_day_cannot_be_made_up(workdays: WorkdaysPage, office: Office) -> None:
    workdays.show_year(2027)
    workdays.set_off(date(2027, 1, 1), "元旦")
    workdays.set_worked(date(2027, 10, 11), "国庆节调休上班")  # a Monday
    assert workdays.apply() is None
    assert not office.clocks.calendar.knows(2027)


def test_the_calendar_says_every_day_in_words_and_is_walked_with_the_keys(
    workdays: WorkdaysPage, qtbot: QtBot
) -> None:
    workdays.show_year(2025)
    calendar = workdays.calendar
    assert calendar.words_of(date(2025, 10, 1)).startswith("10月1日，星期三，休：国庆")
    assert "班：" in calendar.words_of(date(2025, 10, 11))
    qtbot.keyClick(calendar, Qt.Key.Key_Down)
    qtbot.keyClick(calendar, Qt.Key.Key_Right)
    assert calendar.chosen == date(2025, 1, 9)
    assert workdays._chosen.text() == "1月9日，星期四，工作日"


def test_a_click_on_a_day_asks_for_that_day(qtbot: QtBot) -> None:
    calendar = YearCalendar()
    qtbot.addWidget(calendar)
    calendar.resize(800, 500)
    calendar.show_year(2025, {}, {})
    calendar.show()
    with qtbot.waitSignal(calendar.asked) as asked:
        qtbot.mouseClick(calendar, Qt.MouseButton.LeftButton, pos=calendar.rect_of(date(2025, 5, 6)).center())
    assert asked.args == [date(2025, 5, 6)]
    assert calendar.accessibleDescription() == "5月6日，星期二，工作日"


def test_a_local_number_is_changed_and_comes_back(pack: PackPage, office: Office, qtbot: QtBot) -> None:
    pack.choose("number/retraining_years")
    entry = pack.entry()
    assert isinstance(entry, PackNumber)
    form = pack.edit()
    assert form is not None
    form.value.setValue(3)
    form.source.setText("某省规定")
    form._take()
    dialog = next(one for one in pack.window().findChildren(ChangeDialog) if one.isVisible())
    apply(qtbot, dialog)
    assert office.pack.number("retraining_years") == 3
    assert office.clocks.book.versions("retraining")[-1].length == 3
    qtbot.waitUntil(lambda: "（改过）" in pack.tree.currentItem().text(0))
    pack._restore()
    dialog = next(one for one in pack.window().findChildren(ChangeDialog) if one.isVisible())
    apply(qtbot, dialog)
    assert office.rules.own() == frozenset()


def test_a_wrong_cell_of_a_table_is_told_in_the_form(pack: PackPage, office: Office, qtbot: QtBot) -> None:
    pack.choose("table/subsidy")
    form = pack.edit()
    assert form is not None
    form.table.item(0, 4).setText("五十")
    form._take()
    assert "第 1 行" in form.refused.text()
    form.table.item(0, 4).setText("60元")
    form._take()
    assert isinstance(form.entry, PackTable)
    assert form.entry.rows[0]["amount_yuan"] == 60


def test_a_pack_of_another_province_is_looked_at_before_it_is_taken(
    pack: PackPage, office: Office, qtbot: QtBot, tmp_path: Path
) -> None:
    file = tmp_path / "other.json"
    number = {
        "key": "training_hours_per_year", "title": "每年培训学时", "unit": "学时", "value": 40,
        "certainty": "setting",
    }  # fmt: skip
    file.write_text(json.dumps({"format": 1, "name": "另一省", "numbers": [number]}), encoding="utf-8")
    taken = pack._desk.taken_from(file, pack)
    assert taken is not None
    dialog = ready(qtbot, pack._desk.change(taken[0], "导入规则", pack))
    assert "60 学时" in dialog.differences.toPlainText()
    assert "另一省" in dialog.differences.toPlainText()
    apply(qtbot, dialog)
    assert (office.pack.name, office.pack.number("training_hours_per_year")) == ("另一省", 40)


def test_the_start_page_leads_to_a_year_that_is_missing(
    window: MainWindow, office: Office, qtbot: QtBot
) -> None:
    office.store.today = lambda: date(2026, 12, 20)
    window.start_page.refresh()
    qtbot.waitUntil(lambda: bool(window.start_page.warnings))
    window.start_page.warnings[0].click()
    page = window.tab_pages["settings"].more_pages["workdays"]
    assert isinstance(page, WorkdaysPage)
    assert page.year == 2027


def test_a_clock_set_back_is_told_on_the_start_page_until_somebody_says_it_is_right(
    window: MainWindow, office: Office, qtbot: QtBot
) -> None:
    assert window.start_page.warnings == []
    office.book.db.execute_sql("UPDATE action SET at = '2999-01-01T08:00:00'")
    window.start_page.refresh()
    qtbot.waitUntil(lambda: bool(window.start_page.warnings))
    assert window.start_page.warnings[0].text() == "日期没错"
    window.start_page.warnings[0].click()
    qtbot.waitUntil(lambda: not window.start_page.warnings)
