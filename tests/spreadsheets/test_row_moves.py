"""What references become when rows are put in or taken out, as Excel itself does it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lawgov_desktop.spreadsheets.row_moves import (
    RowsKept,
    RowsPutIn,
    moved_area,
    moved_areas,
    moved_formula,
)

PUT_IN = RowsPutIn(after=8, count=5)
KEPT = RowsKept(4, {6, 9})


def own(name: str | None) -> bool:
    return name in (None, "表 1")


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("SUM(E5:E9)", "SUM(E5:E14)"),
        ("SUM(E5:E8)", "SUM(E5:E13)"),  # the new rows stand right at its end: they belong to it
        ("SUM(E8)", "SUM(E8:E13)"),
        ("E8*2", "E8*2"),
        ("$E$9+E10", "$E$14+E15"),
        ("SUM(A1:A3)", "SUM(A1:A3)"),
        ("'表 1'!$A$1:$I$12", "'表 1'!$A$1:$I$17"),
        ("选项!$A$9:$A$12", "选项!$A$9:$A$12"),
        ('IF(E9="E9",合计金额,"第9行")', 'IF(E14="E9",合计金额,"第9行")'),
        ("'表 1'!$3:$4,'表 1'!$A:$B", "'表 1'!$3:$4,'表 1'!$A:$B"),
        ("LOG10(E9)", "LOG10(E14)"),
    ],
)
def test_formulas_follow_rows_put_in(before: str, after: str) -> None:
    assert moved_formula(before, PUT_IN, own) == after


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("SUM(E5:E9)", "SUM(E5:E6)"),
        ("E6+E9", "E5+E6"),
        ("E7", "#REF!"),
        ("E3", "E3"),
        ("SUM(E7:E8)", "SUM(#REF!)"),
    ],
)
def test_formulas_follow_rows_taken_out(before: str, after: str) -> None:
    assert moved_formula(before, KEPT, own) == after


def test_areas_that_are_gone_are_left_out() -> None:
    assert moved_areas("B5:B9 C7 D2", KEPT) == "B5:B6 D2"
    assert moved_area("A7:A8", KEPT) is None


@given(st.text(max_size=40))
def test_what_is_no_formula_is_left_alone_or_read_but_never_a_crash(text: str) -> None:
    assert isinstance(moved_formula(text, PUT_IN, own), str)


@given(st.integers(1, 60), st.integers(0, 40), st.integers(1, 60), st.integers(0, 40))
def test_rows_put_in_keep_the_order_and_the_length_of_stretches(
    first: int, more: int, after: int, count: int
) -> None:
    moves = RowsPutIn(after, count)
    span = moves.span(first, first + more, grow=False)
    assert span is not None
    inside = first <= after < first + more
    assert span == (moves.row(first), moves.row(first + more))
    assert span[1] - span[0] == more + (count if inside else 0)
