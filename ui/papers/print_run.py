"""Puts pages on a printer: a worker draws them, the window hands them over strip by strip and stays alive."""

from __future__ import annotations

from collections.abc import Sequence
from queue import Empty, SimpleQueue
from threading import Event
from typing import Final

from PySide6.QtCore import QMarginsF, QObject, QRectF, QSizeF, QTimer, Signal
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo

from lawgov_desktop.errors import Cancelled, UserError
from lawgov_desktop.progress import Progress
from ui.jobs import Jobs
from ui.papers.page_pictures import image_of
from ui.papers.pdf_file import PdfFile, Picture

_DOTS: Final = 300
_STRIP_ROWS: Final = 400
"""Rows of a page packed at one go: a whole page at once would hold the window for a third of a second."""
_LOOK_EVERY_MS: Final = 2
_DOING: Final = "正在打印"


def prepared_printer(file: PdfFile, title: str, copies: int) -> QPrinter:
    """The usual printer, set to the paper of the first page and the copies that are to be signed."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(title)
    printer.setCopyCount(copies)
    width, height = file.sizes[0]
    size = QPageSize(QSizeF(min(width, height), max(width, height)), QPageSize.Unit.Point)
    printer.setPageSize(QPageSize(size.id()) if size.id() != QPageSize.PageSizeId.Custom else size)
    printer.setPageOrientation(_lies(width, height))
    return printer


def take_paper_it_has(printer: QPrinter) -> str:
    """Where the printer has no paper of the size chosen, print on what it has; the name of that paper.

    Empty when it has the size, or says nothing about its paper: the pages then come out as they are.
    """
    if printer.outputFormat() != QPrinter.OutputFormat.NativeFormat:
        return ""
    sizes = QPrinterInfo(printer).supportedPageSizes()
    wanted = printer.pageLayout().pageSize().id()
    if not sizes or any(size.id() == wanted for size in sizes):
        return ""
    a4 = next((size for size in sizes if size.id() == QPageSize.PageSizeId.A4), None)
    taken = a4 or QPrinterInfo(printer).defaultPageSize()
    printer.setPageSize(taken)
    return taken.name()


def chosen_pages(printer: QPrinter, count: int, current: int) -> list[int]:
    """The pages (from 0) a person chose in the print dialog, in the order they are to come out."""
    kind = printer.printRange()
    if kind == QPrinter.PrintRange.CurrentPage:
        return [current]
    numbers = list(range(count))
    if kind == QPrinter.PrintRange.PageRange:
        ranges = printer.pageRanges()
        if ranges.isEmpty():
            first, last = printer.fromPage() or 1, printer.toPage() or count
            numbers = [number for number in numbers if first <= number + 1 <= last]
        else:
            numbers = [number for number in numbers if ranges.contains(number + 1)]
    if printer.pageOrder() == QPrinter.PageOrder.LastPageFirst:
        numbers.reverse()
    return numbers


def with_copies(numbers: Sequence[int], printer: QPrinter) -> list[int]:
    """Every sheet to be sent, where the printer does not make the copies itself."""
    copies = 1 if printer.supportsMultipleCopies() else max(printer.copyCount(), 1)
    if printer.collateCopies():
        return list(numbers) * copies
    return [number for number in numbers for _ in range(copies)]


class _Belt:
    """Carries one page at a time from the worker to the window; knows nothing of Qt."""

    def __init__(self) -> None:
        self._pages: SimpleQueue[tuple[int, Picture]] = SimpleQueue()
        self._free = Event()
        self._free.set()

    def put(self, number: int, picture: Picture, progress: Progress) -> None:
        self.wait(progress)
        self._free.clear()
        self._pages.put((number, picture))

    def wait(self, progress: Progress) -> None:
        """Until the last page has been taken; raises Cancelled when the person stops."""
        while not self._free.wait(0.05):
            if progress.cancelled:
                raise Cancelled

    def next(self) -> tuple[int, Picture] | None:
        try:
            return self._pages.get_nowait()
        except Empty:
            return None

    def taken(self) -> None:
        self._free.set()


class PrintRun(QObject):
    """Prints pages of a PDF. The window may close the preview meanwhile: the file is closed at the end."""

    printed = Signal(int)
    """How many sheets were sent."""
    failed = Signal(object)
    """A UserError: the printer did not take the job."""
    ended = Signal()
    """After either, and after the person stopped it."""

    def __init__(
        self, file: PdfFile, printer: QPrinter, numbers: Sequence[int], title: str, jobs: Jobs
    ) -> None:
        super().__init__(jobs)
        self.file = file
        self.active = True
        self._jobs = jobs
        self._close_file = False
        self._printer = printer
        self._painter = QPainter()
        self._belt = belt = _Belt()
        self._picture: Picture | None = None
        self._image: QImage | None = None
        self._row = 0
        self._sent = 0
        dots = min(printer.resolution(), _DOTS)
        sheets = with_copies(numbers, printer)
        printer.setFullPage(True)
        printer.setPageMargins(QMarginsF(0, 0, 0, 0))

        def work(progress: Progress) -> None:
            for done, number in enumerate(sheets):
                progress.step(_DOING, done, len(sheets))
                picture = file.draw(number, dots, grey_if_it_is=True)
                if picture is None:
                    raise Cancelled
                belt.put(number, picture, progress)
            belt.wait(progress)
            progress.step(_DOING, len(sheets), len(sheets))

        self._look = QTimer(self, interval=_LOOK_EVERY_MS)
        self._look.timeout.connect(self._go_on)
        self._look.start()
        self.job = jobs.start(f"打印{title}", work)
        self.job.finished.connect(self._all_sent)
        self.job.failed.connect(self._broke_off)
        self.job.cancelled.connect(self._broke_off)

    def keep_file(self) -> None:
        """Close the file once it has been printed: nobody else will."""
        self._close_file = True

    def _go_on(self) -> None:
        if self._image is None:
            waiting = self._belt.next()
            if waiting is None:
                return
            number, self._picture = waiting
            if not self._fresh_sheet(number):
                self.failed.emit(
                    UserError("打印机没有接受这份文件。", todo="请检查打印机是否开着、有没有纸，再打印一次。")
                )
                self.job.cancel()
                return
            self._image, self._row = image_of(self._picture), 0
        self._draw_strip(self._image)
        if self._row >= self._image.height():
            self._image = self._picture = None
            self._sent += 1
            self._belt.taken()

    def _fresh_sheet(self, number: int) -> bool:
        """The first sheet, or the next one, lying as the page lies; False when the printer refuses."""
        self._printer.setPageOrientation(_lies(*self.file.sizes[number]))
        if self._painter.isActive():
            return self._printer.newPage()
        return self._painter.begin(self._printer)

    def _draw_strip(self, image: QImage) -> None:
        paper = self._printer.pageLayout().fullRectPixels(self._printer.resolution())
        scale = min(paper.width() / image.width(), paper.height() / image.height())
        left = (paper.width() - image.width() * scale) / 2
        top = (paper.height() - image.height() * scale) / 2
        # One row more than it is: neighbours overlap, and no printer leaves a hair of white between them.
        rows = min(_STRIP_ROWS + 1, image.height() - self._row)
        target = QRectF(left, top + self._row * scale, image.width() * scale, rows * scale)
        self._painter.drawImage(target, image.copy(0, self._row, image.width(), rows))
        self._row += _STRIP_ROWS

    def _all_sent(self) -> None:
        self._end()
        self.printed.emit(self._sent)
        self.ended.emit()

    def _broke_off(self) -> None:
        if self._painter.isActive():
            self._printer.abort()
        self._end()
        self.ended.emit()

    def _end(self) -> None:
        self.active = False
        self._look.stop()
        if self._painter.isActive():
            self._painter.end()
        self._image = self._picture = None
        if self._close_file:
            self._jobs.quiet(self.file.close, _nothing)
        self.deleteLater()


def _lies(width: float, height: float) -> QPageLayout.Orientation:
    return QPageLayout.Orientation.Landscape if width > height else QPageLayout.Orientation.Portrait


def _nothing(result: object) -> None:
    return
