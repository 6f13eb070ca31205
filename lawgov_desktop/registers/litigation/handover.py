"""行刑衔接: cases handed to the police and others, and those that came back."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from lawgov_desktop.records.fields import (
    Attachment,
    Choice,
    Code,
    Date,
    IdText,
    LongText,
    Money,
    Names,
    PersonName,
    PinyinKey,
    Text,
)
from lawgov_desktop.records.record_type import Draft, Paper, Problem, Record, RecordType, Section, View
from lawgov_desktop.registers.conditions import in_year
from lawgov_desktop.registers.day_order import empty_of, in_order
from lawgov_desktop.registers.litigation import letter_papers

_BACK = frozenset(("returned", "cancelled", "not_prosecuted", "exempted"))
"""Results after which the township may have to go on with the case itself."""

_JUDICIAL = re.compile("公安|检察|法院|监察|监委|纪委")


class CaseHandover(Record):
    """A case that crossed between administrative and criminal procedure, in either direction."""

    direction = Choice(
        "方向",
        (("out", "移送"), ("in", "接收移送")),
        aliases=("移送方向", "移送或接收", "移送类型"),
        index=True,
    )
    name = Text("案件名称", aliases=("案名", "案由", "移送案件名称"), width=28)
    name_key = PinyinKey(of="name")
    party = Text("当事人", aliases=("涉案当事人", "涉案人员", "违法嫌疑人", "当事人姓名"), privacy="name")
    source_number = IdText("行政案号", aliases=("原案号", "执法案号", "立案号", "原案件编号"), index=True)
    crime = Text("涉嫌罪名", aliases=("罪名", "涉嫌犯罪"))
    amount = Money("涉案金额", aliases=("金额",), unit="元")
    organ_kind = Code("对方机关类别", "handover_organ", aliases=("机关类别", "接收机关类别"), index=True)
    organ = Text("对方机关", aliases=("接收机关", "受移送机关", "接收单位"), width=20)
    handed_on = Date("移送日期", aliases=("移送时间", "接收日期", "日期"), index=True)
    slip_number = IdText("移送书文号", aliases=("移送函文号", "移送文号", "案件移送书编号", "文号"), width=24)
    materials = LongText("移送材料", aliases=("材料清单", "移送材料清单"))
    handler = PersonName("承办人", several=True, privacy="", aliases=("经办人", "移送人"))
    received_by = PersonName("对方接收人", privacy="", aliases=("接收人", "签收人"))
    receipt_on = Date("回执日期", aliases=("签收日期", "回执时间"))
    result = Code("处理结果", "handover_result", aliases=("结果", "移送结果", "是否立案"), index=True)
    result_on = Date("结果日期", aliases=("立案日期", "处理日期", "决定日期"))
    result_number = IdText("结果文书号", aliases=("立案决定书文号", "不予立案通知书文号"))
    result_text = LongText("结果说明", aliases=("不立案理由", "退回理由", "受理情况"))
    back_on = Date("退回日期", aliases=("退回（接回）日期", "接回日期", "移回日期"))
    after = LongText("后续处理", aliases=("接回后处理", "退回后处理情况", "处理情况"))
    closed_on = Date("办结日期", aliases=("结案日期",), index=True)
    state = Choice(
        "办理状态",
        (("waiting", "待回执"), ("examining", "对方办理中"), ("back", "已退回待处理"), ("closed", "已办结")),
        aliases=("状态",),
        index=True,
    )
    remarks = LongText("备注", aliases=("说明",))
    attachments = Attachment("附件")

    class Meta:
        table_name = "case_handover"


def _state(draft: Mapping[str, Any]) -> str:
    if draft.get("closed_on"):
        return "closed"
    if draft.get("back_on") or draft.get("result") in _BACK:
        return "back"
    known = draft.get("receipt_on") or draft.get("result") or draft.get("direction") == "in"
    return "examining" if known else "waiting"


def _derive(draft: Draft, names: Names) -> Mapping[str, Any]:
    return {"state": _state(draft), "direction": _told_by_list(draft)}


def _told_by_list(draft: Mapping[str, Any]) -> str | None:
    """out where a list names both ends and ours is the one that hands over; the rest is asked."""
    other = draft.get("extra") or {}
    sender = next((text for heading, text in other.items() if heading.startswith("移送")), "")
    ours = sender and not _JUDICIAL.search(sender)
    return "out" if ours and _JUDICIAL.search(draft.get("organ") or "") else None


def _wanted(draft: Draft) -> Sequence[str]:
    needed = ["organ_kind", "slip_number", "handler"]
    if draft.get("direction") == "out":
        needed += ["crime", "receipt_on"]
    if draft.get("result") in _BACK:
        needed.append("back_on")
    if draft.get("back_on"):
        needed.append("after")
    if draft.get("closed_on"):
        needed.append("result")
    return empty_of(draft, needed)


def _rules(draft: Draft, names: Names) -> Sequence[Problem]:
    return list(_problems(draft))


def _problems(draft: Draft) -> Iterator[Problem]:
    yield from in_order(
        draft,
        (
            ("handed_on", "receipt_on", "回执日期早于移送日期"),
            ("handed_on", "result_on", "结果日期早于移送日期"),
            ("handed_on", "back_on", "退回日期早于移送日期"),
            ("handed_on", "closed_on", "办结日期早于移送日期"),
        ),
    )
    if draft.get("result") == "refused" and not (draft.get("result_text") or draft.get("result_number")):
        yield Problem(
            "result_text", "doubt", "不予立案，没有写理由和文书", "是否提请复议要看理由", "请填不予立案的理由"
        )
    if draft.get("back_on") and draft.get("closed_on") and not draft.get("after"):
        yield Problem("after", "doubt", "案件退回后办结，没有写怎么处理的", "", "请写后续处理")
    if draft.get("closed_on") and draft.get("result") == "pending":
        yield Problem("result", "doubt", "已经办结，处理结果还是办理中", "", "请核对处理结果")


def _sample(link: Callable[[str], str | None]) -> Draft:
    return {
        "direction": "out",
        "name": "张示例涉嫌非法占用农用地",
        "party": "张示例",
        "source_number": "样执立〔2025〕4号",
        "crime": "非法占用农用地罪",
        "amount": 3600000,
        "organ_kind": "police",
        "organ": "样例县公安局",
        "handed_on": "2025-04-02",
        "slip_number": "样政移〔2025〕1号",
        "materials": "案件移送书、调查报告、勘测定界图、询问笔录",
        "handler": "王示例",
        "received_by": "赵示例",
        "receipt_on": "2025-04-03",
        "result": "filed",
        "result_on": "2025-04-07",
        "result_number": "样公立字〔2025〕88号",
    }


_FIELDS = (
    "direction",
    "handed_on",
    "name",
    "party",
    "source_number",
    "crime",
    "amount",
    "organ_kind",
    "organ",
    "slip_number",
    "materials",
    "handler",
    "received_by",
    "receipt_on",
    "result",
    "result_on",
    "result_number",
    "result_text",
    "back_on",
    "after",
    "closed_on",
    "remarks",
)

CASE_HANDOVER = RecordType(
    key="case_handover",
    title="行刑衔接移送",
    tab="litigation",
    model=CaseHandover,
    title_field="name",
    sections=(
        Section("案件", ("direction", "handed_on", "name", "party", "source_number", "crime", "amount")),
        Section(
            "移送",
            ("organ_kind", "organ", "slip_number", "materials", "handler", "received_by", "receipt_on"),
        ),
        Section("结果", ("result", "result_on", "result_number", "result_text", "back_on", "after")),
        Section("办结", ("closed_on", "state", "attachments", "remarks")),
    ),
    list_fields=(
        "handed_on",
        "direction",
        "name",
        "organ",
        "slip_number",
        "receipt_on",
        "result",
        "state",
        "handler",
    ),
    register_fields=_FIELDS,
    print_fields=(
        "direction",
        "handed_on",
        "name",
        "organ",
        "slip_number",
        "receipt_on",
        "result",
        "result_on",
        "back_on",
        "after",
        "remarks",
    ),
    import_fields=_FIELDS,
    search_fields=(
        "name",
        "party",
        "organ",
        "slip_number",
        "source_number",
        "crime",
        "result_number",
        "remarks",
    ),
    required=("direction", "handed_on", "name", "organ"),
    keys=(("slip_number",), ("handed_on", "name", "organ")),
    order="-handed_on",
    wanted=_wanted,
    rules=_rules,
    derive=_derive,
    derived=("state",),
    papers=(
        Paper(
            "case_transfer",
            "案件移送书",
            lambda case, context: letter_papers.transfer(case, context, CaseHandover),
            lambda case: case.get("direction") != "in",
        ),
        Paper(
            "transfer_receipt",
            "移送材料清单和回执",
            lambda case, context: letter_papers.receipt(case, context, CaseHandover),
        ),
    ),
    views=(
        View("open", "未办结", lambda model, day: model.closed_on.is_null()),
        View("no_receipt", "未收到回执", lambda model, day: model.state == "waiting"),
        View("back", "退回待处理", lambda model, day: model.state == "back"),
        View("filed", "已立案", lambda model, day: model.result.in_(("filed", "convicted"))),
        View("this_year", "本年移送", in_year("handed_on")),
    ),
    belongs_here="移送公安等机关的涉嫌犯罪案件，以及对方移送、退回由本机关处理的案件。",
    sample=_sample,
)
