"""Which list versions and which matters were in force on a day (D01), and their 履职清单 categories (D05)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final

from lawgov_desktop.procedures.matters_versions import matters_of, versions
from lawgov_desktop.records.record_type import Draft
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
