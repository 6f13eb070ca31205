"""What codes and links are called: answers from the book, remembered until the book changes."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any, cast

from lawgov_desktop.records.fields import Stored
from lawgov_desktop.records.labelled import LocalRules
from lawgov_desktop.records.record_type import RecordType
from lawgov_desktop.records.text import match_key
from lawgov_desktop.storage.book import Book

CODE_KIND = "code_entry"


class BookNames:
    """``records.fields.Names`` over a book. :meth:`forget` is called by the Store after each write."""

    def __init__(self, book: Book, kinds: Mapping[str, RecordType]) -> None:
        self._book = book
        self._kinds = kinds
        self.local: LocalRules | None = None
        """The province pack in force; whoever works by rules sets it."""
        self._codes: dict[str, list[dict[str, Any]]] | None = None
        self._labels: dict[tuple[str, str], str] = {}
        self._stat_lines: dict[tuple[str, str], str] = {}
        self._by_text: dict[tuple[str, str], list[str]] = {}
        self._titles: dict[str, dict[str, str]] = {}
        self._found: dict[str, dict[str, list[str]]] = {}
        self.waiting: dict[str, Callable[[], None]] = {}
        """Kinds of which records wait to be written → what writes them; done before anyone is answered."""

    def _catch_up(self, kind: str) -> None:
        write = self.waiting.get(kind)
        if write is not None:
            write()

    def forget(self, kinds: set[str]) -> None:
        if CODE_KIND in kinds:
            self._codes = None
        for kind in kinds:
            self._found.pop(kind, None)
            self._titles.pop(kind, None)

    # codes

    def code_label(self, list_key: str, code: str) -> str:
        self._load_codes()
        return self._labels.get((list_key, code), code)

    def stat_line(self, list_key: str, code: str) -> str:
        self._load_codes()
        return self._stat_lines.get((list_key, code), "")

    def codes_for(self, list_key: str, text: str) -> list[str]:
        self._load_codes()
        return list(self._by_text.get((list_key, match_key(text)), ()))

    def code_choices(self, list_key: str, on: date | None = None) -> list[tuple[str, str]]:
        day = (on or date.today()).isoformat()
        return [
            (entry["code"], entry["label"])
            for entry in self._load_codes().get(list_key, [])
            if (entry["valid_from"] or "") <= day and (not entry["valid_to"] or entry["valid_to"] >= day)
        ]

    def _load_codes(self) -> dict[str, list[dict[str, Any]]]:
        self._catch_up(CODE_KIND)
        if self._codes is not None:
            return self._codes
        codes: dict[str, list[dict[str, Any]]] = {}
        if CODE_KIND in self._kinds:
            columns = ("list_key", "code", "label", "aliases", "valid_from", "valid_to", "stat_line")
            for row in self._book.rows(
                f"SELECT {', '.join(columns)} FROM {CODE_KIND} WHERE deleted_at IS NULL"
                " ORDER BY list_key, position, id"
            ):
                entry = dict(zip(columns, row, strict=True))
                codes.setdefault(entry["list_key"], []).append(entry)
        labels: dict[tuple[str, str], str] = {}
        by_text: dict[tuple[str, str], list[str]] = {}
        for list_key, entries in codes.items():
            # Labels first, then aliases: a label is never shadowed by another entry's alias.
            for entry in entries:
                labels[list_key, entry["code"]] = entry["label"]
                by_text.setdefault((list_key, match_key(entry["label"])), []).append(entry["code"])
            for entry in entries:
                words = [entry["code"], *(entry["aliases"] or "").split("、")]
                for word in filter(None, map(match_key, words)):
                    known = by_text.setdefault((list_key, word), [])
                    if entry["code"] not in known and not any(
                        match_key(labels[list_key, code]) == word for code in known
                    ):
                        known.append(entry["code"])
        self._stat_lines = {
            (list_key, entry["code"]): entry["stat_line"] or ""
            for list_key, entries in codes.items()
            for entry in entries
        }
        self._labels, self._by_text, self._codes = labels, by_text, codes
        return codes

    # records

    def title(self, kind: str, uuid: str) -> str:
        self._catch_up(kind)
        titles = self._titles.setdefault(kind, {})
        if uuid not in titles:
            record_type = self._kinds[kind]
            rows = self._book.rows(
                f"SELECT {record_type.title_field} FROM {record_type.model._meta.table_name} WHERE uuid = ?",
                (uuid,),
            )
            own = record_type.fields[record_type.title_field]
            titles[uuid] = own.show(rows[0][0], self) if rows else ""
        return titles[uuid]

    def value(self, kind: str, uuid: str, field: str) -> Stored:
        """One own field of a saved record; None when there is no such record."""
        self._catch_up(kind)
        own = self._kinds[kind].fields[field]
        table = self._kinds[kind].model._meta.table_name
        rows = self._book.rows(f'SELECT "{own.name}" FROM {table} WHERE uuid = ?', (uuid,))
        return cast(Stored, rows[0][0]) if rows else None

    def find(self, kind: str, text: str) -> list[str]:
        self._catch_up(kind)
        if kind not in self._found:
            record_type = self._kinds[kind]
            found: dict[str, list[str]] = {}
            own = record_type.fields[record_type.title_field]
            for uuid, title in self._book.rows(
                f"SELECT uuid, {record_type.title_field} FROM {record_type.model._meta.table_name}"
                " WHERE deleted_at IS NULL"
            ):
                if title is not None:
                    found.setdefault(match_key(own.show(title, self)), []).append(uuid)
            self._found[kind] = found
        return list(self._found[kind].get(match_key(text), ()))
