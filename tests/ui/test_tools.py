"""Every tool under 办理: it opens on its register, and its window leaves nothing behind when it is closed."""

from __future__ import annotations

import pytest
import shiboken6
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from lawgov_desktop.registers import ALL
from ui.main_window import MainWindow
from ui.tools import Tool, tools_of

TOOLS = [tool for kind in ALL for tool in tools_of(kind.key)]


@pytest.mark.parametrize("tool", TOOLS, ids=lambda tool: f"{tool.kind}-{tool.title}")
def test_the_window_of_a_tool_is_gone_when_it_is_closed(window: MainWindow, qtbot: QtBot, tool: Tool) -> None:
    page = window.open_register(tool.kind)
    window.open_tool(tool, page)
    for dialog in [one for one in window.findChildren(QDialog) if one.isVisible()]:
        dialog.reject()
        qtbot.waitUntil(lambda dialog=dialog: not shiboken6.isValid(dialog))
