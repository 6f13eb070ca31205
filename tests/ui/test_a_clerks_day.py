"""A morning in the practice book: a case typed, found and printed, a list taken in, a register handed out."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import openpyxl
import pypdfium2
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from lawgov_desktop.office import Office
from lawgov_desktop.practice import make_practice_book
from lawgov_desktop.storage.listing import ListQuery, count
from tests.ui.conftest import shown_window
from tests.ui.test_clerk_at_work import new_case, type_into, typed
from ui.importing.import_dialog import ImportDialog
from ui.main_window import MainWindow
from ui.papers.preview import show_paper_preview


@pytest.fixture
def practice(tmp_path: Path) -> Iterator[Office]:
    opened = make_practice_book(tmp_path / "practice.lawgov", today=date(2026, 11, 23))
    yield opened
    opened.close()


@pytest.fixture
def window(practice: Office, qtbot: QtBot) -> Iterator[MainWindow]:
    with shown_window(practice, qtbot) as built:
        yield built


def test_a_clerks_day(window: MainWindow, practice: Office, qtbot: QtBot, tmp_path: Path, root: Path) -> None:
    cases = count(practice.store, ListQuery("mediation_case"))
    assert cases >= 150

    # A case is typed, by keyboard alone.
    form = new_case(window, qtbot)
    type_into(qtbot, "20261120")
    first_committee = practice.store.names.title(
        "committee", practice.store.book.rows("SELECT uuid FROM committee ORDER BY id LIMIT 1")[0][0]
    )
    type_into(qtbot, first_committee)
    type_into(qtbot, "llj")
    type_into(qtbot, "因檐沟滴水发生争执", then=Qt.Key.Key_Tab)
    type_into(qtbot, "闻人䶮")
    second = form.sheet.children_rows["parties"].cards[1].fields["name"].editor.control()
    while QApplication.focusWidget() is not second:
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    type_into(qtbot, "㛃𠅤")
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: count(practice.store, ListQuery("mediation_case")) == cases + 1)
    uuid = form.uuid
    assert uuid is not None

    # It is found by the initials of a party.
    window._go_to_search()
    typed(window.search, "wry")
    qtbot.waitUntil(lambda: window.search.results.count() >= 1)
    qtbot.keyClick(window.search, Qt.Key.Key_Return)
    assert uuid in [opened.uuid for opened in window.forms.forms.values()]

    # Its agreement is printed: every character is there, and it says that this is practice.
    practice.store.save(
        "mediation_case",
        {
            "result": "agreed",
            "result_on": "2026-11-21",
            "agreement_form": "written",
            "terms": "一、修好檐沟。",
        },
        uuid=uuid,
    )
    kind = practice.kind("mediation_case")
    agreement = next(paper for paper in kind.papers if paper.name == "agreement")
    preview = show_paper_preview(practice, kind, agreement, uuid, window.jobs, window.icons, window)
    qtbot.waitUntil(lambda: preview.print_button.isEnabled(), timeout=30_000)
    preview.save_to(tmp_path / "agreement.pdf")
    preview.accept()
    with pypdfium2.PdfDocument(tmp_path / "agreement.pdf") as pdf:
        text = "".join(page.get_textpage().get_text_range() for page in pdf)
    for words in ("人民调解协议书", "闻人䶮", "㛃𠅤", "修好檐沟", "练"):
        assert words in text

    # A county's list comes in through the window.
    matters = count(practice.store, ListQuery("matter"))
    sample = next((root / "resources" / "samples").glob("*事项清单*.xlsx"))
    window.open_register("matter")
    window.open_import("matter")
    dialog = next(child for child in window.children() if isinstance(child, ImportDialog))
    dialog.read_file(sample)
    for _step in ("columns", "check"):
        qtbot.waitUntil(
            lambda: not dialog.working.isVisible() and dialog.next_button.isEnabled(), timeout=20_000
        )
        qtbot.mouseClick(dialog.next_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(
        lambda: not dialog.working.isVisible() and dialog.next_button.text() == "导入", timeout=20_000
    )
    with qtbot.waitSignal(dialog.imported, timeout=20_000) as done:
        dialog.next_button.click()
    created = done.args[0].created
    assert created > 0
    assert count(practice.store, ListQuery("matter")) == matters + created
    dialog.close()

    # The register goes out as it is seen.
    page = window.open_register("mediation_case")
    out = tmp_path / "register.xlsx"
    page.export(".xlsx", as_seen=True, out=out)
    qtbot.waitUntil(lambda: "register.xlsx" in window.notice.text, timeout=20_000)
    cells = {str(cell) for row in openpyxl.load_workbook(out).active.values for cell in row if cell}
    assert "闻人䶮、㛃𠅤" in cells
