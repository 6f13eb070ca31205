"""Meetings, law study, groups and problems in the window: what a clerk types, ticks and takes back."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from lawgov_desktop.office import Office
from lawgov_desktop.storage.listing import ListQuery, count
from ui.forms.roll_editor import RollEditor
from ui.main_window import MainWindow
from ui.tools import tools_of
from ui.tools.governance_group import GroupOnDayDialog
from ui.tools.governance_law_report import LawReportDialog
from ui.tools.governance_rectification import CarryingDialog, CompletionDialog
from ui.tools.governance_year import YearDialog

Open = Callable[[str, str], Any]


@pytest.fixture
def opened(window: MainWindow) -> Open:
    """Opens a tool of a register by the beginning of its title and gives its dialog."""

    def open_tool(kind: str, title: str) -> QDialog:
        page = window.open_register(kind)
        tool = next(tool for tool in tools_of(kind) if tool.title.startswith(title))
        window.open_tool(tool, page)
        return next(one for one in window.findChildren(QDialog) if one.isVisible())

    return open_tool


def problem(office: Office, title: str, **fields: Any) -> str:
    return office.store.save(
        "problem", {"title": title, "year": 2024, "source": "annual_report", **fields}
    ).uuid


def test_names_with_commas_become_the_roll_and_its_numbers(
    window: MainWindow, office: Office, qtbot: QtBot
) -> None:
    form = window.forms.open_new("meeting")
    sheet = form.sheet
    sheet.fields["kind"].editor.line.setText("联络会商")  # type: ignore[attr-defined]
    sheet.fields["held_on"].editor.line.setText("2025-03-05")  # type: ignore[attr-defined]
    roll = sheet.children_rows["attendees"]
    assert isinstance(roll, RollEditor)
    qtbot.keyClicks(roll.names, "")
    roll.names.setText("王强（镇长）、李娟（请假）、赵明")
    qtbot.keyClick(roll.names, Qt.Key.Key_Return)
    assert [(row["name"], row["post"], row["presence"]) for row in roll.rows()] == [
        ("王强", "镇长", None), ("李娟", None, "leave"), ("赵明", None, None),
    ]  # fmt: skip
    roll.names.setText("赵明 钱进")  # a column of a sheet, pasted: who is there is not doubled
    roll.add_names()
    roll.mark_the_rest()
    sheet.check()
    assert sheet.fields["present"].editor.entry().value == 3
    form.save()
    saved = office.store.get("meeting", form.uuid)
    assert saved is not None
    assert saved["attendee_names"] == "王强、李娟（请假）、赵明、钱进"
    assert (saved["due"], saved["present"], saved["on_leave"], saved["state"]) == (4, 3, 1, "held")


def test_several_names_typed_into_one_line_become_several_lines(
    window: MainWindow, office: Office, qtbot: QtBot
) -> None:
    form = window.forms.open_new("meeting")
    roll = form.sheet.children_rows["attendees"]
    card = roll.add_card()
    editor = card.fields["name"].editor
    editor.line.setText("王强、李娟")  # type: ignore[attr-defined]
    editor.left.emit()
    assert [row["name"] for row in roll.rows()] == ["王强", "李娟"]
    assert all(card.fields["name"].isVisibleTo(card) for card in roll.cards)


def test_a_proxy_is_asked_for_only_where_somebody_sent_one(window: MainWindow, qtbot: QtBot) -> None:
    form = window.forms.open_new("meeting")
    card = form.sheet.children_rows["attendees"].add_card()
    assert not card.fields["proxy"].isVisibleTo(card)
    card.show_row({"name": "王强", "presence": "proxy"})
    assert card.fields["proxy"].isVisibleTo(card)


def test_a_planned_meeting_shows_no_numbers_of_those_who_came(window: MainWindow, office: Office) -> None:
    uuid = office.store.save("meeting", {"kind": "joint", "title": "会商", "planned_on": "2025-06"}).uuid
    form = window.forms.open_record("meeting", uuid)
    assert form is not None
    shown = form.sheet.fields
    assert not shown["present"].isVisibleTo(form.sheet)
    assert not shown["cancelled_reason"].isVisibleTo(form.sheet)
    assert shown["planned_on"].isVisibleTo(form.sheet)


def test_a_test_asks_for_its_numbers(window: MainWindow, office: Office) -> None:
    draft = {"title": "会前学法", "studied_on": "2025-03-05", "occasion": "lecture"}
    uuid = office.store.save("law_study", draft).uuid
    form = window.forms.open_record("law_study", uuid)
    assert form is not None
    fields = form.sheet.fields
    assert not fields["test_taken"].isVisibleTo(form.sheet)
    assert not fields["meeting"].isVisibleTo(form.sheet)
    fields["test_held"].editor.choose(1)  # type: ignore[attr-defined]
    form.sheet.check()
    assert fields["test_taken"].isVisibleTo(form.sheet)
    form.changed = False


def test_open_problems_are_ticked_carried_and_taken_back(
    window: MainWindow, office: Office, opened: Open, qtbot: QtBot
) -> None:
    problem(office, "力量不足")
    problem(office, "宣传不够")
    problem(office, "已改的", done_on="2024-06-01", result="改了")
    dialog = opened("problem", "转为")
    assert isinstance(dialog, CarryingDialog)
    assert dialog.year.value() == 2024  # in March the year that is asked about is the last one
    assert len(dialog.chosen()) == 2
    item = dialog.table.item(1, 0)
    assert item is not None
    item.setCheckState(Qt.CheckState.Unchecked)
    assert dialog.carry_button.text() == "转为 2025 年整改事项（1 条）"
    dialog.due.setText("看不懂")
    assert not dialog.carry_button.isEnabled()
    dialog.due.setText("20250630")
    qtbot.mouseClick(dialog.carry_button, Qt.MouseButton.LeftButton)
    assert count(office.store, ListQuery("problem")) == 4
    assert count(office.store, ListQuery("problem", view="this_year")) == 1
    window.undoing.undo_last()
    qtbot.waitUntil(lambda: count(office.store, ListQuery("problem")) == 3)
    assert count(office.store, ListQuery("problem", view="rectifying")) == 2


def test_what_became_of_each_problem_is_shown_and_copied(office: Office, opened: Open) -> None:
    problem(office, "力量不足", due_on="2024-12-31")
    problem(office, "已改的", done_on="2024-06-01", result="改了")
    dialog = opened("problem", "整改完成情况")
    assert isinstance(dialog, CompletionDialog)
    assert dialog.told.text() == "2024年问题 2 条，已整改 1 条，完成率 50.0%，逾期 1 条。"
    assert dialog.lines[2] == "2. 已改的——已整改待销号：改了"
    dialog.year.setValue(2019)
    assert dialog.table.rowCount() == 0


def test_the_group_of_any_day_is_told(office: Office, opened: Open) -> None:
    sample = office.kind("leading_group").sample
    assert sample is not None
    office.store.save("leading_group", sample(lambda kind: None))
    dialog = opened("leading_group", "领导小组某日")
    assert isinstance(dialog, GroupOnDayDialog)
    assert "组长：王示例（镇长）" in dialog.answer.toPlainText()
    dialog.day.setText("20240105")
    assert "组长：赵示例（镇长）" in dialog.answer.toPlainText()
    dialog.day.setText("20100105")
    assert dialog.answer.toPlainText() == "这一天没有在存续期间的领导小组。"
    dialog.day.setText("哪天")
    assert dialog.answer.toPlainText() == "请输入日期，如 20211231。"


def test_the_year_of_meetings_lists_the_records_behind_each_number(
    window: MainWindow, office: Office, opened: Open
) -> None:
    office.store.save("meeting", {"kind": "special_study", "title": "专题一", "held_on": "2025-02-10"})
    study = {
        "title": "学法一",
        "studied_on": "2025-03-01",
        "statutes": ";行政处罚法;",
        "planned_on": "2025-03",
    }
    uuid = office.store.save("law_study", study).uuid
    dialog = opened("meeting", "会议和学法")
    assert isinstance(dialog, YearDialog)
    cells = [[dialog.table.item(row, column) for column in range(3)] for row in range(2)]
    assert [[cell.text() for cell in row if cell] for row in cells] == [
        ["专题研究（法治）", "0", "1"], ["学法", "1", "1"],
    ]  # fmt: skip
    assert dialog.studied.text() == "学法 1 次（计划 1 次），学习《行政处罚法》共 1 部法律法规。"
    dialog.table.selectRow(1)
    dialog.records.cellActivated.emit(0, 0)
    assert [form.uuid for form in window.forms.forms.values()] == [uuid]


def test_a_law_report_is_drafted_into_its_form(window: MainWindow, office: Office, opened: Open) -> None:
    office.store.save(
        "duty",
        {"leader": "王强", "post": "镇长", "year": 2024, "item": "deploy", "what": "主持会议。", "done": 1},
    )
    dialog = opened("duty", "从职责起草")
    assert isinstance(dialog, LawReportDialog)
    assert dialog.leader.currentText() == "王强"
    dialog.take()
    (form,) = window.forms.forms.values()
    assert form.kind.key == "law_report"
    assert form.sheet.fields["text"].editor.entry().value == "一、重要工作亲自部署\n主持会议。"
    form.save()
    assert count(office.store, ListQuery("law_report")) == 1


def test_a_topic_goes_on_as_a_problem_that_points_back(window: MainWindow, office: Office) -> None:
    topics = [{"title": "案卷质量", "decision": "每季评查"}]
    uuid = office.store.save(
        "meeting", {"kind": "special_study", "title": "专题", "held_on": "2025-02-10", "topics": topics}
    ).uuid
    window.go_onward("meeting", uuid, "problem")
    (form,) = window.forms.forms.values()
    form.save()
    saved = office.store.get("problem", form.uuid)
    assert saved is not None
    assert (saved["title"], saved["meeting"], saved["year"]) == ("案卷质量", uuid, 2025)
    assert QApplication.instance() is not None
