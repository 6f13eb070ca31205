"""统计: the charts of a period on one page, asked for while it is in sight; a click opens records."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from lawgov_desktop.documents.chart import Chart
from lawgov_desktop.documents.chart_colours import DARK, LIGHT, contrast
from lawgov_desktop.office import Office
from lawgov_desktop.reporting.completeness import gaps
from lawgov_desktop.reporting.period import Period
from lawgov_desktop.sheets.charts import chart_of
from lawgov_desktop.storage import listing
from tests.ui.statistics.conftest import YEAR
from ui.colours import DARK as WINDOW_DARK
from ui.colours import LIGHT as WINDOW_LIGHT
from ui.lists.register_page import RegisterPage
from ui.main_window import MainWindow
from ui.statistics.chart_card import ChartCard
from ui.statistics.chart_view import screen_colours
from ui.statistics.charts_dialog import ChartsDialog
from ui.statistics.page import LEFT, RIGHT, WHOLE, StatisticsPage


def opened(window: MainWindow, qtbot: QtBot) -> StatisticsPage:
    page = window.open_statistics()
    assert isinstance(page, StatisticsPage)
    settled(page, qtbot)
    return page


def settled(page: StatisticsPage, qtbot: QtBot) -> None:
    """Every chart of the turn is there."""
    qtbot.waitUntil(lambda: not page.turns.busy and not page._soon.isActive(), timeout=20_000)


def drawn(card: ChartCard, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: card.view.surface.drawn is not None, timeout=20_000)


def in_register(window: MainWindow, kind: str) -> set[str]:
    """The uuids a register page lists now."""
    page = window.tab_pages[window.office.kind(kind).tab].pages[kind]
    assert isinstance(page, RegisterPage)
    assert page.isVisible()
    return set(listing.ids(window.office.store, page.model.query))


def test_the_page_is_an_entry_of_the_yearly_report_and_shows_what_the_charts_say(
    window: MainWindow, qtbot: QtBot, office: Office
) -> None:
    page = opened(window, qtbot)
    tab = window.tab_pages["report"]
    assert tab.registers.currentItem().text() == "统计"
    assert tab.isVisible()
    assert list(page.cards) == [*(k for pair in zip(LEFT, RIGHT, strict=True) for k in pair), *WHOLE]
    for key, card in page.cards.items():
        assert card.chart == chart_of(key).make(office, Period.year(YEAR))
        assert card.title.text() == card.chart.title
        assert all(rule in card.title.toolTip() for rule in card.chart.rules)
        assert card.rules_button.accessibleDescription() == card.title.toolTip()
    assert page.compared.text() == f"对比上年同期：{YEAR - 1}年"


def test_another_period_asks_for_all_of_them(window: MainWindow, qtbot: QtBot, office: Office) -> None:
    page = opened(window, qtbot)
    page.period.choose("half", tell=True)
    settled(page, qtbot)
    half = Period(date(YEAR, 1, 1), date(YEAR, 6, 30))
    assert page.compared.text().endswith(f"{YEAR - 1}年上半年")
    for key, card in page.cards.items():
        assert card.chart == chart_of(key).make(office, half)


def test_a_bar_lists_its_records_and_they_can_be_listed_in_their_register(
    window: MainWindow, qtbot: QtBot, office: Office
) -> None:
    page = opened(window, qtbot)
    card = page.cards["mediation_by_month"]
    drawn(card, qtbot)
    assert not page.records.isVisible()
    surface = card.view.surface
    place = surface.place_of(surface.areas[2]).center().toPoint()
    page._scroll.ensureWidgetVisible(surface)
    qtbot.mouseClick(surface, Qt.MouseButton.LeftButton, pos=place)
    assert page.records.isVisible()
    point = surface.areas[2].points[0][1]
    assert [uuid for _, uuid in page.records.model.records] == list(point.records)
    page.records.list_button.click()
    assert in_register(window, "mediation_case") == set(point.records)
    register = window.tab_pages["mediation"].pages["mediation_case"]
    assert "3月 受理" in [pill.text().rpartition(" ")[0] for pill in register.filters._pills.values()]
    register.filters.choose("")
    assert len(in_register(window, "mediation_case")) == listing.count(
        office.store, listing.ListQuery("mediation_case")
    )


def test_the_records_beside_are_put_away_again(window: MainWindow, qtbot: QtBot) -> None:
    page = opened(window, qtbot)
    page.show_records("一条", "", [("mediation_case", "x")])
    page.records.close_button.click()
    assert not page.records.isVisible()


def test_the_keyboard_opens_a_bar(window: MainWindow, qtbot: QtBot) -> None:
    page = opened(window, qtbot)
    surface = page.cards["lawsuits_by_month"].view.surface
    drawn(page.cards["lawsuits_by_month"], qtbot)
    surface.setFocus()
    qtbot.keyClick(surface, Qt.Key.Key_Right)
    qtbot.keyClick(surface, Qt.Key.Key_Return)
    assert page.records.model.records[0][0] == "litigation_case"


def test_what_changes_in_the_book_changes_on_the_page(
    window: MainWindow, qtbot: QtBot, office: Office
) -> None:
    page = opened(window, qtbot)

    def cases() -> int:
        chart = page.cards["mediation_by_month"].chart
        return chart.series[0].total if chart else 0

    before = cases()
    uuid = office.store.book.rows(
        "SELECT uuid FROM mediation_case WHERE deleted_at IS NULL AND accepted_on LIKE ? LIMIT 1",
        (f"{YEAR}-%",),
    )[0][0]
    office.store.delete("mediation_case", uuid)
    qtbot.waitUntil(lambda: cases() == before - 1, timeout=20_000)


def test_who_leaves_the_page_is_asked_nothing_more_and_finds_it_whole_on_coming_back(
    window: MainWindow, qtbot: QtBot, office: Office
) -> None:
    page = opened(window, qtbot)
    page.ask()
    assert page.turns.busy
    window.open_register("mediation_case")
    assert not page.turns.busy
    office.store.delete(
        "publicity_event", office.store.book.rows("SELECT uuid FROM publicity_event LIMIT 1")[0][0]
    )
    qtbot.wait(50)
    assert not page.turns.busy
    window.open_statistics()
    settled(page, qtbot)
    assert page.cards["year_calendar"].chart == chart_of("year_calendar").make(office, Period.year(YEAR))


def test_a_chart_is_enlarged_for_the_same_period(window: MainWindow, qtbot: QtBot) -> None:
    page = opened(window, qtbot)
    page.period.choose("last_year", tell=True)
    settled(page, qtbot)
    page.cards["certificates"].enlarge_button.click()
    dialog = next(one for one in window.findChildren(QDialog) if isinstance(one, ChartsDialog))
    with qtbot.waitSignal(dialog.view.ready, timeout=20_000):
        pass
    assert dialog.chart is not None
    assert dialog.chart.key == "certificates"
    assert dialog.period.period == Period.year(YEAR - 1)
    dialog.close()


def test_a_chart_is_copied_and_printed_from_its_card(window: MainWindow, qtbot: QtBot) -> None:
    page = opened(window, qtbot)
    clipboard = QGuiApplication.clipboard()
    clipboard.clear()
    page.cards["mediation_by_type"].copy_button.click()
    qtbot.waitUntil(lambda: clipboard.image().width() > 1500, timeout=15_000)
    page.cards["mediation_by_type"].print_button.click()
    preview = next(one for one in window.findChildren(QDialog) if one.isVisible())
    qtbot.waitUntil(lambda: not window.jobs.busy, timeout=15_000)
    preview.reject()


def test_the_charts_of_the_period_are_looked_at_on_paper(window: MainWindow, qtbot: QtBot) -> None:
    page = opened(window, qtbot)
    page.period.choose("second_half", tell=True)
    preview = page.print()
    with qtbot.waitSignal(preview.ready, timeout=20_000):
        pass
    preview.reject()


def test_a_period_without_records_says_so(window: MainWindow, qtbot: QtBot) -> None:
    page = opened(window, qtbot)
    page.show_period(Period.year(1999))
    settled(page, qtbot)
    card = page.cards["mediation_by_month"]
    assert card.chart is not None
    assert card.chart.empty
    assert card.said.isVisibleTo(page)
    assert not card.view.isVisibleTo(page)
    assert not card.print_button.isEnabled()


def test_what_is_lacking_opens_on_its_register(window: MainWindow, qtbot: QtBot, office: Office) -> None:
    page = opened(window, qtbot)
    found = gaps(office.store, Period.year(YEAR))
    assert [button.text() for button in page.gaps.buttons] == [gap.words for gap in found]
    places = {page.gaps._grid.indexOf(block) for block in page.gaps._blocks}
    assert len(places) == len({gap.kind for gap in found})
    assert -1 not in places  # every register has its place in the list
    qtbot.waitUntil(lambda: all(button.isVisible() for button in page.gaps.buttons))
    at = next(n for n, gap in enumerate(found) if gap.what == "回访")
    page.gaps.buttons[at].click()
    assert in_register(window, "mediation_case") == set(found[at].records)


@pytest.mark.parametrize(("percent", "columns"), [(100, 2), (150, 1)])
def test_two_columns_at_the_usual_size_and_one_in_large_text(
    window: MainWindow, qtbot: QtBot, percent: int, columns: int
) -> None:
    page = opened(window, qtbot)
    window.scale_text(percent)
    first, second = page.cards[LEFT[0]], page.cards[RIGHT[0]]
    qtbot.waitUntil(lambda: (second.x() > first.x()) == (columns == 2))
    for card in page.cards.values():
        drawn(card, qtbot)
    body = page._scroll.widget()

    def whole() -> bool:
        """Nothing is cut off at the right, and every card is as high as its picture asks."""
        return body.width() <= page._scroll.viewport().width() and all(
            card.view.surface.image is not None
            and card.view.height() >= card.view.surface.image.height() - 1
            and card.height() == card.sizeHint().height()
            for card in page.cards.values()
        )

    qtbot.waitUntil(whole, timeout=20_000)
    for edit in (page.period.first, page.period.last):
        assert edit.width() >= edit.fontMetrics().horizontalAdvance("2025-12-31") + 16


def test_a_dark_card_is_the_dark_ground_of_charts() -> None:
    """The contrasts that are kept were reckoned on this ground."""
    assert DARK.ground == WINDOW_DARK.surface
    assert LIGHT.ground == WINDOW_LIGHT.surface


def test_the_screen_decides_which_colours_a_chart_has() -> None:
    palette = QPalette()
    for ground, usual in (("#ffffff", LIGHT), ("#1d2329", DARK)):
        palette.setColor(QPalette.ColorRole.Base, QColor(ground))
        found = screen_colours(palette)
        assert found.ground == ground
        assert found.accent == usual.accent
        assert contrast(found.quiet, found.ground) >= 4.5


def test_a_dark_palette_is_followed_while_the_page_stands(window: MainWindow, qtbot: QtBot) -> None:
    page = opened(window, qtbot)
    card = page.cards["mediation_by_month"]
    drawn(card, qtbot)

    def corner() -> str:
        image = card.view.surface.image
        return image.pixelColor(2, 2).name() if image is not None else ""

    def dressed(palette: QPalette) -> None:
        """As the window is dressed anew: a palette, then the style sheet over it."""
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.setPalette(palette)
        application.setStyleSheet(application.styleSheet() + " ")

    usual = QGuiApplication.palette()
    light = corner()
    dark = QPalette(usual)
    dark.setColor(QPalette.ColorRole.Base, QColor("#1d2329"))
    try:
        dressed(dark)
        qtbot.waitUntil(lambda: contrast(corner(), "#1d2329") < 1.1, timeout=20_000)
    finally:
        dressed(usual)
    qtbot.waitUntil(lambda: corner() == light, timeout=20_000)


def test_charts_are_the_same_on_screen_and_paper(window: MainWindow, qtbot: QtBot) -> None:
    page = opened(window, qtbot)
    charts = {key: card.chart for key, card in page.cards.items()}
    assert all(isinstance(chart, Chart) for chart in charts.values())
    card = page.cards["mediation_by_result"]
    drawn(card, qtbot)
    assert {id(point) for area in card.view.surface.areas for _, point in area.points} == {
        id(point) for series in charts["mediation_by_result"].series for point in series.points if point.value
    }
