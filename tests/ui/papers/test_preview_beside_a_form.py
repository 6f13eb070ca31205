"""The paper beside its form (X07): it follows the typing, keeps its place, and is remembered."""

from __future__ import annotations

import dataclasses

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLineEdit
from pytestqt.qtbot import QtBot

from lawgov_desktop.documents.document import Document, Paragraph
from lawgov_desktop.office import Office
from lawgov_desktop.records.record_type import Draft, Paper, PaperContext
from tests.ui.conftest import MakeCase
from tests.ui.papers.conftest import words_of
from ui.forms.record_form import RecordForm
from ui.main_window import MainWindow
from ui.papers import live_paper
from ui.papers.live_paper import Live, LivePaper
from ui.papers.preview_pane import PreviewPane


def opened(form: RecordForm | None, qtbot: QtBot) -> PreviewPane:
    """The preview of a form, unfolded, with its first paper."""
    assert form is not None
    assert form.beside is not None
    if not form.beside.is_open:
        form.beside.turn()
    pane = form.beside.pane
    assert pane is not None
    qtbot.waitUntil(lambda: pane.view.page_count > 0 and not pane.live.making, timeout=30_000)
    return pane


def text_in(pane: PreviewPane) -> str:
    return "".join(words_of(pane._file.data)) if pane._file is not None else ""


def choose(pane: PreviewPane, name: str, qtbot: QtBot) -> None:
    pane.choice.setCurrentIndex(pane.choice.findData(name))
    with qtbot.waitSignal(pane.live.made, timeout=30_000):
        pane.choice.activated.emit(pane.choice.currentIndex())


def test_a_folded_preview_is_not_even_made(window: MainWindow, make_case: MakeCase) -> None:
    form = window.forms.open_record("mediation_case", make_case())
    assert form is not None
    assert form.beside is not None
    assert form.beside.pane is None
    assert not form.beside.is_open


def test_a_register_without_papers_has_no_preview(window: MainWindow) -> None:
    form = window.forms.open_new("code_entry")
    assert form.beside is None


def test_the_paper_follows_what_is_typed_and_nothing_is_saved(
    window: MainWindow, office: Office, make_case: MakeCase, qtbot: QtBot
) -> None:
    uuid = make_case()
    form = window.forms.open_record("mediation_case", uuid)
    pane = opened(form, qtbot)
    assert form is not None
    assert "因院墙滴水发生争执" not in text_in(pane)
    choose(pane, "acceptance", qtbot)
    assert "因院墙滴水发生争执" in text_in(pane)
    control = form.sheet.fields["summary"].editor.control()
    control.setFocus()
    qtbot.keyClick(control, Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClicks(control, "abc123")
    qtbot.waitUntil(lambda: "abc123" in text_in(pane), timeout=30_000)
    saved = office.store.get("mediation_case", uuid)
    assert saved is not None
    assert saved["summary"] == "因院墙滴水发生争执"
    assert form.changed


def test_a_new_form_shows_its_paper_before_it_is_saved(window: MainWindow, qtbot: QtBot) -> None:
    form = window.forms.open_new("mediation_case")
    pane = opened(form, qtbot)
    assert "卷" in text_in(pane)
    name = form.sheet.children_rows["parties"].cards[0].fields["name"].editor.control()
    assert isinstance(name, QLineEdit)
    name.setFocus()
    qtbot.keyClicks(name, "zhang")
    qtbot.waitUntil(lambda: "zhang" in text_in(pane), timeout=30_000)


def test_the_choice_of_papers_follows_the_form(window: MainWindow, make_case: MakeCase, qtbot: QtBot) -> None:
    form = window.forms.open_record("mediation_case", make_case(agreement_form="written"))
    pane = opened(form, qtbot)
    choose(pane, "agreement", qtbot)
    assert form is not None
    form.sheet.fields["agreement_form"].editor.show_value("oral")
    form.sheet.was_edited()
    qtbot.waitUntil(lambda: pane.choice.findData("oral_agreement") >= 0, timeout=30_000)
    assert pane.choice.findData("agreement") < 0
    assert pane.choice.currentData() == "cover", "the first that fits stands in"
    form.sheet.fields["agreement_form"].editor.show_value("written")
    form.sheet.was_edited()
    qtbot.waitUntil(lambda: pane.choice.currentData() == "agreement", timeout=30_000)


def test_the_place_is_kept_while_the_paper_is_made_anew(
    window: MainWindow, make_case: MakeCase, qtbot: QtBot
) -> None:
    form = window.forms.open_record("mediation_case", make_case())
    pane = opened(form, qtbot)
    choose(pane, "acceptance", qtbot)
    pane.view.set_zoom(1.5)
    bar = pane.view.verticalScrollBar()
    bar.setValue(bar.maximum() // 2)
    place = bar.value()
    assert place > 0
    with qtbot.waitSignal(pane.live.made, timeout=30_000):
        pane.refresh()
    assert abs(bar.value() - place) <= 2


def test_open_and_paper_are_remembered_for_forms_of_this_register(
    window: MainWindow, make_case: MakeCase, qtbot: QtBot
) -> None:
    first, second = make_case("张三丰"), make_case("王五")
    form = window.forms.open_record("mediation_case", first)
    pane = opened(form, qtbot)
    choose(pane, "acceptance", qtbot)
    assert form is not None
    form.close()
    form = window.forms.open_record("mediation_case", second)
    assert form is not None
    assert form.beside is not None
    beside = form.beside
    qtbot.waitUntil(lambda: beside.is_open, timeout=5_000)
    pane = opened(form, qtbot)
    assert pane.choice.currentData() == "acceptance"
    qtbot.keyClick(form, Qt.Key.Key_F8)
    assert not form.beside.is_open
    form.close()
    form = window.forms.open_record("mediation_case", first)
    assert form is not None
    assert form.beside is not None
    qtbot.wait(50)
    assert not form.beside.is_open


def test_a_form_closed_while_its_paper_is_made_is_no_fault(
    window: MainWindow, make_case: MakeCase, qtbot: QtBot
) -> None:
    crashed: list[object] = []
    window.jobs.crashed.connect(crashed.append)
    form = window.forms.open_record("mediation_case", make_case())
    assert form is not None
    assert form.beside is not None
    form.beside.turn()
    form.close()
    looked: list[None] = []
    window.jobs.quiet(lambda: None, looked.append)
    qtbot.waitUntil(lambda: bool(looked), timeout=30_000)
    assert crashed == []


def test_the_newest_draft_wins_and_the_others_are_given_up(
    window: MainWindow, office: Office, make_case: MakeCase, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    kind = office.kind("mediation_case")
    draft = office.store.get("mediation_case", make_case()) or {}
    made: list[str] = []
    real = live_paper.paper_of_draft

    def counted(*given: object) -> object:
        made.append(given[2]["summary"])  # type: ignore[index]
        return real(*given)  # type: ignore[arg-type]

    monkeypatch.setattr(live_paper, "paper_of_draft", counted)
    live = LivePaper(office, kind, window.jobs)
    shown: list[Live] = []
    live.made.connect(shown.append)
    for number in range(20):
        live.ask({**draft, "summary": f"第{number}次"}, "acceptance")
    qtbot.waitUntil(lambda: not live.making, timeout=30_000)
    assert made[-1] == "第19次"
    assert len(made) <= 2, "one was under way when the others came"
    assert len(shown) == 1
    assert shown[0].file is not None
    assert "第19次" in "".join(words_of(shown[0].file.data))
    shown[0].file.close()


def test_a_paper_that_cannot_be_made_is_said_in_the_pane(
    window: MainWindow, office: Office, make_case: MakeCase, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def build(draft: Draft, context: PaperContext) -> Document:
        if "坏" in (draft.get("summary") or ""):
            raise ZeroDivisionError
        return Document("样例", (Paragraph(draft["summary"]),))

    kind = office.kind("mediation_case")
    broken = dataclasses.replace(kind, papers=(Paper("sample", "样例", build),))
    monkeypatch.setitem(office.store.kinds, kind.key, broken)
    form = window.forms.open_record("mediation_case", make_case())
    pane = opened(form, qtbot)
    crashed: list[object] = []
    window.jobs.crashed.connect(crashed.append)
    assert form is not None
    form.sheet.fields["summary"].editor.show_value("坏了")
    form.sheet.was_edited()
    qtbot.waitUntil(lambda: "排不出来" in pane.said.text(), timeout=30_000)
    assert pane._more.isVisible()
    assert pane.view.page_count == 1, "the page from before stays"
    form.sheet.fields["summary"].editor.show_value("修好了")
    form.sheet.was_edited()
    qtbot.waitUntil(lambda: "修好了" in text_in(pane), timeout=30_000)
    assert not pane._more.isVisible()
    assert crashed == []


def test_a_large_screen_shows_the_preview_unasked_and_a_small_one_does_not(
    window: MainWindow, make_case: MakeCase, monkeypatch: pytest.MonkeyPatch
) -> None:
    form = window.forms.open_record("mediation_case", make_case())
    assert form is not None
    assert form.beside is not None
    form.beside.open_as_remembered()
    assert not form.beside.is_open
    monkeypatch.setattr("ui.forms.preview_beside._ROOM_FOR_BOTH", 10)
    form.beside.open_as_remembered()
    assert form.beside.is_open
    assert form.sheet.width() >= 200


def test_what_can_be_chosen_has_a_name_for_those_who_listen(
    window: MainWindow, make_case: MakeCase, qtbot: QtBot
) -> None:
    form = window.forms.open_record("mediation_case", make_case())
    pane = opened(form, qtbot)
    assert {box.accessibleName() for box in pane.findChildren(QComboBox)} == {"预览哪份文书"}
    assert pane.view.accessibleName() == "页面"
