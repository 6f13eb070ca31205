"""Looks at a paper before it leaves the printer: pages, zoom, save as PDF, print."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QKeySequence, QPageLayout, QPainter, QShortcut
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from lawgov_desktop.errors import UserError
from lawgov_desktop.office import Office
from lawgov_desktop.printing import print_paper
from lawgov_desktop.progress import Progress
from lawgov_desktop.records.record_type import Paper, RecordType
from lawgov_desktop.storage.listing import ListQuery
from ui.jobs import Jobs
from ui.lists.export import write_list
from ui.papers.pages import PageStrip, draw_page, page_sizes
from ui.widgets.icons import Icons
from ui.widgets.messages import tell

Build = Callable[[Path, Progress], Sequence[str]]
"""Writes the PDF; returns the characters no font could draw."""

_ZOOMS = (0.5, 0.67, 0.8, 1.0, 1.25, 1.5, 2.0)


class PreviewDialog(QDialog):
    """Builds a PDF in the background and shows its pages. The file lives as long as the dialog."""

    ready = Signal()

    def __init__(
        self,
        title: str,
        build: Build,
        jobs: Jobs,
        icons: Icons,
        parent: QWidget | None = None,
        *,
        as_word: Callable[[Path], object] | None = None,
    ) -> None:
        """``as_word`` writes the same paper as a Word file, in the worker; without it none is offered."""
        super().__init__(parent)
        self._as_word = as_word
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowFlag(Qt.WindowType.WindowMaximizeButtonHint)
        self.setWindowTitle(f"打印预览 — {title}")
        self._title = title
        self._jobs = jobs
        self._icons = icons
        self._folder = tempfile.TemporaryDirectory(prefix="lawgov-paper-", ignore_cleanup_errors=True)
        self.pdf = Path(self._folder.name) / "paper.pdf"
        self.strip = PageStrip(jobs)
        self._zoom = 1.0
        self._build_window()
        pdf = self.pdf

        def work(progress: Progress) -> tuple[Sequence[str], list[tuple[float, float]]]:
            missing = build(pdf, progress)
            return missing, page_sizes(pdf, jobs)

        job = jobs.start(f"生成{title}", work, self._built)
        # Bound methods: Qt lets go of them when the dialog is closed before the paper is ready.
        job.failed.connect(self._not_built)
        job.cancelled.connect(self.reject)

    def _not_built(self, error: object) -> None:
        self.reject()

    def _build_window(self) -> None:
        top = QFrame()
        top.setObjectName("top")
        self.print_button = self._button("打印", "print", self._print)
        self.print_button.setObjectName("primary")
        self.print_button.setIcon(self._icons("print", "#ffffff"))
        self.save_button = self._button("另存为 PDF", "export", self._save)
        self.word_button = self._button("另存为 Word", "paper", self._save_word)
        self.word_button.setToolTip("存成 .docx，用 WPS 或 Word 修改")
        self.word_button.setVisible(self._as_word is not None)
        smaller = self._button("", "zoom_out", lambda: self._step_zoom(-1))
        smaller.setAccessibleName("缩小")
        larger = self._button("", "zoom_in", lambda: self._step_zoom(1))
        larger.setAccessibleName("放大")
        self._percent = QLabel()
        self._percent.setMinimumWidth(3 * self.fontMetrics().height())
        self._percent.setAlignment(Qt.AlignmentFlag.AlignCenter)
        fit = self._button("适合宽度", "panel", self.fit_width)
        self._said = QLabel("正在生成……")
        self._said.setObjectName("quiet")
        row = QHBoxLayout(top)
        row.setContentsMargins(16, 8, 16, 8)
        row.setSpacing(8)
        row.addWidget(self.print_button)
        row.addWidget(self.save_button)
        row.addWidget(self.word_button)
        row.addSpacing(8)
        for widget in (smaller, self._percent, larger, fit):
            row.addWidget(widget)
        row.addSpacing(8)
        row.addWidget(self._said, 1)
        close = QPushButton("关闭")
        close.clicked.connect(self.accept)
        row.addWidget(close)
        self._scroll = QScrollArea()
        self._scroll.setObjectName("preview")
        self._scroll.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._scroll.setWidget(self.strip)
        self._scroll.setAccessibleName("页面")
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(top)
        whole.addWidget(self._scroll, 1)
        for keys, act in (("Ctrl++", lambda: self._step_zoom(1)), ("Ctrl+-", lambda: self._step_zoom(-1)),
                          ("Ctrl+P", self._print), ("Ctrl+S", self._save)):  # fmt: skip
            QShortcut(QKeySequence(keys), self, act)
        self._enable(False)
        room = self.screen().availableGeometry()
        self.resize(min(1000, room.width() - 60), min(900, room.height() - 60))

    def _button(self, words: str, icon: str, act: Callable[[], object]) -> QPushButton:
        button = QPushButton(words)
        button.setIcon(self._icons(icon))
        button.setAutoDefault(False)
        button.clicked.connect(lambda: act())
        return button

    def _enable(self, on: bool) -> None:
        for button in (self.print_button, self.save_button, self.word_button):
            button.setEnabled(on)

    def _built(self, built: tuple[Sequence[str], list[tuple[float, float]]]) -> None:
        missing, sizes = built
        self.strip.show_pdf(self.pdf, sizes)
        said = f"共 {len(sizes)} 页"
        if missing:
            said += f" · 字库里没有的字：{'、'.join(missing[:8])}（印成编号，请打印后手写）"
        self._said.setText(said)
        self._enable(True)
        self.fit_width()
        self.print_button.setFocus()
        self.ready.emit()

    # --- zoom

    def fit_width(self) -> None:
        """As large as the window is wide, but not more than twice the paper."""
        room = self._scroll.width() - 64
        self.set_zoom(min(max(room / (self.strip.width_in_points() * 96 / 72), 0.3), 1.6))

    def set_zoom(self, zoom: float) -> None:
        self._zoom = zoom
        self._percent.setText(f"{round(zoom * 100)}%")
        self.strip.set_zoom(zoom)

    def _step_zoom(self, by: int) -> None:
        steps = [
            zoom for zoom in _ZOOMS if (zoom > self._zoom + 0.01 if by > 0 else zoom < self._zoom - 0.01)
        ]
        if steps:
            self.set_zoom(steps[0] if by > 0 else steps[-1])

    # --- leaving the window

    def save_to(self, out: Path) -> None:
        """Keep the paper as a file. Raises UserError when the place cannot be written."""
        try:
            shutil.copyfile(self.pdf, out)
        except OSError as fault:
            raise UserError(
                f"“{out.name}”没有存成（{fault.strerror}）。", todo="请换一个文件夹，或关掉正打开它的程序。"
            ) from fault
        self._said.setText(f"已存为 {out.name}")

    def _save(self) -> None:
        chosen, _ = QFileDialog.getSaveFileName(self, "另存为", f"{self._title}.pdf", "PDF 文件 (*.pdf)")
        if chosen:
            try:
                self.save_to(Path(chosen if chosen.lower().endswith(".pdf") else f"{chosen}.pdf"))
            except UserError as error:
                tell(error, self._icons, self)

    def _save_word(self) -> None:
        chosen, _ = QFileDialog.getSaveFileName(self, "另存为", f"{self._title}.docx", "Word 文件 (*.docx)")
        if chosen:
            self.save_word_to(Path(chosen if chosen.lower().endswith(".docx") else f"{chosen}.docx"))

    def save_word_to(self, out: Path) -> None:
        """Write the paper as a Word file, in the background."""
        write = self._as_word
        assert write is not None
        job = self._jobs.start(
            f"写成 {out.name}",
            lambda progress: write(out),
            lambda _: self._said.setText(f"已存为 {out.name}"),
        )
        job.failed.connect(lambda error: tell(error, self._icons, self))

    def _print(self) -> None:
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setDocName(self._title)
        dialog = QPrintDialog(printer, self)
        dialog.setWindowTitle("打印")
        dialog.setMinMax(1, self.strip.page_count)
        if dialog.exec() == QDialog.DialogCode.Accepted:
            self.print_on(printer)

    def print_on(self, printer: QPrinter) -> Any:
        """Print the pages, page by page, in the background."""
        pdf, jobs, count = self.pdf, self._jobs, self.strip.page_count
        first, last = printer.fromPage() or 1, printer.toPage() or count
        return jobs.start(
            f"打印{self._title}",
            lambda progress: print_pages(pdf, printer, range(first - 1, min(last, count)), jobs, progress),
            lambda pages: self._said.setText(f"已送到打印机：{pages} 页"),
        )

    def done(self, result: int) -> None:
        self.strip.put_away()
        self._folder.cleanup()
        super().done(result)


def print_pages(pdf: Path, printer: QPrinter, numbers: Sequence[int], jobs: Jobs, progress: Progress) -> int:
    """Draw the pages at up to 300 dots per inch, each turned as its paper lies; returns how many."""
    sizes = page_sizes(pdf, jobs)
    dots = min(printer.resolution(), 300)
    printer.setFullPage(True)
    painter = QPainter()
    for done, number in enumerate(numbers):
        progress.step("正在打印", done, len(numbers))
        width, height = sizes[number]
        across = QPageLayout.Orientation.Landscape if width > height else QPageLayout.Orientation.Portrait
        printer.setPageOrientation(across)
        if done == 0:
            if not painter.begin(printer):
                raise UserError(
                    "打印机没有接受这份文件。", todo="请检查打印机是否开着、有没有纸，再打印一次。"
                )
        else:
            printer.newPage()
        paper = printer.pageLayout().fullRectPixels(printer.resolution())
        painter.drawImage(QRectF(0, 0, paper.width(), paper.height()), draw_page(pdf, number, dots, jobs))
    painter.end()
    progress.step("正在打印", len(numbers), len(numbers))
    return len(numbers)


def show_paper_preview(
    office: Office, kind: RecordType, paper: Paper, uuid: str, jobs: Jobs, icons: Icons, parent: QWidget
) -> PreviewDialog:
    """Show one statutory paper of a record."""

    def build(out: Path, progress: Progress) -> Sequence[str]:
        progress.step("正在排版")
        return print_paper(office, kind, paper, uuid, out).missing_glyphs

    def as_word(out: Path) -> object:
        return print_paper(office, kind, paper, uuid, out)

    return _shown(PreviewDialog(paper.title, build, jobs, icons, _owner(parent), as_word=as_word))


def show_register_preview(
    office: Office, query: ListQuery, fields: Sequence[str], jobs: Jobs, icons: Icons, parent: QWidget
) -> PreviewDialog:
    """Show a list as it would be printed."""

    def build(out: Path, progress: Progress) -> Sequence[str]:
        write_list(office, query, fields, out, progress)
        return ()

    return _shown(PreviewDialog(office.kind(query.kind).title, build, jobs, icons, _owner(parent)))


def _owner(parent: QWidget) -> QWidget:
    """The window the person is in: a form's paper opens above the form."""
    active = QApplication.activeWindow()
    return active if active is not None and not isinstance(active, QDialog) else parent


def _shown(dialog: PreviewDialog) -> PreviewDialog:
    dialog.show()
    return dialog
