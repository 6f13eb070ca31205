"""Case numbers: patterns of the committees, series, and the check for gaps and repeats."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lawgov_desktop.records.record_type import Draft
from lawgov_desktop.registers.mediation.numbering import (
    DEFAULT_PATTERN,
    case_number,
    case_series,
    gaps,
    number_text,
    pattern_fault,
)
from tests.registers.shipped_names import ShippedNames


@pytest.mark.parametrize(
    ("pattern", "number"),
    [
        (None, "〔2025〕龙潭人调字第0012号"),
        ("({年}){代字}人调字第{序号:04}号", "(2025)龙潭人调字第0012号"),
        ("{代字}〔{年}〕人调字第{序号}号", "龙潭〔2025〕人调字第12号"),
        ("〔{年}〕{代字}人调{类}字第{序号:03}号", "〔2025〕龙潭人调口字第012号"),
    ],
)
def test_a_pattern_gives_the_number(pattern: str | None, number: str) -> None:
    assert number_text(pattern, year=2025, office="龙潭", sequence=12, kind="口") == number


def test_a_sequence_wider_than_its_zeros_is_not_cut() -> None:
    assert number_text("{年}-{序号:02}", year=2025, office="", sequence=1234) == "2025-1234"


@pytest.mark.parametrize(
    "pattern", ["{年}{月}{序号}", "{年}{代字}", "{序号}", "{年}{序号", "{年:04}{序号}", "{年}{序号}{序号:04}"]
)
def test_a_pattern_that_gives_no_number_is_told(pattern: str) -> None:
    assert pattern_fault(pattern)


def test_a_good_pattern_and_none_are_no_fault() -> None:
    assert pattern_fault(DEFAULT_PATTERN) == pattern_fault(None) == ""


def test_a_series_is_a_committee_and_a_year_of_acceptance(five_fields: Draft, names: ShippedNames) -> None:
    assert case_series(five_fields, names) == "c1/2025"
    assert case_series({**five_fields, "accepted_on": "2024-12"}, names) == "c1/2024"
    assert case_series({**five_fields, "committee": "c2"}, names) == "c2/2025"


@pytest.mark.parametrize(
    "said", [{"accepted_on": None}, {"committee": None}, {"not_accepted_reason": "refused"}]
)
def test_no_number_before_acceptance(five_fields: Draft, names: ShippedNames, said: Draft) -> None:
    assert case_series({**five_fields, **said}, names) is None


def test_oral_agreements_count_apart_only_where_the_number_shows_it(
    five_fields: Draft, names: ShippedNames
) -> None:
    oral = {**five_fields, "agreement_form": "oral"}
    assert case_series(oral, names) == "c1/2025"
    names.records["committee", "c1"]["number_pattern"] = "〔{年}〕{代字}人调{类}字第{序号}号"
    assert case_series(oral, names) == "c1/2025/口"
    assert case_number(oral, 1, names) == "〔2025〕河东人调口字第1号"


def test_a_committee_without_a_word_of_its_own_uses_its_name(five_fields: Draft, names: ShippedNames) -> None:
    number = case_number({**five_fields, "committee": "c2"}, 3, names)
    assert number == "〔2025〕样例镇河西村人调字第0003号"


def test_gaps_and_repeats_are_listed_by_series() -> None:
    odd = [("a", f"〔2025〕甲人调字第{number:04}号") for number in (1, 2, 5, 5, 9)]
    found, sound = gaps([*odd, ("b", "第1号"), ("b", "第２号")])
    assert (found.series, found.missing, found.repeated) == ("a", (3, 4, 6, 7, 8), (5,))
    assert str(found) == "缺号：3–4、6–8；重号：5"
    assert (sound.series, sound.sound, str(sound)) == ("b", True, "没有缺号和重号")


def test_a_number_without_digits_or_far_away_is_called_unreadable() -> None:
    (check,) = gaps([("甲", "第1号"), ("甲", "无号"), ("甲", "第20250012号")])
    assert check.unreadable == ("无号", "第20250012号")
    assert check.missing == ()


@given(
    st.sets(st.integers(1, 400), min_size=1),
    st.sampled_from([None, "{年}{代字}{序号}", "{代字}{年}第{序号:06}号（补）"]),
)
def test_missing_and_given_numbers_make_the_whole_series(there: set[int], pattern: str | None) -> None:
    texts = [number_text(pattern, year=2025, office="甲", sequence=number) for number in there]
    (check,) = gaps(("甲", text) for text in texts)
    assert set(check.missing) | there == set(range(1, max(there) + 1))
    assert set(check.missing).isdisjoint(there)
    assert (check.repeated, check.unreadable) == ((), ())
