"""The only writer: check, write, index, remember in history in one transaction, then tell who listens."""

from __future__ import annotations

import json
import threading
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from lawgov_desktop.errors import UserError
from lawgov_desktop.records.record_type import Draft, Problem, RecordType
from lawgov_desktop.storage import clock_rows, search
from lawgov_desktop.storage.book import Book
from lawgov_desktop.storage.drafts import changes_between, derived, merged
from lawgov_desktop.storage.names import BookNames
from lawgov_desktop.storage.stamps import new_uuid, now_text
from lawgov_desktop.storage.tables import Table, quoted


@dataclass(frozen=True, slots=True)
class Source:
    """Where a record comes from: typed by hand, or an import's sheet and row."""

    import_id: str = ""
    sheet: str | None = None
    row: int | None = None


TYPED = Source()


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


class Refused(UserError):
    """A draft lacks what identifies the record; ``problems`` says where."""

    def __init__(self, kind: RecordType, problems: Sequence[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__(
            f"{kind.title}还不能保存：{problems[0].what}。",
            data_safe="填写的内容还在，没有写入台账。",
            todo=problems[0].todo or "请补填后再保存。",
        )


class Stale(UserError):
    """The record was changed elsewhere since it was opened."""

    def __init__(self, title: str) -> None:
        super().__init__(
            f"“{title}”在打开之后已被改动过。",
            data_safe="您填写的内容还没有写入台账。",
            todo="请先看一下最新内容，再决定保留哪一份。",
        )


class Missing(UserError):
    """There is no such record."""

    def __init__(self, kind: RecordType, uuid: str) -> None:
        super().__init__(
            f"没有找到这条{kind.title}（{uuid}）。", data_safe="数据没有改动。", todo="请刷新列表。"
        )


@dataclass
class Batch:
    """One action being written; handed out by :meth:`Store.writing`."""

    store: Store
    action_id: str
    kinds: set[str] = field(default_factory=set)
    uuids: set[str] = field(default_factory=set)
    counts: Counter[str] = field(default_factory=Counter)  # how many more live records of a kind

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
        return self.store._save(self, kind, dict(draft), uuid, expect_revision, reason, source)

    def delete(self, kind: str, uuid: str, reason: str = "") -> None:
        """Put a record into the recycle bin; its history, children and files stay."""
        self.store._set_deleted(self, kind, uuid, now_text(), reason)

    def restore(self, kind: str, uuid: str, reason: str = "") -> None:
        self.store._set_deleted(self, kind, uuid, None, reason)


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
        self.who = who
        self.clocks = clocks
        self.today = today
        self._turn = threading.RLock()
        self._batch: Batch | None = None
        self._listeners: list[Callable[[Change], None]] = []

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
                with self.book.db.atomic("IMMEDIATE"):
                    self.book.db.execute_sql(
                        "INSERT INTO action (id, at, who, kind, label, undoes) VALUES (?, ?, ?, ?, ?, ?)",
                        (batch.action_id, now_text(), self.who, kind_of_action, label, undoes),
                    )
                    yield batch
                    self._keep_counts(batch)
            except BaseException:
                self.names.forget(batch.kinds)
                raise
            finally:
                self._batch = None
        self.names.forget(batch.kinds)
        change = Change(frozenset(batch.kinds), frozenset(batch.uuids), batch.action_id)
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
        """Take a whole action back. Records edited since are left alone and listed (feature I11)."""
        found = self.book.rows("SELECT label, undone_by FROM action WHERE id = ?", (action_id,))
        if not found:
            raise UserError("没有找到这次操作。", todo="请核对编号。")
        label, undone_by = found[0]
        if undone_by:
            raise UserError("这次操作已经撤销过了。", todo="不需要再做什么。")
        reverted, kept = 0, []
        with self.writing(f"撤销：{label}", "undo", undoes=action_id) as batch:
            for entry_id, kind, uuid, did, changes in self.book.rows(
                "SELECT id, kind, uuid, did, changes FROM history WHERE action = ? ORDER BY id DESC",
                (action_id,),
            ):
                if self._edited_since(entry_id, uuid, action_id, batch.action_id):
                    kept.append(Kept(kind, uuid, self.names.title(kind, uuid), "之后又修改过"))
                    continue
                self._take_back(batch, kind, uuid, did, json.loads(changes))
                reverted += 1
            self.book.db.execute_sql(
                "UPDATE action SET undone_by = ? WHERE id = ?", (batch.action_id, action_id)
            )
        return Undone(reverted, tuple(kept), batch.action_id)

    def _edited_since(self, entry_id: int, uuid: str, action_id: str, own_action: str) -> bool:
        return bool(
            self.book.rows(
                "SELECT 1 FROM history WHERE uuid = ? AND id > ? AND action NOT IN (?, ?) LIMIT 1",
                (uuid, entry_id, action_id, own_action),
            )
        )

    def _take_back(self, batch: Batch, kind: str, uuid: str, did: str, changes: dict[str, list[Any]]) -> None:
        if did == "create":
            batch.delete(kind, uuid, "撤销")
        elif did == "delete":
            batch.restore(kind, uuid, "撤销")
        elif did == "restore":
            batch.delete(kind, uuid, "撤销")
        else:
            batch.save(kind, {name: old for name, (old, _) in changes.items()}, uuid=uuid, reason="撤销")

    # what a batch does

    def _save(
        self,
        batch: Batch,
        key: str,
        given: Draft,
        uuid: str | None,
        expect_revision: int | None,
        reason: str,
        source: Source,
    ) -> Saved:
        kind, table = self.kinds[key], self.tables[key]
        old = table.get(self.book, uuid) if uuid else None
        if old is not None and expect_revision is not None and old["revision"] != expect_revision:
            raise Stale(kind.title_of(old, self.names))
        draft = merged(kind, old, given)
        draft = derived(kind, draft, self.names)
        refusals = [problem for problem in kind.problems(draft, self.names) if problem.level == "refuse"]
        if refusals:
            raise Refused(kind, refusals)
        if kind.numbering and not draft.get(kind.numbering.field):
            self._give_number(kind, draft)
            draft = derived(kind, draft, self.names)
        changes = changes_between(kind, old, draft)
        if old is not None and not changes:
            return Saved(old["uuid"], old["revision"], False, (), old)

        now = now_text()
        draft |= {"updated_at": now, "updated_by": self.who}
        if old is None:
            draft |= {
                "uuid": uuid or new_uuid(), "revision": 1, "created_at": now, "created_by": self.who,
                "import_id": source.import_id, "import_sheet": source.sheet, "import_row": source.row,
                "deleted_at": None,
            }  # fmt: skip
            table.insert(self.book, draft)
            batch.counts[key] += 1
        else:
            draft["revision"] = old["revision"] + 1
            table.update(self.book, old["_id"], draft, set(changes))
        self._remember(
            batch, key, draft, "create" if old is None else "update", {} if old is None else changes, reason
        )
        self._index(kind, draft, fresh=old is None)
        return Saved(draft["uuid"], draft["revision"], old is None, tuple(changes), draft)

    def _set_deleted(self, batch: Batch, key: str, uuid: str, at: str | None, reason: str) -> None:
        kind, table = self.kinds[key], self.tables[key]
        draft = table.get(self.book, uuid)
        if draft is None:
            raise Missing(kind, uuid)
        if bool(draft["deleted_at"]) == bool(at):
            return
        draft |= {
            "deleted_at": at, "revision": draft["revision"] + 1,
            "updated_at": now_text(), "updated_by": self.who,
        }  # fmt: skip
        table.update(self.book, draft["_id"], draft, set())
        batch.counts[key] += -1 if at else 1
        self._remember(batch, key, draft, "delete" if at else "restore", {}, reason)
        self._index(kind, draft, fresh=False)

    def _give_number(self, kind: RecordType, draft: Draft) -> None:
        numbering = kind.numbering
        assert numbering is not None
        series = numbering.series(draft, self.names)
        if series is None:
            return
        counter = f"{kind.key}/{series}"
        table = self.tables[kind.key].name
        known = self.book.rows("SELECT last FROM number_series WHERE series = ?", (counter,))
        last = known[0][0] if known else 0
        while True:
            last += 1
            number = numbering.pattern(draft, last, self.names)
            # Imported records brought numbers of their own, which the counter has not seen.
            taken = (
                f"SELECT 1 FROM {table} WHERE deleted_at IS NULL AND {quoted(numbering.field)} = ? LIMIT 1"
            )
            if not self.book.rows(taken, (number,)):
                break
        draft[numbering.field] = number
        self.book.db.execute_sql(
            "INSERT OR REPLACE INTO number_series (series, last) VALUES (?, ?)", (counter, last)
        )

    def _keep_counts(self, batch: Batch) -> None:
        for key, more in batch.counts.items():
            self.book.db.execute_sql(
                "INSERT INTO register_count (kind, live) VALUES (?, ?)"
                " ON CONFLICT (kind) DO UPDATE SET live = live + excluded.live",
                (key, more),
            )

    def _remember(
        self, batch: Batch, key: str, draft: Draft, did: str, changes: Mapping[str, Any], reason: str
    ) -> None:
        self.book.db.execute_sql(
            "INSERT INTO history (action, kind, uuid, revision, did, changes, reason)"
            " VALUES (?, ?, ?, ?, ?, ?, ?)",
            (
                batch.action_id, key, draft["uuid"], draft["revision"], did,
                json.dumps(changes, ensure_ascii=False), reason,
            ),
        )  # fmt: skip
        batch.uuids.add(draft["uuid"])
        batch.kinds.add(key)
        self.names.forget({key})

    def _index(self, kind: RecordType, draft: Draft, *, fresh: bool) -> None:
        search.index(self.book, kind, draft, self.names, fresh=fresh)
        clock_rows.write(self.book, kind, draft, self.clocks, fresh=fresh)
