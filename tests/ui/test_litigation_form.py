"""The form of a lawsuit as a clerk sees it: what is due and why, hearings, and the rates with their cases."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from lawgov_desktop.office import Office
from ui.forms.date_editor import DateEditor
from ui.forms.litigation_case_sheet import LitigationCaseSheet
from ui.forms.record_form import RecordForm
from ui.main_window import MainWindow
from ui.tools import tools_of
from ui.tools.litigation_rates import RatesDialog

Save = Callable[..., str]


@pytest.fixture
def save(office: Office) -> Save:
    """Today is 2025-03-14."""

    def saved(**fields: Any) -> str:
        told = {"plaintiffs": "张示例", "cause": "不服处罚", "number": "初1号", "instance": "first"}
        draft = told | {"received_on": "2025-03-10", "position": "defendant"}
        return office.store.save("litigation_case", draft | fields).uuid

    return saved


def opened(window: MainWindow, uuid: str) -> tuple[RecordForm, LitigationCaseSheet]:
    form = window.forms.open_record("litigation_case", uuid)
    assert form is not None
    sheet = form.sheet
    assert isinstance(sheet, LitigationCaseSheet)
    return form, sheet


def shown(sheet: LitigationCaseSheet, name: str) -> bool:
    return sheet.fields[name].isVisibleTo(sheet)


def test_the_time_line_says_what_is_due_and_how_it_was_found(window: MainWindow, save: Save) -> None:
    _, sheet = opened(window, save(received_on="2025-03-21"))
    lines = sheet.time_line.lines
    assert "答辩：最迟 2025-04-07，还剩 24 天" in lines
    assert "举证：最迟 2025-04-07，还剩 24 天" in lines
    why = [
        one for one in sheet.time_line.findChildren(QPushButton) if one.accessibleName().startswith("答辩")
    ]
    assert why[0].text() == "怎样算的"
    why[0].click()
    assert why[0].text() == "收起"


def test_it_follows_while_one_types(window: MainWindow, save: Save, qtbot: QtBot) -> None:
    form, sheet = opened(window, save())
    sheet.fields["answered_on"].editor.show_value("2025-03-12")
    sheet.was_edited()
    sheet.check()
    assert "答辩：2025年3月12日（最迟 2025-03-25）" in sheet.time_line.lines
    form.changed = False


def test_a_new_form_has_no_time_line_until_the_day_is_known(window: MainWindow) -> None:
    form = window.forms.open_new("litigation_case")
    sheet = form.sheet
    assert isinstance(sheet, LitigationCaseSheet)
    assert sheet.time_line.lines == []
    assert not sheet._progress.isVisibleTo(sheet)
    form.changed = False


def test_a_day_set_by_hand_shows_both_and_asks_for_its_reason(window: MainWindow, save: Save) -> None:
    form, sheet = opened(window, save())
    sheet.go_to("defence_due")
    assert not shown(sheet, "defence_due_note")
    sheet.fields["defence_due"].editor.show_value("2025-04-30")
    sheet.check()
    assert shown(sheet, "defence_due_note")
    (line,) = [one for one in sheet.time_line.lines if one.startswith("答辩")]
    assert "2025-04-30" in line
    assert "人工指定，按法律为 2025-03-25" in line
    form.save()
    assert form._said.text().startswith("还没有保存")
    sheet.fields["defence_due_note"].editor.show_value("法院准许延期")
    form.save()
    saved = form.desk.store.get("litigation_case", form.uuid or "")
    assert saved is not None
    assert saved["defence_due_note"] == "法院准许延期"


def test_a_hearing_asks_who_came_or_why_nobody_did(window: MainWindow, save: Save) -> None:
    form, sheet = opened(window, save(hearings=[{"held_on": "2025-04-10"}]))
    card = sheet.children_rows["hearings"].cards[0]

    def visible() -> set[str]:
        asked = ("leader_name", "leader_rank", "spoke", "absence_reason", "statement")
        return {name for name in asked if card.fields[name].isVisibleTo(card)}

    assert visible() == set()
    card.fields["leader_attended"].editor.show_value(1)
    sheet.check()
    assert visible() == {"leader_name", "leader_rank", "spoke"}
    card.fields["leader_attended"].editor.show_value(0)
    sheet.check()
    assert visible() == {"absence_reason", "statement"}
    form.changed = False


def test_what_a_lost_case_needs_shows_once_it_is_lost(window: MainWindow, save: Save) -> None:
    form, sheet = opened(window, save(judgment_on="2025-03-12"))
    (box,) = [box for box in sheet.sections if box.title == "败诉整改"]
    assert not box.isVisibleTo(sheet)
    sheet.fields["outcome"].editor.show_value("revoked")
    sheet.check()
    assert box.isVisibleTo(sheet)
    assert "败诉整改：还没有完成" in sheet.time_line.lines
    form.changed = False


def test_onward_a_second_instance_opens_with_its_parties(
    window: MainWindow, office: Office, save: Save
) -> None:
    first = save(judgment_on="2025-03-12", outcome="claims_dismissed", appeal_by="plaintiff")
    window.go_onward("litigation_case", first, "appeal")
    (form,) = window.forms.forms.values()
    draft = form.sheet.draft()
    assert (draft["previous"], draft["instance"], draft["plaintiffs"]) == (first, "second", "张示例")
    assert form.sheet.fields["previous"].isVisibleTo(form.sheet)
    form.changed = False


@pytest.fixture
def rates(window: MainWindow, save: Save) -> RatesDialog:
    came = {"leader_attended": 1, "leader_name": "李示例", "leader_rank": "chief"}
    first = save(hearings=[{"held_on": "2025-03-12", **came}], judgment_on="2025-03-13", outcome="revoked")
    save(number="终1号", instance="second", previous=first, received_on="2025-03-14")
    save(number="初2号", hearings=[{"held_on": "2025-03-13", "leader_attended": 0}])
    page = window.open_register("litigation_case")
    tool = next(tool for tool in tools_of("litigation_case") if tool.title == "出庭率和败诉率")
    window.open_tool(tool, page)
    (dialog,) = window.findChildren(RatesDialog)
    return dialog


def values(dialog: RatesDialog) -> dict[str, str]:
    return {line.title: line.value for line in dialog.lines}


def test_the_rates_name_their_formula_and_their_cases(rates: RatesDialog) -> None:
    assert values(rates)["负责人出庭率"] == "50.0%（1÷2）"
    assert values(rates)["收案"] == "3 件"
    row = [line.title for line in rates.lines].index("负责人出庭率")
    rates.numbers.setCurrentCell(row, 0)
    why = [rates.cases.item(n, 2).text() for n in range(rates.cases.rowCount())]  # type: ignore[union-attr]
    assert why == ["2025-03-12 开庭，李示例出庭", "2025-03-13 开庭，负责人未出庭"]
    assert "口径" in rates.heading.text()


def test_counting_disputes_and_another_denominator(rates: RatesDialog) -> None:
    rates.basis.setCurrentIndex(rates.basis.findData("disputes"))
    assert values(rates)["收案"] == "2 个"
    assert rates.told.text().startswith("按争议统计")
    rates.denominator.setCurrentIndex(rates.denominator.findData("hearings"))
    meaning = {line.title: line.meaning for line in rates.lines}["负责人出庭率"]
    assert "开庭次数" in meaning


def test_a_period_that_makes_no_sense_is_told(rates: RatesDialog) -> None:
    rates.last.setText("20240101")
    assert rates.lines == []
    assert rates.numbers.rowCount() == 0
    assert "截止日期" in rates.told.text()
    assert not rates.copy_button.isEnabled()


def test_the_result_is_copied_with_its_definitions(rates: RatesDialog) -> None:
    rates.copy_button.click()
    text = QGuiApplication.clipboard().text()
    assert "负责人出庭率：50.0%（1÷2）" in text
    assert "全国没有统一口径" in text


def test_a_case_opens_from_the_list(rates: RatesDialog, window: MainWindow) -> None:
    rates.numbers.setCurrentCell(0, 0)
    rates.open_button.click()
    (form,) = window.forms.forms.values()
    assert form.kind.key == "litigation_case"


def test_enter_after_a_day_does_not_close_the_rates(rates: RatesDialog, qtbot: QtBot) -> None:
    rates.first.setFocus()
    qtbot.keyClick(rates.first, Qt.Key.Key_Return)
    assert rates.isVisible()


def test_the_day_of_receipt_says_what_it_means_until_it_is_typed(window: MainWindow) -> None:
    form = window.forms.open_new("litigation_case")
    editor = form.sheet.fields["received_on"].editor
    assert isinstance(editor, DateEditor)
    assert "答辩期从第二天起算" in editor.beside
    editor.line.setText("20250310")
    assert editor.beside.startswith("星期一")
    form.changed = False


def test_a_saved_case_without_a_number_is_no_new_one(window: MainWindow, save: Save) -> None:
    form, _ = opened(window, save(number=None))
    assert form.windowTitle() == "（没有案号） — 行政诉讼案件"
