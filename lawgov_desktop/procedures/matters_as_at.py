"""Which list versions and which matters were in force on a day (D01), and their 履职清单 categories (D05)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from lawgov_desktop.procedures.matters_decisions import GOING_WORDS
from lawgov_desktop.procedures.matters_versions import matters_of, versions
from lawgov_desktop.records.dates import first_day
from lawgov_desktop.records.record_type import Draft
from lawgov_desktop.registers.matters.bridge import CountBridge, Term
from lawgov_desktop.registers.matters.in_force import lists_on
from lawgov_desktop.registers.matters.status import state_on
from lawgov_desktop.registers.terms import in_force
from lawgov_desktop.storage.listing import Condition, ListQuery, drafts
from lawgov_desktop.storage.store import Store

NOT_SAID: Final = "未分类"


@dataclass(frozen=True, slots=True)
class ListAsAt:
    """One list version in force, with its matters in force on that day."""

    version: Draft
    matters: tuple[Draft, ...]


@dataclass(frozen=True, slots=True)
class MattersAsAt:
    """The lists of a day. ``loose`` are matters that stand in no list; ``categories``: 履职清单 category →
    uuids, by the status of each matter on that day and what the code list 事项承接状态 counts it as."""

    day: date
    lists: tuple[ListAsAt, ...]
    loose: tuple[Draft, ...]
    categories: tuple[tuple[str, tuple[str, ...]], ...]

    @property
    def matters(self) -> tuple[Draft, ...]:
        return tuple(draft for one in self.lists for draft in one.matters) + self.loose

    @property
    def total(self) -> int:
        return sum(len(one.matters) for one in self.lists) + len(self.loose)


def matters_as_at(store: Store, day: date, kind: str | None = None) -> MattersAsAt:
    """The versions in force on a day and their matters; of one kind of list (``matter_list_kind``) if asked.

    A version without a first day always was; one without a last day ends when its next version begins.
    """
    standing = []
    for version in lists_on(versions(store), day):
        if kind is not None and version.get("kind") != kind:
            continue
        matters = tuple(draft for draft in matters_of(store, version["uuid"]) if in_force(draft, day))
        standing.append(ListAsAt(version, matters))
    loose: tuple[Draft, ...] = ()
    if kind is None:
        query = ListQuery("matter", order="position", conditions=(Condition("list", "empty"),))
        loose = tuple(one for one in drafts(store, query) if in_force(one, day))
    every = [draft for one in standing for draft in one.matters] + list(loose)
    return MattersAsAt(day, tuple(standing), loose, _categories(store, every, day))


_OVER: Final = "清单或事项到期"


def bridge_between(store: Store, before: MattersAsAt, after: MattersAsAt) -> CountBridge:
    """From the matters of one day to those of a later one, by what is marked in the book (D03).

    A matter that took the place of one of the old day (上一版事项) is the same one. Came: marked 新增, of a
    list without a version before it, or valid from a day in between; went: marked 取消, 划出 or 收回, or over
    by its own last day or that of its list. What nothing explains is named.
    """
    old = {one["uuid"]: one for one in before.matters}
    kept, came, unexplained = set(), [], []
    for one in after.matters:
        source = _source(store, one, old)
        if source is not None:
            kept.add(source)
        elif _came(store, one, before.day, after.day):
            came.append(one["uuid"])
        else:
            unexplained.append(one["uuid"])
    gone: dict[str, list[str]] = {word: [] for word in (*GOING_WORDS.values(), _OVER)}
    lists = {version["uuid"]: version for version in versions(store)}
    succeeded = {version.get("succeeds") for version in lists.values()}
    for uuid, one in old.items():
        if uuid in kept:
            continue
        how = next((word for code, word in GOING_WORDS.items() if code == one.get("change_kind")), "")
        version = lists.get(one.get("list"), {})
        over = _in_between(one.get("valid_to"), before.day, after.day) or (
            one.get("list") not in succeeded and _in_between(version.get("ended_on"), before.day, after.day)
        )
        if how or over:
            gone[how or _OVER].append(uuid)
        else:
            unexplained.append(uuid)
    terms = [Term("新增", 1, tuple(came))]
    terms += [Term(word, -1, tuple(uuids)) for word, uuids in gone.items() if uuids]
    return CountBridge(
        tuple(old), tuple(terms), tuple(one["uuid"] for one in after.matters), tuple(unexplained)
    )


def _source(store: Store, matter: Draft, old: Mapping[str, Draft]) -> str | None:
    """The matter of the old day this one is, or has taken the place of through however many versions."""
    uuid, former, seen = str(matter["uuid"]), matter.get("former"), set[str]()
    while uuid not in old:
        seen.add(uuid)
        if not former or former in seen:
            return None
        uuid = str(former)
        former = None if uuid in old else store.names.value("matter", uuid, "former")
    return uuid


def _came(store: Store, matter: Draft, before: date, after: date) -> bool:
    if matter.get("change_kind") == "added" or _in_between(matter.get("valid_from"), before, after):
        return True
    version = store.get("matter_list", matter["list"]) if matter.get("list") else None
    return version is not None and not version.get("succeeds")


def _in_between(text: str | None, before: date, after: date) -> bool:
    day = first_day(text)
    return day is not None and before < day <= after


def _categories(store: Store, matters: list[Draft], day: date) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """By the 统计归入 of each status, in the order of the code list; the office may change both."""
    counted_as: dict[str, str] = {}
    query = ListQuery(
        "code_entry", order="position", conditions=(Condition("list_key", "is", "matter_state"),)
    )
    for entry in drafts(store, query):
        counted_as[entry["code"]] = entry.get("stat_line") or NOT_SAID
    found: dict[str, list[str]] = {word: [] for word in dict.fromkeys((*counted_as.values(), NOT_SAID))}
    for draft in matters:
        found[counted_as.get(state_on(draft, day) or "", NOT_SAID)].append(draft["uuid"])
    return tuple((word, tuple(uuids)) for word, uuids in found.items() if uuids)
