"""Which streams an OLE2 file holds: Excel 97 workbooks, encrypted files, old Word files look alike outside.

The layout is [MS-CFB], Compound File Binary File Format. Only the directory is read, and a damaged or
malicious file costs no more than a bounded number of small reads.
"""

from __future__ import annotations

import struct
from typing import BinaryIO

SIGNATURE = bytes.fromhex("D0CF11E0A1B11AE1")

_HEADER_BYTES = 512
_ENTRY_BYTES = 128
_FAT_PLACES_IN_HEADER = 109
_MOST_DIRECTORY_SECTORS = 256
_MOST_DIFAT_SECTORS = 1024
_LAST_SECTOR = 0xFFFFFFFA  # greater numbers are marks: end of chain, free, …


def entry_names(file: BinaryIO) -> tuple[str, ...] | None:
    """The names of all streams and storages; None when the file is damaged so that they cannot be read."""
    file.seek(0)
    header = file.read(_HEADER_BYTES)
    if len(header) < _HEADER_BYTES or not header.startswith(SIGNATURE):
        return None
    shift = struct.unpack_from("<H", header, 30)[0]
    if shift not in (9, 12):
        return None
    fat = _Fat(file, header, 1 << shift)
    (sector,) = struct.unpack_from("<I", header, 48)
    names: list[str] = []
    seen: set[int] = set()
    while sector <= _LAST_SECTOR and sector not in seen and len(seen) < _MOST_DIRECTORY_SECTORS:
        seen.add(sector)
        entries = fat.read_sector(sector)
        if entries is None:
            break
        names += _names_in(entries)
        following = fat.next_sector(sector)
        if following is None:
            break
        sector = following
    return tuple(names) or None


def _names_in(entries: bytes) -> list[str]:
    names = []
    for start in range(0, len(entries) - _ENTRY_BYTES + 1, _ENTRY_BYTES):
        length, kind = struct.unpack_from("<HB", entries, start + 64)
        if kind in (1, 2, 5) and 2 <= length <= 64:
            names.append(entries[start : start + length - 2].decode("utf-16-le", "replace"))
    return names


class _Fat:
    """Follows chains of sectors without holding the table in memory."""

    def __init__(self, file: BinaryIO, header: bytes, sector_bytes: int) -> None:
        self._file = file
        self._sector_bytes = sector_bytes
        self._per_sector = sector_bytes // 4
        self._fat_sectors = list(struct.unpack_from(f"<{_FAT_PLACES_IN_HEADER}I", header, 76))
        (self._difat,) = struct.unpack_from("<I", header, 68)
        self._difat_read = 0

    def read_sector(self, sector: int) -> bytes | None:
        self._file.seek((sector + 1) * self._sector_bytes)
        data = self._file.read(self._sector_bytes)
        # The last sector of a file may be short; one that begins beyond the end is a fault.
        return data or None

    def next_sector(self, sector: int) -> int | None:
        which, place = divmod(sector, self._per_sector)
        while which >= len(self._fat_sectors):
            if not self._read_more_places():
                return None
        data = self.read_sector(self._fat_sectors[which])
        if data is None or len(data) < place * 4 + 4:
            return None
        return int(struct.unpack_from("<I", data, place * 4)[0])

    def _read_more_places(self) -> bool:
        if self._difat > _LAST_SECTOR or self._difat_read >= _MOST_DIFAT_SECTORS:
            return False
        self._difat_read += 1
        data = self.read_sector(self._difat)
        if data is None or len(data) < self._sector_bytes:
            return False
        places = struct.unpack(f"<{self._per_sector}I", data)
        self._fat_sectors += places[:-1]
        self._difat = places[-1]
        return True
