"""查重复人员: pairs of cards side by side; merged field by field, or remembered as two persons (S05)."""

from __future__ import annotations

from functools import partial
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QButtonGroup,
    QDialog,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QRadioButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from lawgov_desktop.procedures.duplicate_persons import (
    KIND,
    Alike,
    Compared,
    Merged,
    compare,
    find_alike,
    forget_two,
    merge,
    remember_two,
    usages,
)
from ui.lists.steps_table import fitting
from ui.tools.tool import ToolDesk
from ui.widgets.messages import tell
from ui.widgets.nothing_here import nothing_here

_MOST_SHOWN: Final = 500


class DuplicatesDialog(QDialog):
    """Left the pairs, right the chosen pair; the left card is kept unless the clerk turns them round."""

    def __init__(self, desk: ToolDesk) -> None:
        super().__init__(desk.window)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("查重复人员")
        self.resize(fitting(self, 1040, 620))
        self._desk = desk
        self._pairs: list[Alike] = []
        self._lines: list[Compared] = []
        self._turned = False
        self._groups: list[QButtonGroup] = []
        self.told = QLabel("正在查找像是同一个人的卡片…")
        self.told.setObjectName("quiet")
        self.told.setWordWrap(True)
        self.pairs = QListWidget()
        self.pairs.setObjectName("candidates")
        self.pairs.setAccessibleName("像是同一个人的卡片")
        self.pairs.setWordWrap(True)
        self.pairs.currentRowChanged.connect(self._chosen)
        self._right = QScrollArea()
        self._right.setWidgetResizable(True)
        self.nothing = nothing_here("没有像是同一个人的卡片。")
        middle = QHBoxLayout()
        middle.setSpacing(12)
        middle.addWidget(self.pairs, 2)
        middle.addWidget(self._right, 5)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(16, 16, 16, 16)
        whole.setSpacing(8)
        whole.addWidget(self.told)
        whole.addLayout(middle, 1)
        whole.addWidget(self.nothing, 1)
        whole.addLayout(self._buttons())
        self.look()

    def _buttons(self) -> QHBoxLayout:
        self.merge_button = QPushButton("合并成一张卡片")
        self.merge_button.setObjectName("primary")
        self.merge_button.clicked.connect(self.merge)
        self.two_button = QPushButton("不是同一人")
        self.two_button.setToolTip("记住这两张卡片是两个人，以后不再提示")
        self.two_button.clicked.connect(self.remember)
        self.turn_button = QPushButton("保留另一张")
        self.turn_button.setIcon(self._desk.icons("undo"))
        self.turn_button.clicked.connect(self._turn)
        close = QPushButton("关闭")
        close.clicked.connect(self.accept)
        row = QHBoxLayout()
        row.setSpacing(8)
        for button in (self.merge_button, self.two_button, self.turn_button, close):
            button.setAutoDefault(False)
        row.addWidget(self.turn_button)
        row.addStretch(1)
        row.addWidget(self.two_button)
        row.addWidget(self.merge_button)
        row.addWidget(close)
        return row

    # -- finding

    def look(self) -> None:
        """Look through all cards in the background."""
        store = self._desk.office.store
        self._desk.jobs.quiet(lambda: find_alike(store), self._show)

    def _show(self, pairs: list[Alike]) -> None:
        row = max(self.pairs.currentRow(), 0)
        self._pairs = pairs[:_MOST_SHOWN]
        more = f"（先列出 {_MOST_SHOWN} 对）" if len(pairs) > _MOST_SHOWN else ""
        self.told.setText(
            f"有 {len(pairs):,} 对卡片像是同一个人{more}。"
            "合并后，用过这两张卡片的记录都归到保留的一张；随时可以撤销。"
        )
        names = self._desk.office.store.names
        self.pairs.blockSignals(True)
        self.pairs.clear()
        for pair in self._pairs:
            left, right = names.title(KIND, pair.one), names.title(KIND, pair.other)
            item = QListWidgetItem(f"{left}　{right}\n{'；'.join(pair.why)}")
            self.pairs.addItem(item)
        self.pairs.blockSignals(False)
        there = bool(pairs)
        for widget in (self.told, self.pairs, self._right):
            widget.setVisible(there)
        self.nothing.setVisible(not there)
        for button in (self.merge_button, self.two_button, self.turn_button):
            button.setEnabled(there)
        if there:
            self.pairs.setCurrentRow(min(row, len(self._pairs) - 1))
            self._chosen(self.pairs.currentRow())

    def pair(self) -> Alike | None:
        """The chosen pair."""
        row = self.pairs.currentRow()
        return self._pairs[row] if 0 <= row < len(self._pairs) else None

    # -- comparing

    def _chosen(self, row: int) -> None:
        self._turned = False
        self._compare()

    def _turn(self) -> None:
        self._turned = not self._turned
        self._compare()

    def _cards(self, pair: Alike) -> tuple[str, str]:
        """(the card that stays, the card that goes)."""
        return (pair.other, pair.one) if self._turned else (pair.one, pair.other)

    def _compare(self) -> None:
        pair = self.pair()
        if pair is None:
            return
        store = self._desk.office.store
        keep, gone = self._cards(pair)
        self._lines = compare(store, keep, gone)
        self._groups = []
        body = QFrame()
        body.setObjectName("card")
        grid = QGridLayout(body)
        grid.setContentsMargins(16, 12, 16, 12)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(6)
        grid.setColumnStretch(1, 1)
        grid.setColumnStretch(2, 1)
        for column, (title, uuid) in enumerate((("保留的卡片", keep), ("并入的卡片", gone)), start=1):
            grid.addWidget(self._head(title, uuid), 0, column)
        for place, line in enumerate(self._lines, start=1):
            label = QLabel(line.label)
            label.setObjectName("label")
            grid.addWidget(label, place, 0)
            self._line(grid, place, line)
        grid.setRowStretch(len(self._lines) + 1, 1)
        self._right.setWidget(body)

    def _head(self, title: str, uuid: str) -> QWidget:
        head = QWidget()
        column = QVBoxLayout(head)
        column.setContentsMargins(0, 0, 0, 8)
        column.setSpacing(2)
        words = QLabel(title)
        words.setObjectName("heading")
        column.addWidget(words)
        kinds = self._desk.office.store.kinds
        used = [f"{kinds[kind].title} {count} 条" for kind, count in self._used(uuid).items()]
        told = QLabel("用在：" + ("、".join(used) if used else "没有用过"))
        told.setObjectName("small")
        told.setWordWrap(True)
        column.addWidget(told)
        open_button = QPushButton("打开这张卡片")
        open_button.setObjectName("link")
        open_button.setAutoDefault(False)
        open_button.clicked.connect(partial(self._desk.open_record, KIND, uuid))
        column.addWidget(open_button, 0, Qt.AlignmentFlag.AlignLeft)
        return head

    def _used(self, uuid: str) -> dict[str, int]:
        return usages(self._desk.office.store, uuid)

    def _line(self, grid: QGridLayout, place: int, line: Compared) -> None:
        """Two values to choose from; alike, or with one of them empty, the fuller one is chosen."""
        group = QButtonGroup(self)
        for column in (0, 1):
            choice = QRadioButton(line.shown[column] or "（空）")
            choice.setAccessibleName(f"{line.label}：{line.shown[column] or '空'}")
            choice.setEnabled(line.differs)
            group.addButton(choice, column)
            grid.addWidget(choice, place, column + 1)
        group.buttons()[0].setChecked(True)
        if line.values[0] in (None, "") and line.values[1] not in (None, ""):
            group.buttons()[1].setChecked(True)
        self._groups.append(group)

    def choose(self, field: str, column: int) -> None:
        """Take this field from the card that stays (0) or from the one that goes (1)."""
        place = next(place for place, line in enumerate(self._lines) if line.field == field)
        self._groups[place].button(column).setChecked(True)

    # -- deciding

    def merge(self) -> None:
        """Merge the chosen pair with the values chosen; one step, to be taken back."""
        pair = self.pair()
        if pair is None:
            return
        keep, gone = self._cards(pair)
        values = {
            line.field: line.values[1]
            for line, group in zip(self._lines, self._groups, strict=True)
            if line.differs and group.checkedId() == 1
        }
        store = self._desk.office.store

        def done(merged: Merged) -> None:
            moved = sum(merged.moved.values())
            told = f"，{moved:,} 条记录归到保留的卡片" if moved else ""
            self._desk.say(f"已合并{told}。", self._undo)
            self.look()

        self._desk.jobs.write(
            "合并重复人员",
            lambda: merge(store, keep, gone, values),
            done,
            self._failed,
        )

    def _failed(self, error: BaseException) -> None:
        tell(error, self._desk.icons, self)

    def _undo(self) -> None:
        self._desk.undo()

    def remember(self) -> None:
        """The pair are two persons; not shown again, and taken back from the notice."""
        pair = self.pair()
        if pair is None:
            return
        store = self._desk.office.store

        def done(nothing: None) -> None:
            said = "已记住：这是两个人，以后不再提示。"
            self._desk.say(said, lambda: forget_two(store, pair.one, pair.other))
            self.look()

        self._desk.jobs.write(
            "不是同一人", lambda: remember_two(store, pair.one, pair.other), done, self._failed
        )


def open_duplicates(desk: ToolDesk) -> DuplicatesDialog:
    """Open the window of the duplicates."""
    dialog = DuplicatesDialog(desk)
    dialog.open()
    return dialog
