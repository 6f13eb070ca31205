"""Which records point at a record: its cases, its classes, its hearings; found through every link field."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from lawgov_desktop.records.fields import Link
from lawgov_desktop.records.record_type import RecordType, child_fields
from lawgov_desktop.storage.store import Store

_MOST = 50


@dataclass(frozen=True, slots=True)
class LinkedFrom:
    """Records of one kind that point at a record through one field. ``records``: (uuid, title), the newest
    first and at most 50; ``more`` says that there are others."""

    kind: str
    kind_title: str
    label: str
    records: tuple[tuple[str, str], ...]
    more: bool


def linked_from(store: Store, kind: str, uuid: str) -> list[LinkedFrom]:
    """Every record that points at this one, by kind and field, in the order of the window."""
    found = []
    for other in store.kinds.values():
        own = other.fields[other.title_field]
        for label, sql in _questions(other, kind):
            rows = store.book.rows(sql, (uuid, _MOST + 1))
            if rows:
                found.append(
                    LinkedFrom(
                        other.key,
                        other.title,
                        label,
                        tuple((one, own.show(title, store.names)) for one, title in rows[:_MOST]),
                        len(rows) > _MOST,
                    )
                )
    return found


def _questions(other: RecordType, kind: str) -> Iterator[tuple[str, str]]:
    """(label, SQL) of each field of ``other`` that may point at a record of ``kind``."""
    table = other.model._meta.table_name
    for name, own in other.fields.items():
        if isinstance(own, Link) and own.kind == kind:
            yield (
                own.label,
                f'SELECT uuid, "{other.title_field}" FROM {table}'
                f' WHERE "{name}" = ? AND deleted_at IS NULL ORDER BY id DESC LIMIT ?',
            )
    for child in other.children:
        rows = child.model._meta.table_name
        for name, own in child_fields(child).items():
            if isinstance(own, Link) and own.kind == kind:
                yield (
                    f"{child.label}：{own.label}",
                    f'SELECT DISTINCT t.uuid, t."{other.title_field}" FROM {rows} c JOIN {table} t'
                    f' ON t.id = c.owner WHERE c."{name}" = ? AND t.deleted_at IS NULL'
                    " ORDER BY t.id DESC LIMIT ?",
                )
