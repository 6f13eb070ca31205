"""Photos on paper: fitted, turned as the camera says, told when they cannot be shown; the same in Word."""

from __future__ import annotations

import io
from pathlib import Path

import docx
import pypdfium2 as pdfium
import pypdfium2.raw as raw
import pytest
from PIL import Image

from lawgov_desktop.documents.document import Document, Photo, PhotoGrid
from lawgov_desktop.documents.fonts import FontBook
from lawgov_desktop.documents.pdf import render_pdf
from lawgov_desktop.documents.pictures import PictureRefused, fit_picture
from lawgov_desktop.documents.word import render_docx
from tests.documents.pdf_reading import page_texts

MM = 25.4 / 72


def photo(folder: Path, name: str, size: tuple[int, int] = (1200, 800), **saved: object) -> Path:
    file = folder / name
    Image.new("RGB", size, (30, 110, 160)).save(file, **saved)
    return file


def pictures_mm(file: Path) -> list[list[tuple[float, float, float, float]]]:
    """For every page, left, bottom, width and height of its pictures."""
    pages = []
    with pdfium.PdfDocument(file) as document:
        for page in document:
            found = []
            for item in page.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE]):
                left, bottom, right, top = (side * MM for side in item.get_bounds())
                found.append((left, bottom, right - left, top - bottom))
            pages.append(found)
    return pages


def test_a_picture_keeps_its_proportions_and_no_more_dots_than_paper_shows(tmp_path: Path) -> None:
    fitted = fit_picture(photo(tmp_path, "大.jpg", (6000, 3000)), 80, 80)
    assert (round(fitted.width_mm), round(fitted.height_mm)) == (80, 40)
    with Image.open(io.BytesIO(fitted.jpeg)) as shown:
        assert shown.size == (round(80 / 25.4 * 200), round(40 / 25.4 * 200))


def test_a_small_picture_is_not_blown_up_in_dots(tmp_path: Path) -> None:
    with Image.open(io.BytesIO(fit_picture(photo(tmp_path, "小.png", (40, 30)), 80, 60).jpeg)) as shown:
        assert shown.size == (40, 30)


def test_a_phone_photo_stands_upright(tmp_path: Path) -> None:
    exif = Image.Exif()
    exif[0x0112] = 6  # turned a quarter to the right
    fitted = fit_picture(photo(tmp_path, "竖.jpg", (1200, 600), exif=exif), 80, 80)
    assert (round(fitted.width_mm), round(fitted.height_mm)) == (40, 80)


def test_what_is_clear_becomes_white_paper(tmp_path: Path) -> None:
    Image.new("RGBA", (50, 50), (0, 0, 0, 0)).save(tmp_path / "章.png")
    with Image.open(io.BytesIO(fit_picture(tmp_path / "章.png", 10, 10).jpeg)) as shown:
        assert shown.convert("RGB").getpixel((25, 25)) == (255, 255, 255)


@pytest.mark.parametrize(
    ("content", "said"), [(b"not a picture", "不是能打开的图片"), (None, "不见了"), ("cut", "已损坏")]
)
def test_a_file_that_is_no_picture_is_told_by_its_name(tmp_path: Path, content: object, said: str) -> None:
    file = tmp_path / "x.jpg"
    if content == "cut":
        photo(tmp_path, "x.jpg")
        file.write_bytes(file.read_bytes()[:300])
    elif isinstance(content, bytes):
        file.write_bytes(content)
    with pytest.raises(PictureRefused, match=f"现场.*{said}"):
        fit_picture(file, 50, 50, name="现场.jpg")


def test_a_picture_of_impossible_size_is_refused(tmp_path: Path) -> None:
    Image.new("1", (20_000, 10_000)).save(tmp_path / "炸弹.png")
    with pytest.raises(PictureRefused, match="太大"):
        fit_picture(tmp_path / "炸弹.png", 50, 50)


def test_a_photo_of_a_hundred_million_dots_is_shown(tmp_path: Path) -> None:
    fitted = fit_picture(photo(tmp_path, "一亿.jpg", (12_000, 9_000)), 80, 60)
    with Image.open(io.BytesIO(fitted.jpeg)) as shown:
        assert shown.size == (round(80 / 25.4 * 200), round(60 / 25.4 * 200))


def test_a_scan_in_sixteen_bits_keeps_its_greys(tmp_path: Path) -> None:
    Image.new("I;16", (50, 50), 128 * 256).save(tmp_path / "灰.png")
    with Image.open(io.BytesIO(fit_picture(tmp_path / "灰.png", 10, 10).jpeg)) as shown:
        assert shown.convert("L").getpixel((25, 25)) == pytest.approx(128, abs=3)


def test_rows_of_photos_share_a_width_and_go_to_the_next_page_whole(fonts: FontBook, tmp_path: Path) -> None:
    file = photo(tmp_path, "a.jpg", (800, 800))
    photos = tuple(Photo(file, f"照片{number}") for number in range(1, 8))
    made = render_pdf(
        Document("照片", (PhotoGrid(photos, columns=2, height_mm=70),)), tmp_path / "a.pdf", fonts
    )
    pages = pictures_mm(made.path)
    assert [len(page) for page in pages] == [6, 1]
    first, second = sorted(pages[0], key=lambda place: (-round(place[1]), place[0]))[:2]
    assert round(first[2]) == round(first[3]) == 70
    assert first[0] < second[0]
    assert round(first[1]) == round(second[1])
    assert all(left >= 28 and left + width <= 186.5 for page in pages for left, _, width, _ in page)
    assert "照片6" in page_texts(made.path)[0]
    assert "照片7" in page_texts(made.path)[1]


def test_a_damaged_photo_leaves_a_sentence_in_both_files(fonts: FontBook, tmp_path: Path) -> None:
    (tmp_path / "hash").write_bytes(b"\xff\xd8 broken")
    whole = photo(tmp_path, "好.jpg")
    grid = PhotoGrid((Photo(tmp_path / "hash", "图一", "现场.jpg"), Photo(whole, "图二")))
    document = Document("照片", (grid,))
    pdf = render_pdf(document, tmp_path / "a.pdf", fonts)
    word = docx.Document(str(render_docx(document, tmp_path / "a.docx")))
    in_word = "".join(paragraph.text for row in word.tables[0].rows for cell in row.cells
                      for paragraph in cell.paragraphs)  # fmt: skip
    on_paper = "".join("".join(page_texts(pdf.path)).split()).removesuffix("第1页共1页")
    assert sorted(in_word) == sorted(on_paper)
    assert "“现场.jpg”不是能打开的图片，没有印出来。" in in_word
    assert len(word.inline_shapes) == 1
    assert len(pictures_mm(pdf.path)[0]) == 1


def test_one_photo_shown_twice_is_kept_once(fonts: FontBook, tmp_path: Path) -> None:
    file = tmp_path / "噪.png"
    Image.effect_noise((600, 600), 90).save(file)
    sizes = []
    for times in (1, 4):
        grid = PhotoGrid((Photo(file),) * times, columns=2)
        sizes.append(
            render_pdf(Document("照片", (grid,)), tmp_path / f"{times}.pdf", fonts).path.stat().st_size
        )
    assert sizes[1] < sizes[0] * 1.2
