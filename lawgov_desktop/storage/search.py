"""One search box over every register: characters, pinyin initials, parts of numbers (feature S01, F03).

Hits come newest first and stop at the limit, so the time does not grow with the book.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Protocol

from lawgov_desktop.records.fields import Labelled, Names
from lawgov_desktop.records.pinyin import matches_initials
from lawgov_desktop.records.record_type import Draft, RecordType, child_fields
from lawgov_desktop.storage.book import Book
from lawgov_desktop.storage.grams import (
    index_tokens,
    match_expression,
    may_be_initials,
    query_words,
    searchable,
)

_FIELD_END = "\n"
_LABEL_END = "\t"


class Searched(Protocol):
    """What a search needs of the Store."""

    @property
    def book(self) -> Book: ...


@dataclass(frozen=True, slots=True)
class Hit:
    """One record found. ``where`` is the text that answers, with its label: "电话：1990000…"."""

    kind: str
    uuid: str
    title: str
    where: str


@dataclass(frozen=True, slots=True)
class SearchResult:
    hits: list[Hit]
    more: bool


def index(book: Book, kind: RecordType, draft: Draft, names: Names, *, fresh: bool) -> None:
    """Bring one record's search entry up to date; deleted records are not found."""
    if not fresh:
        for (doc,) in book.rows("SELECT id FROM search_doc WHERE uuid = ?", (draft["uuid"],)):
            book.db.execute_sql("DELETE FROM search_index WHERE rowid = ?", (doc,))
            book.db.execute_sql("DELETE FROM search_doc WHERE id = ?", (doc,))
    if draft.get("deleted_at"):
        return
    doc, tokens = entry(kind, draft, names)
    cursor = book.db.execute_sql(
        "INSERT INTO search_doc (kind, uuid, title, text) VALUES (?, ?, ?, ?)", (kind.key, *doc)
    )
    book.db.execute_sql("INSERT INTO search_index (rowid, tokens) VALUES (?, ?)", (cursor.lastrowid, tokens))


def entry(kind: RecordType, draft: Draft, names: Names) -> tuple[tuple[str, str, str], str]:
    """(uuid, title, text) of the search entry, and its tokens."""
    title = kind.title_of(draft, names)
    texts: list[tuple[str, str, bool]] = list(_texts(kind, draft, names))
    text = _FIELD_END.join(f"{label}{_LABEL_END}{shown}" for label, shown, _ in texts)
    tokens = index_tokens(
        kind.key,
        [title, *(shown for _, shown, _ in texts)],
        [title, *(shown for _, shown, is_name in texts if is_name)],
    )
    return (draft["uuid"], title, text), tokens


def _texts(kind: RecordType, draft: Draft, names: Names) -> Iterator[tuple[str, str, bool]]:
    """(label, shown text, whether it is a name) of everything the record is found by."""
    named = {key.of for key in kind.pinyin_keys.values()}
    for path in kind.search_fields:
        name, _, rest = path.partition(".")
        if not rest:
            own = kind.fields[name]
            is_name = name in named or own.kind_name in ("person_name", "link")
            yield from _text(own, draft.get(name), names, is_name)
            continue
        inner = rest.rpartition(".")[2]
        own = child_fields(kind.child(name))[inner]
        for row in draft.get(name) or []:
            yield from _text(own, row.get(inner), names, own.kind_name in ("person_name", "link"))
    for heading, extra in (draft.get("extra") or {}).items():
        yield heading, str(extra), False
    for heading, raw in (draft.get("unread") or {}).items():
        yield kind.fields[heading].label if heading in kind.fields else heading, str(raw), False


def _text(own: Labelled, value: Any, names: Names, is_name: bool) -> Iterator[tuple[str, str, bool]]:
    if value is not None:
        shown = own.show(value, names)
        if shown:
            yield own.label, shown, is_name


def search(store: Searched, text: str, *, kind: str | None = None, limit: int = 50) -> SearchResult:
    """The newest records that contain every word of ``text`` (words stand between spaces)."""
    expression = match_expression(text, kind)
    if expression is None:
        return SearchResult([], False)
    words = query_words(text)
    hits: list[Hit] = []
    cursor = store.book.db.execute_sql(
        "SELECT d.kind, d.uuid, d.title, d.text FROM search_index i JOIN search_doc d ON d.id = i.rowid"
        " WHERE search_index MATCH ? ORDER BY i.rowid DESC",
        (expression,),
    )
    try:
        for hit_kind, uuid, title, found_text in cursor:
            where = _answer(words, title, found_text)
            if where is None:
                continue  # its pairs are all there, but not side by side
            if len(hits) == limit:
                return SearchResult(hits, True)
            hits.append(Hit(hit_kind, uuid, title, where))
    finally:
        cursor.close()
    return SearchResult(hits, False)


def _answer(words: list[str], title: str, text: str) -> str | None:
    """The line that answers the first word; None when some word is not really there."""
    lines = [("", title), *(_line(line) for line in text.split(_FIELD_END) if line)]
    first = ""
    for number, word in enumerate(words):
        for label, shown in lines:
            if word in searchable(shown) or (may_be_initials(word) and matches_initials(shown, word)):
                if number == 0:
                    first = f"{label}：{shown}" if label else ""
                break
        else:
            return None
    return first


def _line(line: str) -> tuple[str, str]:
    label, _, shown = line.partition(_LABEL_END)
    return label, shown


def matching_ids_sql(text: str, kind: str) -> tuple[str, tuple[str, ...]] | None:
    """SQL for the uuids of a register that match ``text``, for lists; None when nothing is asked."""
    expression = match_expression(text, kind)
    if expression is None:
        return None
    sql = "SELECT d.uuid FROM search_index i JOIN search_doc d ON d.id = i.rowid WHERE i.search_index MATCH ?"
    return sql.replace("i.search_index", "search_index"), (expression,)
