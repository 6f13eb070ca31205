"""更多 → 填报县里的表…: a clerk chooses the county's form and hears what was filled and what stayed blank."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest
from PySide6.QtWidgets import QFileDialog, QMenu
from pytestqt.qtbot import QtBot

from tests.spreadsheets.county_forms import case_form
from tests.ui.conftest import MakeCase
from ui.main_window import MainWindow


def test_a_county_form_is_filled_from_the_list_in_sight(
    window: MainWindow,
    qtbot: QtBot,
    make_case: MakeCase,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    make_case("张三丰")
    make_case("王小二")
    form, out = case_form(tmp_path / "表.xlsx"), tmp_path / "填好.xlsx"
    # The system's own file dialogs cannot be driven without a screen.
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(form), ""))
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(out.with_suffix("")), ""))
    page = window.open_register("mediation_case")
    page.filters.line.setText("王小二")
    qtbot.waitUntil(lambda: page.model.rowCount() == 1)
    # A menu that pops up takes the keyboard, which the screenless platform cannot give.
    monkeypatch.setattr(QMenu, "popup", lambda *_: None)
    page.toolbar.more_button.click()
    menu = page.findChildren(QMenu)[-1]
    next(action for action in menu.actions() if action.text() == "填报县里的表…").trigger()
    qtbot.waitUntil(lambda: "填好.xlsx" in window.notice.text, timeout=20_000)
    assert "已填 1 行" in window.notice.text
    assert "没有填的栏：是否入选典型" in window.notice.text
    assert openpyxl.load_workbook(out)["人民调解 统计"]["D5"].value == "王小二、李小四"


def test_a_form_of_the_wrong_format_is_explained_and_nothing_is_written(
    window: MainWindow, qtbot: QtBot, make_case: MakeCase, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    make_case()
    form, out = tmp_path / "表.xls", tmp_path / "填好.xlsx"
    form.write_text("序号\t受理日期\t当事人\n1\t2025-01-02\t张三\n", encoding="utf-8")
    told: list[str] = []
    monkeypatch.setattr("ui.main_window.tell", lambda error, *_: told.append(error.todo))
    page = window.open_register("mediation_case")
    page.fill_form(form, out)
    qtbot.waitUntil(lambda: bool(told), timeout=20_000)
    assert "另存为" in told[0]
    assert not out.exists()
