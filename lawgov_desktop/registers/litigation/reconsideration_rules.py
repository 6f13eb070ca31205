"""What follows from a reconsideration case, what is doubtful in it, and which legal clocks run on it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, cast

from lawgov_desktop.records import dates
from lawgov_desktop.records.fields import Names
from lawgov_desktop.records.record_type import Clock, Draft, Lookup, Problem
from lawgov_desktop.registers.day_order import empty_of, in_order
from lawgov_desktop.registers.litigation import evidence, stages

NEW_LAW_FROM = "2024-01-01"
"""《行政复议法》（2023年修订）第九十条: from this day working days (§88) and a simple procedure (§53)."""

REPLY_RULES = ("reconsideration_reply", "reconsideration_reply_simple")
_LONGEST_REPLY = {"reconsideration_reply": 26, "reconsideration_reply_simple": 19}
"""Natural days that so many working days never exceed, the longest holidays included."""
_LONGEST_REPLY_BEFORE = 19
"""Under the law of 2017: ten natural days (§23), the last of which may fall on the longest holidays."""


DERIVED = ("law_version", "corrected", "state")


def reply_rule(draft: Mapping[str, Any]) -> str:
    """The clock of our answer: simple cases have five working days, but only under the law of 2023."""
    simple = draft.get("procedure") == "simple" and (draft.get("received_on") or "") >= NEW_LAW_FROM
    return "reconsideration_reply_simple" if simple else "reconsideration_reply"


def _state(draft: Mapping[str, Any]) -> str:
    if draft.get("closed_on"):
        return "closed"
    if draft.get("decision_on") or draft.get("outcome"):
        return "decided"
    return "examining" if draft.get("replied_on") else "replying"


def derive(draft: Draft, names: Names) -> Mapping[str, Any]:
    received, outcome = draft.get("received_on"), draft.get("outcome")
    line = cast(Lookup, names).stat_line("reconsideration_outcome", outcome) if outcome else ""
    return {
        "law_version": None if not received else "2023" if received >= NEW_LAW_FROM else "2017",
        "corrected": {"纠错": 1, "未纠错": 0}.get(line),
        "state": _state(draft),
        "act": _named_by_number(draft, names),
    }


def _named_by_number(draft: Draft, names: Names) -> str | None:
    """What a list tells only by the number of its paper: 行政处罚（政罚决〔2025〕3号）."""
    number, kind = draft.get("act_number"), draft.get("act_type")
    if not number:
        return None
    return f"{names.code_label('litigation_act_type', kind) if kind else '行政行为'}（{number}）"


def wanted(draft: Draft) -> Sequence[str]:
    needed = ["number", "organ", "act_type", "procedure", "handler"]
    if _state(draft) != "replying":
        needed.append("replied_on")
    if _state(draft) in ("decided", "closed"):
        needed += ["decision_on", "outcome", "decision_number"]
    if draft.get("corrected") and _state(draft) == "closed":
        needed += ["performance_state", "rectification"]
    return empty_of(draft, needed)


_NEVER_BEFORE = (
    ("act_on", "received_on", "收到申请书副本早于行政行为"),
    ("received_on", "replied_on", "答复日期早于收到申请书副本"),
    ("received_on", "decision_on", "决定日期早于收到申请书副本"),
    ("decision_on", "served_on", "收到决定书早于决定日期"),
    ("decision_on", "performed_on", "履行日期早于决定日期"),
    ("opinion_on", "opinion_answered_on", "反馈日期早于收到意见书"),
    ("received_on", "closed_on", "办结日期早于收到申请书副本"),
)


def rules(draft: Draft, names: Names) -> Sequence[Problem]:
    return list(_problems(draft))


def _problems(draft: Draft) -> Iterator[Problem]:
    yield from in_order(draft, _NEVER_BEFORE)
    yield from evidence.problems(draft.get("evidence") or (), draft.get("evidence_count"))
    if draft.get("reply_due") and not draft.get("reply_due_note"):
        yield Problem(
            "reply_due_note",
            "refuse",
            "人工指定了答复期限，没有写理由",
            "指定的期限代替按法律计算的期限，须留下依据",
            "请写明理由",
        )
    received = dates.as_day(draft.get("received_on"))
    if draft.get("procedure") == "simple" and received and received.isoformat() < NEW_LAW_FROM:
        why = "《行政复议法》2023年修订后才有简易程序，2024年1月1日起施行"
        yield Problem("procedure", "doubt", "2024年以前收到的案件没有简易程序", why, "请核对程序或者日期")
    old = received is not None and received.isoformat() < NEW_LAW_FROM
    replied, given = dates.first_day(draft.get("replied_on")), dates.last_day(draft.get("reply_due"))
    why = (
        "《行政复议法》（2017年修正）第二十三条：自收到申请书副本之日起十日内，提出书面答复，提交证据、依据和其他有关材料"
        if old
        else "《行政复议法》第七十条：不按规定书面答复、提交证据的，视为该行政行为没有证据、依据"
    )
    if received and replied:
        taken = (replied - received).days
        longest = _LONGEST_REPLY_BEFORE if old else _LONGEST_REPLY[reply_rule(draft)]
        if replied > given if given else taken > longest:
            yield Problem("replied_on", "doubt", f"答复逾期：收到后第 {taken} 日", why, "请核对日期")
    elif draft.get("decision_on") and not draft.get("replied_on"):
        yield Problem("replied_on", "doubt", "已有复议决定，没有答复日期", why, "请补答复日期")
    if draft.get("leader_at_hearing") == 0 and not draft.get("leader_reason"):
        duty = (
            "《行政复议法》第五十一条：被申请人的负责人应当参加听证；不能参加的，应当说明理由并委托相应的工作人员"
            "参加听证"
        )
        yield Problem(
            "leader_reason", "doubt", "负责人没有参加听证，没有写理由", "" if old else duty, "请写明理由"
        )
    if draft.get("outcome") and not draft.get("decision_on"):
        yield Problem(
            "decision_on", "doubt", "有复议结果，没有决定日期", "按日期统计时数不到", "请填决定日期"
        )
    if draft.get("closed_on") and draft.get("performance_state") in ("unperformed", "partial"):
        why = "" if old else "《行政复议法》第七十七条：被申请人应当履行复议决定书、调解书、意见书"
        yield Problem("performance_state", "doubt", "已经办结，复议决定还没有履行完", why, "请核对")


def clocks(draft: Draft) -> Sequence[Clock]:
    return list(_running(draft))


def _running(draft: Draft) -> Iterator[Clock]:
    received, decided = draft.get("received_on"), _state(draft) in ("decided", "closed")
    if received and (draft.get("replied_on") or not decided):
        note = draft.get("reply_due_note")
        yield Clock(
            reply_rule(draft),
            received,
            draft.get("replied_on"),
            due=draft.get("reply_due"),
            because=f"人工指定：{note}" if note else "人工指定",
        )
    if draft.get("review_notice_on") and (draft.get("review_replied_on") or not decided):
        yield Clock("normative_review_reply", draft["review_notice_on"], draft.get("review_replied_on"))
    accepted = draft.get("accepted_on")
    if accepted and (draft.get("decision_on") or not draft.get("closed_on")):
        simple = reply_rule(draft) == "reconsideration_reply_simple"
        rule = "reconsideration_decision_simple" if simple else "reconsideration_decision"
        yield Clock(rule, accepted, draft.get("decision_on"), max(draft.get("extended_days") or 0, 0))
    if draft.get("opinion_on"):
        yield Clock("opinion_feedback", draft["opinion_on"], draft.get("opinion_answered_on"))
    start = draft.get("served_on") or draft.get("decision_on")
    if draft.get("performance_due") and start and draft.get("performance_state") != "none":
        yield Clock(
            "court_date",
            start,
            stages.performed_by(draft),
            title="履行复议决定",
            due=stages.day_of(draft["performance_due"]),
            because="复议决定书写明的履行期限",
        )
