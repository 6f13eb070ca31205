"""What was done to a book, one step per action of a person, and what taking a step back would leave alone."""

from __future__ import annotations

from dataclasses import dataclass

from lawgov_desktop.storage.store import Kept, Store
from lawgov_desktop.storage.taken_back import (
    NUMBER_GIVEN,
    USED,
    Step,
    edited_since,
    number_given,
    still_used,
)

_NOT_OURS = "('seed')"
"""Kinds of action no person did."""


@dataclass(frozen=True, slots=True)
class Action:
    """One step: what a person did, or took back. ``records``: how many it touched."""

    action_id: str
    at: str
    who: str
    kind: str
    label: str
    records: int
    undone_by: str
    """The action that took this one back; "" while it stands."""
    undoes: str
    """The action this one took back; "" for all others."""
    about: str = ""
    """Title of the record, when the action touched a single one."""

    @property
    def undone(self) -> bool:
        return bool(self.undone_by)

    @property
    def words(self) -> str:
        """The label with the record it is about."""
        return f"{self.label}　{self.about}" if self.about else self.label


def recent_actions(store: Store, limit: int = 50) -> list[Action]:
    """The last actions that changed something, the newest first (feature B09)."""
    return _actions(store, "", (), limit)


def last_to_undo(store: Store) -> Action | None:
    """What one more "undo" takes back: the newest action of this person that stands and is itself no undo."""
    mine = "AND a.undone_by IS NULL AND a.kind <> 'undo' AND a.who = ?"
    found = _actions(store, mine, (store.who,), 1)
    return found[0] if found else None


def find_action(store: Store, action_id: str) -> Action | None:
    found = _actions(store, "AND a.id = ?", (action_id,), 1)
    return found[0] if found else None


def _actions(store: Store, also: str, params: tuple[str, ...], limit: int) -> list[Action]:
    found = []
    for action_id, at, who, kind, label, undone_by, undoes, records, one in store.book.rows(
        "SELECT a.id, a.at, a.who, a.kind, a.label, a.undone_by, a.undoes,"
        " (SELECT count(DISTINCT h.uuid) FROM history h WHERE h.action = a.id),"
        " (SELECT h.kind || ' ' || h.uuid FROM history h WHERE h.action = a.id LIMIT 1)"
        f" FROM action a WHERE a.kind NOT IN {_NOT_OURS}"
        # A form saved without a change leaves an action that did nothing.
        f" AND EXISTS (SELECT 1 FROM history h WHERE h.action = a.id) {also}"
        " ORDER BY a.rowid DESC LIMIT ?",
        (*params, limit),
    ):
        record_kind, _, uuid = one.partition(" ")
        about = store.names.title(record_kind, uuid) if records == 1 and record_kind in store.kinds else ""
        found.append(
            Action(action_id, at, who, kind, label, records, undone_by or "", undoes or "", about or "")
        )
    return found


def would_keep(store: Store, action_id: str) -> list[Kept]:
    """Records that taking this action back would leave alone: edited later, or others belong to them (I11).

    Each record once, in the order the action touched them. Nothing is written.
    """
    book = store.book
    kept: dict[str, Kept] = {}
    for entry_id, kind, uuid in book.rows(
        "SELECT h.id, h.kind, h.uuid FROM history h WHERE h.action = ? AND EXISTS"
        " (SELECT 1 FROM history later WHERE later.uuid = h.uuid AND later.id > h.id AND later.action <> ?)"
        " ORDER BY h.id",
        (action_id, action_id),
    ):
        if uuid not in kept and edited_since(book, entry_id, uuid, action_id):
            last = book.rows(
                "SELECT a.at, a.who FROM history h JOIN action a ON a.id = h.action WHERE h.uuid = ?"
                " ORDER BY h.id DESC LIMIT 1",
                (uuid,),
            )[0]
            why = f"{last[0].replace('T', ' ')[:16]} {last[1]}又修改过".replace("  ", " ")
            title = store.names.title(kind, uuid) if kind in store.kinds else uuid
            kept[uuid] = Kept(kind, uuid, title, why)
    steps = [
        Step(kind, uuid, did, "")
        for kind, uuid, did in book.rows("SELECT kind, uuid, did FROM history WHERE action = ?", (action_id,))
        if uuid not in kept
    ]
    for why, left_alone in ((NUMBER_GIVEN, number_given), (USED, still_used)):
        for kind, uuid in left_alone(book, store.kinds, steps):
            kept[uuid] = Kept(kind, uuid, store.names.title(kind, uuid), why)
    return list(kept.values())
