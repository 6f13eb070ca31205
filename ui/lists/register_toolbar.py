"""The row above a register: its name, what can be done with it, and what a button unfolds."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QPushButton

from ui.colours import ON_FILL
from ui.widgets.icons import Icons

Entry = tuple[str, str, Callable[[], object]]
"""(words, icon, what it does) of one line of a menu."""


class RegisterToolbar(QHBoxLayout):
    """Only the buttons: the page connects them to what they do."""

    def __init__(self, title: str, icons: Icons, *, has_tools: bool, panel_open: bool) -> None:
        super().__init__()
        self._icons = icons
        self.setContentsMargins(16, 8, 16, 4)
        self.setSpacing(8)
        name = QLabel(title)
        name.setObjectName("title")
        self.addWidget(name)
        self.addStretch(1)
        self.new_button = self._button("新增", "add", "Ctrl+N", primary=True)
        self.restore_button = self._button("恢复", "restore", "把选中的记录放回台账", primary=True)
        self.tools_button = self._button("办理", "ok", "一次办好多条记录的事")
        if not has_tools:
            self.tools_button.hide()
        self.import_button = self._button("导入", "import", "从 Excel 导入")
        self.export_button = self._button("导出", "export", "导出为 Excel 或 PDF")
        self.print_button = self._button("打印", "print", "Ctrl+P")
        self.more_button = self._button("更多", "more", "")
        self.panel_button = self._button("", "panel", "显示或收起右边的详情")
        self.panel_button.setObjectName("flat")
        self.panel_button.setCheckable(True)
        self.panel_button.setChecked(panel_open)
        self.panel_button.setAccessibleName("详情栏")

    def _button(self, words: str, icon: str, tip: str, *, primary: bool = False) -> QPushButton:
        button = QPushButton(words)
        button.setIcon(self._icons(icon, ON_FILL) if primary else self._icons(icon))
        if primary:
            button.setObjectName("primary")
        button.setToolTip(tip)
        self.addWidget(button)
        return button


def unfold(button: QPushButton, icons: Icons, entries: Iterable[Entry | None]) -> QMenu:
    """A menu below the button; None draws a line between the entries."""
    menu = QMenu(button.parentWidget())
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    for entry in entries:
        if entry is None:
            menu.addSeparator()
        else:
            words, icon, act = entry
            menu.addAction(icons(icon), words, lambda act=act: act())
    menu.popup(button.mapToGlobal(button.rect().bottomLeft()))
    return menu
