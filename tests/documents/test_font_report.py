"""What a paper asks of the fonts is known before it is drawn, and is the same as drawing it tells."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from lawgov_desktop.documents.document import (
    Block,
    Cell,
    Document,
    EndsLine,
    Field,
    FieldLine,
    FontRole,
    Foot,
    KeepTogether,
    Paragraph,
    Rule,
    Run,
    SignatureBlock,
    SignOff,
    Table,
    TableColumn,
    TableRow,
    Title,
)
from lawgov_desktop.documents.font_files import chinese_fonts
from lawgov_desktop.documents.font_report import font_report
from lawgov_desktop.documents.fonts import FontBook, standard_name
from lawgov_desktop.documents.gongwen import letter, red_headed
from lawgov_desktop.documents.pdf import render_pdf
from tests.documents.official_samples import END, HEADING, SAID
from tests.documents.test_pdf import agreement

NO_GLYPH = "\U0002a6a5"

BLOCKS: list[Block] = [
    Title(f"标题{NO_GLYPH}"),
    Paragraph(f"正文{NO_GLYPH}"),
    Paragraph((Run("甲", font=FontRole.KAI), Run(NO_GLYPH, font=FontRole.HEI))),
    FieldLine((Field("姓名", NO_GLYPH),)),
    EndsLine("左", f"右{NO_GLYPH}"),
    SignatureBlock((f"签名{NO_GLYPH}",)),
    SignOff((NO_GLYPH, "日"), centred=True, right_indent_chars=4),
    Table((TableColumn(1),), (TableRow((Cell(f"格{NO_GLYPH}"),)), TableRow(("空",))), header_rows=1),
    KeepTogether((Paragraph(f"内{NO_GLYPH}"),)),
    Foot((Rule(), Paragraph(f"底{NO_GLYPH}"))),
]


@pytest.mark.parametrize("block", BLOCKS, ids=lambda block: type(block).__name__)
def test_a_missing_character_is_found_in_every_kind_of_block(fonts: FontBook, block: Block) -> None:
    (missing,) = font_report(Document("一", (block,)), fonts).missing
    assert (missing.character, missing.printed, missing.times) == (NO_GLYPH, "〔U+2A6A5〕", 1)
    assert NO_GLYPH in missing.where


def test_the_words_round_a_missing_character_tell_where_it_is(fonts: FontBook) -> None:
    text = f"申请人张三与被申请人李{NO_GLYPH}因院墙滴水发生争执，请求调解"
    report = font_report(Document("一", (Paragraph(text), Paragraph(f"李{NO_GLYPH}"))), fonts)
    (missing,) = report.missing
    assert missing.where == f"…张三与被申请人李{NO_GLYPH}因院墙滴水发生争…"
    assert missing.times == 2
    assert str(missing) == f"“{missing.where}”里的“{NO_GLYPH}”没有字体能显示，印成〔U+2A6A5〕。"


@pytest.mark.parametrize(
    "document",
    [
        agreement(),
        red_headed(SAID, HEADING, END),
        letter(SAID, HEADING, END),
        Document("空", (), watermark="练习"),
    ],
    ids=["agreement", "red", "letter", "watermark"],
)
def test_the_report_says_what_drawing_tells(fonts: FontBook, tmp_path: Path, document: Document) -> None:
    report = font_report(document, fonts)
    drawn = render_pdf(document, tmp_path / "a.pdf", fonts)
    assert {one.role: one.used for one in report.fonts} == drawn.fonts_used
    assert set(report.substitutions) == set(drawn.substitutions)
    assert {one.character for one in report.missing} == set(drawn.missing_glyphs)


def test_drawing_tells_where_a_missing_character_is(fonts: FontBook, tmp_path: Path) -> None:
    drawn = render_pdf(Document("一", (Paragraph(f"李{NO_GLYPH}"),)), tmp_path / "a.pdf", fonts)
    assert [one.where for one in drawn.missing] == [f"李{NO_GLYPH}"]


def test_rare_names_are_not_missing(fonts: FontBook) -> None:
    report = font_report(Document("一", (Paragraph("冯䶮、𠅤文昌", font=FontRole.BODY),)), fonts)
    assert report.missing == ()
    assert [(one.role, one.wanted) for one in report.fonts] == [
        (FontRole.BODY, "仿宋_GB2312"), (FontRole.SONG, "宋体"),
    ]  # fmt: skip


def test_every_role_has_the_name_word_knows(fonts: FontBook) -> None:
    assert {role: standard_name(role) for role in FontRole} == {
        FontRole.TITLE: "方正小标宋简体",
        FontRole.BODY: "仿宋_GB2312",
        FontRole.KAI: "楷体_GB2312",
        FontRole.HEI: "黑体",
        FontRole.SONG: "宋体",
        FontRole.SONG_BOLD: "宋体",
    }


# -- fonts the office chooses


def test_a_chosen_font_comes_before_the_usual_ones(bundled_fonts: Path, tmp_path: Path) -> None:
    for name in ("simfang.ttf", "Own.ttf"):
        shutil.copy(bundled_fonts / "LXGWWenKai-Regular.ttf", tmp_path / name)
    book = FontBook([tmp_path], bundled_fonts, {FontRole.BODY: "OWN.TTF"})
    assert book.font_of(FontRole.BODY).file.name == "Own.ttf"
    assert book.substitution(FontRole.BODY) is None
    assert FontBook([tmp_path], bundled_fonts).font_of(FontRole.BODY).file.name == "simfang.ttf"


def test_a_chosen_font_that_is_not_here_is_told_and_the_usual_one_used(bundled_fonts: Path) -> None:
    book = FontBook([], bundled_fonts, {FontRole.BODY: "Own.ttf"})
    told = book.substitution(FontRole.BODY)
    assert told is not None
    assert (told.wanted, told.used) == ("Own.ttf", "Noto Serif SC Regular")


def test_fonts_to_choose_from_are_chinese_and_may_be_embedded(bundled_fonts: Path, tmp_path: Path) -> None:
    shutil.copytree(bundled_fonts, tmp_path / "fonts")
    (tmp_path / "fonts" / "damaged.ttf").write_bytes(b"\x00\x01\x00\x00" + b"\xff" * 64)
    (tmp_path / "fonts" / "empty.ttf").write_bytes(b"")
    names = [font.name for font in chinese_fonts([tmp_path])]
    assert names == ["LXGW WenKai", "Noto Sans SC Regular", "Noto Serif SC Bold", "Noto Serif SC Regular"]
