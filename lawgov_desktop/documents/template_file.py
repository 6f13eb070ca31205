"""Opens a Word file handed in as a template: what it is, whether it is safe, and its parts with text."""

from __future__ import annotations

import io
import posixpath
import zipfile
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from lxml import etree

from lawgov_desktop.errors import UserError

W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_R: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_RELS: Final = "{http://schemas.openxmlformats.org/package/2006/relationships}"
_STRICT: Final = b"http://purl.oclc.org/ooxml/wordprocessingml/main"

_MOST_BYTES: Final = 20 << 20
_MOST_UNPACKED: Final = 64 << 20
_MOST_XML: Final = 8 << 20
_MOST_PARTS: Final = 2_000

_SAFE: Final = "模板没有采用，台账没有改动。"
_AGAIN: Final = "请在 WPS 或 Word 里用“另存为”存成 .docx，再检查一次。"

_OTHERS: Final = (
    ("xl/", "Excel 表格"), ("ppt/", "演示文稿"), ("ofd.xml", "OFD 版式文件"),
    ("content.xml", "OpenDocument 文档"),
)  # fmt: skip
_PARTED: Final = {"header": "页眉", "footer": "页脚", "footnotes": "脚注", "endnotes": "尾注"}
_NOT_FILLED: Final = {"word/comments": "批注", "word/charts/": "图表", "word/diagrams/": "智能图形"}
_KINDS_OF_HEADER: Final = {"first": "首页", "even": "偶数页"}


@dataclass(frozen=True, slots=True)
class TextPart:
    """A part of the file that holds text: its place in the zip, and what a clerk calls it ("" the body)."""

    name: str
    called: str
    root: Any
    """The lxml element; belongs to this reading of the file and may be changed."""


@dataclass(frozen=True, slots=True)
class TemplateFile:
    """A Word file that was looked at and found fit to be read; ``data`` is the whole of it."""

    name: str
    data: bytes
    text_parts: tuple[str, ...]
    called: Mapping[str, str]
    fetches: tuple[str, ...] = ()
    """Addresses the file would fetch something from when it is opened."""
    beyond_reach: tuple[str, ...] = ()
    """What a clerk calls the parts with braces in them that are not filled: 批注, 图表."""

    def parts(self) -> tuple[TextPart, ...]:
        """The body, then headers, footers and notes, freshly read: whoever asks may change them."""
        with zipfile.ZipFile(io.BytesIO(self.data)) as packed:
            return tuple(
                TextPart(name, self.called[name], _parsed(packed.read(name), self.name))
                for name in self.text_parts
            )

    def with_parts(self, parts: Mapping[str, bytes]) -> bytes:
        """The whole file with these parts in the place of its own."""
        made = io.BytesIO()
        with (
            zipfile.ZipFile(io.BytesIO(self.data)) as packed,
            zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as out,
        ):
            for info in packed.infolist():
                out.writestr(info.filename, parts.get(info.filename) or packed.read(info.filename))
        return made.getvalue()


def open_template(path: Path) -> TemplateFile:
    """Read a file and look at it. UserError says in a sentence what it is when it is no plain .docx."""
    try:
        if path.stat().st_size > _MOST_BYTES:
            raise _refused(f"“{path.name}”太大了（超过 20 MB）。", "请先缩小里面的图片。")
        data = path.read_bytes()
    except OSError as error:
        raise _refused(
            f"“{path.name}”读不出来（{error.strerror or error}）。", "请检查文件是否还在、能不能打开。"
        ) from error
    return read_template(data, path.name)


def read_template(data: bytes, name: str) -> TemplateFile:
    """As :func:`open_template`, of bytes. Bounds hold before anything is unpacked; nothing goes to disk."""
    _must_be_zip(data, name)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            _must_be_small(packed, name)
            main = _main_part(packed, name)
            called = _called(packed, main, name)
            fetches = _fetches(packed, name)
            for one in called:
                _parsed(packed.read(one), name)
            beyond = _beyond_reach(packed)
    except (zipfile.BadZipFile, zlib.error, EOFError, KeyError, NotImplementedError, ValueError) as error:
        raise _damaged(name) from error
    return TemplateFile(name, data, tuple(called), called, fetches, beyond)


def _refused(what: str, todo: str = _AGAIN) -> UserError:
    return UserError(what, data_safe=_SAFE, todo=todo)


def _damaged(name: str) -> UserError:
    return _refused(f"“{name}”已经损坏，读不出来。")


def _must_be_zip(data: bytes, name: str) -> None:
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        if "EncryptedPackage".encode("utf-16-le") in data:
            raise _refused(f"“{name}”加了密码，读不出来。", "请在 WPS 里取消密码，另存后再检查。")
        raise _refused(f"“{name}”是旧格式（.doc 或 .wps），不是 .docx。")
    if data.startswith(b"{\\rtf"):
        raise _refused(f"“{name}”是 RTF 格式，不是 .docx。")
    if data.startswith(b"%PDF"):
        raise _refused(f"“{name}”是 PDF，不能作模板。", "请用 WPS 或 Word 做的 .docx。")
    if not data:
        raise _refused(f"“{name}”是空的。", "请另选一个文件。")
    if not data.startswith(b"PK"):
        raise _refused(f"“{name}”不是 Word 文件（.docx）。")


def _must_be_small(packed: zipfile.ZipFile, name: str) -> None:
    parts = packed.infolist()
    if any(part.flag_bits & 1 for part in parts):
        raise _refused(f"“{name}”加了密码，读不出来。", "请取消密码，另存后再检查。")
    # Two parts of one name: a reader may show the one and print the other.
    if len({part.filename.lower() for part in parts}) != len(parts):
        raise _damaged(name)
    unpacked = sum(part.file_size for part in parts)
    largest = max((part.file_size for part in parts if part.filename.lower().endswith((".xml", ".rels"))),
                  default=0)  # fmt: skip
    if len(parts) > _MOST_PARTS or unpacked > _MOST_UNPACKED or largest > _MOST_XML:
        raise _refused(
            f"“{name}”解开后大得不像一份文书（{unpacked >> 20} MB），为了安全没有打开。",
            "请确认文件的来源；需要时把内容复制到一份新文件里另存。",
        )


def _main_part(packed: zipfile.ZipFile, name: str) -> str:
    """The part with the body. UserError for another kind of file, macros, or a file type we do not read."""
    names = packed.namelist()
    if "[Content_Types].xml" not in names:
        for sign, what in _OTHERS:
            if any(one.lower().startswith(sign) for one in names):
                raise _refused(f"“{name}”是{what}，不是 Word 文件（.docx）。")
        raise _refused(f"“{name}”不是 Word 文件（.docx）。")
    types = _parsed(packed.read("[Content_Types].xml"), name)
    main = ""
    for part in types:
        kind = str(part.get("ContentType") or "").lower()
        if "wordprocessingml" not in kind and "ms-word" not in kind:
            continue
        if "macroenabled" in kind or "vbaproject" in kind:
            raise _refused(f"“{name}”带有宏（.docm），不能作模板。")
        if "template.main" in kind:
            raise _refused(f"“{name}”是 Word 模板格式（.dotx），不是 .docx。")
        if kind.endswith("document.main+xml"):
            main = str(part.get("PartName") or "").lstrip("/")
    if any(one.lower().endswith("vbaproject.bin") for one in names):
        raise _refused(f"“{name}”带有宏，不能作模板。")
    if not main:
        for sign, what in _OTHERS:
            if any(one.lower().startswith(sign) for one in names):
                raise _refused(f"“{name}”是{what}，不是 Word 文件（.docx）。")
        raise _refused(f"“{name}”不是 Word 文件（.docx）。")
    body = packed.read(main)
    if _STRICT in body[:4000]:
        raise _refused(f"“{name}”是“严格”格式的文件，读不了。", "请另存为普通的“Word 文档（.docx）”。")
    if _parsed(body, name).find(f"{W}body") is None:
        raise _damaged(name)
    return main


def _called(packed: zipfile.ZipFile, main: str, name: str) -> dict[str, str]:
    """Parts with text, the body first → what a clerk calls them."""
    called = {main: ""}
    targets = {
        str(one.get("Id")): (str(one.get("Type")), str(one.get("Target")))
        for one in _relations(packed, main, name)
        if one.get("TargetMode") != "External"
    }
    root = _parsed(packed.read(main), name)
    used: dict[str, str] = {}
    for tag in ("headerReference", "footerReference"):
        for one in root.iter(f"{W}{tag}"):
            used.setdefault(str(one.get(f"{_R}id")), _KINDS_OF_HEADER.get(str(one.get(f"{W}type")), ""))
    there = set(packed.namelist())
    for identity, (kind, target) in targets.items():
        title = _PARTED.get(kind.rpartition("/")[2])
        if title is None or (title in ("页眉", "页脚") and identity not in used):
            continue
        part = posixpath.normpath(posixpath.join(posixpath.dirname(main), target)).lstrip("/")
        if target.startswith("/"):
            part = target.lstrip("/")
        if part in there:
            called[part] = used.get(identity, "") + title
    return called


def _fetches(packed: zipfile.ZipFile, name: str) -> tuple[str, ...]:
    """What the file would fetch from elsewhere when it is opened; links a person clicks are no matter."""
    found = []
    for part in packed.namelist():
        if not part.endswith(".rels"):
            continue
        for one in _parsed(packed.read(part), name).iter(f"{_RELS}Relationship"):
            kind, target = str(one.get("Type")).rpartition("/")[2], str(one.get("Target"))
            away = target.lower().startswith(("http:", "https:", "ftp:", "\\\\", "file://")) and not (
                target.lower().startswith("file:///")
            )
            if one.get("TargetMode") == "External" and kind != "hyperlink" and away:
                found.append(target)
    return tuple(found)


def _beyond_reach(packed: zipfile.ZipFile) -> tuple[str, ...]:
    """Parts with "{{" in them that hold no paragraphs of the paper."""
    found = {
        title: None
        for part in packed.namelist()
        for start, title in _NOT_FILLED.items()
        if part.lower().startswith(start) and part.lower().endswith(".xml") and b"{{" in packed.read(part)
    }
    return tuple(found)


def _relations(packed: zipfile.ZipFile, part: str, name: str) -> list[Any]:
    folder, file = posixpath.split(part)
    rels = posixpath.join(folder, "_rels", f"{file}.rels")
    if rels not in packed.namelist():
        return []
    return list(_parsed(packed.read(rels), name).iter(f"{_RELS}Relationship"))


def _parsed(content: bytes, name: str) -> Any:
    """The XML of a part. No entities, no document types, no network: no office program writes them."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        root = etree.fromstring(content, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise _damaged(name) from error
    if root.getroottree().docinfo.doctype:
        raise _refused(f"“{name}”里有不该有的声明（DOCTYPE），为了安全没有打开。")
    return root
