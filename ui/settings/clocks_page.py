"""期限规则: every clock with its law text, certainty and versions; changed after a look at what moves."""

from __future__ import annotations

import dataclasses
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QSplitter,
    QTableWidget,
    QTableWidgetItem,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from lawgov_desktop.errors import UserError
from lawgov_desktop.storage.store import Change
from lawgov_desktop.storage.taken_back import RULES
from lawgov_desktop.timekeeping.clock_rules import ClockRule
from lawgov_desktop.timekeeping.deadlines import compute
from lawgov_desktop.timekeeping.rule_set import CLOCK
from lawgov_desktop.timekeeping.rule_words import CERTAINTY_WORDS, validity_in_words
from ui.colours import AMBER, GREEN, QUIET
from ui.lists.tab_page import TabLeaf
from ui.settings.change_dialog import ChangeDialog
from ui.settings.clock_form import ClockForm
from ui.settings.clock_groups import grouped
from ui.settings.desk import RuleDesk, typed_day, words
from ui.widgets.search_line import SearchLine
from ui.widgets.whole_rows import whole_rows

_SIGNS: Final = {"read": ("ok", GREEN), "memory-high": ("warning", AMBER), "setting": ("person", QUIET),
                 "given": ("paper", QUIET)}  # fmt: skip


class ClocksPage(TabLeaf):
    """Left the clocks by drawer, right the chosen one with its versions and a box to try it."""

    def __init__(self, desk: RuleDesk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self._desk = desk
        self.finding = SearchLine("查找期限", "查找期限")
        self.finding.rested.connect(self._narrow)
        self.tree = QTreeWidget()
        self.tree.setAccessibleName("期限规则")
        self.tree.setHeaderLabels(["期限", "长度", "可靠程度", "核对日期"])
        self.tree.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.tree.setUniformRowHeights(True)
        self.tree.currentItemChanged.connect(lambda *_: self._show())
        self._detail = QScrollArea()
        self._detail.setWidgetResizable(True)
        self._detail.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(self._upper_row())
        column.addWidget(self.tree, 1)
        split = QSplitter(Qt.Orientation.Horizontal)
        split.addWidget(left)
        split.addWidget(self._detail)
        split.setStretchFactor(0, 6)
        split.setStretchFactor(1, 5)
        split.setSizes([620, 540])
        split.setChildrenCollapsible(False)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(16, 12, 16, 12)
        whole.addWidget(split)
        self.try_start = QLineEdit()
        self.versions = QTableWidget()
        self._fill()

    def _upper_row(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.finding, 1)
        for title, icon, act in (
            ("导入", "import", self._import),
            ("导出", "export", lambda: self._desk.export(self, "clocks", "期限规则.json")),
        ):  # fmt: skip
            button = QPushButton(title)
            button.setIcon(self._desk.icons(icon))
            button.clicked.connect(act)
            row.addWidget(button)
        return row

    # -- the list

    def rule(self) -> ClockRule | None:
        """The version of the chosen clock that is chosen in its table; the newest to begin with."""
        item = self.tree.currentItem()
        key = item.data(0, Qt.ItemDataRole.UserRole) if item else None
        versions = self._desk.office.clocks.book.versions(key) if key else ()
        if not versions:
            return None
        row = self.versions.currentRow() if self.versions.property("clock") == key else -1
        return versions[-1 - row] if 0 <= row < len(versions) else versions[-1]

    def choose(self, key: str) -> None:
        """Bring one clock to the right side."""
        for item in self._items():
            if item.data(0, Qt.ItemDataRole.UserRole) == key:
                self.tree.setCurrentItem(item)
                self.tree.scrollToItem(item)

    def _items(self) -> list[QTreeWidgetItem]:
        return [item for top in self._tops() for item in _below(top)]

    def _tops(self) -> list[QTreeWidgetItem]:
        tops = (self.tree.topLevelItem(place) for place in range(self.tree.topLevelItemCount()))
        return [top for top in tops if top is not None]

    def _fill(self) -> None:
        """Show the rules in force; the chosen clock stays chosen."""
        kept = self.rule()
        own = self._desk.office.rules.own()
        book = self._desk.office.clocks.book
        self.tree.blockSignals(True)
        self.tree.clear()
        for title, keys in grouped(book):
            top = QTreeWidgetItem([f"{title}（{len(keys)}）"])
            self.tree.addTopLevelItem(top)
            top.setFirstColumnSpanned(True)
            for key in keys:
                rule = book.versions(key)[-1]
                changed = f"{CLOCK}/{key}" in own
                checked = str(rule.checked_on) if rule.checked_on else ""
                item = QTreeWidgetItem(
                    [
                        rule.title + ("（改过）" if changed else ""),
                        rule.length_text(),
                        CERTAINTY_WORDS[rule.law_certainty],
                        checked,
                    ]
                )
                icon, colour = _SIGNS[rule.law_certainty]
                item.setIcon(2, self._desk.icons(icon, colour))
                item.setData(0, Qt.ItemDataRole.UserRole, key)
                item.setToolTip(0, rule.in_words())
                top.addChild(item)
            top.setExpanded(True)
        self.tree.blockSignals(False)
        sign = self.fontMetrics().horizontalAdvance("国")
        for place, signs in enumerate((21, 10, 8, 7)):
            self.tree.setColumnWidth(place, signs * sign)
        self._narrow()
        if kept is not None:
            self.choose(kept.key)
        elif self._items():
            self.tree.setCurrentItem(self._items()[0])
        self._show()

    def _narrow(self) -> None:
        wanted = self.finding.text().strip()
        book = self._desk.office.clocks.book
        for item in self._items():
            rule = book.versions(item.data(0, Qt.ItemDataRole.UserRole))[-1]
            item.setHidden(wanted not in rule.title + rule.law + rule.start_event)
        for top in self._tops():
            top.setHidden(all(item.isHidden() for item in _below(top)))

    def book_changed(self, change: Change) -> None:
        if RULES in change.kinds:
            self._fill()

    def rescale(self) -> None:
        self._fill()

    # -- the chosen clock

    def _show(self) -> None:
        item = self.tree.currentItem()
        key = item.data(0, Qt.ItemDataRole.UserRole) if item else None
        versions = self._desk.office.clocks.book.versions(key) if key else ()
        body = QWidget()
        body.setObjectName("body")
        column = QVBoxLayout(body)
        column.setContentsMargins(12, 0, 4, 0)
        column.setSpacing(10)
        if versions:
            column.addWidget(self._about(versions[-1]))
            column.addWidget(self._versions(versions))
            column.addWidget(self._try_box())
        else:
            column.addWidget(words("在左边选一个期限，这里说明它怎么算、依据是什么。", "quiet"))
        column.addStretch(1)
        self._detail.setWidget(body)

    def _about(self, rule: ClockRule) -> QFrame:
        card, column = _card(rule.title)
        column.addWidget(words(rule.in_words()))
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(4)
        grid.setColumnStretch(1, 1)
        checked = f"，{rule.checked_on} 核对" if rule.checked_on else ""
        remind = "、".join("当天" if day == 0 else f"前 {day} 天" for day in rule.remind_days)
        lines = [("依据", rule.basis_text()), ("可靠程度", CERTAINTY_WORDS[rule.law_certainty] + checked)]
        lines += [("顺延依据", rule.roll_law)] if rule.roll_law else []
        lines += [("提醒", remind)] if remind else []
        lines += [("说明", rule.note)] if rule.note else []
        for place, (label, text) in enumerate(lines):
            name = QLabel(label)
            name.setObjectName("label")
            grid.addWidget(name, place, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(words(text), place, 1)
        column.addLayout(grid)
        changed = f"{CLOCK}/{rule.key}" in self._desk.office.rules.own()
        if changed:
            last = self._desk.office.rules.history(f"{CLOCK}/{rule.key}")
            if last:
                why = f"，理由：{last[0].reason}" if last[0].reason else ""
                when = last[0].at.replace("T", " ")[:16]
                column.addWidget(words(f"本单位改过：{when} {last[0].who}{why}", "small"))
        return card

    def _versions(self, versions: tuple[ClockRule, ...]) -> QFrame:
        card, column = _card("各个版本")
        table = QTableWidget(len(versions), 4)
        table.setHorizontalHeaderLabels(["适用的起算日", "长度", "依据", "可靠程度"])
        whole_rows(table, "各个版本")
        table.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        table.setProperty("clock", versions[-1].key)
        for row, rule in enumerate(reversed(versions)):
            texts = (validity_in_words(rule), rule.length_text(), rule.basis_text(),
                     CERTAINTY_WORDS[rule.law_certainty])  # fmt: skip
            for place, text in enumerate(texts):
                cell = QTableWidgetItem(text)
                cell.setToolTip(rule.in_words() if place == 1 else text)
                table.setItem(row, place, cell)
        table.selectRow(0)
        head = table.horizontalHeader()
        for place in (0, 1):
            head.setSectionResizeMode(place, QHeaderView.ResizeMode.ResizeToContents)
        for place in (2, 3):
            head.setSectionResizeMode(place, QHeaderView.ResizeMode.Stretch)
        line = round(self.fontMetrics().height() * 1.8)
        table.verticalHeader().setDefaultSectionSize(line)
        table.setMinimumWidth(6 * line)
        table.setFixedHeight(line * (min(len(versions), 4) + 1) + 14)
        self.versions = table
        column.addWidget(table)
        column.addLayout(self._buttons(versions[-1]))
        return card

    def _buttons(self, rule: ClockRule) -> QGridLayout:
        grid = QGridLayout()
        grid.setSpacing(8)
        grid.setColumnStretch(2, 1)
        local = rule.is_local_setting
        self.edit_button = QPushButton("修改")
        self.edit_button.setEnabled(local)
        self.edit_button.setToolTip("" if local else "法律规定的期限不改旧版本，请加新版本")
        self.edit_button.clicked.connect(self._edit)
        self.version_button = QPushButton("加新版本")
        self.version_button.setIcon(self._desk.icons("add"))
        self.version_button.setEnabled(rule.unit != "given")
        self.version_button.clicked.connect(self._add_version)
        self.checked_button = QPushButton("今天核对过原文")
        self.checked_button.setEnabled(bool(rule.law))
        self.checked_button.clicked.connect(self._checked)
        self.restore_button = QPushButton("恢复预设")
        self.restore_button.setEnabled(f"{CLOCK}/{rule.key}" in self._desk.office.rules.own())
        self.restore_button.clicked.connect(self._restore)
        buttons = (self.edit_button, self.version_button, self.restore_button, self.checked_button)
        for place, button in enumerate(buttons):
            grid.addWidget(button, *divmod(place, 2))
        return grid

    def _try_box(self) -> QFrame:
        card, column = _card("试算")
        row = QHBoxLayout()
        row.setSpacing(8)
        self.try_start = QLineEdit(self._desk.office.store.today().isoformat())
        self.try_start.setAccessibleName("试算的起算日")
        self.try_start.setFixedWidth(11 * self.fontMetrics().horizontalAdvance("国"))
        self.try_start.textChanged.connect(self._try)
        row.addWidget(QLabel("起算日"))
        row.addWidget(self.try_start)
        row.addStretch(1)
        self.try_result = words("", "heading")
        self.try_steps = words("")
        column.addLayout(row)
        column.addWidget(self.try_result)
        column.addWidget(self.try_steps)
        self._try()
        return card

    def _try(self) -> None:
        rule = self.rule()
        if rule is None:
            return
        try:
            start = typed_day(self.try_start.text())
            if start is None:
                raise UserError("还没有填起算日。", todo="")
            clocks = self._desk.office.clocks
            if rule.unit == "given":
                due = compute(rule, start, clocks.calendar)
            else:
                due = clocks.due(rule.key, start)
        except UserError as error:
            self.try_result.setText("")
            self.try_steps.setText(f"{error.what}{error.todo}")
            return
        self.try_result.setText(f"{due.due}　{due.remaining_text(self._desk.office.store.today())}")
        steps = [f"{number}. {step}" for number, step in enumerate(due.steps, start=1)]
        self.try_steps.setText("\n".join([*steps, *(f"注意：{warning}" for warning in due.warnings)]))

    # -- changing

    def _edit(self) -> None:
        rule = self.rule()
        if rule is not None and rule.is_local_setting:
            self._fill_in(rule, new_version=False)

    def _add_version(self) -> None:
        rule = self.rule()
        if rule is not None:
            newest = self._desk.office.clocks.book.versions(rule.key)[-1]
            self._fill_in(newest, new_version=True)

    def _fill_in(self, rule: ClockRule, *, new_version: bool) -> ClockForm:
        form = ClockForm(rule, new_version=new_version, parent=self.window())
        form.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        form.accepted.connect(lambda: self.change_to(form.rule, new_version=new_version))
        form.open()
        return form

    def change_to(self, rule: ClockRule, *, new_version: bool) -> ChangeDialog | None:
        """Show what this version would move, and apply it when the person says so."""
        label = f"{'增加' if new_version else '修改'}期限规则：{rule.title}"
        try:
            wanted = self._desk.office.rules.current.with_clock(rule)
        except UserError as error:
            self._desk.say(error.what)
            return None
        return self._desk.change(wanted, label, self)

    def _checked(self) -> None:
        rule = self.rule()
        if rule is not None and rule.law:
            today = self._desk.office.store.today()
            checked = dataclasses.replace(rule, law_certainty="read", checked_on=today)
            wanted = self._desk.office.rules.current.with_clock(checked)
            self._desk.change(wanted, f"记录核对原文：{rule.title}", self)

    def _restore(self) -> None:
        rule = self.rule()
        if rule is not None:
            rules = self._desk.office.rules
            wanted = rules.current.with_entry_of(rules.shipped, f"{CLOCK}/{rule.key}")
            self._desk.change(wanted, f"恢复预设的期限规则：{rule.title}", self)

    def _import(self) -> None:
        taken = self._desk.read_file(self, "导入期限规则")
        if taken is not None:
            self._desk.change(taken[0], f"导入规则：{taken[1]}", self)


def _below(top: QTreeWidgetItem) -> list[QTreeWidgetItem]:
    items = (top.child(place) for place in range(top.childCount()))
    return [item for item in items if item is not None]


def _card(title: str) -> tuple[QFrame, QVBoxLayout]:
    card = QFrame()
    card.setObjectName("card")
    column = QVBoxLayout(card)
    column.setContentsMargins(16, 12, 16, 12)
    column.setSpacing(8)
    head = QLabel(title)
    head.setObjectName("heading")
    head.setWordWrap(True)
    column.addWidget(head)
    return card, column
