"""Lists: filtered, sorted, counted and paged by SQL; a million records open as fast as a thousand (F02)."""

from __future__ import annotations

import json
from array import array
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any, Literal, cast

import peewee
from peewee import SCOPE_NORMAL

from lawgov_desktop.errors import UserError
from lawgov_desktop.records.record_type import Draft, RecordType
from lawgov_desktop.storage.anchors import Listed, Order
from lawgov_desktop.storage.search import matching_ids_sql
from lawgov_desktop.storage.store import Store
from lawgov_desktop.storage.tables import at_once, marks, quoted

Operator = Literal["is", "is_not", "contains", "from", "to", "empty", "filled"]
LEARNT_AT_ONCE = 20_000
"""Rows of an index walked in one step of :func:`learn_places`."""

_DRAFTS_AT_ONCE = 500


@dataclass(frozen=True, slots=True)
class Condition:
    """One filter on one own field; values are stored values (codes, 分, partial ISO dates)."""

    field: str
    op: Operator
    value: str | int | None = None


def in_year(field: str, year: int) -> tuple[Condition, Condition]:
    """The date of this field lies in the year; dates of which only month or year are known count too."""
    return Condition(field, "from", f"{year:04}"), Condition(field, "to", f"{year:04}-12-31")


@dataclass(frozen=True, slots=True)
class ListQuery:
    """What a list shows: a register, its order ("name", "-accepted_on"), and what narrows it."""

    kind: str
    order: str = ""
    view: str | None = None
    text: str = ""
    conditions: tuple[Condition, ...] = ()
    deleted: bool = False
    records: tuple[str, ...] | None = None
    """Only these, by uuid: what a number counted, as a list. None: whatever else the query asks for."""

    @property
    def is_whole_register(self) -> bool:
        narrowed = self.view or self.text.strip() or self.conditions or self.deleted
        return not narrowed and self.records is None


def count(store: Store, query: ListQuery) -> int:
    if query.is_whole_register:
        kept = store.book.rows("SELECT live FROM register_count WHERE kind = ?", (query.kind,))
        return int(kept[0][0]) if kept else 0
    where, params = _where(store, query)
    table = store.tables[query.kind].name
    return int(store.book.rows(f"SELECT count(*) FROM {table} t {where}", params)[0][0])


def page(store: Store, query: ListQuery, offset: int, limit: int) -> list[Draft]:
    """Own fields (no children) of ``limit`` records from ``offset`` on, each with "uuid" and "revision".

    In a register without a filter any page costs what the first does, once a page nearby was asked for.
    """
    return _drafts_of(store, query.kind, _row_ids(store, query, _listed(store, query), offset, limit))


def _drafts_of(store: Store, kind: str, row_ids: Sequence[int]) -> list[Draft]:
    if not row_ids:
        return []
    found = {
        draft["_id"]: draft
        for draft in store.tables[kind].read(store.book, f"WHERE t.id IN ({marks(row_ids)})", row_ids)
    }
    return [found[one] for one in row_ids if one in found]


def _row_ids(store: Store, query: ListQuery, listed: Listed, offset: int, limit: int) -> list[int]:
    book = store.book
    if (
        not offset
        or query.deleted
        or query.text.strip()  # asking several times would search several times
        or book.db.in_transaction()  # what is written and not yet committed moves the rows under the anchors
    ):
        return [row.id for row in listed.rows(book, limit, offset)]
    with book.db.atomic("DEFERRED"):  # one state of the book for the total, the anchors and the rows
        whole = query.is_whole_register
        total = count(store, query) if whole else 0
        if offset <= total // 2 or offset >= total:
            return store.anchors.row_ids(book, listed, offset, limit, stepping=whole)
        # The far half of a register is reached from its end: the last page costs what the first does.
        limit = min(limit, total - offset)
        backwards = replace(listed, order=listed.order.backwards)
        from_end = store.anchors.row_ids(book, backwards, total - offset - limit, limit, stepping=whole)
        return from_end[::-1]


def learn_places(store: Store, query: ListQuery) -> Iterator[None]:
    """Learn where the rows of a whole register stand, some milliseconds' worth between two steps.

    The first page to the middle after a change learns it otherwise, in one go. Another list, or a register
    without an index for its order, has nothing to learn.
    """
    book = store.book
    listed = _listed(store, query)
    if not query.is_whole_register or not store.anchors.knows_index(book, listed):
        return
    total = count(store, query)
    for rows in range(LEARNT_AT_ONCE, total // 2 + LEARNT_AT_ONCE, LEARNT_AT_ONCE):
        distance = min(rows, total // 2)
        for offset in (distance, total - 1 - distance):
            if book.db.is_closed() or book.db.in_transaction():
                return
            _row_ids(store, query, listed, offset, 1)
            yield


def ids(store: Store, query: ListQuery, limit: int | None = None) -> list[str]:
    """uuids in the order of the list."""
    listed = _listed(store, query)
    asked = f"SELECT t.uuid FROM {listed.table} t {listed.where} {listed.order.sql} LIMIT ?"
    return [row[0] for row in store.book.rows(asked, (*listed.params, -1 if limit is None else limit))]


def drafts(store: Store, query: ListQuery) -> Iterator[Draft]:
    """Whole records with children, in the order of the list, read in batches (exports).

    Those the list held when the first one was taken, as they are when their batch is read.
    """
    listed = _listed(store, query)
    asked = f"SELECT t.id FROM {listed.table} t {listed.where} {listed.order.sql}"
    # Eight bytes a row: sorting a filtered list anew for every batch would take longer the longer it is.
    row_ids = array("q", (row[0] for row in store.book.db.execute_sql(asked, listed.params)))
    for some in at_once(row_ids, _DRAFTS_AT_ONCE):
        yield from store.tables[query.kind].with_children(store.book, _drafts_of(store, query.kind, some))


def view_counts(store: Store, kind: str) -> dict[str, int]:
    """How many records each named view holds."""
    return {view.key: count(store, ListQuery(kind, view=view.key)) for view in store.kinds[kind].views}


def _listed(store: Store, query: ListQuery) -> Listed:
    kind = store.kinds[query.kind]
    asked = query.order or kind.order
    name, down = asked.lstrip("-"), asked.startswith("-")
    if name != "id" and name not in kind.fields:
        raise UserError(f"不能按“{name}”排序。", todo="请换一列排序。")
    # The recycle bin is small beside its register, and no index holds it in the order of a column.
    order = Order("" if name == "id" else kind.sort_field(name), down, sorted_here=query.deleted)
    return Listed(store.tables[query.kind].name, *_where(store, query), order)


def _where(store: Store, query: ListQuery) -> tuple[str, tuple[Any, ...]]:
    kind = store.kinds[query.kind]
    parts = ["t.deleted_at > ''" if query.deleted else "t.deleted_at IS NULL"]
    params: list[Any] = []
    if query.view:
        sql, view_params = _view_sql(store, kind, query.view)
        parts.append(f"({sql})")
        params += view_params
    for condition in query.conditions:
        sql, values = _condition_sql(kind, condition)
        parts.append(sql)
        params += values
    if query.records is not None:
        # One parameter: a statement may not have as many as a number counts records.
        parts.append("t.uuid IN (SELECT value FROM json_each(?))")
        params.append(json.dumps(query.records))
    matching = matching_ids_sql(query.text, query.kind)
    if matching:
        parts.append(f"t.uuid IN ({matching[0]})")
        params += matching[1]
    return "WHERE " + " AND ".join(parts), tuple(params)


def _view_sql(store: Store, kind: RecordType, key: str) -> tuple[str, list[Any]]:
    view = next((view for view in kind.views if view.key == key), None)
    if view is None:
        raise UserError(f"{kind.title}没有“{key}”这个视图。", todo="请换一个视图。")
    return expression_sql(store, kind, lambda model: view.where(model, store.today()))


def expression_sql(
    store: Store, kind: RecordType, where: Callable[[type[Any]], peewee.Expression]
) -> tuple[str, list[Any]]:
    """A condition on the columns of a register as SQL over its table, which is called ``t`` there."""
    model = cast(Any, kind.model.alias("t"))
    expression = where(model)
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
