"""When a photo was taken, from the file itself: EXIF DateTimeOriginal of a JPEG (feature P05).

Only what EXIF 2.3 (CIPA DC-008) puts at a fixed place is read: APP1, the TIFF header, IFD0, the EXIF IFD.
A file without it, or with anything odd in it, has no date; nothing is refused.
"""

from __future__ import annotations

import re
import struct
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Final

_MOST: Final = 256 * 1024
"""EXIF stands in the first segments: so many bytes are read of a file."""
_EXIF_IFD: Final = 0x8769
_TAKEN: Final = (0x9003, 0x9004)  # DateTimeOriginal, DateTimeDigitized
_CHANGED: Final = 0x0132  # DateTime of IFD0: changed by editing, asked last
_ASCII: Final = 2
_TIME: Final = re.compile("[ T]((?:[01][0-9]|2[0-3]):[0-5][0-9])")


@dataclass(frozen=True, slots=True)
class OtherDay:
    """A photo that was taken on another day than the event."""

    name: str
    taken_on: date


def taken_on(file: Path) -> date | None:
    """The day a JPEG says it was taken; None where it does not say or cannot be read."""
    return day_of(taken_at(file))


def taken_on_bytes(data: bytes) -> date | None:
    """:func:`taken_on` of the beginning of a file."""
    return day_of(taken_at_bytes(data))


def day_of(moment: str) -> date | None:
    """The day of what :func:`taken_at` gave."""
    return date.fromisoformat(moment[:10]) if moment else None


def taken_at(file: Path) -> str:
    """The moment a JPEG says it was taken, ``2025-01-02 09:31`` or the day alone; "" where it says none."""
    try:
        with file.open("rb") as opened:
            return taken_at_bytes(opened.read(_MOST))
    except OSError:
        return ""


def taken_at_bytes(data: bytes) -> str:
    """:func:`taken_at` of the beginning of a file."""
    tiff = next(_exif_segments(data), b"")
    order = {b"II": "<", b"MM": ">"}.get(tiff[:2])
    if order is None:
        return ""
    try:
        first = _entries(tiff, order, _number(tiff, order, 4))
        inner = _entries(tiff, order, first[_EXIF_IFD]) if _EXIF_IFD in first else {}
        for entries, tag in (*((inner, tag) for tag in _TAKEN), (first, _CHANGED)):
            if tag in entries:
                moment = _moment(tiff[entries[tag] : entries[tag] + 16])
                if moment:
                    return moment
    except (struct.error, IndexError):
        return ""
    return ""


def other_days(
    photos: Iterable[tuple[str, str]], path_of: Callable[[str], Path], held_on: date
) -> list[OtherDay]:
    """Which of the photos, as (name, sha256), say another day than that of the event."""
    found = []
    for name, sha256 in photos:
        day = taken_on(path_of(sha256))
        if day is not None and day != held_on:
            found.append(OtherDay(name, day))
    return found


def _exif_segments(data: bytes) -> Iterator[bytes]:
    """The TIFF part of every APP1 segment that holds EXIF."""
    if not data.startswith(b"\xff\xd8"):
        return
    place = 2
    while place + 4 <= len(data) and data[place] == 0xFF:
        marker, length = data[place + 1], int.from_bytes(data[place + 2 : place + 4], "big")
        if marker == 0xDA or length < 2:  # the picture itself begins
            return
        if marker == 0xE1 and data[place + 4 : place + 10] == b"Exif\0\0":
            yield data[place + 10 : place + 2 + length]
        place += 2 + length


def _entries(tiff: bytes, order: str, place: int) -> dict[int, int]:
    """Tag → where its text stands, or the number it holds (an IFD's place)."""
    (count,) = struct.unpack_from(f"{order}H", tiff, place)
    found: dict[int, int] = {}
    for number in range(min(count, 200)):
        at = place + 2 + 12 * number
        tag, kind, size = struct.unpack_from(f"{order}HHI", tiff, at)
        if kind != _ASCII or size > 4:
            found[tag] = _number(tiff, order, at + 8)
    return found


def _number(tiff: bytes, order: str, place: int) -> int:
    (number,) = struct.unpack_from(f"{order}I", tiff, place)
    return int(number)


def _moment(text: bytes) -> str:
    """``2021:01:06 09:31`` as EXIF writes it; a time that is none is left out, as is a day that is none."""
    told = text.decode("ascii", "replace")
    try:
        day = date(*map(int, told[:10].replace("-", ":").split(":")))
    except (TypeError, ValueError):
        return ""
    found = _TIME.fullmatch(told[10:])
    return f"{day.isoformat()} {found[1]}" if found else day.isoformat()
