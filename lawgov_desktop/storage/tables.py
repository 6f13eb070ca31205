"""A record type's rows in SQL: read as drafts, written from drafts. Only the Store writes with this."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import compress
from operator import itemgetter
from typing import Any

from peewee import __exception_wrapper__  # type: ignore[attr-defined]

from lawgov_desktop.records.pinyin import sort_key
from lawgov_desktop.records.record_type import ChildRows, Draft, RecordType, child_fields
from lawgov_desktop.storage.book import Book

_STAMPS = ("uuid", "revision", "import_id", "import_sheet", "import_row", "created_at", "created_by",
           "updated_at", "updated_by", "deleted_at")  # fmt: skip
_CHANGING_STAMPS = ("revision", "updated_at", "updated_by", "deleted_at")
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

    def get_all(self, book: Book, uuids: Sequence[str]) -> dict[str, Draft]:
        """Those of these records that there are, whole, by uuid."""
        found: list[Draft] = []
        for some in at_once(uuids):
            found += self.read(book, f"WHERE t.uuid IN ({marks(some)})", some)
        return {draft["uuid"]: draft for draft in self.with_children(book, found)}

    def get(self, book: Book, uuid: str) -> Draft | None:
        found = self.read(book, "WHERE t.uuid = ?", (uuid,))
        return self.with_children(book, found)[0] if found else None

    # writing

    def insert_all(self, book: Book, drafts: Sequence[Draft]) -> None:
        """Write new records with their children, in this order, inside the caller's transaction."""
        if not drafts:
            return
        first = int(book.rows(f"SELECT coalesce(max(id), 0) + 1 FROM {self.name}")[0][0])
        own = self._own_values
        rows = [
            (owner, _json(draft["unread"]), _json(draft["extra"]), *self._keys(draft), *own(draft))
            for owner, draft in enumerate(drafts, start=first)
        ]
        columns = ("id", "unread", "extra", *self.kind.pinyin_keys, *_STAMPS, *self.fields)
        _insert(book, self.name, columns, rows)
        for child in self.kind.children:
            owned = enumerate((draft[child.name] for draft in drafts), start=first)
            _insert_children(book, child, [(owner, row) for owner, row in owned if row])

    def update_all(self, book: Book, changed: Iterable[tuple[int, Draft, Iterable[str]]]) -> None:
        """Write what is different of known records, their stamps included: (row id, draft, changed names)."""
        groups: dict[tuple[str, ...], list[tuple[Any, ...]]] = {}
        rows_of: dict[str, list[tuple[int, Sequence[Draft]]]] = {}
        for owner, draft, names in changed:
            own = []
            for name in sorted(names):
                if name in self.kind.child_names:
                    rows_of.setdefault(name, []).append((owner, draft[name] or []))
                else:
                    own.append(name)
            row = {**draft, "unread": _json(draft["unread"]), "extra": _json(draft["extra"])}
            for name, of, person in self._key_makers:
                if of in own:
                    row[name] = sort_key(str(draft[of]), person) if draft[of] else None
                    own.append(name)
            columns = (*_CHANGING_STAMPS, *own)
            groups.setdefault(columns, []).append((*(row[name] for name in columns), owner))
        for columns, values in groups.items():
            settings = ", ".join(f"{quoted(name)} = ?" for name in columns)
            executemany(book, f"UPDATE {self.name} SET {settings} WHERE id = ?", values)
        for child in self.kind.children:
            if owned := rows_of.get(child.name):
                table = child.model._meta.table_name
                executemany(book, f"DELETE FROM {table} WHERE owner = ?", [(owner,) for owner, _ in owned])
                _insert_children(book, child, owned)

    @cached_property
    def _own_values(self) -> Callable[[Mapping[str, Any]], tuple[Any, ...]]:
        return itemgetter(*_STAMPS, *self.fields)

    def _keys(self, draft: Draft) -> list[str | None]:
        return [sort_key(str(draft[of]), person) if draft[of] else None for _, of, person in self._key_makers]

    @cached_property
    def _key_makers(self) -> tuple[tuple[str, str, bool], ...]:
        """(pinyin key, the field it follows, whether that is a person's name)."""
        return tuple(
            (name, key.of, self.kind.fields[key.of].kind_name == "person_name")
            for name, key in self.kind.pinyin_keys.items()
        )


def executemany(book: Book, sql: str, rows: Sequence[tuple[Any, ...]]) -> None:
    """One statement for many rows, inside the caller's transaction."""
    if rows:
        with __exception_wrapper__:
            book.db.cursor().executemany(sql, rows)


def marks(values: Sequence[Any]) -> str:
    """The question marks of an IN list."""
    return ", ".join("?" * len(values))


def at_once(values: Sequence[Any], most: int = _AT_ONCE) -> Iterator[Sequence[Any]]:
    """Stretches short enough for one IN list."""
    for start in range(0, len(values), most):
        yield values[start : start + most]


def _insert(book: Book, table: str, columns: Sequence[str], rows: Sequence[tuple[Any, ...]]) -> None:
    # Binding an empty value costs as much as ten filled ones (sqlcipher3 looks for an adapter of None each
    # time), and most columns of an imported list are empty in every row: these stand in the statement.
    by_column = list(zip(*rows, strict=True))
    filled = [values.count(None) < len(rows) for values in by_column]
    names = ", ".join(map(quoted, columns))
    values = ", ".join("?" if any_value else "NULL" for any_value in filled)
    executemany(
        book,
        f"INSERT INTO {table} ({names}) VALUES ({values})",
        list(zip(*compress(by_column, filled), strict=True)),
    )


def _json(mapping: Mapping[str, Any] | None) -> str | None:
    return json.dumps(mapping, ensure_ascii=False, sort_keys=True) if mapping else None


def _child_rows(book: Book, child: ChildRows, owners: list[int]) -> Iterator[tuple[int, Draft]]:
    table = child.model._meta.table_name
    names = tuple(child_fields(child))
    for some in at_once(owners):
        for owner, uuid, unread, *values in book.rows(
            f"SELECT owner, uuid, unread, {', '.join(map(quoted, names))} FROM {table}"
            f" WHERE owner IN ({marks(some)}) ORDER BY owner, position",
            tuple(some),
        ):
            row: Draft = dict(zip(names, values, strict=True))
            row["uuid"] = uuid
            row["unread"] = json.loads(unread) if unread else {}
            yield owner, row


def _insert_children(book: Book, child: ChildRows, owned: Sequence[tuple[int, Sequence[Draft]]]) -> None:
    names = tuple(child_fields(child))
    rows = [
        (row["uuid"], owner, position, _json(row.get("unread")), *map(row.get, names))
        for owner, rows_of_one in owned
        for position, row in enumerate(rows_of_one, start=1)
    ]
    if rows:
        columns = ("uuid", "owner", "position", "unread", *names)
        _insert(book, child.model._meta.table_name, columns, rows)
