"""Step one: which file; what it really is, what sheets it has, and whether it was imported before."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import (
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from ui.colours import ACCENT, GREEN
from ui.importing.pieces import Refusal, scaled
from ui.widgets.icons import Icons

FILE_FILTER = "表格文件 (*.xls *.xlsx *.xlsm *.xlsb *.et *.ods *.csv *.txt *.html *.htm *.xml);;所有文件 (*)"


class DropCard(QFrame):
    """Where a file is dropped or chosen."""

    dropped = Signal(object)
    """A :class:`~pathlib.Path`."""

    def __init__(self, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self.setAcceptDrops(True)
        self.setMinimumHeight(scaled(self, 170))
        self.setMaximumHeight(scaled(self, 220))
        picture = QLabel()
        icons.show_on(picture, "import", ACCENT, 32)
        picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
        words = QLabel("把表格文件拖到这里，或者")
        words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.choose_button = QPushButton("选择文件…")
        self.choose_button.setAccessibleDescription("选择要导入的表格文件")
        small = QLabel("支持 .xls、.xlsx、.xlsm、.xlsb、.et、.ods、.csv 和网页另存的 .xls；表头不必在第一行")
        small.setObjectName("small")
        small.setAlignment(Qt.AlignmentFlag.AlignCenter)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(8)
        column.addStretch(1)
        column.addWidget(picture)
        column.addWidget(words)
        column.addWidget(self.choose_button, 0, Qt.AlignmentFlag.AlignCenter)
        column.addWidget(small)
        column.addStretch(1)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        files = [url.toLocalFile() for url in event.mimeData().urls() if url.isLocalFile()]
        if files:
            event.acceptProposedAction()
            self.dropped.emit(Path(files[0]))


class FilePage(QWidget):
    """Choose a file; ``file_chosen(Path)`` tells which. Its sheets are chosen on the next page."""

    file_chosen = Signal(object)

    def __init__(self, icons: Icons, kind_title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self._folder = ""
        heading = QLabel(f"要导入“{kind_title}”的表格")
        heading.setObjectName("heading")
        safe = QLabel("在最后一步按“导入”之前，台账不会有任何改动；原来的文件也不会被改动。")
        safe.setObjectName("quiet")
        self.drop = DropCard(icons)
        self.drop.choose_button.clicked.connect(self._choose)
        self.drop.dropped.connect(self.file_chosen)
        self.refusal = Refusal(icons)
        self._card = QFrame()
        self._card.setObjectName("card")
        self.file_name, self._about = QLabel(), QLabel()
        self.file_name.setObjectName("heading")
        self.file_name.setWordWrap(True)
        read = QLabel()
        icons.show_on(read, "ok", GREEN, scaled(self, 20))
        read.setToolTip("已读好")
        go_on = QLabel("已读好，还没有导入。点“下一步”看表头和列。")
        self._about.setObjectName("quiet")
        self._about.setWordWrap(True)
        self._before = QLabel()
        self._before.setObjectName("badge_missing")
        self._before.setWordWrap(True)
        self.sheets = QLabel()
        self.sheets.setWordWrap(True)
        column = QVBoxLayout(self._card)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(8)
        upper = QHBoxLayout()
        upper.setSpacing(8)
        upper.addWidget(read, 0, Qt.AlignmentFlag.AlignTop)
        upper.addWidget(self.file_name, 1)
        column.addLayout(upper)
        for part in (self._about, self.sheets, self._before, go_on):
            column.addWidget(part)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(16, 16, 16, 16)
        whole.setSpacing(8)
        whole.addWidget(heading)
        whole.addWidget(safe)
        whole.addWidget(self.drop, 1)
        whole.addWidget(self.refusal)
        whole.addWidget(self._card)
        whole.addStretch(1)
        self._card.hide()

    def show_refusal(self, path: Path, error: BaseException) -> None:
        """A file that cannot be read: said in place; another one can be chosen at once."""
        self._card.hide()
        self.refusal.tell(error)
        self.drop.choose_button.setFocus()
        self._folder = str(path.parent)

    def show_file(self, path: Path, about: str, sheets: Sequence[str], before: str) -> None:
        """What was read; ``sheets`` in words, when there are several."""
        self.refusal.hide()
        self._folder = str(path.parent)
        self.file_name.setText(path.name)
        self._about.setText(about)
        self._before.setText(before)
        self._before.setVisible(bool(before))
        self.sheets.setText("工作表：" + "、".join(sheets) + "。导入哪几张，在下一步里打勾。")
        self.sheets.setVisible(len(sheets) > 1)
        self.drop.choose_button.setText("换一个文件…")
        self._card.show()

    def _choose(self) -> None:
        name, _ = QFileDialog.getOpenFileName(self, "选择要导入的表格", self._folder, FILE_FILTER)
        if name:
            self.file_chosen.emit(Path(name))
