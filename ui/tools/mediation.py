"""The tools of the drawer 人民调解."""

from __future__ import annotations

from ui.tools.tool import Tool

TOOLS: tuple[Tool, ...] = ()
