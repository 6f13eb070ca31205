"""Looks at a paper before it leaves the printer: pages, zoom, what to know, save as a file, print."""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtPrintSupport import QAbstractPrintDialog, QPrintDialog, QPrinter
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from lawgov_desktop.documents.whole_file import written_whole
from lawgov_desktop.errors import UserError
from lawgov_desktop.office import Office
from lawgov_desktop.progress import Progress
from lawgov_desktop.records.record_type import Paper, RecordType
from lawgov_desktop.storage.listing import ListQuery
from ui.jobs import Job, Jobs
from ui.papers.making import Choices, Made, Make, Printable, a_list, one_paper
from ui.papers.pages import PageView
from ui.papers.pdf_file import PdfFile
from ui.papers.preview_bar import PreviewBar
from ui.papers.print_run import PrintRun, chosen_pages, prepared_printer, take_paper_it_has
from ui.papers.thumbnails import Thumbnails
from ui.papers.told_line import ToldLine
from ui.widgets.files_outside import open_path
from ui.widgets.icons import Icons
from ui.widgets.messages import Notice, tell


class PreviewDialog(QDialog):
    """Makes a PDF in the background and shows its pages; other choices make it anew."""

    ready = Signal()
    """The pages are there; again after each choice."""

    def __init__(self, shown: Printable, jobs: Jobs, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowFlag(Qt.WindowType.WindowMaximizeButtonHint)
        self.setWindowTitle(f"打印预览 — {shown.title}")
        self._shown = shown
        self._jobs = jobs
        self._icons = icons
        self.file: PdfFile | None = None
        """The pages shown; None until they are made."""
        self.made = Made()
        self._choices = Choices()
        """Those of the pages shown."""
        self._job: Job | None = None
        self._runs: list[PrintRun] = []
        self._other_paper = ""
        """The paper the printer took because it has not the one of these pages."""
        self._build_window()
        self._make(self._choices)

    def _build_window(self) -> None:
        self.bar = PreviewBar(self._shown, self._icons)
        self.print_button, self.save_button = self.bar.print_button, self.bar.save_button
        self.told = ToldLine()
        self.view = PageView(self._jobs)
        self.thumbnails = Thumbnails(self._jobs)
        self.thumbnails.hide()
        self.notice = Notice(self)
        pages = QHBoxLayout()
        pages.setSpacing(0)
        pages.addWidget(self.thumbnails)
        pages.addWidget(self.view, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.bar)
        whole.addWidget(self.told)
        whole.addLayout(pages, 1)
        bar, view = self.bar, self.view
        bar.print_asked.connect(self._print)
        bar.save_asked.connect(self._save)
        bar.word_asked.connect(self._save_word)
        bar.close_asked.connect(self.accept)
        bar.choices_changed.connect(self._make)
        bar.zoom_stepped.connect(view.step_zoom)
        bar.fit_asked.connect(view.fit)
        bar.page_asked.connect(view.go_to)
        view.zoomed.connect(self._zoomed)
        view.page_changed.connect(self._page_changed)
        self.thumbnails.page_chosen.connect(view.go_to)
        self.told.stop.clicked.connect(self._stop)
        for keys, act in (
            ("Ctrl++", lambda: view.step_zoom(1)), ("Ctrl+=", lambda: view.step_zoom(1)),
            ("Ctrl+-", lambda: view.step_zoom(-1)), ("Ctrl+0", lambda: view.set_zoom(1.0)),
            ("Ctrl+P", self._print), ("Ctrl+S", self._save),
            ("PgDown", lambda: view.turn(1)), ("PgUp", lambda: view.turn(-1)),
            ("Home", lambda: view.go_to_end(first=True)), ("End", lambda: view.go_to_end(first=False)),
        ):  # fmt: skip
            QShortcut(QKeySequence(keys), self, act)
        room, em = self.screen().availableGeometry(), self.fontMetrics().height()
        self.resize(min(62 * em, room.width() - 60), min(54 * em, room.height() - 60))

    # --- making

    def _make(self, choices: Choices) -> None:
        """Make the pages, or make them anew; what was under way is given up."""
        if self._job is not None:
            self._let_go_of_job(self._job)
        make, title = self._shown.make, self._shown.title
        self.bar.enable(False)
        self.told.show_making()
        job = self._job = self._jobs.start(
            f"生成{title}", lambda progress: _made_file(make, choices, progress)
        )
        # Bound methods: Qt lets go of them when the dialog is closed before the paper is ready.
        job.progressed.connect(self.told.show_making)
        job.finished.connect(self._made)
        job.failed.connect(self._not_made)
        job.cancelled.connect(self._not_made)

    def _let_go_of_job(self, job: Job) -> None:
        job.progressed.disconnect(self.told.show_making)
        job.finished.disconnect(self._made)
        job.failed.disconnect(self._not_made)
        job.cancelled.disconnect(self._not_made)
        job.cancel()

    def _made(self, made: tuple[PdfFile, Made, Choices]) -> None:
        self._job = None
        before = self.file
        self.file, self.made, self._choices = made
        self.thumbnails.show_file(self.file)
        self.view.show_file(self.file)
        self.bar.show_count(len(self.file))
        self._page_changed(self.view.page)
        self.told.show_made(self.made)
        self.bar.enable(True)
        self._put_away(before)
        if before is None:
            self.print_button.setFocus()
        self.ready.emit()

    def _not_made(self, error: object = None) -> None:
        """It failed, as the window has told, or was stopped: the pages from before stay, if there are any."""
        self._job = None
        if self.file is None:
            self.reject()
            return
        self.bar.show_choices(self._choices)
        self.told.show_made(self.made)
        self.bar.enable(True)

    def _stop(self) -> None:
        if self._job is not None:
            self._job.cancel()

    # --- looking

    def _zoomed(self, zoom: float) -> None:
        self.bar.show_zoom(zoom, self.view.fitted)

    def _page_changed(self, number: int) -> None:
        self.bar.show_page(number)
        if self.thumbnails.isVisible():
            self.thumbnails.mark(number)

    # --- leaving the window

    def save_to(self, out: Path) -> None:
        """Keep the paper as a file. Raises UserError when the place cannot be written."""
        assert self.file is not None
        with written_whole(out) as beside:
            beside.write_bytes(self.file.data)
        self._say_saved(out)

    def _save(self) -> None:
        if self.file is None or not self.save_button.isEnabled():
            return
        out = self._asked_file("PDF 文件 (*.pdf)", ".pdf")
        if out is not None:
            try:
                self.save_to(out)
            except UserError as error:
                tell(error, self._icons, self)

    def _save_word(self) -> None:
        out = self._asked_file("Word 文件 (*.docx)", ".docx")
        if out is not None:
            self.save_word_to(out)

    def _asked_file(self, kind: str, suffix: str) -> Path | None:
        said = "（隐去个人信息）" if self._choices.masked else ""
        proposed = f"{self._shown.title}{said}{suffix}"
        chosen, _ = QFileDialog.getSaveFileName(self, "另存为", proposed, kind)
        if not chosen:
            return None
        return Path(chosen if chosen.lower().endswith(suffix) else f"{chosen}{suffix}")

    def save_word_to(self, out: Path) -> None:
        """Write the paper as a Word file, in the background."""
        write, choices = self._shown.as_word, self._choices
        assert write is not None

        def work(progress: Progress) -> Path:
            write(out, choices)
            return out

        job = self._jobs.start(f"写成 {out.name}", work)
        job.finished.connect(self._say_saved)

    def _say_saved(self, out: Path) -> None:
        def open_folder() -> None:
            open_path(out.parent)

        self.notice.say(f"已存为 {out.name}", open_folder, "打开所在文件夹")

    def _print(self) -> None:
        if self.file is None or not self.print_button.isEnabled():
            return
        printer = prepared_printer(self.file, self._shown.title, self.made.copies)
        dialog = QPrintDialog(printer, self)
        dialog.setWindowTitle("打印")
        dialog.setMinMax(1, len(self.file))
        options = QAbstractPrintDialog.PrintDialogOption
        for option in (options.PrintPageRange, options.PrintCurrentPage, options.PrintCollateCopies):
            dialog.setOption(option)
        if dialog.exec() == QDialog.DialogCode.Accepted:
            self.print_on(printer)

    def print_on(self, printer: QPrinter) -> PrintRun:
        """Send the pages chosen in ``printer`` to it, in the background; the dialog may be closed."""
        assert self.file is not None
        numbers = chosen_pages(printer, len(self.file), self.view.page)
        self._other_paper = take_paper_it_has(printer)
        run = PrintRun(self.file, printer, numbers, self._shown.title, self._jobs)
        self._runs = [one for one in self._runs if one.active] + [run]
        run.printed.connect(self._printed)
        run.failed.connect(self._not_printed)
        return run

    def _printed(self, sheets: int) -> None:
        other = f"，这台打印机没有这种纸，已按 {self._other_paper} 缩放" if self._other_paper else ""
        self.notice.say(f"已送到打印机：{sheets} 页{other}")

    def _not_printed(self, error: UserError) -> None:
        tell(error, self._icons, self)

    def _put_away(self, file: PdfFile | None) -> None:
        """Close a file nobody looks at any more; one that is being printed ends with its printing."""
        if file is None:
            return
        run = next((run for run in self._runs if run.active and run.file is file), None)
        if run is not None:
            run.keep_file()
        else:
            self._jobs.quiet(file.close, _nothing)

    def done(self, result: int) -> None:
        if self._job is not None:
            self._let_go_of_job(self._job)
            self._job = None
        self.view.show_file(None)
        self.thumbnails.show_file(None)
        self._put_away(self.file)
        self.file = None
        super().done(result)


def _made_file(make: Make, choices: Choices, progress: Progress) -> tuple[PdfFile, Made, Choices]:
    """In the worker: the pages in memory. No file with somebody's name on it stays on the disk."""
    with tempfile.TemporaryDirectory(prefix="lawgov-paper-", ignore_cleanup_errors=True) as folder:
        out = Path(folder) / "paper.pdf"
        made = make(out, choices, progress)
        return PdfFile(out, progress), made, choices


def show_preview(shown: Printable, jobs: Jobs, icons: Icons, parent: QWidget) -> PreviewDialog:
    """Show anything that can be printed, above the window the person is in."""
    active = QApplication.activeWindow()
    owner = active if active is not None and not isinstance(active, QDialog) else parent
    dialog = PreviewDialog(shown, jobs, icons, owner)
    dialog.show()
    return dialog


def show_paper_preview(
    office: Office, kind: RecordType, paper: Paper, uuid: str, jobs: Jobs, icons: Icons, parent: QWidget
) -> PreviewDialog:
    """Show one statutory paper of a record."""
    return show_preview(one_paper(office, kind, paper, uuid), jobs, icons, parent)


def show_register_preview(
    office: Office, query: ListQuery, fields: Sequence[str], jobs: Jobs, icons: Icons, parent: QWidget
) -> PreviewDialog:
    """Show a list as it would be printed."""
    return show_preview(a_list(office, query, fields), jobs, icons, parent)


def _nothing(result: object) -> None:
    return
