"""不足登入整改台账: what a report calls wanting becomes items with who puts it right until when (G04)."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QLabel, QLineEdit, QTableWidgetItem

from lawgov_desktop.records import dates
from lawgov_desktop.records.record_type import Draft
from lawgov_desktop.reporting.rectifying import Registered, ToRectify, not_on_record, register_items
from lawgov_desktop.reporting.report.shortcomings_of_text import Shortcoming, shortcomings_in
from ui.tools.pieces import ToolDialog, fill_table, plain_table
from ui.tools.tool import ToolDesk

_OWNER, _DUE = 1, 2


class RectifyingDialog(ToolDialog):
    """Those that are not on record are ticked; who and until when are typed for all or for each."""

    def __init__(self, desk: ToolDesk, report: Draft) -> None:
        super().__init__(desk, "不足登入整改台账", 920, 520)
        self.report = report
        self.year: int = report.get("year") or self.store.today().year
        self.items: tuple[Shortcoming, ...] = ()
        self.fresh: tuple[Shortcoming, ...] = ()
        head = QLabel(report.get("title") or "")
        head.setObjectName("heading")
        self.whole.addWidget(head)
        self.said = self.add_head("")
        row = self.add_row()
        self.owner, self.due = QLineEdit(), QLineEdit(f"{self.year + 1}-12-31")
        for words, field in (("责任单位（全部）", self.owner), ("整改时限（全部）", self.due)):
            label = QLabel(words)
            label.setBuddy(field)
            field.setAccessibleName(words)
            row.addWidget(label)
            row.addWidget(field, 1)
            row.addSpacing(8)
        self.owner.textChanged.connect(lambda text: self._for_all(_OWNER, text))
        self.due.textChanged.connect(lambda text: self._for_all(_DUE, text))
        self.table = plain_table(("报告所列不足", "责任单位", "整改时限", "台账里"), (0,), "报告所列不足")
        edit = QAbstractItemView.EditTrigger
        self.table.setEditTriggers(edit.DoubleClicked | edit.EditKeyPressed | edit.AnyKeyPressed)
        self.table.itemChanged.connect(lambda _: self._count())
        self.whole.addWidget(self.table, 1)
        self.write_button = self.button("", "add", primary=True)
        self.write_button.clicked.connect(self.write)
        self.add_buttons(self.write_button)
        self.show_items()

    def show_items(self) -> None:
        """Read the report's chapter on what is wanting, and ask the book which of it is on record."""
        self.items = shortcomings_in(self.report.get("body") or "")
        self.fresh = not_on_record(self.store, self.year, self.items)
        rows = [
            (one.title, self.owner.text(), self.due.text(), "没登记")
            if one in self.fresh
            else (one.title, "", "", "已登记")
            for one in self.items
        ]
        self.table.blockSignals(True)
        fill_table(self.table, rows)
        for at, one in enumerate(self.items):
            self._dress(at, one)
        self.table.blockSignals(False)
        em = self.fontMetrics().height()
        for column, ems in ((_OWNER, 12), (_DUE, 7)):
            self.table.horizontalHeader().setSectionResizeMode(
                column, self.table.horizontalHeader().ResizeMode.Interactive
            )
            self.table.setColumnWidth(column, ems * em)
        self._count()

    def _dress(self, at: int, one: Shortcoming) -> None:
        """Only what is not on record can be ticked, and only its owner and limit typed into."""
        is_fresh = one in self.fresh
        for column in range(self.table.columnCount()):
            item = self.table.item(at, column)
            assert isinstance(item, QTableWidgetItem)
            flags = Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled
            if is_fresh and column in (_OWNER, _DUE):
                flags |= Qt.ItemFlag.ItemIsEditable
            if is_fresh and column == 0:
                flags |= Qt.ItemFlag.ItemIsUserCheckable
                item.setCheckState(Qt.CheckState.Checked)
            item.setFlags(flags)
            if column == 0 and one.detail:
                item.setToolTip(f"{one.title}\n{one.detail}")

    def _for_all(self, column: int, text: str) -> None:
        self.table.blockSignals(True)
        for at, one in enumerate(self.items):
            item = self.table.item(at, column)
            if one in self.fresh and item is not None:
                item.setText(text)
        self.table.blockSignals(False)
        self._count()

    def chosen(self) -> list[ToRectify]:
        """The ticked ones with what was said of each; a limit that cannot be read is left out."""
        found = []
        for at, one in enumerate(self.items):
            item = self.table.item(at, 0)
            if one in self.fresh and item is not None and item.checkState() == Qt.CheckState.Checked:
                found.append(ToRectify(one, self._text(at, _OWNER), self._due_of(at) or ""))
        return found

    def _text(self, at: int, column: int) -> str:
        item = self.table.item(at, column)
        return item.text().strip() if item is not None else ""

    def _due_of(self, at: int) -> str | None:
        value = dates.read_date(self._text(at, _DUE), default_year=self.year + 1).value
        return str(value) if value else None

    def _count(self) -> None:
        count = len(self.chosen())
        unread = [
            at
            for at, one in enumerate(self.items)
            if one in self.fresh and self._text(at, _DUE) and not self._due_of(at)
        ]
        if not self.items:
            said = "报告里没有读到“存在的不足”这一章，或者写的是没有不足。"
        elif not self.fresh:
            said = f"报告所列不足 {len(self.items)} 条，整改台账里都有了。"
        elif unread:
            said = "整改时限看不懂，请写成 20261231 这样的日期。"
        else:
            said = f"报告所列不足 {len(self.items)} 条，{len(self.fresh)} 条还没有登入整改台账。"
        self.said.setText(said)
        self.write_button.setText(f"登入整改台账（{count} 条）")
        self.write_button.setEnabled(bool(count) and not unread)

    def write(self) -> None:
        """Put the ticked ones on record as one action, which the notice takes back."""
        store, year, chosen = self.store, self.year, self.chosen()
        self.desk.jobs.write(
            "登入整改台账", lambda: register_items(store, year, chosen), self._written, self.tell
        )

    def _written(self, made: Registered) -> None:
        self.desk.say(f"已登入整改台账 {len(made.made)} 条，到期会提醒。", self.desk.undo)
        self.accept()
