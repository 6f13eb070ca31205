"""The only writer: check, write, index, remember in history in one transaction, then tell who listens."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Any, Protocol

from lawgov_desktop.errors import UserError
from lawgov_desktop.records.record_type import Draft, Problem, RecordType
from lawgov_desktop.storage import clock_rows
from lawgov_desktop.storage.anchors import Anchors
from lawgov_desktop.storage.book import Book, told_of_disk
from lawgov_desktop.storage.clock_rows import DueRows
from lawgov_desktop.storage.drafts import changes_between, derived
from lawgov_desktop.storage.following import let_follow
from lawgov_desktop.storage.grams import Cutter
from lawgov_desktop.storage.names import BookNames
from lawgov_desktop.storage.other_programs import OtherPrograms
from lawgov_desktop.storage.reindex import keep_index_current
from lawgov_desktop.storage.saving import (
    TYPED,
    Incoming,
    Refused,
    Register,
    SavedLite,
    Saver,
    Source,
    Stale,
    Written,
)
from lawgov_desktop.storage.search import Entries
from lawgov_desktop.storage.stamps import new_uuid, now_text
from lawgov_desktop.storage.tables import Table, at_once
from lawgov_desktop.storage.taken_back import (
    NUMBER_GIVEN,
    RULES,
    USED,
    Step,
    bring_back,
    edited_since,
    label_of_undo,
    number_given,
    still_used,
)

__all__ = [
    "TYPED",
    "Batch",
    "Change",
    "Incoming",
    "Kept",
    "Missing",
    "Refused",
    "Saved",
    "SavedLite",
    "Source",
    "Stale",
    "Store",
    "Undone",
]


@dataclass(frozen=True, slots=True)
class Saved:
    """What a save did. ``changed`` names fields and child rows; empty when nothing was different."""

    uuid: str
    revision: int
    created: bool
    changed: tuple[str, ...]
    draft: Draft


@dataclass(frozen=True, slots=True)
class Change:
    """Told to listeners after a commit."""

    kinds: frozenset[str]
    uuids: frozenset[str]
    action_id: str


@dataclass(frozen=True, slots=True)
class Kept:
    """A record an undo left alone, and why."""

    kind: str
    uuid: str
    title: str
    why: str


@dataclass(frozen=True, slots=True)
class Undone:
    reverted: int
    kept: tuple[Kept, ...]
    action_id: str


class _NothingTakenBack(Exception):
    """Rolls an undo back that would leave everything as it is."""


class Missing(UserError):
    """There is no such record."""

    def __init__(self, kind: RecordType, uuid: str) -> None:
        super().__init__(
            f"没有找到这条{kind.title}（{uuid}）。", data_safe="数据没有改动。", todo="请刷新列表。"
        )


class Batch:
    """One action being written; handed out by :meth:`Store.writing`."""

    def __init__(self, store: Store, action_id: str) -> None:
        self.store = store
        self.action_id = action_id
        self.written = Written(action_id)
        self.if_it_fails: list[Callable[[], None]] = []
        """What to put back in memory when the action is not written after all."""
        self._saving_many = False

    def save(
        self,
        kind: str,
        draft: Mapping[str, Any],
        *,
        uuid: str | None = None,
        expect_revision: int | None = None,
        reason: str = "",
        source: Source = TYPED,
    ) -> Saved:
        """Create a record, or change the fields that ``draft`` names.

        With the ``uuid`` of a known record its other fields stay; an unknown ``uuid`` creates a record of
        that name (packages from another machine). Raises :class:`Refused` and :class:`Stale`.
        """
        passed = self._saver(kind).save(Incoming(draft, uuid, expect_revision, source), reason)
        record_type, new = self.store.kinds[kind], passed.draft
        fresh = passed.old is None
        changed = changes_between(record_type, None, new) if fresh else passed.changes
        return Saved(new["uuid"], new["revision"], fresh, tuple(changed), new)

    def save_all(self, kind: str, items: Iterable[Incoming], *, reason: str = "") -> list[SavedLite]:
        """Save many records of one kind: what :meth:`save` does to each in turn, several times as fast.

        ``items`` are taken as they come and need not fit into memory; while they are taken nothing else may
        be saved, and what was saved shortly before is not read back yet. Raises :class:`Refused` and
        :class:`Stale` with ``place``, the number of the item counted from 0.
        """
        saver = self._saver(kind)
        self._saving_many = True
        try:
            return saver.save_all(items, reason)
        finally:
            self._saving_many = False

    def delete(self, kind: str, uuid: str, reason: str = "") -> None:
        """Put a record into the recycle bin; its history, children and files stay."""
        self.delete_all(kind, [uuid], reason)

    def restore(self, kind: str, uuid: str, reason: str = "") -> None:
        self.restore_all(kind, [uuid], reason)

    def delete_all(self, kind: str, uuids: Sequence[str], reason: str = "") -> None:
        """Put these records into the recycle bin, in order; Missing for one that is not there."""
        self._set_deleted(kind, uuids, now_text(), reason)

    def restore_all(self, kind: str, uuids: Sequence[str], reason: str = "") -> None:
        self._set_deleted(kind, uuids, None, reason)

    def _set_deleted(self, kind: str, uuids: Sequence[str], at: str | None, reason: str) -> None:
        saver = self._saver(kind)
        for some in at_once(list(dict.fromkeys(uuids))):
            known = self.store.tables[kind].get_all(self.store.book, some)
            for uuid in some:
                draft = known.get(uuid)
                if draft is None:
                    saver.flush()
                    raise Missing(self.store.kinds[kind], uuid)
                if bool(draft["deleted_at"]) != bool(at):
                    saver.set_deleted(draft, at, reason)
            saver.flush()

    def _saver(self, kind: str) -> Saver:
        if self._saving_many:
            raise RuntimeError("the items of save_all must not save by themselves")
        return Saver(self.store.registers[kind], self.written, self.store.who)


class TakesBack(Protocol):
    """Keeps the rules of the office; ``storage.office_rules.OfficeRules`` does."""

    def catch_up(self) -> None: ...

    def take_back(self, batch: Batch, steps: Iterable[Step]) -> None: ...


class Store:
    """Everything that changes a book goes through here (one Store per open book).

    ``clocks`` computes due dates (``timekeeping.deadlines.LegalClocks``); without it no deadlines are kept.
    Threads may share a Store: writes take turns, each thread reads through its own connection.
    """

    def __init__(
        self,
        book: Book,
        kinds: Sequence[RecordType],
        *,
        who: str = "",
        clocks: clock_rows.Clocks | None = None,
        today: Callable[[], date] = date.today,
    ) -> None:
        self.book = book
        self.kinds: dict[str, RecordType] = {kind.key: kind for kind in kinds}
        self.tables: dict[str, Table] = {kind.key: Table(kind) for kind in kinds}
        self.names = BookNames(book, self.kinds)
        cutter, due = Cutter(), DueRows(clocks)
        self._due = due
        self.rules: TakesBack | None = None
        self.registers = {
            kind.key: Register(book, kind, self.tables[kind.key], self.names, Entries(kind, cutter), due)
            for kind in kinds
        }
        self.anchors = Anchors()
        self.who = who
        self.clocks = clocks
        self.today = today
        keep_index_current(book, self.registers, self.names)
        self._others = OtherPrograms(book)
        self._turn = threading.RLock()
        self._batch: Batch | None = None
        self._listeners: list[Callable[[Change], None]] = []

    def use_clocks(self, clocks: clock_rows.Clocks) -> None:
        """Compute due dates with these from now on; what is written already stays."""
        self.clocks = clocks
        self._due.use(clocks)

    # asking

    def get(self, kind: str, uuid: str) -> Draft | None:
        """The whole record with its child rows, or None."""
        return self.tables[kind].get(self.book, uuid)

    def prepare(self, kind: str, draft: Mapping[str, Any]) -> Draft:
        """The draft as it would be saved, with all that follows from its fields; nothing is written."""
        return derived(self.kinds[kind], dict(draft), self.names)

    def problems(self, kind: str, draft: Mapping[str, Any]) -> list[Problem]:
        return self.kinds[kind].problems(self.prepare(kind, draft), self.names)

    def listen(self, listener: Callable[[Change], None]) -> Callable[[], None]:
        """Call ``listener`` after every commit, in the thread that wrote; returns what stops it."""
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener)

    # writing

    @contextmanager
    def writing(
        self, label: str, kind_of_action: str = "edit", *, undoes: str | None = None
    ) -> Iterator[Batch]:
        """One action in one transaction: all of it is written, or nothing (Cancelled and faults included)."""
        with self._turn:
            if self._batch is not None:
                raise RuntimeError("an action is being written already; use its batch")
            batch = Batch(self, new_uuid())
            self._batch = batch
            try:
                with told_of_disk(), self.book.db.atomic("IMMEDIATE"):
                    if self._others.wrote():
                        self.names.forget(set(self.kinds))
                        if self.rules is not None:
                            self.rules.catch_up()
                    self.book.db.execute_sql(
                        "INSERT INTO action (id, at, who, kind, label, undoes) VALUES (?, ?, ?, ?, ?, ?)",
                        (batch.action_id, now_text(), self.who, kind_of_action, label, undoes),
                    )
                    yield batch
                    self._let_follow(batch.written)
                    self._keep_counts(batch.written)
            except BaseException:
                for put_back in batch.if_it_fails:
                    put_back()
                self.names.waiting.clear()
                self.names.forget(batch.written.kinds)
                raise
            finally:
                self._batch = None
        self.names.forget(batch.written.kinds)
        change = Change(frozenset(batch.written.kinds), frozenset(batch.written.uuids), batch.action_id)
        for listener in list(self._listeners):
            listener(change)

    def save(
        self,
        kind: str,
        draft: Mapping[str, Any],
        *,
        uuid: str | None = None,
        expect_revision: int | None = None,
        reason: str = "",
        source: Source = TYPED,
    ) -> Saved:
        """Save one record as one action; see :meth:`Batch.save`."""
        with self.writing(("修改" if uuid else "新增") + self.kinds[kind].title) as batch:
            return batch.save(
                kind, draft, uuid=uuid, expect_revision=expect_revision, reason=reason, source=source
            )

    def delete(self, kind: str, uuid: str, reason: str = "") -> str:
        """Into the recycle bin; returns the action, for :meth:`undo`."""
        with self.writing(f"删除{self.kinds[kind].title}", "delete") as batch:
            batch.delete(kind, uuid, reason)
        return batch.action_id

    def restore(self, kind: str, uuid: str) -> str:
        with self.writing(f"恢复{self.kinds[kind].title}", "restore") as batch:
            batch.restore(kind, uuid)
        return batch.action_id

    def undo(self, action_id: str) -> Undone:
        """Take a whole action back. Records edited since are left alone and listed (feature I11), and so
        are records it made that others have come to belong to. An import of which nothing is left to be
        taken back still stands: nothing is written, and ``action_id`` is ""."""
        found = self.book.rows("SELECT label, undone_by, kind FROM action WHERE id = ?", (action_id,))
        if not found:
            raise UserError("没有找到这次操作。", todo="请核对编号。")
        label, undone_by, kind_of_action = found[0]
        if undone_by:
            raise UserError("这次操作已经撤销过了。", todo="不需要再做什么。")
        kept: list[Kept] = []
        steps: list[Step] = []
        try:
            with self.writing(label_of_undo(label), "undo", undoes=action_id) as batch:
                for entry_id, *step in self.book.rows(
                    "SELECT id, kind, uuid, did, changes FROM history WHERE action = ? ORDER BY id DESC",
                    (action_id,),
                ):
                    kind, uuid = step[:2]
                    if edited_since(self.book, entry_id, uuid, action_id, batch.action_id):
                        kept.append(Kept(kind, uuid, self._title(kind, uuid), "之后又修改过"))
                    else:
                        steps.append(Step(*step))
                for why, left_alone in (
                    (NUMBER_GIVEN, number_given(self.book, self.kinds, steps)),
                    (USED, still_used(self.book, self.kinds, steps)),
                ):
                    kept += [Kept(*one, self.names.title(*one), why) for one in left_alone]
                    steps = [step for step in steps if (step.kind, step.uuid) not in left_alone]
                if kind_of_action == "import" and kept and not steps:
                    raise _NothingTakenBack
                rules = [step for step in steps if step.kind == RULES]
                if rules and self.rules is not None:
                    self.rules.take_back(batch, rules)
                records = (step for step in steps if step.kind != RULES)
                for (kind, did), some in groupby(records, lambda step: (step.kind, step.did)):
                    self._take_back(batch, kind, did, [(step.uuid, step.changes) for step in some])
                self.book.db.execute_sql(
                    "UPDATE action SET undone_by = ? WHERE id = ?", (batch.action_id, action_id)
                )
                bring_back(self.book, action_id)
        except _NothingTakenBack:
            return Undone(0, tuple(kept), "")
        return Undone(len(steps), tuple(kept), batch.action_id)

    def _title(self, kind: str, uuid: str) -> str:
        return uuid if kind == RULES else self.names.title(kind, uuid)

    def _take_back(self, batch: Batch, kind: str, did: str, entries: list[tuple[str, str]]) -> None:
        """Take back what was done alike to these records: (uuid, changes as kept in the history)."""
        uuids = [uuid for uuid, _ in entries]
        if did == "delete":
            batch.restore_all(kind, uuids, "撤销")
        elif did in ("create", "restore"):
            batch.delete_all(kind, uuids, "撤销")
        else:
            items = (
                Incoming({name: old for name, (old, _) in json.loads(changes).items()}, uuid)
                for uuid, changes in entries
            )
            batch.save_all(kind, items, reason="撤销")

    def _let_follow(self, written: Written) -> None:
        for key, uuids in let_follow(self.registers, written.action_id, written.kinds).items():
            written.kinds.add(key)
            written.uuids |= uuids

    def _keep_counts(self, written: Written) -> None:
        for key, more in written.counts.items():
            self.book.db.execute_sql(
                "INSERT INTO register_count (kind, live) VALUES (?, ?)"
                " ON CONFLICT (kind) DO UPDATE SET live = live + excluded.live",
                (key, more),
            )
