"""The gate every record passes before it is written, and the writing of many of them together.

A record is completed, checked and compared by itself, in the order given; rows, history, search entries and
deadlines are then written for a whole stretch at once. Saving one record is a stretch of one.
"""

from __future__ import annotations

import json
import threading
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice
from typing import Any, Final, NamedTuple

from lawgov_desktop.collecting import no_collecting
from lawgov_desktop.errors import UserError
from lawgov_desktop.records.record_type import Draft, Problem, RecordType
from lawgov_desktop.storage import clock_rows
from lawgov_desktop.storage.book import Book
from lawgov_desktop.storage.clock_rows import DueRow, DueRows
from lawgov_desktop.storage.drafts import changes_between, derived, merged
from lawgov_desktop.storage.names import BookNames
from lawgov_desktop.storage.search import Entries, Entry
from lawgov_desktop.storage.stamps import new_uuid, now_text
from lawgov_desktop.storage.tables import Table, executemany, quoted

AT_ONCE: Final = 1_000
"""Records written together: enough to make statements cheap, few enough to keep memory small."""

_MOST_TEXT: Final = 2_000_000
"""Characters written together at most: cutting them for the search takes many times their memory."""


class Source(NamedTuple):
    """Where a record comes from: typed by hand, or an import's sheet and row."""

    import_id: str = ""
    sheet: str | None = None
    row: int | None = None


TYPED: Final = Source()


class Incoming(NamedTuple):
    """One record to be saved: the fields that change, and of which record (none: a new one)."""

    draft: Mapping[str, Any]
    uuid: str | None = None
    expect_revision: int | None = None
    source: Source = TYPED


class SavedLite(NamedTuple):
    """What saving did to one record of many. ``changed`` names fields and child rows of a known record."""

    uuid: str
    revision: int
    created: bool
    changed: tuple[str, ...] = ()


class Refused(UserError):
    """A draft lacks what identifies the record; ``problems`` says where, ``place`` which one of many."""

    place: int | None = None

    def __init__(self, kind: RecordType, problems: Sequence[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__(
            f"{kind.title}还不能保存：{problems[0].what}。",
            data_safe="填写的内容还在，没有写入台账。",
            todo=problems[0].todo or "请补填后再保存。",
        )


class Stale(UserError):
    """The record was changed elsewhere since it was opened; ``place`` says which one of many."""

    place: int | None = None

    def __init__(self, title: str) -> None:
        super().__init__(
            f"“{title}”在打开之后已被改动过。",
            data_safe="您填写的内容还没有写入台账。",
            todo="请先看一下最新内容，再决定保留哪一份。",
        )


class Passed(NamedTuple):
    """A record that passed the gate. ``changes`` is empty when nothing was different from ``old``."""

    draft: Draft
    old: Draft | None
    changes: Mapping[str, list[Any]]

    @property
    def lite(self) -> SavedLite:
        draft = self.draft
        if self.old is None:
            return SavedLite(draft["uuid"], draft["revision"], True)
        return SavedLite(draft["uuid"], draft["revision"], False, tuple(self.changes))


@dataclass(slots=True)
class Written:
    """What one action has written so far."""

    action_id: str
    kinds: set[str] = field(default_factory=set)
    uuids: set[str] = field(default_factory=set)
    counts: Counter[str] = field(default_factory=Counter)  # how many more live records of a kind


class Register:
    """Everything the Store needs to write records of one kind; lives as long as the Store."""

    def __init__(
        self, book: Book, kind: RecordType, table: Table, names: BookNames, entries: Entries, due: DueRows
    ) -> None:
        self.book = book
        self.kind = kind
        self.table = table
        self.names = names
        self.entries = entries
        self.due = due
        self.empty: Draft = kind.new_draft() | {"unread": {}, "extra": {}}


class Saver:
    """Saves records of one kind within one action; what waits is written by :meth:`flush`."""

    def __init__(self, register: Register, written: Written, who: str) -> None:
        self._book = register.book
        self._kind = register.kind
        self._table = register.table
        self._names = register.names
        self._register = register
        self._written = written
        self._who = who
        self._thread = threading.get_ident()
        self._broken = False  # writing failed half way: what waits must not be written any more
        self._now = now_text()
        self._touched: set[str] = set()
        self._written_since: set[str] = set()  # of the stretch in hand, written since its records were read
        self._new: list[Draft] = []
        self._changed: list[tuple[int, Draft, Iterable[str]]] = []
        self._history: list[tuple[Any, ...]] = []
        self._entries: list[Entry] = []
        self._due: list[tuple[str, Sequence[DueRow], bool]] = []
        self._text = 0  # characters of the entries that wait
        self._last: dict[str, int] = {}  # of each number series that was counted on
        self._numbers: set[str] = set()  # given or brought along by records that wait

    def save_all(self, items: Iterable[Incoming], reason: str) -> list[SavedLite]:
        """Save these in order; raises Refused or Stale for the first that cannot be, with its place."""
        saved: list[SavedLite] = []
        rest = iter(items)
        # Nothing made here refers to itself, and looking for what does among the rows of a large plan, again
        # and again, takes as long as writing them.
        with no_collecting():
            try:
                while some := list(islice(rest, AT_ONCE)):
                    self._now = now_text()
                    known = self._table.get_all(self._book, [item.uuid for item in some if item.uuid])
                    self._written_since.clear()
                    for item in some:
                        saved.append(self._take_known(item, known, reason).lite)
                        if self._text > _MOST_TEXT:
                            self.flush()
                    self.flush()
            except (Refused, Stale) as fault:
                fault.place = len(saved)
                raise
            finally:
                # Whoever goes on after a refusal finds the records before it saved, as if one by one. SQLite
                # itself may have ended the transaction (disk full): then nothing may be written any more.
                if not self._broken and self._book.db.connection().in_transaction:
                    self.flush()
        return saved

    def save(self, item: Incoming, reason: str) -> Passed:
        self._now = now_text()
        known = self._table.get_all(self._book, [item.uuid] if item.uuid else [])
        passed = self._take_known(item, known, reason)
        self.flush()
        return passed

    def set_deleted(self, draft: Draft, at: str | None, reason: str) -> None:
        """Mark a known record deleted or not; its fields stay as they are."""
        draft |= {
            "deleted_at": at, "revision": draft["revision"] + 1,
            "updated_at": now_text(), "updated_by": self._who,
        }  # fmt: skip
        self._changed.append((draft["_id"], draft, ()))
        self._written.counts[self._kind.key] += -1 if at else 1
        self._follow_up(draft, "delete" if at else "restore", {}, reason, fresh=False)

    def _take_known(self, item: Incoming, known: Mapping[str, Draft], reason: str) -> Passed:
        if item.uuid in self._touched or item.uuid in self._written_since:
            # The same record again: it is now what the earlier one made of it.
            self.flush()
            return self._take(item, self._table.get(self._book, item.uuid), reason)
        return self._take(item, known.get(item.uuid) if item.uuid else None, reason)

    def _take(self, item: Incoming, old: Draft | None, reason: str) -> Passed:
        """The gate: complete, check, number and compare one record, and have it wait to be written."""
        kind, names = self._kind, self._names
        expected = item.expect_revision
        if old is not None and expected is not None and old["revision"] != expected:
            raise Stale(kind.title_of(old, names))
        draft = merged(kind, self._register.empty if old is None else old, item.draft)
        draft = derived(kind, draft, names)
        came_with = draft.get("import_id")
        draft["import_id"] = came_with or item.source.import_id  # an old list may lack what a clerk may not
        if refusals := kind.refusals(draft, names):
            raise Refused(kind, refusals)
        draft["import_id"] = came_with
        if kind.numbering and not draft.get(kind.numbering.field):
            self._give_number(draft)
            draft = derived(kind, draft, names)
        changes = changes_between(kind, old, draft) if old is not None else {}
        if old is not None and not changes:
            return Passed(old, old, changes)
        draft["updated_at"] = self._now
        draft["updated_by"] = self._who
        if old is None:
            source = item.source
            draft |= {
                "uuid": item.uuid or new_uuid(), "revision": 1,
                "created_at": self._now, "created_by": self._who,
                "import_id": source.import_id, "import_sheet": source.sheet, "import_row": source.row,
                "deleted_at": None,
            }  # fmt: skip
            self._new.append(draft)
            self._written.counts[kind.key] += 1
        else:
            draft["revision"] = old["revision"] + 1
            self._changed.append((old["_id"], draft, changes))
        if kind.numbering and (number := draft.get(kind.numbering.field)) and not draft["deleted_at"]:
            self._numbers.add(number)
        did = "create" if old is None else "update"
        self._follow_up(draft, did, changes, reason, fresh=old is None)
        return Passed(draft, old, changes)

    def _follow_up(
        self, draft: Draft, did: str, changes: Mapping[str, Any], reason: str, *, fresh: bool
    ) -> None:
        key, uuid = self._kind.key, draft["uuid"]
        self._touched.add(uuid)
        self._written.kinds.add(key)
        self._names.waiting[key] = self._write_rows
        told = json.dumps(changes, ensure_ascii=False) if changes else "{}"
        self._history.append((self._written.action_id, key, uuid, draft["revision"], did, told, reason))
        entry = self._register.entries.of(draft, self._names, fresh=fresh)
        self._entries.append(entry)
        self._text += len(entry.text)
        self._due.append((uuid, self._register.due.of(self._kind, draft), fresh))

    def _give_number(self, draft: Draft) -> None:
        numbering = self._kind.numbering
        assert numbering is not None
        series = numbering.series(draft, self._names)
        if series is None:
            return
        if self._changed:
            self._write_rows()  # one of them may have given its number up
        counter = f"{self._kind.key}/{series}"
        if counter not in self._last:
            known = self._book.rows("SELECT last FROM number_series WHERE series = ?", (counter,))
            self._last[counter] = known[0][0] if known else 0
        # Imported records brought numbers of their own, which the counter has not seen.
        taken = (
            f"SELECT 1 FROM {self._table.name}"
            f" WHERE deleted_at IS NULL AND {quoted(numbering.field)} = ? LIMIT 1"
        )
        while True:
            self._last[counter] += 1
            number = numbering.pattern(draft, self._last[counter], self._names)
            if number not in self._numbers and not self._book.rows(taken, (number,)):
                break
        draft[numbering.field] = number

    def _write_rows(self) -> None:
        """Write the records that wait, so that they can be looked up by name."""
        if threading.get_ident() != self._thread:
            return  # another thread asks; it sees what is committed
        self._names.waiting.pop(self._kind.key, None)
        self._broken = True
        self._table.insert_all(self._book, self._new)
        self._table.update_all(self._book, self._changed)
        self._new.clear()
        self._changed.clear()
        self._numbers.clear()
        self._names.forget({self._kind.key})
        self._broken = False

    def flush(self) -> None:
        """Write all that waits."""
        if not self._touched:
            return
        self._write_rows()
        self._broken = True
        executemany(
            self._book,
            "INSERT INTO history (action, kind, uuid, revision, did, changes, reason)"
            " VALUES (?, ?, ?, ?, ?, ?, ?)",
            self._history,
        )
        self._register.entries.write(self._book, self._entries)
        clock_rows.write(self._book, self._due)
        executemany(
            self._book,
            "INSERT OR REPLACE INTO number_series (series, last) VALUES (?, ?)",
            list(self._last.items()),
        )
        self._written.uuids |= self._touched
        self._written_since |= self._touched
        self._touched.clear()
        self._history.clear()
        self._entries.clear()
        self._text = 0
        self._due.clear()
        self._last.clear()
        self._broken = False
