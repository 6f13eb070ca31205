"""下一年度安排和建议: what a report promises for the year after it, with who does it and what came of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from lawgov_desktop.records import dates
from lawgov_desktop.records.fields import (
    Attachment,
    Choice,
    Date,
    Link,
    LongText,
    Names,
    Number,
    PinyinKey,
    Text,
)
from lawgov_desktop.records.record_type import Clock, Draft, Problem, Record, RecordType, Section, View
from lawgov_desktop.records.text import first_words
from lawgov_desktop.registers.conditions import overdue, year_is
from lawgov_desktop.registers.governance.due_dates import RULE, given_clock

KINDS_OF_PLAN = (("plan", "工作安排"), ("advice", "建议"))
STATES = (("open", "未完成"), ("done", "已完成"))


class NextPlan(Record):
    """One point of 下一年度主要安排, or one of the 建议, of a yearly report."""

    title = Text(
        "事项",
        aliases=(
            "安排事项",
            "建议",
            "工作安排",
            "下一年度安排",
            "安排",
            "标题",
            "重点工作",
            "重点任务",
            "工作任务",
            "工作任务",
            "工作重点",
        ),
        width=36,
    )
    title_key = PinyinKey(of="title")
    kind = Choice("性质", KINDS_OF_PLAN, aliases=("类别", "类型"), index=True)
    text = LongText("内容", aliases=("具体内容", "具体措施", "工作内容"), width=36)
    report_year = Number("报告年度", aliases=("报告年份",), index=True, width=8,
                         hint="写进哪一年的年度报告")  # fmt: skip
    year = Number("执行年度", aliases=("年度", "年份"), index=True, width=8)
    source = Text("来源", aliases=("提出来源",))
    problem = Link("针对的问题", "problem", aliases=("相关问题",), index=True)
    responsible = Text("责任单位", aliases=("责任人", "牵头单位", "责任部门", "责任单位及责任人"), width=16)
    due_on = Date("完成时限", aliases=("时限", "完成期限", "时间", "时间安排"), index=True)
    done_on = Date("完成日期", aliases=("完成时间",), index=True)
    result = LongText("完成情况", aliases=("落实情况", "进展情况"))
    state = Choice("状态", STATES, aliases=("完成状态",), index=True)
    files = Attachment("附件", aliases=("佐证材料",))
    remarks = LongText("备注", aliases=("说明",))

    class Meta:
        table_name = "next_plan"


def _derive(draft: Draft, names: Names) -> Mapping[str, Any]:
    report, year = draft.get("report_year"), draft.get("year")
    return {
        "state": "done" if draft.get("done_on") else "open",
        "year": report + 1 if report else None,
        "report_year": year - 1 if year else None,
        "kind": "plan",
        "title": first_words(draft.get("text")),
    }


def _rules(draft: Draft, names: Names) -> Sequence[Problem]:
    return list(_problems(draft))


def _problems(draft: Draft) -> Iterator[Problem]:
    report, year = draft.get("report_year"), draft.get("year")
    if report and year and year <= report:
        yield Problem("year", "doubt", "执行年度不晚于报告年度", "报告里写的是下一年的安排", "请核对两个年度")
    due, done = dates.last_day(draft.get("due_on")), dates.first_day(draft.get("done_on"))
    if year and due and due.year < year:
        yield Problem("due_on", "doubt", f"完成时限早于 {year} 年", "", "请核对")
    if done and report and done.year < report:
        yield Problem("done_on", "doubt", "完成日期早于报告年度", "", "请核对")


def _wanted(draft: Draft) -> Sequence[str]:
    needed = ["report_year", "responsible", "due_on"]
    if draft.get("done_on"):
        needed.append("result")
    return [name for name in needed if draft.get(name) is None]


def _clocks(draft: Draft) -> Sequence[Clock]:
    return given_clock("年度安排完成时限", draft, None, draft.get("done_on"))


def _sample(link: Callable[[str], str | None]) -> Draft:
    return {
        "title": "加强执法人员培训",
        "kind": "plan",
        "text": "全年组织四次集中学习，新录用人员先培训后上岗。",
        "report_year": 2024,
        "year": 2025,
        "source": "年度报告",
        "problem": link("problem"),
        "responsible": "样例镇综合行政执法队",
        "due_on": "2025-12-31",
    }


_REGISTER = (
    "report_year", "year", "title", "kind", "text", "source", "responsible", "due_on", "done_on", "result",
    "remarks",
)  # fmt: skip

NEXT_PLAN = RecordType(
    key="next_plan",
    title="下一年度安排",
    tab="governance",
    model=NextPlan,
    title_field="title",
    sections=(
        Section(
            "安排",
            ("title", "kind", "text", "report_year", "year", "source", "problem", "responsible", "due_on"),
        ),
        Section("完成情况", ("done_on", "result", "state", "files", "remarks")),
    ),
    list_fields=("report_year", "title", "kind", "text", "responsible", "due_on", "done_on", "state"),
    register_fields=_REGISTER,
    import_fields=(*_REGISTER, "problem"),
    search_fields=("title", "text", "source", "responsible", "result", "remarks"),
    required=("title",),
    keys=(("report_year", "title"),),
    order="-report_year",
    wanted=_wanted,
    rules=_rules,
    derive=_derive,
    derived=("state",),
    clocks=_clocks,
    views=(
        View("this_report", "本年报告提出", year_is("report_year")),
        View("this_year", "本年执行", year_is("year")),
        View("open", "未完成", lambda model, day: model.state == "open"),
        View("overdue", "逾期未完成", overdue(RULE)),
    ),
    belongs_here="年度报告里的下一年安排和建议，定责任单位和时限；下一年写报告时先看这里完成了多少。",
    sample=_sample,
)
