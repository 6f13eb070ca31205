"""文书模板 in a real window: a clerk takes a first template, has it checked, uses it and goes back."""

from __future__ import annotations

from pathlib import Path

import docx
import pytest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from lawgov_desktop import own_templates
from lawgov_desktop.office import Office
from lawgov_desktop.storage.paper_templates import template_in_force
from tests.ui.conftest import MakeCase
from ui.main_window import MainWindow
from ui.papers.asking import Standing
from ui.papers.preview import show_paper_preview
from ui.papers.print_menu import PrintMenu
from ui.settings.template_findings import FindingsDialog
from ui.settings.templates_page import TemplatesPage


@pytest.fixture
def page(window: MainWindow) -> TemplatesPage:
    window.show_settings()
    page = window.tab_pages["settings"].open_more("templates")
    assert isinstance(page, TemplatesPage)
    return page


def first_template(page: TemplatesPage, out: Path, qtbot: QtBot) -> Path:
    page.choose("mediation_case", "agreement")
    page.write_start(out)
    qtbot.waitUntil(out.exists, timeout=20_000)
    return out


def checked(page: TemplatesPage, file: Path, qtbot: QtBot) -> FindingsDialog:
    page.check(file)
    qtbot.waitUntil(lambda: hasattr(page, "findings"), timeout=20_000)
    dialog = page.findings
    del page.findings
    return dialog


def in_force(office: Office) -> str:
    template = template_in_force(office.book, "mediation_case", "agreement")
    return template.file_name if template else ""


def test_every_paper_is_listed_and_built_in_at_first(page: TemplatesPage, office: Office) -> None:
    papers = sum(len(kind.papers) for kind in office.store.kinds.values())
    lines = page._lines()
    assert len(lines) == papers
    assert {line.text(1) for line in lines} == {"内置"}
    assert not page.check_button.isEnabled()


def test_a_template_is_checked_accepted_and_given_up_again(
    page: TemplatesPage, office: Office, qtbot: QtBot, tmp_path: Path, window: MainWindow
) -> None:
    file = first_template(page, tmp_path / "起始.docx", qtbot)
    dialog = checked(page, file, qtbot)
    assert "没有发现问题" in dialog.said.text()
    assert in_force(office) == ""
    dialog.accept_button.click()
    qtbot.waitUntil(lambda: in_force(office) == "起始.docx", timeout=20_000)
    qtbot.waitUntil(lambda: page.tree.currentItem().text(1) == "本单位模板")
    assert not page.former_button.isEnabled()

    page.restore_built_in()
    assert in_force(office) == ""
    qtbot.waitUntil(lambda: page.tree.currentItem().text(1) == "内置")
    window.notice._undo.click()
    assert in_force(office) == "起始.docx"
    qtbot.waitUntil(page.built_in_button.isEnabled)


def test_mistakes_are_shown_with_their_place_and_cannot_be_accepted(
    page: TemplatesPage, office: Office, qtbot: QtBot, tmp_path: Path
) -> None:
    file = first_template(page, tmp_path / "a.docx", qtbot)
    made = docx.Document(str(file))
    made.add_paragraph("兹有{{当事人性名}}")
    made.save(str(file))
    dialog = checked(page, file, qtbot)
    assert "1 处要改" in dialog.said.text()
    assert not dialog.accept_button.isEnabled()
    assert "是不是“当事人姓名”？" in dialog.whole.text()
    dialog.copy_list()
    assert "当事人性名" in QApplication.clipboard().text()
    dialog.reject()
    assert in_force(office) == ""


def test_what_is_no_word_file_is_told_of(page: TemplatesPage, qtbot: QtBot, tmp_path: Path) -> None:
    (tmp_path / "a.docx").write_bytes(b"\xd0\xcf\x11\xe0 old")
    page.choose("mediation_case", "agreement")
    told: list[BaseException] = []
    page._tell = told.append  # type: ignore[method-assign]
    page.check(tmp_path / "a.docx")
    qtbot.waitUntil(lambda: bool(told), timeout=20_000)
    assert "旧格式" in str(told[0])


def test_the_names_are_searched_and_copied(page: TemplatesPage, qtbot: QtBot) -> None:
    page.choose("mediation_case", "agreement")
    dialog = page.show_words()
    assert dialog is not None
    dialog.search.setText("身份证")
    tops = [dialog.list.topLevelItem(place) for place in range(dialog.list.topLevelItemCount())]
    lines = [top.child(n) for top in tops if top for n in range(top.childCount())]
    seen = [line for line in lines if line is not None and not line.isHidden()]
    assert {line.text(0) for line in seen} >= {"{{当事人.身份证号}}"}
    dialog.list.setCurrentItem(seen[0])
    dialog.copy()
    assert QApplication.clipboard().text() == seen[0].text(0)
    dialog.close()


def test_a_paper_of_the_offices_own_is_offered_beside_the_record(
    page: TemplatesPage,
    window: MainWindow,
    office: Office,
    qtbot: QtBot,
    tmp_path: Path,
    make_case: MakeCase,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    uuid = make_case()
    made = docx.Document()
    made.add_paragraph("回执{{案号}}")
    made.save(str(tmp_path / "回执.docx"))
    dialog = page.new_paper()
    dialog.kind.setCurrentText(office.kind("mediation_case").title)
    assert not dialog.file_button.isEnabled()
    dialog.title.setText("调解回执")
    assert dialog.file_button.isEnabled()
    dialog.take(tmp_path / "回执.docx")
    qtbot.waitUntil(lambda: hasattr(page, "findings"), timeout=20_000)
    page.findings.accept()
    qtbot.waitUntil(
        lambda: template_in_force(office.book, "mediation_case", "调解回执") is not None, timeout=20_000
    )
    qtbot.waitUntil(lambda: any(line.text(1) == "本单位文书" for line in page._lines()))
    monkeypatch.setattr(QMenu, "popup", lambda *_: None)  # a screen's business
    menu = window.open_papers(Standing("mediation_case", uuid), page.check_button)
    assert "调解回执（存为 Word）" in [action.text() for action in menu.actions()]
    template = template_in_force(office.book, "mediation_case", "调解回执")
    assert template is not None
    said: list[str] = []
    printing = PrintMenu(office, window.jobs, window.icons, window, said.append)
    printing.save_own_to(office.kind("mediation_case"), template, uuid, tmp_path / "o.docx")
    qtbot.waitUntil(lambda: said == ["已存为“o.docx”。"], timeout=20_000)
    assert (tmp_path / "o.docx").exists()


def test_the_preview_says_that_word_looks_otherwise(
    window: MainWindow, office: Office, qtbot: QtBot, tmp_path: Path, make_case: MakeCase
) -> None:
    uuid = make_case()
    kind = office.kind("mediation_case")
    paper = next(paper for paper in kind.papers if paper.name == "acceptance")
    own_templates.write_start(office, kind, paper, tmp_path / "a.docx")
    assert own_templates.accept(office, kind, tmp_path / "a.docx", paper)[1] is not None
    dialog = show_paper_preview(office, kind, paper, uuid, window.jobs, window.icons, window)
    qtbot.waitUntil(dialog.print_button.isEnabled, timeout=30_000)
    assert "另存为 Word 用本单位的模板" in dialog.told.line.text()
    dialog.save_word_to(tmp_path / "o.docx")
    dialog.accept()
    qtbot.waitUntil((tmp_path / "o.docx").exists, timeout=20_000)
    qtbot.waitUntil(lambda: not window.jobs.busy, timeout=20_000)
