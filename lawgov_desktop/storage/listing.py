"""Lists: filtered, sorted, counted and paged by SQL; a million records open as fast as a thousand (F02)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Literal, cast

from peewee import SCOPE_NORMAL

from lawgov_desktop.errors import UserError
from lawgov_desktop.records.record_type import Draft, RecordType
from lawgov_desktop.storage.search import matching_ids_sql
from lawgov_desktop.storage.store import Store
from lawgov_desktop.storage.tables import quoted

Operator = Literal["is", "is_not", "contains", "from", "to", "empty", "filled"]
_DRAFTS_AT_ONCE = 500


@dataclass(frozen=True, slots=True)
class Condition:
    """One filter on one own field; values are stored values (codes, 分, partial ISO dates)."""

    field: str
    op: Operator
    value: str | int | None = None


@dataclass(frozen=True, slots=True)
class ListQuery:
    """What a list shows: a register, its order ("name", "-accepted_on"), and what narrows it."""

    kind: str
    order: str = ""
    view: str | None = None
    text: str = ""
    conditions: tuple[Condition, ...] = ()
    deleted: bool = False

    @property
    def is_whole_register(self) -> bool:
        return not (self.view or self.text.strip() or self.conditions or self.deleted)


def count(store: Store, query: ListQuery) -> int:
    if query.is_whole_register:
        kept = store.book.rows("SELECT live FROM register_count WHERE kind = ?", (query.kind,))
        return int(kept[0][0]) if kept else 0
    where, params = _where(store, query)
    table = store.tables[query.kind].name
    return int(store.book.rows(f"SELECT count(*) FROM {table} t {where}", params)[0][0])


def page(store: Store, query: ListQuery, offset: int, limit: int) -> list[Draft]:
    """Own fields (no children) of ``limit`` records from ``offset`` on, each with "uuid" and "revision"."""
    where, params = _where(store, query)
    table = store.tables[query.kind]
    kind = store.kinds[query.kind]
    # The far half of a register is reached from its end, so that the last page costs what the first does.
    total = count(store, query) if offset and query.is_whole_register else 0
    from_end = 0 < offset < total and offset > total // 2
    if from_end:
        limit = min(limit, total - offset)
        offset = total - offset - limit
    order = _order(kind, query.order, backwards=from_end)
    # Ids first, so that skipping to the middle of a large register walks an index and not the records.
    ids = [
        row[0]
        for row in store.book.rows(
            f"SELECT t.id FROM {table.name} t {where} {order} LIMIT ? OFFSET ?", (*params, limit, offset)
        )
    ]
    if not ids:
        return []
    if from_end:
        ids.reverse()
    found = {
        draft["_id"]: draft
        for draft in table.read(store.book, f"WHERE t.id IN ({', '.join('?' * len(ids))})", ids)
    }
    return [found[one] for one in ids if one in found]


def ids(store: Store, query: ListQuery, limit: int | None = None) -> list[str]:
    """uuids in the order of the list."""
    where, params = _where(store, query)
    table = store.tables[query.kind].name
    order = _order(store.kinds[query.kind], query.order)
    return [
        row[0]
        for row in store.book.rows(
            f"SELECT t.uuid FROM {table} t {where} {order} LIMIT ?", (*params, -1 if limit is None else limit)
        )
    ]


def drafts(store: Store, query: ListQuery) -> Iterator[Draft]:
    """Whole records with children, in the order of the list, read in batches (exports)."""
    start = 0
    while True:
        some = page(store, query, start, _DRAFTS_AT_ONCE)
        yield from store.tables[query.kind].with_children(store.book, some)
        if len(some) < _DRAFTS_AT_ONCE:
            return
        start += _DRAFTS_AT_ONCE


def view_counts(store: Store, kind: str) -> dict[str, int]:
    """How many records each named view holds."""
    return {view.key: count(store, ListQuery(kind, view=view.key)) for view in store.kinds[kind].views}


def _order(kind: RecordType, order: str, *, backwards: bool = False) -> str:
    asked = order or kind.order
    direction = "DESC" if asked.startswith("-") != backwards else "ASC"
    name = asked.lstrip("-")
    if name == "id":
        return f"ORDER BY t.id {direction}"
    if name not in kind.fields:
        raise UserError(f"不能按“{name}”排序。", todo="请换一列排序。")
    return f"ORDER BY t.{quoted(kind.sort_field(name))} {direction}, t.id {direction}"


def _where(store: Store, query: ListQuery) -> tuple[str, tuple[Any, ...]]:
    kind = store.kinds[query.kind]
    parts = ["t.deleted_at IS NOT NULL" if query.deleted else "t.deleted_at IS NULL"]
    params: list[Any] = []
    if query.view:
        sql, view_params = _view_sql(store, kind, query.view)
        parts.append(f"({sql})")
        params += view_params
    for condition in query.conditions:
        sql, values = _condition_sql(kind, condition)
        parts.append(sql)
        params += values
    matching = matching_ids_sql(query.text, query.kind)
    if matching:
        parts.append(f"t.uuid IN ({matching[0]})")
        params += matching[1]
    return "WHERE " + " AND ".join(parts), tuple(params)


def _view_sql(store: Store, kind: RecordType, key: str) -> tuple[str, list[Any]]:
    view = next((view for view in kind.views if view.key == key), None)
    if view is None:
        raise UserError(f"{kind.title}没有“{key}”这个视图。", todo="请换一个视图。")
    model = cast(Any, kind.model.alias("t"))
    expression = view.where(model, store.today())
    context = store.book.db.get_sql_context()
    context.alias_manager[model] = "t"
    # Only the condition is wanted: the rest of the statement is the same for every list.
    with context(scope=SCOPE_NORMAL):
        sql, params = context.sql(expression).query()
    return sql, list(params)


def _condition_sql(kind: RecordType, condition: Condition) -> tuple[str, list[Any]]:
    if condition.field not in kind.fields:
        raise UserError(f"{kind.title}没有“{condition.field}”这一栏。", todo="请换一个筛选条件。")
    column, value = f"t.{quoted(condition.field)}", condition.value
    match condition.op:
        case "is":
            return f"{column} = ?", [value]
        case "is_not":
            return f"{column} IS NOT ?", [value]
        case "contains":
            return f"instr({column}, ?) > 0", [value]
        case "from":
            return f"{column} >= ?", [value]
        case "to":
            # "2021-03" as an end includes every day of that month.
            return f"{column} <= ? || '~'" if isinstance(value, str) else f"{column} <= ?", [value]
        case "empty":
            return f"{column} IS NULL", []
        case "filled":
            return f"{column} IS NOT NULL", []
