"""The tree of differences with its filters, its text search and its ticks."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from functools import partial
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QTreeView,
    QVBoxLayout,
    QWidget,
)

from ui.colours import ACCENT_PALE, INK, shade
from ui.importing.change_model import LABEL, NEW, OLD, SHEET, ChangeModel
from ui.importing.changes import Changes, Key, Status
from ui.importing.grids import Pills, RoomyRows
from ui.importing.pieces import scaled
from ui.widgets.nothing_here import nothing_here
from ui.widgets.search_line import SearchLine

_FILTERS: Final[tuple[tuple[str, Status | None], ...]] = (
    ("要做的", None),
    ("新增", "new"),
    ("变更", "changed"),
    ("需确认", "ask"),
    ("相同", "same"),
    ("文件里缺失", "missing"),
)
_OPEN_AT_ONCE: Final = 60
"""So many questions stand open by themselves; to open one costs the view half a millisecond."""


class ChangePane(QWidget):
    """``chosen``: a tick or an answer changed; the model holds them."""

    chosen = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.none_to_write = ""
        """What is said when the file brings nothing to write."""
        self.model = ChangeModel(self)
        self.model.chosen.connect(self.chosen)
        self.model.rowsInserted.connect(lambda _parent, first, last: self._open_questions(first, last))
        self.tree = QTreeView()
        self.tree.setAccessibleName("与台账比较")
        self.tree.setModel(self.model)
        self.tree.setUniformRowHeights(True)
        self.tree.setItemDelegate(RoomyRows(self.tree))
        self.tree.setFrameShape(QFrame.Shape.NoFrame)
        palette = self.tree.palette()
        palette.setColor(QPalette.ColorRole.Highlight, shade(ACCENT_PALE))
        palette.setColor(QPalette.ColorRole.HighlightedText, shade(INK))
        self.tree.setPalette(palette)
        self.tree.setAlternatingRowColors(True)
        self.tree.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        for column, width in enumerate((330, 92, 56, 88, 140, 160)):
            self.tree.setColumnWidth(column, scaled(self.tree, width))
        self.pills = Pills([(word, partial(self.filter, status)) for word, status in _FILTERS])
        self.sheets = QComboBox()
        self.sheets.setAccessibleName("工作表")
        self.sheets.activated.connect(self._by_sheet)
        self.search = SearchLine("查找记录")
        self.search.setMaximumWidth(scaled(self, 200))
        self.search.rested.connect(self._search)
        self.tick_all, self.tick_none = QPushButton("全选"), QPushButton("全不选")
        self.tick_all.setToolTip("把现在列出的每一行都勾上")
        self.tick_none.setToolTip("把现在列出的每一行都去掉勾选")
        self.tick_all.clicked.connect(lambda: self.model.tick_shown(True))
        self.tick_none.clicked.connect(lambda: self.model.tick_shown(False))
        upper = QHBoxLayout()
        upper.setSpacing(8)
        upper.addWidget(self.pills)
        upper.addWidget(self.sheets)
        upper.addStretch(1)
        for part in (self.search, self.tick_all, self.tick_none):
            upper.addWidget(part)
        self.shown = QLabel()
        self.shown.setObjectName("small")
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 8, 0, 0)
        whole.setSpacing(8)
        whole.addLayout(upper)
        self.nothing = nothing_here("")
        whole.addWidget(self.tree, 1)
        whole.addWidget(self.nothing, 1)
        whole.addWidget(self.shown)

    def show_changes(
        self,
        changes: Changes,
        left_out: Collection[Key],
        answers: Mapping[Key, str],
        sheets: Collection[str],
        missing: int,
        *,
        stay: bool,
    ) -> None:
        """Renew the tree; with ``stay`` filter, place, chosen line and open lines stay."""
        current = self.tree.currentIndex()
        was = (
            self.model.key(current.row())
            if stay and current.isValid() and not current.parent().isValid()
            else None
        )
        open_lines = [
            self.model.key(row)
            for row in range(self.model.rowCount() if stay else 0)
            if not self.model.asks(row) and self.tree.isExpanded(self.model.index(row, 0))
        ]
        top = self.tree.verticalScrollBar().value()
        if not stay:
            self.search.empty()
            self.pills.mark(0)
            self.model.filter(None)
            self.model.search("")
        self.model.show(changes, left_out, answers)
        counts = changes.counts()
        todo = counts["new"] + counts["changed"] + counts["ask"]
        self.pills.show_counts(
            (todo, counts["new"], counts["changed"], counts["ask"], counts["same"], missing)
        )
        self._offer_sheets(sheets)
        self._renewed()
        for key in open_lines[:_OPEN_AT_ONCE]:
            if (row := self.model.row_of(key)) >= 0:
                self.tree.expand(self.model.index(row, 0))
        if was is not None and (row := self.model.row_of(was)) >= 0:
            self.tree.setCurrentIndex(self.model.index(row, 0))
            self.tree.verticalScrollBar().setValue(top)

    def _offer_sheets(self, sheets: Collection[str]) -> None:
        self.tree.setColumnHidden(SHEET, len(sheets) < 2)
        self.sheets.setVisible(len(sheets) > 1)
        offered = [self.sheets.itemData(at) for at in range(1, self.sheets.count())]
        if offered != list(sheets):
            self.sheets.clear()
            self.sheets.addItem("全部工作表", "")
            for name in sheets:
                self.sheets.addItem(name, name)
            self.model.only_sheet("")

    def _by_sheet(self) -> None:
        self.model.only_sheet(self.sheets.currentData() or "")
        self._renewed()

    def filter(self, status: Status | None) -> None:
        self.model.filter(status)
        self._renewed()

    def show_status(self, status: Status | None) -> None:
        """As a click on the pill of that status."""
        self.pills.choose([own for _, own in _FILTERS].index(status))

    def _search(self) -> None:
        self.model.search(self.search.text())
        self._renewed()

    def _renewed(self) -> None:
        total = self.model.total
        self.shown.setText(
            f"列出 {total:,} 行，向下滚动时接着显示" if self.model.canFetchMore() else f"列出 {total:,} 行"
        )
        self._fit(total)
        self._open_questions(0, self.model.rowCount() - 1)

    def _fit(self, total: int) -> None:
        """Only the columns that say something; a sentence where there is no line at all."""
        here = self.model.statuses()
        asks = self.model.any_question and bool(here & {"new", "ask"})
        self.tree.setColumnHidden(LABEL, not (here & {"changed", "missing"} or asks))
        self.tree.setColumnHidden(OLD, "changed" not in here)
        self.tree.setColumnHidden(NEW, here == {"missing"})
        self.tree.setVisible(total > 0)
        self.shown.setVisible(total > 0)
        self.nothing.setVisible(not total)
        self.nothing.setText(self.none_to_write if self._is_plain else "没有符合条件的记录。")
        for button in (self.tick_all, self.tick_none):
            button.setEnabled(bool(here & {"new", "changed"}))

    @property
    def _is_plain(self) -> bool:
        """Nothing narrows the list: it would show all there is to do."""
        nothing_chosen = not self.search.text().strip() and not self.sheets.currentData()
        return nothing_chosen and self.pills.group.checkedId() == 0

    def go_to(self, key: Key) -> None:
        """Show one line among all there is to do, open, and put the keyboard there."""
        self.search.empty()
        self.model.search("")
        self.sheets.setCurrentIndex(0)
        self.model.only_sheet("")
        self.pills.choose(0)
        row = self.model.row_of(key)
        if row >= 0:
            index = self.model.index(row, 0)
            self.tree.setCurrentIndex(index)
            self.tree.expand(index)
            self.tree.scrollTo(index)
        self.tree.setFocus()

    def _open_questions(self, first: int, last: int) -> None:
        """Rows that wait for an answer stand open, so that nobody overlooks them."""
        for row in range(first, min(last + 1, first + _OPEN_AT_ONCE)):
            if self.model.asks(row):
                index = self.model.index(row, 0)
                for place in range(self.model.rowCount(index)):
                    self.tree.setFirstColumnSpanned(place, index, True)
                self.tree.expand(index)
