"""Papers on the screen: built in the background, looked at, kept as a file, printed."""

from __future__ import annotations

from pathlib import Path

import docx
import pypdfium2
from PySide6.QtPrintSupport import QPrinter
from pytestqt.qtbot import QtBot

from lawgov_desktop.office import Office
from ui.main_window import MainWindow
from ui.papers.pages import draw_page
from ui.papers.preview import PreviewDialog, show_paper_preview, show_register_preview


def ready(dialog: PreviewDialog, qtbot: QtBot) -> PreviewDialog:
    qtbot.waitUntil(lambda: dialog.print_button.isEnabled(), timeout=30_000)
    return dialog


def test_a_paper_of_a_case_is_shown_saved_and_printed(
    window: MainWindow, office: Office, qtbot: QtBot, make_case: object, tmp_path: Path
) -> None:
    assert callable(make_case)
    uuid = make_case()
    kind = office.kind("mediation_case")
    draft = office.store.get("mediation_case", uuid)
    assert draft is not None
    paper = next(paper for paper in kind.papers if paper.fits(draft))
    dialog = ready(show_paper_preview(office, kind, paper, uuid, window.jobs, window.icons, window), qtbot)
    assert dialog.strip.page_count >= 1

    dialog.save_to(tmp_path / "paper.pdf")
    with pypdfium2.PdfDocument(tmp_path / "paper.pdf") as saved:
        assert "张三丰" in saved[0].get_textpage().get_text_range()

    dialog.save_word_to(tmp_path / "paper.docx")
    qtbot.waitUntil(lambda: (tmp_path / "paper.docx").exists(), timeout=20_000)
    body = docx.Document(str(tmp_path / "paper.docx")).element.body
    assert "张三丰" in "".join(body.itertext())

    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    with qtbot.waitSignal(dialog.print_on(printer).finished, timeout=30_000):
        pass
    with pypdfium2.PdfDocument(tmp_path / "printed.pdf") as printed:
        assert len(printed) == dialog.strip.page_count
    picture = draw_page(tmp_path / "printed.pdf", 0, 30, window.jobs)
    dark = sum(
        picture.pixelColor(x, y).lightness() < 128
        for x in range(picture.width())
        for y in range(picture.height())
    )
    assert dark > 20, "the printed page is not empty"
    dialog.accept()


def test_the_list_is_previewed_as_it_would_be_printed(
    window: MainWindow, office: Office, qtbot: QtBot, make_case: object
) -> None:
    assert callable(make_case)
    make_case()
    page = window.open_register("mediation_case")
    fields = tuple(page.table.visible_fields())
    dialog = ready(
        show_register_preview(office, page.model.query, fields, window.jobs, window.icons, window), qtbot
    )
    with pypdfium2.PdfDocument(dialog.pdf) as pdf:
        text = pdf[0].get_textpage().get_text_range()
    assert "张三丰" in text
    assert "样例镇司法所" in text
    dialog.accept()


def test_a_preview_closed_before_its_page_is_drawn_is_no_fault(
    window: MainWindow, office: Office, qtbot: QtBot, make_case: object
) -> None:
    assert callable(make_case)
    uuid = make_case()
    kind = office.kind("mediation_case")
    draft = office.store.get("mediation_case", uuid)
    assert draft is not None
    paper = next(paper for paper in kind.papers if paper.fits(draft))
    dialog = ready(show_paper_preview(office, kind, paper, uuid, window.jobs, window.icons, window), qtbot)
    crashed: list[object] = []
    window.jobs.crashed.connect(crashed.append)
    with window.jobs.pdf_turn:  # the worker waits for its turn with the page it was asked for
        dialog.strip.set_zoom(1.3)
        dialog.grab()
    dialog.accept()
    looked: list[None] = []
    window.jobs.quiet(lambda: None, looked.append)
    qtbot.waitUntil(lambda: bool(looked), timeout=30_000)
    assert crashed == []
