"""What happened to a record: who, when, which field, from what to what, why (feature S07)."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from lawgov_desktop.records.record_type import RecordType
from lawgov_desktop.storage.store import Store


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One field's change, in the words a clerk reads."""

    field: str
    label: str
    old: str
    new: str
    old_value: Any = None
    """The stored value before, to be put back."""


@dataclass(frozen=True, slots=True)
class Entry:
    at: str
    who: str
    action: str  # label of the action, such as 导入…
    did: str  # create, update, delete, restore
    revision: int
    changes: tuple[FieldChange, ...]
    reason: str
    action_id: str


def history(store: Store, kind: str, uuid: str) -> list[Entry]:
    """All entries of one record, the newest first."""
    record_type = store.kinds[kind]
    return [
        Entry(
            at,
            who,
            label,
            did,
            revision,
            _field_changes(store, record_type, json.loads(changes)),
            reason,
            action,
        )
        for at, who, label, did, revision, changes, reason, action in store.book.rows(
            "SELECT a.at, a.who, a.label, h.did, h.revision, h.changes, h.reason, a.id"
            " FROM history h JOIN action a ON a.id = h.action WHERE h.kind = ? AND h.uuid = ?"
            " ORDER BY h.id DESC",
            (kind, uuid),
        )
    ]


def _field_changes(store: Store, kind: RecordType, changes: dict[str, list[Any]]) -> tuple[FieldChange, ...]:
    told = []
    for name, (old, new) in changes.items():
        if name in kind.fields:
            own = kind.fields[name]
            label, was, now = own.label, own.show(old, store.names), own.show(new, store.names)
        elif name in kind.child_names:
            label = kind.child(name).label
            was, now = _rows_text(store, kind, name, old), _rows_text(store, kind, name, new)
        else:
            label = {"unread": "没有读懂的原文", "extra": "没有对应栏目的原列"}[name]
            was, now = _pairs(old), _pairs(new)
        told.append(FieldChange(name, label, was, now, old))
    return tuple(told)


def _rows_text(store: Store, kind: RecordType, child_name: str, rows: list[dict[str, Any]] | None) -> str:
    fields = kind.column
    lines = []
    for number, row in enumerate(rows or [], start=1):
        shown = []
        for name in kind.child(child_name).fields:
            if row.get(name) is not None:
                own = fields(f"{child_name}.{number}.{name}").field
                shown.append(f"{own.label} {own.show(row[name], store.names)}")
        lines.append(f"{number}. " + "，".join(shown))
    return "\n".join(lines)


def _pairs(mapping: dict[str, str] | None) -> str:
    return "\n".join(f"{name}：{text}" for name, text in (mapping or {}).items())
