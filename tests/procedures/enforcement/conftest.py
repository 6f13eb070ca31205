"""An open book of its own for every test."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from lawgov_desktop.office import Office, open_office
from tests.procedures.enforcement.staff_books import TODAY


@pytest.fixture
def office(fresh_book: Path) -> Iterator[Office]:
    opened = open_office(fresh_book, who="测试", today=lambda: TODAY)
    opened.rename("样例镇司法所")
    yield opened
    opened.close()
