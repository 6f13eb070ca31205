"""以案定补台账: what is paid for a mediated case, from the application to the payment; a case once (M16)."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any

import peewee

from lawgov_desktop.records.fields import (
    Choice,
    Code,
    Date,
    Flag,
    IdText,
    Link,
    LongText,
    Money,
    Names,
    PersonName,
    PinyinKey,
    Text,
)
from lawgov_desktop.records.record_type import Draft, Problem, Record, RecordType, Section, View
from lawgov_desktop.registers.conditions import in_year
from lawgov_desktop.registers.day_order import in_order

STATES = (
    ("applied", "已申报"),
    ("checked", "司法所初审"),
    ("reviewed", "县局审核"),
    ("published", "已公示"),
    ("paid", "已发放"),
    ("returned", "退回"),
)
_STEPS = (
    ("applied_on", "applied"),
    ("checked_on", "checked"),
    ("reviewed_on", "reviewed"),
    ("published_on", "published"),
    ("paid_on", "paid"),
)
"""The steps in their order: the last one with a day is where the application stands."""


class Subsidy(Record):
    """以案定补: one case, one mediator, one sum."""

    case_number = IdText(
        "案号", aliases=("案件编号", "卷宗号", "协议书编号", "协议编号"), index=True, width=26
    )
    mediation_case = Link("人民调解案件", "mediation_case", index=True)
    mediator = Link("调解员卡片", "mediator", index=True)
    mediator_name = PersonName("调解员", aliases=("调解员姓名", "领取人"), privacy="", width=12)
    mediator_name_key = PinyinKey(of="mediator_name")
    period = Text("申报期", aliases=("申报批次", "批次", "申报季度"), hint="如：2025年第一季度", index=True)
    counted_on = Date("结案日期", aliases=("计补日期",), index=True)
    party_names = Text("当事人", privacy="name", width=18)
    party_names_key = PinyinKey(of="party_names")
    dispute_type = Code("纠纷类型", "dispute_type", aliases=("纠纷类别", "类型"))
    grade = Code("难易程度", "difficulty", aliases=("等级", "案件等级", "难易等级"))
    agreement_form = Code("协议形式", "agreement_form", aliases=("协议方式",))
    performed = Flag("已履行", aliases=("是否履行", "履行", "履行情况"))
    confirmed = Flag("已司法确认", aliases=("司法确认", "是否司法确认"))
    amount = Money(
        "补贴金额", aliases=("金额", "补贴标准", "应发金额", "申报金额", "补助金额", "奖补金额"), unit="元"
    )
    rule_text = Text("补贴标准说明", aliases=("标准说明", "计算依据"))
    state = Choice("进度", STATES, aliases=("审核进度", "状态"), index=True)
    applied_on = Date("申报日期", aliases=("申报时间",), index=True)
    checked_on = Date("司法所初审日期", aliases=("初审日期",))
    checked_by = Text("初审人")
    reviewed_on = Date("县局审核日期", aliases=("审核日期",))
    review_text = LongText("审核意见", aliases=("县局意见",))
    published_on = Date("公示日期", aliases=("公示起",))
    paid_on = Date("发放日期", aliases=("发放时间", "领取日期"), index=True)
    signed_by = PersonName("签领人", privacy="", aliases=("签领", "领款人", "签字", "签名", "领取人签字"))
    returned_on = Date("退回日期")
    returned_reason = LongText("退回原因")
    remarks = LongText("备注", aliases=("说明",))

    class Meta:
        table_name = "subsidy"


def state_of(draft: Mapping[str, Any]) -> str:
    """Where an application stands. A return counts until a later step than it has a day."""
    reached, when = "applied", ""
    for name, state in _STEPS:
        if draft.get(name):
            reached, when = state, draft[name]
    returned = draft.get("returned_on")
    return "returned" if returned and returned >= when else reached


def _derive(draft: Draft, names: Names) -> Mapping[str, Any]:
    found: Draft = {"state": state_of(draft)}
    if draft.get("mediation_case"):
        found["case_number"] = names.title("mediation_case", draft["mediation_case"]) or None
    elif draft.get("case_number"):
        known = names.find("mediation_case", draft["case_number"])
        found["mediation_case"] = known[0] if len(known) == 1 else None
    if draft.get("mediator"):
        found["mediator_name"] = names.title("mediator", draft["mediator"]) or None
    elif draft.get("mediator_name"):
        known = names.find("mediator", draft["mediator_name"])
        found["mediator"] = known[0] if len(known) == 1 else None
    return found


def _rules(draft: Draft, names: Names) -> Sequence[Problem]:
    return list(_problems(draft, names))


def _problems(draft: Draft, names: Names) -> Iterator[Problem]:
    number = draft.get("case_number")
    others = [uuid for uuid in names.find("subsidy", number) if uuid != draft.get("uuid")] if number else []
    if others:
        yield Problem(
            "case_number",
            "refuse",
            f"{number} 已经申报过以案定补",
            "一案一补：同一件纠纷只补一次",
            "请打开原来的申报记录；退回的在原记录上重新申报",
        )
    if draft.get("amount") is not None and draft["amount"] < 0:
        yield Problem("amount", "doubt", "补贴金额是负数", "", "请核对金额")
    previous = ""
    for name, _ in _STEPS:
        day = draft.get(name)
        if not day:
            continue
        if previous:
            yield from in_order(draft, ((previous, name, "这一步的日期早于前一步"),))
        previous = name
    if draft.get("paid_on") and draft.get("amount") is None:
        yield Problem("amount", "doubt", "已经发放，没有写金额", "合计会少", "请补金额")
    if draft.get("returned_on") and not draft.get("returned_reason"):
        yield Problem("returned_reason", "doubt", "退回没有写原因", "", "请写退回原因")


def _wanted(draft: Draft) -> Sequence[str]:
    return [name for name in ("mediator", "grade", "amount", "period") if draft.get(name) is None]


def _unpaid(model: type[Any], day: date) -> peewee.Expression:
    where: peewee.Expression = model.state.in_(("applied", "checked", "reviewed", "published"))
    return where


def _sample(link: Callable[[str], str | None]) -> Draft:
    return {
        "case_number": "〔2025〕样例人调字第0009号",
        "mediator": link("mediator"),
        "mediator_name": "李示例",
        "period": "2025年第一季度",
        "counted_on": "2025-03-20",
        "party_names": "张示例、李示例",
        "dispute_type": "neighbour",
        "grade": "ordinary",
        "agreement_form": "written",
        "performed": 1,
        "amount": 10000,
        "rule_text": "一般、书面协议 100.00 元",
        "applied_on": "2025-04-02",
    }


_REGISTER = (
    "case_number",
    "party_names",
    "dispute_type",
    "grade",
    "agreement_form",
    "performed",
    "confirmed",
    "mediator_name",
    "rule_text",
    "amount",
    "period",
    "counted_on",
    "applied_on",
    "checked_on",
    "reviewed_on",
    "review_text",
    "published_on",
    "paid_on",
    "signed_by",
    "state",
    "remarks",
)

SUBSIDY = RecordType(
    key="subsidy",
    title="以案定补台账",
    tab="mediation",
    model=Subsidy,
    title_field="case_number",
    sections=(
        Section("案件", ("mediation_case", "case_number", "counted_on", "party_names", "dispute_type")),
        Section(
            "补贴",
            (
                "mediator",
                "mediator_name",
                "period",
                "grade",
                "agreement_form",
                "performed",
                "confirmed",
                "amount",
                "rule_text",
            ),
        ),
        Section(
            "审核和发放",
            (
                "applied_on",
                "checked_on",
                "checked_by",
                "reviewed_on",
                "review_text",
                "published_on",
                "paid_on",
                "signed_by",
                "returned_on",
                "returned_reason",
                "state",
            ),
        ),
        Section("其他", ("remarks",)),
    ),
    list_fields=(
        "case_number",
        "mediator_name",
        "amount",
        "state",
        "period",
        "grade",
        "agreement_form",
        "applied_on",
        "paid_on",
    ),
    register_fields=_REGISTER,
    print_fields=(
        "case_number",
        "party_names",
        "dispute_type",
        "grade",
        "agreement_form",
        "mediator_name",
        "amount",
        "period",
        "state",
        "signed_by",
    ),
    import_fields=tuple(
        name for name in (*_REGISTER, "checked_by", "returned_on", "returned_reason") if name != "state"
    ),
    search_fields=("case_number", "mediator_name", "party_names", "period", "rule_text", "remarks"),
    required=("case_number",),
    keys=(("case_number",),),
    order="-applied_on",
    wanted=_wanted,
    rules=_rules,
    derive=_derive,
    derived=("state",),
    views=(
        View("unpaid", "未发放", _unpaid),
        View("to_check", "待初审", lambda model, day: model.state == "applied"),
        View("published", "已公示未发放", lambda model, day: model.state == "published"),
        View("returned", "退回", lambda model, day: model.state == "returned"),
        View("paid_this_year", "本年已发放", in_year("paid_on")),
    ),
    belongs_here="以案定补的申报、审核、公示和发放。一案一补：同一件案件只能申报一次。",
    sample=_sample,
)
