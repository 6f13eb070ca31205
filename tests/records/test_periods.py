"""Two dates in one cell, and terms told by their length."""

from __future__ import annotations

import pytest

from lawgov_desktop.records.periods import after_years, read_period


@pytest.mark.parametrize(
    ("text", "both"),
    [
        ("2021.6.1-2026.5.31", ("2021-06-01", "2026-05-31")),
        ("2025.3.11-3.13", ("2025-03-11", "2025-03-13")),
        ("2025.5.9-11", ("2025-05-09", "2025-05-11")),
        ("2020年8月1日至2025年7月31日", ("2020-08-01", "2025-07-31")),
        ("自2022.11.1起至2027.10.31止", ("2022-11-01", "2027-10-31")),
        ("2025年1月—2027年12月", ("2025-01", "2027-12")),
        ("至2023.4.4", ("", "2023-04-04")),
        ("（2024/1/5~2024/1/9）", ("2024-01-05", "2024-01-09")),
    ],
)
def test_a_period_is_read(text: str, both: tuple[str, str]) -> None:
    assert read_period(text) == both


def test_the_year_of_the_list_helps() -> None:
    assert read_period("3.11-3.13", 2025) == ("2025-03-11", "2025-03-13")
    assert read_period("3.11-3.13") is None


@pytest.mark.parametrize(
    "text",
    ["2025-03-11", "2025.3.11", "长期", "2026.5.31-2021.6.1", "2025.13.1-2025.13.5", "三天", "", None, 45000],
)
def test_what_is_no_period_of_two_sound_dates_is_none(text: object) -> None:
    assert read_period(text) is None


@pytest.mark.parametrize(
    ("begin", "text", "last"),
    [
        ("2021-06-01", "5年", "2026-05-31"),
        ("2024-01-01", "三年", "2026-12-31"),
        ("2024-02-29", "有效期一年", "2025-02-28"),
        ("2024-02", "一年", None),
        ("2024-02-01", "长期", None),
    ],
)
def test_a_term_in_years_ends_the_day_before(begin: str, text: str, last: str | None) -> None:
    assert after_years(begin, text) == last
