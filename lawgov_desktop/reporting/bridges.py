"""Bridges: how a figure is made of named terms, each with its records: 298 + 12 − 4 = 306, 12 + 9 − 1 = 20.

A bridge leads from one day to another (上期末 + 新增 − 取消 = 期末), or parts a figure by kind (其中). What
its terms add up to must be the figure; where it is not, the bridge says so in words.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Final

from lawgov_desktop.procedures.enforcement_bridge import roster_bridge_between
from lawgov_desktop.procedures.matters_as_at import bridge_between, matters_as_at
from lawgov_desktop.procedures.publicity_counts import count_by_venue, events_done
from lawgov_desktop.reporting.conditions import both, within
from lawgov_desktop.reporting.figures import Answered, Where, answer, answer_by
from lawgov_desktop.reporting.mechanisms import industry_committee, usual_committee
from lawgov_desktop.reporting.period import Period
from lawgov_desktop.storage.store import Store

Asked = Mapping[str, Answered]


@dataclass(frozen=True, slots=True)
class Term:
    """One term: its name, +1 or −1, its value, and the records of the register ``kind`` behind it."""

    name: str
    sign: int
    value: int
    kind: str
    records: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Bridged:
    """The terms as they came out and the figure they lead to; ``why``: what is not explained, in words."""

    terms: tuple[Term, ...]
    value: int
    why: str = ""

    @property
    def sum(self) -> int:
        return sum(term.sign * term.value for term in self.terms)

    @property
    def agrees(self) -> bool:
        return not self.mismatch

    @property
    def mismatch(self) -> str:
        """What does not agree, in words."""
        if self.sum != self.value:
            told = f"各项合计是{self.sum}，台账里是{self.value}，相差{abs(self.sum - self.value)}"
            return f"{told}；{self.why}" if self.why else told
        return self.why

    @property
    def in_words(self) -> str:
        """298 + 12 − 4 = 306."""
        return self._written([str(term.value) for term in self.terms])

    @property
    def in_names(self) -> str:
        """上期末298 + 新增12 − 取消4 = 306."""
        return self._written([f"{term.name}{term.value}" for term in self.terms])

    def _written(self, parts: Sequence[str]) -> str:
        signs = [" + " if term.sign > 0 else " − " for term in self.terms]
        told = "".join(f"{sign}{part}" for sign, part in zip(signs, parts, strict=True))
        return f"{told.removeprefix(' + ')} = {self.sum}"


@dataclass(frozen=True, slots=True)
class Bridge:
    """``key``: the figure it leads to. ``told`` gives None where there is nothing to tell: one kind only."""

    key: str
    told: Callable[[Store, Period, Asked], Bridged | None]


def bridges(store: Store, period: Period, asked: Asked) -> dict[str, Bridged]:
    """Every bridge of the figures that were asked, by the key of its figure."""
    return {
        one.key: told
        for one in BRIDGES
        if one.key in asked and (told := one.told(store, period, asked)) is not None
    }


def _term(name: str, sign: int, records: Sequence[str], kind: str) -> Term:
    return Term(name, sign, len(records), kind, tuple(records))


def _as_term(name: str, sign: int, answered: Answered) -> Term:
    return Term(name, sign, answered.value, answered.figure.kind, answered.records)


# --- from the eve of a period to its last day


def _eve(period: Period) -> Period:
    """The day before the period."""
    day = period.first - timedelta(days=1)
    return Period(day, day)


def _matters(store: Store, period: Period, asked: Asked) -> Bridged:
    before = matters_as_at(store, _eve(period).last)
    told = bridge_between(store, before, matters_as_at(store, period.last))
    terms = [_term(_END_BEFORE, 1, told.old, "matter")]
    terms += [_term(term.word, term.sign, term.uuids, "matter") for term in told.terms]
    why = f"{len(told.unexplained)}项没有变动说明" if told.unexplained else ""
    return Bridged(tuple(terms), asked["matters_in_force"].value, why)


def _roster(store: Store, period: Period, asked: Asked) -> Bridged:
    told = roster_bridge_between(store, period.first, period.last)
    terms = [_term(_END_BEFORE, 1, [one.uuid for one in told.opening], "officer")]
    terms += [
        _term(term.title, term.sign, [one.uuid for one in term.people], "officer")
        for term in told.terms
        if term.people
    ]
    unknown = [one.name for one in (*told.came_unexplained, *told.went_unexplained)]
    why = f"{len(unknown)}人的变动说不清（{'、'.join(unknown[:3])}）" if unknown else ""
    return Bridged(tuple(terms), asked["officers"].value, why)


def _standing(key: str, came: str, went: str, *every: Where) -> Bridge:
    """What stands on the last day: what stood on the eve, what began and what ended by its 生效, 失效 dates.

    ``every``: what else the figure asks of a record, whatever the day.
    """

    def told(store: Store, period: Period, asked: Asked) -> Bridged:
        figure = asked[key].figure
        begun, ended = (
            answer(store, replace(figure, where=both(within(field), *every)), period)
            for field in ("valid_from", "valid_to")
        )
        terms = (
            _as_term(_END_BEFORE, 1, answer(store, figure, _eve(period))),
            _as_term(came, 1, begun),
            _as_term(went, -1, ended),
        )
        why = "" if sum(term.sign * term.value for term in terms) == asked[key].value else _WRONG_DAYS
        return Bridged(terms, asked[key].value, why)

    return Bridge(key, told)


def _carried(key: str, carried_in: str, came: str, ended: str, why: str) -> Bridge:
    """上期未结 + 新收 − 办结 = 期末未结, each of them a figure of its own."""

    def told(store: Store, period: Period, asked: Asked) -> Bridged:
        terms = (
            _as_term("上期未结", 1, asked[carried_in]),
            _as_term("新收", 1, asked[came]),
            _as_term("办结", -1, asked[ended]),
        )
        found = Bridged(terms, asked[key].value)
        return found if found.agrees else replace(found, why=why)

    return Bridge(key, told)


# --- a figure and what it is made of


def _venues(store: Store, period: Period, asked: Asked) -> Bridged:
    """进企业 + 进学校 − 重复: an event that is both counts once (P04)."""
    counted = count_by_venue(events_done(store, period.first, period.last))
    terms = [
        _term(f"进{store.names.code_label('venue_type', venue)}", 1, uuids, "publicity_event")
        for venue, uuids in counted.by_venue.items()
    ]
    twice = [uuid for uuid in counted.events if sum(uuid in uuids for uuids in counted.by_venue.values()) > 1]
    if twice:
        terms.append(_term("重复", -1, twice, "publicity_event"))
    return Bridged(tuple(terms), asked["enterprise_school_events"].value)


def _parted(key: str, field: str, nothing: str = "没有填") -> Bridge:
    """其中: the figure by what a field of its records says."""

    def told(store: Store, period: Period, asked: Asked) -> Bridged | None:
        figure = asked[key].figure
        own = store.kinds[figure.kind].fields[field]
        parts = answer_by(store, figure, period, field)
        if len(parts) < 2:
            return None
        terms = [
            _as_term((own.show(code, store.names) or code) if code else nothing, 1, one)
            for code, one in sorted(parts.items(), key=lambda part: (part[0] is None, -part[1].value))
        ]
        return Bridged(tuple(terms), asked[key].value)

    return Bridge(key, told)


def _reasons(store: Store, period: Period, asked: Asked) -> Bridged | None:
    """Cards cancelled, by the reason written with it; one that was cancelled twice by its last."""
    rows = store.book.rows(
        "SELECT c.uuid, e.reason FROM certificate c JOIN certificate_event e ON e.owner = c.id"
        ' WHERE c.deleted_at IS NULL AND e.kind = \'cancelled\' AND e."on" >= ? AND e."on" <= ?'
        ' ORDER BY e."on", e.id',
        (period.begins, period.ends),
    )
    by_reason: dict[str, list[str]] = {}
    for uuid, reason in dict(rows).items():
        label = store.names.code_label("certificate_reason", reason) if reason else "没有填"
        by_reason.setdefault(label, []).append(uuid)
    if len(by_reason) < 2:
        return None
    terms = [_term(label, 1, uuids, "certificate") for label, uuids in by_reason.items()]
    return Bridged(tuple(terms), asked["certificates_cancelled"].value)


_END_BEFORE: Final = "上期末"
_WRONG_DAYS: Final = "请看结束日期早于开始日期的记录"

BRIDGES: Final = (
    Bridge("matters_in_force", _matters),
    _parted("matters_changed", "change_kind"),
    _standing("auxiliary_officers", "上岗", "离岗"),
    Bridge("certificates_cancelled", _reasons),
    Bridge("officers", _roster),
    _standing("liaison_pairs", "新结对", "结束"),
    Bridge("enterprise_school_events", _venues),
    _standing("committees", "新设", "撤销", usual_committee),
    _standing("industry_committees", "新设", "撤销", industry_committee),
    _parted("lawsuits", "instance"),
    _carried("lawsuits_open", "lawsuits_carried_in", "lawsuits_received", "lawsuits_ended",
             "请看办结日期早于收到日期、或没有收到日期的案件"),
    _carried("mediation_carried_out", "mediation_carried_in", "mediation_cases", "mediation_ended",
             "请看结果日期早于受理日期的案件"),
    _parted("mediation_agreed", "agreement_form"),
    _parted("administrative_mediation", "nature"),
    _parted("accountability", "kind"),
    _parted("adviser_opinions", "work"),
)  # fmt: skip
"""In the order of the report."""
