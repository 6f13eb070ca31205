"""A file is known by what is in it: whatever its name, it is read as what it is or refused in plain words."""

from __future__ import annotations

import codecs
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lawgov_desktop.errors import UserError
from lawgov_desktop.spreadsheets.sniff import Format, sniff
from tests.spreadsheets import made_bytes

TABLE = "姓名,身份证号码,住址\n张三,522225199001011234,龙潭镇一村\n李四,522225199202022345,龙潭镇二村\n"
PAGE = "<html><head><meta charset='gb2312'></head><table><tr><td>姓名</td></tr></table></html>"

READABLE = [
    ("xls", made_bytes.xls()),
    ("xls", made_bytes.bare_biff2()),
    ("xlsx", made_bytes.xlsx("")),
    ("xlsm", made_bytes.zipped({"[Content_Types].xml": "", "xl/workbook.xml": "", "xl/vbaProject.bin": ""})),
    ("xlsb", made_bytes.zipped({"[Content_Types].xml": "", "xl/workbook.bin": ""})),
    ("ods", made_bytes.ods("")),
    ("xml", made_bytes.SPREADSHEETML.encode()),
    ("html", PAGE.encode("gb18030")),
    ("html", b"\xef\xbb\xbf" + PAGE.encode()),
    ("csv", TABLE.encode()),
]


@pytest.mark.parametrize("kind, content", READABLE)
@pytest.mark.parametrize("name", ["名册.xls", "名册.xlsx", "名册.csv", "名册"])
def test_the_name_decides_nothing(tmp_path: Path, name: str, kind: str, content: bytes) -> None:
    assert sniff(made_bytes.write(tmp_path, name, content)).kind == kind


@pytest.mark.parametrize(
    "content, encoding",
    [
        (TABLE.encode(), "utf-8"),
        (codecs.BOM_UTF8 + TABLE.encode(), "utf-8"),
        (TABLE.encode("gb18030"), "gb18030"),
        (TABLE.encode("gbk"), "gb18030"),
        (codecs.BOM_UTF16_LE + TABLE.encode("utf-16-le"), "utf-16-le"),
        (codecs.BOM_UTF16_BE + TABLE.encode("utf-16-be"), "utf-16-be"),
        (TABLE.encode("utf-16-le"), "utf-16-le"),
    ],
)
def test_encoding_of_a_text_is_found(tmp_path: Path, content: bytes, encoding: str) -> None:
    found = sniff(made_bytes.write(tmp_path, "名册.csv", content))
    assert (found.kind, found.encoding, found.delimiter) == ("csv", encoding, ",")


def test_encoding_is_found_when_the_looked_at_part_ends_within_a_character(tmp_path: Path) -> None:
    for shift in range(4):
        text = "a" * shift + "，龙潭镇,张三\n" * 60_000
        for encoding in ("utf-8", "gb18030"):
            path = made_bytes.write(tmp_path, "长.csv", text.encode(encoding))
            assert sniff(path).encoding == encoding


@pytest.mark.parametrize("mark", ["\t", ",", ";", "|"])
def test_delimiter_is_found_below_a_title_line(tmp_path: Path, mark: str) -> None:
    content = "龙潭镇人民调解员花名册\n" + TABLE.replace(",", mark)
    assert sniff(made_bytes.write(tmp_path, "名册.txt", content)).delimiter == mark


def test_commas_inside_quotes_do_not_part_columns(tmp_path: Path) -> None:
    content = '姓名\t经过\n张三\t"先到村里,后到镇里,再到县里"\n李四\t"一,二,三"\n'
    assert sniff(made_bytes.write(tmp_path, "名册.csv", content)).delimiter == "\t"


REFUSED = [
    ("空", b"", "空"),
    ("加密的新格式", made_bytes.ole2({"EncryptionInfo": b"", "EncryptedPackage": b""}), "密码"),
    ("Word 旧格式", made_bytes.ole2({"WordDocument": b""}), "文字文档"),
    ("Word 新格式", made_bytes.zipped({"[Content_Types].xml": "", "word/document.xml": ""}), "文字文档"),
    ("别的容器", made_bytes.ole2({"Contents": b""}), "没有找到工作簿"),
    ("PDF", b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", "PDF"),
    ("JPG", b"\xff\xd8\xff\xe0\0\x10JFIF", "图片"),
    ("PNG", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "图片"),
    ("压缩包", made_bytes.zipped({"名册.xlsx": made_bytes.xlsx("")}), "压缩包"),
    ("RAR", b"Rar!\x1a\x07\x01\0", "压缩包"),
    ("没下载完", made_bytes.xlsx(made_bytes.text_row(1, ["姓名"] * 20))[:700], "不完整"),
    ("全是零", b"\0" * 9000, "空白字节"),
    ("别的 XML", b'<?xml version="1.0"?><invoice><no>1</no></invoice>', "XML"),
]


@pytest.mark.parametrize("content, told", [pytest.param(c, t, id=name) for name, c, t in REFUSED])
def test_what_is_no_list_is_refused_in_words_a_clerk_can_act_on(
    tmp_path: Path, content: bytes, told: str
) -> None:
    with pytest.raises(UserError) as refusal:
        sniff(made_bytes.write(tmp_path, "名册.xls", content))
    assert told in refusal.value.what
    for sentence in (refusal.value.what, refusal.value.todo):
        assert re.search("[\u4e00-\u9fff]", sentence)
        assert sentence.endswith("。")


def test_missing_file_and_folder_are_refused(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="找不到"):
        sniff(tmp_path / "没有.xls")
    with pytest.raises(UserError, match="不是文件"):
        sniff(tmp_path)


@given(
    st.binary(max_size=3000), st.sampled_from([b"", made_bytes.OLE2, b"PK\x03\x04", b"<table", b"\xff\xfe"])
)
def test_any_bytes_are_a_format_or_a_refusal(
    tmp_path_factory: pytest.TempPathFactory, content: bytes, start: bytes
) -> None:
    path = tmp_path_factory.getbasetemp() / "wild.xls"
    path.write_bytes(start + content)
    assert isinstance(format_or_refusal(path), Format | UserError)


@given(st.data())
def test_a_damaged_container_is_a_format_or_a_refusal(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    content = bytearray(made_bytes.xls())
    for _ in range(data.draw(st.integers(1, 12))):
        content[data.draw(st.integers(8, len(content) - 1))] = data.draw(st.integers(0, 255))
    path = tmp_path_factory.getbasetemp() / "damaged.xls"
    path.write_bytes(content[: data.draw(st.integers(8, len(content)))])
    found = format_or_refusal(path)
    assert isinstance(found, UserError) or found.kind == "xls"


def format_or_refusal(path: Path) -> Format | UserError:
    """Any other error of sniff fails the test."""
    try:
        return sniff(path)
    except UserError as refusal:
        return refusal
