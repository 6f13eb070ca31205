"""考核指标: what the county assesses a township by, and which numbers and registers prove it (R11)."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any

import peewee

from lawgov_desktop.records.fields import (
    Attachment,
    IdText,
    LongText,
    Names,
    Number,
    PinyinKey,
    Text,
)
from lawgov_desktop.records.record_type import ChildRows, Draft, Record, RecordType, Row, Section, View
from lawgov_desktop.registers.conditions import year_is

REGISTER: str = "register:"
"""What the key of a source begins with when it is a whole register instead of a number."""


class Indicator(Record):
    """One point of the yearly assessment of 法治建设, as the county's list has it."""

    year = Number("考核年度", aliases=("年度", "年份"), index=True, width=8)
    number = IdText("编号", aliases=("指标编号", "指标序号", "编码", "指标代码"), index=True, width=8)
    category = Text("指标类别", aliases=("一级指标", "考核类别", "考核项目", "类别", "项目"), width=16)
    title = Text(
        "指标名称",
        aliases=(
            "考核指标", "考核内容", "二级指标", "三级指标", "指标内容", "指标", "测评指标", "考评内容",
            "考评指标", "考核要点", "主要内容",
        ),
        width=36,
    )  # fmt: skip
    title_key = PinyinKey(of="title")
    standard = LongText(
        "评分标准", aliases=("评分办法", "考核标准", "计分办法", "评分细则", "计分标准", "扣分标准"), width=30
    )
    points = Text("分值", aliases=("标准分", "分数", "满分", "权重分"), width=8)
    scored = Text("自评分", aliases=("自评得分", "自评", "得分"), width=8)
    responsible_unit = Text(
        "责任单位", aliases=("责任科室", "责任部门", "牵头单位", "责任站所", "责任人"), width=14
    )
    wanted_proof = LongText(
        "佐证要求",
        aliases=("佐证材料", "佐证资料", "需提供的材料", "证明材料", "材料要求", "考核材料", "支撑材料",
                 "备查资料"),
        width=30,
    )  # fmt: skip
    told = Text("用什么佐证", width=30, hint="由下面选定的数字和台账得出")
    files = Attachment("另外的佐证材料", hint="不在任何台账里的材料，如文件扫描件")
    remarks = LongText("备注", aliases=("说明",))

    class Meta:
        table_name = "indicator"


class IndicatorSource(Row):
    """A number of the report, or a whole register, whose records prove an indicator."""

    title = Text("数字或台账", aliases=("数字", "台账"))
    key = IdText("代号", hint="程序里这个数字或台账的名称，可以不填")

    class Meta:
        table_name = "indicator_source"


def _derive(draft: Draft, names: Names) -> Mapping[str, Any]:
    named = [str(row["title"]) for row in draft.get("sources") or () if row.get("title")]
    return {"told": "；".join(named) or None}


def _wanted(draft: Draft) -> Sequence[str]:
    missing = [name for name in ("year", "responsible_unit") if draft.get(name) is None]
    return missing if draft.get("sources") or draft.get("files") else [*missing, "sources"]


def _without_source(model: type[Any], day: date) -> peewee.Expression:
    found: peewee.Expression = model.told.is_null() & model.files.is_null()
    return found


def _sample(link: Callable[[str], str | None]) -> Draft:
    return {
        "year": 2025,
        "number": "2.1",
        "category": "依法行政",
        "title": "健全行政应诉工作机制",
        "standard": "行政机关负责人应当出庭应诉，无正当理由不出庭的，每件扣1分。",
        "points": "5",
        "scored": "5",
        "responsible_unit": "样例镇司法所",
        "wanted_proof": "应诉案件台账、出庭记录",
        "sources": [{"title": "行政应诉案件", "key": "lawsuits"}],
    }


_REGISTER = (
    "year", "number", "category", "title", "standard", "points", "scored", "responsible_unit", "wanted_proof",
    "sources.1.title", "sources.2.title", "sources.3.title", "remarks",
)  # fmt: skip

INDICATOR = RecordType(
    key="indicator",
    title="考核指标",
    tab="report",
    model=Indicator,
    title_field="title",
    sections=(
        Section("指标", ("year", "number", "category", "title", "points", "scored", "responsible_unit")),
        Section("要求", ("standard", "wanted_proof")),
        Section("佐证", ("sources", "told", "files", "remarks")),
    ),
    list_fields=("year", "number", "category", "title", "points", "responsible_unit", "told"),
    register_fields=_REGISTER,
    print_fields=(
        "number", "category", "title", "points", "scored", "responsible_unit", "wanted_proof", "told",
    ),
    import_fields=_REGISTER,
    search_fields=("title", "number", "category", "wanted_proof", "responsible_unit", "told", "remarks"),
    required=("title",),
    keys=(("year", "number", "title"), ("year", "title")),
    order="year",
    children=(ChildRows("sources", "佐证来源", IndicatorSource, ("title", "key"), required=("title",),
                        ordinals=("佐证一", "佐证二", "佐证三")),),
    wanted=_wanted,
    derive=_derive,
    derived=("told",),
    views=(
        View("this_year", "本年度", year_is("year")),
        View("last_year", "上年度", year_is("year", 1)),
        View("without_source", "没定佐证", _without_source),
    ),
    belongs_here="县里考核法治建设的指标。导入县里的考核表，给每条选定用哪些数字、哪些台账佐证，就能按指标整理佐证材料。",
    sample=_sample,
)  # fmt: skip
