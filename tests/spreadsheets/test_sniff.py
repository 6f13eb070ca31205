"""Odd cases of knowing a file by its content: files within files, pages, pictures, look-alikes."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import docx
import pytest
from PIL import Image

from lawgov_desktop.errors import UserError
from lawgov_desktop.spreadsheets.sniff import delimiter_of, sniff
from tests.spreadsheets.made_bytes import ole2, write, zipped
from tests.spreadsheets.made_files import Made, biff4, xls

LIST = Made([["序号", "姓名"], [1, "周大山"]])


def refusal(path: Path) -> str:
    with pytest.raises(UserError) as caught:
        sniff(path)
    assert caught.value.todo.endswith("。")
    return caught.value.what


def test_an_xls_that_carries_a_zip_is_an_xls(tmp_path: Path) -> None:
    path = xls(tmp_path / "附.xls", LIST)
    with zipfile.ZipFile(path, "a") as packed:
        packed.writestr("xl/workbook.xml", "")
    assert zipfile.is_zipfile(path)
    assert sniff(path).kind == "xls"


def test_names_of_wps_promise_what_wps_writes(tmp_path: Path) -> None:
    assert not sniff(xls(tmp_path / "名单.et", LIST)).misnamed
    assert not sniff(xls(tmp_path / "名单.XLS", LIST)).misnamed
    assert "内容其实是Excel 97-2003" in sniff(xls(tmp_path / "名单.xlsx", LIST)).sentence


def test_an_xls_without_its_container_is_known_as_bare(tmp_path: Path) -> None:
    found = sniff(write(tmp_path, "1993.xls", biff4([["a"]])))
    assert (found.kind, found.before_97) == ("xls", True)


@pytest.mark.parametrize(
    "page",
    [
        "\ufeff  <!-- 导出 -->\n<TABLE><tr><td>序号",
        "<!DOCTYPE html><body></body>",
        '<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml"></html>',
        '<html xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"><table>',
    ],
)
def test_a_web_page_is_known_however_it_begins(tmp_path: Path, page: str) -> None:
    assert sniff(write(tmp_path, "表.xls", page)).kind == "html"


@pytest.mark.parametrize("content", ["BM编号,MZ\n1,2\n", "MZ\tBM\n", "PK,甲\n1,2\n", "Rar,甲\n"])
def test_a_list_whose_first_heading_begins_like_another_file_is_a_list(tmp_path: Path, content: str) -> None:
    assert sniff(write(tmp_path, "表.csv", content)).kind == "csv"


def test_documents_named_like_tables_are_refused_by_name(tmp_path: Path) -> None:
    letter = tmp_path / "函.xlsx"
    docx.Document().save(str(letter))
    assert "文字文档" in refusal(letter)
    encrypted = {
        "mimetype": "application/vnd.oasis.opendocument.spreadsheet",
        "META-INF/manifest.xml": "<manifest:encryption-data/>",
    }
    for content, told in [
        (ole2({"PowerPoint Document": b""}), "演示文稿"),
        (zipped({"ppt/presentation.xml": ""}), "演示文稿"),
        (zipped({"OFD.xml": ""}), "OFD"),
        (zipped({"Index/Document.iwa": ""}), "Numbers"),
        (zipped({}), "压缩包"),
        (zipped(encrypted), "打开密码"),
        (b"MIME-Version: 1.0\r\nX-Saved: 1\r\n", "mht"),
        (b"{\\rtf1\\ansi }", "RTF"),
        (b"MZ\x90\0\x03\0\0\0", "程序"),
        (b"SQLite format 3\0\x10\0", "数据库"),
        (bytes(range(256)) * 20, "认不出"),
    ]:
        assert told in refusal(write(tmp_path, "某.xls", content))


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "BMP", "GIF", "TIFF"])
def test_a_picture_of_a_table_is_refused(tmp_path: Path, kind: str) -> None:
    picture = io.BytesIO()
    Image.new("RGB", (40, 40), "white").save(picture, kind)
    assert "图片" in refusal(write(tmp_path, "照片.xls", picture.getvalue()))


@pytest.mark.parametrize(
    "text,mark",
    [
        ("序号\t姓名,职务\n1\t甲,乙\n2\t丙,丁\n", "\t"),
        ("序号;金额\n1;3,5\n2;4,0\n", ";"),
        ("sep=|\n序号,甲|乙\n", "|"),
        ('序号,"说明，含\n换行; 分号;;;"\n1,"甲;;;"\n', ","),
        ("序号，姓名\n1，甲\n", "，"),
        ("只有一列\n甲\n", ","),
        ("", ","),
    ],
)
def test_the_mark_between_columns_is_the_one_most_rows_agree_on(text: str, mark: str) -> None:
    assert delimiter_of(text) == mark
