"""A quick sample of what tools/break_spreadsheets makes by the thousand: read or refused, never a crash."""

from __future__ import annotations

from pathlib import Path

import pytest

from tools.break_spreadsheets.cruel import CRUEL
from tools.break_spreadsheets.making import broken_files
from tools.break_spreadsheets.trying import Judge

NAMED = (
    "dimension_lies",
    "rows_out_of_order",
    "merges_over_each_other",
    "text_out_of_range",
    "dates_beyond_time",
    "billion_laughs",
    "entity_from_outside",
    "sizes_that_lie",
    "unknown_packing",
    "ods_spans",
    "ods_dates_beyond_time",
    "xlsb_far_rows",
    "ole2_looping",
    "biff_lying_lengths",
    "csv_with_zero_bytes",
    "page_spans",
)


@pytest.mark.parametrize("seed", [11, 12])
def test_damaged_files_are_read_and_planned_or_refused_in_a_sentence(seed: int) -> None:
    with Judge(quiet=True) as judge:
        outcomes = [judge.judge(file) for file in broken_files(14, seed, start=len(CRUEL) + 1)]
    assert judge.faults == []
    assert len(set(outcomes)) > 1, "a sample that always ends the same way proves little"


def test_the_cruel_files_are_read_and_planned_or_refused_in_a_sentence(tmp_path: Path) -> None:
    named = {make.__name__: number for number, make in enumerate(CRUEL)}
    with Judge(quiet=True) as judge:
        for name in NAMED:
            for file in broken_files(1, 11, start=named[name]):
                judge.judge(file)
    assert judge.faults == []


def test_the_same_seed_makes_the_same_files() -> None:
    start = len(CRUEL) + 5
    assert list(broken_files(7, 5, start=start)) == list(broken_files(7, 5, start=start))
    assert list(broken_files(7, 5, start=start)) != list(broken_files(7, 6, start=start))
