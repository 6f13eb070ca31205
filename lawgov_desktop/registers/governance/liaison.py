"""双联系、双指导: which office is paired with which county department, and every guidance that was given."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any

import peewee

from lawgov_desktop.records import dates
from lawgov_desktop.records.fields import (
    Attachment,
    Code,
    Date,
    IdText,
    LongText,
    Names,
    Number,
    PersonName,
    Phone,
    PinyinKey,
    Text,
)
from lawgov_desktop.records.record_type import (
    ChildRows,
    Draft,
    Problem,
    Record,
    RecordType,
    Row,
    Section,
    View,
)
from lawgov_desktop.registers.conditions import ended, in_being, in_year
from lawgov_desktop.registers.day_order import empty_of, in_order, wrong_day


class LiaisonPair(Record):
    """双联系双指导: an office of the township, a department of the county, the persons on both sides."""

    department = Text(
        "县级部门",
        aliases=("县直部门", "联系部门", "业务主管部门", "联系单位", "指导单位", "县直单位", "县级单位"),
        width=26,
    )
    department_key = PinyinKey(of="department")
    role = Code("联系角色", "liaison_role", aliases=("联系类型", "角色"), index=True)
    county_person = PersonName(
        "县级联系人", aliases=("部门联系人", "指导人员", "联系人员", "联系人", "县级单位联系人"), privacy=""
    )
    county_post = Text("县级联系人职务", aliases=("部门联系人职务",))
    county_phone = Phone("县级联系人电话", aliases=("部门联系人电话", "联系电话", "电话"), privacy="")
    office = Text(
        "镇承接办所",
        aliases=("镇办所", "承接机构", "办所", "乡镇机构", "联系办所", "镇对口办所", "对口办所"),
        width=20,
    )
    town_person = PersonName(
        "镇联系人", aliases=("乡镇联系人", "对接人", "镇级联系人", "办所负责人"), privacy=""
    )
    town_phone = Phone("镇联系人电话", aliases=("乡镇联系人电话", "对接人电话"), privacy="")
    subject = Text("联系指导内容", aliases=("联系内容", "业务范围", "业务内容"))
    document_number = IdText("结对文号", aliases=("文号", "文件依据"))
    valid_from = Date("结对日期", aliases=("起始日期", "联系开始", "开始日期", "起"), index=True)
    valid_to = Date("结束日期", aliases=("终止日期", "联系结束", "止"), index=True)
    guidance_count = Number("指导次数", unit="次")
    last_guided_on = Date("最近指导日期", index=True)
    files = Attachment("结对文件")
    remarks = LongText("备注", aliases=("说明",))

    class Meta:
        table_name = "liaison_pair"


class Guidance(Row):
    """指导记录: one guidance given by the department."""

    held_on = Date("指导日期", aliases=("日期", "指导时间"))
    way = Code("指导方式", "guidance_way", aliases=("方式",))
    what = LongText("指导事项", aliases=("指导情况", "指导内容及问题", "解决的问题", "指导内容"))
    who = Text("参加人员", aliases=("指导人", "参加人"))
    place = Text("地点", aliases=("指导地点",))

    class Meta:
        table_name = "liaison_pair_guidance"


def _derive(draft: Draft, names: Names) -> Mapping[str, Any]:
    rows = draft.get("guidance") or []
    return {
        "guidance_count": len(rows),
        "last_guided_on": max((row["held_on"] for row in rows if row.get("held_on")), default=None),
    }


def _rules(draft: Draft, names: Names) -> Sequence[Problem]:
    return [*_problems(draft), *in_order(draft, (("valid_from", "valid_to", "结束早于结对"),))]


def _problems(draft: Draft) -> Iterator[Problem]:
    for number, row in enumerate(draft.get("guidance") or [], start=1):
        path = f"guidance.{number}"
        if not row.get("what"):
            yield Problem(
                f"{path}.what", "doubt", f"第 {number} 次指导没有写指导了什么", "", "请补写指导事项"
            )
        if dates.out_of_order(draft.get("valid_from"), row.get("held_on")):
            yield wrong_day(f"{path}.held_on", f"第 {number} 次指导早于结对")
        if dates.out_of_order(row.get("held_on"), draft.get("valid_to")):
            yield wrong_day(f"{path}.held_on", f"第 {number} 次指导晚于结束日期")


def _not_guided_this_year(model: type[Any], day: date) -> peewee.Expression:
    where: peewee.Expression = in_being("valid_from", "valid_to")(model, day) & (
        model.last_guided_on.is_null() | (model.last_guided_on < f"{day.year:04}")
    )
    return where


def _sample(link: Callable[[str], str | None]) -> Draft:
    return {
        "department": "样例县应急管理局",
        "role": "department",
        "county_person": "孙示例",
        "county_post": "执法大队副大队长",
        "county_phone": "13800000005",
        "office": "应急管理站",
        "town_person": "王示例",
        "subject": "安全生产检查和行政处罚",
        "document_number": "样政办〔2024〕5号",
        "valid_from": "2024-03-01",
        "guidance": [
            {
                "held_on": "2024-04-12",
                "way": "on_site",
                "what": "现场指导检查文书制作",
                "who": "孙示例、王示例",
                "place": "样例镇应急管理站",
            }
        ],
    }


_REGISTER = (
    "office", "department", "role", "county_person", "county_post", "county_phone", "town_person",
    "town_phone", "subject", "document_number", "valid_from", "valid_to", "guidance.1.held_on",
    "guidance.1.way", "guidance.1.what", "guidance.1.who", "guidance.1.place", "guidance.2.held_on",
    "guidance.2.way", "guidance.2.what", "guidance.2.who", "guidance.2.place", "remarks",
)  # fmt: skip

LIAISON_PAIR = RecordType(
    key="liaison_pair",
    title="双联系双指导",
    tab="governance",
    model=LiaisonPair,
    title_field="department",
    sections=(
        Section(
            "结对",
            (
                "department", "role", "county_person", "county_post", "county_phone", "office",
                "town_person", "town_phone", "subject", "document_number", "valid_from", "valid_to",
            ),
        ),
        Section("指导记录", ("guidance", "guidance_count", "last_guided_on")),
        Section("材料", ("files", "remarks")),
    ),
    list_fields=(
        "department", "office", "role", "county_person", "town_person", "valid_from", "valid_to",
        "guidance_count", "last_guided_on",
    ),
    register_fields=_REGISTER,
    print_fields=(
        "office", "department", "role", "county_person", "county_phone", "town_person", "subject",
        "valid_from", "valid_to",
    ),
    import_fields=_REGISTER,
    search_fields=("department", "office", "county_person", "town_person", "subject", "remarks"),
    required=("department",),
    keys=(("department", "office", "valid_from"), ("department", "office"), ("department",)),
    order="department",
    children=(
        ChildRows("guidance", "指导记录", Guidance, ("held_on", "way", "what", "who", "place")),
    ),
    wanted=lambda draft: empty_of(draft, ("office", "county_person", "town_person", "valid_from")),
    rules=_rules,
    derive=_derive,
    derived=("guidance_count", "last_guided_on"),
    views=(
        View("in_being", "现行", in_being("valid_from", "valid_to")),
        View("not_guided", "本年未指导", _not_guided_this_year),
        View("guided", "本年已指导", in_year("last_guided_on")),
        View("ended", "已结束", ended("valid_to")),
    ),
    belongs_here="镇办所与县级部门的结对联系：谁联系谁、从哪天到哪天，每次来镇指导了什么。",
    sample=_sample,
)  # fmt: skip
