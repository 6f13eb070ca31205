"""首页: the year so far in the figures of the report, and two small charts; everything opens its records."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from lawgov_desktop.office import Office
from lawgov_desktop.reporting.report.answers import answers
from lawgov_desktop.reporting.year_numbers import YEAR_NUMBERS, figure_named, year_so_far
from lawgov_desktop.storage import listing
from tests.ui.statistics.conftest import TODAY
from ui.main_window import MainWindow
from ui.start.page import StartPage
from ui.statistics.page import StatisticsPage


def filled(window: MainWindow, qtbot: QtBot) -> StartPage:
    page = window.start_page
    qtbot.waitUntil(lambda: all(card.isEnabled() for card in page.year.cards), timeout=20_000)
    return page


def with_charts(window: MainWindow, qtbot: QtBot) -> StartPage:
    page = filled(window, qtbot)
    qtbot.waitUntil(
        lambda: (
            len(page.charts.cards) == 2
            and all(card.view.surface.drawn is not None for card in page.charts.cards.values())
        ),
        timeout=20_000,
    )
    return page


def test_the_numbers_are_those_of_the_report(window: MainWindow, qtbot: QtBot, office: Office) -> None:
    page = filled(window, qtbot)
    told = answers(office.store, year_so_far(TODAY))
    assert len(page.year.cards) == len(YEAR_NUMBERS)
    for card, (key, title) in zip(page.year.cards, YEAR_NUMBERS, strict=True):
        assert card.words.text() == title
        assert card.number.text().replace(",", "") == told[key].shown
        assert f"口径：{told[key].rule}" in card.toolTip()
        assert card.accessibleDescription() == card.toolTip()
        assert card.accessibleName() == f"本年{title} {told[key].shown} {told[key].unit}，打开"


@pytest.mark.parametrize("key", [key for key, _ in YEAR_NUMBERS])
def test_a_number_lists_exactly_the_records_it_counts(
    window: MainWindow, qtbot: QtBot, office: Office, key: str
) -> None:
    page = filled(window, qtbot)
    told = answers(office.store, year_so_far(TODAY))[key]
    card = page.year.cards[[one for one, _ in YEAR_NUMBERS].index(key)]
    card.click()
    register = window.tab_pages[office.kind(told.kind).tab].pages[told.kind]
    assert register.isVisible()
    assert sorted(listing.ids(office.store, register.model.query)) == sorted(told.records)
    assert register.model.rowCount() == told.value


def test_every_number_of_the_row_is_a_figure_of_the_report(office: Office) -> None:
    for key, _ in YEAR_NUMBERS:
        assert figure_named(key).key == key
    with pytest.raises(KeyError):
        figure_named("nothing")


def test_a_record_more_is_a_number_more(window: MainWindow, qtbot: QtBot, office: Office) -> None:
    page = filled(window, qtbot)
    before = int(page.year.cards[0].number.text())
    uuid = answers(office.store, year_so_far(TODAY))["mediation_cases"].records[0]
    office.store.delete("mediation_case", uuid)
    qtbot.waitUntil(lambda: page.year.cards[0].number.text() == str(before - 1), timeout=20_000)


def test_the_small_charts_open_records_and_the_page(window: MainWindow, qtbot: QtBot, office: Office) -> None:
    page = with_charts(window, qtbot)
    surface = page.charts.cards["events_by_month"].view.surface
    area = surface.areas[0]
    surface.chosen.emit(area)
    point = area.points[0][1]
    register = window.tab_pages["publicity"].pages[point.kind]
    assert register.isVisible()
    assert set(listing.ids(office.store, register.model.query)) == set(point.records)
    window.frame.choose("home")
    page.charts.cards["mediation_by_month"].enlarge_button.click()
    shown = window.tab_pages["report"].more_pages["statistics"]
    assert isinstance(shown, StatisticsPage)
    assert shown.isVisible()


def test_what_is_shown_stays_while_the_page_looks_again(window: MainWindow, qtbot: QtBot) -> None:
    page = with_charts(window, qtbot)
    shown = [card.number.text() for card in page.year.cards]
    page.refresh()
    qtbot.waitUntil(lambda: not page._turns.busy, timeout=20_000)
    assert [card.number.text() for card in page.year.cards] == shown
    for kept in (page.year, page.charts):
        assert kept.isVisible()
        assert kept.window() is window


@pytest.mark.parametrize("percent", [100, 150])
def test_nothing_of_the_start_page_is_cut_off(window: MainWindow, qtbot: QtBot, percent: int) -> None:
    page = with_charts(window, qtbot)
    window.scale_text(percent)
    qtbot.waitUntil(lambda: not page._turns.busy, timeout=20_000)
    body = page._scroll.widget()

    def whole() -> bool:
        return body.width() <= page._scroll.viewport().width() and all(
            card.width() >= card.sizeHint().width() for card in page.year.cards
        )

    qtbot.waitUntil(whole)


def test_the_start_page_leads_to_the_page_of_charts_and_to_the_tables(
    window: MainWindow, qtbot: QtBot
) -> None:
    page = filled(window, qtbot)
    words = {one.text() for one in page.findChildren(QPushButton)}
    assert {"统计", "统计表"} <= words
    next(one for one in page.findChildren(QPushButton) if one.text() == "统计").click()
    assert window.tab_pages["report"].more_pages["statistics"].isVisible()
