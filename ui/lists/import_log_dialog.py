"""导入记录: every import with its file, columns and counts; the original opens, it can be undone (I11)."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from lawgov_desktop.errors import UserError
from lawgov_desktop.office import Office
from lawgov_desktop.storage.actions import find_action
from lawgov_desktop.storage.imports import ImportEntry, imports
from ui.lists.kept_file import KeptFiles
from ui.lists.steps_model import IMPORT_HEADINGS, StepsModel, import_step
from ui.lists.steps_table import StepsTable, fitting
from ui.lists.undoing import Undoing
from ui.widgets.icons import Icons
from ui.widgets.messages import tell
from ui.widgets.nothing_here import nothing_here

_COUNTS = (
    ("data", "数据行"), ("created", "新增"), ("updated", "更新"), ("same", "相同"), ("left_out", "没有导入"),
    ("missing", "台账里有、表里没有"),
)  # fmt: skip


class ImportLogDialog(QDialog):
    """A table of imports above, what is known of the chosen one below."""

    def __init__(
        self, office: Office, undoing: Undoing, files: KeptFiles, icons: Icons, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("导入记录")
        self.resize(fitting(self, 1000, 620))
        self._office, self._undoing, self._files, self._icons = office, undoing, files, icons
        self.table = StepsTable(StepsModel(IMPORT_HEADINGS, (5, 6), self), (3, 4), "导入记录")
        self.table.chosen.connect(self._show_entry)
        self.nothing = nothing_here("还没有导入过。在各个台账里点“导入”，可以从 Excel、WPS 表格导入。")
        self.detail = QScrollArea()
        self.detail.setWidgetResizable(True)
        self._split = QSplitter(Qt.Orientation.Vertical)
        self._split.setChildrenCollapsible(False)
        self._split.addWidget(self.table)
        self._split.addWidget(self.detail)
        self._split.setSizes([300, 260])
        self.open_button = self._button("打开原文件", "paper", self._open)
        self.undo_button = self._button("撤销这次导入", "undo", self._undo)
        close = QPushButton("关闭")
        close.setDefault(True)
        close.clicked.connect(self.accept)
        row = QHBoxLayout()
        row.addWidget(self.undo_button)
        row.addWidget(self.open_button)
        row.addStretch(1)
        row.addWidget(close)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(16, 16, 16, 16)
        whole.setSpacing(8)
        whole.addWidget(self.nothing, 1)
        whole.addWidget(self._split, 1)
        whole.addLayout(row)
        self.reload()
        self.table.setFocus()

    def _button(self, words: str, icon: str, act: object) -> QPushButton:
        button = QPushButton(words)
        button.setIcon(self._icons(icon))
        button.setAutoDefault(False)
        button.clicked.connect(act)
        return button

    def reload(self) -> None:
        """Read the log anew."""
        found = imports(self._office.store)
        self.table.show_steps([import_step(entry, self._title(entry)) for entry in found])
        self.nothing.setVisible(not found)
        self._split.setVisible(bool(found))

    def _title(self, entry: ImportEntry) -> str:
        kind = self._office.store.kinds.get(entry.kind)
        return kind.title if kind else entry.kind

    def _entry(self) -> ImportEntry | None:
        step = self.table.step()
        return step.about if step else None

    # --- the chosen one

    def _show_entry(self) -> None:
        entry = self._entry()
        self.open_button.setEnabled(entry is not None and bool(entry.details.get("original")))
        self.undo_button.setEnabled(entry is not None)
        if entry is None:
            self.detail.setWidget(QWidget())
            return
        self.undo_button.setText("重做这次导入" if entry.undone else "撤销这次导入")
        self.detail.setWidget(self._card(entry))

    def _card(self, entry: ImportEntry) -> QWidget:
        body = QWidget()
        body.setObjectName("body")
        whole = QVBoxLayout(body)
        whole.setContentsMargins(0, 0, 0, 0)
        card = QFrame()
        card.setObjectName("card")
        column = QVBoxLayout(card)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(6)
        head = QLabel(f"{entry.file_name}　→　{self._title(entry)}")
        head.setObjectName("heading")
        column.addWidget(head)
        for words in self._lines(entry):
            line = QLabel(words)
            line.setWordWrap(True)
            line.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            column.addWidget(line)
        whole.addWidget(card)
        whole.addStretch(1)
        return body

    def _lines(self, entry: ImportEntry) -> list[str]:
        counts = "　".join(f"{word} {entry.counts[name]:,}" for name, word in _COUNTS if name in entry.counts)
        rows = entry.details.get("header_rows") or []
        header = f"，表头在第 {'、'.join(map(str, rows))} 行" if rows else ""
        state = "已撤销" if entry.undone else "有效"
        lines = [
            f"{entry.at.replace('T', ' ')}　{entry.who}　{state}",
            f"工作表“{entry.sheet}”{header}",
            counts,
            "列的对应：" + "；".join(self._columns(entry)),
        ]
        original = entry.details.get("original")
        size = f"（{max(int(original.get('size') or 0) // 1024, 1):,} KB）" if original else ""
        lines.append(f"原文件：{'已留底' + size if original else '没有留底'}　内容校验 {entry.sha256[:16]}…")
        lines.append(f"导入编号 {entry.import_id}")
        return lines

    def _columns(self, entry: ImportEntry) -> list[str]:
        kind = self._office.store.kinds.get(entry.kind)
        told = []
        for heading, path in entry.mapping.items():
            if not path:
                told.append(f"{heading} 不要")
                continue
            try:
                title = kind.column(path).heading if kind else path
            except (KeyError, ValueError):
                title = path  # a field of an older version
            told.append(heading if title == heading else f"{heading} → {title}")
        return told or ["（没有）"]

    # --- what can be done with it

    def _open(self) -> None:
        entry = self._entry()
        if entry is None:
            return
        try:
            self._files.open(entry.details["original"]["sha256"], entry.file_name)
        except UserError as error:
            tell(error, self._icons, self)

    def _undo(self) -> None:
        entry = self._entry()
        if entry is None:
            return
        action = find_action(self._office.store, entry.action_id)
        if action is not None:
            self._undoing.undo_by_id(action.undone_by or action.action_id, self)
