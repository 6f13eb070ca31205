"""Long titles in lines that part no word and have a shape."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lawgov_desktop.documents.chinese_text import chars_wide
from lawgov_desktop.documents.title_lines import title_lines


@pytest.mark.parametrize(
    "title, lines",
    [
        ("关于召开调解工作会议的通知", ("关于召开调解工作会议的通知",)),
        (
            "样例县龙潭镇人民政府关于报送2025年度法治政府建设工作情况的报告",
            ("样例县龙潭镇人民政府关于报送", "2025年度法治政府建设工作情况的报告"),
        ),
        ("第一行\n第二行更长一些", ("第一行", "第二行更长一些")),
    ],
)
def test_titles_are_cut_where_an_office_would_cut_them(title: str, lines: tuple[str, ...]) -> None:
    assert title_lines(title, 18) == lines


@pytest.mark.parametrize(
    "title, whole",
    [
        ("关于进一步加强人民调解工作规范化建设的实施方案", ("人民调解", "规范化", "实施方案")),
        ("关于印发《龙潭镇重大行政决策程序规定》的通知", ("《龙潭镇重大行政决策程序规定》",)),
        ("龙潭镇关于开展2026年矛盾纠纷排查化解专项行动的通知", ("2026年", "矛盾纠纷", "排查化解")),
    ],
)
def test_words_numbers_and_names_of_documents_stay_whole(title: str, whole: tuple[str, ...]) -> None:
    lines = title_lines(title, 18)
    for word in whole:
        assert any(word in line for line in lines), lines


def test_words_of_the_office_are_kept_when_they_are_given() -> None:
    title = "样例县龙潭镇人民政府关于做好清水河流域巡护联防联治有关事项的通知"
    assert any("联防联治" in line for line in title_lines(title, 18, words=("联防联治",)))


def test_three_lines_have_no_waist_and_no_two_alike() -> None:
    title = "样例县龙潭镇人民政府关于进一步加强人民调解行政调解司法调解衔接联动工作有关情况的报告"
    wide = [chars_wide(line) for line in title_lines(title, 18)]
    steps = [b - a for a, b in pairwise(wide)]
    assert len(wide) == 3
    assert not (steps[0] < 0 < steps[1])
    assert any(abs(step) >= 1 for step in steps)


def test_a_title_longer_than_any_shape_is_filled_at_once() -> None:
    assert {chars_wide(line) for line in title_lines("龙潭" * 60, 18)} == {18, 12}


@given(st.text(st.sampled_from("龙潭镇人民政府关于的通知《》（）2026年、A "), min_size=1, max_size=120))
def test_nothing_is_lost_and_no_line_is_too_long(title: str) -> None:
    lines = title_lines(title, 18)
    assert "".join(lines) == title
    assert len(lines) == 1 or max(map(chars_wide, lines)) <= 18
