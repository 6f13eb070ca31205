"""疑难复杂: which of the locally used reasons a case meets by its numbers; the list itself is editable."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

WEIGHTY = ("complex", "major")
"""Codes of the list ``difficulty`` that count as 疑难复杂."""


@dataclass(frozen=True, slots=True)
class Thresholds:
    """From which number on a reason is met. No national text defines them: they belong to the office."""

    people: int = 10
    """Pack number ``difficult_people``: persons in a group dispute."""
    amount: int = 10_000_000
    """Pack number ``difficult_amount``, in 分: 10万元."""
    wage_people: int = 5
    """Pack number ``difficult_wage_people``: persons in a dispute over wages or labour."""
    injured_people: int = 3
    """Pack number ``difficult_injured_people``: persons in a dispute over work injuries."""


_WAGES = ("wages", "labour", "labour2016")


def reasons_met(case: Mapping[str, Any], thresholds: Thresholds | None = None) -> tuple[str, ...]:
    """Codes of ``difficulty_reason`` that follow from the numbers of a case, in the order of the list.

    What numbers cannot tell (an unnatural death, a feud) is ticked by a person.
    """
    limits = thresholds or Thresholds()
    people, amount = case.get("people_involved") or 0, case.get("amount") or 0
    kind = case.get("dispute_type")
    met = []
    if people >= limits.people:
        met.append("group")
    if amount >= limits.amount:
        met.append("amount")
    if kind in _WAGES and people >= limits.wage_people:
        met.append("labour_group")
    if kind in _WAGES and "工伤" in (case.get("summary") or "") and people >= limits.injured_people:
        met.append("work_injury")
    if case.get("escalation") == "crime":
        met.append("crime_risk")
    return tuple(met)
