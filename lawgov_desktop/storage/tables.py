"""A record type's rows in SQL: read as drafts, written from drafts. Only the Store writes with this."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from typing import Any

from lawgov_desktop.records.pinyin import sort_key
from lawgov_desktop.records.record_type import ChildRows, Draft, RecordType, child_fields
from lawgov_desktop.storage.book import Book

_STAMPS = ("uuid", "revision", "import_id", "import_sheet", "import_row", "created_at", "created_by",
           "updated_at", "updated_by", "deleted_at")  # fmt: skip
_AT_ONCE = 500  # rows read together; well under SQLite's limit of 32,766 parameters


def quoted(column: str) -> str:
    """A column name as SQL takes it, also where it is a word of SQL (on, list)."""
    return f'"{column}"'


class Table:
    """One record type's table with its child tables."""

    def __init__(self, kind: RecordType) -> None:
        self.kind = kind
        self.name: str = kind.model._meta.table_name
        self.fields = tuple(kind.fields)

    @cached_property
    def columns(self) -> tuple[str, ...]:
        return ("id", *_STAMPS, "unread", "extra", *self.fields)

    # reading

    def read(self, book: Book, where: str, params: Sequence[Any] = ()) -> list[Draft]:
        """Drafts without children, each with ``_id``, in the order the SQL gives."""
        listed = ", ".join(f't."{column}"' for column in self.columns)
        rows = book.rows(f"SELECT {listed} FROM {self.name} t {where}", tuple(params))
        return [self._as_draft(row) for row in rows]

    def _as_draft(self, row: Sequence[Any]) -> Draft:
        draft: Draft = dict(zip(self.columns, row, strict=True))
        draft["_id"] = draft.pop("id")
        draft["unread"] = json.loads(draft["unread"]) if draft["unread"] else {}
        draft["extra"] = json.loads(draft["extra"]) if draft["extra"] else {}
        return draft

    def with_children(self, book: Book, drafts: Sequence[Draft]) -> Sequence[Draft]:
        """Add the child rows of these drafts, read together."""
        by_id = {draft["_id"]: draft for draft in drafts}
        for child in self.kind.children:
            for draft in drafts:
                draft[child.name] = []
            for owner, row in _child_rows(book, child, list(by_id)):
                by_id[owner][child.name].append(row)
        return drafts

    def get(self, book: Book, uuid: str) -> Draft | None:
        found = self.read(book, "WHERE t.uuid = ?", (uuid,))
        return self.with_children(book, found)[0] if found else None

    # writing

    def insert(self, book: Book, draft: Draft) -> int:
        values = self._values(draft)
        names = ", ".join(map(quoted, values))
        marks = ", ".join("?" * len(values))
        cursor = book.db.execute_sql(
            f"INSERT INTO {self.name} ({names}) VALUES ({marks})", tuple(values.values())
        )
        owner = int(cursor.lastrowid)
        for child in self.kind.children:
            _insert_children(book, child, owner, draft.get(child.name) or [])
        return owner

    def update(self, book: Book, owner: int, draft: Draft, changed: set[str]) -> None:
        values = self._values(draft)
        settings = ", ".join(f"{quoted(name)} = ?" for name in values)
        book.db.execute_sql(f"UPDATE {self.name} SET {settings} WHERE id = ?", (*values.values(), owner))
        for child in self.kind.children:
            if child.name in changed:
                table = child.model._meta.table_name
                book.db.execute_sql(f"DELETE FROM {table} WHERE owner = ?", (owner,))
                _insert_children(book, child, owner, draft.get(child.name) or [])

    def _values(self, draft: Draft) -> dict[str, Any]:
        values = {name: draft.get(name) for name in (*_STAMPS, *self.fields)}
        values["unread"] = _json(draft.get("unread"))
        values["extra"] = _json(draft.get("extra"))
        for name, key in self.kind.pinyin_keys.items():
            text = draft.get(key.of)
            values[name] = (
                sort_key(str(text), person=self.kind.fields[key.of].kind_name == "person_name")
                if (text)
                else None
            )
        return values


def _json(mapping: Mapping[str, Any] | None) -> str | None:
    return json.dumps(mapping, ensure_ascii=False, sort_keys=True) if mapping else None


def _child_rows(book: Book, child: ChildRows, owners: list[int]) -> Iterator[tuple[int, Draft]]:
    table = child.model._meta.table_name
    names = tuple(child_fields(child))
    for start in range(0, len(owners), _AT_ONCE):
        some = owners[start : start + _AT_ONCE]
        marks = ", ".join("?" * len(some))
        for owner, uuid, unread, *values in book.rows(
            f"SELECT owner, uuid, unread, {', '.join(map(quoted, names))} FROM {table}"
            f" WHERE owner IN ({marks}) ORDER BY owner, position",
            tuple(some),
        ):
            row: Draft = dict(zip(names, values, strict=True))
            row["uuid"] = uuid
            row["unread"] = json.loads(unread) if unread else {}
            yield owner, row


def _insert_children(book: Book, child: ChildRows, owner: int, rows: Sequence[Draft]) -> None:
    names = tuple(child_fields(child))
    columns = ("uuid", "owner", "position", "unread", *names)
    sql = (
        f"INSERT INTO {child.model._meta.table_name} ({', '.join(map(quoted, columns))})"
        f" VALUES ({', '.join('?' * len(columns))})"
    )
    for position, row in enumerate(rows, start=1):
        values = (row["uuid"], owner, position, _json(row.get("unread")), *(row.get(name) for name in names))
        book.db.execute_sql(sql, values)
