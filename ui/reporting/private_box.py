"""The personal data in the text for the net: listed, and hidden unless a reason to keep it is written."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QLabel, QLineEdit, QRadioButton, QVBoxLayout

from lawgov_desktop.report_package.for_the_net import ForTheNet
from ui.tools.pieces import fill_table, plain_table
from ui.widgets.icons import Icons


class PrivateBox(QFrame):
    """Hidden where nothing was found."""

    changed = Signal()

    def __init__(self, icons: Icons) -> None:
        super().__init__()
        self.setObjectName("warning")
        self.net: ForTheNet | None = None
        self.head = QLabel()
        self.head.setWordWrap(True)
        self.table = plain_table(("类别", "在哪里", "隐去以后"), (1,), "公开文本里的个人信息")
        self.masked = QRadioButton("隐去再公开")
        self.masked.setChecked(True)
        self.as_it_is = QRadioButton("照原样公开，理由：")
        self.reason = QLineEdit()
        self.reason.setAccessibleName("照原样公开的理由")
        self.reason.setPlaceholderText("如：本人书面同意、依法应当公开")
        self.reason.setEnabled(False)
        both = QButtonGroup(self)
        row = QHBoxLayout()
        row.setSpacing(8)
        for choice in (self.masked, self.as_it_is):
            both.addButton(choice)
            row.addWidget(choice)
        row.addWidget(self.reason, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(12, 8, 12, 8)
        whole.setSpacing(6)
        whole.addWidget(self.head)
        whole.addWidget(self.table)
        whole.addLayout(row)
        self.as_it_is.toggled.connect(self._chosen)
        self.reason.textChanged.connect(lambda _: self.changed.emit())
        self.hide()

    def show_net(self, net: ForTheNet) -> None:
        """List what was found in the text."""
        self.net = net
        self.head.setText(
            f"公开文本里有 {len(net.findings)} 处个人信息，请逐处看过（个人信息保护法第二十五条）："
        )
        rows = [(one.title, net.sentence_of(one), one.instead or "＊") for one in net.findings]
        fill_table(self.table, rows)
        height = self.table.verticalHeader().defaultSectionSize()
        self.table.setFixedHeight(height * (min(len(rows), 4) + 1) + 12)

    @property
    def decided(self) -> bool:
        """Whether what is to become of it is clear."""
        return self.masked.isChecked() or bool(self.reason.text().strip())

    def _chosen(self, as_it_is: bool) -> None:
        self.reason.setEnabled(as_it_is)
        if as_it_is:
            self.reason.setFocus()
        self.changed.emit()
