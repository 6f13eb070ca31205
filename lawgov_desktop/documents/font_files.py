"""The font files of this computer a paper could be printed with, named as Word names them."""

from __future__ import annotations

import mmap
import struct
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from lawgov_desktop.documents.pdf_font import RESTRICTED_EMBEDDING

_SUFFIXES: Final = (".ttf", ".ttc")
_FULL_NAME: Final = 4
_FAMILY: Final = 1
_WINDOWS: Final = 3
_CHINESE: Final = 0x0804
_ENGLISH: Final = 0x0409
_SIMPLIFIED: Final = 1 << 18
"""OS/2 ulCodePageRange1: the font says it draws simplified Chinese (OpenType specification)."""


@dataclass(frozen=True, slots=True)
class FontFile:
    """A font file with Chinese outlines that may be embedded; ``name`` is Chinese where the font has one."""

    file: Path
    name: str


def chinese_fonts(folders: Iterable[Path]) -> list[FontFile]:
    """The usable files below these folders, by name; what cannot be read is passed over.

    A file serves when its outlines are TrueType, its licence lets it be embedded, and it says that it
    draws simplified Chinese. Only the head of each file is read: hundreds take some tenths of a second.
    """
    found: dict[str, FontFile] = {}
    for file in _files(folders):
        name = _chinese_name(file)
        if name is not None:
            found.setdefault(name, FontFile(file, name))
    return sorted(found.values(), key=lambda font: (font.name.isascii(), font.name))


def _files(folders: Iterable[Path]) -> Iterator[Path]:
    for folder in folders:
        yield from sorted(file for file in folder.rglob("*") if file.suffix.lower() in _SUFFIXES)


def _chinese_name(file: Path) -> str | None:
    try:
        with file.open("rb") as opened, mmap.mmap(opened.fileno(), 0, access=mmap.ACCESS_READ) as data:
            return _read(data)
    except (OSError, ValueError, struct.error, UnicodeDecodeError):
        return None  # damaged, empty, or no font: it is not offered


def _read(data: mmap.mmap) -> str | None:
    start = struct.unpack_from(">L", data, 12)[0] if data[:4] == b"ttcf" else 0
    count = struct.unpack_from(">H", data, start + 4)[0]
    tables = {}
    for number in range(count):
        tag, _sum, offset, _length = struct.unpack_from(">4sLLL", data, start + 12 + 16 * number)
        tables[tag] = offset
    if not {b"glyf", b"OS/2", b"name", b"cmap"} <= tables.keys():
        return None
    version, rights = struct.unpack_from(">H6xH", data, tables[b"OS/2"])
    pages = struct.unpack_from(">L", data, tables[b"OS/2"] + 78)[0] if version else 0
    if not pages & _SIMPLIFIED or rights & 0x000F == RESTRICTED_EMBEDDING:
        return None
    return _name(data, tables[b"name"])


def _name(data: mmap.mmap, table: int) -> str | None:
    """The full name, Chinese before English, else the family's."""
    count, strings = struct.unpack_from(">2xHH", data, table)
    names: dict[tuple[int, int], str] = {}
    for number in range(count):
        platform, _encoding, language, kind, length, offset = struct.unpack_from(
            ">6H", data, table + 6 + 12 * number
        )
        if platform == _WINDOWS and kind in (_FULL_NAME, _FAMILY):
            begin = table + strings + offset
            names[kind, language] = data[begin : begin + length].decode("utf-16-be")
    for kind in (_FULL_NAME, _FAMILY):
        for language in (_CHINESE, _ENGLISH):
            if (kind, language) in names:
                return names[kind, language]
    return next(iter(names.values()), None)
