"""Step one: which file, which of its sheets; what the file really is, and whether it was imported before."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import (
    QFileDialog,
    QFrame,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from ui.colours import ACCENT
from ui.importing.pieces import Refusal
from ui.widgets.icons import Icons

FILE_FILTER = "表格文件 (*.xls *.xlsx *.xlsm *.xlsb *.et *.ods *.csv *.txt *.html *.htm *.xml);;所有文件 (*)"


@dataclass(frozen=True, slots=True)
class SheetLine:
    """One sheet that may be imported."""

    name: str
    rows: int
    columns: int
    hidden: bool

    def __str__(self) -> str:
        hidden = "（隐藏的工作表）" if self.hidden else ""
        return f"{self.name}{hidden}　—　{self.rows:,} 行 × {self.columns} 列"


class DropCard(QFrame):
    """Where a file is dropped or chosen."""

    dropped = Signal(object)
    """A :class:`~pathlib.Path`."""

    def __init__(self, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self.setAcceptDrops(True)
        self.setMinimumHeight(150)
        self.setMaximumHeight(260)
        picture = QLabel()
        picture.setPixmap(icons.pixmap("import", ACCENT, 32, self.devicePixelRatioF()))
        picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
        words = QLabel("把表格文件拖到这里，或者")
        words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.choose_button = QPushButton("选择文件…")
        self.choose_button.setAccessibleDescription("选择要导入的表格文件")
        small = QLabel("支持 .xls、.xlsx、.xlsm、.ods、.csv，以及网页另存的 .xls；表头不在第一行也可以")
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
    """Choose a file and a sheet; ``file_chosen(Path)`` and ``sheet_chosen(name)`` tell which."""

    file_chosen = Signal(object)
    sheet_chosen = Signal(str)

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
        self._about.setObjectName("quiet")
        self._about.setWordWrap(True)
        self._before = QLabel()
        self._before.setObjectName("doubt")
        self._before.setWordWrap(True)
        self._sheet_word = QLabel("这份文件有几张工作表，请选要导入的一张：")
        self.sheets = QListWidget()
        self.sheets.setAccessibleName("工作表")
        self.sheets.setMaximumHeight(150)
        self.sheets.currentRowChanged.connect(self._sheet_changed)
        column = QVBoxLayout(self._card)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(8)
        for part in (self.file_name, self._about, self._before, self._sheet_word, self.sheets):
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

    def show_file(self, path: Path, about: str, sheets: Sequence[SheetLine], before: str) -> None:
        self.refusal.hide()
        self._folder = str(path.parent)
        self.file_name.setText(path.name)
        self._about.setText(about)
        self._before.setText(before)
        self._before.setVisible(bool(before))
        self.sheets.blockSignals(True)
        self.sheets.clear()
        for sheet in sheets:
            item = QListWidgetItem(str(sheet))
            item.setData(Qt.ItemDataRole.UserRole, sheet.name)
            self.sheets.addItem(item)
        self.sheets.setCurrentRow(0)
        self.sheets.blockSignals(False)
        several = len(sheets) > 1
        self._sheet_word.setVisible(several)
        self.sheets.setVisible(several)
        self._card.show()

    def _choose(self) -> None:
        name, _ = QFileDialog.getOpenFileName(self, "选择要导入的表格", self._folder, FILE_FILTER)
        if name:
            self.file_chosen.emit(Path(name))

    def _sheet_changed(self, row: int) -> None:
        item = self.sheets.item(row)
        if item is not None:
            self.sheet_chosen.emit(item.data(Qt.ItemDataRole.UserRole))
