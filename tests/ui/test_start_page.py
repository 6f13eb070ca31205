"""首页: what was missed since the last visit stands on top, market days lead to a plan, the copy is told."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from lawgov_desktop.office import Office
from lawgov_desktop.storage.deadlines import DueItem, open_deadlines
from tests.ui.conftest import MakeCase, shown_window
from ui.main_window import MainWindow
from ui.start.due_card import DueCard

TODAY = date(2025, 3, 14)  # the day the window's tests live on


def item(day: str, *, risk: int = 2, bound: str = "latest") -> DueItem:
    return DueItem("mediation_case", day, f"案件{day}", "x", "期限", "2025-01-01", day, None, risk,
                   "", "", (), (), bound)  # fmt: skip


def said(card: DueCard) -> list[str]:
    return [label.text() for label in card.findChildren(QLabel) if label.objectName() == "quiet"]


@pytest.fixture
def last_visit(office: Office) -> date:
    """The book was in use two weeks ago."""
    office.book.set_meta("clock_seen_at", "2025-02-28T09:00:00")
    return date(2025, 2, 28)


def test_what_ran_out_since_the_last_visit_stands_above_what_ran_out_before(
    office: Office, window: MainWindow, last_visit: date
) -> None:
    items = [item("2025-03-20"), item("2025-03-05"), item("2025-02-20", risk=3), item("2025-03-01", risk=3)]
    card = DueCard(items, TODAY, last_visit, office, window.icons)
    assert said(card)[0] == "上次打开（2月28日）以后过期的，请先办（2 件）"
    titles = [button.text().partition("案件")[2] for button in card.buttons]
    assert titles == ["2025-03-01", "2025-03-05", "2025-02-20", "2025-03-20"]


def test_what_ran_out_long_ago_is_folded_and_opens(office: Office, window: MainWindow) -> None:
    card = DueCard([item("2024-06-01"), item("2025-03-20")], TODAY, None, office, window.icons)
    assert len(card.buttons) == 1
    card.folded.click()
    assert [button.text().partition("案件")[2] for button in card.buttons] == ["2025-03-20", "2024-06-01"]


def test_a_minimum_time_that_has_passed_is_never_overdue(office: Office, window: MainWindow) -> None:
    card = DueCard([item("2025-03-01", bound="earliest")], TODAY, None, office, window.icons)
    assert not [text for text in said(card) if "超过" in text or "过期" in text]


def test_the_window_remembers_when_it_was_last_open(
    office: Office, qtbot: QtBot, make_case: MakeCase, last_visit: date
) -> None:
    make_case(accepted_on="2025-02-03")  # a month later, 3 March, is between the visits
    due = open_deadlines(office.store, until=TODAY, kind="mediation_case")
    assert [item.due for item in due] == ["2025-03-03"]
    with shown_window(office, qtbot) as window:
        qtbot.waitUntil(lambda: bool(window.start_page.due_buttons))
        shown = [label.text() for label in window.start_page.findChildren(QLabel)]
    assert "上次打开（2月28日）以后过期的，请先办（1 件）" in shown


def test_a_market_day_without_a_plan_leads_to_one(office: Office, qtbot: QtBot, make_case: MakeCase) -> None:
    make_case()
    market = office.store.save("market", {"name": "样例集", "rule": "公历逢五、十"}).uuid
    with shown_window(office, qtbot) as window:
        qtbot.waitUntil(lambda: bool(window.start_page.market_buttons))
        assert "还没有安排" in window.start_page.market_buttons[0].text()
        window.start_page.market_buttons[0].click()
        (form,) = window.forms.forms.values()
        form.save()
        qtbot.waitUntil(lambda: bool(form.uuid))
        event = office.store.get("publicity_event", form.uuid)
        qtbot.waitUntil(lambda: "已安排" in window.start_page.market_buttons[0].text())
    assert event is not None
    assert (event["market"], event["held_on"], event["state"]) == (market, "2025-03-15", "planned")
    assert event["is_market_day"] == 1


def test_the_last_copy_is_told_and_made_from_the_start_page(
    office: Office, window: MainWindow, qtbot: QtBot
) -> None:
    def told() -> str:
        return " ".join(label.text() for label in window.start_page.findChildren(QLabel))

    qtbot.waitUntil(lambda: "还没有备份过" in told())
    window.start_page.copy_asked.emit()
    qtbot.waitUntil(lambda: "最近一次：" in told(), timeout=20_000)
    assert list(office.backups.glob("*.lawgov"))


def test_the_report_nobody_began_is_told_of_and_begun_from_there(
    office: Office, qtbot: QtBot, make_case: MakeCase
) -> None:
    make_case(accepted_on="2024-05-06")  # the book was kept last year; today is 14 March 2025
    with shown_window(office, qtbot) as window:
        page = window.start_page
        qtbot.waitUntil(lambda: any(button.text() == "开始写" for button in page.warnings))
        next(button for button in page.warnings if button.text() == "开始写").click()
        (form,) = window.forms.forms.values()
        assert (form.kind.key, form.sheet.draft()["year"]) == ("annual_report", 2024)
        form.changed = False
    office.store.save("annual_report", {"title": "2024年度法治政府建设报告", "year": 2024})
    with shown_window(office, qtbot) as window:
        qtbot.waitUntil(lambda: bool(window.start_page.due_buttons))
        assert not any(button.text() == "开始写" for button in window.start_page.warnings)
        clocks = [button.text() for button in window.start_page.due_buttons]
        assert any("法治政府建设年度报告上报" in words for words in clocks)
