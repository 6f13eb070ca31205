"""The tools of the drawer 法治宣传."""

from __future__ import annotations

from ui.tools.tool import Tool

TOOLS: tuple[Tool, ...] = ()
