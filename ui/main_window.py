"""The one main window: tabs across the top, search, the state of the data, the bar of running jobs."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QLabel,
    QMainWindow,
    QMenu,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from lawgov_desktop.office import Office
from lawgov_desktop.procedures.publicity_plan import planned_event
from lawgov_desktop.progress import Progress
from lawgov_desktop.registers import HEADINGS
from lawgov_desktop.spreadsheets.grid import Workbook
from lawgov_desktop.storage.attachments import Attachments
from lawgov_desktop.storage.backup_files import MANUAL, Backup
from lawgov_desktop.storage.listing import ListQuery
from lawgov_desktop.storage.store import Change
from ui.bridge import StoreBridge
from ui.forms.open_forms import OpenForms
from ui.forms.unsaved import UnsavedForm
from ui.jobs import Jobs
from ui.lists.import_log_dialog import ImportLogDialog
from ui.lists.kept_file import KeptFiles
from ui.lists.recent_actions_dialog import RecentActionsDialog
from ui.lists.register_page import RegisterPage
from ui.lists.tab_page import MorePage, TabLeaf, TabPage, empty_tab
from ui.lists.undoing import Undoing
from ui.look import Look, offer_looks
from ui.memory import WindowMemory
from ui.papers.asking import Standing
from ui.settings.pages import settings_pages
from ui.start.page import StartPage
from ui.statistics.pages import STATISTICS, statistics_pages
from ui.tools.statistics import open_tables
from ui.tools.tool import Tool, ToolDesk
from ui.top_frame import HOME, REPORT, SETTINGS, TABS, TopFrame
from ui.widgets.files_outside import open_path
from ui.widgets.icons import Icons
from ui.widgets.job_bar import JobBar
from ui.widgets.messages import Notice, tell


class MainWindow(QMainWindow):
    """Holds the pages together and opens what they ask for; all it works with comes in from outside."""

    text_scaled = Signal(int)

    def __init__(
        self,
        office: Office,
        jobs: Jobs,
        memory: WindowMemory,
        icons: Icons,
        look: Look,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.office = office
        self.jobs = jobs
        # What listens to the jobs holds the window, where Python's search for garbage does not see it: they
        # end together, or neither does.
        jobs.setParent(self)
        self.memory = memory
        self.icons = icons
        self.look = look
        look.setParent(self)
        self.notice = Notice(self)
        self.forms = OpenForms(
            office, jobs, memory, icons, Attachments(office.book.path.parent / "attachments"), self
        )
        self.undoing = Undoing(office, jobs, icons, self.say, self)
        self._kept_files = KeptFiles(office.attachments)
        self.start_page = StartPage(office, jobs, icons)
        self.tab_pages: dict[str, TabPage] = {}
        self._places: dict[str, int] = {}
        self._bridge = StoreBridge(office.store, jobs, self)
        self._bridge.changed.connect(self._book_changed)
        self._refreshing = QTimer(self, singleShot=True, interval=300)
        self._refreshing.timeout.connect(self._refresh_start_page)
        self._build()
        self._connect()
        self._say_state()
        self.setWindowTitle(
            f"{office.office_name or '法治台账'} — 法治台账" + ("（练习）" if office.practice else "")
        )
        self.setMinimumSize(QSize(900, 560))
        self.resize(1366, 728)
        place = memory.place("main")
        if place is not None:
            self.restoreGeometry(place)
        QTimer.singleShot(0, self, self._offer_left_over)

    # --- building

    def _build(self) -> None:
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.frame = TopFrame(self.office.store, self.jobs, self.icons)
        self.tabs, self.search = self.frame.tabs, self.frame.search
        column.addWidget(self.frame)
        if self.office.practice:
            practice = QLabel(
                "练习台账：里面的人和事都是编的，随便试，不会影响正式台账。打印件都带“练习”字样。"
            )
            practice.setObjectName("practice")
            practice.setWordWrap(True)
            column.addWidget(practice)
        self.stack = QStackedWidget()
        column.addWidget(self.stack, 1)
        self.job_bar = JobBar(self.jobs)
        column.addWidget(self.job_bar)
        self.setCentralWidget(body)
        self._places[HOME] = self.stack.addWidget(self.start_page)
        for key, title in (*TABS[1:], (SETTINGS, "设置")):
            kinds = [kind for kind in self.office.store.kinds.values() if kind.tab == key]
            if kinds:
                more = self._more_pages(key)
                page = TabPage(
                    title, kinds, self.office, self.jobs, self._make_page, more=more, headings=HEADINGS
                )
                self.tab_pages[key] = page
                self._places[key] = self.stack.addWidget(page)
            elif key != SETTINGS:
                self._places[key] = self.stack.addWidget(empty_tab(title))

    def _more_pages(self, tab: str) -> tuple[MorePage, ...]:
        """The pages of a tab that are no registers."""
        if tab == SETTINGS:
            return settings_pages(self.office, self.jobs, self.icons, self.say, self.undoing)
        return statistics_pages(lambda: self._desk(ListQuery(""))) if tab == REPORT else ()

    def _connect(self) -> None:
        self.frame.tab_chosen.connect(self._show_tab)
        self.frame.menu_asked.connect(self._show_menu)
        self.search.opened.connect(self.open_record)
        self.start_page.open_asked.connect(self.open_record)
        self.start_page.view_asked.connect(self.open_view)
        self.start_page.new_asked.connect(self.forms.open_new)
        self.start_page.workdays_asked.connect(self.open_workdays)
        self.start_page.plan_asked.connect(self.plan_market_day)
        self.start_page.report_asked.connect(
            lambda year: self.forms.open_filled("annual_report", {"year": year})
        )
        self.start_page.copy_asked.connect(self.back_up)
        self.start_page.statistics_asked.connect(self.open_statistics)
        self.start_page.list_asked.connect(self.open_list)
        self.start_page.tables_asked.connect(lambda: open_tables(self._desk(ListQuery(""))))
        self.job_bar.failed.connect(lambda error: tell(error, self.icons, self))
        self.job_bar.stopped.connect(lambda title: self.say(f"{title}已取消，没有留下做了一半的内容。"))
        self.jobs.crashed.connect(lambda error: tell(error, self.icons, self))
        self.forms.changed.connect(self._say_state)
        self.forms.print_asked.connect(self._open_papers_of)
        QShortcut(QKeySequence("Ctrl+K"), self, self._go_to_search)
        # A text field with the focus takes Ctrl+Z for its own text before it comes here.
        QShortcut(QKeySequence("Ctrl+Z"), self, self.undoing.undo_last)
        for place in range(len(TABS)):
            QShortcut(
                QKeySequence(f"Alt+{place + 1}"), self, lambda place=place: self.tabs.setCurrentIndex(place)
            )

    def _make_page(self, kind_key: str) -> RegisterPage:
        page = RegisterPage(self.office, kind_key, self.jobs, self.memory, self.icons, self.say)
        page.new_asked.connect(self.forms.open_new)
        page.open_asked.connect(self.open_record)
        page.import_asked.connect(self.open_import)
        page.pasted.connect(self.open_import)
        page.papers_asked.connect(self.open_papers)
        page.onward_asked.connect(self.go_onward)
        page.tool_asked.connect(lambda tool: self.open_tool(tool, page))
        return page

    # --- going somewhere

    def _show_tab(self, key: str) -> None:
        self.stack.setCurrentIndex(self._places[key])
        if key == HOME:
            self.start_page.refresh()

    def _go_to_search(self) -> None:
        self.activateWindow()
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def open_register(self, kind_key: str) -> RegisterPage:
        """Bring a register to the front."""
        tab = self.office.kind(kind_key).tab
        self.frame.choose(tab)
        self.stack.setCurrentIndex(self._places[tab])
        return self.tab_pages[tab].open_register(kind_key)

    def open_workdays(self, year: int) -> None:
        """Bring the working days of a year to the front."""
        from ui.settings.workdays_page import WorkdaysPage

        self.show_settings()
        page = self.tab_pages[SETTINGS].open_more("workdays")
        assert isinstance(page, WorkdaysPage)
        page.show_year(year)

    def open_statistics(self) -> TabLeaf:
        """Bring the page of charts to the front."""
        self.frame.choose(REPORT)
        self.stack.setCurrentIndex(self._places[REPORT])
        return self.tab_pages[REPORT].open_more(STATISTICS)

    def open_view(self, kind_key: str, view: str) -> None:
        """Bring a register to the front, showing one of its named views."""
        self.open_register(kind_key).show_view(view)

    def open_list(self, kind_key: str, title: str, uuids: Sequence[str]) -> None:
        """Bring a register to the front, showing exactly the records a number counted."""
        self.open_register(kind_key).show_records(title, uuids)
        self.activateWindow()

    def open_record(self, kind_key: str, uuid: str) -> None:
        """Open the form of a record."""
        if self.forms.open_record(kind_key, uuid) is None:
            self.say("这条记录已经不在了，可能在回收站里。")

    def go_onward(self, kind_key: str, uuid: str, key: str) -> None:
        """A form for what a record becomes, filled with what is known of it."""
        draft = self.office.store.get(kind_key, uuid)
        onward = next((one for one in self.office.kind(kind_key).onward if one.key == key), None)
        if draft is not None and onward is not None:
            self.forms.open_filled(onward.kind, onward.draft(draft))

    def open_tool(self, tool: Tool, page: RegisterPage) -> None:
        """Open what a drawer offers under 办理 on a register page."""
        tool.open(self._desk(page.model.query, tuple(page.table.selected_uuids())))

    def _desk(self, query: ListQuery, selected: tuple[str, ...] = ()) -> ToolDesk:
        """The window as a tool sees it, over what a register page shows."""
        return ToolDesk(
            office=self.office,
            jobs=self.jobs,
            icons=self.icons,
            window=self,
            query=query,
            selected=selected,
            say=self.say,
            undo=self.undoing.undo_last,
            open_record=self.open_record,
            open_form=lambda kind, draft: self.forms.open_filled(kind, draft),
            open_list=self.open_list,
        )

    def plan_market_day(self, market: str, day: str) -> None:
        """A form for a publicity event planned at a market."""
        draft = planned_event(self.office.store, market, date.fromisoformat(day))
        self.forms.open_filled("publicity_event", draft)

    def open_import(self, kind_key: str, pasted: Workbook | None = None) -> None:
        """Open the import wizard for a register; with what was pasted, at its columns."""
        from ui.importing.import_dialog import ImportDialog

        dialog = ImportDialog(
            self.office,
            kind_key,
            self.jobs,
            self,
            before_import=self._before_import,
            pasted=pasted,
            icons=self.icons,
        )
        dialog.register_wanted.connect(self.open_register)
        dialog.open()

    def _before_import(self, progress: Progress) -> None:
        """The backup that an import waits for, in the worker; its UserError stops the import (I10)."""
        self.office.back_up_before_import(progress)

    def open_import_log(self) -> ImportLogDialog:
        """Show what was imported, with the way to take it back."""
        dialog = ImportLogDialog(self.office, self.undoing, self._kept_files, self.icons, self)
        self._bridge.changed.connect(dialog.reload)
        dialog.open()
        return dialog

    def open_recent_actions(self) -> RecentActionsDialog:
        """Show the last steps, each to be taken back."""
        dialog = RecentActionsDialog(self.office, self.undoing, self.icons, self)
        self._bridge.changed.connect(dialog.reload)
        dialog.open()
        return dialog

    def back_up(self) -> None:
        """Make a copy of the book by hand, in the usual folder."""

        def made(backup: Backup) -> None:
            gone = f"有 {len(backup.missing)} 个附件不在了，没有备份到。" if backup.missing else ""
            self.say(
                f"已备份并检查过：{backup.path.name}。{gone}",
                lambda: open_path(self.office.backups),
                "打开文件夹",
            )
            self.start_page.refresh()

        self.jobs.start("备份台账", lambda progress: self.office.back_up(MANUAL, progress), made)

    def open_papers(self, standing: Standing, button: QWidget) -> QMenu:
        """Offer what can be printed from where the person stands."""
        from ui.papers.print_menu import PrintMenu

        return PrintMenu(self.office, self.jobs, self.icons, self, self.say).pop_up(standing, button)

    def _open_papers_of(self, kind_key: str, uuid: str, button: QWidget) -> None:
        self.open_papers(Standing(kind_key, uuid), button)

    # --- telling

    def say(self, text: str, undo: Callable[[], None] | None = None, word: str = "撤销") -> None:
        """A quiet notice at the lower edge."""
        self.notice.say(text, undo, word)

    def _book_changed(self, change: Change) -> None:
        for page in self.tab_pages.values():
            page.book_changed(change)
        self._refreshing.start()

    def _refresh_start_page(self) -> None:
        if self.start_page.isVisible():
            self.start_page.refresh()

    def _say_state(self) -> None:
        self.frame.say_state(self.forms.unsaved_count, self.office.book.path.name)

    def _offer_left_over(self) -> None:
        left = self.forms.left_over()
        if left:
            self.say(f"上次有 {len(left)} 张表单没有保存，内容还在。", lambda: self._reopen(left), "接着填")

    def _reopen(self, left: list[UnsavedForm]) -> None:
        for kept in left:
            self.forms.reopen(kept)

    # --- settings

    def _show_menu(self) -> None:
        self.settings_menu().popup(
            self.frame.menu_button.mapToGlobal(self.frame.menu_button.rect().bottomLeft())
        )

    def settings_menu(self) -> QMenu:
        """The menu of the three dots: how the window looks, what was done, the settings."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        offer_looks(menu, self.memory, self.scale_text, self.look.choose)
        menu.addSeparator()
        menu.addAction(self.icons("undo"), "撤销上一步\tCtrl+Z", self.undoing.undo_last)
        menu.addAction(self.icons("history"), "最近操作", self.open_recent_actions)
        menu.addAction(self.icons("import"), "导入记录", self.open_import_log)
        menu.addAction(self.icons("save"), "备份台账", self.back_up)
        menu.addSeparator()
        if SETTINGS in self.tab_pages:
            menu.addAction(self.icons("columns"), "代码表和设置", self.show_settings)
        return menu

    def show_settings(self) -> None:
        """Bring the settings to the front."""
        self.frame.choose(SETTINGS)

    def scale_text(self, percent: int) -> None:
        """Show all text at ``percent`` of its usual size, now and from now on (feature U01)."""
        self.look.scale(percent)
        self.frame.rescale()
        for tab in self.tab_pages.values():
            tab.rescale()
        self.start_page.refresh()
        self.text_scaled.emit(percent)

    def closeEvent(self, event: QCloseEvent) -> None:
        if not self.forms.close_all():
            event.ignore()
            return
        self.memory.keep_place("main", self.saveGeometry())
        self._bridge.stop()
        self.jobs.stop()
        event.accept()
