"""Dates are read as precisely as they were written, and never guessed."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lawgov_desktop.records.dates import (
    as_day,
    date_in_words,
    first_day,
    last_day,
    months_on,
    out_of_order,
    precision,
    read_date,
    show_date,
    year_of,
)

DAYS = st.dates(date(1900, 3, 1), date(2100, 12, 31))
STORED = DAYS.flatmap(
    lambda day: st.sampled_from([day.isoformat(), day.isoformat()[:7], day.isoformat()[:4]])
)


@pytest.mark.parametrize(
    ("raw", "value"),
    [
        (date(2021, 3, 5), "2021-03-05"),
        (datetime(2021, 3, 5, 14, 30), "2021-03-05"),
        ("2021.3.5", "2021-03-05"),
        ("2021.03.05", "2021-03-05"),
        ("2021-3-5", "2021-03-05"),
        ("2021/3/5", "2021-03-05"),
        ("20210305", "2021-03-05"),
        (20210305, "2021-03-05"),
        (20210305.0, "2021-03-05"),
        ("20210305143000", "2021-03-05"),
        ("2021年3月", "2021-03"),
        ("2021年03月份", "2021-03"),
        ("2021年3月5日", "2021-03-05"),
        ("2021年3月5", "2021-03-05"),
        ("2021 年 3 月 5 日", "2021-03-05"),
        ("2021年元月5日", "2021-01-05"),
        ("二〇二一年三月五日", "2021-03-05"),
        ("二○二一年十二月三十一日", "2021-12-31"),
        ("二零二一年十月二十日", "2021-10-20"),
        ("２０２１．３．５", "2021-03-05"),
        ("２０２１年３月５日　", "2021-03-05"),
        ("2021.3.5 ", "2021-03-05"),
        ("'2021-03-05", "2021-03-05"),
        ("2021。3。5", "2021-03-05"),  # the Chinese full stop typed for a dot
        ("2021、3、5", "2021-03-05"),
        ("2021—03—05", "2021-03-05"),
        ("2021. 3. 5", "2021-03-05"),
        ("2021 3 5", "2021-03-05"),
        ("2021.3.5.", "2021-03-05"),
        ("2021.10", "2021-10"),
        ("2021-03", "2021-03"),
        ("03/2021", "2021-03"),
        ("202103", "2021-03"),
        (202103, "2021-03"),
        (2021.3, "2021-03"),  # only 2021.1 may have lost a 0
        (2021.12, "2021-12"),
        (2021.01, "2021-01"),
        ("2021", "2021"),
        ("2021年", "2021"),
        ("2021年度", "2021"),
        (2021, "2021"),
        (2021.0, "2021"),
        ("2021-03-05 00:00:00", "2021-03-05"),
        ("2021-03-05 14:30", "2021-03-05"),
        ("2021-03-05T14:30:05", "2021-03-05"),
        ("2021年3月5日上午", "2021-03-05"),
        ("2021年3月5日下午3时30分", "2021-03-05"),
        ("2021年3月5日（星期五）", "2021-03-05"),
        ("2020-2-29", "2020-02-29"),
    ],
)
def test_every_clear_writing_is_read_without_a_doubt(raw: object, value: str) -> None:
    reading = read_date(raw)
    assert reading.value == value
    assert reading.doubts == ()
    assert reading.raw == ""


@pytest.mark.parametrize("raw", [None, "", "  ", "无", "—", "/", "空", float("nan")])
def test_nothing_entered_is_neither_value_nor_doubt(raw: object) -> None:
    reading = read_date(raw)
    assert (reading.value, reading.doubts, reading.raw) == (None, (), "")


@pytest.mark.parametrize(
    ("raw", "value", "said"),
    [
        (44260, "2021-03-05", "日期序号"),
        (44260.0, "2021-03-05", "日期序号"),
        (44260.604, "2021-03-05", "日期序号"),
        ("44260", "2021-03-05", "日期序号"),
        ("44260.5", "2021-03-05", "日期序号"),
        (43895, "2020-03-05", "日期序号"),
        ("2021年3月底", "2021-03", "没有写是哪一天"),
        ("2025年底", "2025-12", "没有写是哪一天"),
        ("2026年6月底前", "2026-06", "没有写是哪一天"),
        ("2021.1", "2021-01", "2021年10月"),
        ("98.3.5", "1998-03-05", "按1998年"),
        ("21年3月5日", "2021-03-05", "按2021年"),
        ("98年", "1998", "按1998年"),
        ("25/3/2021", "2021-03-25", "年份写在最后"),
        ("3/25/2021", "2021-03-25", "年份写在最后"),
        ("约2021年3月", "2021-03", "不是准确日期"),
        ("2021年3月5日左右", "2021-03-05", "不是准确日期"),
        ("2021年3月5日（星期六）", "2021-03-05", "星期对不上"),
    ],
)
def test_an_unusual_but_certain_writing_is_read_and_marked(raw: object, value: str, said: str) -> None:
    reading = read_date(raw)
    assert reading.value == value
    assert said in str(reading.doubts[0])
    assert reading.raw == ""


@pytest.mark.parametrize(
    ("raw", "said"),
    [
        ("2021-2-30", "2021年2月只有28天"),
        ("2021.13.5", "没有13月"),
        ("2021/0/5", "没有0月"),
        ("20210300", "日期不能是0"),
        ("2021年2月29日", "只有28天"),
        ("2021年十十月", "没有0月"),
        ("0021-3-5", "年份不合常理"),
        ("2201年", "年份不合常理"),
        (2021.1, "2021年10月"),  # a number: Excel drops the zero of 2021.10
        ("2021.3.5-3.7", "一段时间"),
        ("2021.3-5", "一段时间"),
        ("2021年3月5日至7日", "一段时间"),
        ("2021.3.5～2021.3.7", "一段时间"),
        ("2021-2022", "一段时间"),
        ("农历三月初五", "农历"),
        ("2021年腊月廿三", "农历"),
        ("2021年上半年", "大概的时间"),
        ("2021年一季度", "大概的时间"),
        ("2021年3月初", "大概的时间"),
        ("至今", "不是一个日期"),
        ("3月5日", "没有年份"),
        ("3-5", "没有年份"),
        ("3.5", "没有年份"),
        (3.5, "没有年份"),
        ("3/5/2021", "5月3日"),
        ("05-03-2021", "5月3日"),
        ("03/05/21", "看不出哪个是年份"),
        ("21.3.5", "看不出哪个是年份"),
        ("200102", "几种读法"),
        (210305, "几种读法"),
        ("Mar-21", "看不懂"),
        ("2021.0305", "看不懂"),
        ("不详", "写的是“不详”"),
        ("张三", "看不懂"),
        ("5", "看不懂"),
        ("2021.3.5\n2021.3.7", "看不懂"),
        (5, "看不懂"),
        (-5, "看不懂"),
        (1e18, "看不懂"),
        (True, "看不懂"),
        (time(8), "看不懂"),
        (datetime(1899, 12, 31), "不像真实的日期"),  # a zero in a cell formatted as a date
        (datetime(1900, 1, 5), "不像真实的日期"),
    ],
)
def test_what_is_impossible_ambiguous_or_vague_stays_unread(raw: object, said: str) -> None:
    reading = read_date(raw)
    assert reading.value is None
    assert reading.unread
    assert said in str(reading.doubts[0])
    assert reading.doubts[0].todo


def test_the_text_that_could_not_be_read_is_kept() -> None:
    assert read_date(" 农历三月初五 ").raw == "农历三月初五"
    assert read_date(2021.1).raw == "2021.1"
    assert read_date("'20211305。").raw == "'20211305。"


@pytest.mark.parametrize("raw", ["3月5日", "3-5", "3.5", "3/5", 3.5, "三月五日", "3月5号"])
def test_a_day_without_a_year_takes_the_year_of_the_list_and_says_so(raw: object) -> None:
    reading = read_date(raw, default_year=2021)
    assert reading.value == "2021-03-05"
    assert reading.doubts[0].what == "没有年份，按2021年"


@pytest.mark.parametrize(
    ("raw", "said"), [(3.1, "3月10日"), (3.3, "3月30日"), ("2.29", "只有28天"), ("13-5", "没有13月")]
)
def test_even_with_the_year_of_the_list_nothing_is_guessed(raw: object, said: str) -> None:
    reading = read_date(raw, default_year=2021)
    assert reading.unread
    assert said in str(reading.doubts[0])


def test_a_month_without_a_year_stays_a_month() -> None:
    assert read_date("3月", default_year=2021).value == "2021-03"


def test_a_number_with_one_possible_day_is_read_with_the_year_of_the_list() -> None:
    assert read_date(2.3, default_year=2021).value == "2021-02-03"  # there is no 30 February


def test_the_1904_date_system_counts_from_another_day() -> None:
    assert read_date(42798, base_1904=True).value == "2021-03-05"
    assert read_date("42798", base_1904=True).value == "2021-03-05"


@pytest.mark.parametrize("raw", [18263, 73416, 12345, 99999])
def test_a_number_outside_a_plausible_day_count_is_no_date(raw: int) -> None:
    assert read_date(raw).unread


@given(st.dates(date(1950, 1, 1), date(2100, 12, 31)))
def test_all_day_counts_of_excel_are_its_days(day: date) -> None:
    count = (day - date(1899, 12, 30)).days
    assert read_date(count).value == day.isoformat()


@given(STORED)
def test_what_is_shown_can_be_read_back(value: str) -> None:
    for shown in (show_date(value), date_in_words(value)):
        reading = read_date(shown)
        assert (reading.value, reading.doubts) == (value, ())


@given(st.text() | st.text("0123456789.-/年月日〇一二三十 :农历初至~").map(str) | st.integers() | st.floats())
def test_reading_never_fails_and_never_loses_text(raw: object) -> None:
    reading = read_date(raw, default_year=2021)
    if reading.value is None:
        assert bool(reading.raw) == bool(reading.doubts)
    else:
        assert reading.raw == ""
        assert first_day(str(reading.value)) is not None


def test_stored_dates_sort_as_text() -> None:
    stored = ["2020-12-31", "2021", "2021-03", "2021-03-05", "2021-10", "2022"]
    assert sorted(stored) == stored


def test_only_a_whole_date_is_a_day() -> None:
    assert as_day("2021-03-05") == date(2021, 3, 5)
    assert as_day("2021-03") is None
    assert as_day("2021-02-30") is None
    assert as_day(None) is None
    assert as_day("") is None


@pytest.mark.parametrize(
    ("value", "first", "last"),
    [
        ("2021", date(2021, 1, 1), date(2021, 12, 31)),
        ("2020-02", date(2020, 2, 1), date(2020, 2, 29)),
        ("2021-03-05", date(2021, 3, 5), date(2021, 3, 5)),
        (None, None, None),
        ("2021-13", None, None),
        ("2021-00", None, None),
        ("2021-00-05", None, None),
        ("2021-03-00", None, None),
        ("bad", None, None),
    ],
)
def test_a_partial_date_spans_all_it_can_mean(
    value: str | None, first: date | None, last: date | None
) -> None:
    assert first_day(value) == first
    assert last_day(value) == last


@given(STORED)
def test_the_span_of_a_date_holds_its_precision(value: str) -> None:
    first, last = first_day(value), last_day(value)
    assert first is not None
    assert last is not None
    length = {"day": 1, "month": 28, "year": 365}[precision(value)]
    assert length <= (last - first + timedelta(days=1)).days <= length + 3
    assert year_of(value) == first.year == last.year


@pytest.mark.parametrize(
    "day,months,later",
    [
        (date(2025, 1, 31), 1, date(2025, 2, 28)),
        (date(2024, 2, 29), 12, date(2025, 2, 28)),
        (date(2025, 11, 15), 2, date(2026, 1, 15)),
        (date(2025, 3, 31), -1, date(2025, 2, 28)),
        (date(2025, 1, 5), -12, date(2024, 1, 5)),
    ],
)
def test_months_on_is_the_corresponding_day_or_the_months_last(day: date, months: int, later: date) -> None:
    assert months_on(day, months) == later


@given(st.dates(date(1950, 1, 1), date(2080, 12, 31)), st.integers(-600, 200))
def test_months_on_keeps_the_day_unless_the_month_is_shorter(day: date, months: int) -> None:
    later = months_on(day, months)
    assert (later.year - day.year) * 12 + later.month - day.month == months
    assert later.day == day.day or (later.day < day.day and (later + timedelta(days=1)).day == 1)


@pytest.mark.parametrize("day,months", [(date(9999, 12, 1), 1), (date(1, 1, 1), -1)])
def test_there_is_no_month_beyond_the_calendar(day: date, months: int) -> None:
    with pytest.raises(OverflowError):
        months_on(day, months)


@pytest.mark.parametrize(
    "first,second,told",
    [
        ("2025-03-02", "2025-03-01", True),
        ("2025-03-01", "2025-03-01", False),
        ("2025-03-20", "2025-03", False),
        ("2025-03", "2025-02", True),
        ("2025", "2024-12-31", True),
        (None, "2024-12-31", False),
        ("2025", None, False),
    ],
)
def test_only_what_certainly_lies_before_is_out_of_order(
    first: str | None, second: str | None, told: bool
) -> None:
    assert out_of_order(first, second) is told


def test_dates_are_shown_as_the_office_writes_them() -> None:
    assert [show_date(value) for value in ("2021-03-05", "2021-03", "2021", "", None)] == [
        "2021-03-05",
        "2021年3月",
        "2021年",
        "",
        "",
    ]
    assert date_in_words("2021-03-05") == "2021年3月5日"
    assert date_in_words("2021-10") == "2021年10月"
    assert year_of("2021-10") == 2021
    assert year_of(None) is None
