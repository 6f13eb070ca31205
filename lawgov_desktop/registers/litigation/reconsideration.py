"""行政复议案件: the township answers before the county government, under the law of the day it began."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import peewee

from lawgov_desktop.records.record_type import Draft, Onward, RecordType, Section, View
from lawgov_desktop.registers.conditions import due_within, in_year, overdue
from lawgov_desktop.registers.litigation import reconsideration_rules
from lawgov_desktop.registers.litigation.reconsideration_papers import PAPERS
from lawgov_desktop.registers.litigation.reconsideration_tables import EVIDENCE, ReconsiderationCase


def _lawsuit(draft: Draft) -> Draft:
    """The lawsuit after it (《行政诉讼法》第二十六条).

    Where the act was upheld both organs are sued together; where it was changed the county is, and we may
    take part as a third party.
    """
    act, number = draft.get("act"), draft.get("act_number")
    upheld = draft.get("outcome") in ("upheld", "request_dismissed")
    return {
        "reconsideration": draft["uuid"],
        "instance": "first",
        "plaintiffs": draft.get("applicants"),
        "plaintiff_kind": draft.get("applicant_kind"),
        "third_parties": draft.get("third_parties"),
        "position": "co_defendant" if upheld else "third" if draft.get("corrected") else "defendant",
        "co_defendants": draft.get("organ") if upheld else None,
        "cause": act,
        "act": f"{act}（{number}）" if act and number else act,
        "act_type": draft.get("act_type"),
        "field": draft.get("field"),
        "requests": draft.get("requests"),
        "handler": draft.get("handler"),
        "office": draft.get("office"),
    }


def _not_performed(model: type[Any], day: date) -> peewee.Expression:
    where: peewee.Expression = (model.performance_state.in_(("pending", "partial", "unperformed"))) | (
        (model.corrected == 1) & model.performance_state.is_null()
    )
    return where


def _sample(link: Callable[[str], str | None]) -> Draft:
    return {
        "received_on": "2025-09-26",
        "number": "样复〔2025〕31号",
        "organ": "样例县人民政府",
        "applicants": "李示例",
        "applicant_kind": "citizen",
        "act": "不履行宅基地审批职责",
        "act_on": "2025-08-01",
        "act_type": "inaction",
        "field": "land",
        "requests": "责令限期作出答复",
        "procedure": "ordinary",
        "accepted_on": "2025-09-22",
        "handler": "王示例",
        "office": "自然资源所",
        "replied_on": "2025-10-10",
        "heard_on": "2025-10-20",
        "decision_on": "2025-11-14",
        "decision_number": "样复决〔2025〕31号",
        "outcome": "request_dismissed",
        "served_on": "2025-11-18",
        "performance_state": "none",
        "sued": 0,
    }


_REGISTER = (
    "received_on",
    "number",
    "organ",
    "applicants",
    "applicant_kind",
    "act",
    "act_number",
    "act_on",
    "act_type",
    "field",
    "procedure",
    "replied_on",
    "handler",
    "adviser",
    "heard_on",
    "hearing_on",
    "outcome",
    "decision_number",
    "decision_on",
    "served_on",
    "performance_state",
    "performed_on",
    "opinion_on",
    "opinion_answered_on",
    "sued",
    "closed_on",
    "remarks",
)

RECONSIDERATION_CASE = RecordType(
    key="reconsideration_case",
    title="行政复议案件",
    tab="litigation",
    model=ReconsiderationCase,
    title_field="number",
    sections=(
        Section(
            "收案",
            (
                "received_on",
                "number",
                "organ",
                "applicants",
                "applicant_kind",
                "act",
                "act_number",
                "act_on",
                "act_type",
                "field",
                "procedure",
                "law_version",
                "handler",
                "office",
                "adviser",
            ),
        ),
        Section("请求", ("requests", "damages_amount", "third_parties", "accepted_on")),
        Section(
            "答复",
            (
                "replied_on",
                "evidence_count",
                "evidence",
                "reply_due",
                "reply_due_note",
                "review_notice_on",
                "review_replied_on",
            ),
        ),
        Section("审理", ("heard_on", "hearing_on", "leader_at_hearing", "leader_reason", "extended_days")),
        Section(
            "决定和履行",
            (
                "decision_on",
                "decision_number",
                "outcome",
                "corrected",
                "served_on",
                "performance_state",
                "performance_due",
                "performed_on",
                "sued",
            ),
        ),
        Section(
            "复议意见书",
            ("opinion_on", "opinion_number", "opinion_text", "opinion_answered_on", "rectification"),
        ),
        Section("办结", ("closed_on", "state", "attachments", "remarks")),
    ),
    list_fields=(
        "received_on",
        "number",
        "applicants",
        "act",
        "procedure",
        "replied_on",
        "outcome",
        "state",
        "handler",
    ),
    register_fields=_REGISTER,
    print_fields=(
        "received_on",
        "number",
        "organ",
        "applicants",
        "act",
        "act_type",
        "procedure",
        "replied_on",
        "decision_on",
        "outcome",
        "performance_state",
        "sued",
        "remarks",
    ),
    import_fields=(*_REGISTER, "office", "requests", "accepted_on", "third_parties", "rectification"),
    search_fields=(
        "number",
        "applicants",
        "act",
        "act_number",
        "decision_number",
        "opinion_number",
        "requests",
        "handler",
        "remarks",
    ),
    required=("received_on", "applicants", "act"),
    keys=(("number",), ("received_on", "applicants", "act")),
    order="-received_on",
    children=(EVIDENCE,),
    papers=PAPERS,
    wanted=reconsideration_rules.wanted,
    rules=reconsideration_rules.rules,
    derive=reconsideration_rules.derive,
    derived=reconsideration_rules.DERIVED,
    clocks=reconsideration_rules.clocks,
    views=(
        View("open", "未办结", lambda model, day: model.closed_on.is_null()),
        View("replying", "答复期内", due_within(400, *reconsideration_rules.REPLY_RULES)),
        View("reply_late", "答复已逾期", overdue(*reconsideration_rules.REPLY_RULES)),
        View("corrected", "被纠错", lambda model, day: model.corrected == 1),
        View("not_performed", "未履行", _not_performed),
        View("opinions", "意见书待反馈", due_within(400, "opinion_feedback")),
        View("this_year", "本年收案", in_year("received_on")),
    ),
    onward=(Onward("lawsuit", "转为行政诉讼案件", "litigation_case", _lawsuit),),
    belongs_here="以本机关为被申请人的行政复议案件。填上收到申请书副本的日期和程序，答复期限自动算出。",
    sample=_sample,
)
