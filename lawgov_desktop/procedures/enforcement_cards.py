"""Makes cards of what a county's roster says about them, all in one action (T01)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from lawgov_desktop.procedures.enforcement_staff import read_staff
from lawgov_desktop.records.record_type import Draft
from lawgov_desktop.records.text import match_key
from lawgov_desktop.storage.store import Store


@dataclass(frozen=True, slots=True)
class CardsFromRoster:
    """``made``: officers who got a card; ``twice``: those whose number somebody else claims too."""

    action_id: str
    made: tuple[str, ...]
    twice: tuple[str, ...]


def cards_from_roster(store: Store, officers: Iterable[str] | None = None) -> CardsFromRoster:
    """A card for every officer whose roster line names a number that no card bears yet.

    ``officers`` limits it to these. A number that two people claim is nobody's: both are told, none is made.
    """
    staff = read_staff(store)
    wanted = set(officers) if officers is not None else None
    claims: dict[str, list[Draft]] = {}
    for officer in staff.officers:
        if officer.get("roster_number"):
            claims.setdefault(match_key(officer["roster_number"]), []).append(officer)
    made: list[Draft] = []
    twice: list[str] = []
    for claimants in claims.values():
        if wanted is not None and not any(one["uuid"] in wanted for one in claimants):
            continue
        first = claimants[0]
        cards = store.names.find("certificate", first["roster_number"])
        holders = {store.names.value("certificate", card, "officer") for card in cards}
        if len(claimants) == 1 and holders == {first["uuid"]}:
            continue
        if len(claimants) > 1 or holders:
            twice += [one["uuid"] for one in claimants]
        else:
            made.append(first)
    if not made:
        return CardsFromRoster("", (), tuple(twice))
    with store.writing(f"按名册建立证件（{len(made)} 张）") as batch:
        for officer in made:
            batch.save(
                "certificate",
                {
                    "officer": officer["uuid"],
                    "number": officer["roster_number"],
                    "unit": officer.get("unit"),
                    "kind": officer.get("roster_type"),
                    "organ": officer.get("roster_organ"),
                    "issued_on": officer.get("roster_issued_on"),
                    "valid_to": officer.get("roster_valid_to"),
                    "area": officer.get("area"),
                },
            )
    return CardsFromRoster(batch.action_id, tuple(one["uuid"] for one in made), tuple(twice))
