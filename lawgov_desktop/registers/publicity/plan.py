"""普法计划: what is to be publicised in which month, by whom and for whom (计划和责任清单, features P06)."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any

import peewee

from lawgov_desktop.records import dates, several, statutes
from lawgov_desktop.records.fields import (
    Choice,
    Codes,
    Date,
    LongText,
    Names,
    Number,
    PinyinKey,
    Statutes,
    Text,
)
from lawgov_desktop.records.record_type import Draft, Problem, Record, RecordType, Section, View
from lawgov_desktop.registers.conditions import in_month, in_year


class PublicityPlan(Record):
    """One line of the year's plan or of the 普法责任清单 (谁执法谁普法)."""

    month = Date(
        "月份",
        aliases=("时间", "计划时间", "日期", "完成时间", "时间安排", "实施时间", "开展时间"),
        index=True,
        width=10,
    )
    theme = Text(
        "主题",
        aliases=("宣传主题", "普法主题", "项目", "内容", "普法项目", "工作内容", "活动内容", "重点工作"),
        width=28,
    )
    theme_key = PinyinKey(of="theme")
    statutes = Statutes("法律法规", aliases=("法律", "普法内容", "宣传内容", "重点法律"))
    audience = Text("对象", aliases=("宣传对象", "普法对象", "受众"))
    venues = Codes("场所类型", "venue_type", aliases=("进X", "场所"))
    forms = Codes("形式", "publicity_form", aliases=("方式", "宣传形式", "活动形式"))
    responsible = Text("责任单位", aliases=("责任科室", "牵头单位", "责任部门", "承办单位"), width=16)
    co_offices = Text("协办单位", aliases=("协办", "配合单位", "参与单位"))
    events_wanted = Number("计划场次", aliases=("场次", "次数"), unit="场")
    goal = LongText("目标", aliases=("工作目标", "预期效果"))
    state = Choice(
        "完成情况",
        (("todo", "未开展"), ("doing", "进行中"), ("done", "已完成"), ("dropped", "不再开展")),
        words={
            "完成": "done",
            "已开展": "done",
            "已落实": "done",
            "是": "done",
            "√": "done",
            "未完成": "todo",
            "待开展": "todo",
            "否": "todo",
            "正在进行": "doing",
            "正在开展": "doing",
            "持续推进": "doing",
            "取消": "dropped",
        },
        aliases=("完成状态", "进度", "落实情况"),
        index=True,
    )
    done_on = Date("完成日期", aliases=("实际完成时间",))
    remarks = LongText("备注", aliases=("说明",))

    class Meta:
        table_name = "publicity_plan"


def _derive(draft: Draft, names: Names) -> Mapping[str, Any]:
    return {
        "state": "done" if draft.get("done_on") else "todo",
        # A 普法责任清单 has no theme: what each office makes known is the law itself.
        "theme": statutes.shown(several.parts(draft.get("statutes"))) or None,
    }


def _rules(draft: Draft, names: Names) -> Sequence[Problem]:
    return list(_problems(draft))


def _problems(draft: Draft) -> Iterator[Problem]:
    if draft.get("done_on") and draft.get("state") in ("todo", "doing"):
        yield Problem("state", "doubt", "写了完成日期，完成情况不是已完成", "", "请核对")
    if dates.out_of_order(draft.get("month"), draft.get("done_on")):
        yield Problem("done_on", "doubt", "完成日期早于计划月份", "", "提前完成的不用改")


def _overdue(model: type[Any], day: date) -> peewee.Expression:
    where: peewee.Expression = model.state.in_(("todo", "doing")) & (
        model.month < f"{day.year:04}-{day.month:02}"
    )
    return where


def _sample(link: Callable[[str], str | None]) -> Draft:
    return {
        "month": "2025-05",
        "theme": "民法典宣传月",
        "statutes": ";民法典;",
        "audience": "村民、在校学生",
        "venues": ";village;school;",
        "forms": ";lecture;leaflets;",
        "responsible": "样例镇司法所",
        "co_offices": "样例镇中心学校",
        "events_wanted": 4,
        "state": "todo",
    }


_FIELDS = (
    "month",
    "theme",
    "statutes",
    "audience",
    "venues",
    "forms",
    "responsible",
    "co_offices",
    "events_wanted",
    "goal",
    "state",
    "done_on",
    "remarks",
)

PUBLICITY_PLAN = RecordType(
    key="publicity_plan",
    title="普法计划和责任清单",
    tab="publicity",
    model=PublicityPlan,
    title_field="theme",
    sections=(
        Section("计划", _FIELDS[:10]),
        Section("完成", _FIELDS[10:]),
    ),
    list_fields=(
        "month",
        "theme",
        "statutes",
        "audience",
        "forms",
        "responsible",
        "events_wanted",
        "state",
        "done_on",
    ),
    register_fields=_FIELDS,
    import_fields=_FIELDS,
    search_fields=("theme", "statutes", "audience", "responsible", "co_offices", "goal", "remarks"),
    required=("theme",),
    keys=(("month", "theme", "responsible"), ("month", "theme")),
    order="-month",
    wanted=lambda draft: [n for n in ("month", "statutes", "responsible") if draft.get(n) is None],
    rules=_rules,
    derive=_derive,
    views=(
        View("this_year", "本年", in_year("month")),
        View("this_month", "本月", in_month("month")),
        View("overdue", "过期未完成", _overdue),
        View("done", "已完成", lambda model, day: model.state == "done"),
    ),
    belongs_here="年度普法计划和普法责任清单：哪个月、讲什么法、对谁、谁负责。开展活动时选上计划，就知道做没做。",
    sample=_sample,
)
