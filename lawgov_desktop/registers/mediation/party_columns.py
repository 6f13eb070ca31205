"""The columns of a party, whoever mediates: one set for 人民调解, 行政调解 and 排查."""

from __future__ import annotations

from lawgov_desktop.records.fields import (
    Choice,
    Code,
    Date,
    Link,
    Number,
    OrgCode,
    PersonName,
    Phone,
    ResidentId,
    Text,
)
from lawgov_desktop.records.record_type import Row

SIDES = (
    ("applicant", "申请人"),
    ("respondent", "被申请人"),
    ("third", "第三人"),
    ("party", "当事人"),
)


class PartyRow(Row):
    """当事人: a person or an organisation on one side of the dispute, with an agent if there is one."""

    side = Choice("当事人地位", SIDES, aliases=("诉讼地位", "地位"))
    party_kind = Code("当事人类别", "party_kind", aliases=("类别",))
    person = Link("人员卡片", "person", index=True)
    name = Text("姓名", aliases=("名称", "姓名或名称", "姓名（名称）"), privacy="name", width=12, index=True)
    sex = Code("性别", "sex", width=6)
    ethnic_group = Code("民族", "ethnic_group", width=8)
    birth = Date("出生日期", aliases=("出生年月", "出生年月日"))
    age = Number("年龄", unit="岁", hint="受理时的周岁", width=6)
    id_no = ResidentId(
        "身份证号", aliases=("身份证", "身份证号码", "公民身份号码", "证件号码"), width=20, index=True
    )
    phone = Phone(
        "联系电话", aliases=("电话", "电话号码", "联系方式", "手机", "手机号", "手机号码"), width=14
    )
    village = Text("所在村（社区）", aliases=("所在村", "村居", "村（社区）"))
    address = Text("住址", aliases=("家庭住址", "住所", "地址", "单位或住址"), privacy="address", width=24)
    workplace = Text("工作单位", aliases=("单位",))
    occupation = Text("职业或职务", aliases=("职业", "职务"))
    legal_representative = PersonName("法定代表人", aliases=("负责人", "法人代表"))
    representative_post = Text("法定代表人职务")
    org_code = OrgCode("统一社会信用代码", aliases=("信用代码", "组织机构代码"))
    agent_name = PersonName("代理人", aliases=("委托代理人", "代理人姓名"))
    agent_phone = Phone("代理人电话")
    agent_scope = Choice("代理权限", (("general", "一般代理"), ("special", "特别授权")))


PARTY_FIELDS = (
    "side",
    "party_kind",
    "person",
    "name",
    "sex",
    "id_no",
    "birth",
    "age",
    "ethnic_group",
    "phone",
    "village",
    "address",
    "workplace",
    "occupation",
    "legal_representative",
    "representative_post",
    "org_code",
    "agent_name",
    "agent_phone",
    "agent_scope",
)
"""The columns in the order of the card that shows them."""
