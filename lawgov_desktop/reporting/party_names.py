"""The names of the parties in the book: what must not appear in a published report (features R08)."""

from __future__ import annotations

from collections.abc import Iterator

from lawgov_desktop.records.names import PARTED_PERSONS
from lawgov_desktop.records.record_type import child_fields
from lawgov_desktop.storage.store import Store


def party_names(store: Store) -> frozenset[str]:
    """Every name the registers hold as private: parties, applicants, plaintiffs, visited and asked people."""
    return frozenset(
        name.strip() for text in _texts(store) for name in PARTED_PERSONS.split(text) if name.strip()
    )


def _texts(store: Store) -> Iterator[str]:
    for key, kind in store.kinds.items():
        table = store.tables[key].name
        for name, own in kind.fields.items():
            if own.privacy == "name":
                yield from _column(
                    store, f'SELECT DISTINCT t."{name}" FROM {table} t WHERE t.deleted_at IS NULL'
                )
        for child in kind.children:
            for name, own in child_fields(child).items():
                if own.privacy == "name":
                    yield from _column(
                        store,
                        f'SELECT DISTINCT c."{name}" FROM {child.model._meta.table_name} c'
                        f" JOIN {table} t ON t.id = c.owner WHERE t.deleted_at IS NULL",
                    )


def _column(store: Store, sql: str) -> Iterator[str]:
    yield from (row[0] for row in store.book.rows(sql) if isinstance(row[0], str))
