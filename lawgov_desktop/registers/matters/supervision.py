"""事中事后监管台账: what was checked of matters that were moved out of the list, and what was found."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any

import peewee

from lawgov_desktop.records.fields import (
    Attachment,
    Code,
    Date,
    Flag,
    Link,
    LongText,
    Names,
    PinyinKey,
    Text,
)
from lawgov_desktop.records.record_type import Draft, Problem, Record, RecordType, Section, View
from lawgov_desktop.registers.conditions import in_year
from lawgov_desktop.registers.day_order import in_order
from lawgov_desktop.registers.matters.matter_papers import supervision_papers

_NO_PROBLEM = ("无", "否", "未发现", "未发现问题", "没有", "无问题", "合格", "正常", "×")
_SOME_PROBLEM = ("有", "是", "√", "不合格")


class Supervision(Record):
    """监管记录: one check (feature D08)."""

    subject = Text(
        "监管内容", aliases=("检查内容", "监管事项", "检查事项", "监管什么", "内容"), width=32, index=True
    )
    subject_key = PinyinKey(of="subject")
    matter = Link("对应的事项", "matter", aliases=("事项", "事项名称", "划出事项", "清单事项"), index=True)
    supervised_on = Date("监管日期", aliases=("检查日期", "日期", "监管时间", "检查时间"), index=True)
    way = Code("监管方式", "supervision_way", aliases=("方式", "检查方式"))
    target = Text(
        "监管对象", aliases=("检查对象", "被检查人", "被监管人", "当事人", "被检查单位", "抽查对象"), width=20
    )
    office = Text("监管单位", aliases=("检查单位", "单位", "办所", "责任单位"), index=True)
    people = Text("监管人员", aliases=("检查人员", "检查人", "监管人"), width=16)
    problem_found = Flag("是否发现问题", aliases=("有无问题", "有无发现问题"), index=True)
    found = LongText(
        "发现的问题",
        aliases=(
            "发现问题",
            "问题",
            "检查情况",
            "存在问题",
            "监管情况",
            "检查结果",
            "抽查结果",
            "发现问题情况",
        ),
        width=36,
    )
    measures = LongText(
        "处理措施", aliases=("措施", "处理情况", "整改要求", "处理意见", "整改情况"), width=30
    )
    rectify_by = Date("整改期限", aliases=("整改时限", "限期整改日期"))
    closed_on = Date("办结日期", aliases=("整改完成日期", "销号日期", "办结时间"), index=True)
    attachments = Attachment("检查材料", aliases=("附件", "照片"))
    remarks = LongText("备注", aliases=("说明",))

    class Meta:
        table_name = "supervision"


def _derive(draft: Draft, names: Names) -> Mapping[str, Any]:
    """A list has 发现问题 alone: 无 and 否 say that there was none, a bare 是 that there was one."""
    told = str(draft.get("found") or "").strip("。 ")
    if not told:
        return {}
    return {"problem_found": 0 if told in _NO_PROBLEM else 1 if told in _SOME_PROBLEM else None}


def _rules(draft: Draft, names: Names) -> Sequence[Problem]:
    return list(_problems(draft))


def _problems(draft: Draft) -> Iterator[Problem]:
    yield from in_order(
        draft,
        (
            ("supervised_on", "closed_on", "办结日期早于监管日期"),
            ("supervised_on", "rectify_by", "整改期限早于监管日期"),
        ),
    )
    if draft.get("problem_found") == 1 and not draft.get("found"):
        yield Problem("found", "doubt", "发现了问题，没有写是什么问题", "", "请填发现的问题")
    if draft.get("problem_found") == 0 and draft.get("measures") and draft.get("found"):
        yield Problem("problem_found", "doubt", "写了问题和措施，却填了没有发现问题", "", "请核对")


def _wanted(draft: Draft) -> Sequence[str]:
    wanted = [n for n in ("matter", "supervised_on", "people", "problem_found") if draft.get(n) is None]
    if draft.get("problem_found") and draft.get("measures") is None:
        wanted.append("measures")
    return wanted


def _open(model: type[Any], day: date) -> peewee.Expression:
    where: peewee.Expression = (model.problem_found == 1) & model.closed_on.is_null()
    return where


def _sample(link: Callable[[str], str | None]) -> Draft:
    return {
        "subject": "样例事项划出后的日常检查",
        "matter": link("matter"),
        "supervised_on": "2025-06-10",
        "way": "on_site",
        "target": "样例商店",
        "office": "综合行政执法队",
        "people": "王示例、李示例",
        "problem_found": 1,
        "found": "台账记录不全。",
        "measures": "当场指导补记，十日内复查。",
        "rectify_by": "2025-06-20",
        "closed_on": "2025-06-18",
    }


_FIELDS = (
    "supervised_on",
    "matter",
    "subject",
    "way",
    "target",
    "office",
    "people",
    "problem_found",
    "found",
    "measures",
    "rectify_by",
    "closed_on",
    "remarks",
)

SUPERVISION = RecordType(
    key="supervision",
    title="事中事后监管台账",
    tab="matters",
    model=Supervision,
    title_field="subject",
    sections=(
        Section("监管", ("matter", "subject", "supervised_on", "way", "target", "office", "people")),
        Section(
            "情况和处理",
            ("problem_found", "found", "measures", "rectify_by", "closed_on", "attachments", "remarks"),
        ),
    ),
    list_fields=(
        "supervised_on",
        "subject",
        "matter",
        "way",
        "target",
        "people",
        "problem_found",
        "closed_on",
    ),
    register_fields=_FIELDS,
    import_fields=_FIELDS,
    search_fields=("subject", "target", "office", "people", "found", "measures", "remarks"),
    required=("subject",),
    keys=(("matter", "supervised_on", "subject"), ("subject", "supervised_on", "target")),
    order="-supervised_on",
    wanted=_wanted,
    rules=_rules,
    papers=supervision_papers(Supervision),
    views=(
        View("open", "有问题未办结", _open),
        View(
            "late",
            "超过整改期限",
            lambda model, day: _open(model, day) & (model.rectify_by < day.isoformat()),
        ),
        View("found", "发现问题的", lambda model, day: model.problem_found == 1),
        View("this_year", "本年", in_year("supervised_on")),
    ),
    derive=_derive,
    belongs_here="划出、收回的事项，本镇还要做的事中事后监管：查了什么、哪天、谁查的、查出什么。",
    sample=_sample,
)
