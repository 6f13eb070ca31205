"""The look of the window: chosen beside the size of the text, put on while it runs, remembered."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QIcon, QImage, QPalette
from PySide6.QtWidgets import (
    QApplication,
    QLabel,
    QListWidget,
    QTableWidget,
    QTableWidgetItem,
    QTreeWidget,
    QTreeWidgetItem,
    QWidget,
)
from pytestqt.qtbot import QtBot

from lawgov_desktop.office import Office
from tests.ui.conftest import MakeCase, shown_window
from ui.colours import AMBER, AMBER_PALE, DARK, FAINT, GREEN, LIGHT, RED, Colours, colours_of
from ui.main_window import MainWindow
from ui.memory import WindowMemory
from ui.style import palette_of, style_sheet
from ui.widgets.toned import ground_item, in_tones, ink_item, ink_line, write

_Group = QPalette.ColorGroup


@pytest.fixture(autouse=True)
def light_again(qapp: QApplication, office: Office) -> Iterator[None]:
    """The application outlives the window of a test; it is left as it was found."""
    yield
    qapp.setPalette(palette_of(LIGHT))
    qapp.setStyleSheet(style_sheet(office.resources / "style" / "window.qss", 100, LIGHT))


def common(widget: QWidget) -> list[QColor]:
    """The colours of what is on the screen, the commonest first: the first are the grounds."""
    picture = widget.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    counted = Counter(
        picture.pixel(x, y) for y in range(0, picture.height(), 3) for x in range(0, picture.width(), 3)
    )
    return [QColor(pixel) for pixel, _ in counted.most_common()]


def is_dark(widget: QWidget) -> bool:
    """Is the ground dark, and are there words lighter than it?"""
    shown = common(widget)
    ground = shown[0].lightness()
    lighter = sum(one.lightness() > ground + 90 for one in shown)
    darker = sum(one.lightness() < ground - 90 for one in shown)
    assert (lighter > darker) == (ground < 128), (ground, lighter, darker)
    return ground < 128


def pictured(icon: QIcon, code: str) -> bool:
    """Is the icon drawn in that colour?"""
    picture = icon.pixmap(48, 48).toImage()
    return any(
        picture.pixelColor(x, y) == QColor(code)  # alike in what can be seen through, too
        for x in range(picture.width())
        for y in range(picture.height())
    )


PLACES: dict[str, Callable[[MainWindow], QWidget]] = {
    "start": lambda window: window.start_page,
    "register": lambda window: window.open_register("mediation_case"),
    "empty": lambda window: window.open_register("certificate"),
    "clocks": lambda window: _settings(window, "clocks"),
    "workdays": lambda window: _settings(window, "workdays"),
    "templates": lambda window: _settings(window, "templates"),
    "form": lambda window: _form(window),
    "actions": lambda window: window.open_recent_actions(),
}


def _settings(window: MainWindow, key: str) -> QWidget:
    window.show_settings()
    page = window.tab_pages["settings"].open_more(key)
    assert isinstance(page, QWidget)
    return page


def _form(window: MainWindow) -> QWidget:
    form = window.forms.open_filled("mediation_case", {"accepted_on": "2025-03-05"})
    form.save()  # what is lacking is told in red
    return form


@pytest.mark.parametrize("place", PLACES)
def test_what_is_open_changes_at_once_and_back_again(
    window: MainWindow, make_case: MakeCase, qtbot: QtBot, place: str
) -> None:
    make_case(accepted_on="2025-01-02")
    shown = PLACES[place](window)
    qtbot.wait(20)
    before = shown.grab().toImage()
    assert not is_dark(shown)
    window.look.choose("dark")
    assert is_dark(shown)
    window.look.choose("light")
    if place != "form":  # where the cursor blinks
        assert shown.grab().toImage() == before


def test_no_ground_of_the_light_look_is_left_in_the_dark(window: MainWindow, make_case: MakeCase) -> None:
    make_case()
    window.open_register("mediation_case").table.selectRow(0)
    window.look.choose("dark")
    grounds = {LIGHT.ground, LIGHT.stripe, LIGHT.heading, LIGHT.accent_pale, LIGHT.amber_pale}
    assert not {one.name() for one in common(window)} & grounds


def test_the_look_is_remembered(window: MainWindow, office: Office, qtbot: QtBot) -> None:
    window.look.choose("dark")
    assert WindowMemory(office.book.path.parent).look == "dark"
    with shown_window(office, qtbot) as next_day:
        assert next_day.look.colours is DARK
        assert is_dark(next_day)


def test_a_new_book_begins_light_and_what_is_no_look_is_taken_for_light(window: MainWindow) -> None:
    assert window.memory.look == "light"
    assert window.look.colours is LIGHT
    window.memory.keep("look", "purple")
    assert window.memory.look == "light"


def test_a_window_that_follows_hears_the_system(window: MainWindow, qapp: QApplication) -> None:
    heard: list[Colours] = []
    window.look.changed.connect(lambda: heard.append(window.look.colours))
    window.look.choose("system")
    hints = qapp.styleHints()
    hints.colorSchemeChanged.emit(Qt.ColorScheme.Dark)
    assert colours_of() is DARK
    hints.colorSchemeChanged.emit(Qt.ColorScheme.Light)
    assert colours_of() is LIGHT
    assert heard == [DARK, LIGHT]


@pytest.mark.parametrize(("chosen", "colours"), [("light", LIGHT), ("dark", DARK)])
def test_a_chosen_look_stays_whatever_the_system_says(
    window: MainWindow, qapp: QApplication, chosen: str, colours: Colours
) -> None:
    window.look.choose(chosen)
    for scheme in (Qt.ColorScheme.Dark, Qt.ColorScheme.Light, Qt.ColorScheme.Unknown):
        qapp.styleHints().colorSchemeChanged.emit(scheme)
        assert colours_of() is colours


def test_larger_text_keeps_the_look(window: MainWindow, qapp: QApplication) -> None:
    window.look.choose("dark")
    window.scale_text(150)
    assert colours_of(qapp.palette()) is DARK
    assert is_dark(window)
    window.scale_text(100)


def test_the_menu_offers_the_looks_beside_the_sizes_of_the_text(window: MainWindow) -> None:
    window.look.choose("dark")
    offered = {
        action.text(): action
        for action in window.settings_menu().actions()
        if action.text().startswith(("字号", "外观"))
    }
    assert [text for text in offered if text.startswith("外观")] == [
        "外观：浅色",
        "外观：深色",
        "外观：跟随系统",
    ]
    assert [text for text, action in offered.items() if action.isChecked()] == ["字号 100%", "外观：深色"]
    offered["外观：浅色"].trigger()
    assert window.look.colours is LIGHT


def test_icons_and_pictures_are_drawn_anew(window: MainWindow) -> None:
    page = window.open_register("mediation_case")
    label = QLabel(window)
    window.icons.show_on(label, "warning", AMBER, 48)
    tree = QTreeWidget(window)
    tree.setColumnCount(2)
    line = QTreeWidgetItem(QTreeWidgetItem(tree, ["文书"]), ["封面"])
    line.setIcon(1, window.icons("ok", GREEN))
    for look in (DARK, LIGHT):
        window.look.choose("dark" if look is DARK else "light")
        assert pictured(page.toolbar.new_button.icon(), look.on_fill)
        assert pictured(page.toolbar.panel_button.icon(), look.ink)
        assert pictured(QIcon(label.pixmap()), look.amber)
        assert pictured(line.icon(1), look.green)


def test_words_written_in_a_colour_are_written_anew(window: MainWindow) -> None:
    label = QLabel(window)
    write(label, "电话<b style='color:@red'>*</b>")
    assert LIGHT.red in label.text()
    window.look.choose("dark")
    assert DARK.red in label.text()
    write(label, "王五")
    window.look.choose("light")
    assert label.text() == "王五"


def test_a_name_that_is_no_colour_is_a_mistake() -> None:
    with pytest.raises(AttributeError):
        in_tones("color: @violet")


@pytest.mark.parametrize("look", [LIGHT, DARK], ids=["light", "dark"])
def test_every_role_of_the_palette_is_given(look: Colours) -> None:
    """A role left out would be of the system's look, which may be the other one."""
    palette = palette_of(look)
    left_out = [
        role.name
        for role in QPalette.ColorRole
        if role not in (QPalette.ColorRole.NoRole, QPalette.ColorRole.NColorRoles)
        and not all(
            palette.isBrushSet(group, role) for group in (_Group.Active, _Group.Inactive, _Group.Disabled)
        )
    ]
    assert left_out == []


def test_cells_keep_the_colours_they_were_given_and_tell_nobody(window: MainWindow) -> None:
    table, tree, rows = QTableWidget(1, 2, window), QTreeWidget(window), QListWidget(window)
    cell, line = QTableWidgetItem("缺"), QTreeWidgetItem(QTreeWidgetItem(tree, ["村"]), ["报"])
    table.setItem(0, 1, cell)
    ink_item(cell, RED)
    ground_item(cell, AMBER_PALE)
    cell.setIcon(window.icons("warning", RED))
    ink_line(line, 0, GREEN)
    rows.addItem("没有")
    ink_item(rows.item(0), FAINT)
    told: list[object] = []
    table.itemChanged.connect(told.append)
    for look, colours in (("dark", DARK), ("light", LIGHT)):
        window.look.choose(look)
        assert cell.foreground().color().name() == colours.red
        assert cell.background().color().name() == colours.amber_pale
        assert pictured(cell.icon(), colours.red)
        assert line.foreground(0).color().name() == colours.green
        assert rows.item(0).foreground().color().name() == colours.faint
    assert told == []
