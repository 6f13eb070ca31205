"""持证人数对照: from the holders of 1 January to those of 31 December, every term by name (T07)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from lawgov_desktop.procedures.enforcement_staff import Staff, read_staff
from lawgov_desktop.records import dates
from lawgov_desktop.records.record_type import Draft
from lawgov_desktop.registers.enforcement.cards import in_order
from lawgov_desktop.registers.terms import in_force
from lawgov_desktop.storage.store import Store

TERMS: Final = (
    ("new", "新增", 1),
    ("transfer_in", "调入", 1),
    ("returned", "返岗", 1),
    ("cancelled", "证件注销、收回", -1),
    ("left", "离册（证件未注销）", -1),
    ("transfer_out", "调出", -1),
)
"""(key, title, sign) of the terms, as the bridge is read from top to bottom."""

_MOVED_AWAY: Final = "transfer_out"
_GONE: Final = ("cancelled", "recalled")


@dataclass(frozen=True, slots=True)
class Counted:
    """One person in a term, with what happened and when."""

    uuid: str
    name: str
    unit: str
    why: str


@dataclass(frozen=True, slots=True)
class Term:
    key: str
    title: str
    sign: int
    people: tuple[Counted, ...]

    @property
    def count(self) -> int:
        return len(self.people)


@dataclass(frozen=True, slots=True)
class Bridge:
    """``opening`` + terms = ``expected``; what is left over to ``closing`` nobody could explain."""

    year: int
    first: date
    last: date
    opening: tuple[Counted, ...]
    terms: tuple[Term, ...]
    closing: tuple[Counted, ...]
    came_unexplained: tuple[Counted, ...]
    went_unexplained: tuple[Counted, ...]
    open_ends: tuple[Counted, ...]
    """Explained, but something is still to be done: left without handing the card in, no reason written."""

    @property
    def expected(self) -> int:
        return len(self.opening) + sum(term.sign * term.count for term in self.terms)

    @property
    def difference(self) -> int:
        """Closing less expected; 0 when the year closes."""
        return len(self.closing) - self.expected

    @property
    def closes(self) -> bool:
        return not self.came_unexplained and not self.went_unexplained


@dataclass(frozen=True, slots=True)
class _Span:
    """The days a bridge leads over, both included."""

    first: date
    last: date

    def holds(self, text: str | None) -> bool:
        """Whether a stored date lies in it; one of a month or a year lies where its first day does."""
        return bool(text) and dates.since(self.first) <= str(text) <= self.last.isoformat()


def roster_bridge(store: Store, year: int) -> Bridge:
    """The bridge of a whole year, 1 January to 31 December."""
    return roster_bridge_between(store, date(year, 1, 1), date(year, 12, 31))


def roster_bridge_between(store: Store, first: date, last: date) -> Bridge:
    """The bridge of people on the roster who hold a card; auxiliary officers are not among them (T08).

    Who stood there at the end of the day before ``first`` is the opening, so that what happens on that day
    belongs to the span. A card past its day still counts until it is taken back or cancelled: the bridge
    counts people, not validity. Whoever came and went within the span stands in two terms.
    """
    staff, span = read_staff(store), _Span(first, last)
    before, after = first - timedelta(days=1), last
    opening, closing = [], []
    terms: dict[str, list[Counted]] = {key: [] for key, _, _ in TERMS}
    came, went, loose = [], [], []
    for officer in staff.officers:
        stood, stands = _counted(staff, officer, before), _counted(staff, officer, after)
        if stood:
            opening.append(_person(officer, ""))
        if stands:
            closing.append(_person(officer, ""))
        coming, going = _coming(store, staff, officer, span), _going(store, staff, officer, span)
        if stood == stands and (stood or not (coming and going)):
            continue
        if not stood:
            if coming:
                terms[coming[0]].append(_person(officer, coming[1]))
            else:
                came.append(_person(officer, "本年入数，没有登记入册方式，也没有本年的发证记录"))
        if not stands:
            if going:
                terms[going[0]].append(_person(officer, going[1]))
                loose += [_person(officer, told) for told in _loose_ends(staff, officer, span)]
            else:
                went.append(_person(officer, "本年出数，没有离册原因，也没有本年的注销、收回记录"))
    return Bridge(
        year=first.year,
        first=first,
        last=after,
        opening=tuple(opening),
        terms=tuple(Term(key, title, sign, tuple(terms[key])) for key, title, sign in TERMS),
        closing=tuple(closing),
        came_unexplained=tuple(came),
        went_unexplained=tuple(went),
        open_ends=tuple(loose),
    )


def _counted(staff: Staff, officer: Draft, day: date) -> bool:
    return in_force(officer, day) and staff.holds_card(officer["uuid"], day)


def _person(officer: Draft, why: str) -> Counted:
    return Counted(officer["uuid"], officer["name"], officer.get("unit") or "", why)


def _coming(store: Store, staff: Staff, officer: Draft, span: _Span) -> tuple[str, str] | None:
    """The term under which somebody came in the span, and how it is told."""
    joined, how = officer.get("valid_from"), officer.get("joined_by")
    if span.holds(joined) and how in ("transfer_in", "returned"):
        label = store.names.code_label("roster_joining", how)
        return how, f"{dates.show_date(joined)} {label}"
    issued = [
        card["issued_on"]
        for card in staff.cards.get(officer["uuid"], ())
        if span.holds(card.get("issued_on"))
    ]
    if issued:
        return "new", f"{dates.show_date(min(issued))} 发证"
    if span.holds(joined) and how == "new":
        return "new", f"{dates.show_date(joined)} 新增入册"
    return None


def _going(store: Store, staff: Staff, officer: Draft, span: _Span) -> tuple[str, str] | None:
    """The term under which somebody went out in the span, and how it is told."""
    left, reason = officer.get("valid_to"), officer.get("left_by")
    moved = span.holds(left) and reason == _MOVED_AWAY
    for card, event in _taken(staff, officer, span):
        why = event.get("reason")
        label = store.names.code_label("certificate_reason", why) if why else "没有写原因"
        did = "注销" if event["kind"] == "cancelled" else "收回"
        told = f"{dates.show_date(event['on'])} {did}（{label}），证号 {card['number']}"
        return ("transfer_out" if moved or why == _MOVED_AWAY else "cancelled"), told
    if span.holds(left) and reason:
        label = store.names.code_label("roster_leaving", reason)
        return (_MOVED_AWAY if moved else "left"), f"{dates.show_date(left)} 离册（{label}）"
    return None


def _taken(staff: Staff, officer: Draft, span: _Span) -> Iterator[tuple[Draft, Draft]]:
    """Cards cancelled or recalled in the span with the event, cancellations first."""
    found = [
        (card, event)
        for card in staff.cards.get(officer["uuid"], ())
        for event in in_order(card.get("events") or ())
        if event.get("kind") in _GONE and span.holds(event.get("on"))
    ]
    yield from sorted(found, key=lambda pair: pair[1]["kind"] != "cancelled")


def _loose_ends(staff: Staff, officer: Draft, span: _Span) -> Iterator[str]:
    taken = list(_taken(staff, officer, span))
    if not taken:
        yield "已离册，证件还没有收回或注销"
    for card, event in taken[:1]:
        if not event.get("reason"):
            yield f"证件 {card['number']} 没有写注销、收回的原因"
        if event.get("returned") == 0 and event.get("reason") != "lost":
            yield f"证件 {card['number']} 还没有交回"
    if not officer.get("valid_to"):
        yield "证件已注销或收回，名册上还在册"
