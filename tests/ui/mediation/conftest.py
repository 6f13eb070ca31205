"""The tools of the drawer as a clerk opens them: from 办理 on the page of a register."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from tests.ui.conftest import committee, make_case, office, window
from ui.main_window import MainWindow
from ui.tools import tools_of

__all__ = ["OpenTool", "committee", "make_case", "office", "open_tool", "window"]

OpenTool = Callable[[str, str], Any]


@pytest.fixture
def open_tool(window: MainWindow, qtbot: QtBot) -> OpenTool:
    """Opens the tool of a register by its title; gives its window."""

    def opened(kind: str, title: str) -> QDialog:
        page = window.open_register(kind)
        tool = next(tool for tool in tools_of(kind) if tool.title == title)
        before = set(window.findChildren(QDialog))
        window.open_tool(tool, page)
        (dialog,) = set(window.findChildren(QDialog)) - before
        return dialog

    return opened
