"""The page 统计 as an entry of the tab 年度报告; what it is made of is imported when it is first shown."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from ui.lists.tab_page import MorePage, TabLeaf
from ui.tools.tool import ToolDesk

STATISTICS: Final = "statistics"


def statistics_pages(desk: Callable[[], ToolDesk]) -> tuple[MorePage, ...]:
    """What the tab 年度报告 offers beside its registers."""

    def make() -> TabLeaf:
        from ui.statistics.page import StatisticsPage

        return StatisticsPage(desk())

    tip = "案件、活动、证件的图表，和各台账还缺什么；每个数字点开都是记录"
    return (MorePage(STATISTICS, "统计", tip, make),)
