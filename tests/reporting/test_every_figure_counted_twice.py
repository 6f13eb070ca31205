"""No number without a second count: every figure of the report and of the tables, against plain Python."""

from __future__ import annotations

from datetime import date

import pytest

from lawgov_desktop.office import Office
from lawgov_desktop.reporting.figures import answer_all
from lawgov_desktop.reporting.period import Period
from lawgov_desktop.reporting.report.answers import answers, every_figure
from tests.reporting.recounting import Recount
from tests.reporting.recounting_tables import EVERY

YEAR = 2025
PERIODS = (
    Period.year(YEAR),
    Period.year(YEAR - 1),
    Period(date(YEAR, 4, 1), date(YEAR, 6, 30)),
    Period.year(YEAR, date(YEAR, 8, 15)),
    Period.month(YEAR, 11),
    Period(date(YEAR - 1, 7, 1), date(YEAR, 6, 30)),
)


def test_every_figure_has_its_second_count() -> None:
    keys = [figure.key for figure in every_figure()]
    assert len(keys) == len(set(keys))
    assert set(EVERY) == set(keys)


@pytest.mark.parametrize("period", PERIODS, ids=lambda period: period.in_words)
def test_both_counts_agree(practice: Office, period: Period) -> None:
    counted, again = answer_all(practice.store, every_figure(), period), Recount(practice.store, period)
    assert {key: one.value for key, one in counted.items()} == {
        key: count(again) for key, count in EVERY.items()
    }


def test_most_figures_of_the_practice_year_are_more_than_nothing(practice: Office) -> None:
    """A second count of nothing proves nothing."""
    counted = answer_all(practice.store, every_figure(), PERIODS[0])
    assert sum(bool(one.value) for one in counted.values()) > 0.85 * len(counted)


@pytest.mark.parametrize("period", PERIODS, ids=lambda period: period.in_words)
def test_a_figure_opens_as_many_records_as_it_counts(practice: Office, period: Period) -> None:
    for figure in every_figure():
        one = answer_all(practice.store, [figure], period)[figure.key]
        assert len(set(one.records)) == len(one.records), figure.key
        if not figure.is_sum:
            assert len(one.records) == one.value, figure.key
        for uuid in one.records:
            found = practice.store.get(figure.kind, uuid)
            assert found is not None, figure.key
            assert not found.get("deleted_at"), figure.key


def test_every_answer_says_how_it_is_counted(practice: Office) -> None:
    for said in answers(practice.store, PERIODS[0]).values():
        assert said.title, said.key
        assert len(said.rule) > 3, said.key
        assert said.kind in practice.store.kinds, said.key
        assert said.value is None or said.unit, said.key
