"""The tools of the drawer 行政应诉."""

from __future__ import annotations

from ui.tools.litigation_rates import open_rates
from ui.tools.tool import Tool

TOOLS: tuple[Tool, ...] = (Tool("litigation_case", "出庭率和败诉率", "ok", open_rates),)
