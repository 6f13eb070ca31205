"""Which Word files the office prints its papers from: kept with the book, the former ones too."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from lawgov_desktop.storage.book import Book
from lawgov_desktop.storage.stamps import now_text
from lawgov_desktop.storage.store import Store

TEMPLATES: Final = "paper_template"
"""What a :class:`~.store.Change` names when templates were accepted or dropped."""

_COLUMNS: Final = "id, kind, name, own, sha256, file_name, size, accepted_at, accepted_by"


@dataclass(frozen=True, slots=True)
class PaperTemplate:
    """A template once accepted. ``name`` is that of the paper it stands for; the title of the office's own
    paper when ``own``. The file lies among the attachments under ``sha256``; ``size`` in bytes."""

    number: int
    kind: str
    name: str
    own: bool
    sha256: str
    file_name: str
    size: int
    accepted_at: str
    accepted_by: str


def templates_in_force(book: Book, kind: str = "") -> list[PaperTemplate]:
    """The templates papers are printed from today, of one register when it is named."""
    also, params = ("AND kind = ?", (kind,)) if kind else ("", ())
    return _found(book, f"ended_at IS NULL {also} ORDER BY kind, own, id", params)


def template_in_force(book: Book, kind: str, name: str) -> PaperTemplate | None:
    """The template of one paper; None while it is printed in its built-in form."""
    found = _found(book, "ended_at IS NULL AND kind = ? AND name = ?", (kind, name))
    return found[0] if found else None


def former_template(book: Book, kind: str, name: str) -> PaperTemplate | None:
    """What could be taken back: the newest template of this paper that is another file than today's."""
    now = template_in_force(book, kind, name)
    found = _found(
        book,
        "ended_at IS NOT NULL AND kind = ? AND name = ? AND sha256 <> ? ORDER BY id DESC LIMIT 1",
        (kind, name, now.sha256 if now else ""),
    )
    return found[0] if found else None


def accept_template(
    store: Store, kind: str, name: str, file: Mapping[str, Any], *, own: bool
) -> PaperTemplate:
    """Print this paper from that kept file (``{"sha256", "name", "size"}``) from now on."""
    at = now_text()
    with store.writing(f"采用文书模板：{file['name']}", TEMPLATES) as batch:
        _end(store, kind, name, at)
        store.book.db.execute_sql(
            "INSERT INTO paper_template (kind, name, own, sha256, file_name, size, accepted_at, accepted_by)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            (kind, name, int(own), file["sha256"], file["name"], file["size"], at, store.who),
        )
        batch.written.kinds.add(TEMPLATES)
    accepted = template_in_force(store.book, kind, name)
    assert accepted is not None
    return accepted


def drop_template(store: Store, kind: str, name: str) -> None:
    """Print this paper in its built-in form again; the file stays and can be taken back."""
    with store.writing("不再使用文书模板", TEMPLATES) as batch:
        _end(store, kind, name, now_text())
        batch.written.kinds.add(TEMPLATES)


def _end(store: Store, kind: str, name: str, at: str) -> None:
    store.book.db.execute_sql(
        "UPDATE paper_template SET ended_at = ?, ended_by = ?"
        " WHERE kind = ? AND name = ? AND ended_at IS NULL",
        (at, store.who, kind, name),
    )


def _found(book: Book, where: str, params: tuple[Any, ...]) -> list[PaperTemplate]:
    return [
        PaperTemplate(number, kind, name, bool(own), *rest)
        for number, kind, name, own, *rest in book.rows(
            f"SELECT {_COLUMNS} FROM paper_template WHERE {where}", params
        )
    ]
