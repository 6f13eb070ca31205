"""The answers to a line of a comparison: one matter or two, and how a removed one went; each has a key."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QWidget

from lawgov_desktop.procedures.matters_decisions import Going
from ui.widgets.icons import Icons

_GOINGS: Final[tuple[tuple[str, Going, str], ...]] = (
    ("取消", "cancelled", "1"),
    ("收回", "recalled", "2"),
    ("划出", "moved_out", "3"),
)


class AnswerBar(QWidget):
    """``same``: True, False, or None to take an answer back. ``gone_as``: how the removed ones went."""

    same = Signal(object)
    gone_as = Signal(str)

    def __init__(self, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._acts: list[tuple[str, Callable[[], object]]] = []
        self._icons = icons
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(8)
        tip = "选一项移出的和一项新增的，也可以认作同一事项"
        self.yes_button = self._button("是同一事项", "Y", "ok", tip, partial(self.same.emit, True))
        self.no_button = self._button(
            "不是", "N", "close", "各算各的，以后不再问", partial(self.same.emit, False)
        )
        self.forget_button = self._button(
            "收回回答", "U", "undo", "忘掉对这一对的回答", partial(self.same.emit, None)
        )
        self._row.addSpacing(16)
        self._row.addWidget(QLabel("移出的算作"))
        self.going_buttons = [
            self._button(word, key, "", "", partial(self.gone_as.emit, how)) for word, how, key in _GOINGS
        ]
        self._row.addStretch(1)

    def _button(self, words: str, key: str, icon: str, tip: str, act: Callable[[], object]) -> QPushButton:
        button = QPushButton(f"{words}（{key}）")
        if icon:
            button.setIcon(self._icons(icon))
        button.setToolTip(tip)
        button.setAutoDefault(False)
        button.clicked.connect(lambda: act())
        self._row.addWidget(button)
        self._acts.append((key, act))
        return button

    def take_keys_of(self, table: QWidget) -> None:
        """The keys work while the table has the keyboard."""
        for key, act in self._acts:
            shortcut = QShortcut(QKeySequence(key), table, act)
            shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
