"""Problems of one year become items of the next, and each of them can be asked what became of it (G04)."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from lawgov_desktop.records import dates
from lawgov_desktop.records.record_type import Draft
from lawgov_desktop.registers.governance.problem import carried_on
from lawgov_desktop.storage.listing import Condition, ListQuery, drafts
from lawgov_desktop.storage.store import Store

KIND = "problem"
_FINISHED = ("done", "closed")
_WHY = {"closed": "已销号", "done": "已整改待销号", "moved": "已经转过"}


@dataclass(frozen=True, slots=True)
class CarryItem:
    """A problem that is not done and would be carried into the next year."""

    uuid: str
    title: str
    responsible: str
    due_on: str
    """The limit of the new item."""


@dataclass(frozen=True, slots=True)
class NotCarried:
    """A problem of the year that stays where it is, and why."""

    uuid: str
    title: str
    why: str


@dataclass(frozen=True, slots=True)
class Carrying:
    """What carrying on would write; nothing is written yet."""

    year: int
    items: tuple[CarryItem, ...]
    left: tuple[NotCarried, ...]


@dataclass(frozen=True, slots=True)
class Carried:
    """What was written. ``action_id`` is "" when there was nothing to carry; else it can be undone."""

    action_id: str
    made: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one problem: its own state, and the item of a later year that took it on."""

    uuid: str
    title: str
    source: str
    state: str
    """open, done, closed or moved, as ``problem.STATES`` calls them."""
    due_on: str | None
    done_on: str | None
    overdue: bool
    told: str
    """The result, or the latest progress, in the office's own words."""
    next_uuid: str
    next_state: str
    """State of the item it was carried into; both "" when it was not carried."""

    @property
    def finished(self) -> bool:
        """Put right here, or in the year it was carried into."""
        return self.state in _FINISHED or self.next_state in _FINISHED


@dataclass(frozen=True, slots=True)
class Completion:
    """How much of a year's problems was put right."""

    year: int
    outcomes: tuple[Outcome, ...]

    @property
    def total(self) -> int:
        return len(self.outcomes)

    @property
    def done(self) -> int:
        return sum(one.finished for one in self.outcomes)

    @property
    def overdue(self) -> int:
        return sum(one.overdue for one in self.outcomes)

    @property
    def per_mille(self) -> int | None:
        """Done of all in thousandths, halves up; None without problems."""
        return (2000 * self.done + self.total) // (2 * self.total) if self.total else None

    def rate_text(self) -> str:
        """75.0%; — without problems."""
        return "—" if self.per_mille is None else f"{self.per_mille // 10}.{self.per_mille % 10}%"


def plan_carrying(store: Store, year: int, *, due_on: str | None = None) -> Carrying:
    """Which problems of ``year`` are still open and not carried yet, and which stay.

    ``due_on`` is the limit of the new items, by default the last day of the next year.
    """
    taken = _carried_already(store)
    items, left = [], []
    for draft in _of_year(store, year):
        uuid, title = str(draft["uuid"]), draft.get("title") or ""
        if draft.get("state") != "open":
            left.append(NotCarried(uuid, title, _WHY.get(draft.get("state") or "", "不在整改中")))
        elif uuid in taken:
            left.append(NotCarried(uuid, title, "已经转过"))
        else:
            new = carried_on(draft, due_on=due_on)
            responsible = draft.get("responsible_unit") or draft.get("responsible") or ""
            items.append(CarryItem(uuid, title, responsible, new["due_on"]))
    return Carrying(year, tuple(items), tuple(left))


def carry_on(
    store: Store, plan: Carrying, *, chosen: Collection[str] | None = None, due_on: str | None = None
) -> Carried:
    """Write the items of the plan (or the ``chosen`` of them) as one action that one undo takes back.

    Asked again, it makes nothing twice: what was carried since the plan was made is left out.
    """
    wanted = [item.uuid for item in plan.items if chosen is None or item.uuid in chosen]
    taken = _carried_already(store)
    wanted = [uuid for uuid in wanted if uuid not in taken]
    if not wanted:
        return Carried("", ())
    made = []
    with store.writing(f"把{plan.year}年的 {len(wanted)} 条问题转为{plan.year + 1}年整改事项") as batch:
        for uuid in wanted:
            draft = store.get(KIND, uuid)
            if draft is None or draft.get("deleted_at"):
                continue
            made.append(batch.save(KIND, carried_on(draft, due_on=due_on)).uuid)
            # Its own limit runs no longer: the new item has one.
            batch.save(KIND, {"moved_on": store.today().isoformat()}, uuid=uuid)
    return Carried(batch.action_id, tuple(made))


def completion(store: Store, year: int) -> Completion:
    """What became of every problem of ``year``, as of the book's today, in the order they were written."""
    today = store.today()
    later = {
        str(draft["carried_from"]): draft
        for draft in drafts(store, ListQuery(KIND, order="id"))
        if draft.get("carried_from")
    }
    return Completion(
        year, tuple(_outcome(draft, later.get(str(draft["uuid"])), today) for draft in _of_year(store, year))
    )


def _outcome(draft: Draft, later: Draft | None, today: date) -> Outcome:
    state = draft.get("state") or "open"
    due = dates.last_day(draft.get("due_on"))
    told = draft.get("result") or draft.get("latest") or ""
    if later is not None and state not in _FINISHED:
        told = later.get("result") or later.get("latest") or told
    return Outcome(
        uuid=str(draft["uuid"]),
        title=draft.get("title") or "",
        source=draft.get("source") or "",
        state=state,
        due_on=draft.get("due_on"),
        done_on=draft.get("done_on") or draft.get("closed_on"),
        overdue=state == "open" and later is None and due is not None and due < today,
        told=told,
        next_uuid=str(later["uuid"]) if later else "",
        next_state=(later.get("state") or "open") if later else "",
    )


def _of_year(store: Store, year: int) -> list[Draft]:
    return list(drafts(store, ListQuery(KIND, order="id", conditions=(Condition("year", "is", year),))))


def _carried_already(store: Store) -> frozenset[str]:
    """uuids of problems that an item of a later year, not deleted, was made of."""
    query = ListQuery(KIND, conditions=(Condition("carried_from", "filled"),))
    return frozenset(str(draft["carried_from"]) for draft in drafts(store, query))


def in_words(found: Completion, labels: dict[str, str]) -> list[str]:
    """The lines next year's report begins with; ``labels`` are the words of ``problem.STATES``."""
    lines = [
        f"{found.year}年问题 {found.total} 条，已整改 {found.done} 条，完成率 {found.rate_text()}"
        + (f"，逾期 {found.overdue} 条。" if found.overdue else "。")
    ]
    for number, one in enumerate(found.outcomes, start=1):
        state = labels.get(one.state, one.state)
        if one.next_uuid:
            state += f"（{labels.get(one.next_state, one.next_state)}）"
        told = f"：{one.told}" if one.told else ""
        lines.append(f"{number}. {one.title}——{state}{told}")
    return lines
