"""填表助手 in the window: a form is opened, looked at, corrected, saved and kept as a submission."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import openpyxl
import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QDialog, QFileDialog, QInputDialog, QMenu
from pytestqt.qtbot import QtBot

from lawgov_desktop.office import Office
from lawgov_desktop.reporting.period import Period
from lawgov_desktop.reporting.submissions import KIND, submission_of_numbers
from lawgov_desktop.storage.listing import ListQuery, drafts
from tests.form_assistant import forms
from tests.practice_books import PracticeBooks
from ui.form_assistant.assistant_dialog import AssistantDialog
from ui.main_window import MainWindow
from ui.tools import tools_of

TODAY = date(2025, 12, 10)


@pytest.fixture
def office(practice_books: PracticeBooks, tmp_path: Path) -> Iterator[Office]:
    with practice_books.opened(TODAY, tmp_path / "book") as opened:
        yield opened


@pytest.fixture
def dialog(window: MainWindow) -> AssistantDialog:
    page = window.open_register("submission")
    window.open_tool(next(tool for tool in tools_of("submission") if tool.title == "填表助手…"), page)
    shown = next(one for one in window.findChildren(QDialog) if one.isVisible())
    assert isinstance(shown, AssistantDialog)
    return shown


def opened(dialog: AssistantDialog, qtbot: QtBot, form: Path) -> AssistantDialog:
    dialog.open_file(form)
    qtbot.waitUntil(lambda: dialog.plan is not None and dialog.save_button.isEnabled(), timeout=20_000)
    return dialog


def go_to(dialog: AssistantDialog, place: str) -> None:
    row = [cell.place for cell in dialog.model.cells].index(place)
    dialog.table.setCurrentIndex(dialog.model.index(row, 2))


def test_before_a_form_is_open_nothing_can_be_saved(dialog: AssistantDialog) -> None:
    assert not dialog.save_button.isEnabled()
    assert not dialog.give_button.isEnabled()
    assert dialog.open_button.isEnabled()


def test_a_form_shows_its_cells_rules_and_records(
    dialog: AssistantDialog, window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    opened(dialog, qtbot, forms.two_levels(tmp_path / "表.xlsx"))
    assert dialog.period.period == Period(date(2025, 1, 1), date(2025, 6, 30))
    go_to(dialog, "C5")
    row = dialog.table.currentIndex().row()
    texts = [dialog.model.index(row, column).data() for column in range(dialog.model.columnCount())]
    assert texts[:5] == ["C5", "已填", "人民调解·调解成功", "73 件", "达成协议的人民调解案件"]
    assert dialog.records.title.text() == "人民调解·调解成功：73件\n达成协议的人民调解案件"
    assert "协议达成日期" in dialog.records.rule.text()
    assert len(dialog.records.model.records) == 73
    dialog.records.open_button.click()
    qtbot.waitUntil(lambda: bool(window.forms.forms))


def test_another_span_counts_anew(dialog: AssistantDialog, qtbot: QtBot, tmp_path: Path) -> None:
    opened(dialog, qtbot, forms.pairs(tmp_path / "表.xlsx"))
    dialog.period.choose("half", tell=True)
    qtbot.waitUntil(lambda: dialog.model.cells[0].value == "84", timeout=20_000)


def test_a_person_takes_another_figure_types_a_number_or_leaves_a_cell(
    dialog: AssistantDialog, qtbot: QtBot, tmp_path: Path
) -> None:
    opened(dialog, qtbot, forms.pairs(tmp_path / "表.xlsx"))
    go_to(dialog, "F5")
    assert "可能是" in dialog.records.rule.text()
    place = dialog.choice.figures.findData("mediation_difficult")
    dialog.choice.figures.activated.emit(place)
    assert dialog.model.data(dialog.table.currentIndex().siblingAtColumn(3)) == "14 件"
    dialog.choice.typed.setText("3")
    qtbot.keyClick(dialog.choice.typed, Qt.Key.Key_Return)
    assert dialog.model.data(dialog.table.currentIndex().siblingAtColumn(4)) == "人工填写"
    go_to(dialog, "B3")
    dialog.choice.leave.click()
    assert dialog.model.data(dialog.table.currentIndex().siblingAtColumn(1)) == "留空"
    out = tmp_path / "填好.xlsx"
    dialog.save(out)
    qtbot.waitUntil(out.exists, timeout=20_000)
    page = openpyxl.load_workbook(out)["调解"]
    assert (page["F5"].value, page["B3"].value, page["D3"].value) == (3, None, 120)


def test_what_was_chosen_is_known_the_next_time(
    dialog: AssistantDialog, window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    form = forms.pairs(tmp_path / "表.xlsx")
    opened(dialog, qtbot, form)
    go_to(dialog, "F5")
    dialog.choice.figures.activated.emit(dialog.choice.figures.findData("mediation_difficult"))
    dialog.save(tmp_path / "填好.xlsx")
    qtbot.waitUntil(lambda: "已填" in window.notice.text, timeout=20_000)
    dialog.open_file(form)
    qtbot.waitUntil(
        lambda: any(cell.why.startswith("与上次选的一样") for cell in dialog.model.cells), timeout=20_000
    )


def test_numbers_given_otherwise_are_told_in_amber_and_asked_about(
    dialog: AssistantDialog, office: Office, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rows = [{"key": "mediation_cases", "title": "案件", "value": "140", "unit": "件"}]
    before = submission_of_numbers(
        "旧表", "form", Period.year(2025), rows, given_to="县司法局", on=date(2025, 12, 1)
    )
    office.store.save(KIND, before)
    opened(dialog, qtbot, forms.pairs(tmp_path / "表.xlsx"))
    assert dialog.below.warning.isVisible()
    assert "这次是 146，2025-12-01 报给县司法局的是 140" in dialog.below.told.text()
    asked: list[tuple[str, list[str]]] = []

    def answer(parent: object, title: str, words: str, items: list[str], *_: object) -> tuple[str, bool]:
        asked.append((words, items))
        return "县委依法治县办", True

    monkeypatch.setattr(QInputDialog, "getItem", answer)
    kept = len(list(drafts(office.store, ListQuery(KIND))))
    dialog.give(tmp_path / "填好")
    qtbot.waitUntil(lambda: len(list(drafts(office.store, ListQuery(KIND)))) == kept + 1, timeout=20_000)
    assert "与以前报的不同 1 处" in asked[0][0]
    assert asked[0][1][0] == "县司法局"
    newest = next(row for row in drafts(office.store, ListQuery(KIND)) if row["given_to"] == "县委依法治县办")
    assert (newest["kind"], newest["given_on"]) == ("form", "2025-12-10")
    assert (tmp_path / "填好.xlsx").exists()


def test_the_warning_goes_when_the_number_is_put_right(
    dialog: AssistantDialog, office: Office, qtbot: QtBot, tmp_path: Path
) -> None:
    rows = [{"key": "mediation_cases", "title": "案件", "value": "140", "unit": "件"}]
    office.store.save(
        KIND,
        submission_of_numbers("旧表", "form", Period.year(2025), rows, given_to="县", on=date(2025, 12, 1)),
    )
    opened(dialog, qtbot, forms.pairs(tmp_path / "表.xlsx"))
    go_to(dialog, "B3")
    dialog.choice.leave.click()
    qtbot.waitUntil(lambda: not dialog.below.warning.isVisible())


def test_a_form_of_lines_is_filled_from_the_register_that_fits(
    dialog: AssistantDialog, qtbot: QtBot, tmp_path: Path
) -> None:
    opened(dialog, qtbot, forms.case_register(tmp_path / "表.xlsx"))
    assert dialog.shown.currentWidget() is dialog.registers
    assert dialog.registers.kind == "mediation_case"
    assert dialog.registers.kinds.findData("duty") > 0  # every other register may be chosen
    dialog.registers.only_span.setChecked(True)
    dialog.period.choose("month", tell=True)
    qtbot.waitUntil(lambda: dialog.save_button.isEnabled(), timeout=20_000)
    out = tmp_path / "填好.xlsx"
    dialog.save(out)
    qtbot.waitUntil(out.exists, timeout=20_000)
    page = openpyxl.load_workbook(out)["登记表"]
    assert page["B4"].value.startswith("2025-12")
    assert page["A2"].value == "填报单位：龙溪镇司法所"


def test_the_sort_is_changed_by_a_person(dialog: AssistantDialog, qtbot: QtBot, tmp_path: Path) -> None:
    opened(dialog, qtbot, forms.case_register(tmp_path / "表.xlsx"))
    dialog.other_sort.click()
    qtbot.waitUntil(lambda: dialog.shown.currentWidget() is dialog.table, timeout=20_000)
    qtbot.waitUntil(lambda: dialog.other_sort.isEnabled(), timeout=20_000)
    dialog.other_sort.click()
    qtbot.waitUntil(lambda: dialog.shown.currentWidget() is dialog.registers, timeout=20_000)


def test_a_file_that_cannot_be_read_is_told_and_the_form_before_stays(
    dialog: AssistantDialog, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[str] = []
    monkeypatch.setattr("ui.main_window.tell", lambda error, *_: told.append(error.what))
    opened(dialog, qtbot, forms.pairs(tmp_path / "表.xlsx"))
    bad = tmp_path / "坏.xlsx"
    bad.write_bytes(b"PK\x03\x04 nothing")
    dialog.open_file(bad)
    qtbot.waitUntil(lambda: bool(told), timeout=20_000)
    qtbot.waitUntil(lambda: dialog.save_button.isEnabled())
    assert dialog.plan is not None
    assert dialog.plan.form.path.name == "表.xlsx"


def test_a_form_is_dropped_into_the_window(dialog: AssistantDialog, qtbot: QtBot, tmp_path: Path) -> None:
    carried = QMimeData()
    carried.setUrls([QUrl.fromLocalFile(str(forms.towns(tmp_path / "表.xlsx")))])
    dialog.dropEvent(
        QDropEvent(
            QPointF(5, 5), Qt.DropAction.CopyAction, carried, Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
        )
    )  # fmt: skip
    qtbot.waitUntil(lambda: len(dialog.model.cells) == 4, timeout=20_000)


def test_the_file_is_asked_for(
    dialog: AssistantDialog, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    form, out = forms.pairs(tmp_path / "表.xlsx"), tmp_path / "填好.xlsx"
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(form), ""))
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(out), ""))
    dialog.open_button.click()
    qtbot.waitUntil(lambda: dialog.save_button.isEnabled(), timeout=20_000)
    dialog.save_button.click()
    qtbot.waitUntil(out.exists, timeout=20_000)


def test_every_register_offers_the_assistant(
    window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QMenu, "popup", lambda *_: None)
    page = window.open_register("officer")
    page.toolbar.more_button.click()
    menu = page.findChildren(QMenu)[-1]
    next(action for action in menu.actions() if action.text() == "填表助手…").trigger()
    assert any(isinstance(one, AssistantDialog) and one.isVisible() for one in window.findChildren(QDialog))
