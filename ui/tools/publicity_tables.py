"""What the drawer 法治宣传 answers in a table: the plan and what was done, laws, villages that lack."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
)

from lawgov_desktop.procedures import publicity_counts as counts
from lawgov_desktop.procedures.publicity_villages import village_coverage
from lawgov_desktop.records.dates import show_date
from lawgov_desktop.records.statutes import statute_key
from lawgov_desktop.timekeeping.lunar import FIRST_YEAR, LAST_YEAR
from ui.forms.several_editor import STATUTES
from ui.lists.steps_table import fitting
from ui.tools.tool import ToolDesk
from ui.widgets.number_line import NumberLine
from ui.widgets.whole_rows import whole_rows

Row = tuple[Sequence[str], str]
"""The cells, and the uuid of the record a double click opens ("" for none)."""
Answer = tuple[Sequence[str], Sequence[Row], str]
"""Headings, rows, and what is said above them."""


class TableDialog(QDialog):
    """One number to choose (a year, a target), a sentence, and the rows behind it."""

    def __init__(
        self,
        desk: ToolDesk,
        title: str,
        kind: str,
        words: str,
        number: tuple[int, int, int],
        unit: str,
        answer: Callable[[int], Answer],
    ) -> None:
        super().__init__(desk.window)
        self._desk, self._kind, self._answer = desk, kind, answer
        self.setWindowTitle(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        least, now, most = number
        self.number = NumberLine(now, least, most, unit=unit, name=words)
        less, more = QPushButton("减一"), QPushButton("加一")
        for button, step in ((less, -1), (more, 1)):
            button.setAccessibleName(f"{words}{button.text()}")
            button.clicked.connect(lambda checked=False, step=step: self._step(step))
        self.number.valueChanged.connect(self.look)
        label = QLabel(words)
        label.setBuddy(self.number)
        self.said = QLabel()
        self.said.setWordWrap(True)
        self.said.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.table = QTableWidget()
        whole_rows(self.table, title)
        self.table.itemActivated.connect(lambda item: self._open(item.row()))
        copy, close = QPushButton("复制表格"), QPushButton("关闭")
        copy.setAutoDefault(False)
        copy.clicked.connect(self.copy)
        close.setDefault(True)
        close.clicked.connect(self.close)
        upper, lower = QHBoxLayout(), QHBoxLayout()
        for widget in (label, self.number, less, more):
            upper.addWidget(widget)
        upper.addStretch(1)
        lower.addStretch(1)
        for button in (copy, close):
            lower.addWidget(button)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(16, 16, 16, 16)
        whole.setSpacing(12)
        whole.addLayout(upper)
        whole.addWidget(self.said)
        whole.addWidget(self.table, 1)
        whole.addLayout(lower)
        self.resize(fitting(self, 900, 600))
        self.look()
        self.table.setFocus()

    def _step(self, by: int) -> None:
        self.number.setValue(self.number.value() + by)

    def look(self) -> None:
        """Ask the book again."""
        headings, rows, words = self._answer(self.number.value())
        self.said.setText(words)
        self.table.clear()
        self.table.setColumnCount(len(headings))
        self.table.setHorizontalHeaderLabels(list(headings))
        self.table.setRowCount(len(rows))
        for number, (cells, uuid) in enumerate(rows):
            for column, text in enumerate(cells):
                item = QTableWidgetItem(text)
                item.setData(Qt.ItemDataRole.UserRole, uuid)
                if text.isdecimal():
                    item.setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
                self.table.setItem(number, column, item)
        head = self.table.horizontalHeader()
        head.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        head.setSectionResizeMode(len(headings) - 1, QHeaderView.ResizeMode.Stretch)

    def lines(self) -> list[list[str]]:
        """What the table shows, with its headings."""
        columns = range(self.table.columnCount())
        head = [_text(self.table.horizontalHeaderItem(column)) for column in columns]
        body = [
            [_text(self.table.item(row, column)) for column in columns]
            for row in range(self.table.rowCount())
        ]
        return [head, *body]

    def copy(self) -> None:
        """As Excel and WPS take it."""
        QApplication.clipboard().setText("\n".join("\t".join(cells) for cells in self.lines()))
        self._desk.say("表格已复制，可以粘贴到 Excel 或 WPS。")

    def _open(self, row: int) -> None:
        item = self.table.item(row, 0)
        uuid = item.data(Qt.ItemDataRole.UserRole) if item is not None else ""
        if uuid:
            self._desk.open_record(self._kind, uuid)


def _text(item: QTableWidgetItem | None) -> str:
    return item.text() if item is not None else ""


def plan_table(desk: ToolDesk) -> TableDialog:
    """Every line of a year's plan, with the events held for it (P06)."""
    store = desk.office.store

    def answer(year: int) -> Answer:
        lines = counts.plan_progress(store, year)
        rows: list[Row] = [
            (
                (
                    show_date(one.month) if one.month else "",
                    one.theme,
                    str(one.wanted or ""),
                    str(len(one.events)),
                    str(one.audience or ""),
                    "✓ 已达到" if one.is_met else "✕ 还不够",
                ),
                one.uuid,
            )
            for one in lines
        ]
        met = sum(one.is_met for one in lines)
        words = (
            f"{year}年计划 {len(lines)} 项，按登记的活动看，达到计划场次的 {met} 项。"
            "只算已开展、选了这项计划的活动。"
        )
        return ("月份", "主题", "计划场次", "已开展", "受众人次", "情况"), rows, words

    return _shown(TableDialog(desk, "普法计划完成情况", "publicity_plan", "年份", _years(desk), "年", answer))


def statute_table(desk: ToolDesk) -> TableDialog:
    """Every law planned, listed or publicised in a year; those never publicised first (P06)."""
    store = desk.office.store
    listed = [statute_key(label) for _, label in store.names.code_choices(STATUTES)]

    def answer(year: int) -> Answer:
        found = counts.statute_coverage(store, year, listed)
        rows: list[Row] = [
            ((f"《{one.statute}》", str(len(one.plans) or ""), str(len(one.events) or ""),
              "" if one.events else "✕ 列入计划，没有宣传" if one.plans else "本年没有宣传"), "")
            for one in found
        ]  # fmt: skip
        never = [one for one in found if not one.events]
        planned = [f"《{one.statute}》" for one in never if one.plans]
        words = f"{year}年宣传过的法律法规 {len(found) - len(never)} 部。" + (
            f"列入计划却没有宣传的：{'、'.join(planned)}。" if planned else "列入计划的都宣传过。"
        )
        return ("法律法规", "计划几项", "活动几场", "情况"), rows, words

    return _shown(
        TableDialog(desk, "法律法规宣传情况", "publicity_event", "年份", _years(desk), "年", answer)
    )


def village_table(desk: ToolDesk) -> TableDialog:
    """Each village's law helpers and adviser today; those that lack something first (P07)."""
    store = desk.office.store
    today = store.today()
    target = desk.office.pack.number("helpers_per_village")

    def answer(wanted: int) -> Answer:
        found = village_coverage(store, today, wanted)
        rows: list[Row] = [
            (
                (
                    one.village,
                    str(len(one.helpers)),
                    f"✕ 差 {one.helpers_lacking} 名" if one.helpers_lacking else "✓",
                    "、".join(store.names.title("village_adviser", uuid) for uuid in one.advisers)
                    or "✕ 没有",
                    str(one.visits),
                ),
                "",
            )
            for one in found
        ]
        few = sum(bool(one.helpers_lacking) for one in found)
        alone = sum(not one.advisers for one in found)
        words = (
            f"{today.isoformat()} 共 {len(found)} 个村（社区）：法律明白人不够 {wanted} 名的 {few} 个，"
            f"没有法律顾问的 {alone} 个。每村几名是本地的要求，可以改上面的数。"
        )
        return ("村（社区）", "法律明白人", "够不够", "法律顾问", "本年到村次数"), rows, words

    return _shown(
        TableDialog(
            desk,
            "各村法律明白人和法律顾问",
            "law_helper",
            "每村应有法律明白人",
            (0, target, 50),
            "名",
            answer,
        )
    )


def _years(desk: ToolDesk) -> tuple[int, int, int]:
    return FIRST_YEAR, desk.office.store.today().year, LAST_YEAR


def _shown(dialog: TableDialog) -> TableDialog:
    dialog.show()
    return dialog
