"""出庭率和败诉率: the numbers of a period, each with its formula and the cases counted (L05, L06)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QLabel,
    QLineEdit,
    QWidget,
)

from lawgov_desktop.procedures.litigation_counts import (
    BASES,
    DENOMINATORS,
    Counted,
    LitigationCounts,
    Rate,
    litigation_counts,
)
from lawgov_desktop.records.dates import first_day, last_day, read_date
from ui.tools.pieces import ToolDialog, choice, fill_table, key_at, plain_table
from ui.tools.tool import ToolDesk


@dataclass(frozen=True, slots=True)
class Line:
    """One number with what it means and what was counted."""

    title: str
    value: str
    meaning: str
    counted: tuple[Counted, ...]
    left_out: tuple[Counted, ...] = ()


def lines_of(found: LitigationCounts) -> list[Line]:
    """The numbers in the order in which a report names them."""
    unit = "件" if found.basis == "cases" else "个"
    return [
        Line("收案", f"{len(found.received)} {unit}", "期内收到的", found.received),
        Line("办结", f"{len(found.closed)} {unit}", "期内办结的，含以前收到的", found.closed),
        Line("期末未办结", f"{len(found.open_at_end)} {unit}", "到期末还没有办结的", found.open_at_end),
        *(_of_rate(rate) for rate in (found.closing, found.attendance, found.chief_attendance, found.loss)),
        *(
            Line(f"其中：{said}", f"{len(cases)} 件", "期内裁判的案件", cases)
            for said, cases in found.by_outcome
        ),
        Line("裁判未履行", f"{len(found.outstanding)} 件", "期末已生效、还没有履行完的", found.outstanding),
    ]


def _of_rate(rate: Rate) -> Line:
    return Line(rate.title, rate.text, rate.formula, rate.counted, rate.left_out)


class RatesDialog(ToolDialog):
    """The period and the formula are chosen; the numbers follow, and below them the cases of one number."""

    def __init__(self, desk: ToolDesk) -> None:
        super().__init__(desk, "出庭率和败诉率", 980, 640)
        self.lines: list[Line] = []
        today = desk.office.store.today()
        self.first = _day_edit("起始日期", date(today.year, 1, 1))
        self.last = _day_edit("截止日期", date(today.year, 12, 31))
        self.basis = choice("统计单位", _turned(BASES))
        self.denominator = choice("出庭率分母", _turned(DENOMINATORS))
        self.numbers = plain_table(("项目", "结果", "口径"), (2,), "统计结果")
        self.cases = plain_table(("计入", "案件", "为什么"), (1,), "计入的案件")
        self.told = QLabel()
        self.told.setObjectName("hint")
        self.told.setWordWrap(True)
        self.heading = QLabel()
        self.heading.setObjectName("wanted")
        self.heading.setWordWrap(True)
        self._build()
        for edit in (self.first, self.last):
            edit.textChanged.connect(self._count)
        for combo in (self.basis, self.denominator):
            combo.currentIndexChanged.connect(self._count)
        self.numbers.currentCellChanged.connect(self._show_cases)
        self.cases.cellDoubleClicked.connect(self._open)
        self._count()

    def _build(self) -> None:
        row = self.add_row()
        for words, widget in (("从", self.first), ("到", self.last)):
            row.addWidget(QLabel(words))
            row.addWidget(widget)
        row.addSpacing(8)
        for words, combo in (("统计", self.basis), ("出庭率分母", self.denominator)):
            row.addWidget(QLabel(words))
            row.addWidget(combo)
        row.addStretch(1)
        self.open_button = self.button("打开案件", "")
        self.open_button.clicked.connect(lambda: self._open(self.cases.currentRow()))
        self.copy_button = self.button("复制结果和口径", "duplicate")
        self.copy_button.clicked.connect(self._copy)
        self.whole.addWidget(self.numbers, 3)
        self.whole.addWidget(self.heading)
        self.whole.addWidget(self.cases, 2)
        self.whole.addWidget(self.told)
        self.add_buttons(self.open_button, self.copy_button)

    def _count(self) -> None:
        first = first_day(str(read_date(self.first.text()).value or ""))
        last = last_day(str(read_date(self.last.text()).value or ""))
        if first is None or last is None or last < first:
            self.lines = []
            self.told.setText("请填起止日期，如 20250101 到 20251231；截止日期不能早于起始日期。")
        else:
            found = litigation_counts(
                self.desk.office.store,
                first,
                last,
                basis=self.basis.currentData(),
                denominator=self.denominator.currentData(),
            )
            self.lines = lines_of(found)
            self.told.setText("\n".join(found.definitions))
        self._show_numbers()

    def _show_numbers(self) -> None:
        row = max(self.numbers.currentRow(), 0)
        fill_table(self.numbers, [(line.title, line.value, line.meaning) for line in self.lines])
        self.copy_button.setEnabled(bool(self.lines))
        if self.lines:
            self.numbers.setCurrentCell(min(row, len(self.lines) - 1), 0)
        self._show_cases()

    def _show_cases(self) -> None:
        row = self.numbers.currentRow()
        line = self.lines[row] if 0 <= row < len(self.lines) else None
        shown: list[tuple[str, Counted]] = []
        if line is not None:
            rate = any(not one.yes for one in line.counted) or "率" in line.title
            for one in line.counted:
                shown.append((("分子和分母" if one.yes else "只计分母") if rate else "计入", one))
            shown += [("不计入", one) for one in line.left_out]
        rows = [(how, one.title, one.why) for how, one in shown]
        fill_table(self.cases, rows, [one.uuid for _, one in shown])
        self.heading.setText(f"{line.title}：{line.value}。口径：{line.meaning}" if line else "")
        if shown:
            self.cases.setCurrentCell(0, 0)
        self.open_button.setEnabled(bool(shown))

    def _open(self, row: int, column: int = 0) -> None:
        uuid = key_at(self.cases, row)
        if uuid:
            self.desk.open_record("litigation_case", uuid)

    def _copy(self) -> None:
        said = [f"{self.first.text()} 至 {self.last.text()}"]
        said += [f"{line.title}：{line.value}（{line.meaning}）" for line in self.lines]
        QGuiApplication.clipboard().setText("\n".join((*said, self.told.text())))
        self.desk.say("结果和口径已复制。")


def _day_edit(name: str, day: date) -> QLineEdit:
    edit = QLineEdit(day.isoformat())
    edit.setAccessibleName(name)
    edit.setFixedWidth(edit.fontMetrics().horizontalAdvance("2025-12-31") + 28)
    return edit


def _turned(options: Sequence[tuple[str, str]]) -> list[tuple[str, str]]:
    """(key, words) → (words, key), as drop-downs take them."""
    return [(words, key) for key, words in options]


def open_rates(desk: ToolDesk) -> QWidget:
    """Open the window over the register page."""
    dialog = RatesDialog(desk)
    dialog.show()
    return dialog
