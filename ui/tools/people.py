"""The tools of the drawer 人员卡片."""

from __future__ import annotations

from ui.tools.duplicates import open_duplicates
from ui.tools.tool import Tool

TOOLS: tuple[Tool, ...] = (Tool("person", "查重复人员", "person", open_duplicates),)
