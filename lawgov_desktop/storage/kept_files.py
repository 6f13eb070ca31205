"""Which files a book speaks of: attachments, originals of imports, templates; which are missing."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from lawgov_desktop.records.fields import Labelled, attached
from lawgov_desktop.records.record_type import RecordType, child_fields
from lawgov_desktop.storage.attachments import Attachments
from lawgov_desktop.storage.book import Book
from lawgov_desktop.storage.tables import quoted


@dataclass(frozen=True, slots=True)
class KeptFile:
    """A file kept in the folder of attachments: its content's SHA-256, its name, what it belongs to."""

    sha256: str
    name: str
    belongs_to: str


def kept_files(book: Book, kinds: Sequence[RecordType]) -> Iterator[KeptFile]:
    """Every file the book speaks of, those of records in the recycle bin too; one may come several times."""
    for kind in kinds:
        table = kind.model._meta.table_name
        yield from _in_table(book, table, kind.fields, kind.title)
        for child in kind.children:
            yield from _in_table(
                book, child.model._meta.table_name, child_fields(child), f"{kind.title}的{child.label}"
            )
    for name, details in book.rows("SELECT file_name, details FROM import_log"):
        original = json.loads(details).get("original")
        if original:
            yield KeptFile(original["sha256"], name, "导入的原文件")
    for sha256, name in book.rows("SELECT sha256, file_name FROM paper_template"):
        yield KeptFile(sha256, name, "文书模板")


def _in_table(book: Book, table: str, fields: dict[str, Labelled], title: str) -> Iterator[KeptFile]:
    for name, own in fields.items():
        if own.kind_name != "attachment":
            continue
        column = quoted(name)
        for (value,) in book.rows(f"SELECT {column} FROM {table} WHERE {column} IS NOT NULL"):
            for file in attached(value):
                yield KeptFile(file["sha256"], file["name"], title)


def files_present(folder: Attachments) -> list[str]:
    """The SHA-256 names of all files in the folder, whether or not a record speaks of them."""
    return [file.name for file in folder.folder.glob("??/*") if len(file.name) == 64 and file.is_file()]


def missing_files(book: Book, kinds: Sequence[RecordType], folder: Attachments) -> list[KeptFile]:
    """Files the book speaks of that are not in its folder, each once."""
    asked = {file.sha256: file for file in kept_files(book, kinds)}
    return [file for sha256, file in asked.items() if not folder.path_of(sha256).is_file()]
