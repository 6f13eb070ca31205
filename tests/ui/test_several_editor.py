"""A field of several values on a form: typed, ticked, taken out, and what it cannot read is kept."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from lawgov_desktop.office import Office
from lawgov_desktop.records.fields import Codes, Statutes
from ui.forms.editors import make_editor
from ui.forms.several_editor import SeveralEditor
from ui.main_window import MainWindow


@pytest.fixture
def sources(window: MainWindow, qtbot: QtBot) -> SeveralEditor:
    editor = make_editor(Codes("来源", "case_source"), window.forms.desk)
    assert isinstance(editor, SeveralEditor)
    qtbot.addWidget(editor)
    editor.show()
    return editor


def type_in(editor: SeveralEditor, text: str) -> None:
    """As an input method does: the characters come at once, the cursor behind them."""
    whole = editor.line.text() + text
    editor.line.setText(whole)
    editor.line.textEdited.emit(whole)


def labels(office: Office) -> list[tuple[str, str]]:
    return office.store.names.code_choices("case_source")


def test_what_is_typed_with_signs_between_is_read(
    sources: SeveralEditor, office: Office, qtbot: QtBot
) -> None:
    (first, one), (second, two) = labels(office)[:2]
    type_in(sources, f"{one}，{two}")
    sources.settle()
    assert sources.entry().value == f";{first};{second};"
    assert sources.line.text() == f"{one}、{two}"


def test_entries_are_ticked_and_taken_out_again(sources: SeveralEditor, office: Office) -> None:
    (first, one), (second, _) = labels(office)[:2]
    sources.take(first)
    sources.take(second)
    assert sources.entry().value == f";{first};{second};"
    assert f"✓ {one}" in sources.candidates.labels
    sources.take(first)
    assert sources.entry().value == f";{second};"
    assert sources.touched


def test_the_piece_typed_last_is_looked_for_and_enter_takes_it(
    sources: SeveralEditor, office: Office, qtbot: QtBot
) -> None:
    (first, _), (second, two) = labels(office)[:2]
    sources.show_value(f";{first};")
    type_in(sources, f"、{two[:3]}")
    assert sources.candidates.marked == second
    qtbot.keyClick(sources.line, Qt.Key.Key_Return)
    assert sources.entry().value == f";{first};{second};"


def test_what_no_list_knows_is_kept_as_typed(sources: SeveralEditor, office: Office, qtbot: QtBot) -> None:
    _, one = labels(office)[0]
    type_in(sources, f"{one}、天上掉下来")
    sources.settle()
    entry = sources.entry()
    assert entry.value is None
    assert entry.raw == f"{one}、天上掉下来"
    assert "天上掉下来" in entry.doubts[0].what


def test_statutes_are_offered_by_pinyin_and_unlisted_ones_are_taken_as_written(
    window: MainWindow, qtbot: QtBot
) -> None:
    editor = make_editor(Statutes("法律法规"), window.forms.desk)
    assert isinstance(editor, SeveralEditor)
    qtbot.addWidget(editor)
    editor.show()
    qtbot.keyClicks(editor.line, "xzcff")
    assert editor.candidates.marked == "行政处罚法"
    qtbot.keyClick(editor.line, Qt.Key.Key_Return)
    type_in(editor, "、《样例县集市管理办法》")
    editor.settle()
    assert editor.entry().value == ";行政处罚法;样例县集市管理办法;"
    assert editor.line.text() == "《行政处罚法》、《样例县集市管理办法》"
