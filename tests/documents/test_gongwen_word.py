"""Official documents as Word files: sheet, grid, numbers, head and foot, and as LibreOffice shows them."""

from __future__ import annotations

import shutil
import subprocess
from dataclasses import replace
from pathlib import Path

import docx
import pytest
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph as WordParagraph

from lawgov_desktop.documents.document import Document
from lawgov_desktop.documents.fonts import FontBook
from lawgov_desktop.documents.gongwen import Heading, letter, plain, red_headed
from lawgov_desktop.documents.pdf import render_pdf
from lawgov_desktop.documents.word import render_docx
from tests.documents.measured import Sign, measured
from tests.documents.official_samples import ATTACHED, END, HEADING, ORGAN, SAID, SHORT

LETTER = Heading((ORGAN,), "龙政函〔2026〕5号")


def opened(document: Document, tmp_path: Path) -> docx.document.Document:
    return docx.Document(str(render_docx(document, tmp_path / "a.docx")))


def paragraph_with(file: docx.document.Document, words: str) -> WordParagraph:
    return next(paragraph for paragraph in file.paragraphs if words in paragraph.text)


def attribute(paragraph: WordParagraph, path: str) -> str:
    (value,) = paragraph._p.xpath(path)
    return str(value)


def test_the_sheet_and_its_grid_are_the_standards(tmp_path: Path) -> None:
    (section,) = opened(red_headed(SAID, HEADING), tmp_path).sections
    margins = (section.top_margin, section.bottom_margin, section.left_margin, section.right_margin)
    assert [round(margin.mm, 1) for margin in margins] == [37, 35, 28, 26]
    (grid,) = section._sectPr.findall(qn("w:docGrid"))
    assert grid.get(qn("w:type")) == "linesAndChars"
    assert grid.get(qn("w:linePitch")) == "579"  # 28.95 pt: 22 lines of 28.99 would not fit in whole twips
    assert 16 + int(grid.get(qn("w:charSpace"))) / 4096 == pytest.approx(156 / 28 * 72 / 25.4, abs=0.001)


def test_text_keeps_to_the_grid_by_its_own_lines_and_spacing(tmp_path: Path) -> None:
    file = opened(red_headed(SAID, HEADING), tmp_path)
    text = paragraph_with(file, "样例镇认真贯彻")
    assert text.paragraph_format.line_spacing.pt == pytest.approx(28.95, abs=0.001)
    assert 22 * text.paragraph_format.line_spacing.pt <= 225 * 72 / 25.4
    apart = int(attribute(text, ".//w:rPr/w:spacing/@w:val")) / 20
    assert 28 * (16 + apart) <= 156 * 72 / 25.4 < 29 * (16 + apart)
    assert attribute(text, "./w:pPr/w:ind/@w:firstLineChars") == "200"
    assert text.paragraph_format.widow_control is False


def test_numbers_are_fields_at_the_outer_edge(tmp_path: Path) -> None:
    file = opened(red_headed(SAID, HEADING), tmp_path)
    (section,) = file.sections
    assert file.settings.odd_and_even_pages_header_footer
    odd, even = section.footer.paragraphs[0], section.even_page_footer.paragraphs[0]
    assert (odd.alignment, even.alignment) == (WD_ALIGN_PARAGRAPH.RIGHT, WD_ALIGN_PARAGRAPH.LEFT)
    for foot in (odd, even):
        assert " PAGE " in foot._p.xml
        assert foot.text == "— 1 —"
        assert foot.runs[0].font.size.pt == 14
        assert foot.runs[0]._r.rPr.rFonts.get(qn("w:ascii")) == "宋体"
    assert odd._p.xpath("./w:pPr/w:ind/@w:rightChars") == ["100"]
    assert even._p.xpath("./w:pPr/w:ind/@w:leftChars") == ["100"]
    # The footer's line is 14 pt; its middle, where the dash is, stands 7 mm below the text.
    assert 35 - section.footer_distance.mm - 14 * 25.4 / 72 / 2 == pytest.approx(7, abs=0.1)
    assert not section.different_first_page_header_footer


def test_a_letter_has_its_head_and_lower_rule_on_the_first_page_only(tmp_path: Path) -> None:
    (section,) = opened(letter(SAID, LETTER, END), tmp_path).sections
    assert section.different_first_page_header_footer
    assert section.first_page_header.paragraphs[0].text == ORGAN
    assert section.header.paragraphs[0].text == ""
    assert "PAGE" not in section.first_page_footer._element.xml
    assert section.first_page_footer._element.xml.count('w:fill="FF0000"') == 2
    assert "PAGE" in section.footer._element.xml
    assert "framePr" in section.first_page_footer._element.xml


def test_a_letter_of_the_practice_book_has_its_watermark_and_its_head_in_place(tmp_path: Path) -> None:
    file = opened(letter(replace(SAID, watermark="练习"), LETTER), tmp_path)
    (section,) = file.sections
    for header in (section.header, section.first_page_header, section.even_page_header):
        assert 'string="练习"' in header._element.xml
    carrier, name = section.first_page_header.paragraphs[:2]
    assert carrier.paragraph_format.line_spacing.pt == 1
    assert name.text == ORGAN


def test_fonts_and_colours_are_those_of_the_roles(tmp_path: Path) -> None:
    file = opened(red_headed(SAID, HEADING), tmp_path)

    def east(words: str) -> str:
        return str(paragraph_with(file, words).runs[0]._r.rPr.rFonts.get(qn("w:eastAsia")))

    assert east("文件") == east("工作情况的报告") == "方正小标宋简体"
    assert east("一、主要") == "黑体"
    assert east("（二）规范") == "楷体_GB2312"
    assert east("1.严格") == "仿宋_GB2312"
    assert str(paragraph_with(file, "文件").runs[0].font.color.rgb) == "FF0000"
    title = paragraph_with(file, "工作情况的报告")
    assert title.runs[0].font.size.pt == 22
    assert title.runs[0].font.color.rgb is None


def test_the_foot_is_one_frame_at_the_bottom_of_the_text(tmp_path: Path) -> None:
    file = opened(red_headed(SHORT, HEADING, END), tmp_path)
    framed = [p for p in file.paragraphs if p._p.xpath("./w:pPr/w:framePr")]
    assert [p.text.split("\t")[0] for p in framed if p.text] == [
        "抄送：镇党委办公室，镇人大办公室，𠅤文昌。", "样例县龙潭镇党政办公室",
    ]  # fmt: skip
    assert {p._p.xpath("string(./w:pPr/w:framePr/@w:yAlign)") for p in framed} == {"bottom"}
    rules = [p for p in framed if p._p.xpath("./w:pPr/w:shd")]
    thick = [p.paragraph_format.line_spacing.pt * 25.4 / 72 for p in rules]
    assert thick == [pytest.approx(weight, abs=0.02) for weight in (0.35, 0.25, 0.35)]
    assert not file.paragraphs[-1]._p.xpath("./w:pPr/w:framePr")  # what holds the frame on its page


def test_the_words_are_those_of_the_pdf(fonts: FontBook, tmp_path: Path) -> None:
    document = red_headed(replace(SAID, attached=ATTACHED), HEADING, END)
    file = opened(document, tmp_path)
    pages = measured(render_pdf(document, tmp_path / "a.pdf", fonts).path)
    shown = "".join(w for page in pages for w in page.words() if not w.startswith("—"))
    written = "".join("".join(p.text.split()) for p in file.paragraphs).replace("𠅤", "〓")
    assert written == shown


def test_an_attachment_begins_its_page_without_a_paragraph_that_could_spill(tmp_path: Path) -> None:
    file = opened(red_headed(replace(SHORT, attached=ATTACHED), HEADING), tmp_path)
    assert paragraph_with(file, "附件2").paragraph_format.page_break_before
    assert 'w:type="page"' not in file.element.xml


def test_the_sealed_date_stands_where_the_pdf_has_it(tmp_path: Path) -> None:
    file = opened(plain(SHORT), tmp_path)
    name, date = paragraph_with(file, ORGAN), paragraph_with(file, "2026年1月12日")
    left = [int(attribute(p, "./w:pPr/w:ind/@w:leftChars")) / 100 for p in (name, date)]
    assert left[1] + 6.5 == pytest.approx(28 - 4, abs=0.01)  # seven digits are 3.5 characters wide
    assert left[0] + 10 / 2 == pytest.approx(left[1] + 6.5 / 2, abs=0.01)


@pytest.mark.parametrize("name", ["red", "letter", "plain"])
@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_libreoffice_shows_as_many_pages_as_the_pdf(fonts: FontBook, tmp_path: Path, name: str) -> None:
    document = {
        "red": red_headed(SAID, HEADING, END), "letter": letter(SAID, LETTER, END), "plain": plain(SAID)
    }[name]  # fmt: skip
    ours = measured(render_pdf(document, tmp_path / "ours.pdf", fonts).path)
    render_docx(document, tmp_path / "a.docx")
    subprocess.run(
        ["soffice", "--headless", f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}",
         "--convert-to", "pdf", "--outdir", str(tmp_path), str(tmp_path / "a.docx")],
        check=True, capture_output=True, timeout=120,
    )  # fmt: skip
    theirs = measured(tmp_path / "a.pdf")
    assert len(ours) == 3
    for page in theirs:
        # Which words stand on a line depends on the fonts of this computer; where lines may stand does not.
        text = [line for line in page.lines() if "—" not in words_of(line)]
        assert max(line[0].baseline for line in text) < 262
    assert max(sum(line[0].baseline < 262 for line in page.lines()) for page in theirs) >= 20


def words_of(line: list[Sign]) -> str:
    return "".join(sign.text for sign in line)
