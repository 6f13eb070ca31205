"""Counts and money: what lists say, exactly, and what they do not say, not at all."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lawgov_desktop.records.numbers import (
    LARGEST,
    chinese_numeral,
    money_in_capitals,
    read_money,
    read_number,
    show_money,
)

FEN = st.integers(-LARGEST * 100 + 1, LARGEST * 100 - 1)


@pytest.mark.parametrize(
    ("raw", "value"),
    [
        (0, 0),
        (12, 12),
        (4.0, 4),
        ("4.0", 4),
        ("１２３", 123),
        ("1,234", 1234),
        ("1，234，567", 1234567),
        ("10 000", 10000),
        ("'15", 15),
        ("５件", 5),
        ("12 人次", 12),
        ("0", 0),
        ("零", 0),
        ("〇", 0),
        ("-5", -5),
        ("五千", 5000),
        ("十二", 12),
        ("二十", 20),
        ("两百", 200),
        ("一百零五", 105),
        ("一万零五", 10005),
        ("一亿零二百万", 102_000_000),
        ("五万亿", 5 * 10**12),
        ("壹佰贰拾", 120),
        ("二〇二一", 2021),
        ("5万", 50000),
        ("1.5万", 15000),
        ("3万5千", 35000),
        ("3万5000", 35000),
        ("3千5百", 3500),
    ],
)
def test_counts_are_read_in_every_writing(raw: object, value: int) -> None:
    reading = read_number(raw)
    assert (reading.value, reading.doubts, reading.raw) == (value, (), "")


@pytest.mark.parametrize("raw", [None, "", " ", "无", "—", "-", "/", "空", float("nan")])
def test_nothing_entered_is_not_zero(raw: object) -> None:
    for reading in (read_number(raw), read_money(raw)):
        assert (reading.value, reading.doubts, reading.raw) == (None, (), "")


@pytest.mark.parametrize(
    ("raw", "value"),
    [
        ("约5000", 5000),
        ("40余次", 40),
        ("5000多", 5000),
        ("100多人", 100),
        ("5万余", 50000),
        ("5000左右", 5000),
    ],
)
def test_round_figures_are_taken_and_marked(raw: str, value: int) -> None:
    reading = read_number(raw)
    assert reading.value == value
    assert "约数" in reading.doubts[0].what


@pytest.mark.parametrize(
    ("raw", "said"),
    [
        ("5000-8000", "范围"),
        ("5~8件", "范围"),
        ("三至五人", "范围"),
        (4.5, "不是整数"),
        ("4.50", "不是整数"),
        ("85%", "百分比"),
        ("1.2E+10", "科学记数"),
        (1e17, "看不懂"),
        (10**15, "看不懂"),
        ("99999999999999999999", "看不懂"),
        ("三百五", "看不懂"),  # 350 or 305
        ("3万5", "看不懂"),  # 35,000 or 30,005
        ("三四", "看不懂"),  # three or four
        ("1,23", "看不懂"),
        ("3 5", "看不懂"),
        ("3/4", "看不懂"),
        ("(5)", "看不懂"),
        ("5\n8", "看不懂"),
        ("一亿万", "看不懂"),
        ("百", "看不懂"),
        ("√", "看不懂"),
        (True, "看不懂"),
    ],
)
def test_what_is_no_single_count_stays_unread(raw: object, said: str) -> None:
    reading = read_number(raw)
    assert reading.unread
    assert said in reading.doubts[0].what


@pytest.mark.parametrize(
    ("raw", "unit", "fen"),
    [
        ("5,000元", "元", 500_000),
        ("￥5,000.00", "元", 500_000),
        ("五千元", "元", 500_000),
        ("5.2万元", "元", 5_200_000),
        ("5万", "元", 5_000_000),
        ("1千5百元", "元", 150_000),
        ("5元5角", "元", 550),
        ("5角", "元", 50),
        ("50分", "元", 50),
        ("人民币伍仟元整", "元", 500_000),
        ("壹仟贰佰元伍角整", "元", 120_050),
        ("壹仟贰佰元零伍分", "元", 120_005),
        ("０", "元", 0),
        ("0元", "元", 0),
        ("-5元5角", "元", -550),
        (5000, "元", 500_000),
        (1234.56, "元", 123_456),
        (0.1 + 0.2, "元", 30),  # what a sum in Excel leaves behind
        ("5.2", "万元", 5_200_000),
        (0.33333, "万元", 333_330),
        ("5.2万元", "万元", 5_200_000),
        ("5万", "万元", 5_000_000),
        ("12", "角", 120),
        ("12", "分", 12),
    ],
)
def test_money_is_read_exactly_as_fen(raw: object, unit: str, fen: int) -> None:
    reading = read_money(raw, unit)
    assert (reading.value, reading.doubts, reading.raw) == (fen, (), "")


@pytest.mark.parametrize(
    ("raw", "unit", "fen", "said"),
    [
        ("约5000", "元", 500_000, "约数"),
        ("5万余元", "元", 5_000_000, "约数"),
        ("1200.505", "元", 120_051, "四舍五入"),
        ("-1200.505", "元", -120_051, "四舍五入"),
        ("5000元", "万元", 500_000, "自带单位"),
        ("五千", "万元", 500_000, "自带单位"),
    ],
)
def test_doubtful_money_is_taken_and_marked(raw: str, unit: str, fen: int, said: str) -> None:
    reading = read_money(raw, unit)
    assert reading.value == fen
    assert said in reading.doubts[0].what


@pytest.mark.parametrize(
    "raw",
    [
        "5000-8000",
        "5000～8000元",
        "5000元/人",
        "5000元\n3000元",
        "5块5",
        "5元12角",
        "元",
        "整",
        "万元",
        "5万5元",
        "$500",
        "未定",
        True,
        1e17,
        "1.2E+10",
    ],
)
def test_what_is_no_single_amount_stays_unread(raw: object) -> None:
    reading = read_money(raw)
    assert reading.unread
    assert reading.doubts


def test_an_unknown_unit_is_our_own_fault() -> None:
    with pytest.raises(ValueError, match="美元"):
        read_money("5", "美元")


@given(FEN)
def test_money_shown_is_money_read(fen: int) -> None:
    assert read_money(show_money(fen)).value == fen


@given(FEN)
def test_money_in_capitals_is_money_read(fen: int) -> None:
    reading = read_money(money_in_capitals(fen))
    assert (reading.value, reading.doubts) == (fen, ())


@given(st.integers(0, LARGEST - 1))
def test_a_numeral_is_the_number_read(n: int) -> None:
    assert read_number(chinese_numeral(n)).value == n


@given(st.text() | st.text("0123456789,.零一二十百千万亿元角分整约余-") | st.floats() | st.integers())
def test_reading_never_fails_and_never_loses_text(raw: object) -> None:
    for reading in (read_number(raw), read_money(raw), read_money(raw, "万元")):
        if reading.value is None:
            assert bool(reading.raw) == bool(reading.doubts)
        else:
            assert isinstance(reading.value, int)
            assert abs(reading.value) < LARGEST * 100
            assert reading.raw == ""


def test_money_is_shown_with_separators_and_two_decimals() -> None:
    assert [show_money(fen) for fen in (0, 5, 120_050, 123_456_789, -550)] == [
        "0.00",
        "0.05",
        "1,200.50",
        "1,234,567.89",
        "-5.50",
    ]


@pytest.mark.parametrize(
    ("fen", "capitals"),
    [
        (0, "零元整"),
        (5, "伍分"),
        (50, "伍角整"),
        (55, "伍角伍分"),
        (1_000, "壹拾元整"),
        (120_050, "壹仟贰佰元伍角整"),
        # the five examples of 支付结算办法 附一
        (140_950, "壹仟肆佰零玖元伍角整"),
        (600_714, "陆仟零柒元壹角肆分"),
        (168_032, "壹仟陆佰捌拾元叁角贰分"),
        (10_700_053, "壹拾万柒仟元伍角叁分"),
        (1_640_902, "壹万陆仟肆佰零玖元零贰分"),
        (32_504, "叁佰贰拾伍元零肆分"),
        (10_000_500, "壹拾万零伍元整"),
        (100_000_000, "壹佰万元整"),
        (10_000_000_100, "壹亿零壹元整"),
        (10_001_000_000, "壹亿零壹万元整"),
        (100_050_000_000, "壹拾亿零伍拾万元整"),
        (-550, "负伍元伍角整"),
    ],
)
def test_capitals_follow_the_banks_rule(fen: int, capitals: str) -> None:
    assert money_in_capitals(fen) == capitals


@pytest.mark.parametrize(
    ("n", "numeral"),
    [
        (0, "零"),
        (1, "一"),
        (10, "十"),
        (11, "十一"),
        (20, "二十"),
        (21, "二十一"),
        (100, "一百"),
        (105, "一百零五"),
        (110, "一百一十"),
        (1001, "一千零一"),
        (10_005, "一万零五"),
        (100_000, "十万"),
        (120_034, "十二万零三十四"),
    ],
)
def test_headings_are_counted_in_chinese(n: int, numeral: str) -> None:
    assert chinese_numeral(n) == numeral


def test_there_is_no_numeral_below_zero() -> None:
    with pytest.raises(ValueError, match="negative"):
        chinese_numeral(-1)
