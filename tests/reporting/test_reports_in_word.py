"""A report as a Word file gives the findings of its text: Word's own numbers, tables, changes, text boxes."""

from __future__ import annotations

import zipfile
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from lawgov_desktop.reporting.checker import check_report
from lawgov_desktop.reporting.finding import Finding
from lawgov_desktop.reporting.report_text import Line, lines_of, text_lines
from lawgov_desktop.spreadsheets.prose import read_paragraphs

REPORTS = Path(__file__).parent / "reports"
NAMES = (
    "yunxi_town_2025_web",
    "market_bureau_2022",
    "qingshan_ethnic_township_2024",
    "emergency_bureau_2024",
)
_LEVELS = (
    ("chineseCounting", "%1、"),
    ("chineseCounting", "（%2）"),
    ("decimal", "%3."),
    ("decimal", "（%4）"),
)


def text_of(name: str) -> str:
    return (REPORTS / f"{name}.txt").read_text(encoding="utf-8").rstrip("\n")


def checked(document: Any, folder: Path) -> tuple[list[Line], list[Finding]]:
    path = folder / "report.docx"
    document.save(str(path))
    paragraphs = read_paragraphs(path)
    lines = lines_of([one.text for one in paragraphs], [one.style for one in paragraphs])
    return lines, check_report(lines)


def numbered(document: Any) -> None:
    """A list of four levels, as Word's 多级列表 writes it."""
    levels = "".join(
        f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{shape}"/>'
        f'<w:suff w:val="nothing"/><w:lvlText w:val="{text}"/></w:lvl>'
        for level, (shape, text) in enumerate(_LEVELS)
    )
    numbering = document.part.numbering_part.element
    numbering.insert(
        0, parse_xml(f'<w:abstractNum {nsdecls("w")} w:abstractNumId="70">{levels}</w:abstractNum>')
    )
    numbering.append(parse_xml(f'<w:num {nsdecls("w")} w:numId="70"><w:abstractNumId w:val="70"/></w:num>'))


def add_heading(document: Any, level: int, text: str) -> None:
    paragraph = document.add_paragraph(text)
    paragraph._p.get_or_add_pPr().append(
        parse_xml(f'<w:numPr {nsdecls("w")}><w:ilvl w:val="{level - 1}"/><w:numId w:val="70"/></w:numPr>')
    )


def with_words_numbers(text: str, *, but: int = 0) -> Any:
    """The report with numbers that Word makes; the heading of line ``but`` is left without."""
    document = Document()
    numbered(document)
    for line in text_lines(text):
        if line.kind == "heading" and line.level and line.number != but:
            add_heading(document, line.level, line.text[line.after :].strip())
        elif line.number == but:
            document.add_paragraph(line.text[line.after :].strip())
        else:
            document.add_paragraph(line.text)
    return document


@pytest.mark.parametrize("name", NAMES)
def test_a_clean_report_with_numbers_made_by_word_has_no_finding(name: str, tmp_path: Path) -> None:
    lines, told = checked(with_words_numbers(text_of(name)), tmp_path)
    assert sum(bool(line.level) for line in lines) >= 8
    assert told == []


def test_a_heading_taken_out_of_words_list_lost_its_number(tmp_path: Path) -> None:
    text = text_of("education_bureau_2021")
    head = next(line for line in text_lines(text) if "推进“双减”" in line.text)
    _, told = checked(with_words_numbers(text, but=head.number), tmp_path)
    # Word counts on, so nobody sees a gap: the paragraph is just one without a number.
    assert {one.rule for one in told} <= {"heading_number"}


def test_headings_marked_as_such_and_a_table_are_read_for_what_they_are(tmp_path: Path) -> None:
    document = Document()
    rows: list[list[str]] = []
    for line in text_lines(text_of("water_bureau_2020_tables")):
        if "\t" in line.text:
            rows.append(line.text.split("\t"))
            continue
        if rows:
            table = document.add_table(len(rows), len(rows[0]))
            for row, cells in zip(table.rows, rows, strict=True):
                for cell, text in zip(row.cells, cells, strict=True):
                    cell.text = text
            rows = []
        if line.kind == "heading" and line.level == 1:
            document.add_heading(line.text, 1)
        else:
            document.add_paragraph(line.text)
    lines, told = checked(document, tmp_path)
    assert sum(line.kind == "table" for line in lines) == 5
    assert told == []


def test_private_data_in_cells_and_text_boxes_is_found(tmp_path: Path) -> None:
    document = Document()
    for text in text_of("huanghe_street_2022_short").split("\n"):
        document.add_paragraph(text)
    cells = document.add_table(1, 2).rows[0].cells
    cells[0].text, cells[1].text = "联系人电话", "138 0000 1111"
    said = "<w:p><w:r><w:t>身份证号11010519491231002X</w:t></w:r></w:p>"
    box = (
        f'<w:r {nsdecls("w")}><w:pict><v:shape xmlns:v="urn:schemas-microsoft-com:vml"><v:textbox>'
        f"<w:txbxContent>{said}</w:txbxContent></v:textbox></v:shape></w:pict></w:r>"
    )
    document.paragraphs[4]._p.append(parse_xml(box))
    _, told = checked(document, tmp_path)
    assert sorted((one.rule, one.text) for one in told if one.rule in ("phone", "resident_id")) == [
        ("phone", "138 0000 1111"),
        ("resident_id", "11010519491231002X"),
    ]


def test_a_footnote_is_read_before_publication_and_is_no_part_of_the_text(tmp_path: Path) -> None:
    document = Document()
    for line in text_of("emergency_bureau_2024").split("\n"):
        document.add_paragraph(line)
    note = "<w:p><w:r><w:t>该案当事人电话13800001111，见卷宗。</w:t></w:r></w:p>"
    lines = '<w:footnote w:id="-1" w:type="separator"><w:p/></w:footnote>'
    plain, noted = tmp_path / "plain.docx", tmp_path / "noted.docx"
    document.save(str(plain))
    with zipfile.ZipFile(plain) as old, zipfile.ZipFile(noted, "w") as new:
        for name in old.namelist():
            new.writestr(name, old.read(name))
        footnote = f'<w:footnote w:id="1">{note}</w:footnote>'
        new.writestr("word/footnotes.xml", f"<w:footnotes {nsdecls('w')}>{lines}{footnote}</w:footnotes>")
    paragraphs = read_paragraphs(noted)
    told = check_report(lines_of([one.text for one in paragraphs], [one.style for one in paragraphs]))
    assert [(one.rule, one.text, one.line) for one in told] == [("phone", "13800001111", len(paragraphs))]


def test_what_was_deleted_with_changes_shown_is_not_read(tmp_path: Path) -> None:
    document = Document()
    text = text_of("emergency_bureau_2024")
    for line in text.split("\n"):
        paragraph = document.add_paragraph(line)
        if "关闭取缔" in line:
            for tag, inner, words in (
                ("del", "delText", "联系电话13800001111。"),
                ("ins", "t", "全部告知当事人。"),
            ):
                run = f"<w:r><w:{inner}>{words}</w:{inner}></w:r>"
                paragraph._p.append(parse_xml(f'<w:{tag} {nsdecls("w")} w:id="7">{run}</w:{tag}>'))
    document.sections[0].header.paragraphs[0].text = "内部资料"
    document.sections[0].footer.paragraphs[0].text = "— 1 —"
    lines, told = checked(document, tmp_path)
    assert any("全部告知当事人。" in line.text for line in lines)
    assert told == []
