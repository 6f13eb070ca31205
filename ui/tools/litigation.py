"""The tools of the drawer 行政应诉."""

from __future__ import annotations

from ui.tools.tool import Tool

TOOLS: tuple[Tool, ...] = ()
