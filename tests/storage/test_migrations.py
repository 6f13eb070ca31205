"""The frozen SQL and today's declarations describe the same tables."""

from __future__ import annotations

from pathlib import Path

import peewee
import pytest

from lawgov_desktop.records.record_type import RecordType
from lawgov_desktop.registers import ALL
from lawgov_desktop.storage.book import Book, open_book, statements
from lawgov_desktop.storage.migrations import all_migrations

MODELS = [(kind, model) for kind in ALL for model in (kind.model, *(child.model for child in kind.children))]


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Book:
    return open_book(tmp_path_factory.mktemp("books") / "new.lawgov")


@pytest.mark.parametrize(("kind", "model"), MODELS, ids=lambda it: getattr(it, "key", None) or it.__name__)
def test_the_migrated_table_has_the_declared_columns(
    book: Book, kind: RecordType, model: type[peewee.Model]
) -> None:
    table = model._meta.table_name
    there = {name: kind_ for _, name, kind_, *_ in book.rows(f"PRAGMA table_info({table})")}
    declared = {
        name: "INTEGER" if isinstance(field, peewee.IntegerField) else "TEXT"
        for name, field in model._meta.fields.items()
    }
    assert there == declared, (
        f"{kind.title}: table {table} and its declaration differ; add a migration"
        f" (python tools/draft_migration.py {kind.key} shows the whole table)"
    )


@pytest.mark.parametrize("kind", ALL, ids=lambda kind: kind.key)
def test_every_list_column_sorts_through_an_index(book: Book, kind: RecordType) -> None:
    table = kind.model._meta.table_name
    for name in kind.list_fields:
        column = kind.sort_field(name)
        plan = book.rows(
            f"EXPLAIN QUERY PLAN SELECT id FROM {table} WHERE deleted_at IS NULL"
            f' ORDER BY "{column}" DESC, id DESC LIMIT 50'
        )
        assert [line[3] for line in plan if "TEMP B-TREE" in line[3]] == [], (
            f"{kind.key}.{name} is sorted by hand"
        )


def test_migrations_never_look_at_todays_code() -> None:
    folder = Path(all_migrations.__code__.co_filename).parent
    assert {file.suffix for file in folder.iterdir() if file.is_file()} <= {".sql", ".py"}
    assert [migration.number for migration in all_migrations()][:2] == [1, 2]


def test_a_script_is_cut_at_its_statements_only() -> None:
    script = (
        "-- note; with a semicolon\nCREATE TABLE a (b TEXT DEFAULT ';');\nINSERT INTO a VALUES ('x;y');\n"
    )
    assert list(statements(script)) == [
        "CREATE TABLE a (b TEXT DEFAULT ';');", "INSERT INTO a VALUES ('x;y');",
    ]  # fmt: skip


def test_an_unfinished_statement_is_a_fault_of_the_script() -> None:
    with pytest.raises(ValueError, match="unfinished"):
        list(statements("CREATE TABLE a (b TEXT)"))
