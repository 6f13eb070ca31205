"""What is found is shown where it stands, mended at once, and gone when it is dealt with."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QSize
from pytestqt.qtbot import QtBot

from lawgov_desktop.office import Office
from lawgov_desktop.registers.report.marks import plain
from lawgov_desktop.reporting.period import Period
from lawgov_desktop.reporting.report.answers import answers
from lawgov_desktop.reporting.report.writing import KIND, confirmed_zeros, were_read
from tests.ui.reporting.test_last_year_at_the_desk import CONTINUOUS, drafted, sheet, taken
from tests.ui.reporting.test_report_desk import YEAR, new_report, put_cursor_on
from ui.forms.annual_report_sheet import AnnualReportSheet
from ui.main_window import MainWindow
from ui.reporting.report_desk import ReportDesk

__all__ = ["drafted", "sheet", "taken"]


@pytest.fixture
def desk(sheet: AnnualReportSheet) -> ReportDesk:
    return sheet.writing


def checked(desk: ReportDesk, body: str, qtbot: QtBot) -> None:
    desk.text.show_body(body)
    desk.check()
    qtbot.waitUntil(lambda: desk.said.text() != "正在核对……", timeout=20_000)


def do(desk: ReportDesk, words: str) -> None:
    (row,) = [row for row, said in enumerate(desk.todo.words()) if words in said]
    desk.todo.itemActivated.emit(desk.todo.item(row))


def test_the_form_of_a_report_takes_the_screen(window: MainWindow) -> None:
    form = window.forms.open_new(KIND)
    room = window.screen().availableGeometry().size()
    assert form.size().expandedTo(room - QSize(40, 60)) == form.size()


def test_a_finding_is_mended_where_it_stands_and_leaves_the_list(desk: ReportDesk, qtbot: QtBot) -> None:
    line = "一是开展法律宣传进学校活动⟦enterprise_school_events=20⟧场次利用赶集日开展政策宣传40余次。"
    checked(desk, f"一、基本情况\n{line}", qtbot)
    do(desk, "20场次")
    assert desk.at_place.finding.mend.text() == "改为“20场次，利用”"
    desk.at_place.finding.mend.click()
    assert desk.body().split("\n")[1] == line.replace("场次利用", "场次，利用")
    assert not any("20场次" in words for words in desk.todo.words())
    desk.text.undo()
    assert desk.body().split("\n")[1] == line


def test_half_width_marks_are_mended_in_the_whole_text(desk: ReportDesk, qtbot: QtBot) -> None:
    body = (
        "一、基本情况\n(一)加强学习,提高认识\n学习会议⟦law_studies=4⟧次,其中专题学习(含测试)1次。\n"
        "二、不足\n一是认识不足,二是力量不足,三是经费不足,四是方法不多。"
    )
    checked(desk, body, qtbot)
    do(desk, "全文多处用了半角标点")
    desk.at_place.finding.mend.click()
    assert plain(desk.body()).split("\n")[2] == "学习会议4次，其中专题学习（含测试）1次。"
    assert "⟦law_studies=4⟧" in desk.body()
    assert not any(mark in plain(desk.body()) for mark in ",()")


def test_what_was_found_is_forgotten_with_the_text_it_stood_in(desk: ReportDesk, qtbot: QtBot) -> None:
    checked(desk, "一、基本情况\n深化持证.上岗制度。", qtbot)
    assert any("多了一个点" in words for words in desk.todo.words())
    desk.write_draft()
    qtbot.waitUntil(lambda: "持证.上岗" not in desk.body(), timeout=20_000)
    assert not any("多了一个点" in words for words in desk.todo.words())


def test_a_paragraph_that_was_read_through_is_last_years_no_more(
    desk: ReportDesk, sheet: AnnualReportSheet, drafted: Callable[[str], None], qtbot: QtBot
) -> None:
    drafted(CONTINUOUS)
    qtbot.waitUntil(lambda: bool(desk.text.stale()), timeout=20_000)
    stale = dict(desk.text.stale())
    assert f"待更新：{len(stale)} 段与上年报告相同，逐段看过" in desk.todo.words()
    place = min(stale)
    desk.text.go_to(place)
    assert desk.at_place.stale.isVisibleTo(desk)
    desk.at_place.stale.read.click()
    qtbot.waitUntil(lambda: set(desk.text.stale()) == set(stale) - {place}, timeout=20_000)
    (row,) = [row for row in sheet.draft()["numbers"] if row["note"] == "read"]
    assert row["who"] == "测试"
    assert were_read(sheet.draft()) == {row["key"]}


def test_a_zero_is_looked_at_before_it_is_confirmed(window: MainWindow, qtbot: QtBot, office: Office) -> None:
    for uuid in answers(office.store, Period.year(YEAR))["decisions"].records:
        office.store.delete("decision", uuid)
    sheet, desk = new_report(window, qtbot)
    do(desk, "为零：重大行政决策")
    assert confirmed_zeros(sheet.draft()) == set()
    assert desk.card.title.text() == "重大行政决策"
    desk.card.none.click()
    assert confirmed_zeros(sheet.draft()) == {"decisions"}
    assert not any("为零：重大行政决策" in words for words in desk.todo.words())


def test_refreshing_says_that_not_all_cases_are_closed_any_more(
    window: MainWindow, qtbot: QtBot, office: Office
) -> None:
    _, desk = new_report(window, qtbot)
    assert "全部办理完结" in plain(desk.body())
    assert not any("全部办理完结" in words for words in desk.todo.words())
    fresh = {"plaintiffs": "样例农机合作社", "cause": "不服行政处罚", "received_on": "2025-11-03"}
    office.store.save("litigation_case", fresh)
    desk.refresh()
    qtbot.waitUntil(lambda: "与台账不符" in desk.said.text(), timeout=20_000)
    assert any("全部办理完结" in words and "与台账不符" in words for words in desk.todo.words())


def test_a_number_given_otherwise_says_who_gave_it_and_why(
    window: MainWindow, qtbot: QtBot, office: Office
) -> None:
    _, desk = new_report(window, qtbot)
    desk.give_number("adviser_opinions", "19", "有一份意见没有登记")
    put_cursor_on(desk, "adviser_opinions")
    assert desk.card.differs.text().startswith("正文里是 19，台账现在是 18")
    assert desk.card.differs.text().endswith("另填：有一份意见没有登记。")
