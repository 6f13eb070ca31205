"""What decisions, documents and advisers amount to: missing steps, what expires, opinions of a year."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from lawgov_desktop.records.dates import as_day, months_on
from lawgov_desktop.registers.governance import decision_steps
from lawgov_desktop.registers.governance.decision_steps import Standing
from lawgov_desktop.storage.listing import Condition, ListQuery, drafts, in_year
from lawgov_desktop.storage.store import Store


@dataclass(frozen=True, slots=True)
class MinimumTime:
    """A minimum time of a decision: the step may end on ``earliest`` at the earliest.

    ``ended`` is the day on which it did; ``because`` the sentences that count the days.
    """

    step: str
    earliest: date
    ended: date | None
    because: tuple[str, ...]
    law: str

    @property
    def too_short(self) -> bool:
        return self.ended is not None and self.ended < self.earliest


@dataclass(frozen=True, slots=True)
class DecisionSteps:
    """One decision with its five steps."""

    uuid: str
    title: str
    state: str
    decided: bool
    steps: tuple[Standing, ...]
    times: tuple[MinimumTime, ...]

    @property
    def missing(self) -> tuple[str, ...]:
        """Titles of the steps that must still be done, or that were passed by."""
        return tuple(one.step.title for one in self.steps if one.state not in ("done", "waived"))

    @property
    def too_short(self) -> tuple[MinimumTime, ...]:
        return tuple(time for time in self.times if time.too_short)

    @property
    def sound(self) -> bool:
        """Nothing is missing and nothing was too short."""
        return not self.missing and not self.too_short


_MINIMUM_TIMES = (
    ("comment", "decision_comment", "comment_from", "comment_to"),
    ("review", "legality_review", "review_sent_on", "review_on"),
)


def minimum_times(clocks: Any, decision: Mapping[str, Any]) -> tuple[MinimumTime, ...]:
    """The minimum times that run on a decision, by the clock rules and the work calendar of the office.

    ``clocks`` is a ``timekeeping.deadlines.LegalClocks`` or None; steps without a day of beginning have none.
    """
    found = []
    for step, rule, start, end in _MINIMUM_TIMES:
        due = clocks.find_due(rule, as_day(decision.get(start))) if clocks else None
        if due is not None:
            ended = as_day(decision.get(end))
            found.append(MinimumTime(step, due.due, ended, due.steps, due.rule.basis_text()))
    return tuple(found)


def steps_of(store: Store, decision: Mapping[str, Any]) -> DecisionSteps:
    """The five steps of one decision, with its minimum times."""
    return DecisionSteps(
        str(decision.get("uuid") or ""),
        str(decision.get("title") or ""),
        str(decision.get("state") or ""),
        decision_steps.is_decided(decision),
        decision_steps.standing(decision),
        minimum_times(store.clocks, decision),
    )


def steps_of_decisions(store: Store) -> list[DecisionSteps]:
    """The five steps of every decision that was not given up, the latest listed first."""
    query = ListQuery("decision", conditions=(Condition("state", "is_not", "stopped"),))
    return [steps_of(store, decision) for decision in drafts(store, query)]


@dataclass(frozen=True, slots=True)
class AdviserYear:
    """What one adviser did in a year. ``adviser`` is "" for opinions that name none."""

    adviser: str
    name: str
    given: int
    by_work: Mapping[str, int]
    """Kind of work (code) → number of opinions."""
    adopted: int
    """Adopted wholly, partly, or without anything to change."""
    answered: int
    """Opinions of which it is known whether they were adopted."""

    @property
    def share(self) -> float | None:
        """Adopted of those answered; None when none was answered."""
        return self.adopted / self.answered if self.answered else None


_ADOPTED = frozenset(("adopted", "partly", "no_need"))
_ANSWERED = _ADOPTED | {"not_adopted"}


def opinions_of_year(store: Store, year: int) -> list[AdviserYear]:
    """The opinions given in a year, adviser by adviser, who gave most first."""
    by_adviser: dict[str, list[tuple[str, str]]] = {}
    for draft in drafts(
        store, ListQuery("adviser_opinion", order="id", conditions=in_year("given_on", year))
    ):
        said = (str(draft.get("work") or ""), str(draft.get("adopted") or ""))
        by_adviser.setdefault(str(draft.get("adviser") or ""), []).append(said)
    found = [
        AdviserYear(
            adviser,
            store.names.title("legal_adviser", adviser) if adviser else "",
            len(said),
            dict(Counter(work for work, _ in said)),
            sum(adopted in _ADOPTED for _, adopted in said),
            sum(adopted in _ANSWERED for _, adopted in said),
        )
        for adviser, said in by_adviser.items()
    ]
    return sorted(found, key=lambda one: (-one.given, one.name))


@dataclass(frozen=True, slots=True)
class ExpiringDocument:
    """A normative document in force whose force ends; ``days`` is negative when it has ended already."""

    uuid: str
    title: str
    number: str
    expires: date
    days: int
    written: bool
    """The document names the day itself; else it follows from the local rule."""


def documents_expiring(store: Store, today: date, months: int) -> list[ExpiringDocument]:
    """Documents in force that expire within so many months or have expired, the earliest first."""
    last = months_on(today, months)
    rows = store.book.rows(
        "SELECT d.uuid, d.title, coalesce(d.number, ''), c.due, d.expires_on IS NOT NULL"
        " FROM deadline c JOIN normative_document d ON d.uuid = c.uuid"
        " WHERE c.kind = 'normative_document' AND c.rule = 'normative_validity' AND c.done_on IS NULL"
        " AND c.due <= ? AND d.state = 'in_force' AND d.deleted_at IS NULL ORDER BY c.due, d.id",
        (last.isoformat(),),
    )
    return [
        ExpiringDocument(
            uuid,
            title,
            number,
            date.fromisoformat(due),
            (date.fromisoformat(due) - today).days,
            bool(written),
        )
        for uuid, title, number, due, written in rows
    ]


@dataclass(frozen=True, slots=True)
class OpenItem:
    """A debt or promise not yet settled; ``left`` in 分, None where no amount is known."""

    uuid: str
    kind: str
    subject: str
    party: str
    left: int | None
    due: date | None
    late: bool


def open_integrity_items(store: Store, today: date) -> list[OpenItem]:
    """Debts, promises and judgments not yet settled, what is late first, then by the day they fall due."""
    found = list(_open_items(store, today))
    return sorted(found, key=lambda one: (not one.late, one.due or date.max, one.subject))


def _open_items(store: Store, today: date) -> Iterator[OpenItem]:
    for draft in drafts(store, ListQuery("integrity_record", view="open")):
        due = as_day(draft.get("due_on"))
        yield OpenItem(
            draft["uuid"],
            str(draft.get("kind") or ""),
            str(draft.get("subject") or ""),
            str(draft.get("party") or ""),
            draft.get("left_amount"),
            due,
            due is not None and due < today,
        )
