"""统计表: a statutory table of a period, every number opening its records, and what does not agree."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from PySide6.QtCore import QItemSelectionModel, QModelIndex, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QAbstractItemView, QFileDialog, QTableView, QVBoxLayout, QWidget

from lawgov_desktop.progress import Progress
from lawgov_desktop.records.record_type import Draft
from lawgov_desktop.reporting.statistics import Check, Counted, count_table
from lawgov_desktop.reporting.submissions import Contradiction, contradictions, submission_of
from lawgov_desktop.reporting.tables import TABLES, table_of
from ui.papers.preview import PreviewDialog, show_preview
from ui.reporting.giving_dialog import GivingDialog
from ui.statistics.asking_dialog import AskingDialog, saying
from ui.statistics.checks_line import ChecksLine
from ui.statistics.counted_model import CountedModel
from ui.statistics.group_header import GroupHeader
from ui.statistics.printables import a_counted_table
from ui.tools.tool import ToolDesk
from ui.widgets.amber_lines import AmberLines
from ui.widgets.enter import keep_enter
from ui.widgets.files_outside import with_suffix

_HINT = "选中一格，这里说它怎么算，并列出它数的记录；按回车到记录里去，双击打开。"


class TablesDialog(AskingDialog):
    """Which table and which period; counted in the background."""

    def __init__(self, desk: ToolDesk, table: str = "") -> None:
        super().__init__(desk, "统计表", [(one.title, one.key) for one in TABLES], _HINT)
        self.counted: Counted | None = None
        self.which.setCurrentIndex(max(self.which.findData(table), 0))
        self.model = CountedModel(self)
        self.heads = GroupHeader()
        self.table = self._build_table()
        self.checks = ChecksLine(desk.icons)
        self.before = AmberLines(desk.icons)
        self._build()
        self.which.currentIndexChanged.connect(lambda _: self.count())
        self.period.changed.connect(self.count)
        self.checks.records_asked.connect(self._show_check)
        QShortcut(QKeySequence("F5"), self, self.count)
        QShortcut(QKeySequence("Ctrl+P"), self, self.print)
        self.count()

    def _build_table(self) -> QTableView:
        table = QTableView()
        table.setModel(self.model)
        table.setHorizontalHeader(self.heads)
        table.setAccessibleName("统计表")
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setTabKeyNavigation(False)
        table.setWordWrap(False)
        table.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        rows = table.verticalHeader()
        rows.setDefaultSectionSize(round(table.fontMetrics().height() * 1.7))
        rows.setHighlightSections(False)
        rows.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        keep_enter(table)
        table.activated.connect(lambda _: self.records.table.setFocus())
        table.selectionModel().currentChanged.connect(lambda now, before: self._show_records(now))
        table.horizontalScrollBar().valueChanged.connect(lambda _: self.heads.viewport().update())
        return table

    def _build(self) -> None:
        again = self.button("重新统计", "restore")
        again.setToolTip("改过记录以后再数一遍（F5）")
        again.clicked.connect(self.count)
        below = QWidget()
        column = QVBoxLayout(below)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.checks)
        column.addWidget(self.before)
        self.lay_out("表", self.table, below, again)
        self.print_button = self.button("打印", "print", primary=True)
        self.print_button.clicked.connect(self.print)
        self.excel_button = self.button("导出 Excel", "export")
        self.excel_button.clicked.connect(lambda: self._export(".xlsx"))
        self.pdf_button = self.button("导出 PDF", "paper")
        self.pdf_button.clicked.connect(lambda: self._export(".pdf"))
        self.give_button = self.button("记入上报记录…", "history")
        self.give_button.setToolTip("把这张表报给了谁、哪天报的记下来；以后再报同一时段的数字会拿来对照")
        self.give_button.clicked.connect(self.give)
        self.add_buttons(self.print_button, self.excel_button, self.pdf_button, self.give_button)

    # --- counting

    def count(self) -> None:
        """Count the table anew, in the background; what was under way is given up."""
        store, table, period = self.store, table_of(self.which.currentData()), self.period.period
        self.begin(f"统计{table.title}", lambda progress: count_table(store, table, period, progress))

    def show_answer(self, answer: Counted) -> None:
        counted = answer
        same = self.counted is not None and self.counted.table.key == counted.table.key
        before = self.table.currentIndex()
        place = (before.row(), before.column()) if same and before.isValid() else (0, 0)
        self.counted = counted
        self.heads.show_columns(counted.table.columns)
        self.model.show(counted)
        self.table.resizeColumnsToContents()
        em = self.fontMetrics().height()
        metrics = self.table.fontMetrics()
        self.heads.fit(
            [
                max(
                    metrics.horizontalAdvance(str(self.model.index(row, n).data()))
                    for row in range(self.model.rowCount())
                )
                + em
                for n in range(len(counted.table.columns))
            ]
        )
        self.checks.show_checks(counted.checks)
        self._look_before(counted)
        self.records.show_records("", "", ())
        self.enable(True)
        index = self.model.index(min(place[0], self.model.rowCount() - 1), place[1])
        self.table.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)

    def show_what_was(self) -> None:
        """The table from before stays, and so does what says which it is."""
        if self.counted is not None:
            self.which.blockSignals(True)
            self.which.setCurrentIndex(self.which.findData(self.counted.table.key))
            self.which.blockSignals(False)
            self.period.show_period(self.counted.period)

    @property
    def has_answer(self) -> bool:
        return self.counted is not None

    def enable(self, on: bool) -> None:
        for button in (self.print_button, self.excel_button, self.pdf_button, self.give_button):
            button.setEnabled(on)

    # --- what a number rests on

    def _rule(self, index: QModelIndex) -> str:
        return self.model.columns[index.column()].figure.rule

    def _show_records(self, index: QModelIndex) -> None:
        cell = self.model.cell(index)
        if cell is not None:
            records = [(cell.kind, uuid) for uuid in cell.records]
            self.records.show_records(self.model.words_of(index), self._rule(index), records)

    def _show_check(self, check: Check) -> None:
        """The records on one side of a sum only; they may belong to several columns' registers."""
        assert self.counted is not None
        row = next(one for one in (*self.counted.rows, self.counted.total) if one.title == check.row)
        kinds = {uuid: cell.kind for cell in row.cells.values() for uuid in cell.records}
        records = [(kinds[uuid], uuid) for uuid in check.records if uuid in kinds]
        self.records.show_records(f"{check.row}：{check.why}", "", records)
        self.records.table.setFocus()

    # --- leaving the window

    def _look_before(self, counted: Counted) -> None:
        """What was given otherwise for this span is said before the table leaves."""
        store, given = self.store, self._given(counted, "", self.store.today(), "")
        self.before.hide()

        def show(found: list[Contradiction]) -> None:
            if self.counted is counted:
                head = f"同一时段有 {len(found)} 个数字以前报得不一样，报出去以前请先看清楚："
                self.before.show_lines(head, [str(one) for one in found])

        self.ask(lambda: contradictions(store, given), show)

    @staticmethod
    def _given(counted: Counted, given_to: str, on: date, by: str) -> Draft:
        return submission_of([counted], given_to=given_to, on=on, by=by)

    def give(self) -> GivingDialog | None:
        """Note to whom this table went and when."""
        counted = self.counted
        if counted is None:
            return None

        def make(given_to: str, on: date, by: str) -> Draft:
            return self._given(counted, given_to, on, by)

        dialog = GivingDialog(self.desk, make, kind="table")
        dialog.show()
        return dialog

    def print(self) -> PreviewDialog | None:
        """Look at the table as it would be printed."""
        if self.counted is None:
            return None
        desk = self.desk
        return show_preview(a_counted_table(desk.office, self.counted), desk.jobs, desk.icons, self)

    def _export(self, suffix: str) -> None:
        if self.counted is None:
            return
        counted, office = self.counted, self.desk.office.office_name
        proposed = f"{office}{counted.table.title}（{counted.period.in_words}）{suffix}"
        kinds = {".xlsx": "Excel 工作簿 (*.xlsx)", ".pdf": "PDF 文件 (*.pdf)"}
        chosen, _ = QFileDialog.getSaveFileName(self, "导出到", proposed, kinds[suffix])
        if chosen:
            out = Path(chosen)
            self.export_to(with_suffix(out, suffix))

    def export_to(self, out: Path) -> None:
        """Write the table, .xlsx or .pdf by its suffix, in the background."""
        assert self.counted is not None
        office, counted, say = self.desk.office, self.counted, self.desk.say

        def work(progress: Progress) -> Path:
            from lawgov_desktop.printing import table_of_counted, write_table_file

            write_table_file(office, table_of_counted(office, counted), out, progress)
            return out

        self.desk.jobs.start(f"导出{counted.table.title}", work, saying(say, "已导出到“{name}”。"))
