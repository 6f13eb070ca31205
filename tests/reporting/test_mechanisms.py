"""Every sentence of a published report has a register that can say it (feature G12): table, figures, book."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import NamedTuple

import pytest

from lawgov_desktop.office import Office
from lawgov_desktop.practice import make_practice_book
from lawgov_desktop.reporting.figures import answer
from lawgov_desktop.reporting.mechanisms import FIGURES
from lawgov_desktop.reporting.period import Period

DOC = Path(__file__).resolve().parents[2] / "docs" / "report_mechanisms.md"
YEAR = 2025
ROW = re.compile(r"^\| (?P<said>[^|]+) \| `(?P<kind>\w+)` \| `(?P<figure>\w+)` \| (?P<value>[^|]+) \|$", re.M)


class Row(NamedTuple):
    said: str
    kind: str
    figure: str
    value: int
    published: bool


ROWS = [
    Row(
        found["said"], found["kind"], found["figure"], int(found["value"].strip("*")),
        found["value"].startswith("**"),
    )
    for found in ROW.finditer(DOC.read_text(encoding="utf-8"))
]  # fmt: skip
BY_KEY = {figure.key: figure for figure in FIGURES}


@pytest.fixture(scope="module")
def practice(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    """The practice book on the last day of its year."""
    office = make_practice_book(tmp_path_factory.mktemp("seed") / "练习.lawgov", today=date(YEAR, 12, 31))
    yield office
    office.close()


def test_the_table_and_the_figures_are_the_same() -> None:
    assert [row.figure for row in ROWS] == [figure.key for figure in FIGURES]
    assert [row.kind for row in ROWS] == [figure.kind for figure in FIGURES]
    assert len(BY_KEY) == len(FIGURES)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.figure)
def test_the_practice_year_gives_the_number_of_the_table(practice: Office, row: Row) -> None:
    found = answer(practice.store, BY_KEY[row.figure], Period.year(YEAR))
    assert found.value == row.value, f"{row.said}: {found.figure.rule}"
    assert len(set(found.records)) == len(found.records) == found.value
    assert all(practice.store.get(row.kind, uuid) for uuid in found.records)


def test_what_the_published_report_printed_comes_out() -> None:
    printed = {row.figure: row.value for row in ROWS if row.published}
    assert printed == {
        "matters_in_force": 306, "new_officers_trained": 2, "four_year_officers_trained": 45,
        "certificates_cancelled": 2, "enterprise_school_events": 20, "market_day_events": 46,
        "lawsuits": 5, "lawsuits_closed": 5, "administrative_mediation_start": 1, "committees": 22,
        "industry_committees": 1, "part_time_mediators": 22, "full_time_mediators": 4,
        "lawful_administration_meetings": 1, "implementation_plans": 1, "special_studies": 2,
        "law_studies": 4, "shortcomings": 4, "advice": 3,
    }  # fmt: skip
