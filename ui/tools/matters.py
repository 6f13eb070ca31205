"""The tools of the drawer 事项清单."""

from __future__ import annotations

from ui.tools.tool import Tool, ToolDesk


def _compare(desk: ToolDesk) -> object:
    from ui.matters.versions_dialog import VersionsDialog

    picked = desk.selected if desk.query.kind == "matter_list" else ()
    new, old = "", ""
    if len(picked) == 2:
        begins = {uuid: _begins(desk, uuid) for uuid in picked}
        old, new = sorted(picked, key=lambda uuid: begins[uuid])
    elif len(picked) == 1:
        new = picked[0]
    dialog = VersionsDialog(desk, old, new)
    dialog.show()
    return dialog


def _begins(desk: ToolDesk, uuid: str) -> str:
    version = desk.office.store.get("matter_list", uuid)
    return str((version or {}).get("effective_on") or "")


def _as_at(desk: ToolDesk) -> object:
    from ui.matters.as_at_dialog import AsAtDialog

    dialog = AsAtDialog(desk)
    dialog.show()
    return dialog


def _law_amended(desk: ToolDesk) -> object:
    from ui.matters.law_amended_dialog import LawAmendedDialog

    dialog = LawAmendedDialog(desk)
    dialog.show()
    return dialog


TOOLS: tuple[Tool, ...] = (
    Tool("matter_list", "对比两个版本…", "duplicate", _compare),
    Tool("matter_list", "某日有效事项…", "calendar", _as_at),
    Tool("matter", "对比两个版本…", "duplicate", _compare),
    Tool("matter", "某日有效事项…", "calendar", _as_at),
    Tool("matter", "法律修改了…", "history", _law_amended),
)
