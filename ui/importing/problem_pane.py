"""The grid of problems: filtered by grade, column, sort and text; put right in place, one or all."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QModelIndex, QPoint, Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QMenu,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from ui.importing.grids import Pills, grid
from ui.importing.pieces import scaled
from ui.importing.problem_detail import ProblemDetail
from ui.importing.problem_model import SHEET, VALUE_COLUMN, Grade, ProblemLine, ProblemModel
from ui.widgets.nothing_here import nothing_here
from ui.widgets.search_line import SearchLine


class ProblemPane(QWidget):
    """``corrected(lines, text)``: this was typed for these cells. ``row_wanted(sheet, place)``: the person
    wants to see what a line of the file would do to the book."""

    corrected = Signal(object, str)
    row_wanted = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model = ProblemModel(self)
        self.model.corrected.connect(self._typed)
        self.table = grid(self.model, "问题", (84, 84, 52, 44, 104, 140, 190, 140))
        self.table.setEditTriggers(
            QAbstractItemView.EditTrigger.DoubleClicked
            | QAbstractItemView.EditTrigger.EditKeyPressed
            | QAbstractItemView.EditTrigger.AnyKeyPressed
        )
        self.table.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.table.customContextMenuRequested.connect(self._show_menu)
        grades: tuple[tuple[str, Grade | None], ...] = (("全部", None), ("有错", "bad"), ("存疑", "doubt"))
        self.pills = Pills([(word, partial(self._by_grade, grade)) for word, grade in grades])
        self.labels, self.sorts, self.sheets = QComboBox(), QComboBox(), QComboBox()
        self.search = SearchLine("在问题里查找")
        self.search.setMaximumWidth(scaled(self, 200))
        self.search.rested.connect(self._filter)
        upper = QHBoxLayout()
        upper.setSpacing(8)
        upper.addWidget(self.pills)
        for box, name in ((self.sheets, "工作表"), (self.labels, "栏目"), (self.sorts, "哪一种问题")):
            box.setAccessibleName(name)
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            box.setMinimumContentsLength(9)
            box.activated.connect(self._filter)
            upper.addWidget(box)
        upper.addStretch(1)
        upper.addWidget(self.search)
        self._same: tuple[list[ProblemLine], str] = ([], "")
        self.same_strip = QFrame()
        self.same_strip.setObjectName("practice")
        self._same_word = QLabel()
        self.same_button = QPushButton("同样的值全部改")
        self.same_button.clicked.connect(self._correct_same)
        leave = QPushButton("不用")
        leave.setObjectName("flat")
        leave.clicked.connect(self.same_strip.hide)
        strip = QHBoxLayout(self.same_strip)
        strip.setContentsMargins(8, 4, 8, 4)
        strip.addWidget(self._same_word, 1)
        strip.addWidget(self.same_button)
        strip.addWidget(leave)
        self.same_strip.hide()
        self.table.selectionModel().currentChanged.connect(self._show_line)
        self.model.modelReset.connect(self._show_line)
        self.nothing = nothing_here("")
        self.detail = ProblemDetail()
        self.detail.change_button.clicked.connect(self._edit_current)
        self.detail.row_button.clicked.connect(self._ask_for_row)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 8, 0, 0)
        whole.setSpacing(8)
        whole.addLayout(upper)
        whole.addWidget(self.same_strip)
        whole.addWidget(self.table, 1)
        whole.addWidget(self.nothing, 1)
        whole.addWidget(self.detail)

    # ------------------------------------------------------------ showing

    def show_problems(self, lines: Sequence[ProblemLine], sheets: Sequence[str], *, stay: bool) -> None:
        """Renew the list; with ``stay`` filters, place and chosen row stay as far as they still exist."""
        current = self.table.currentIndex()
        was = self.model.line(current.row()) if stay and current.isValid() else None
        column, top = current.column(), self.table.verticalScrollBar().value()
        if not stay:
            self.model.grade, self.model.text = None, ""
            self.search.empty()
            self.pills.mark(0)
        self.model.take(lines)
        self._offer(self.labels, "全部栏目", "label", stay=stay)
        self._offer(self.sorts, "全部问题", "sort", stay=stay)
        self._offer(self.sheets, "全部工作表", "sheet", stay=stay)
        self.sheets.setVisible(len(sheets) > 1)
        self.table.setColumnHidden(SHEET, len(sheets) < 2)
        self._keep_question(lines, stay=stay)
        counts = self.model.counts("grade")
        self.pills.show_counts((len(lines), counts["bad"], counts["doubt"]))
        self._filter()
        if was is not None and self.model.rowCount():
            self.table.setCurrentIndex(self.model.index(self.model.row_of(was), column))
            self.table.verticalScrollBar().setValue(top)
        elif self.model.rowCount():
            self.table.setCurrentIndex(self.model.index(0, VALUE_COLUMN))

    def _offer(self, box: QComboBox, every: str, of: str, *, stay: bool) -> None:
        chosen = box.currentData() if stay else ""
        box.clear()
        box.addItem(every, "")
        counts = self.model.counts(of)  # type: ignore[arg-type]
        for word, count in counts.most_common():
            box.addItem(f"{word or '（整行）'}　{count:,}", word)
        box.setCurrentIndex(max(box.findData(chosen), 0))
        box.view().setMinimumWidth(scaled(self, 320))

    def show_grade(self, grade: Grade) -> None:
        """As a click on 有错 or 存疑."""
        self.pills.choose(1 if grade == "bad" else 2)

    def _by_grade(self, grade: Grade | None) -> None:
        self.model.grade = grade
        self._filter()

    def _filter(self) -> None:
        model = self.model
        model.only_label = self.labels.currentData() or ""
        model.only_sort = self.sorts.currentData() or ""
        model.only_sheet, model.text = self.sheets.currentData() or "", self.search.text()
        model.choose()
        any_shown = model.rowCount() > 0
        self.table.setVisible(any_shown)
        self.detail.setVisible(any_shown)
        self.nothing.setVisible(not any_shown)
        every = sum(model.counts("grade").values())
        self.nothing.setText("没有符合条件的问题。" if every else "没有发现问题。")

    def _show_line(self) -> None:
        index = self.table.currentIndex()
        at = index.row() if index.isValid() else -1
        line = self.model.line(at) if 0 <= at < self.model.rowCount() else None
        self.detail.show_problem(line, with_sheet=not self.table.isColumnHidden(SHEET))

    @property
    def typing(self) -> bool:
        """Is a cell being typed over just now?"""
        return self.table.state() == QAbstractItemView.State.EditingState

    # ------------------------------------------------------------ putting right

    def _typed(self, line: ProblemLine, text: str) -> None:
        same = self.model.same_value(line)
        self.model.say_typed([line], text)
        self._ask_for(same, text)
        self.corrected.emit([line], text)

    def _keep_question(self, lines: Sequence[ProblemLine], *, stay: bool) -> None:
        """The question about equal values stands as long as it is open and such values are left."""
        same, text = self._same
        left = {(line.cell, line.value) for line in lines} if stay and self.same_strip.isVisible() else set()
        self._ask_for([line for line in same if (line.cell, line.value) in left], text)

    def _ask_for(self, same: list[ProblemLine], text: str) -> None:
        self._same = (same, text)
        self.same_strip.setVisible(bool(same))
        if same:
            value = f"也写着“{_short(same[0].value)}”" if same[0].value.strip() else "也空着"
            word = f"另有 {len(same):,} 行的“{same[0].label}”{value}。"
            self._same_word.setText(word)
            self.same_button.setText(f"都改成“{_short(text)}”" if text else "都清空")

    def _correct_same(self) -> None:
        lines, text = self._same
        self.same_strip.hide()
        self.model.say_typed(lines, text)
        self.corrected.emit(lines, text)

    def row_menu(self, index: QModelIndex) -> QMenu:
        """What can be done with one problem."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        line = self.model.line(index.row())
        cell = self.model.index(index.row(), VALUE_COLUMN)
        change = menu.addAction("改正这一格", lambda: self._edit(cell))
        change.setEnabled(bool(line.letter))
        menu.addAction("只看这一列的问题", lambda: self._only(self.labels, line.label))
        menu.addAction("只看同一种问题", lambda: self._only(self.sorts, line.sort))
        return menu

    def _edit(self, cell: QModelIndex) -> None:
        self.table.setCurrentIndex(cell)
        self.table.edit(cell)

    def _edit_current(self) -> None:
        index = self.table.currentIndex()
        if index.isValid():
            self.table.setFocus()
            self._edit(self.model.index(index.row(), VALUE_COLUMN))

    def _ask_for_row(self) -> None:
        line = self.model.line(self.table.currentIndex().row())
        self.row_wanted.emit(line.sheet, line.place)

    def _only(self, box: QComboBox, word: str) -> None:
        box.setCurrentIndex(max(box.findData(word), 0))
        self._filter()

    def _show_menu(self, place: QPoint) -> None:
        index = self.table.indexAt(place)
        if index.isValid():
            self.row_menu(index).popup(self.table.viewport().mapToGlobal(place))


def _short(text: str) -> str:
    words = " ".join(text.split())
    return words if len(words) <= 20 else f"{words[:19]}…"
