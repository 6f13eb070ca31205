"""The practice office at the end of its year, and an empty one: what reports are written from."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from lawgov_desktop.office import Office, on_day, open_office
from lawgov_desktop.reporting.period import Period
from tests.practice_books import YEAR_END

YEAR = YEAR_END.year
WHOLE = Period.year(YEAR)


@pytest.fixture
def practice(own_practice: Office) -> Office:
    return own_practice


@pytest.fixture
def empty(fresh_book: Path) -> Iterator[Office]:
    office = open_office(fresh_book, who="测试", today=on_day(YEAR_END))
    office.rename("样例镇司法所")
    yield office
    office.close()
