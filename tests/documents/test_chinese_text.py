"""Line ends follow GB/T 15834, and nothing is lost when text is broken."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lawgov_desktop.documents.chinese_text import ColumnCounter, break_lines, chars_wide, clean


def em(text: str) -> float:
    return ColumnCounter().width(text) / 2


@pytest.mark.parametrize(
    ("text", "limit", "lines"),
    [
        ("甲乙丙丁，戊己", 4, ["甲乙丙", "丁，戊己"]),  # a comma never begins a line
        ("甲乙丙《丁》", 4, ["甲乙丙", "《丁》"]),  # an opening mark never ends one
        ("甲乙丙（丁）。戊", 4, ["甲乙丙", "（丁）。", "戊"]),
        ("甲乙丙——丁", 4, ["甲乙丙", "——丁"]),  # a dash of two squares is not parted
        ("甲乙丙……丁", 4, ["甲乙丙", "……丁"]),
        ("张三李·四五", 3, ["张三", "李·四", "五"]),  # 间隔号 never begins a line
        ("日期2025-03-05止", 5, ["日期", "2025-03-05", "止"]),  # a date holds together
        ("金额1,234.56元", 5, ["金额", "1,234.56元"]),
        ("甲乙 丙丁", 2, ["甲乙", "丙丁"]),  # spaces vanish at a line end
        ("甲\n\n乙", 4, ["甲", "", "乙"]),
        ("", 4, [""]),
        ("0123456789", 3, ["012345", "6789"]),  # wider than a line: cut rather than lost
        ("张𠅤，𠅤", 2, ["张", "𠅤，", "𠅤"]),
    ],
)
def test_line_ends(text: str, limit: float, lines: list[str]) -> None:
    assert break_lines(text, em, limit) == lines


@given(st.text("甲乙丙丁，。、《》（）“”… a1.-\n𠅤", max_size=80), st.integers(2, 12))
def test_breaking_loses_nothing_and_keeps_the_width(text: str, limit: int) -> None:
    lines = break_lines(text, em, limit)
    assert "".join("".join(lines).split()) == "".join(text.split())
    assert all(em(line) <= limit for line in lines)


@given(st.text(max_size=60))
def test_clean_text_is_printable_and_stays_clean(text: str) -> None:
    once = clean(text)
    assert clean(once) == once
    assert not any(c < " " and c != "\n" for c in once)


def test_variation_selectors_and_zero_width_marks_are_dropped() -> None:
    assert clean("葛\U000e0100\u200b某\ufeff\t甲") == "葛某    甲"


def test_lines_of_a_cell_are_counted_in_half_width_columns() -> None:
    counter = ColumnCounter()
    assert counter.width("甲a") == 3
    assert counter.lines("甲乙丙", 6) == 1
    assert counter.lines("甲乙丙丁", 6) == 2
    assert counter.lines("甲\n乙", 6) == 2


def test_width_in_characters_is_that_of_the_column_counter() -> None:
    for text in ("", "张三", "2025年3月", "“引号”——…", "ﾊﾝ", "e\u0301", "𠅤䶮〔2025〕"):
        assert chars_wide(text) == ColumnCounter().width(text) / 2
    assert chars_wide("2025年1月") == 4.5
