"""Where a lawsuit stands and which legal periods run in it: instances, defence, appeal, effect."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from lawgov_desktop.records import dates

FIRST = frozenset(("first", "remand"))
"""Instances heard as a first one: a remanded case follows the first procedure again."""
LATER = frozenset(("remand", "second", "retrial_review", "retrial", "protest", "enforcement"))
"""Instances that go back to an earlier case of the same dispute."""
APPEALED = frozenset(("plaintiff", "us", "both", "other"))
DEFENDING = frozenset(("defendant", "co_defendant"))
APPEALABLE_RULINGS = frozenset(("suit_dismissed", "not_filed"))
"""Rulings that may be appealed (不予立案、驳回起诉); one to allow a withdrawal may not."""


_STAYED_AWAY = re.compile("未出庭|没有出庭|未出庭应诉|否|无")
_NAME_AND_POST = re.compile(
    r"([\u3400-\u9fff·]{2,6})(?:\s*[(（]([^()（）]+)[)）]|[\s、,，]+([^\s、,，]{2,}[长记任席员]))"
)


def state_of(draft: Mapping[str, Any]) -> str:
    """Where this instance stands, from what has been recorded; never from today's date."""
    if draft.get("closed_on"):
        return "closed"
    if draft.get("appealed_on") or draft.get("appeal_by") in APPEALED:
        return "appealed"
    if draft.get("effective_on"):
        return "effective"
    if draft.get("judgment_on") or draft.get("outcome"):
        return "judged"
    heard = any(row.get("leader_attended") is not None for row in draft.get("hearings") or ())
    return "trial" if draft.get("answered_on") or heard else "defence"


def attendance_of(hearings: Sequence[Mapping[str, Any]]) -> str | None:
    """Whether leaders were at the hearings; None while a hearing is set but nothing is recorded of it."""
    if not [row for row in hearings if row.get("held_on") or row.get("leader_attended") is not None]:
        return "no_hearing"
    said = [row["leader_attended"] for row in hearings if row.get("leader_attended") is not None]
    if not said:
        return None
    if all(said):
        return "attended"
    return "partly" if any(said) else "absent"


def told_apart(hearing: Mapping[str, Any]) -> dict[str, Any]:
    """A hearing with name, post and attendance apart where one cell said 李某（副镇长） or 未出庭."""
    row = dict(hearing)
    told = str(row.get("leader_name") or "").strip()
    if _STAYED_AWAY.fullmatch(told):
        row["leader_name"] = None
        row["leader_attended"] = 0 if row.get("leader_attended") is None else row["leader_attended"]
        return row
    found = _NAME_AND_POST.fullmatch(told)
    if found:
        row["leader_name"] = found[1]
        row["leader_post"] = row.get("leader_post") or found[2] or found[3]
    if told and row.get("leader_attended") is None:
        row["leader_attended"] = 1
    return row


def defence_rule(draft: Mapping[str, Any]) -> str | None:
    """The clock of our answer: §67 as a defendant, 《民事诉讼法》§174 as an appellee.

    None for a third party, an appellant, and where another procedure has no such period.
    """
    instance, position = draft.get("instance") or "first", draft.get("position")
    if instance in FIRST and (position is None or position in DEFENDING):
        return "defence"
    if instance == "second" and position in (None, "appellee", *DEFENDING):
        return "appeal_answer"
    return None


def appeal_rule(draft: Mapping[str, Any]) -> str | None:
    """The clock of an appeal against what was decided (《行政诉讼法》第八十五条)"""
    if (draft.get("instance") or "first") not in FIRST or not draft.get("served_on"):
        return None
    outcome = draft.get("outcome")
    match draft.get("judgment_kind"):
        case "judgment":
            return "appeal_judgment"
        case "ruling" if outcome is None or outcome in APPEALABLE_RULINGS:
            return "appeal_ruling"
    return None


def duty_to_perform(draft: Mapping[str, Any]) -> bool:
    """Whether the decision lays something on the township that can still be outstanding."""
    state = draft.get("performance_state")
    return state in ("pending", "partial", "unperformed") or bool(
        state is None and (draft.get("performance_due") or draft.get("performance_duty"))
    )


def performed_by(draft: Mapping[str, Any]) -> str | None:
    """The day a decision was performed; one told as performed without a day was performed in time."""
    told = draft.get("performance_state") == "performed"
    return draft.get("performed_on") or (day_of(draft.get("performance_due")) if told else None)


def day_of(limit: str | None) -> str | None:
    """The day on which a limit that a document names ends; a month or a year ends on its last day."""
    last = dates.last_day(limit)
    return last.isoformat() if last else None
