"""The rules an office has changed, kept in its book: with who, when and why, and taken back like any step."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Final, Generic, Protocol, Self, TypeVar

from lawgov_desktop.progress import Progress
from lawgov_desktop.records.labelled import LocalRules
from lawgov_desktop.storage.clock_rows import Clocks
from lawgov_desktop.storage.due_moves import DueMoves, due_moves, rewrite
from lawgov_desktop.storage.following import let_follow_rules
from lawgov_desktop.storage.store import Batch, Store
from lawgov_desktop.storage.tables import executemany
from lawgov_desktop.storage.taken_back import RULES, Step

_IN_FORCE: Final = "rules_in_force"
"""The note in a book that says under which rules its deadlines were computed."""


class Rules(Protocol):
    """All rules of an office; ``timekeeping.rule_set.RuleSet`` is one."""

    @property
    def clocks(self) -> Clocks: ...

    @property
    def pack(self) -> LocalRules: ...

    def entries(self) -> dict[str, object]: ...

    def changed_by(self, changes: Mapping[str, object]) -> Self: ...

    def differences(self, other: Self) -> dict[str, tuple[object, object]]: ...

    def clocks_touched(self, other: Self) -> frozenset[str]: ...

    def governs_otherwise(self, other: Self) -> bool: ...


R = TypeVar("R", bound=Rules)


@dataclass(frozen=True, slots=True)
class RuleChange:
    """One entry that was changed once. Contents are as JSON has them; None: there was none."""

    at: str
    who: str
    label: str
    name: str
    before: object
    after: object
    reason: str
    action_id: str


@dataclass(frozen=True, slots=True)
class RulesChanged:
    """What applying a change did; ``action_id`` is "" when nothing was different."""

    action_id: str
    entries: int
    moves: DueMoves


class OfficeRules(Generic[R]):
    """The rules in force: those shipped, with what the office has changed. One per open book."""

    def __init__(self, store: Store, shipped: R) -> None:
        self._store = store
        self.shipped = shipped
        self._own: dict[str, str] = dict(store.book.rows("SELECT name, content FROM office_rule"))
        self.current: R = shipped.changed_by(_read(self._own))
        store.use_clocks(self.current.clocks)
        store.names.local = self.current.pack
        store.rules = self

    def own(self) -> frozenset[str]:
        """Names of the entries that are not as shipped."""
        return frozenset(self._own)

    def catch_up(self) -> None:
        """Take over what another program changed in the rules of this book; it moved the deadlines too."""
        own = dict(self._store.book.rows("SELECT name, content FROM office_rule"))
        if own != self._own:
            self._work_by(self.shipped.changed_by(_read(own)), own)

    # -- changing ----------------------------------------------------------------------------------

    def preview(self, wanted: R, progress: Progress | None = None) -> DueMoves:
        """The deadlines that would move under ``wanted``; nothing is written."""
        now = self.current
        return due_moves(
            self._store, now.clocks, wanted.clocks, now.clocks_touched(wanted),
            everywhere=now.governs_otherwise(wanted), progress=progress,
        )  # fmt: skip

    def apply(
        self, wanted: R, label: str, *, reason: str = "", progress: Progress | None = None
    ) -> RulesChanged:
        """Work by ``wanted`` from now on: one action that keeps the change and moves the deadlines.

        Nothing is written when ``progress`` is cancelled on the way. :meth:`Store.undo` takes it back.
        """
        known = self.current
        changes = known.differences(wanted)
        if not changes:
            return RulesChanged("", 0, DueMoves((), 0, 0))
        with self._store.writing(label, "rules") as batch:
            if self.current is not known:  # another program changed other rules meanwhile: both hold
                wanted = self.current.changed_by({name: content for name, (_, content) in changes.items()})
                changes = self.current.differences(wanted)
            moves = self._change(batch, changes, wanted, reason, progress)
        return RulesChanged(batch.action_id, len(changes), moves)

    def take_back(self, batch: Batch, steps: Iterable[Step]) -> None:
        """Within an undo: put these entries back as they were before, and the deadlines with them."""
        back: dict[str, object] = {}
        for step in steps:
            old, _ = json.loads(step.changes)["rule"]
            back[step.uuid] = old
        wanted = self.current.changed_by(back)
        self._change(batch, self.current.differences(wanted), wanted, "撤销", None)

    def bring_up_to_date(self, progress: Progress | None = None) -> DueMoves | None:
        """After a new version of the program brought other rules: compute all deadlines anew, once.

        None when the deadlines were computed under the rules in force.
        """
        book, mark = self._store.book, _fingerprint(self.current.entries())
        if book.meta(_IN_FORCE) == mark:
            return None
        moves = None
        if book.rows("SELECT 1 FROM register_count WHERE live > 0 LIMIT 1"):
            clocks = self.current.clocks
            with self._store.writing("随程序更新的规则", "seed") as batch:
                moves = rewrite(
                    self._store, clocks, clocks, ("",), everywhere=True, progress=progress
                )  # fmt: skip
                batch.written.kinds |= {move.kind for move in moves.open}
                self._let_follow(batch, None, progress)
        book.set_meta(_IN_FORCE, mark)
        return moves

    def _change(
        self,
        batch: Batch,
        changes: Mapping[str, tuple[object, object]],
        wanted: R,
        reason: str,
        progress: Progress | None,
    ) -> DueMoves:
        before, own = self.current, self._own
        batch.if_it_fails.append(lambda: self._work_by(before, own))
        book, shipped = self._store.book, self.shipped.entries()
        now = dict(own)
        for name, (_, content) in changes.items():
            if content == shipped.get(name):
                now.pop(name, None)
            else:
                now[name] = _written(content)
        executemany(book, "DELETE FROM office_rule WHERE name = ?", [(name,) for name in changes])
        executemany(
            book,
            "INSERT INTO office_rule (name, content) VALUES (?, ?)",
            [(name, now[name]) for name in changes if name in now],
        )
        executemany(
            book,
            "INSERT INTO history (action, kind, uuid, revision, did, changes, reason)"
            " VALUES (?, ?, ?, 0, 'update', ?, ?)",
            [
                (batch.action_id, RULES, name, _written({"rule": both}), reason)
                for name, both in changes.items()
            ],
        )
        moves = rewrite(
            self._store, before.clocks, wanted.clocks, before.clocks_touched(wanted),
            everywhere=before.governs_otherwise(wanted), progress=progress,
        )  # fmt: skip
        book.set_meta(_IN_FORCE, _fingerprint(wanted.entries()))
        self._work_by(wanted, now)
        self._let_follow(batch, changes, progress)
        batch.written.kinds |= {RULES, *(move.kind for move in moves.open)}
        batch.written.uuids |= {move.uuid for move in moves.open}
        return moves

    def _work_by(self, rules: R, own: dict[str, str]) -> None:
        self.current, self._own = rules, own
        self._store.use_clocks(rules.clocks)
        self._store.names.local = rules.pack

    def _let_follow(self, batch: Batch, entries: Iterable[str] | None, progress: Progress | None) -> None:
        found = let_follow_rules(
            self._store.registers, None if entries is None else set(entries), progress
        )  # fmt: skip
        for kind, uuids in found.items():
            batch.written.kinds.add(kind)
            batch.written.uuids |= uuids

    # -- asking ------------------------------------------------------------------------------------

    def history(self, name: str | None = None) -> list[RuleChange]:
        """What was changed, the newest first; of one entry when it is named."""
        one, params = ("AND h.uuid = ?", (name,)) if name else ("", ())
        changes = []
        for at, who, label, uuid, told, reason, action in self._store.book.rows(
            "SELECT a.at, a.who, a.label, h.uuid, h.changes, h.reason, a.id FROM history h"
            f" JOIN action a ON a.id = h.action WHERE h.kind = '{RULES}' {one} ORDER BY h.id DESC",
            params,
        ):
            before, after = json.loads(told)["rule"]
            changes.append(RuleChange(at, who, label, uuid, before, after, reason, action))
        return changes


def _read(own: Mapping[str, str]) -> dict[str, object]:
    return {name: json.loads(content) for name, content in own.items()}


def _written(content: Any) -> str:
    return json.dumps(content, ensure_ascii=False)


def _fingerprint(entries: Mapping[str, object]) -> str:
    return hashlib.sha256(json.dumps(entries, sort_keys=True).encode()).hexdigest()
