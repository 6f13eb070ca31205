"""Instalments: split without losing a 分, followed, doubted where they do not fit the case."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lawgov_desktop.records.record_type import Draft
from lawgov_desktop.registers.mediation import case_rules, instalments
from tests.registers.shipped_names import ShippedNames


@given(
    total=st.integers(1, 10**12),
    number=st.integers(1, instalments.MOST),
    first=st.dates(date(1990, 1, 1), date(2090, 12, 31)),
    months=st.integers(1, 12),
)
def test_splitting_loses_nothing(total: int, number: int, first: date, months: int) -> None:
    if total < number:
        with pytest.raises(ValueError):
            instalments.split(total, number, first, months=months)
        return
    rows = instalments.split(total, number, first, months=months)
    assert len(rows) == number
    assert sum(row["amount"] for row in rows) == total
    assert all(row["amount"] > 0 for row in rows)
    assert rows[0]["due"] == first.isoformat()
    assert [row["due"] for row in rows] == sorted({row["due"] for row in rows})


def test_whole_yuan_stay_whole_and_the_last_row_takes_the_rest() -> None:
    rows = instalments.split(1_000_000, 3, date(2025, 1, 31))
    assert [row["amount"] for row in rows] == [333300, 333300, 333400]
    assert [row["due"] for row in rows] == ["2025-01-31", "2025-02-28", "2025-03-31"]


@pytest.mark.parametrize("number", [0, -1, instalments.MOST + 1])
def test_a_number_of_instalments_that_is_a_slip_is_refused(number: int) -> None:
    with pytest.raises(ValueError):
        instalments.split(1_000_000, number, date(2025, 1, 31))


@pytest.mark.parametrize(
    "row,left",
    [
        ({"amount": 100}, 100),
        ({"amount": 100, "paid_on": "2025-01-01"}, 0),
        ({"amount": 100, "paid": 40, "paid_on": "2025-01-01"}, 60),
        ({"amount": 100, "paid": 140}, 0),
        ({}, 0),
    ],
)
def test_what_is_left(row: Draft, left: int) -> None:
    assert instalments.left_of(row) == left


def test_late_is_after_the_day_not_on_it() -> None:
    rows = [
        {"due": "2025-03-10", "amount": 1},
        {"due": "2025-03", "amount": 1},
        {"due": "2025-04", "amount": 1},
    ]
    assert [number for number, _ in instalments.overdue(rows, date(2025, 3, 10))] == []
    assert [number for number, _ in instalments.overdue(rows, date(2025, 3, 11))] == [1]
    assert [number for number, _ in instalments.overdue(rows, date(2025, 4, 1))] == [1, 2]


def test_in_words() -> None:
    rows = [{"due": "2025-03-10", "amount": 100000, "paid": 100000}, {"due": "2025-04-10", "amount": 200000}]
    assert instalments.in_words(rows) == "共 2 期，已付 1 期，未付 2,000.00 元"
    assert instalments.in_words([]) == ""


def test_what_does_not_fit_is_doubted(settled: Draft) -> None:
    case = settled | {
        "performance_way": "once",
        "instalments": [
            {"due": "2025-03-10", "amount": 1, "paid": 2},
            {"due": "2025-04-10", "amount": 5, "paid_on": "2025-03-01"},
        ],
    }
    assert {problem.field for problem in instalments.problems(case)} == {
        "performance_way", "instalments", "instalments.1.paid_on", "instalments.1.paid",
        "instalments.2.paid_on",
    }  # fmt: skip


def test_an_agreement_by_instalments_wants_its_rows(settled: Draft, names: ShippedNames) -> None:
    case = settled | {"performance_way": "instalments", "performance_due": None}
    assert "instalments" in case_rules.wanted(case)
    rows = [{"due": "2025-04-10", "amount": 120000}]
    assert "instalments" not in case_rules.wanted(case | {"instalments": rows})
    derived = case_rules.derive(case | {"instalments": rows}, names)
    assert (derived["instalment_next_due"], derived["instalment_unpaid"]) == ("2025-04-10", 120000)


def test_a_void_case_owes_nothing(settled: Draft, names: ShippedNames) -> None:
    case = settled | {"number_void": 1, "instalments": [{"due": "2025-04-10", "amount": 1}]}
    assert case_rules.derive(case, names)["instalment_next_due"] is None
    assert list(case_rules.clocks(case)) == []
