"""The periods of lawsuits and reconsideration: holidays at both ends, make-up days, old and new law."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import chinese_calendar
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lawgov_desktop.timekeeping.deadlines import LegalClocks
from tests.told import Run

CLOCKS = LegalClocks.load(Path(__file__).resolve().parents[2] / "resources" / "rules")


def day(text: str) -> date:
    return date.fromisoformat(text)


# Holidays and make-up days are those of the notices of 国务院办公厅 for the year; the reason stands beside.
VECTORS = [
    # 行政诉讼法 §67: 15 natural days; 民事诉讼法 §85 by 行政诉讼法 §101: only a last day on a holiday moves.
    ("defence", "2025-09-20", "2025-10-09"),  # 10-05 National Day; the break of 2025 ends on 10-08
    ("defence", "2025-10-01", "2025-10-16"),  # a holiday as first day: it is not counted, the rest is
    ("defence", "2025-09-19", "2025-10-09"),  # 10-04
    ("defence", "2025-09-15", "2025-09-30"),  # the last working day before the break
    ("defence", "2025-09-16", "2025-10-09"),  # 10-01, the first day of it
    ("defence", "2025-09-23", "2025-10-09"),  # 10-08, the last day of it
    ("defence", "2025-09-24", "2025-10-09"),  # a plain Thursday
    ("defence", "2025-09-13", "2025-09-28"),  # 09-28 is a Sunday made up for the break: a working day
    ("defence", "2025-09-26", "2025-10-11"),  # 10-11 a made-up Saturday
    ("defence", "2025-09-27", "2025-10-13"),  # 10-12 a plain Sunday
    ("defence", "2025-01-13", "2025-02-05"),  # 01-28, the eve of Spring Festival; break to 02-04
    ("defence", "2025-01-12", "2025-01-27"),  # the Monday before it
    ("defence", "2025-01-11", "2025-01-26"),  # a made-up Sunday
    ("defence", "2025-01-24", "2025-02-08"),  # a made-up Saturday after it
    ("defence", "2025-01-25", "2025-02-10"),  # 02-09 a plain Sunday
    ("defence", "2025-03-21", "2025-04-07"),  # 04-05 Qingming on a Saturday; break 04-04 to 04-06
    ("defence", "2025-04-12", "2025-04-27"),  # a made-up Sunday
    ("defence", "2025-04-19", "2025-05-06"),  # 05-04; break to 05-05
    ("defence", "2025-05-16", "2025-06-03"),  # 05-31; Dragon Boat break to 06-02
    ("defence", "2024-01-26", "2024-02-18"),  # 02-10; break to 02-17, then a made-up Sunday
    ("defence", "2024-01-25", "2024-02-09"),  # New Year's Eve of 2024 was worked
    ("defence", "2024-02-14", "2024-02-29"),  # a leap day
    ("defence", "2024-09-16", "2024-10-08"),  # from a holiday into the next: 10-01 to 10-07
    ("defence", "2024-09-14", "2024-09-29"),  # both ends made-up weekend days
    ("defence", "2023-01-06", "2023-01-28"),  # 01-21; break to 01-27, then a made-up Saturday
    ("defence", "2023-04-14", "2023-05-04"),  # 04-29; break to 05-03
    ("defence", "2022-12-16", "2023-01-03"),  # 12-31 belongs to the New Year break of 2023
    ("defence", "2026-01-30", "2026-02-14"),  # a made-up Saturday
    ("defence", "2026-02-01", "2026-02-24"),  # 02-16; break to 02-23
    ("defence", "2026-09-10", "2026-09-28"),  # 09-25 Mid-Autumn; break to 09-27
    ("defence", "2025-12-18", "2026-01-04"),  # 01-02; break to 01-03, then a made-up Sunday
    ("defence", "2015-05-01", "2015-05-18"),  # the day the amended law came into force; 05-16 a Saturday
    # 民事诉讼法 §174 (2023) by 行政诉讼法 §101: the appellee's answer, 15 days
    ("appeal_answer", "2025-09-20", "2025-10-09"),
    ("appeal_answer", "2023-09-20", "2023-10-07"),  # 10-05; 10-07 a made-up Saturday
    # 行政诉讼法 §85: judgment 15, ruling 10 days from service
    ("appeal_judgment", "2024-12-17", "2025-01-02"),  # 01-01
    ("appeal_judgment", "2025-09-20", "2025-10-09"),
    ("appeal_judgment", "2025-06-06", "2025-06-23"),  # 06-21 a plain Saturday
    ("appeal_judgment", "2025-06-09", "2025-06-24"),  # nothing in the way
    ("appeal_ruling", "2025-01-20", "2025-02-05"),  # 01-30
    ("appeal_ruling", "2024-09-21", "2024-10-08"),  # 10-01
    ("appeal_ruling", "2025-09-25", "2025-10-09"),  # 10-05
    ("appeal_ruling", "2025-10-01", "2025-10-11"),  # a made-up Saturday
    ("appeal_ruling", "2024-12-22", "2025-01-02"),
    ("appeal_ruling", "2025-11-03", "2025-11-13"),
    # 行政复议法 (2017) §23 and §40: 10 natural days, for copies that came before 2024
    ("reconsideration_reply", "2023-09-25", "2023-10-07"),  # 10-05
    ("reconsideration_reply", "2023-12-20", "2024-01-02"),  # 12-30; break to 01-01
    ("reconsideration_reply", "2023-12-31", "2024-01-10"),  # the last day of the old law
    ("reconsideration_reply", "2023-01-12", "2023-01-28"),  # 01-22 Spring Festival
    ("reconsideration_reply", "2023-06-13", "2023-06-25"),  # 06-23; 06-25 a made-up Sunday
    # 行政复议法 (2023) §48 and §88: 10 working days, from 2024-01-01 on
    ("reconsideration_reply", "2024-01-01", "2024-01-15"),  # the first day of the new law, a holiday
    ("reconsideration_reply", "2024-02-05", "2024-02-23"),  # over Spring Festival, 02-18 made up
    ("reconsideration_reply", "2025-01-22", "2025-02-11"),  # 01-26 and 02-08 made up
    ("reconsideration_reply", "2025-09-26", "2025-10-16"),  # 09-28 and 10-11 made up
    ("reconsideration_reply", "2025-03-03", "2025-03-17"),
    ("reconsideration_reply", "2026-09-18", "2026-10-09"),  # 09-20 made up; two breaks between
    # 行政复议法 (2023) §54 and §88: 5 working days in the simple procedure
    ("reconsideration_reply_simple", "2025-09-30", "2025-10-14"),
    ("reconsideration_reply_simple", "2024-02-08", "2024-02-21"),
    ("reconsideration_reply_simple", "2025-03-07", "2025-03-14"),
    # 行政复议法 §58 and §88: 10 working days to defend an own document
    ("normative_review_reply", "2025-09-26", "2025-10-16"),
    # 行政复议法 §76: 60 days, natural, rolling by §88 and 民事诉讼法 §85
    ("opinion_feedback", "2025-08-02", "2025-10-09"),  # 10-01
    ("opinion_feedback", "2023-08-02", "2023-10-07"),  # 10-01; 10-07 made up
    ("opinion_feedback", "2025-03-03", "2025-05-06"),  # 05-02
    # 2018 解释 §110: six months from effect
    ("retrial_application", "2025-04-01", "2025-10-09"),  # 10-01
    ("retrial_application", "2024-08-31", "2025-02-28"),  # February has no 31st
    ("retrial_application", "2025-05-26", "2025-11-26"),
    # 行政强制法 §53: three months; §54 and §69: 10 working days after the demand
    ("enforcement_application", "2025-07-01", "2025-10-09"),
    ("enforcement_application", "2024-11-30", "2025-02-28"),
    ("enforcement_demand", "2025-09-26", "2025-10-16"),
    # 行政诉讼法 §45, §46: the other side's time to sue
    ("litigation_after_reconsideration", "2025-09-20", "2025-10-09"),
    ("litigation_filing", "2025-04-03", "2025-10-09"),
    # 行政诉讼法 §81, §83, §88: the court's own limits do not roll
    ("first_instance", "2025-04-01", "2025-10-01"),
    ("first_instance_simple", "2025-08-20", "2025-10-04"),
    ("second_instance", "2024-11-30", "2025-02-28"),
    # local: two months, no law
    ("judicial_suggestion_reply", "2025-08-01", "2025-10-01"),
]  # fmt: skip


@pytest.mark.parametrize(("key", "start", "due"), VECTORS)
def test_known_days(key: str, start: str, due: str) -> None:
    assert CLOCKS.due(key, day(start)).due == day(due)


def next_workday(of: date) -> date:
    while not chinese_calendar.is_workday(of):
        of += timedelta(days=1)
    return of


starts = st.dates(date(2015, 6, 1), date(2026, 10, 31))


@pytest.mark.parametrize(
    ("key", "days"),
    [("defence", 15), ("appeal_answer", 15), ("appeal_judgment", 15), ("appeal_ruling", 10)],
)
@given(start=starts)
def test_natural_days_agree_with_another_calendar(key: str, days: int, start: date) -> None:
    assert CLOCKS.due(key, start).due == next_workday(start + timedelta(days=days))


@pytest.mark.parametrize(
    ("key", "days"), [("reconsideration_reply", 10), ("reconsideration_reply_simple", 5)]
)
@given(start=st.dates(date(2024, 1, 1), date(2026, 11, 30)))
def test_working_days_agree_with_another_calendar(key: str, days: int, start: date) -> None:
    last = start
    for _ in range(days):
        last = next_workday(last + timedelta(days=1))
    assert CLOCKS.due(key, start).due == last


@given(start=st.dates(date(2015, 6, 1), date(2023, 12, 31)))
def test_before_2024_the_answer_to_a_reconsideration_has_ten_natural_days(start: date) -> None:
    found = CLOCKS.due("reconsideration_reply", start)
    assert found.rule.unit == "day"
    assert found.due == next_workday(start + timedelta(days=10))


def test_there_was_no_simple_reconsideration_before_2024() -> None:
    assert CLOCKS.find_due("reconsideration_reply_simple", day("2023-12-31")) is None
    assert CLOCKS.find_due("reconsideration_reply_simple", day("2024-01-01")) is not None


@pytest.mark.parametrize(("key", "start"), [("defence", "2026-12-17"), ("appeal_ruling", "2027-03-01"),
                                            ("reconsideration_reply", "2026-12-25")])  # fmt: skip
def test_a_year_without_its_notice_is_warned_of_not_guessed(key: str, start: str) -> None:
    assert any("没有 2027 年的放假安排" in warning for warning in CLOCKS.due(key, day(start)).warnings)


def test_a_known_year_is_not_warned_of() -> None:
    assert CLOCKS.due("defence", day("2025-09-20")).warnings == ()


def test_the_command_says_the_day_and_why(run: Run) -> None:
    """L02, word for word: 第15日 10-05 为国庆假期，顺延至 10-09."""
    told = run("due", "defence", "--start", "2025-09-20")
    assert told.status == 0
    assert "2025-10-09" in told.out
    assert "第15日 2025-10-05 为国庆节假期，顺延至 2025-10-09" in told.out
    assert "《中华人民共和国行政诉讼法》第六十七条" in told.out
