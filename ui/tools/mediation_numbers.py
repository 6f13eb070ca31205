"""缺号重号检查: whether a series of case numbers has a gap or a repeat (M02)."""

from __future__ import annotations

from typing import Final

from lawgov_desktop.progress import Progress
from lawgov_desktop.registers.mediation.numbering import case_number_checks
from lawgov_desktop.storage.listing import ListQuery, drafts
from ui.tools.tool import ToolDesk

_MOST_TOLD: Final = 5


def check_numbers(desk: ToolDesk) -> None:
    """Read all cases in the background and tell what is odd in a notice."""
    store = desk.office.store

    def work(progress: Progress) -> list[str]:
        checks = case_number_checks(drafts(store, ListQuery("mediation_case")), store.names)
        return [f"{check.series}：{check}" for check in checks if not check.sound]

    def told(odd: list[str]) -> None:
        more = f"；等 {len(odd)} 组" if len(odd) > _MOST_TOLD else ""
        desk.say("；".join(odd[:_MOST_TOLD]) + more or "案号没有缺号，也没有重号。")

    desk.jobs.start("检查案号", work, told)
