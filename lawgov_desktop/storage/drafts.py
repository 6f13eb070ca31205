"""What becomes of a draft before it is written: laid over the record, completed, compared. Pure functions."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from lawgov_desktop.records.fields import Names
from lawgov_desktop.records.record_type import Draft, RecordType
from lawgov_desktop.storage.stamps import new_uuid


def merged(kind: RecordType, old: Draft, given: Mapping[str, Any]) -> Draft:
    """The record as it would stand: the kind's fields of ``given`` over ``old``, which stays as it is."""
    draft = dict(old)
    fields, child_names = kind.fields, kind.child_names
    for name, value in given.items():
        if name in fields or name in child_names:
            draft[name] = value
    for name in ("unread", "extra"):
        if name in given:
            draft[name] = given[name] or {}
    # A field that got a value has been read after all.
    if draft["unread"]:
        draft["unread"] = {name: raw for name, raw in draft["unread"].items() if draft.get(name) is None}
    for child in kind.children:
        draft[child.name] = [_child_row(row) for row in draft[child.name] or []]
    return draft


def _child_row(row: Mapping[str, Any]) -> Draft:
    unread = {name: raw for name, raw in (row.get("unread") or {}).items() if row.get(name) is None}
    return {**row, "uuid": row.get("uuid") or new_uuid(), "unread": unread}


def derived(kind: RecordType, draft: Draft, names: Names) -> Draft:
    for name, value in kind.derive(draft, names).items():
        if name in kind.child_names:
            draft[name] = [_child_row(row) for row in value or []]
        elif name in kind.derived or draft.get(name) in (None, ""):
            draft[name] = value
    return draft


def changes_between(kind: RecordType, old: Draft | None, new: Draft) -> dict[str, list[Any]]:
    """{field or child name: [old, new]}, with unread and extra texts, for what is different."""
    before = old or {}
    changes: dict[str, list[Any]] = {}
    for name in (*kind.fields, "unread", "extra"):
        if before.get(name) == new.get(name):
            continue
        was, now = before.get(name) or None, new.get(name) or None
        if before.get(name) == 0 or new.get(name) == 0:
            was, now = before.get(name), new.get(name)
        if was != now:
            changes[name] = [before.get(name), new.get(name)]
    for child in kind.children:
        was, now = _plain(child.fields, before.get(child.name)), _plain(child.fields, new.get(child.name))
        if was != now:
            changes[child.name] = [was, now]
    return changes


def _plain(fields: Sequence[str], rows: Sequence[Draft] | None) -> list[Draft]:
    return [
        {"uuid": row.get("uuid"), **{name: row[name] for name in fields if row.get(name) is not None}}
        | ({"unread": row["unread"]} if row.get("unread") else {})
        for row in rows or []
    ]
