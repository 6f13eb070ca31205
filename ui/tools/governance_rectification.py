"""The tools for problems: carry a year's open ones into the next year, and see what became of each."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton, QTableWidgetItem

from lawgov_desktop.procedures.governance_rectification import (
    Carried,
    Carrying,
    carry_on,
    completion,
    in_words,
    plan_carrying,
)
from lawgov_desktop.records import dates
from lawgov_desktop.registers.governance.problem import STATES
from lawgov_desktop.reporting.period import year_asked
from ui.tools.pieces import (
    ToolDialog,
    fill_table,
    key_at,
    plain_table,
    year_box,
)
from ui.tools.tool import ToolDesk
from ui.widgets.messages import tell

_LIMIT = 2  # the column of the limit


class CarryingDialog(ToolDialog):
    """A preview with ticks; one button writes all ticked items as one action, which the notice takes back."""

    def __init__(self, desk: ToolDesk) -> None:
        super().__init__(desk, "转为下一年整改事项")
        asked = self.add_row()
        self.year = year_box(asked, year_asked(self.store.today()), self._year_changed)
        self.due = QLineEdit()
        self.due.setAccessibleName("新事项的整改时限")
        self.due.textChanged.connect(lambda _: self._due_changed())
        label = QLabel("新事项的整改时限")
        label.setBuddy(self.due)
        asked.addSpacing(16)
        asked.addWidget(label)
        asked.addWidget(self.due)
        asked.addStretch(1)
        self.told = QLabel()
        self.told.setWordWrap(True)
        self.table = plain_table(("问题", "责任单位", "时限", "说明"), (0,), "要转的问题")
        self.table.itemChanged.connect(lambda _: self._count())
        self.whole.addWidget(self.told)
        self.whole.addWidget(self.table, 1)
        self.carry_button = QPushButton()
        self.carry_button.setObjectName("primary")
        self.carry_button.clicked.connect(self.carry_out)
        self.plan = Carrying(0, (), ())
        self.add_buttons(self.carry_button)
        self._year_changed()

    @property
    def due_on(self) -> str | None:
        """The limit typed; None where it is no date."""
        value = dates.read_date(self.due.text(), default_year=self.year.value() + 1).value
        return str(value) if value else None

    def _year_changed(self) -> None:
        self.due.blockSignals(True)
        self.due.setText(f"{self.year.value() + 1}-12-31")
        self.due.blockSignals(False)
        self.show_plan()

    def _due_changed(self) -> None:
        """Another limit changes its column alone: what was ticked stays ticked."""
        self.table.blockSignals(True)
        for row in range(len(self.plan.items)):
            item = self.table.item(row, _LIMIT)
            if item is not None:
                item.setText(self.due_on or "")
        self.table.blockSignals(False)
        self._count()

    def show_plan(self) -> None:
        """Ask the book again: what is open, what stays and why."""
        self.plan = plan_carrying(self.store, self.year.value(), due_on=self.due_on)
        rows = [(one.title, one.responsible, one.due_on, "") for one in self.plan.items]
        rows += [(one.title, "", "", f"不转：{one.why}") for one in self.plan.left]
        self.table.blockSignals(True)
        uuids = [one.uuid for one in self.plan.items] + [one.uuid for one in self.plan.left]
        fill_table(self.table, rows, uuids)
        # Rows chosen in the register are ticked alone; without a choice all that are open are.
        chosen = {one.uuid for one in self.plan.items} & set(self.desk.selected)
        for row, one in enumerate(self.plan.items):
            item = self.table.item(row, 0)
            assert isinstance(item, QTableWidgetItem)
            ticked = not chosen or len(self.desk.selected) < 2 or one.uuid in chosen
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked)
        for row in range(len(self.plan.items), len(rows)):
            for column in range(4):
                item = self.table.item(row, column)
                if item is not None:
                    item.setFlags(Qt.ItemFlag.ItemIsSelectable)
        self.table.blockSignals(False)
        self._count()

    def chosen(self) -> list[str]:
        """uuids of the ticked problems."""
        ticked = []
        for row in range(len(self.plan.items)):
            item = self.table.item(row, 0)
            if item is not None and item.checkState() == Qt.CheckState.Checked:
                ticked.append(key_at(self.table, row))
        return ticked

    def _count(self) -> None:
        count, year = len(self.chosen()), self.year.value()
        self.carry_button.setText(f"转为 {year + 1} 年整改事项（{count} 条）")
        self.carry_button.setEnabled(bool(count and self.due_on))
        if not self.due_on:
            self.told.setText("整改时限看不懂，请写成 20251231 这样的日期。")
        elif not self.plan.items:
            self.told.setText(f"{year} 年没有需要转到下一年的问题。")
        else:
            self.told.setText(
                f"{year} 年还在整改中的问题 {len(self.plan.items)} 条。"
                f"打勾的各生成一条 {year + 1} 年的整改事项，"
                "原问题记为“已转下年”，不再提醒；转过的不会重复生成。"
            )

    def carry_out(self) -> None:
        """Write the ticked ones."""
        plan, chosen, due_on = self.plan, self.chosen(), self.due_on
        self.desk.jobs.write(
            "转为下一年整改事项",
            lambda: carry_on(self.store, plan, chosen=chosen, due_on=due_on),
            self._carried,
            self._failed,
        )

    def _failed(self, error: BaseException) -> None:
        tell(error, self.desk.icons, self)

    def _carried(self, carried: Carried) -> None:
        if not carried.action_id:
            self.desk.say("没有新的事项要生成：选中的都已经转过。")
        else:
            text = f"已生成 {len(carried.made)} 条 {self.plan.year + 1} 年整改事项。"
            self.desk.say(text, self.desk.undo)
        self.accept()


class CompletionDialog(ToolDialog):
    """How much of a year's problems was put right, and what became of each; a double click opens it."""

    def __init__(self, desk: ToolDesk) -> None:
        super().__init__(desk, "整改完成情况")
        asked = self.add_row()
        self.year = year_box(asked, year_asked(self.store.today()), self.show_year)
        asked.addStretch(1)
        self.told = QLabel()
        self.told.setObjectName("heading")
        self.told.setWordWrap(True)
        self.told.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.table = plain_table(("问题", "状态", "时限", "完成日期", "整改情况"), (0, 4), "各条问题的结果")
        self.table.cellActivated.connect(self._open)
        self.whole.addWidget(self.told)
        self.whole.addWidget(self.table, 1)
        note = QLabel("完成率＝已整改的（转到下一年以后改好的也算）÷ 当年问题总数。双击打开一条。")
        note.setObjectName("small")
        self.whole.addWidget(note)
        self.lines: list[str] = []
        self.add_buttons(self.button_to_copy(lambda: "\n".join(self.lines)))
        self.show_year()

    def show_year(self) -> None:
        """Ask the book for the year in the box."""
        found = completion(self.store, self.year.value())
        labels = dict(STATES)
        self.lines = in_words(found, labels)
        self.told.setText(self.lines[0])
        rows = []
        for one in found.outcomes:
            state = labels[one.state] + (f"（{labels[one.next_state]}）" if one.next_uuid else "")
            limit = f"{one.due_on or ''}{'（逾期）' if one.overdue else ''}"
            rows.append((one.title, state, limit, one.done_on or "", one.told.replace("\n", " ")))
        fill_table(self.table, rows, [one.uuid for one in found.outcomes])

    def _open(self, row: int, column: int) -> None:
        self.desk.open_record("problem", key_at(self.table, row))
