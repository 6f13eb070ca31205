"""Papers that tell of several records or of a period; each drawer brings its own SHEETS."""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module
from typing import Final

from lawgov_desktop.errors import UserError
from lawgov_desktop.sheets.sheet import Ask, Sheet, SheetAsked

__all__ = ["DRAWERS", "Ask", "Sheet", "SheetAsked", "all_sheets", "sheet_of", "sheets_of"]

DRAWERS: Final[Mapping[str, tuple[str, ...]]] = {
    "mediation": ("mediation_cases", "mediation_subsidies", "mediation_reviews"),
    "publicity": ("publicity", "markets", "month_calendar"),
    "enforcement": ("enforcement",),
    "litigation": (),
    "matters": ("matter_comparison",),
    "governance": ("governance_ledgers", "handover"),
    "report": ("report", "chart_book"),
}
"""Tab of the window → the modules beside this one whose SHEETS belong to its registers, in order. They are
imported when they are asked for: the window opens without them."""


def all_sheets() -> tuple[Sheet, ...]:
    """Every sheet, in the order of the tabs."""
    modules = (import_module(f"{__name__}.{name}") for names in DRAWERS.values() for name in names)
    return tuple(sheet for module in modules for sheet in module.SHEETS)


def sheets_of(kind: str) -> tuple[Sheet, ...]:
    """The sheets offered on the page of a register."""
    return tuple(sheet for sheet in all_sheets() if kind in sheet.kinds)


def sheet_of(name: str) -> Sheet:
    """The sheet of that name; UserError names those there are."""
    every = all_sheets()
    for sheet in every:
        if sheet.name == name:
            return sheet
    known = "、".join(f"{sheet.name}（{sheet.title}）" for sheet in every) or "无"
    raise UserError(f"没有叫“{name}”的表单。", todo=f"可用的有：{known}。")
