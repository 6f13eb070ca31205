"""The day a photo was taken is read from the file, and a file that holds nonsense is simply without one."""

from __future__ import annotations

import struct
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lawgov_desktop.registers.publicity.photo_date import OtherDay, other_days, taken_on, taken_on_bytes


def photo(day: bytes = b"2021:01:06 09:30:00\0", *, order: str = "<", tag: int = 0x9003) -> bytes:
    """A JPEG that holds nothing but EXIF: IFD0 with the EXIF IFD, or with the day itself."""
    head = (b"II*\0" if order == "<" else b"MM\0*") + struct.pack(f"{order}I", 8)
    if tag == 0x0132:
        ifd = struct.pack(f"{order}H", 1) + struct.pack(f"{order}HHII", tag, 2, len(day), 26) + b"\0" * 4
        tiff = head + ifd + day
    else:
        ifd0 = struct.pack(f"{order}H", 1) + struct.pack(f"{order}HHII", 0x8769, 4, 1, 26) + b"\0" * 4
        inner = struct.pack(f"{order}H", 1) + struct.pack(f"{order}HHII", tag, 2, len(day), 44) + b"\0" * 4
        tiff = head + ifd0 + inner + day
    body = b"Exif\0\0" + tiff
    comment = b"\xff\xfe" + struct.pack(">H", 4) + b"ok"
    return b"\xff\xd8" + comment + b"\xff\xe1" + struct.pack(">H", len(body) + 2) + body + b"\xff\xda\0\2"


@pytest.mark.parametrize("order", ["<", ">"])
@pytest.mark.parametrize("tag", [0x9003, 0x9004, 0x0132])
def test_cameras_write_the_day_in_several_places(order: str, tag: int) -> None:
    assert taken_on_bytes(photo(order=order, tag=tag)) == date(2021, 1, 6)


def test_a_camera_without_a_clock_gives_no_day() -> None:
    assert taken_on_bytes(photo(b"0000:00:00 00:00:00\0")) is None


@given(st.binary(max_size=200))
def test_no_bytes_break_it(data: bytes) -> None:
    taken_on_bytes(data)
    taken_on_bytes(photo()[:30] + data)


def test_photos_of_another_day_are_named(tmp_path: Path) -> None:
    for name, day in (("a", b"2021:01:06 09:30:00\0"), ("b", b"2020:12:27 09:30:00\0")):
        (tmp_path / name).write_bytes(photo(day))
    (tmp_path / "c").write_bytes(b"no photo")
    photos = [("全景.jpg", "a"), ("发放.jpg", "b"), ("咨询.png", "c"), ("没有了.jpg", "d")]
    found = other_days(photos, lambda sha256: tmp_path / sha256, date(2021, 1, 6))
    assert found == [OtherDay("发放.jpg", date(2020, 12, 27))]
    assert taken_on(tmp_path / "d") is None
