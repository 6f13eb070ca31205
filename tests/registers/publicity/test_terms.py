"""聘期至12月31日 holds on 31 December; a month as an end holds every day of the month."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from lawgov_desktop.office import Office, open_office
from lawgov_desktop.procedures.publicity_villages import village_coverage
from lawgov_desktop.storage.listing import ListQuery, count

LAST = date(2025, 12, 31)


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    opened = open_office(tmp_path / "b.lawgov", today=lambda: LAST)
    yield opened
    opened.close()


@pytest.mark.parametrize(
    ("until", "serves"), [("2025-12-31", True), ("2025-12", True), ("2025-12-30", False), (None, True)]
)
def test_the_last_day_of_an_advisers_term_counts(office: Office, until: str | None, serves: bool) -> None:
    draft = {"village": "石桥村", "name": "王示例", "valid_from": "2023-01-01", "valid_to": until}
    office.store.save("village_adviser", draft)
    assert count(office.store, ListQuery("village_adviser", view="in_being")) == int(serves)
    assert count(office.store, ListQuery("village_adviser", view="ended")) == int(not serves)
    covered = village_coverage(office.store, LAST, 3, ["石桥村"])
    assert [bool(one.advisers) for one in covered] == [serves]
