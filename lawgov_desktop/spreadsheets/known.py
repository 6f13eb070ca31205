"""What an import asks the book before it writes: its records, former imports, remembered choices."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from lawgov_desktop.records.record_type import Draft
from lawgov_desktop.storage.attachments import file_sha256
from lawgov_desktop.storage.imports import ImportEntry, imports, known_file
from lawgov_desktop.storage.listing import Condition, ListQuery, drafts
from lawgov_desktop.storage.store import Store

__all__ = [
    "ImportEntry",
    "Store",
    "decided_values",
    "deleted_drafts",
    "earlier_imports",
    "file_hash",
    "known_drafts",
    "layout_key",
    "remembered",
]


def known_drafts(store: Store, kind: str, within: dict[str, Any]) -> Iterable[Draft]:
    """Every record of a register with its child rows; ``within`` narrows to own fields with these values."""
    conditions = tuple(Condition(name, "is", value) for name, value in within.items())
    return drafts(store, ListQuery(kind, order="id", conditions=conditions))


def deleted_drafts(store: Store, kind: str, within: dict[str, Any]) -> Iterator[Draft]:
    """Records that somebody put into the recycle bin. What an undo took back was never wanted: not those."""
    conditions = tuple(Condition(name, "is", value) for name, value in within.items())
    taken_back = {
        uuid
        for uuid, undoes in store.book.rows(
            "SELECT h.uuid, a.undoes FROM history h JOIN action a ON a.id = h.action"
            " WHERE h.id IN (SELECT max(id) FROM history WHERE kind = ? AND did = 'delete' GROUP BY uuid)",
            (kind,),
        )
        if undoes
    }
    found = drafts(store, ListQuery(kind, order="id", conditions=conditions, deleted=True))
    yield from (draft for draft in found if draft["uuid"] not in taken_back)


def file_hash(path: Path) -> str:
    """SHA-256 of the file, hexadecimal; UserError when it cannot be read is the reader's to raise."""
    return file_sha256(path)


def earlier_imports(store: Store, sha256: str) -> tuple[ImportEntry, ...]:
    """Imports of the very same file that still stand, the newest first."""
    return tuple(known_file(store, sha256)) if sha256 else ()


def layout_key(headings: Iterable[str]) -> str:
    """The name of a file layout: the same headings in the same order."""
    return hashlib.sha256("\n".join(headings).encode()).hexdigest()[:32]


def decided_values(
    store: Store, kind: str, now: Mapping[str, Mapping[str, str]] | None
) -> dict[str, dict[str, str]]:
    """path → (text → code) of what was decided about words: in this import, before that in earlier ones."""
    decided: dict[str, dict[str, str]] = {}
    for entry in reversed(imports(store, kind=kind)):
        for path, words in (entry.details.get("values") or {}).items():
            decided.setdefault(path, {}).update(words)
    for path, words in (now or {}).items():
        decided.setdefault(path, {}).update(words)
    return decided


def remembered(store: Store, kind: str, layout: str) -> dict[str, str]:
    """What a person last decided about columns of this layout: heading → path, "" to leave out (I05)."""
    for entry in imports(store, kind=kind):
        if layout in (layouts := entry.details.get("layouts") or {}):
            return dict(layouts[layout])
        if entry.details.get("layout") == layout:
            return dict(entry.details.get("overrides") or {})
    return {}
