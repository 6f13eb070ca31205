"""Text typed but not saved, kept in the book itself so that a crash or a power cut loses nothing."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from typing import Any, Final

from lawgov_desktop.records.record_type import Draft
from lawgov_desktop.storage.book import Book

_KEY: Final = "unsaved_forms"


@dataclass(frozen=True, slots=True)
class UnsavedForm:
    """A form as it stood a moment ago. ``uuid`` is empty for a record not yet in the book."""

    form: str
    kind: str
    uuid: str
    revision: int
    at: str
    draft: Draft


class UnsavedForms:
    """The forms left open. They are kept in the book, not beside it: a keyed book keeps them keyed too."""

    def __init__(self, book: Book) -> None:
        self._book = book

    def keep(self, form: UnsavedForm) -> None:
        self._write({**self._read(), form.form: asdict(form)})

    def drop(self, form: str) -> None:
        kept = self._read()
        if form in kept:
            del kept[form]
            self._write(kept)

    def all(self) -> list[UnsavedForm]:
        return [UnsavedForm(**form) for form in self._read().values()]

    def _read(self) -> dict[str, dict[str, Any]]:
        kept: dict[str, dict[str, Any]] = json.loads(self._book.meta(_KEY) or "{}")
        return kept

    def _write(self, forms: dict[str, dict[str, Any]]) -> None:
        self._book.set_meta(_KEY, json.dumps(forms, ensure_ascii=False))
