"""疑难复杂核对: which cases meet a reason by their numbers and are not marked with it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from lawgov_desktop.records.dates import since
from lawgov_desktop.records.several import joined, parts
from lawgov_desktop.registers.mediation.case_rules import NO_CASE, state_of
from lawgov_desktop.registers.mediation.difficulty import WEIGHTY, Thresholds, reasons_met
from lawgov_desktop.storage.listing import Condition, ListQuery, drafts
from lawgov_desktop.storage.store import Store


@dataclass(frozen=True, slots=True)
class Unmarked:
    """A case, the reasons (codes) it meets and lacks, and the grade it would get; "" where it stays."""

    case: str
    number: str
    party_names: str
    people: int
    amount: int
    grade: str
    reasons: tuple[str, ...]
    new_grade: str


def unmarked(store: Store, first: date, last: date, thresholds: Thresholds) -> tuple[Unmarked, ...]:
    """The cases accepted from ``first`` to ``last`` that a reason is missing in."""
    span = (
        Condition("accepted_on", "from", since(first)),
        Condition("accepted_on", "to", last.isoformat()),
    )
    found = []
    for case in drafts(store, ListQuery("mediation_case", order="accepted_on", conditions=span)):
        if state_of(case) in NO_CASE:
            continue
        there = parts(case.get("difficulty_reasons"))
        lacking = tuple(reason for reason in reasons_met(case, thresholds) if reason not in there)
        if lacking:
            grade = case.get("difficulty") or ""
            found.append(
                Unmarked(
                    case["uuid"],
                    case.get("number") or "",
                    case.get("party_names") or "",
                    case.get("people_involved") or 0,
                    case.get("amount") or 0,
                    grade,
                    lacking,
                    "" if grade in WEIGHTY else "complex",
                )
            )
    return tuple(found)


def mark(store: Store, cases: Iterable[Unmarked]) -> str:
    """Add the reasons, and make the case 疑难复杂 where it was less, as one action; gives it."""
    with store.writing("标注疑难复杂", "procedure") as batch:
        for one in cases:
            case = store.get("mediation_case", one.case)
            if case is None:
                continue
            reasons = joined((*parts(case.get("difficulty_reasons")), *one.reasons))
            changes = {"difficulty_reasons": reasons} | (
                {"difficulty": one.new_grade} if one.new_grade else {}
            )
            batch.save("mediation_case", changes, uuid=one.case)
    return batch.action_id
