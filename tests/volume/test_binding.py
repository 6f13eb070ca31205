"""A bound volume: the 目录 tells the stamped numbers, scans lie upright in their room, fonts stand once."""

from __future__ import annotations

import re
from pathlib import Path

import pypdf
import pypdfium2
import pypdfium2.raw as raw
import pytest
from PIL import Image

from lawgov_desktop.documents.document import Document, PageBreak, Paragraph, Title
from lawgov_desktop.documents.fonts import FontBook
from lawgov_desktop.errors import Cancelled, UserError
from lawgov_desktop.progress import Progress
from lawgov_desktop.registers.mediation.volume_papers import contents as contents_page
from lawgov_desktop.volume.binding import bind
from lawgov_desktop.volume.pieces import (
    BoundVolume,
    Line,
    Numbering,
    OnPaper,
    Piece,
    Printed,
    Scanned,
    Volume,
)
from lawgov_desktop.volume.scans import ScanTaker
from tests.documents.pdf_reading import fonts_of_text, page_texts
from tests.volume.scan_files import annotated_pdf, locked_pdf, pdf, picture, turned_pdf

MM = 72 / 25.4


def paper(title: str, pages: int = 1) -> Document:
    blocks = [
        block
        for number in range(pages)
        for block in (Title(f"{title} {number + 1}"), Paragraph("䶮某与𠅤某因宅基地发生争执。"), PageBreak())
    ]
    return Document(title, tuple(blocks))


def listed(lines: object) -> Document:
    assert isinstance(lines, list | tuple)
    rows = [(line.title, f"{line.page}—{line.last}" if line.last > line.page else str(line.page), "")
            for line in lines]  # fmt: skip
    return contents_page(rows, "")


def volume(*pieces: Piece, numbering: Numbering | None = None, watermark: str = "") -> Volume:
    return Volume(
        "样例卷", paper("封面"), listed, pieces, lambda pages: paper(f"本卷共{pages}页"),
        numbering or Numbering(), watermark,
    )  # fmt: skip


def scanned(*files: Path, title: str = "扫描件") -> Scanned:
    return Scanned(title, tuple((file, file.name) for file in files))


def stamp(file: Path, sheet: int) -> tuple[str, float]:
    """What stands in the uppermost 15 mm of a sheet as page number, and how far right it is."""
    with pypdfium2.PdfDocument(file) as document:
        page = document[sheet]
        text = page.get_textpage()
        found = []
        for index in range(text.count_chars()):
            left, bottom, right, _ = text.get_charbox(index)
            sign = chr(raw.FPDFText_GetUnicode(text, index))
            if bottom > page.get_height() - 15 * MM and (sign.isdigit() or sign == "—"):
                found.append((left, sign, right))
        found.sort()
        middle = (found[0][0] + found[-1][2]) / 2 / page.get_width() if found else 0.0
        return "".join(sign for _, sign, _ in found), middle


def stamps(file: Path) -> list[str]:
    with pypdfium2.PdfDocument(file) as document:
        count = len(document)
    return [stamp(file, sheet)[0] for sheet in range(count)]


def bound(folder: Path, what: Volume, fonts: FontBook, scans: ScanTaker) -> BoundVolume:
    return bind(what, folder / "卷.pdf", fonts, scans)


def test_the_contents_tell_the_numbers_stamped_on_the_pages(
    tmp_path: Path, fonts: FontBook, scans: ScanTaker
) -> None:
    pieces = (
        Printed("申请书", paper("申请书", 2)),
        scanned(picture(tmp_path, "a.jpg"), pdf(tmp_path, "b.pdf", [(595, 842)] * 3), title="证据"),
        OnPaper("村民小组证明", 4),
        Printed("协议书", paper("协议书")),
    )
    done = bound(tmp_path, volume(*pieces), fonts, scans)
    assert [(line.title, line.page, line.last) for line in done.contents] == [
        ("申请书", 1, 2),
        ("证据", 3, 6),
        ("村民小组证明", 7, 10),
        ("协议书", 11, 11),
    ]
    assert stamps(done.path) == ["", "", "1", "2", "3", "4", "5", "6", "7—10", "11", ""]
    texts = page_texts(done.path)
    for line in done.contents:
        pages = str(line.page) if line.page == line.last else f"{line.page}—{line.last}"
        assert re.search(rf"{line.title}\s+{pages}\b", texts[1]), line
    assert "申请书 1" in texts[2]
    assert "scan page 3" in texts[7]
    assert "共 4 页" in texts[8]
    assert "本卷共11页" in texts[-1]


def test_bookmarks_lead_to_the_first_page_of_every_piece(
    tmp_path: Path, fonts: FontBook, scans: ScanTaker
) -> None:
    done = bound(
        tmp_path, volume(Printed("甲", paper("甲", 3)), scanned(picture(tmp_path, "a.png"))), fonts, scans
    )
    with pypdfium2.PdfDocument(done.path) as document:
        marks = []
        for mark in document.get_toc():
            place = mark.get_dest()
            assert place is not None
            marks.append((mark.get_title(), place.get_index()))
    assert marks == [("卷宗封面", 0), ("卷内目录", 1), ("甲", 2), ("扫描件", 5), ("封底", 6)]


def test_on_both_sides_fronts_are_odd_and_numbered_at_the_right_backs_at_the_left(
    tmp_path: Path, fonts: FontBook, scans: ScanTaker
) -> None:
    pieces = (Printed("甲", paper("甲", 2)), OnPaper("原件", 2), scanned(picture(tmp_path, "a.jpg")))
    done = bound(tmp_path, volume(*pieces, numbering=Numbering(both_sides=True)), fonts, scans)
    found = [stamp(done.path, sheet) for sheet in range(done.pages)]
    assert [text for text, _ in found] == ["", "", "", "", "1", "2", "3—4", "", "5", "", ""]
    for sheet, (text, place) in enumerate(found):
        if text:
            number = int(text.split("—")[0])
            assert (number % 2 == 1) == (sheet % 2 == 0), "an odd number stands on a front"
            assert place > 0.85 if number % 2 else place < 0.15


def test_a_numbered_contents_page_begins_the_count(tmp_path: Path, fonts: FontBook, scans: ScanTaker) -> None:
    done = bound(
        tmp_path, volume(Printed("甲", paper("甲", 2)), numbering=Numbering(contents_too=True)), fonts, scans
    )
    assert stamps(done.path) == ["", "1", "2", "3", ""]
    assert done.contents == (Line("甲", 2, 3),)


def test_a_long_contents_page_runs_on_with_its_head(
    tmp_path: Path, fonts: FontBook, scans: ScanTaker
) -> None:
    pieces = tuple(Printed(f"文书{number}", paper("文")) for number in range(1, 61))
    done = bound(tmp_path, volume(*pieces, numbering=Numbering(contents_too=True)), fonts, scans)
    texts = page_texts(done.path)
    sheets = [number for number, text in enumerate(texts) if "文书名称" in text]
    assert len(sheets) == 3
    assert done.contents[0].page == 4
    assert stamps(done.path)[4] == "4"


def test_fonts_stand_once_however_many_papers(tmp_path: Path, fonts: FontBook, scans: ScanTaker) -> None:
    pieces = tuple(Printed(f"文书{number}", paper("文")) for number in range(12))
    done = bound(tmp_path, volume(*pieces, watermark="练习"), fonts, scans)
    assert all(fonts_of_text(done.path).values())
    programs = {
        font["/DescendantFonts"][0]["/FontDescriptor"].raw_get("/FontFile2").idnum
        for page in pypdf.PdfReader(done.path).pages
        for font in page["/Resources"]["/Font"].values()
    }
    names = {
        str(font["/BaseFont"])
        for page in pypdf.PdfReader(done.path).pages
        for font in page["/Resources"]["/Font"].values()
    }
    assert len(programs) == len(names)
    assert not done.missing_glyphs


# --- scans in their room


def picture_boxes(file: Path, sheet: int) -> list[tuple[float, float, float, float]]:
    """Left, lower, right and upper edge of the pictures of a sheet, in mm."""
    with pypdfium2.PdfDocument(file) as document:
        return [
            tuple(side / MM for side in item.get_bounds())  # type: ignore[misc]
            for item in document[sheet].get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE])
        ]


def darkest_edge(file: Path, sheet: int) -> str:
    """Where the dark head of a picture lies on the sheet."""
    with pypdfium2.PdfDocument(file) as document:
        drawn = document[sheet].render(scale=0.5).to_pil().convert("L")
    dark = [(x, y) for x in range(drawn.width) for y in range(drawn.height) if drawn.getpixel((x, y)) < 60]
    wide = max(x for x, _ in dark) - min(x for x, _ in dark)
    high = max(y for _, y in dark) - min(y for _, y in dark)
    if wide > high:
        return "above" if sum(y for _, y in dark) / len(dark) < drawn.height / 2 else "below"
    return "left" if sum(x for x, _ in dark) / len(dark) < drawn.width / 2 else "right"


@pytest.mark.parametrize(
    ("name", "size", "dpi", "head", "width"),
    [
        ("phone.jpg", (3000, 4000), None, "above", 177),
        ("a4.png", (2480, 3508), 300, "above", 177),
        ("a3 across.png", (4961, 3508), 300, "left", 177),
        ("id card.png", (1011, 638), 300, "above", 86),
        ("slip across.jpg", (1600, 900), None, "above", 177),
        ("screen.png", (800, 600), 96, "above", 177),
    ],
)
def test_a_scan_is_fitted_beside_the_binding_edge(
    tmp_path: Path, fonts: FontBook, scans: ScanTaker, name: str, size: tuple[int, int], dpi: int | None,
    head: str, width: float,
) -> None:  # fmt: skip
    saved = {"dpi": (dpi, dpi)} if dpi else {}
    done = bound(tmp_path, volume(scanned(picture(tmp_path, name, size, **saved))), fonts, scans)
    ((left, low, right, high),) = picture_boxes(done.path, 2)
    assert left >= 25 - 0.1
    assert right <= 202.1
    assert low >= 8 - 0.1
    assert high <= 281.1
    assert right - left == pytest.approx(width, abs=1.5)
    assert darkest_edge(done.path, 2) == head


def test_every_page_of_a_scanners_tiff_is_taken_in(tmp_path: Path, fonts: FontBook, scans: ScanTaker) -> None:
    more = [Image.new("RGB", (800, 1100), colour) for colour in ("grey", "white")]
    file = picture(tmp_path, "three.tif", (800, 1100), dpi=(200, 200), save_all=True, append_images=more)
    done = bound(tmp_path, volume(scanned(file)), fonts, scans)
    assert done.refused == ()
    assert done.contents[0].last == 3
    for sheet in (2, 3, 4):
        ((left, _, right, _),) = picture_boxes(done.path, sheet)
        assert right - left == pytest.approx(800 / 200 * 25.4, abs=1.5)


def test_an_empty_file_is_told_to_be_empty(tmp_path: Path, fonts: FontBook, scans: ScanTaker) -> None:
    (tmp_path / "scan.pdf").write_bytes(b"")
    done = bound(tmp_path, volume(scanned(tmp_path / "scan.pdf")), fonts, scans)
    assert "空的" in done.refused[0]


def test_a_photo_stands_upright_as_its_camera_says(tmp_path: Path, fonts: FontBook, scans: ScanTaker) -> None:
    lying = picture(tmp_path, "lying.jpg", (1600, 1200), exif=b"Exif\x00\x00MM\x00*\x00\x00\x00\x08\x00\x01"
                    b"\x01\x12\x00\x03\x00\x00\x00\x01\x00\x06\x00\x00\x00\x00\x00\x00")  # fmt: skip
    done = bound(tmp_path, volume(scanned(lying)), fonts, scans)
    ((left, low, right, high),) = picture_boxes(done.path, 2)
    assert high - low > right - left


@pytest.mark.parametrize("degrees", [0, 90, 180, 270])
def test_a_pdf_page_stays_text_and_stands_as_a_reader_shows_it(
    tmp_path: Path, fonts: FontBook, scans: ScanTaker, degrees: int
) -> None:
    made = turned_pdf(tmp_path, "turned.pdf", degrees)
    done = bound(tmp_path, volume(scanned(made)), fonts, scans)
    with pypdfium2.PdfDocument(done.path) as document, pypdfium2.PdfDocument(made) as source:
        page, text = document[2], document[2].get_textpage()
        assert "scan page 1" in text.get_text_bounded()
        assert picture_boxes(done.path, 2) == []
        place = text.get_text_range().index("scan")
        left, low, _, high = text.get_charbox(place)
        across = source[0].get_width() > source[0].get_height()
        # A page across is turned once more, its head to the binding edge.
        now = (degrees + (270 if across else 0)) % 360
        beside = {0: high > 700, 90: left > 450, 180: low < 150, 270: left < 150}
        assert beside[now], (now, left, low)
        assert page.get_rotation() == 0


def test_only_the_shown_part_of_a_pdf_page_is_taken_in(
    tmp_path: Path, fonts: FontBook, scans: ScanTaker
) -> None:
    cropped = turned_pdf(tmp_path, "cropped.pdf", 0, (0, 700, 300, 842))
    done = bound(tmp_path, volume(scanned(cropped)), fonts, scans)
    with pypdfium2.PdfDocument(done.path) as document:
        text = document[2].get_textpage()
        place = text.get_text_range().index("scan")
        left, _, _, high = text.get_charbox(place)
    assert left / MM > 25
    assert high / MM > 260, "a small page keeps its size and stands at the head of the room"


def test_a_stamp_laid_over_a_pdf_page_comes_along(tmp_path: Path, fonts: FontBook, scans: ScanTaker) -> None:
    done = bound(tmp_path, volume(scanned(annotated_pdf(tmp_path, "stamped.pdf"))), fonts, scans)
    with pypdfium2.PdfDocument(done.path) as document:
        drawn = document[2].render(scale=0.5).to_pil()
    assert any(colour == (255, 0, 0) for _, colour in drawn.getcolors(1 << 20) or ())


def test_pages_of_one_pdf_share_what_they_shared(tmp_path: Path, fonts: FontBook, scans: ScanTaker) -> None:
    inner = bound(tmp_path, volume(Printed("甲", paper("甲", 30))), fonts, scans).path.rename(
        tmp_path / "in.pdf"
    )
    done = bound(tmp_path, volume(scanned(inner)), fonts, scans)
    assert done.path.stat().st_size < 3 * inner.stat().st_size


# --- what cannot be taken in


def test_what_cannot_be_taken_in_leaves_a_framed_sentence_and_is_named(
    tmp_path: Path, fonts: FontBook, scans: ScanTaker
) -> None:
    (tmp_path / "torn.pdf").write_bytes(b"%PDF-1.7\nnothing of it")
    whole = picture(tmp_path, "whole.jpg").read_bytes()
    (tmp_path / "torn.jpg").write_bytes(whole[: len(whole) // 3])
    (tmp_path / "letter.txt").write_text("一封信", encoding="utf-8")
    (tmp_path / "empty.png").write_bytes(b"")
    picture(tmp_path, "bomb.png", (30_000, 30_000), optimize=False)
    names = ["torn.pdf", "torn.jpg", "letter.txt", "empty.png", "gone.jpg", "bomb.png"]
    locked = locked_pdf(tmp_path, "locked.pdf")
    files = [*(tmp_path / name for name in names), locked, picture(tmp_path, "good.jpg")]
    done = bound(tmp_path, volume(scanned(*files)), fonts, scans)
    assert len(done.refused) == 7
    for sentence, name in zip(done.refused, [*names, "locked.pdf"], strict=True):
        assert name in sentence
        assert "没有装进卷宗" in sentence
    texts = page_texts(done.path)
    assert all("没有装进卷宗" in "".join(texts[sheet].split()) for sheet in range(2, 9))
    assert "密码" in "".join(texts[8].split())
    assert picture_boxes(done.path, 9)


def test_a_file_that_hangs_its_reader_is_left_behind(tmp_path: Path, fonts: FontBook) -> None:
    hanging = ["python3", "-c", "import time; time.sleep(60)"]
    with ScanTaker(seconds_a_file=0.3, command=hanging) as taker:
        done = bound(tmp_path, volume(scanned(picture(tmp_path, "a.jpg"))), fonts, taker)
    assert done.refused == ("“a.jpg”打开超过 0.3 秒，没有装进卷宗。",)


def test_a_file_that_kills_its_reader_costs_only_its_own_page(tmp_path: Path, fonts: FontBook) -> None:
    with ScanTaker(command=["python3", "-c", "import os; input(); os.abort()"]) as taker:
        done = bound(
            tmp_path, volume(scanned(picture(tmp_path, "a.jpg"), picture(tmp_path, "b.jpg"))), fonts, taker
        )
    assert [sentence[:7] for sentence in done.refused] == ["“a.jpg”", "“b.jpg”"]
    assert stamps(done.path) == ["", "", "1", "2", ""]


def test_a_cancelled_volume_leaves_the_older_file(tmp_path: Path, fonts: FontBook, scans: ScanTaker) -> None:
    (tmp_path / "卷.pdf").write_bytes(b"older")
    progress = Progress()
    progress.cancel()
    with pytest.raises(Cancelled):
        bind(volume(Printed("甲", paper("甲"))), tmp_path / "卷.pdf", fonts, scans, progress)
    assert (tmp_path / "卷.pdf").read_bytes() == b"older"


def test_a_folder_that_is_not_there_is_refused(tmp_path: Path, fonts: FontBook, scans: ScanTaker) -> None:
    with pytest.raises(UserError):
        bind(volume(Printed("甲", paper("甲"))), tmp_path / "nowhere" / "卷.pdf", fonts, scans)


def test_the_takers_folder_is_gone_afterwards(tmp_path: Path, fonts: FontBook) -> None:
    with ScanTaker() as taker:
        bound(tmp_path, volume(scanned(picture(tmp_path, "a.jpg"))), fonts, taker)
        folder = taker.folder
        assert folder.exists()
    assert not folder.exists()
