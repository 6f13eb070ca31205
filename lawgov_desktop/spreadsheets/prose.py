"""Reads a foreign text document (.txt, .docx) as paragraphs; a .docx in the child process that reads lists.

Like a list, a document may be damaged, a bomb or something else than its name says: whatever it is, the clerk
gets the text or one sentence.
"""

from __future__ import annotations

import re
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from lawgov_desktop.errors import UserError
from lawgov_desktop.progress import Progress
from lawgov_desktop.spreadsheets import ole2, zip_parts
from lawgov_desktop.spreadsheets.reading import (
    Limits,
    ReaderFailed,
    ReaderRefused,
    child_command,
    read_in_child,
)
from lawgov_desktop.spreadsheets.reading_child import Request
from lawgov_desktop.spreadsheets.sniff import Format, cannot_open, text_encoding

PROSE_LIMITS = Limits(seconds=20.0, memory_bytes=1 << 30, max_cells=50_000, max_file_bytes=50 << 20)
"""A yearly report has some 200 paragraphs; 50 MB leave room for photos."""

_MOST_TEXT_BYTES = 4 << 20
_MOST_PARAGRAPHS = 20_000
_SAMPLE_BYTES = 4096
_SAVE_AS = "请用 WPS 或 Word 打开它，另存为 .docx 后再选。"
_COPY_AGAIN = "请重新复制或下载一次；若能用 WPS 或 Word 打开，请另存为 .docx 后再选。"
_SHORTER = "请只留下报告正文，另存为 .docx 或 .txt 后再选。"

_LINE_ENDS = re.compile("\r\n|[\r\n\v\f\x85\u2028\u2029]")
_ODD_SPACE = re.compile("[\t\u00a0\u2000-\u200a\u202f\u205f]")
_UNSEEN = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x9f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufffe\uffff\ud800-\udfff]"
)
_OTHER_FILES: tuple[tuple[bytes, str, str], ...] = (
    (b"%PDF", "PDF 文件", "请向写报告的人要 Word 文件，或用 WPS 把 PDF 转成 Word 后再选。"),
    (b"\xff\xd8\xff", "图片（JPG）", "图片里的文字读不出来，请要原来的文字文档。"),
    (b"\x89PNG", "图片（PNG）", "图片里的文字读不出来，请要原来的文字文档。"),
    (b"{\\rtf", "RTF 文档", _SAVE_AS),
    (b"Rar!", "压缩包（RAR）", "请先解压，再选择其中的文字文档。"),
    (b"7z\xbc\xaf", "压缩包（7z）", "请先解压，再选择其中的文字文档。"),
)


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of a document, or a row of a table in it with tabs between the cells."""

    text: str
    style: str = ""
    """``table``, ``title``, ``note``, ``heading1`` … ``heading9`` as the document itself says; else empty."""


def read_paragraphs(
    path: Path,
    *,
    limits: Limits = PROSE_LIMITS,
    progress: Progress | None = None,
    command: Sequence[str] | None = None,
) -> list[Paragraph]:
    """Every paragraph of a .txt (UTF-8, UTF-16, GB18030) or .docx, blank ones too, whatever its name.

    Numbers that Word makes itself stand in the text, footnotes behind it; what was deleted with 修订 on does
    not. Raises UserError for any other file, a damaged one, and one beyond ``limits``; Cancelled when
    ``progress`` was cancelled.
    """
    try:
        size = path.stat().st_size
        if not path.is_file():
            raise UserError(f"“{path.name}”不是文件。", todo="请选择一份文字文档。")
        if size > limits.max_file_bytes:
            raise UserError(f"这个文件太大，超过了 {limits.max_file_bytes >> 20} MB。", todo=_SHORTER)
        with path.open("rb") as file:
            if _is_packed(file, size):
                return _of_docx(path, limits, progress or Progress(), command)
            file.seek(0)
            return paragraphs_of(_text_of(file, size))
    except OSError as error:
        raise cannot_open(path, error) from error


def paragraphs_of(text: str) -> list[Paragraph]:
    """A text cut into its lines, without invisible characters."""
    lines = _LINE_ENDS.split(text)
    if len(lines) > _MOST_PARAGRAPHS:
        raise UserError(f"这个文件有 {len(lines)} 行，太长了，不像一份报告。", todo=_SHORTER)
    return [Paragraph(_seen(line)) for line in lines]


def _seen(text: str) -> str:
    return _UNSEEN.sub("", _ODD_SPACE.sub(" ", text)).rstrip()


def _is_packed(file: BinaryIO, size: int) -> bool:
    """True for a .docx; False for what may be plain text; UserError for everything else."""
    head = file.read(_SAMPLE_BYTES)
    if not head:
        raise UserError("这个文件是空的（0 字节），里面没有文字。", todo=_COPY_AGAIN)
    if not any(head):
        raise UserError("这个文件里全是空白字节，内容没有写进去，多半是拷贝时 U 盘拔早了。", todo=_COPY_AGAIN)
    if head.startswith(ole2.SIGNATURE):
        names = ole2.entry_names(file) or ()
        if "EncryptedPackage" in names:
            raise _needs_password()
        if "WordDocument" in names:
            raise UserError("这是旧格式的 Word 文档（.doc 或 .wps），程序读不了。", todo=_SAVE_AS)
        raise UserError("这不是文字文档，或者已经损坏。", todo=_SAVE_AS)
    if not head.startswith((b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")):
        for magic, what, todo in _OTHER_FILES:
            if head.startswith(magic):
                raise UserError(f"这是{what}，程序读不了里面的文字。", todo=todo)
        return False
    contents = zip_parts.look_into(file, size)
    if contents is None:
        raise UserError("这个文件不完整，像是没有下载完或拷贝中断了。", todo=_COPY_AGAIN)
    if contents.encrypted:
        raise _needs_password()
    if "word/document.xml" in contents.names:
        return True
    if zip_parts.spreadsheet_kind(contents):
        raise UserError("这是表格，不是文字文档。", todo="请选择报告的文字文档（.docx 或 .txt）。")
    other = zip_parts.what_else(contents)
    if other:
        raise UserError(f"这是{other}，不是程序能读的文字文档。", todo=_SAVE_AS)
    raise UserError("这是压缩包，不是文字文档。", todo="请先解压，再选择其中的文字文档。")


def _needs_password() -> UserError:
    return UserError(
        "这个文档设了打开密码，程序读不了。", todo="请用 WPS 或 Word 输入密码打开，取消打开密码，另存后再选。"
    )


def _text_of(file: BinaryIO, size: int) -> str:
    if size > _MOST_TEXT_BYTES:
        raise UserError(
            f"这个文本文件太大，超过了 {_MOST_TEXT_BYTES >> 20} MB，不像一份报告。", todo=_SHORTER
        )
    data = file.read(_MOST_TEXT_BYTES)
    encoding = text_encoding(data, whole=True)
    if encoding is None:
        raise UserError("认不出这是什么文件，它不是程序能读的文字文档。", todo=_SAVE_AS)
    text = data.decode(encoding, "replace").removeprefix("\ufeff")
    if re.match(r"\s*<(?:!doctype|html|\?xml|body|div)\b", text, re.I):
        raise UserError(
            "这是网页文件，不是文字文档。", todo="请用浏览器打开它，把正文复制到 WPS 里，存为 .docx 后再选。"
        )
    return text


def _of_docx(
    path: Path, limits: Limits, progress: Progress, command: Sequence[str] | None
) -> list[Paragraph]:
    about = Format("docx", path.suffix.lower())
    began = time.monotonic()
    progress.step("正在读取文档")
    request = Request(
        str(path.resolve()), about, "docx", limits.max_cells, limits.memory_bytes, limits.seconds
    )
    try:
        sheets = read_in_child(request, progress, command or child_command()).sheets
    except ReaderRefused as refused:
        if refused.kind == "no_text":
            raise UserError("这个文档里没有正文。", todo=_COPY_AGAIN) from refused
        raise UserError("这个文档太长，不像一份报告，没有读入。", todo=_SHORTER) from refused
    except ReaderFailed as failure:
        if failure.how == "disk":
            raise UserError("磁盘已满，没有地方放读取时的临时文件。", todo="请清理磁盘后再选。") from failure
        if failure.how in ("time", "memory") or time.monotonic() - began > limits.seconds:
            raise UserError(
                "读取这个文档太费时间或内存，已经停下；它可能太大或已损坏。", todo=_SHORTER
            ) from failure
        raise UserError("这个文档已损坏，里面的文字读不出来。", todo=_COPY_AGAIN) from failure
    if not sheets or not sheets[0].rows:
        return []
    blanks = [Paragraph("")] * (sheets[0].first_row - 1)
    return [
        *blanks,
        *(Paragraph(_kept(row[:1]), _kept(row[1:2])) for row in sheets[0].rows),
    ]


def _kept(cells: Sequence[object]) -> str:
    text = cells[0] if cells else None
    if not isinstance(text, str):
        return "" if text is None else str(text)
    # Tabs of a table row part its cells and stay.
    return "\t".join(_seen(piece) for piece in text.split("\t")) if "\t" in text else _seen(text)
