"""What the window offers beside adding and editing: each drawer brings its tools (办理) for its registers."""

from __future__ import annotations

from typing import Final

from ui.tools import enforcement, governance, litigation, matters, mediation, people, publicity
from ui.tools import governance_documents as documents
from ui.tools.tool import Tool, ToolDesk

__all__ = ["TOOLS", "Tool", "ToolDesk", "tools_of"]

TOOLS: Final[tuple[Tool, ...]] = (
    *mediation.TOOLS,
    *people.TOOLS,
    *publicity.TOOLS,
    *enforcement.TOOLS,
    *litigation.TOOLS,
    *matters.TOOLS,
    *governance.TOOLS,
    *documents.TOOLS,
)
"""Every tool, in the order of the window."""


def tools_of(kind: str) -> tuple[Tool, ...]:
    """The tools offered on the page of a register."""
    return tuple(tool for tool in TOOLS if tool.kind == kind)
