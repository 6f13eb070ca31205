"""The tools of the drawer 执法培训."""

from __future__ import annotations

from ui.tools.tool import Tool

TOOLS: tuple[Tool, ...] = ()
