"""The import window: choose a file, set header and columns, see problems and differences, import, undo."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from lawgov_desktop.errors import UserError
from lawgov_desktop.office import Office
from lawgov_desktop.progress import Progress
from lawgov_desktop.spreadsheets.apply import Applied, write_errors
from lawgov_desktop.spreadsheets.grid import Workbook
from lawgov_desktop.spreadsheets.known import earlier_imports, file_hash
from lawgov_desktop.spreadsheets.plan import Plan
from lawgov_desktop.storage.store import Undone
from ui.importing.check_page import CheckPage
from ui.importing.columns_page import ColumnsPage
from ui.importing.done_page import DonePage
from ui.importing.file_page import FilePage, SheetLine
from ui.importing.findings import Findings, ToWrite, to_write
from ui.importing.pieces import Refusal, StepStrip, WorkingBar, confirmed, scaled
from ui.importing.running_work import RunningWork
from ui.importing.session import ImportSession
from ui.jobs import Jobs
from ui.widgets.icons import Icons

STEPS: Final = ("选文件", "表头与列", "问题与比较", "完成")
FILE, COLUMNS, CHECK, DONE = range(4)


class ImportDialog(QDialog):
    """Imports one list into the register ``kind_key`` of an open office.

    Reading, checking and writing run as jobs; nothing is written before 导入. ``before_import`` is run
    in the worker right before writing (the automatic backup, feature I10).
    """

    imported = Signal(object)
    """:class:`~lawgov_desktop.spreadsheets.apply.Applied`, after an import."""
    undone = Signal(object)
    """:class:`~lawgov_desktop.storage.store.Undone`, after it was taken back."""
    register_wanted = Signal(str)
    """打开台账: the key of the register."""

    def __init__(
        self,
        office: Office,
        kind_key: str,
        jobs: Jobs,
        parent: QWidget | None = None,
        *,
        before_import: Callable[[Progress], None] | None = None,
    ) -> None:
        super().__init__(parent)
        self._before_import = before_import
        self._plan: Plan | None = None
        self._found: Findings | None = None
        self._applied: Applied | None = None
        self.session = ImportSession(office, office.kind(kind_key))
        kind = self.session.kind
        self.setWindowTitle(f"导入到“{kind.title}”")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setSizeGripEnabled(True)
        room = self.screen().availableSize() - QSize(40, 80)
        self.resize(QSize(scaled(self, 1000), scaled(self, 640)).boundedTo(room))
        icons = Icons(office.resources / "icons")

        self.strip = StepStrip(STEPS)
        self.file_page = FilePage(icons, kind.title)
        self.columns_page = ColumnsPage(
            self.session.fields, with_list=self.session.links_to_list, icons=office.resources / "icons"
        )
        self.check_page = CheckPage()
        self.done_page = DonePage(icons)
        self.pages = QStackedWidget()
        for page in (self.file_page, self.columns_page, self.check_page, self.done_page):
            self.pages.addWidget(page)
        self.refusal = Refusal(icons)
        self.working = WorkingBar()
        self._work = RunningWork(jobs, self.working, self)
        self.cancel_button, self.back_button = QPushButton("取消"), QPushButton("上一步")
        self.next_button = QPushButton("下一步")
        self.next_button.setObjectName("primary")
        bottom = QFrame()
        bottom.setObjectName("bottom")
        row = QHBoxLayout(bottom)
        row.setContentsMargins(16, 8, 16, 8)
        row.setSpacing(8)
        row.addWidget(self.cancel_button)
        row.addStretch(1)
        row.addWidget(self.back_button)
        row.addWidget(self.next_button)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        for part in (self.strip, self.pages, self.refusal, self.working, bottom):
            whole.addWidget(part, 1 if part is self.pages else 0)
        for button in self.findChildren(QPushButton):
            button.setAutoDefault(False)
        self.next_button.setDefault(True)  # only now: a button without its window is nobody's default
        self._connect()
        self._go(FILE)
        self.file_page.drop.choose_button.setFocus()

    def _connect(self) -> None:
        self.cancel_button.clicked.connect(self.reject)
        self.back_button.clicked.connect(self._back)
        self.next_button.clicked.connect(self._next)
        self.working.cancelled.connect(self._ask_to_stop)
        self._work.changed.connect(self._refresh_buttons)
        self._work.failed.connect(self.refusal.tell)
        self._work.stopped.connect(self._stopped)
        self.file_page.file_chosen.connect(self.read_file)
        self.file_page.sheet_chosen.connect(self._use_sheet)
        columns = self.columns_page
        columns.header_chosen.connect(self._use_header)
        columns.column_chosen.connect(self._assign)
        columns.reset_asked.connect(self._reset)
        if columns.version is not None:
            columns.version.changed.connect(self._refresh_buttons)
        check = self.check_page
        check.corrected.connect(self._correct)
        check.taken_back.connect(self._take_back_row)
        check.words_decided.connect(self._decide_words)
        check.chosen.connect(self._choices_changed)
        check.errors_wanted.connect(self._save_errors)
        self.done_page.undo_asked.connect(self._undo)
        self.done_page.register_asked.connect(self._open_register)
        for box in (columns.first, columns.last):
            box.installEventFilter(self)

    # ------------------------------------------------------------ steps

    @property
    def step(self) -> int:
        return self.pages.currentIndex()

    def _go(self, step: int) -> None:
        self.pages.setCurrentIndex(step)
        self.strip.go(step)
        self.refusal.hide()
        self._refresh_buttons()

    def _refresh_buttons(self) -> None:
        busy, step = self._work.busy, self.step
        self.pages.setEnabled(not busy)
        self.back_button.setVisible(step in (COLUMNS, CHECK))
        self.back_button.setEnabled(not busy)
        self.cancel_button.setVisible(step != DONE)
        self.next_button.setText({CHECK: "导入", DONE: "关闭"}.get(step, "下一步"))
        self.next_button.setEnabled(not busy and self._may_go_on())

    def _may_go_on(self) -> bool:
        if self.step == FILE:
            return self.session.workbook is not None and bool(self.session.sheet.rows)
        if self.step == COLUMNS:
            version = self.columns_page.version
            has_list = version is None or not self.session.links_to_list or version.ready
            return has_list and any(column.path for column in self.session.columns)
        if self.step == CHECK:
            return self._plan is not None and self._nothing_in_the_way() and self._to_write().any
        return True

    def _next(self) -> None:
        if self.step == FILE:
            self._show_columns()
        elif self.step == COLUMNS:
            self._make_plan(keep_tab=False)
        elif self.step == CHECK:
            self._import()
        else:
            self.accept()

    def _back(self) -> None:
        self._go(self.step - 1)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter in a number box takes the number over; it does not leave the page."""
        enter = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and event.key() in enter:
            watched.event(event)
            return True
        return super().eventFilter(watched, event)

    # ------------------------------------------------------------ work under way

    def _start(
        self,
        title: str,
        work: Callable[[Progress], Any],
        done: Callable[[Any], None],
        refused: Callable[[UserError], None],
        *,
        writing: bool = False,
    ) -> None:
        self.refusal.hide()
        self._work.start(title, work, done, refused, writing=writing)

    def _stopped(self, was_writing: bool) -> None:
        if was_writing:
            self.refusal.say("已停下，没有导入。", "台账和导入前一样。", "可以再按“导入”。")
            self._make_plan(keep_tab=True, keep_words=True)
        else:
            self.refusal.say("已停下。", "台账没有改动。")

    def _ask_to_stop(self) -> None:
        question = "正在写入台账。现在停下，台账会和导入前一样。"
        if self._work.writing and not confirmed(self, "正在导入", question, "停下", otherwise="继续导入"):
            return
        self._work.stop()

    def reject(self) -> None:
        """Esc or 取消: while something runs it asks to stop that; otherwise the window closes."""
        if self._work.busy:
            self._ask_to_stop()
        else:
            super().reject()

    # ------------------------------------------------------------ one: the file

    def read_file(self, path: Path) -> None:
        """Read a file in the background; a refusal is shown in place and another file can be chosen."""
        if self._work.busy:
            return
        self.session.workbook = None
        self._start(
            "正在读取表格",
            self.session.read(path),
            lambda workbook: self._file_read(path, workbook),
            lambda error: self.file_page.show_refusal(path, error),
        )

    def _file_read(self, path: Path, workbook: Workbook) -> None:
        self.session.take(path, workbook)
        sheets = [
            SheetLine(
                sheet.name, len(sheet.rows), max((len(row) for row in sheet.rows), default=0), sheet.hidden
            )
            for sheet in workbook.filled_sheets
        ]
        former = earlier_imports(self.session.office.store, file_hash(path))
        before = "".join(
            f"△ 这份文件 {entry.at[:10]} 已经导入过，没有变化的行不会重复登记。" for entry in former[:1]
        )
        self.file_page.show_file(path, self.session.about, sheets, before)
        self.next_button.setFocus()

    def _use_sheet(self, name: str) -> None:
        self.session.use_sheet(name)
        self._refresh_buttons()

    # ------------------------------------------------------------ two: header and columns

    def _show_columns(self) -> None:
        version = self.columns_page.version
        if version is not None:
            version.show_versions(self.session.versions(), self.session.title)
        self._show_preview()
        self._go(COLUMNS)
        self.columns_page.table.setFocus()

    def _show_preview(self, said: str = "") -> None:
        session = self.session
        missing = "、".join(f"“{label}”" for label in session.unmapped_required)
        if not said and missing:
            said = f"△ 还没有哪一列对应{missing}，没有它的行不能导入。"
        self.columns_page.show_preview(session.preview(), session.choices, said)
        version = self.columns_page.version
        if version is not None:
            version.setVisible(session.links_to_list)
        self._refresh_buttons()

    def _use_header(self, first: int, last: int) -> None:
        self.session.use_header(first, last)
        self._show_preview()

    def _assign(self, place: int, choice: str) -> None:
        self._show_preview(self.session.assign(place, choice))

    def _reset(self) -> None:
        self.session.suggest_all(forget=True)
        self._show_preview()

    # ------------------------------------------------------------ three: problems and differences

    def _make_plan(self, *, keep_tab: bool, keep_words: bool = False) -> None:
        said = self.refusal.text if keep_words else ""
        version = self.columns_page.version
        if version is not None:
            self.session.list_uuid, self.session.new_list = version.list_uuid, version.new_list
        self._start(
            "正在核对数据",
            self.session.plan,
            lambda result: self._planned(*result, keep_tab=keep_tab),
            self.refusal.tell,
        )
        if said:
            self.refusal.show()

    def _planned(self, plan: Plan, found: Findings, *, keep_tab: bool) -> None:
        session = self.session
        self._plan, self._found = plan, found
        session.keep_answers(found)
        self.check_page.show_findings(
            found, session.left_out, session.answers, session.words, keep_tab=keep_tab
        )
        if self.step != CHECK:
            self._go(CHECK)
        self._choices_changed()
        if not keep_tab:
            (self.check_page.problems if found.problems else self.check_page.changes).setFocus()

    def _choices_changed(self) -> None:
        session, model = self.session, self.check_page.change_model
        session.left_out, session.answers = model.left_out, model.answers
        session.good_only = self.check_page.good_only.isChecked()
        if self._nothing_in_the_way():
            text = str(self._to_write())
        else:
            text = f"✕ {self._bad:,} 行有错：请改正，或勾选“只导入没有错误的行”"
        self.check_page.outcome.setText(text)
        self._refresh_buttons()

    @property
    def _bad(self) -> int:
        return self._found.counts["bad"] if self._found else 0

    def _nothing_in_the_way(self) -> bool:
        return self._bad == 0 or self.check_page.good_only.isChecked()

    def _to_write(self) -> ToWrite:
        changes = self._found.changes if self._found else ()
        return to_write(changes, self.session.left_out, self.session.answers)

    def _correct(self, row: int, letter: str, text: str) -> None:
        self.session.fixes[row, letter] = text or None
        self._make_plan(keep_tab=True)

    def _take_back_row(self, row: int, wanted: bool) -> None:
        (self.session.taken_back.add if wanted else self.session.taken_back.discard)(row)
        self._make_plan(keep_tab=True)

    def _decide_words(self, words: dict[str, dict[str, str]]) -> None:
        self.session.words = words
        self._make_plan(keep_tab=True)

    def _save_errors(self) -> None:
        plan = self._plan
        if plan is None:
            return
        start = self.session.path.with_name(f"{self.session.path.stem}（有错的行）.xlsx")
        name, _ = QFileDialog.getSaveFileName(self, "另存有错的行", str(start), "Excel 工作簿 (*.xlsx)")
        if not name:
            return
        out = Path(name if name.lower().endswith(".xlsx") else f"{name}.xlsx")
        self._start(
            "正在另存有错的行",
            lambda progress: write_errors(plan, out),
            lambda rows: self.check_page.outcome.setText(f"已把 {rows:,} 行另存到“{out.name}”"),
            self.refusal.tell,
        )

    # ------------------------------------------------------------ four: import, undo

    def _import(self) -> None:
        plan = self._plan
        if plan is None:
            return
        before = self._before_import

        def work(progress: Progress) -> Applied:
            if before is not None:
                before(progress)
            return self.session.carry_out(plan, progress)

        self._start("正在写入台账", work, self._imported, self._not_imported, writing=True)

    def _not_imported(self, error: UserError) -> None:
        self.refusal.tell(error)
        self._make_plan(keep_tab=True, keep_words=True)

    def _imported(self, applied: Applied) -> None:
        self._applied = applied
        self.done_page.show_done(applied, self.session.path.name, self.session.sheet.name)
        self._go(DONE)
        self.next_button.setFocus()
        self.imported.emit(applied)

    def _undo(self) -> None:
        applied = self._applied
        if applied is None or not applied.import_id:
            return
        total = applied.created + applied.updated
        question = f"撤销后，本次导入的 {total:,} 条回到导入前的样子；之后又改过的记录会留下并列出。"
        if not confirmed(self, "撤销本次导入", question, "撤销", otherwise="不撤销"):
            return
        self._start(
            "正在撤销导入",
            lambda progress: self.session.take_back(applied.import_id),
            self._was_undone,
            self.done_page.refusal.tell,
        )

    def _was_undone(self, undone: Undone) -> None:
        self.done_page.show_undone(undone)
        self.undone.emit(undone)

    def _open_register(self) -> None:
        self.register_wanted.emit(self.session.kind.key)
        self.accept()
