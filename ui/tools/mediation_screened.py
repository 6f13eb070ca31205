"""排查缺报: villages by months, reported, zero or missing; zero reports by double-click (M18)."""

from __future__ import annotations

from typing import Any, Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QAbstractItemView, QHBoxLayout, QHeaderView, QLabel, QLineEdit, QTableView

from lawgov_desktop.procedures.mediation_prevention import (
    Cell,
    MonthTotals,
    matrix,
    month_totals,
    report_zero,
)
from lawgov_desktop.registers.mediation.screening import PAIRS
from ui.colours import AMBER, INK, QUIET, shade
from ui.tools.pieces import ToolDialog, choice
from ui.tools.tool import ToolDesk
from ui.widgets.enter import keep_enter

Index = QModelIndex | QPersistentModelIndex

_SAID: Final = {"zero": "零报告", "missing": "缺报", "open": "未报", "ahead": ""}
_MONTHS: Final = 12


class MatrixModel(QAbstractTableModel):
    """One row a village, one column a month, and the number of missing months at the end."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.rows: tuple[tuple[Cell, ...], ...] = ()

    def show(self, rows: tuple[tuple[Cell, ...], ...]) -> None:
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()

    def cell(self, row: int, column: int) -> Cell | None:
        return self.rows[row][column] if 0 <= row < len(self.rows) and 0 <= column < _MONTHS else None

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else _MONTHS + 1

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        if orientation == Qt.Orientation.Vertical:
            return self.rows[section][0].village
        return f"{section + 1}月" if section < _MONTHS else "缺报"

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row = self.rows[index.row()]
        if index.column() == _MONTHS:
            missing = sum(cell.state == "missing" for cell in row)
            if role == Qt.ItemDataRole.DisplayRole:
                return f"{missing} 个月" if missing else "齐"
            if role == Qt.ItemDataRole.ForegroundRole:
                return shade(AMBER if missing else QUIET)
        else:
            cell = row[index.column()]
            if role == Qt.ItemDataRole.DisplayRole:
                return _SAID.get(cell.state, f"{cell.disputes} 件")
            if role == Qt.ItemDataRole.ToolTipRole:
                return f"{cell.village} {cell.month}：{_in_words(cell)}"
            if role == Qt.ItemDataRole.ForegroundRole:
                return shade({"missing": AMBER, "reported": INK}.get(cell.state, QUIET))
            if role == Qt.ItemDataRole.FontRole and cell.state == "missing":
                return _bold()
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignCenter
        return None


def _bold() -> QFont:
    font = QFont()
    font.setBold(True)
    return font


def _in_words(cell: Cell) -> str:
    match cell.state:
        case "reported":
            return f"排查记录 {len(cell.records)} 条，纠纷 {cell.disputes} 件；双击打开"
        case "zero":
            return "已零报告；双击打开"
        case "missing":
            return "既没有排查记录，也没有零报告；双击登记零报告"
        case "open":
            return "本月还没有报；双击登记零报告"
    return "还没有到"


class MatrixDialog(ToolDialog):
    """The matrix of a year, and the figures of the chosen month."""

    def __init__(self, desk: ToolDesk) -> None:
        super().__init__(desk, "排查缺报", 1100, 680)
        today = desk.office.store.today()
        self.year = choice("年度", [(f"{today.year - back} 年", today.year - back) for back in range(5)])
        self.screener = QLineEdit()
        self.screener.setAccessibleName("零报告的报告人")
        self.screener.setPlaceholderText("零报告的报告人，可不填")
        self.screener.setMinimumWidth(14 * self.fontMetrics().height())
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.year)
        row.addWidget(self.screener)
        row.addStretch(1)
        self.whole.addLayout(row)
        self.add_head(
            "按在册的村（社区）调委会逐月核对。双击“缺报”“未报”就登记零报告，双击其他格子打开记录。"
        )
        self.model = MatrixModel(self)
        self.grid = QTableView()
        self.grid.setModel(self.model)
        self.grid.setAccessibleName("各村各月排查情况")
        self.grid.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.grid.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.grid.verticalHeader().setDefaultSectionSize(round(self.fontMetrics().height() * 1.35))
        keep_enter(self.grid, self.screener)
        self.grid.activated.connect(lambda index: self.act(index.row(), index.column()))
        self.grid.selectionModel().currentChanged.connect(lambda *_: self._show_month())
        self.whole.addWidget(self.grid, 1)
        self.silent = QLabel()
        self.silent.setObjectName("doubt")
        self.silent.setWordWrap(True)
        self.whole.addWidget(self.silent)
        self.figures = QLabel()
        self.figures.setWordWrap(True)
        self.figures.setAccessibleName("当月合计")
        self.whole.addWidget(self.figures)
        self.zero = self.button("选中的格子登记零报告", "add", primary=True)
        self.zero.clicked.connect(self._zero_selected)
        new = self.button("登记排查纠纷", "add")
        new.clicked.connect(self._new)
        self.add_buttons(self.zero, new)
        self.year.currentIndexChanged.connect(self.look)
        self.look()

    def look(self) -> None:
        store, year = self.desk.office.store, int(self.year.currentData())
        self.ask(lambda: matrix(store, year, store.today()), self._show)

    def _show(self, rows: tuple[tuple[Cell, ...], ...]) -> None:
        here = self.grid.currentIndex()
        at = (here.row(), here.column()) if here.isValid() else (0, self._month_now())
        self.model.show(rows)
        silent = [cell for row in rows for cell in row if cell.state == "missing"]
        shown = "、".join(f"{cell.village}{int(cell.month[5:])}月" for cell in silent[:12])
        more = f" 等 {len(silent)} 处" if len(silent) > 12 else ""
        self.silent.setText(f"缺报：{shown}{more}。")
        self.silent.setVisible(bool(silent))
        if rows:
            self.grid.setCurrentIndex(self.model.index(min(at[0], len(rows) - 1), at[1]))
        else:
            self.figures.setText("还没有登记村（社区）调委会，先在“调委会名册”里登记，写明所属村。")
        self.zero.setEnabled(bool(rows))

    def _month_now(self) -> int:
        today = self.desk.office.store.today()
        return today.month - 1 if int(self.year.currentData()) == today.year else 0

    def _show_month(self) -> None:
        column = self.grid.currentIndex().column()
        if 0 <= column < _MONTHS and self.model.rows:
            store, month = self.desk.office.store, self.model.rows[0][column].month
            self.ask(lambda: month_totals(store, month), self._show_totals)

    def _show_totals(self, totals: MonthTotals) -> None:
        figures = totals.figures
        said = [
            f"{totals.month[:4]}年{int(totals.month[5:])}月：开展排查 {figures['screenings']} 次，"
            f"发现纠纷 {figures['found']} 件，预防纠纷 {figures['prevented']} 件，"
            f"零报告 {totals.zero_reports} 个村"
        ]
        said += [
            f"{what} {figures[cases]} 件 {figures[people]} 人"
            for cases, people, what in PAIRS
            if figures[cases]
        ]
        missing = "、".join(totals.missing)
        said.append(f"没有报的：{missing}" if missing else "各村都已报")
        self.figures.setText("；".join(said) + "。")

    # --- acting

    def act(self, row: int, column: int) -> None:
        """What a double-click does: a zero report where nothing is, else the record."""
        cell = self.model.cell(row, column)
        if cell is None or cell.state == "ahead":
            return
        if cell.records:
            self.desk.open_record("screening", cell.records[0])
        else:
            self._report([cell])

    def _zero_selected(self) -> None:
        picked = (self.model.cell(index.row(), index.column()) for index in self.grid.selectedIndexes())
        cells = [cell for cell in picked if cell is not None and cell.state in ("missing", "open")]
        if cells:
            self._report(cells)
        else:
            self.desk.say("选中的格子已经报过，或者还没有到月份。")

    def _report(self, cells: list[Cell]) -> None:
        store, screener = self.desk.office.store, self.screener.text().strip()

        def done(result: object) -> None:
            one = f"{cells[0].village}{int(cells[0].month[5:])}月"
            what = one if len(cells) == 1 else f"{len(cells)} 个格子"
            self.desk.say(f"{what}已登记零报告。", self.desk.undo)
            if not self._closed:
                self.look()

        self.desk.jobs.write(
            "登记零报告",
            lambda: report_zero(store, cells, screener),
            done,
            self.tell,
        )

    def _new(self) -> None:
        here = self.grid.currentIndex()
        cell = self.model.cell(here.row(), here.column())
        draft = {"village": cell.village, "committee": cell.committee or None} if cell is not None else {}
        self.desk.open_form("screening", draft)
