"""法律明白人: the villagers chosen and trained to know the law, village by village (features P07)."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from lawgov_desktop.records.fields import (
    Code,
    Date,
    IdText,
    LongText,
    Names,
    Number,
    PersonName,
    Phone,
    PinyinKey,
    ResidentId,
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
from lawgov_desktop.registers.conditions import ended, in_being
from lawgov_desktop.registers.day_order import in_order
from lawgov_desktop.registers.mediation.person import from_id, id_contradictions


class LawHelper(Record):
    """法律明白人 with the days from which and until which they are one."""

    name = PersonName("姓名", aliases=("法律明白人", "法律明白人姓名"), privacy="", index=True, width=12)
    name_key = PinyinKey(of="name")
    sex = Code("性别", "sex", width=6)
    id_no = ResidentId("身份证号", aliases=("身份证", "身份证号码", "公民身份号码"), index=True, width=20)
    birth = Date("出生日期", aliases=("出生年月", "出生年月日"))
    village = Text(
        "村（社区）",
        aliases=("所在村", "村", "村居", "村（居）", "行政村", "所属村", "社区"),
        index=True,
        width=14,
    )
    political_status = Code("政治面貌", "political_status")
    education = Code("文化程度", "education", aliases=("学历",))
    identity = Code("身份", "helper_identity", aliases=("人员身份", "职务", "人员类型"))
    phone = Phone("联系电话", aliases=("电话", "电话号码", "联系方式", "手机", "手机号"), width=14)
    certificate_no = IdText("证书编号", aliases=("证号", "法律明白人证号", "证件编号"))
    training_hours = Number("培训学时", aliases=("学时", "累计学时", "参加培训情况/学时"), unit="学时")
    valid_from = Date("选任日期", aliases=("聘任日期", "选任时间", "确定日期"), index=True)
    valid_to = Date("退出日期", aliases=("退出时间", "解聘日期"), index=True)
    exit_reason = Text("退出原因", aliases=("退出理由",))
    assessment = Code("考核", "helper_assessment", aliases=("考核结果", "考核情况", "考核等次"))
    remarks = LongText("备注", aliases=("说明",))

    class Meta:
        table_name = "law_helper"


class HelperTraining(Row):
    """A training they went to."""

    held_on = Date("日期", aliases=("培训日期",))
    title = Text("内容", aliases=("培训内容",))
    hours = Number("学时", unit="学时")
    organiser = Text("组织单位")

    class Meta:
        table_name = "law_helper_training"


def _derive(draft: Draft, names: Names) -> Mapping[str, Any]:
    hours = [row["hours"] for row in draft.get("trainings") or () if row.get("hours") is not None]
    return from_id(draft.get("id_no")) | ({"training_hours": sum(hours)} if hours else {})


def _rules(draft: Draft, names: Names) -> Sequence[Problem]:
    return list(_problems(draft))


def _problems(draft: Draft) -> Iterator[Problem]:
    for name, what in id_contradictions(draft):
        yield Problem(name, "doubt", what, "", "请对照身份证核对")
    yield from in_order(draft, (("valid_from", "valid_to", "退出日期早于选任日期"),))
    hours = [row["hours"] for row in draft.get("trainings") or () if row.get("hours") is not None]
    if hours and draft.get("training_hours") is not None and draft["training_hours"] < sum(hours):
        what = f"累计学时 {draft['training_hours']}，培训记录加起来是 {sum(hours)}"
        yield Problem("training_hours", "doubt", what, "", "请核对")


def _sample(link: Callable[[str], str | None]) -> Draft:
    return {
        "name": "周示例",
        "sex": "2",
        "birth": "1985-06",
        "village": "样例村",
        "political_status": "01",
        "education": "high",
        "identity": "cadre",
        "phone": "13800000002",
        "certificate_no": "样例明白人0001",
        "valid_from": "2023-03-01",
        "assessment": "good",
        "trainings": [{"held_on": "2024-04-10", "title": "民法典", "hours": 8, "organiser": "样例县司法局"}],
    }


_REGISTER = (
    "name",
    "sex",
    "id_no",
    "birth",
    "village",
    "political_status",
    "education",
    "identity",
    "phone",
    "certificate_no",
    "training_hours",
    "valid_from",
    "assessment",
    "valid_to",
    "exit_reason",
    "remarks",
)

LAW_HELPER = RecordType(
    key="law_helper",
    title="法律明白人",
    tab="publicity",
    model=LawHelper,
    title_field="name",
    sections=(
        Section(
            "基本信息",
            (
                "name",
                "sex",
                "id_no",
                "birth",
                "village",
                "political_status",
                "education",
                "identity",
                "phone",
            ),
        ),
        Section("选任和培训", ("certificate_no", "valid_from", "trainings", "training_hours", "assessment")),
        Section("退出", ("valid_to", "exit_reason", "remarks")),
    ),
    list_fields=(
        "name",
        "sex",
        "village",
        "identity",
        "phone",
        "training_hours",
        "assessment",
        "valid_from",
        "valid_to",
    ),
    register_fields=_REGISTER,
    print_fields=(
        "name",
        "sex",
        "village",
        "education",
        "identity",
        "phone",
        "training_hours",
        "valid_from",
        "assessment",
    ),
    import_fields=_REGISTER,
    search_fields=("name", "village", "id_no", "phone", "certificate_no", "remarks"),
    required=("name",),
    keys=(("id_no",), ("name", "village"), ("name", "phone")),
    order="village",
    children=(ChildRows("trainings", "培训", HelperTraining, ("held_on", "title", "hours", "organiser")),),
    wanted=lambda draft: [n for n in ("village", "sex", "phone", "valid_from") if draft.get(n) is None],
    rules=_rules,
    derive=_derive,
    views=(
        View("in_being", "现任", in_being("valid_from", "valid_to")),
        View("untrained", "没有培训学时", lambda model, day: model.training_hours.is_null()),
        View(
            "not_assessed",
            "未考核",
            lambda model, day: model.assessment.is_null() | (model.assessment == "none"),
        ),
        View("left", "已退出", ended("valid_to")),
    ),
    belongs_here="各村的法律明白人：选任、培训学时、考核和退出。哪个村不够人数，“办理”里看得到。",
    sample=_sample,
)
