"""Asking all figures of a report: the same as one by one, to be stopped, led by an index where it pays."""

from __future__ import annotations

import pytest

from lawgov_desktop.errors import Cancelled
from lawgov_desktop.office import Office
from lawgov_desktop.progress import Progress
from lawgov_desktop.reporting.figures import answer, answer_all, answer_by
from lawgov_desktop.reporting.mechanisms import FIGURES
from lawgov_desktop.reporting.mediation_table import AGREED, CASES
from lawgov_desktop.reporting.period import Period
from lawgov_desktop.storage.listing import expression_sql

YEAR = Period.year(2025)


def test_all_at_once_says_what_each_says(practice: Office) -> None:
    together = answer_all(practice.store, FIGURES, YEAR)
    assert list(together) == [figure.key for figure in FIGURES]
    for figure in FIGURES:
        assert together[figure.key] == answer(practice.store, figure, YEAR)


def test_a_figure_is_its_records_in_the_order_of_the_book(practice: Office) -> None:
    told = answer(practice.store, CASES.figure, YEAR)
    rows = practice.book.rows("SELECT uuid FROM mediation_case ORDER BY id")
    assert list(told.records) == [uuid for (uuid,) in rows if uuid in set(told.records)]
    parts = answer_by(practice.store, CASES.figure, YEAR, "committee")
    assert sum(one.value for one in parts.values()) == told.value == len(told.records)


def test_asking_can_be_stopped(practice: Office) -> None:
    progress = Progress(lambda doing, done, total: progress.cancel())
    with pytest.raises(Cancelled):
        answer_all(practice.store, FIGURES, YEAR, progress)


@pytest.mark.parametrize(
    ("key", "index"),
    [
        ("matters_in_force", "matter_standing"),
        ("matters_changed", "matter_by_changed_on"),
        ("matters_moved_out", "matter_by_changed_on"),
        ("mediation_agreed", "mediation_case_by_agreement_on"),
        ("mediation_cases", "mediation_case_by_accepted_on"),
        ("market_day_events", "publicity_event_by_held_on"),
    ],
)
def test_figures_of_large_registers_follow_an_index(practice: Office, key: str, index: str) -> None:
    every = {figure.key: figure for figure in (*FIGURES, AGREED.figure)}
    figure, store = every[key], practice.store
    sql, params = expression_sql(store, store.kinds[figure.kind], lambda model: figure.where(model, YEAR))
    asked = f"SELECT t.uuid FROM {figure.kind} t WHERE t.deleted_at IS NULL AND ({sql}) ORDER BY +t.id"
    plan = [row[3] for row in practice.book.rows(f"EXPLAIN QUERY PLAN {asked}", tuple(params))]
    assert any(index in step for step in plan), plan
