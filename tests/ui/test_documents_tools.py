"""The tools of decisions, documents and disclosure: tables that tell, copy, and open the record of a row."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from lawgov_desktop.office import Office
from lawgov_desktop.practice import make_practice_book
from tests.ui.conftest import shown_window
from ui.main_window import MainWindow
from ui.tools import tools_of
from ui.tools.told_table import ToldDialog


@pytest.fixture
def practice(tmp_path: Path) -> Iterator[Office]:
    opened = make_practice_book(tmp_path / "practice.lawgov", today=date(2025, 12, 31))
    yield opened
    opened.close()


@pytest.fixture
def window(practice: Office, qtbot: QtBot) -> Iterator[MainWindow]:
    with shown_window(practice, qtbot) as built:
        yield built


def opened(window: MainWindow, kind: str, title: str) -> ToldDialog:
    page = window.open_register(kind)
    tool = next(tool for tool in tools_of(kind) if tool.title == title)
    window.open_tool(tool, page)
    return next(one for one in window.findChildren(ToldDialog) if one.isVisible())


def cells(dialog: ToldDialog) -> list[tuple[str, ...]]:
    return [row.cells for row in dialog.model.rows]


def test_all_decisions_stand_with_their_five_steps(
    window: MainWindow, practice: Office, qtbot: QtBot
) -> None:
    practice.store.save("decision", {"title": "匆忙的决定", "decided_on": "2025-10-14"})
    dialog = opened(window, "decision", "五步完成情况")
    rows = {row[0]: row[1:] for row in cells(dialog)}
    assert rows["龙溪镇农村生活污水治理方案"] == ("已完成",) * 5 + ("齐全",)
    assert rows["匆忙的决定"][:5] == ("缺少",) * 5
    assert rows["匆忙的决定"][5] == "缺公众参与、专家论证、风险评估、合法性审查、集体讨论"
    assert "共 3 件；已决定而缺程序 1 件" in dialog.said.text()


def test_a_row_opens_its_record(window: MainWindow, practice: Office, qtbot: QtBot) -> None:
    dialog = opened(window, "decision", "五步完成情况")
    with qtbot.waitSignal(dialog.accepted):
        dialog.table.activated.emit(dialog.model.index(0, 0))
    titles = [form.sheet.loaded.get("title") for form in window.forms.forms.values()]
    assert titles == ["龙溪镇集镇停车和摊点管理办法"]


def test_the_rate_tells_its_formula_and_its_requests(
    window: MainWindow, practice: Office, qtbot: QtBot
) -> None:
    dialog = opened(window, "foi_request", "依申请公开按时率")
    assert [row[-1] for row in cells(dialog)] == ["按时"] * 4 + ["未到期"]
    assert "按时办结 4 ÷（按时办结 4 + 超期办结 0 + 已超期未办结 0）= 100%" in dialog.said.text()
    dialog.copy()
    copied = QGuiApplication.clipboard().text().splitlines()
    assert copied[0].startswith("申请人\t收到日期\t答复期限")
    assert len(copied) == 1 + 5 + 2
    assert copied[-1].startswith("本年答复 4 件：予以公开 1 件、部分公开 1 件")
    dialog.year.setCurrentText("2024")
    assert cells(dialog) == []
    assert dialog.table.isHidden()
    assert dialog.said.text() == ""


def test_items_are_counted_by_channel_and_category(
    window: MainWindow, practice: Office, qtbot: QtBot
) -> None:
    dialog = opened(window, "disclosure_item", "主动公开按时率和渠道")
    assert len(cells(dialog)) == 24
    assert "本年公开 23 条" in dialog.said.text()
    assert "政府网站 19 条、公示栏 15 条" in dialog.said.text()


def test_advisers_documents_and_debts_have_their_tables(
    window: MainWindow, practice: Office, qtbot: QtBot
) -> None:
    dialog = opened(window, "legal_adviser", "法律顾问意见统计")
    assert [(row[0], row[1]) for row in cells(dialog)] == [("郑文博", "13"), ("何静文", "5")]
    assert "全年提出意见 18 条" in dialog.said.text()
    dialog.close()
    dialog = opened(window, "normative_document", "快到期的文件")
    assert [(row[0], row[-1]) for row in cells(dialog)] == [("龙溪镇村级公益设施管护办法", "还剩 41 天")]
    dialog.close()
    dialog = opened(window, "integrity_record", "未办结的诚信事项")
    assert cells(dialog) == [
        ("村道改造工程款", "拖欠账款", "练习县通达路桥有限公司", "105,000.00", "2026-06-30", "未到期")
    ]
