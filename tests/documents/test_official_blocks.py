"""The blocks official documents are made of, each for itself: the same on the PDF and in the Word file."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import docx
import pytest
from docx.enum.text import WD_ALIGN_PARAGRAPH

from lawgov_desktop.documents.document import (
    Block,
    Document,
    EndsLine,
    Foot,
    Grid,
    PageNumbers,
    PageSetup,
    Paragraph,
    Rule,
    Run,
    SignOff,
    Spacer,
)
from lawgov_desktop.documents.fonts import FontBook
from lawgov_desktop.documents.pdf import render_pdf
from lawgov_desktop.documents.pdf_blocks import sign_off_places
from lawgov_desktop.documents.word import render_docx
from tests.documents.measured import MeasuredPage, measured

PLAIN = PageSetup(top_mm=20, bottom_mm=20, left_mm=30, right_mm=30)
SIZE = 12 * 25.4 / 72

Draw = Callable[..., list[MeasuredPage]]


@pytest.fixture
def draw(fonts: FontBook, tmp_path: Path) -> Draw:
    def drawn(*blocks: Block, page: PageSetup = PLAIN, **more: object) -> list[MeasuredPage]:
        document = Document("样例", blocks, page, **{"page_numbers": False} | more)  # type: ignore[arg-type]
        return measured(render_pdf(document, tmp_path / "a.pdf", fonts).path)

    return drawn


def written(tmp_path: Path, *blocks: Block) -> docx.document.Document:
    document = Document("样例", blocks, PLAIN, page_numbers=False)
    return docx.Document(str(render_docx(document, tmp_path / "a.docx")))


def test_a_line_with_two_ends_reaches_both(draw: Draw, tmp_path: Path) -> None:
    line = EndsLine("左边", "右边", left_indent_chars=1, right_indent_chars=2)
    (page,) = draw(line)
    (signs,) = page.lines()
    assert signs[0].origin == pytest.approx(30 + SIZE, abs=0.1)
    assert signs[-1].pen_right == pytest.approx(180 - 2 * SIZE, abs=0.1)
    (paragraph,) = written(tmp_path, line).paragraphs
    assert paragraph.text == "左边\t右边"


def test_two_ends_that_do_not_fit_take_a_line_each(draw: Draw, tmp_path: Path) -> None:
    line = EndsLine("左" * 25, "右" * 20)
    (page,) = draw(line)
    first, second = page.lines()
    assert {sign.text for sign in first} == {"左"}
    assert second[-1].pen_right == pytest.approx(180, abs=0.1)
    above, below = written(tmp_path, line).paragraphs
    assert above.paragraph_format.keep_with_next
    assert below.alignment == WD_ALIGN_PARAGRAPH.RIGHT


def test_a_rule_stands_where_it_is_asked_and_as_thick(draw: Draw) -> None:
    rule = Rule(0.5, "red", above_pt=10, below_pt=20)
    (page,) = draw(Paragraph("上", first_indent_chars=0, line_pt=20), rule, Paragraph("下", line_pt=20))
    (stroke,) = page.strokes
    assert (stroke.left, stroke.right) == (pytest.approx(30, abs=0.05), pytest.approx(180, abs=0.05))
    assert stroke.weight == pytest.approx(0.5, abs=0.01)
    assert stroke.middle == pytest.approx(20 + 30 * 25.4 / 72, abs=0.05)
    apart = page.line("下")[0].baseline - page.line("上")[0].baseline
    assert apart == pytest.approx(50 * 25.4 / 72, abs=0.05)


def test_a_rule_in_word_takes_the_same_height(tmp_path: Path) -> None:
    (paragraph,) = written(tmp_path, Rule(0.5, "red", above_pt=10, below_pt=20)).paragraphs
    shape = paragraph.paragraph_format
    assert shape.space_before.pt + shape.line_spacing.pt + shape.space_after.pt == pytest.approx(30, abs=0.2)
    assert paragraph._p.xpath("string(./w:pPr/w:shd/@w:fill)") == "FF0000"


def test_a_foot_goes_to_the_bottom_and_to_a_new_page_when_there_is_no_room(draw: Draw) -> None:
    foot = Foot((Rule(0.35), Paragraph("底", line_pt=20), Rule(0.35)))
    (page,) = draw(Paragraph("字"), foot)
    assert page.strokes[-1].middle == pytest.approx(297 - 20, abs=0.05)
    pages = draw(*[Paragraph("字", line_pt=28)] * 26, foot)
    assert [len(page.strokes) for page in pages] == [0, 2]
    assert pages[1].strokes[-1].middle == pytest.approx(297 - 20, abs=0.05)


def test_a_kept_gap_stands_at_the_top_of_a_page_others_do_not(draw: Draw) -> None:
    for kept, below in ((True, 10.0), (False, 0.0)):
        (page,) = draw(Spacer(10, kept=kept), Paragraph("字", line_pt=12))
        assert page.lines()[0][0].square_top == pytest.approx(20 + below, abs=0.05)


def test_colour_ends_with_its_run(fonts: FontBook, tmp_path: Path) -> None:
    content = (Run("红", colour="red"), Run("黑"))
    file = render_pdf(Document("样例", (Paragraph(content),)), tmp_path / "a.pdf", fonts).path
    shown = written(tmp_path, Paragraph(content)).paragraphs[0].runs
    assert [str(run.font.color.rgb) for run in shown] == ["FF0000", "None"]
    assert "".join("".join(sign.text for sign in line) for line in measured(file)[0].lines())[:2] == "红黑"


@pytest.mark.parametrize(
    "widths, indent, step, places",
    [
        ([10, 6], 4, 0, [16, 18]),  # the date ends 4 from the edge, the name stands over its middle
        ([20, 6], 4, 0, [8, 18 - 3]),  # a long name ends at the edge; the date stays under its middle
        ([10, 6], 2, 2, [16, 18]),  # without a seal the name ends 2 from the edge
        ([3, 6], 2, 2, [18, 20]),  # a date that reaches further ends there instead
        ([40, 6], 2, 2, [0, 0]),  # nothing leaves the text
    ],
)
def test_where_a_sign_off_stands(
    widths: list[float], indent: float, step: float, places: list[float]
) -> None:
    assert sign_off_places(widths, 28, indent, step) == places


def test_a_sign_off_is_never_alone_on_a_page(draw: Draw) -> None:
    text = [Paragraph("字", line_pt=28)] * 26
    pages = draw(*text, SignOff(("单位", "日期"), centred=True, right_indent_chars=4))
    assert [len(page.lines()) for page in pages] == [24, 4]


def test_a_grid_spaces_only_text_of_its_size(draw: Draw) -> None:
    grid = PageSetup(top_mm=37, bottom_mm=35, left_mm=28, right_mm=26, grid=Grid())
    blocks = [Paragraph("龙" * 60, size_pt=size, first_indent_chars=0) for size in (16, 14)]
    (page,) = draw(*blocks, page=grid)
    steps = {round(line[0].size, 2): round(line[1].origin - line[0].origin, 2) for line in page.lines()}
    assert steps[5.64] == pytest.approx(156 / 28, abs=0.02)
    assert len(page.lines()[0]) == 28
    assert len(page.lines()[3]) == 31  # 14 pt fills 442 pt with 31 characters, stretched to the edge


def test_numbers_may_begin_on_the_second_page(draw: Draw) -> None:
    pages = draw(*[Paragraph("字", line_pt=28)] * 30, page_numbers=PageNumbers(on_first_page=False))
    assert [any("—" in words for words in page.words()) for page in pages] == [False, True]
