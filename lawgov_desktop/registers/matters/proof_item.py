"""证明事项清单: the proofs people are asked for, who asks, who issues, and which a promise replaces."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from lawgov_desktop.records.fields import (
    Attachment,
    Date,
    Flag,
    IdText,
    Link,
    LongText,
    Names,
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
from lawgov_desktop.registers.conditions import ended, in_being
from lawgov_desktop.registers.day_order import in_order


class ProofItem(Record):
    """证明事项 (《优化营商环境条例》第四十四条：清单逐项列明设定依据、索要单位、开具单位、办理指南)."""

    name = Text(
        "证明事项名称",
        aliases=("证明名称", "证明材料名称", "证明事项", "证明材料", "事项名称", "名称"),
        width=28,
        index=True,
    )
    name_key = PinyinKey(of="name")
    used_for = Text(
        "用于办理的事项",
        aliases=(
            "办理事项",
            "涉及事项",
            "政务服务事项",
            "涉及的政务服务事项",
            "用途",
            "证明用途",
            "要求提供证明的事项",
            "对应政务服务事项",
        ),
        width=28,
    )
    basis = LongText(
        "设定依据",
        aliases=("依据", "法律依据", "实施依据", "法律法规依据", "法律法规依据（文件名称、文号及条款）"),
        width=40,
    )
    asked_by = Text(
        "索要单位", aliases=("索取单位", "行政机关", "使用单位", "要求提供单位"), width=18, index=True
    )
    issued_by = Text("开具单位", aliases=("出具单位", "证明开具单位"), width=18, index=True)
    promise_allowed = Flag(
        "可否告知承诺",
        aliases=(
            "是否实行告知承诺",
            "是否实行告知承诺制",
            "实行告知承诺",
            "告知承诺",
            "是否可以告知承诺",
            "是否适用告知承诺",
        ),
        index=True,
    )
    proxy_allowed = Flag("可否代为承诺", aliases=("是否可以代为承诺", "代为承诺"))
    guide = LongText("办理指南", aliases=("指南",))
    verify_way = Text("核查方式", aliases=("核查办法", "事后核查方式", "核查措施"))
    document_number = IdText("公布文号", aliases=("文号", "发文字号"))
    valid_from = Date("实行日期", aliases=("生效日期", "公布日期", "开始日期"), index=True)
    valid_to = Date("取消日期", aliases=("失效日期", "停止日期"), index=True)
    template = Attachment("告知承诺书格式文本", aliases=("格式文本", "承诺书模板"))
    remarks = LongText("备注", aliases=("说明",))

    class Meta:
        table_name = "proof_item"


class ProofMatter(Row):
    """关联事项: a matter of the township's list for which the proof is asked."""

    matter = Link("关联事项", "matter", aliases=("清单事项",), index=True)

    class Meta:
        table_name = "proof_item_matter"


def _rules(draft: Draft, names: Names) -> Sequence[Problem]:
    problems = list(in_order(draft, (("valid_from", "valid_to", "取消日期早于实行日期"),)))
    if draft.get("promise_allowed") == 0 and draft.get("proxy_allowed") == 1:
        problems.append(Problem("proxy_allowed", "doubt", "不能告知承诺，却可以代为承诺", "", "请核对这两栏"))
    return problems


def _wanted(draft: Draft) -> Sequence[str]:
    wanted = ["basis", "asked_by", "issued_by", "promise_allowed", "valid_from"]
    if draft.get("promise_allowed"):
        wanted.append("verify_way")
    return [name for name in wanted if draft.get(name) is None]


def _sample(link: Callable[[str], str | None]) -> Draft:
    return {
        "name": "无住房证明",
        "used_for": "样例补助申请",
        "basis": "《样例补助办法》第八条",
        "asked_by": "样例镇便民服务中心",
        "issued_by": "样例县样例局",
        "promise_allowed": 1,
        "proxy_allowed": 0,
        "verify_way": "信息比对",
        "document_number": "样政办发〔2025〕6号",
        "valid_from": "2025-03-01",
    }


_FIELDS = (
    "name",
    "used_for",
    "basis",
    "asked_by",
    "issued_by",
    "promise_allowed",
    "proxy_allowed",
    "verify_way",
    "guide",
    "document_number",
    "valid_from",
    "valid_to",
    "remarks",
)

PROOF_ITEM = RecordType(
    key="proof_item",
    title="证明事项清单",
    tab="matters",
    model=ProofItem,
    title_field="name",
    sections=(
        Section("证明事项", ("name", "used_for", "basis", "asked_by", "issued_by", "guide")),
        Section("告知承诺", ("promise_allowed", "proxy_allowed", "verify_way", "template")),
        Section("公布和实行", ("document_number", "valid_from", "valid_to", "remarks")),
        Section("本镇清单里的事项", ("matters",)),
    ),
    list_fields=(
        "name",
        "used_for",
        "asked_by",
        "issued_by",
        "promise_allowed",
        "verify_way",
        "valid_from",
        "valid_to",
    ),
    register_fields=_FIELDS,
    import_fields=_FIELDS,
    search_fields=("name", "used_for", "basis", "asked_by", "issued_by", "remarks"),
    required=("name",),
    keys=(("name", "used_for"), ("name", "asked_by", "issued_by")),
    order="name",
    children=(ChildRows("matters", "关联事项", ProofMatter, ("matter",), required=("matter",)),),
    kept=("verify_way", "remarks"),
    wanted=_wanted,
    rules=_rules,
    views=(
        View("in_force", "现行", in_being("valid_from", "valid_to")),
        View("by_promise", "可以告知承诺", lambda model, day: model.promise_allowed == 1),
        View(
            "no_template",
            "可以承诺、没有格式文本",
            lambda model, day: (model.promise_allowed == 1) & model.template.is_null(),
        ),
        View("ended", "已取消", ended("valid_to")),
    ),
    belongs_here="办事时要群众提供的证明，一项一条，写明依据、谁索要、谁开具；可以用告知承诺代替的，打上“是”。",
    sample=_sample,
)
