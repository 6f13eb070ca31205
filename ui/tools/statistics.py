"""统计表 and 图表, offered on the registers they count and on the yearly report."""

from __future__ import annotations

from typing import Final

from lawgov_desktop.reporting.period import Period
from ui.tools.tool import Tool, ToolDesk

TABLE_OF: Final = {
    "mediation_case": "mediation_cases",
    "admin_mediation_case": "admin_mediation",
    "publicity_event": "publicity",
    "training_class": "training",
    "litigation_case": "lawsuits",
    "reconsideration_case": "reconsiderations",
    "annual_report": "mediation_cases",
}
"""Register → the table shown first."""


def open_tables(desk: ToolDesk) -> object:
    """The statutory tables, that of the register first."""
    from ui.statistics.tables_dialog import TablesDialog

    dialog = TablesDialog(desk, TABLE_OF.get(desk.query.kind, ""))
    dialog.show()
    return dialog


def open_charts(desk: ToolDesk, chart: str = "", period: Period | None = None) -> object:
    """The charts, those of the register first; or one of them for a period."""
    from ui.statistics.charts_dialog import ChartsDialog

    dialog = ChartsDialog(desk, desk.query.kind, chart, period)
    dialog.show()
    return dialog


TOOLS: tuple[Tool, ...] = tuple(
    tool
    for kind in TABLE_OF
    for tool in (
        Tool(kind, "统计表…", "columns", open_tables),
        Tool(kind, "图表…", "panel", open_charts),
    )
)
