"""What a clerk does in the window and sees: typing a case, finding, opening, sorting, deleting, exporting."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from lawgov_desktop.office import Office
from lawgov_desktop.storage import listing
from lawgov_desktop.storage.listing import ListQuery
from ui.forms.editors import LineEditor
from ui.forms.record_form import RecordForm
from ui.lists.filter_row import BIN
from ui.main_window import MainWindow
from ui.style import SCALES

BAD_ID = "419999198001011235"  # invented; its check digit is wrong


def typed(target: QWidget, text: str) -> None:
    """Type ``text``: key by key where it is on the keyboard, else as an input method hands over Chinese."""
    if text.isascii():
        QTest.keyClicks(target, text)
        return
    event = QInputMethodEvent()
    event.setCommitString(text)
    QApplication.sendEvent(target, event)


def type_into(qtbot: QtBot, text: str, *, then: Qt.Key = Qt.Key.Key_Return) -> None:
    """Type into whatever has the keyboard, and go on."""
    target = QApplication.focusWidget()
    assert target is not None
    typed(target, text)
    qtbot.wait(200)
    qtbot.keyClick(QApplication.focusWidget(), then)


def new_case(window: MainWindow, qtbot: QtBot) -> RecordForm:
    form = window.forms.open_new("mediation_case")
    form.activateWindow()
    first = next(form.sheet.editors()).control()
    first.setFocus()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is first)
    return form


def fill_case(form: RecordForm, qtbot: QtBot, first: str = "张三丰", second: str = "李小四") -> None:
    """The five fields a case needs, each typed into its editor."""
    for name, text in (("accepted_on", "20250305"), ("summary", "因院墙滴水发生争执")):
        typed(form.sheet.fields[name].editor.control(), text)
    for name, text in (("committee", "ylc"), ("dispute_type", "ll")):
        control = form.sheet.fields[name].editor.control()
        control.setFocus()
        typed(control, text)
        qtbot.wait(200)
        qtbot.keyClick(control, Qt.Key.Key_Return)
    cards = form.sheet.children_rows["parties"].cards
    for card, name in zip(cards, (first, second), strict=True):
        typed(card.fields["name"].editor.control(), name)


def count(office: Office, kind: str = "mediation_case") -> int:
    return listing.count(office.store, ListQuery(kind))


def test_a_case_is_registered_by_keyboard_alone(window: MainWindow, office: Office, qtbot: QtBot) -> None:
    form = new_case(window, qtbot)
    type_into(qtbot, "3-5")
    type_into(qtbot, "ylc")  # 样例村: the initials of a part of its name
    type_into(qtbot, "llj")  # 邻里纠纷
    type_into(qtbot, "因院墙滴水发生争执", then=Qt.Key.Key_Tab)
    type_into(qtbot, "张三丰")
    second = form.sheet.children_rows["parties"].cards[1].fields["name"].editor.control()
    while QApplication.focusWidget() is not second:
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    type_into(qtbot, "李小四")
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: count(office) == 1)
    saved = office.store.get("mediation_case", form.uuid)
    assert saved is not None
    assert saved["accepted_on"] == "2025-03-05"
    assert saved["dispute_type"] == "neighbour"
    assert saved["party_names"] == "张三丰、李小四"
    assert saved["number"], "the number is given when the case is saved"
    assert form.sheet.fields["number"].editor.entry().value == saved["number"]


def test_saving_twice_keeps_the_number_and_the_rows(window: MainWindow, office: Office, qtbot: QtBot) -> None:
    form = new_case(window, qtbot)
    fill_case(form, qtbot)
    form.save()
    first = office.store.get("mediation_case", form.uuid)
    assert first is not None
    typed(form.sheet.fields["remarks"].editor.control(), "补一句")
    form.save()
    second = office.store.get("mediation_case", form.uuid)
    assert second is not None
    assert (second["number"], second["revision"]) == (first["number"], 2)
    assert [row["uuid"] for row in second["parties"]] == [row["uuid"] for row in first["parties"]]
    assert count(office) == 1


def test_what_is_missing_is_told_in_red_and_nothing_is_written(
    window: MainWindow, office: Office, qtbot: QtBot
) -> None:
    form = new_case(window, qtbot)
    form.save()
    line = form.sheet.fields["committee"].line
    assert "调委会" in line.text
    assert "没有填" in line.text
    assert form.focusWidget() is form.sheet.fields["accepted_on"].editor.control()
    assert count(office) == 0


def test_a_doubtful_id_is_marked_and_saved(window: MainWindow, office: Office, qtbot: QtBot) -> None:
    form = new_case(window, qtbot)
    fill_case(form, qtbot)
    field = form.sheet.children_rows["parties"].cards[0].fields["id_no"]
    typed(field.editor.control(), BAD_ID)
    form.save()
    saved = office.store.get("mediation_case", form.uuid)
    assert saved is not None
    assert saved["parties"][0]["id_no"] == BAD_ID
    assert "身份证号" in field.line.text


def test_a_date_nobody_can_read_is_kept_beside_the_empty_field(
    window: MainWindow, office: Office, qtbot: QtBot
) -> None:
    form = new_case(window, qtbot)
    fill_case(form, qtbot)
    form.sheet.go_to("closed_on")
    typed(form.sheet.fields["closed_on"].editor.control(), "过几天")
    form.save()
    saved = office.store.get("mediation_case", form.uuid)
    assert saved is not None
    assert saved["closed_on"] is None
    assert saved["unread"] == {"closed_on": "过几天"}


def test_the_id_fills_sex_birthday_and_age(window: MainWindow, qtbot: QtBot) -> None:
    form = new_case(window, qtbot)
    fill_case(form, qtbot)
    card = form.sheet.children_rows["parties"].cards[0]
    typed(card.fields["id_no"].editor.control(), "110101199003070011")  # invented
    form.sheet.check()
    shown = {name: card.fields[name].editor.entry().value for name in ("sex", "birth", "age")}
    assert shown == {"sex": "1", "birth": "1990-03-07", "age": 34}


def test_written_and_oral_agreements_show_only_their_own_fields(window: MainWindow, qtbot: QtBot) -> None:
    form = new_case(window, qtbot)
    form.sheet.go_to("agreement_form")
    editor = form.sheet.fields["agreement_form"].editor

    def shown(name: str) -> bool:
        return not form.sheet.fields[name].isHidden()

    editor.take("oral")  # type: ignore[attr-defined]
    assert shown("oral_reason")
    assert not shown("copies")
    editor.take("written")  # type: ignore[attr-defined]
    assert shown("copies")
    assert not shown("oral_reason")


def test_a_party_seen_before_is_told_while_typing(
    window: MainWindow, office: Office, qtbot: QtBot, committee: str
) -> None:
    parties = [{"name": "张三丰", "village": "样例村"}, {"name": "王二"}]
    draft = {
        "accepted_on": "2025-01-08",
        "committee": committee,
        "dispute_type": "neighbour",
        "summary": "旧",
    }
    office.store.save("mediation_case", draft | {"parties": parties})
    form = new_case(window, qtbot)
    fill_case(form, qtbot)
    village = form.sheet.children_rows["parties"].cards[0].fields["village"].editor
    typed(village.control(), "样例村")
    form.sheet.check()
    qtbot.waitUntil(lambda: "张三丰" in form.sheet._repeats_text.text())  # type: ignore[attr-defined]
    assert "2025-01-08" in form.sheet._repeats_text.text()  # type: ignore[attr-defined]


def test_esc_puts_the_list_away_and_leaves_the_form_open(window: MainWindow, qtbot: QtBot) -> None:
    form = new_case(window, qtbot)
    editor = form.sheet.fields["dispute_type"].editor
    editor.control().setFocus()
    typed(editor.control(), "h")
    assert editor.candidates.isVisible()  # type: ignore[attr-defined]
    qtbot.keyClick(editor.control(), Qt.Key.Key_Escape)
    assert not editor.candidates.isVisible()  # type: ignore[attr-defined]
    assert form.isVisible()


def test_a_person_is_found_by_initials_and_fills_the_party(
    window: MainWindow, office: Office, qtbot: QtBot
) -> None:
    uuid = office.store.save("person", {"name": "赵六顺", "phone": "19900000001", "village": "样例村"}).uuid
    form = new_case(window, qtbot)
    card = form.sheet.children_rows["parties"].cards[0]
    control = card.fields["person"].editor.control()
    control.setFocus()
    typed(control, "zls")
    qtbot.wait(250)
    qtbot.keyClick(control, Qt.Key.Key_Return)
    row = card.row(with_filled=True)
    assert (row["person"], row["name"], row["phone"], row["village"]) == (
        uuid,
        "赵六顺",
        "19900000001",
        "样例村",
    )


def test_the_last_record_is_copied_without_its_number(
    window: MainWindow, office: Office, qtbot: QtBot, make_case: object
) -> None:
    assert callable(make_case)
    make_case()
    form = new_case(window, qtbot)
    form.copy_last()
    draft = form.sheet.draft()
    assert (draft["accepted_on"], draft["dispute_type"]) == ("2025-03-05", "neighbour")
    assert draft["number"] is None
    assert draft["summary"] is None


def test_a_record_is_found_by_pinyin_initials_and_opened(
    window: MainWindow, qtbot: QtBot, make_case: object
) -> None:
    assert callable(make_case)
    uuid = make_case("诸葛青云", "李小四")
    window._go_to_search()
    typed(window.search, "zgqy")
    qtbot.waitUntil(lambda: window.search.results.count() == 1)
    qtbot.keyClick(window.search, Qt.Key.Key_Return)
    assert [form.uuid for form in window.forms.forms.values()] == [uuid]


def test_a_click_on_a_heading_sorts_and_is_remembered(
    window: MainWindow, office: Office, qtbot: QtBot, make_case: object
) -> None:
    assert callable(make_case)
    make_case("张甲", "王一", accepted_on="2025-03-02")
    make_case("阿乙", "王二", accepted_on="2025-03-01")
    page = window.open_register("mediation_case")
    column = page.model.columns.index("party_names")
    page.table._sort_clicked(column)
    assert [page.model.text(row, column) for row in (0, 1)] == ["阿乙、王二", "张甲、王一"]
    page.table.show_column("amount", True)
    assert window.memory.get("columns/mediation_case")["order"] == "party_names"
    shown = [
        one["field"] for one in window.memory.get("columns/mediation_case")["columns"] if not one["hidden"]
    ]
    assert "amount" in shown


def test_enter_opens_the_row_and_saving_it_refreshes_the_list(
    window: MainWindow, office: Office, qtbot: QtBot, make_case: object
) -> None:
    assert callable(make_case)
    make_case()
    page = window.open_register("mediation_case")
    page.table.selectRow(0)
    qtbot.keyClick(page.table, Qt.Key.Key_Return)
    (form,) = window.forms.forms.values()
    party = form.sheet.children_rows["parties"].cards[0].fields["name"].editor
    assert isinstance(party, LineEditor)
    party.line.selectAll()
    typed(party.line, "周改名")
    form.save()
    column = page.model.columns.index("party_names")
    qtbot.waitUntil(lambda: page.model.text(0, column) == "周改名、李小四")


def test_del_goes_to_the_recycle_bin_and_the_notice_takes_it_back(
    window: MainWindow, office: Office, qtbot: QtBot, make_case: object
) -> None:
    assert callable(make_case)
    make_case()
    page = window.open_register("mediation_case")
    page.table.selectRow(0)
    qtbot.keyClick(page.table, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: count(office) == 0)
    assert "回收站" in window.notice.text
    window.notice._undone()
    qtbot.waitUntil(lambda: count(office) == 1)


def test_a_record_comes_back_from_the_recycle_bin(
    window: MainWindow, office: Office, qtbot: QtBot, make_case: object
) -> None:
    assert callable(make_case)
    office.store.delete("mediation_case", make_case())
    page = window.open_register("mediation_case")
    page.filters.choose(BIN)
    page.table.selectRow(0)
    page.toolbar.restore_button.click()
    qtbot.waitUntil(lambda: count(office) == 1)


def test_rows_are_copied_as_excel_expects_them(window: MainWindow, make_case: object) -> None:
    assert callable(make_case)
    make_case()
    page = window.open_register("mediation_case")
    page.table.selectAll()
    page.table.copy_rows()
    heading, row = QApplication.clipboard().text().split("\n")
    cells = dict(zip(heading.split("\t"), row.split("\t"), strict=True))
    assert cells["当事人"] == "张三丰、李小四"
    assert cells["受理日期"] == "2025-03-05"


def test_a_list_is_exported_as_seen(
    window: MainWindow, qtbot: QtBot, make_case: object, tmp_path: Path
) -> None:
    assert callable(make_case)
    make_case()
    page = window.open_register("mediation_case")
    page.table.show_column("summary", True)
    page.table.show_column("committee", False)
    out = tmp_path / "out.xlsx"
    page.export(".xlsx", as_seen=True, out=out)
    qtbot.waitUntil(lambda: "out.xlsx" in window.notice.text, timeout=10_000)
    cells = [str(cell) for row in openpyxl.load_workbook(out).active.values for cell in row if cell]
    assert "纠纷简要情况" in cells
    assert "因院墙滴水发生争执" in cells
    assert "调委会" not in cells


def test_an_empty_register_says_what_belongs_there_and_offers_to_begin(
    window: MainWindow, qtbot: QtBot
) -> None:
    page = window.open_register("mediation_case")
    window.activateWindow()
    with qtbot.waitSignal(page.new_asked):
        qtbot.keyClick(window, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    assert page._stack.currentIndex() == 1


def test_what_is_overdue_stands_on_top_of_the_start_page_and_opens(
    window: MainWindow, qtbot: QtBot, make_case: object
) -> None:
    assert callable(make_case)
    make_case("张甲", "王一", accepted_on="2025-03-10")
    late = make_case("阿乙", "王二", accepted_on="2025-01-02")
    window.start_page.refresh()
    qtbot.waitUntil(lambda: len(window.start_page.due_buttons) >= 2)
    window.start_page.due_buttons[0].click()
    assert [form.uuid for form in window.forms.forms.values()] == [late]


def test_unsaved_text_survives_the_end_of_the_program(
    window: MainWindow, office: Office, qtbot: QtBot
) -> None:
    form = new_case(window, qtbot)
    fill_case(form, qtbot)
    form._keep()
    qtbot.waitUntil(lambda: bool(office.book.meta("unsaved_forms")))
    window.forms.forms.clear()  # as if the program had ended there
    (kept,) = window.forms.left_over()
    again = window.forms.reopen(kept)
    assert again.sheet.draft()["summary"] == "因院墙滴水发生争执"
    assert [row["name"] for row in again.sheet.draft()["parties"]] == ["张三丰", "李小四"]
    form.changed = again.changed = False
    form.close()


@pytest.mark.parametrize("percent", SCALES)
def test_no_button_of_the_toolbar_is_cut_off(
    window: MainWindow, qtbot: QtBot, make_case: object, percent: int
) -> None:
    assert callable(make_case)
    make_case()
    window.scale_text(percent)
    page = window.open_register("mediation_case")
    qtbot.wait(50)
    assert window.width() <= 1366
    for button in (
        page.toolbar.new_button,
        page.toolbar.import_button,
        page.toolbar.export_button,
        page.toolbar.print_button,
        page.toolbar.more_button,
    ):
        assert button.width() >= button.sizeHint().width()
        assert button.mapTo(window, button.rect().bottomRight()).x() <= 1366
    window.scale_text(100)
