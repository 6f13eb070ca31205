"""Last year's report at the desk: taken in, drafted from, compared while one types, looked up."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import docx
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QPalette, QTextCursor
from pytestqt.qtbot import QtBot

from lawgov_desktop.office import Office
from lawgov_desktop.registers.report.marks import OF_LAST_YEAR, marks_in, plain
from lawgov_desktop.reporting.report.writing import KIND
from lawgov_desktop.storage.listing import Condition, ListQuery, drafts
from tests.reporting.report.test_from_last_year import last_year
from ui.forms.annual_report_sheet import AnnualReportSheet
from ui.main_window import MainWindow
from ui.reporting.report_desk import ReportDesk
from ui.reporting.report_text import ReportText

YEAR = 2025
CONTINUOUS = last_year("continuous")
TRAPS = last_year("traps")


@pytest.fixture
def sheet(window: MainWindow) -> AnnualReportSheet:
    made = window.forms.open_new(KIND).sheet
    assert isinstance(made, AnnualReportSheet)
    made.prefill("year", str(YEAR))
    made.check()
    return made


@pytest.fixture
def desk(sheet: AnnualReportSheet) -> ReportDesk:
    return sheet.writing


@pytest.fixture
def taken(desk: ReportDesk, tmp_path: Path, qtbot: QtBot) -> Callable[[str], None]:
    """Takes a text in as last year's report."""

    def take(text: str) -> None:
        file = tmp_path / "上年报告.txt"
        file.write_text(text, encoding="utf-8")
        desk.beside.read_file(file)
        qtbot.waitUntil(lambda: desk.said.text().startswith("上年报告："), timeout=20_000)

    return take


@pytest.fixture
def drafted(desk: ReportDesk, taken: Callable[[str], None], qtbot: QtBot) -> Callable[[str], None]:
    """Takes a text in and drafts from it."""

    def draft(text: str) -> None:
        taken(text)
        desk.write_as("last_year")
        qtbot.waitUntil(lambda: desk.said.text().startswith("以上年报告为底稿"), timeout=20_000)

    return draft


def test_what_was_recognised_is_told(
    desk: ReportDesk, sheet: AnnualReportSheet, taken: Callable[[str], None]
) -> None:
    taken(CONTINUOUS)
    assert desk.said.text() == "上年报告：认出 16 个数字，其中 16 个台账里有；14 段。"
    assert (sheet.draft()["base_text"] or "").startswith("青山街道办事处2024年法治政府建设年度报告\n2024年")


def test_a_word_document_is_read_too(desk: ReportDesk, tmp_path: Path, qtbot: QtBot) -> None:
    document = docx.Document()
    for line in CONTINUOUS.split("\n"):
        document.add_paragraph(line)
    document.save(str(tmp_path / "a.docx"))
    desk.beside.read_file(tmp_path / "a.docx")
    qtbot.waitUntil(lambda: "其中 16 个台账里有" in desk.said.text(), timeout=20_000)


def test_a_report_of_another_year_is_told(desk: ReportDesk, taken: Callable[[str], None]) -> None:
    taken(CONTINUOUS.replace("2024", "2021"))
    assert "它写的是 2021 年度，不是 2024 年度" in desk.said.text()


def test_the_report_of_the_book_is_taken_without_its_marks(
    desk: ReportDesk, sheet: AnnualReportSheet
) -> None:
    desk.beside.take_from_book()
    base = sheet.draft()["base_text"]
    assert base.startswith("2024年，龙溪镇")
    assert "⟦" not in base


def test_the_draft_has_last_years_words_and_this_years_numbers(
    desk: ReportDesk, sheet: AnnualReportSheet, drafted: Callable[[str], None]
) -> None:
    drafted(CONTINUOUS)
    assert desk.said.text() == "以上年报告为底稿：16 个数字换成了今年的，2 处请核对，列在左下。"
    assert "办理行政应诉案件⟦lawsuits=5⟧件，全部办理完结" in desk.body()
    draft = sheet.draft()
    assert (draft["outline"], draft["title"]) == ("last_year", "青山街道办事处2025年法治政府建设年度报告")
    headings = [desk.outline.item(row).text().strip() for row in range(desk.outline.count())]
    assert headings[:2] == ["一、2025年工作情况", "（一）健全工作机制"]


def test_what_is_open_is_listed_and_dealt_with_one_after_the_other(
    desk: ReportDesk, drafted: Callable[[str], None]
) -> None:
    drafted(CONTINUOUS)
    (row,) = [row for row, words in enumerate(desk.todo.words()) if words.startswith("待核")]
    assert desk.todo.words()[row] == (
        "待核 2 处：2024年4月8日印发《青山街道2024年法治政府建设工作要点》——写的是年份或日期"
    )
    desk.todo.itemActivated.emit(desk.todo.item(row))
    assert desk.text.textCursor().selectedText() == "2024年4月8日"
    assert not desk.beside.line.isHidden()
    assert desk.card.isHidden()
    assert desk.beside.line.keep.text() == "就写“2024年4月8日”"
    desk.beside.line.keep.click()
    assert desk.text.textCursor().selectedText() == "2024年"
    desk.beside.line.keep.click()
    assert OF_LAST_YEAR not in desk.body()


def test_an_open_number_becomes_the_figure_a_person_chooses(
    desk: ReportDesk, drafted: Callable[[str], None]
) -> None:
    drafted(TRAPS)
    assert desk.text.select_words("全年受理矛盾纠纷130件")
    cursor = desk.text.textCursor()
    desk.text.go_to(cursor.blockNumber(), cursor.positionInBlock() - 2)
    line = desk.beside.line
    assert "说的可能是别的时间" in line.said.text()
    line.proposals()[0].click()
    assert "全年受理矛盾纠纷⟦mediation_cases=146⟧件" in desk.body()


def test_words_of_last_year_that_were_typed_over_are_the_writers_own(qtbot: QtBot) -> None:
    text = ReportText()
    qtbot.addWidget(text)
    text.show_body("成员单位⟦last_year:unknown=12⟧个，学法⟦law_studies=4⟧次。")
    assert text.body() == "成员单位⟦last_year:unknown=12⟧个，学法⟦law_studies=4⟧次。"
    text.go_to(0, 5)
    qtbot.keyClicks(text, "3")
    assert plain(text.body()) == text.body().replace("⟦law_studies=4⟧", "4")
    assert text.body().startswith("成员单位132个")
    text.undress()
    assert text.body() == "成员单位132个，学法⟦law_studies=4⟧次。"


def test_in_another_look_the_text_is_dressed_anew_and_nothing_counts_as_typed(qtbot: QtBot) -> None:
    text = ReportText()
    qtbot.addWidget(text)
    body = "成员单位⟦last_year:unknown=12⟧个，学法⟦law_studies=4⟧次。"
    text.show_body(body)
    typed: list[None] = []
    text.textChanged.connect(lambda: typed.append(None))
    palette = QPalette(text.palette())
    palette.setColor(QPalette.ColorRole.Base, Qt.GlobalColor.black)
    text.setPalette(palette)
    assert text.body() == body
    assert not typed


def test_under_a_number_stands_what_last_year_said(desk: ReportDesk, drafted: Callable[[str], None]) -> None:
    drafted(CONTINUOUS)
    for number, line in enumerate(desk.body().split("\n")):
        for mark in marks_in(line):
            if mark.key == "lawsuits":
                desk.text.go_to(number, mark.start + 1)
    assert desk.beside.line.said.text() == "…办理行政应诉案件9件…"
    assert desk.beside.line.change.text() == "今年 5件，比上年少 4件。"
    assert desk.card.value.text() == "5件"
    desk.text.go_to(0, 0)
    assert desk.beside.line.isHidden()


def test_paragraphs_of_last_year_bear_the_word_until_they_are_rewritten(
    desk: ReportDesk, drafted: Callable[[str], None], qtbot: QtBot
) -> None:
    drafted(CONTINUOUS)
    qtbot.waitUntil(lambda: bool(desk.text.stale()), timeout=20_000)
    stale = desk.text.stale()
    place = next(n for n, line in enumerate(desk.body().split("\n")) if "街道现有" in line)
    assert stale[place] > 80
    desk.text.go_to(place, 0)
    cursor = desk.text.textCursor()
    cursor.select(QTextCursor.SelectionType.BlockUnderCursor)
    cursor.insertText("\n本年度调解工作另辟新路，打造品牌调解室，形成全域覆盖、上下联动、专群结合的新格局。")
    qtbot.waitUntil(lambda: set(desk.text.stale()) == set(stale) - {place}, timeout=20_000)


def test_the_paragraph_that_corresponds_is_shown_and_taken_over(
    desk: ReportDesk, taken: Callable[[str], None], qtbot: QtBot
) -> None:
    taken(CONTINUOUS)
    desk.text.show_body("全街道有22个人民调解委员会、专职调解员若干名，办理行政应诉案件若干件。")
    desk.right.setCurrentIndex(1)
    desk.show()
    desk.text.go_to(0, 3)

    def shown() -> bool:
        here = desk.beside.page.here()
        return here is not None and here.text.startswith("街道现有22个")

    qtbot.waitUntil(shown, timeout=20_000)
    desk.beside.page.take.click()
    qtbot.waitUntil(lambda: desk.said.text() == "拿过来了，7 个数字换成了今年的。", timeout=20_000)
    assert "办理行政应诉案件⟦lawsuits=5⟧件，全部办理完结" in desk.body().split("\n")[1]


def test_shortcomings_nobody_registered_are_listed_registered_and_taken_back(
    desk: ReportDesk, taken: Callable[[str], None], office: Office, qtbot: QtBot
) -> None:
    before = [draft["uuid"] for draft in drafts(office.store, ListQuery("problem"))]
    taken(CONTINUOUS)
    qtbot.waitUntil(lambda: "上年报告所列不足有 1 条还没有登记：登记…" in desk.todo.words(), timeout=20_000)
    desk.beside.register(desk.beside.unregistered)
    qtbot.waitUntil(lambda: desk.said.text().startswith("已登记 1 条"), timeout=20_000)
    named = ListQuery("problem", conditions=(Condition("title", "is", "执法力量不足"),))
    assert [(one["year"], one["source"]) for one in drafts(office.store, named)] == [
        (YEAR, "carried"), (YEAR - 1, "annual_report")
    ]  # fmt: skip
    qtbot.waitUntil(lambda: not any("没有登记" in words for words in desk.todo.words()), timeout=20_000)
    desk.said.linkActivated.emit("undo")
    qtbot.waitUntil(lambda: desk.said.text() == "已撤销登记。", timeout=20_000)
    assert [draft["uuid"] for draft in drafts(office.store, ListQuery("problem"))] == before


def test_without_last_years_report_the_third_way_says_what_to_do(desk: ReportDesk, qtbot: QtBot) -> None:
    desk.write_as("last_year")
    qtbot.waitUntil(lambda: "还没有上年报告" in desk.said.text(), timeout=20_000)
    assert not desk.body().strip()
