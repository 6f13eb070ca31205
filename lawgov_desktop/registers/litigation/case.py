"""行政诉讼案件: the register of lawsuits against the township, one record per instance."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import peewee

from lawgov_desktop.records.record_type import Draft, RecordType, Section, View
from lawgov_desktop.registers.conditions import due_within, in_year, overdue
from lawgov_desktop.registers.litigation import case_clocks, case_doubts, case_rules
from lawgov_desktop.registers.litigation.case_onward import ONWARD
from lawgov_desktop.registers.litigation.case_papers import PAPERS
from lawgov_desktop.registers.litigation.case_tables import AGENTS, EVIDENCE, HEARINGS, LitigationCase

_SECTIONS = (
    Section(
        "收案",
        (
            "received_on",
            "number",
            "court",
            "instance",
            "plaintiffs",
            "plaintiff_kind",
            "cause",
            "act_type",
            "field",
            "position",
            "handler",
            "office",
        ),
    ),
    Section(
        "案情",
        (
            "act",
            "requests",
            "facts",
            "plaintiff_count",
            "co_defendants",
            "third_parties",
            "damages_claimed",
            "damages_amount",
            "document_review",
            "procedure",
            "filed_on",
            "previous",
            "reconsideration",
        ),
    ),
    Section(
        "答辩和举证",
        ("answered_on", "evidence_filed_on", "evidence_count", "evidence", "defence_due", "defence_due_note"),
    ),
    Section("代理人和开庭", ("must_attend", "agents", "hearings", "attendance", "next_hearing_on")),
    Section(
        "裁判",
        ("judgment_on", "judgment_kind", "outcome", "lost", "awarded", "outcome_text", "served_on"),
    ),
    Section("上诉和生效", ("appeal_by", "appealed_on", "effective_on")),
    Section("履行", ("performance_state", "performance_due", "performed_on", "performance_duty")),
    Section("败诉整改", ("loss_causes", "loss_analysis", "rectification", "rectified_on")),
    Section("办结", ("closed_on", "state", "attachments", "remarks")),
)

_HEARING_COLUMNS = (
    "held_on",
    "leader_attended",
    "leader_name",
    "leader_post",
    "leader_rank",
    "absence_reason",
)
# The columns of a usual 行政应诉台账 (domain §2.3), in the order of the case.
_REGISTER = (
    "received_on",
    "number",
    "court",
    "instance",
    "plaintiffs",
    "plaintiff_kind",
    "position",
    "cause",
    "act_type",
    "field",
    "damages_claimed",
    "damages_amount",
    "co_defendants",
    "handler",
    "office",
    "answered_on",
    "evidence_filed_on",
    *(f"hearings.1.{name}" for name in _HEARING_COLUMNS),
    "attendance",
    "judgment_on",
    "judgment_kind",
    "outcome",
    "lost",
    "awarded",
    "served_on",
    "appeal_by",
    "appealed_on",
    "effective_on",
    "performance_due",
    "performance_state",
    "performed_on",
    "loss_causes",
    "rectification",
    "closed_on",
    "remarks",
)
_PRINTED = (
    "received_on",
    "number",
    "court",
    "instance",
    "plaintiffs",
    "cause",
    "act_type",
    "answered_on",
    "attendance",
    "judgment_on",
    "outcome",
    "effective_on",
    "performance_state",
    "closed_on",
    "remarks",
)
_IMPORT = (
    *(path for path in _REGISTER if path not in ("attendance", "lost")),
    "hearings.1.place",
    "hearings.1.spoke",
    "hearings.1.statement",
    "hearings.1.staff",
    *(f"hearings.2.{name}" for name in _HEARING_COLUMNS),
    *(f"agents.{number}.{name}" for number in (1, 2) for name in ("name", "kind", "workplace")),
    "procedure",
    "filed_on",
    "previous",
    "reconsideration",
    "plaintiff_count",
    "third_parties",
    "act",
    "requests",
    "facts",
    "document_review",
    "must_attend",
    "outcome_text",
    "performance_duty",
    "loss_analysis",
    "rectified_on",
)


def _waits_for_hearing(model: type[Any], day: date) -> peewee.Expression:
    where: peewee.Expression = (model.next_hearing_on >= day.isoformat()) & model.judgment_on.is_null()
    return where


def _not_performed(model: type[Any], day: date) -> peewee.Expression:
    """What a decision in force lays on the township and is not done."""
    where: peewee.Expression = (model.performance_state.in_(("pending", "partial", "unperformed"))) | (
        (model.lost == 1) & model.effective_on.is_null(False) & model.performance_state.is_null()
    )
    return where


_VIEWS = (
    View("open", "未办结", lambda model, day: model.closed_on.is_null()),
    View("answering", "答辩期内", due_within(400, "defence", "appeal_answer")),
    View("answer_late", "答辩已逾期", overdue("defence", "appeal_answer")),
    View("hearing", "待开庭", _waits_for_hearing),
    View("appeal", "上诉期内", due_within(60, "appeal_judgment", "appeal_ruling")),
    View("lost", "败诉", lambda model, day: model.lost == 1),
    View("not_performed", "未履行", _not_performed),
    View("absent", "负责人未出庭", lambda model, day: model.attendance.in_(("absent", "partly"))),
    View("this_year", "本年收案", in_year("received_on")),
    View("judged_this_year", "本年审结", in_year("judgment_on")),
)


def _sample(link: Callable[[str], str | None]) -> Draft:
    return {
        "received_on": "2025-03-03",
        "number": "（2025）豫9999行初8号",
        "court": "样例县人民法院",
        "instance": "first",
        "procedure": "ordinary",
        "plaintiffs": "张示例",
        "plaintiff_kind": "citizen",
        "plaintiff_count": 1,
        "position": "defendant",
        "cause": "不服限期拆除决定",
        "field": "construction",
        "act_type": "penalty",
        "act": "限期拆除决定书（样政执字〔2024〕12号）",
        "requests": "撤销限期拆除决定",
        "damages_claimed": 0,
        "handler": "王示例",
        "office": "综合行政执法队",
        "answered_on": "2025-03-12",
        "evidence_filed_on": "2025-03-12",
        "evidence_count": 9,
        "must_attend": ";attention;",
        "agents": [
            {"name": "王示例", "kind": "staff", "workplace": "综合行政执法队"},
            {"name": "赵示例", "kind": "lawyer", "workplace": "样例律师事务所"},
        ],
        "hearings": [
            {
                "held_on": "2025-04-10",
                "place": "第二审判庭",
                "leader_attended": 1,
                "leader_name": "李示例",
                "leader_post": "副镇长",
                "leader_rank": "deputy",
                "spoke": 1,
                "staff": "王示例",
            }
        ],
        "judgment_on": "2025-05-20",
        "judgment_kind": "judgment",
        "outcome": "claims_dismissed",
        "served_on": "2025-05-23",
        "appeal_by": "none",
        "effective_on": "2025-06-10",
        "performance_state": "none",
        "closed_on": "2025-06-12",
    }


LITIGATION_CASE = RecordType(
    key="litigation_case",
    title="行政诉讼案件",
    tab="litigation",
    model=LitigationCase,
    title_field="number",
    sections=_SECTIONS,
    list_fields=(
        "received_on",
        "number",
        "plaintiffs",
        "cause",
        "instance",
        "attendance",
        "outcome",
        "state",
        "handler",
    ),
    register_fields=_REGISTER,
    print_fields=_PRINTED,
    import_fields=_IMPORT,
    search_fields=(
        "number",
        "plaintiffs",
        "cause",
        "court",
        "act",
        "third_parties",
        "co_defendants",
        "facts",
        "outcome_text",
        "handler",
        "remarks",
    ),
    required=("received_on", "plaintiffs", "cause"),
    keys=(("number",), ("received_on", "plaintiffs", "cause")),
    order="-received_on",
    children=(AGENTS, HEARINGS, EVIDENCE),
    wanted=case_rules.wanted,
    rules=case_doubts.rules,
    derive=case_rules.derive,
    derived=case_rules.DERIVED,
    clocks=case_clocks.clocks,
    views=_VIEWS,
    papers=PAPERS,
    onward=ONWARD,
    belongs_here="起诉本机关的每一件行政案件，一个审级登记一件；二审、再审连上前一审级，统计时可以按案件也可以按争议。",
    sample=_sample,
)
