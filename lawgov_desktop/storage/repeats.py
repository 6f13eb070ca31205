"""Has this person been here before? Child rows of other records that name the same person (feature M20)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from lawgov_desktop.storage.store import Store


@dataclass(frozen=True, slots=True)
class Repeat:
    """Another record with the same person in its child rows."""

    uuid: str
    title: str
    name: str
    on: str
    because: str


def repeats(
    store: Store,
    kind: str,
    child_name: str,
    row: Mapping[str, Any],
    *,
    except_uuid: str | None,
    date_field: str,
    since: str,
    alike: tuple[tuple[str, ...], ...],
    name_field: str = "name",
) -> list[Repeat]:
    """Records since ``since`` (partial ISO) whose child rows equal ``row`` in a field set of ``alike``.

    A set counts only when the row fills all its fields: (("id_no",), ("name", "address")).
    """
    record_type = store.kinds[kind]
    child = record_type.child(child_name)
    table, child_table = store.tables[kind].name, child.model._meta.table_name
    found: dict[str, Repeat] = {}
    for fields in alike:
        values = [row.get(name) for name in fields]
        if not all(values):
            continue
        same = " AND ".join(f'c."{name}" = ?' for name in fields)
        because = "、".join(child.model._meta.fields[name].label for name in fields) + "相同"
        for uuid, title, name, on in store.book.rows(
            f"SELECT t.uuid, t.{record_type.title_field}, c.{name_field}, t.{date_field} FROM {child_table} c"
            f" JOIN {table} t ON t.id = c.owner WHERE {same} AND t.deleted_at IS NULL"
            f" AND t.{date_field} >= ? AND t.uuid IS NOT ? ORDER BY t.{date_field} DESC LIMIT 20",
            (*values, since, except_uuid),
        ):
            found.setdefault(uuid, Repeat(uuid, title or "", name, on, because))
    return list(found.values())
