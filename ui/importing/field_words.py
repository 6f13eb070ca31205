"""Finding a field of the register by its words or by the initials of their sounds."""

from __future__ import annotations

from collections.abc import Sequence

from lawgov_desktop.records.pinyin import matches_initials

Field = tuple[str, str]
"""(path, heading)."""

MIME = "application/x-lawgov-field"
"""What is dragged in the import window: a field's path, or "@" and the letter of the column it leaves."""


def fitting(fields: Sequence[Field], typed: str) -> list[Field]:
    """The fields whose heading holds what was typed, or is begun by these initials: 当事人 by ``dsr``."""
    typed = typed.strip()
    if not typed:
        return list(fields)
    plain = typed.lower()
    said = [field for field in fields if plain in field[1].lower()]
    if not plain.isascii():
        return said
    return said + [field for field in fields if field not in said and matches_initials(field[1], plain)]
