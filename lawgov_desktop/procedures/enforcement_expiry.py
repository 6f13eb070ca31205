"""How pressing the end of a card is: overdue, last call, first notice; in words and an icon too (T02)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final, Literal

from lawgov_desktop.procedures.enforcement_staff import read_staff
from lawgov_desktop.records import dates
from lawgov_desktop.registers.enforcement.cards import NOT_HELD
from lawgov_desktop.storage.store import Store
from lawgov_desktop.timekeeping.deadlines import remaining_text

Pressing = Literal["overdue", "last_call", "notice", "good"]

ICONS: Final = {"overdue": "refused", "last_call": "warning", "notice": "clock", "good": "ok"}
"""Level → name of an icon of the window."""

WORDS: Final = {"overdue": "已过期", "last_call": "临近到期", "notice": "快到期", "good": "有效"}


@dataclass(frozen=True, slots=True)
class Expiry:
    """The level of one card and what is said beside it: 临近到期 · 还剩 20 天."""

    level: Pressing
    text: str
    icon: str


@dataclass(frozen=True, slots=True)
class ExpiringCard:
    uuid: str
    officer: str
    name: str
    unit: str
    number: str
    until: date
    expiry: Expiry


def expiry(until: date, today: date, notice_months: int, last_call_months: int) -> Expiry:
    """Level of a card that is good until and with ``until``.

    Overdue from the day after; last call within ``last_call_months`` before the day, notice within
    ``notice_months`` (pack numbers certificate_last_call_months 2, certificate_notice_months 6).
    """
    level: Pressing = "good"
    if until < today:
        level = "overdue"
    elif until <= dates.months_on(today, last_call_months):
        level = "last_call"
    elif until <= dates.months_on(today, notice_months):
        level = "notice"
    word = WORDS[level]
    if level == "notice":
        word = f"{notice_months} 个月内到期"
    return Expiry(level, f"{word} · {remaining_text(until, today)}", ICONS[level])


def expiring_cards(
    store: Store, today: date, notice_months: int, last_call_months: int
) -> tuple[ExpiringCard, ...]:
    """Cards somebody holds that are overdue or within the notice, the most pressing first."""
    staff = read_staff(store)
    people = {officer["uuid"]: officer for officer in staff.officers}
    found = []
    for holder, cards in staff.cards.items():
        officer = people.get(holder)
        for card in cards:
            until = staff.good_until.get(card["uuid"])
            if officer is None or until is None or card.get("state") in NOT_HELD:
                continue
            judged = expiry(until, today, notice_months, last_call_months)
            if judged.level != "good":
                found.append(
                    ExpiringCard(
                        card["uuid"],
                        holder,
                        officer["name"],
                        officer.get("unit") or "",
                        card["number"],
                        until,
                        judged,
                    )
                )
    return tuple(sorted(found, key=lambda one: (one.until, one.name)))
