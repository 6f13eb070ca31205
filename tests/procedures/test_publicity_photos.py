"""Photos are kept at the size the office has set, with their moment; what is no photo is kept as it is."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest
from PIL import Image

from lawgov_desktop.errors import UserError
from lawgov_desktop.office import open_office
from lawgov_desktop.procedures.publicity_photos import LONG_SIDE, keep_photo
from lawgov_desktop.storage.attachments import Attachments


@pytest.fixture
def kept(tmp_path: Path) -> Attachments:
    return Attachments(tmp_path / "attachments")


def photo(folder: Path, size: tuple[int, int], name: str = "全景.jpg", **saved: object) -> Path:
    file = folder / name
    Image.new("RGB", size, (30, 110, 160)).save(file, **saved)
    return file


def test_a_large_photo_is_kept_smaller_with_its_moment_and_how_it_is_turned(
    kept: Attachments, tmp_path: Path
) -> None:
    exif = Image.Exif()
    exif[0x0112] = 6
    exif[0x0132] = "2025:01:02 09:31:00"
    source = photo(tmp_path, (4000, 3000), exif=exif)
    before = source.read_bytes()
    told = keep_photo(kept, source, 2000)
    assert (told["name"], told["taken"]) == ("全景.jpg", "2025-01-02 09:31")
    file = kept.path_of(told["sha256"])
    assert hashlib.sha256(file.read_bytes()).hexdigest() == told["sha256"]
    assert told["size"] == file.stat().st_size
    with Image.open(file) as picture:
        assert picture.size == (2000, 1500)
        assert picture.getexif()[0x0112] == 6
    assert source.read_bytes() == before


@pytest.mark.parametrize(
    ("size", "name", "long_side"),
    [((2000, 900), "小.jpg", 2000), ((4000, 900), "大.jpg", 0), ((90, 90), "a.gif", 50)],
)
def test_a_photo_that_is_small_enough_or_need_not_shrink_is_kept_byte_for_byte(
    kept: Attachments, tmp_path: Path, size: tuple[int, int], name: str, long_side: int
) -> None:
    source = photo(tmp_path, size, name)
    told = keep_photo(kept, source, long_side)
    assert kept.path_of(told["sha256"]).read_bytes() == source.read_bytes()
    assert told["taken"] == ""


def test_a_screenshot_stays_a_png(kept: Attachments, tmp_path: Path) -> None:
    told = keep_photo(kept, photo(tmp_path, (3000, 1000), "截图.png"), 1500)
    with Image.open(kept.path_of(told["sha256"])) as picture:
        assert (picture.format, picture.size) == ("PNG", (1500, 500))


def test_what_is_no_picture_or_is_damaged_is_kept_as_it_is(kept: Attachments, tmp_path: Path) -> None:
    paper = tmp_path / "签到.pdf"
    paper.write_bytes(b"%PDF-1.7 nothing")
    damaged = photo(tmp_path, (4000, 3000))
    damaged.write_bytes(damaged.read_bytes()[:2000])
    for source in (paper, damaged):
        told = keep_photo(kept, source, 2000)
        assert kept.path_of(told["sha256"]).read_bytes() == source.read_bytes()


def test_a_file_that_is_gone_is_told_of(kept: Attachments, tmp_path: Path) -> None:
    with pytest.raises(UserError, match="没有存进来"):
        keep_photo(kept, tmp_path / "none.jpg", 2000)


def test_the_size_is_a_local_setting(fresh_book: Path) -> None:
    office = open_office(fresh_book)
    assert office.pack.number(LONG_SIDE) == 2000
    office.close()
