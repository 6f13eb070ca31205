"""省份规则包: the numbers, texts and tables this place has laid down, with source and certainty."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QInputDialog,
    QLabel,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from lawgov_desktop.errors import UserError
from lawgov_desktop.storage.store import Change
from lawgov_desktop.storage.taken_back import RULES
from lawgov_desktop.timekeeping.province_pack import PackNumber, PackTable, PackText
from lawgov_desktop.timekeeping.rule_set import NAME, NUMBER, TABLE, TEXT, RuleSet
from lawgov_desktop.timekeeping.rule_words import CERTAINTY_WORDS
from ui.colours import AMBER, GREEN, QUIET
from ui.lists.tab_page import TabLeaf
from ui.settings.change_dialog import ChangeDialog
from ui.settings.desk import RuleDesk, words
from ui.settings.entry_form import Entry, EntryForm

_SIGNS: Final = {"read": ("ok", GREEN), "memory-high": ("warning", AMBER), "setting": ("person", QUIET)}
_ABOUT: Final = (
    "这里是没有全国统一规定、由本省本县或本单位决定的数值、文字和标准。"
    "程序从不把它们当作法律印出来；请按本地文件核对修改。"
)


class PackPage(TabLeaf):
    """Entries by group; every change is shown first, with the deadlines it moves."""

    def __init__(self, desk: RuleDesk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self._desk = desk
        self.name = QLabel()
        self.name.setObjectName("heading")
        self.tree = QTreeWidget()
        self.tree.setAccessibleName("省份规则包")
        self.tree.setHeaderLabels(["项目", "现在的值", "可靠程度", "来源和说明"])
        self.tree.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.tree.setUniformRowHeights(True)
        self.tree.itemActivated.connect(lambda item, _: self.edit())
        self.tree.currentItemChanged.connect(lambda *_: self._show_state())
        whole = QVBoxLayout(self)
        whole.setContentsMargins(16, 12, 16, 12)
        whole.setSpacing(8)
        whole.addLayout(self._upper_row())
        whole.addWidget(words(_ABOUT, "small"))
        whole.addWidget(self.tree, 1)
        whole.addLayout(self._lower_row())
        self._fill()

    def _upper_row(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.name)
        row.addWidget(self._button("改名", "", self._rename))
        row.addStretch(1)
        row.addWidget(self._button("导入", "import", self._import))
        proposed = f"{self._desk.office.pack.name}规则包.json"
        row.addWidget(self._button("导出", "export", lambda: self._desk.export(self, "pack", proposed)))
        self.restore_all_button = self._button("全部恢复预设", "restore", self._restore_all)
        row.addWidget(self.restore_all_button)
        return row

    def _lower_row(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        self.edit_button = self._button("修改", "", self.edit)
        self.edit_button.setObjectName("primary")
        self.restore_button = self._button("恢复这一项的预设", "restore", self._restore)
        row.addWidget(self.edit_button)
        row.addWidget(self.restore_button)
        row.addStretch(1)
        return row

    def _button(self, title: str, icon: str, act: object) -> QPushButton:
        button = QPushButton(title)
        if icon:
            button.setIcon(self._desk.icons(icon))
        button.clicked.connect(act)
        return button

    # -- the list

    def entry(self) -> Entry | None:
        """The chosen entry, as it is in force."""
        item = self.tree.currentItem()
        name = item.data(0, Qt.ItemDataRole.UserRole) if item else None
        return next((entry for known, entry in self._entries() if known == name), None)

    def choose(self, name: str) -> None:
        """Choose an entry, as number/training_hours_per_year."""
        for top in range(self.tree.topLevelItemCount()):
            parent = self.tree.topLevelItem(top)
            for place in range(parent.childCount() if parent else 0):
                item = parent.child(place) if parent else None
                if item is not None and item.data(0, Qt.ItemDataRole.UserRole) == name:
                    self.tree.setCurrentItem(item)

    def _entries(self) -> list[tuple[str, Entry]]:
        pack = self._desk.office.pack
        return [
            *((f"{NUMBER}/{one.key}", one) for one in pack.numbers),
            *((f"{TEXT}/{one.key}", one) for one in pack.texts),
            *((f"{TABLE}/{one.key}", one) for one in pack.tables),
        ]

    def _fill(self) -> None:
        """Show the pack in force; what was chosen stays chosen."""
        item = self.tree.currentItem()
        kept = item.data(0, Qt.ItemDataRole.UserRole) if item else None
        own = self._desk.office.rules.own()
        self.name.setText(self._desk.office.pack.name)
        self.tree.clear()
        groups: dict[str, QTreeWidgetItem] = {}
        for name, entry in self._entries():
            title = entry.group or "其他"
            if title not in groups:
                groups[title] = QTreeWidgetItem([title])
                self.tree.addTopLevelItem(groups[title])
                groups[title].setFirstColumnSpanned(True)
                groups[title].setExpanded(True)
            groups[title].addChild(self._line(name, entry, changed=name in own))
        sign = self.fontMetrics().horizontalAdvance("国")
        for place, signs in enumerate((23, 12, 8)):
            self.tree.setColumnWidth(place, signs * sign)
        for group in groups.values():
            group.setExpanded(True)
        if kept:
            self.choose(kept)
        self._show_state()

    def _line(self, name: str, entry: Entry, *, changed: bool) -> QTreeWidgetItem:
        said = "；".join(part for part in (entry.source, entry.note) if part)
        title = entry.title + ("（改过）" if changed else "")
        line = QTreeWidgetItem([title, value_in_words(entry), CERTAINTY_WORDS[entry.certainty], said])
        icon, colour = _SIGNS[entry.certainty]
        line.setIcon(2, self._desk.icons(icon, colour))
        line.setData(0, Qt.ItemDataRole.UserRole, name)
        for place in (0, 3):
            line.setToolTip(place, line.text(place))
        return line

    def _show_state(self) -> None:
        item = self.tree.currentItem()
        name = item.data(0, Qt.ItemDataRole.UserRole) if item else None
        own = self._desk.office.rules.own()
        self.edit_button.setEnabled(bool(name))
        self.restore_button.setEnabled(name in own)
        parts = (f"{NUMBER}/", f"{TEXT}/", f"{TABLE}/", NAME)
        self.restore_all_button.setEnabled(any(one.startswith(parts) for one in own))

    def book_changed(self, change: Change) -> None:
        if RULES in change.kinds:
            self._fill()

    def rescale(self) -> None:
        self._fill()

    # -- changing

    def edit(self) -> EntryForm | None:
        """The form of the chosen entry."""
        entry = self.entry()
        if entry is None:
            return None
        form = EntryForm(entry, self.window())
        form.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        form.accepted.connect(lambda: self.change_to(form.entry))
        form.open()
        return form

    def change_to(self, entry: Entry) -> ChangeDialog | None:
        """Show what this entry would change, and apply it when the person says so."""
        try:
            wanted = _with(self._desk.office.rules.current, entry)
        except UserError as error:
            self._desk.say(f"{error.what}{error.todo}")
            return None
        return self._desk.change(wanted, f"修改规则包：{entry.title}", self)

    def _rename(self) -> None:
        pack = self._desk.office.pack
        name, ok = QInputDialog.getText(self.window(), "规则包名称", "名称", text=pack.name)
        if ok and name.strip() and name.strip() != pack.name:
            wanted = self._desk.office.rules.current.changed_by({NAME: name.strip()})
            self._desk.change(wanted, "修改规则包名称", self)

    def _restore(self) -> None:
        item = self.tree.currentItem()
        if item is not None and item.data(0, Qt.ItemDataRole.UserRole):
            rules = self._desk.office.rules
            wanted = rules.current.with_entry_of(rules.shipped, item.data(0, Qt.ItemDataRole.UserRole))
            self._desk.change(wanted, f"恢复规则包预设：{item.text(0).removesuffix('（改过）')}", self)

    def _restore_all(self) -> None:
        rules = self._desk.office.rules
        self._desk.change(rules.current.with_pack(rules.shipped.pack), "恢复整个规则包的预设", self)

    def _import(self) -> None:
        taken = self._desk.read_file(self, "导入省份规则包")
        if taken is not None:
            self._desk.change(taken[0], f"导入规则：{taken[1]}", self)


def value_in_words(entry: Entry) -> str:
    """60 学时, 河南省行政执法证, 6 行."""
    if isinstance(entry, PackNumber):
        return f"{entry.value:,} {entry.unit}".strip()
    return entry.value if isinstance(entry, PackText) else f"{len(entry.rows)} 行"


def _with(rules: RuleSet, entry: Entry) -> RuleSet:
    if isinstance(entry, PackNumber):
        return rules.with_pack(rules.pack.with_number(entry))
    if isinstance(entry, PackTable):
        return rules.with_pack(rules.pack.with_table(entry))
    return rules.with_pack(rules.pack.with_text(entry))
