"""Where pages lie, and that a thousand of them cost no more than a few."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QSize
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot
from reportlab.pdfgen.canvas import Canvas

from lawgov_desktop.errors import UserError
from ui.jobs import Jobs
from ui.papers.page_places import GAP, PagePlaces
from ui.papers.pages import PageView
from ui.papers.pdf_file import PdfFile
from ui.papers.thumbnails_model import ThumbnailsModel

SIZES = st.lists(st.tuples(st.floats(20, 1500), st.floats(20, 2000)), max_size=60)


@given(sizes=SIZES, zoom=st.floats(0.2, 4))
def test_pages_stand_below_one_another_without_touching(
    sizes: list[tuple[float, float]], zoom: float
) -> None:
    places = PagePlaces(sizes, zoom)
    below = 0
    for number in range(len(sizes)):
        place = places.place(number, 0)
        assert place.top == below + GAP
        assert place.left >= 0
        assert place.left + place.width <= places.width
        below = place.top + place.height
    assert places.height == below + GAP


@given(sizes=SIZES, zoom=st.floats(0.2, 4), upper=st.integers(-50, 50_000), room=st.integers(1, 3_000))
def test_what_lies_between_two_heights_is_found(
    sizes: list[tuple[float, float]], zoom: float, upper: int, room: int
) -> None:
    places = PagePlaces(sizes, zoom)
    seen = {
        number
        for number in range(len(sizes))
        if (place := places.place(number, 0)).top <= upper + room and place.top + place.height >= upper
    }
    assert seen <= set(places.between(upper, upper + room))


def pdf_of(pages: int, out: Path) -> Path:
    canvas = Canvas(str(out), pagesize=(300, 400))
    for number in range(pages):
        canvas.drawString(20, 200, f"page {number + 1}")
        canvas.showPage()
    canvas.save()
    return out


@pytest.fixture
def jobs(qtbot: QtBot) -> Jobs:
    return Jobs()


def test_of_many_pages_only_those_in_sight_are_drawn(
    jobs: Jobs, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    drawn: list[int] = []
    draw = PdfFile.draw

    def counted(self: PdfFile, number: int, dots: float) -> object:
        drawn.append(number)
        return draw(self, number, dots)

    monkeypatch.setattr(PdfFile, "draw", counted)
    file = PdfFile(pdf_of(3_000, tmp_path / "long.pdf"))
    view = PageView(jobs)
    qtbot.addWidget(view)
    view.resize(500, 600)
    view.show()
    view.show_file(file)
    view.go_to(2_499)
    view.grab()
    qtbot.waitUntil(lambda: 2_499 in drawn, timeout=10_000)
    view.go_to_end(first=False)
    view.grab()
    qtbot.waitUntil(lambda: 2_999 in drawn, timeout=10_000)
    assert view.page == 2_999
    assert len(set(drawn)) < 12
    view.show_file(None)
    file.close()


def test_small_pictures_come_when_they_are_asked_for(jobs: Jobs, qtbot: QtBot, tmp_path: Path) -> None:
    file = PdfFile(pdf_of(40, tmp_path / "pages.pdf"))
    model = ThumbnailsModel(jobs)
    model.box = QSize(60, 80)
    model.show_file(file)
    assert model.rowCount() == 40
    changed: list[int] = []
    model.dataChanged.connect(lambda first, last, roles: changed.append(first.row()))
    index = model.index(30)
    blank = model._small(30)
    assert (blank.width(), blank.height()) == (60, 80)
    assert model.data(index) == "31"
    qtbot.waitUntil(lambda: changed == [30], timeout=10_000)
    assert model._small(30) != blank
    assert isinstance(model._small(30), QImage)
    model.show_file(None)
    file.close()


def test_a_closed_file_draws_nothing_any_more(tmp_path: Path) -> None:
    file = PdfFile(pdf_of(2, tmp_path / "pages.pdf"))
    assert file.draw(1, 72) is not None
    file.close()
    file.close()
    assert file.draw(1, 72) is None


def test_what_is_no_pdf_is_told(tmp_path: Path) -> None:
    (tmp_path / "no.pdf").write_bytes(b"nothing of the kind")
    with pytest.raises(UserError, match=r"no\.pdf"):
        PdfFile(tmp_path / "no.pdf")
    with pytest.raises(UserError):
        PdfFile(tmp_path / "missing.pdf")


def test_a_page_without_colour_is_told_apart(tmp_path: Path) -> None:
    canvas = Canvas(str(tmp_path / "two.pdf"), pagesize=(300, 400))
    canvas.rect(50, 50, 100, 100, fill=1)
    canvas.showPage()
    canvas.setFillColorRGB(0.8, 0, 0)
    canvas.rect(50, 50, 30, 30, fill=1, stroke=0)
    canvas.showPage()
    canvas.save()
    file = PdfFile(tmp_path / "two.pdf")
    first, second = (file.draw(number, 72, grey_if_it_is=True) for number in (0, 1))
    assert first is not None
    assert second is not None
    assert first.grey
    assert not second.grey
    assert len(first.pixels) * 3 < len(second.pixels)
    file.close()
