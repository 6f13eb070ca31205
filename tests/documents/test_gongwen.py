"""Official documents measured from their PDF in mm: GB/T 9704—2012 within half a millimetre.

The upper edge of a mark is measured at its ink, text at the square of its characters (0.88 of the size
above the baseline), which stands in the middle of its line.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from lawgov_desktop.documents.document import Document
from lawgov_desktop.documents.fonts import FontBook
from lawgov_desktop.documents.gongwen import (
    Colophon,
    Heading,
    Official,
    for_web,
    letter,
    minutes,
    plain,
    red_headed,
    web_text,
)
from lawgov_desktop.documents.gongwen_head import document_number
from lawgov_desktop.documents.gongwen_text import day_in_words
from lawgov_desktop.documents.pdf import render_pdf
from tests.documents.measured import MeasuredPage, Sign, measured
from tests.documents.official_samples import ATTACHED, END, HEADING, LINES, ORGAN, SAID, SHORT

WITHIN = 0.5
TOP, LEFT, RIGHT, BOTTOM = 37.0, 28.0, 184.0, 262.0
"""The 版心: A4 less 天头 37, 订口 28, right 26, bottom 35."""
PITCH, CHAR, SIZE = 225 / 22, 156 / 28, 16 * 25.4 / 72
FOURTH = 14 * 25.4 / 72

Draw = Callable[[Document], list[MeasuredPage]]


@pytest.fixture
def draw(fonts: FontBook, tmp_path: Path) -> Draw:
    def drawn(document: Document) -> list[MeasuredPage]:
        return measured(render_pdf(document, tmp_path / "a.pdf", fonts).path)

    return drawn


def near(value: float) -> object:
    return pytest.approx(value, abs=WITHIN)


def line_top(line: list[Sign]) -> float:
    """Upper edge of the grid line the characters stand in the middle of."""
    return line[0].square_top - (PITCH - line[0].size) / 2


def text_lines(page: MeasuredPage) -> list[list[Sign]]:
    """The lines in the 版心, without the page number."""
    return [line for line in page.lines() if line[0].baseline < BOTTOM]


def long_text() -> Official:
    return Official("标题", ("龙潭" * 1300,))


# -- the page


def test_a_full_page_has_22_lines_of_28_characters_that_fill_the_type_area(draw: Draw) -> None:
    page = draw(plain(long_text()))[1]
    lines = text_lines(page)
    assert [len(line) for line in lines] == [28] * 22
    assert line_top(lines[0]) == near(TOP)
    assert line_top(lines[-1]) + PITCH == near(BOTTOM)
    for line in lines:
        assert line[0].origin == near(LEFT)
        assert line[-1].pen_right == near(RIGHT)
    tops = [line_top(line) for line in lines]
    assert [b - a for a, b in pairwise(tops)] == [pytest.approx(PITCH, abs=0.02)] * 21


def test_text_begins_two_characters_in_and_turns_flush_left(draw: Draw) -> None:
    lines = text_lines(draw(plain(long_text()))[0])
    assert lines[1][0].origin == near(LEFT + 2 * CHAR)
    assert lines[2][0].origin == near(LEFT)
    assert lines[0][0].square_top < TOP + PITCH  # the title of a plain print stands on the first line


def test_page_numbers_stand_outside_seven_millimetres_below_the_text(draw: Draw) -> None:
    for number, page in enumerate(draw(red_headed(SAID, HEADING)), start=1):
        before, sign, after = page.line("—")
        assert (before.text, sign.text, after.text) == ("—", str(number), "—")
        assert sign.size == pytest.approx(FOURTH, abs=0.01)
        for dash in (before, after):
            assert (dash.top + dash.bottom) / 2 == near(BOTTOM + 7)
        if number % 2:
            assert after.right == near(RIGHT - FOURTH)
        else:
            assert before.left == near(LEFT + FOURTH)


def test_a_paper_for_the_web_bears_no_number_no_head_and_no_foot(draw: Draw) -> None:
    (page,) = draw(for_web(SHORT))
    assert not any("—" in words for words in page.words())
    assert page.strokes == []


# -- the head


@pytest.mark.parametrize("organ", [ORGAN, "龙潭镇政府", "样例自治州样例特别自治县龙潭示范民族乡人民政府"])
@pytest.mark.parametrize("marked", [True, False])
def test_the_mark_begins_35_mm_below_the_top_at_its_ink(draw: Draw, organ: str, marked: bool) -> None:
    above = {"copy_no": "7", "secrecy": "秘密★1年", "urgency": "特急"} if marked else {}
    page = draw(red_headed(SHORT, Heading((organ,), "龙政〔2026〕3号", **above)))[0]
    mark = page.line("文件")
    assert min(sign.top for sign in mark) == near(TOP + 35)
    assert mark[0].left - LEFT == pytest.approx(RIGHT - mark[-1].right, abs=1)
    assert mark[0].left > LEFT
    number = page.line("龙政〔")
    between = number[0].square_top - mark[0].square_bottom
    assert 1.5 * PITCH < between - (PITCH - SIZE) / 2 < 2.6 * PITCH  # two empty lines, on the grid


def test_the_first_lines_carry_number_of_copy_secrecy_and_urgency(draw: Draw) -> None:
    lines = draw(red_headed(SAID, HEADING))[0].lines()
    assert ["".join(sign.text for sign in line) for line in lines[:3]] == ["000012", "秘密★1年", "特急"]
    for place, line in enumerate(lines[:3]):
        assert line_top(line) == near(TOP + place * PITCH)
        assert line[0].origin == near(LEFT)


def test_a_joint_mark_puts_names_below_one_another_and_the_word_at_their_right(draw: Draw) -> None:
    organs = ("样例县司法局", "样例县人民政府办公室")
    page = draw(red_headed(SHORT, Heading(organs, "样司〔2026〕7号")))[0]
    first, second, mark = page.line("司法局"), page.line("办公室"), page.line("文件")
    assert min(sign.top for sign in first) == near(TOP + 35)
    assert first[0].origin == near(second[0].origin)
    assert first[-1].pen_right == near(second[-1].pen_right)
    assert mark[0].origin > second[-1].pen_right
    assert mark[0].baseline == near((first[0].baseline + second[0].baseline) / 2)


def test_the_red_rule_is_four_millimetres_below_the_number_and_as_wide_as_the_text(draw: Draw) -> None:
    page = draw(red_headed(SHORT, Heading((ORGAN,), "龙政[2026]003号")))[0]
    (rule,) = page.strokes
    number = page.line("龙政")
    assert rule.red
    assert (rule.left, rule.right) == (near(LEFT), near(RIGHT))
    assert rule.middle - rule.weight / 2 - number[0].square_bottom == near(4)
    assert "".join(sign.text for sign in number) == "龙政〔2026〕3号"
    middle = (number[0].origin + number[-1].pen_right) / 2
    assert middle == near((LEFT + RIGHT) / 2)
    title = page.line("关于召开")
    assert title[0].size == pytest.approx(22 * 25.4 / 72, abs=0.01)
    between = title[0].square_top - (PITCH - title[0].size) / 2 - rule.middle
    assert between == pytest.approx(2 * PITCH, abs=0.2 * PITCH)  # two lines; the title stands on the grid


def test_to_a_higher_organ_the_number_is_left_and_the_signer_right_in_kai(draw: Draw) -> None:
    line = draw(red_headed(SAID, HEADING))[0].line("签发人")
    assert line[0].origin == near(LEFT + CHAR)
    assert line[-1].pen_right == near(RIGHT - CHAR)
    assert "WenKai" in line[-2].font
    assert "WenKai" not in line[0].font


def test_two_signers_stand_on_a_line_and_the_number_beside_the_last(draw: Draw) -> None:
    heading = replace(HEADING, signers=("王示例", "李示例", "赵示例"))
    page = draw(red_headed(SHORT, heading))[0]
    assert page.line("王示例")[-1].text == "例"
    below = page.line("赵示例")
    assert below[0].text == "龙"
    names = [sign for sign in below if sign.text == "赵"]
    assert names[0].origin == near(next(sign for sign in page.line("王示例") if sign.text == "王").origin)


@pytest.mark.parametrize(
    "written", ["龙政〔2022〕3号", "龙政[2022]3号", "龙政（2022）第003号", "龙政【2022】03号"]
)
def test_a_document_number_is_written_as_the_standard_wants(written: str) -> None:
    assert document_number(written) == "龙政〔2022〕3号"


# -- the text


def test_headings_wear_the_font_of_their_level(draw: Draw) -> None:
    page = draw(plain(Official("标题", (LINES,))))[0]
    font = {words: page.line(words)[2].font for words in ("一、主要", "（二）规范", "1.严格", "（1）对新")}
    assert "Sans" in font["一、主要"]
    assert "WenKai" in font["（二）规范"]
    assert "Serif" in font["1.严格"]
    assert "Serif" in font["（1）对新"]
    mixed = page.line("（一）加强组织领导")
    assert "WenKai" in mixed[4].font
    assert "Serif" in mixed[12].font  # what follows the heading on its line is text


def test_the_addressed_organ_stands_a_line_below_the_title_at_the_edge(draw: Draw) -> None:
    page = draw(red_headed(SHORT, HEADING))[0]
    title, to = page.line("关于召开"), page.line("各行政村")
    assert to[0].origin == near(LEFT)
    assert to[-1].text == "："
    gap = to[0].baseline - title[0].baseline
    assert gap == pytest.approx(2 * PITCH, abs=1.0)  # one empty line between, sizes differ


def test_attachments_are_named_below_the_text_and_stand_on_their_own_page(draw: Draw) -> None:
    pages = draw(red_headed(replace(SHORT, attached=ATTACHED), HEADING, END))
    first, second = pages[0].line("附件："), pages[0].line("2.人员名册")
    assert first[0].origin == near(LEFT + 2 * CHAR)
    one = next(sign for sign in first if sign.text == "1")
    assert second[0].origin == near(one.origin)
    lines = pages[1].lines()
    assert "".join(sign.text for sign in lines[0]) == "附件2"
    assert "Sans" in lines[0][0].font
    assert lines[1][0].baseline > TOP + 2 * PITCH  # the title on the third line
    assert lines[1][0].baseline < TOP + 3 * PITCH


def test_a_sealed_date_ends_four_characters_from_the_edge_under_the_name(draw: Draw) -> None:
    page = draw(plain(SHORT))[0]
    text, name, date = page.line("请各村"), page.line(ORGAN), page.line("2026年1月12日")
    assert date[-1].pen_right == near(RIGHT - 4 * CHAR)
    middle = (date[0].origin + date[-1].pen_right) / 2
    assert (name[0].origin + name[-1].pen_right) / 2 == near(middle)
    seal_top = name[0].square_bottom + (PITCH - SIZE) / 2 - 42 / 2
    text_end = line_top(text) + PITCH
    assert 0 < seal_top - text_end < PITCH  # a seal of 42 mm on both begins within one line of the text


def test_an_unsealed_date_begins_two_characters_after_the_name(draw: Draw) -> None:
    page = draw(plain(replace(SHORT, sealed=False)))[0]
    name, date = page.line(ORGAN), page.line("2026年1月12日")
    assert name[-1].pen_right == near(RIGHT - 2 * CHAR)
    assert date[0].origin == near(name[0].origin + 2 * CHAR)
    assert name[0].baseline - page.line("请各村")[0].baseline == near(2 * PITCH)


def test_an_unsealed_date_longer_than_the_name_moves_the_name(draw: Draw) -> None:
    page = draw(plain(replace(SHORT, sealed=False, signed_by=("王示例",))))[0]
    name, date = page.line("王示例"), page.line("2026年1月12日")
    assert date[-1].pen_right == near(RIGHT - 2 * CHAR)
    assert date[0].origin == near(name[0].origin + 2 * CHAR)


def test_joint_signers_stand_side_by_side_and_never_alone_on_a_page(draw: Draw) -> None:
    organs = ("样例县司法局", "样例县信访局", "样例县人民政府办公室")
    page = draw(red_headed(replace(SHORT, signed_by=organs), HEADING))[-1]
    (line,) = {page.line(organ)[0].baseline for organ in organs}
    assert page.line("请各村")[0].baseline < line
    assert page.line("2026年1月12日")[-1].pen_right == near(RIGHT - 4 * CHAR)


def test_a_day_that_is_not_known_leaves_room_for_the_pen() -> None:
    assert day_in_words("") == "　　　　年　　月　　日"
    assert day_in_words("2022-02-05") == "2022年2月5日"
    assert day_in_words("二〇二二年二月五日") == "二〇二二年二月五日"


# -- the foot


def test_the_foot_ends_with_the_type_area_of_the_last_page(draw: Draw) -> None:
    page = draw(red_headed(SAID, HEADING, END))[-1]
    first, middle, last = page.strokes
    assert last.middle == near(BOTTOM)
    assert [stroke.weight for stroke in page.strokes] == [
        pytest.approx(weight, abs=0.01) for weight in (0.35, 0.25, 0.35)
    ]
    for stroke in page.strokes:
        assert (stroke.left, stroke.right, stroke.red) == (near(LEFT), near(RIGHT), False)
    copies, printed = page.line("抄送"), page.line("印发")
    assert first.middle < copies[0].top < copies[0].bottom < middle.middle < printed[0].top < last.middle
    for line in (copies, printed):
        assert line[0].origin == near(LEFT + FOURTH)
        assert line[0].size == pytest.approx(FOURTH, abs=0.01)
    assert printed[-1].pen_right == near(RIGHT - FOURTH)


def test_copies_that_need_lines_turn_under_the_first_name(draw: Draw) -> None:
    end = Colophon(tuple(f"样例县第{number}单位" for number in range(12)), ORGAN, "2026-01-12")
    page = draw(red_headed(SHORT, HEADING, end))[-1]
    lines = [line for line in page.lines() if page.strokes[-3].middle < line[0].baseline < BOTTOM][:-1]
    assert len(lines) > 2
    for line in lines[1:]:
        assert line[0].origin == near(LEFT + 4 * FOURTH)
    assert page.strokes[-1].middle == near(BOTTOM)


def test_a_foot_without_room_goes_to_a_page_of_its_own(draw: Draw) -> None:
    full = replace(SHORT, text=("龙潭" * 129,), signed_by=(), note="")
    pages = draw(red_headed(full, Heading((ORGAN,), "龙政〔2026〕3号"), END))
    assert len(pages) == 2
    assert pages[1].strokes[-1].middle == near(BOTTOM)


# -- letters and minutes


def test_a_letter_has_its_name_30_mm_below_the_sheets_edge_between_double_rules(draw: Draw) -> None:
    pages = draw(letter(SAID, Heading((ORGAN,), "龙政函〔2026〕5号"), END))
    page = pages[0]
    name = page.lines()[0]
    assert min(sign.top for sign in name) == near(30)
    thick, thin, lower_thin, lower_thick = page.strokes
    assert thick.weight > thin.weight
    assert lower_thick.weight > lower_thin.weight
    assert thick.middle - thick.weight / 2 - name[0].square_bottom == near(4)
    assert lower_thick.middle + lower_thick.weight / 2 == near(297 - 20)
    for stroke in page.strokes:
        assert stroke.red
        assert (stroke.left, stroke.right) == (near(20), near(190))
    number = page.line("龙政函")
    assert number[-1].pen_right == near(RIGHT)
    assert not any("—" in words for words in page.words())
    assert "—2—" in pages[1].words()
    assert pages[1].strokes == []
    assert [line for line in text_lines(page) if line[-1].square_bottom > BOTTOM] == []


def test_minutes_name_the_meeting_in_red_and_who_was_there(draw: Draw) -> None:
    said = replace(SHORT, title="研究普法工作", to="")
    heading = Heading(("样例县龙潭镇人民政府常务会议纪要",), "〔2026〕3号", mark="")
    present = (("出席", "王示例、" * 12 + "冯䶮"), ("列席", "李示例"))
    page = draw(minutes(said, heading, present))[0]
    assert min(sign.top for sign in page.line("会议纪要")) == near(TOP + 35)
    there = page.line("出席")
    assert there[0].origin == near(LEFT + 2 * CHAR)
    assert "Sans" in there[0].font
    lines = page.lines()
    after = lines[lines.index(there) + 1]
    assert after[0].origin == near(LEFT + 5 * CHAR)
    assert not any("2026年1月12日" in words for words in page.words())


def test_the_web_text_is_plain(fonts: FontBook) -> None:
    assert web_text(SHORT) == (
        f"关于召开调解工作会议的通知\n\n各行政村：\n　　请各村按时参加。\n\n{ORGAN}\n2026年1月12日\n"
    )


# -- whatever is written


CHARACTERS = "龙潭镇人民调解，。、；：“”（）《》0123456789ABc.%—…䶮𠅤 "
PARAGRAPHS = st.lists(
    st.tuples(
        st.sampled_from(["", "一、", "（二）", "3.", "（4）"]),
        st.text(st.sampled_from(CHARACTERS), min_size=1, max_size=180),
    ).map("".join),
    min_size=1,
    max_size=14,
)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(lines=PARAGRAPHS, sealed=st.booleans(), headed=st.booleans())
def test_every_line_stays_in_the_type_area_and_on_the_grid(
    draw: Draw, lines: list[str], sealed: bool, headed: bool
) -> None:
    said = Official("关于调解工作的报告", tuple(lines), (ORGAN,), "2026-01-12", sealed=sealed)
    pages = draw(red_headed(said, Heading((ORGAN,), "龙政〔2026〕3号")) if headed else plain(said))
    for page in pages:
        lines_here = text_lines(page)
        assert len(lines_here) <= 22
        for line in lines_here:
            if line[0].size > SIZE + 3:
                continue  # the red mark stands at its own height
            place = (line_top(line) - TOP) / PITCH
            assert place == pytest.approx(round(place), abs=0.02)
            assert -0.01 <= round(place) <= 21
            assert line[0].origin > LEFT - 0.2
            assert max(sign.right for sign in line) < RIGHT + 0.3
            assert max(sign.square_bottom for sign in line) < BOTTOM + 0.1
