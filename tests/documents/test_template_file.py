"""Files that are no templates: each is refused in a sentence, before anything of it is unpacked."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lawgov_desktop.collecting import collect_when_due
from lawgov_desktop.documents.template_check import check_template
from lawgov_desktop.documents.template_file import open_template, read_template
from lawgov_desktop.errors import UserError
from tests.documents.templates_made import NAMES, data_of, word

BODY = "word/document.xml"
TYPES = "[Content_Types].xml"


def changed(**parts: bytes | None) -> bytes:
    """A sound file with parts put in, changed by a function of their text, or left out (None)."""
    sound = zipfile.ZipFile(io.BytesIO(data_of(word("{{案号}}"))))
    given = {name.replace("__", "/").replace("_xml", ".xml"): content for name, content in parts.items()}
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for name in sound.namelist():
            if name not in given:
                made.writestr(name, sound.read(name))
        for name, content in given.items():
            if content is not None:
                made.writestr(name, content)
    return out.getvalue()


def body_with(old: bytes, new: bytes, part: str = BODY) -> bytes:
    sound = zipfile.ZipFile(io.BytesIO(data_of(word("{{案号}}"))))
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for name in sound.namelist():
            content = sound.read(name)
            made.writestr(name, content.replace(old, new) if name == part else content)
    return out.getvalue()


def a_workbook() -> bytes:
    out = io.BytesIO()
    openpyxl.Workbook().save(out)
    return out.getvalue()


def a_bomb() -> bytes:
    return changed(word__media__a=b"\0" * (80 << 20))


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
MAIN = b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
MACROS = b"application/vnd.ms-word.document.macroEnabled.main+xml"
TEMPLATE = b"application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml"


@pytest.mark.parametrize(
    "data,said",
    [
        (b"", "空的"),
        (b"just text", "不是 Word 文件"),
        (b"{\\rtf1", "RTF"),
        (b"%PDF-1.7", "PDF"),
        (OLE + b"\0" * 600, "旧格式"),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "加了密码"),
        (b"PK\x03\x04 cut off", "损坏"),
        (data_of(word("x"))[:2000], "损坏"),
        (a_workbook(), "Excel 表格"),
        (changed(word__vbaProject_bin=b"x", **{"word__vbaProject.bin": b"x"}), "宏"),
        (body_with(MAIN, MACROS, TYPES), "宏"),
        (body_with(MAIN, TEMPLATE, TYPES), ".dotx"),
        (changed(**{"word/document.xml": None}), "损坏"),
        (changed(**{"word/document.xml": b"<broken"}), "损坏"),
        (
            body_with(b"<w:document ", b'<!DOCTYPE a [<!ENTITY b "c">]><w:document '),
            "DOCTYPE",
        ),
        (
            body_with(
                b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
                b"http://purl.oclc.org/ooxml/wordprocessingml/main",
            ),
            "严格",
        ),
    ],
)
def test_each_is_refused_in_its_own_sentence(data: bytes, said: str) -> None:
    with pytest.raises(UserError) as refusal:
        read_template(data, "模板.docx")
    assert said in refusal.value.what
    assert refusal.value.todo
    assert "没有改动" in refusal.value.data_safe


def test_a_file_that_unpacks_to_a_flood_is_not_unpacked() -> None:
    data = a_bomb()
    assert len(data) < 1 << 20
    with pytest.raises(UserError, match="大得不像"):
        read_template(data, "模板.docx")


def test_a_file_that_is_gone_or_too_large_is_told_of(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="读不出来"):
        open_template(tmp_path / "无.docx")
    large = tmp_path / "大.docx"
    with large.open("wb") as file:
        file.truncate(21 << 20)
    with pytest.raises(UserError, match="20 MB"):
        open_template(large)


def test_a_deep_nest_of_elements_is_refused() -> None:
    deep = b"<w:tbl>" * 5000 + b"</w:tbl>" * 5000
    with pytest.raises(UserError, match="损坏"):
        read_template(body_with(b"<w:body>", b"<w:body>" + deep), "模板.docx")


def test_what_would_be_fetched_from_elsewhere_is_warned_of() -> None:
    rels = (
        b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship'
        b' Id="r9" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate"'
        b' Target="https://example.invalid/a.dotm" TargetMode="External"/></Relationships>'
    )
    file = read_template(changed(**{"word/_rels/settings.xml.rels": rels}), "模板.docx")
    assert file.fetches == ("https://example.invalid/a.dotm",)
    assert any("网上" in one.what for one in check_template(file, NAMES))


@given(st.data())
def test_a_file_damaged_anywhere_is_read_or_refused(data: st.DataObject) -> None:
    collect_when_due()  # python-docx leaves circles of objects, hundreds of thousands in a long search
    sound = bytearray(data_of(word("{{案号}}", "{{当事人.姓名}}")))
    for place in data.draw(st.lists(st.integers(0, len(sound) - 1), min_size=1, max_size=6)):
        sound[place] = data.draw(st.integers(0, 255))
    try:
        file = read_template(bytes(sound), "模板.docx")
    except UserError:
        return
    check_template(file, NAMES)
