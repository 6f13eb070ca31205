"""The tools of the drawer 执法培训."""

from __future__ import annotations

from lawgov_desktop.procedures.enforcement_cards import CardsFromRoster, cards_from_roster
from ui.tools.enforcement_bridge import open_bridge
from ui.tools.enforcement_exams import open_exam_list
from ui.tools.enforcement_hours import open_expiry, open_hours
from ui.tools.enforcement_scores import open_scores
from ui.tools.tool import Tool, ToolDesk
from ui.widgets.messages import tell


def make_cards(desk: ToolDesk) -> None:
    """Cards for the selected officers, or for all of them, of what their roster lines say."""
    store = desk.office.store

    def failed(error: BaseException) -> None:
        tell(error, desk.icons, desk.window)

    desk.jobs.write(
        "按名册建立证件",
        lambda: cards_from_roster(store, desk.selected if len(desk.selected) > 1 else None),
        lambda done: _cards_made(desk, done),
        failed,
    )


def _cards_made(desk: ToolDesk, done: CardsFromRoster) -> None:
    words = f"已建立 {len(done.made)} 张证件" if done.made else "名册上的证号都已有证件，没有要建立的"
    if done.twice:
        names = "、".join(desk.office.store.names.title("officer", uuid) for uuid in done.twice)
        words += f"；证号和别人重的没有建立：{names}，请核对"
    desk.say(words, desk.undo if done.action_id else None)


TOOLS: tuple[Tool, ...] = (
    Tool("officer", "应参加考试名单", "calendar", open_exam_list),
    Tool("officer", "持证人数年度对照", "person", open_bridge),
    Tool("officer", "学时统计", "clock", open_hours),
    Tool("officer", "按名册建立证件", "add", make_cards),
    Tool("certificate", "证件到期", "warning", open_expiry),
    Tool("certificate", "持证人数年度对照", "person", open_bridge),
    Tool("training_class", "导入成绩单", "import", open_scores),
    Tool("training_class", "应参加考试名单", "calendar", open_exam_list),
    Tool("training_class", "学时统计", "clock", open_hours),
)
