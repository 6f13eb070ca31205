"""The tools of 执法培训, used as a clerk uses them, over the invented year."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import openpyxl
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from lawgov_desktop.office import Office
from lawgov_desktop.storage.listing import ListQuery, drafts
from ui.colours import BRIGHT_RED, DARK_RED
from ui.main_window import MainWindow
from ui.tools import enforcement, tools_of
from ui.tools.enforcement_bridge import BridgeDialog
from ui.tools.enforcement_exams import ExamListDialog
from ui.tools.enforcement_hours import ExpiryDialog, HoursDialog
from ui.tools.enforcement_scores import ScoresDialog
from ui.tools.tool import ToolDesk


def public_law(office: Office) -> dict[str, Any]:
    return next(one for one in drafts(office.store, ListQuery("training_class")) if one["headcount"] == 47)


def test_every_tool_opens_from_its_register(window: MainWindow, qtbot: QtBot) -> None:
    for kind in ("officer", "certificate", "training_class"):
        page = window.open_register(kind)
        for tool in tools_of(kind):
            window.open_tool(tool, page)
            opened = [one for one in window.findChildren(QDialog) if one.isVisible()]
            assert bool(opened) == (tool.title != "按名册建立证件"), tool.title
            for dialog in opened:
                dialog.close()
                dialog.deleteLater()


def test_the_list_of_the_day_has_its_reasons_and_its_sheet(
    desk: ToolDesk, qtbot: QtBot, tmp_path: Path
) -> None:
    dialog = ExamListDialog(desk)
    qtbot.addWidget(dialog)
    assert [dialog.tabs.tabText(place) for place in range(3)] == ["应参加 45", "说不清 0", "不用参加 17"]
    assert not dialog.export_button.isEnabled()  # all have passed this year: nobody is ticked
    dialog.lists["sits"].tick_all(True)
    dialog.export(tmp_path / "报名表.xlsx")
    qtbot.waitUntil(lambda: (tmp_path / "报名表.xlsx").exists(), timeout=10_000)
    page = openpyxl.load_workbook(tmp_path / "报名表.xlsx").worksheets[0]
    assert sum(str(row[0].value).isdigit() for row in page.iter_rows()) == 45
    dialog.day.setText("不是日期")
    assert dialog.told.text().startswith("请输入日期")
    dialog.day.setText("20251231")
    dialog.years.setValue(3)
    assert len(dialog.lists["sits"].lines) > 45


def test_enrolling_from_the_list_is_taken_back_in_one_step(
    desk: ToolDesk, office: Office, qtbot: QtBot
) -> None:
    dialog = ExamListDialog(desk)
    qtbot.addWidget(dialog)
    dialog.years.setValue(1)
    item = dialog.lists["sits"].item(0, 0)
    assert item is not None
    dialog.lists["sits"].tick_all(False)
    item.setCheckState(Qt.CheckState.Checked)
    assert dialog.enrol_button.text() == "编入培训班（1 人）"
    skills = next(one for one in drafts(office.store, ListQuery("training_class")) if "岗前" in one["name"])
    dialog.enrol(skills["uuid"])
    assert (office.store.get("training_class", skills["uuid"]) or {})["headcount"] == 3
    desk.undo()
    qtbot.waitUntil(
        lambda: (office.store.get("training_class", skills["uuid"]) or {})["headcount"] == 2, timeout=10_000
    )


def test_the_bridge_says_whether_it_closes_and_names_its_people(
    desk: ToolDesk, office: Office, qtbot: QtBot
) -> None:
    dialog = BridgeDialog(desk)
    qtbot.addWidget(dialog)
    assert "对得上：56 + 2 + 1 − 2 = 57" in dialog.answer.text()
    terms = {
        dialog.tree.topLevelItem(place).text(0): dialog.tree.topLevelItem(place)
        for place in range(dialog.tree.topLevelItemCount())
    }
    assert terms["－ 证件注销、收回"].childCount() == 2
    someone = next(iter(drafts(office.store, ListQuery("officer", view="four_years"))))
    office.store.save("officer", {"valid_to": "2025-11-01", "left_by": None}, uuid=someone["uuid"])
    dialog.show_year()
    assert "对不上，差 1 人" in dialog.answer.text()
    last = dialog.tree.topLevelItem(dialog.tree.topLevelItemCount() - 1)
    assert last is not None
    assert (last.text(0), last.child(0).text(0)) == ("说不清的变动", someone["name"])


def test_hours_follow_the_target_and_the_short_fall_can_be_seen_alone(
    desk: ToolDesk, qtbot: QtBot, tmp_path: Path
) -> None:
    dialog = HoursDialog(desk)
    qtbot.addWidget(dialog)
    assert dialog.target.value() == 60
    every = len(dialog.table.lines)
    dialog.only_short.setChecked(True)
    assert 0 < len(dialog.table.lines) < every
    dialog.export(tmp_path / "学时.xlsx")
    qtbot.waitUntil(lambda: (tmp_path / "学时.xlsx").exists(), timeout=10_000)
    dialog.target.setValue(0)
    assert dialog.table.lines == ()


def test_how_pressing_a_card_is_stands_in_words_with_an_icon(desk: ToolDesk, qtbot: QtBot) -> None:
    dialog = ExpiryDialog(desk)
    qtbot.addWidget(dialog)
    first = dialog.table.lines[0]
    assert first.cells[-1].startswith("已过期 · 已超期")
    assert first.icon == "refused"
    assert {line.icon for line in dialog.table.lines} == {"refused", "warning", "clock"}


@pytest.fixture
def score_file(office: Office, tmp_path: Path) -> Path:
    held = public_law(office)
    book = openpyxl.Workbook()
    page = book.active
    assert page is not None
    page.append(["姓名", "单位", "证件编号", "成绩"])
    for row in held["enrolments"][:10]:
        page.append([row["name"], row["unit"], row["certificate_no"], 99])
    page.append([held["enrolments"][12]["name"], "写错的单位", None, 77])
    path = tmp_path / "成绩单.xlsx"
    book.save(path)
    return path


def test_scores_are_written_only_when_every_line_is_decided(
    desk: ToolDesk, office: Office, qtbot: QtBot, score_file: Path
) -> None:
    held = public_law(office)
    dialog = ScoresDialog(desk)
    qtbot.addWidget(dialog)
    dialog.classes.setCurrentIndex(dialog.classes.findData(held["uuid"]))
    dialog.read(score_file)
    qtbot.waitUntil(lambda: dialog.found is not None, timeout=20_000)
    assert dialog.found is not None
    assert (len(dialog.found.matched), len(dialog.found.questions)) == (10, 1)
    assert not dialog.apply_button.isEnabled()
    box: Any = dialog.questions.cellWidget(0, 3)
    box.setCurrentIndex(1)
    box.activated.emit(1)
    assert dialog.apply_button.text() == "写入成绩（11 人）"
    dialog.apply()
    after = public_law(office)["enrolments"]
    assert [row["score"] for row in after[:10]] == ["99"] * 10
    assert after[12]["score"] == "77"
    desk.undo()
    qtbot.waitUntil(
        lambda: public_law(office)["enrolments"][0]["score"] == held["enrolments"][0]["score"], timeout=10_000
    )


def test_cards_are_made_of_what_the_roster_says(desk: ToolDesk, office: Office, qtbot: QtBot) -> None:
    told = {"name": "新示例", "roster_number": "县执0001", "roster_issued_on": "2024-05-01"}
    uuid = office.store.save("officer", told).uuid
    enforcement.make_cards(desk)
    assert (office.store.get("officer", uuid) or {})["certificate_no"] == "县执0001"


def test_the_list_of_cards_marks_levels_by_icon_words_and_colour(window: MainWindow) -> None:
    page = window.open_register("certificate")
    page.show_view("expired")
    record = page.model.record(0)
    assert record is not None
    assert page.model._state(record) == ("已超期 102 天", "refused", BRIGHT_RED)
    page.show_view("due_60")
    record = page.model.record(0)
    assert record is not None
    words, icon, colour = page.model._state(record)
    assert words.startswith("还剩 ")
    assert (icon, colour) == ("warning", DARK_RED)
