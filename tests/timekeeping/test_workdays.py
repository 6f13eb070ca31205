"""Working days: holidays are off, make-up weekends are worked, an unknown year is admitted."""

from __future__ import annotations

import json
from datetime import date, timedelta
from pathlib import Path

import chinese_calendar
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lawgov_desktop.errors import UserError
from lawgov_desktop.timekeeping.workdays import WorkCalendar

RULES = Path(__file__).resolve().parents[2] / "resources" / "rules"
SHIPPED = WorkCalendar.load(RULES / "workdays.json")

known_days = st.dates(date(2004, 1, 1), date(2026, 12, 31))
any_days = st.dates(date(1990, 1, 1), date(2060, 12, 31))


def day(text: str) -> date:
    return date.fromisoformat(text)


def test_shipped_table_agrees_with_an_independent_library_on_every_day() -> None:
    first, last = date(2004, 1, 1), date(2026, 12, 31)
    days = [first + timedelta(days=n) for n in range((last - first).days + 1)]
    wrong = [d for d in days if SHIPPED.is_workday(d) != chinese_calendar.is_workday(d)]
    assert wrong == []
    assert SHIPPED.years() == tuple(range(2004, 2027))


@pytest.mark.parametrize(
    "text,why",
    [
        ("2025-10-05", "国庆节假期"),  # a Sunday inside the break: the break is the reason
        ("2025-10-06", "中秋节假期"),
        ("2025-10-08", "国庆节假期"),  # the last day of eight
        ("2025-10-09", ""),
        ("2025-10-11", ""),  # a Saturday worked for the break
        ("2025-10-18", "星期六"),
        ("2025-10-19", "星期日"),
        ("2022-12-31", "元旦假期"),  # stands in the notice for 2023
        ("2027-10-01", ""),  # no notice for 2027 yet: a Friday like any other
    ],
)
def test_day_off_is_named(text: str, why: str) -> None:
    assert SHIPPED.why_not_workday(day(text)) == why
    assert SHIPPED.is_workday(day(text)) == (why == "")


def test_makeup_saturday_says_why_it_is_worked() -> None:
    assert SHIPPED.makeup_note(day("2025-10-11")) == "国庆节调休上班"
    assert SHIPPED.makeup_note(day("2025-10-10")) == ""


def test_year_without_notice_is_admitted() -> None:
    assert SHIPPED.knows(2026)
    assert not SHIPPED.knows(2027)
    assert SHIPPED.missing_notices(day("2026-11-01"), day("2027-01-15")) == (2027,)
    assert SHIPPED.missing_notices(day("2026-01-01"), day("2026-12-28")) == ()


def test_last_days_of_december_hang_on_next_years_notice() -> None:
    assert SHIPPED.missing_notices(day("2026-12-29"), day("2026-12-29")) == (2027,)
    assert SHIPPED.missing_notices(day("2025-12-31"), day("2025-12-31")) == ()


def test_new_year_is_added_to_a_new_calendar() -> None:
    holidays = {day("2026-12-31"): "元旦", day("2027-01-01"): "元旦"}
    longer = SHIPPED.with_year(2027, holidays, {day("2027-01-09"): "元旦调休上班"})
    assert longer.knows(2027)
    assert longer.why_not_workday(day("2026-12-31")) == "元旦假期"
    assert longer.is_workday(day("2027-01-09"))
    assert not SHIPPED.knows(2027)
    assert SHIPPED.is_workday(day("2026-12-31"))


def test_year_entered_again_replaces_the_old_one() -> None:
    changed = SHIPPED.with_year(2026, {day("2026-01-01"): "元旦"}, {})
    assert changed.is_workday(day("2026-10-01"))
    assert changed.years() == SHIPPED.years()


@pytest.mark.parametrize(
    "holidays,makeup,said",
    [
        ({}, {}, "一天假期也没有"),
        ({day("2028-01-01"): "元旦"}, {}, "2028-01-01 不属于这一年"),
        ({day("2027-01-01"): " "}, {}, "没有写名称"),
        ({day("2027-01-01"): "元旦"}, {day("2027-01-04"): "补班"}, "2027-01-04 是星期一"),
        ({day("2027-01-02"): "元旦"}, {day("2027-01-02"): "补班"}, "2027-01-02 写了两次"),
    ],
)
def test_impossible_notice_is_refused(holidays: dict[date, str], makeup: dict[date, str], said: str) -> None:
    with pytest.raises(UserError) as error:
        SHIPPED.with_year(2027, holidays, makeup)
    assert "2027 年" in error.value.what
    assert said in error.value.what


def test_calendar_written_out_reads_back_the_same() -> None:
    assert WorkCalendar.from_data(json.loads(json.dumps(SHIPPED.to_data()))) == SHIPPED


@pytest.mark.parametrize(
    "years,said",
    [
        ({"25": {"holidays": {"01-01": "元旦"}}}, "年份应为四位数字"),
        ({"2027": {"holidays": {"13-01": "元旦"}}}, "13-01"),
        ({"2027": {"holidays": {"W01-1": "元旦"}}}, "W01-1"),
        ({"2027": {"holidays": {"01-01..01-02..01-03": "元旦"}}}, "01-01..01-02..01-03"),
        ({"2027": {"holidays": {"01-01..12-31": "元旦"}}}, "01-01..12-31"),
        ({"2027": {"holidays": {"01-03..01-01": "元旦"}}}, "01-03..01-01"),
        ({"2027": {"holidays": {"01-01": 3}}}, "应为文字"),
        ({"2027": {"holiday": {"01-01": "元旦"}}}, "不认识的项目“holiday”"),
        ({"2027": []}, "2027 年"),
        ([], "years"),
    ],
)
def test_slip_in_an_edited_table_is_named(years: object, said: str) -> None:
    with pytest.raises(UserError) as error:
        WorkCalendar.from_data({"format": 1, "years": years})
    assert said in error.value.what


def test_slip_in_the_json_is_found_by_line(tmp_path: Path) -> None:
    path = tmp_path / "workdays.json"
    path.write_text('{\n  "format": 1,\n  "years": {"2027" {}}\n}', encoding="utf-8")
    with pytest.raises(UserError, match="第 3 行"):
        WorkCalendar.load(path)


def test_same_year_twice_in_a_file_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "workdays.json"
    twice = '{"holidays": {"01-01": "元旦"}}'
    path.write_text(f'{{"format": 1, "years": {{"2027": {twice}, "2027": {twice}}}}}', encoding="utf-8")
    with pytest.raises(UserError, match="写了两次"):
        WorkCalendar.load(path)


def test_table_saved_by_notepad_is_read(tmp_path: Path) -> None:
    path = tmp_path / "workdays.json"
    path.write_text((RULES / "workdays.json").read_text(encoding="utf-8"), encoding="utf-8-sig")
    assert WorkCalendar.load(path) == SHIPPED


@pytest.mark.parametrize(
    "content,said",
    [
        ("国庆节".encode("gbk"), "UTF-8"),
        (b"[" * 100_000, "格式不对"),
        (b'{"format": ' + b"9" * 5000 + b"}", "格式不对"),
        (b"[]", "应为一组"),
        (b'{"format": 2, "years": {}}', "更新版本的程序"),
        (b'{"format": true, "years": {}}', "format"),
    ],
)
def test_file_that_is_no_table_is_refused_in_words(tmp_path: Path, content: bytes, said: str) -> None:
    path = tmp_path / "workdays.json"
    path.write_bytes(content)
    with pytest.raises(UserError, match=said):
        WorkCalendar.load(path)


def test_missing_file_is_said(tmp_path: Path) -> None:
    with pytest.raises(UserError, match=r"找不到放假安排表 workdays\.json"):
        WorkCalendar.load(tmp_path / "workdays.json")


@given(any_days)
def test_day_is_either_worked_or_says_why_not(d: date) -> None:
    assert SHIPPED.is_workday(d) == (SHIPPED.why_not_workday(d) == "")


@given(any_days)
def test_next_workday_is_the_nearest_one_not_before(d: date) -> None:
    found = SHIPPED.next_workday(d)
    assert found >= d
    assert SHIPPED.is_workday(found)
    assert not any(SHIPPED.is_workday(d + timedelta(days=n)) for n in range((found - d).days))


@given(any_days)
def test_previous_workday_is_the_nearest_one_not_after(d: date) -> None:
    found = SHIPPED.previous_workday(d)
    assert found <= d
    assert SHIPPED.is_workday(found)
    assert SHIPPED.workdays_between(found, d) == 0


@given(any_days, st.integers(1, 120))
def test_adding_workdays_passes_exactly_that_many(d: date, n: int) -> None:
    end = SHIPPED.add_workdays(d, n)
    assert SHIPPED.is_workday(end)
    assert SHIPPED.workdays_between(d, end) == n


@given(any_days, st.integers(1, 120))
def test_workdays_counted_back_and_forth_meet_again(d: date, n: int) -> None:
    worked = SHIPPED.next_workday(d)
    assert SHIPPED.add_workdays(SHIPPED.add_workdays(worked, n), -n) == worked


@given(known_days)
def test_no_workdays_added_is_the_same_day(d: date) -> None:
    assert SHIPPED.add_workdays(d, 0) == d
