"""Every sentence of a published report has a register that can say it (feature G12): table, figures, book."""

from __future__ import annotations

import re
from pathlib import Path
from typing import NamedTuple

import pytest

from lawgov_desktop.office import Office
from lawgov_desktop.reporting.figures import answer
from lawgov_desktop.reporting.mechanisms import FIGURES
from lawgov_desktop.reporting.period import Period
from lawgov_desktop.reporting.rates import RATES
from lawgov_desktop.reporting.report.answers import answers

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


def test_the_table_and_the_figures_are_the_same() -> None:
    assert [row.figure for row in ROWS] == [figure.key for figure in FIGURES]
    assert [row.kind for row in ROWS] == [figure.kind for figure in FIGURES]
    assert len(BY_KEY) == len(FIGURES)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.figure)
def test_the_practice_year_gives_the_number_of_the_table(practice: Office, row: Row) -> None:
    found = answer(practice.store, BY_KEY[row.figure], Period.year(YEAR))
    assert found.value == row.value, f"{row.said}: {found.figure.rule}"
    assert len(set(found.records)) == len(found.records)
    assert found.figure.is_sum or len(found.records) == found.value
    assert all(practice.store.get(row.kind, uuid) for uuid in found.records)


def test_the_rates_and_bridges_of_the_table_come_out(practice: Office) -> None:
    text = DOC.read_text(encoding="utf-8")
    told = answers(practice.store, Period.year(YEAR))
    rates = re.findall(r"^\| `(\w+)` \| `(\w+)` ÷ `(\w+)` \| ([\d.]+%) \|$", text, re.M)
    assert [(rate.key, rate.part, rate.whole) for rate in RATES] == [found[:3] for found in rates]
    assert [told[key].shown for key, *_ in rates] == [found[3] for found in rates]
    bridges = re.findall(r"^\| `(\w+)` \| [^`|]+ \| ([\d +−=]+) \|$", text, re.M)
    built = {key: said.bridge for key, said in told.items() if said.bridge is not None}
    assert {key: bridge.in_words for key, bridge in built.items()} == dict(bridges)
    assert all(bridge.agrees for bridge in built.values())


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
