"""The menu of 打印: the list, papers of the record, of several records, and sheets with their questions."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QComboBox, QMenu
from pytestqt.qtbot import QtBot

from lawgov_desktop import sheets
from lawgov_desktop.documents.document import Document, Paragraph, Title
from lawgov_desktop.errors import UserError
from lawgov_desktop.office import Office
from lawgov_desktop.progress import Progress
from lawgov_desktop.sheets import Ask, Sheet, SheetAsked
from tests.ui.conftest import MakeCase
from tests.ui.papers.conftest import Ready, words_of
from ui.lists.register_page import RegisterPage
from ui.main_window import MainWindow
from ui.papers.asking import Standing, chosen_records, read_day, wants_nothing
from ui.papers.making import Choices, a_sheet
from ui.papers.preview import PreviewDialog
from ui.papers.sheet_questions import SheetQuestions

TODAY = date(2025, 3, 14)


@pytest.fixture(autouse=True)
def _menus_without_a_screen(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QMenu, "popup", lambda *_: None)  # a screen's business


def words_in(menu: QMenu) -> list[str]:
    return [action.text() for action in menu.actions() if not action.isSeparator()]


def entry(menu: QMenu, words: str) -> QAction:
    return next(action for action in menu.actions() if action.text() == words)


def menu_of(window: MainWindow, page: RegisterPage, rows: Sequence[int] = ()) -> QMenu:
    """The menu as it stands after these rows are chosen and 打印 is pressed."""
    page.table.clearSelection()
    for row in rows:
        page.table.selectionModel().select(
            page.model.index(row, 0),
            QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows,
        )
    opened: list[QMenu] = []
    papers = window.open_papers
    page.papers_asked.disconnect(papers)
    page.papers_asked.connect(lambda standing, button: opened.append(papers(standing, button)))
    page.toolbar.print_button.click()
    page.papers_asked.disconnect()
    page.papers_asked.connect(papers)
    return opened[0]


def preview_of(window: MainWindow) -> PreviewDialog:
    return next(found for found in window.findChildren(PreviewDialog) if found.isVisible())


def a_report(office: Office, asked: SheetAsked) -> Document:
    lines = [
        f"从{asked.first}到{asked.last}",
        f"按{asked.values['by']}，{asked.values['word']}",
        *(office.store.names.title("mediation_case", uuid) for uuid in asked.records),
        "名字已隐去" if asked.masked else "名字全写",
    ]
    return Document("样例表", (Title("样例表"), *(Paragraph(line) for line in lines)), copies=2)


ASKS = (
    Ask("by", "按什么", "village", lambda office: (("type", "类型"), ("village", "村"))),
    Ask("word", "备注", "无误"),
)
REPORT = Sheet("sample_report", "样例表", ("mediation_case",), a_report, "span", asks=ASKS)
PLAIN = Sheet(
    "sample_plain", "不问就印的表", ("mediation_case",), lambda office, asked: Document("表", (Title("表"),))
)
OF_CASES = Sheet("sample_cases", "几件案件的表", ("mediation_case",), a_report, records="several", asks=ASKS)


@pytest.fixture
def with_sheets(monkeypatch: pytest.MonkeyPatch) -> None:
    """A register whose drawer declares three sheets."""
    monkeypatch.setattr(sheets, "all_sheets", lambda: (REPORT, PLAIN, OF_CASES))


def test_without_a_record_the_list_is_offered_and_what_to_do_for_papers(
    window: MainWindow, make_case: MakeCase
) -> None:
    make_case()
    menu = menu_of(window, window.open_register("mediation_case"))
    assert words_in(menu)[0] == "打印当前列表"
    assert "先选中一条记录，再打印它的文书" in words_in(menu)
    menu.close()


def test_papers_that_fit_the_record_are_offered(
    window: MainWindow, office: Office, make_case: MakeCase
) -> None:
    uuid = make_case()
    page = window.open_register("mediation_case")
    menu = menu_of(window, page, [0])
    draft = office.store.get("mediation_case", uuid) or {}
    fitting = [paper.title for paper in office.kind("mediation_case").papers if paper.fits(draft)]
    assert [words for words in words_in(menu) if words in fitting] == fitting
    assert "终止调解告知书" not in words_in(menu)
    menu.close()


def test_several_chosen_records_get_a_paper_each(
    window: MainWindow, make_case: MakeCase, ready: Ready, qtbot: QtBot
) -> None:
    make_case("张三丰")
    make_case("王五")
    make_case("赵六")
    page = window.open_register("mediation_case")
    menu = menu_of(window, page, [0, 1, 2])
    each = entry(menu, "选中的 3 条各印一份").menu()
    assert isinstance(each, QMenu)
    entry(each, "卷宗封面").trigger()
    menu.close()
    dialog = ready(preview_of(window))
    assert dialog.file is not None
    assert len(dialog.file) == 3
    text = "".join(words_of(dialog.file.data))
    assert all(name in text for name in ("张三丰", "王五", "赵六"))
    dialog.accept()


def test_the_menu_is_walked_by_keyboard(
    window: MainWindow, make_case: MakeCase, ready: Ready, qtbot: QtBot
) -> None:
    make_case()
    page = window.open_register("mediation_case")
    menu = menu_of(window, page)
    assert menu.activeAction().text() == "打印当前列表"
    qtbot.keyClick(menu, Qt.Key.Key_Return)
    dialog = ready(preview_of(window))
    assert dialog.bar.size_box.isVisible()
    dialog.accept()


def test_a_form_offers_the_same_papers_without_the_list(
    window: MainWindow, make_case: MakeCase, qtbot: QtBot
) -> None:
    uuid = make_case()
    form = window.forms.open_record("mediation_case", uuid)
    assert form is not None
    opened: list[QMenu] = []
    window.forms.print_asked.disconnect()
    window.forms.print_asked.connect(
        lambda kind, uuid, button: opened.append(window.open_papers(Standing(kind, uuid), button))
    )
    qtbot.waitUntil(form.isActiveWindow)
    qtbot.keyClick(form, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    assert "卷宗封面" in words_in(opened[0])
    assert "打印当前列表" not in words_in(opened[0])
    opened[0].close()


@pytest.mark.usefixtures("with_sheets")
def test_a_sheet_that_asks_nothing_opens_at_once(
    window: MainWindow, make_case: MakeCase, ready: Ready
) -> None:
    make_case()
    menu = menu_of(window, window.open_register("mediation_case"))
    assert words_in(menu)[-3:] == ["样例表…", "不问就印的表", "几件案件的表…"]
    entry(menu, "不问就印的表").trigger()
    menu.close()
    dialog = ready(preview_of(window))
    assert dialog.bar.word_button.isVisible()
    dialog.accept()


@pytest.mark.usefixtures("with_sheets")
def test_a_sheet_asks_for_what_it_wants_with_sound_answers_in_place(
    window: MainWindow, make_case: MakeCase, ready: Ready, qtbot: QtBot
) -> None:
    make_case()
    menu = menu_of(window, window.open_register("mediation_case"))
    entry(menu, "样例表…").trigger()
    menu.close()
    asking = next(found for found in window.findChildren(SheetQuestions) if found.isVisible())
    assert asking.first is not None
    assert asking.last is not None
    assert (asking.first.text(), asking.last.text()) == ("2025-01-01", "2025-03-14")
    asking.first.setText("什么时候")
    asking.accept()
    assert asking.isVisible()
    assert "没有读懂" in asking.said.text()
    asking.first.setText("4-1")
    asking.accept()
    assert "前面" in asking.said.text()
    asking.first.setText("2-1")
    box = asking.findChild(QComboBox)
    assert box is not None
    assert box.currentText() == "村"
    box.setCurrentIndex(0)
    asking.accept()
    dialog = ready(preview_of(window))
    assert dialog.file is not None
    text = "".join(words_of(dialog.file.data))
    assert "从2025-02-01到2025-03-14" in text
    assert "按type，无误" in text
    assert "名字全写" in text
    assert "应签 2 份" in dialog.told.line.text()
    with qtbot.waitSignal(dialog.ready, timeout=30_000):
        dialog.bar.mask_box.click()
    assert "名字已隐去" in "".join(words_of(dialog.file.data))
    dialog.accept()


@pytest.mark.usefixtures("with_sheets")
def test_records_of_a_sheet_are_found_by_typing_where_none_is_chosen(
    office: Office, window: MainWindow, make_case: MakeCase, qtbot: QtBot
) -> None:
    make_case("张三丰")
    wanted = make_case("欧阳锋")
    asking = SheetQuestions(office, OF_CASES, (), window)
    assert asking.choice is not None
    assert asking.choice.list.count() == 2
    asking.choice.line.setText("欧阳锋")
    qtbot.waitUntil(lambda: asking.choice is not None and asking.choice.list.count() == 1, timeout=5_000)
    answered: list[SheetAsked] = []
    asking.answered.connect(answered.append)
    asking.accept()
    assert answered[0].records == (wanted,)


def test_what_is_chosen_settles_the_records_of_a_sheet() -> None:
    one = Sheet("one", "一条", ("officer",), a_report, records="one")
    several = Sheet("several", "几条", ("officer", "certificate"), a_report, records="several")
    here = Standing("officer", "a", ("a", "b"))
    assert chosen_records(one, here) == ("a",)
    assert chosen_records(several, here) == ("a", "b")
    assert chosen_records(several, Standing("officer", "a")) == ("a",)
    assert chosen_records(several, Standing("certificate", "x", ("x", "y"))) == ()
    assert wants_nothing(one, here)
    assert not wants_nothing(one, Standing("officer"))


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("2025-03-05", date(2025, 3, 5)),
        ("20250305", date(2025, 3, 5)),
        ("3-5", date(2025, 3, 5)),
        ("2025年3月5日", date(2025, 3, 5)),
        ("2025-03", None),  # a month is no day
        ("", None),
        ("昨天下午", None),
    ],
)
def test_a_day_is_read_as_it_is_typed(typed: str, day: date | None) -> None:
    assert read_day(typed, TODAY) == day


@pytest.mark.parametrize("sheet", sheets.all_sheets(), ids=lambda sheet: sheet.name)
def test_every_sheet_is_made_of_its_usual_answers_or_says_what_is_missing(
    office: Office, window: MainWindow, sheet: Sheet, tmp_path: Path
) -> None:
    asking = SheetQuestions(office, sheet, (), window)
    answered: list[SheetAsked] = []
    asking.answered.connect(answered.append)
    asking.accept()
    if not answered:
        assert sheet.records != "none"
        assert "请先选" in asking.said.text()
        return
    told = ""
    try:
        a_sheet(office, sheet, answered[0]).make(tmp_path / "sheet.pdf", Choices(), Progress())
    except UserError as fault:
        told = fault.todo
    assert told or (tmp_path / "sheet.pdf").read_bytes()[:4] == b"%PDF"
