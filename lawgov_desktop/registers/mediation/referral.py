"""移送台账: what was sent to police, court or 信访 and what came from them, with slip and outcome (M22)."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any

import peewee

from lawgov_desktop.records import dates
from lawgov_desktop.records.fields import (
    Attachment,
    Choice,
    Code,
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
    Clock,
    Draft,
    Onward,
    Problem,
    Record,
    RecordType,
    Section,
    View,
)
from lawgov_desktop.registers.conditions import in_year, overdue
from lawgov_desktop.registers.day_order import in_order
from lawgov_desktop.registers.mediation.case_onward import case_of_referral


class Referral(Record):
    """移送: a slip that left the office or came to it."""

    title = Text("标题", width=30)
    title_key = PinyinKey(of="title")
    direction = Choice(
        "方向", (("out", "移出"), ("in", "移入")), aliases=("移送方向", "移出移入"), index=True
    )
    organ = Code(
        "移送机关",
        "referral_organ",
        aliases=("机关", "接收机关", "来源机关", "机关类别"),
        index=True,
    )
    organ_name = Text(
        "机关全称",
        aliases=("单位名称", "移送单位", "委派单位", "委派法院", "委派法院（派出所）"),
        hint="如：龙溪派出所",
    )
    referred_on = Date(
        "移送日期", aliases=("移送时间", "日期", "委托日期", "收案日期", "委派日期", "登记日期"), index=True
    )
    slip_number = IdText("移送单号", aliases=("文书编号", "移送函编号", "移送单编号", "文号"))
    committee = Link("调委会", "committee", aliases=("人民调解委员会", "调解组织"), index=True)
    mediation_case = Link("人民调解案件", "mediation_case", aliases=("案号", "调解案件"), index=True)
    admin_case = Link("行政调解案件", "admin_mediation_case", index=True)
    party_names = Text("当事人", aliases=("当事人姓名", "双方当事人"), privacy="name", width=20)
    party_names_key = PinyinKey(of="party_names")
    dispute_type = Code("纠纷类型", "dispute_type", aliases=("纠纷类别", "类型"))
    summary = LongText(
        "纠纷简要情况", aliases=("简要情况", "案情简介", "基本情况", "纠纷事由", "事由", "案由"), width=36
    )
    reason = LongText("移送理由", aliases=("移送原因", "理由", "原因"))
    materials = Text("随附材料", aliases=("材料", "附件清单"), hint="如：调解记录 3 页、身份证复印件 2 份")
    handed_by = Text("移送人", aliases=("经办人",))
    received_by = Text("接收人", aliases=("签收人",))
    received_on = Date("接收日期", aliases=("签收日期", "收到日期"))
    reply_due = Date("要求回复日期", aliases=("回复期限", "反馈期限"))
    returned_on = Date(
        "回复日期", aliases=("退回日期", "反馈日期", "回执日期", "反馈时间", "回函日期"), index=True
    )
    outcome = Code(
        "结果", "referral_outcome", aliases=("办理结果", "移送结果", "处理结果", "回执结果"), index=True
    )
    outcome_text = LongText("结果说明", aliases=("反馈情况", "回执内容"))
    court_told = Flag("已告知可向法院起诉", aliases=("已告知诉讼途径", "告知可向人民法院起诉"))
    remarks = LongText("备注", aliases=("说明",))
    attachments = Attachment("附件", aliases=("移送单", "扫描件"))

    class Meta:
        table_name = "referral"


_ORGANS = (
    ("派出所", "police"), ("公安", "police"), ("法院", "court"), ("法庭", "court"), ("检察", "procuratorate"),
    ("信访", "petition"), ("司法", "justice"), ("人社", "labour"), ("劳动", "labour"),
)  # fmt: skip
_OURS = re.compile("调委会|调解委员会|司法所|调解室|调解中心")


def _derive(draft: Draft, names: Names) -> Mapping[str, Any]:
    told = str(draft.get("organ_name") or "")
    receivers = [text for heading, text in (draft.get("extra") or {}).items() if heading.startswith("接收")]
    # A list that names both ends tells the direction; otherwise the person says it.
    to_us = told and not _OURS.search(told) and any(_OURS.search(text) for text in receivers)
    return {
        **_titled(draft, names),
        "organ": next((organ for word, organ in _ORGANS if word in told), None),
        "direction": "in" if to_us else None,
    }


def _titled(draft: Draft, names: Names) -> Mapping[str, Any]:
    organ = draft.get("organ_name") or (
        names.code_label("referral_organ", draft["organ"]) if draft.get("organ") else ""
    )
    when = dates.show_date(draft.get("referred_on"))
    if not when:
        return {"title": None}
    to = "移送" if draft.get("direction") == "out" else "移入" if draft.get("direction") == "in" else ""
    way = f"{to}{organ}" if to == "移送" else f"{organ}{to}"
    return {"title": " ".join(part for part in (when, way, draft.get("party_names") or "") if part)}


def _rules(draft: Draft, names: Names) -> Sequence[Problem]:
    return list(_problems(draft))


def _problems(draft: Draft) -> Iterator[Problem]:
    yield from in_order(
        draft,
        (
            ("referred_on", "received_on", "接收日期早于移送日期"),
            ("referred_on", "returned_on", "回复日期早于移送日期"),
        ),
    )
    if draft.get("returned_on") and not draft.get("outcome"):
        yield Problem("outcome", "doubt", "已经回复，没有选结果", "", "请选结果")
    failed = draft.get("direction") == "in" and draft.get("outcome") == "failed"
    if failed and draft.get("court_told") != 1:
        yield Problem(
            "court_told",
            "doubt",
            "调解不成，没有写明已告知可以起诉",
            "《人民调解法》第二十六条：调解不成的，应当告知当事人可以依法通过仲裁、行政、司法等途径维护自己的权利",
            "告知以后请选“是”",
        )


def _wanted(draft: Draft) -> Sequence[str]:
    needed = ["organ", "reason" if draft.get("direction") == "out" else "summary"]
    if draft.get("direction") == "out":
        needed.append("received_by")
    return [name for name in needed if not draft.get(name)]


def _clocks(draft: Draft) -> Sequence[Clock]:
    """Out: the organ's answer is waited for. In: ours is due on the day the slip names."""
    start = draft.get("referred_on")
    if not start or (draft.get("direction") == "in" and not draft.get("reply_due")):
        return ()
    due = dates.last_day(draft.get("reply_due"))
    return (
        Clock(
            "referral_reply",
            start,
            draft.get("returned_on"),
            due=due.isoformat() if due else None,
            because="移送单写明的回复日期" if due else "",
        ),
    )


def _waiting(model: type[Any], day: date) -> peewee.Expression:
    where: peewee.Expression = model.returned_on.is_null()
    return where


def _no_case(model: type[Any], day: date) -> peewee.Expression:
    """Came in, was not sent back, and the case it became is not noted."""
    where: peewee.Expression = (
        (model.direction == "in") & model.returned_on.is_null() & model.mediation_case.is_null()
    )
    return where


def _sample(link: Callable[[str], str | None]) -> Draft:
    return {
        "direction": "in",
        "organ": "police",
        "organ_name": "样例派出所",
        "referred_on": "2025-03-04",
        "slip_number": "样公（龙）移字〔2025〕3号",
        "committee": link("committee"),
        "party_names": "张示例、李示例",
        "dispute_type": "neighbour",
        "summary": "两户因排水发生推搡，未受伤，民警建议调解。",
        "received_by": "王示例",
        "received_on": "2025-03-04",
    }


_REGISTER = (
    "direction",
    "referred_on",
    "slip_number",
    "organ",
    "organ_name",
    "party_names",
    "dispute_type",
    "summary",
    "reason",
    "mediation_case",
    "handed_by",
    "received_by",
    "received_on",
    "reply_due",
    "returned_on",
    "outcome",
    "outcome_text",
    "court_told",
    "remarks",
)

REFERRAL = RecordType(
    key="referral",
    title="移送台账",
    tab="mediation",
    model=Referral,
    title_field="title",
    sections=(
        Section(
            "移送",
            (
                "direction",
                "referred_on",
                "organ",
                "organ_name",
                "slip_number",
                "committee",
                "mediation_case",
                "admin_case",
            ),
        ),
        Section("纠纷", ("party_names", "dispute_type", "summary", "reason", "materials")),
        Section("交接", ("handed_by", "received_by", "received_on", "reply_due")),
        Section("结果", ("returned_on", "outcome", "outcome_text", "court_told")),
        Section("其他", ("title", "remarks", "attachments")),
    ),
    list_fields=(
        "direction",
        "referred_on",
        "organ",
        "slip_number",
        "party_names",
        "reply_due",
        "returned_on",
        "outcome",
    ),
    register_fields=_REGISTER,
    import_fields=_REGISTER,
    search_fields=("title", "slip_number", "organ_name", "party_names", "summary", "reason", "remarks"),
    required=("direction", "referred_on"),
    keys=(("slip_number",), ("direction", "referred_on", "organ", "party_names")),
    order="-referred_on",
    wanted=_wanted,
    rules=_rules,
    derive=_derive,
    derived=("title",),
    clocks=_clocks,
    views=(
        View("waiting", "待回复", _waiting),
        View("late", "逾期未回复", overdue("referral_reply")),
        View("no_case", "移入未立案", _no_case),
        View("out", "移出", lambda model, day: model.direction == "out"),
        View("in", "移入", lambda model, day: model.direction == "in"),
        View("this_year", "本年", in_year("referred_on")),
    ),
    onward=(
        Onward(
            "case",
            "登记为人民调解案件",
            "mediation_case",
            case_of_referral,
            lambda draft: draft.get("direction") == "in",
        ),
    ),
    belongs_here="与公安、法院、检察、信访等机关之间的移送：谁移给谁、移送单号、什么时候回复、结果怎样。",
    sample=_sample,
)
