"""对比两个版本: what a new list changes, question by question, then written down as one action (D01–D04)."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QHBoxLayout,
    QLabel,
    QMenu,
    QPushButton,
    QSplitter,
)

from lawgov_desktop.errors import UserError
from lawgov_desktop.procedures.matters_decisions import Going, say_going, say_pair
from lawgov_desktop.procedures.matters_versions import (
    VersionsCompared,
    compare_versions,
    predecessor,
    versions,
)
from lawgov_desktop.storage.store import Change
from ui.bridge import StoreBridge
from ui.colours import ON_FILL
from ui.importing.grids import Pills
from ui.lists.steps_model import Step, StepsModel
from ui.lists.steps_table import StepsTable
from ui.matters.answer_bar import AnswerBar
from ui.matters.bridge_bar import BridgeBar
from ui.matters.side_table import SideTable
from ui.matters.versions_model import HEADINGS, State, VersionLine, side_by_side, version_lines
from ui.matters.versions_writing import export_table, write_down
from ui.tools.pieces import ToolDialog
from ui.tools.tool import ToolDesk
from ui.widgets.messages import Notice
from ui.widgets.nothing_here import nothing_here

_FILTERS: Final[tuple[tuple[str, tuple[State, ...]], ...]] = (
    ("全部变动", ("ask", "renamed", "added", "gone", "changed")),
    ("需确认", ("ask",)),
    ("更名", ("renamed",)),
    ("新增", ("added",)),
    ("移出", ("gone",)),
    ("调整", ("changed",)),
    ("不变", ("same",)),
)


class VersionsDialog(ToolDialog):
    """Two versions are picked; the comparison follows every answer, and every answer is kept."""

    def __init__(self, desk: ToolDesk, old: str = "", new: str = "") -> None:
        super().__init__(desk, "对比两个版本", 1180, 700)
        self.compared: VersionsCompared | None = None
        self._lines: list[VersionLine] = []
        self._only: frozenset[str] | None = None  # uuids of the term of the bridge that was clicked
        self._asked_for = 0
        self._build()
        self._notice = Notice(self)
        self._heard = StoreBridge(desk.office.store, desk.jobs, self)
        self._heard.changed.connect(self._book_changed)
        self._offer(old, new)

    # --- building

    def _build(self) -> None:
        self.old, self.new = QComboBox(), QComboBox()
        for box, name in ((self.old, "旧版"), (self.new, "新版")):
            box.setAccessibleName(name)
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            box.activated.connect(self._picked)
        swap = self._button("互换", "restore", "旧版和新版对调", self._swap)
        pick = QHBoxLayout()
        pick.setSpacing(8)
        for word, box in (("旧版", self.old), ("新版", self.new)):
            label = QLabel(word)
            label.setObjectName("label")
            label.setBuddy(box)
            pick.addWidget(label)
            pick.addWidget(box, 1)
        pick.addWidget(swap)
        self.bridge = BridgeBar()
        self.bridge.chosen.connect(self._show_term)
        self.pills = Pills([(word, self._filter) for word, _ in _FILTERS])
        self.table = StepsTable(StepsModel(HEADINGS, (), self), (1, 2), "变动")
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.table.chosen.connect(self._show_line)
        self.table.selectionModel().selectionChanged.connect(lambda *_: self._enable())
        self.table.activated.connect(lambda _: self._open_record())
        self.sides = SideTable()
        self._split = QSplitter(Qt.Orientation.Vertical)
        self._split.setChildrenCollapsible(False)
        self._split.addWidget(self.table)
        self._split.addWidget(self.sides)
        self._split.setSizes([340, 190])
        self.answers = AnswerBar(self.desk.icons)
        self.answers.take_keys_of(self.table)
        self.answers.same.connect(self.say_same)
        self.answers.gone_as.connect(self.say_gone_as)
        opened = QShortcut(QKeySequence("Return"), self.table, self._open_record)
        opened.setContext(Qt.ShortcutContext.WidgetShortcut)
        self.nothing = nothing_here("")
        self.note = QLabel()
        self.note.setObjectName("small")
        self.note.setWordWrap(True)
        whole = self.whole
        whole.setSpacing(8)
        whole.addLayout(pick)
        whole.addWidget(self.bridge)
        kinds = QHBoxLayout()
        kinds.addWidget(self.pills)
        kinds.addStretch(1)
        whole.addLayout(kinds)
        whole.addWidget(self._split, 1)
        whole.addWidget(self.nothing, 1)
        whole.addWidget(self.answers)
        whole.addWidget(self.note)
        whole.addLayout(self._bottom())

    def _bottom(self) -> QHBoxLayout:
        self.export_button = self._button(
            "导出对照表", "export", "动态调整对照表，Excel 或 PDF", self._export_menu
        )
        self.apply_button = self._button("写入变动", "save", "一次写入台账，可以撤销", self.apply)
        self.apply_button.setObjectName("primary")
        self.apply_button.setIcon(self.desk.icons("save", ON_FILL))
        close = QPushButton("关闭")
        close.setAutoDefault(False)
        close.clicked.connect(self.close)
        row = QHBoxLayout()
        row.addWidget(self.export_button)
        row.addStretch(1)
        row.addWidget(self.apply_button)
        row.addWidget(close)
        return row

    def _button(self, words: str, icon: str, tip: str, act: Callable[[], object]) -> QPushButton:
        button = QPushButton(words)
        if icon:
            button.setIcon(self.desk.icons(icon))
        button.setToolTip(tip)
        button.setAutoDefault(False)
        button.clicked.connect(lambda: act())
        return button

    # --- picking

    def _offer(self, old: str, new: str) -> None:
        store = self.desk.office.store
        every = versions(store)
        for box in (self.old, self.new):
            box.clear()
            for one in every:
                begins = one.get("effective_on")
                box.addItem(f"{one['title']}　{begins} 起" if begins else str(one["title"]), one["uuid"])
        if len(every) < 2:
            self._say_nothing("至少要有两个清单版本才能对比。先导入新版清单，再来这里。")
            return
        if not new:
            new = next((one["uuid"] for one in every if predecessor(store, one["uuid"])), every[0]["uuid"])
        if not old:
            old = predecessor(store, new) or next(one["uuid"] for one in every if one["uuid"] != new)
        self.old.setCurrentIndex(max(self.old.findData(old), 0))
        self.new.setCurrentIndex(max(self.new.findData(new), 0))
        self._picked()
        self.table.setFocus()

    def _swap(self) -> None:
        old, new = self.old.currentIndex(), self.new.currentIndex()
        self.old.setCurrentIndex(new)
        self.new.setCurrentIndex(old)
        self._picked()

    def _picked(self) -> None:
        self.pills.mark(0)
        self._only = None
        self._compare()

    def _pair(self) -> tuple[str, str]:
        return str(self.old.currentData()), str(self.new.currentData())

    def _compare(self) -> None:
        """In the background: thousands of matters take a second."""
        old, new = self._pair()
        if old == new:
            self._say_nothing("请选两个不同的版本。")
            return
        store = self.desk.office.store
        self._asked_for += 1
        turn = self._asked_for

        def work() -> VersionsCompared | UserError:
            try:
                return compare_versions(store, old, new)
            except UserError as error:  # shown in the place of the lines
                return error

        def done(found: VersionsCompared | UserError) -> None:
            if self._closed or turn != self._asked_for:
                return
            if isinstance(found, UserError):
                self._say_nothing(str(found))
            else:
                self._show(found)

        self.desk.jobs.quiet(work, done)

    def _book_changed(self, change: Change) -> None:
        """Written here, taken back or typed elsewhere: what is shown is what the book holds."""
        if self.compared is not None and not self._closed and change.kinds & {"matter", "matter_list"}:
            self._compare()

    def done(self, result: int) -> None:
        self._heard.stop()
        super().done(result)

    def say(self, text: str, undo: Callable[[], None] | None = None, word: str = "撤销") -> None:
        """A notice where the person is looking."""
        if self._closed:
            self.desk.say(text, undo, word)
        else:
            self._notice.say(text, undo, word)

    # --- showing

    def _say_nothing(self, text: str) -> None:
        self.compared = None
        self._lines = []
        self.nothing.setText(text)
        self._swap_panes(nothing=True)
        for part in (self.export_button, self.apply_button):
            part.setEnabled(False)
        self._enable()

    def _swap_panes(self, *, nothing: bool) -> None:
        self.nothing.setVisible(nothing)
        for part in (self._split, self.bridge, self.pills):
            part.setVisible(not nothing)

    def _show(self, compared: VersionsCompared) -> None:
        self.compared = compared
        self._lines = version_lines(compared, self.desk.office.store.names)
        self.bridge.show_bridge(compared.bridge)
        counted = [sum(line.state in states for line in self._lines) for _, states in _FILTERS]
        self.pills.show_counts(counted)
        told = []
        if compared.found.proposed:
            told.append(f"{len(compared.found.proposed)} 对可能是更名：认了才算一项，不答就按新增和移出算。")
        if compared.found.not_compared:
            fields = self.desk.office.kind("matter").fields
            told.append(
                "只有一个版本有、没有对比的栏目："
                + "、".join(fields[n].label for n in compared.found.not_compared)
                + "。"
            )
        if compared.new.get("succeeds") == compared.old["uuid"]:
            told.append("这两个版本的变动已经写入过；再写入只补上新的回答。")
        self.note.setText("".join(told))
        self.export_button.setEnabled(True)
        self.apply_button.setEnabled(True)
        self._list()

    def _filter(self) -> None:
        self._only = None
        self._list()

    def _show_term(self, word: str, uuids: tuple[str, ...]) -> None:
        """Only the matters a term of the bridge counts."""
        self.pills.mark(0)
        self._only = frozenset(uuids)
        self._list()

    def shown(self) -> list[VersionLine]:
        """The lines that pass the filter."""
        if self._only is not None:
            return [
                line
                for line in self._lines
                if line.state != "ask"
                and any(draft is not None and draft["uuid"] in self._only for draft in (line.old, line.new))
            ]
        states = _FILTERS[self.pills.group.checkedId()][1]
        return [line for line in self._lines if line.state in states]

    def _list(self) -> None:
        here = self._current()
        lines = self.shown()
        self._swap_panes(nothing=False)
        if not lines:
            self.nothing.setText("没有这一类的事项。")
            self.nothing.setVisible(True)
            self._split.setVisible(False)
        self.table.show_steps([Step(line.cells, line.state == "same", line) for line in lines])
        if here is not None:
            same = next((at for at, line in enumerate(lines) if line.key == here.key), None)
            if same is not None:
                self.table.selectRow(same)
        self._show_line()

    def _current(self) -> VersionLine | None:
        step = self.table.step()
        return step.about if step else None

    def _selected(self) -> list[VersionLine]:
        steps = self.table.model()
        assert isinstance(steps, StepsModel)
        rows = sorted(index.row() for index in self.table.selectionModel().selectedRows())
        return [steps.steps[row].about for row in rows if row < len(steps.steps)]

    def _show_line(self) -> None:
        line = self._current()
        names = self.desk.office.store.names
        self.sides.show_rows(side_by_side(line, names) if line else [])
        self._enable()

    def _enable(self) -> None:
        chosen = self._selected() if self.compared is not None else []
        said = self.compared.said.pairs if self.compared is not None else {}
        pairs = [line for line in chosen if line.old and line.new]
        self.answers.yes_button.setEnabled(
            any(line.state == "ask" for line in chosen) or self._by_hand() is not None
        )
        self.answers.no_button.setEnabled(bool(pairs))
        self.answers.forget_button.setEnabled(
            any(line.old and line.new and (line.old["uuid"], line.new["uuid"]) in said for line in chosen)
        )
        for button in self.answers.going_buttons:
            button.setEnabled(any(line.state == "gone" for line in chosen))

    # --- answering

    def _by_hand(self) -> tuple[str, str] | None:
        """One removed and one added matter, selected together."""
        chosen = self._selected()
        if len(chosen) != 2 or {line.state for line in chosen} != {"gone", "added"}:
            return None
        old = next(line.old for line in chosen if line.old is not None)
        new = next(line.new for line in chosen if line.new is not None)
        return old["uuid"], new["uuid"]

    def say_same(self, same: bool | None) -> None:
        """Answer for what is selected: one matter, two, or no answer any more.

        A removed and an added matter selected together are made one.
        """
        by_hand = self._by_hand()
        if same and by_hand is not None:
            self._answer([by_hand], True)
            return
        asked = [line for line in self._selected() if line.old and line.new]
        self._answer([self._key(line) for line in asked if line.state == "ask" or not same], same)

    @staticmethod
    def _key(line: VersionLine) -> tuple[str, str]:
        assert line.old is not None
        assert line.new is not None
        return line.old["uuid"], line.new["uuid"]

    def _answer(self, pairs: list[tuple[str, str]], same: bool | None) -> None:
        old, new = self._pair()
        store = self.desk.office.store

        def work() -> None:
            for pair in pairs:
                say_pair(store, old, new, pair, same)

        if pairs:
            self._keep(work)

    def say_gone_as(self, how: Going) -> None:
        """The selected removed matters went this way."""
        old, new = self._pair()
        gone = [line.old["uuid"] for line in self._selected() if line.state == "gone" and line.old]
        store = self.desk.office.store

        def work() -> None:
            for uuid in gone:
                say_going(store, old, new, uuid, how)

        if gone:
            self._keep(work)

    def _keep(self, work: Callable[[], object]) -> None:
        self.desk.jobs.write("记下回答", work, lambda _: self._compare(), self.tell)

    # --- what comes of it

    def _open_record(self) -> None:
        line = self._current()
        if line is not None:
            draft = line.new or line.old
            assert draft is not None
            self.desk.open_record("matter", draft["uuid"])

    def _export_menu(self) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for words, suffix in (("Excel（.xlsx）", ".xlsx"), ("PDF", ".pdf")):
            menu.addAction(self.desk.icons("export"), words, lambda suffix=suffix: self.export(suffix))
        menu.popup(self.export_button.mapToGlobal(self.export_button.rect().topLeft()))

    def export(self, suffix: str, out: Path | None = None) -> None:
        """Write the 动态调整对照表 in the background; the notice at the end opens it."""
        if self.compared is not None:
            export_table(self.desk, self.compared, suffix, self, self.say, out)

    def apply(self) -> None:
        """After one question: everything into the book, as one action."""
        if self.compared is not None:
            write_down(self.desk, self.compared, self, self.say)
