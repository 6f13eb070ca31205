"""Keeps the fields that follow from records of another kind up to date: an officer shows the card in force.

Done at the end of the action that wrote the others, in its transaction, so that an undo does it too. Only
the fields, the search entry and the deadlines are written: whoever follows was not edited.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final, Protocol

from lawgov_desktop.progress import Progress
from lawgov_desktop.records.record_type import Draft, Follows, RecordType
from lawgov_desktop.storage import clock_rows
from lawgov_desktop.storage.book import Book
from lawgov_desktop.storage.clock_rows import DueRows
from lawgov_desktop.storage.names import BookNames
from lawgov_desktop.storage.search import Entries
from lawgov_desktop.storage.tables import Table, at_once, marks, quoted

_DOING: Final = "正在按新规则核对记录"


class Kept(Protocol):
    """What is needed of a register; ``storage.saving.Register`` has it."""

    book: Book
    kind: RecordType
    table: Table
    names: BookNames
    entries: Entries
    due: DueRows


def let_follow(registers: Mapping[str, Kept], action_id: str, written: Iterable[str]) -> dict[str, set[str]]:
    """Bring up to date what follows from the kinds this action has ``written``: kind → uuids that changed."""
    changed: dict[str, set[str]] = {}
    kinds = set(written)
    for register in registers.values():
        for rule in register.kind.follows:
            if rule.kind not in kinds:
                continue
            targets = sorted(_targets(register.book, registers[rule.kind].kind, rule, action_id))
            for some in at_once(targets):
                found = _bring_up_to_date(register, registers[rule.kind], rule, some)
                if found:
                    changed.setdefault(register.kind.key, set()).update(found)
    return changed


def _bring_up_to_date(register: Kept, source: Kept, rule: Follows, uuids: Sequence[str]) -> list[str]:
    book = register.book
    known = register.table.get_all(book, uuids)
    others = _linked(book, source, rule, list(known))
    changed: list[tuple[int, Draft, Iterable[str]]] = []
    for uuid, draft in known.items():
        values = rule.derive(draft, others.get(uuid, ()), register.names)
        different = [name for name in rule.fields if values.get(name) != draft.get(name)]
        if different:
            draft |= {name: values.get(name) for name in different}
            changed.append((draft["_id"], draft, different))
    if not changed:
        return []
    drafts = [draft for _, draft, _ in changed]
    register.table.update_all(book, changed)
    register.entries.write(
        book, [register.entries.of(draft, register.names, fresh=False) for draft in drafts]
    )
    clock_rows.write(book, [(d["uuid"], register.due.of(register.kind, d), False) for d in drafts])
    return [draft["uuid"] for draft in drafts]


def let_follow_rules(
    registers: Mapping[str, Kept], entries: Collection[str] | None, progress: Progress | None = None
) -> dict[str, set[str]]:
    """Bring up to date what follows from these entries of the rules (None: from any): kind → uuids changed.

    Only fields in ``derived`` are written, for the record itself was not edited.
    """
    changed: dict[str, set[str]] = {}
    for register in registers.values():
        kind = register.kind
        if not kind.local or (entries is not None and not set(kind.local).intersection(entries)):
            continue
        uuids = [uuid for (uuid,) in register.book.rows(f"SELECT uuid FROM {kind.model._meta.table_name}")]
        for done, some in enumerate(at_once(uuids)):
            if progress is not None:
                progress.step(_DOING, min((done + 1) * len(some), len(uuids)), len(uuids))
            changed.setdefault(kind.key, set()).update(_completed_anew(register, some))
    return {key: found for key, found in changed.items() if found}


def _completed_anew(register: Kept, uuids: Sequence[str]) -> list[str]:
    kind = register.kind
    own = [name for name in kind.derived if name in kind.fields]
    changed: list[tuple[int, Draft, Iterable[str]]] = []
    for draft in register.table.get_all(register.book, uuids).values():
        values = kind.derive(draft, register.names)
        different = [name for name in own if name in values and values[name] != draft.get(name)]
        if different:
            draft |= {name: values[name] for name in different}
            changed.append((draft["_id"], draft, different))
    register.table.update_all(register.book, changed)
    return [draft["uuid"] for _, draft, _ in changed]


def _targets(book: Book, kind: RecordType, rule: Follows, action_id: str) -> set[str]:
    """Whom the records written in this action point at now, and whom they pointed at before it."""
    found: set[str] = set()
    touched = []
    for uuid, changes in book.rows(
        "SELECT uuid, changes FROM history WHERE action = ? AND kind = ?", (action_id, rule.kind)
    ):
        touched.append(uuid)
        found |= _former(json.loads(changes), rule)
    link = _link_sql(kind, rule)
    for some in at_once(touched):
        found |= {
            uuid
            for (uuid,) in book.rows(
                f"SELECT DISTINCT {link.column} FROM {link.tables}"
                f" WHERE s.uuid IN ({marks(some)}) AND {link.column} IS NOT NULL",
                tuple(some),
            )
        }
    return found


def _former(changes: Mapping[str, Sequence[Any]], rule: Follows) -> set[str]:
    name, _, inner = rule.link.partition(".")
    old = changes[name][0] if name in changes else None
    if not inner:
        return {str(old)} if old else set()
    return {str(row[inner]) for row in old or () if row.get(inner)}


@dataclass(frozen=True, slots=True)
class _Link:
    """Where the link stands in SQL; ``s`` is the record that links."""

    tables: str
    column: str


def _link_sql(kind: RecordType, rule: Follows) -> _Link:
    own = kind.model._meta.table_name
    name, _, inner = rule.link.partition(".")
    if not inner:
        return _Link(f"{own} s", f"s.{quoted(name)}")
    child = kind.child(name).model._meta.table_name
    return _Link(f"{own} s JOIN {child} r ON r.owner = s.id", f"r.{quoted(inner)}")


def _linked(book: Book, source: Kept, rule: Follows, uuids: Sequence[str]) -> dict[str, list[Draft]]:
    """The records that point at each of these, deleted ones too, with their child rows."""
    link = _link_sql(source.kind, rule)
    pairs = book.rows(
        f"SELECT DISTINCT {link.column}, s.uuid FROM {link.tables}"
        f" WHERE {link.column} IN ({marks(uuids)}) ORDER BY s.id",
        tuple(uuids),
    )
    drafts = source.table.get_all(book, sorted({uuid for _, uuid in pairs}))
    found: dict[str, list[Draft]] = {}
    for target, uuid in pairs:
        found.setdefault(target, []).append(drafts[uuid])
    return found
