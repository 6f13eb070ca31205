"""Writing a report in the window: draft, the number under the cursor, refresh, zeros, saving, reopening."""

from __future__ import annotations

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from lawgov_desktop.office import Office
from lawgov_desktop.registers.report.marks import Mark, marks_in, plain
from lawgov_desktop.reporting.period import Period
from lawgov_desktop.reporting.report.answers import answers
from lawgov_desktop.reporting.report.writing import KIND
from ui.forms.annual_report_sheet import AnnualReportSheet
from ui.main_window import MainWindow
from ui.reporting.report_desk import ReportDesk
from ui.reporting.report_text import ReportText

YEAR = 2025


def asked(desk: ReportDesk) -> bool:
    return "个数字" in desk.said.text()


def new_report(window: MainWindow, qtbot: QtBot) -> tuple[AnnualReportSheet, ReportDesk]:
    form = window.forms.open_new(KIND)
    sheet = form.sheet
    assert isinstance(sheet, AnnualReportSheet)
    sheet.prefill("year", str(YEAR))
    sheet.check()
    desk = sheet.writing
    desk.write_draft()
    qtbot.waitUntil(lambda: bool(desk.body().strip()), timeout=20_000)
    return sheet, desk


def put_cursor_on(desk: ReportDesk, key: str) -> Mark:
    for number, line in enumerate(desk.body().split("\n")):
        for mark in marks_in(line):
            if mark.key == key:
                desk.text.go_to(number, mark.start + 1)
                return mark
    raise AssertionError(f"no number {key} in the text")


def test_a_draft_is_written_with_its_outline(window: MainWindow, qtbot: QtBot) -> None:
    _, desk = new_report(window, qtbot)
    assert "办理行政应诉案件5件，全部办理完结" in plain(desk.body())
    headings = [desk.outline.item(row).text().strip() for row in range(desk.outline.count())]
    assert headings[0] == "一、主要举措和成效"
    assert len([one for one in headings if one.startswith("（")]) == 7


def test_the_number_under_the_cursor_opens_its_records(
    window: MainWindow, qtbot: QtBot, office: Office
) -> None:
    _, desk = new_report(window, qtbot)
    put_cursor_on(desk, "lawsuits")
    assert desk.card.title.text() == "行政应诉案件"
    assert desk.card.value.text() == "5件"
    assert "收到日期" in desk.card.rule.text()
    assert desk.card.records.count() == 5
    item = desk.card.records.item(0)
    desk.card.records.itemActivated.emit(item)
    kind, uuid = item.data(Qt.ItemDataRole.UserRole)
    assert any(form.uuid == uuid and form.kind.key == kind for form in window.forms.forms.values())


def test_beside_the_writers_words_nothing_is_claimed(window: MainWindow, qtbot: QtBot) -> None:
    _, desk = new_report(window, qtbot)
    put_cursor_on(desk, "lawsuits")
    desk.text.go_to(0, 8)
    assert desk.card.records.isHidden()
    assert "把光标放到" in desk.card.rule.text()


def test_a_rounded_number_tells_the_exact_one(window: MainWindow, qtbot: QtBot) -> None:
    _, desk = new_report(window, qtbot)
    put_cursor_on(desk, "market_day_events")
    assert desk.card.value.text() == "40余次"
    assert "确切数 46" in desk.card.differs.text()


def test_refreshing_marks_what_changed_and_keeps_the_words(
    window: MainWindow, qtbot: QtBot, office: Office
) -> None:
    _, desk = new_report(window, qtbot)
    put_cursor_on(desk, "lawsuits")
    cursor = desk.text.textCursor()
    cursor.movePosition(QTextCursor.MoveOperation.StartOfBlock)
    desk.text.setTextCursor(cursor)
    desk.text.insertPlainText("我镇主动作为，")
    office.store.delete("litigation_case", answers(office.store, Period.year(YEAR))["lawsuits"].records[0])
    desk.refresh()
    qtbot.waitUntil(lambda: "行政应诉案件 5 → 4" in desk.said.text(), timeout=20_000)
    assert "我镇主动作为，办理行政应诉案件4件" in plain(desk.body())
    assert not desk.next_button.isHidden()
    assert desk.text.textCursor().selectedText()
    desk.refresh()
    qtbot.waitUntil(lambda: "都与台账一致" in desk.said.text(), timeout=20_000)


def test_a_number_changed_by_hand_is_told_and_can_be_taken_back(window: MainWindow, qtbot: QtBot) -> None:
    _, desk = new_report(window, qtbot)
    desk.text.show_body(desk.body().replace("⟦lawsuits=5⟧", "⟦lawsuits=8⟧"))
    put_cursor_on(desk, "lawsuits")
    assert desk.card.differs.text() == "正文里是 8，台账现在是 5。"
    desk.card.take.click()
    assert "⟦lawsuits=5⟧" in desk.body()


def test_another_number_is_kept_with_its_reason(window: MainWindow, qtbot: QtBot, office: Office) -> None:
    sheet, desk = new_report(window, qtbot)
    desk.give_number("lawsuits", "6", "含上年结转1件")
    assert "办理行政应诉案件6件" in plain(desk.body())
    (row,) = [row for row in sheet.draft()["numbers"] if row.get("key") == "lawsuits"]
    assert (row["computed"], row["given"], row["reason"], row["note"]) == ("5", "6", "含上年结转1件", "given")
    assert row["who"] == office.store.who
    desk.refresh()
    qtbot.waitUntil(lambda: asked(desk) or "一致" in desk.said.text(), timeout=20_000)
    assert "办理行政应诉案件6件" in plain(desk.body())


def test_a_zero_is_asked_and_said_once_confirmed(window: MainWindow, qtbot: QtBot, office: Office) -> None:
    for uuid in answers(office.store, Period.year(YEAR))["decisions"].records:
        office.store.delete("decision", uuid)
    _sheet, desk = new_report(window, qtbot)
    waiting = [desk.todo.item(row).text() for row in range(desk.todo.count())]
    assert "为零：重大行政决策——确认没有？" in waiting
    assert "重大行政决策" not in plain(desk.body()).split("二、")[0]
    desk.confirm_zero("decisions")
    desk.write_draft()
    qtbot.waitUntil(lambda: "本年度无重大行政决策事项。" in plain(desk.body()), timeout=20_000)


def test_the_whole_text_is_read_as_a_colleague_would(window: MainWindow, qtbot: QtBot) -> None:
    _, desk = new_report(window, qtbot)
    body = desk.body().replace("（三）健全制度", "健全制度").replace("持证上岗和资格", "持证.上岗和资格")
    desk.text.show_body(body)
    desk.check()
    qtbot.waitUntil(lambda: "处请核对" in desk.said.text(), timeout=20_000)
    listed = {desk.todo.item(row).text(): row for row in range(desk.todo.count())}
    (dot,) = [row for words, row in listed.items() if "多了一个点" in words]
    assert any("缺了序号“（三）”" in words for words in listed)
    desk.todo.itemActivated.emit(desk.todo.item(dot))
    assert desk.text.textCursor().selectedText() == "持证.上岗"


def test_a_report_is_saved_with_its_ties_and_opens_again(
    window: MainWindow, qtbot: QtBot, office: Office
) -> None:
    _sheet, desk = new_report(window, qtbot)
    body = desk.body()
    form = next(iter(window.forms.forms.values()))
    assert form.changed
    form.save()
    uuid = form.uuid
    assert uuid is not None
    kept = office.store.get(KIND, uuid)
    assert kept is not None
    assert kept["body"] == body
    form.close()
    again = window.forms.open_record(KIND, uuid)
    assert isinstance(again.sheet, AnnualReportSheet)
    assert again.sheet.writing.body() == body
    assert not again.changed


def test_typing_beside_a_number_is_the_writers_own(qtbot: QtBot) -> None:
    text = ReportText()
    qtbot.addWidget(text)
    text.show_body("办理案件⟦lawsuits=5⟧件。")
    text.go_to(0, 5)
    qtbot.keyClicks(text, "abc")
    assert text.body() == "办理案件⟦lawsuits=5⟧abc件。"


def test_a_pasted_dress_is_left_behind(qtbot: QtBot) -> None:
    text = ReportText()
    qtbot.addWidget(text)
    text.show_body("一、成效")
    QApplication.clipboard().setText("贴进来的⟦字⟧")
    text.moveCursor(QTextCursor.MoveOperation.End)
    text.paste()
    assert text.body() == "一、成效贴进来的[字]"


WORDS = st.text(alphabet="一二三办理案件，。（）0123456789 ", max_size=10)
LINES = st.lists(
    st.one_of(
        WORDS, st.builds(Mark, st.sampled_from(["a_b", "c"]), st.text("0123456789余", min_size=1, max_size=4))
    ),
    max_size=5,
)


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.lists(LINES, min_size=1, max_size=6))
def test_what_is_shown_is_given_back(qtbot: QtBot, lines: list[list[str | Mark]]) -> None:
    body = "\n".join("".join(str(piece) for piece in line) for line in lines)
    text = ReportText()
    text.show_body(body)
    # Two marks of one figure side by side are one stretch of text; everything else comes back as it was.
    assert plain(text.body()) == plain(body)
    assert text.body().count("\n") == body.count("\n")
    text.deleteLater()
