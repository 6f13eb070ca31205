"""A doubt of several lines is read to its end: the form makes room for it."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from lawgov_desktop.office import Office
from ui.main_window import MainWindow


def test_a_doubt_of_several_lines_is_not_cut_off(window: MainWindow, office: Office, qtbot: QtBot) -> None:
    told_late = {
        "received_on": "2025-02-03",
        "answered_on": "2025-02-21",
        "plaintiffs": "张示例",
        "cause": "处罚",
    }
    form = window.forms.open_record("litigation_case", office.store.save("litigation_case", told_late).uuid)
    assert form is not None
    form.resize(1100, 700)
    sheet = form.sheet
    sheet.go_to("answered_on")
    told = sheet.fields["answered_on"].line
    assert "逾期" in told.text
    text, grid = told._text, sheet.fields["answered_on"].parentWidget()
    assert grid is not None

    def settled() -> bool:
        whole = text.height() >= text.heightForWidth(text.width())
        return whole and grid.height() == grid.heightForWidth(grid.width())

    qtbot.waitUntil(settled, timeout=3000)
    form.changed = False
