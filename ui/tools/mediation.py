"""The tools of the drawer 人民调解."""

from __future__ import annotations

from ui.tools.mediation_difficulty import DifficultyDialog
from ui.tools.mediation_hints import HintsDialog, LateDialog
from ui.tools.mediation_numbers import check_numbers
from ui.tools.mediation_reviews import DrawDialog
from ui.tools.mediation_screened import MatrixDialog
from ui.tools.mediation_standing import StandingDialog
from ui.tools.mediation_subsidies import StepDialog, SubsidyDialog
from ui.tools.mediation_volume import show_volume
from ui.tools.tool import Tool, ToolDesk


def _standing(desk: ToolDesk) -> None:
    StandingDialog(desk.office, desk.window).open()


TOOLS: tuple[Tool, ...] = (
    Tool("mediation_case", "整卷 PDF", "paper", show_volume),
    Tool("admin_mediation_case", "整卷 PDF", "paper", show_volume),
    Tool("mediation_case", "分期未履行", "clock", lambda desk: LateDialog(desk).show()),
    Tool("mediation_case", "疑难复杂核对", "search", lambda desk: DifficultyDialog(desk).show()),
    Tool("mediation_case", "核查提示", "warning", lambda desk: HintsDialog(desk).show()),
    Tool("mediation_case", "以案定补申报", "ok", lambda desk: SubsidyDialog(desk).show()),
    Tool("mediation_case", "缺号重号检查", "warning", check_numbers),
    Tool("committee", "某日在册情况", "clock", _standing),
    Tool("mediator", "某日在册情况", "clock", _standing),
    Tool("screening", "排查缺报和零报告", "calendar", lambda desk: MatrixDialog(desk).show()),
    Tool("file_review", "抽取案卷", "restore", lambda desk: DrawDialog(desk).show()),
    Tool("subsidy", "以案定补申报", "ok", lambda desk: SubsidyDialog(desk).show()),
    Tool("subsidy", "登记审核进度", "calendar", lambda desk: StepDialog(desk).show()),
)
