"""The page 字体 in a real window: what fills each role, a choice kept in the book and taken back."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from lawgov_desktop.documents.document import FontRole
from lawgov_desktop.office import FONTS_KEY, Office
from ui.main_window import MainWindow
from ui.settings.fonts_page import FontsPage


@pytest.fixture
def installed(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """The only folder of fonts of this computer; it holds a 楷体 of the office's own."""
    folder = tmp_path / "fonts"
    folder.mkdir()
    shipped = Path(__file__).parents[2] / "resources" / "fonts"
    shutil.copy(shipped / "LXGWWenKai-Regular.ttf", folder / "OfficeKai.ttf")
    monkeypatch.setattr("lawgov_desktop.office.usual_font_dirs", lambda: (folder,))
    return folder


@pytest.fixture
def page(installed: Path, window: MainWindow) -> FontsPage:
    window.show_settings()
    page = window.tab_pages["settings"].open_more("fonts")
    assert isinstance(page, FontsPage)
    return page


def line(page: FontsPage, role: FontRole) -> list[str]:
    item = page.tree.topLevelItem(list(FontRole).index(role))
    assert item is not None
    return [item.text(place) for place in range(5)]


def test_every_role_tells_what_is_wanted_what_is_used_and_what_stands_in(page: FontsPage) -> None:
    told = line(page, FontRole.TITLE)
    assert told[:3] == ["小标宋", "公文标题、发文机关标志", "方正小标宋简体"]
    assert told[3:] == ["Noto Serif SC Bold", "没有装“方正小标宋简体”，用别的代替"]
    assert line(page, FontRole.SONG_BOLD)[4] == "随程序带的"


def test_a_font_is_chosen_kept_in_the_book_and_taken_back(page: FontsPage, office: Office) -> None:
    page.choose_role(FontRole.BODY)
    place = page.choice.findData("OfficeKai.ttf")
    page.choice.setCurrentIndex(place)
    page.choice.activated.emit(place)
    assert line(page, FontRole.BODY)[3:] == ["LXGW WenKai", "本单位自己选的"]
    assert office.book.meta(FONTS_KEY) == '{"仿宋": "OfficeKai.ttf"}'
    assert office.fonts().font_of(FontRole.BODY).file.name == "OfficeKai.ttf"
    page.use(FontRole.BODY, "")
    assert office.chosen_fonts() == {}
    assert "用别的代替" in line(page, FontRole.BODY)[4]


def test_a_choice_from_another_computer_is_told_and_not_lost(page: FontsPage, office: Office) -> None:
    page.use(FontRole.BODY, "SIMFANG.TTF")
    assert line(page, FontRole.BODY)[4] == "没有装“SIMFANG.TTF”，用别的代替"
    page.choose_role(FontRole.BODY)
    assert page.choice.currentText() == "SIMFANG.TTF（这台电脑上没有）"
    assert office.chosen_fonts() == {FontRole.BODY: "SIMFANG.TTF"}


def test_a_font_installed_meanwhile_is_found(page: FontsPage, installed: Path) -> None:
    shutil.copy(installed / "OfficeKai.ttf", installed / "SIMFANG.TTF")
    page.again.click()
    assert line(page, FontRole.BODY)[4] == "已安装"


def test_a_note_that_cannot_be_read_chooses_nothing(office: Office) -> None:
    for note in ("", "x", "[1]", '{"无此用途": "a.ttf"}', '{"仿宋": 3}'):
        office.book.set_meta(FONTS_KEY, note)
        assert office.chosen_fonts() == {}


def test_the_sample_is_drawn(page: FontsPage) -> None:
    page.choose_role(FontRole.TITLE)
    picture = page.sample.grab().toImage()
    dark = sum(
        picture.pixelColor(x, y).lightness() < 100
        for x in range(0, picture.width(), 2)
        for y in range(0, picture.height(), 2)
    )
    assert dark > 200
