"""学法记录: what leaders and staff studied of the law, when, with whom, and what was planned."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any

import peewee

from lawgov_desktop.records import dates, several
from lawgov_desktop.records.fields import (
    Attachment,
    Choice,
    Code,
    Date,
    Flag,
    Link,
    LongText,
    Names,
    Number,
    PersonName,
    PinyinKey,
    Statutes,
    Text,
)
from lawgov_desktop.records.record_type import Draft, Problem, Record, RecordType, Section, View
from lawgov_desktop.records.statutes import statutes_in
from lawgov_desktop.records.text import first_words
from lawgov_desktop.registers.conditions import year_is
from lawgov_desktop.registers.day_order import empty_of
from lawgov_desktop.registers.governance.meeting import state_of
from lawgov_desktop.registers.governance.meeting_papers import study_papers

STATES = (("planned", "计划"), ("held", "已学习"), ("cancelled", "已取消"))


class LawStudy(Record):
    """One session of 学法 (会前学法, 中心组, 专题讲座, 旁听庭审, 网络)."""

    title = Text(
        "学习主题",
        aliases=("会议", "会议名称", "主题", "学习名称", "学法主题", "活动名称", "学法内容"),
        width=32,
    )
    title_key = PinyinKey(of="title")
    occasion = Code("学法形式", "study_occasion", aliases=("形式", "学习形式", "类型"), index=True)
    planned_on = Date("计划日期", aliases=("计划时间", "计划学习时间"), index=True)
    studied_on = Date("学习日期", aliases=("日期", "时间", "学法日期", "学法时间", "学习时间"), index=True)
    cancelled = Flag("已取消", aliases=("是否取消",))
    state = Choice("状态", STATES, index=True)
    year = Number("年度", index=True, width=8)
    meeting = Link("所在会议", "meeting", aliases=("会前学法会议",), index=True)
    statutes = Statutes(
        "法律法规",
        aliases=("学习法律", "学习的法律法规", "法律", "法律名称", "学习篇目", "学习法律法规"),
        width=36,
    )
    content = LongText("学习内容", aliases=("内容", "学习要点"))
    lecturer = PersonName(
        "主讲人", several=True, aliases=("主讲", "授课人", "领学人", "主讲人员"), privacy="", width=12
    )
    lecturer_unit = Text("主讲人单位", aliases=("主讲单位", "授课单位"))
    place = Text("地点", aliases=("学习地点",))
    due = Number("应到人数", aliases=("应到", "应参加人数"), unit="人")
    present = Number("参加人数", aliases=("实到人数", "实到", "参学人数", "到会人数"), unit="人", width=10)
    on_leave = Number("请假人数", aliases=("请假",), unit="人")
    absent_names = Text("缺席人员", aliases=("请假人员", "缺席", "未参加人员"))
    duration = Number("学习时长", aliases=("时长", "学时", "学习时长（分钟）"), unit="分钟")
    test_held = Flag("组织测试", aliases=("是否测试", "测试"))
    test_taken = Number("参加测试人数", aliases=("测试人数", "参考人数"), unit="人")
    test_passed = Number("测试合格人数", aliases=("合格人数",), unit="人")
    recorder = PersonName("记录人", aliases=("记录",), privacy="")
    minutes = Attachment("学习记录", aliases=("记录材料", "学法记录"))
    files = Attachment("其他附件", aliases=("附件", "签到表", "照片"))
    remarks = LongText("备注", aliases=("说明",))

    class Meta:
        table_name = "law_study"


def _held(draft: Mapping[str, Any]) -> str:
    return state_of({"held_on": draft.get("studied_on"), "cancelled": draft.get("cancelled")})


def _derive(draft: Draft, names: Names) -> Mapping[str, Any]:
    found: Draft = {
        "state": _held(draft),
        "title": first_words(draft.get("content")),
        "year": dates.year_of(draft.get("studied_on") or draft.get("planned_on")),
        # The list may name the statutes only in 《》 within its text.
        "statutes": several.joined(statutes_in(f"{draft.get('title') or ''}{draft.get('content') or ''}")),
    }
    if draft.get("due") is not None and draft.get("present") is not None and draft.get("on_leave") is None:
        found["on_leave"] = max(draft["due"] - draft["present"], 0)
    return found


def _rules(draft: Draft, names: Names) -> Sequence[Problem]:
    return list(_problems(draft))


def _problems(draft: Draft) -> Iterator[Problem]:
    if draft.get("title") and not draft.get("studied_on") and not draft.get("planned_on"):
        yield Problem(
            "studied_on", "doubt", "没有日期", "算不进任何一年的学法次数", "请填学习日期；还没学的填计划日期"
        )
    if draft.get("cancelled") and draft.get("studied_on"):
        yield Problem("studied_on", "doubt", "已取消，却填了学习日期", "取消的不计次数", "请核对")
    for less, more, what in (
        ("present", "due", "参加人数比应到人数还多"),
        ("test_taken", "present", "参加测试的比参加学习的还多"),
        ("test_passed", "test_taken", "合格人数比参加测试的还多"),
    ):
        few, many = draft.get(less), draft.get(more)
        if few is not None and many is not None and few > many:
            yield Problem(less, "doubt", what, "", "请核对人数")
    if draft.get("test_held") == 0 and draft.get("test_taken"):
        yield Problem("test_held", "doubt", "填了测试人数，却写没有组织测试", "", "请核对")


def _wanted(draft: Draft) -> Sequence[str]:
    if (draft.get("state") or _held(draft)) != "held":
        return ()
    needed = ("statutes", "lecturer", "due", "present", "duration", "minutes")
    return empty_of(draft, needed)


def _not_studied(model: type[Any], day: date) -> peewee.Expression:
    where: peewee.Expression = (model.state == "planned") & (
        model.year.is_null() | (model.year == day.year) | (model.planned_on <= day.isoformat())
    )
    return where


def _without_minutes(model: type[Any], day: date) -> peewee.Expression:
    where: peewee.Expression = (model.state == "held") & model.minutes.is_null()
    return where


_VIEWS = (
    View("this_year", "本年", year_is("year")),
    View("not_studied", "计划未学", _not_studied),
    View("without_minutes", "缺学习记录", _without_minutes),
    View("without_statutes", "未写法律法规",
         lambda model, day: (model.state == "held") & model.statutes.is_null()),
    View("last_year", "上年", year_is("year", 1)),
)  # fmt: skip


def _sample(link: Callable[[str], str | None]) -> Draft:
    return {
        "title": "样例镇党委会前学法",
        "occasion": "before_meeting",
        "planned_on": "2025-03",
        "studied_on": "2025-03-05",
        "meeting": link("meeting"),
        "statutes": ";行政处罚法;行政许可法;",
        "lecturer": "李示例",
        "due": 22,
        "present": 20,
        "on_leave": 2,
        "duration": 60,
        "test_held": 0,
        "recorder": "张示例",
    }


_REGISTER = (
    "studied_on", "title", "occasion", "lecturer", "lecturer_unit", "statutes", "content", "place", "due",
    "present", "on_leave", "absent_names", "duration", "test_held", "test_taken", "test_passed", "recorder",
    "planned_on", "cancelled", "remarks",
)  # fmt: skip

LAW_STUDY = RecordType(
    key="law_study",
    title="学法记录",
    tab="governance",
    model=LawStudy,
    title_field="title",
    sections=(
        Section("学法", ("title", "occasion", "studied_on", "planned_on", "statutes", "content", "meeting",
                       "place", "lecturer", "lecturer_unit")),
        Section("参加和测试", ("due", "present", "on_leave", "absent_names", "duration", "test_held",
                          "test_taken", "test_passed")),
        Section("记录", ("recorder", "minutes", "files", "remarks")),
        Section("状态", ("cancelled", "state", "year")),
    ),
    list_fields=("studied_on", "title", "occasion", "statutes", "lecturer", "present", "duration",
                 "planned_on", "state"),
    register_fields=_REGISTER,
    print_fields=("studied_on", "title", "lecturer", "statutes", "due", "present", "on_leave", "duration",
                  "recorder", "remarks"),
    import_fields=(*_REGISTER, "meeting"),
    search_fields=("title", "statutes", "content", "lecturer", "absent_names", "remarks"),
    required=("title",),
    keys=(("studied_on", "title"), ("planned_on", "title")),
    order="-studied_on",
    wanted=_wanted,
    rules=_rules,
    derive=_derive,
    derived=("state", "year"),
    papers=study_papers(LawStudy),
    views=_VIEWS,
    belongs_here="会前学法、中心组学习、专题讲座、旁听庭审、网络学法。写明学了哪些法，就能数出本年学法几次、学了哪几部法。",
    sample=_sample,
)  # fmt: skip
