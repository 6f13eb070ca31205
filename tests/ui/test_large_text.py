"""A small laptop with large text: what a clerk looks for stands in sight, nothing is cut off."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from lawgov_desktop.office import Office
from tests.ui.conftest import MakeCase
from ui.forms.date_editor import DateEditor
from ui.main_window import MainWindow


def test_at_150_percent_the_parties_are_in_sight_and_the_panel_waits_folded(
    window: MainWindow, make_case: MakeCase, qtbot: QtBot
) -> None:
    make_case()
    window.scale_text(150)
    page = window.open_register("mediation_case")
    qtbot.waitUntil(page.isVisible)
    assert not page.panel.isVisible()
    table = page.table
    names = table.columnViewportPosition(page.model.columns.index("party_names"))
    assert names + 150 < table.viewport().width()


def test_a_panel_somebody_opened_stays_open(window: MainWindow, make_case: MakeCase, qtbot: QtBot) -> None:
    make_case()
    window.scale_text(150)
    page = window.open_register("mediation_case")
    page.toolbar.panel_button.click()
    assert page.panel.isVisible()
    other = window.open_register("screening")
    assert other.panel.isVisible()


def test_at_the_usual_size_the_panel_stands_open(window: MainWindow, make_case: MakeCase) -> None:
    make_case()
    assert window.open_register("mediation_case").panel.isVisible()


def test_a_class_of_many_names_a_few_beside_the_list(
    window: MainWindow, office: Office, qtbot: QtBot
) -> None:
    holders = [office.store.save("officer", {"name": f"样例{number:02}"}).uuid for number in range(47)]
    rows = [{"officer": holder} for holder in holders]
    class_ = office.store.save("training_class", {"name": "公共法律知识培训", "enrolments": rows}).uuid
    page = window.open_register("training_class")
    page.panel.show_record(class_)
    page.panel.refresh()
    words = [label.text() for label in page.panel.findChildren(QLabel)]
    assert "执法人员 47 条" in words
    assert "还有 42 条，打开后看" in words


def test_the_hint_of_an_empty_date_is_not_cut_off(window: MainWindow, qtbot: QtBot) -> None:
    for percent in (100, 150):
        window.scale_text(percent)
        form = window.forms.open_new("mediation_case")
        qtbot.waitUntil(form.isVisible)
        editor = form.sheet.fields["accepted_on"].editor
        assert isinstance(editor, DateEditor)
        line = editor.line
        needed = (
            line.fontMetrics().horizontalAdvance(line.placeholderText()) + 2 * line.fontMetrics().height()
        )
        assert line.width() >= needed, percent
        form.close()


def test_what_the_program_works_out_asks_for_nothing(window: MainWindow) -> None:
    form = window.forms.open_new("certificate")
    derived = form.sheet.fields["cancelled_on"].editor
    line = derived.control()
    assert isinstance(line, QLineEdit)
    assert not line.isEnabled()
    assert line.placeholderText() == ""
    assert "不用填" in derived.toolTip()
    form.close()
