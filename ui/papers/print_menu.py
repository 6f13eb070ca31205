"""What can be printed from where a person stands: the list, papers of one record or of several, sheets."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QMenu, QWidget

from lawgov_desktop.office import Office
from lawgov_desktop.progress import Progress
from lawgov_desktop.records.record_type import Draft, Paper, RecordType
from lawgov_desktop.sheets import Sheet, SheetAsked, sheets_of
from lawgov_desktop.storage.paper_templates import PaperTemplate, templates_in_force
from ui.jobs import Jobs
from ui.papers.asking import MOST_AT_ONCE, Standing, chosen_records, wants_nothing
from ui.papers.making import Printable, a_sheet, one_paper, paper_of_each
from ui.papers.preview import PreviewDialog, show_preview
from ui.papers.sheet_questions import SheetQuestions
from ui.widgets.icons import Icons


class PrintMenu:
    """The menu of 打印, the same on a register's page and in a form."""

    def __init__(
        self,
        office: Office,
        jobs: Jobs,
        icons: Icons,
        window: QWidget,
        say: Callable[[str], None] = lambda text: None,
    ) -> None:
        """``say`` tells at the lower edge of the window that a file was written."""
        self._say = say
        self._office = office
        self._jobs = jobs
        self._icons = icons
        self._window = window

    def pop_up(self, standing: Standing, button: QWidget) -> QMenu:
        """Show the menu below ``button``, its first entry marked for Enter."""
        menu = QMenu(button.window())
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.setAccessibleName("打印")
        self._fill(menu, standing)
        menu.popup(button.mapToGlobal(button.rect().bottomLeft()))
        usable = (one for one in menu.actions() if one.isEnabled() and not one.isSeparator())
        first = next(usable, None)
        if first is not None:
            menu.setActiveAction(first)
        return menu

    def _fill(self, menu: QMenu, standing: Standing) -> None:
        kind = self._office.kind(standing.kind)
        if standing.list_shown is not None:
            listed = standing.list_shown
            menu.addAction(self._icons("print"), "打印当前列表", lambda: self.show(listed()))
        own = [one for one in templates_in_force(self._office.book, kind.key) if one.own]
        if kind.papers or own:
            menu.addSeparator()
            self._add_papers(menu, kind, standing)
        for one in own if self._draft(standing) is not None else ():
            act = partial(self._save_own, kind, one, standing.current)
            menu.addAction(self._icons("paper"), f"{one.name}（存为 Word）", act)
        sheets = sheets_of(kind.key)
        if sheets:
            menu.addSeparator()
        for sheet in sheets:
            words = sheet.title if wants_nothing(sheet, standing) else f"{sheet.title}…"
            menu.addAction(self._icons("paper"), words, partial(self._ask_and_show, sheet, standing))

    def _add_papers(self, menu: QMenu, kind: RecordType, standing: Standing) -> None:
        draft = self._draft(standing)
        if draft is None:
            menu.addAction("先选中一条记录，再打印它的文书").setEnabled(False)
        for paper in kind.papers:
            if draft is not None and paper.offered(draft, self._office.pack):
                act = partial(self._show_paper, kind, paper, standing.current)
                menu.addAction(self._icons("paper"), paper.title, act)
        if standing.too_many:
            menu.addAction(f"选中的超过 {MOST_AT_ONCE:,} 条，请分批打印文书").setEnabled(False)
        elif len(standing.selected) > 1:
            each = menu.addMenu(self._icons("duplicate"), f"选中的 {len(standing.selected):,} 条各印一份")
            for paper in kind.papers:
                act = partial(self._show_each, kind, paper, standing.selected)
                each.addAction(self._icons("paper"), paper.title, act)

    def _draft(self, standing: Standing) -> Draft | None:
        return self._office.store.get(standing.kind, standing.current) if standing.current else None

    def _save_own(self, kind: RecordType, template: PaperTemplate, uuid: str) -> None:
        """A paper of the office's own has no other form than Word."""
        chosen, _ = QFileDialog.getSaveFileName(
            self._window, f"存为 Word：{template.name}", f"{template.name}.docx", "Word 文件 (*.docx)"
        )
        if chosen:
            self.save_own_to(
                kind, template, uuid, Path(chosen if chosen.lower().endswith(".docx") else f"{chosen}.docx")
            )

    def save_own_to(self, kind: RecordType, template: PaperTemplate, uuid: str, out: Path) -> None:
        """Write a paper of the office's own, in the background."""
        office = self._office

        def work(progress: Progress) -> object:
            # What lays papers out is imported by the worker.
            from lawgov_desktop.printing import print_own_paper

            return print_own_paper(office, kind, template, uuid, out)

        self._jobs.start(f"写成 {out.name}", work, lambda _: self._say(f"已存为“{out.name}”。"))

    def show(self, printable: Printable) -> PreviewDialog:
        """Look at it before it is printed."""
        return show_preview(printable, self._jobs, self._icons, self._window)

    def _show_paper(self, kind: RecordType, paper: Paper, uuid: str) -> None:
        self.show(one_paper(self._office, kind, paper, uuid))

    def _show_each(self, kind: RecordType, paper: Paper, uuids: tuple[str, ...]) -> None:
        self.show(paper_of_each(self._office, kind, paper, uuids))

    def _ask_and_show(self, sheet: Sheet, standing: Standing) -> None:
        records = chosen_records(sheet, standing)
        if wants_nothing(sheet, standing):
            self._show_sheet(sheet, SheetAsked(records=records))
            return
        dialog = SheetQuestions(self._office, sheet, records, self._window)
        dialog.answered.connect(partial(self._show_sheet, sheet))
        dialog.open()

    def _show_sheet(self, sheet: Sheet, asked: SheetAsked) -> None:
        self.show(a_sheet(self._office, sheet, asked))
