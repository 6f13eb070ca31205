"""What follows from a lawsuit as recorded, and what it still lacks."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, cast

from lawgov_desktop.records.fields import Names
from lawgov_desktop.records.record_type import Draft, Lookup
from lawgov_desktop.registers.day_order import empty_of
from lawgov_desktop.registers.litigation import stages

DERIVED = ("next_hearing_on", "attendance", "lost", "state")
"""Fields that ``derive`` owns; everything else it gives fills only what is empty."""

LOST, NOT_LOST, AS_BEFORE = "败诉", "未败诉", "以原裁判为准"
"""统计归类 of the code list litigation_outcome; any other text means that the outcome is not counted."""

_RULINGS = frozenset(
    ("suit_dismissed", "not_filed", "withdrawn", "withdrawn_changed", "deemed_withdrawn", "transferred",
     "terminated", "appeal_remanded", "appeal_continue", "appeal_withdrawn", "retrial_refused",
     "retrial_ordered", "enforced", "enforcement_ended", "nonsuit_allowed", "nonsuit_refused")
)  # fmt: skip
_EITHER = frozenset(("appeal_upheld", "appeal_lost", "appeal_won"))


def derive(draft: Draft, names: Names) -> Mapping[str, Any]:
    """Latest hearing, attendance, lost or not, state; the form of the decision from its outcome.

    A decision of the second instance is final and takes effect when served (《民事诉讼法》第一百八十二条).
    """
    hearings = [stages.told_apart(row) for row in draft.get("hearings") or []]
    outcome = draft.get("outcome")
    found: Draft = {
        "hearings": hearings,
        "next_hearing_on": max((row["held_on"] for row in hearings if row.get("held_on")), default=None),
        "attendance": stages.attendance_of(hearings),
        "lost": lost(draft, names),
        "judgment_kind": form_of(outcome),
    }
    final = draft.get("instance") == "second" and outcome not in ("appeal_remanded", "appeal_continue")
    if final and draft.get("served_on"):
        found["effective_on"] = draft["served_on"]
    whole = {
        **draft,
        "hearings": hearings,
        "effective_on": draft.get("effective_on") or found.get("effective_on"),
    }
    found["state"] = stages.state_of(whole)
    return {name: value for name, value in found.items() if value is not None or name in DERIVED}


def form_of(outcome: str | None) -> str | None:
    """判决, 裁定 or 调解, where the outcome leaves no choice."""
    if outcome == "mediated":
        return "mediation"
    if outcome in _RULINGS:
        return "ruling"
    known = outcome is not None and outcome not in _EITHER
    return "judgment" if known else None


def lost(draft: Mapping[str, Any], names: Names) -> int | None:
    """1 lost, 0 not lost, None undecided or not counted, by the 统计归类 of the outcome.

    维持原判 and its like say what the instance before them said.
    """
    outcome = draft.get("outcome")
    if not outcome:
        return None
    look = cast(Lookup, names)
    line = look.stat_line("litigation_outcome", outcome)
    if line == AS_BEFORE and draft.get("previous"):
        before = look.value("litigation_case", str(draft["previous"]), "lost")
        return None if before is None else int(before)
    return {LOST: 1, NOT_LOST: 0}.get(line)


def wanted(draft: Draft) -> Sequence[str]:
    """What the case still lacks at its stage."""
    state = draft.get("state") or stages.state_of(draft)
    needed = ["number", "court", "instance", "plaintiff_kind", "position", "act_type", "field", "handler"]
    if state != "defence":
        needed.append("agents")
        if stages.defence_rule(draft) == "defence":
            needed += ["answered_on", "evidence_filed_on"]
    if state not in ("defence", "trial"):
        needed += ["judgment_on", "judgment_kind", "outcome", "served_on"]
    appealed = draft.get("appealed_on") or draft.get("appeal_by") in stages.APPEALED
    if state in ("effective", "closed") and draft.get("lost") is not None and not appealed:
        needed.append("effective_on")
    if draft.get("lost") and state in ("effective", "closed"):
        needed += ["performance_state", "loss_causes", "loss_analysis", "rectification"]
    return empty_of(draft, needed)
