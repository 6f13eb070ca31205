"""The legal clocks of a lawsuit: answer, evidence, appeal, performance, retrial, the court's limits."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lawgov_desktop.records.record_type import Clock, Draft
from lawgov_desktop.registers.litigation import stages


def clocks(draft: Draft) -> Sequence[Clock]:
    """What runs on this instance. What can no longer be done (no answer before the judgment) is left out."""
    if not draft.get("received_on"):
        return ()
    return [
        *_answer(draft),
        *_hearings(draft),
        *_court(draft),
        *_appeal(draft),
        *_performance(draft),
    ]


def _answer(draft: Draft) -> Iterator[Clock]:
    """答辩 and 举证 run together (§67); a date the court set, kept with its reason, goes before the rule."""
    rule = stages.defence_rule(draft)
    if rule is None:
        return
    over = stages.state_of(draft) not in ("defence", "trial")
    note = draft.get("defence_due_note")
    parts = [("答辩期限" if rule == "defence" else "二审答辩期限", "answered_on")]
    if rule == "defence":
        parts.append(("举证期限", "evidence_filed_on"))
    for title, done in parts:
        if draft.get(done) or not over:
            yield Clock(
                rule,
                draft["received_on"],
                draft.get(done),
                title=title,
                due=draft.get("defence_due"),
                because=f"人工指定：{note}" if note else "人工指定",
            )


def _hearings(draft: Draft) -> Iterator[Clock]:
    over = stages.state_of(draft) not in ("defence", "trial")
    rows = [row for row in draft.get("hearings") or () if row.get("held_on")]
    for number, row in enumerate(rows, start=1):
        told = row.get("leader_attended") is not None or row.get("result") or over
        yield Clock(
            "court_date",
            draft["received_on"],
            row["held_on"] if told else None,
            title="开庭" if len(rows) == 1 else f"第{number}次开庭",
            due=row["held_on"],
            because="传票、出庭通知书",
        )


def _court(draft: Draft) -> Iterator[Clock]:
    filed, instance = draft.get("filed_on"), draft.get("instance") or "first"
    if not filed or (draft.get("closed_on") and not draft.get("judgment_on")):
        return
    if instance in stages.FIRST:
        simple = instance == "first" and draft.get("procedure") == "simple"
        yield Clock("first_instance_simple" if simple else "first_instance", filed, draft.get("judgment_on"))
    elif instance == "second":
        yield Clock("second_instance", filed, draft.get("judgment_on"))


def _appeal(draft: Draft) -> Iterator[Clock]:
    rule = stages.appeal_rule(draft)
    if rule and (draft.get("appealed_on") or stages.state_of(draft) == "judged"):
        yield Clock(rule, draft["served_on"], draft.get("appealed_on"))
    lost_for_good = draft.get("lost") and draft.get("effective_on") and not draft.get("closed_on")
    if lost_for_good and (draft.get("instance") or "first") in ("first", "remand", "second"):
        yield Clock("retrial_application", draft["effective_on"])


def _performance(draft: Draft) -> Iterator[Clock]:
    start = draft.get("effective_on") or draft.get("judgment_on")
    if draft.get("performance_due") and start and draft.get("performance_state") != "none":
        yield Clock(
            "court_date",
            start,
            stages.performed_by(draft),
            title="履行裁判",
            due=stages.day_of(draft["performance_due"]),
            because="裁判文书写明的履行期限",
        )
