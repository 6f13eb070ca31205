"""问题与整改: what was found wanting, who puts it right until when, and what came of it (G04)."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any

import peewee

from lawgov_desktop.records import dates
from lawgov_desktop.records.fields import (
    Attachment,
    Choice,
    Code,
    Date,
    Link,
    LongText,
    Names,
    Number,
    PersonName,
    PinyinKey,
    Text,
)
from lawgov_desktop.records.record_type import (
    ChildRows,
    Clock,
    Draft,
    Onward,
    Problem,
    Record,
    RecordType,
    Row,
    Section,
    View,
)
from lawgov_desktop.registers.conditions import due_within, overdue, year_is
from lawgov_desktop.registers.day_order import in_order
from lawgov_desktop.registers.governance.due_dates import RULE, given_clock

STATES = (("open", "整改中"), ("done", "已整改待销号"), ("closed", "已销号"), ("moved", "已转下年"))


class Shortcoming(Record):
    """存在的问题、不足 of one year, with its rectification."""

    title = Text(
        "问题",
        aliases=(
            "存在问题",
            "存在的问题",
            "存在的不足",
            "不足",
            "问题描述",
            "问题内容",
            "问题清单",
            "问题表现",
            "主要问题",
        ),
        width=36,
    )
    title_key = PinyinKey(of="title")
    detail = LongText("具体表现", aliases=("表现", "问题详情", "原因分析", "具体问题", "产生原因"))
    year = Number("年度", aliases=("年份", "问题年度"), index=True, width=8)
    source = Code("来源", "problem_source", aliases=("问题来源",), index=True)
    category = Code("类别", "problem_category", aliases=("问题类别", "分类"), index=True)
    found_on = Date("发现日期", aliases=("反馈日期", "提出日期", "登记日期"))
    responsible_unit = Text("责任单位", aliases=("整改单位", "牵头单位", "责任部门"), width=16)
    responsible = PersonName(
        "责任人",
        several=True,
        aliases=("整改责任人", "责任领导", "牵头领导", "包联领导"),
        privacy="",
        width=12,
    )
    measures = LongText("整改措施", aliases=("措施", "整改举措", "改进措施"), width=30)
    due_on = Date("整改时限", aliases=("时限", "整改期限", "完成时限", "完成期限"), index=True)
    done_on = Date("完成日期", aliases=("完成日", "整改完成日期", "完成时间", "整改完成时间"), index=True)
    result = LongText("整改情况", aliases=("整改结果", "整改落实情况", "整改成效", "落实情况"))
    evidence = Text("佐证", aliases=("佐证材料", "证明材料"))
    closed_on = Date("销号日期", aliases=("销号时间", "审核日期"), index=True)
    closed_by = Text("销号审核", aliases=("销号审核人", "审核人", "验收人", "验收单位"))
    moved_on = Date("转下年日期", aliases=("结转日期",), hint="没改完、转为下一年整改事项的日期")
    state = Choice("整改状态", STATES, aliases=("状态",), index=True)
    latest = Text("最近进展", width=24)
    carried_from = Link("上年问题", "problem", aliases=("上年度问题",), index=True)
    meeting = Link("研究会议", "meeting", aliases=("相关会议",), index=True)
    files = Attachment("附件", aliases=("佐证附件",))
    remarks = LongText("备注", aliases=("说明",))

    class Meta:
        table_name = "problem"


class Progress(Row):
    """整改进展: what was done on a day."""

    on = Date("日期", aliases=("进展日期",))
    text = LongText("进展", aliases=("进度", "整改进度", "进展情况"))
    told_by = PersonName("填报人", privacy="")

    class Meta:
        table_name = "problem_progress"


def state_of(draft: Mapping[str, Any]) -> str:
    """整改中, 已整改待销号, 已销号 or 已转下年, from the days written down."""
    for name, state in (("closed_on", "closed"), ("done_on", "done"), ("moved_on", "moved")):
        if draft.get(name):
            return state
    return "open"


def _derive(draft: Draft, names: Names) -> Mapping[str, Any]:
    told = [row for row in draft.get("progress") or () if row.get("text")]
    last = max(told, key=lambda row: str(row.get("on") or ""), default=None)
    return {
        "state": state_of(draft),
        "year": dates.year_of(draft.get("found_on")),
        "latest": str(last["text"]).splitlines()[0] if last else None,
    }


def _rules(draft: Draft, names: Names) -> Sequence[Problem]:
    return list(_problems(draft))


def _problems(draft: Draft) -> Iterator[Problem]:
    yield from in_order(
        draft,
        (
            ("found_on", "due_on", "整改时限早于发现日期"),
            ("found_on", "done_on", "完成日期早于发现日期"),
            ("done_on", "closed_on", "销号日期早于完成日期"),
        ),
    )
    if draft.get("closed_on") and not draft.get("done_on"):
        yield Problem("done_on", "doubt", "已销号，没有填完成日期", "整改完成率按完成日期算", "请补完成日期")
    if draft.get("done_on") and not draft.get("result"):
        yield Problem(
            "result", "doubt", "已完成，没有写整改情况", "下年报告要交代每条怎么改的", "请写整改情况"
        )
    if draft.get("carried_from") and draft.get("carried_from") == draft.get("uuid"):
        yield Problem("carried_from", "doubt", "上年问题选成了它自己", "", "请选上一年的问题")


def _wanted(draft: Draft) -> Sequence[str]:
    needed = ["year", "source", "responsible_unit", "measures", "due_on"]
    if draft.get("done_on"):
        needed.append("result")
    return [name for name in needed if draft.get(name) is None]


def _clocks(draft: Draft) -> Sequence[Clock]:
    done = draft.get("done_on") or draft.get("closed_on") or draft.get("moved_on")
    return given_clock("整改时限", draft, draft.get("found_on"), done)


# --- named views, and what a problem may become ---------------------------------------------------------


def _rectifying(model: type[Any], day: date) -> peewee.Expression:
    where: peewee.Expression = model.state == "open"
    return where


_VIEWS = (
    View("rectifying", "整改中", _rectifying),
    View("overdue", "逾期未整改", overdue(RULE)),
    View("due_soon", "30 日内到期", due_within(30, RULE)),
    View("this_year", "本年", year_is("year")),
    View("of_the_report", "本年报告不足",
         lambda model, day: (model.year == day.year) & (model.source == "annual_report")),
    View("not_closed", "已改未销号", lambda model, day: model.state == "done"),
    View("last_year", "上年", year_is("year", 1)),
)  # fmt: skip


def carried_on(draft: Draft, *, due_on: str | None = None) -> Draft:
    """The item of the next year that this problem becomes: same words, same office, linked back (G04)."""
    year = draft.get("year")
    return {
        "title": draft.get("title"),
        "detail": draft.get("detail"),
        "year": year + 1 if year else None,
        "source": "carried",
        "category": draft.get("category"),
        "responsible_unit": draft.get("responsible_unit"),
        "responsible": draft.get("responsible"),
        "measures": draft.get("measures"),
        "due_on": due_on or (f"{year + 1}-12-31" if year else None),
        "carried_from": draft.get("uuid"),
    }


def _as_plan(draft: Draft) -> Draft:
    """下一年度安排 that answers this problem."""
    return {
        "title": f"针对“{draft.get('title') or ''}”的改进安排",
        "kind": "plan",
        "report_year": draft.get("year"),
        "source": "存在的不足",
        "problem": draft.get("uuid"),
        "text": draft.get("measures"),
        "responsible": draft.get("responsible_unit"),
    }


def _as_accountability(draft: Draft) -> Draft:
    return {
        "target": draft.get("responsible_unit") or draft.get("responsible"),
        "kind": "urging",
        "ground": draft.get("title"),
        "measure": draft.get("measures"),
        "due_on": draft.get("due_on"),
        "problem": draft.get("uuid"),
    }


def _unfinished(draft: Draft) -> bool:
    return state_of(draft) != "closed"


_ONWARD = (
    Onward("next_plan", "写入下一年度安排", "next_plan", _as_plan),
    Onward("accountability", "登记督促整改", "accountability", _as_accountability, _unfinished),
)


def _sample(link: Callable[[str], str | None]) -> Draft:
    return {
        "title": "部分执法人员法律知识更新不够及时",
        "detail": "新修订的法律学习不够系统。",
        "year": 2025,
        "source": "annual_report",
        "category": "enforcement",
        "found_on": "2025-01-20",
        "responsible_unit": "样例镇综合行政执法队",
        "responsible": "张示例",
        "measures": "每季度组织一次集中学习并测试。",
        "due_on": "2025-12-31",
        "progress": [{"on": "2025-04-10", "text": "已组织第一季度学习。", "told_by": "张示例"}],
    }


_REGISTER = (
    "year", "title", "detail", "source", "category", "found_on", "responsible_unit", "responsible",
    "measures", "due_on", "progress.1.on", "progress.1.text", "done_on", "result", "evidence", "closed_on",
    "closed_by", "moved_on", "remarks",
)  # fmt: skip

PROBLEM = RecordType(
    key="problem",
    title="问题与整改",
    tab="governance",
    model=Shortcoming,
    title_field="title",
    sections=(
        Section("问题", ("title", "detail", "year", "source", "category", "found_on", "meeting",
                       "carried_from")),
        Section("整改安排", ("responsible_unit", "responsible", "measures", "due_on")),
        Section("进展", ("progress", "latest")),
        Section("结果和销号", ("done_on", "result", "evidence", "files", "closed_on", "closed_by", "state",
                          "moved_on", "remarks")),
    ),
    list_fields=("year", "title", "source", "responsible_unit", "due_on", "latest", "done_on", "state"),
    register_fields=_REGISTER,
    print_fields=("year", "title", "source", "responsible_unit", "measures", "due_on", "done_on", "result",
                  "closed_by"),
    import_fields=(*_REGISTER, "carried_from", "meeting"),
    search_fields=("title", "detail", "measures", "responsible_unit", "responsible", "result",
                   "progress.text", "remarks"),
    required=("title",),
    keys=(("year", "title", "source"),),
    order="-year",
    children=(ChildRows("progress", "整改进展", Progress, ("on", "text", "told_by")),),
    wanted=_wanted,
    rules=_rules,
    derive=_derive,
    derived=("state", "latest"),
    clocks=_clocks,
    views=_VIEWS,
    onward=_ONWARD,
    belongs_here="自查、督察、年度报告写出来的每条不足，都在这里定责任、定时限、销号；没改完的可以转到下一年。",
    sample=_sample,
)  # fmt: skip
