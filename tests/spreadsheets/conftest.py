from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from lawgov_desktop.office import Office, on_day, working_office
from tests.spreadsheets.lists import COMMITTEE


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    """A new book with the shipped code lists, one committee, and a clock that stands still."""
    with working_office(tmp_path / "book.lawgov", who="王示例", today=on_day(date(2026, 1, 10))) as opened:
        opened.store.save("committee", {"name": COMMITTEE})
        yield opened
