"""疑难复杂核对: cases that reach the office's thresholds and are not marked, marked in one action."""

from __future__ import annotations

from datetime import date

from PySide6.QtWidgets import QAbstractItemView, QHBoxLayout, QLabel

from lawgov_desktop.procedures.mediation_difficulty import Unmarked, mark, unmarked
from lawgov_desktop.records.numbers import show_money
from lawgov_desktop.registers.mediation.difficulty import Thresholds
from ui.tools.pieces import ToolDialog, choice, line, table
from ui.tools.tool import ToolDesk
from ui.widgets.nothing_here import nothing_here


def thresholds_of(desk: ToolDesk) -> Thresholds:
    """The office's numbers."""
    number = desk.office.pack.number
    return Thresholds(
        people=number("difficult_people"),
        amount=number("difficult_amount_yuan") * 100,
        wage_people=number("difficult_wage_people"),
        injured_people=number("difficult_injured_people"),
    )


class DifficultyDialog(ToolDialog):
    """The cases of a year that meet a reason by their numbers."""

    def __init__(self, desk: ToolDesk) -> None:
        super().__init__(desk, "疑难复杂核对", 980, 520)
        today = desk.office.store.today()
        self.limits = thresholds_of(desk)
        self.year = choice("年度", [(f"{today.year - back} 年", today.year - back) for back in range(5)])
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(QLabel("受理在"))
        row.addWidget(self.year)
        row.addStretch(1)
        self.whole.addLayout(row)
        self.add_head(
            f"本地标准：当事人 {self.limits.people} 人以上，标的 {show_money(self.limits.amount)} 元以上，"
            f"劳资 {self.limits.wage_people} 人以上，工伤 {self.limits.injured_people} 人以上，"
            "或可能引起治安、刑事案件；可在“设置”里改。"
        )
        headings = ("案号", "当事人", "涉及人数", "涉及金额（元）", "现在的等级", "符合的原因")
        self.cases, _ = table(headings, (2, 3), (1, 5), "没有标注的案件")
        self.cases.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.nothing = nothing_here("符合标准的案件都已经标注。")
        self.whole.addWidget(self.nothing)
        self.whole.addWidget(self.cases, 1)
        self.mark = self.button("给选中的标注", "ok", primary=True)
        self.mark.clicked.connect(self._mark)
        open_case = self.button("打开案件", "paper")
        open_case.clicked.connect(self._open)
        self.add_buttons(self.mark, open_case)
        self.cases.activated.connect(lambda index: self._open())
        self.year.currentIndexChanged.connect(self.look)
        self._found: tuple[Unmarked, ...] = ()
        self.look()

    def look(self) -> None:
        store, year, limits = self.desk.office.store, int(self.year.currentData()), self.limits
        span = date(year, 1, 1), date(year, 12, 31)
        self.ask(lambda: unmarked(store, *span, limits), self._show)

    def _show(self, found: tuple[Unmarked, ...]) -> None:
        self._found = found
        names = self.desk.office.store.names
        self.nothing.setVisible(not found)
        self.mark.setEnabled(bool(found))
        self.cases.show_steps(
            [
                line(
                    one,
                    one.number or "（未编号）",
                    one.party_names,
                    one.people or "",
                    show_money(one.amount) if one.amount else "",
                    names.code_label("difficulty", one.grade) if one.grade else "",
                    "、".join(names.code_label("difficulty_reason", reason) for reason in one.reasons),
                )
                for one in found
            ]
        )

    def _mark(self) -> None:
        rows = {index.row() for index in self.cases.selectionModel().selectedRows()}
        picked = [self._found[row] for row in sorted(rows) if row < len(self._found)]
        store = self.desk.office.store
        if picked:
            self.desk.jobs.write(
                "标注疑难复杂", lambda: mark(store, picked), lambda action: self._done(len(picked)), self.tell
            )

    def _done(self, number: int) -> None:
        self.desk.say(f"已给 {number} 件案件标注疑难复杂原因。", self.desk.undo)
        self.look()

    def _open(self) -> None:
        step = self.cases.step()
        if step is not None:
            self.desk.open_record("mediation_case", step.about.case)
