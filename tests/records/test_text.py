"""What a cell holds becomes clean text, and alike texts share a key."""

from __future__ import annotations

import unicodedata
from datetime import date, datetime, time, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lawgov_desktop.records.text import clean, half_width, lost_digits, match_key

ANY_CELL = (
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.decimals()
    | st.text()
    | st.text(st.characters(categories=["Cs", "Cc", "Cf", "Mn", "Lo"]))
    | st.dates()
    | st.datetimes()
    | st.times()
    | st.timedeltas()
    | st.binary()
)


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        (None, ""),
        ("", ""),
        ("  张三\u3000", "张三"),
        ("张\u3000三", "张\u3000三"),  # a space inside is the writer's
        ("\ufeff龙潭镇\u200b", "龙潭镇"),
        ("13812345678\u202c", "13812345678"),  # copied from a chat window
        ("调解\r\n日期", "调解\n日期"),
        ("调解_x000D_\n日期", "调解\n日期"),  # as some programs write a line end into xlsx
        ("甲\x0b乙\x00\x07", "甲\n乙"),
        ("甲\t乙\u00a0丙", "甲 乙 丙"),
        (4, "4"),
        (4.0, "4"),
        (-0.0, "0"),
        (4.5, "4.5"),
        (0.1 + 0.2, "0.3"),
        (1e-7, "0.0000001"),
        (13812345678.0, "13812345678"),
        (4.11328199001011e17, "4.11328199001011e+17"),  # never digits that nobody typed
        (411328199001011234, "411328199001011234"),
        (float("nan"), ""),
        (float("inf"), ""),
        (Decimal("5.20"), "5.2"),
        (Decimal("NaN"), ""),
        (True, "是"),
        (False, "否"),
        (date(2021, 3, 5), "2021-03-05"),
        (datetime(2021, 3, 5), "2021-03-05"),
        (datetime(2021, 3, 5, 14, 30), "2021-03-05 14:30"),
        (datetime(2021, 3, 5, 14, 30, 5), "2021-03-05 14:30:05"),
        (time(9, 30), "09:30"),
        (timedelta(hours=25, minutes=3), "25:03"),
    ],
)
def test_every_kind_of_cell_becomes_text(raw: object, text: str) -> None:
    assert clean(raw) == text


@pytest.mark.parametrize(
    "name", ["𠅤三", "䶮", "\ue000三", "\U000f0001", "﨑\uf9d1", "\U0002f800", "葛\U000e0101"]
)
def test_rare_and_private_characters_are_left_as_they_are(name: str) -> None:
    assert clean(f" {name} ") == name


def test_a_broken_half_character_becomes_a_visible_mark() -> None:
    assert clean("张\ud840") == "张\ufffd"


def test_accents_typed_separately_are_joined() -> None:
    assert clean("e\u0301") == "\u00e9"


@given(ANY_CELL)
def test_cleaning_never_fails_and_settles_at_once(raw: object) -> None:
    text = clean(raw)
    assert clean(text) == text
    text.encode("utf-8")
    assert not any(unicodedata.category(sign) == "Cc" and sign != "\n" for sign in text)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("金额（万元）", "金额(万元)"),
        ("序 号", "序号"),
        ("调解\n日期", "调解日期"),
        ("ＡＢＣ１２３", "abc123"),
        ("〔2021〕12号", "［2021］１２号"),
        ("【注】", "(注)"),
        ("买买提·吐尔逊", "买买提•吐尔逊"),
        ("买买提．吐尔逊", "买买提·吐尔逊"),
        ("龙潭\u200b镇", "龙潭镇"),
    ],
)
def test_two_writings_of_one_thing_share_a_key(one: str, other: str) -> None:
    assert match_key(one) == match_key(other)


@given(st.text(), st.text())
def test_the_key_ignores_spaces_anywhere(one: str, other: str) -> None:
    assert match_key(f" {one}\u3000{other}\t") == match_key(f"{one} {other}")


def test_different_names_keep_different_keys() -> None:
    assert match_key("张庄村") != match_key("张庄")


def test_half_width_reads_typed_full_width_figures() -> None:
    assert half_width("１２３，４５６．７８％") == "123,456.78%"


@pytest.mark.parametrize(
    ("raw", "lost"),
    [
        (411328199001011000, True),
        (4.11328e17, True),
        (Decimal("411328199001011000"), True),
        (110105491231002.0, False),  # 15 digits are exact
        (13812345678, False),
        ("411328199001011000", False),  # text is text
        (True, False),
        (Decimal("NaN"), False),
        (None, False),
    ],
)
def test_numbers_longer_than_fifteen_digits_have_lost_some(raw: object, lost: bool) -> None:
    assert lost_digits(raw) is lost
