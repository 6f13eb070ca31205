"""One search box over every register: characters, pinyin initials, parts of numbers (feature S01, F03).

Hits come newest first and stop at the limit, so the time does not grow with the book.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple, Protocol

from lawgov_desktop.records.fields import Labelled, Names
from lawgov_desktop.records.pinyin import matches_initials
from lawgov_desktop.records.record_type import Draft, RecordType, child_fields
from lawgov_desktop.storage.book import Book
from lawgov_desktop.storage.grams import (
    Cutter,
    match_expression,
    may_be_initials,
    query_words,
    searchable,
)
from lawgov_desktop.storage.tables import at_once, executemany, marks

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


class Entry(NamedTuple):
    """What a record is found by. ``text`` has one line per field; ``names`` are found by initials too."""

    uuid: str
    title: str
    text: str
    shown: list[str]
    names: list[str]
    fresh: bool
    """The record is new: no older entry has to go."""
    gone: bool
    """The record lies in the recycle bin and is not found."""


class Entries:
    """Makes and writes the search entries of one register."""

    def __init__(self, kind: RecordType, cutter: Cutter) -> None:
        self._kind = kind
        self._cutter = cutter
        self._searched = tuple(_searched(kind))

    def of(self, draft: Draft, names: Names, *, fresh: bool = False) -> Entry:
        """The search entry of a record as it stands."""
        title = self._kind.title_of(draft, names)
        lines, shown, called = [], [title], [title]
        for name, inner, own, label, is_name in self._searched:
            if inner:
                values = [row.get(inner) for row in draft.get(name) or ()]
            else:
                values = [draft.get(name)]
            for value in values:
                if value is None or not (text := own.show(value, names)):
                    continue
                lines.append(label + _LABEL_END + text)
                shown.append(text)
                if is_name:
                    called.append(text)
        fields = self._kind.fields
        for heading, extra in (draft.get("extra") or {}).items():
            lines.append(f"{heading}{_LABEL_END}{extra}")
            shown.append(str(extra))
        for heading, raw in (draft.get("unread") or {}).items():
            label = fields[heading].label if heading in fields else heading
            lines.append(f"{label}{_LABEL_END}{raw}")
            shown.append(str(raw))
        gone = bool(draft.get("deleted_at"))
        return Entry(draft["uuid"], title, _FIELD_END.join(lines), shown, called, fresh, gone)

    def write(self, book: Book, entries: Sequence[Entry]) -> None:
        """Bring these entries up to date, inside the caller's transaction.

        A record that is found by the same texts as before is left alone.
        """
        known: dict[str, tuple[int, str, str]] = {}
        for some in at_once([entry.uuid for entry in entries if not entry.fresh]):
            for doc, uuid, title, text in book.rows(
                f"SELECT id, uuid, title, text FROM search_doc WHERE uuid IN ({marks(some)})", tuple(some)
            ):
                known[uuid] = (doc, title, text)
        old, new = [], []
        for one in entries:
            there = known.get(one.uuid)
            if there and not one.gone and there[1:] == (one.title, one.text):
                continue
            if there:
                old.append((there[0],))
            if not one.gone:
                new.append(one)
        executemany(book, "DELETE FROM search_index WHERE rowid = ?", old)
        executemany(book, "DELETE FROM search_doc WHERE id = ?", old)
        if not new:
            return
        first = int(book.rows("SELECT coalesce(max(id), 0) + 1 FROM search_doc")[0][0])
        self.write_as(book, list(enumerate(new, start=first)))

    def write_as(self, book: Book, entries: Sequence[tuple[int, Entry]]) -> None:
        """Write entries under these numbers, of which none is taken; the highest are found first."""
        key, tokens = self._kind.key, self._cutter.tokens
        executemany(
            book,
            "INSERT INTO search_doc (id, kind, uuid, title, text) VALUES (?, ?, ?, ?, ?)",
            [(doc, key, one.uuid, one.title, one.text) for doc, one in entries],
        )
        executemany(
            book,
            "INSERT INTO search_index (rowid, tokens) VALUES (?, ?)",
            [(doc, tokens(key, one.shown, one.names)) for doc, one in entries],
        )


def _searched(kind: RecordType) -> Iterator[tuple[str, str, Labelled, str, bool]]:
    """(field or child name, the child's field, field kind, label, whether it is a name) of search_fields."""
    named = {key.of for key in kind.pinyin_keys.values()}
    for path in kind.search_fields:
        name, _, rest = path.partition(".")
        inner = rest.rpartition(".")[2]
        own = child_fields(kind.child(name))[inner] if inner else kind.fields[name]
        is_name = (not inner and name in named) or own.kind_name in ("person_name", "link")
        yield name, inner, own, own.label, is_name


def search(store: Searched, text: str, *, kind: str | None = None, limit: int = 50) -> SearchResult:
    """The newest records that contain every word of ``text`` (words stand between spaces)."""
    expression = match_expression(text, kind, checked=True)
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
        # Digits stand for themselves among the initials: a line without them need not be spelled.
        digits = {sign for sign in word if sign.isdigit()} if may_be_initials(word) else None
        for label, shown in lines:
            plain = searchable(shown)
            if word in plain or (
                digits is not None and digits.issubset(plain) and matches_initials(shown, word)
            ):
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
