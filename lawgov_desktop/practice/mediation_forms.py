"""Blank forms three invented villages took along, some typed since; and agents for two of the parties."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from typing import Final

from lawgov_desktop.practice.year import PracticeYear
from lawgov_desktop.records.record_type import Draft
from lawgov_desktop.records.several import joined
from lawgov_desktop.registers.mediation.numbering import set_number
from lawgov_desktop.registers.mediation.parties import is_organisation

_VILLAGES: Final = 3
_SETS: Final = 8
_TYPED: Final = 3
"""Sets of each batch that came back and were typed."""
_AGENT_PHONE: Final = "19900005432"


def write(year: PracticeYear, cases: Sequence[Draft]) -> None:
    _batches(year, cases)
    _agents(year, cases)


def _batches(year: PracticeYear, cases: Sequence[Draft]) -> None:
    """The committees with the most cases have forms lying in the village."""
    by_committee: dict[str, list[Draft]] = {}
    for case in cases:
        if case.get("committee") and case.get("number") and not case.get("number_void"):
            by_committee.setdefault(case["committee"], []).append(case)
    busiest = sorted(by_committee.items(), key=lambda pair: -len(pair[1]))[:_VILLAGES]
    printed = year.workday(year.day(1, 6))
    for place, (committee, own) in enumerate(busiest):
        batch = year.batch.save(
            "form_batch",
            {
                "printed_on": printed.isoformat(),
                "committee": committee,
                "sets": _SETS,
                "forms": joined(("application", "acceptance", "mediation", "agreement")),
                "issued_to": own[0].get("mediator_names"),
                "issued_on": (printed + timedelta(days=1)).isoformat(),
                "spoiled": "05" if place == 0 else None,
            },
        )
        for serial, case in enumerate(own[:_TYPED], start=1):
            number = set_number(batch.draft["number"], serial)
            case.update(year.batch.save("mediation_case", {"form_number": number}, uuid=case["uuid"]).draft)


def _agents(year: PracticeYear, cases: Sequence[Draft]) -> None:
    """A firm and a villager are spoken for by somebody else."""
    firm = next((case for case in cases if _party(case, organisation=True) is not None), None)
    pairs = (case for case in cases if case is not firm and len(case.get("parties") or ()) == 2)
    villager = next(pairs, None)
    for case, organisation in ((firm, True), (villager, False)):
        place = _party(case, organisation=organisation) if case else None
        if case is None or place is None:
            continue
        parties = [dict(row) for row in case["parties"]]
        scope = "general" if organisation else "special"
        parties[place] |= {"agent_name": "练习代理人", "agent_phone": _AGENT_PHONE, "agent_scope": scope}
        case.update(year.batch.save("mediation_case", {"parties": parties}, uuid=case["uuid"]).draft)


def _party(case: Draft, *, organisation: bool) -> int | None:
    """Which party of the case is one, from 0; the last of them answers."""
    rows = case.get("parties") or ()
    found = [place for place, row in enumerate(rows) if is_organisation(row) == organisation]
    return found[-1] if found else None
