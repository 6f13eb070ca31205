"""Asks for a paper of the office's own: of which register, what it is called, and which Word file it is."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QFileDialog,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from lawgov_desktop.records.record_type import RecordType


class NewPaperDialog(QDialog):
    """选文件并检查… asks for the file and closes; the other buttons help to make one first."""

    start_wanted = Signal(object, object)
    """(register, file to write) for a first template with all its fields."""
    words_wanted = Signal(object)
    file_chosen = Signal(object, str, object)
    """(register, title, file)."""

    def __init__(self, kinds: Sequence[RecordType], chosen: RecordType | None, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("新增本单位文书")
        self._kinds = kinds
        about = QLabel("本单位自己的文书没有内置的样子，只能存成 Word；在记录的“打印”里可以选它。")
        about.setObjectName("small")
        about.setWordWrap(True)
        self.kind = QComboBox()
        self.kind.setAccessibleName("登记簿")
        for kind in kinds:
            self.kind.addItem(kind.title)
        if chosen is not None:
            self.kind.setCurrentText(chosen.title)
        self.title = QLineEdit()
        self.title.setPlaceholderText("如：调解回执")
        self.title.setAccessibleName("文书名称")
        self.title.setMaxLength(40)
        form = QFormLayout()
        form.setSpacing(8)
        form.addRow("登记簿", self.kind)
        form.addRow("文书名称", self.title)
        start = QPushButton("取一份起始模板…")
        start.setAutoDefault(False)
        start.clicked.connect(self._ask_where)
        fields = QPushButton("可用的字段")
        fields.setAutoDefault(False)
        fields.clicked.connect(lambda: self.words_wanted.emit(self._chosen()))
        self.file_button = QPushButton("选文件并检查…")
        self.file_button.setObjectName("primary")
        self.file_button.setEnabled(False)
        self.file_button.clicked.connect(self._ask_file)
        self.title.textChanged.connect(lambda text: self.file_button.setEnabled(bool(text.strip())))
        close = QPushButton("取消")
        close.setAutoDefault(False)
        close.clicked.connect(self.reject)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(start)
        row.addWidget(fields)
        row.addStretch(1)
        row.addWidget(self.file_button)
        row.addWidget(close)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(16, 16, 16, 16)
        whole.setSpacing(12)
        whole.addWidget(about)
        whole.addLayout(form)
        whole.addLayout(row)
        self.setMinimumWidth(34 * self.fontMetrics().horizontalAdvance("国"))

    def _chosen(self) -> RecordType:
        return self._kinds[self.kind.currentIndex()]

    def _ask_where(self) -> None:
        named = self.title.text().strip() or self._chosen().title
        chosen, _ = QFileDialog.getSaveFileName(
            self, "取一份起始模板", f"{named}（模板）.docx", "Word 文件 (*.docx)"
        )
        if chosen:
            out = Path(chosen if chosen.lower().endswith(".docx") else f"{chosen}.docx")
            self.start_wanted.emit(self._chosen(), out)

    def _ask_file(self) -> None:
        chosen, _ = QFileDialog.getOpenFileName(self, "检查模板", "", "Word 文件 (*.docx);;所有文件 (*)")
        if chosen:
            self.take(Path(chosen))

    def take(self, path: Path) -> None:
        """Go on with this file."""
        self.file_chosen.emit(self._chosen(), self.title.text().strip(), path)
        self.accept()
