"""What leaves for the printer: the pages chosen, as often as asked, on the paper they were made for."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtCore import QTimer
from PySide6.QtGui import QPageRanges, QPageSize
from PySide6.QtPrintSupport import QPrinter
from pytestqt.qtbot import QtBot
from reportlab.pdfgen.canvas import Canvas

from tests.ui.papers.conftest import ink_of
from ui.jobs import Jobs
from ui.papers.pdf_file import PdfFile
from ui.papers.print_run import PrintRun, chosen_pages, prepared_printer, with_copies

A4, A3_LANDSCAPE = (595.28, 841.89), (1190.55, 841.89)

Pdf = Callable[..., PdfFile]


@pytest.fixture
def jobs(qtbot: QtBot) -> Jobs:
    return Jobs()


@pytest.fixture
def pdf(tmp_path: Path, jobs: Jobs) -> Pdf:
    """Makes a PDF whose page n holds a dark bar of n fortieths of its height."""

    def make(*sizes: tuple[float, float], colour: bool = False) -> PdfFile:
        out = tmp_path / "made.pdf"
        canvas = Canvas(str(out))
        for number, size in enumerate(sizes, start=1):
            canvas.setPageSize(size)
            if colour:
                canvas.setFillColorRGB(0.9, 0, 0)
            canvas.rect(0, 0, size[0], size[1] * number / 40, stroke=0, fill=1)
            canvas.showPage()
        canvas.save()
        return PdfFile(out)

    return make


def to_file(file: PdfFile, out: Path, copies: int = 1) -> QPrinter:
    printer = prepared_printer(file, "样例", copies)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(out))
    return printer


def printed(file: PdfFile, printer: QPrinter, numbers: list[int], jobs: Jobs, qtbot: QtBot) -> Path:
    run = PrintRun(file, printer, numbers, "样例", jobs)
    with qtbot.waitSignal(run.printed, timeout=60_000):
        pass
    return Path(printer.outputFileName())


def test_every_page_comes_out_in_order_on_its_own_paper(
    pdf: Pdf, jobs: Jobs, qtbot: QtBot, tmp_path: Path
) -> None:
    file = pdf(A4, A4, A4)
    out = printed(file, to_file(file, tmp_path / "out.pdf"), [0, 1, 2], jobs, qtbot)
    with pypdfium2.PdfDocument(out) as done:
        assert len(done) == 3
        assert done.get_page_size(1) == pytest.approx(A4, abs=1.5)
    assert ink_of(out) == pytest.approx([1 / 40, 2 / 40, 3 / 40], abs=0.004)
    file.close()


def test_a_wide_page_is_printed_wide(pdf: Pdf, jobs: Jobs, qtbot: QtBot, tmp_path: Path) -> None:
    file = pdf(A3_LANDSCAPE)
    out = printed(file, to_file(file, tmp_path / "out.pdf"), [0], jobs, qtbot)
    with pypdfium2.PdfDocument(out) as done:
        assert done.get_page_size(0) == pytest.approx(A3_LANDSCAPE, abs=1.5)
    assert ink_of(out) == pytest.approx([1 / 40], abs=0.004)
    file.close()


def test_a_page_too_large_for_the_paper_is_made_smaller_not_cut(
    pdf: Pdf, jobs: Jobs, qtbot: QtBot, tmp_path: Path
) -> None:
    file = pdf(A3_LANDSCAPE)
    printer = to_file(file, tmp_path / "out.pdf")
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    out = printed(file, printer, [0], jobs, qtbot)
    with pypdfium2.PdfDocument(out) as done:
        assert done.get_page_size(0) == pytest.approx((841.89, 595.28), abs=1.5)
    assert ink_of(out) == pytest.approx([1 / 40], abs=0.004)
    file.close()


def test_colour_stays_colour_and_the_strips_leave_no_gap(
    pdf: Pdf, jobs: Jobs, qtbot: QtBot, tmp_path: Path
) -> None:
    file = pdf(*[A4] * 30, colour=True)
    out = printed(file, to_file(file, tmp_path / "out.pdf"), [29], jobs, qtbot)
    back = PdfFile(out)
    picture = back.draw(0, 150)
    assert picture is not None
    reds = []
    for row in range(picture.height // 2, picture.height - 4):
        at = row * picture.stride + picture.width // 2 * 4
        blue, _, red = picture.pixels[at : at + 3]
        reds.append((red, blue))
    assert all(red > 200 and blue < 60 for red, blue in reds)
    back.close()
    file.close()


def test_copies_a_printer_does_not_make_itself_are_sent_one_set_after_the_other(
    pdf: Pdf, jobs: Jobs, qtbot: QtBot, tmp_path: Path
) -> None:
    file = pdf(A4, A4)
    printer = to_file(file, tmp_path / "out.pdf", copies=3)
    assert printer.copyCount() == 3
    out = printed(file, printer, [0, 1], jobs, qtbot)
    shares = [1 / 40, 2 / 40] * 3 if not printer.supportsMultipleCopies() else [1 / 40, 2 / 40]
    assert ink_of(out) == pytest.approx(shares, abs=0.004)
    file.close()


def test_page_after_page_where_sets_are_not_wanted(pdf: Pdf, tmp_path: Path) -> None:
    file = pdf(A4, A4)
    printer = to_file(file, tmp_path / "out.pdf", copies=2)
    printer.setCollateCopies(False)
    if not printer.supportsMultipleCopies():
        assert with_copies([0, 1], printer) == [0, 0, 1, 1]
    file.close()


def test_the_pages_a_person_chose(pdf: Pdf, tmp_path: Path) -> None:
    file = pdf(*[A4] * 8)
    printer = to_file(file, tmp_path / "out.pdf")
    assert chosen_pages(printer, 8, 4) == list(range(8))
    printer.setPrintRange(QPrinter.PrintRange.CurrentPage)
    assert chosen_pages(printer, 8, 4) == [4]
    printer.setPrintRange(QPrinter.PrintRange.PageRange)
    printer.setPageRanges(QPageRanges.fromString("1-2,5"))
    assert chosen_pages(printer, 8, 4) == [0, 1, 4]
    printer.setPageRanges(QPageRanges())
    printer.setFromTo(3, 4)
    assert chosen_pages(printer, 8, 4) == [2, 3]
    file.close()


def test_a_stopped_printing_ends_soon_and_lets_go_of_the_file(
    pdf: Pdf, jobs: Jobs, qtbot: QtBot, tmp_path: Path
) -> None:
    file = pdf(*[A4] * 60)
    run = PrintRun(file, to_file(file, tmp_path / "out.pdf"), list(range(60)), "样例", jobs)
    run.keep_file()
    sent: list[int] = []
    run.printed.connect(sent.append)
    QTimer.singleShot(200, run.job.cancel)
    with qtbot.waitSignal(run.ended, timeout=30_000):
        pass
    assert sent == []
    qtbot.waitUntil(lambda: file.draw(0, 20) is None, timeout=10_000)


@pytest.mark.qt_log_ignore("QPainter::begin")
def test_a_printer_that_refuses_is_told(pdf: Pdf, jobs: Jobs, qtbot: QtBot, tmp_path: Path) -> None:
    file = pdf(A4)
    run = PrintRun(file, to_file(file, tmp_path / "nowhere" / "out.pdf"), [0], "样例", jobs)
    told: list[object] = []
    run.failed.connect(told.append)
    with qtbot.waitSignal(run.ended, timeout=30_000):
        pass
    assert "打印机没有接受" in str(told[0])
    file.close()


def test_the_window_answers_while_pages_are_printed(
    pdf: Pdf, jobs: Jobs, qtbot: QtBot, tmp_path: Path
) -> None:
    file = pdf(*[A4] * 6)
    ticks: list[None] = []
    timer = QTimer(interval=5)
    timer.timeout.connect(lambda: ticks.append(None))
    timer.start()
    printed(file, to_file(file, tmp_path / "out.pdf"), list(range(6)), jobs, qtbot)
    timer.stop()
    assert len(ticks) > 6 * 3, "several looks at the queue for every page"
    file.close()
