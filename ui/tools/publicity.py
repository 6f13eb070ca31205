"""The tools of the drawer 法治宣传."""

from __future__ import annotations

from lawgov_desktop.procedures.publicity_occasions import add_usual_occasions
from ui.calendar.market_calendar import MarketCalendarDialog
from ui.calendar.market_plan import MarketPlanDialog
from ui.tools.publicity_cancelling import cancel_selected
from ui.tools.publicity_tables import plan_table, statute_table, village_table
from ui.tools.tool import Tool, ToolDesk
from ui.widgets.messages import tell


def open_calendar(desk: ToolDesk) -> MarketCalendarDialog:
    """The year's market days; of one market when it is selected on its page."""
    one = desk.selected[0] if desk.query.kind == "market" and len(desk.selected) == 1 else None
    dialog = MarketCalendarDialog(desk, one)
    dialog.show()
    return dialog


def open_plan(desk: ToolDesk) -> MarketPlanDialog:
    """Plan the events of a year's market days."""
    dialog = MarketPlanDialog(desk)
    dialog.open()
    return dialog


def add_occasions(desk: ToolDesk) -> None:
    """Add the usual occasions that the book does not name yet, as one action."""
    store, folder = desk.office.store, desk.office.resources / "rules"

    def told(added: int) -> None:
        if added:
            desk.say(f"已补入常用宣传节点 {added} 个；标着“待核实”的请对照当年的通知核对。", desk.undo)
        else:
            desk.say("常用的宣传节点都已经有了。")

    def failed(error: BaseException) -> None:
        tell(error, desk.icons, desk.window)

    desk.jobs.write(
        "补入常用宣传节点",
        lambda: add_usual_occasions(store, folder),
        told,
        failed,
    )


TOOLS: tuple[Tool, ...] = (
    Tool("publicity_event", "集市日历", "calendar", open_calendar),
    Tool("publicity_event", "排全年赶集宣传计划", "add", open_plan),
    Tool("market", "集市日历", "calendar", open_calendar),
    Tool("market", "排全年赶集宣传计划", "add", open_plan),
    Tool("publicity_event", "取消选中的活动…", "close", cancel_selected),
    Tool("publicity_event", "法律法规宣传情况", "paper", statute_table),
    Tool("publicity_plan", "普法计划完成情况", "ok", plan_table),
    Tool("publicity_plan", "法律法规宣传情况", "paper", statute_table),
    Tool("law_helper", "各村法律明白人和法律顾问", "person", village_table),
    Tool("village_adviser", "各村法律明白人和法律顾问", "person", village_table),
    Tool("occasion", "补入常用宣传节点", "add", add_occasions),
)
