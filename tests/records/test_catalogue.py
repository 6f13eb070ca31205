"""The catalogue of writings county lists use: dates, counts and money.

Every line is a cell, what is stored, and whether a person is asked. Text that is not taken over is kept
beside the field.
"""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lawgov_desktop.records.fields import (
    Date,
    Money,
    Number,
)
from lawgov_desktop.records.numbers import FEN_PER_UNIT, heading_unit
from tests.records.catalogue import ASKED, MARKED, NAMES, TAKEN, assert_read

# --- dates


@pytest.mark.parametrize(
    ("raw", "value", "how"),
    [
        ("2021.3.5", "2021-03-05", TAKEN),
        ("2021.03.05", "2021-03-05", TAKEN),
        ("2021-3-5", "2021-03-05", TAKEN),
        ("2021/3/5", "2021-03-05", TAKEN),
        ("20210305", "2021-03-05", TAKEN),
        (20210305, "2021-03-05", TAKEN),
        ("2021年3月", "2021-03", TAKEN),
        ("2021年3月5日", "2021-03-05", TAKEN),
        ("2021年3月5号", "2021-03-05", TAKEN),
        ("2021 3 5", "2021-03-05", TAKEN),
        ("二〇二一年三月五日", "2021-03-05", TAKEN),
        ("２０２１．３．５", "2021-03-05", TAKEN),
        ("2021.3.5　 ", "2021-03-05", TAKEN),
        ("'2021.3.5", "2021-03-05", TAKEN),
        ("2021-03-05 00:00:00", "2021-03-05", TAKEN),
        ("2021-03-05T08:00", "2021-03-05", TAKEN),
        ("2021-03-05T08:00:00+08:00", "2021-03-05", TAKEN),
        ("2021.3.5上午", "2021-03-05", TAKEN),
        (date(2021, 3, 5), "2021-03-05", TAKEN),
        (datetime(2021, 3, 5, 8, 30), "2021-03-05", TAKEN),
        ("Mar 5, 2021", "2021-03-05", TAKEN),
        ("5-Mar-2021", "2021-03-05", TAKEN),
        ("March 2021", "2021-03", TAKEN),
        ("2021年3月5日（农历正月廿二）", "2021-03-05", TAKEN),
        (2021, "2021", TAKEN),
        ("2021", "2021", TAKEN),
        ("2021年", "2021", TAKEN),
        ("/", None, TAKEN),
        ("—", None, TAKEN),
        ("无", None, TAKEN),
        ("空", None, TAKEN),
        (43895, "2020-03-05", MARKED),
        (43895.0, "2020-03-05", MARKED),
        ("43895", "2020-03-05", MARKED),
        (44260.5, "2021-03-05", MARKED),
        (2021.3, "2021-03", TAKEN),
        ("2021.1", "2021-01", MARKED),
        ("1900-01-01", "1900-01-01", MARKED),
        (2021.1, None, ASKED),  # 2021.10 is the same number
        ("2021.13.5", None, ASKED),
        ("2021-2-30", None, ASKED),
        ("3月5日", None, ASKED),
        ("3.5", None, ASKED),
        (3.5, None, ASKED),
        ("2021.3.5-3.7", None, ASKED),
        ("2021年上半年", None, ASKED),
        ("2021年第一季度", None, ASKED),
        ("农历三月初五", None, ASKED),
        ("2021年农历三月初五", None, ASKED),
        ("21.3.5", None, ASKED),
        ("5/3/2021", None, ASKED),
        ("Mar-21", None, ASKED),  # March 2021 or 21 March
        ("2021.3.1①", None, ASKED),
        ("2021-03-05T16:00:00.000Z", None, ASKED),  # the sixth in China
        ("长期", None, ASKED),
        ("至今", None, ASKED),
        ("永久", None, ASKED),
        ("不详", None, ASKED),
        ("待定", None, ASKED),
        ("民国110年", None, ASKED),
        ("#REF!", None, ASKED),
        (time(8), None, ASKED),
        (timedelta(hours=5), None, ASKED),
        (True, None, ASKED),
        (datetime(1899, 12, 31), None, ASKED),
    ],
)
def test_dates(raw: object, value: str | None, how: str) -> None:
    assert_read(Date("受理日期"), raw, value, how)


# --- counts and money


@pytest.mark.parametrize(
    ("raw", "value", "how"),
    [
        ("１２３", 123, TAKEN),
        ("1,234", 1234, TAKEN),
        (" 12 ", 12, TAKEN),
        ("'12", 12, TAKEN),
        ("+5", 5, TAKEN),
        ("12。", 12, TAKEN),
        ("共12件", 12, TAKEN),
        ("12(人)", 12, TAKEN),
        ("5起", 5, TAKEN),
        ("5万", 50_000, TAKEN),
        ("五千", 5000, TAKEN),
        (0, 0, TAKEN),
        (0.0, 0, TAKEN),
        ("0", 0, TAKEN),
        ("007", 7, TAKEN),
        (-3, -3, TAKEN),
        (Decimal(7), 7, TAKEN),
        ("空", None, TAKEN),
        ("无", None, TAKEN),
        ("—", None, TAKEN),
        ("约5000", 5000, MARKED),
        ("40余人", 40, MARKED),
        ("5000以上", None, ASKED),
        ("不到5000", None, ASKED),
        ("≤100", None, ASKED),
        ("不少于3人", None, ASKED),
        ("5000-8000", None, ASKED),
        ("85%", None, ASKED),
        (0.85, None, ASKED),
        ("1.38E+10", None, ASKED),
        (4.11328e17, None, ASKED),
        ("5²", None, ASKED),  # not 52
        ("12①", None, ASKED),  # not 121
        ("1½", None, ASKED),
        ("若干", None, ASKED),
        ("不详", None, ASKED),
        (True, None, ASKED),
        (date(2021, 3, 5), None, ASKED),
    ],
)
def test_counts(raw: object, value: int | None, how: str) -> None:
    assert_read(Number("涉及人数"), raw, value, how)


@pytest.mark.parametrize(
    ("raw", "unit", "fen", "how"),
    [
        ("5,000", "", 500_000, TAKEN),
        ("￥5,000.00元", "", 500_000, TAKEN),
        ("5万", "", 5_000_000, TAKEN),
        ("5.2万元", "", 5_200_000, TAKEN),
        ("５.２万元", "", 5_200_000, TAKEN),
        ("五千元", "", 500_000, TAKEN),
        ("伍仟元整", "", 500_000, TAKEN),
        ("共计5000元", "", 500_000, TAKEN),
        ("5000（元）", "", 500_000, TAKEN),
        (5000, "", 500_000, TAKEN),
        (5000.5, "", 500_050, TAKEN),
        (0.1 + 0.2, "", 30, TAKEN),
        (1.1 * 3, "", 330, TAKEN),
        ("0", "", 0, TAKEN),
        ("无", "", None, TAKEN),
        (5.2, "万元", 5_200_000, TAKEN),
        ("5.2", "万元", 5_200_000, TAKEN),
        (12, "千元", 1_200_000, TAKEN),
        ("5.2万元", "万元", 5_200_000, TAKEN),
        ("9999", "万元", 9_999_000_000, TAKEN),
        ("约5000", "", 500_000, MARKED),
        ("1200.505", "", 120_051, MARKED),
        (1200.505, "", 120_051, MARKED),
        ("5000元", "万元", 500_000, MARKED),
        (52_000, "万元", 52_000_000_000, MARKED),  # more likely 52,000 yuan
        ("5000-8000", "", None, ASKED),
        ("5000以上", "", None, ASKED),
        ("每人500元", "", None, ASKED),
        ("5w", "", None, ASKED),
        ("10%", "", None, ASKED),
        ("1.2E+10", "", None, ASKED),
        ("待定", "", None, ASKED),
        (1e17, "", None, ASKED),
        (True, "", None, ASKED),
    ],
)
def test_money(raw: object, unit: str, fen: int | None, how: str) -> None:
    assert_read(Money("涉及金额"), raw, fen, how, unit)


@pytest.mark.parametrize(
    ("heading", "unit"),
    [
        ("涉及金额（万元）", "万元"),
        ("涉及金额(单位：万元)", "万元"),
        ("涉案金额（人民币万元）", "万元"),
        ("涉及金额（万）", "万元"),
        ("涉及金额/万元", "万元"),
        ("金额万元", "万元"),
        ("金额\n（ 万 元 ）", "万元"),
        ("万元", "万元"),
        ("金额（元）", "元"),
        ("补贴标准（元/件）", "元"),
        ("流转价款（万元/年）", "万元"),
        ("金额元", "元"),
        ("单位：件、元", "元"),
        ("单位：件、万元", "万元"),
        ("单位：万元", "万元"),
        ("金额（亿元）", "亿元"),
        ("金额（角）", "角"),
        ("得分", ""),
        ("单元", ""),
        ("公元", ""),
        ("涉及金额", ""),
        ("多元化解", ""),
        ("", ""),
    ],
)
def test_the_unit_a_heading_states(heading: str, unit: str) -> None:
    assert heading_unit(heading) == unit


@given(st.sampled_from(sorted(FEN_PER_UNIT)), st.integers(0, 9999))
def test_a_figure_is_worth_what_the_unit_of_its_heading_says(unit: str, figure: int) -> None:
    assert heading_unit(f"金额（{unit}）") == unit
    for raw in (figure, float(figure), str(figure)):
        assert Money("金额").read(raw, NAMES, unit).value == figure * FEN_PER_UNIT[unit]
