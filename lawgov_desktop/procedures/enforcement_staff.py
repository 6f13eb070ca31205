"""The enforcement staff as the procedures of this drawer look at them: officers, cards, classes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from lawgov_desktop.records import dates
from lawgov_desktop.records.record_type import Draft
from lawgov_desktop.registers.enforcement.cards import NOT_HELD, cards_of, held_on, state_on
from lawgov_desktop.storage.listing import ListQuery, drafts
from lawgov_desktop.storage.store import Store


@dataclass(frozen=True, slots=True)
class Staff:
    """Everybody who is or was on the roster; some dozens of records, read once."""

    officers: tuple[Draft, ...]
    cards: Mapping[str, Sequence[Draft]]
    """Officer → cards, in the order they were written."""
    classes: tuple[Draft, ...]
    good_until: Mapping[str, date]
    """Card → its last day: the one printed on it, else as counted by the clock certificate_validity."""

    def card_on(self, officer: str, day: date) -> Draft | None:
        """The card held on that day, the one issued last; else the last one of all, whatever became of it."""
        cards = self.cards.get(officer, ())
        held = [card for card in cards if held_on(card, day)]
        return max(held or cards, key=lambda card: card.get("issued_on") or "", default=None)

    def holds_card(self, officer: str, day: date) -> bool:
        return any(held_on(card, day) for card in self.cards.get(officer, ()))


def read_staff(store: Store) -> Staff:
    """The registers of officers, cards and classes as they stand."""
    order = {"officer": "name", "certificate": "id", "training_class": "start_on"}
    read = {kind: tuple(drafts(store, ListQuery(kind, order=by))) for kind, by in order.items()}
    until = {
        uuid: date.fromisoformat(due)
        for uuid, due in store.book.rows(
            "SELECT uuid, due FROM deadline WHERE kind = 'certificate' AND rule = 'certificate_validity'"
        )
    }
    return Staff(read["officer"], cards_of(read["certificate"]), read["training_class"], until)


def in_year(text: str | None, year: int) -> bool:
    """Whether a stored date lies in that year."""
    return dates.year_of(text) == year if text else False


def held_words(issued: date, day: date) -> str:
    """4年2个月: how long a card has been held, in whole months."""
    months = (day.year - issued.year) * 12 + day.month - issued.month - (day.day < issued.day)
    years, rest = divmod(max(months, 0), 12)
    parts = [f"{years} 年"] if years else []
    parts += [f"{rest} 个月"] if rest else []
    return " ".join(parts) or "不满 1 个月"


def card_gone(card: Draft, day: date) -> str:
    """cancelled or recalled, where nobody holds the card on that day; else ""."""
    state = state_on(card.get("events") or (), day)
    return state if state in NOT_HELD else ""
