"""Print the SQL of a migration that adds a record type: `python tools/draft_migration.py KIND …`.

What it prints is put into lawgov_desktop/storage/migrations/ under the next number, read once by a person,
and never changed after a release. tests/storage/test_migrations.py holds that tables and declarations agree.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import peewee

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from lawgov_desktop.records.record_type import RecordType


def create_statements(kind: RecordType) -> Iterator[str]:
    """CREATE TABLE and CREATE INDEX for one record type and its child rows."""
    table = kind.model._meta.table_name
    yield _create_table(kind.model)
    for name in dict.fromkeys((*kind.list_fields, kind.order.lstrip("-"))):
        column = kind.sort_field(name)
        if column in kind.model._meta.fields and column != "id":
            # deleted_at first: a list of what is not deleted walks this index alone, also to its middle.
            yield f'CREATE INDEX {table}_by_{column} ON {table} (deleted_at, "{column}");'
    yield f"CREATE INDEX {table}_by_id ON {table} (deleted_at);"
    for name, field in kind.model._meta.fields.items():
        if isinstance(field, peewee.Field) and field.index and not name.endswith("_key"):
            yield f'CREATE INDEX {table}_on_{name} ON {table} ("{name}");'
    for child in kind.children:
        child_table = child.model._meta.table_name
        yield _create_table(child.model)
        yield f"CREATE INDEX {child_table}_owner ON {child_table} (owner);"
        for name, field in child.model._meta.fields.items():
            if isinstance(field, peewee.Field) and field.index and name != "owner":
                yield f'CREATE INDEX {child_table}_on_{name} ON {child_table} ("{name}");'


def _create_table(model: type[peewee.Model]) -> str:
    columns = []
    for name, field in model._meta.fields.items():
        if isinstance(field, peewee.AutoField):
            columns.append(f'"{name}" INTEGER PRIMARY KEY')
            continue
        kind = "INTEGER" if isinstance(field, peewee.IntegerField) else "TEXT"
        columns.append(
            f'"{name}" {kind}' + (" UNIQUE" if field.unique else "") + ("" if field.null else " NOT NULL")
        )
    return f"CREATE TABLE {model._meta.table_name} (\n    " + ",\n    ".join(columns) + "\n);"


def main(keys: list[str]) -> None:
    from lawgov_desktop.registers import ALL

    for kind in ALL:
        if not keys or kind.key in keys:
            print(f"-- {kind.title}\n" + "\n".join(create_statements(kind)) + "\n")


if __name__ == "__main__":
    main(sys.argv[1:])
