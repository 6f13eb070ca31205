"""Keeps last year's report beside the one being written: taken in, compared while one types, looked up."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from lawgov_desktop.errors import UserError
from lawgov_desktop.progress import Progress
from lawgov_desktop.records.record_type import Draft
from lawgov_desktop.registers.report.marks import OF_LAST_YEAR, Mark, marks_in, plain
from lawgov_desktop.reporting.rectifying import Registered, ToRectify, not_on_record, register_items
from lawgov_desktop.reporting.report.answers import Answers
from lawgov_desktop.reporting.report.from_last_year import instead, paragraph_from, proposed, still_open
from lawgov_desktop.reporting.report.last_year_read import LastYear, last_year_of, still_last_years
from lawgov_desktop.reporting.report.shortcomings_of_text import Shortcoming, shortcomings_in
from lawgov_desktop.reporting.report.writing import (
    confirmed_zeros,
    paragraph_key,
    period_of,
    report_of_last_year,
    were_read,
)
from lawgov_desktop.spreadsheets.prose import read_paragraphs
from lawgov_desktop.storage.store import Store
from ui.jobs import Jobs
from ui.reporting.last_year_line import LastYearLine
from ui.reporting.last_year_page import LastYearPage
from ui.reporting.report_text import ReportText
from ui.reporting.shortcomings_dialog import ShortcomingsDialog
from ui.widgets.icons import Icons
from ui.widgets.messages import tell

_FILES = "上年报告 (*.docx *.txt);;所有文件 (*)"
_FOLLOW_MS = 250


class BesideLastYear(QObject):
    """Looks things up in the background; shows them in the line above the card, the page, the margin."""

    told = Signal(str)
    """A sentence for the person."""
    base_taken = Signal(str)
    """The text of last year's report, for the record."""
    looked = Signal()
    """What is like last year, or not on record yet, is known anew."""

    def __init__(
        self,
        store: Store,
        jobs: Jobs,
        icons: Icons,
        text: ReportText,
        report: Callable[[], Draft],
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._store, self._jobs, self._icons, self._text = store, jobs, icons, text
        self._report, self._window = report, parent
        self.line, self.page = LastYearLine(), LastYearPage()
        self.last: LastYear | None = None
        self.unregistered: tuple[Shortcoming, ...] = ()
        self.alike: Mapping[int, int] = {}
        self._told: Answers = {}
        self._base = ""
        self._registered = ""
        self._follow = QTimer(self, singleShot=True, interval=_FOLLOW_MS)
        self._follow.timeout.connect(self._show_paragraph)
        self.line.keep_asked.connect(self._settle)
        self.line.tie_asked.connect(self._tie)

    # --- taking it in

    def choose_file(self) -> None:
        name, _ = QFileDialog.getOpenFileName(self._window.window(), "上年报告", "", _FILES)
        if name:
            self.read_file(Path(name))

    def read_file(self, path: Path) -> None:
        """Take a .docx or .txt in as last year's report, in the background."""

        def read(progress: Progress) -> tuple[str, LastYear]:
            text = "\n".join(one.text for one in read_paragraphs(path, progress=progress)).strip("\n")
            return text, last_year_of(text)

        job = self._jobs.start("读取上年报告", read, self._taken)
        job.failed.connect(self._failed)

    def of_the_book(self) -> Draft | None:
        """The report of the span a year before, when it is in the book and has a text."""
        try:
            return report_of_last_year(self._store, period_of(self._report()))
        except UserError:
            return None

    def take_from_book(self) -> None:
        """Take the report of the year before that is in the book, without its marks."""
        report = self.of_the_book()
        if report is not None:
            text = plain(report["body"])
            self._taken((text, last_year_of(text)))

    def _taken(self, read: tuple[str, LastYear]) -> None:
        text, last = read
        if not last.paragraphs:
            self._failed(UserError("这份文件里没有报告的正文。", todo="请选去年的年度报告。"))
            return
        self.base_taken.emit(text)
        self._base = text
        self._known(last)
        told = f"上年报告：{last.in_words}。"
        year = self._year()
        if last.year is not None and year and last.year != year - 1:
            told += f"注意：它写的是 {last.year} 年度，不是 {year - 1} 年度。"
        self.told.emit(told)

    def _failed(self, error: BaseException) -> None:
        tell(error, self._icons, self._window)

    def _year(self) -> int:
        try:
            return period_of(self._report()).first.year
        except UserError:
            return 0

    # --- knowing it

    def sync(self) -> None:
        """Read the text of the record when it is another one than was read, and look at this year's anew."""
        base = self._report().get("base_text") or ""
        if base == self._base:
            self.look()
            return
        self._base = base
        if base.strip():
            self._jobs.quiet(lambda: last_year_of(base), self._known)
        else:
            self._known(None)

    def _known(self, last: LastYear | None) -> None:
        self.last = last
        self.page.show_report(last)
        self.look()
        self._look_for_shortcomings()

    def look(self) -> None:
        """Mark what is still nearly last year's; the comparing is done in the background."""
        last, body = self.last, plain(self._text.body())
        if last is None:
            self._compared({})
            return
        read = were_read(self._report())
        paragraphs = self._text.body().split("\n")

        def compare() -> dict[int, int]:
            alike = still_last_years(body, last)
            return {at: percent for at, percent in alike.items() if paragraph_key(paragraphs[at]) not in read}

        self._jobs.quiet(compare, self._compared)

    def _compared(self, alike: Mapping[int, int]) -> None:
        self.alike = alike
        self._text.show_stale(alike)
        self.looked.emit()

    # --- where one stands

    def show_at(self, mark: Mark | None, told: Answers) -> None:
        """Tell what last year's report said where the cursor stands."""
        self._told = told
        self._follow.start()
        if mark is not None and mark.key == OF_LAST_YEAR:
            paragraph = self._text.paragraph_here()
            here = next((one for one in still_open(paragraph, told) if one.mark == mark), None)
            if here is not None:
                self.line.show_open(here, proposed(paragraph, mark, told))
                return
        last = self.last.said_of(mark.key) if self.last is not None and mark is not None else None
        if mark is None or last is None:
            self.line.show_nothing()
            return
        said = told.get(mark.key)
        self.line.show_number(last, said.value if said is not None else None)

    def _show_paragraph(self) -> None:
        if self.last is None or not self.page.isVisible():
            return
        line = self.last.like(plain(self._text.paragraph_here()))
        if line is not None:
            self.page.go_to(line)

    # --- dealing with it

    def _settle(self, with_: str = "") -> None:
        """Deal with the open place under the cursor, and go on to the next one."""
        if self._text.settle(with_):
            self._text.select_next(frozenset((OF_LAST_YEAR,)))

    def _tie(self, key: str) -> None:
        said, mark = self._told.get(key), self._text.mark_here()
        if said is not None and mark is not None and mark.key == OF_LAST_YEAR:
            self._settle(instead(mark, said))

    def insert(self, number: int, told: Answers) -> None:
        """Put a paragraph of last year (by the number of its line) behind where the cursor stands."""
        line = paragraph_from(self._base, number, self._year(), told, confirmed_zeros(self._report()))
        if not line:
            return
        self._text.insert_paragraph(line)
        marks = marks_in(line)
        left = sum(mark.key == OF_LAST_YEAR for mark in marks)
        words = f"拿过来了，{len(marks) - left} 个数字换成了今年的"
        self.told.emit(words + (f"，{left} 处请核对。" if left else "。"))

    # --- what it named as wanting

    def _look_for_shortcomings(self) -> None:
        base, year, last, store = self._base, self._year(), self.last, self._store
        if last is None or not year or (last.year is not None and last.year != year - 1):
            self._missing(())
            return
        self._jobs.quiet(lambda: not_on_record(store, year - 1, shortcomings_in(base)), self._missing)

    def _missing(self, named: tuple[Shortcoming, ...]) -> None:
        self.unregistered = named
        self.looked.emit()

    def show_shortcomings(self) -> None:
        """Show what last year's report named and nobody put on record; the person ticks and agrees."""
        dialog = ShortcomingsDialog(self._year() - 1, self.unregistered, self._window.window())
        dialog.accepted.connect(lambda: self.register(dialog.chosen()))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def register(self, chosen: tuple[Shortcoming, ...]) -> None:
        """Put them on record as problems of last year, carried into this one: one action."""
        store, year, items = self._store, self._year() - 1, [ToRectify(one) for one in chosen]
        self._jobs.write(
            "登记上年报告所列不足",
            lambda: register_items(store, year, items, carry=True),
            self._was_registered,
            self._failed,
        )

    def _was_registered(self, done: Registered) -> None:
        self._registered = done.action_id
        self._look_for_shortcomings()
        told = f"已登记 {len(done.made)} 条，并转为今年的整改事项。"
        self.told.emit(f'{told} <a href="undo">撤销</a>' if done.action_id else told)

    def undo(self) -> None:
        """Take the last registering back."""
        action, store = self._registered, self._store
        if not action:
            return
        self._registered = ""
        self._jobs.write("撤销登记", lambda: store.undo(action), self._was_undone, self._failed)

    def _was_undone(self, _: object) -> None:
        self._look_for_shortcomings()
        self.told.emit("已撤销登记。")
