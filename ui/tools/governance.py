"""The tools of the drawer 法治建设：会议和责任."""

from __future__ import annotations

from ui.tools.tool import Tool

TOOLS: tuple[Tool, ...] = ()
