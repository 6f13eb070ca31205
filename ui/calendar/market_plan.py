"""排全年赶集宣传计划: which market days become events, looked at before one action writes them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QGridLayout,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
)

from lawgov_desktop.errors import UserError
from lawgov_desktop.procedures.publicity_plan import MarketYear, Planned, carry_out, market_year
from lawgov_desktop.records.dates import as_day, read_date
from lawgov_desktop.registers.publicity.market_rule import SIZES, Size
from lawgov_desktop.storage.listing import ListQuery, drafts
from lawgov_desktop.timekeeping.lunar import day_in_words
from ui.lists.steps_table import fitting
from ui.tools.tool import ToolDesk
from ui.widgets.enter import keep_enter
from ui.widgets.messages import tell
from ui.widgets.whole_rows import whole_rows

_PER_MONTH: Final = (
    ("每个集日都去", 0),
    ("每月 4 场", 4),
    ("每月 3 场", 3),
    ("每月 2 场", 2),
    ("每月 1 场", 1),
)
_HEADINGS: Final = ("日期", "星期和农历", "集市", "主题", "地点")


class MarketPlanDialog(QDialog):
    """Choices above, the events they give below, and one button that writes them."""

    def __init__(self, desk: ToolDesk) -> None:
        super().__init__(desk.window)
        self._desk = desk
        self._store = desk.office.store
        self.plan: MarketYear | None = None
        self.setWindowTitle("排全年赶集宣传计划")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._build()
        self.resize(fitting(self, 1000, 640))
        self.look()

    def _build(self) -> None:
        today = self._store.today()
        first = today if today.month < 12 else date(today.year + 1, 1, 1)
        self.first = QLineEdit(first.isoformat())
        self.last = QLineEdit(date(first.year, 12, 31).isoformat())
        self.per_month = QComboBox()
        for words, number in _PER_MONTH:
            self.per_month.addItem(words, number)
        self.organiser = QLineEdit(self._desk.office.office_name)
        self.markets = QListWidget()
        self.markets.setMaximumHeight(round(6.2 * self.fontMetrics().height()))
        for draft in drafts(self._store, ListQuery("market", order="name", view="in_being")):
            item = QListWidgetItem(f"{draft['name']}　{draft.get('rule') or '没有写规律'}")
            item.setData(Qt.ItemDataRole.UserRole, draft["uuid"])
            item.setCheckState(Qt.CheckState.Checked)
            self.markets.addItem(item)
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(8)
        for row, (words, widget) in enumerate(
            (("从", self.first), ("到", self.last), ("多少", self.per_month), ("主办单位", self.organiser))
        ):
            label = QLabel(words)
            label.setObjectName("label")
            label.setBuddy(widget)
            widget.setAccessibleName(words)
            grid.addWidget(label, row, 0)
            grid.addWidget(widget, row, 1)
        label = QLabel("集市")
        label.setObjectName("label")
        label.setBuddy(self.markets)
        self.markets.setAccessibleName("集市")
        grid.addWidget(label, 0, 2, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(self.markets, 0, 3, 4, 1)
        grid.setColumnStretch(3, 1)
        self.said = QLabel()
        self.said.setWordWrap(True)
        self.table = QTableWidget(0, len(_HEADINGS))
        self.table.setHorizontalHeaderLabels(_HEADINGS)
        whole_rows(self.table, "要写入的计划")
        head = self.table.horizontalHeader()
        head.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        head.setSectionResizeMode(3, QHeaderView.ResizeMode.Stretch)
        self.write_button = QPushButton()
        self.write_button.setObjectName("primary")
        self.write_button.clicked.connect(self.write)
        cancel = QPushButton("取消")
        cancel.clicked.connect(self.close)
        lower = QHBoxLayout()
        lower.addStretch(1)
        lower.addWidget(self.write_button)
        lower.addWidget(cancel)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(16, 16, 16, 16)
        whole.setSpacing(12)
        whole.addLayout(grid)
        whole.addWidget(self.said)
        whole.addWidget(self.table, 1)
        whole.addLayout(lower)
        keep_enter(self.first, self.last, self.organiser)  # a date that was typed writes no plan
        for line in (self.first, self.last):
            line.editingFinished.connect(self.look)
        self.per_month.currentIndexChanged.connect(self.look)
        self.markets.itemChanged.connect(self.look)

    def chosen_markets(self) -> list[str]:
        """uuids of the markets that are ticked."""
        items = [self.markets.item(row) for row in range(self.markets.count())]
        return [
            item.data(Qt.ItemDataRole.UserRole)
            for item in items
            if item.checkState() == Qt.CheckState.Checked
        ]

    def look(self) -> None:
        """Show what the choices give; nothing is written."""
        self.plan = None
        first, last = (_day(line.text()) for line in (self.first, self.last))
        if first is None or last is None or last < first:
            self._show([], "请写好从哪天到哪天，如 20260101。")
            return
        if not self.markets.count():
            self._show([], "还没有登记集市。请先在“集市”里写上名称和逢集规律。")
            return
        try:
            self.plan = market_year(
                self._store,
                first,
                last,
                markets=self.chosen_markets(),
                most_per_month=self.per_month.currentData(),
            )
        except UserError as error:
            self._show([], f"{error.what}{error.todo}")
            return
        rows = [
            (
                event.day.isoformat(),
                day_in_words(event.day),
                event.market_name + _in_brackets(event.size),
                event.theme,
                event.place,
            )
            for event in self.plan.events
        ]
        self._show(rows, _summary(self.plan))

    def _show(self, rows: Sequence[tuple[str, ...]], words: str) -> None:
        self.said.setText(words)
        self.table.setRowCount(len(rows))
        for number, row in enumerate(rows):
            for column, text in enumerate(row):
                self.table.setItem(number, column, QTableWidgetItem(text))
        self.write_button.setText(f"写入计划 {len(rows)} 场")
        self.write_button.setEnabled(bool(rows))

    def write(self) -> None:
        """Write the events as one action, that can be taken back."""
        plan, organiser = self.plan, self.organiser.text().strip() or None
        if plan is None or not plan.events:
            return
        self.write_button.setEnabled(False)
        self._desk.jobs.write(
            "写入赶集宣传计划",
            lambda: carry_out(self._store, plan, organiser=organiser),
            self._written,
            self._failed,
        )

    def _written(self, done: Planned) -> None:
        self._desk.say(f"已排好赶集宣传计划 {len(done.uuids)} 场。", self._desk.undo)
        self.close()

    def _failed(self, error: BaseException) -> None:
        self.write_button.setEnabled(True)
        tell(error, self._desk.icons, self)


def _in_brackets(size: Size) -> str:
    return f"（{SIZES[size]}）" if size else ""


def _day(text: str) -> date | None:
    return as_day(str(read_date(text).value or ""))


def _summary(plan: MarketYear) -> str:
    parts = [f"可以新排 {len(plan.events)} 场"]
    if plan.there:
        parts.append(f"已经有活动的集日 {plan.there} 天，不会重复排")
    if plan.left_out:
        parts.append(f"按每月场次没有选上的集日 {plan.left_out} 天")
    if plan.fallen:
        parts.append(f"停集 {len(plan.fallen)} 天")
    if plan.unread:
        parts.append(f"规律没读懂的集市：{'、'.join(plan.unread)}")
    return "；".join(parts) + "。"
