"""A foreign text document becomes paragraphs, or one sentence says why not; a hostile one harms nobody."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest
from docx import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from hypothesis import given
from hypothesis import strategies as st

from lawgov_desktop.errors import Cancelled, UserError
from lawgov_desktop.progress import Progress
from lawgov_desktop.spreadsheets.prose import Paragraph, read_paragraphs
from lawgov_desktop.spreadsheets.reading import Limits

TEXT = "年度报告\n\n一、工作情况\n　　䶮村调解纠纷5件。"


def texts_of(path: Path) -> list[str]:
    return [one.text for one in read_paragraphs(path)]


def paragraphs_or_refusal(path: Path) -> list[Paragraph] | UserError:
    try:
        return read_paragraphs(path)
    except UserError as refusal:
        return refusal


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
@pytest.mark.parametrize("ends", ["\n", "\r\n", "\r"])
def test_a_text_is_read_in_the_encodings_of_offices(tmp_path: Path, encoding: str, ends: str) -> None:
    path = tmp_path / "report.txt"
    path.write_bytes(TEXT.replace("\n", ends).encode(encoding))
    assert texts_of(path) == TEXT.split("\n")


def test_a_document_gives_paragraphs_tables_and_styles(tmp_path: Path) -> None:
    document = Document()
    document.add_heading("年度报告", 0)
    document.add_heading("一、工作情况", 1)
    document.add_paragraph("调解纠纷").add_run("5件。𠅤")
    document.add_paragraph("")
    table = document.add_table(2, 2)
    for cell, text in zip((*table.rows[0].cells, *table.rows[1].cells), "甲乙丙丁", strict=True):
        cell.text = text
    document.add_paragraph("上行\n下行")
    path = tmp_path / "report.docx"
    document.save(str(path))
    assert read_paragraphs(path) == [
        Paragraph("年度报告", "title"),
        Paragraph("一、工作情况", "heading1"),
        Paragraph("调解纠纷5件。𠅤"),
        Paragraph(""),
        Paragraph("甲\t乙", "table"),
        Paragraph("丙\t丁", "table"),
        Paragraph("上行"),
        Paragraph("下行"),
    ]


def test_numbers_that_word_makes_stand_in_the_text(tmp_path: Path) -> None:
    document = Document()
    numbering = document.part.numbering_part.element
    levels = "".join(
        f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{shape}"/>'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
        for level, shape, text in ((0, "chineseCounting", "%1、"), (1, "chineseCounting", "（%2）"))
    )
    numbering.insert(
        0, parse_xml(f'<w:abstractNum {nsdecls("w")} w:abstractNumId="77">{levels}</w:abstractNum>')
    )
    numbering.append(parse_xml(f'<w:num {nsdecls("w")} w:numId="77"><w:abstractNumId w:val="77"/></w:num>'))
    for level, text in ((0, "举措"), (1, "学法"), (1, "执法"), (0, "不足"), (1, "力量")):
        paragraph = document.add_paragraph(text)
        paragraph._p.get_or_add_pPr().append(
            parse_xml(f'<w:numPr {nsdecls("w")}><w:ilvl w:val="{level}"/><w:numId w:val="77"/></w:numPr>')
        )
    path = tmp_path / "report.docx"
    document.save(str(path))
    assert texts_of(path) == ["一、举措", "（一）学法", "（二）执法", "二、不足", "（一）力量"]


def test_deleted_text_is_gone_and_inserted_text_is_there(tmp_path: Path) -> None:
    document = Document()
    paragraph = document.add_paragraph("应诉")
    for tag, text in (("del", "4件"), ("ins", "5件")):
        inner = "delText" if tag == "del" else "t"
        run = f"<w:r><w:{inner}>{text}</w:{inner}></w:r>"
        paragraph._p.append(parse_xml(f'<w:{tag} {nsdecls("w")} w:id="1">{run}</w:{tag}>'))
    path = tmp_path / "report.docx"
    document.save(str(path))
    assert texts_of(path) == ["应诉5件"]


def made_docx(body: str, **parts: str) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("word/document.xml", body)
        for name, text in parts.items():
            packed.writestr(f"word/{name}.xml", text)
    return file.getvalue()


W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def test_a_document_with_nothing_but_its_text_is_read(tmp_path: Path) -> None:
    path = tmp_path / "bare.docx"
    path.write_bytes(
        made_docx(f"<w:document {W}><w:body><w:p><w:r><w:t>正文</w:t></w:r></w:p></w:body></w:document>")
    )
    assert texts_of(path) == ["正文"]


@pytest.mark.parametrize(
    "name, data, said",
    [
        ("empty.docx", b"", "空的"),
        ("blank.docx", bytes(5000), "空白字节"),
        ("cut.docx", b"PK\x03\x04" + b"\x00" * 400, "不完整"),
        ("list.docx", b"PK\x05\x06" + bytes(18), "压缩包"),
        ("report.pdf", b"%PDF-1.7\n...", "PDF"),
        ("scan.docx", b"\xff\xd8\xff\xe0" + bytes(100), "图片"),
        ("report.rtf", b"{\\rtf1 abc}", "RTF"),
        ("page.txt", "<!DOCTYPE html><html><body>报告</body></html>".encode(), "网页"),
        ("noise.txt", bytes(range(256)) * 20, "认不出"),
        ("broken.docx", made_docx("<w:document"), "已损坏"),
        (
            "entity.docx",
            made_docx(f'<!DOCTYPE a [<!ENTITY b "{"c" * 99}">]><w:document {W}><w:body>&d;'),
            "已损坏",
        ),
        ("bomb.docx", made_docx(" " * (65 << 20)), "太长"),
    ],
)
def test_what_is_no_document_is_refused_in_a_sentence(
    tmp_path: Path, name: str, data: bytes, said: str
) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    with pytest.raises(UserError) as refusal:
        read_paragraphs(path)
    assert said in refusal.value.what
    assert refusal.value.todo


def test_entities_that_multiply_are_not_unfolded(tmp_path: Path) -> None:
    entities = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 12))
    document = f'<!DOCTYPE a [<!ENTITY e0 "笑">{entities}]><w:document {W}>'
    body = "<w:body><w:p><w:r><w:t>正文&e11;</w:t></w:r></w:p></w:body></w:document>"
    path = tmp_path / "laughs.docx"
    path.write_bytes(made_docx(document + body))
    told = paragraphs_or_refusal(path)
    assert isinstance(told, UserError) or told == [Paragraph("正文")]


def test_an_old_word_file_is_to_be_saved_anew(tmp_path: Path, shared: Path) -> None:
    from lawgov_desktop.spreadsheets import ole2

    lists = sorted((shared / "data" / "lists").glob("*.xls"))
    old = next(path for path in lists if path.read_bytes().startswith(ole2.SIGNATURE))
    with pytest.raises(UserError, match="不是文字文档"):
        read_paragraphs(old)


def test_a_missing_file_and_a_folder_are_told(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="找不到"):
        read_paragraphs(tmp_path / "nowhere.docx")
    with pytest.raises(UserError, match="不是文件"):
        read_paragraphs(tmp_path)


def test_a_document_beyond_the_limits_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "long.docx"
    paragraphs = "<w:p><w:r><w:t>字</w:t></w:r></w:p>" * 500
    path.write_bytes(made_docx(f"<w:document {W}><w:body>{paragraphs}</w:body></w:document>"))
    assert len(texts_of(path)) == 500
    with pytest.raises(UserError, match="太长"):
        read_paragraphs(path, limits=Limits(max_cells=100))
    with pytest.raises(UserError, match="太大"):
        read_paragraphs(path, limits=Limits(max_file_bytes=10))


def test_reading_can_be_cancelled(tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    path.write_bytes(made_docx(f"<w:document {W}><w:body/></w:document>"))
    progress = Progress()
    progress.cancel()
    with pytest.raises(Cancelled):
        read_paragraphs(path, progress=progress, command=["sleep", "30"])


@given(st.binary(max_size=400))
def test_any_bytes_are_text_or_a_sentence(tmp_path_factory: pytest.TempPathFactory, data: bytes) -> None:
    path = tmp_path_factory.mktemp("any") / "any.txt"
    path.write_bytes(data)
    told = paragraphs_or_refusal(path)
    if isinstance(told, UserError):
        assert told.todo
    else:
        assert all("\0" not in one.text for one in told)
