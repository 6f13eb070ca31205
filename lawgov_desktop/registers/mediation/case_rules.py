"""What follows from a mediation case, what is doubtful in it, and which legal clocks run on it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import timedelta
from typing import Any, Final

from lawgov_desktop.records import dates
from lawgov_desktop.records.fields import Names
from lawgov_desktop.records.record_type import Clock, Draft, Problem
from lawgov_desktop.registers.day_order import empty_of, in_order, wrong_day
from lawgov_desktop.registers.mediation import dossier, instalments
from lawgov_desktop.registers.mediation import parties as party_rows
from lawgov_desktop.registers.mediation.numbering import batch_of

WRITTEN_ONLY = ("signed_and_sealed", "copies")
ORAL_ONLY = ("oral_reason",)

_STATE_OF_RESULT = {
    "agreed": "agreed",
    "failed": "failed",
    "withdrawn": "failed",
    "referred": "failed",
    "ended": "failed",
}
NO_CASE: Final = ("not_accepted", "void")
"""States of what is not counted as a case: refused, or its number cancelled."""

_PERFORMED = ("immediate", "performed")
_CONFIRMATION_DAYS = 30  # 《人民调解法》第三十三条
_LONGEST_HOLIDAY = 9  # a last day on a holiday moves on; no run of days off has been longer


def hidden_fields(agreement_form: str | None) -> tuple[str, ...]:
    """The fields a form does not show for an oral or a written agreement, or for none yet (M06)."""
    match agreement_form:
        case "oral":
            return WRITTEN_ONLY
        case "written":
            return ORAL_ONLY
    return ()


# --- what follows --------------------------------------------------------------------------------------


def derive(draft: Draft, names: Names) -> Mapping[str, Any]:
    """Rows completed from IDs and cards, the names in one line, the state, the copies (parties + 1, §29).

    Of an oral agreement the day of effect is the day it was reached (§30); of a written one it is never
    guessed, because signing and sealing may come later (§29).
    """
    day = party_rows.accepted_day(draft)
    # Old lists write names and the visit in one cell. Rows are made of them once, for a case that has no
    # state yet: later an empty table means that somebody emptied it.
    fresh = draft.get("state") is None
    parties = draft.get("parties") or (_rows(draft.get("party_names")) if fresh else [])
    mediators = draft.get("mediators") or (_rows(draft.get("mediator_names")) if fresh else [])
    visits = draft.get("follow_ups") or []
    if fresh and not visits and draft.get("last_follow_up_on"):
        visits = [{"visited_on": draft["last_follow_up_on"]}]
    parties = [_named(party_rows.completed(row, day), "person", names) for row in parties]
    mediators = [_named(row, "mediator", names) for row in mediators]
    found: Draft = {
        "parties": parties,
        "mediators": mediators,
        "follow_ups": visits,
        "party_names": party_rows.joined(parties),
        "mediator_names": party_rows.joined(mediators),
        "last_follow_up_on": max(
            (row["visited_on"] for row in visits if row.get("visited_on")), default=None
        ),
        "state": state_of(draft),
        "instalment_next_due": None,
        "instalment_unpaid": instalments.unpaid(draft.get("instalments") or ()),
    }
    if found["state"] not in NO_CASE and draft.get("performance_state") not in _PERFORMED:
        found["instalment_next_due"] = instalments.next_due(draft.get("instalments") or ())
    if draft.get("result") == "agreed":
        found["agreement_on"] = draft.get("agreement_on") or draft.get("result_on")
        found["result_on"] = draft.get("result_on") or draft.get("agreement_on")
    if draft.get("agreement_form") == "written" and parties:
        found["copies"] = len(parties) + 1
        # The agreement carries the number of its case unless the office numbers agreements apart.
        found["agreement_number"] = draft.get("agreement_number") or draft.get("number")
    elif draft.get("agreement_form") == "oral":
        found["effective_on"] = (
            draft.get("effective_on") or found.get("agreement_on") or draft.get("agreement_on")
        )
    if draft.get("form_number") and not draft.get("form_batch"):
        batches = names.find("form_batch", batch_of(draft["form_number"]))
        found["form_batch"] = batches[0] if len(batches) == 1 else None
    if draft.get("extension_days") is None:
        found["extension_days"] = _days_beyond_one_month(draft)
    whole = {**found, **_filled(draft), **{name: found[name] for name in DERIVED if name in found}}
    found["incomplete"] = int(bool(wanted(whole)))
    found["filing"] = dossier.filing(whole, dossier.items_of(names.local))
    found["archived_gaps"] = dossier.gaps_when_archived(draft, found["filing"])
    return {name: value for name, value in found.items() if value is not None or name in DERIVED}


DERIVED = (
    "parties",
    "mediators",
    "follow_ups",
    "party_names",
    "mediator_names",
    "last_follow_up_on",
    "state",
    "instalment_next_due",
    "instalment_unpaid",
    "incomplete",
    "filing",
    "archived_gaps",
)
"""Fields and rows that ``derive`` owns; everything else it gives fills only what is empty."""


LOCAL = (f"table/{dossier.TABLE}", f"text/{dossier.ORDER}")
"""Entries of the province pack that ``derive`` asks."""


def state_of(draft: Mapping[str, Any]) -> str:
    """Where the case stands (§1.4 of the life cycle), from what has been recorded."""
    if draft.get("number_void"):
        return "void"
    if draft.get("not_accepted_reason"):
        return "not_accepted"
    if draft.get("archived_on"):
        return "archived"
    if draft.get("closed_on"):
        return "closed"
    return _STATE_OF_RESULT.get(draft.get("result") or "", "open")


def wanted(draft: Draft) -> Sequence[str]:
    """What the case still lacks at its stage; nothing for a void number or a case not accepted."""
    state = draft.get("state") or state_of(draft)
    if state in NO_CASE:
        return ()
    needed = ["source", "difficulty", "people_involved", "consent", "mediators"]
    result = draft.get("result")
    if state in ("closed", "archived"):
        needed.append("result")
    if result == "agreed":
        needed += [
            "agreement_form",
            "agreement_on",
            "effective_on",
            "facts",
            "terms",
            "performance_way",
            "performance_state",
        ]
        if draft.get("agreement_form") == "written":
            needed.append("agreement_number")
        if draft.get("performance_state") not in _PERFORMED:
            by_rows = draft.get("performance_way") == "instalments"
            needed.append("instalments" if by_rows else "performance_due")
        if state in ("closed", "archived") and not draft.get("last_follow_up_on"):
            needed.append("follow_ups")
    elif result in _STATE_OF_RESULT:
        needed += ["result_on", "ended_reason"]
        if result == "failed":
            needed.append("other_ways_told")
    if state == "archived":
        needed += ["closed_on", "retention"]
    return empty_of(draft, needed)


def _filled(draft: Mapping[str, Any]) -> Draft:
    return {name: value for name, value in draft.items() if value not in (None, [], "")}


def _rows(cell: str | None) -> list[Draft]:
    return [{"name": name} for name in party_rows.parted(cell)]


def _named(row: Draft, kind: str, names: Names) -> Draft:
    if row.get("name") or not row.get(kind):
        return row
    return {**row, "name": names.title(kind, row[kind]) or None}


def _days_beyond_one_month(draft: Mapping[str, Any]) -> int | None:
    """How many days 延长至 lies after the month of 《人民调解工作若干规定》第三十三条."""
    start, until = party_rows.accepted_day(draft), dates.as_day(draft.get("extension_until"))
    if not start or not until:
        return None
    return max((until - dates.months_on(start, 1)).days, 0)


# --- what is doubtful ----------------------------------------------------------------------------------


def rules(draft: Draft, names: Names) -> Sequence[Problem]:
    """Doubts only: the law is soft where the case is soft, and nothing here keeps a case from being saved."""
    return [
        *party_rows.problems(draft.get("parties") or []),
        *_about_order(draft),
        *_about_agreement(draft),
        *_about_extension(draft),
        *_about_confirmation(draft),
        *_about_closing(draft),
        *dossier.problems(draft),
        *_about_escalation(draft),
        *instalments.problems(draft),
    ]


_NEVER_BEFORE = (
    ("accepted_on", "result_on", "调解日期早于受理日期"),
    ("accepted_on", "agreement_on", "协议达成日期早于受理日期"),
    ("agreement_on", "effective_on", "协议生效日期早于协议达成日期"),
    ("effective_on", "confirmation_applied_on", "申请司法确认早于协议生效"),
    ("confirmation_applied_on", "confirmation_decided_on", "法院裁定早于申请司法确认"),
    ("agreement_on", "performed_on", "履行完毕早于协议达成"),
    ("accepted_on", "closed_on", "结案日期早于受理日期"),
    ("closed_on", "archived_on", "归档日期早于结案日期"),
)


def _about_order(draft: Draft) -> Iterator[Problem]:
    yield from in_order(draft, _NEVER_BEFORE)
    for number, row in enumerate(draft.get("sessions") or [], start=1):
        if dates.out_of_order(draft.get("accepted_on"), row.get("held_on")):
            yield wrong_day(f"sessions.{number}.held_on", f"第 {number} 次记录早于受理日期")
    for number, row in enumerate(draft.get("follow_ups") or [], start=1):
        if dates.out_of_order(draft.get("agreement_on"), row.get("visited_on")):
            yield wrong_day(f"follow_ups.{number}.visited_on", f"第 {number} 次回访早于协议达成")


def _about_agreement(draft: Draft) -> Iterator[Problem]:
    form, result = draft.get("agreement_form"), draft.get("result")
    for name in hidden_fields(form):
        if draft.get(name) not in (None, ""):
            kind = "口头协议" if form == "oral" else "书面协议"
            yield Problem(name, "doubt", f"{kind}不用填这一项", "这是另一种协议形式的内容", "请核对协议形式")
    if result and result not in ("agreed", "ongoing") and (form or draft.get("agreement_on")):
        yield Problem("result", "doubt", "没有达成协议，却填了协议", "", "请核对调解结果")
    if not result and draft.get("agreement_on"):
        yield Problem(
            "result", "doubt", "填了协议达成日期，没有填调解结果", "统计时不算调解成功", "请选调解结果"
        )
    if form == "written" and draft.get("effective_on") and draft.get("signed_and_sealed") == 0:
        yield Problem(
            "effective_on",
            "doubt",
            "协议还没有签名盖章，却填了生效日期",
            "《人民调解法》第二十九条：各方签名并加盖印章之日起生效",
            "请核对",
        )
    count, copies = len(draft.get("parties") or []), draft.get("copies")
    if form == "written" and copies is not None and copies < count + 1:
        why = "《人民调解法》第二十九条：当事人各执一份，调委会留存一份"
        yield Problem(
            "copies", "doubt", f"协议份数 {copies} 份不够", why, f"{count} 个当事人应有 {count + 1} 份"
        )
    if draft.get("performance_state") == "immediate" and draft.get("performance_due"):
        yield Problem("performance_due", "doubt", "即时履行的不用填履行期限", "", "请核对履行情况")


def _about_extension(draft: Draft) -> Iterator[Problem]:
    if (draft.get("extension_until") or draft.get("extension_days")) and not extension_days(draft):
        yield Problem(
            "extension_consent",
            "doubt",
            "延长了期限，没有记录各方同意",
            "没有各方同意的，仍按原期限提醒",
            "请记录各方同意延长和同意的日期",
        )
    if draft.get("consent") == 0 and not draft.get("not_accepted_reason"):
        yield Problem(
            "consent",
            "doubt",
            "有当事人不同意调解",
            "《人民调解法》第十七条：当事人一方明确拒绝调解的，不得调解",
            "不受理的请选不予受理理由",
        )


def _about_confirmation(draft: Draft) -> Iterator[Problem]:
    applied = dates.first_day(draft.get("confirmation_applied_on"))
    effective = dates.last_day(draft.get("effective_on"))
    if applied and effective and applied > effective + timedelta(days=_CONFIRMATION_DAYS):
        late = (applied - effective).days
        sure = late > _CONFIRMATION_DAYS + _LONGEST_HOLIDAY
        yield Problem(
            "confirmation_applied_on",
            "doubt",
            f"申请司法确认已过期：协议生效后第 {late} 日才申请"
            if sure
            else f"协议生效后第 {late} 日才申请司法确认，可能已过期",
            "《人民调解法》第三十三条：自调解协议生效之日起三十日内共同申请",
            "请核对日期" if sure else "第三十日是休息日的可以顺延，请核对",
        )
    if draft.get("confirmation_applied_on") and draft.get("confirmation_waived"):
        yield Problem("confirmation_waived", "doubt", "已经申请了司法确认，又写了不申请", "", "请核对")
    if draft.get("confirmation_applied_on") and draft.get("result") not in (None, "agreed"):
        yield Problem(
            "confirmation_applied_on", "doubt", "没有达成协议，却申请了司法确认", "", "请核对调解结果"
        )


def _about_closing(draft: Draft) -> Iterator[Problem]:
    if draft.get("closed_on") and draft.get("result") in (None, "ongoing"):
        yield Problem("result", "doubt", "已经结案，没有调解结果", "统计时算不进成功或不成功", "请选调解结果")
    if draft.get("number_void") and not draft.get("void_reason"):
        yield Problem(
            "void_reason", "doubt", "编号作废，没有写原因", "编号会留在这里，不再给别的案件", "请写作废原因"
        )
    if draft.get("not_accepted_reason") and draft.get("result"):
        yield Problem("not_accepted_reason", "doubt", "不予受理的案件填了调解结果", "", "请核对")


def _about_escalation(draft: Draft) -> Iterator[Problem]:
    if draft.get("escalation") == "crime" and not draft.get("escalation_reported_on"):
        yield Problem(
            "escalation_reported_on",
            "doubt",
            "可能引起治安案件、刑事案件，没有写报告日期",
            "《人民调解法》第二十五条：应当及时向当地公安机关或者其他有关部门报告",
            "报告以后请写日期和报告对象",
        )
    if draft.get("escalation") == "possible" and not draft.get("escalation_measures"):
        yield Problem(
            "escalation_measures",
            "doubt",
            "有可能激化，没有写预防措施",
            "《人民调解法》第二十五条：应当采取有针对性的预防措施",
            "请写采取的措施",
        )
    if draft.get("escalation_reported_on") and draft.get("escalation") in (None, "none"):
        yield Problem("escalation", "doubt", "写了报告日期，没有选激化风险", "", "请核对激化风险")


# --- which clocks run ----------------------------------------------------------------------------------


def extension_days(draft: Mapping[str, Any]) -> int:
    """The days an extension adds: 0 until the consent of all parties and its day are recorded (M08)."""
    agreed = draft.get("extension_consent") == 1 and draft.get("extension_consent_on")
    return max(int(draft.get("extension_days") or 0), 0) if agreed else 0


def clocks(draft: Draft) -> Sequence[Clock]:
    """The clocks of one case; none for a void number or a case not accepted."""
    if state_of(draft) in NO_CASE:
        return ()
    return list(_clocks(draft))


def _clocks(draft: Draft) -> Iterator[Clock]:
    accepted = draft.get("accepted_on")
    result = draft.get("result")
    over = result in _STATE_OF_RESULT
    ended = (draft.get("result_on") if over else None) or draft.get("closed_on")
    if accepted and (ended or not over):
        yield Clock("mediation_limit", accepted, ended, extension_days(draft))
    if result != "agreed":
        return
    yield from _confirmation_clocks(draft)
    yield from instalments.clocks(draft)
    visits = sorted(row["visited_on"] for row in draft.get("follow_ups") or () if row.get("visited_on"))
    done = bool(draft.get("closed_on") or draft.get("archived_on"))
    for rule, start in (
        ("follow_up_agreement", draft.get("effective_on") or draft.get("agreement_on")),
        ("follow_up", draft.get("performance_due")),
    ):
        if start:
            since = next((day for day in visits if not dates.out_of_order(start, day)), None)
            if since or not done:
                yield Clock(rule, start, since)
    latest = max(
        (row for row in draft.get("follow_ups") or () if row.get("visited_on")),
        key=lambda row: str(row["visited_on"]),
        default=None,
    )
    if latest and not done and latest.get("risk") in ("high", "medium", "low"):
        yield Clock(f"follow_up_{latest['risk']}_risk", latest["visited_on"])


def _confirmation_clocks(draft: Draft) -> Iterator[Clock]:
    effective, applied = draft.get("effective_on"), draft.get("confirmation_applied_on")
    performed = draft.get("performance_state") in _PERFORMED
    over = draft.get("confirmation_waived") or draft.get("closed_on") or draft.get("archived_on")
    if effective and (applied or not (over or performed)):
        yield Clock("judicial_confirmation", effective, applied)
    accepted, decided = draft.get("confirmation_accepted_on"), draft.get("confirmation_decided_on")
    told = draft.get("confirmation_result") not in (None, "pending")
    if applied and (accepted or decided or not told):
        yield Clock("confirmation_acceptance", applied, accepted or decided)
    if accepted and (decided or not told):
        yield Clock("confirmation_decision", accepted, decided)
    if draft.get("confirmation_result") == "confirmed" and draft.get("performance_due"):
        finished = draft.get("performed_on")
        if finished or not performed:
            yield Clock("confirmation_enforcement", draft["performance_due"], finished)
