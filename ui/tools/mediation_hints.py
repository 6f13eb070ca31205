"""核查提示 and 分期未履行: lists to look through, each line opens its case (M10, M15)."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSplitter

from lawgov_desktop.procedures.mediation_authenticity import Hint, Limits, look
from lawgov_desktop.procedures.mediation_instalments import LateInstalment, late_instalments
from lawgov_desktop.records.dates import show_date
from lawgov_desktop.records.numbers import show_money
from ui.tools.pieces import ToolDialog, choice, line, table
from ui.tools.tool import ToolDesk
from ui.widgets.nothing_here import nothing_here


class HintsDialog(ToolDialog):
    """Hints of a year above, the cases of the chosen one below."""

    def __init__(self, desk: ToolDesk) -> None:
        super().__init__(desk, "核查提示", 1020, 620)
        today = desk.office.store.today()
        self.year = choice("年度", [(f"{today.year - back} 年", today.year - back) for back in range(5)])
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(QLabel("受理在"))
        row.addWidget(self.year)
        row.addStretch(1)
        self.whole.addLayout(row)
        self.add_head("只是提示，可能都有正当原因，不影响保存和归档。选中一条，下面列出有关案件，双击打开。")
        self.hints, _ = table(("类别", "看到什么", "提示的门槛", "案件数"), (3,), (1,), "提示")
        self.cases, _ = table(("案号", "当事人"), (), (1,), "有关案件")
        self.nothing = nothing_here("这一年没有需要核查的提示。")
        split = QSplitter(Qt.Orientation.Vertical)
        split.setChildrenCollapsible(False)
        split.addWidget(self.hints)
        split.addWidget(self.cases)
        split.setSizes([320, 220])
        self.whole.addWidget(self.nothing)
        self.whole.addWidget(split, 1)
        open_case = self.button("打开案件", "paper")
        open_case.clicked.connect(self._open)
        self.add_buttons(open_case)
        self.hints.chosen.connect(self._show_cases)
        self.cases.activated.connect(lambda index: self._open())
        self.year.currentIndexChanged.connect(self.look)
        self.look()

    def look(self) -> None:
        year, office = int(self.year.currentData()), self.desk.office
        number = office.pack.number
        limits = Limits(
            same_phone_cases=number("same_phone_cases"),
            same_id_cases=number("same_phone_cases"),
            text_likeness_percent=number("text_likeness_percent"),
            committee_share_percent=number("committee_share_percent"),
            same_day_closings=number("same_day_closings"),
        )
        span = date(year, 1, 1), date(year, 12, 31)
        self.ask(lambda: look(office.store, *span, limits), self._show)

    def _show(self, found: tuple[Hint, ...]) -> None:
        self.nothing.setVisible(not found)
        self.hints.show_steps(
            [line(hint, hint.title, hint.what, hint.threshold, len(hint.cases)) for hint in found]
        )

    def _show_cases(self) -> None:
        step = self.hints.step()
        cases = step.about.cases if step is not None else ()
        self.cases.show_steps(
            [line(case.uuid, case.number or "（未编号）", case.party_names) for case in cases]
        )

    def _open(self) -> None:
        step = self.cases.step()
        if step is not None:
            self.desk.open_record("mediation_case", step.about)


class LateDialog(ToolDialog):
    """Every instalment past its day, over all cases."""

    def __init__(self, desk: ToolDesk) -> None:
        super().__init__(desk, "分期未履行", 1020, 520)
        self.head = self.add_head("")
        headings = (
            "应付日期",
            "逾期（日）",
            "案号",
            "当事人",
            "调委会",
            "期数",
            "本期应付（元）",
            "还差（元）",
        )
        self.late, _ = table(headings, (1, 6, 7), (3, 4), "逾期的分期")
        self.nothing = nothing_here("没有逾期没付的分期。")
        self.whole.addWidget(self.nothing)
        self.whole.addWidget(self.late, 1)
        open_case = self.button("打开案件", "paper")
        open_case.clicked.connect(self._open)
        self.add_buttons(open_case)
        self.late.activated.connect(lambda index: self._open())
        store = desk.office.store
        self.ask(lambda: late_instalments(store, store.today()), self._show)

    def _show(self, found: tuple[LateInstalment, ...]) -> None:
        self.nothing.setVisible(not found)
        cases = len({one.case for one in found})
        left = show_money(sum(one.left for one in found))
        self.head.setText(
            f"{cases} 件案件共 {len(found)} 期到期没有付清，还差 {left} 元。双击打开案件登记。"
            if found
            else "到今天为止，约定分期履行的都已按期付清。"
        )
        self.late.show_steps(
            [
                line(
                    one.case,
                    show_date(one.due),
                    one.days_late,
                    one.number,
                    one.party_names,
                    one.committee,
                    f"{one.instalment} / {one.of}",
                    show_money(one.amount),
                    show_money(one.left),
                )
                for one in found
            ]
        )

    def _open(self) -> None:
        step = self.late.step()
        if step is not None:
            self.desk.open_record("mediation_case", step.about)
