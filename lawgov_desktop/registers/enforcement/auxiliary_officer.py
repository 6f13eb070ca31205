"""执法辅助人员: those who help officers and may not enforce; never counted among the officers (T08)."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from lawgov_desktop.records.fields import (
    Attachment,
    Code,
    Codes,
    Date,
    IdText,
    Link,
    LongText,
    Names,
    PersonName,
    Phone,
    PinyinKey,
    ResidentId,
    Text,
)
from lawgov_desktop.records.record_type import Draft, Problem, Record, RecordType, Section, View
from lawgov_desktop.registers.conditions import ended, in_being, in_year
from lawgov_desktop.registers.day_order import in_order
from lawgov_desktop.registers.mediation.person import from_id, id_contradictions


class AuxiliaryOfficer(Record):
    """执法辅助人员: 协助执法, 不得独立执法; 持工作证, 不持执法证."""

    name = PersonName(
        "姓名", aliases=("辅助人员姓名", "辅助人员", "协管员", "协管员姓名"), privacy="", width=12, index=True
    )
    name_key = PinyinKey(of="name")
    sex = Code("性别", "sex", width=6, index=True)
    birth = Date("出生日期", aliases=("出生年月", "出生年月日"))
    id_no = ResidentId("身份证号", aliases=("身份证", "身份证号码", "公民身份号码"), index=True, width=20)
    education = Code("学历", "education", aliases=("文化程度",))
    political_status = Code("政治面貌", "political_status")
    phone = Phone("联系电话", aliases=("电话", "手机", "手机号", "联系方式"), width=14, index=True)
    unit = Text(
        "单位（办所）",
        aliases=("单位", "办所", "所在单位", "部门", "聘用单位", "用人单位", "所在办所"),
        width=18,
        index=True,
    )
    post = Text("岗位", aliases=("职务", "工作岗位"), index=True)
    hiring = Code("用工形式", "auxiliary_hiring", aliases=("用工方式", "聘用方式", "人员性质"), index=True)
    duties = Codes(
        "辅助工作", "auxiliary_duty", aliases=("工作内容", "辅助工作内容", "职责", "辅助事项", "辅助执法事项")
    )
    led_by = Link("带队执法人员", "officer", aliases=("带领人", "责任执法人员"), index=True)
    badge_number = IdText("工作证号", aliases=("工作证编号", "工号", "证号"))
    valid_from = Date("上岗日期", until="contract_to", aliases=("聘用日期", "入职日期", "合同起"), index=True)
    contract_to = Date("合同到期", aliases=("合同止", "聘期至", "合同期限"))
    valid_to = Date("离岗日期", aliases=("解聘日期", "退出日期", "离职日期"), index=True)
    left_reason = Text("离岗原因", aliases=("退出原因", "解聘原因"))
    photo = Attachment("照片", aliases=("相片",))
    remarks = LongText("备注", aliases=("说明", "奖惩情况"))

    class Meta:
        table_name = "auxiliary_officer"


def _derive(draft: Draft, names: Names) -> Mapping[str, Any]:
    return from_id(draft.get("id_no"))


def _rules(draft: Draft, names: Names) -> Sequence[Problem]:
    return list(_problems(draft))


def _problems(draft: Draft) -> Iterator[Problem]:
    for name, what in id_contradictions(draft):
        yield Problem(name, "doubt", what, "", "请对照身份证核对")
    yield from in_order(draft, (("valid_from", "valid_to", "离岗日期早于上岗日期"),))
    if draft.get("left_reason") and not draft.get("valid_to"):
        yield Problem("valid_to", "doubt", "有离岗原因，没有离岗日期", "", "请补离岗日期")


def _wanted(draft: Draft) -> Sequence[str]:
    needed = ("sex", "unit", "hiring", "duties", "led_by", "valid_from")
    return [name for name in needed if draft.get(name) is None]


def _sample(link: Callable[[str], str | None]) -> Draft:
    return {
        "name": "孙示例",
        "sex": "2",
        "birth": "1996-09",
        "education": "college",
        "phone": "13800000004",
        "unit": "综合行政执法队",
        "post": "协管员",
        "hiring": "contract",
        "duties": ";publicity;patrol;",
        "led_by": link("officer"),
        "badge_number": "辅001",
        "valid_from": "2023-07-01",
    }


_REGISTER = (
    "name",
    "sex",
    "birth",
    "id_no",
    "education",
    "political_status",
    "phone",
    "unit",
    "post",
    "hiring",
    "duties",
    "led_by",
    "badge_number",
    "valid_from",
    "contract_to",
    "valid_to",
    "left_reason",
    "remarks",
)

AUXILIARY_OFFICER = RecordType(
    key="auxiliary_officer",
    title="执法辅助人员",
    tab="enforcement",
    model=AuxiliaryOfficer,
    title_field="name",
    sections=(
        Section(
            "基本信息", ("name", "sex", "id_no", "birth", "education", "political_status", "phone", "photo")
        ),
        Section("岗位", ("unit", "post", "hiring", "duties", "led_by", "badge_number")),
        Section("上岗和离岗", ("valid_from", "contract_to", "valid_to", "left_reason", "remarks")),
    ),
    list_fields=("name", "sex", "unit", "post", "hiring", "led_by", "phone", "valid_from", "valid_to"),
    register_fields=_REGISTER,
    import_fields=_REGISTER,
    search_fields=("name", "id_no", "phone", "unit", "badge_number", "remarks"),
    required=("name",),
    keys=(("id_no",), ("badge_number",), ("name", "unit")),
    order="name",
    wanted=_wanted,
    rules=_rules,
    derive=_derive,
    views=(
        View("on_duty", "在岗", in_being("valid_from", "valid_to")),
        View("left", "已离岗", ended("valid_to")),
        View("joined_this_year", "本年上岗", in_year("valid_from")),
    ),
    belongs_here="协助执法、不能独立执法的人员：宣传、巡查、送达等。他们不计入执法人员人数。",
    sample=_sample,
)
