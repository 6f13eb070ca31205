"""重大行政决策: each decision with its five steps, what proves them, and which are missing before 已决定."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from lawgov_desktop.records.record_type import Draft, Onward, RecordType, Section, View
from lawgov_desktop.registers.conditions import in_year, met_before_due
from lawgov_desktop.registers.governance import decision_rules
from lawgov_desktop.registers.governance.decision_model import Decision
from lawgov_desktop.registers.governance.decision_papers import PAPERS


def _to_review(source: Draft) -> Draft:
    """A legality review of this decision, ready to be sent."""
    return {
        "subject_kind": "decision",
        "title": source.get("title"),
        "decision": source.get("uuid"),
        "office": source.get("office"),
        "sent_on": source.get("review_sent_on"),
        "reviewer": source.get("review_by"),
        "opinion_on": source.get("review_on"),
        "conclusion": source.get("review_conclusion"),
        "opinion": source.get("review_opinion"),
    }


def _not_stopped(draft: Mapping[str, Any]) -> bool:
    return not draft.get("stopped_on")


def _sample(link: Callable[[str], str | None]) -> Draft:
    return {
        "title": "样例镇农村饮水工程提升方案",
        "matter_kind": "project",
        "listed_on": "2024-02-20",
        "office": "农业服务中心",
        "handler": "王示例",
        "comment_needed": 1,
        "comment_ways": ";published;forum;",
        "comment_from": "2024-04-01",
        "comment_to": "2024-05-06",
        "opinions_received": 12,
        "opinions_adopted": 7,
        "comment_conclusion": "收到意见12条，采纳7条",
        "expert_needed": 1,
        "expert_way": "meeting",
        "expert_from": "2024-05-08",
        "expert_on": "2024-05-10",
        "experts": 5,
        "expert_conclusion": "方案可行",
        "risk_needed": 1,
        "risk_by": "平安建设办公室",
        "risk_from": "2024-05-11",
        "risk_on": "2024-05-20",
        "risk_grade": "low",
        "risk_conclusion": "风险可控",
        "review_manner": "opinion",
        "review_by": "司法所",
        "review_sent_on": "2024-05-21",
        "review_on": "2024-06-04",
        "review_conclusion": "lawful",
        "discussed_on": "2024-06-07",
        "meeting": "镇政府常务会议",
        "chair": "李示例",
        "leader_last": 1,
        "dissent": "无",
        "discussion_result": "passed",
        "party_reported_on": "2024-06-10",
        "decided_on": "2024-06-12",
        "decision_number": "样政发〔2024〕6号",
        "published_on": "2024-06-14",
        "published_where": ";website;notice_board;",
    }


_REGISTER = (
    "title", "matter_kind", "listed_on", "office", "handler", "comment_needed", "comment_waived",
    "comment_ways", "comment_from", "comment_to", "comment_short_reason", "opinions_received",
    "opinions_adopted", "hearing_papers_on", "hearing_on", "comment_conclusion", "expert_needed",
    "expert_waived", "expert_way", "expert_from", "expert_on", "experts", "expert_conclusion",
    "risk_needed", "risk_waived", "risk_by", "risk_from", "risk_on", "risk_grade", "risk_conclusion",
    "review_manner", "review_by", "review_sent_on", "review_on", "review_conclusion", "review_opinion",
    "review_adopted", "discussed_on", "meeting", "chair", "leader_last", "dissent", "discussion_result",
    "party_reported_on", "party_opinion", "decided_on", "decision_number", "published_on",
    "published_where", "archived_on", "archive_number", "evaluated_on", "evaluation", "state",
    "steps_missing", "remarks",
)  # fmt: skip

DECISION = RecordType(
    key="decision",
    title="重大行政决策",
    tab="governance",
    model=Decision,
    title_field="title",
    sections=(
        Section("决策事项", ("title", "matter_kind", "listed_on", "office", "handler", "started_on")),
        Section(
            "一、公众参与",
            (
                "comment_needed", "comment_waived", "comment_ways", "comment_from", "comment_to",
                "comment_short_reason", "opinions_received", "opinions_adopted", "hearing_papers_on",
                "hearing_on", "comment_conclusion", "comment_files",
            ),
        ),
        Section(
            "二、专家论证",
            (
                "expert_needed", "expert_waived", "expert_way", "expert_from", "expert_on", "experts",
                "expert_conclusion", "expert_files",
            ),
        ),
        Section(
            "三、风险评估",
            (
                "risk_needed", "risk_waived", "risk_by", "risk_from", "risk_on", "risk_grade",
                "risk_conclusion", "risk_files",
            ),
        ),
        Section(
            "四、合法性审查",
            (
                "review_manner", "review_by", "review_sent_on", "review_on", "review_conclusion",
                "review_adopted", "review_opinion", "review_files",
            ),
        ),
        Section(
            "五、集体讨论",
            (
                "meeting_held", "discussed_on", "meeting", "chair", "leader_last", "discussion_result",
                "dissent", "discussion_files",
            ),
        ),
        Section(
            "决定和公布",
            (
                "party_reported_on", "party_opinion", "decided_on", "decision_number", "published_on",
                "published_where", "archived_on", "archive_number",
            ),
        ),
        Section(
            "后评估和其他",
            ("evaluated_on", "evaluation", "stopped_on", "stopped_reason", "files", "remarks"),
        ),
        Section("现在的进展", ("state", "steps_done", "steps_missing")),
    ),
    list_fields=(
        "title", "state", "steps_missing", "office", "listed_on", "decided_on", "published_on",
        "matter_kind", "steps_done",
    ),
    register_fields=_REGISTER,
    print_fields=(
        "title", "office", "comment_from", "comment_to", "opinions_received", "expert_on", "risk_on",
        "review_on", "review_conclusion", "discussed_on", "discussion_result", "decided_on",
        "published_on", "steps_missing",
    ),
    import_fields=tuple(name for name in _REGISTER if name not in ("state", "steps_missing")),
    search_fields=("title", "office", "handler", "meeting", "decision_number", "review_by", "remarks"),
    required=("title",),
    keys=(("decision_number",), ("title", "listed_on"), ("title",)),
    order="-listed_on",
    wanted=decision_rules.wanted,
    rules=decision_rules.rules,
    derive=decision_rules.derive,
    derived=decision_rules.DERIVED,
    clocks=decision_rules.clocks,
    papers=PAPERS,
    views=(
        View(
            "steps_missing", "步骤不全",
            lambda model, day: model.steps_missing.is_null(False) & model.decided_on.is_null(False),
        ),
        View("too_short", "时间不足", met_before_due("decision_comment", "legality_review")),
        View(
            "in_procedure", "程序进行中",
            lambda model, day: model.state.in_(("listed", "in_procedure", "discussed")),
        ),
        View(
            "in_comment", "征求意见中",
            lambda model, day: (model.comment_from <= day.isoformat())
            & (model.comment_to.is_null() | (model.comment_to >= day.isoformat()))
            & model.state.in_(("listed", "in_procedure")),
        ),
        View(
            "unpublished", "已决定未公布",
            lambda model, day: model.decided_on.is_null(False) & model.published_on.is_null(),
        ),
        View(
            "unarchived", "未归档",
            lambda model, day: model.decided_on.is_null(False) & model.archived_on.is_null(),
        ),
        View("this_year", "本年决定", in_year("decided_on")),
    ),
    onward=(Onward("review", "送合法性审查", "legality_review", _to_review, _not_stopped),),
    belongs_here="乡镇的重大行政决策。逐件登记五个程序的时间、结论和材料，缺哪个程序一看就知道。",
    sample=_sample,
)  # fmt: skip
