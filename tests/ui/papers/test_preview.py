"""Papers on the screen: made in the background, looked at, chosen anew, kept as a file, printed."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import docx
import pypdfium2
import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from lawgov_desktop.documents.pdfium import PDFIUM_TURN
from lawgov_desktop.errors import UserError
from lawgov_desktop.office import Office
from lawgov_desktop.records.record_type import Paper
from tests.ui.conftest import MakeCase
from tests.ui.papers.conftest import Ready, ink_of, words_of
from ui.main_window import MainWindow
from ui.papers.making import a_list, one_paper, paper_of_each
from ui.papers.preview import PreviewDialog, show_paper_preview, show_preview, show_register_preview


@dataclass
class Shown:
    office: Office
    window: MainWindow
    ready: Ready

    def paper(self, uuid: str, name: str = "") -> PreviewDialog:
        kind = self.office.kind("mediation_case")
        draft = self.office.store.get("mediation_case", uuid)
        assert draft is not None
        fitting = [one for one in kind.papers if one.fits(draft) and name in ("", one.name)]
        return self.ready(
            show_paper_preview(
                self.office, kind, fitting[0], uuid, self.window.jobs, self.window.icons, self.window
            )
        )

    def list(self) -> PreviewDialog:
        page = self.window.open_register("mediation_case")
        fields = tuple(page.table.visible_fields())
        return self.ready(
            show_register_preview(
                self.office, page.model.query, fields, self.window.jobs, self.window.icons, self.window
            )
        )


@pytest.fixture
def shown(office: Office, window: MainWindow, ready: Ready) -> Shown:
    return Shown(office, window, ready)


def agreement_of(office: Office) -> Paper:
    return next(one for one in office.kind("mediation_case").papers if "协议书" in one.title)


def written_case(make_case: MakeCase, first: str = "张三丰", second: str = "李小四") -> str:
    return make_case(
        first, second, agreement_form="written", result="agreed",
        result_on="2025-03-10",
    )  # fmt: skip


def test_a_paper_of_a_case_is_shown_and_saved(
    shown: Shown, make_case: MakeCase, qtbot: QtBot, tmp_path: Path
) -> None:
    dialog = shown.paper(make_case())
    assert dialog.view.page_count >= 1

    dialog.save_to(tmp_path / "paper.pdf")
    assert "张三丰" in words_of(tmp_path / "paper.pdf")[0]
    assert dialog.notice.isVisible()
    assert "已存为 paper.pdf" in dialog.notice.text

    dialog.save_word_to(tmp_path / "paper.docx")
    qtbot.waitUntil(lambda: "paper.docx" in dialog.notice.text, timeout=20_000)
    body = docx.Document(str(tmp_path / "paper.docx")).element.body
    assert "张三丰" in "".join(body.itertext())
    dialog.accept()


def test_a_place_that_cannot_be_written_is_told(shown: Shown, make_case: MakeCase, tmp_path: Path) -> None:
    dialog = shown.paper(make_case())
    with pytest.raises(UserError, match="不存在"):
        dialog.save_to(tmp_path / "nowhere" / "paper.pdf")
    dialog.accept()


def test_names_are_hidden_when_asked_and_come_back(
    shown: Shown, make_case: MakeCase, qtbot: QtBot, tmp_path: Path
) -> None:
    dialog = shown.paper(make_case())
    with qtbot.waitSignal(dialog.ready, timeout=30_000):
        dialog.bar.mask_box.click()
    assert dialog.file is not None
    assert "张三丰" not in "".join(words_of(dialog.file.data))
    dialog.save_word_to(tmp_path / "masked.docx")
    qtbot.waitUntil(lambda: "masked.docx" in dialog.notice.text, timeout=20_000)
    assert "张三丰" not in "".join(docx.Document(str(tmp_path / "masked.docx")).element.body.itertext())
    with qtbot.waitSignal(dialog.ready, timeout=30_000):
        dialog.bar.mask_box.click()
    assert dialog.file is not None
    assert "张三丰" in "".join(words_of(dialog.file.data))
    dialog.accept()


def test_copies_to_sign_and_fonts_are_told_before_printing(
    shown: Shown, office: Office, make_case: MakeCase, qtbot: QtBot
) -> None:
    uuid = written_case(make_case, "张三丰", "李小四")
    dialog = shown.paper(uuid, agreement_of(office).name)
    assert "应签 3 份：当事人 2＋调委会 1" in dialog.told.line.text()
    if dialog.made.substitutions:
        dialog.told.more.click()
        assert dialog.told.details.isVisible()
        assert dialog.made.substitutions[0] in dialog.told.details.text()
    dialog.accept()


def test_a_character_without_glyph_is_named(shown: Shown, make_case: MakeCase) -> None:
    dialog = shown.paper(make_case("张\U0002ebf0丰"))
    assert "\U0002ebf0" in dialog.made.missing
    assert "字库里没有的字：\U0002ebf0" in dialog.told.line.text()
    dialog.told.more.click()
    assert "U+2EBF0" in dialog.told.details.text()
    dialog.accept()


def test_the_list_is_previewed_as_it_would_be_printed(
    shown: Shown, make_case: MakeCase, qtbot: QtBot
) -> None:
    make_case()
    dialog = shown.list()
    assert dialog.file is not None
    text = words_of(dialog.file.data)[0]
    assert "张三丰" in text
    assert "样例镇司法所" in text
    width, height = dialog.file.sizes[0]
    assert width > height
    with qtbot.waitSignal(dialog.ready, timeout=30_000):
        dialog.bar.lies_box.setCurrentIndex(dialog.bar.lies_box.findData(False))
    width, height = dialog.file.sizes[0]
    assert width < height
    with qtbot.waitSignal(dialog.ready, timeout=30_000):
        dialog.bar.size_box.setCurrentIndex(dialog.bar.size_box.findData("A3"))
    assert dialog.file.sizes[0] == pytest.approx((297 / 25.4 * 72, 420 / 25.4 * 72), abs=1)
    with qtbot.waitSignal(dialog.ready, timeout=30_000):
        dialog.bar.mask_box.click()
    assert "张三丰" not in words_of(dialog.file.data)[0]
    dialog.accept()


def test_a_choice_that_is_stopped_leaves_the_pages_as_they_were(
    shown: Shown, make_case: MakeCase, qtbot: QtBot
) -> None:
    make_case()
    dialog = shown.list()
    before = dialog.file
    dialog.bar.mask_box.click()
    assert not dialog.print_button.isEnabled()
    dialog.told.stop.click()
    qtbot.waitUntil(dialog.print_button.isEnabled, timeout=30_000)
    assert dialog.file is before
    assert not dialog.bar.mask_box.isChecked()
    dialog.accept()


def test_the_newest_choice_wins(shown: Shown, make_case: MakeCase, qtbot: QtBot) -> None:
    make_case()
    dialog = shown.list()
    dialog.bar.mask_box.click()
    dialog.bar.lies_box.setCurrentIndex(1)
    dialog.bar.mask_box.click()
    qtbot.waitUntil(dialog.print_button.isEnabled, timeout=30_000)
    assert dialog.file is not None
    assert "张三丰" in words_of(dialog.file.data)[0]
    assert dialog.file.sizes[0][0] < dialog.file.sizes[0][1]
    dialog.accept()


def test_one_paper_for_each_of_several_records(
    shown: Shown, office: Office, window: MainWindow, ready: Ready, make_case: MakeCase
) -> None:
    kind = office.kind("mediation_case")
    oral = make_case("周八", "吴九", agreement_form="oral", result="agreed")
    uuids = [written_case(make_case, "张三丰"), oral, written_case(make_case, "王五", "赵六")]
    paper = agreement_of(office)
    fits = [paper.fits(office.store.get(kind.key, uuid) or {}) for uuid in uuids]
    assert fits == [True, False, True]
    printable = paper_of_each(office, kind, paper, uuids)
    dialog = ready(show_preview(printable, window.jobs, window.icons, window))
    assert dialog.file is not None
    pages = words_of(dialog.file.data)
    first = next(number for number, text in enumerate(pages) if "张三丰" in text)
    last = next(number for number, text in enumerate(pages) if "王五" in text)
    assert first < last
    assert "周八" not in "".join(pages)
    assert "不适用、没有印的" in dialog.told.line.text()
    assert not dialog.bar.word_button.isVisible()
    dialog.accept()


def test_keys_wheel_and_page_box_lead_through_the_pages(
    shown: Shown, office: Office, window: MainWindow, ready: Ready, make_case: MakeCase, qtbot: QtBot
) -> None:
    uuids = [make_case(f"样例{number}") for number in range(6)]
    kind = office.kind("mediation_case")
    paper = next(one for one in kind.papers if one.fits(office.store.get(kind.key, uuids[0]) or {}))
    dialog = ready(show_preview(paper_of_each(office, kind, paper, uuids), window.jobs, window.icons, window))
    view = dialog.view
    assert view.page_count >= 6
    assert dialog.thumbnails.isVisible()
    dialog.activateWindow()
    dialog.bar.fit_asked.emit("page")
    qtbot.keyClick(dialog, Qt.Key.Key_PageDown)
    assert view.page == 1
    assert dialog.bar.page_box.value() == 2
    assert dialog.thumbnails.currentIndex().row() == 1
    qtbot.keyClick(dialog, Qt.Key.Key_End)
    assert view.page == view.page_count - 1
    qtbot.keyClick(dialog, Qt.Key.Key_Home)
    assert view.page == 0
    dialog.bar.page_box.setValue(4)
    assert view.page == 3
    dialog.thumbnails.setFocus()
    dialog.thumbnails.clicked.emit(dialog.thumbnails.model().index(4, 0))
    assert view.page == 4
    zoom = view.zoom
    middle = QPointF(view.viewport().rect().center())
    for angle in (120, -120):
        event = QWheelEvent(
            middle, view.viewport().mapToGlobal(middle), QPoint(), QPoint(0, angle),
            Qt.MouseButton.NoButton, Qt.KeyboardModifier.ControlModifier, Qt.ScrollPhase.NoScrollPhase, False,
        )  # fmt: skip
        QApplication.sendEvent(view.viewport(), event)
        if angle > 0:
            assert view.zoom > zoom
            assert view.page == 4, "the page stays in sight when it grows"
    dialog.accept()


def test_the_pages_asked_for_come_out_of_the_printer(
    shown: Shown, make_case: MakeCase, qtbot: QtBot, tmp_path: Path
) -> None:
    dialog = shown.paper(make_case())
    assert dialog.file is not None
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    run = dialog.print_on(printer)
    dialog.accept()  # the printing goes on without the preview
    with qtbot.waitSignal(run.ended, timeout=30_000):
        pass
    with PDFIUM_TURN, pypdfium2.PdfDocument(tmp_path / "printed.pdf") as printed:
        assert len(printed) >= 1
        assert printed.get_page_size(0) == pytest.approx((595, 842), abs=2)
    assert all(0.002 < ink < 0.3 for ink in ink_of(tmp_path / "printed.pdf"))


def test_a_preview_closed_before_its_page_is_drawn_is_no_fault(
    shown: Shown, window: MainWindow, make_case: MakeCase, qtbot: QtBot
) -> None:
    dialog = shown.paper(make_case())
    crashed: list[object] = []
    window.jobs.crashed.connect(crashed.append)
    with PDFIUM_TURN:  # the worker waits for its turn with the page it was asked for
        dialog.view.set_zoom(1.3)
        dialog.grab()
        dialog.accept()
    looked: list[None] = []
    window.jobs.quiet(lambda: None, looked.append)
    qtbot.waitUntil(lambda: bool(looked), timeout=30_000)
    assert crashed == []


def test_a_preview_closed_before_its_pages_are_made_is_no_fault(
    shown: Shown, office: Office, window: MainWindow, make_case: MakeCase, qtbot: QtBot
) -> None:
    uuid = make_case()
    kind = office.kind("mediation_case")
    paper = next(one for one in kind.papers if one.fits(office.store.get(kind.key, uuid) or {}))
    dialog = show_preview(one_paper(office, kind, paper, uuid), window.jobs, window.icons, window)
    dialog.reject()
    qtbot.waitUntil(lambda: not window.jobs.busy, timeout=30_000)


def test_an_empty_list_is_a_page_that_says_so(
    shown: Shown, office: Office, window: MainWindow, ready: Ready
) -> None:
    page = window.open_register("mediation_case")
    dialog = ready(show_preview(a_list(office, page.model.query, ()), window.jobs, window.icons, window))
    assert dialog.file is not None
    assert "（无记录）" in words_of(dialog.file.data)[0]
    dialog.accept()
