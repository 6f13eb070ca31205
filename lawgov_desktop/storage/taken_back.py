"""Steps back and forward again: what is in force after an undo, and which later edits stand in its way."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Final, NamedTuple

from lawgov_desktop.records.fields import Link
from lawgov_desktop.records.record_type import RecordType, child_fields
from lawgov_desktop.storage.book import Book
from lawgov_desktop.storage.tables import at_once, marks, quoted

USED: Final = "别的记录还在用它"
"""Why a record stays that others belong to."""


NUMBER_GIVEN: Final = "它的编号已经给了别的记录"
"""Why a record stays in the recycle bin."""


RULES: Final = "rules"
"""What the history calls a changed rule; its "uuid" is the name of the entry, as clock/defence."""


class Step(NamedTuple):
    """One entry of an action's history that is to be taken back; ``changes`` as the history keeps them."""

    kind: str
    uuid: str
    did: str
    changes: str


_UNDO, _REDO = "撤销：", "重做："


def edited_since(book: Book, entry_id: int, uuid: str, action_id: str, own_action: str = "") -> bool:
    """Whether the record carries an edit made after history entry ``entry_id`` of ``action_id``.

    An action and the undo that took it back cancel each other for this record (the undo has an entry for it
    then), so that steps can be taken back one after the other, and forward again. ``own_action`` is the
    undo being written.
    """
    later: dict[str, str | None] = dict(
        book.rows(
            "SELECT h.action, a.undoes FROM history h JOIN action a ON a.id = h.action"
            " WHERE h.uuid = ? AND h.id > ? AND h.action NOT IN (?, ?) GROUP BY h.action"
            " ORDER BY max(h.id) DESC",
            (uuid, entry_id, action_id, own_action),
        )
    )
    cancelled: set[str] = set()
    for action, undoes in later.items():
        if action in cancelled:
            continue
        if undoes is None or undoes not in later:
            return True
        cancelled.add(undoes)
    return False


def still_used(
    book: Book, kinds: Mapping[str, RecordType], steps: Sequence[Step]
) -> dict[tuple[str, str], None]:
    """(kind, uuid) of the records these steps would delete though live records that stay belong to them.

    A list version that came with an import stays when somebody has put a matter of their own into it.
    """
    going = {(step.kind, step.uuid): None for step in steps if step.did in ("create", "restore")}
    used: dict[tuple[str, str], None] = {}
    while True:
        more = {
            (linked, uuid)
            for linked in {kind for kind, _ in going}
            for user, sql in _links_to(kinds, linked)
            for some in at_once([uuid for kind, uuid in going if kind == linked])
            for uuid, by in book.rows(sql.format(marks(some)), tuple(some))
            if (user, by) not in going
        }
        if not more:
            return used
        # What they belong to stays as well.
        for one in more:
            del going[one]
            used[one] = None


def number_given(
    book: Book, kinds: Mapping[str, RecordType], steps: Sequence[Step]
) -> dict[tuple[str, str], None]:
    """(kind, uuid) of the records these steps would bring back though their number has another bearer now."""
    given: dict[tuple[str, str], None] = {}
    for key, kind in kinds.items():
        if kind.numbering is None:
            continue
        table, number = kind.model._meta.table_name, quoted(kind.numbering.field)
        back = [step.uuid for step in steps if step.kind == key and step.did == "delete"]
        for some in at_once(back):
            given |= {
                (key, uuid): None
                for (uuid,) in book.rows(
                    f"SELECT t.uuid FROM {table} t WHERE t.uuid IN ({marks(some)}) AND EXISTS"
                    f" (SELECT 1 FROM {table} o WHERE o.{number} = t.{number}"
                    " AND o.deleted_at IS NULL AND o.uuid <> t.uuid)",
                    tuple(some),
                )
            }
    return given


def _links_to(kinds: Mapping[str, RecordType], linked: str) -> Iterator[tuple[str, str]]:
    """(kind that may belong to ``linked``, SQL that gives what is linked and the uuid of who links to it)."""
    for key, kind in kinds.items():
        table = kind.model._meta.table_name
        for name, own in kind.fields.items():
            if isinstance(own, Link) and own.kind == linked:
                column = f"t.{quoted(name)}"
                yield (
                    key,
                    f"SELECT {column}, t.uuid FROM {table} t"
                    f" WHERE t.deleted_at IS NULL AND {column} IN ({{}})",
                )
        for child in kind.children:
            rows = child.model._meta.table_name
            for name, own in child_fields(child).items():
                if isinstance(own, Link) and own.kind == linked:
                    column = f"c.{quoted(name)}"
                    yield (
                        key,
                        f"SELECT {column}, t.uuid FROM {rows} c JOIN {table} t ON t.id = c.owner"
                        f" WHERE t.deleted_at IS NULL AND {column} IN ({{}})",
                    )


def bring_back(book: Book, undone: str) -> None:
    """After ``undone`` was taken back: if it was an undo itself, what it undid is in force again …"""
    stands = True
    while found := book.rows("SELECT undoes FROM action WHERE id = ? AND undoes IS NOT NULL", (undone,)):
        target = found[0][0]
        book.db.execute_sql(
            "UPDATE action SET undone_by = ? WHERE id = ?", (None if stands else undone, target)
        )
        undone, stands = target, not stands


def label_of_undo(label: str) -> str:
    """撤销：… for an action, 重做：… for taking its undo back, 撤销：… again for taking that back."""
    for mark, turned in ((_UNDO, _REDO), (_REDO, _UNDO)):
        if label.startswith(mark):
            return turned + label.removeprefix(mark)
    return _UNDO + label
