"""人员卡片: a person met in the office's work, kept once and chosen again in later cases."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from lawgov_desktop.records import identity
from lawgov_desktop.records.fields import (
    Code,
    Date,
    LongText,
    Names,
    PersonName,
    Phone,
    PinyinKey,
    ResidentId,
    Text,
)
from lawgov_desktop.records.record_type import Draft, Record, RecordType, Section

SEX_CODES: Mapping[str, str] = {"男": "1", "女": "2"}
"""What an ID says → code of the list ``sex`` (GB/T 2261.1)."""


class Person(Record):
    """人员: who somebody is and how to reach them."""

    name = PersonName("姓名", aliases=("名字", "人员姓名"), index=True, width=12)
    name_key = PinyinKey(of="name")
    sex = Code("性别", "sex", width=6)
    birth = Date("出生日期", aliases=("出生年月", "出生年月日", "生日"))
    id_no = ResidentId(
        "身份证号", aliases=("身份证", "身份证号码", "公民身份号码", "证件号码"), index=True, width=20
    )
    ethnic_group = Code("民族", "ethnic_group", width=8)
    phone = Phone(
        "联系电话", aliases=("电话", "电话号码", "联系方式", "手机", "手机号", "手机号码"), width=14
    )
    village = Text("所在村（社区）", aliases=("所在村", "村居", "村（社区）", "村"), index=True)
    address = Text("住址", aliases=("家庭住址", "住所", "地址", "现住址"), privacy="address", width=28)
    occupation = Text("职业或职务", aliases=("职业", "职务"))
    remarks = LongText("备注", aliases=("说明",))

    class Meta:
        table_name = "person"


def from_id(id_no: str | None) -> Draft:
    """The sex (code) and the birthday an ID tells; {} without a readable ID."""
    found: Draft = {}
    sex = SEX_CODES.get(identity.sex_of_id(id_no))
    birth = identity.birth_of_id(id_no)
    if sex:
        found["sex"] = sex
    if birth:
        found["birth"] = birth
    return found


def id_contradictions(draft: Mapping[str, Any]) -> list[tuple[str, str]]:
    """(field, sentence) where sex or birthday were written otherwise than the ID says."""
    said = []
    told = from_id(draft.get("id_no"))
    sex, birth = draft.get("sex"), draft.get("birth")
    if "sex" in told and sex in SEX_CODES.values() and sex != told["sex"]:
        said.append(("sex", "性别与身份证号不一致"))
    if "birth" in told and birth and not told["birth"].startswith(birth):
        said.append(("birth", f"出生日期与身份证号（{told['birth']}）不一致"))
    return said


def _derive(draft: Draft, names: Names) -> Mapping[str, Any]:
    return from_id(draft.get("id_no"))


def _sample(link: Callable[[str], str | None]) -> Draft:
    return {
        "name": "王示例",
        "sex": "1",
        "birth": "1975-06-01",
        "ethnic_group": "01",
        "phone": "13800000000",
        "village": "样例村",
        "address": "样例镇样例村三组12号",
        "occupation": "务农",
    }


_FIELDS = (
    "name",
    "sex",
    "birth",
    "id_no",
    "ethnic_group",
    "phone",
    "village",
    "address",
    "occupation",
    "remarks",
)

PERSON = RecordType(
    key="person",
    title="人员卡片",
    tab="mediation",
    model=Person,
    title_field="name",
    sections=(
        Section("基本信息", ("name", "sex", "id_no", "birth", "ethnic_group")),
        Section("联系方式", ("phone", "village", "address", "occupation", "remarks")),
    ),
    list_fields=("name", "sex", "birth", "phone", "village", "address", "occupation"),
    register_fields=_FIELDS,
    import_fields=_FIELDS,
    search_fields=("name", "id_no", "phone", "village", "address", "occupation", "remarks"),
    required=("name",),
    keys=(("id_no",), ("name", "phone"), ("name", "village", "birth")),
    order="name",
    derive=_derive,
    belongs_here="登记案件时写过的当事人可以存成人员卡片，下次直接选用，不用重新输入。",
    sample=_sample,
)
