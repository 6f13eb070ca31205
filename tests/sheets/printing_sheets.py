"""Prints a sheet and reads it back: the text of every page without white space."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from lawgov_desktop.documents.document import Document
from lawgov_desktop.office import Office
from lawgov_desktop.printing import write_document
from lawgov_desktop.sheets import SheetAsked, sheet_of
from tests.documents.pdf_reading import page_texts

YEAR = (date(2025, 1, 1), date(2025, 12, 31))
NOWHEN = (None, None)


def document(
    office: Office,
    name: str,
    span: tuple[date | None, date | None] = YEAR,
    records: Sequence[str] = (),
    *,
    masked: bool = False,
    **values: str,
) -> Document:
    return sheet_of(name).document(office, SheetAsked(*span, tuple(records), values, masked))


def pages(office: Office, made: Document, folder: Path) -> list[str]:
    """Every character must have had a glyph."""
    result = write_document(office, made, folder / "sheet.pdf")
    assert result.missing_glyphs == ()
    return ["".join(text.split()) for text in page_texts(result.path)]
