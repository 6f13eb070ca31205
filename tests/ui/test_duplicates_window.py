"""查重复人员 in a real window: two cards side by side, merged or remembered as two."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from lawgov_desktop.office import Office
from lawgov_desktop.procedures.duplicate_persons import find_alike
from ui.main_window import MainWindow
from ui.tools.duplicates import DuplicatesDialog
from ui.tools.people import TOOLS


@pytest.fixture
def two(office: Office) -> tuple[str, str]:
    first = office.store.save("person", {"name": "李晓明", "phone": "13800000001"}).uuid
    second = office.store.save(
        "person", {"name": "李小明", "phone": "13800000001", "village": "柳河村", "occupation": "务农"}
    ).uuid
    return first, second


def dialog_of(window: MainWindow, qtbot: QtBot) -> DuplicatesDialog:
    window.open_tool(TOOLS[0], window.open_register("person"))
    dialog = next(one for one in window.findChildren(DuplicatesDialog) if one.isVisible())
    qtbot.waitUntil(lambda: dialog.pairs.count() > 0 or dialog.nothing.isVisible())
    return dialog


def test_a_pair_is_merged_field_by_field_and_taken_back(
    office: Office, two: tuple[str, str], window: MainWindow, qtbot: QtBot
) -> None:
    dialog = dialog_of(window, qtbot)
    assert "电话相同，姓名相近" in dialog.pairs.item(0).text()
    dialog.choose("name", 1)
    dialog.merge_button.click()
    card = office.store.get("person", two[0])
    assert card is not None
    # The name was chosen; what the kept card lacked was taken from the other.
    assert (card["name"], card["village"], card["occupation"]) == ("李小明", "柳河村", "务农")
    qtbot.waitUntil(lambda: dialog.nothing.isVisible())
    dialog._undo()
    gone = office.store.get("person", two[1])
    assert gone is not None
    assert gone["deleted_at"] is None


def test_the_other_card_can_be_the_one_that_stays(
    office: Office, two: tuple[str, str], window: MainWindow, qtbot: QtBot
) -> None:
    dialog = dialog_of(window, qtbot)
    dialog.turn_button.click()
    dialog.merge_button.click()
    kept, gone = office.store.get("person", two[1]), office.store.get("person", two[0])
    assert kept is not None
    assert gone is not None
    assert (kept["deleted_at"], kept["name"]) == (None, "李小明")
    assert gone["deleted_at"]


def test_two_persons_stay_two(office: Office, two: tuple[str, str], window: MainWindow, qtbot: QtBot) -> None:
    dialog = dialog_of(window, qtbot)
    dialog.two_button.click()
    qtbot.waitUntil(lambda: dialog.nothing.isVisible())
    assert find_alike(office.store) == []
