"""Step three: what is wrong with the rows, what they would change in the book, and what is left out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QAbstractItemModel, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import (
    QAbstractItemView,
    QButtonGroup,
    QCheckBox,
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QTabWidget,
    QTreeView,
    QVBoxLayout,
    QWidget,
)

from ui.colours import ACCENT, ACCENT_PALE, AMBER, GREEN, INK, RED
from ui.importing.change_model import ChangeModel, Index, Status
from ui.importing.findings import Findings
from ui.importing.pieces import Tile, scaled
from ui.importing.problem_model import Grade, ProblemModel
from ui.importing.skipped_model import SkippedModel
from ui.importing.value_table import ValueTable

_TILES = (
    ("good", "没有问题", GREEN),
    ("doubtful", "存疑", AMBER),
    ("bad", "有错", RED),
    ("skipped", "跳过", ""),
    ("new", "新增", GREEN),
    ("changed", "变更", ACCENT),
    ("same", "相同", ""),
    ("ambiguous", "需确认", AMBER),
    ("missing", "文件里缺失", ""),
)


class RoomyRows(QStyledItemDelegate):
    """Rows of a tree as high as those of the tables beside it."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        size = super().sizeHint(option, index)
        return QSize(size.width(), option.fontMetrics.height() + 12)


class CheckPage(QWidget):
    """Shows :class:`Findings` and takes the person's choices."""

    corrected = Signal(int, str, str)
    """Excel row, column letter, new text."""
    taken_back = Signal(int, bool)
    words_decided = Signal(object)
    chosen = Signal()
    """A tick, an answer or 只导入没有错误的行 changed."""
    errors_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self.tiles = {key: Tile(word, colour) if colour else Tile(word) for key, word, colour in _TILES}
        tiles = QHBoxLayout()
        tiles.setSpacing(8)
        for place, tile in enumerate(self.tiles.values()):
            if place == 4:
                tiles.addSpacing(16)
            tiles.addWidget(tile, 1)
        self.notes = QLabel()
        self.notes.setObjectName("doubt")
        self.notes.setWordWrap(True)

        self.problem_model = ProblemModel(self)
        self.problem_model.corrected.connect(self.corrected)
        self.problems = self._table(self.problem_model, "问题", (92, 56, 48, 110, 150, 200, 170))
        self.problems.setEditTriggers(
            QAbstractItemView.EditTrigger.DoubleClicked
            | QAbstractItemView.EditTrigger.EditKeyPressed
            | QAbstractItemView.EditTrigger.AnyKeyPressed
        )
        self.change_model = ChangeModel(self)
        self.change_model.chosen.connect(self.chosen)
        self.changes = QTreeView()
        self.changes.setAccessibleName("与台账比较")
        self.changes.setModel(self.change_model)
        self.changes.setUniformRowHeights(True)
        self.changes.setItemDelegate(RoomyRows(self.changes))
        self.changes.setFrameShape(QFrame.Shape.NoFrame)
        palette = self.changes.palette()
        palette.setColor(QPalette.ColorRole.Highlight, QColor(ACCENT_PALE))
        palette.setColor(QPalette.ColorRole.HighlightedText, QColor(INK))
        self.changes.setPalette(palette)
        self.changes.setAlternatingRowColors(True)
        self.changes.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        for column, width in enumerate((330, 56, 88, 140, 160)):
            self.changes.setColumnWidth(column, scaled(self.changes, width))
        self.skipped_model = SkippedModel(self)
        self.skipped_model.taken_back.connect(self.taken_back)
        self.skipped = self._table(self.skipped_model, "跳过的行", (56, 56, 180))
        self.values = ValueTable()
        self.values.decided.connect(self.words_decided)

        problem_filters: tuple[tuple[str, Grade | None], ...] = (
            ("全部", None),
            ("有错", "bad"),
            ("存疑", "doubt"),
        )
        change_filters: tuple[tuple[str, Status | None], ...] = (
            ("要做的全部", None),
            ("新增", "new"),
            ("变更", "changed"),
            ("需确认", "ask"),
            ("相同", "same"),
            ("文件里缺失", "missing"),
        )
        self.problem_pills, problem_row = self._pills(
            [
                (word, lambda _=False, grade=grade: self.problem_model.filter(grade))
                for word, grade in problem_filters
            ]
        )
        fix_hint = QLabel("双击“表里写的”可以当场改正，原文件不动")
        fix_hint.setObjectName("small")
        problem_row.addStretch(1)
        problem_row.addWidget(fix_hint)
        self.change_pills, change_row = self._pills(
            [
                (word, lambda _=False, status=status: self._show_changes(status))
                for word, status in change_filters
            ]
        )
        change_row.addStretch(1)
        self.tick_all, self.tick_none = QPushButton("全选"), QPushButton("全不选")
        self.tick_all.clicked.connect(lambda: self.change_model.tick_shown(True))
        self.tick_none.clicked.connect(lambda: self.change_model.tick_shown(False))
        change_row.addWidget(self.tick_all)
        change_row.addWidget(self.tick_none)
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        self.tabs.tabBar().setObjectName("tabs")
        self.tabs.tabBar().setDrawBase(False)
        self.tabs.addTab(self._tab(problem_row, self.problems), "问题")
        self.tabs.addTab(self._tab(change_row, self.changes), "与台账比较")
        self.tabs.addTab(self._tab(None, self.skipped), "跳过的行")
        self.tabs.addTab(self.values, "不认识的说法")

        self.good_only = QCheckBox("只导入没有错误的行")
        self.good_only.toggled.connect(self.chosen)
        self.save_errors = QPushButton("另存有错的行…")
        self.save_errors.setToolTip("按原来的样子另存一份表格，最后一列写明问题；改好后可以再导入")
        self.save_errors.clicked.connect(self.errors_wanted)
        self.outcome = QLabel()
        self.outcome.setWordWrap(True)
        self.outcome.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        lower = QHBoxLayout()
        lower.setSpacing(16)
        lower.addWidget(self.good_only)
        lower.addWidget(self.save_errors)
        lower.addWidget(self.outcome, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(16, 8, 16, 8)
        whole.setSpacing(8)
        whole.addLayout(tiles)
        whole.addWidget(self.notes)
        whole.addWidget(self.tabs, 1)
        whole.addLayout(lower)

    def show_findings(
        self,
        found: Findings,
        left_out: frozenset[int],
        answers: Mapping[int, str],
        decided: Mapping[str, Mapping[str, str]],
        *,
        keep_tab: bool = False,
    ) -> None:
        """Show what was found with the choices made so far; after a correction the tab in use stays."""
        for key, tile in self.tiles.items():
            tile.count(found.counts.get(key, 0))
        self.notes.setText("\n".join(found.notes))
        self.notes.setVisible(bool(found.notes))
        self.problem_model.show(found.problems)
        self.change_model.show(found.changes, left_out, dict(answers))
        self.skipped_model.show(found.skipped)
        self.values.show_words(found.words, decided)
        bad = found.counts.get("bad", 0)
        todo = sum(found.counts.get(key, 0) for key in ("new", "changed", "ambiguous"))
        for place, text in enumerate(
            (
                f"问题（{len(found.problems):,}）",
                f"与台账比较（{todo:,}）",
                f"跳过的行（{len(found.skipped):,}）",
                f"不认识的说法（{len(found.words):,}）",
            )
        ):
            self.tabs.setTabText(place, text)
        self.tabs.setTabVisible(3, bool(found.words))
        self.good_only.setVisible(bad > 0)
        self.save_errors.setVisible(bad > 0)
        if not keep_tab:
            self.tabs.setCurrentIndex(0 if found.problems else 1)
            for group in (self.problem_pills, self.change_pills):
                group.buttons()[0].click()
        self._open_questions()

    def _show_changes(self, status: Status | None) -> None:
        self.change_model.filter(status)
        self._open_questions()

    def _open_questions(self) -> None:
        """Rows that wait for an answer stand open, so that nobody overlooks them."""
        for row in range(min(self.change_model.rowCount(), 500)):
            line = self.change_model.line(row)
            if line.answers:
                index = self.change_model.index(row, 0)
                self.changes.expand(index)
                for place in range(len(line.answers)):
                    self.changes.setFirstColumnSpanned(place, index, True)

    @staticmethod
    def _table(model: QAbstractItemModel, name: str, widths: Sequence[int]) -> QTableView:
        table = QTableView()
        table.setAccessibleName(name)
        table.setModel(model)
        table.verticalHeader().hide()
        table.verticalHeader().setDefaultSectionSize(table.fontMetrics().height() + 12)
        table.setAlternatingRowColors(True)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setTabKeyNavigation(False)
        table.setWordWrap(False)
        table.horizontalHeader().setDefaultAlignment(
            Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        )
        table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        table.horizontalHeader().setStretchLastSection(True)
        for column, width in enumerate(widths):
            table.setColumnWidth(column, scaled(table, width))
        return table

    def _pills(self, choices: Sequence[tuple[str, object]]) -> tuple[QButtonGroup, QHBoxLayout]:
        group = QButtonGroup(self)
        row = QHBoxLayout()
        row.setSpacing(4)
        for place, (word, action) in enumerate(choices):
            pill = QPushButton(word)
            pill.setObjectName("pill")
            pill.setCheckable(True)
            pill.setChecked(place == 0)
            pill.setAutoDefault(False)
            pill.clicked.connect(action)
            group.addButton(pill, place)
            row.addWidget(pill)
        return group, row

    @staticmethod
    def _tab(row: QHBoxLayout | None, table: QWidget) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 8, 0, 0)
        column.setSpacing(8)
        if row is not None:
            column.addLayout(row)
        column.addWidget(table, 1)
        return page
