"""What follows from the changes of an enforcement card: its state, and which card a person holds now."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any, Final

from lawgov_desktop.records import dates
from lawgov_desktop.records.record_type import Draft

CARD_FIELDS: Final[Mapping[str, str]] = {
    "certificate_no": "number",
    "certificate_type": "kind",
    "certificate_organ": "organ",
    "certificate_issued_on": "issued_on",
    "certificate_valid_to": "valid_to",
}
"""Field of the officer → field of the card it follows."""

NOT_HELD: Final = ("cancelled", "recalled")
"""States in which nobody holds the card any more."""

_STATE_AFTER: Final[Mapping[str, str]] = {
    "issued": "valid",
    "renewed": "valid",
    "resumed": "valid",
    "reissued": "valid",
    "suspended": "suspended",
    "lost": "lost",
    "recalled": "recalled",
    "cancelled": "cancelled",
}


def in_order(events: Iterable[Draft]) -> list[Draft]:
    """The changes by date; those without a date come last, as they were written."""
    return sorted(events, key=lambda event: event.get("on") or "9999")


def state_on(events: Iterable[Draft], day: date | None = None) -> str:
    """Where a card stands after its changes (up to and with ``day``); a card without any is valid."""
    state = "valid"
    for event in in_order(events):
        happened = dates.first_day(event.get("on"))
        if day is not None and (happened is None or happened > day):
            continue
        state = _STATE_AFTER.get(event.get("kind") or "", state)
    return state


def last_event(events: Iterable[Draft], kind: str) -> Draft | None:
    """The last change of that kind."""
    return next((event for event in reversed(in_order(events)) if event.get("kind") == kind), None)


def held_on(card: Mapping[str, Any], day: date) -> bool:
    """Whether the card was issued and neither taken back nor cancelled on that day; expired ones count.

    A card without 发证日期 is taken to have been there always, as a roster without dates means it.
    """
    issued = dates.first_day(card.get("issued_on"))
    if issued is not None and issued > day:
        return False
    return state_on(card.get("events") or (), day) not in NOT_HELD


def current_card(cards: Iterable[Draft]) -> Draft | None:
    """The card a person holds now: the one issued last of those held, else the last of all."""
    live = [card for card in cards if not card.get("deleted_at")]
    held = [card for card in live if card.get("state") not in NOT_HELD]
    return max(
        held or live, key=lambda card: (card.get("issued_on") or "", card.get("_id") or 0), default=None
    )


def cards_of(cards: Sequence[Draft]) -> dict[str, list[Draft]]:
    """Officer → cards, in the order given."""
    found: dict[str, list[Draft]] = {}
    for card in cards:
        if card.get("officer"):
            found.setdefault(card["officer"], []).append(card)
    return found
