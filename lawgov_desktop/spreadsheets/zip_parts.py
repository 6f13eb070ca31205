"""Which kind of office file a zip is, by the parts inside; and its parts, read only up to a bound."""

from __future__ import annotations

import errno
import struct
import zipfile
import zlib
from dataclasses import dataclass
from typing import BinaryIO, Literal

_END_RECORD = b"PK\x05\x06"
_END_RECORD_BYTES = 22
_LONGEST_COMMENT = 65_535
_MOST_DIRECTORY_BYTES = 4 << 20
_MOST_PART_BYTES = 256 << 10

ZipKind = Literal["xlsx", "xlsm", "xlsb", "ods"]


@dataclass(frozen=True, slots=True)
class Contents:
    """What a look into a zip shows."""

    names: frozenset[str]
    """Names of its parts, in small letters with forward slashes."""
    content_types: str
    """Text of ``[Content_Types].xml``, empty when there is none."""
    mimetype: str
    """Text of OpenDocument's ``mimetype``, empty when there is none."""
    encrypted: bool


def look_into(file: BinaryIO, size: int) -> Contents | None:
    """The contents of a zip file; None when it is cut off or damaged.

    Costs little whatever the file is: a directory of more than 4 MiB, which no workbook has, is damage.
    """
    if not _has_small_directory(file, size):
        return None
    try:
        with zipfile.ZipFile(file) as packed:
            parts = packed.infolist()
            return Contents(
                names=frozenset(part.filename.replace("\\", "/").lower() for part in parts),
                content_types=_text_of(packed, "[content_types].xml"),
                mimetype=_text_of(packed, "mimetype").strip(),
                encrypted=any(part.flag_bits & 1 for part in parts)
                or "encryption-data" in _text_of(packed, "meta-inf/manifest.xml"),
            )
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, ValueError, struct.error):
        return None
    except OSError as error:
        # A damaged directory points to before the file; any other fault is one of the disk.
        if error.errno == errno.EINVAL:
            return None
        raise


def _has_small_directory(file: BinaryIO, size: int) -> bool:
    start = max(0, size - _END_RECORD_BYTES - _LONGEST_COMMENT)
    file.seek(start)
    tail = file.read()
    place = tail.rfind(_END_RECORD)
    if place < 0 or len(tail) - place < _END_RECORD_BYTES:
        return False
    (directory_bytes,) = struct.unpack_from("<I", tail, place + 12)
    return bool(directory_bytes <= _MOST_DIRECTORY_BYTES)


def _text_of(packed: zipfile.ZipFile, name: str) -> str:
    """The beginning of a part as text, whatever the case of its name; empty when it is not there."""
    for part in packed.infolist():
        if part.filename.replace("\\", "/").lower() == name and not part.flag_bits & 1:
            with packed.open(part) as stream:
                return stream.read(_MOST_PART_BYTES).decode("utf-8", "replace")
    return ""


def spreadsheet_kind(contents: Contents) -> ZipKind | None:
    """Which workbook it is; None when it is none."""
    types = contents.content_types.lower()
    if contents.mimetype.startswith("application/vnd.oasis.opendocument.spreadsheet"):
        return "ods"
    if "xl/workbook.bin" in contents.names or "sheet.binary.macroenabled.main" in types:
        return "xlsb"
    if "xl/workbook.xml" in contents.names or "spreadsheetml.sheet.main+xml" in types:
        macros = "xl/vbaproject.bin" in contents.names or "sheet.macroenabled.main" in types
        return "xlsm" if macros else "xlsx"
    return None


def what_else(contents: Contents) -> str | None:
    """The Chinese name of another known kind of file; None for a plain zip."""
    names = contents.names
    if "word/document.xml" in names or "opendocument.text" in contents.mimetype:
        return "文字文档"
    if "ppt/presentation.xml" in names or "opendocument.presentation" in contents.mimetype:
        return "演示文稿"
    if "ofd.xml" in names:
        return "OFD 版式文件"
    if any(name.startswith("index/") and name.endswith(".iwa") for name in names):
        return "苹果 Numbers 表格"
    return None
