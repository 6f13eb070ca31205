"""The filter row of a register: named views with their counts, text to look for, conditions, clear."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QLineEdit, QMenu, QPushButton, QWidget

from lawgov_desktop.records.record_type import RecordType
from lawgov_desktop.storage.listing import Condition, ListQuery
from ui.colours import QUIET
from ui.widgets.icons import Icons
from ui.widgets.search_line import SearchLine

_ALL = ""
BIN = "!bin"
"""The recycle bin, shown as one more view."""
PICKED = "!picked"
"""Exactly the records some number counted, shown as one more view until another one is chosen."""


class FilterRow(QWidget):
    """What narrows the list. Views that find no room stand in the menu 更多视图."""

    changed = Signal()
    conditions_asked = Signal()

    def __init__(self, kind: RecordType, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kind = kind
        self._counts: dict[str, int] = {}
        self.conditions: tuple[Condition, ...] = ()
        self._picked: tuple[str, ...] = ()
        self._titles = {_ALL: "全部", PICKED: ""}
        self._titles |= {view.key: view.title for view in kind.views} | {BIN: "回收站"}
        self._chosen = _ALL
        self._group = QButtonGroup(self)
        self._pills: dict[str, QPushButton] = {}
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 4, 16, 4)
        row.setSpacing(4)
        for key in self._titles:
            pill = QPushButton()
            pill.setObjectName("pill")
            pill.setCheckable(True)
            pill.clicked.connect(lambda checked=False, key=key: self.choose(key))
            self._group.addButton(pill)
            self._pills[key] = pill
            row.addWidget(pill)
        self._more = QPushButton("更多视图")
        self._more.setObjectName("pill")
        self._more.setIcon(icons("down", QUIET))
        self._more.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        self._more.clicked.connect(self._show_more)
        row.addWidget(self._more)
        row.addStretch(1)
        self._filter = QPushButton("筛选")
        self._filter.setObjectName("pill")
        self._filter.setIcon(icons("columns"))
        self._filter.clicked.connect(self.conditions_asked)
        row.addWidget(self._filter)
        self.line = SearchLine("在本台账里查找", f"在{kind.title}里查找")
        self.line.addAction(icons("search"), QLineEdit.ActionPosition.LeadingPosition)
        self.line.rested.connect(self._tell)
        self.line.returnPressed.connect(self._tell)
        row.addWidget(self.line)
        self._clear = QPushButton("清除")
        self._clear.setObjectName("pill")
        self._clear.setAccessibleName("清除筛选")
        self._clear.clicked.connect(self.clear)
        row.addWidget(self._clear)
        self._say()

    @property
    def view(self) -> str:
        return self._chosen

    @property
    def narrowed(self) -> bool:
        return bool(self._chosen or self.line.text().strip() or self.conditions)

    def narrow(self, query: ListQuery) -> ListQuery:
        """The query with what this row asks for; its order stays."""
        view = self._chosen if self._chosen not in (_ALL, BIN, PICKED) else None
        return replace(
            query,
            view=view,
            text=self.line.text().strip(),
            conditions=self.conditions,
            deleted=self._chosen == BIN,
            records=self._picked if self._chosen == PICKED else None,
        )

    def choose(self, key: str) -> None:
        """Show a view; unknown ones show all."""
        self._chosen = key if key in self._titles else _ALL
        self._say()
        self._tell()

    def pick(self, title: str, uuids: Sequence[str]) -> None:
        """Show exactly these records, under the words of the number that counted them."""
        self._picked = tuple(dict.fromkeys(uuids))
        self._titles[PICKED] = title
        self._counts[PICKED] = len(self._picked)
        self.choose(PICKED)

    def clear(self) -> None:
        self.conditions = ()
        self.line.clear()
        self.choose(_ALL)

    def set_conditions(self, conditions: tuple[Condition, ...]) -> None:
        self.conditions = conditions
        self._say()
        self._tell()

    def show_counts(self, counts: dict[str, int]) -> None:
        self._counts = counts | {PICKED: len(self._picked)}
        self._say()

    def _tell(self) -> None:
        self.line.heard()
        self._say()
        self.changed.emit()

    def _say(self) -> None:
        for key, pill in self._pills.items():
            pill.setText(self._words(key))
            pill.setChecked(key == self._chosen)
        self._filter.setText(f"筛选（{len(self.conditions)}）" if self.conditions else "筛选")
        self._clear.setVisible(self.narrowed)
        self._fit()

    def _words(self, key: str) -> str:
        count = self._counts.get(key)
        return f"{self._titles[key]} {count:,}" if count is not None else self._titles[key]

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        em = self.fontMetrics().height()
        self.line.setFixedWidth(min(max(self.width() // 5, 8 * em), 15 * em))
        last = [self._filter, self._more, *([self._clear] if self.narrowed else [])]
        room = self.width() - 32 - self.line.width() - sum(one.sizeHint().width() + 6 for one in last)
        left_out = 0
        for key, pill in self._pills.items():
            if key == PICKED and key != self._chosen:
                pill.hide()
                continue
            room -= pill.sizeHint().width() + 4
            fits = key in (_ALL, self._chosen) or (key != BIN and room >= 0)
            pill.setVisible(fits)
            left_out += not fits
        self._more.setVisible(left_out > 0)

    def _show_more(self) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for key, pill in self._pills.items():
            if pill.isHidden() and key != PICKED:
                if key == BIN and menu.actions():
                    menu.addSeparator()
                menu.addAction(self._words(key), partial(self.choose, key))
        menu.popup(self._more.mapToGlobal(self._more.rect().bottomLeft()))
