"""Tells what a file is by what is in it, never by its name: half of the .xls files that offices send are not.

Every refusal is a UserError: one sentence what the file is and why it cannot be read, one what to do.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, Literal

from lawgov_desktop.errors import UserError
from lawgov_desktop.spreadsheets import ole2, zip_parts

Kind = Literal["xls", "xlsx", "xlsm", "xlsb", "ods", "csv", "html", "xml", "docx"]
"""``docx`` is read as running text only (prose.py); :func:`sniff` refuses it as it is no list."""

_TITLES: dict[Kind, str] = {
    "xls": "Excel 97-2003 工作簿（.xls）",
    "xlsx": "Excel 工作簿（.xlsx）",
    "xlsm": "带宏的 Excel 工作簿（.xlsm）",
    "xlsb": "Excel 二进制工作簿（.xlsb）",
    "ods": "OpenDocument 表格（.ods）",
    "csv": "文本表格（.csv）",
    "html": "网页表格",
    "xml": "XML 表格（Excel 2003）",
    "docx": "文字文档（.docx）",
}
_USUAL_SUFFIXES: dict[Kind, tuple[str, ...]] = {
    # WPS writes .et and .ett; its older ones are .xls inside, its newer ones .xlsx.
    "xls": (".xls", ".et", ".ett", ".xlt"),
    "xlsx": (".xlsx", ".et", ".ett", ".xltx"),
    "xlsm": (".xlsm", ".xltm"),
    "xlsb": (".xlsb",),
    "ods": (".ods",),
    "csv": (".csv", ".tsv", ".txt", ".tab"),
    "html": (".html", ".htm"),
    "xml": (".xml",),
    "docx": (".docx", ".wps"),
}

_SAMPLE_BYTES = 256 * 1024
_SAVE_AS = "请用 WPS 或 Excel 打开它，另存为 .xlsx 后再导入。"
_COPY_AGAIN = "请重新复制或下载一次；若能用 WPS 或 Excel 打开，请另存为 .xlsx 后再导入。"


@dataclass(frozen=True, slots=True)
class Format:
    """What a file is by its content."""

    kind: Kind
    suffix: str = ""
    """What the file's name says, in small letters with its dot: ``.xls``."""
    encoding: str | None = None
    """Of a text, web page or XML file: a Python codec name."""
    delimiter: str | None = None
    """Between the columns of a text file."""
    before_97: bool = False
    """An xls of Excel 95 or before: its texts are in the code page it names."""

    @property
    def title(self) -> str:
        """What a clerk calls it."""
        return "Excel 95 或更早的工作簿（.xls）" if self.before_97 else _TITLES[self.kind]

    @property
    def sentence(self) -> str:
        """What to tell about a name that says something else than the content; empty when they agree."""
        if not self.misnamed:
            return ""
        return f"文件名的后缀是 {self.suffix}，内容其实是{self.title}，已按内容读取，不用改名。"

    @property
    def misnamed(self) -> bool:
        """True when the name promises another format; the file is read all the same."""
        return bool(self.suffix) and self.suffix not in _USUAL_SUFFIXES[self.kind]


def sniff(path: Path) -> Format:
    """The format of a file that can be read as a table, known by its content.

    Raises UserError for everything else: no file, empty, cut off, encrypted, a document, a picture …
    """
    try:
        size = path.stat().st_size
        if not path.is_file():
            raise UserError(f"“{path.name}”不是文件，不能导入。", todo="请选择一个表格文件。")
        with path.open("rb") as file:
            return _sniff(file, size, path.suffix.lower())
    except OSError as error:
        raise cannot_open(path, error) from error


def cannot_open(path: Path, error: OSError) -> UserError:
    """What to tell when the system does not hand over the file."""
    if isinstance(error, FileNotFoundError):
        return UserError(
            f"找不到文件“{path.name}”，可能已被移走或改名。",
            todo="请确认文件还在原来的位置，U 盘没有拔下，再选一次。",
        )
    if isinstance(error, PermissionError):
        return UserError(
            f"打不开文件“{path.name}”，它可能正被 WPS 或 Excel 打开，或者没有权限读取。",
            todo="请关闭正在使用它的程序，或把它复制到桌面后再选一次。",
        )
    return UserError(
        f"读取文件“{path.name}”时出错（{error.strerror or error}）。",
        todo="请把文件复制到本机硬盘后再选一次。",
    )


def needs_password() -> UserError:
    """What to tell about a workbook that opens only with a password."""
    return UserError(
        "这个表格设了打开密码，程序读不了。",
        todo="请用 WPS 或 Excel 输入密码打开，取消打开密码，另存为 .xlsx 后再导入。",
    )


def _sniff(file: BinaryIO, size: int, suffix: str) -> Format:
    head = file.read(_SAMPLE_BYTES)
    if not head:
        raise UserError("这个文件是空的（0 字节），里面没有表格。", todo=_COPY_AGAIN)
    if not any(head[:4096]):
        raise UserError("这个文件里全是空白字节，内容没有写进去，多半是拷贝时 U 盘拔早了。", todo=_COPY_AGAIN)
    if head.startswith(ole2.SIGNATURE):
        return _format_of_ole2(file, suffix)
    # zipfile.is_zipfile() is true for some xls files, which carry a zip inside: only the first bytes count.
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")):
        return Format(_kind_of_zip(file, size), suffix)
    if _is_bare_biff(head):
        return Format("xls", suffix, before_97=True)
    _refuse_other_files(head)
    _refuse_old_exchange_files(head, size)
    return _format_of_text(head, suffix, whole=len(head) == size)


# ------------------------------------------------------------------------- packed files


def _format_of_ole2(file: BinaryIO, suffix: str) -> Format:
    names = ole2.entry_names(file)
    if names is None:
        # The readers may still find sheets in a file whose directory is damaged.
        return Format("xls", suffix)
    if {"EncryptedPackage", "EncryptionInfo"} & set(names):
        raise needs_password()
    folded = {name.upper() for name in names}
    if {"WORKBOOK", "BOOK"} & folded:
        return Format("xls", suffix, before_97="WORKBOOK" not in folded)
    if "WordDocument" in names:
        raise UserError("这是文字文档（Word 或 WPS 文字），不是表格。", todo=_FROM_DOCUMENT)
    if "PowerPoint Document" in names:
        raise UserError("这是演示文稿（PPT），不是表格。", todo="请选择表格文件。")
    _refuse_by_name(suffix)
    raise UserError("这个文件里没有找到工作簿，它不是 WPS 或 Excel 表格，或者已经损坏。", todo=_SAVE_AS)


def _refuse_by_name(suffix: str) -> None:
    """Of a file whose content is unknown the name may still tell what the clerk should do."""
    if suffix in (".et", ".ett"):
        raise UserError(
            "这是旧版 WPS 表格自己的格式（.et），程序读不了。",
            todo="请用 WPS 打开它，另存为 .xlsx 后再导入。",
        )
    if suffix in (".wps", ".wpt", ".doc", ".dot"):
        raise UserError("这是文字文档（Word 或 WPS 文字），不是表格。", todo=_FROM_DOCUMENT)


_FROM_DOCUMENT = "请打开它，把其中的表格复制到 WPS 或 Excel 里，存为 .xlsx 后再导入。"


def _kind_of_zip(file: BinaryIO, size: int) -> Kind:
    contents = zip_parts.look_into(file, size)
    if contents is None:
        raise UserError("这个文件不完整，像是没有下载完或拷贝中断了。", todo=_COPY_AGAIN)
    if contents.encrypted:
        raise needs_password()
    kind = zip_parts.spreadsheet_kind(contents)
    if kind is not None:
        return kind
    what = zip_parts.what_else(contents)
    if what in ("文字文档", "OFD 版式文件"):
        raise UserError(f"这是{what}，不是表格。", todo=_FROM_DOCUMENT)
    if what is not None:
        raise UserError(f"这是{what}，不是程序能读的表格。", todo=_SAVE_AS)
    raise UserError("这是压缩包，不是表格。", todo="请先解压，再选择其中的表格文件。")


def _is_bare_biff(head: bytes) -> bool:
    """A BIFF2–BIFF8 stream that begins with its BOF record, without the OLE2 file around it."""
    opcode, length = head[:2], int.from_bytes(head[2:4], "little")
    return opcode in (b"\x09\x00", b"\x09\x02", b"\x09\x04", b"\x09\x08") and length in (4, 6, 8, 16)


_OTHER_FILES: tuple[tuple[bytes, str, str], ...] = (
    (b"%PDF", "PDF 文件", "请向发来的单位要原来的表格文件，或用 WPS 把 PDF 转成表格后再导入。"),
    (b"\xff\xd8\xff", "图片（JPG）", "图片里的表格读不出来，请要原来的表格文件。"),
    (b"\x89PNG\r\n", "图片（PNG）", "图片里的表格读不出来，请要原来的表格文件。"),
    (b"GIF8", "图片（GIF）", "图片里的表格读不出来，请要原来的表格文件。"),
    (b"BM", "图片（BMP）", "图片里的表格读不出来，请要原来的表格文件。"),
    (b"II*\x00", "扫描图片（TIFF）", "图片里的表格读不出来，请要原来的表格文件。"),
    (b"MM\x00*", "扫描图片（TIFF）", "图片里的表格读不出来，请要原来的表格文件。"),
    (b"RIFF", "图片或音像文件", "请选择表格文件。"),
    (b"{\\rtf", "文字文档（RTF）", _FROM_DOCUMENT),
    (b"Rar!", "压缩包（RAR）", "请先解压，再选择其中的表格文件。"),
    (b"7z\xbc\xaf", "压缩包（7z）", "请先解压，再选择其中的表格文件。"),
    (b"\x1f\x8b", "压缩包（gz）", "请先解压，再选择其中的表格文件。"),
    (b"MZ", "程序文件", "请选择表格文件；来历不明的程序请不要打开。"),
    (b"SQLite format 3\x00", "数据库文件", "如果它是本程序的账册，请用“打开账册”；导入只读表格文件。"),
)


def _refuse_other_files(head: bytes) -> None:
    for magic, what, todo in _OTHER_FILES:
        # "BM" and "MZ" may begin a text; the files they stand for have zero bytes near.
        if head.startswith(magic) and (len(magic) > 2 or magic == b"\x1f\x8b" or 0 in head[:64]):
            raise UserError(f"这是{what}，不是表格。", todo=todo)


def _refuse_old_exchange_files(head: bytes, size: int) -> None:
    """Formats of before Excel that look like text or like nothing: SYLK, DIF and dBASE tables."""
    if head.startswith(b"ID;P") and b"\nC;" in head:
        raise UserError("这是 SYLK 交换文件（.slk），程序读不了。", todo=_SAVE_AS)
    if re.match(rb"TABLE\r?\n0,1\r?\n", head):
        raise UserError("这是 DIF 交换文件（.dif），程序读不了。", todo=_SAVE_AS)
    # dBASE table file header: kind, date of change (month, day), length of head and record; a 0D ends it.
    if head[0] in (0x03, 0x30, 0x31, 0x83, 0x8B, 0xF5) and len(head) > 64:
        header, record = int.from_bytes(head[8:10], "little"), int.from_bytes(head[10:12], "little")
        sound = 1 <= head[2] <= 12 and 1 <= head[3] <= 31 and 64 < header <= size and record
        if sound and 0x0D in head[header - 1 : header] + head[32:header:32]:
            raise UserError("这是 dBASE 或 FoxPro 数据表（.dbf），程序读不了。", todo=_SAVE_AS)


# ------------------------------------------------------------------------- text files

_MOST_ODD_SHARE = 0.02
_ODD = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f\ufffd]")
_TAG_FIRST = re.compile(
    r"\s*(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|meta|body|table|div|style)\b", re.I | re.S
)
_QUOTED = re.compile(r'"(?:[^"]|"")*"')
_EXCEL_2003 = "urn:schemas-microsoft-com:office:spreadsheet"


def _format_of_text(head: bytes, suffix: str, *, whole: bool) -> Format:
    encoding = text_encoding(head, whole=whole)
    if encoding is None:
        _refuse_by_name(suffix)
        raise UserError("认不出这是什么文件，它不是程序能读的表格。", todo=_SAVE_AS)
    sample = head.decode(encoding, "replace").removeprefix("\ufeff")
    if re.match(r"(?:MIME-Version:|From: <Saved by)", sample, re.I):
        raise UserError("这是“单个文件网页”（.mht），程序读不了。", todo=_SAVE_AS)
    if sample.lstrip().startswith("<?xml") or _TAG_FIRST.match(sample):
        return _format_of_markup(sample, encoding, suffix)
    return Format("csv", suffix, encoding=encoding, delimiter=delimiter_of(sample))


def _format_of_markup(sample: str, encoding: str, suffix: str) -> Format:
    is_page = _TAG_FIRST.match(sample) is not None or "<html" in sample[:8192].lower()
    if _EXCEL_2003 in sample[:8192] and not is_page:
        return Format("xml", suffix, encoding=encoding)
    if is_page:
        named = re.search(r"charset\s*=\s*[\"']?\s*([\w-]+)", sample[:4096], re.I)
        if named and encoding == "utf-8" and sample.isascii():
            # The sample is plain letters; what follows it is in the encoding the page names.
            encoding = "gb18030" if named[1].lower().startswith("gb") else encoding
        return Format("html", suffix, encoding=encoding)
    if "<uof:UOF" in sample[:8192] or "schemas.uof.org" in sample[:8192]:
        raise UserError(
            "这是标文通（UOF）文件，程序读不了。", todo="请用 WPS 打开它，另存为 .xlsx 后再导入。"
        )
    raise UserError("这是 XML 数据文件，里面没有程序能读的表格。", todo=_SAVE_AS)


def text_encoding(head: bytes, *, whole: bool) -> str | None:
    """utf-8, utf-16-le/-be or gb18030 (also GBK, GB2312); None when the bytes are no text.

    ``whole`` is False when ``head`` is only the beginning of the file and may end inside a character.
    """
    if head.startswith(b"\xff\xfe"):
        return "utf-16-le"
    if head.startswith(b"\xfe\xff"):
        return "utf-16-be"
    cut = 0 if whole else 4
    candidates = ["utf-8", "gb18030"]
    # UTF-16 without its mark: commas, digits and line ends have a zero byte, always on the same side.
    odd, even = head[1::2].count(0), head[::2].count(0)
    if (odd + even) * 100 >= len(head) and (odd > 4 * even or even > 4 * odd):
        candidates.insert(0, "utf-16-le" if odd > even else "utf-16-be")
    for encoding in candidates:
        if encoding == "gb18030" and _is_damaged_utf8(head):
            return "utf-8"
        text = _decoded(head, encoding, cut=cut)
        if text is not None and _looks_like_text(text):
            return encoding
    # A few broken characters in a long GB18030 list: read it, they show as a question mark in a diamond.
    if _looks_like_text(head.decode("gb18030", "replace")):
        return "gb18030"
    return None


def _is_damaged_utf8(head: bytes) -> bool:
    """Most of what is no plain letter is sound UTF-8: no text in another encoding looks like that."""
    text = head.decode("utf-8", "replace")
    broken = text.count("\ufffd")
    sound = len(text) - len(text.encode("ascii", "ignore")) - broken
    return sound >= 9 * broken > 0 and _looks_like_text(text)


def _decoded(head: bytes, encoding: str, *, cut: int) -> str | None:
    """The text, less up to ``cut`` bytes at its end; None when the bytes are not in that encoding."""
    for end in range(len(head), len(head) - cut - 1, -1):
        try:
            return head[:end].decode(encoding)
        except UnicodeDecodeError:
            continue
    return None


def _looks_like_text(text: str) -> bool:
    return len(_ODD.findall(text)) <= len(text) * _MOST_ODD_SHARE


def delimiter_of(sample: str) -> str:
    """What stands between the columns of a text table: a comma when nothing speaks for another mark."""
    named = re.match(r"sep=(.)\r?\n", sample, re.I)
    if named:
        return named[1]
    # What stands in quotes does not part columns, and its line ends do not end rows.
    lines = _QUOTED.sub("", sample[:65536]).splitlines()[:200]
    best, best_score = ",", 0
    for mark in ("\t", ",", ";", "|", "，"):
        counts: dict[int, int] = {}
        for line in lines:
            counts[line.count(mark)] = counts.get(line.count(mark), 0) + 1
        # Rows that agree on a number of columns speak for the mark, titles and notes do not count.
        score = max((marks * rows for marks, rows in counts.items()), default=0)
        if score > best_score:
            best, best_score = mark, score
    return best
