"""The names a template may use, to be searched and copied into WPS."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from lawgov_desktop.documents.template_names import Listed

_HOW: Final = (
    "字段名写在两对半角花括号之间：{{案号}}。没有内容时留出横线；要多宽可以写明：{{案号 15格}}；"
    "没有就什么也不留：{{工作单位?}}。选项打勾：{{调解结果=调解成功}} 印成 ☑ 或 □。"
)


class FieldWordsDialog(QDialog):
    """Stays open beside WPS; double click or 复制 puts {{name}} on the clipboard."""

    def __init__(self, title: str, groups: Sequence[tuple[str, Sequence[Listed]]], parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(f"{title}：模板可用的字段")
        sign = self.fontMetrics().horizontalAdvance("国")
        how = QLabel(_HOW)
        how.setWordWrap(True)
        how.setObjectName("small")
        self.search = QLineEdit()
        self.search.setPlaceholderText("查找字段")
        self.search.setAccessibleName("查找字段")
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(self._filter)
        self.list = QTreeWidget()
        self.list.setAccessibleName("可用的字段")
        self.list.setHeaderLabels(["字段", "填出来是"])
        self.list.setUniformRowHeights(True)
        for group, names in groups:
            top = QTreeWidgetItem([group])
            self.list.addTopLevelItem(top)
            top.setFirstColumnSpanned(True)
            top.setExpanded(True)
            for one in names:
                line = QTreeWidgetItem([f"{{{{{one.name}}}}}", one.gives])
                line.setToolTip(1, one.gives)
                top.addChild(line)
        self.list.setColumnWidth(0, 18 * sign)
        self.list.itemActivated.connect(lambda *_: self.copy())
        self.said = QLabel()
        self.said.setObjectName("quiet")
        copy = QPushButton("复制")
        copy.setObjectName("primary")
        copy.setAutoDefault(False)
        copy.clicked.connect(self.copy)
        close = QPushButton("关闭")
        close.setAutoDefault(False)
        close.clicked.connect(self.close)
        QShortcut(QKeySequence.StandardKey.Copy, self.list, self.copy)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.said, 1)
        row.addWidget(copy)
        row.addWidget(close)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(16, 16, 16, 16)
        whole.setSpacing(8)
        whole.addWidget(how)
        whole.addWidget(self.search)
        whole.addWidget(self.list, 1)
        whole.addLayout(row)
        room = self.screen().availableGeometry()
        self.resize(min(44 * sign, room.width() - 60), min(40 * sign, room.height() - 60))

    def copy(self) -> None:
        """Put the chosen name with its braces on the clipboard."""
        item = self.list.currentItem()
        if item is not None and item.parent() is not None:
            QApplication.clipboard().setText(item.text(0))
            self.said.setText(f"已复制 {item.text(0)}，到 WPS 里粘贴。")

    def _filter(self, text: str) -> None:
        wanted = text.strip()
        for place in range(self.list.topLevelItemCount()):
            top = self.list.topLevelItem(place)
            shown = False
            for number in range(top.childCount()) if top else ():
                line = top.child(number) if top else None
                if line is not None:
                    fits = wanted in line.text(0) + line.text(1)
                    line.setHidden(not fits)
                    shown = shown or fits
            if top is not None:
                top.setHidden(not shown)
        self.list.scrollToTop()
