"""Frozen numbered migrations: SQL that never changes once released; a book gets all it lacks at once."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

_HERE = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Migration:
    number: int
    name: str
    sql: str


def all_migrations() -> list[Migration]:
    """Every migration, in order; numbers run 1, 2, 3 … without a gap."""
    found = [
        Migration(int(file.stem[:4]), file.stem[5:], file.read_text(encoding="utf-8"))
        for file in sorted(_HERE.glob("[0-9][0-9][0-9][0-9]_*.sql"))
    ]
    if [migration.number for migration in found] != list(range(1, len(found) + 1)):
        raise ValueError("migrations must be numbered without gaps")
    return found


def newest() -> int:
    return len(all_migrations())
