"""The tools of the drawer 法治建设：决策、文件和公开."""

from __future__ import annotations

from ui.tools.tool import Tool

TOOLS: tuple[Tool, ...] = ()
