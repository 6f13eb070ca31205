"""What was found in a template: each place with its paragraph, before it is accepted."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QDialog,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from lawgov_desktop.own_templates import Checked
from ui.colours import AMBER, GREEN, RED
from ui.widgets.icons import Icons


class FindingsDialog(QDialog):
    """采用 closes it as accepted; it is offered only when nothing is wrong."""

    def __init__(self, title: str, checked: Checked, icons: Icons, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("检查模板")
        self._checked = checked
        errors = sum(one.level == "error" for one in checked.findings)
        warnings = len(checked.findings) - errors
        sign = self.fontMetrics().horizontalAdvance("国")
        self.said = QLabel(_summary(title, checked.file.name, errors, warnings))
        self.said.setWordWrap(True)
        self.said.setObjectName("heading")
        picture = QLabel()
        icon, colour = ("refused", RED) if errors else ("warning", AMBER) if warnings else ("ok", GREEN)
        icons.show_on(picture, icon, colour, 24)
        top = QHBoxLayout()
        top.setSpacing(8)
        top.addWidget(picture, 0, Qt.AlignmentFlag.AlignTop)
        top.addWidget(self.said, 1)
        self.list = QTreeWidget()
        self.list.setAccessibleName("发现的问题")
        self.list.setRootIsDecorated(False)
        self.list.setHeaderLabels(["", "在哪里", "写的是", "怎么办"])
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        for one in checked.findings:
            wrong = one.level == "error"
            line = QTreeWidgetItem(["错误" if wrong else "注意", one.where or "整份", one.text, one.what])
            line.setIcon(0, icons("refused", RED) if wrong else icons("warning", AMBER))
            for column in (2, 3):
                line.setToolTip(column, line.text(column))
            self.list.addTopLevelItem(line)
        for column, signs in enumerate((5, 11, 16)):
            self.list.setColumnWidth(column, signs * sign)
        self.list.setVisible(bool(checked.findings))
        self.whole = QLabel()
        self.whole.setWordWrap(True)
        self.whole.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.whole.setMinimumHeight(round(2.6 * self.fontMetrics().lineSpacing()))
        self.whole.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.whole.setVisible(bool(checked.findings))
        self.list.currentItemChanged.connect(lambda *_: self._show_whole())
        first = self.list.topLevelItem(0)
        if first is not None:
            self.list.setCurrentItem(first)
        self.accept_button = QPushButton("采用")
        self.accept_button.setObjectName("primary")
        self.accept_button.setEnabled(checked.sound)
        self.accept_button.clicked.connect(self.accept)
        copy = QPushButton("复制清单")
        copy.setAutoDefault(False)
        copy.setVisible(bool(checked.findings))
        copy.clicked.connect(self.copy_list)
        close = QPushButton("取消" if checked.sound else "关闭")
        close.setAutoDefault(False)
        close.clicked.connect(self.reject)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(copy)
        row.addStretch(1)
        row.addWidget(self.accept_button)
        row.addWidget(close)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(16, 16, 16, 16)
        whole.setSpacing(12)
        whole.addLayout(top)
        whole.addWidget(self.list, 1)
        whole.addWidget(self.whole)
        whole.addLayout(row)
        room = self.screen().availableGeometry()
        if checked.findings:
            self.resize(min(74 * sign, room.width() - 60), min(34 * sign, room.height() - 60))

    def _show_whole(self) -> None:
        """The chosen finding in full: the list cuts what is longer than its column."""
        item = self.list.currentItem()
        place = self.list.indexOfTopLevelItem(item) if item else -1
        self.whole.setText(str(self._checked.findings[place]) if place >= 0 else "")

    def copy_list(self) -> None:
        """Put the findings on the clipboard, one a line."""
        QApplication.clipboard().setText("\n".join(map(str, self._checked.findings)))


def _summary(title: str, file: str, errors: int, warnings: int) -> str:
    if errors:
        return f"“{file}”还不能用作“{title}”：{errors} 处要改。改好、保存后再检查。"
    if warnings:
        return f"“{file}”可以用作“{title}”，有 {warnings} 处请看一下。"
    return f"“{file}”可以用作“{title}”，没有发现问题。"
