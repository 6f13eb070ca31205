"""填表助手: open a county's form, look at every number and its records, and save the filled copy."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Final

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QSignalBlocker
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QFileDialog, QHeaderView, QLabel, QStackedWidget, QTableView

from lawgov_desktop.form_assistant.giving import contradicted
from lawgov_desktop.form_assistant.memory import Choice
from lawgov_desktop.form_assistant.opening import OpenForm, open_form
from lawgov_desktop.form_assistant.plan import FormCell, FormPlan, Sort, plan_form, with_choices
from lawgov_desktop.progress import Progress
from lawgov_desktop.reporting.submissions import Contradiction
from ui.form_assistant.below_line import BelowLine
from ui.form_assistant.cell_choice import CellChoice
from ui.form_assistant.cells_model import CellsModel
from ui.form_assistant.register_choice import RegisterChoice
from ui.form_assistant.saving import ToSave, asked_recipient, asked_target, save
from ui.statistics.asking_dialog import AskingDialog
from ui.tools.tool import ToolDesk
from ui.widgets.nothing_here import nothing_here
from ui.widgets.whole_rows import whole_rows

_HINT: Final = "选中一格，这里说它是哪个数字、怎么算，列出背后的记录；不对就在下面换。"
_WELCOME: Final = (
    "把县里发的表（.xlsx）拖到这里，或点“选择表格…”。\n"
    "程序认出栏目，从台账里取数，说出哪些没有找到；存的是另一份，空白表不动。"
)


@dataclass(frozen=True, slots=True)
class _Looked:
    """What looking at a form gave."""

    plan: FormPlan
    told_before: tuple[Contradiction, ...]


class AssistantDialog(AskingDialog):
    """Looks at the form in the background; a person's choices are laid over the plan at once."""

    def __init__(self, desk: ToolDesk) -> None:
        super().__init__(desk, "填表助手", [], _HINT)
        self.form: OpenForm | None = None
        self.plan: FormPlan | None = None
        self.told_before: tuple[Contradiction, ...] = ()
        self.choices: dict[str, Choice] = {}
        """Place of the cell → what a person chose since the form was opened."""
        self._sort: Sort | None = None
        self.model = CellsModel(desk.icons, self)
        self.table = self._build_table()
        self.registers = RegisterChoice(list(desk.office.store.kinds.values()))
        self.choice = CellChoice()
        self.below = BelowLine(desk.icons)
        self.shown = QStackedWidget()
        for page in (nothing_here(_WELCOME), self.table, self.registers):
            self.shown.addWidget(page)
        self._build()
        self.setAcceptDrops(True)
        self.which.activated.connect(self._sheet_chosen)
        self.period.changed.connect(self.look)
        self.choice.chosen.connect(self._chosen)
        self.table.selectionModel().currentChanged.connect(self._show_cell)
        self.enable(False)

    def _build_table(self) -> QTableView:
        table = QTableView()
        table.setModel(self.model)
        whole_rows(table, "表里要填的格子")
        table.setWordWrap(False)
        head = table.horizontalHeader()
        head.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        head.setSectionResizeMode(4, QHeaderView.ResizeMode.Stretch)
        return table

    def _build(self) -> None:
        top = self.add_row()
        self.open_button = self.button("选择表格…", "import")
        self.open_button.clicked.connect(lambda: self.choose_file())
        self.name = QLabel("还没有选表格")
        self.name.setObjectName("wanted")
        self.name.setWordWrap(True)
        top.addWidget(self.open_button)
        top.addWidget(self.name, 1)
        self.other_sort = self.button("", "columns")
        self.other_sort.setToolTip("程序认错了表的种类时，换一种填法")
        self.other_sort.clicked.connect(self._change_sort)
        self.again_button = self.button("重新取数", "restore")
        self.again_button.setToolTip("改过记录以后再数一遍")
        self.again_button.clicked.connect(self.look)
        self.lay_out("工作表", self.shown, self.below, self.other_sort, self.again_button)
        layout = self.records.layout()
        assert layout is not None
        layout.addWidget(self.choice)
        self.choice.hide()
        self.records.table.setMinimumHeight(3 * self.fontMetrics().height())
        self.save_button = self.button("保存…", "save")
        self.save_button.clicked.connect(lambda: self.save())
        self.give_button = self.button("保存并记入上报记录…", "export", primary=True)
        self.give_button.setToolTip("存好填好的表，记下报给谁、报了哪些数，下次再报会拿来对照")
        self.give_button.clicked.connect(lambda: self.give())
        self.add_buttons(self.save_button, self.give_button)

    # --- opening

    def choose_file(self) -> None:
        """Ask for the form."""
        chosen, _ = QFileDialog.getOpenFileName(self, "选择县里发的表", "", "表格 (*.xlsx *.xlsm *.xls *.et)")
        if chosen:
            self.open_file(Path(chosen))

    def open_file(self, file: Path) -> None:
        """Read a form and look at it, in the background; the one before stays until this one is there."""
        office = self.desk.office

        def work(progress: Progress) -> _Looked:
            plan = plan_form(office, open_form(file, progress), progress=progress)
            return _Looked(plan, tuple(contradicted(office, plan)))

        self.begin(f"打开{file.name}", work)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if len(event.mimeData().urls()) == 1 and event.mimeData().urls()[0].isLocalFile():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        self.open_file(Path(event.mimeData().urls()[0].toLocalFile()))

    # --- looking

    def look(self) -> None:
        """Ask the book anew for the form that is open, for the sheet and the span in sight."""
        if self.form is None or self.plan is None:
            return
        office, form, choices = self.desk.office, self.form, dict(self.choices)
        sheet, period, sort = str(self.which.currentData()), self.period.period, self._sort

        def work(progress: Progress) -> _Looked:
            plan = plan_form(
                office, form, sheet=sheet, period=period, choices=choices, sort=sort, progress=progress
            )
            return _Looked(plan, tuple(contradicted(office, plan)))

        self.begin(f"看{form.path.name}", work)

    def show_answer(self, answer: _Looked) -> None:
        plan, before = answer.plan, self.plan
        new = before is None or before.form is not plan.form
        if new:
            self.choices, self._sort = {}, None
            with QSignalBlocker(self.which):
                self.which.clear()
                for page in plan.form.pages:
                    self.which.addItem(page.name, page.name)
        self.form, self.plan, self.told_before = plan.form, plan, answer.told_before
        self.name.setText(f"{plan.form.path.name}　{plan.title}".strip())
        self.show_what_was()
        is_register = plan.sort == "register"
        self.shown.setCurrentIndex(2 if is_register else 1)
        self.other_sort.setText("改按数字表填" if is_register else "改按登记表填")
        self.records.setVisible(not is_register)
        self.choice.setVisible(not is_register)
        if is_register:
            self.registers.show_plan(plan)
        self.model.show(plan)
        self.below.show_plan(plan)
        self.below.show_told_before(self.told_before)
        if plan.cells and not self.table.currentIndex().isValid():
            self._fit_columns()
            self.table.selectionModel().setCurrentIndex(
                self.model.index(0, 0),
                QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows,
            )
        self._show_cell(self.table.currentIndex(), QModelIndex())
        self.enable(True)

    def show_what_was(self) -> None:
        """Sheet and span of the plan in sight."""
        if self.plan is not None:
            with QSignalBlocker(self.which):
                self.which.setCurrentIndex(self.which.findData(self.plan.sheet))
            self.period.show_period(self.plan.period)

    @property
    def has_answer(self) -> bool:
        return self.plan is not None

    def enable(self, on: bool) -> None:
        there = on and self.plan is not None
        for widget in (self.save_button, self.give_button, self.other_sort, self.again_button):
            widget.setEnabled(there)
        self.other_sort.setVisible(self.plan is not None)
        self.which.setEnabled(there)
        self.period.setEnabled(there)

    def _fit_columns(self) -> None:
        em = self.fontMetrics().height()
        self.table.resizeColumnsToContents()
        for column, most in ((2, 14), (3, 8)):
            self.table.setColumnWidth(column, min(self.table.columnWidth(column) + em // 2, most * em))

    def _sheet_chosen(self) -> None:
        self.choices, self._sort = {}, None
        self.look()

    def _change_sort(self) -> None:
        if self.plan is not None:
            self._sort = "numbers" if self.plan.sort == "register" else "register"
            self.look()

    # --- one cell

    def cell(self) -> FormCell | None:
        """The cell under the cursor."""
        place = self.table.currentIndex().row()
        return self.model.cells[place] if 0 <= place < len(self.model.cells) else None

    def _show_cell(self, current: QModelIndex, before: QModelIndex) -> None:
        cell = self.cell()
        if cell is None or self.plan is None:
            self.records.show_records("", "", ())
            self.choice.show_cell(None, {})
            return
        said = cell.said
        records = [(said.kind, uuid) for uuid in said.records] if said is not None else []
        figure = self.model.figure_of(cell)
        title = f"{cell.label}：{cell.value}{cell.unit}" if cell.value else cell.label
        if figure:
            title = f"{title}\n{figure}"
        self.records.show_records(title, said.rule if said is not None else "", records)
        if said is None:
            self.records.rule.setText(cell.why)
            self.records.rule.setVisible(bool(cell.why))
        self.choice.show_cell(cell, self.plan.told.get(cell.meaning.period, {}))

    def _chosen(self, choice: Choice) -> None:
        cell = self.cell()
        if cell is None or self.plan is None:
            return
        self.choices[cell.place] = choice
        plan = self.plan = with_choices(self.plan, {cell.place: choice})
        self.model.show(plan)
        self.below.show_plan(plan)
        self._show_cell(self.table.currentIndex(), QModelIndex())
        self.table.setFocus()
        office = self.desk.office

        def show(found: tuple[Contradiction, ...]) -> None:
            if self.plan is plan:
                self.told_before = found
                self.below.show_told_before(found)

        self.ask(lambda: tuple(contradicted(office, plan)), show)

    # --- leaving the window

    def save(self, out: Path | None = None) -> None:
        """Write the filled copy; ask for its name unless it is given."""
        if self.plan is not None:
            self._write(self.plan, out, None)

    def give(self, out: Path | None = None, given_to: str | None = None) -> None:
        """Write the filled copy and keep it as a submission; ask to whom unless it is said."""
        if self.plan is None:
            return
        if given_to is None:
            given_to = asked_recipient(self.desk.office, self.told_before, self)
        if given_to is not None:
            self._write(self.plan, out, given_to)

    def _write(self, plan: FormPlan, out: Path | None, given_to: str | None) -> None:
        out = out or asked_target(self.desk.office, plan, self)
        if out is None:
            return
        span = self.period.period if self.registers.only_span.isChecked() else None
        form = ToSave(plan, dict(self.choices), self.registers.kind, span)
        save(self.desk, form, out, given_to, self.tell)
