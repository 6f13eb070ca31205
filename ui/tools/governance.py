"""The tools of the drawer 法治建设：会议和责任."""

from __future__ import annotations

from ui.tools.governance_group import GroupOnDayDialog
from ui.tools.governance_law_report import LawReportDialog
from ui.tools.governance_rectification import CarryingDialog, CompletionDialog
from ui.tools.governance_year import YearDialog
from ui.tools.tool import Tool, ToolDesk


def _year_of_meetings(desk: ToolDesk) -> None:
    YearDialog(desk).open()


TOOLS: tuple[Tool, ...] = (
    Tool("meeting", "会议和学法计划完成情况…", "calendar", _year_of_meetings),
    Tool("law_study", "会议和学法计划完成情况…", "calendar", _year_of_meetings),
    Tool("leading_group", "领导小组某日名单…", "person", lambda desk: GroupOnDayDialog(desk).open()),
    Tool("duty", "从职责起草述法报告…", "paper", lambda desk: LawReportDialog(desk).open()),
    Tool("problem", "转为下一年整改事项…", "duplicate", lambda desk: CarryingDialog(desk).open()),
    Tool("problem", "整改完成情况…", "ok", lambda desk: CompletionDialog(desk).open()),
)
