"""The long list of registers of 法治建设: headings in between, all in sight on a laptop."""

from __future__ import annotations

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from lawgov_desktop.registers import HEADINGS, governance
from ui.main_window import MainWindow


def texts(window: MainWindow) -> list[str]:
    registers = window.tab_pages["governance"].registers
    return [registers.item(row).text() for row in range(registers.count())]


def test_headings_stand_above_their_registers(window: MainWindow, qtbot: QtBot) -> None:
    window.open_register("problem")
    shown = [text.split("  ")[0] for text in texts(window)]
    at = shown.index("问题和安排")
    assert shown[at + 1 : at + 3] == ["问题与整改", "下一年度安排"]
    assert len(shown) == len(governance.KINDS) + len(HEADINGS)


def test_a_heading_is_neither_chosen_nor_stopped_at(window: MainWindow, qtbot: QtBot) -> None:
    window.open_register("problem")
    page = window.tab_pages["governance"]
    qtbot.keyClick(page.registers, Qt.Key.Key_Up)
    current = page.current()
    assert current is not None
    assert current.kind.key == "accountability"
    qtbot.keyClick(page.registers, Qt.Key.Key_Down)
    assert page.current() is page.pages["problem"]


def test_all_registers_are_in_sight_at_the_usual_size(window: MainWindow) -> None:
    window.open_register("meeting")
    registers = window.tab_pages["governance"].registers
    assert registers.verticalScrollBar().maximum() == 0


def test_a_tab_with_few_registers_has_no_headings(window: MainWindow) -> None:
    window.open_register("litigation_case")
    assert window.tab_pages["litigation"].registers.count() == 4
