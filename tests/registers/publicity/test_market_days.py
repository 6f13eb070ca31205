"""Market days against what is known of them, and against a second reckoning written another way."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lunardate import LunarDate

from lawgov_desktop.errors import UserError
from lawgov_desktop.registers.publicity.market_days import days, days_of_year, held_on, next_days
from lawgov_desktop.registers.publicity.market_rule import DateChange, MarketRule, Pattern, Stop, in_words
from lawgov_desktop.registers.publicity.market_words import parse_rule


def held(text: str, year: int) -> list[str]:
    return [one.day.isoformat()[5:] for one in days_of_year(parse_rule(text), year) if one.held]


# --- known years (domain §3.3)


def test_the_first_days_of_a_five_day_market_of_2021() -> None:
    assert held("农历逢三、八", 2021)[:6] == ["01-01", "01-06", "01-11", "01-15", "01-20", "01-25"]


@pytest.mark.parametrize(
    ("text", "year", "count"),
    [
        ("农历逢三、八", 2021, 75),
        ("农历逢三、八", 2022, 74),
        ("农历逢三、八", 2026, 75),
        ("逢一四七", 2021, 111),
        ("农历逢五、十", 2021, 68),  # four small months cost one day each
        ("公历逢 3、8", 2021, 72),
        ("赶辰戌，即龙狗日", 2021, 61),
        ("赶丑巳酉[牛蛇鸡]日", 2021, 92),
        ("星期日", 2021, 52),
        ("天天", 2024, 366),
    ],
)
def test_how_many_days_a_year_has(text: str, year: int, count: int) -> None:
    assert len(held(text, year)) == count


@pytest.mark.parametrize(("text", "counts"), [("赶子午", {60, 61}), ("空三赶四，赶子辰申", {91, 92})])
def test_a_cycle_of_branches_gives_the_same_number_every_year(text: str, counts: set[int]) -> None:
    assert {len(held(text, year)) for year in range(1990, 2051)} == counts


def test_the_published_table_of_rongjiang_for_2024() -> None:
    """赶辰戌 = 正月初一、初七…; 正月初一 is 2024-02-10, a 甲辰 day."""
    found = [one.day for one in days(parse_rule("赶辰戌，即龙狗日"), date(2024, 2, 10), date(2024, 2, 29))]
    assert found == [date(2024, 2, 10), date(2024, 2, 16), date(2024, 2, 22), date(2024, 2, 28)]


def test_a_leap_month_repeats_the_pattern_unless_the_market_says_otherwise() -> None:
    # 2020: the leap fourth month runs from 23 May to 20 June.
    leap = [day for day in held("农历逢三、八", 2020) if "05-23" <= day <= "06-20"]
    assert leap == ["05-25", "05-30", "06-04", "06-09", "06-14", "06-19"]
    fallen = [one for one in days_of_year(parse_rule("农历逢三、八；闰月不逢集"), 2020) if not one.held]
    assert [(one.day.isoformat()[5:], one.why) for one in fallen] == [(day, "闰月不逢集") for day in leap]


def test_the_thirtieth_of_a_small_month_is_skipped_or_held_on_the_twenty_ninth() -> None:
    skipped = [one for one in days_of_year(parse_rule("农历逢五、十"), 2021) if not one.held]
    assert {one.why for one in skipped} == {"小月没有三十"}
    moved = days_of_year(parse_rule("农历逢五、十，小月三十改廿九"), 2021)
    assert [one.day for one in moved if one.why] == [one.day for one in skipped]
    assert len([one for one in moved if one.held]) == 68 + len(skipped)


def test_new_year_days_fall_out_and_are_told() -> None:
    # 正月初一 2021 is 12 February; 初三 falls out.
    fallen = [
        one for one in days_of_year(parse_rule("农历逢三、八；正月初一至初四停集"), 2021) if not one.held
    ]
    assert [(one.day, one.why) for one in fallen] == [(date(2021, 2, 14), "每年这几天停集")]


def test_notices_take_days_away_and_add_days() -> None:
    rule = parse_rule("农历逢三、八，2021年1月10日至1月16日停集（疫情），2021年1月17日加集（年货）")
    january = days(rule, date(2021, 1, 1), date(2021, 1, 20))
    assert [(one.day.day, one.held, one.why) for one in january] == [
        (1, True, ""),
        (6, True, ""),
        (11, False, "停集：疫情"),
        (15, False, "停集：疫情"),
        (17, True, "加集：年货"),
        (20, True, ""),
    ]


def test_days_added_in_the_twelfth_month() -> None:
    assert held("农历逢三、八；腊月二十以后天天", 2021)[:1] == ["01-01"]
    assert held("只在农历腊月二十起：天天", 2021)[:2] == ["02-01", "02-02"]  # 腊月二十 is 1 February
    assert held("农历逢五；腊月廿三、廿六加集", 2021)[:6] == [
        "01-08",
        "01-17",
        "01-27",
        "02-04",
        "02-06",
        "02-07",
    ]


def test_a_fair_lasts_its_days_and_is_not_held_again_in_a_leap_month() -> None:
    assert held("农历三月十八古会，会期3天", 2021) == ["04-29", "04-30", "05-01"]
    assert held("农历闰月照常，四月初八庙会", 2020) == ["04-30"]  # 2020 has a leap fourth month


def test_big_and_small_markets_are_told_apart() -> None:
    year = days_of_year(parse_rule("逢五大集、逢十小集"), 2021)
    assert {one.size for one in year if one.held} == {"big", "small"}
    both = parse_rule("逢三八，逢八为大集")
    assert [one.size for one in days(both, date(2021, 1, 15), date(2021, 1, 20))] == ["", "big"]


def test_the_thirty_first_ends_in_one_or_not() -> None:
    assert "01-31" in held("公历逢1、6", 2021)
    assert "01-31" not in held("公历逢1、6，31日不算", 2021)


def test_every_five_days_from_a_known_day_backwards_too() -> None:
    rule = parse_rule("每5日一集，2024年2月10日起")
    assert held_on(rule, date(2024, 2, 5))
    assert held_on(rule, date(2024, 2, 6)) is None
    assert [one.day.day for one in next_days(rule, date(2024, 2, 11), 3)] == [15, 20, 25]


def test_years_without_a_lunar_calendar_are_refused() -> None:
    with pytest.raises(UserError, match="1901"):
        days_of_year(parse_rule("天天"), 1900)


# --- how rules are written


@pytest.mark.parametrize(
    ("text", "understood"),
    [
        ("农历逢三、八", "农历逢三、八"),
        ("逢一四七", "农历逢一、四、七"),
        ("逢３、８", "公历逢3、8"),  # Arabic digits are days of the sun's month
        ("农历逢3、8", "农历逢三、八"),
        ("公历 逢 5，10", "公历逢5、10"),
        ("逢38", "公历逢3、8"),
        ("一六集", "农历逢一、六"),
        ("单日", "农历逢单日"),
        ("公历双日", "公历逢双日"),
        ("初一、十五", "农历每月初一、十五"),
        ("初一 初六 十一 十六 廿一 廿六", "农历每月初一、初六、十一、十六、廿一、廿六"),
        ("每月5日、15日、25日", "公历每月5日、15日、25日"),
        ("星期二、星期六", "星期二、星期六"),
        ("周二、六", "星期二、星期六"),
        ("周一至周五", "星期一、星期二、星期三、星期四、星期五"),
        ("周末", "星期六、星期日"),
        ("天天", "天天"),
        ("百日场", "天天"),
        ("赶辰戌，即龙狗日", "逢辰、戌日（龙、狗日）"),
        ("赶子午 鼠马日", "逢子、午日（鼠、马日）"),
        ("空三赶四，赶丑巳酉[牛蛇鸡]日", "逢丑、巳、酉日（牛、蛇、鸡日）"),
        ("卯未亥", "逢卯、未、亥日（兔、羊、猪日）"),
        ("子卯午酉", "逢子、卯、午、酉日（鼠、兔、马、鸡日）"),
        ("牛街 赶牛日", "逢丑日（牛日）"),
        ("鸡街", "逢酉日（鸡日）"),
        ("三日一圩，2024年1月1日起", "从2024年1月1日起每3日一集"),
        ("隔两天一集，2024年1月1日起", "从2024年1月1日起每3日一集"),
        ("农历三月十八古会", "每年农历三月十八庙会"),
        ("二月二", "每年农历二月初二庙会"),
        ("公历3月15日至18日物资交流大会", "每年公历3月15日庙会（会期4天）"),
        ("大集逢五；小集逢四", "农历逢五（大集）；农历逢四（小集）"),
        ("星期日+农历逢四九", "星期日；农历逢四、九"),
        ("腊月逢三八", "只在农历腊月：农历逢三、八"),
        ("农历逢四、九，早集06:00-11:00", "农历逢四、九"),
        ("圩期：逢二、五、八", "农历逢二、五、八"),
        ("农历逢三、八；除夕至初三停集", "农历逢三、八；每年腊月三十至正月初三停集"),
        ("逢三排八", "农历逢三、八"),
        ("1、6（农历）", "农历逢一、六"),
        ("逢三、八（公历）", "公历逢3、8"),
        ("五日一集，农历逢三、八", "农历逢三、八"),
        ("公历逢5、0", "公历逢5、10"),
        ("每逢农历初一、十五", "农历每月初一、十五"),
        ("集日为农历的一、四、七", "农历逢一、四、七"),
        ("热集逢五，冷集逢四", "农历逢五（大集）；农历逢四（小集）"),
        ("腊月二十三至二十九天天有集", "每年农历腊月廿三庙会（会期7天）"),
        ("农历三月十八、十月初五庙会", "每年农历三月十八庙会；每年农历十月初五庙会"),
        ("农历逢三、八，十月初一庙会", "农历逢三、八；每年农历十月初一庙会"),
        (
            "农历二月十九、六月十九、九月十九庙会",
            "每年农历二月十九庙会；每年农历六月十九庙会；每年农历九月十九庙会",
        ),
        ("农历逢三、八；六月停集", "农历逢三、八；每年六月初一至六月三十停集"),
    ],
)
def test_rules_as_county_lists_write_them(text: str, understood: str) -> None:
    assert in_words(parse_rule(text)) == understood


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("", "没有写"),
        ("龙溪集逢三八", "龙溪"),  # a name is not taken for the day of the dragon
        ("逢十五", "十、五"),
        ("逢3、八", "混着写"),
        ("三日一圩", "已知的集日"),
        ("赶辰戌（牛狗日）", "不是同一天"),
        ("空三赶五", "对不上"),
        ("空三赶四，赶辰戌", "不是每4天一集"),
        ("农历逢三、八，大约停集", "大约"),
        ("不定期", "不定期"),
        ("农历单日逢集，双日不逢", "不逢"),
        ("除周一外天天", "除周一"),
        ("每月第一个星期六", "第一个"),
        ("三月十八至四月初二庙会", "至四月"),
    ],
)
def test_what_is_not_understood_is_quoted(text: str, quoted: str) -> None:
    with pytest.raises(UserError) as refused:
        parse_rule(text)
    assert quoted in refused.value.what


def test_what_was_taken_by_convention_is_told() -> None:
    assert parse_rule("逢三、八").notes == ("没有写农历或公历，“三、八”是中文数字，按农历算。",)
    assert parse_rule("农历逢三、八").notes == ()
    assert parse_rule("农历逢三、八；腊月加集").doubts == ("“腊月加集”没有写是哪几天，没有算进去。",)


@given(
    st.text(
        alphabet="农历公逢三八十一五0123 58、，；赶辰戌龙狗日初廿月腊停集星期天每单双（）至大小起",
        max_size=24,
    )
)
def test_any_text_is_either_understood_or_refused(text: str) -> None:
    try:
        rule = parse_rule(text)
    except UserError:
        return
    assert parse_rule(in_words(rule)) == rule


# --- every form against a second reckoning, day by day

FIRST, LAST = date(1990, 1, 1), date(2050, 12, 31)


def some(numbers: range, most: int = 4) -> st.SearchStrategy[tuple[int, ...]]:
    return st.lists(st.sampled_from(list(numbers)), min_size=1, max_size=most, unique=True).map(
        lambda found: tuple(sorted(found))
    )


def endings(found: tuple[int, ...]) -> tuple[int, ...]:
    return tuple(sorted(found, key=lambda number: number or 10))


MONTHS = st.one_of(st.just(()), some(range(1, 13), 3))
PLAIN = st.one_of(
    st.builds(Pattern, st.just("lunar_endings"), some(range(10)).map(endings)),
    st.builds(Pattern, st.just("lunar_parity"), st.sampled_from([(0,), (1,)])),
    st.builds(Pattern, st.just("lunar_days"), some(range(1, 31), 6)),
    st.builds(Pattern, st.just("solar_endings"), some(range(10)).map(endings)),
    st.builds(Pattern, st.just("solar_parity"), st.sampled_from([(0,), (1,)])),
    st.builds(Pattern, st.just("solar_days"), some(range(1, 32), 6)),
    st.builds(Pattern, st.just("weekdays"), some(range(7))),
    st.just(Pattern("every_day")),
    st.builds(Pattern, st.just("branches"), some(range(12))),
    st.builds(
        Pattern,
        st.just("cycle"),
        st.integers(2, 30).map(lambda n: (n,)),
        anchor=st.dates(date(2000, 1, 1), date(2040, 1, 1)),
    ),
)
SEASONED = st.builds(
    lambda plain, size, months, lunar, from_day: Pattern(
        plain.form, plain.numbers, size, months, lunar or not months, from_day if months else 0, plain.anchor
    ),
    PLAIN,
    st.sampled_from(["", "big", "small"]),
    MONTHS,
    st.booleans(),
    st.integers(0, 28),
)
FAIRS = st.builds(
    Pattern,
    st.sampled_from(["fair", "solar_fair"]),
    st.tuples(st.integers(1, 12), st.integers(1, 28)),
    st.sampled_from(["", "big", "small"]),
    lasts=st.integers(1, 20),
)
STOPS = st.builds(
    Stop,
    st.tuples(st.integers(1, 12), st.integers(1, 30)),
    st.tuples(st.integers(1, 12), st.integers(1, 30)),
    st.booleans(),
)
CHANGES = st.builds(
    lambda first, more, is_held: DateChange(first, first + timedelta(days=more), is_held, "说明"),
    st.dates(FIRST, LAST),
    st.integers(0, 40),
    st.booleans(),
)
RULES = st.builds(
    MarketRule,
    st.lists(st.one_of(SEASONED, FAIRS), min_size=1, max_size=3, unique=True).map(tuple),
    small_month=st.sampled_from(["skip", "29"]),
    thirty_first=st.booleans(),
    leap_month=st.sampled_from(["held", "skip"]),
    stops=st.lists(STOPS, max_size=1).map(tuple),
    changes=st.lists(CHANGES, max_size=2).map(tuple),
)


def second_reckoning(rule: MarketRule, first: date, last: date) -> Iterator[date]:
    """Day by day, from the library's lunar days alone; branches counted from 1949-10-01, a 甲子 day."""
    day = first
    while day <= last:
        if is_held(rule, day):
            yield day
        day += timedelta(days=1)


def lunar_of(day: date) -> LunarDate:
    return LunarDate.from_solar_date(day.year, day.month, day.day)


def is_held(rule: MarketRule, day: date) -> bool:
    answer = any(pattern_holds(rule, pattern, day) for pattern in rule.patterns)
    for stop in rule.stops:
        answer = answer and not in_stop(stop, day)
    for change in rule.changes:
        if change.first <= day <= change.last:
            answer = change.held
    return answer


def lunar_number(rule: MarketRule, day: date) -> set[int]:
    """The numbers a lunar day answers to: a last 廿九 may stand for 三十 too."""
    number = lunar_of(day).day
    small = number == 29 and lunar_of(day + timedelta(days=1)).day == 1
    return {29, 30} if small and rule.small_month == "29" else {number}


def pattern_holds(rule: MarketRule, pattern: Pattern, day: date) -> bool:
    form, numbers = pattern.form, pattern.numbers
    if form in ("fair", "solar_fair"):
        for before in range(pattern.lasts):
            start = day - timedelta(days=before)
            lunar = lunar_of(start)
            here = (lunar.month, lunar.day) if form == "fair" else (start.month, start.day)
            if here == numbers and not (form == "fair" and lunar.is_leap_month):
                return True
        return False
    lunar = lunar_of(day)
    if pattern.months:
        month, number = (lunar.month, lunar.day) if pattern.lunar_months else (day.month, day.day)
        if month not in pattern.months or number < pattern.from_day:
            return False
    if form.startswith("lunar") and lunar.is_leap_month and rule.leap_month == "skip":
        return False
    if form == "lunar_endings":
        return any(int(str(number)[-1]) in numbers for number in lunar_number(rule, day))
    if form == "lunar_days":
        return bool(lunar_number(rule, day) & set(numbers))
    if form in ("lunar_parity", "solar_parity"):
        number = lunar.day if form == "lunar_parity" else day.day
        return bool(number & 1) == bool(numbers[0])
    if form == "solar_endings":
        return int(str(day.day)[-1]) in numbers and (day.day != 31 or rule.thirty_first)
    if form == "solar_days":
        return day.day in numbers
    if form == "weekdays":
        return day.isoweekday() - 1 in numbers
    if form == "branches":
        return (day - date(1949, 10, 1)).days % 12 in numbers
    if form == "cycle":
        assert pattern.anchor
        return (day.toordinal() - pattern.anchor.toordinal()) % numbers[0] == 0
    return form == "every_day"


def in_stop(stop: Stop, day: date) -> bool:
    if not stop.lunar:
        here = day.month * 100 + day.day
    else:
        lunar = lunar_of(day)
        if lunar.is_leap_month:
            return False
        ends = lunar_of(day + timedelta(days=1)).day == 1
        here = lunar.month * 100 + (30 if ends else lunar.day)
    first, last = (month * 100 + number for month, number in (stop.first, stop.last))
    return first <= here <= last if first <= last else here >= first or here <= last


@settings(max_examples=120, deadline=None)
@given(RULES, st.dates(FIRST, date(2049, 12, 31)))
def test_every_rule_agrees_with_a_second_reckoning(rule: MarketRule, start: date) -> None:
    end = start + timedelta(days=365)
    assert [one.day for one in days(rule, start, end) if one.held] == list(second_reckoning(rule, start, end))


@settings(max_examples=3, deadline=None)
@given(SEASONED)
def test_sixty_years_agree(pattern: Pattern) -> None:
    rule = MarketRule((pattern,))
    assert [one.day for one in days(rule, FIRST, LAST) if one.held] == list(
        second_reckoning(rule, FIRST, LAST)
    )


@given(RULES)
def test_the_words_shown_are_read_back_into_the_same_rule(rule: MarketRule) -> None:
    read = parse_rule(in_words(rule))
    assert read.patterns == rule.patterns
    assert read.stops == rule.stops
    assert read.changes == rule.changes
    for one in range(2019, 2022):  # settings that touch no pattern of the rule are not told
        assert days_of_year(read, one) == days_of_year(rule, one)
