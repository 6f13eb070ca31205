"""A paper as a Word file, read back by python-docx: the same words as on its PDF, dressed to be edited."""

from __future__ import annotations

import sys
from pathlib import Path

import docx
import pytest
from docx.oxml.ns import qn

from lawgov_desktop.documents.document import (
    Block,
    Cell,
    Document,
    Field,
    FieldLine,
    FontRole,
    KeepTogether,
    PageBreak,
    PageSetup,
    Paragraph,
    SignatureBlock,
    Table,
    TableColumn,
    TableRow,
    Title,
)
from lawgov_desktop.documents.fonts import FontBook
from lawgov_desktop.documents.pdf import render_pdf
from lawgov_desktop.documents.word import render_docx
from lawgov_desktop.errors import UserError
from tests.documents.pdf_reading import page_texts
from tests.documents.test_pdf import agreement


def made(tmp_path: Path, *blocks: Block, **more: object) -> docx.document.Document:
    document = Document("样例文书", blocks, **more)  # type: ignore[arg-type]
    return docx.Document(str(render_docx(document, tmp_path / "a.docx")))


def words(text: str) -> str:
    return "".join(text.split())


def test_the_words_are_those_of_the_pdf(fonts: FontBook, tmp_path: Path) -> None:
    document = agreement()
    file = docx.Document(str(render_docx(document, tmp_path / "a.docx")))
    pdf = render_pdf(document, tmp_path / "a.pdf", fonts)
    on_paper = words("".join(page_texts(pdf.path))).removesuffix("第1页共1页")
    assert words("".join(paragraph.text for paragraph in file.paragraphs)) == on_paper


def test_page_margins_and_orientation_are_the_papers(tmp_path: Path) -> None:
    section = made(tmp_path, Title("横的"), page=PageSetup("A3", landscape=True, left_mm=30)).sections[0]
    assert (round(section.page_width.mm), round(section.page_height.mm)) == (420, 297)
    assert round(section.left_margin.mm) == 30


def test_fonts_go_by_role_and_latin_letters_have_their_own(tmp_path: Path) -> None:
    file = made(tmp_path, Title("标题", font=FontRole.TITLE), Paragraph("正文3份", font=FontRole.BODY))
    east = [p.runs[0]._r.rPr.rFonts.get(qn("w:eastAsia")) for p in file.paragraphs]
    assert east == ["方正小标宋简体", "仿宋_GB2312"]
    assert {p.runs[0]._r.rPr.rFonts.get(qn("w:ascii")) for p in file.paragraphs} == {"Times New Roman"}


def test_a_blank_is_underlined_as_wide_as_asked_whatever_stands_in_it(tmp_path: Path) -> None:
    line = FieldLine((Field("姓名", "张三", 8), Field("性别", None, 3)))
    runs = made(tmp_path, line).paragraphs[0].runs
    blanks = [run.text for run in runs if run.underline]
    assert [len(text) for text in blanks] == [8, 3]
    assert blanks[0].strip("\u3000") == "张三"


def test_a_table_keeps_its_spans_its_shares_and_repeats_its_heading(tmp_path: Path) -> None:
    table = Table(
        (TableColumn(1), TableColumn(3, align="center")),
        (
            TableRow(("序号", "事项")),
            TableRow((Cell("合并", colspan=2),)),
            TableRow(("1", "甲"), height_mm=12),
        ),
        header_rows=1,
    )
    (made_table,) = made(tmp_path, table).tables
    assert made_table.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None
    assert made_table.cell(1, 0)._tc is made_table.cell(1, 1)._tc
    assert round(made_table.columns[1].width / made_table.columns[0].width, 1) == 3.0
    assert made_table.rows[2].height.mm == pytest.approx(12, abs=0.1)
    assert [cell.text for cell in made_table.rows[2].cells] == ["1", "甲"]


def test_a_list_twice_as_long_is_twice_the_work_and_no_more(tmp_path: Path) -> None:
    """Three hundred people of one class once took minutes: every cell was looked for in the whole table."""

    def calls(rows: int) -> int:
        counted = 0

        def count(frame: object, event: str, told: object) -> None:
            nonlocal counted
            counted += event == "call"

        table = Table(columns=(TableColumn(1),) * 6, rows=(TableRow(("甲",) * 6),) * rows)
        sys.setprofile(count)
        try:
            render_docx(Document("名单", (table,)), tmp_path / "list.docx")
        finally:
            sys.setprofile(None)
        return counted

    assert calls(40) < 2.2 * calls(20)


def test_signatures_stay_together_and_with_the_line_before_them(tmp_path: Path) -> None:
    paragraphs = made(tmp_path, Paragraph("正文"), SignatureBlock(("甲：", "乙：", "日期"))).paragraphs
    assert [p.paragraph_format.keep_with_next for p in paragraphs] == [True, True, True, False]


def test_what_is_kept_together_is_bound_and_a_break_begins_a_page(tmp_path: Path) -> None:
    file = made(tmp_path, KeepTogether((Paragraph("一"), Paragraph("二"))), PageBreak(), Paragraph("三"))
    assert [p.paragraph_format.keep_with_next for p in file.paragraphs[:2]] == [True, False]
    assert 'w:type="page"' in file.paragraphs[2]._p.xml


def test_header_footer_page_numbers_and_watermark_stand_on_every_page(tmp_path: Path) -> None:
    section = made(tmp_path, Title("一"), header="页眉", footer="备注", watermark="练习").sections[0]
    assert "页眉" in section.header.paragraphs[0].text
    assert 'string="练习"' in section.header._element.xml
    foot = section.footer._element.xml
    assert "PAGE" in foot
    assert "NUMPAGES" in foot
    assert "备注" in section.footer.paragraphs[0].text


def test_characters_that_no_word_file_may_hold_are_left_out(tmp_path: Path) -> None:
    content = "甲\x00乙\x07丙\x1b\ufffe丁"
    word = made(tmp_path, Title(content), Paragraph(content), FieldLine((Field(content, content),)),
                header=content, footer=content)  # fmt: skip
    assert [words(one.text) for one in word.paragraphs] == ["甲乙丙丁", "甲乙丙丁", "甲乙丙丁甲乙丙丁"]


def test_rare_names_are_kept_whole(tmp_path: Path) -> None:
    assert made(tmp_path, Paragraph("申请人𠅤文昌、冯䶮")).paragraphs[0].text == "申请人𠅤文昌、冯䶮"


def test_a_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="没有写成"):
        render_docx(Document("一", (Title("一"),)), tmp_path / "无" / "a.docx")
