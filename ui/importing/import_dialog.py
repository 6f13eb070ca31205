"""The import window: choose a file, set header and columns, see problems and differences, import, undo."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from lawgov_desktop.errors import UserError
from lawgov_desktop.office import Office
from lawgov_desktop.progress import Progress
from lawgov_desktop.spreadsheets.apply import Applied
from lawgov_desktop.spreadsheets.choosing import sheets_of
from lawgov_desktop.spreadsheets.grid import Workbook
from lawgov_desktop.storage.listing import ListQuery, count
from lawgov_desktop.storage.store import Undone
from ui.importing.check_page import CheckPage
from ui.importing.check_step import CheckStep
from ui.importing.columns_page import ColumnsPage
from ui.importing.columns_step import ColumnsStep
from ui.importing.done_page import DonePage
from ui.importing.file_page import FilePage
from ui.importing.look import own_style
from ui.importing.pieces import Refusal, StepStrip, WorkingBar, confirmed, scaled
from ui.importing.running_work import RunningWork
from ui.importing.session import ImportSession, Opened, told_before
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
    """查看台账: the key of the register."""

    def __init__(
        self,
        office: Office,
        kind_key: str,
        jobs: Jobs,
        parent: QWidget | None = None,
        *,
        before_import: Callable[[Progress], None] | None = None,
        pasted: Workbook | None = None,
        icons: Icons | None = None,
    ) -> None:
        """``pasted``: a table already read, from the clipboard; there is no page for the file then."""
        super().__init__(parent)
        self._before_import = before_import
        self._pasted = pasted is not None
        self._applied: Applied | None = None
        self.session = ImportSession(office, office.kind(kind_key))
        kind = self.session.kind
        self.setWindowTitle(f"粘贴到“{kind.title}”" if self._pasted else f"导入到“{kind.title}”")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setSizeGripEnabled(True)
        self.setWindowFlag(Qt.WindowType.WindowMaximizeButtonHint)
        self.setStyleSheet(own_style(self))
        room = self.screen().availableSize() - QSize(40, 80)
        self.resize(QSize(scaled(self, 1160), scaled(self, 680)).boundedTo(room))
        icons = icons or Icons(office.resources / "icons")

        self.strip = StepStrip(STEPS[1:] if self._pasted else STEPS)
        self.file_page = FilePage(icons, kind.title)
        self.columns_page = ColumnsPage(
            self.session.fields,
            required=kind.required,
            with_list=self.session.may_link_to_list,
        )
        self.check_page = CheckPage()
        self.done_page = DonePage(icons)
        self.pages = QStackedWidget()
        for page in (self.file_page, self.columns_page, self.check_page, self.done_page):
            self.pages.addWidget(page)
        self.refusal = Refusal(icons)
        self.working = WorkingBar()
        self._work = RunningWork(jobs, self.working, self)
        self.columns_step = ColumnsStep(self.session, self.columns_page, self)
        self.check_step = CheckStep(self.session, self.check_page, self._work, self.refusal, self)
        self.cancel_button, self.back_button = QPushButton("取消"), QPushButton("上一步")
        self.next_button = QPushButton("下一步")
        self.next_button.setObjectName("primary")
        self._lay_out()
        self._connect()
        if pasted is not None:
            # Rows of the clipboard are few, and only the first of them are looked at here.
            self.session.take(self.session.open(None, pasted))
            self._show_columns()
        else:
            self._go(FILE)
            self.file_page.drop.choose_button.setFocus()

    def _lay_out(self) -> None:
        bottom = QFrame()
        bottom.setObjectName("bottom")
        row = QHBoxLayout(bottom)
        row.setContentsMargins(16, 8, 16, 8)
        row.setSpacing(8)
        row.addWidget(self.cancel_button)
        row.addWidget(self.working, 1)  # in the row of buttons: coming and going it moves nothing
        row.addWidget(self.back_button)
        row.addWidget(self.next_button)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        for part in (self.strip, self.pages, self.refusal, bottom):
            whole.addWidget(part, 1 if part is self.pages else 0)
        for button in self.findChildren(QPushButton):
            button.setAutoDefault(False)
        self.next_button.setDefault(True)  # only now: a button without its window is nobody's default

    def _connect(self) -> None:
        self.cancel_button.clicked.connect(self.reject)
        self.back_button.clicked.connect(self._back)
        self.next_button.clicked.connect(self._next)
        self.working.cancelled.connect(self._ask_to_stop)
        self._work.changed.connect(self._refresh_buttons)
        self._work.failed.connect(self.refusal.tell)
        self.finished.connect(self._over)
        self._work.stopped.connect(self._stopped)
        self.file_page.file_chosen.connect(self.read_file)
        self.columns_step.changed.connect(self._refresh_buttons)
        self.check_step.planned.connect(self._planned)
        self.check_step.changed.connect(self._refresh_buttons)
        self.done_page.undo_asked.connect(self._undo)
        self.done_page.register_asked.connect(self._open_register)
        for box in (self.columns_page.first, self.columns_page.last):
            box.installEventFilter(self)

    # ------------------------------------------------------------ steps

    @property
    def step(self) -> int:
        return self.pages.currentIndex()

    def _go(self, step: int) -> None:
        self.pages.setCurrentIndex(step)
        self.strip.go(step - 1 if self._pasted else step)
        self.refusal.hide()
        self._refresh_buttons()

    def _refresh_buttons(self) -> None:
        busy, step = self._work.busy, self.step
        self.pages.setEnabled(not busy or self.check_step.quietly)
        self.back_button.setVisible(step == CHECK or (step == COLUMNS and not self._pasted))
        self.back_button.setEnabled(not busy)
        self.cancel_button.setVisible(step != DONE)
        self.next_button.setText({CHECK: "导入", DONE: "关闭"}.get(step, "下一步"))
        self.next_button.setEnabled(not busy and self._may_go_on())
        self.next_button.setToolTip("" if self.next_button.isEnabled() or busy else self._why_not())

    def _may_go_on(self) -> bool:
        if self.step == FILE:
            return self.session.workbook is not None
        if self.step == COLUMNS:
            return self.columns_step.ready
        if self.step == CHECK:
            step = self.check_step
            return bool(step.plans) and not step.quietly and step.nothing_in_the_way and step.to_write.any
        return True

    def _why_not(self) -> str:
        """Why the button that leads on is off."""
        if self.step == FILE:
            return "请先选一个文件"
        return (self.columns_page.note if self.step == COLUMNS else self.check_page.outcome).text()

    def _next(self) -> None:
        if self.step == FILE:
            self._show_columns()
        elif self.step == COLUMNS:
            self.columns_step.take_list_version()
            self.check_step.make(stay=False)
        elif self.step == CHECK:
            self._import()
        else:
            self.accept()

    def _back(self) -> None:
        if self.step == CHECK:
            self.columns_step.show()  # rows taken back meanwhile are seen there too
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
            self.check_step.make(stay=True, keep_words=True)
        elif not self.check_step.stopped():
            self.refusal.say("已停下。", "台账没有改动。")
        self._refresh_buttons()

    def _ask_to_stop(self) -> None:
        question = "正在写入台账。现在停下，台账会和导入前一样。"
        if self._work.writing and not confirmed(self, "正在导入", question, "停下", otherwise="继续导入"):
            return
        self._work.stop()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc in a field that searches empties it first."""
        field = self.focusWidget()
        searching = isinstance(field, QLineEdit) and field.isClearButtonEnabled() and bool(field.text())
        if event.key() == Qt.Key.Key_Escape and isinstance(field, QLineEdit) and searching:
            field.clear()
        else:
            super().keyPressEvent(event)

    def reject(self) -> None:
        """Esc or 取消: while something runs it asks to stop that; otherwise the window closes, after a
        question when the person has chosen or typed something."""
        if self._work.busy:
            self._ask_to_stop()
            return
        question = "还没有导入。现在关闭，刚才选的列、改正的内容都不会保留。"
        at_work = self.session.touched and self.step in (COLUMNS, CHECK)
        if at_work and not confirmed(self, "关闭导入", question, "关闭", otherwise="接着导入"):
            return
        super().reject()

    def _over(self) -> None:
        self.check_step.let_go()
        self._work.over()

    # ------------------------------------------------------------ one: the file

    def read_file(self, path: Path) -> None:
        """Read a file in the background; a refusal is shown in place and another file can be chosen."""
        if self._work.busy or self._pasted:
            return
        self.session.forget_file()
        self._start(
            "正在读取表格",
            self.session.read(path),
            self._file_read,
            lambda error: self.file_page.show_refusal(path, error),
        )

    def _file_read(self, opened: Opened) -> None:
        session = self.session
        session.take(opened)
        sheets = [
            f"“{one.name}”{'（隐藏）' if one.hidden else ''}{one.rows:,} 行"
            for one in sheets_of(opened.workbook)
            if one.rows
        ]
        assert opened.path is not None
        self.file_page.show_file(opened.path, session.about, sheets, told_before(opened.former))
        self._refresh_buttons()  # a button that is off takes no keyboard
        self.next_button.setFocus()

    # ------------------------------------------------------------ two and three

    def _show_columns(self) -> None:
        self.columns_step.show_file()
        self._go(COLUMNS)
        self.columns_page.table.setFocus()

    def _planned(self) -> None:
        if self.step == CHECK:
            self._refresh_buttons()
            return
        self._go(CHECK)
        found = self.check_step.found
        has_problems = bool(found and found.problems)
        page = self.check_page
        there = page.problem_pane.table if has_problems else page.change_pane.tree
        (page.tabs.tabBar() if there.isHidden() else there).setFocus()

    # ------------------------------------------------------------ four: import, undo

    def _import(self) -> None:
        plans, before = self.check_step.plans, self._before_import

        def work(progress: Progress) -> Applied:
            if before is not None:
                before(progress)
            return self.session.carry_out(plans, progress)

        self._start("正在写入台账", work, self._imported, self._not_imported, writing=True)

    def _not_imported(self, error: UserError) -> None:
        self.refusal.tell(error)
        self.check_step.make(stay=True, keep_words=True)

    def _next_step(self, applied: Applied) -> str:
        """A list that took another's place is compared with it: what was renamed, what went."""
        store = self.session.office.store
        if (
            self.columns_page.version is None
            or not applied.created
            or count(store, ListQuery("matter_list")) < 2
        ):
            return ""
        return "在“清单版本”点“办理 → 对比两个版本”，确认更名，再写入变动；本镇的承接机构和责任人会带到新版。"

    def _imported(self, applied: Applied) -> None:
        session = self.session
        self._applied = applied
        sheets = [] if self._pasted else [one.sheet.name for one in session.ticked]
        words = sum(len(known) for known in session.words.values()) if applied.import_id else 0
        self.done_page.show_done(
            applied, session.file_name, sheets, kept=session.path is not None, words=words,
            next_step=self._next_step(applied),
        )  # fmt: skip
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
            lambda progress: self.session.take_back(applied.import_id, progress),
            self._was_undone,
            self.done_page.refusal.tell,
        )

    def _was_undone(self, undone: Undone) -> None:
        self.done_page.show_undone(undone)
        self.undone.emit(undone)

    def _open_register(self) -> None:
        self.register_wanted.emit(self.session.kind.key)
        self.accept()
