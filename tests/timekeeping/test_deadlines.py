"""Due dates: the first day is not counted, the last one rolls where the law lets it, every step is said."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lawgov_desktop.errors import UserError
from lawgov_desktop.timekeeping.deadlines import (
    ClockRule,
    LegalClocks,
    OpenClock,
    compute,
    due_changes,
    level,
    remaining_text,
)

RULES = Path(__file__).resolve().parents[2] / "resources" / "rules"
CLOCKS = LegalClocks.load(RULES)

starts = st.dates(date(2004, 1, 1), date(2040, 12, 31))
forward = [rule for rule in CLOCKS.book.rules if rule.unit != "given" and rule.bound != "before"]
rules = st.sampled_from(forward)


def day(text: str) -> date:
    return date.fromisoformat(text)


@pytest.mark.parametrize(
    "key,start,due",
    [
        ("defence", "2025-09-20", "2025-10-09"),  # 10-05 lies in the National Day break
        ("defence", "2025-09-26", "2025-10-11"),  # a Saturday, but a make-up working day: no roll
        ("defence", "2025-10-31", "2025-11-17"),  # 11-15 is a plain Saturday
        ("defence", "2025-11-03", "2025-11-18"),  # an ordinary Tuesday
        ("appeal_ruling", "2025-01-20", "2025-02-05"),  # 01-30 lies in the Spring Festival
        ("appeal_judgment", "2024-12-17", "2025-01-02"),  # New Year's Day
        ("judicial_confirmation", "2025-09-03", "2025-10-09"),  # 10-03
        ("mediation_limit", "2024-01-31", "2024-02-29"),  # no 31 February
        ("mediation_limit", "2025-01-31", "2025-02-28"),
        ("mediation_limit", "2025-09-05", "2025-10-05"),  # a holiday, but this period does not roll
        ("enforcement_application", "2024-11-30", "2025-02-28"),
        ("committee_term", "2024-02-29", "2027-02-28"),
        ("reconsideration_reply", "2023-09-25", "2023-10-07"),  # before 2024: 10 natural days, 10-05 rolls
        ("reconsideration_reply", "2025-09-26", "2025-10-16"),  # from 2024: 10 working days, two made up
        ("reconsideration_reply", "2023-12-31", "2024-01-10"),  # the old rule still, ended under the new law
        ("reconsideration_reply_simple", "2025-09-30", "2025-10-14"),
        ("foi_reply", "2025-01-20", "2025-02-21"),
        ("petition", "2025-08-04", "2025-10-03"),  # no roll
        ("annual_report_submission", "2025-12-31", "2026-03-01"),
        ("annual_report_publication", "2025-01-01", "2026-04-01"),
        ("certificate_validity", "2021-03-15", "2026-03-15"),
        ("decision_hearing_materials", "2025-10-20", "2025-10-13"),  # counted backwards
        ("hearing_notice", "2025-10-15", "2025-09-29"),  # seven working days back, one of them made up
    ],
)
def test_known_cases(key: str, start: str, due: str) -> None:
    assert CLOCKS.due(key, day(start)).due == day(due)


def test_every_step_is_said_with_its_reason() -> None:
    due = CLOCKS.due("defence", day("2025-09-20"))
    assert due.steps == (
        "2025-09-20 收到起诉状副本，当日不计入",
        "第15日为 2025-10-05（星期日）",
        "第15日 2025-10-05 为国庆节假期，顺延至 2025-10-09（《中华人民共和国民事诉讼法》关于期间的规定）",
    )
    assert due.rolled_because == "第15日 2025-10-05 为国庆节假期，顺延至 2025-10-09"
    assert due.nominal == day("2025-10-05")
    assert due.warnings == ()


def test_workday_steps_name_what_was_skipped_and_made_up() -> None:
    due = CLOCKS.due("reconsideration_reply", day("2025-09-26"))
    assert due.steps[1] == "其间跳过双休日 2 天、国庆节假期 7 天、中秋节假期 1 天"
    assert "2025-10-11（国庆节调休上班）" in due.steps[2]
    assert due.rolled_because == ""


def test_missing_day_of_the_month_is_explained() -> None:
    assert "2024年2月没有31日，取月末日" in CLOCKS.due("mediation_limit", day("2024-01-31")).steps[1]


def test_last_day_on_a_makeup_saturday_does_not_roll_and_says_so() -> None:
    due = CLOCKS.due("defence", day("2025-09-26"))
    assert due.rolled_because == ""
    assert due.steps[-1] == "2025-10-11（星期六）为国庆节调休上班日，不顺延"


def test_holiday_end_without_roll_names_the_last_working_day() -> None:
    due = CLOCKS.due("petition", day("2025-08-04"))
    assert due.steps[-1] == "2025-10-03 为国庆节假期，规则没有规定顺延，请不迟于 2025-09-30 办妥"


def test_extension_goes_on_from_the_unrolled_last_day() -> None:
    assert CLOCKS.due("mediation_limit", day("2025-09-05"), 15).due == day("2025-10-20")
    # 60 natural days end on Sunday 2026-03-01; 30 more count from there, not from the Monday after.
    decision = CLOCKS.due("reconsideration_decision", day("2025-12-31"), 30)
    assert decision.due == day("2026-03-31")
    assert "延长 30 日，至 2026-03-31（星期二）" in decision.steps


def test_extension_of_a_workday_clock_counts_workdays() -> None:
    due = CLOCKS.due("foi_reply", day("2025-01-20"), 20)
    assert due.due == CLOCKS.calendar.add_workdays(day("2025-01-20"), 40)
    assert due.warnings == ()


def test_longer_extension_than_the_rule_allows_is_warned_of() -> None:
    assert CLOCKS.due("petition", day("2025-08-04"), 30).warnings == ()
    assert CLOCKS.due("petition", day("2025-08-04"), 31).warnings == (
        "按规则最多可延长 30 日，现填写的是 31 日，请核对",
    )


def test_negative_extension_is_refused() -> None:
    with pytest.raises(UserError, match="不能是负数"):
        CLOCKS.due("petition", day("2025-08-04"), -1)


COMPUTED = [rule.key for rule in forward]


@pytest.mark.parametrize("key", dict.fromkeys(COMPUTED))
def test_date_at_the_end_of_time_is_refused_in_words(key: str) -> None:
    with pytest.raises(UserError, match="超出了日历范围"):
        CLOCKS.due(key, date.max)


def test_year_without_holiday_table_is_warned_of() -> None:
    due = CLOCKS.due("defence", day("2027-09-20"))
    assert due.due == day("2027-10-05")
    assert len(due.warnings) == 1
    assert "没有 2027 年的放假安排" in due.warnings[0]
    workdays = CLOCKS.due("foi_reply", day("2026-12-10"))
    assert "没有 2027 年的放假安排" in workdays.warnings[0]


def test_clock_that_needs_no_calendar_gives_no_warning() -> None:
    assert CLOCKS.due("penalty", day("2027-01-04")).warnings == ()
    assert CLOCKS.due("defence", day("2026-11-02")).warnings == ()


def test_holidays_typed_in_take_the_warning_away() -> None:
    break_ = {day(f"2027-10-0{n}"): "国庆节" for n in range(1, 8)}
    clocks = LegalClocks(CLOCKS.book, CLOCKS.calendar.with_year(2027, break_, {}))
    due = clocks.due("defence", day("2027-09-20"))
    assert due.due == day("2027-10-08")
    assert due.warnings == ()


def test_version_of_another_day_can_be_asked_for() -> None:
    start = day("2025-09-25")
    assert CLOCKS.due("reconsideration_reply", start).rule.unit == "workday"
    assert CLOCKS.due("reconsideration_reply", start, version_on=day("2023-01-01")).due == day("2025-10-09")


def test_a_day_that_a_document_names_is_taken_as_it_stands() -> None:
    due = CLOCKS.given_due("agreed_date", day("2025-09-01"), day("2025-10-05"), "协议第三条")
    assert due is not None
    assert (due.due, due.nominal, due.rolled_because) == (day("2025-10-05"), day("2025-10-05"), "")
    assert due.steps == (
        "文书载明的日期为 2025-10-05（星期日）（协议第三条）",
        "2025-10-05 为国庆节假期，请不迟于 2025-09-30 办妥",
    )
    assert due.rule.law == ""
    assert due.rule.basis_text() == "协议或文书载明"


def test_a_day_that_a_document_names_overrules_the_computed_one_which_is_told() -> None:
    due = CLOCKS.given_due("defence", day("2025-09-20"), day("2025-10-20"), "法院通知延期")
    assert due is not None
    assert due.due == day("2025-10-20")
    assert "按规则推算为 2025-10-09（星期四），以文书载明的为准" in due.steps
    assert CLOCKS.given_due("nowhere", None, day("2025-10-20")) is None


def test_list_shows_nothing_where_nothing_can_be_computed() -> None:
    assert CLOCKS.find_due("defence", None) is None
    assert CLOCKS.find_due("defence", day("2010-01-01")) is None
    assert CLOCKS.find_due("defence", day("2025-09-20")) == CLOCKS.due("defence", day("2025-09-20"))


@pytest.mark.parametrize(
    "today,text,how",
    [
        ("2025-10-01", "还剩 8 天", "soon"),
        ("2025-09-28", "还剩 11 天", "ok"),
        ("2025-10-09", "今天到期", "soon"),
        ("2025-10-14", "已超期 5 天", "overdue"),
    ],
)
def test_remaining_days_are_told(today: str, text: str, how: str) -> None:
    due = CLOCKS.due("defence", day("2025-09-20"))  # reminds from 10 days before
    assert due.remaining_text(day(today)) == text
    assert due.level(day(today)) == how


def test_plain_date_has_remaining_days_too() -> None:
    assert remaining_text(day("2025-10-09"), day("2025-10-06")) == "还剩 3 天"
    assert level(day("2025-10-09"), day("2025-10-06")) == "soon"
    assert level(day("2025-10-09"), day("2025-10-05")) == "ok"
    assert level(day("2025-10-09"), day("2025-10-10")) == "overdue"


def test_minimum_wait_is_never_overdue() -> None:
    wait = CLOCKS.due("decision_comment", day("2025-11-01"))
    assert wait.due == day("2025-12-01")
    assert wait.remaining_text(day("2025-11-28")) == "还须满 3 天"
    assert wait.remaining_text(day("2025-12-01")) == "今天届满"
    assert wait.remaining_text(day("2025-12-10")) == "期限已满"
    assert wait.level(day("2025-12-10")) == "ok"


def test_reminders_come_in_order_and_not_before_the_start() -> None:
    due = CLOCKS.due("defence", day("2025-11-03"))
    assert due.reminders() == (
        day("2025-11-08"),
        day("2025-11-13"),
        day("2025-11-15"),
        day("2025-11-17"),
    )
    certificate = CLOCKS.due("enforcement_demand", day("2025-11-03"))
    assert certificate.reminders() == (certificate.due - timedelta(days=1),)


def test_change_of_a_rule_shows_which_open_clocks_move() -> None:
    rule = CLOCKS.book.rule("follow_up_agreement", day("2025-11-01"))
    longer = ClockRule(
        rule.key, rule.title, rule.start_event, 45, "day", "none", "", "setting", 1, note=rule.note
    )
    after = LegalClocks(CLOCKS.book.replace(longer), CLOCKS.calendar)
    open_clocks = [
        OpenClock("案1", "follow_up_agreement", day("2025-11-01")),
        OpenClock("案2", "defence", day("2025-11-01")),
    ]
    changes = due_changes(open_clocks, CLOCKS, after)
    assert [change.clock.item for change in changes] == ["案1"]
    assert changes[0].before is not None
    assert changes[0].after is not None
    assert (changes[0].before.due, changes[0].after.due) == (day("2025-12-01"), day("2025-12-16"))


def test_change_that_moves_nothing_shows_nothing() -> None:
    assert due_changes([OpenClock(1, "defence", day("2025-11-01"))], CLOCKS, CLOCKS) == []


def test_rule_withdrawn_is_shown_as_a_due_date_lost() -> None:
    book = CLOCKS.book.without("follow_up", None)
    clock = OpenClock(1, "follow_up", day("2025-11-01"))
    (change,) = due_changes([clock], CLOCKS, LegalClocks(book, CLOCKS.calendar))
    assert change.before is not None
    assert change.after is None


@given(rules, starts, st.integers(0, 90))
def test_due_date_is_after_the_start_and_steps_tell_it(rule: ClockRule, start: date, extension: int) -> None:
    due = compute(rule, start, CLOCKS.calendar, extension)
    assert start < due.nominal <= due.due
    assert str(due.due) in "".join(due.steps)
    assert due.steps[0].startswith(str(start))


@given(rules, starts, st.integers(0, 90))
def test_rolled_date_is_the_first_workday_from_the_nominal_end(
    rule: ClockRule, start: date, extension: int
) -> None:
    due = compute(rule, start, CLOCKS.calendar, extension)
    if rule.roll == "next_workday":
        assert due.due == CLOCKS.calendar.next_workday(due.nominal)
    else:
        assert due.due == due.nominal
    assert (due.rolled_because != "") == (due.due != due.nominal)


@given(rules, starts, st.integers(0, 60), st.integers(1, 30))
def test_longer_extension_never_ends_earlier(rule: ClockRule, start: date, extension: int, more: int) -> None:
    shorter = compute(rule, start, CLOCKS.calendar, extension)
    longer = compute(rule, start, CLOCKS.calendar, extension + more)
    assert longer.nominal > shorter.nominal
    assert longer.due >= shorter.due


@given(starts, st.integers(1, 60))
def test_month_period_ends_on_the_same_day_or_the_months_last(start: date, months: int) -> None:
    rule = ClockRule("m", "某期限", "某事", months, "month", "none", "《某法》", "memory-high", 1)
    end = compute(rule, start, CLOCKS.calendar).due
    assert (end.year - start.year) * 12 + end.month - start.month == months
    assert end.day == start.day or (end.day < start.day and (end + timedelta(days=1)).day == 1)


@given(starts, st.integers(1, 365))
def test_natural_day_period_is_its_length_in_days(start: date, length: int) -> None:
    rule = ClockRule("d", "某期限", "某事", length, "day", "none", "《某法》", "memory-high", 1)
    assert (compute(rule, start, CLOCKS.calendar).due - start).days == length


@given(starts, st.integers(1, 60))
def test_workday_period_passes_exactly_its_workdays(start: date, length: int) -> None:
    rule = ClockRule("w", "某期限", "某事", length, "workday", "none", "《某法》", "memory-high", 1)
    due = compute(rule, start, CLOCKS.calendar).due
    assert CLOCKS.calendar.is_workday(due)
    assert CLOCKS.calendar.workdays_between(start, due) == length


def test_an_extension_no_rule_allows_gives_no_day_and_stops_nothing() -> None:
    assert CLOCKS.find_due("foi_reply", day("2025-03-03"), 10_000) is not None
    assert CLOCKS.find_due("foi_reply", day("2025-03-03"), 99_999_999) is None
