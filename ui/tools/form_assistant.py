"""填表助手, offered where numbers are handed in and in the list of what else a register can do."""

from __future__ import annotations

from typing import Final

from ui.tools.tool import Tool, ToolDesk

_KINDS: Final = ("submission", "annual_report", "mediation_case", "publicity_event", "litigation_case")


def open_assistant(desk: ToolDesk) -> object:
    """The form assistant, without a form yet."""
    from ui.form_assistant.assistant_dialog import AssistantDialog

    dialog = AssistantDialog(desk)
    dialog.show()
    return dialog


def assistant_tool(kind: str) -> Tool:
    """The assistant as it is offered on the page of a register."""
    return Tool(kind, "填表助手…", "paper", open_assistant)


TOOLS: tuple[Tool, ...] = tuple(assistant_tool(kind) for kind in _KINDS)
