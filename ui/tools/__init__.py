"""What the window offers beside adding and editing: each drawer brings its tools (办理) for its registers."""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module
from typing import Final

from lawgov_desktop.registers import ALL
from ui.tools.tool import Tool, ToolDesk

__all__ = ["DRAWERS", "Tool", "ToolDesk", "tools_of"]

DRAWERS: Final[Mapping[str, tuple[str, ...]]] = {
    "mediation": ("mediation", "people"),
    "publicity": ("publicity",),
    "enforcement": ("enforcement",),
    "litigation": ("litigation",),
    "matters": ("matters",),
    "governance": ("governance", "governance_documents"),
    "report": ("report",),
}
"""Tab of the window → the modules beside this one whose TOOLS belong to its registers, in order. They are
imported when the first register of the tab is shown: the window opens without them."""

SHARED: Final = ("form_assistant", "statistics")
"""Modules whose TOOLS belong to registers of several tabs; they stand last."""


def tools_of(kind: str) -> tuple[Tool, ...]:
    """The tools offered on the page of a register."""
    tab = next((register.tab for register in ALL if register.key == kind), "")
    modules = (import_module(f"{__name__}.{name}") for name in (*DRAWERS.get(tab, ()), *SHARED))
    return tuple(tool for module in modules for tool in module.TOOLS if tool.kind == kind)
