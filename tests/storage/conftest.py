from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from lawgov_desktop.storage.store import Store
from lawgov_desktop.timekeeping.deadlines import LegalClocks
from tests.storage.small_register import visitors_store


@pytest.fixture
def store(tmp_path: Path, root: Path) -> Iterator[Store]:
    """A store over a new book of visitors, with the shipped clocks and one code list."""
    opened = visitors_store(
        tmp_path / "visitors.lawgov", clocks=LegalClocks.load(root / "resources" / "rules")
    )
    entry = {"list_key": "visitor_kind", "code": "local", "label": "本村", "aliases": "本地、村里"}
    opened.save("code_entry", entry)
    yield opened
    opened.book.close()
