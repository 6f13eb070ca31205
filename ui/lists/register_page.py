"""One register on the screen: toolbar, filter row, table, detail panel, status row.

What reads and writes files is imported when a person asks for it: the window opens without it.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from lawgov_desktop.errors import UserError
from lawgov_desktop.office import Office
from lawgov_desktop.records.fields import Money
from lawgov_desktop.storage import listing
from lawgov_desktop.storage.store import Change
from ui.jobs import Jobs
from ui.lists.detail_panel import DetailPanel
from ui.lists.due_looks import due_look
from ui.lists.empty_register import EmptyRegister
from ui.lists.filter_dialog import FilterDialog
from ui.lists.filter_row import BIN, FilterRow
from ui.lists.history_dialog import HistoryDialog
from ui.lists.record_table_model import RecordTableModel
from ui.lists.recycling import Recycling, Say
from ui.lists.register_toolbar import RegisterToolbar, unfold
from ui.lists.table_view import RecordTable
from ui.memory import WindowMemory
from ui.papers.asking import MOST_AT_ONCE, Standing
from ui.tools import tools_of
from ui.widgets.icons import Icons
from ui.widgets.messages import tell

_ROOM_FOR_PANEL = 64
"""Signs of Chinese text a page must be wide for the panel to stand open beside the table unasked."""


class RegisterPage(QWidget):
    """A register. It knows how to ask; forms, imports and papers are opened by the window."""

    new_asked = Signal(str)
    open_asked = Signal(str, str)
    import_asked = Signal(str)
    pasted = Signal(str, object)
    """(kind, :class:`~lawgov_desktop.spreadsheets.grid.Workbook`): what was pasted, to be imported."""
    onward_asked = Signal(str, str, str)
    """(kind, uuid, key): the record is to become another one."""
    tool_asked = Signal(object)
    """The :class:`~ui.tools.tool.Tool` a person chose under 办理."""
    papers_asked = Signal(object, object)
    """(:class:`~ui.papers.asking.Standing`, button): the person wants to print something."""

    def __init__(
        self, office: Office, kind_key: str, jobs: Jobs, memory: WindowMemory, icons: Icons, say: Say,
        parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self.setObjectName("page")
        self.office = office
        self.kind = office.kind(kind_key)
        self._jobs = jobs
        self._memory = memory
        self._icons = icons
        self._say = say
        self._recycling = Recycling(office.store, self.kind, jobs, say, self._failed)
        self.model = RecordTableModel(office.store, self.kind, icons, self)
        self.model.due_look = due_look(office)
        self.model.show_query(self.model.query)
        self.table = RecordTable(self.model, memory)
        self.filters = FilterRow(self.kind, icons)
        self.panel = DetailPanel(office.store, self.kind, icons)
        self._build()
        self._stale = False
        self._fitted = False
        self._count_views()
        self._show_state()

    # --- building

    def _build(self) -> None:
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        self.toolbar = RegisterToolbar(
            self.kind.title,
            self._icons,
            has_tools=bool(tools_of(self.kind.key) or self.kind.onward),
            panel_open=bool(self._memory.get("panel_open", True)),
        )
        self._connect_toolbar()
        whole.addLayout(self.toolbar)
        whole.addWidget(self.filters)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.table)
        empty = EmptyRegister(self.kind, self._icons)
        empty.new_asked.connect(lambda: self.new_asked.emit(self.kind.key))
        empty.import_asked.connect(lambda: self.import_asked.emit(self.kind.key))
        self._stack.addWidget(empty)
        self._nothing = QLabel("没有符合条件的记录。可以换一个视图，或点“清除”看全部。")
        self._nothing.setObjectName("quiet")
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._stack.addWidget(self._nothing)
        self._split = QSplitter()
        self._split.setChildrenCollapsible(False)
        self._split.addWidget(self._stack)
        self._split.addWidget(self.panel)
        self._split.setStretchFactor(0, 1)
        self.panel.setVisible(self._memory.get("panel_open", True))
        self._split.splitterMoved.connect(self._keep_panel)
        whole.addWidget(self._split, 1)
        whole.addWidget(self._build_status())
        self.filters.changed.connect(self.show_filtered)
        self.filters.conditions_asked.connect(self._ask_conditions)
        self.table.opened.connect(lambda uuid: self.open_asked.emit(self.kind.key, uuid))
        self.table.delete_asked.connect(self.delete_selected)
        self.table.selection_changed.connect(self._selection_changed)
        self.panel.linked_opened.connect(self.open_asked)
        self.panel.history_asked.connect(self.show_history)
        self.panel.onward_asked.connect(lambda uuid, key: self.onward_asked.emit(self.kind.key, uuid, key))
        for keys, act in (
            ("Ctrl+N", lambda: self.new_asked.emit(self.kind.key)),
            ("Ctrl+F", self.filters.line.setFocus),
            ("Ctrl+P", self._print_clicked),
            ("Ctrl+V", self.paste),  # a text field with the focus takes it for its own text
            ("F5", self.reload),
        ):
            QShortcut(QKeySequence(keys), self, act)

    def _connect_toolbar(self) -> None:
        bar, key = self.toolbar, self.kind.key
        for button, act in (
            (bar.new_button, lambda: self.new_asked.emit(key)),
            (bar.restore_button, self.restore_selected),
            (bar.tools_button, self._tools_clicked),
            (bar.import_button, lambda: self.import_asked.emit(key)),
            (bar.export_button, self._export_clicked),
            (bar.print_button, self._print_clicked),
            (bar.more_button, self._more_clicked),
        ):
            button.clicked.connect(lambda _=False, act=act: act())
        bar.panel_button.toggled.connect(self._fold_panel)

    def _build_status(self) -> QWidget:
        bottom = QFrame()
        bottom.setObjectName("bottom")
        self._status = QLabel()
        self._status.setObjectName("quiet")
        row = QHBoxLayout(bottom)
        row.setContentsMargins(16, 4, 16, 4)
        row.addWidget(self._status)
        row.addStretch(1)
        hint = QLabel("双击或 Enter 打开 · Ctrl+C 复制 · Ctrl+V 粘贴 · Del 删除")
        hint.setObjectName("small")
        row.addWidget(hint)
        return bottom

    def rescale(self) -> None:
        """Fit what is measured in letters to the size of the text."""
        self.table.rescale()
        em = self.fontMetrics().height()
        if self._memory.get("panel_open") is None:
            # Where large text leaves the table a dozen words, what the clerk looks for comes first.
            self._show_panel(self.width() >= _ROOM_FOR_PANEL * self.fontMetrics().horizontalAdvance("国"))
        self.panel.setMinimumWidth(9 * em)
        self.panel.setMaximumWidth(26 * em)
        kept = self._memory.get("panel_ems")
        width = round(kept * em if isinstance(kept, (int, float)) else min(14 * em, self.width() * 0.27))
        self._split.setSizes([max(self.width() - width, 100), width])
        self._show_state()

    # --- showing

    def show_view(self, view: str) -> None:
        """Show a named view, as the start page asks; nothing else narrows the list then."""
        self.filters.line.clear()
        self.filters.conditions = ()
        self.filters.choose(view)

    def show_records(self, title: str, uuids: Sequence[str]) -> None:
        """List exactly the records a number counted; ``title`` says which number."""
        self.filters.line.clear()
        self.filters.conditions = ()
        self.filters.pick(title, uuids)

    def show_filtered(self) -> None:
        self.model.show_query(self.filters.narrow(self.model.query))
        self._show_state()

    def book_changed(self, change: Change) -> None:
        """Some records were written; names of linked records may show here too."""
        if self.isVisible():
            self.reload()
        else:
            self._stale = True

    def showEvent(self, event: object) -> None:
        super().showEvent(event)  # type: ignore[arg-type]
        if not self._fitted:
            self._fitted = True
            self.rescale()
        if self._stale:
            self.reload()

    def reload(self) -> None:
        self._stale = False
        current, here = self.table.current_uuid(), self.table.currentIndex().row()
        self.model.reload()
        if current and self.model.rowCount():
            self.model.record(min(max(here, 0), self.model.rowCount() - 1))
            self.table.go_to(current)
        self._count_views()
        self._show_state()
        self.panel.refresh()

    def _count_views(self) -> None:
        store, key = self.office.store, self.kind.key
        self._jobs.quiet(
            lambda: {**listing.view_counts(store, key), "": listing.count(store, listing.ListQuery(key))},
            self.filters.show_counts,
        )

    def _show_state(self) -> None:
        if self.model.rowCount():
            self._stack.setCurrentIndex(0)
        else:
            self._stack.setCurrentIndex(2 if self.filters.narrowed else 1)
        in_bin = self.filters.view == BIN
        self.toolbar.new_button.setVisible(not in_bin)
        self.toolbar.restore_button.setVisible(in_bin)
        self._selection_changed()

    def _selection_changed(self) -> None:
        selected = self.table.selected_rows()
        parts = [f"{self.model.rowCount():,} 条"]
        if selected:
            parts.append(f"已选 {len(selected):,} 条")
            parts += self._sums(selected)
        self._status.setText(" · ".join(parts))
        self.toolbar.restore_button.setEnabled(bool(selected))
        self.panel.show_record(self.table.current_uuid() if selected else "")

    def _sums(self, rows: list[int]) -> list[str]:
        if len(rows) < 2 or len(rows) > 2_000:
            return []
        sums = []
        for name in self.table.visible_fields():
            own = self.kind.fields[name]
            if isinstance(own, Money):
                values = [record.get(name) or 0 for row in rows if (record := self.model.record(row))]
                sums.append(f"{own.label}合计 {own.show(sum(values), self.office.store.names)} 元")
        return sums

    def _keep_panel(self) -> None:
        self._memory.keep("panel_ems", round(self._split.sizes()[1] / self.fontMetrics().height(), 2))

    def _show_panel(self, is_open: bool) -> None:
        """As the size of the text has it; not remembered as a choice."""
        self.panel.setVisible(is_open)
        self.toolbar.panel_button.blockSignals(True)
        self.toolbar.panel_button.setChecked(is_open)
        self.toolbar.panel_button.blockSignals(False)

    def _fold_panel(self, is_open: bool) -> None:
        self.panel.setVisible(is_open)
        self._memory.keep("panel_open", is_open)

    # --- acting

    def delete_selected(self) -> None:
        """Into the recycle bin, all in one action; the notice takes it back."""
        uuids = self.table.selected_uuids()
        if uuids and self.filters.view != BIN:
            self._recycling.delete(uuids)

    def restore_selected(self) -> None:
        self._recycling.restore(self.table.selected_uuids())

    def show_history(self, uuid: str) -> None:
        HistoryDialog(self.office.store, self.kind, uuid, self._icons, self.window()).open()

    def _failed(self, error: BaseException) -> None:
        tell(error, self._icons, self.window())

    def _ask_conditions(self) -> None:
        dialog = FilterDialog(self.kind, self.office.store.names, self.filters.conditions, self._icons, self)
        dialog.accepted.connect(lambda: self.filters.set_conditions(dialog.conditions()))
        dialog.open()

    def _export_clicked(self) -> None:
        unfold(self.toolbar.export_button, self._icons, [
            ("当前列表 → Excel（.xlsx）", "export", lambda: self.export(".xlsx", as_seen=True)),
            ("当前列表 → PDF", "export", lambda: self.export(".pdf", as_seen=True)),
            None,
            ("整本台账格式 → Excel（全部栏目）", "export", lambda: self.export(".xlsx", as_seen=False)),
            ("整本台账格式 → PDF（全部栏目）", "export", lambda: self.export(".pdf", as_seen=False)),
            None,
            ("当前列表，脱敏 → Excel", "export", lambda: self.export(".xlsx", as_seen=True, masked=True)),
            ("当前列表，脱敏 → PDF", "export", lambda: self.export(".pdf", as_seen=True, masked=True)),
        ])  # fmt: skip

    def export(self, suffix: str, *, as_seen: bool, masked: bool = False, out: Path | None = None) -> None:
        """Write what is listed to a file, in the background."""
        from ui.lists.export import export_register

        fields = tuple(self.table.visible_fields()) if as_seen else ()
        export_register(
            self.office, self.model.query, fields, suffix, self._jobs, self._say, self, out, masked=masked
        )

    def save_template(self, out: Path | None = None) -> None:
        """Write the blank sheet that others fill in and that is imported, in the background."""
        from ui.lists.export import save_template

        save_template(self.office, self.kind, self._jobs, self._say, self, out)

    def paste(self) -> None:
        """Take rows copied in Excel or WPS; they are checked and compared like a file before anything is
        written."""
        from ui.lists.paste import paste_into

        if self.filters.view == BIN:
            return
        try:
            paste_into(
                self.office, self.kind.key, self.table.visible_fields(), self._jobs,
                lambda workbook: self.pasted.emit(self.kind.key, workbook),
            )  # fmt: skip
        except UserError as error:
            self._failed(error)

    def fill_form(self, form: Path | None = None, out: Path | None = None) -> None:
        """Fill a county's own form with what is listed, in the background."""
        from ui.lists.fill_form import fill_from_list

        fill_from_list(self.office, self.model.query, self._jobs, self._say, self, form, out)

    def _open_assistant(self) -> None:
        """A form nobody has seen, whatever register it asks for."""
        from ui.tools.form_assistant import assistant_tool

        self.tool_asked.emit(assistant_tool(self.kind.key))

    def _print_clicked(self) -> None:
        from ui.papers.making import a_list

        too_many = len(self.table.selected_rows()) > MOST_AT_ONCE
        chosen = tuple(self.table.selected_uuids()) if not too_many else ()
        current = self.table.current_uuid()
        if chosen and current not in chosen:
            current = chosen[0]
        standing = Standing(
            self.kind.key,
            current if chosen or too_many else "",
            chosen,
            too_many,
            lambda: a_list(self.office, self.model.query, tuple(self.table.visible_fields())),
        )
        self.papers_asked.emit(standing, self.toolbar.print_button)

    def _more_clicked(self) -> None:
        selected, current = bool(self.table.selected_rows()), self.table.current_uuid()
        in_bin = self.filters.view == BIN
        menu = unfold(self.toolbar.more_button, self._icons, [
            ("删除选中的", "delete", self.delete_selected) if selected and not in_bin else None,
            ("这条的历史", "history", lambda: self.show_history(current)) if selected else None,
            ("粘贴从 Excel 或 WPS 复制的行", "import", self.paste) if not in_bin else None,
            ("填报县里的表…", "export", self.fill_form),
            ("填表助手…", "paper", self._open_assistant),
            ("空白模板…", "paper", self.save_template),
            ("回收站", "delete", lambda: self.filters.choose(BIN)),
            ("刷新", "restore", self.reload),
        ])  # fmt: skip
        columns = self.table.columns_menu()
        columns.setTitle("显示哪些栏目")
        columns.setIcon(self._icons("columns"))
        menu.insertMenu(menu.actions()[-1], columns)

    def _tools_clicked(self) -> None:
        current = self.table.current_uuid() if self.table.selected_rows() else ""
        draft = self.office.store.get(self.kind.key, current) if current else None
        onward = [one for one in self.kind.onward if draft is not None and one.fits(draft)]
        unfold(self.toolbar.tools_button, self._icons, [
            *((tool.title, tool.icon, lambda tool=tool: self.tool_asked.emit(tool))
              for tool in tools_of(self.kind.key)),
            *([None] if onward else []),
            *((one.title, "duplicate",
               lambda key=one.key: self.onward_asked.emit(self.kind.key, current, key)) for one in onward),
        ])  # fmt: skip
