"""岗位交接: what one who leaves hands over: open work of every drawer, what is due, what is still to be paid.

Everything is read from the book as it stands today; nothing is kept. Numbers are those of the views the
clerk sees, so that they can be compared with the window.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from lawgov_desktop.records.fields import Date, Link, Money
from lawgov_desktop.records.record_type import Draft, RecordType, child_fields
from lawgov_desktop.registers.terms import stands
from lawgov_desktop.storage import deadlines
from lawgov_desktop.storage.clock_rows import DueItem
from lawgov_desktop.storage.listing import Condition, ListQuery, count, drafts, view_counts
from lawgov_desktop.storage.store import Store

OPEN_VIEWS: Final[Mapping[str, tuple[str, ...]]] = {
    "mediation_case": ("open",),
    "screening": ("unsettled",),
    "referral": ("waiting", "no_case"),
    "admin_mediation_case": ("open",),
    "publicity_event": ("to_settle", "coming"),
    "publicity_plan": ("overdue",),
    "officer": ("no_certificate", "unfiled"),
    "certificate": ("due_60", "expired", "suspended", "lost"),
    "training_class": ("not_all_passed",),
    "litigation_case": ("open",),
    "reconsideration_case": ("open",),
    "judicial_suggestion": ("waiting",),
    "case_handover": ("open",),
    "matter": ("to_review", "not_taken_over"),
    "promise": ("open",),
    "supervision": ("open",),
    "meeting": ("not_held", "topics_overdue", "without_minutes"),
    "law_study": ("not_studied",),
    "duty": ("not_done",),
    "law_report": ("not_reviewed",),
    "accountability": ("open",),
    "problem": ("rectifying", "not_closed"),
    "next_plan": ("open",),
    "decision": ("in_procedure", "unpublished"),
    "normative_document": ("unfiled", "expired", "in_comment"),
    "legality_review": ("waiting", "no_answer"),
    "legal_adviser": ("ending",),
    "adviser_opinion": ("no_answer",),
    "disclosure_item": ("waiting",),
    "foi_request": ("open",),
    "integrity_record": ("open",),
}
"""Register → its views of work that is not done yet. A register of rosters and of what is over has none."""

_UNPAID_VIEWS: Final = (
    ("mediation_case", "unperformed"),
    ("mediation_case", "instalment_late"),
    ("admin_mediation_case", "unperformed"),
    ("litigation_case", "not_performed"),
    ("reconsideration_case", "not_performed"),
    ("integrity_record", "unpaid"),
)
_UNPERFORMED: Final = ("not_due", "partial", "unperformed", "refused", "regretted")
_ARCHIVED: Final = (
    ("mediation_case", "archived_on", "closed_on"),
    ("admin_mediation_case", "archived_on", "closed_on"),
    ("decision", "archived_on", "decided_on"),
)
"""Registers that tell when a record went to the archive, and from which day on it should."""

_WHO: Final = ("handler", "responsible", "responsible_unit", "office", "drafted_by", "leader")
_ALSO: Final[Mapping[str, tuple[str, ...]]] = {
    "mediation_case": ("parties", "dispute_type"),
    "admin_mediation_case": ("parties", "category"),
    "litigation_case": ("plaintiffs", "cause"),
    "reconsideration_case": ("applicants", "act"),
    "case_handover": ("organ",),
    "judicial_suggestion": ("from_organ",),
    "promise": ("applicant",),
    "foi_request": ("content",),
    "certificate": ("officer",),
    "normative_document": ("number",),
}
"""Register → what is told beside a record's title, so that one who does not know it recognises it."""


@dataclass(frozen=True, slots=True)
class OpenRecord:
    """One record that is not done: its draft, what it is called, since when, who has it, what is due next."""

    kind: str
    draft: Draft
    title: str
    since: str
    who: str
    next_due: str
    next_what: str


@dataclass(frozen=True, slots=True)
class OpenView:
    """One view of open work with every record in it. A record may stand in two views of its register."""

    kind: str
    kind_title: str
    view: str
    view_title: str
    records: tuple[OpenRecord, ...]


@dataclass(frozen=True, slots=True)
class Kept:
    """How many records of a register there are, and how many different ones are open."""

    kind: str
    tab: str
    title: str
    total: int
    open: int


@dataclass(frozen=True, slots=True)
class Unpaid:
    """Something promised or ruled that is not performed. ``amount`` in 分, None where no sum is told."""

    kind: str
    draft: Draft
    title: str
    duty: str
    due: str
    state: str
    amount: int | None


@dataclass(frozen=True, slots=True)
class Archive:
    """How many finished records of a register are in the archive, and how many are not."""

    title: str
    done: int
    open: int


@dataclass(frozen=True, slots=True)
class Reported:
    """Something that was reported: what, on which stored day, to whom, under which number."""

    kind: str
    draft: Draft
    what: str
    on: str
    to: str
    number: str


@dataclass(frozen=True, slots=True)
class People:
    """A body of people: what they are called, how many, their names where they are few enough to list."""

    title: str
    count: int
    names: tuple[str, ...]


def kept(store: Store) -> tuple[Kept, ...]:
    """Every register with records in it, in the order of the window."""
    found = []
    for kind in store.kinds.values():
        if kind.tab == "settings":
            continue
        total = count(store, ListQuery(kind.key))
        if total:
            uuids = {
                draft["uuid"]
                for view in OPEN_VIEWS.get(kind.key, ())
                for draft in _of_view(store, kind, view)
            }
            found.append(Kept(kind.key, kind.tab, kind.title, total, len(uuids)))
    return tuple(found)


def open_views(store: Store) -> tuple[OpenView, ...]:
    """Every view of open work that holds anything, with all its records; the longest waiting first."""
    due = _next_due(store)
    found = []
    for key, views in OPEN_VIEWS.items():
        kind = store.kinds[key]
        counts = view_counts(store, key)
        for view in kind.views:
            if view.key in views and counts.get(view.key):
                records = [
                    _open(store, kind, draft, due.get((key, draft["uuid"])))
                    for draft in _of_view(store, kind, view.key)
                ]
                records.sort(key=lambda one: (one.since or "9", one.title))
                found.append(OpenView(key, kind.title, view.key, view.title, tuple(records)))
    return tuple(found)


def _of_view(store: Store, kind: RecordType, view: str) -> Iterator[Draft]:
    return drafts(store, ListQuery(kind.key, order="id", view=view))


def _next_due(store: Store) -> dict[tuple[str, str], DueItem]:
    first: dict[tuple[str, str], DueItem] = {}
    for item in deadlines.open_deadlines(store):
        first.setdefault((item.kind, item.uuid), item)
    return first


def _open(store: Store, kind: RecordType, draft: Draft, due: DueItem | None) -> OpenRecord:
    order = kind.order.lstrip("-")
    since = draft.get(order) if isinstance(kind.fields.get(order), Date) else None
    return OpenRecord(
        kind.key,
        draft,
        called(store, kind, draft),
        str(since or ""),
        _who(store, kind, draft),
        due.due if due else "",
        due.clock_title if due else "",
    )


def called(store: Store, kind: RecordType, draft: Draft) -> str:
    """What a record is called, with what tells it from others beside its number."""
    told = [kind.title_of(draft, store.names)]
    for name in _ALSO.get(kind.key, ()):
        if name == "parties":
            told.append("、".join(str(row["name"]) for row in draft.get("parties") or () if row.get("name")))
        else:
            told.append(kind.fields[name].show(draft.get(name), store.names).replace("\n", " "))
    return "　".join(dict.fromkeys(part for part in told if part))


def _who(store: Store, kind: RecordType, draft: Draft) -> str:
    for name in _WHO:
        if name in kind.fields and draft.get(name):
            return kind.fields[name].show(draft[name], store.names)
    rows = draft.get("mediators") or ()
    named = []
    for child in kind.children:
        if child.name == "mediators":
            for name, own in child_fields(child).items():
                if isinstance(own, Link):
                    named += [own.show(row.get(name), store.names) for row in rows if row.get(name)]
    return "、".join(named)


def due_items(store: Store) -> tuple[tuple[DueItem, ...], tuple[DueItem, ...]]:
    """Every clock that is not met: run out before today, and still running; the earliest first."""
    today = store.today().isoformat()
    every = deadlines.open_deadlines(store)
    late = tuple(item for item in every if item.due < today)
    return late, tuple(item for item in every if item.due >= today)


def together(items: Sequence[DueItem]) -> list[list[DueItem]]:
    """Clocks of one kind and register that run out on one day, in one group; groups in their order."""
    groups: dict[tuple[str, str, str], list[DueItem]] = {}
    for item in items:
        groups.setdefault((item.due, item.kind, item.clock_title), []).append(item)
    return list(groups.values())


def due_until(items: tuple[DueItem, ...], today: date, days: int) -> int:
    """How many of these clocks, in their order, run out within so many days."""
    last = (today + timedelta(days=days)).isoformat()
    return sum(item.due <= last for item in items)


def unpaid(store: Store) -> tuple[Unpaid, ...]:
    """Agreements, judgments, decisions and debts not performed yet, whether due or not."""
    found: dict[tuple[str, str], Unpaid] = {}
    for key, query in _unpaid_queries():
        kind = store.kinds[key]
        for draft in drafts(store, query):
            found.setdefault((key, draft["uuid"]), _unpaid(store, kind, draft))
    return tuple(sorted(found.values(), key=lambda one: (one.due or "9", one.title)))


def _unpaid_queries() -> Iterator[tuple[str, ListQuery]]:
    for key in ("mediation_case", "admin_mediation_case"):
        for state in _UNPERFORMED:
            yield key, ListQuery(key, order="id", conditions=(Condition("performance_state", "is", state),))
    for key, view in _UNPAID_VIEWS:
        yield key, ListQuery(key, order="id", view=view)


def _unpaid(store: Store, kind: RecordType, draft: Draft) -> Unpaid:
    def shown(*names: str) -> str:
        for name in names:
            if name in kind.fields and draft.get(name):
                return kind.fields[name].show(draft[name], store.names).replace("\n", " ")
        return ""

    amounts = (
        name for name in ("left_amount", "awarded", "amount") if isinstance(kind.fields.get(name), Money)
    )
    return Unpaid(
        kind.key,
        draft,
        called(store, kind, draft),
        shown("performance_duty", "terms", "detail"),
        str(draft.get("performance_due") or draft.get("due_on") or ""),
        shown("performance_state", "state"),
        next((draft[name] for name in amounts if draft.get(name)), None),
    )


def subsidies_unpaid(store: Store) -> tuple[int, int]:
    """How many subsidies are not paid out, and what they come to in 分."""
    rows = list(_of_view(store, store.kinds["subsidy"], "unpaid"))
    return len(rows), sum(int(row.get("amount") or 0) for row in rows)


def archives(store: Store) -> tuple[Archive, ...]:
    """Of the registers that tell of the archive: finished records in it, and those that are not."""
    found = []
    for key, field, finished in _ARCHIVED:
        done = count(store, ListQuery(key, conditions=(Condition(field, "filled"),)))
        waiting = (Condition(field, "empty"), Condition(finished, "filled"))
        found.append(Archive(store.kinds[key].title, done, count(store, ListQuery(key, conditions=waiting))))
    return tuple(found)


_REPORTS: Final = (
    ("law_report", "reported_on", "reviewed_by", ""),
    ("normative_document", "filed_on", "filing_organ", "filing_number"),
    ("judicial_suggestion", "replied_on", "from_organ", "reply_number"),
    ("reconsideration_case", "opinion_answered_on", "organ", "opinion_number"),
    ("case_handover", "handed_on", "organ", "slip_number"),
    ("certificate", "reported_on", "", ""),
)


def reported(store: Store, since: date) -> tuple[Reported, ...]:
    """What the book tells was reported or answered since a day, the latest first."""
    found = []
    for key, field, to, number in _REPORTS:
        kind = store.kinds[key]
        if field not in kind.fields:
            continue
        conditions = (Condition(field, "from", since.isoformat()),)
        for draft in drafts(store, ListQuery(key, order="id", conditions=conditions)):
            if key == "case_handover" and draft.get("direction") == "in":
                continue
            told = f"{kind.title}：{kind.title_of(draft, store.names)}"
            found.append(
                Reported(
                    key,
                    draft,
                    told,
                    str(draft[field]),
                    kind.fields[to].show(draft.get(to), store.names) if to else "",
                    str(draft.get(number) or "") if number else "",
                )
            )
    return tuple(sorted(found, key=lambda one: (one.on, one.what), reverse=True))


PEOPLE: Final = (
    ("committee", "in_being", "调委会", False),
    ("mediator", "in_post", "在任调解员", True),
    ("officer", "on_roster", "执法人员", True),
    ("auxiliary_officer", "on_duty", "执法辅助人员", True),
    ("legal_adviser", "engaged", "政府法律顾问", True),
    ("village_adviser", "in_being", "村（居）法律顾问", False),
    ("law_helper", "in_being", "法律明白人", False),
    ("leading_group", "in_being", "领导小组", True),
    ("liaison_pair", "in_being", "双联系双指导结对", False),
)


def people(store: Store) -> tuple[People, ...]:
    """The bodies of people in being today."""
    found = []
    for key, view, title, listed in PEOPLE:
        kind = store.kinds[key]
        names = [kind.title_of(draft, store.names) for draft in _of_view(store, kind, view)]
        if names:
            found.append(People(title, len(names), tuple(names) if listed else ()))
    return tuple(found)


def lists_in_force(store: Store) -> tuple[tuple[str, int], ...]:
    """The lists of matters in force today and how many matters each holds."""
    today = store.today()
    found = []
    for draft in drafts(store, ListQuery("matter_list", order="effective_on")):
        if stands(draft, "effective_on", "ended_on", today):
            held = count(store, ListQuery("matter", conditions=(Condition("list", "is", draft["uuid"]),)))
            number = draft.get("document_number")
            found.append((f"{draft['title']}{f'（{number}）' if number else ''}", held))
    return tuple(found)
