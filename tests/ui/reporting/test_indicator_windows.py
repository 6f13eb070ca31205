"""Assessment indicators in the window: what proves them is proposed and ticked, the pack is made."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from lawgov_desktop.office import Office
from lawgov_desktop.reporting.indicators import KIND, indicators_of
from lawgov_desktop.storage.listing import ListQuery
from ui.main_window import MainWindow
from ui.reporting.indicator_evidence import IndicatorEvidenceDialog
from ui.reporting.indicator_sources import IndicatorSourcesDialog
from ui.tools import tools_of
from ui.tools.tool import ToolDesk


@pytest.fixture
def desk(window: MainWindow, office: Office) -> ToolDesk:
    say: Callable[..., None] = lambda *words: None  # noqa: E731
    return ToolDesk(
        office, window.jobs, window.icons, window, ListQuery(KIND), (), say, lambda: None,
        window.forms.open_record, window.forms.open_filled,
    )  # fmt: skip


def opened(desk: ToolDesk, title: str) -> object:
    tool = next(one for one in tools_of(KIND) if one.title == title)
    return tool.open(desk)


def named(office: Office, number: str) -> list[str]:
    draft = next(one for one in indicators_of(office.store, 2025) if one["number"] == number)
    return [row["title"] for row in draft["sources"]]


def test_what_the_words_name_is_proposed_and_saved_as_one(desk: ToolDesk, office: Office) -> None:
    for draft in indicators_of(office.store, 2025):
        office.store.save(KIND, {"sources": []}, uuid=draft["uuid"])
    dialog = opened(desk, "佐证来源…")
    assert isinstance(dialog, IndicatorSourcesDialog)
    dialog.year.setValue(2025)
    assert not dialog.save_button.isEnabled()
    dialog.propose_button.click()
    assert "行政应诉案件" in dialog.table.item(2, 2).text()
    dialog.save_button.click()
    assert named(office, "2.1") == ["行政应诉案件", "负责人出庭的应诉案件"]
    assert named(office, "4.2") == []  # nothing in the book speaks of it
    before = office.store.book.rows("SELECT count(*) FROM indicator_source")[0][0]
    assert before > 5
    assert not dialog.save_button.isEnabled()


def test_a_source_is_ticked_and_what_was_typed_by_hand_stays(desk: ToolDesk, office: Office) -> None:
    uuid = next(one for one in indicators_of(office.store, 2025) if one["number"] == "4.2")["uuid"]
    office.store.save(KIND, {"sources": [{"title": "阵地照片（自存）"}]}, uuid=uuid)
    dialog = opened(desk, "佐证来源…")
    assert isinstance(dialog, IndicatorSourcesDialog)
    dialog.year.setValue(2025)
    dialog.table.setCurrentCell(6, 0)
    events = next(
        item
        for item in map(dialog.sources.item, range(dialog.sources.count()))
        if item.text().startswith("普法活动台账")
    )
    events.setCheckState(Qt.CheckState.Checked)
    assert dialog.table.item(6, 2).text() == "普法活动台账；阵地照片（自存）"
    dialog.save_button.click()
    assert named(office, "4.2") == ["普法活动台账", "阵地照片（自存）"]


def test_the_pack_is_made_and_says_what_lacks(desk: ToolDesk, qtbot: QtBot, tmp_path: Path) -> None:
    dialog = opened(desk, "按指标整理佐证材料…")
    assert isinstance(dialog, IndicatorEvidenceDialog)
    dialog.year.setValue(2025)
    dialog.zipped.setChecked(True)
    assert dialog.place.text().endswith(".zip")
    dialog.place.setText(str(tmp_path / "佐证.zip"))
    dialog.make_button.click()
    qtbot.waitUntil(lambda: bool(dialog.made), timeout=30_000)
    assert (tmp_path / "佐证.zip").is_file()
    assert dialog.table.item(6, 4).text() == "没有佐证"
    assert dialog.open_button.isEnabled()


def test_a_year_without_indicators_makes_nothing(desk: ToolDesk) -> None:
    dialog = opened(desk, "按指标整理佐证材料…")
    assert isinstance(dialog, IndicatorEvidenceDialog)
    dialog.year.setValue(2019)
    assert not dialog.make_button.isEnabled()
    assert "还没有登记考核指标" in dialog.said.text()
