"""以案定补申报: what a period earns, what is left out and why, written in one action (M16)."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Final

from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLabel, QLineEdit, QTabWidget

from lawgov_desktop.errors import UserError
from lawgov_desktop.procedures.mediation_subsidies import (
    STEPS,
    Proposal,
    StepNoted,
    apply_for,
    note_step,
    propose,
    rules_from,
)
from lawgov_desktop.progress import Progress
from lawgov_desktop.records.dates import as_day, read_date
from lawgov_desktop.records.numbers import show_money
from lawgov_desktop.registers.mediation.dossier import items_of
from ui.tools.pieces import ToolDialog, choice, line, table
from ui.tools.tool import ToolDesk

_YEARS_BACK: Final = 4


def _spans(year: int) -> list[tuple[str, tuple[date, date]]]:
    """The periods offered for a year: quarters, halves, the year, months."""

    def span(first: int, last: int) -> tuple[date, date]:
        after = date(year + (last == 12), last % 12 + 1, 1)
        return date(year, first, 1), after - timedelta(days=1)

    quarters = [(f"第{'一二三四'[number]}季度", span(3 * number + 1, 3 * number + 3)) for number in range(4)]
    halves = [("上半年", span(1, 6)), ("下半年", span(7, 12)), ("全年", span(1, 12))]
    return [*quarters, *halves, *((f"{month} 月", span(month, month)) for month in range(1, 13))]


class SubsidyDialog(ToolDialog):
    """Preview and application of one period."""

    def __init__(self, desk: ToolDesk) -> None:
        super().__init__(desk, "以案定补申报", 1120, 640)
        self.proposal: Proposal | None = None
        self._asked = 0
        today = desk.office.store.today()
        years = [(f"{year} 年", year) for year in range(today.year, today.year - _YEARS_BACK, -1)]
        self.year = choice("年度", years)
        self.span = choice("时段", _spans(today.year))
        before = (today.month - 1) // 3 - 1  # the quarter that has ended
        self.year.setCurrentIndex(1 if before < 0 else 0)
        self.span.setCurrentIndex(before % 4)
        self.performed = QCheckBox("协议履行完的才申报")
        self.performed.setChecked(True)
        row = QHBoxLayout()
        row.setSpacing(8)
        for part in (QLabel("结案在"), self.year, self.span, self.performed):
            row.addWidget(part)
        row.addStretch(1)
        self.whole.addLayout(row)
        self.add_head(
            "按结案日期计入时段；一案一补，申报过的列在“不申报”里；金额按“设置”里的以案定补标准计算。双击一行打开案件。"
        )
        self.lines, self._lines = table(
            ("案号", "当事人", "难易程度", "协议形式", "调解员", "金额（元）", "标准"),
            (5,),
            (1, 6),
            "可申报的案件",
        )
        self.skipped, self._skipped = table(("案号", "调解员", "为什么不申报"), (), (2,), "不申报的案件")
        self.sums, self._sums = table(("调解员", "件数", "合计（元）"), (1, 2), (0,), "各调解员合计")
        self.tabs = QTabWidget()
        for shown, words in ((self.lines, "可申报"), (self.skipped, "不申报"), (self.sums, "按调解员合计")):
            self.tabs.addTab(shown, words)
        self.whole.addWidget(self.tabs, 1)
        self.total = QLabel()
        self.total.setObjectName("heading")
        self.whole.addWidget(self.total)
        self.apply = self.button("申报", "ok", primary=True)
        self.apply.clicked.connect(self._apply)
        self.add_buttons(self.apply)
        for shown in (self.lines, self.skipped):
            shown.activated.connect(lambda index, shown=shown: self._open(shown))
        for box in (self.year, self.span):
            box.currentIndexChanged.connect(self.look)
        self.year.currentIndexChanged.connect(self._rename_spans)
        self.performed.toggled.connect(self.look)
        self.look()

    def _rename_spans(self) -> None:
        for place, (_, days) in enumerate(_spans(int(self.year.currentData()))):
            self.span.setItemData(place, days)

    def look(self) -> None:
        """Compute the period in the background and show it."""
        self._rename_spans()
        self.apply.setEnabled(False)
        self.total.setText("正在核对案件…")
        self._asked += 1
        asked = self._asked
        office, (first, last) = self.desk.office, self.span.currentData()
        need = self.performed.isChecked()

        def work() -> Proposal | UserError:
            try:
                rules = rules_from(office.pack.table("subsidy"))
                items = items_of(office.pack)
                return propose(office.store, first, last, rules, need_performed=need, items=items)
            except UserError as error:
                return error

        self.ask(work, lambda found: self._show(found) if asked == self._asked else None)

    def _show(self, found: Proposal | UserError) -> None:
        if isinstance(found, UserError):
            self.total.setText(f"{found.what}{found.todo}")
            return
        self.proposal = found
        names = self.desk.office.store.names
        self.lines.show_steps(
            [
                line(
                    one.case,
                    one.number,
                    one.draft["party_names"] or "",
                    names.code_label("difficulty", one.draft["grade"] or ""),
                    names.code_label("agreement_form", one.draft["agreement_form"] or ""),
                    one.mediator_name,
                    show_money(one.amount),
                    one.rule_text,
                )
                for one in found.lines
            ]
        )
        self.skipped.show_steps(
            [line(one.case, one.number or "（未编号）", one.mediator_name, one.why) for one in found.skipped]
        )
        self.sums.show_steps(
            [line(one.mediator, one.name, one.cases, show_money(one.amount)) for one in found.by_mediator]
        )
        self.tabs.setTabText(0, f"可申报 {len(found.lines)} 件")
        self.tabs.setTabText(1, f"不申报 {len(found.skipped)} 件")
        self.tabs.setTabText(2, f"按调解员合计 {len(found.by_mediator)} 人")
        if found.lines:
            said = f"{found.period}可申报 {len(found.lines)} 件，合计 {show_money(found.total)} 元"
        else:
            said = f"{found.period}没有可申报的案件"
        self.total.setText(said)
        self.tabs.setCurrentIndex(0 if found.lines else 1)
        self.apply.setText(f"申报 {len(found.lines)} 件" if found.lines else "申报")
        self.apply.setEnabled(bool(found.lines))

    def _open(self, shown: object) -> None:
        step = (self.lines if shown is self.lines else self.skipped).step()
        if step is not None:
            self.desk.open_record("mediation_case", step.about)

    def _apply(self) -> None:
        proposal, store = self.proposal, self.desk.office.store
        if proposal is None or not proposal.lines:
            return
        self.apply.setEnabled(False)

        def work(progress: Progress) -> str:
            progress.step("正在登记申报")
            return apply_for(store, proposal, store.today())

        def done(action: str) -> None:
            said = f"{proposal.period}已申报 {len(proposal.lines)} 件，合计 {show_money(proposal.total)} 元。"
            self.desk.say(said, self.desk.undo)
            if not self._closed:
                self.look()

        def failed(error: BaseException) -> None:
            self.tell(error)
            if not self._closed:
                self.look()

        self.desk.jobs.start("登记以案定补申报", work, done).failed.connect(failed)


class StepDialog(ToolDialog):
    """登记审核进度: one step and its day for the selected subsidies."""

    def __init__(self, desk: ToolDesk) -> None:
        super().__init__(desk, "登记审核进度", 460, 200)
        self.add_head(
            f"给选中的 {len(desk.selected)} 条登记同一步；已经登记过这一步的不变。"
            if desk.selected
            else "请先在列表里选中要登记的申报（按住 Shift 或 Ctrl 可以选多条）。"
        )
        self.step = choice("步骤", [(words, name) for name, words in STEPS.items()])
        self.day = QLineEdit(desk.office.store.today().isoformat())
        self.day.setAccessibleName("日期")
        row = QHBoxLayout()
        row.setSpacing(8)
        for part in (QLabel("步骤"), self.step, QLabel("日期"), self.day):
            row.addWidget(part)
        row.addStretch(1)
        self.whole.addLayout(row)
        self.whole.addStretch(1)
        self.note = self.button("登记", "ok", primary=True)
        self.note.setEnabled(bool(desk.selected))
        self.note.setAutoDefault(True)
        self.note.setDefault(True)
        self.note.clicked.connect(self._note)
        self.add_buttons(self.note)

    def _note(self) -> None:
        day = as_day(str(read_date(self.day.text()).value or ""))
        if day is None:
            self.tell(UserError("日期没有读懂。", todo="请输入日期，如 20250408。"))
            return
        store, step, selected = self.desk.office.store, str(self.step.currentData()), self.desk.selected
        self.desk.jobs.write(
            "登记审核进度",
            lambda: note_step(store, selected, step, day),
            lambda noted: self._done(step, day, noted, len(selected)),
            self.tell,
        )

    def _done(self, step: str, day: date, noted: StepNoted, selected: int) -> None:
        kept = selected - noted.number
        there = f"{kept} 条先前已登记过，日期没有变。" if kept else ""
        if noted.number:
            done = f"已给 {noted.number} 条登记“{STEPS[step]}”，日期 {day.isoformat()}。"
            self.desk.say(done + there, self.desk.undo)
        else:
            self.desk.say(f"没有改动：{there}")
        self.close()
